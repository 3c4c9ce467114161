"""Reads sheets where each question stands alone on its row, with its answers in the rows below."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from innspill.letters import is_courtesy, is_greeting
from innspill.locate.forms import read_cell
from innspill.locate.grid import Found, Grid
from innspill.locate.header_rows import sure_label
from innspill.locate.headers import Label, is_form_ending
from innspill.model import Answer, Column, Role, Table, Use
from innspill.scopes import read_scope


def holds_questions(grid: Grid) -> bool:
    """Say whether a lone cell asks for challenges and has an answer straight below it."""
    return any(
        label is not None and label.role is Role.CHALLENGE and sure_label(grid.lines[below].get(index, "")) is None
        for row, below in pairwise(grid.lines)
        for index, label in [_lone_label(grid, row)]
        if index in grid.lines[below]
    )


def read_questions(grid: Grid) -> tuple[Found, set[int]]:
    """Read questions and the answers below them; give what was found and the rows that were taken."""
    found = Found()
    taken: set[int] = set()
    column, label = -1, None
    previous = -1
    for row, line in grid.lines.items():
        index, asked = _lone_label(grid, row)
        own, value = read_cell(line[index]) if index >= 0 else (None, "")
        if own and value and own.role in (Role.MEASURE, Role.PARTNER, Role.PARTNER_TYPE):
            _take(grid, row, index, own, found, value)
            taken.add(row)
            previous = row
            continue
        is_first = label is None
        if asked and not (
            is_first and asked.role not in (Role.CHALLENGE, Role.PARTNER, Role.PARTNER_TYPE, Role.CONTACT)
        ):
            column, label = index, asked
            found.uses[(row, index)] = Use.FORM
            if asked.role is Role.CHALLENGE:
                header = Column(index, line[index], asked.role, asked.sure, asked.scope)
                found.tables.append(Table("list", row + 1, (header,)))
            taken.add(row)
        elif len(line) == 1 and is_greeting(*line.values()):
            label = None
        elif label and set(line) == {column}:
            if (
                line[column].endswith(":")
                or is_courtesy(line[column])
                or (row > previous + 1 and is_form_ending(line[column]))
            ):
                found.uses[(row, column)] = Use.FORM
            else:
                _take(grid, row, column, label, found, line[column])
            taken.add(row)
        previous = row
    return found, taken


def _lone_label(grid: Grid, row: int) -> tuple[int, Label | None]:
    line = grid.lines[row]
    if len(line) != 1:
        return -1, None
    ((index, text),) = line.items()
    return index, sure_label(text)


def _take(grid: Grid, row: int, column: int, label: Label, found: Found, text: str) -> None:
    found.uses[(row, column)] = Use.FIELD
    if label.role is Role.CHALLENGE:
        scope = label.scope if label.scope != "unknown" else read_scope(grid.sheet.name)
        found.answers.append(Answer(grid.place(row, column), text, scope=scope))
        found.uses[(row, column)] = Use.CHALLENGE
    elif label.role is Role.MEASURE and found.answers:
        earlier = found.answers[-1].measure
        found.answers[-1] = replace(found.answers[-1], measure=f"{earlier}\n{text}" if earlier else text)
    elif label.role is Role.PARTNER:
        found.partner = found.partner or text
    elif label.role is Role.PARTNER_TYPE:
        found.partner_type = found.partner_type or text
