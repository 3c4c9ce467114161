"""The tables of a round: the same numbers in every output."""

from __future__ import annotations

from dataclasses import replace

import pytest

from innspill.model import SheetAccount, Use
from innspill.suggest import Suggestion
from innspill.summarise import Summary, challenges_frame, table_records
from innspill.themes import Theme, ThemeSet
from tests.sample import FORMULA, MARKUP, STRANGER, sample_summary


def records(name: str, summary: Summary | None = None) -> list[dict[str, object]]:
    """Give a table of the sample as plain values."""
    return table_records((summary or sample_summary()).tables()[name])


def empty_summary() -> Summary:
    """Give a round in which nothing was found."""
    return replace(sample_summary(), rows=(), groups=(), problems=(), accounts=())


def test_order_of_tables() -> None:
    """The tables come in the order in which they are shown."""
    expected = [
        "themes",
        "themes_by_partner_type",
        "themes_by_partner",
        "patient_groups",
        "groups",
        "suggestions",
        "coverage",
        "problems",
        "accounting",
    ]

    assert expected == list(sample_summary().tables())


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        pytest.param(
            "themes",
            [
                {"theme": "rekruttering", "challenges": 2, "partners": 2, "share": 66.7, "own": 1, "common": 1,
                 "unknown": 0, "review": 1},
                {"theme": "økonomi", "challenges": 0, "partners": 0, "share": 0.0, "own": 0, "common": 0, "unknown": 0,
                 "review": 0},
                {"theme": "annet", "challenges": 1, "partners": 1, "share": 33.3, "own": 0, "common": 0, "unknown": 1,
                 "review": 1},
            ],
            id="themes",
        ),
        pytest.param(
            "themes_by_partner_type",
            [
                {"partner_type": "kommune", "challenges": 1, "rekruttering": 1, "økonomi": 0, "annet": 0},
                {"partner_type": "helseforetak", "challenges": 1, "rekruttering": 1, "økonomi": 0, "annet": 0},
                {"partner_type": "frivillig", "challenges": 1, "rekruttering": 0, "økonomi": 0, "annet": 1},
            ],
            id="themes by partner type",
        ),
        pytest.param(
            "themes_by_partner",
            [
                {"partner": "Voss herad", "challenges": 1, "rekruttering": 1, "økonomi": 0, "annet": 0},
                {"partner": "Helse Bergen HF", "challenges": 1, "rekruttering": 1, "økonomi": 0, "annet": 0},
                {"partner": STRANGER, "challenges": 1, "rekruttering": 0, "økonomi": 0, "annet": 1},
            ],
            id="themes by partner",
        ),
        pytest.param(
            "groups",
            [
                {"group": "g001", "heading": MARKUP, "partners": 2, "challenges": 2, "theme": "rekruttering",
                 "types": "helseforetak 1, kommune 1", "likeness": 100, "copies": 0, "arena": "common",
                 "names": "Helse Bergen HF, Voss herad"},
            ],
            id="groups",
        ),
        pytest.param(
            "coverage",
            [
                {"partner": "Voss herad", "partner_type": "kommune", "area": "Voss", "expected": True,
                 "answered": True, "challenges": 1, "files": 1},
                {"partner": "Helse Bergen HF", "partner_type": "helseforetak", "area": None, "expected": True,
                 "answered": True, "challenges": 1, "files": 1},
                {"partner": "Fastleger", "partner_type": "fastlege", "area": None, "expected": True,
                 "answered": False, "challenges": 0, "files": 0},
                {"partner": STRANGER, "partner_type": "frivillig", "area": None, "expected": False,
                 "answered": True, "challenges": 1, "files": 1},
            ],
            id="coverage",
        ),
        pytest.param(
            "problems",
            [
                {"file": "øydelagt.xlsx", "sheet": None, "cell": None, "code": "corrupt",
                 "message": "Filen er skadet og kan ikke leses.", "advice": "Be om den på nytt."},
                {"file": "voss.xlsx", "sheet": "Ark [2]", "cell": "B4", "code": "hidden",
                 "message": "Arket er skjult.", "advice": ""},
            ],
            id="problems",
        ),
        pytest.param(
            "accounting",
            [
                {"file": "samla.csv", "sheet": "", "cells": 6, "challenge": 2, "field": 2, "form": 2, "problem": 0,
                 "excluded": 0, "challenges": 2},
                {"file": "voss.xlsx", "sheet": "Svar", "cells": 5, "challenge": 1, "field": 0, "form": 2,
                 "problem": 1, "excluded": 1, "challenges": 1},
            ],
            id="accounting",
        ),
    ],
)  # fmt: skip
def test_whole_tables(name: str, expected: list[dict[str, object]]) -> None:
    """Each table counts what is counted, lists what is expected, and leaves the excluded out."""
    assert expected == records(name)


