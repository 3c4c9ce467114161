"""Reads text with delimiters (csv, tsv, txt)."""

from __future__ import annotations

import csv
import io

from innspill.model import Sheet
from innspill.read.faults import UnreadableError
from innspill.text import clean

_DELIMITERS = ";\t,|"
_SAMPLE = 20_000
"""How many characters are looked at to find the delimiter."""


def read_text(content: bytes, ending: str) -> Sheet:
    """Read a text file as one sheet without a name; rows are numbered as Excel would number them.

    Raises:
        UnreadableError: The content is no text.
    """
    text = _decode(content)
    if "\0" in text:
        raise UnreadableError("corrupt")
    text, delimiter = _delimiter(text, ending)
    csv.field_size_limit(len(text) + 1)
    lines = {}
    for number, record in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)):
        line = {column: shown for column, value in enumerate(record) if value and (shown := clean(value))}
        if line:
            lines[number] = line
    return Sheet("", lines, is_named=False)


def _decode(content: bytes) -> str:
    """Decode by byte order mark, else strict UTF-8, else Windows-1252.

    Why: detectors read Norwegian Windows-1252 as Central European; three fixed steps never do.
    """
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _delimiter(text: str, ending: str) -> tuple[str, str]:
    """Give the text without a ``sep=`` line, and the delimiter: the one that parts most lines alike."""
    first, _, rest = text.partition("\n")
    if first.strip().lower().startswith("sep=") and len(first.strip()) == len("sep=;"):
        return "\n" + rest, first.strip()[-1]
    candidates = "\t" + _DELIMITERS if ending in (".tsv", ".txt") else _DELIMITERS
    sample = text[:_SAMPLE]
    best = max(candidates, key=lambda mark: (_evenness(sample, mark), -candidates.index(mark)))
    return text, best


def _evenness(sample: str, delimiter: str) -> int:
    """Count the lines that the delimiter parts into the commonest number of fields above one."""
    try:
        widths = [len(row) for row in csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter) if row]
    except csv.Error:
        return 0
    parted = [width for width in widths if width > 1]
    return max((parted.count(width) for width in set(parted)), default=0)
