"""Finds tables by what their header row says, and reads the rows below."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from innspill.locate.grid import Found, Grid
from innspill.locate.headers import (
    HEADER_CUTOFF,
    Label,
    is_form_ending,
    may_ask,
    read_label,
    read_scope,
    read_scope_value,
)
from innspill.model import Answer, Column, Line, Problem, Role, Scope, Table, Use

_LONGEST_UNKNOWN_HEADER = 60
_ROWS_WITH_SLIPS = 40
"""How many of the first rows are searched also for misspelt headers; further down only rows that plainly ask."""
_FILLED_DOWN = (Role.PARTNER, Role.PARTNER_TYPE)
"""Columns where an empty cell means «the same as above»; elsewhere empty means not answered."""
_LOST_WITHOUT_CHALLENGE = (Role.MEASURE, Role.COMMENT)


@dataclass(frozen=True, slots=True)
class Header:
    """A header row: its number (from 0), and what each of its columns was taken for."""

    row: int
    columns: tuple[Column, ...]

    def having(self, *roles: Role) -> list[Column]:
        """Give the columns of these roles, from left to right."""
        return [column for column in self.columns if column.role in roles]


def find_headers(grid: Grid) -> list[Header]:
    """Give the rows that head a table with a column for challenges and at least one more."""
    headers: list[Header] = []
    rows = list(grid.lines)
    for number, row in enumerate(rows):
        line = grid.lines[row]
        if len(line) == 1 or not (may_ask(line.values()) or (not headers and number < _ROWS_WITH_SLIPS)):
            continue
        below = grid.lines[rows[number + 1]] if number + 1 < len(rows) else {}
        header = _read_header_row(row, line, below, is_first=not headers)
        if header:
            headers.append(header)
    return headers


def find_questions(grid: Grid) -> list[Header]:
    """Give the lone cells that ask for challenges and have their answers below them."""
    headers = []
    rows = list(grid.lines)
    for row, next_row in pairwise(rows):
        if len(grid.lines[row]) != 1:
            continue
        ((index, text),) = grid.lines[row].items()
        label = _sure_label(text)
        below = grid.lines[next_row].get(index)
        if label and label.role is Role.CHALLENGE and below and not _sure_label(below):
            headers.append(Header(row, (_column(index, text, label),)))
    return headers


def _read_header_row(row: int, line: Line, below: Line, *, is_first: bool) -> Header | None:
    labels = {index: _sure_label(text) for index, text in line.items()}
    challenges = [index for index, label in labels.items() if label and label.role is Role.CHALLENGE]
    if not challenges:
        return None
    known = sum(1 for label in labels.values() if label)
    unknown = [line[index] for index, label in labels.items() if not label]
    if known == 1 and not (is_first and _heads_a_column(challenges[0], line, unknown, below)):
        return None
    if known * 2 < len(line) and any(len(text) > _LONGEST_UNKNOWN_HEADER for text in unknown):
        return None
    return Header(row, tuple(_column(index, text, labels[index]) for index, text in line.items()))


def _heads_a_column(index: int, line: Line, unknown: list[str], below: Line) -> bool:
    """Tell a header from a label with its answer beside it: no colon or number, short neighbours, an answer below."""
    label, text = _sure_label(line[index]), below.get(index)
    is_label = line[index].rstrip().endswith(":") or (label is not None and label.number is not None)
    is_answered = text is not None and not is_form_ending(text) and not _sure_label(text)
    return is_answered and not is_label and all(len(other) <= _LONGEST_UNKNOWN_HEADER for other in unknown)


def _sure_label(text: str) -> Label | None:
    label = read_label(text)
    return label if label and label.sure >= HEADER_CUTOFF else None


def _column(index: int, text: str, label: Label | None) -> Column:
    if label is None:
        return Column(index, text, None)
    return Column(index, text, label.role, label.sure, label.scope)


def read_tables(grid: Grid, headers: list[Header]) -> tuple[Found, set[int]]:
    """Read the rows below each header; give what was found and the rows that belong to tables."""
    found = Found()
    covered = grid.covered_by_merge()
    taken: set[int] = set()
    ends = [header.row for header in headers[1:]] + [max(grid.lines, default=0) + 1]
    for header, end in zip(headers, ends, strict=True):
        rows = [row for row in grid.lines if header.row < row < end]
        reader = _TableReader(grid, header, covered, found)
        reader.read(rows)
        taken.update(rows, [header.row])
    return found, taken


class _TableReader:
    """Reads one table row by row, remembering the section and the values that go on downwards."""

    def __init__(self, grid: Grid, header: Header, covered: dict[tuple[int, int], str], found: Found) -> None:
        self.grid = grid
        self.header = header
        self.covered = covered
        self.found = found
        self.challenges = header.having(Role.CHALLENGE)
        self.by_index = {column.index: column for column in header.columns}
        self.section_scope: Scope = "unknown"
        self.above: dict[Role, str] = {}
        self.unplaced: dict[int, list[int]] = {}

    def read(self, rows: list[int]) -> None:
        is_wide = len(self.header.columns) > 1
        table = Table("table" if is_wide else "list", self.header.row + 1, self.header.columns)
        self.found.tables.append(table)
        for column in self.header.columns:
            self._use(self.header.row, column.index, Use.FORM)
        previous = self.header.row
        for row in rows:
            self._read_row(row, self.grid.lines[row], after_gap=row > previous + 1)
            previous = row
        self._tell_unplaced()

    def _read_row(self, row: int, line: Line, *, after_gap: bool) -> None:
        if len(line) == 1:
            ((index, text),) = line.items()
            if self._is_section(index, text):
                self.section_scope = read_scope(text)
                self._use(row, index, Use.FORM)
                return
            if after_gap and is_form_ending(text):
                self._use(row, index, Use.FORM)
                return
        answering = [column for column in self.challenges if column.index in line]
        values = self._values(row, line)
        for column in answering:
            self.found.answers.append(self._answer(row, line, column, values))
            self._use(row, column.index, Use.CHALLENGE)
        for index in line:
            if index not in {column.index for column in answering}:
                self._place_cell(row, index, has_answer=bool(answering))

    def _is_section(self, index: int, text: str) -> bool:
        label = _sure_label(text)
        if not label or label.scope == "unknown" or label.role is not Role.CHALLENGE:
            return False
        return index <= self.challenges[0].index

    def _values(self, row: int, line: Line) -> dict[Role, str]:
        """Give the row's fields by role, merged cells and «same as above» filled in."""
        values: dict[Role, str] = {}
        for column in self.header.columns:
            if column.role in (None, Role.CHALLENGE, Role.MEASURE):
                continue
            text = line.get(column.index) or self.covered.get((row, column.index))
            if not text and column.role in _FILLED_DOWN:
                text = self.above.get(column.role)
            if text:
                values.setdefault(column.role, text)
        self.above = {role: values[role] for role in _FILLED_DOWN if role in values}
        return values

    def _answer(self, row: int, line: Line, column: Column, values: dict[Role, str]) -> Answer:
        return Answer(
            place=self.grid.place(row, column.index),
            text=line[column.index],
            scope=self._scope(column, values),
            partner=values.get(Role.PARTNER),
            partner_type=values.get(Role.PARTNER_TYPE),
            measure=self._measure(row, line, column),
            priority=values.get(Role.PRIORITY),
            own_theme=values.get(Role.THEME),
            occasion=values.get(Role.OCCASION),
        )

    def _scope(self, column: Column, values: dict[Role, str]) -> Scope:
        told = (column.scope, read_scope_value(values.get(Role.SCOPE, "")), self.section_scope)
        return next((scope for scope in told if scope != "unknown"), read_scope(self.grid.sheet.name))

    def _measure(self, row: int, line: Line, challenge: Column) -> str | None:
        """Give the measure of a challenge: the nearest measure column that follows it."""
        following = [column for column in self.header.having(Role.MEASURE) if column.index > challenge.index]
        columns = following or self.header.having(Role.MEASURE)
        if not columns:
            return None
        return line.get(columns[0].index) or self.covered.get((row, columns[0].index))

    def _place_cell(self, row: int, index: int, *, has_answer: bool) -> None:
        column = self.by_index.get(index)
        if column is None or column.role is None:
            self.unplaced.setdefault(index, []).append(row)
            self._use(row, index, Use.PROBLEM)
        elif has_answer or column.role not in _LOST_WITHOUT_CHALLENGE:
            self._use(row, index, Use.FIELD)
        else:
            self._use(row, index, Use.PROBLEM)
            self.found.problems.append(
                Problem(
                    "unused_text",
                    self.grid.place(row, index),
                    f"«{_short(self.grid.lines[row][index])}» står uten en utfordring på samme rad.",
                    "Skriv utfordringen på samme rad, eller flytt teksten dit den hører hjemme.",
                )
            )

    def _tell_unplaced(self) -> None:
        for index, rows in self.unplaced.items():
            column = self.by_index.get(index)
            examples = [self.grid.lines[row][index] for row in rows]
            self.found.problems.append(self._unplaced_problem(column, rows[0], index, examples))

    def _unplaced_problem(self, column: Column | None, row: int, index: int, texts: list[str]) -> Problem:
        cells = "1 celle" if len(texts) == 1 else f"{len(texts)} celler"
        if column:
            return Problem(
                "unknown_column",
                self.grid.place(self.header.row, index),
                f"Kolonnen «{_short(column.header)}» ble ikke forstått; {cells} er ikke brukt, "
                f"for eksempel «{_short(texts[0])}».",
                f"Overskriftene som ble funnet: {_listing(self.header.columns)}.",
            )
        return Problem(
            "unused_text",
            self.grid.place(row, index),
            f"{cells} utenfor tabellen er ikke brukt, for eksempel «{_short(texts[0])}».",
            "Se etter om dette er en utfordring, og flytt den i så fall inn i tabellen.",
        )

    def _use(self, row: int, index: int, use: Use) -> None:
        self.found.uses[(row, index)] = use


def _listing(columns: Iterable[Column]) -> str:
    return ", ".join(f"«{_short(column.header)}»" for column in columns)


def _short(text: str, length: int = 60) -> str:
    line = " ".join(text.split())
    return line if len(line) <= length else line[: length - 1].rstrip() + "…"
