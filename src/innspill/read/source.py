"""Decides by the first bytes of a file what it is, and has it read."""

from __future__ import annotations

import re

from innspill.model import Place, Problem, Sheet, Source, Workbook
from innspill.read.documents import read_document
from innspill.read.faults import ASK_FOR_SPREADSHEET, REASONS, UnreadableError
from innspill.read.markup import read_markup
from innspill.read.package import check_package
from innspill.read.repair import repair_sheet
from innspill.read.texts import decode, read_text
from innspill.read.workbooks import read_ole, read_package

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_START = 2000
_MARKUP = re.compile(rb"^(?:\xef\xbb\xbf)?\s*<(?:html|!doctype|table|\?xml|meta|head|!--)", re.IGNORECASE)
_TEXT_ENDINGS = (".csv", ".tsv", ".txt")


def read_workbook(source: Source, *, max_expanded: int, encoding: str | None = None) -> Workbook:
    """Give the sheets of a source as text, and the problems that explain what could not be read.

    Args:
        source: The file; what it is, is decided by its first bytes and only then by its ending.
        max_expanded: Archives that unpack to more than this, in bytes, are refused.
        encoding: How a text file is encoded, where the user says so.
    """
    try:
        content = source.path.read_bytes()
        sheets, problems, properties = _read(content, source, max_expanded, encoding)
        repaired = [repair_sheet(source.file, sheet) for sheet in sheets]
    except OSError as error:
        problem = Problem("unreadable", Place(source.file), f"Filen kan ikke leses: {error.strerror}.")
        return Workbook(source, problems=(problem,))
    except UnreadableError as fault:
        problem = Problem(fault.code, Place(source.file), fault.message, fault.advice)
        return Workbook(source, problems=(problem,))
    sheets = tuple(sheet for sheet, _ in repaired)
    problems += tuple(problem for _, told in repaired for problem in told)
    if not any(sheet.lines for sheet in sheets) and not problems:
        problems = (Problem("empty", Place(source.file), "Ingen av arkene i filen har innhold.", REASONS["empty"][1]),)
    return Workbook(source, sheets, problems, properties)


def _read(
    content: bytes, source: Source, max_expanded: int, encoding: str | None
) -> tuple[tuple[Sheet, ...], tuple[Problem, ...], tuple[str, ...]]:
    ending = source.path.suffix.lower()
    if not content.strip():
        raise UnreadableError("empty")
    if content.startswith(b"PK\x03\x04"):
        package = check_package(content, max_expanded)
        if package.is_document:
            return read_document(content), (), package.properties
        return *read_package(content, package, source.file), package.properties
    if content.startswith(_OLE):
        return read_ole(content), (), ()
    if content.startswith(b"%PDF"):
        raise UnreadableError("not_a_spreadsheet", "Filen er en PDF med feil etternavn.", ASK_FOR_SPREADSHEET)
    if _MARKUP.search(content[:_START]):
        return (_read_markup(content),), (), ()
    if ending not in _TEXT_ENDINGS:
        raise UnreadableError("corrupt")
    return (read_text(content, encoding, is_prose=ending == ".txt"),), (), ()


def _read_markup(content: bytes) -> Sheet:
    sheet = read_markup(decode(content))
    if not sheet.lines:
        raise UnreadableError(
            "not_a_spreadsheet", "Filen er en nettside eller XML uten tabell.", "Åpne den i Excel og lagre som .xlsx."
        )
    return sheet
