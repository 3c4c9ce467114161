"""Finds matrices: tables whose columns are themes, partners or scopes, with statements below them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from innspill.locate.grid import Grid
from innspill.locate.header_rows import (
    FEWEST_WORDS_IN_STATEMENT,
    ROWS_WITH_SLIPS,
    Header,
    column_told,
    sure_label,
    with_rows_above,
)
from innspill.locate.headers import Label, is_scope_header
from innspill.locate.known import Known
from innspill.model import Column, Line, Role
from innspill.scopes import read_scope

_FEWEST_IN_MATRIX = 2


def find_matrices(grid: Grid, known: Known, *, after: int = -1, before: int | None = None) -> list[Header]:
    """Give the header of a table whose columns are themes, partners or scopes, with statements below them.

    Where there are tables already, it must stand above the header of the first (row ``before``), or below that of the
    last (row ``after``) and apart from it.
    """
    rows = [row for row in grid.lines if row > after and (before is None or row < before)]
    for row in rows[:ROWS_WITH_SLIPS]:
        if after >= 0 and len(grid.lines.get(row - 1, {})) > 1:
            continue
        below = [grid.lines[other] for other in rows if other > row]
        columns = _with_other_topics(_matrix_columns(grid.lines[row], below, known), below)
        answers = [column for column in columns if column.role is Role.CHALLENGE]
        if _are_of_one_kind(answers):
            lower = _split_by_scope(grid, row, answers)
            if lower and _hold_statements(lower, below[1:]):
                return [Header((row, row + 1), _with_corner(lower, below[1:], known))]
            if _hold_statements(answers, below):
                return [with_rows_above(grid, Header((row,), _with_corner(columns, below, known)), known)]
    return []


def _split_by_scope(grid: Grid, row: int, columns: Sequence[Column]) -> tuple[Column, ...]:
    """Give the columns that the row below parts into own and common matters («Alver» over «Eigne», «Felles»)."""
    lower = grid.lines.get(row + 1, {})
    if len(lower) < len(columns) or not all(map(is_scope_header, lower.values())):
        return ()
    split = []
    for index, text in lower.items():
        over = [column for column in columns if column.index <= index][-1:]
        split += [replace(column, index=index, scope=read_scope(text)) for column in over]
    return tuple(split) if len(split) == len(lower) else ()


def _are_of_one_kind(columns: Sequence[Column]) -> bool:
    """Say whether these columns are all themes, all partners, or own matters beside common ones."""
    kinds = {(column.theme is not None, column.partner is not None) for column in columns}
    is_scoped = kinds == {(False, False)}
    if is_scoped:
        return {column.scope for column in columns} == {"own", "common"}
    return len(columns) >= _FEWEST_IN_MATRIX and len(kinds) == 1


def _matrix_columns(line: Line, below: Sequence[Line], known: Known) -> tuple[Column, ...]:
    columns = []
    for index, text in line.items():
        label = sure_label(text)
        if known.is_theme(text):
            columns.append(Column(index, text, Role.CHALLENGE, 90, theme=text))
        elif known.is_partner(text):
            columns.append(Column(index, text, Role.CHALLENGE, 90, partner=text))
        elif is_scope_header(text) and _may_hold_answers(index, label, below):
            columns.append(Column(index, text, Role.CHALLENGE, 80, read_scope(text)))
        else:
            columns.append(column_told(index, text, label))
    return tuple(columns)


def _may_hold_answers(index: int, label: Label | None, below: Sequence[Line]) -> bool:
    """Say whether a column under a scope may hold answers; «Kommunen» asks for names as often, so look below it."""
    if label is not None and label.role is Role.PARTNER:
        return _hold_statements([Column(index, "", None)], below)
    return label is None or label.role in (Role.SCOPE, Role.CHALLENGE)


def _with_other_topics(columns: tuple[Column, ...], below: Sequence[Line]) -> tuple[Column, ...]:
    """Where some columns are themes, take others of statements for topics of the sender's own («Psykisk helse»)."""
    if sum(column.theme is not None for column in columns) < _FEWEST_IN_MATRIX:
        return columns
    return tuple(
        replace(column, role=Role.CHALLENGE, sure=80, theme=column.header)
        if column.role is None and _hold_statements([column], below)
        else column
        for column in columns
    )


def _hold_statements(columns: Sequence[Column], lines: Sequence[Line]) -> bool:
    texts = [line[column.index] for line in lines for column in columns if column.index in line]
    return bool(texts) and sum(len(text.split()) >= FEWEST_WORDS_IN_STATEMENT for text in texts) * 2 > len(texts)


def _with_corner(columns: tuple[Column, ...], below: Sequence[Line], known: Known) -> tuple[Column, ...]:
    """Take the first column of a matrix for what its cells are, where its own header says nothing."""
    first = min(column.index for column in columns if column.role is Role.CHALLENGE)
    left = {index for line in below for index in line if index < first}
    told = {column.index for column in columns if column.role is not None}
    found = list(columns)
    kinds = ((Role.PARTNER, known.is_partner), (Role.SCOPE, is_scope_header))
    for index in sorted(left - told):
        texts = [line[index] for line in below if index in line]
        role = next((role for role, holds in kinds if _mostly(texts, holds)), Role.THEME)
        found = [column for column in found if column.index != index]
        found.append(Column(index, "", role, 80))
    return tuple(sorted(found, key=lambda column: column.index))


def _mostly(texts: Sequence[str], holds: Callable[[str], bool]) -> bool:
    return sum(map(holds, texts)) * 2 > len(texts)
