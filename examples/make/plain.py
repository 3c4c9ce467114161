"""Answers outside xlsx: an old xls, an ods, and three kinds of delimited text."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path

import xlwt
from odf.opendocument import OpenDocumentSpreadsheet
from odf.style import Style, TableColumnProperties, TextProperties
from odf.table import Table, TableCell, TableColumn, TableRow
from odf.text import P
from records import Placed, Statement
from saving import settle


def build_xls(path: Path, statements: Sequence[Statement]) -> list[Placed]:
    """Write Osterøy's table with a scope column as a genuine xls file (BIFF8)."""
    scopes = {"own": "Kommunen", "common": "Helsefellesskapet"}
    workbook = xlwt.Workbook(encoding="utf-8")
    sheet = workbook.add_sheet("Innspel")
    bold, wrap = xlwt.easyxf("font: bold on"), xlwt.easyxf("align: wrap on, vert top")
    sheet.write_merge(0, 0, 0, 2, "Innspel til strategien, helse og omsorg", bold)
    for column, (header, width) in enumerate((("Kven gjeld det?", 22), ("Utfordring", 75), ("Tiltak", 40))):
        sheet.write(2, column, header, bold)
        sheet.col(column).width = width * 256
    placed = []
    for row, statement in enumerate(statements, start=3):
        for column, text in enumerate((scopes[statement.scope], statement.text, statement.measure)):
            if text:
                sheet.write(row, column, text, wrap)
        placed.append(Placed("Innspel", f"B{row + 1}", "Osterøy kommune", statement))
    workbook.save(str(path))
    return placed


def build_ods(path: Path, statements: Sequence[Statement]) -> list[Placed]:
    """Write Austevoll's table as an OpenDocument spreadsheet."""
    scopes = {"own": "Eigen kommune", "common": "Felles"}
    document = OpenDocumentSpreadsheet()
    bold = Style(name="Overskrift", family="table-cell")
    bold.addElement(TextProperties(fontweight="bold"))
    document.automaticstyles.addElement(bold)
    table = Table(name="Ark1")
    for number, width in enumerate(("4cm", "16cm", "10cm")):
        style = Style(name=f"kolonne{number}", family="table-column")
        style.addElement(TableColumnProperties(columnwidth=width))
        document.automaticstyles.addElement(style)
        table.addElement(TableColumn(stylename=style))
    rows = [("Gjeld", "Utfordring", "Forslag til tiltak")]
    rows += [(scopes[statement.scope], statement.text, statement.measure) for statement in statements]
    for number, texts in enumerate(rows):
        line = TableRow()
        for text in texts:
            style = {"stylename": bold} if number == 0 else {}
            cell = TableCell(valuetype="string", **style) if text else TableCell()
            if text:
                cell.addElement(P(text=text))
            line.addElement(cell)
        table.addElement(line)
    document.spreadsheet.addElement(table)
    buffer = io.BytesIO()
    document.write(buffer)
    path.write_bytes(settle(buffer.getvalue()))
    numbered = enumerate(statements, start=2)
    return [Placed("Ark1", f"B{row}", "Austevoll kommune", statement) for row, statement in numbered]


def _write_text(path: Path, rows: Sequence[Sequence[str]], delimiter: str, encoding: str) -> None:
    """Write delimited text with the line ends that Windows uses."""
    buffer = io.StringIO()
    csv.writer(buffer, delimiter=delimiter, lineterminator="\r\n").writerows(rows)
    path.write_bytes(buffer.getvalue().encode(encoding))


def build_csv_utf8(path: Path, statements: Sequence[Statement]) -> list[Placed]:
    """Write Øygarden's answer as «CSV UTF-8»: byte order mark and semicolons; only the file name says who."""
    scopes = {"own": "Oss", "common": "Helsefellesskapet"}
    rows = [("Gjeld", "Utfordring", "Tiltak", "Prioritet")]
    rows += [(scopes[item.scope], item.text, item.measure, item.priority) for item in statements]
    _write_text(path, rows, ";", "utf-8-sig")
    return [Placed("", f"B{line}", "Øygarden kommune", item) for line, item in enumerate(statements, start=2)]


def build_csv_windows(path: Path, statements: Sequence[Statement]) -> list[Placed]:
    """Write Kvam's answer as plain CSV from Excel: Windows-1252 and semicolons, the sender in a column."""
    scopes = {"own": "Eiga verksemd", "common": "Helsefellesskapet"}
    rows = [("Kommune/herad", "Verksemd eller fellesskap", "Utfordring", "Framlegg til tiltak")]
    rows += [("Kvam herad", scopes[item.scope], item.text, item.measure) for item in statements]
    _write_text(path, rows, ";", "cp1252")
    return [Placed("", f"C{line}", "Kvam herad", item) for line, item in enumerate(statements, start=2)]


def build_tabbed(path: Path, statements: Sequence[Statement]) -> list[Placed]:
    """Write two neighbours' answers in one tab separated file, a column for each scope."""
    rows = [("Kommune", "Utfordringar for kommunen", "Utfordringar for helsefellesskapet", "Tiltak")]
    placed = []
    for line, item in enumerate(statements, start=2):
        own, common = (item.text, "") if item.scope == "own" else ("", item.text)
        rows.append((item.block, own, common, item.measure))
        column = "B" if own else "C"
        placed.append(Placed("", f"{column}{line}", f"{item.block} kommune", item))
    _write_text(path, rows, "\t", "utf-8")
    return placed
