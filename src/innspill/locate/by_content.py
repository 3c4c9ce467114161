"""Finds the table of a sheet in which no header asks for challenges, but what stands in one column makes it plain."""

from __future__ import annotations

from collections.abc import Sequence

from innspill.locate.grid import Grid
from innspill.locate.header_rows import (
    FEWEST_WORDS_IN_STATEMENT,
    LONGEST_UNKNOWN_HEADER,
    ROWS_WITH_SLIPS,
    Header,
    column_told,
    sure_label,
)
from innspill.locate.known import Known
from innspill.model import Column, Line, Role

_FEWEST_STATEMENTS = 3
_SURE_BY_CONTENT = 70


def find_by_content(grid: Grid, known: Known) -> list[Header]:
    """Give the header of a table in which no column asks for challenges, but one plainly holds them.

    The row must be understood in part, or be a single short header; the column below it must hold statements.
    """
    rows = list(grid.lines)
    for number, row in enumerate(rows[:ROWS_WITH_SLIPS]):
        line = grid.lines[row]
        below = [grid.lines[other] for other in rows[number + 1 :]]
        if not below or not all(map(_may_be_header, line.values())):
            continue
        labels = {index: sure_label(text) for index, text in line.items()}
        free = [index for index, label in labels.items() if label is None and _holds_only_statements(index, below)]
        asks = any(line[index].rstrip().endswith("?") for index in free)
        is_told = asks or any(label is not None for label in labels.values()) or len(line) == 1
        if is_told and free and not any(known.is_partner(text) for text in line.values()):
            answers = max(free, key=lambda index: (_amount_of_text(index, below), -index))
            columns = tuple(
                Column(index, text, Role.CHALLENGE, _SURE_BY_CONTENT)
                if index == answers
                else column_told(index, text, labels[index])
                for index, text in line.items()
            )
            return [Header((row,), columns)]
    return []


def _may_be_header(text: str) -> bool:
    """Say whether a text may head a column of statements: not long, no label with its colon, no date or number."""
    is_worded = any(character.isalpha() for character in text)
    return len(text) <= LONGEST_UNKNOWN_HEADER and is_worded and not text.rstrip().endswith(":")


def _amount_of_text(index: int, lines: Sequence[Line]) -> int:
    return sum(len(line[index]) for line in lines if index in line)


def _holds_only_statements(index: int, lines: Sequence[Line]) -> bool:
    texts = [line[index] for line in lines if index in line]
    long = [text for text in texts if len(text.split()) >= FEWEST_WORDS_IN_STATEMENT]
    return len(long) >= _FEWEST_STATEMENTS and 4 * len(long) >= 3 * len(texts)
