"""Files that nobody can read: one behind a password, one cut short, and the lock file of an open workbook."""

from __future__ import annotations

import hashlib
import io
from itertools import count
from pathlib import Path
from unittest import mock

from msoffcrypto.format.ooxml import OOXMLFile
from openpyxl import Workbook
from saving import first_sheet, workbook_bytes

LOCK_NAME_BYTES = 54
LOCK_NAME_UNITS = 54
KEPT = 0.6


def _small_workbook(partner: str) -> bytes:
    """Return a workbook with a title and no challenge: whatever it held is out of reach anyway."""
    workbook = Workbook()
    sheet = first_sheet(workbook, "Innspill")
    sheet["A1"] = f"Innspill fra {partner}"
    for row in range(3, 40):
        sheet.cell(row, 1, row - 2)
    return workbook_bytes(workbook)


def write_encrypted(path: Path, partner: str) -> None:
    """Write a workbook that is really encrypted, with the same bytes each time.

    The password follows from the partner's name and is told to nobody. The random numbers of the encryption
    and its clock are replaced by fixed ones, which would be unsafe for anything but an example.
    """
    series = count()

    def fixed(size: int) -> bytes:
        return hashlib.sha512(f"{partner} {next(series)}".encode()).digest()[:size]

    buffer = io.BytesIO()
    with (
        mock.patch("msoffcrypto.method.ecma376_agile._random_buffer", fixed),
        mock.patch("msoffcrypto.method.container.ecma376_encrypted.datetime2filetime", return_value=0),
    ):
        OOXMLFile(io.BytesIO(_small_workbook(partner))).encrypt(fixed(24).hex(), buffer)
    path.write_bytes(buffer.getvalue())


def write_truncated(path: Path, partner: str) -> None:
    """Write the first part of a workbook, as when a transfer was broken off."""
    data = _small_workbook(partner)
    path.write_bytes(data[: int(len(data) * KEPT)])


def write_lock(path: Path, user: str) -> None:
    """Write the 165 bytes that Excel leaves beside a workbook while somebody has it open."""
    narrow = user.encode("cp1252").ljust(LOCK_NAME_BYTES)
    wide = user.ljust(LOCK_NAME_UNITS).encode("utf-16-le")
    path.write_bytes(bytes([len(user)]) + narrow + bytes([len(user), 0]) + wide)
