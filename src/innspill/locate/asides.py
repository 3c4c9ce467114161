"""Recognises what stands in a table without being an answer: sums, footnotes, signatures, titles of the next table."""

from __future__ import annotations

import re

from innspill.letters import is_place_and_date
from innspill.locate.grid import Grid
from innspill.locate.headers import is_form_ending
from innspill.model import Column, Line

_COUNT = re.compile(
    r"^(?:(?:sum|totalt|i alt)\W*)?\d+ (?:utfordring|innspill|innspel|svar|stk|utmaning|synpunkt)\w*$", re.IGNORECASE
)
_SUM = re.compile(r"^(?:sum|delsum|totalt|total|i alt|til saman|til sammen|summa|antall|antal)\b", re.IGNORECASE)
_SUM_ALONE = re.compile(rf"(?:{_SUM.pattern}|^(?:sum|delsum) \w+)\W*$", re.IGNORECASE)
_GUIDING = re.compile(
    r"\b(?:fyll(?:es)? ut|fyll i|skjema\w*|frist\w*|send(?:es|ast)? til|kolonne\w*|kvar rad|hver rad|klikk\w*|"
    r"eksempel\w*|døme\w*|"
    r"rullegardin\w*|nedtrekk\w*|lagre|invitasjon\w*|inviterer|saksnummer|referat|møtebok)\b",
    re.IGNORECASE,
)
_SIGNED = 2
"""How many cells a line with place and date beside a title has («Dale, 14.03.2026 | Kommunedirektør»)."""


def is_sum(text: str) -> bool:
    """Say whether a cell only names a sum («Delsum», «Sum poeng»)."""
    return _SUM_ALONE.match(text) is not None


def is_forms_own(line: Line, challenges: list[Column], *, after_gap: bool) -> bool:
    """Recognise footnotes and greetings below a table, and subtotals in it."""
    texts = list(line.values())
    is_footer = after_gap and (is_form_ending(texts[0]) or texts[0].startswith("*"))
    if len(texts) == 1 and (is_footer or is_place_and_date(texts[0])):
        return True
    asked = [line[column.index] for column in challenges if column.index in line]
    is_signed = after_gap and len(texts) == _SIGNED and is_place_and_date(texts[0])
    is_counted = len(asked) > 1 and min(line) < challenges[0].index and all(text.isdigit() for text in asked)
    if is_signed or (is_counted and not texts[0].isdigit()):
        return True
    if _SUM.match(texts[0]) and all(text.replace(",", "").isdigit() for text in texts[1:]) and len(texts) > 1:
        return True
    return bool(_SUM.match(texts[0]) or any(map(_COUNT.match, asked))) and all(map(_COUNT.match, asked))


def is_title_of_next(grid: Grid, row: int, end: int) -> bool:
    """Say whether a lone line straight above the next table, and apart from this one, is its title."""
    return row == end - 1 and end in grid.lines and len(grid.lines[row]) == 1 and row - 1 not in grid.lines


def is_guiding(text: str) -> bool:
    """Say whether a text tells how a form is to be filled in, or sent."""
    return _GUIDING.search(text) is not None
