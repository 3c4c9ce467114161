"""Reads text with delimiters (csv, tsv, txt)."""

from __future__ import annotations

import csv
import io

from innspill.model import Sheet
from innspill.read.faults import UnreadableError
from innspill.text import clean

_DELIMITERS = "\t;,|"
_NO_TEXT = [chr(code) for code in (*range(9), *range(14, 32), 0xFFFD)]
_MOST_NO_TEXT = 0.05
"""What share of a file (0-1) may be control characters before it is taken for no text at all."""
_FEWEST_FIELDS = 3
_SAMPLE = 20_000
"""How many characters are looked at to find the delimiter."""


def read_text(content: bytes, encoding: str | None = None) -> Sheet:
    """Read a text file as one sheet without a name; rows are numbered as Excel would number them.

    Raises:
        UnreadableError: The content is no text.
    """
    text = content.decode(encoding, errors="replace") if encoding else decode(content)
    if sum(text.count(sign) for sign in _NO_TEXT) > _MOST_NO_TEXT * len(text):
        raise UnreadableError("corrupt")
    text = text.replace("\0", "")
    csv.field_size_limit(max(len(text), _SAMPLE) + 1)
    text, delimiter = _delimiter(text)
    lines = {}
    for number, record in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)):
        line = {column: shown for column, value in enumerate(record) if value and (shown := clean(value))}
        if line:
            lines[number] = line
    return Sheet("", lines, is_named=False)


def decode(content: bytes) -> str:
    """Give the text of a file: decoded by byte order mark, else strict UTF-8, else Windows-1252.

    Why: detectors read Norwegian Windows-1252 as Central European; three fixed steps never do.
    """
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _delimiter(text: str) -> tuple[str, str]:
    """Give the text without a ``sep=`` line, and the delimiter: the one that parts most lines alike.

    Why one that is not in the first line must part most lines into many: statements are full of commas, and a header
    without any heads one column; but lines of comments may stand above it.
    """
    first, _, rest = text.partition("\n")
    if first.strip().lower().startswith("sep=") and len(first.strip()) == len("sep=;"):
        return rest, first.strip()[-1]
    sample = text[:_SAMPLE]
    first_line = next((line for line in sample.splitlines() if line.strip()), "")
    even = {mark: _evenness(sample, mark) for mark in _DELIMITERS}
    lines = sum(1 for line in sample.splitlines() if line.strip())
    candidates = [
        mark
        for mark, (width, count) in even.items()
        if mark in first_line or (width >= _FEWEST_FIELDS and 2 * count > lines)
    ] or list(_DELIMITERS[:1])
    return text, max(candidates, key=lambda mark: (even[mark][1], -_DELIMITERS.index(mark)))


def _evenness(sample: str, delimiter: str) -> tuple[int, int]:
    """Give the commonest number of fields above one that the delimiter parts lines into, and how many lines."""
    try:
        widths = [len(row) for row in csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter) if row]
    except csv.Error:
        return 0, 0
    parted = [width for width in widths if width > 1]
    return max(((width, parted.count(width)) for width in set(parted)), key=lambda found: found[1], default=(0, 0))
