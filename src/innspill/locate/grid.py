"""A sheet seen as lines of non-empty cells, and what was found on a part of it."""

from __future__ import annotations

from dataclasses import dataclass, field

from innspill.locate.headers import may_ask, read_label, title_scope
from innspill.locate.known import NOTHING_KNOWN, Known
from innspill.model import Answer, Line, Place, Problem, Role, Scope, Sheet, Table, Use
from innspill.scopes import read_scope

_ROWS_OF_TITLES = 5
"""How many rows above a table its title may stand."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A sheet with the name of its file, for the places."""

    file: str
    sheet: Sheet

    @property
    def lines(self) -> dict[int, Line]:
        """The non-empty cells by row, from 0."""
        return self.sheet.lines

    def place(self, row: int, column: int) -> Place:
        """Give the place of a cell as people name it."""
        return Place(self.file, self.sheet.name if self.sheet.is_named else None, self.sheet.cell_label(row, column))

    def sheet_place(self) -> Place:
        """Give the place of the sheet."""
        return Place(self.file, self.sheet.name if self.sheet.is_named else None)

    def scope_above(self, row: int, known: Known = NOTHING_KNOWN) -> Scope:
        """Give the scope that the sheet's name or the nearest title above a row tells."""
        scope = read_scope(self.sheet.name)
        titles = self.titles_above(row)
        scope = scope if scope != "unknown" else title_scope(titles)
        is_own = scope == "unknown" and any(may_ask([title]) and known.is_for_partner(title) for title in titles)
        return "own" if is_own else scope

    def titles_above(self, row: int) -> list[str]:
        """Give the titles over a row, the nearest first; in a document also those that a table is under."""
        titles = [text for above in range(row - 1, row - 1 - _ROWS_OF_TITLES, -1) for text in self._lone(above)]
        return [*titles, *self.sheet.above]

    def asked_above(self, row: int) -> Role | None:
        """Give what a question alone on a row straight above asks for, where that is something else than challenges."""
        for text in (text for above in (row - 1, row - 2) for text in self._lone(above)):
            label = read_label(text)
            is_question = text.endswith(("?", ":")) or "?" in text or text[:1].isdigit()
            if is_question and not (label and label.role is Role.CHALLENGE):
                return label.role if label else Role.COMMENT
        return None

    def texts_above(self, row: int) -> list[str]:
        """Give all texts above a row, and what stands beside one another there («E», «egen»), joined by a colon."""
        above = [line for number, line in self.lines.items() if number < row]
        beside = [f"{line[column]}: {line[column + 1]}" for line in above for column in line if column + 1 in line]
        return [*(text for line in above for text in line.values()), *beside]

    def _lone(self, row: int) -> list[str]:
        line = self.lines.get(row, {})
        return list(line.values()) if len(line) == 1 else []

    def covered_by_merge(self) -> dict[tuple[int, int], str]:
        """Give the text of each empty cell that a merged cell above it, in the same column, covers."""
        last = max(self.lines, default=0)
        covered = {}
        for top, left, bottom, _ in self.sheet.merged:
            text = self.lines.get(top, {}).get(left)
            if text and bottom > top:
                covered.update({(row, left): text for row in range(top + 1, min(bottom, last) + 1)})
        return covered


@dataclass(slots=True)
class Found:
    """What a part of a sheet holds, collected while it is read."""

    tables: list[Table] = field(default_factory=list)
    answers: list[Answer] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    uses: dict[tuple[int, int], Use] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    partner: str | None = None
    partner_type: str | None = None
    occasion: str | None = None
