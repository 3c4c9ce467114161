"""Reads sheets without headers: cells that hold a list of points, and columns that plainly hold statements."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise, takewhile

from innspill.letters import is_courtesy
from innspill.locate.asides import is_guiding
from innspill.locate.forms import read_cell
from innspill.locate.grid import Found, Grid
from innspill.locate.headers import is_scope_header, may_ask
from innspill.locate.known import Known
from innspill.locate.points import LIST_LINE
from innspill.model import Answer, Column, Line, Role, Scope, Table, Use
from innspill.scopes import read_scope, read_scope_value, read_title_scope

_FEWESTLIST_LINES = 2
_FEWEST_ROWS = 3
_FILLED_DOWN = (Role.PARTNER, Role.SCOPE)
"""Columns before the answers where an empty cell means «the same as above»."""
_FEWEST_WORDS = 4
_LEAST_FILLED = 0.8
_LONGEST_TOPIC = 5
_LONGEST_HEADING = 9
_FEWEST_WORDS_OF_PROSE = 7
_SURELY_PROSE = 15
"""How many words are prose also without an ending."""


def read_lists(grid: Grid) -> Found:
    """Read cells that hold a list of points; the scope is told in the cell's first line or a line above."""
    found = Found()
    scope: Scope = "unknown"
    for row, line in grid.lines.items():
        for column, text in line.items():
            if len(LIST_LINE.findall(text)) < _FEWESTLIST_LINES:
                scope = read_scope(text) if read_scope(text) != "unknown" else scope
                continue
            own = read_scope(text.partition("\n")[0])
            told = (own, scope, grid.scope_above(row))
            answer = Answer(grid.place(row, column), text, scope=next((s for s in told if s != "unknown"), "unknown"))
            found.answers.append(answer)
            found.uses[(row, column)] = Use.CHALLENGE
            found.tables.append(Table("list", row + 1))
    return found


def read_bullet_rows(grid: Grid) -> Found:
    """Read rows that each hold one point of a list, as in a letter pasted line by line; lead-ins tell the scope.

    The bullet or number may stand in a cell of its own, and the scope before the point («Eigne: for få senger»).
    """
    found = Found()
    scope: Scope = "unknown"
    for row, line in grid.lines.items():
        column, text = max(line.items())
        label, value = read_cell(text)
        if found.answers and label and label.role is Role.MEASURE and value and len(line) == 1:
            found.answers[-1] = replace(found.answers[-1], measure=value)
            found.uses[(row, column)] = Use.FIELD
            continue
        marks = [mark for index, mark in line.items() if index != column]
        head, _, tail = text.partition(":")
        if not marks and (text.endswith(":") or is_scope_header(text) or is_scope_heading(text)):
            scope = read_scope(text) if read_scope(text) != "unknown" else scope
        elif not marks and is_scope_header(head) and tail.strip() and "\n" not in text:
            _take_point(grid, found, row, column, Answer(grid.place(row, column), tail.strip(), scope=read_scope(head)))
        elif LIST_LINE.match(" ".join([*marks, text])) and "\n" not in text and len(marks) <= 1:
            _take_point(grid, found, row, column, Answer(grid.place(row, column), text, scope=scope))
    if len(found.answers) < _FEWESTLIST_LINES:
        return Found()
    found.tables.append(Table("list", min(row for row, _ in found.uses) + 1))
    return found


def is_scope_heading(text: str) -> bool:
    """Say whether a line over points tells whose matters they are («Det vi må løyse saman i helsefellesskapet»)."""
    is_heading = len(text.split()) <= _LONGEST_HEADING and text[-1].isalnum() and not LIST_LINE.match(text)
    return is_heading and read_title_scope(text) != "unknown"


def _take_point(grid: Grid, found: Found, row: int, column: int, answer: Answer) -> None:
    found.answers.append(answer)
    found.uses.update({(row, index): Use.FORM for index in grid.lines[row]})
    found.uses[(row, column)] = Use.CHALLENGE


def read_topics(grid: Grid) -> Found:
    """Read a letter in which short headings stand over paragraphs, each paragraph a statement."""
    found = Found()
    rows = list(grid.lines)
    for row, below in pairwise(rows):
        heading, text = (" ".join(grid.lines[number].values()) for number in (row, below))
        if is_topic(grid, row) and not is_courtesy(text) and len(grid.lines[below]) == 1:
            (column,) = grid.lines[below]
            found.answers.append(Answer(grid.place(below, column), text, scope=read_scope(heading)))
            found.uses[(below, column)] = Use.CHALLENGE
        elif found.answers and (label := read_cell(heading)) and label[0] and label[0].role is Role.MEASURE:
            found.answers[-1] = replace(found.answers[-1], measure=label[1])
            found.uses.update({(row, column): Use.FIELD for column in grid.lines[row]})
    if len(found.answers) < _FEWESTLIST_LINES:
        return Found()
    found.tables.append(Table("list", min(row for row, _ in found.uses) + 1))
    return found


