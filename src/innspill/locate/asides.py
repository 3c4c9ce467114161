"""Recognises what stands in a table without being an answer: sums, footnotes, signatures, titles of the next table."""

from __future__ import annotations

import re

from innspill.letters import is_place_and_date
from innspill.locate.grid import Grid
from innspill.locate.headers import HEADER_CUTOFF, is_form_ending, read_label
from innspill.model import Column, Line, Role
from innspill.text import normalise

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
_DATE = re.compile(r"^\d{1,2}[./]\d{1,2}[./]\d{2,4}(?: \d{1,2}:\d{2})?$|^\d{4}-\d{2}-\d{2}")
_EXAMPLE = re.compile(r"eks|eksempel|døme|exempel|example", re.IGNORECASE)
_LONGEST_WORD_OR_TWO = 2
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


def is_example(line: Line, column: Column) -> bool:
    """Say whether a row is the form's example, or an answer only what its question gives for one («F.eks. …»)."""
    text = normalise(line[column.index])
    is_repeated = len(text.split()) > _LONGEST_WORD_OR_TWO and text in normalise(column.header)
    return is_repeated or _EXAMPLE.fullmatch(line[min(line)].strip(" .:")) is not None


def holds_particulars(line: Line, challenges: list[Column]) -> bool:
    """Say whether a row of a matrix begins with a label for dates or contacts, or has only dates in it."""
    label = read_label(line[min(line)])
    is_matrix = any(column.partner or column.theme for column in challenges)
    is_labelled = (
        label is not None
        and label.sure >= HEADER_CUTOFF
        and label.role in (Role.TIME, Role.CONTACT, Role.NUMBER, Role.COMMENT)
    )
    asked = [line[column.index] for column in challenges if column.index in line]
    is_dated = len(asked) > 1 and all(map(_DATE.match, asked)) and min(line) < challenges[0].index
    return (is_matrix and is_labelled) or is_dated
