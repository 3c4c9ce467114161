"""The table of challenges as CSV: plain for programs, and in the form that Excel in Norway opens."""

from __future__ import annotations

import csv
import io

from innspill.export.records import KEYS, flat_records
from innspill.summarise import Summary

_RUNS_AS_FORMULA = ("=", "+", "-", "@")


def render(summary: Summary) -> bytes:
    """Give the challenges in UTF-8 with commas, texts exactly as they are."""
    return _table(summary, delimiter=",", is_for_excel=False).encode("utf-8", "replace")


def render_for_excel(summary: Summary) -> bytes:
    """Give the challenges with semicolons and a byte order mark.

    Why an apostrophe before = + - @: Excel would run a partner's text as a formula.
    """
    return _table(summary, delimiter=";", is_for_excel=True).encode("utf-8-sig", "replace")


def _table(summary: Summary, *, delimiter: str, is_for_excel: bool) -> str:
    target = io.StringIO()
    writer = csv.DictWriter(target, KEYS, delimiter=delimiter, lineterminator="\r\n" if is_for_excel else "\n")
    writer.writeheader()
    for record in flat_records(summary):
        writer.writerow({key: guarded(value) if is_for_excel else value for key, value in record.items()})
    return target.getvalue()


def guarded(value: str) -> str:
    """Put an apostrophe before a text that a spreadsheet program would run as a formula."""
    return f"'{value}" if value.startswith(_RUNS_AS_FORMULA) else value


def unguarded(value: str) -> str:
    """Take away the apostrophe that :func:`guarded` put there."""
    return value[1:] if value.startswith("'") and value[1:].startswith(_RUNS_AS_FORMULA) else value
