"""Gives the measures of a row to its challenges, by what the headers of their columns say."""

from __future__ import annotations

from collections.abc import Collection

from innspill.locate.header_rows import Header
from innspill.model import Column, Line, Role


class MeasureColumns:
    """The columns of a table that hold measures, and the columns of challenges that each of them speaks of."""

    def __init__(self, header: Header) -> None:
        self._columns = header.having(Role.MEASURE)
        challenges = header.having(Role.CHALLENGE)
        self._targets = {column.index: _targets(column, challenges) for column in self._columns}

    def in_row(self, line: Line, answering: Collection[Column]) -> dict[int, str]:
        """Give the measures of a row by their challenge's column: the one a question names, else the one before.

        The only measure of a row whose own challenge is empty goes to the first that answers.
        """
        given: dict[int, str] = {}
        for column in self._columns:
            targets = self._targets[column.index]
            asked = [target for target in targets if target in answering]
            if not asked and len(targets) == 1 and len(self._columns) == 1:
                asked = list(answering)[:1]
            text = line.get(column.index)
            for target in asked if text else ():
                given[target.index] = f"{given[target.index]}\n{text}" if target.index in given else str(text)
        return given


def _targets(measure: Column, challenges: list[Column]) -> list[Column]:
    """Give the columns of challenges that a measure's column speaks of, those that its header fits best.

    With a number or a scope («tiltak til utfordring 1») they agree in that; without, it is the column straight before.
    """
    by_number = [column for column in challenges if measure.number and column.number == measure.number]
    by_number = [column for column in by_number if column.index < measure.index] or by_number
    by_scope = [column for column in challenges if measure.scope != "unknown" and column.scope == measure.scope]
    both = [column for column in by_number if column in by_scope]
    before = [column for column in challenges if column.index < measure.index]
    near = [column for column in before[-1:] if column in by_number or column in by_scope]
    return both or near or by_number or by_scope or before[-1:] or challenges[:1]
