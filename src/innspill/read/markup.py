"""Reads the tables of a web page, as many programs export under the name of a workbook."""

from __future__ import annotations

from html.parser import HTMLParser

from innspill.model import Line, Sheet
from innspill.text import clean

_BREAKS = ("br", "p", "div", "li")
_IGNORED = ("script", "style", "title")


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


class _TableReader(HTMLParser):
    """Collects the texts of table cells by row and column, a spanning cell's text in its first column."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: list[Line] = []
        self.column = 0
        self.is_in_cell = False
        self.ignored = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "tr":
            self.rows.append({})
            self.column = 0
        elif tag in ("td", "th") and self.rows:
            self.is_in_cell = True
            self.rows[-1][self.column] = ""
            self.span = dict(attrs).get("colspan") or "1"
        elif tag in _BREAKS and self.is_in_cell:
            self.rows[-1][self.column] += "\n"
        elif tag in _IGNORED:
            self.ignored += 1

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th") and self.is_in_cell:
            self.is_in_cell = False
            self.column += int(self.span) if self.span.isdigit() else 1
        elif tag in _IGNORED and self.ignored:
            self.ignored -= 1

    def handle_data(self, data: str) -> None:
        if self.is_in_cell and not self.ignored:
            self.rows[-1][self.column] += " ".join(data.split("\n"))
