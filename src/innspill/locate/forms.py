"""Reads labels with their answers beside them: whole forms, and the lines above a table."""

from __future__ import annotations

from dataclasses import dataclass, replace

from innspill.locate.asides import is_guiding
from innspill.locate.grid import Found, Grid
from innspill.locate.headers import HEADER_CUTOFF, Label, is_form_ending, is_scope_header, read_label
from innspill.locate.known import NOTHING_KNOWN, Known
from innspill.locate.points import is_point
from innspill.model import Answer, Line, Problem, Role, Scope, Table, Use
from innspill.scopes import read_scope, read_scope_value

_LONGEST_LABEL = 60
_LONGEST_TITLE = 80
_FEWEST_WORDS_OF_POINT = 5
_MAY_HAVE_SEVERAL = (Role.CHALLENGE, Role.MEASURE)
_LABEL_CUTOFF = 85
"""How sure (0-100) a label without colon or question mark must be; headers have their whole row to vouch for them."""


@dataclass(frozen=True, slots=True)
class _Pair:
    """A label and the cells that answer it, as (column, text)."""

    row: int
    column: int
    label: Label
    values: tuple[tuple[int, str], ...]


def holds_a_form(grid: Grid) -> bool:
    """Say whether a label that asks for a challenge has an answer beside it."""
    return any(pair.label.role is Role.CHALLENGE for row, line in grid.lines.items() for pair in _pairs(row, line))


def read_labelled(grid: Grid, rows: list[int], *, with_challenges: bool, known: Known = NOTHING_KNOWN) -> Found:
    """Read the labels and answers on these rows; other texts there are the form's own or told as unused.

    Args:
        grid: The sheet.
        rows: The rows that no table has taken.
        with_challenges: Whether labels may ask for challenges, as in a form; above a table they are titles.
        known: The partners of the round; a form may hold the answers of several, each under its name.
    """
    reader = _FormReader(grid, known, with_challenges=with_challenges)
    for row in rows:
        reader.read_row(row, grid.lines[row])
    reader.place_the_rest(rows)
    if reader.found.answers:
        reader.found.tables.append(Table("form", min(grid.lines) + 1))
    return reader.found


def _pairs(row: int, line: Line) -> list[_Pair]:
    pairs: list[_Pair] = []
    columns = sorted(line)
    position = 0
    while position < len(columns):
        column = columns[position]
        position += 1
        label, answer = read_cell(line[column])
        if label is None:
            continue
        values = [(column, answer)] if answer else []
        while not answer and position < len(columns) and read_cell(line[columns[position]])[0] is None:
            values.append((columns[position], line[columns[position]]))
            position += 1
        if values:
            pairs.append(_Pair(row, column, label, tuple(values)))
    return pairs


def read_cell(text: str) -> tuple[Label | None, str]:
    """Read a label, or a label and its answer in one cell («Kommune: Voss herad»)."""
    head, colon, tail = text.lstrip("# ").partition(":")
    if colon and tail.strip():
        label = read_label(head) if len(head) <= _LONGEST_LABEL else None
        return (label, tail.strip()) if label and label.sure >= _LABEL_CUTOFF else (None, "")
    label = read_label(text)
    cutoff = HEADER_CUTOFF if text.endswith((":", "?")) else _LABEL_CUTOFF
    return (label, "") if label and label.sure >= cutoff else (None, "")


def _is_loose_point(text: str) -> bool:
    """Say whether a text outside all that was read looks like an answer: a point of a list that is no guidance."""
    return (
        is_point(text)
        and len(text.split()) >= _FEWEST_WORDS_OF_POINT
        and not (is_guiding(text) or is_form_ending(text) or read_cell(text)[0])
    )


