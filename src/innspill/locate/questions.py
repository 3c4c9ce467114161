"""Reads sheets where each question stands alone on its row, with its answers in the rows below."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from innspill.letters import is_courtesy, is_greeting, sender_in
from innspill.locate.asides import is_guiding
from innspill.locate.forms import read_cell
from innspill.locate.grid import Found, Grid
from innspill.locate.header_rows import sure_label
from innspill.locate.headers import HEADER_CUTOFF, Label, is_form_ending, is_scope_header, may_ask
from innspill.locate.known import Known
from innspill.locate.plain import is_scope_heading, is_topic
from innspill.locate.points import is_point
from innspill.model import Answer, Column, Line, Role, Scope, Table, Use
from innspill.scopes import read_scope, read_title_scope

_LONGEST_TITLE = 80
_LONGEST_TOPIC = 4
_TO_POINT = re.compile(r"^(?:til|for|ad|på)\s+(?:punkt|pkt|nr|utfordring)\.?\s*(\d{1,2})\s*[:–-]\s*", re.IGNORECASE)
_BOLD = 9
"""The level of a line that is only in bold."""
_OPENING = (Role.CHALLENGE, Role.PARTNER, Role.PARTNER_TYPE, Role.CONTACT)
"""What the first question may ask for; a measure asked for before any challenge is a title."""
_INLINE = (Role.MEASURE, Role.PARTNER, Role.PARTNER_TYPE)


def holds_questions(grid: Grid, known: Known) -> bool:
    """Say whether a lone cell asks for challenges and has an answer straight below it."""
    return any(
        label is not None and label.role is Role.CHALLENGE and sure_label(grid.lines[below].get(index, "")) is None
        for row, below in pairwise(row for row in grid.lines if not _leads_in(grid, row))
        for index, label in [_lone_label(grid, row, known)]
        if index in grid.lines[below]
    )


def read_questions(grid: Grid, known: Known) -> tuple[Found, set[int]]:
    """Read questions and the answers below them; give what was found and the rows that were taken."""
    reader = _QuestionReader(grid, known)
    previous = -1
    for row, line in grid.lines.items():
        if reader.reads(row, line, after_gap=row > previous + 1):
            reader.taken.add(row)
        previous = row
    return reader.found, reader.taken


def _leads_in(grid: Grid, row: int) -> bool:
    """Say whether a row only announces what comes («Kommunen står overfor:»)."""
    (text, *others) = grid.lines[row].values()
    return not others and text.endswith(":") and sure_label(text) is None


class _QuestionReader:
    """Reads row by row, remembering the question that is being answered, its column and its level as a heading."""

    def __init__(self, grid: Grid, known: Known) -> None:
        self.grid = grid
        self.known = known
        self.found = Found()
        self.taken: set[int] = set()
        self.column = -1
        self.level = 0
        self.label: Label | None = None
        self.has_asked = False
        self.is_question = False

    def reads(self, row: int, line: Line, *, after_gap: bool) -> bool:
        """Read a row, and say whether it belongs to the questions and their answers."""
        index, asked = _lone_label(self.grid, row, self.known)
        text = line.get(index, "")
        own, value = read_cell(text)
        if own and value and own.role in _INLINE:
            self._take(row, index, own, value)
        elif asked and (self.has_asked or asked.role in _OPENING):
            self._open(row, index, asked)
        elif text and sender_in(text) and len(text) <= _LONGEST_TITLE:
            self.found.uses[(row, index)] = Use.FORM
            self.found.titles.append(text)
        elif row in self.grid.sheet.headings or (self.label and self._is_topic(row)):
            self._pass_heading(row, index)
        elif text and (is_greeting(text) or (after_gap and self._is_signature(text))):
            self.label = None
            return False
        else:
            return self.label is not None and self._reads_answer(row, line, self.label, after_gap=after_gap)
        return True

    def _reads_answer(self, row: int, line: Line, label: Label, *, after_gap: bool) -> bool:
        """Read a row below a question: an answer alone, with measures beside it, or with its number before it."""
        if set(line) == {self.column}:
            self._answer(row, label, line[self.column], after_gap=after_gap)
        elif self._has_measures_beside(line):
            self._take(row, self.column, label, line[self.column])
            for other in sorted(line.keys() - {self.column}):
                self._take(row, other, Label(Role.MEASURE, HEADER_CUTOFF), read_cell(line[other])[1])
        elif (column := _numbered(line)) is not None:
            self._take(row, column, label, line[column])
            self.found.uses.update({(row, other): Use.FIELD for other in line if other != column})
        else:
            return False
        return True

    def _is_title_over_questions(self, row: int) -> bool:
        """Say whether the next heading, of a lower level, asks too; what stands between them only introduces."""
        headings = self.grid.sheet.headings
        below = next((other for other in headings if other > row), None)
        if row not in headings or below is None or not headings[row] < headings[below] < _BOLD:
            return False
        _, label = _lone_label(self.grid, below, self.known)
        return label is not None and label.role is Role.CHALLENGE

    def _is_signature(self, text: str) -> bool:
        """Take «For Fastlegeutvalget» apart from the answers for the end of a letter."""
        is_for = text.casefold().startswith("for ") and len(text.split()) <= _LONGEST_TOPIC
        return is_for and self.known.is_for_partner(text)

    def _has_measures_beside(self, line: Line) -> bool:
        beside = [read_cell(text) for index, text in line.items() if index > self.column]
        is_complete = self.column in line and len(beside) == len(line) - 1
        return is_complete and all(label and label.role is Role.MEASURE and text for label, text in beside)

    def _pass_heading(self, row: int, index: int) -> None:
        """Keep or leave the question at a heading, by its level; one within the question may tell a scope."""
        level = self.grid.sheet.headings.get(row, _BOLD)
        level = self.level + 1 if level == _BOLD else level  # a line in bold is a topic below the question
        told = read_title_scope(self.grid.lines[row].get(index, ""))
        if level <= self.level:
            self.label = None
        elif self.label and self.label.role is Role.CHALLENGE and told != "unknown":
            self.label = replace(self.label, scope=told)
        self.found.uses[(row, index)] = Use.FORM

    def _is_topic(self, row: int) -> bool:
        """Take a few words over prose or numbered answers, or a scope over points, for the sender's own heading."""
        line, following = self.grid.lines[row], self.grid.lines.get(row + 1)
        is_brief = len(line) == 1 and len(line[min(line)].split()) <= _LONGEST_TOPIC
        is_numbered = following is not None and _numbered(following) is not None
        leads_points = (
            self.grid.sheet.are_paragraphs
            and is_scope_heading(line.get(self.column, " "))
            and is_point((following or {}).get(self.column, ""))
        )
        return is_topic(self.grid, row) or (is_brief and is_numbered) or leads_points

    def _open(self, row: int, index: int, asked: Label) -> None:
        if asked.role is Role.SCOPE and asked.scope != "unknown" and self.label:
            asked = replace(self.label, scope=asked.scope)  # «Desse gjeld alle partane» over more answers
        self.column, self.has_asked = index, True
        self.label = None if self._is_title_over_questions(row) else asked
        self.level = self.grid.sheet.headings.get(row, 0)
        self.found.uses[(row, index)] = Use.FORM
        self.is_question = self.grid.lines[row][index].endswith("?")
        if asked.role is Role.CHALLENGE:
            header = Column(index, self.grid.lines[row][index], asked.role, asked.sure, asked.scope)
            self.found.tables.append(Table("list", row + 1, (header,)))

    def _answer(self, row: int, label: Label, text: str, *, after_gap: bool) -> None:
        """Take an answer to the question; a line that announces others may tell their scope."""
        is_first = not self.is_question and not self.found.answers
        is_guidance = self.grid.sheet.are_paragraphs and is_first and is_guiding(text)
        is_ending = is_courtesy(text) or is_guidance or (after_gap and is_form_ending(text))
        if not text.endswith(":") and not is_ending:
            self._take(row, self.column, label, text)
            return
        self.found.uses[(row, self.column)] = Use.FORM
        if text.endswith(":") and label.scope == "unknown":
            self.label = replace(label, scope=read_title_scope(text))

    def _take(self, row: int, column: int, label: Label, text: str) -> None:
        found = self.found
        found.uses[(row, column)] = Use.FIELD
        if label.role is Role.CHALLENGE:
            scope = label.scope if label.scope != "unknown" else read_scope(self.grid.sheet.name)
            found.answers.append(Answer(self.grid.place(row, column), text, scope=scope))
            found.uses[(row, column)] = Use.CHALLENGE
        elif label.role is Role.MEASURE and found.answers:
            self._take_measure(text)
        elif label.role is Role.PARTNER:
            found.partner = found.partner or text
        elif label.role is Role.PARTNER_TYPE:
            found.partner_type = found.partner_type or text

    def _take_measure(self, text: str) -> None:
        """Give a measure to the point that it names («Til punkt 3: …»), else to the last answer."""
        named = _TO_POINT.match(text)
        answers = self.found.answers
        to = [
            at
            for at, answer in enumerate(answers)
            if named and answer.text.startswith((f"{named[1]}.", f"{named[1]})"))
        ]
        at, text = (to[-1], text[named.end() :]) if named and to else (len(answers) - 1, text)
        earlier = answers[at].measure
        answers[at] = replace(answers[at], measure=f"{earlier}\n{text}" if earlier else text)


def _numbered(line: Line) -> int | None:
    """Give the column of an answer that has its number in a cell before it, if the row holds one."""
    first, *others = sorted(line)
    is_numbered = bool(others) and line[first].strip(" .)").isdigit() and len(line[others[0]].split()) > 1
    return others[0] if is_numbered else None


def _lone_label(grid: Grid, row: int, known: Known) -> tuple[int, Label | None]:
    """Read the only cell of a row as a label; a heading in a document may be any that asks or tells a scope."""
    line = grid.lines[row]
    if len(line) != 1:
        return -1, None
    ((index, text),) = line.items()
    is_heading = grid.sheet.headings.get(row) and not sender_in(text)
    if not is_heading or not (may_ask([text]) or is_scope_header(text)):
        return index, sure_label(text)
    label = sure_label(text)
    told: list[Scope] = [read_title_scope(text), label.scope if label else "unknown"]
    told += ["own"] if known.is_for_partner(text) else []
    scope: Scope = next((scope for scope in told if scope != "unknown"), "unknown")
    return index, Label(Role.CHALLENGE, HEADER_CUTOFF, scope)
