"""The one look of everything that is printed."""

from __future__ import annotations

from typing import Any

from rich.box import SIMPLE_HEAD
from rich.table import Table
from rich.text import Text

NUMBER: dict[str, Any] = {"justify": "right", "no_wrap": True}
"""Options of a column of numbers."""
TEXT: dict[str, Any] = {"overflow": "fold"}
"""Options of a column of text: wrapped, and never cut without a mark."""

_BAR = "█"
_PARTS_OF_A_BAR = " ▏▎▍▌▋▊▉"
_LONGEST_TEXT = 220


def table(*columns: str | tuple[str, dict[str, Any]]) -> Table:
    """Make a table in the program's one style; a column is a heading, or a heading and rich's options."""
    made = Table(box=SIMPLE_HEAD, padding=(0, 1, 0, 0), pad_edge=False, show_edge=False, header_style="bold")
    for column in columns:
        heading, options = (column, {}) if isinstance(column, str) else column
        made.add_column(Text(heading), **options)
    return made


def bar(value: int, most: int, width: int) -> Text:
    """Draw a bar of at most ``width`` characters, exact to an eighth of one."""
    eighths = round(8 * width * value / most) if most else 0
    full, part = divmod(eighths, 8)
    return Text((_BAR * full + _PARTS_OF_A_BAR[part].strip()).ljust(width), style="cyan")


def note(text: str) -> Text:
    """Write a remark under a table."""
    return Text(text, style="dim")


def cut(text: str) -> str:
    """Shorten a long text at a word, with a mark that shows it."""
    return text if len(text) <= _LONGEST_TEXT else text[:_LONGEST_TEXT].rsplit(" ", 1)[0] + " …"
