"""Finds the rows that head a table: one row, or several merged into one; failing that, by content."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from innspill.locate.grid import Grid
from innspill.locate.headers import DOUBTFUL, HEADER_CUTOFF, Label, is_form_ending, may_ask, read_label
from innspill.locate.known import Known
from innspill.model import Column, Line, Role, Scope
from innspill.scopes import read_scope, read_title_scope
from innspill.text import normalise

_Told = TypeVar("_Told")
LONGEST_UNKNOWN_HEADER = 60
_LONGEST_SUBHEADER = 40
ROWS_WITH_SLIPS = 40
"""How many of the first rows are searched also for misspelt headers; further down only rows that plainly ask."""
_MOST_ROWS_ABOVE = 2
FEWEST_WORDS_IN_STATEMENT = 3
_QUESTION_HEADERS = frozenset({"spørsmål", "spørsmålet", "fråga", "question"})
_LONGEST_FORM_HEAD = 2
_LONGEST_TOPIC = 3
SOMETHING_ELSE = frozenset({"annet", "anna", "annen", "annan", "annat", "andre", "other", "anden"})
"""What a list of choices calls what it has not; under a question it asks the same («Annet - tekst»)."""
_TOPICS = (Role.CHALLENGE, Role.AREA, Role.THEME)
"""What the lower of two header rows may name without ceasing to ask for challenges («Tjenester»)."""


@dataclass(frozen=True, slots=True)
class Header:
    """The header of a table: its rows (from 0), the last one deciding, and what each column was taken for."""

    rows: tuple[int, ...]
    columns: tuple[Column, ...]

    @property
    def row(self) -> int:
        """The last of its rows; the table begins below it."""
        return self.rows[-1]

    def having(self, *roles: Role) -> list[Column]:
        """Give the columns of these roles, from left to right."""
        return [column for column in self.columns if column.role in roles]


def find_headers(grid: Grid, known: Known) -> list[Header]:
    """Give the headers of all tables with a column for challenges, from the top of the sheet."""
    headers: list[Header] = []
    rows = list(grid.lines)
    for number, row in enumerate(rows):
        line = grid.lines[row]
        if headers and row <= headers[-1].row:
            continue
        if not (may_ask(line.values()) or (not headers and number < ROWS_WITH_SLIPS)):
            continue
        below = rows[number + 1] if number + 1 < len(rows) else None
        is_apart = row - 1 not in grid.lines
        is_again = bool(headers) and is_apart and line.keys() == {column.index for column in headers[-1].columns}
        header = _read_header(grid, row, below, known, is_first=not headers or is_again)
        if header:
            headers.append(header)
    return headers


def _read_header(grid: Grid, row: int, below: int | None, known: Known, *, is_first: bool) -> Header | None:
    line = grid.lines[row]
    beneath = grid.lines[below] if below is not None else {}
    merged = _merge_rows(grid, row, below, known) if below == row + 1 else None
    if merged and _is_header(grid.lines.get(row + 2, {}), {}, is_first=False):
        return None  # the third row is the header, and these two tell its scopes
    if merged and below is not None:
        return with_rows_above(grid, Header((row, below), merged), known)
    if len(line) == 1 or not _is_header(line, beneath, is_first=is_first) or _is_asked_again(grid, row):
        return None
    if not is_first and grid.asked_above(row):
        return None  # «Respondent | Svar» once more, for another question
    columns = tuple(column_told(index, text, sure_label(text, DOUBTFUL)) for index, text in line.items())
    return with_rows_above(grid, Header((row,), columns), known)


def _is_asked_again(grid: Grid, row: int) -> bool:
    """Say whether a question with an answer beside it stands in several rows, as in a form that several have filled."""
    line = grid.lines[row]
    asked = [(index, text) for index, text in line.items() if sure_label(text)]
    if len(asked) != 1:
        return False
    ((index, text),) = asked
    return any(other != row and below.get(index) == text and below != line for other, below in grid.lines.items())


def _is_header(line: Line, below: Line, *, is_first: bool) -> bool:
    if len(line) <= _LONGEST_FORM_HEAD and {normalise(text) for text in line.values()} & _QUESTION_HEADERS:
        return False  # «Spørsmål | Svar» heads a form, whose questions are its labels
    cutoff = DOUBTFUL if is_first and len(line) > 1 else HEADER_CUTOFF
    labels = {index: sure_label(text, cutoff) for index, text in line.items()}
    challenges = [index for index, label in labels.items() if label and label.role is Role.CHALLENGE]
    told = [label for label in labels.values() if label]
    if not challenges or (len(told) == 1 and told[0].sure < HEADER_CUTOFF):
        return False
    unknown = [line[index] for index, label in labels.items() if not label]
    if len(line) - len(unknown) == 1:
        return is_first and _heads_a_column(challenges[0], line, unknown, below)
    is_mostly_unknown = 2 * len(unknown) > len(line)
    return not (is_mostly_unknown and any(len(text) > LONGEST_UNKNOWN_HEADER for text in unknown))


def _heads_a_column(index: int, line: Line, unknown: list[str], below: Line) -> bool:
    """Tell a header from a label with its answer beside it: no colon or number, short neighbours, an answer below."""
    label, text = sure_label(line[index]), below.get(index)
    is_label = line[index].rstrip().endswith(":") or (label is not None and label.number is not None)
    is_answered = text is not None and not is_form_ending(text) and not sure_label(text)
    return is_answered and not is_label and all(len(other) <= LONGEST_UNKNOWN_HEADER for other in unknown)


def _merge_rows(grid: Grid, row: int, below: int, known: Known) -> tuple[Column, ...] | None:
    """Read two rows as one header where cells of the upper one span columns that the lower one tells apart."""
    spread = _spread(grid, row)
    lower = grid.lines[below]
    spanned = {column for start, end in _spans(grid, row) for column in range(start, end + 1)}
    parts = [column for column in lower if column in spanned]
    is_under = set(lower) <= spanned and len({spread.get(column) for column in lower}) > 1
    if len(lower) == 1 or not parts or not all(_is_subheader(lower[column], known, is_under) for column in lower):
        return None
    asked = [sure_label(spread[column]) for column in parts if column in spread]
    if not any(label and label.role is Role.CHALLENGE for label in asked) or _is_header(lower, {}, is_first=False):
        return None
    columns = []
    for index in sorted(spread.keys() | lower.keys()):
        upper, under = spread.get(index, ""), lower.get(index, "")
        columns.append(_merged_column(index, upper, under, known))
    return tuple(columns)


def _merged_column(index: int, upper: str, under: str, known: Known) -> Column:
    text = f"{upper} {under}".strip()
    label = sure_label(upper) if upper else None
    own = sure_label(under) if under else None
    is_other = normalise(under).partition(" ")[0] in SOMETHING_ELSE
    if label is None or (own and own.role not in _TOPICS and read_scope(under) == "unknown" and not is_other):
        return column_told(index, text, own or sure_label(text))
    column = column_told(index, text, label)
    told: Scope = "own" if known.is_for_partner(under) else read_scope(under)
    told = "unknown" if known.is_partner(under) else told
    scope = told if told != "unknown" else column.scope
    number = int(under.strip(" .):")) if under.strip(" .):").isdigit() else column.number
    return replace(
        column,
        scope=scope,
        number=number,
        theme=under if known.is_theme(under) else None,
        partner=under if known.is_partner(under) else None,
    )


def _is_subheader(text: str, known: Known, is_under: bool) -> bool:  # noqa: FBT001
    is_named = known.is_theme(text) or known.is_partner(text) or known.is_for_partner(text)
    is_told = read_scope(text) != "unknown" or is_named
    is_number = text.strip(" .):").isdigit()
    is_topic = is_under and len(text.split()) <= _LONGEST_TOPIC
    return len(text) <= _LONGEST_SUBHEADER and (is_told or is_number or is_topic or sure_label(text) is not None)


def with_rows_above(grid: Grid, header: Header, known: Known) -> Header:
    """Let cells above that span some of the columns give them scope («Egen virksomhet» over «Utfordring, Tiltak»).

    Names of several partners there say whose answers the columns are. Cells merged down into the header head columns.
    """
    first = header.rows[0]
    header = _with_merged_down(grid, header)
    scopes: dict[int, Scope] = {}
    partners: dict[int, str] = {}
    above = []
    for row in range(first - 1, first - 1 - _MOST_ROWS_ABOVE, -1):
        if row not in grid.lines:
            break
        texts = {index: text for index, text in _spread(grid, row).items() if _may_tell(text)}
        names = {index: text for index, text in texts.items() if known.is_partner(text)}
        read = read_scope if len(grid.lines[row]) > 1 else read_title_scope
        told = {index: scope for index, text in texts.items() if (scope := read(text)) != "unknown"}
        if len(set(names.values())) > 1:
            partners, told = names, {}
        elif len(grid.lines[row]) > 1:  # a partner's name beside «Helsefellesskapet» stands for its own matters
            told = {**told, **dict.fromkeys(names, "own")}
        if told or names:
            above.append(row)
        scopes = {**told, **scopes}
    asked = [column for column in header.columns if column.role is Role.CHALLENGE]
    scopes, partners = _spread_rightwards(scopes, header.columns), _spread_rightwards(partners, header.columns)
    kinds = {(scopes.get(column.index), partners.get(column.index), column.number, column.partner) for column in asked}
    if len(asked) > 1 and len(kinds) < len(asked):
        return header
    columns = tuple(_with_told(column, scopes, partners) for column in header.columns)
    is_used = columns != header.columns and len(asked) > 1
    return Header(tuple(sorted({*above, *header.rows})) if is_used else header.rows, columns)


def _with_merged_down(grid: Grid, header: Header) -> Header:
    """Add the columns whose heads begin above the header and are merged down into it."""
    known = {column.index for column in header.columns}
    more, rows = [], set(header.rows)
    for top, left, bottom, _ in grid.sheet.merged:
        text = grid.lines.get(top, {}).get(left)
        if text and top < header.rows[0] <= bottom and left not in known:
            column = column_told(left, text, sure_label(text))
            is_asked = column.role is None and read_title_scope(text) != "unknown"
            more.append(
                replace(column, role=Role.CHALLENGE, sure=80, scope=read_title_scope(text)) if is_asked else column
            )
            rows.add(top)
    columns = tuple(sorted([*header.columns, *more], key=lambda column: column.index))
    return Header(tuple(sorted(rows)), columns)


def _with_told(column: Column, scopes: dict[int, Scope], partners: dict[int, str]) -> Column:
    if column.role not in (Role.CHALLENGE, Role.MEASURE):
        return column
    scope = column.scope if column.scope != "unknown" else scopes.get(column.index, "unknown")
    return replace(column, scope=scope, partner=column.partner or partners.get(column.index))


def _may_tell(text: str) -> bool:
    """Say whether a cell above a header may tell of the columns: no statement, label for the sender or legend."""
    label = sure_label(text)
    is_question = label is not None and label.role is Role.CHALLENGE
    if (len(text) > LONGEST_UNKNOWN_HEADER and not is_question) or " = " in text:
        return False
    return label is None or label.role is not Role.PARTNER


def _spread_rightwards(told: dict[int, _Told], columns: Sequence[Column]) -> dict[int, _Told]:
    """Let what is not merged across count for the columns to its right, until the next."""
    spread: dict[int, _Told] = {}
    for column in columns:
        before = max((index for index in told if index <= column.index), default=None)
        if before is not None:
            spread[column.index] = told[before]
    return spread


def _spans(grid: Grid, row: int) -> list[tuple[int, int]]:
    """Give the first and last column of each cell of a row that is merged across."""
    merged = grid.sheet.merged
    return [(left, right) for top, left, bottom, right in merged if top <= row <= bottom and right > left]


def _spread(grid: Grid, row: int) -> Line:
    """Give the texts of a row, a merged cell's text in every column it covers."""
    line = dict(grid.lines.get(row, {}))
    for left, right in _spans(grid, row):
        if left in line:
            line.update(dict.fromkeys(range(left, right + 1), line[left]))
    return line


def sure_label(text: str, cutoff: int = HEADER_CUTOFF) -> Label | None:
    """Read a text as a header where that is sure enough (0-100)."""
    label = read_label(text)
    return label if label and label.sure >= cutoff else None


def column_told(index: int, text: str, label: Label | None) -> Column:
    """Give the column that a header names, without a role where it was not understood."""
    if label is None:
        return Column(index, text, None)
    return Column(index, text, label.role, label.sure, label.scope, label.number)
