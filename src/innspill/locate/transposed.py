"""Reads tables that lie on their side: the fields stand downwards, and each challenge has a column of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from innspill.locate.grid import Found, Grid
from innspill.locate.header_rows import sure_label
from innspill.locate.known import Known
from innspill.model import Answer, Column, Line, Role, Scope, Table, Use
from innspill.scopes import read_codes, read_scope, read_scope_value

_FEWEST_CHALLENGES = 2
_FIELDS = (Role.SCOPE, Role.MEASURE, Role.PRIORITY, Role.THEME, Role.PARTNER, Role.OCCASION)
_OTHERS = (Role.NUMBER, Role.CONTACT, Role.TIME, Role.COMMENT, Role.AREA)
_LONGEST_CODE = 8


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of such a table: what its first cell says that it holds, and the cells beside it."""

    number: int
    role: Role
    scope: Scope
    ordinal: int | None
    values: Line


def find_transposed(grid: Grid, known: Known) -> list[list[int]]:
    """Give the rows of each table on its side: of one, or of several with empty rows between them."""
    whole = _find_one(grid, known)
    if whole:
        return [whole]
    blocks: list[dict[int, Line]] = []
    previous = None
    for row, line in grid.lines.items():
        if previous is None or row > previous + 1:
            blocks.append({})
        blocks[-1][row] = line
        previous = row
    parts = [replace(grid, sheet=replace(grid.sheet, lines=lines)) for lines in blocks] if len(blocks) > 1 else []
    return [rows for part in parts if (rows := _find_one(part, known))]


def _find_one(grid: Grid, known: Known) -> list[int]:
    """Give the rows of a table on its side, or none.

    It has one or several rows that ask for challenges, each for its own kind, and something that tells that the columns
    belong together: fields of the same columns, two kinds of challenges, or names of partners or themes over them.
    """
    rows = _rows(grid)
    asking = [row for row in rows if row.role is Role.CHALLENGE and row.values]
    kinds = {(row.scope, row.ordinal) for row in asking}
    answers = [(column, text) for row in asking for column, text in row.values.items()]
    columns = {column for column, _ in answers}
    if len(kinds) < len(asking) or len(columns) < _FEWEST_CHALLENGES:
        return []
    if _is_asked_above(grid, asking[0].number, columns):
        return []
    if 2 * sum(sure_label(text) is not None for _, text in answers) > len(answers):
        return []  # «Utfordring | Tiltak | Prioritet» heads a table that stands upright
    fields = [row for row in rows if row.role in _FIELDS and row.values.keys() & columns]
    others = [row for row in rows if row.role in _OTHERS and row.values.keys() & columns]
    top = _names_over(grid, asking[0].number, columns, known)
    shared = len(answers) > len(columns)
    if not fields and top is None and not shared:
        return []
    found = sorted(row.number for row in (*asking, *fields, *others))
    between = [row for row in grid.lines if found[0] <= row <= found[-1]]
    if between != found:
        return []
    return found if top is None or top in found else [top, *found]


