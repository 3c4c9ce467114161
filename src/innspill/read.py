"""Reads a source into sheets of text, whatever its ending says, and never fails on what a file holds."""

from __future__ import annotations

import csv
import datetime as dt
import io
import zipfile
import zlib
from collections.abc import Iterable, Sequence
from typing import Any

from innspill.model import Place, Problem, Sheet, Source, Workbook
from innspill.text import clean

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_PART = "EncryptedPackage".encode("utf-16-le")
_WORD_PART = "WordDocument".encode("utf-16-le")
_DELIMITERS = ";\t,|"
_TEXT_ENDINGS = (".csv", ".tsv", ".txt")

_ASK_AGAIN = "Be partneren lagre filen på nytt i Excel som .xlsx og sende den igjen."
_REASONS = {
    "encrypted": ("Filen er beskyttet med passord og kan ikke leses.", "Be om filen uten passord."),
    "corrupt": ("Filen er skadet og kan ikke leses.", _ASK_AGAIN),
    "empty": ("Filen er tom.", "Be partneren sende filen på nytt."),
    "bomb": ("Filen blir urimelig stor når den pakkes ut, og er ikke lest.", _ASK_AGAIN),
}


class _UnreadableError(Exception):
    """The content cannot be used; carries the code, and a message where the code alone says too little."""

    def __init__(self, code: str, message: str | None = None, advice: str | None = None) -> None:
        standard = _REASONS.get(code, ("", _ASK_AGAIN))
        super().__init__(code)
        self.code = code
        self.message = message or standard[0]
        self.advice = advice or standard[1]


def read_workbook(source: Source, *, max_expanded: int) -> Workbook:
    """Give the sheets of a source as text, or the problem that explains why there are none.

    Args:
        source: The file; what it is, is decided by its first bytes and only then by its ending.
        max_expanded: Archives that unpack to more than this, in bytes, are refused.
    """
    try:
        content = source.path.read_bytes()
        sheets = _read(content, source.path.suffix.lower(), max_expanded)
    except OSError as error:
        problem = Problem("unreadable", Place(source.file), f"Filen kan ikke leses: {error.strerror}.")
        return Workbook(source, problems=(problem,))
    except _UnreadableError as fault:
        problem = Problem(fault.code, Place(source.file), fault.message, fault.advice)
        return Workbook(source, problems=(problem,))
    if not any(sheet.count for sheet in sheets):
        problem = Problem("empty", Place(source.file), "Ingen av arkene i filen har innhold.", _REASONS["empty"][1])
        return Workbook(source, sheets, (problem,))
    return Workbook(source, sheets)


def _read(content: bytes, ending: str, max_expanded: int) -> tuple[Sheet, ...]:
    if not content.strip():
        raise _UnreadableError("empty")
    if content.startswith(b"PK\x03\x04"):
        _check_archive(content, max_expanded)
        return _read_with_calamine(content)
    if content.startswith(_OLE):
        _check_ole(content)
        return _read_with_calamine(content)
    if content.startswith(b"%PDF"):
        raise _UnreadableError("not_a_spreadsheet", "Filen er en PDF med feil etternavn.", "Be om svaret som regneark.")
    if content[:512].lstrip(b"\xef\xbb\xbf \r\n\t").lower().startswith((b"<html", b"<!doctype", b"<table", b"<?xml")):
        raise _UnreadableError(
            "not_a_spreadsheet",
            "Filen er en nettside eller XML med et annet etternavn.",
            "Åpne den i Excel, lagre som .xlsx og legg den inn på nytt.",
        )
    if ending not in _TEXT_ENDINGS:
        raise _UnreadableError("corrupt")
    return _read_text(content, ending)


def _check_archive(content: bytes, max_expanded: int) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise _UnreadableError("corrupt") from error
    if sum(part.file_size for part in parts) > max_expanded:
        raise _UnreadableError("bomb")
    if any(part.flag_bits & 1 for part in parts):
        raise _UnreadableError("encrypted")
    names = {part.filename for part in parts}
    if "word/document.xml" in names:
        raise _UnreadableError(
            "not_a_spreadsheet", "Filen er et Word-dokument med feil etternavn.", "Be om svaret som regneark."
        )


