"""Reads tables that lie on their side: the fields stand downwards, and each challenge has a column of its own."""

from __future__ import annotations

from innspill.locate.grid import Found, Grid
from innspill.locate.header_rows import sure_label
from innspill.model import Answer, Column, Line, Role, Table, Use
from innspill.scopes import read_scope, read_scope_value

_FEWEST_CHALLENGES = 2
_FIELDS = (Role.SCOPE, Role.MEASURE, Role.PRIORITY, Role.THEME, Role.PARTNER, Role.OCCASION)


def find_transposed(grid: Grid) -> list[int]:
    """Give the rows of a table on its side, or none: one label for challenges, and fields for the same columns."""
    labelled = {row: label for row, line in grid.lines.items() if (label := sure_label(line[min(line)]))}
    asking = [row for row, label in labelled.items() if label.role is Role.CHALLENGE and len(grid.lines[row]) > 1]
    if len(asking) != 1:
        return []
    answers = _values(grid.lines[asking[0]])
    fields = [
        row
        for row, label in labelled.items()
        if label.role in _FIELDS and _values(grid.lines[row]).keys() & answers.keys()
    ]
    if len(answers) < _FEWEST_CHALLENGES or not fields:
        return []
    numbers = [
        row
        for row, label in labelled.items()
        if label.role is Role.NUMBER and _values(grid.lines[row]).keys() == answers.keys()
    ]
    rows = sorted([*asking, *fields, *numbers])
    between = [row for row in grid.lines if rows[0] <= row <= rows[-1]]
    return rows if all(row in labelled for row in between) else []


def read_transposed(grid: Grid, rows: list[int]) -> Found:
    """Read each column as one challenge with its fields."""
    found = Found()
    by_role: dict[Role, Line] = {}
    for row in rows:
        line = grid.lines[row]
        label = sure_label(line[min(line)])
        if label is None:
            continue
        found.uses[(row, min(line))] = Use.FORM
        use = Use.CHALLENGE if label.role is Role.CHALLENGE else Use.FIELD
        found.uses.update({(row, column): use for column in _values(line)})
        by_role.setdefault(label.role, _values(line))
    asking = next(row for row in rows if _is_asking(grid, row))
    for column, text in by_role[Role.CHALLENGE].items():
        told = {role: line[column] for role, line in by_role.items() if column in line}
        scope = read_scope_value(told.get(Role.SCOPE, ""))
        found.answers.append(
            Answer(
                grid.place(asking, column),
                text,
                scope=scope if scope != "unknown" else read_scope(grid.sheet.name),
                partner=told.get(Role.PARTNER),
                measure=told.get(Role.MEASURE),
                priority=told.get(Role.PRIORITY),
                own_theme=told.get(Role.THEME),
                occasion=told.get(Role.OCCASION),
            )
        )
    first = min(grid.lines[asking])
    header = Column(first, grid.lines[asking][first], Role.CHALLENGE, 90)
    found.tables.append(Table("form", rows[0] + 1, (header,)))
    return found


def _is_asking(grid: Grid, row: int) -> bool:
    label = sure_label(grid.lines[row][min(grid.lines[row])])
    return label is not None and label.role is Role.CHALLENGE


def _values(line: Line) -> Line:
    first = min(line)
    return {column: text for column, text in line.items() if column != first}
