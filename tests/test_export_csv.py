"""The table of challenges as CSV: exact for programs, safe in Excel."""

from __future__ import annotations

import csv
import io

import pytest

from innspill.discover import OWN_CSV_FILE_HEADER, OWN_CSV_HEADER
from innspill.export import ENDINGS, FORMATS
from innspill.export.records import KEYS
from tests.sample import FORMULA, MARKUP, STRANGER, sample_summary

OWN = {
    "id": "aaaaaaaaaaaa", "file": "voss.xlsx", "sheet": "Svar", "cell": "B2", "partner": "Voss herad",
    "partner_type": "kommune", "scope": "own", "occasion": "", "text": FORMULA,
    "measure": "- flere lærlinger\n- «felles» vakt, natt; helg", "priority": "1", "own_theme": "@folk", "language": "",
    "theme": "rekruttering", "secondary": "økonomi", "confidence": "86", "review": "false", "decided_by": "evidence",
    "reason": "Sykepleiere", "group": "g001", "patient_groups": "", "personal_data": "", "excluded": "",
}  # fmt: skip


def read(content: bytes, delimiter: str, encoding: str) -> list[dict[str, str]]:
    """Read the table back."""
    return list(csv.DictReader(io.StringIO(content.decode(encoding), newline=""), delimiter=delimiter))


def test_for_programs() -> None:
    """On standard output the texts are exactly as they were, parted by commas."""
    lines = read(FORMATS["csv"](sample_summary()), ",", "utf-8")

    assert lines[2] == OWN
    assert [line["text"] for line in lines] == [MARKUP, "+47 er landkoden", FORMULA, "Ingen"]
    assert [line["excluded"] for line in lines] == ["", "", "", "no_content"]
    assert (lines[0]["personal_data"], lines[0]["review"], lines[1]["partner"]) == ("email, phone", "true", STRANGER)


def test_for_excel() -> None:
    """In a file nothing can run as a formula: an apostrophe stands before = + - @."""
    lines = read(ENDINGS[".csv"](sample_summary()), ";", "utf-8-sig")
    expected = OWN | {"text": f"'{FORMULA}", "measure": f"'{OWN['measure']}", "own_theme": "'@folk"}

    assert expected == lines[2]
    assert lines[1]["text"] == "'+47 er landkoden"


def test_a_file_opens_in_excel() -> None:
    """A file has a byte order mark, semicolons and Windows line ends; standard output has none of them."""
    file, stream = ENDINGS[".csv"](sample_summary()), FORMATS["csv"](sample_summary())

    assert file.startswith(b"\xef\xbb\xbfid;file;")
    assert file.count(b"\r\n") == 5
    assert stream.startswith(b"id,file,")
    assert b"\r" not in stream


@pytest.mark.parametrize(
    ("content", "mark"),
    [(FORMATS["csv"], OWN_CSV_HEADER), (ENDINGS[".csv"], OWN_CSV_FILE_HEADER)],
    ids=["stream", "file"],
)
def test_own_mark(content: object, mark: bytes) -> None:
    """A table begins in the way by which the program knows its own files again."""
    assert callable(content)
    assert content(sample_summary()).startswith(mark)


def test_columns() -> None:
    """The columns are the keys of the JSON result, in their order."""
    header = FORMATS["csv"](sample_summary()).decode("utf-8").split("\n", 1)[0]

    assert list(KEYS) == header.split(",")
