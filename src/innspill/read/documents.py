"""Reads Word documents: the paragraphs as one sheet, each table as one more, with the places that Word shows."""

from __future__ import annotations

import io
import zipfile
from typing import Any

from innspill.model import Line, Sheet
from innspill.read.faults import UnreadableError
from innspill.text import clean

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PARAGRAPH, _TABLE, _ROW, _CELL = (f"{_WORD}{name}" for name in ("p", "tbl", "tr", "tc"))
_SPAN, _MERGE = f"{_WORD}gridSpan", f"{_WORD}vMerge"
_RUN_TEXT, _BREAK, _TAB, _VALUE = (f"{_WORD}{name}" for name in ("t", "br", "tab", "val"))


def read_document(content: bytes) -> tuple[Sheet, ...]:
    """Give the paragraphs of a document, row by row, and its tables.

    Raises:
        UnreadableError: The content is damaged, or holds no text.
    """
    from docx import Document  # noqa: PLC0415 - only needed for documents
    from docx.opc.exceptions import OpcError  # noqa: PLC0415

    try:
        document = Document(io.BytesIO(content))
        body = document.element.body
        outside = [paragraph for paragraph in body.iter(_PARAGRAPH) if not _is_inside_table(paragraph)]
        paragraphs = {number: {0: text} for number, paragraph in enumerate(outside) if (text := _text(paragraph))}
        tables = [_rows(table) for table in body.iter(_TABLE)]
    except (OpcError, AttributeError, KeyError, ValueError, SyntaxError, zipfile.BadZipFile) as error:
        raise UnreadableError("corrupt") from error
    sheets = [Sheet("", paragraphs, is_named=False, are_paragraphs=True)] if paragraphs else []
    for number, rows in enumerate(tables, 1):
        sheets.append(Sheet("", rows, is_named=False, prefix=f"tabell {number} "))
    if not any(sheet.lines for sheet in sheets):
        raise UnreadableError("empty", "Dokumentet har ingen tekst.")
    return tuple(sheets)


def _rows(table: Any) -> dict[int, Line]:
    """Give the cells of a table; content controls and inserted text count, nested tables are apart.

    A cell that spans columns stands where it begins; one that spans rows stands in each of them.
    """
    lines: dict[int, Line] = {}
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
            column += spans[0] if spans else 1
        if line:
            lines[number] = line
    return lines


def _own(element: Any, tag: str, barrier: str) -> list[Any]:
    """Give the elements of a kind below another, but not those inside a table nested in it."""
    return [
        found
        for found in element.iter(tag)
        if next((above for above in found.iterancestors() if above is element or above.tag == barrier), None) is element
    ]


def _is_inside_table(paragraph: Any) -> bool:
    return next(paragraph.iterancestors(_TABLE), None) is not None


def _text(paragraph: Any) -> str:
    """Give the text of a paragraph as it reads with all insertions accepted."""
    parts = {_BREAK: "\n", _TAB: " "}
    texts = [parts.get(element.tag) or element.text or "" for element in paragraph.iter(_RUN_TEXT, _BREAK, _TAB)]
    return clean("".join(texts))
