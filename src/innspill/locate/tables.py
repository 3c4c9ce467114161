"""Reads the rows below a header: which cells answer, what the row says of them, and what is left over."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import takewhile

from innspill.locate.asides import holds_particulars, is_example, is_forms_own, is_sum, is_title_of_next
from innspill.locate.columns import mend_columns
from innspill.locate.forms import read_cell
from innspill.locate.grid import Found, Grid
from innspill.locate.header_rows import SOMETHING_ELSE, Header, sure_label
from innspill.locate.headers import is_scope_header, may_ask
from innspill.locate.known import Known
from innspill.locate.measures import MeasureColumns
from innspill.locate.points import is_point
from innspill.locate.unplaced import lonely_problem, unplaced_problem
from innspill.model import Answer, Column, Line, Role, Scope, Table, Use
from innspill.scopes import read_codes, read_scope_value, read_title_scope
from innspill.text import normalise

_FILLED_DOWN = (Role.PARTNER, Role.PARTNER_TYPE)
"""Columns where an empty cell means «the same as above»; elsewhere empty means not answered."""
_LOST_WITHOUT_CHALLENGE = (Role.MEASURE, Role.COMMENT)
_ASIDE = re.compile(r"\s*\([^)]*\)\s*$")
_FEWEST_IN_COMMON = 2
_LONGEST_SECTION = 80
_LONGEST_SCOPE_SECTION = 5
_FEWEST_WORDS_BELOW_SECTION = 4


def read_tables(grid: Grid, headers: list[Header], known: Known) -> tuple[Found, set[int]]:
    """Read the rows below each header; give what was found and the rows that belong to tables."""
    found = Found()
    covered = grid.covered_by_merge()
    taken: set[int] = set()
    ends = [header.rows[0] for header in headers[1:]] + [max(grid.lines, default=0) + 1]
    for header, end in zip(headers, ends, strict=True):
        rows = [row for row in grid.lines if header.row < row < end and not is_title_of_next(grid, row, end)]
        codes = read_codes([column.header for column in header.columns] + grid.texts_above(header.rows[0]))
        answering = takewhile(lambda row: len(grid.lines[row]) == 1 or not grid.asked_above(row), rows)
        mended = mend_columns(header, (grid.lines[row] for row in answering), known, codes)
        if mended.having(Role.CHALLENGE):
            _TableReader(grid, mended, codes, covered, known, found).read(rows)
        else:  # what seemed to ask has only scopes, or yes and no, below it
            found.uses.update({(row, index): Use.FIELD for row in (*header.rows, *rows) for index in grid.lines[row]})
        taken.update(rows, header.rows)
    return found, taken


class _TableReader:
    """Reads one table row by row, remembering the section and the values that go on downwards."""

    def __init__(
        self,
        grid: Grid,
        header: Header,
        codes: dict[str, Scope],
        covered: dict[tuple[int, int], str],
        known: Known,
        found: Found,
    ) -> None:
        self.grid = grid
        self.header = header
        self.covered = covered
        self.known = known
        self.found = found
        self.challenges = header.having(Role.CHALLENGE)
        self.by_index = {column.index: column for column in header.columns}
        self.section_scope: Scope = "unknown"
        self.title_scope = grid.scope_above(header.rows[0], known)
        self.section: dict[Role, str] = {}
        self.above: dict[int, str] = {}
        self.unplaced: dict[int, list[int]] = {}
        self.codes = codes
        self.measures = MeasureColumns(header)

    def read(self, rows: list[int]) -> None:
        is_wide = len(self.header.columns) > 1
        table = Table("table" if is_wide else "list", self.header.row + 1, self.header.columns)
        self.found.tables.append(table)
        for row in self.header.rows:
            for index in self.grid.lines[row]:
                self._use(row, index, Use.FORM)
        previous = self.header.row
        for row, following in zip(rows, [*rows[1:], -1], strict=False):
            if self._heads_other(row):
                self._pass_by([other for other in rows if other >= row])
                break
            self._read_row(row, self.grid.lines[row], self.grid.lines.get(following, {}), after_gap=row > previous + 1)
            previous = row
        self._tell_unplaced()

    def _heads_other(self, row: int) -> bool:
        """Recognise the header of answers to another question.

        It has all but the challenges in common with this one, or all of it, below a question for something else.
        """
        line = self.grid.lines[row]
        same = [column for column in self.header.columns if line.get(column.index) == column.header]
        if len(same) < _FEWEST_IN_COMMON or not any(column.role is Role.CHALLENGE for column in same):
            return len(same) >= _FEWEST_IN_COMMON
        return self.grid.asked_above(row) is not None

    def _pass_by(self, rows: list[int]) -> None:
        """Pass by the answers to another question; what they propose goes to the same sender's last challenge."""
        first, *rest = rows
        asked = self.grid.asked_above(first)
        self.found.uses.update({(first, index): Use.FORM for index in self.grid.lines[first]})
        senders, asking = self.header.having(Role.PARTNER), self.challenges[0].index
        for row in rest:
            line = self.grid.lines[row]
            self.found.uses.update({(row, index): Use.FIELD for index in line})
            name = next((line[column.index] for column in senders if column.index in line), None)
            same = [at for at, answer in enumerate(self.found.answers) if name and answer.partner == name]
            if asked is Role.MEASURE and same and asking in line:
                self._give_measure(same[-1], line[asking])

    def _read_row(self, row: int, line: Line, following: Line, *, after_gap: bool) -> None:
        if is_forms_own(line, self.challenges, after_gap=after_gap):
            self.found.uses.update({(row, index): Use.FORM for index in line})
            return
        if self._holds_measures(row, line):
            return
        if holds_particulars(line, self.challenges):
            self.found.uses.update({(row, index): Use.FIELD for index in line})
            return
        if len(line) == 1:
            ((index, text),) = line.items()
            if self._opens_section(index, text, following):
                self._use(row, index, Use.FORM)
                return
        self._read_answers(row, line)

    def _holds_measures(self, row: int, line: Line) -> bool:
        """Give the row's texts as measures to the answers above them, where the row says that it holds measures.

        That is so in a matrix with a row for measures, where a challenge merged over several rows goes on, and where
        «Tiltak: …» stands below a challenge.
        """
        first = min(line)
        label = sure_label(line[first])
        texts: Line = {}
        if label is not None and label.role is Role.MEASURE and first < self.challenges[0].index:
            texts = {index: text for index, text in line.items() if index != first}
        for challenge in self.challenges:
            if (row, challenge.index) in self.covered:
                column = next(iter(self.header.having(Role.MEASURE)), None)
                if column and column.index in line:
                    texts[challenge.index] = line[column.index]
        asked = {column.index: line[column.index] for column in self.challenges if column.index in line}
        marked = {index: read_cell(text) for index, text in asked.items()}
        if marked and all(label and label.role is Role.MEASURE and text for label, text in marked.values()):
            texts = {index: text for index, (_, text) in marked.items()}
        if not texts or any(column.index in line and column.index not in texts for column in self.challenges):
            return False
        for index, text in texts.items():
            self._add_measure(index, text)
        self.found.uses.update({(row, index): Use.FIELD for index in line})
        return True

    def _add_measure(self, index: int, text: str) -> None:
        cells = {self.grid.place(row, index) for row in self.grid.lines}
        above = [number for number, answer in enumerate(self.found.answers) if answer.place in cells]
        if above:
            self._give_measure(above[-1], text)

    def _give_measure(self, number: int, text: str) -> None:
        answer = self.found.answers[number]
        measure = f"{answer.measure}\n{text}" if answer.measure else text
        self.found.answers[number] = replace(answer, measure=measure)

    def _opens_section(self, index: int, text: str, following: Line) -> bool:
        """Take a lone cell that names a scope, a theme or a partner for the heading of the rows below it."""
        if index > self.challenges[0].index or len(text) > _LONGEST_SECTION or "\n" in text:
            return False
        if text.endswith(":") and is_point(following.get(index, "")):
            return True
        has_statement = any(len(other.split()) >= _FEWEST_WORDS_BELOW_SECTION for other in following.values())
        if has_statement and self.known.is_partner(_ASIDE.sub("", text)):
            self.section[Role.PARTNER] = _ASIDE.sub("", text)
            return True
        label = sure_label(text)
        asks = label is not None and label.role in (Role.CHALLENGE, Role.SCOPE)
        is_short = len(_ASIDE.sub("", text).split()) <= _LONGEST_SCOPE_SECTION or may_ask([text])
        is_beside = index < self.challenges[0].index and is_short
        is_told = label is not None and label.role is Role.SCOPE
        is_scope = is_scope_header(text)
        scope = read_scope_value(text) if is_told or is_scope else read_title_scope(text)
        if (asks or is_beside or is_scope) and scope != "unknown":
            self.section_scope = scope
            return True
        if has_statement and self.known.is_theme(text):
            self.section[Role.THEME] = text
            return True
        return False

    def _read_answers(self, row: int, line: Line) -> None:
        answering = [column for column in self.challenges if column.index in line]
        answering = [column for column in answering if not is_sum(line[column.index])]
        filled = self._with_merged(row, line)
        measures = self.measures.in_row(filled, answering)
        for column in answering:
            values = self._values(filled, column)
            self.found.answers.append(self._answer(row, line, column, values, measures.get(column.index)))
            self._use(row, column.index, Use.CHALLENGE)
        asked = {column.index for column in answering}
        for index in line:
            if index in asked:
                continue
            if is_sum(line[index]):
                self._use(row, index, Use.FORM)
            else:
                self._place_cell(row, index, has_answer=bool(answering))

    def _with_merged(self, row: int, line: Line) -> Line:
        """Give the row with its columns filled in from cells merged over it."""
        if not self.covered:
            return line
        merged = {index: self.covered[row, index] for index in self.by_index if (row, index) in self.covered}
        return merged | line

    def _values(self, line: Line, challenge: Column) -> dict[Role, str]:
        """Give the fields of a challenge: merged cells, «same as above» and the section's heading filled in."""
        values: dict[Role, str] = dict(self.section)
        for column in self._fields_of(challenge):
            text = line.get(column.index)
            if column.role in _FILLED_DOWN:
                text = text or self.above.get(column.index)
                self.above[column.index] = text or ""
            if text and column.role:
                values[column.role] = text
        if normalise(values.get(Role.PARTNER, "")) in SOMETHING_ELSE:
            told = [line[column.index] for column in self.header.having(Role.PARTNER) if column.index in line]
            named = [text for text in told if normalise(text) not in SOMETHING_ELSE]
            values[Role.PARTNER] = (named or [values[Role.PARTNER]])[0]
        return values

    def _fields_of(self, challenge: Column) -> list[Column]:
        """Give one column per role: of several, as in tables side by side, the nearest to the left, else the first.

        Columns of the same role are in one table where no column for challenges parts them.
        """
        chosen: dict[Role, Column] = {}
        for column in self.header.columns:
            if column.role in (None, Role.CHALLENGE, Role.MEASURE):
                continue
            first = chosen.setdefault(column.role, column)
            is_parted = any(first.index < other.index < column.index for other in self.challenges)
            if is_parted and column.index < challenge.index:
                chosen[column.role] = column
        return list(chosen.values())

    def _answer(self, row: int, line: Line, column: Column, values: dict[Role, str], measure: str | None) -> Answer:
        return Answer(
            place=self.grid.place(row, column.index),
            text=line[column.index],
            scope=self._scope(line, column, values),
            partner=column.partner or values.get(Role.PARTNER),
            partner_type=values.get(Role.PARTNER_TYPE),
            measure=measure,
            priority=values.get(Role.PRIORITY),
            own_theme=column.theme or values.get(Role.THEME),
            occasion=values.get(Role.OCCASION),
            excluded="placeholder" if is_example(line, column) else None,
        )

    def _scope(self, line: Line, column: Column, values: dict[Role, str]) -> Scope:
        value = values.get(Role.SCOPE, "")
        in_row: Scope = "own" if value and self.known.is_partner(value) else read_scope_value(value)
        in_row = self.codes.get(value.casefold(), in_row)
        marked = [
            mark.scope for mark in self.header.having(Role.SCOPE) if mark.scope != "unknown" and mark.index in line
        ]
        if len(marked) == 1:
            in_row = marked[0]
        told = (column.scope, in_row, read_title_scope(values.get(Role.THEME, "")), self.section_scope)
        return next((scope for scope in told if scope != "unknown"), self.title_scope)

    def _place_cell(self, row: int, index: int, *, has_answer: bool) -> None:
        column = self.by_index.get(index)
        if column is None or column.role is None:
            self.unplaced.setdefault(index, []).append(row)
            self._use(row, index, Use.PROBLEM)
        elif has_answer or column.role not in _LOST_WITHOUT_CHALLENGE:
            self._use(row, index, Use.FIELD)
        else:
            self._use(row, index, Use.PROBLEM)
            self.found.problems.append(lonely_problem(self.grid, row, index))

    def _tell_unplaced(self) -> None:
        for index, rows in self.unplaced.items():
            texts = [self.grid.lines[row][index] for row in rows]
            self.found.problems.append(unplaced_problem(self.grid, self.header, rows[0], index, texts))

    def _use(self, row: int, index: int, use: Use) -> None:
        self.found.uses[(row, index)] = use
