"""Reads Word documents: the paragraphs as one sheet, each table as one more, with the places that Word shows."""

from __future__ import annotations

import io
import zipfile

from innspill.model import Line, Sheet
from innspill.read.faults import UnreadableError
from innspill.text import clean


def read_document(content: bytes) -> tuple[Sheet, ...]:
    """Give the paragraphs of a document, row by row, and its tables.

    Raises:
        UnreadableError: The content is damaged, or holds no text.
    """
    from docx import Document  # noqa: PLC0415 - only needed for documents
    from docx.opc.exceptions import OpcError  # noqa: PLC0415

    try:
        document = Document(io.BytesIO(content))
        paragraphs = {
            number: {0: text} for number, paragraph in enumerate(document.paragraphs) if (text := clean(paragraph.text))
        }
        tables = [[[clean(cell.text) for cell in row.cells] for row in table.rows] for table in document.tables]
    except (OpcError, AttributeError, KeyError, ValueError, SyntaxError, zipfile.BadZipFile) as error:
        raise UnreadableError("corrupt") from error
    sheets = [Sheet("", paragraphs, is_named=False, are_paragraphs=True)] if paragraphs else []
    for number, rows in enumerate(tables, 1):
        sheets.append(Sheet("", _lines(rows), is_named=False, prefix=f"tabell {number} "))
    if not any(sheet.lines for sheet in sheets):
        raise UnreadableError("empty", "Dokumentet har ingen tekst.")
    return tuple(sheets)


def _lines(rows: list[list[str]]) -> dict[int, Line]:
    """Give the cells of a table; Word repeats a merged cell's text, which is kept only where it stands first."""
    lines: dict[int, Line] = {}
    for number, row in enumerate(rows):
        line = {
            column: text
            for column, text in enumerate(row)
            if text and not (column and len(text.split()) > 1 and row[column - 1] == text)
        }
        if line:
            lines[number] = line
    return lines