def _check_ole(content: bytes) -> None:
    if _ENCRYPTED_PART in content:
        raise _UnreadableError("encrypted")
    if _WORD_PART in content:
        raise _UnreadableError("not_a_spreadsheet", "Filen er et gammelt Word-dokument.", "Be om svaret som regneark.")


def _read_with_calamine(content: bytes) -> tuple[Sheet, ...]:
    from python_calamine import (  # noqa: PLC0415 - only needed for workbooks
        CalamineError,
        CalamineWorkbook,
        PasswordError,
        SheetTypeEnum,
        SheetVisibleEnum,
    )

    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
        sheets = []
        for number, about in enumerate(workbook.sheets_metadata):
            if about.typ != SheetTypeEnum.WorkSheet:
                continue
            sheet = workbook.get_sheet_by_index(number)
            top, left = sheet.start or (0, 0)
            merged = tuple((*start, *end) for start, end in sheet.merged_cell_ranges or ())
            is_hidden = about.visible != SheetVisibleEnum.Visible
            rows = _shown_rows(sheet.to_python(skip_empty_area=True))
            sheets.append(Sheet(about.name, rows, top, left, merged, hidden=is_hidden))
    except PasswordError as error:
        raise _UnreadableError("encrypted") from error
    except (CalamineError, OSError, ValueError, zlib.error) as error:
        raise _UnreadableError("corrupt") from error
    return tuple(sheets)


def _shown_rows(rows: Iterable[Sequence[Any]]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(_shown(value) if value != "" else "" for value in row) for row in rows)


def _shown(value: Any) -> str:  # noqa: PLR0911 - one per kind of value
    """Give a cell's value as Excel in Norway shows it: decimal comma, dd.mm.yyyy."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, bool):
        return "SANN" if value else "USANN"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value).replace(".", ",")
    if isinstance(value, dt.datetime):
        return value.strftime("%d.%m.%Y %H:%M")
    if isinstance(value, dt.date):
        return value.strftime("%d.%m.%Y")
    if isinstance(value, dt.time):
        return value.strftime("%H:%M")
    return str(value)


def _read_text(content: bytes, ending: str) -> tuple[Sheet, ...]:
    text = _decode(content)
    if "\0" in text:
        raise _UnreadableError("corrupt")
    text, delimiter = _delimiter(text, ending)
    csv.field_size_limit(len(text) + 1)
    records = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    rows = tuple(tuple(clean(value) for value in record) for record in records)
    width = max((len(row) for row in rows), default=0)
    padded = tuple(row + ("",) * (width - len(row)) for row in rows)
    return (Sheet("", padded, is_named=False),)


def _decode(content: bytes) -> str:
    """Decode by byte order mark, else strict UTF-8, else Windows-1252.

    Why: detectors read Norwegian Windows-1252 as Central European; three fixed steps never do.
    """
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _delimiter(text: str, ending: str) -> tuple[str, str]:
    """Give the text without a ``sep=`` line, and the delimiter: the one that parts most lines alike."""
    first, _, rest = text.partition("\n")
    if first.strip().lower().startswith("sep=") and len(first.strip()) == len("sep=;"):
        return "\n" + rest, first.strip()[-1]
    candidates = "\t" + _DELIMITERS if ending in (".tsv", ".txt") else _DELIMITERS
    sample = text[:20_000]
    best = max(candidates, key=lambda mark: (_evenness(sample, mark), -candidates.index(mark)))
    return text, best


def _evenness(sample: str, delimiter: str) -> int:
    """Count the lines that the delimiter parts into the commonest number of fields above one."""
    try:
        widths = [len(row) for row in csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter) if row]
    except csv.Error:
        return 0
    parted = [width for width in widths if width > 1]
    return max((parted.count(width) for width in set(parted)), default=0)
