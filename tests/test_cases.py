"""The cases under ``tests/data/cases``: each fault of a partner's file, read as a careful person would read it."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path

import pytest

from innspill import pipeline
from innspill.model import Challenge
from innspill.settings import Settings
from innspill.summarise import Summary
from tests.cases import FIELDS, build, case_folders, load_case

RESULTS = Path(__file__).parent / ".results"
FOLDERS = case_folders()

Line = dict[str, str | None]
"""A challenge as ``expected.json`` has it."""

each_case = pytest.mark.parametrize("folder", FOLDERS, ids=[folder.name for folder in FOLDERS])


@pytest.fixture(scope="session", name="base")
def make_base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the folder that the cases are built in."""
    return tmp_path_factory.mktemp("cases")


@cache
def summary_of(folder: Path, base: Path) -> Summary:
    """Build a case and run the program on it, once for all tests."""
    return pipeline.run([build(load_case(folder), base / folder.name)], Settings(partners="bergen"))


def told(challenge: Challenge) -> Line:
    """Give what the program found about a challenge, in the form of ``expected.json``."""
    place = challenge.place
    line: Line = {name: getattr(challenge, name, None) for name in FIELDS}
    line |= {"file": place.file, "sheet": place.sheet or None, "cell": place.cell}
    return {name: None if value is None else " ".join(value.split()) for name, value in line.items()}


def in_order(lines: list[Line]) -> list[Line]:
    """Sort challenges by file, sheet, row and column; those of one cell keep their order."""

    def place(line: Line) -> tuple[str, str, int, int, str]:
        letters, row = re.findall(r"([A-Z]*)(\d*)", line["cell"] or "")[0]
        return (line["file"] or "", line["sheet"] or "", int(row or 0), len(letters), letters)

    return sorted(lines, key=place)


@each_case
def test_every_challenge_is_found_as_a_reader_finds_it(folder: Path, base: Path) -> None:
    """The challenges are those that were sent, each with its place, partner, scope and the rest; problems are told."""
    case = load_case(folder)
    summary = summary_of(folder, base)
    expected = {"challenges": in_order(list(case.challenges)), "problems": sorted(case.problems)}
    actual = {
        "challenges": in_order([told(row.challenge) for row in summary.rows]),
        "problems": sorted({problem.code for problem in summary.problems}),
    }
    result = RESULTS / f"{folder.name}.json"
    if expected == actual:
        result.unlink(missing_ok=True)
    else:
        RESULTS.mkdir(exist_ok=True)
        result.write_text(json.dumps(actual, ensure_ascii=False, indent=2) + "\n", "utf-8")

    assert expected == actual


@each_case
def test_every_cell_is_accounted_for(folder: Path, base: Path) -> None:
    """Every non-empty cell of every sheet of the case ended in exactly one place."""
    summary = summary_of(folder, base)

    assert [account for account in summary.accounts if not account.is_balanced] == []


@each_case
def test_the_case_is_well_formed(folder: Path) -> None:
    """The case is about one fault with a name in kebab-case, tells each code once, and expects only files it builds."""
    case = load_case(folder)

    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", folder.name)
    assert case.about.endswith(".")
    assert sorted(set(case.problems)) == list(case.problems)
    assert {line["file"] for line in case.challenges} <= {file.name for file in case.files}
