"""Writes the smallest xlsb file that holds texts: Excel's binary format, which no library here can write.

Source of the records: [MS-XLSB], sections 2.1.4 (how a record is stored) and 2.4 (the records).
"""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Sequence

_ROW_HEADER, _INLINE_TEXT = 0, 6
_BEGIN_SHEET, _END_SHEET = 129, 130
_BEGIN_BOOK, _END_BOOK = 131, 132
_BEGIN_SHEETS, _END_SHEETS, _SHEET = 143, 144, 156
_BEGIN_ROWS, _END_ROWS, _DIMENSION = 145, 146, 148
_CALCULATION = 157

_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_CONTENT_TYPES = f"""{_XML}<Types xmlns="{_PACKAGE}/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Override PartName="/xl/workbook.bin" ContentType="application/vnd.ms-excel.sheet.binary.macroEnabled.main"/>
<Override PartName="/xl/worksheets/sheet1.bin" ContentType="application/vnd.ms-excel.worksheet"/>
</Types>"""


def xlsb_bytes(rows: Sequence[Sequence[str]], sheet: str = "Ark1") -> bytes:
    """Give the bytes of an xlsb workbook with one sheet of texts; empty texts are empty cells."""
    parts = {
        "[Content_Types].xml": _CONTENT_TYPES.encode(),
        "_rels/.rels": _relation("officeDocument", "xl/workbook.bin"),
        "xl/workbook.bin": _workbook(sheet),
        "xl/_rels/workbook.bin.rels": _relation("worksheet", "worksheets/sheet1.bin"),
        "xl/worksheets/sheet1.bin": _worksheet(rows),
    }
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return content.getvalue()


def _relation(kind: str, target: str) -> bytes:
    relation = f'<Relationship Id="rId1" Type="{_OFFICE}/{kind}" Target="{target}"/>'
    return f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">{relation}</Relationships>'.encode()


def _workbook(sheet: str) -> bytes:
    about = struct.pack("<II", 0, 1) + _text("rId1") + _text(sheet)
    return b"".join(
        [
            _record(_BEGIN_BOOK),
            _record(_BEGIN_SHEETS),
            _record(_SHEET, about),
            _record(_END_SHEETS),
            _record(_CALCULATION, bytes(26)),
            _record(_END_BOOK),
        ]
    )


def _worksheet(rows: Sequence[Sequence[str]]) -> bytes:
    width = max(map(len, rows))
    records = [
        _record(_BEGIN_SHEET),
        _record(_DIMENSION, struct.pack("<IIII", 0, len(rows) - 1, 0, width - 1)),
        _record(_BEGIN_ROWS),
    ]
    for number, row in enumerate(rows):
        records.append(_record(_ROW_HEADER, struct.pack("<IIH3xI", number, 0, 300, 0)))
        records += [
            _record(_INLINE_TEXT, struct.pack("<II", at, 0) + _text(text)) for at, text in enumerate(row) if text
        ]
    return b"".join([*records, _record(_END_ROWS), _record(_END_SHEET)])


def _record(kind: int, content: bytes = b"") -> bytes:
    return _seven_bits(kind) + _seven_bits(len(content)) + content


def _seven_bits(number: int) -> bytes:
    """Store a number seven bits to a byte, the lowest first; the eighth bit says that more follow."""
    stored = bytearray()
    while number > 0x7F:
        stored.append(number & 0x7F | 0x80)
        number >>= 7
    return bytes([*stored, number])


def _text(text: str) -> bytes:
    encoded = text.encode("utf-16-le")
    return struct.pack("<I", len(encoded) // 2) + encoded
