"""Decides how one sheet is to be read: tables first, then forms, then lone questions, then lists in cells."""

from __future__ import annotations

import re

from innspill.locate.forms import holds_a_form, read_labelled
from innspill.locate.grid import Found, Grid
from innspill.locate.headers import is_guidance, read_scope
from innspill.locate.tables import Header, find_headers, find_questions, read_tables
from innspill.model import Answer, Problem, Reading, Scope, Sheet, Table, Use

_LIST_LINE = re.compile(r"^\s*(?:[•◦‣▪■●○–*·-]|\d{1,2}[.)])\s+\S", re.MULTILINE)
_FEWEST_LIST_LINES = 2


def locate_answers(file: str, sheet: Sheet) -> Reading:
    """Give the answers of a sheet, and a use for every non-empty cell of it.

    Args:
        file: The name of the file, for the places.
        sheet: Its texts.
    """
    grid = Grid(file, sheet)
    if _holds_guidance(grid):
        return _reading(grid, Found(uses=dict.fromkeys(_cells(grid), Use.FORM)))
    headers = find_headers(grid)
    if headers:
        return _reading(grid, *_read_with_tables(grid, headers))
    if holds_a_form(grid):
        return _reading(grid, read_labelled(grid, list(grid.lines), with_challenges=True))
    questions = find_questions(grid)
    if questions:
        return _reading(grid, *_read_with_tables(grid, questions))
    return _reading(grid, *_read_lists(grid))


def _holds_guidance(grid: Grid) -> bool:
    first = next((text for line in grid.lines.values() for text in line.values()), "")
    return is_guidance(grid.sheet.name) or is_guidance(first)


def _read_with_tables(grid: Grid, headers: list[Header]) -> tuple[Found, Found]:
    in_tables, taken = read_tables(grid, headers)
    above = [row for row in grid.lines if row not in taken]
    return in_tables, read_labelled(grid, above, with_challenges=False)


def _read_lists(grid: Grid) -> tuple[Found, Found]:
    """Read cells that hold a list of points; without any, the whole sheet is told as not understood."""
    lists = Found()
    scope: Scope = "unknown"
    for row, line in grid.lines.items():
        for column, text in line.items():
            if len(_LIST_LINE.findall(text)) < _FEWEST_LIST_LINES:
                scope = read_scope(text) if read_scope(text) != "unknown" else scope
                continue
            own = read_scope(text.partition("\n")[0])
            lists.answers.append(Answer(grid.place(row, column), text, scope=own if own != "unknown" else scope))
            lists.uses[(row, column)] = Use.CHALLENGE
            lists.tables.append(Table("list", row + 1))
    if lists.answers:
        rest = [row for row, line in grid.lines.items() if any((row, column) not in lists.uses for column in line)]
        return lists, _without(read_labelled(grid, rest, with_challenges=False), lists)
    fields = read_labelled(grid, list(grid.lines), with_challenges=False)
    return _not_understood(grid, fields), Found()


def _without(labelled: Found, lists: Found) -> Found:
    labelled.uses = {cell: use for cell, use in labelled.uses.items() if cell not in lists.uses}
    return labelled


def _not_understood(grid: Grid, fields: Found) -> Found:
    unused = [cell for cell, use in fields.uses.items() if use is Use.FORM and cell not in _label_cells(fields)]
    if unused:
        row, column = unused[0]
        text = " ".join(grid.lines[row][column].split())[:60]
        count = "1 tekst" if len(unused) == 1 else f"{len(unused)} tekster"
        fields.uses.update(dict.fromkeys(unused, Use.PROBLEM))
        fields.problems.append(
            Problem(
                "no_challenge_column",
                grid.sheet_place(),
                f"Fant ingen kolonne eller noe felt for utfordringer; {count} er ikke brukt, for eksempel «{text}».",
                "Gi kolonnen med utfordringer overskriften «Utfordring».",
            )
        )
    return fields


def _label_cells(fields: Found) -> set[tuple[int, int]]:
    """Give the labels that have their answer on the same row."""
    answered = {row for (row, _), use in fields.uses.items() if use is Use.FIELD}
    return {cell for cell, use in fields.uses.items() if use is Use.FORM and cell[0] in answered}


def _cells(grid: Grid) -> list[tuple[int, int]]:
    return [(row, column) for row, line in grid.lines.items() for column in line]


def _reading(grid: Grid, *parts: Found) -> Reading:
    return Reading(
        sheet=grid.sheet.name,
        tables=tuple(table for part in parts for table in part.tables),
        answers=tuple(answer for part in parts for answer in part.answers),
        titles=tuple(title for part in parts for title in part.titles),
        partner=next((part.partner for part in parts if part.partner), None),
        partner_type=next((part.partner_type for part in parts if part.partner_type), None),
        occasion=next((part.occasion for part in parts if part.occasion), None),
        uses={cell: use for part in parts for cell, use in part.uses.items()},
        problems=tuple(problem for part in parts for problem in part.problems),
    )