def test_an_expected_partner_that_said_nothing_has_not_answered() -> None:
    """A partner whose only answer is excluded stands as not answered."""
    summary = sample_summary()
    only_excluded = replace(summary, rows=tuple(row for row in summary.rows if row.challenge.excluded), groups=())

    assert [line["answered"] for line in records("coverage", only_excluded)] == [False, False, False]


def test_counted() -> None:
    """Excluded challenges are shown but not counted."""
    assert [row.id for row in sample_summary().counted] == ["bbbbbbbbbbbb", "cccccccccccc", "aaaaaaaaaaaa"]


def test_challenges_frame() -> None:
    """The table that Python users work on has one line per counted challenge."""
    expected = [
        ("bbbbbbbbbbbb", "Helse Bergen HF", "common", "rekruttering", "", 60, True, "g001", MARKUP),
        ("cccccccccccc", STRANGER, "unknown", "annet", "", 0, True, None, "+47 er landkoden"),
        ("aaaaaaaaaaaa", "Voss herad", "own", "rekruttering", "økonomi", 86, False, "g001", FORMULA),
    ]
    keys = ("id", "partner", "scope", "theme", "secondary", "confidence", "review", "group", "text")
    frame = table_records(challenges_frame(sample_summary()))

    assert expected == [tuple(line[key] for key in keys) for line in frame]


def test_an_empty_round() -> None:
    """A round without challenges has all tables, with every theme at nought and nobody answered."""
    sizes = {name: len(frame) for name, frame in empty_summary().tables().items()}
    expected = {
        "themes": 3,
        "themes_by_partner_type": 0,
        "themes_by_partner": 0,
        "patient_groups": 0,
        "groups": 0,
        "suggestions": 0,
        "coverage": 3,
        "problems": 0,
        "accounting": 0,
    }

    assert expected == sizes
    assert {(line["challenges"], line["share"]) for line in records("themes", empty_summary())} == {(0, 0.0)}


@pytest.mark.parametrize(("cells", "expected"), [(3, True), (4, False)], ids=["all told", "one lost"])
def test_balance(cells: int, expected: bool) -> None:  # noqa: FBT001 - parametrised
    """The sum is right only when every cell is in exactly one place."""
    account = SheetAccount("a.xlsx", "Ark1", cells, {Use.CHALLENGE: 2, Use.FORM: 1}, 2)

    assert expected == replace(sample_summary(), accounts=(account,)).is_balanced


def test_shares_add_up() -> None:
    """The shares of the themes add up to a hundred, but for rounding."""
    assert sum(float(str(line["share"])) for line in records("themes")) == pytest.approx(100, abs=0.2)


def test_patient_groups_and_suggestions_are_counted() -> None:
    """A challenge counts under each patient group that it names, excluded ones do not; suggestions keep their order."""
    summary = sample_summary()
    groups = ThemeSet("mål", {}, (Theme("barn", {"nb": "Barn"}, {}, {}), Theme("eldre", {"nb": "Eldre"}, {}, {})))
    rows = tuple(replace(row, patient_groups=("barn",)) for row in summary.rows)
    suggestion = Suggestion("dører", ("a", "b", "c"), ("Helse Bergen HF", "Voss herad"))
    tables = replace(summary, rows=rows, patient_groups=groups, suggestions=(suggestion,)).tables()

    assert [
        {"patient_group": "Barn", "challenges": 3, "partners": 3},
        {"patient_group": "Eldre", "challenges": 0, "partners": 0},
    ] == table_records(tables["patient_groups"])
    assert [
        {"suggestion": "dører", "partners": 2, "challenges": 3, "names": "Helse Bergen HF, Voss herad"}
    ] == table_records(tables["suggestions"])
