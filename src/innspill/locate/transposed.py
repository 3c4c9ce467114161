"""Reads tables that lie on their side: the fields stand downwards, and each challenge has a column of its own."""

from __future__ import annotations

from dataclasses import replace

from innspill.locate.grid import Found, Grid
from innspill.locate.header_rows import sure_label
from innspill.model import Answer, Column, Line, Role, Scope, Table, Use
from innspill.scopes import read_scope_value

_FEWEST_CHALLENGES = 2
_FIELDS = (Role.SCOPE, Role.MEASURE, Role.PRIORITY, Role.THEME, Role.PARTNER, Role.OCCASION)


def find_transposed(grid: Grid) -> list[int]:
    """Give the rows of a table on its side, or none: one label for challenges, and fields for the same columns."""
    labelled = {row: label for row, line in grid.lines.items() if (label := sure_label(line[min(line)]))}
    asking = [row for row, label in labelled.items() if label.role is Role.CHALLENGE and len(grid.lines[row]) > 1]
    numbers = [labelled[row].number for row in asking]
    if not asking or (len(asking) > 1 and (None in numbers or len(set(numbers)) < len(numbers))):
        return []
    answers = {column: text for row in asking for column, text in _values(grid.lines[row]).items()}
    fields = [
        row
        for row, label in labelled.items()
        if label.role in _FIELDS and _values(grid.lines[row]).keys() & answers.keys()
    ]
    if len(answers) < _FEWEST_CHALLENGES or not fields:
        return []
    others = [
        row
        for row, label in labelled.items()
        if label.role in (Role.NUMBER, Role.CONTACT, Role.TIME) and _values(grid.lines[row]).keys() & answers.keys()
    ]
    if 2 * sum(sure_label(text) is not None for text in answers.values()) > len(answers):
        return []  # «Utfordring | Tiltak | Prioritet» heads a table that stands upright
    rows = sorted([*asking, *fields, *others])
    between = [row for row in grid.lines if rows[0] <= row <= rows[-1]]
    return rows if all(row in labelled for row in between) else []


def read_transposed(grid: Grid, rows: list[int]) -> Found:
    """Read each column as one challenge with its fields."""
    found = Found()
    by_role: dict[Role, Line] = {}
    measures: dict[int | None, Line] = {}
    for row in rows:
        line = grid.lines[row]
        label = sure_label(line[min(line)])
        if label is None:
            continue
        found.uses[(row, min(line))] = Use.FORM
        use = Use.CHALLENGE if label.role is Role.CHALLENGE else Use.FIELD
        found.uses.update({(row, column): use for column in _values(line)})
        if label.role is Role.MEASURE:
            measures[label.number] = _joined(measures.get(label.number, {}), _values(line))
        by_role[label.role] = _joined(by_role.get(label.role, {}), _values(line))
    for row in rows:
        label = sure_label(grid.lines[row][min(grid.lines[row])])
        if label and label.role is Role.CHALLENGE:
            told = {**by_role, Role.MEASURE: measures.get(label.number) or measures.get(None, {})}
            found.answers += [
                _answer(grid, row, column, text, {role: line[column] for role, line in told.items() if column in line})
                for column, text in _values(grid.lines[row]).items()
            ]
            found.answers[-len(_values(grid.lines[row])) :] = [
                replace(answer, scope=_first_told(answer.scope, label.scope, grid.scope_above(rows[0])))
                for answer in found.answers[-len(_values(grid.lines[row])) :]
            ]
    asking = next(row for row in rows if (label := sure_label(_label(grid, row))) and label.role is Role.CHALLENGE)
    header = Column(min(grid.lines[asking]), _label(grid, asking), Role.CHALLENGE, 90)
    found.tables.append(Table("form", rows[0] + 1, (header,)))
    return found


def _answer(grid: Grid, row: int, column: int, text: str, told: dict[Role, str]) -> Answer:
    return Answer(
        grid.place(row, column),
        text,
        scope=read_scope_value(told.get(Role.SCOPE, "")),
        partner=told.get(Role.PARTNER),
        measure=told.get(Role.MEASURE),
        priority=told.get(Role.PRIORITY),
        own_theme=told.get(Role.THEME),
        occasion=told.get(Role.OCCASION),
    )


def _label(grid: Grid, row: int) -> str:
    line = grid.lines[row]
    return line[min(line)]


def _first_told(*scopes: Scope) -> Scope:
    return next((scope for scope in scopes if scope != "unknown"), "unknown")


def _joined(first: Line, second: Line) -> Line:
    """Put two rows of the same field together, column by column."""
    return {
        column: "\n".join(filter(None, (first.get(column), second.get(column))))
        for column in sorted(first.keys() | second.keys())
    }


def _values(line: Line) -> Line:
    first = min(line)
    return {column: text for column, text in line.items() if column != first}
