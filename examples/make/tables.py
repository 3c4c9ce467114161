"""Workbooks that partners laid out themselves: titles, merged cells, several sheets, a cell of bullets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.worksheet import Worksheet
from records import Placed, Statement, by_block
from saving import WRAP, first_sheet, save, set_widths, write_header, write_row, write_title

MERGED = Alignment(wrap_text=True, vertical="center")


def _sheet(workbook: Workbook, title: str) -> Worksheet:
    """Return the unused first sheet of a workbook, or a new one."""
    if workbook.sheetnames == ["Sheet"]:
        return first_sheet(workbook, title)
    return workbook.create_sheet(title)


def _split_block(statements: Sequence[Statement]) -> dict[str, list[Statement]]:
    """Take the sheet from the front of each block (`sheet:rest`) and gather by it."""
    sheets: dict[str, list[Statement]] = {}
    for statement in statements:
        name, _, rest = statement.block.partition(":")
        sheets.setdefault(name, []).append(replace(statement, block=rest))
    return sheets


def _merge_runs(sheet: Worksheet, column: str, first: int, values: Sequence[str]) -> None:
    """Merge the cells of a column wherever the same value runs down over several rows."""
    row = first
    for _, run in groupby(values):
        last = row + len(list(run)) - 1
        if last > row:
            sheet.merge_cells(f"{column}{row}:{column}{last}")
        sheet[f"{column}{row}"].alignment = MERGED
        row = last + 1


def build_two_columns(path: Path, statements: Sequence[Statement]) -> list[Placed]:
    """Write Askøy's table: a column for own challenges and one for common ones; the file name says who."""
    workbook = Workbook()
    sheet = first_sheet(workbook, "Ark1")
    headers = ("Område", "Våre egne utfordringer", "Utfordringer for helsefellesskapet")
    write_title(sheet, 1, "Strategiske utfordringer", last="C")
    write_title(sheet, 2, "Behandlet i ledermøtet 12.09.2023", last="C", size=11)
    write_header(sheet, 4, headers, "E2EFDA")
    placed = []
    for row, (area, cells) in enumerate(by_block(statements).items(), start=5):
        text = {statement.scope: statement.text for statement in cells}
        write_row(sheet, row, [area, text.get("own"), text.get("common")])
        for statement in cells:
            column = {"own": "B", "common": "C"}[statement.scope]
            placed.append(Placed(sheet.title, f"{column}{row}", "Askøy kommune", statement))
    set_widths(sheet, (28, 60, 60))
    workbook.create_sheet("Ark2")
    save(workbook, path)
    return placed


def build_old_municipalities(path: Path, statements: Sequence[Statement]) -> list[Placed]:
    """Write Bjørnafjorden's workbook: a sheet for each scope, old municipality and area merged downwards."""
    workbook = Workbook()
    placed = []
    for name, rows in _split_block(statements).items():
        sheet = _sheet(workbook, name)
        write_title(sheet, 1, f"Innspel til helsefellesskapet – {name.lower()}", last="D", size=15)
        write_title(sheet, 2, "Samla av stab helse og velferd etter møte i einingane", last="D", size=11)
        write_header(sheet, 4, ("Tidl. kommune", "Område", "Utfordring", "Framlegg til løysing"), "FFF2CC")
        for row, statement in enumerate(rows, start=5):
            old, _, area = statement.block.partition(":")
            write_row(sheet, row, [old, area, statement.text, statement.measure])
            placed.append(Placed(name, f"C{row}", "Bjørnafjorden kommune", statement))
        _merge_runs(sheet, "A", 5, [statement.block.partition(":")[0] for statement in rows])
        _merge_runs(sheet, "B", 5, [statement.block for statement in rows])
        set_widths(sheet, (16, 22, 68, 40))
    note = workbook.create_sheet("Notat")
    note["A1"] = "Notat om saksgangen"
    note["A2"] = "Leiargruppa går gjennom lista i oktober. Formannskapet får saka til orientering."
    save(workbook, path)
    return placed


