"""Looks into a zipped workbook before it is read: is it safe, how far does it reach, which cells are errors."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from posixpath import join, normpath
from typing import IO
from xml.etree.ElementTree import ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from innspill.read.faults import UnreadableError
from innspill.read.notes import read_notes

_LARGEST_AREA = 5_000_000
"""How many cells the rectangle around a sheet's texts may have, in all, for it to be read as a rectangle."""
_CELL = re.compile(rb'<(?:\w+:)?c\b[^>]*?\br="([A-Z]{1,3})(\d{1,7})"')
_WIDE = re.compile(rb'r="[A-Z]{2}')
_NARROW = 26
"""How many columns have a name of one letter."""
_ROW_NUMBER = re.compile(rb'\br="(\d{1,7})"')
_ERROR_CELL = re.compile(rb'<(?:\w+:)?c\b(?=[^>]*\bt="e")[^>]*?\br="([A-Z]{1,3}\d{1,7})"')
_ERROR_MARK = b't="e"'
_HIDDEN_MARK = re.compile(rb'\bhidden="(?:1|true)"')
_HIDDEN_ROW = re.compile(rb'<(?:\w+:)?row\b(?=[^>]*\bhidden="(?:1|true)")[^>]*?\br="(\d{1,7})"')
_COLUMNS = re.compile(rb"<(?:\w+:)?col\b[^>]*>")
_FIRST, _LAST = re.compile(rb'\bmin="(\d{1,5})"'), re.compile(rb'\bmax="(\d{1,5})"')
_MOST_COLUMNS = 16_384
_PIECE = 262_144
"""How much of a sheet's XML is looked through at a time, in bytes."""
_ENTITY = b"<!ENTITY"
_TELLING = ("title", "subject", "Company")
_PROLOGUE = 4096
"""How much of a part is read to see whether it declares entities, in bytes; they stand before all else."""
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT_RELATION = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"


@dataclass(frozen=True, slots=True)
class Package:
    """What is known of a zipped workbook before it is read.

    Attributes:
        is_far_flung: Whether a few cells stand so far out that the rectangle around them would fill the memory.
        is_document: Whether it is no workbook but a Word document.
        properties: Title, subject and company, where the file gives them.
        errors: The cells that hold an error instead of a value, by sheet.
        hidden_rows: The rows (from 0) that are hidden or filtered away, by sheet.
        hidden_columns: The columns (from 0) that are hidden, by sheet.
        filtered: The sheets in which a filter hides rows.
        notes: The notes and comments on cells, by sheet and cell.
    """

    is_far_flung: bool = False
    is_document: bool = False
    properties: tuple[str, ...] = ()
    errors: dict[str, tuple[str, ...]] = field(default_factory=dict)
    hidden_rows: dict[str, frozenset[int]] = field(default_factory=dict)
    hidden_columns: dict[str, frozenset[int]] = field(default_factory=dict)
    filtered: set[str] = field(default_factory=set)
    notes: dict[str, dict[str, str]] = field(default_factory=dict)


