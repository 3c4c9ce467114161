"""Statements in, small tables with known addresses out, saved in the formats that partners use."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, fields
from datetime import datetime
from pathlib import Path

import xlwt
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P
from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from saving import WRAP, save, settle

Value = str | int | datetime | None


@dataclass(frozen=True)
class Statement:
    """One row of a data file: what was said, by whom, and how a careful reader labels it.

    `written` is the name the partner went by in its answer, `partner` the one in the register.
    """

    file: str
    written: str
    partner: str
    partner_type: str
    scope: str
    text: str
    measure: str
    priority: str
    occasion: str
    theme: str
    secondary: str
    like: str
    excluded: str


@dataclass
class Grid:
    """A sheet: rows of values, the header row, and the row and column of every statement, from 1."""

    name: str
    rows: list[list[Value]]
    header: int = 0
    places: list[tuple[Statement, int, int]] = field(default_factory=list)


def load(path: Path) -> dict[str, list[Statement]]:
    """Read a data file and gather its statements by the file they are to be written in."""
    with path.open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
    wanted = [column.name for column in fields(Statement)]
    if header != wanted:
        raise ValueError(f"{path.name}: expected the columns {wanted}, found {header}")
    files: dict[str, list[Statement]] = {}
    for row in rows:
        files.setdefault(row[0], []).append(Statement(*row))
    return files


def one_row_each(
    name: str,
    statements: Sequence[Statement],
    columns: Mapping[str, str],
    *,
    top: Sequence[Sequence[Value]] = (),
    scopes: Mapping[str, str] | None = None,
) -> Grid:
    """Lay out one row per statement. `columns` maps a header to a field of the statement, or to "number"."""
    grid = Grid(name, [*(list(row) for row in top), list(columns)], header=len(top) + 1)
    text_column = list(columns.values()).index("text") + 1
    for number, statement in enumerate(statements, start=1):
        words = {**asdict(statement), "scope": (scopes or {}).get(statement.scope, "")}
        values: list[Value] = [number if name == "number" else tidy(words[name]) for name in columns.values()]
        grid.rows.append(values)
        grid.places.append((statement, len(grid.rows), text_column))
    return grid


def one_row_per_partner(
    name: str,
    statements: Sequence[Statement],
    headers: Sequence[str],
    scopes: Sequence[str],
    *,
    mark: str = "",
    top: Sequence[Sequence[Value]] = (),
) -> Grid:
    """Lay out one row per partner and one column per scope; several statements in a cell become a list.

    `mark` stands before each item of a list of two or more, with {} for its number.
    """
    grid = Grid(name, [*(list(row) for row in top), list(headers)], header=len(top) + 1)
    for written in dict.fromkeys(statement.written for statement in statements):
        row: list[Value] = [written]
        for column, scope in enumerate(scopes, start=2):
            items = [one for one in statements if (one.written, one.scope) == (written, scope)]
            marks = [mark.format(number) for number in range(1, len(items) + 1)] if len(items) > 1 else [""]
            row.append("\n".join(sign + one.text for sign, one in zip(marks, items, strict=False)) or None)
            grid.places += [(one, len(grid.rows) + 1, column) for one in items]
        grid.rows.append(row)
    return grid


def tidy(text: str) -> Value:
    """Return a number for digits, nothing for the empty text, else the text."""
    return int(text) if text.isdigit() else text or None


def save_xlsx(path: Path, grids: Sequence[Grid], widths: Sequence[int]) -> None:
    """Write an xlsx workbook with one sheet per grid."""
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    for grid in grids:
        sheet = workbook.create_sheet(grid.name)
        for row, values in enumerate(grid.rows, start=1):
            for column, value in enumerate(values, start=1):
                cell = sheet.cell(row, column, value)
                if row >= grid.header:
                    cell.alignment = WRAP
                cell.font = Font(bold=row == grid.header or (row == 1 and grid.header > 1))
        for column, width in enumerate(widths, start=1):
            sheet.column_dimensions[get_column_letter(column)].width = width
    save(workbook, path)


def save_csv(path: Path, grid: Grid, encoding: str) -> None:
    """Write a grid as Excel in the Nordic countries does: semicolons, and quotes only where needed."""
    buffer = io.StringIO()
    csv.writer(buffer, delimiter=";", lineterminator="\r\n").writerows(grid.rows)
    path.write_bytes(buffer.getvalue().encode(encoding))


def save_ods(path: Path, grid: Grid) -> None:
    """Write a grid as an OpenDocument spreadsheet."""
    document = OpenDocumentSpreadsheet()
    table = Table(name=grid.name)
    for values in grid.rows:
        row = TableRow()
        for value in values:
            cell = TableCell(valuetype="string") if value is not None else TableCell()
            if value is not None:
                cell.addElement(P(text=str(value)))
            row.addElement(cell)
        table.addElement(row)
    document.spreadsheet.addElement(table)
    buffer = io.BytesIO()
    document.write(buffer)
    path.write_bytes(settle(buffer.getvalue()))


def save_xls(path: Path, grid: Grid) -> None:
    """Write a grid as a workbook in the format of Excel 97-2003."""
    workbook = xlwt.Workbook(encoding="utf-8")
    sheet = workbook.add_sheet(grid.name)
    for row, values in enumerate(grid.rows):
        for column, value in enumerate(values):
            sheet.write(row, column, value)
    workbook.save(str(path))


def key_rows(file: str, grid: Grid) -> list[list[str]]:
    """Return the lines of the answer key for one grid. A csv file has no sheet."""
    sheet = "" if file.endswith(".csv") else grid.name
    return [
        [
            file, sheet, f"{get_column_letter(column)}{row}", one.partner, one.partner_type, one.scope,
            one.text, one.measure, one.priority, one.occasion, one.theme, one.secondary, one.like,
            one.excluded,
        ]
        for one, row, column in grid.places
    ]  # fmt: skip


def file_table(headers: Sequence[str], shapes: Mapping[str, str], files: Mapping[str, Sequence[Statement]]) -> str:
    """Return a Markdown table of the files: name, shape, and how many challenges there are in each."""
    lines = ["| " + " | ".join(headers) + " |", "|---|---|--:|"]
    for file, shape in shapes.items():
        lines.append(f"| `{file}` | {shape} | {sum(not one.excluded for one in files[file])} |")
    return "\n".join(lines)