def is_topic(grid: Grid, row: int) -> bool:
    """Say whether a paragraph is a heading of a few words over prose; in a workbook it may as well be an answer."""
    below = next((number for number in grid.lines if number > row), None)
    if not grid.sheet.are_paragraphs or below is None:
        return False
    heading, text = (" ".join(grid.lines[number].values()) for number in (row, below))
    count = len(text.split())
    is_short = len(heading.split()) <= _LONGEST_TOPIC and heading[-1].isalnum()
    return is_short and count >= _FEWEST_WORDS_OF_PROSE and (text.endswith((".", "!", "?")) or count >= _SURELY_PROSE)


def read_headerless(grid: Grid, known: Known) -> Found:
    """Read a sheet whose content makes plain which column holds statements; nothing is found where it does not.

    One column must hold texts of some length in nearly every row, and the others names of partners, scopes, themes or
    numbers. Why so strict: a letter or a page of guidance is also a column of sentences.
    """
    found = Found()
    titles = list(takewhile(lambda row: len(grid.lines[row]) == 1, grid.lines))
    rows = [row for row in grid.lines if row not in titles] or list(grid.lines)
    lines = [grid.lines[row] for row in rows]
    columns = sorted({column for line in lines for column in line})
    statements = [column for column in columns if holds_statements([line.get(column, "") for line in lines])]
    others = {column: _role(lines, column, known) for column in columns if column not in statements}
    others.update(_topics(grid, rows, others))
    if len(lines) < _FEWEST_ROWS or not statements:
        return found
    answer_column = max(statements, key=lambda column: sum(len(line.get(column, "")) for line in lines))
    beside = [column for column in columns if column != answer_column and others.get(column) is None]
    is_told = any(role is not None for role in others.values())
    if len(beside) > 1 or (beside and (beside[0] < answer_column or not is_told)):
        return found
    others.update(dict.fromkeys(beside, Role.MEASURE))
    leading = {column: role for column, role in others.items() if role in _FILLED_DOWN and column < answer_column}
    above: dict[Role, str] = {}
    for row, line in zip(rows, lines, strict=True):
        if len(line) == 1 and is_courtesy(*line.values()):
            found.uses[(row, answer_column)] = Use.FORM
            continue
        told = {role: line[column] for column, role in others.items() if role and column in line}
        above.update({role: line[column] for column, role in leading.items() if column in line})
        told = {**above, **told}
        found.uses.update({(row, column): Use.FIELD for column in line})
        if answer_column in line:
            found.uses[(row, answer_column)] = Use.CHALLENGE
            scope = read_scope_value(told.get(Role.SCOPE, ""))
            found.answers.append(
                Answer(
                    grid.place(row, answer_column),
                    line[answer_column],
                    scope=scope if scope != "unknown" else grid.scope_above(rows[0]),
                    partner=told.get(Role.PARTNER),
                    measure=told.get(Role.MEASURE),
                    own_theme=told.get(Role.THEME),
                )
            )
    roles = {**others, answer_column: Role.CHALLENGE}
    found.tables.append(Table("list", rows[0] + 1, tuple(Column(column, "", roles[column], 70) for column in columns)))
    return found


def _topics(grid: Grid, rows: Sequence[int], others: dict[int, Role | None]) -> dict[int, Role | None]:
    """Take the first column for topics where a title or the sheet's name asks, and all rows begin with a few words."""
    first = min(others, default=-1)
    titles = [grid.sheet.name, *grid.titles_above(min(rows, default=0))]
    is_asked = may_ask(titles) or read_scope(grid.sheet.name) != "unknown"
    if others.get(first) is not None or not is_asked:
        return {}
    texts = [grid.lines[row].get(first, "") for row in rows]
    is_brief = all(0 < len(text.split()) <= _LONGEST_TOPIC and not text.endswith((":", "?", ".")) for text in texts)
    return {first: Role.THEME} if is_brief else {}


def holds_statements(texts: Sequence[str]) -> bool:
    """Say whether nearly all texts of a column are statements, and few of them guidance; empty texts count too."""
    long = [text for text in texts if len(text.split()) >= _FEWEST_WORDS]
    guiding = [text for text in long if is_guiding(text)]
    return len(long) >= max(_FEWEST_ROWS, _LEAST_FILLED * len(texts)) and 3 * len(guiding) <= len(texts)


def _role(lines: Sequence[Line], column: int, known: Known) -> Role | None:
    texts = [line[column] for line in lines if column in line]
    if all(text.strip(".)").isdigit() for text in texts):
        return Role.NUMBER
    for role, holds in (
        (Role.PARTNER, known.is_partner),
        (Role.THEME, known.is_theme),
        (Role.SCOPE, lambda text: read_scope_value(text) != "unknown" and len(text.split()) <= _LONGEST_TOPIC - 1),
    ):
        if 2 * sum(map(holds, texts)) > len(texts):
            return role
    return None
