"""Reads the notes and comments that people hang on cells."""

from __future__ import annotations

import zipfile
from posixpath import basename, dirname, join, normpath
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from innspill.text import clean

_NOTES, _THREADS = "/comments", "/threadedComment"
"""How the types of the two kinds of parts end: notes, and the comments in threads that newer Excel writes."""


def read_notes(archive: zipfile.ZipFile, sheet_part: str) -> dict[str, str]:
    """Give the notes on a sheet: the cell's name and the text. A part that is damaged or missing has none.

    Excel keeps a copy of each thread among the notes for old versions of itself; the thread counts.
    """
    found: dict[str, str] = {}
    for kind in (_NOTES, _THREADS):
        for part in _parts(archive, sheet_part, kind):
            told: dict[str, list[str]] = {}
            for element in _elements(archive, part):
                name = element.tag.rpartition("}")[2]
                if name in ("comment", "threadedComment") and (cell := element.get("ref")):
                    texts = [inner.text or "" for inner in element.iter() if inner.tag.endswith(("}t", "}text"))]
                    told.setdefault(cell, []).append(clean("".join(texts)))
            found.update({cell: "\n".join(filter(None, texts)) for cell, texts in told.items()})
    return {cell: text for cell, text in found.items() if text}


def _parts(archive: zipfile.ZipFile, sheet_part: str, kind: str) -> list[str]:
    folder = dirname(sheet_part)
    relations = _elements(archive, join(folder, "_rels", f"{basename(sheet_part)}.rels"))
    targets = [relation.get("Target", "") for relation in relations if relation.get("Type", "").endswith(kind)]
    return [target.lstrip("/") if target.startswith("/") else normpath(join(folder, target)) for target in targets]


def _elements(archive: zipfile.ZipFile, part: str) -> list[Element]:
    try:
        return list(fromstring(archive.read(part)).iter())
    except (KeyError, ParseError, DefusedXmlException):
        return []