class _FormReader:
    """Reads a form row by row, remembering the label that goes on downwards and the numbers of the answers."""

    def __init__(self, grid: Grid, known: Known, *, with_challenges: bool) -> None:
        self.grid = grid
        self.known = known
        self.section_partner: str | None = None
        self.with_challenges = with_challenges
        self.found = Found()
        self.numbers: list[int | None] = []
        self.open_pair: _Pair | None = None
        self.next_scope: Scope = "unknown"
        self.section_scope: Scope = "unknown"
        self.is_scope_told = False

    def read_row(self, row: int, line: Line) -> None:
        pairs = [pair for pair in _pairs(row, line) if self.with_challenges or pair.label.role is not Role.CHALLENGE]
        if self.with_challenges and len(line) == 1 and is_scope_header(*line.values()):
            self.section_scope = read_scope(*line.values())
            self.open_pair = None
            return
        if self.with_challenges and len(line) == 1 and self.known.is_partner(*line.values()):
            (self.section_partner,) = line.values()
            self.found.titles.append(self.section_partner)
            self.open_pair = None
            return
        if not pairs and self._continues(line):
            assert self.open_pair  # noqa: S101 - for the type checker
            self._take(replace(self.open_pair, row=row, column=-1, values=tuple(line.items())))
            return
        for pair in pairs:
            self._take(pair)
        if pairs:
            self.open_pair = pairs[-1]

    def _continues(self, line: Line) -> bool:
        """Say whether a row without a label carries on with the answers above it."""
        pair = self.open_pair
        return (
            pair is not None
            and pair.label.role is Role.CHALLENGE
            and all(column >= pair.values[0][0] > pair.column for column in line)
        )

    def _take(self, pair: _Pair) -> None:
        role, (_, text) = pair.label.role, pair.values[0]
        if pair.column >= 0:
            self.found.uses[(pair.row, pair.column)] = Use.FORM
        use = Use.CHALLENGE if role is Role.CHALLENGE else Use.FIELD
        values = pair.values if role in _MAY_HAVE_SEVERAL else pair.values[:1]
        self.found.uses.update({(pair.row, column): use for column, _ in values})
        if role is Role.CHALLENGE:
            self._take_answers(pair)
        elif role is Role.MEASURE:
            self._take_measure(pair)
        elif role is Role.SCOPE:
            self._take_scope(read_scope_value(text))
        elif role in (Role.PRIORITY, Role.THEME) and self.found.answers:
            last = self.found.answers[-1]
            is_priority = role is Role.PRIORITY
            self.found.answers[-1] = replace(last, priority=text) if is_priority else replace(last, own_theme=text)
        else:
            self._take_sender(role, text)

    def _take_scope(self, scope: Scope) -> None:
        """Give a scope to the answer above that has none, or only that of a title, else to the next one."""
        if self.found.answers and not self.is_scope_told:
            self.found.answers[-1] = replace(self.found.answers[-1], scope=scope)
            self.is_scope_told = True
        else:
            self.next_scope = scope

    def _take_sender(self, role: Role, text: str) -> None:
        """Keep who answers and how it came; the first that is told counts for the sheet."""
        if role is Role.PARTNER:
            self.found.partner = self.found.partner or text
        elif role is Role.PARTNER_TYPE:
            self.found.partner_type = self.found.partner_type or text
        elif role is Role.OCCASION:
            self.found.occasion = self.found.occasion or text

    def _take_answers(self, pair: _Pair) -> None:
        told = (pair.label.scope, self.next_scope, self.section_scope)
        scope: Scope = next((scope for scope in told if scope != "unknown"), "unknown")
        self.is_scope_told = scope != "unknown"
        scope = scope if self.is_scope_told else self.grid.scope_above(pair.row)
        self.next_scope = "unknown"
        for column, text in pair.values:
            place = self.grid.place(pair.row, column)
            self.found.answers.append(Answer(place, text, scope=scope, partner=self.section_partner))
            self.numbers.append(pair.label.number)

    def _take_measure(self, pair: _Pair) -> None:
        """Give a measure to the challenge of the same number, or else to the one before it."""
        text = "\n".join(value for _, value in pair.values)
        if not self.found.answers:
            self._tell_unused(pair.row, pair.values[0][0], text)
            return
        same = [index for index, number in enumerate(self.numbers) if number == pair.label.number]
        index = same[-1] if same and pair.label.number else len(self.numbers) - 1
        earlier = self.found.answers[index].measure
        joined = f"{earlier}\n{text}" if earlier else text
        self.found.answers[index] = replace(self.found.answers[index], measure=joined)

    def place_the_rest(self, rows: list[int]) -> None:
        """Account for the texts that are neither label nor answer: the form's own, or told as unused."""
        answered = [row for row, _ in self.found.uses]
        first, last = min(answered, default=-1), max(answered, default=-1)
        for row in rows:
            for column, text in self.grid.lines[row].items():
                if (row, column) in self.found.uses:
                    continue
                is_title = row < first or (row < last and len(text) <= _LONGEST_TITLE and row not in answered)
                is_loose = not self.with_challenges and _is_loose_point(text)
                is_forms_own = is_title or not self.with_challenges or is_form_ending(text) or read_cell(text)[0]
                if is_forms_own and not is_loose:
                    self.found.uses[(row, column)] = Use.FORM
                    self.found.titles.append(text)
                else:
                    self._tell_unused(row, column, text)

    def _tell_unused(self, row: int, column: int, text: str) -> None:
        self.found.uses[(row, column)] = Use.PROBLEM
        self.found.problems.append(
            Problem(
                "unused_text",
                self.grid.place(row, column),
                f"Teksten «{' '.join(text.split())[:60]}» er ikke brukt.",
                "Se etter om dette er en utfordring, og flytt den i så fall til et svarfelt.",
            )
        )
