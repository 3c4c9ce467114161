"""Reads workbooks: with calamine, and with openpyxl those where a few cells stand very far out."""

from __future__ import annotations

import datetime as dt
import io
import os
import re
import sys
import warnings
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from innspill.model import Line, Place, Problem, Sheet
from innspill.read.faults import ASK_FOR_SPREADSHEET, UnreadableError
from innspill.read.package import Package
from innspill.text import clean

_ENCRYPTED_PART = "EncryptedPackage".encode("utf-16-le")
_FILE_PASSWORD = re.compile(rb"\x09\x08\x10\x00\x00\x06\x05\x00.{12,40}?\x2f\x00[\x04\x06\x36\xc8]\x00", re.DOTALL)
"""The record that an xls with a password has straight after its beginning ([MS-XLS] 2.4.117)."""
_LONGEST_SHOWN = 200
"""How much of a note is shown, in letters."""
_LONGEST_REPEATED = 40
"""Texts longer than this, in letters, are seldom the same as another."""
_WORD_PART = "WordDocument".encode("utf-16-le")


def read_package(content: bytes, package: Package, file: str) -> tuple[tuple[Sheet, ...], tuple[Problem, ...]]:
    """Read a zipped workbook (xlsx, xlsm, xlsb, ods); cells that hold an error, and notes on cells, are told.

    Raises:
        UnreadableError: The content is damaged, or needs a password.
    """
    sheets = tuple(
        replace(
            sheet,
            hidden_rows=package.hidden_rows.get(sheet.name, frozenset()),
            hidden_columns=package.hidden_columns.get(sheet.name, frozenset()),
            is_filtered=sheet.name in package.filtered,
            error_cells=len(package.errors.get(sheet.name, ())),
        )
        for sheet in (_read_sparse(content) if package.is_far_flung else _read_with_calamine(content))
    )
    problems = tuple(
        Problem(
            "error_value",
            Place(file, sheet, cell),
            "Cellen har en feilverdi, som #REF!, i stedet for tekst.",
            "Be partneren rette formelen, eller skrive inn teksten.",
        )
        for sheet, cells in package.errors.items()
        for cell in cells
    )
    return sheets, (*problems, *_notes(package, file))


def _notes(package: Package, file: str) -> Iterator[Problem]:
    for sheet, notes in package.notes.items():
        for cell, text in notes.items():
            yield Problem(
                "note",
                Place(file, sheet, cell),
                f"Cellen har en merknad som ikke er lest som innspill: «{' '.join(text.split())[:_LONGEST_SHOWN]}».",
                "Er det en utfordring, skriver du den i en celle.",
            )


def read_ole(content: bytes) -> tuple[Sheet, ...]:
    """Read an old workbook (xls).

    Raises:
        UnreadableError: The content is damaged, needs a password, or is a Word document.
    """
    if _ENCRYPTED_PART in content:
        raise UnreadableError("encrypted")
    if _WORD_PART in content:
        raise UnreadableError("not_a_spreadsheet", "Filen er et gammelt Word-dokument.", ASK_FOR_SPREADSHEET)
    if _FILE_PASSWORD.search(content):
        raise UnreadableError("encrypted")
    return _read_with_calamine(content)


def _read_with_calamine(content: bytes) -> tuple[Sheet, ...]:
    from python_calamine import (  # noqa: PLC0415 - only needed for workbooks
        CalamineError,
        CalamineWorkbook,
        PasswordError,
        SheetTypeEnum,
        SheetVisibleEnum,
    )

    sheets = []
    try:
        with _no_panic():
            workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
            for number, about in enumerate(workbook.sheets_metadata):
                if about.typ != SheetTypeEnum.WorkSheet:
                    continue
                sheet = workbook.get_sheet_by_index(number)
                left = sheet.start[1] if sheet.start else 0
                merged = tuple((*start, *end) for start, end in sheet.merged_cell_ranges or ())
                is_hidden = about.visible != SheetVisibleEnum.Visible
                lines = _lines(sheet.iter_rows(), left)
                sheets.append(Sheet(about.name, lines, merged, hidden=is_hidden))
    except PasswordError as error:
        raise UnreadableError("encrypted") from error
    except (CalamineError, OSError, ValueError, zlib.error) as error:
        raise UnreadableError("corrupt") from error
    return tuple(sheets)


@contextmanager
def _no_panic() -> Iterator[None]:
    """Turn a panic of calamine into damaged content, and keep what Rust prints of it from the user.

    Why by name and descriptor: the exception's class is not public, and Rust writes past Python's stderr.
    """
    sys.stderr.flush()
    kept = os.dup(2)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
    try:
        yield
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        raise UnreadableError("corrupt") from error
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(nowhere)


class _Shown(dict[Any, str]):
    """How values are shown; short texts are remembered, because they are the ones that repeat."""

    def __missing__(self, value: Any) -> str:
        if type(value) is not str:
            return _shown(value)
        text = clean(value)
        if len(value) <= _LONGEST_REPEATED:
            self[value] = text
        return text


def _lines(rows: Iterable[Iterable[Any]], left: int) -> dict[int, Line]:
    """Give the texts of the cells that hold anything, from rows that begin at ``left``."""
    shown = _Shown({"": ""})
    lines = {}
    for number, row in enumerate(rows):
        line = {column: text for column, value in enumerate(row, left) if (text := shown[value])}
        if line:
            lines[number] = line
    return lines


def _read_sparse(content: bytes) -> tuple[Sheet, ...]:
    """Read cell by cell. Why: calamine asks for the whole rectangle, hundreds of GB for one cell at XFD1048576."""
    from openpyxl import load_workbook  # noqa: PLC0415 - slow to import, and seldom needed

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl warns of missing styles, which do not matter here
            workbook = load_workbook(io.BytesIO(content), data_only=True)
    except (KeyError, ValueError, TypeError, OSError, SyntaxError, zlib.error) as error:
        raise UnreadableError("corrupt") from error
    sheets = []
    for sheet in workbook.worksheets:
        lines: dict[int, Line] = {}
        for (row, column), cell in sorted(sheet._cells.items()):
            if cell.value is not None and cell.data_type != "e" and (text := _shown(cell.value)):
                lines.setdefault(row - 1, {})[column - 1] = text
        merged = tuple((r.min_row - 1, r.min_col - 1, r.max_row - 1, r.max_col - 1) for r in sheet.merged_cells.ranges)
        sheets.append(Sheet(sheet.title, lines, merged, hidden=sheet.sheet_state != "visible"))
    return tuple(sheets)


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
