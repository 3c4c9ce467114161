"""Reads the tables of a web page, as many programs export under the name of a workbook."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from innspill.model import Line, Sheet
from innspill.text import clean

_BREAKS = ("br", "p", "div", "li")
_MARKED_UP = re.compile(r"<(?:div|p|span|ul|ol|br|font)(?:\s[^<>]*)?/?>", re.IGNORECASE)
_IGNORED = ("script", "style", "title")
_WIDEST_SPAN = 100
"""How far a cell may be said to span; more is no table that a person made."""


def read_markup(text: str) -> Sheet:
    """Give the rows of all tables of a page below one another; a page without tables gives an empty sheet."""
    reader = _TableReader()
    reader.feed(text)
    reader.close()
    lines = {}
    for number, row in enumerate(reader.rows):
        line: Line = {column: shown for column, value in row.items() if (shown := clean(value))}
        if line:
            lines[number] = line
    return Sheet("", lines, is_named=False)


def text_of_markup(text: str) -> str:
    """Give what a person sees of a cell that holds markup, as SharePoint writes «rich» text; others stay as they are.

    Example:
        >>> text_of_markup('<div class="x"><p>For få senger</p></div>'), text_of_markup("a < b")
        ('For få senger', 'a < b')
    """
    if not _MARKED_UP.search(text):
        return text
    reader = _TextReader()
    reader.feed(text)
    reader.close()
    lines = (" ".join(line.split()) for line in "".join(reader.parts).split("\n"))
    return clean("\n".join(filter(None, lines)))


class _TextReader(HTMLParser):
    """Collects the text of markup; what parts paragraphs parts lines, and a point of a list has a bullet."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        if tag in _BREAKS:
            self.parts.append("\n• " if tag == "li" else "\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in _BREAKS:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        self.parts.append(data.replace("\n", " "))


class _TableReader(HTMLParser):
    """Collects the texts of table cells by row and column; a spanning cell stands where it begins."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: list[Line] = []
        self.column: int | None = None
        self.taken: dict[int, int] = {}
        self.ignored = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "tr":
            self.rows.append({})
            self.taken = {column: left - 1 for column, left in self.taken.items() if left > 1}
            self.column = None
        elif tag in ("td", "th") and self.rows:
            self._open_cell(dict(attrs))
        elif tag in _BREAKS and self.column is not None:
            self.rows[-1][self.column] += "\n"
        elif tag in _IGNORED:
            self.ignored += 1

    def _open_cell(self, told: dict[str, str | None]) -> None:
        """Begin a cell in the first column that is free, whether or not the one before was ended."""
        row = self.rows[-1]
        self.column = next(column for column in range(len(row) + len(self.taken) + 1) if self._is_free(column))
        row[self.column] = ""
        for column in range(self.column, self.column + _span(told.get("colspan"))):
            row.setdefault(column, "")
            if _span(told.get("rowspan")) > 1:
                self.taken[column] = _span(told.get("rowspan"))

    def _is_free(self, column: int) -> bool:
        return column not in self.rows[-1] and column not in self.taken

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th", "tr", "table"):
            self.column = None
        elif tag in _IGNORED and self.ignored:
            self.ignored -= 1

    def handle_data(self, data: str) -> None:
        if self.column is not None and not self.ignored:
            self.rows[-1][self.column] += " ".join(data.split("\n"))


def _span(text: str | None) -> int:
    return min(int(text), _WIDEST_SPAN) if text and text.isdecimal() and int(text) else 1