def read_transposed(grid: Grid, numbers: list[int], known: Known) -> Found:
    """Read each column as one challenge with its fields, or as one for each row that asks."""
    found = Found()
    rows = [row for row in _rows(grid) if row.number in numbers]
    asking = [row for row in rows if row.role is Role.CHALLENGE]
    columns = {column for row in asking for column in row.values}
    top = _names_over(grid, asking[0].number, columns, known)
    names = grid.lines[top] if top is not None else {}
    for number in numbers:
        found.uses.update({(number, column): Use.FIELD for column in grid.lines[number]})
    for row in rows:
        found.uses[(row.number, min(grid.lines[row.number]))] = Use.FORM
    measures = _measures(rows, asking)
    told = {role: _joined([row.values for row in rows if row.role is role]) for role in _FIELDS}
    codes = read_codes([text for line in grid.lines.values() for text in line.values()])
    title_scope = grid.scope_above(numbers[0], known)
    for row in asking:
        for column, text in row.values.items():
            found.uses[(row.number, column)] = Use.CHALLENGE
            name = names.get(column, "")
            value = told[Role.SCOPE].get(column, "")
            in_column = codes.get(value.casefold(), read_scope_value(value))
            found.answers.append(
                Answer(
                    grid.place(row.number, column),
                    text,
                    scope=next((s for s in (in_column, row.scope, title_scope) if s != "unknown"), "unknown"),
                    partner=told[Role.PARTNER].get(column) or (name if known.is_partner(name) else None),
                    measure=measures[row.number].get(column),
                    priority=told[Role.PRIORITY].get(column),
                    own_theme=told[Role.THEME].get(column) or (None if known.is_partner(name) else name or None),
                    occasion=told[Role.OCCASION].get(column),
                )
            )
    label = grid.lines[asking[0].number]
    header = Column(min(label), label[min(label)], Role.CHALLENGE, 90)
    found.tables.append(Table("form", numbers[0] + 1, (header,)))
    return found


def _rows(grid: Grid) -> list[_Row]:
    rows = []
    edge = min((min(line) for line in grid.lines.values()), default=0)
    for number, line in grid.lines.items():
        first = min(line)
        if first != edge:
            continue  # its labels all stand in the first column
        values = {column: text for column, text in line.items() if column != first}
        label = sure_label(line[first])
        role = label.role if label else _role_of(list(values.values()))
        if role is Role.CHALLENGE and values and all(len(text) <= _LONGEST_CODE for text in values.values()):
            role = Role.NUMBER  # «Utfordring nr.»
        if role is not None:
            scope = read_scope(line[first]) if label else "unknown"
            rows.append(_Row(number, role, scope, label.number if label else None, values))
    return rows


def _role_of(texts: Sequence[str]) -> Role | None:
    """Say what a row holds whose label was not understood: scopes, or numbers and codes."""
    if len(texts) < _FEWEST_CHALLENGES:
        return None
    if all(read_scope_value(text) != "unknown" for text in texts):
        return Role.SCOPE
    return Role.NUMBER if all(len(text) <= _LONGEST_CODE for text in texts) else None


def _is_asked_above(grid: Grid, row: int, columns: set[int]) -> bool:
    """Say whether some row above asks over the columns, own or common; then the rows only tell what answers it."""
    above = [line[column] for number, line in grid.lines.items() if number < row for column in columns & line.keys()]
    labels = [label for text in above if (label := sure_label(text)) is not None]
    return any(label.role is Role.CHALLENGE and label.scope != "unknown" for label in labels)


def _names_over(grid: Grid, row: int, columns: set[int], known: Known) -> int | None:
    """Give the row straight above that has names of partners or themes over the columns, if there is one."""
    above = max((number for number in grid.lines if number < row), default=None)
    if above is None or not columns <= grid.lines[above].keys():
        return None
    names = [text for column, text in grid.lines[above].items() if column in columns]
    is_named = all(map(known.is_partner, names)) or any(map(known.is_theme, names))
    return above if is_named else None


def _measures(rows: Sequence[_Row], asking: Sequence[_Row]) -> dict[int, Line]:
    """Give each row that asks the measures meant for it: by number and scope where told, else those below it."""
    given: dict[int, list[Line]] = {row.number: [] for row in asking}
    for row in rows:
        if row.role is Role.MEASURE:
            fitting = [other for other in asking if row.ordinal is None or other.ordinal == row.ordinal] or asking
            scoped = [other for other in fitting if row.scope != "unknown" and other.scope == row.scope] or fitting
            above = [other for other in scoped if other.number < row.number]
            given[(above or scoped)[-1 if above else 0].number].append(row.values)
    return {number: _joined(lines) for number, lines in given.items()}


def _joined(lines: Sequence[Line]) -> Line:
    """Put rows of the same field together, column by column."""
    joined: Line = {}
    for line in lines:
        for column, text in line.items():
            joined[column] = f"{joined[column]}\n{text}" if column in joined else text
    return joined
