"""Save workbooks so that the same data gives the same bytes."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

SAVED = datetime(2023, 9, 29, 12, 0, 0)
STAMPS = re.compile(rb"(<(?:dcterms:modified|meta:creation-date|dc:date)[^>]*>)[^<]*(<)")

BODY_SIZE = 11
HEADER_HEIGHT = 32
LINE_HEIGHT = 15
WRAP = Alignment(wrap_text=True, vertical="top")
LEFT = Alignment(horizontal="left", vertical="top")
THIN = Side(style="thin", color="BFBFBF")
GRID = Border(left=THIN, right=THIN, top=THIN, bottom=THIN)


def settle(data: bytes) -> bytes:
    """Give a zip-based office file fixed dates, inside and out; the order of its parts is kept."""
    result = io.BytesIO()
    stamp = SAVED.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(result, "w") as new:
        for part in old.infolist():
            info = zipfile.ZipInfo(part.filename, SAVED.timetuple()[:6])
            info.compress_type = part.compress_type
            info.external_attr = 0o644 << 16
            info.create_system = 3
            new.writestr(info, STAMPS.sub(rb"\g<1>" + stamp + rb"\g<2>", old.read(part)))
    return result.getvalue()


def workbook_bytes(workbook: Workbook) -> bytes:
    """Return a workbook as the bytes of an xlsx file."""
    workbook.properties.creator = "Oppdiktet avsender"
    workbook.properties.created = SAVED
    buffer = io.BytesIO()
    workbook.save(buffer)
    return settle(buffer.getvalue())


def save(workbook: Workbook, path: Path) -> None:
    """Write a workbook to an xlsx file, with rows as high as their text needs."""
    for sheet in workbook.worksheets:
        fit_rows(sheet)
    path.write_bytes(workbook_bytes(workbook))


def fit_rows(sheet: Worksheet) -> None:
    """Set the height of every row that has none from the number of lines that its widest text takes."""
    across = {area.coord.split(":")[0] for area in sheet.merged_cells.ranges if area.min_col < area.max_col}
    for cells in sheet.iter_rows():
        lines = 1
        for cell in cells:
            wraps = isinstance(cell.value, str) and cell.alignment.wrap_text and cell.coordinate not in across
            if wraps:
                width = sheet.column_dimensions[cell.column_letter].width
                lines = max(lines, sum(1 + int(len(line) / width) for line in str(cell.value).split("\n")))
        row = sheet.row_dimensions[cells[0].row]
        row.height = row.height or lines * LINE_HEIGHT + 1


def first_sheet(workbook: Workbook, title: str) -> Worksheet:
    """Return the sheet that a new workbook already has, renamed."""
    sheet = workbook.active
    if not isinstance(sheet, Worksheet):
        raise TypeError("a new workbook has a worksheet")
    sheet.title = title
    return sheet


def set_widths(sheet: Worksheet, widths: Sequence[int]) -> None:
    """Set the column widths from A and on, and let the table be printed on one page across."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    for letter, width in zip("ABCDEFGHIJKL", widths, strict=False):
        sheet.column_dimensions[letter].width = width


def write_title(sheet: Worksheet, row: int, text: str, *, last: str, size: int = 14) -> None:
    """Write a title in a cell that is merged across the table."""
    sheet.merge_cells(f"A{row}:{last}{row}")
    cell = sheet[f"A{row}"]
    cell.value = text
    cell.font = Font(bold=size > BODY_SIZE, size=size)
    sheet.row_dimensions[row].height = size * 1.5
    cell.alignment = WRAP


def write_header(sheet: Worksheet, row: int, headers: Sequence[str], colour: str = "DDEBF7") -> None:
    """Write the header of a table, bold on a coloured ground."""
    for column, header in enumerate(headers, start=1):
        cell = sheet.cell(row, column, header)
        cell.font = Font(bold=True)
        cell.fill = PatternFill("solid", fgColor=colour)
        cell.alignment = WRAP
        cell.border = GRID
    sheet.row_dimensions[row].height = HEADER_HEIGHT


def write_row(sheet: Worksheet, row: int, values: Sequence[str | int | None]) -> None:
    """Write one row of a table, with wrapped text and thin borders."""
    for column, value in enumerate(values, start=1):
        cell = sheet.cell(row, column, value or None)
        cell.alignment = LEFT if isinstance(value, int) else WRAP
        cell.border = GRID