def build_hospital(path: Path, statements: Sequence[Statement]) -> list[Placed]:
    """Write Helse Bergen's workbook: a sheet for each area, unit and scope merged downwards."""
    scopes = {"own": "Eige føretak", "common": "Helsefellesskapet"}
    status = "Status per 27.09.2023. Radene er ikkje sette i prioritert rekkjefølgje."
    workbook = Workbook()
    placed = []
    for name, rows in _split_block(statements).items():
        sheet = _sheet(workbook, name)
        write_title(sheet, 1, "Samla innspel til strategi for helsefellesskapet", last="D", size=16)
        write_title(sheet, 2, status, last="D", size=11)
        write_header(sheet, 4, ("Klinikk/eining", "Gjeld", "Utfordring", "Forslag til løysing"))
        for row, statement in enumerate(rows, start=5):
            scope = scopes[statement.scope]
            write_row(sheet, row, [statement.block, scope, statement.text, statement.measure])
            placed.append(Placed(name, f"C{row}", "Helse Bergen HF", statement))
        _merge_runs(sheet, "A", 5, [statement.block for statement in rows])
        _merge_runs(sheet, "B", 5, [statement.block + statement.scope for statement in rows])
        set_widths(sheet, (26, 20, 75, 40))
    save(workbook, path)
    return placed


COMMITTEE_HEADERS = {
    "nb": ("Nr", "Utfordring", "Gjelder", "Forslag til tiltak", "Kom fram i"),
    "nn": ("Nr", "Utfordring", "Gjeld", "Framlegg til tiltak", "Kom fram i"),
}
COMMITTEE_TITLES = {"nb": "Innspill samlet inn i høst", "nn": "Innspel samla inn i haust"}
COMMITTEE_SCOPES = {
    "nb": {"own": "Utvalget selv", "common": "Helsefellesskapet", "unknown": ""},
    "nn": {"own": "Utvalet sjølv", "common": "Helsefellesskapet", "unknown": ""},
}


def build_area_committees(path: Path, statements: Sequence[Statement]) -> list[Placed]:
    """Write the workbook of the four områdeutval: the sheet says who, the last column how it came."""
    workbook = Workbook()
    placed = []
    for name, rows in by_block(statements).items():
        language = "nb" if "Bergen" in name else "nn"
        sheet = _sheet(workbook, name)
        write_title(sheet, 1, COMMITTEE_TITLES[language], last="E")
        write_header(sheet, 3, COMMITTEE_HEADERS[language], "FCE4D6")
        for row, statement in enumerate(rows, start=4):
            scope = COMMITTEE_SCOPES[language][statement.scope]
            values = [row - 3, statement.text, scope, statement.measure, statement.occasion]
            write_row(sheet, row, values)
            partner = name.replace("OU", "Områdeutvalg")
            placed.append(Placed(name, f"B{row}", partner, statement))
        set_widths(sheet, (5, 70, 20, 38, 22))
    save(workbook, path)
    return placed


def build_doctors(path: Path, statements: Sequence[Statement]) -> list[Placed]:
    """Write the GPs' workbook: header in the first row, and only the sheet names say who speaks."""
    scopes = {"own": "Fastlegene", "common": "Alle parter"}
    workbook = Workbook()
    placed = []
    for name, rows in by_block(statements).items():
        sheet = _sheet(workbook, name)
        write_header(sheet, 1, ("Hvem gjelder det?", "Hva er utfordringen?", "Hva foreslår dere?"), "EDEDED")
        for row, statement in enumerate(rows, start=2):
            write_row(sheet, row, [scopes[statement.scope], statement.text, statement.measure])
            placed.append(Placed(name, f"B{row}", "Fastleger", statement))
        sheet.auto_filter.ref = f"A1:C{len(rows) + 1}"
        set_widths(sheet, (20, 80, 45))
    save(workbook, path)
    return placed


def build_one_cell(path: Path, statements: Sequence[Statement]) -> list[Placed]:
    """Write Vaksdal's answer: everything as bullets in one cell, under a line that leads in."""
    workbook = Workbook()
    sheet = first_sheet(workbook, "Ark1")
    sheet["A1"] = "Innspel til strategi"
    sheet["A1"].font = Font(bold=True, size=13)
    lead = "Leiargruppa har drøfta saka, og dette er det vi meiner er viktigast:"
    sheet["A3"] = "\n".join([lead, *(f"• {statement.text}" for statement in statements)])
    sheet["A3"].alignment = WRAP
    sheet["A5"] = "Med helsing rådmannen i Vaksdal kommune"
    sheet.column_dimensions["A"].width = 110
    save(workbook, path)
    return [Placed(sheet.title, "A3", "Vaksdal kommune", statement) for statement in statements]
