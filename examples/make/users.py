"""The workbook of the user representatives: three councils, three habits."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Font
from records import Placed, Statement, by_block
from saving import WRAP, first_sheet, save, set_widths, write_header, write_row, write_title

PARTNER = "Brukerrepresentanter"


def build_users(path: Path, statements: Sequence[Statement]) -> list[Placed]:
    """Write one sheet for each council."""
    councils = by_block(statements)
    workbook = Workbook()
    placed = _user_council(workbook, councils["Brukarutvalet"])
    placed += _youth_council(workbook, councils["Ungdomsrådet"])
    placed += _senior_councils(workbook, councils["Eldreråda"])
    save(workbook, path)
    return placed


def _user_council(workbook: Workbook, statements: Sequence[Statement]) -> list[Placed]:
    """Write a table with a scope column in everyday words."""
    sheet = first_sheet(workbook, "Brukarutvalet")
    write_title(sheet, 1, "Kva meiner brukarutvalet?", last="D")
    write_header(sheet, 3, ("Nr", "Kva er utfordringa?", "Kven gjeld det?", "Forslag"))
    placed = []
    for row, statement in enumerate(statements, start=4):
        scope = {"own": "Oss sjølve", "common": "Heile helsefellesskapet"}[statement.scope]
        write_row(sheet, row, [row - 3, statement.text, scope, statement.measure])
        placed.append(Placed(sheet.title, f"B{row}", PARTNER, statement))
    set_widths(sheet, (5, 80, 24, 36))
    return placed


def _youth_council(workbook: Workbook, statements: Sequence[Statement]) -> list[Placed]:
    """Write two cells side by side, each with a list of bullets."""
    sheet = workbook.create_sheet("Ungdomsrådet")
    placed = []
    sheet["A1"] = "Ungdomsrådet i Helse Bergen"
    sheet["A1"].font = Font(bold=True, size=13)
    headings = {"own": ("A", "Utfordringer for oss"), "common": ("B", "Utfordringer for helsefellesskapet")}
    for scope, (column, heading) in headings.items():
        chosen = [statement for statement in statements if statement.scope == scope]
        sheet[f"{column}3"] = heading
        sheet[f"{column}3"].font = Font(bold=True)
        sheet[f"{column}4"] = "\n".join(f"- {statement.text}" for statement in chosen)
        sheet[f"{column}4"].alignment = WRAP
        placed += [Placed(sheet.title, f"{column}4", PARTNER, statement) for statement in chosen]
    set_widths(sheet, (65, 65))
    return placed


def _senior_councils(workbook: Workbook, statements: Sequence[Statement]) -> list[Placed]:
    """Write a table where the numbers stand in the text itself."""
    sheet = workbook.create_sheet("Eldreråda")
    sheet["A1"] = "Fra eldrerådene i Bergen og kommunene rundt"
    write_header(sheet, 2, ("Hva er utfordringen?", "For hvem?"), "FFF2CC")
    placed = []
    for number, statement in enumerate(statements, start=1):
        scope = {"own": "Oss eldre", "common": "Helsefellesskapet"}[statement.scope]
        write_row(sheet, number + 2, [f"{number}. {statement.text}", scope])
        placed.append(Placed(sheet.title, f"A{number + 2}", PARTNER, statement))
    set_widths(sheet, (90, 22))
    return placed