def check_package(content: bytes, max_expanded: int) -> Package:
    """Refuse what cannot or must not be unpacked; tell what the reader must know of the rest.

    Raises:
        UnreadableError: ``corrupt``, ``bomb`` or ``encrypted``.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            _refuse(archive, max_expanded)
            return replace(_look_into(archive), properties=_properties(archive))
    except (zipfile.BadZipFile, zlib.error, ValueError, OSError, EOFError, NotImplementedError) as error:
        raise UnreadableError("corrupt") from error


def _refuse(archive: zipfile.ZipFile, max_expanded: int) -> None:
    parts = archive.infolist()
    if sum(part.file_size for part in parts) > max_expanded:
        raise UnreadableError("bomb")
    if any(part.flag_bits & 1 for part in parts):
        raise UnreadableError("encrypted")
    for part in parts:
        if part.filename.endswith((".xml", ".rels")) and _declares_entities(archive, part):
            raise UnreadableError("bomb")


def _declares_entities(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> bool:
    with archive.open(part) as file:
        return _ENTITY in file.read(_PROLOGUE)


def _properties(archive: zipfile.ZipFile) -> tuple[str, ...]:
    """Read what the file says of itself; a part that is damaged or missing says nothing."""
    found = []
    for part in ("docProps/core.xml", "docProps/app.xml"):
        try:
            elements = fromstring(archive.read(part)).iter()
            found += [
                element.text for element in elements if element.tag.rpartition("}")[2] in _TELLING and element.text
            ]
        except (KeyError, ParseError, DefusedXmlException):
            continue
    return tuple(text for text in found if text.strip())


def _look_into(archive: zipfile.ZipFile) -> Package:
    names = set(archive.namelist())
    if "xl/workbook.xml" not in names:
        return Package(is_document="word/document.xml" in names)
    package = Package()
    area = sum(_look_at_sheet(archive, sheet, part, package) for sheet, part in _sheet_parts(archive) if part in names)
    return replace(package, is_far_flung=area > _LARGEST_AREA)


def _look_at_sheet(archive: zipfile.ZipFile, sheet: str, part: str, package: Package) -> int:
    """Add what is to be known of a sheet to the package, and give the area that its cells reach over."""
    marks = _Marks()
    with archive.open(part) as file:
        for piece in _pieces(file):
            marks.add(piece)
    if marks.errors:
        package.errors[sheet] = tuple(marks.errors)
    if marks.hidden_rows or marks.hidden_columns:
        package.hidden_rows[sheet] = frozenset(marks.hidden_rows)
        package.hidden_columns[sheet] = frozenset(marks.hidden_columns)
    if marks.is_filtered:
        package.filtered.add(sheet)
    if notes := read_notes(archive, part):
        package.notes[sheet] = notes
    return marks.area


def _pieces(file: IO[bytes]) -> Iterator[bytes]:
    """Give the XML of a sheet piece by piece, cut before a tag. Why: whole, it is many times the size of its texts."""
    rest = b""
    while chunk := file.read(_PIECE):
        chunk = rest + chunk
        cut = chunk.rfind(b"<")
        if cut > 0:
            yield chunk[:cut]
            chunk = chunk[cut:]
        rest = chunk
    yield rest


@dataclass(slots=True)
class _Marks:
    """What is collected while the XML of one sheet goes by."""

    last_row: int = 0
    last_column: int = 0
    errors: list[str] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    is_filtered: bool = False

    @property
    def area(self) -> int:
        """The number of cells in the rectangle from A1 to the last row and column that hold anything."""
        return self.last_row * self.last_column

    def add(self, xml: bytes) -> None:
        """Take in one piece."""
        self._reach(xml)
        if _ERROR_MARK in xml:
            self.errors += [cell.decode() for cell in _ERROR_CELL.findall(xml)]
        if b"hidden=" in xml and _HIDDEN_MARK.search(xml):
            self.hidden_rows.update(int(row) - 1 for row in _HIDDEN_ROW.findall(xml))
            self.hidden_columns.update(_hidden_columns(xml))
        if self.hidden_rows and b"<filterColumn" in xml:  # filters stand after the rows
            self.is_filtered = True

    def _reach(self, xml: bytes) -> None:
        """See how far the cells reach; names of one letter are not looked at one by one."""
        last = xml.rfind(b"<row ")
        if not _WIDE.search(xml) and last >= 0 and (row := _ROW_NUMBER.search(xml, last)):
            self.last_column = max(self.last_column, _NARROW)
            self.last_row = max(self.last_row, int(row[1]))
            return
        cells = _CELL.findall(xml)
        self.last_column = max([self.last_column, *map(_column_number, {column for column, _ in cells})])
        self.last_row = max([self.last_row, *map(int, {row for _, row in cells})])


def _hidden_columns(xml: bytes) -> set[int]:
    hidden: set[int] = set()
    for element in _COLUMNS.findall(xml):
        if _HIDDEN_MARK.search(element):
            first, last = _FIRST.search(element), _LAST.search(element)
            if first and last:
                hidden.update(range(int(first[1]) - 1, min(int(last[1]), _MOST_COLUMNS)))
    return hidden


def _sheet_parts(archive: zipfile.ZipFile) -> list[tuple[str, str]]:
    """Give each sheet's name and the part of the archive that holds it."""
    try:
        book = fromstring(archive.read("xl/workbook.xml"))
        relations = fromstring(archive.read("xl/_rels/workbook.xml.rels"))
    except (ParseError, DefusedXmlException, KeyError):
        return []
    targets = {relation.get("Id"): relation.get("Target", "") for relation in relations}
    parts = []
    for element in book.iter():
        if element.tag.endswith("}sheet"):
            target = targets.get(element.get(_RELATION) or element.get(_STRICT_RELATION), "")
            part = target.lstrip("/") if target.startswith("/") else normpath(join("xl", target))
            parts.append((element.get("name", ""), part))
    return parts


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = 26 * number + letter - 64
    return number
