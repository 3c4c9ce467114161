"""A partner register may be a spreadsheet."""

from __future__ import annotations

from pathlib import Path

import pytest

from innspill.errors import PartnersError
from innspill.partners import Partner, load_register
from tests.conftest import MakeWorkbook

_ROWS = [
    ["Navn", "Type", "Område", "Andre navn"],
    ["Sunnhav kommune", "Kommune", "Vest", "Sunnhav; Havsund"],
    ["Havsund sjukehus", "Sjukehus", "", ""],
    ["Bygdelaget", "", "", ""],
]
_PARTNERS = (
    Partner("Sunnhav kommune", "kommune", area="Vest", aliases=("Sunnhav", "Havsund")),
    Partner("Havsund sjukehus", "helseforetak"),
    Partner("Bygdelaget", "annet"),
)


def test_a_workbook_is_a_register(workbook: MakeWorkbook) -> None:
    """Names, types and other names are read from the columns that are called so."""
    assert load_register(workbook(_ROWS, name="partnere.xlsx")).partners == _PARTNERS


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252"])
def test_a_csv_is_a_register(tmp_path: Path, encoding: str) -> None:
    """A csv as Excel saves it is read too, in either of its encodings."""
    path = tmp_path / "partnere.csv"
    quoted = [[f'"{value}"' if ";" in value else value for value in row] for row in _ROWS]
    path.write_bytes("\r\n".join(";".join(row) for row in quoted).encode(encoding))

    assert load_register(path).partners == _PARTNERS


def test_without_a_column_for_names(workbook: MakeWorkbook) -> None:
    """A table without names is told with what its first row has."""
    path = workbook([["Sted", "Tall"], ["Voss", 1]], name="feil.xlsx")
    with pytest.raises(PartnersError) as told:
        load_register(path)

    assert str(told.value) == f"«{path}» mangler en kolonne som heter «Navn». Første rad har: «Sted», «Tall»."


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param(None, "Finner ikke eller kan ikke lese partnerregisteret «{path}».", id="missing"),
        pytest.param(b"tull", "Partnerregisteret «{path}» er ikke en lesbar arbeidsbok.", id="no-workbook"),
    ],
)
def test_a_register_that_cannot_be_read(tmp_path: Path, content: bytes | None, expected: str) -> None:
    """A missing or damaged register is told in a sentence."""
    path = tmp_path / "partnere.xlsx"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(PartnersError) as told:
        load_register(path)

    assert str(told.value) == expected.format(path=path)


def test_mistakes_in_a_table_are_told_as_in_a_file(workbook: MakeWorkbook) -> None:
    """A type that is none is told with those there are."""
    path = workbook([["Navn", "Type"], ["Voss", "bank"]], name="feil.xlsx")
    with pytest.raises(PartnersError) as told:
        load_register(path)

    assert told.value.errors == (
        "partner 1 («Voss»): type er 'bank'; den kan være kommune, helseforetak, fastlege, bruker, områdeutvalg, "
        "frivillig, annet.",
    )
