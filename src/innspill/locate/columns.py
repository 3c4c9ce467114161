"""Corrects what the columns of a table were taken for, by what stands in them."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import islice, pairwise

from innspill.locate.header_rows import FEWEST_WORDS_IN_STATEMENT, SOMETHING_ELSE, Header, sure_label
from innspill.locate.known import Known
from innspill.model import Column, Line, Role, Scope
from innspill.scopes import read_scope, read_scope_value
from innspill.text import normalise

_SAMPLE_ROWS = 20
_FEWEST_TO_TELL = 2
_LONGEST_SCOPE = 3
_FOR_SOMEONE = re.compile(r"\b(?:for|hos|hjå|gjelder|gjeld)\s+\w", re.IGNORECASE)
_WHO = frozenset({"hvem", "kven", "vem", "who"})
_YES = frozenset({"ja", "yes", "x"})
_NO = frozenset({"nei", "nej", "no", "delvis", "delvist"})


def mend_columns(header: Header, lines: Iterable[Line], known: Known, codes: Mapping[str, Scope]) -> Header:
    """Correct what headers alone get wrong, by what stands below them.

    A column of numbers names no partner («Respondent»); one of nothing but scopes, codes for them, or themes tells
    those; one of questions tells what its row answers; and where no column is for partners, one of departments or
    contacts in which partners stand is.
    """
    sample = list(islice(lines, _SAMPLE_ROWS))
    below = {column.index: [line[column.index] for line in sample if column.index in line] for column in header.columns}
    columns = _with_senders(header.columns, below, known, {None})
    columns = _with_other_senders(columns)
    columns = _with_ranked(columns, below)
    columns = [_mended(column, below[column.index], known, codes) for column in columns]
    columns = [_without_doers(column, columns) for column in columns]
    columns = [_without_ratings(column, below, columns) for column in columns]
    columns = _with_contrast(columns)
    columns = _with_senders(columns, below, known, {Role.AREA, Role.CONTACT, Role.NUMBER})
    return Header(header.rows, tuple(columns))


def _with_senders(
    columns: Sequence[Column], below: Mapping[int, Sequence[str]], known: Known, roles: Collection[Role | None]
) -> list[Column]:
    """Take the first column of one of `roles` in which mostly partners stand for theirs, where no other is."""
    mended = list(columns)
    if any(column.role is Role.PARTNER for column in columns):
        return mended
    for position, column in enumerate(columns):
        if column.role in roles and _mostly(below[column.index], known.is_partner):
            mended[position] = replace(column, role=Role.PARTNER, sure=80)
            break
    return mended


def _with_other_senders(columns: Sequence[Column]) -> list[Column]:
    """Take «Annet, spesifiser» straight behind the column for senders for those that the list did not have."""
    mended = list(columns)
    for position, (before, column) in enumerate(pairwise(columns), 1):
        words = normalise(column.header).split()
        if before.role is Role.PARTNER and words and (words[0] in SOMETHING_ELSE or words[-1] == "spesifiser"):
            mended[position] = replace(column, role=Role.PARTNER, sure=80)
    return mended


def _with_ranked(columns: Sequence[Column], below: Mapping[int, Sequence[str]]) -> list[Column]:
    """Take «Prioritet 1», «Prioritet 2» over statements for columns of challenges, each with its rank."""
    ranked = [
        column
        for column in columns
        if column.role is Role.PRIORITY
        and column.number is not None
        and _mostly(below[column.index], lambda text: len(text.split()) >= FEWEST_WORDS_IN_STATEMENT)
    ]
    if len({column.number for column in ranked}) < _FEWEST_TO_TELL:
        return list(columns)
    return [replace(column, role=Role.CHALLENGE) if column in ranked else column for column in columns]


def _mended(column: Column, texts: Sequence[str], known: Known, codes: Mapping[str, Scope]) -> Column:
    if column.role is Role.PARTNER and texts and all(text.isdigit() for text in texts):
        return replace(column, role=Role.NUMBER)
    if column.role not in (None, Role.CHALLENGE, Role.SCOPE, Role.COMMENT):
        return column
    is_long = len(texts) >= _FEWEST_TO_TELL
    if is_long and read_scope(column.header) != "unknown" and _are_marks(texts):
        return replace(column, role=Role.SCOPE, sure=80, scope=read_scope(column.header))
    if column.role is Role.SCOPE or (is_long and _tells_scopes(texts, codes, is_unknown=column.role is None)):
        return replace(column, role=Role.SCOPE, sure=max(80, column.sure), scope="unknown")
    if is_long and column.role is None and all(map(known.is_theme, texts)):
        return replace(column, role=Role.THEME, sure=80)
    return column


def _are_marks(texts: Sequence[str]) -> bool:
    """Say whether a column holds crosses, and at most their sum below."""
    return {text.casefold() for text in texts if not text.isdigit()} in ({"x"}, {"✓"}, {"✔"}, {"ja"})


def _tells_scopes(texts: Sequence[str], codes: Mapping[str, Scope], *, is_unknown: bool) -> bool:
    """Say whether a column holds scopes: all codes or words for them; where its header says nothing, mostly."""
    if all(text.casefold() in codes or _is_scope_word(text) for text in texts):
        return True
    return is_unknown and (_mostly(texts, _asks) or _mostly(texts, _tells_scope))


def _mostly(texts: Sequence[str], holds: Callable[[str], bool]) -> bool:
    return 2 * sum(map(holds, texts)) > len(texts)


def _tells_scope(text: str) -> bool:
    return read_scope_value(text) != "unknown"


def _asks(text: str) -> bool:
    label = sure_label(text)
    return label is not None and label.role is Role.CHALLENGE


def _is_scope_word(text: str) -> bool:
    return len(text.split()) <= _LONGEST_SCOPE and _tells_scope(text)


def _with_contrast(columns: Sequence[Column]) -> list[Column]:
    """Take «Utfordringer for Haraldsplass» beside «Utfordringer for helsefellesskapet» for the sender's own."""
    asking = [column for column in columns if column.role is Role.CHALLENGE]
    is_contrast = {column.scope for column in asking} == {"common", "unknown"}
    return [
        replace(column, scope="own")
        if is_contrast and column in asking and column.scope == "unknown" and _FOR_SOMEONE.search(column.header)
        else column
        for column in columns
    ]


def _without_doers(column: Column, columns: Sequence[Column]) -> Column:
    """Take «Kven» behind a column of measures for who is to do them, not for who answers."""
    behind = any(other.role is Role.MEASURE and other.index < column.index for other in columns)
    is_who = normalise(column.header) in _WHO
    return replace(column, role=Role.COMMENT) if column.role is Role.PARTNER and is_who and behind else column


def _without_ratings(column: Column, below: Mapping[int, Sequence[str]], columns: Sequence[Column]) -> Column:
    """Take a column of yes and no, or of numbers beside statements, for no challenges, though its header asks."""

    def holds_numbers(other: Column) -> bool:
        texts = below[other.index]
        return bool(texts) and all(text.replace(",", "").isdigit() for text in texts)

    asking = [other for other in columns if other.role is Role.CHALLENGE]
    texts = {text.casefold() for text in below[column.index]}
    is_choice = bool(texts & _YES) and texts <= _YES | _NO
    is_rating = holds_numbers(column) and not all(map(holds_numbers, asking))
    if column in asking and (is_choice or is_rating):
        return replace(column, role=Role.NUMBER if is_rating else Role.COMMENT, scope="unknown")
    return column
