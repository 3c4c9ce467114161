"""The example rounds against their keys: every challenge, with everything that is known about it."""

from __future__ import annotations

from pathlib import Path

import pytest

from innspill import pipeline
from innspill.export import ENDINGS
from innspill.settings import load_settings
from innspill.summarise import Row, Summary
from innspill.text import normalise

ROOT = Path(__file__).parents[1]
ROUNDS = ("bergen-2023", "goteborg-2024", "lofoten-vesteralen-salten-2023")
FIELDS = (
    "file", "sheet", "cell", "text", "partner", "partner_type", "scope", "measure", "priority", "occasion", "excluded",
)  # fmt: skip
LEAST_RIGHT = {"bergen-2023": 0.78, "goteborg-2024": 0.75, "lofoten-vesteralen-salten-2023": 0.88}
"""Shares of right themes, a few points below what was measured, so that a fall is seen."""


def run(name: str) -> Summary:
    """Analyse an example round."""
    folder = ROOT / "examples" / name
    return pipeline.run([folder], load_settings(folder / "innspill.toml"))


@pytest.fixture(scope="session", name="summaries")
def run_all() -> dict[str, Summary]:
    """Analyse each example round once."""
    return {name: run(name) for name in ROUNDS}


def read_key(name: str) -> list[dict[str, str]]:
    """Read the key of a round: tab-separated, without quoting."""
    header, *lines = (ROOT / "tests" / "data" / "keys" / f"{name}.tsv").read_text("utf-8").rstrip("\n").split("\n")
    return [dict(zip(header.split("\t"), line.split("\t"), strict=True)) for line in lines]


def told(row: Row) -> dict[str, str]:
    """Give what the program found about a challenge, in the form of the key."""
    challenge = row.challenge
    return {
        "file": challenge.place.file,
        "sheet": challenge.place.sheet or "",
        "cell": challenge.place.cell or "",
        "text": normalise(challenge.text),
        "partner": challenge.partner,
        "partner_type": challenge.partner_type,
        "scope": challenge.scope,
        "measure": normalise(challenge.measure or ""),
        "priority": challenge.priority or "",
        "occasion": challenge.occasion or "",
        "excluded": challenge.excluded or "",
    }


def in_order(challenges: list[dict[str, str]]) -> list[dict[str, str]]:
    """Sort challenges by place and text, so that lists can be compared."""
    return sorted(challenges, key=lambda line: tuple(line[field] for field in FIELDS))


@pytest.mark.parametrize("name", ROUNDS)
def test_every_challenge_is_as_in_the_key(summaries: dict[str, Summary], name: str) -> None:
    """Every challenge of the round is found once, in its cell, with partner, scope, measure and the rest."""
    key = [{field: line[field] for field in FIELDS} for line in read_key(name)]
    expected = [line | {"text": normalise(line["text"]), "measure": normalise(line["measure"])} for line in key]

    assert in_order(expected) == in_order([told(row) for row in summaries[name].rows])


@pytest.mark.parametrize("name", ROUNDS)
def test_every_cell_is_accounted_for(summaries: dict[str, Summary], name: str) -> None:
    """Every non-empty cell of every sheet of the round ended in exactly one place."""
    assert [account for account in summaries[name].accounts if not account.is_balanced] == []
    assert summaries[name].is_balanced


@pytest.mark.parametrize("name", ROUNDS)
def test_themes_are_mostly_right(summaries: dict[str, Summary], name: str) -> None:
    """The theme is the one of the key at a share that does not fall unnoticed."""
    wanted = {
        (line["file"], line["sheet"], line["cell"], normalise(line["text"])): line["theme"] for line in read_key(name)
    }
    right = [
        row.decision is not None
        and row.decision.theme == wanted[(line["file"], line["sheet"], line["cell"], line["text"])]
        for row, line in ((row, told(row)) for row in summaries[name].counted)
    ]

    assert sum(right) / len(right) >= LEAST_RIGHT[name]


@pytest.mark.parametrize("name", ROUNDS)
def test_two_runs_give_the_same_bytes(summaries: dict[str, Summary], name: str) -> None:
    """Running again gives the same result and the same workbook, byte for byte."""
    again = run(name)

    assert ENDINGS[".json"](summaries[name]) == ENDINGS[".json"](again)
    assert ENDINGS[".xlsx"](summaries[name]) == ENDINGS[".xlsx"](again)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (
            "bergen-2023",
            {"sjukehus/Betanien innspill.xlsx": "corrupt", "sjukehus/Bjørgvin DPS (passord).xlsx": "encrypted"},
        ),
        ("goteborg-2024", {}),
        ("lofoten-vesteralen-salten-2023", {}),
    ],
    ids=ROUNDS,
)
def test_lost_files_are_told(summaries: dict[str, Summary], name: str, expected: dict[str, str]) -> None:
    """Each file that could not be read is told with its reason, before everything else."""
    problems = summaries[name].problems
    lost = {problem.place.file: problem.code for problem in problems if problem.code in ("corrupt", "encrypted")}

    assert expected == lost
    assert list(expected.values()) == [problem.code for problem in problems[: len(expected)]]


@pytest.mark.parametrize("name", ROUNDS)
def test_a_file_without_challenges_is_told(summaries: dict[str, Summary], name: str) -> None:
    """Every file that was read gave at least one challenge or one problem."""
    summary = summaries[name]
    heard = {row.challenge.place.file for row in summary.rows} | {problem.place.file for problem in summary.problems}

    assert [source.file for source in summary.sources if source.file not in heard] == []
