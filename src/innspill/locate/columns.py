"""Corrects what the columns of a table were taken for, by what stands in them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import islice

from innspill.locate.header_rows import Header
from innspill.locate.known import Known
from innspill.model import Line, Role
from innspill.scopes import read_scope_value

_SAMPLE_ROWS = 20


def mend_columns(header: Header, lines: Iterable[Line], known: Known) -> Header:
    """Correct what headers alone get wrong, by what stands below them.

    A column of numbers names no partner («Respondent»); one of nothing but scopes or themes tells those; and where no
    column is for partners, one of departments or contacts in which partners stand is.
    """
    sample = list(islice(lines, _SAMPLE_ROWS))
    columns = list(header.columns)
    for position, column in enumerate(columns):
        texts = [line[column.index] for line in sample if column.index in line]
        if column.role is Role.PARTNER and texts and all(text.isdigit() for text in texts):
            columns[position] = replace(column, role=Role.NUMBER)
        scoped = [text for text in texts if read_scope_value(text) != "unknown"]
        if column.role is None and len(scoped) > 1 and 2 * len(scoped) > len(texts):
            columns[position] = replace(column, role=Role.SCOPE, sure=80)
        elif column.role is None and len(texts) > 1 and all(map(known.is_theme, texts)):
            columns[position] = replace(column, role=Role.THEME, sure=80)
    if not any(column.role is Role.PARTNER for column in columns):
        for position, column in enumerate(columns):
            texts = [line[column.index] for line in sample if column.index in line]
            may_name = column.role in (Role.AREA, Role.CONTACT, None)
            if may_name and texts and 2 * sum(map(known.is_partner, texts)) > len(texts):
                columns[position] = replace(column, role=Role.PARTNER, sure=80)
                break
    return Header(header.rows, tuple(columns))
