"""Reads Word documents: the paragraphs as one sheet, each table as one more, with the places that Word shows."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from innspill.model import Line, Sheet
from innspill.read.faults import UnreadableError
from innspill.text import clean

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PARAGRAPH, _TABLE, _ROW, _CELL = (f"{_WORD}{name}" for name in ("p", "tbl", "tr", "tc"))
_SPAN, _MERGE = f"{_WORD}gridSpan", f"{_WORD}vMerge"
_RUN_TEXT, _BREAK, _TAB, _VALUE = (f"{_WORD}{name}" for name in ("t", "br", "tab", "val"))
_PROPERTIES, _STYLE, _NUMBERING, _BOX = (f"{_WORD}{name}" for name in ("pPr", "pStyle", "numPr", "txbxContent"))
_RUN, _RUN_PROPERTIES, _BOLD = (f"{_WORD}{name}" for name in ("r", "rPr", "b"))
_OLD_FORM = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
"""What Word writes a second time for old versions of itself."""
_BULLET = "•"
_OFF = ("0", "false", "off")
_LONGEST_BOLD = 10
_NEAR = 3
"""How many paragraphs above a table may introduce it."""
_LOWEST = 10
"""A level below all headings."""


def read_document(content: bytes) -> tuple[Sheet, ...]:
    """Give the paragraphs of a document, row by row, and its tables.

    A paragraph in a list begins with a bullet, as Word shows it. A text box stands as further lines of the paragraph
    that it is anchored in. Insertions are accepted, deletions left out.

    Raises:
        UnreadableError: The content is damaged, or holds no text.
    """
    from docx import Document  # noqa: PLC0415 - only needed for documents
    from docx.opc.exceptions import OpcError  # noqa: PLC0415

    try:
        document = Document(io.BytesIO(content))
        styles = {style.style_id: style.name or "" for style in document.styles}
        sheets = _sheets(document.element.body, styles)
    except (OpcError, AttributeError, KeyError, ValueError, SyntaxError, zipfile.BadZipFile) as error:
        raise UnreadableError("corrupt") from error
    if not any(sheet.lines for sheet in sheets):
        raise UnreadableError("empty", "Dokumentet har ingen tekst.")
    return sheets


def _sheets(body: Any, styles: dict[str, str]) -> tuple[Sheet, ...]:
    lines: dict[int, Line] = {}
    headings: dict[int, int] = {}
    tables: list[Sheet] = []
    row = 0
    for element in body.iter(_PARAGRAPH, _TABLE):
        if element.tag == _TABLE:
            rows, merged = _rows(element)
            above, prefix = tuple(_standing_above(lines, headings, row)), f"tabell {len(tables) + 1} "
            tables.append(Sheet("", rows, merged=merged, is_named=False, prefix=prefix, above=above))
        elif _is_own(element, body, _TABLE, _BOX):
            text = _text(element)
            level = _heading_level(element, styles)
            if text:
                lines[row] = {0: f"{_BULLET} {text}" if level is None and _is_listed(element, styles) else text}
            if text and level is not None:
                headings[row] = level
            row += 1
    paragraphs = Sheet("", lines, is_named=False, are_paragraphs=True, headings=headings)
    return (paragraphs, *tables) if lines else tuple(tables)


def _standing_above(lines: dict[int, Line], headings: dict[int, int], row: int) -> Iterator[str]:
    """Give what tells of a table that stands before a row: the paragraphs above it, and the headings it is under."""
    level = _LOWEST
    for above in range(row - 1, -1, -1):
        is_near = above in lines and above >= row - _NEAR
        if is_near or headings.get(above, level) < level:
            yield lines[above][0]
            level = min(level, headings.get(above, level))


def _style(paragraph: Any, styles: dict[str, str]) -> str:
    style = paragraph.find(f"{_PROPERTIES}/{_STYLE}")
    return styles.get(style.get(_VALUE), "").casefold() if style is not None else ""


def _heading_level(paragraph: Any, styles: dict[str, str]) -> int | None:
    """Give the level of a heading, 0 for the title, the lowest for a short line all in bold; none for the rest."""
    name = _style(paragraph, styles)
    if _is_bold(paragraph):
        return _LOWEST - 1
    if name == "title":
        return 0
    return int(name[-1]) if name.startswith("heading ") and name[-1].isdigit() else None


def _is_bold(paragraph: Any) -> bool:
    runs = [run.find(f"{_RUN_PROPERTIES}/{_BOLD}") for run in paragraph.iter(_RUN) if run.find(_RUN_TEXT) is not None]
    text = _text(paragraph)
    is_short = len(text.split()) <= _LONGEST_BOLD and not text.endswith((".", ":", "!"))
    return bool(runs) and is_short and all(bold is not None and bold.get(_VALUE, "1") not in _OFF for bold in runs)


def _is_listed(paragraph: Any, styles: dict[str, str]) -> bool:
    is_numbered = paragraph.find(f"{_PROPERTIES}/{_NUMBERING}") is not None
    return is_numbered or _style(paragraph, styles).startswith(("list bullet", "list number"))


def _rows(table: Any) -> tuple[dict[int, Line], tuple[tuple[int, int, int, int], ...]]:
    """Give the cells of a table, and which of them span columns (top, left, bottom, right).

    Content controls and inserted text count, nested tables are apart. A cell that spans columns stands where it begins;
    one that spans rows stands in each of them.
    """
    lines: dict[int, Line] = {}
    merged = []
    for number, row in enumerate(_own(table, _ROW, _TABLE)):
        line: Line = {}
        column = 0
        for cell in _own(row, _CELL, _TABLE):
            text = "\n".join(filter(None, map(_text, _own(cell, _PARAGRAPH, _TABLE))))
            if any(merge.get(_VALUE) != "restart" for merge in _own(cell, _MERGE, _TABLE)):
                text = text or lines.get(number - 1, {}).get(column, "")
            if text:
                line[column] = text
            spans = [int(span.get(_VALUE, "1")) for span in _own(cell, _SPAN, _TABLE)]
            width = spans[0] if spans else 1
            if width > 1:
                merged.append((number, column, number, column + width - 1))
            column += width
        if line:
            lines[number] = line
    return lines, tuple(merged)


def _own(element: Any, tag: str, barrier: str) -> list[Any]:
    """Give the elements of a kind below another, but not those inside a table nested in it."""
    return [found for found in element.iter(tag) if _is_own(found, element, barrier, _BOX)]


def _is_own(element: Any, outer: Any, *barriers: str) -> bool:
    """Say whether an element stands in another one straight, and not in something nested in it."""
    return next((above for above in element.iterancestors() if above is outer or above.tag in barriers), None) is outer


def _text(paragraph: Any) -> str:
    """Give the text of a paragraph as it reads with all insertions accepted, then that of its text boxes."""
    parts = {_BREAK: "\n", _TAB: " "}
    elements = [part for part in paragraph.iter(_RUN_TEXT, _BREAK, _TAB) if _is_own(part, paragraph, _BOX)]
    own = "".join(parts.get(element.tag) or element.text or "" for element in elements)
    boxes = [box for box in paragraph.iter(_BOX) if _is_own(box, paragraph, _BOX, _OLD_FORM)]
    boxed = [_text(inner) for box in boxes for inner in box.iter(_PARAGRAPH) if _is_own(inner, box, _BOX)]
    return "\n".join(filter(None, [clean(own), *boxed]))
