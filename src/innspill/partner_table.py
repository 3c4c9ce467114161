"""Reads a partner register from a spreadsheet: a row per partner, with name, type and other names."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

from innspill.errors import PartnersError
from innspill.text import clean, normalise

ENDINGS = (".xlsx", ".xlsm", ".xls", ".ods", ".csv")
_COLUMNS = {
    "name": ("navn", "namn", "partner", "partnar", "kommune", "name", "organisasjon"),
    "type": ("type", "partnertype", "partnartype", "kategori"),
    "area": ("område", "områdeutvalg", "områdeutval", "area"),
    "aliases": ("andre navn", "andre namn", "alias", "aliases", "kortnavn", "kortnamn", "tidligere navn"),
}
_TYPES = {"sykehus": "helseforetak", "sjukehus": "helseforetak", "helseføretak": "helseforetak", "herad": "kommune"}


def read_partner_table(path: Path) -> dict[str, Any]:
    """Give the register in the same form as a TOML file has it.

    Raises:
        PartnersError: The file cannot be read, or has no column for names.
    """
    rows = [[clean(str(value)) for value in row] for row in _rows(path)]
    header = next((row for row in rows if any(row)), [])
    columns = {key: _find(header, names) for key, names in _COLUMNS.items()}
    if columns["name"] is None:
        found = ", ".join(f"«{text}»" for text in header if text) or "ingenting"
        raise PartnersError(f"«{path}» mangler en kolonne som heter «Navn». Første rad har: {found}.")
    below = rows[rows.index(header) + 1 :]
    return {"title": path.stem, "partner": [_entry(row, columns) for row in below if any(row)]}


def _rows(path: Path) -> list[list[Any]]:
    try:
        if path.suffix.lower() == ".csv":
            content = path.read_bytes()
            text = content.decode("utf-8-sig") if _is_utf8(content) else content.decode("cp1252", errors="replace")
            delimiter = ";" if ";" in text.partition("\n")[0] else ","
            return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
        from python_calamine import CalamineError, CalamineWorkbook  # noqa: PLC0415 - only needed for workbooks

        try:
            return CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()
        except CalamineError as error:
            raise PartnersError(f"Partnerregisteret «{path}» er ikke en lesbar arbeidsbok.") from error
    except OSError as error:
        raise PartnersError(f"Finner ikke eller kan ikke lese partnerregisteret «{path}».") from error


def _is_utf8(content: bytes) -> bool:
    try:
        content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return False
    return True


def _find(header: list[str], names: tuple[str, ...]) -> int | None:
    return next((index for index, text in enumerate(header) if normalise(text) in names), None)


def _entry(row: list[str], columns: dict[str, int | None]) -> dict[str, Any]:
    told = {key: row[index] for key, index in columns.items() if index is not None and index < len(row) and row[index]}
    kind = normalise(told.get("type", ""))
    entry: dict[str, Any] = {"name": told.get("name", ""), "type": _TYPES.get(kind, kind) or "annet"}
    if "area" in told:
        entry["area"] = told["area"]
    if "aliases" in told:
        entry["aliases"] = [alias.strip() for alias in told["aliases"].replace("\n", ";").split(";") if alias.strip()]
    return entry
