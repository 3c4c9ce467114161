"""Reads text with delimiters (csv, tsv, txt)."""

from __future__ import annotations

import csv
import io
import re

from innspill.model import Line, Sheet
from innspill.read.faults import UnreadableError
from innspill.text import clean

_DELIMITERS = "\t;,|"
_NO_TEXT = [chr(code) for code in (*range(9), *range(14, 32), 0xFFFD)]
_MOST_NO_TEXT = 0.05
"""What share of a file (0-1) may be control characters before it is taken for no text at all."""
_FEWEST_FIELDS = 3
_SHORTEST_BROKEN = 50
"""How many characters a line has at least that an e-mail program has broken."""
_ENDS = ".!?:;"
_QUOTED = re.compile(r"^> ?(?!>)", re.MULTILINE)
"""The mark of a line that an e-mail quotes, as the questions are between which answers are written."""
_SAMPLE = 20_000
"""How many characters are looked at to find the delimiter."""


def read_text(content: bytes, encoding: str | None = None, *, is_prose: bool = False) -> Sheet:
    """Read a text file as one sheet without a name; rows are numbered as Excel would number them.

    Args:
        content: The bytes of the file.
        encoding: How it is encoded, where the user says so.
        is_prose: Whether it is meant for sentences, as an e-mail is, where a comma parts no columns.

    Raises:
        UnreadableError: The content is no text.
    """
    text = content.decode(encoding, errors="replace") if encoding else decode(content)
    if sum(text.count(sign) for sign in _NO_TEXT) > _MOST_NO_TEXT * len(text):
        raise UnreadableError("corrupt")
    text = text.replace("\0", "")
    csv.field_size_limit(max(len(text), _SAMPLE) + 1)
    text, delimiter = _delimiter(text, _DELIMITERS.replace(",", "") if is_prose else _DELIMITERS)
    text = _QUOTED.sub("", text) if is_prose else text
    lines = {}
    for number, record in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)):
        line = {column: shown for column, value in enumerate(record) if value and (shown := clean(value))}
        if line:
            lines[number] = line
    return Sheet("", _unwrapped(lines), is_named=False)


def _unwrapped(lines: dict[int, Line]) -> dict[int, Line]:
    """Join lines that an e-mail program has broken: after a long one without an end, the next has a small letter."""
    if any(len(line) > 1 or 0 not in line for line in lines.values()):
        return lines
    joined: dict[int, Line] = {}
    last = last_part = -1
    for number, line in lines.items():
        before, text = lines.get(number - 1, {}).get(0, ""), line[0]
        if (
            last_part == number - 1
            and len(before) >= _SHORTEST_BROKEN
            and before[-1] not in _ENDS
            and text[0].islower()
        ):
            joined[last] = {0: f"{joined[last][0]} {text}"}
        else:
            joined[number], last = line, number
        last_part = number
    return joined


def decode(content: bytes) -> str:
    """Give the text of a file: decoded by byte order mark, else strict UTF-8, else Windows-1252.

    Why: detectors read Norwegian Windows-1252 as Central European; fixed steps never do. Lines that end as only the old
    Mac ended them are as sure a mark as a byte order mark: Excel on a Mac still writes such files in Mac Roman.
    """
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        is_old_mac = b"\r" in content and b"\n" not in content
        return content.decode("mac_roman" if is_old_mac else "cp1252", errors="replace")


def _delimiter(text: str, delimiters: str) -> tuple[str, str]:
    """Give the text without a ``sep=`` line, and the delimiter: the one that parts most lines alike.

    Why one that is not in the first line must part most lines into many: statements are full of commas, and a header
    without any heads one column; but lines of comments may stand above it.
    """
    first, _, rest = text.partition("\n")
    if first.strip().lower().startswith("sep=") and len(first.strip()) == len("sep=;"):
        return rest, first.strip()[-1]
    sample = text[:_SAMPLE]
    first_line = next((line for line in sample.splitlines() if line.strip()), "")
    even = {mark: _evenness(sample, mark) for mark in delimiters}
    lines = sum(1 for line in sample.splitlines() if line.strip())
    candidates = [
        mark
        for mark, (width, count) in even.items()
        if mark in first_line or (width >= _FEWEST_FIELDS and 2 * count > lines)
    ] or list(delimiters[:1])
    return text, max(candidates, key=lambda mark: (even[mark][1], -delimiters.index(mark)))


def _evenness(sample: str, delimiter: str) -> tuple[int, int]:
    """Give the commonest number of fields above one that the delimiter parts lines into, and how many lines."""
    try:
        widths = [len(row) for row in csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter) if row]
    except csv.Error:
        return 0, 0
    parted = [width for width in widths if width > 1]
    return max(((width, parted.count(width)) for width in set(parted)), key=lambda found: found[1], default=(0, 0))
