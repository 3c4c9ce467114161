"""From files to a summary: what is counted, what is told, and that nothing is lost on the way."""

from __future__ import annotations

from pathlib import Path

import pytest

from innspill.collect import collect
from innspill.errors import InputError, ThemesError
from innspill.model import Answer, Use
from innspill.pipeline import run
from innspill.settings import Settings
from innspill.split import split_answer
from innspill.summarise import Summary
from tests.conftest import MakeWorkbook


def shown(summary: Summary) -> list[tuple[str, str, str, str]]:
    """Give each counted challenge as (file, cell, partner, text)."""
    return [
        (row.challenge.place.file, str(row.challenge.place.cell), row.challenge.partner, row.challenge.text)
        for row in summary.counted
    ]


def test_whole_round(round_folder: Path) -> None:
    """Every answer of a folder is found with its file, its cell and its sender."""
    expected = [
        ("Askøy kommune.xlsx", "B2", "Askøy kommune", "Journalsystemene snakker ikke sammen"),
        ("Askøy kommune.xlsx", "B3", "Askøy kommune", "Fastlegene får ikke epikriser i tide"),
        ("Voss.xlsx", "B5", "Voss herad", "Vi mangler sykepleiere i hjemmesykepleien"),
        ("Voss.xlsx", "B6", "Voss herad", "Budsjettet rekker ikke til flere korttidsplasser"),
        ("Voss.xlsx", "B7", "Voss herad", "Pasienter skrives ut uten at kommunen får beskjed"),
        ("kommuner/Modalen kommune.xlsx", "A2", "Modalen kommune", "Vikarbruken er høy hele sommeren"),
        ("samlet.csv", "B2", "Helse Bergen HF", "Ventetiden for utredning er for lang"),
        ("samlet.csv", "B3", "Kvam herad", "Det er vanskelig å rekruttere leger"),
    ]

    assert expected == shown(run([round_folder], Settings()))


def test_fault_on_one_file_leaves_the_rest(round_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the program itself fails on a file, that is told with its place, and the other files are as ever."""
    whole = shown(run([round_folder], Settings()))

    def fail_on_voss(answer: Answer) -> tuple[Answer, ...]:
        if answer.place.file == "Voss.xlsx":
            raise IndexError("list index out of range")
        return split_answer(answer)

    monkeypatch.setattr("innspill.collect.split_answer", fail_on_voss)
    summary = run([round_folder], Settings())

    assert [row for row in whole if row[0] != "Voss.xlsx"] == shown(summary)
    told = [(problem.place.file, problem.message) for problem in summary.problems if problem.code == "program_fault"]
    assert [file for file, _ in told] == ["Voss.xlsx"]
    assert "(IndexError, test_pipeline.py linje " in told[0][1]


def test_a_bad_file_never_stops_the_rest(round_folder: Path) -> None:
    """A file that cannot be read is told first, and the others are sorted all the same."""
    summary = run([round_folder], Settings())
    first = summary.problems[0]

    assert (first.code, first.place.file) == ("corrupt", "Eidfjord.xlsx")
    assert "Eidfjord.xlsx" in [source.file for source in summary.sources]
    assert summary.is_balanced


def test_a_measure_goes_with_its_challenge(round_folder: Path) -> None:
    """What stands in the column for measures follows the challenge in its row only."""
    rows = [row.challenge for row in run([round_folder], Settings()).rows if row.challenge.partner == "Askøy kommune"]

    assert [row.measure for row in rows] == ["Felles legemiddelliste", None]


def test_excluded_rows_are_shown_with_their_reason(workbook: MakeWorkbook) -> None:
    """An answer that says nothing is shown, undecided and uncounted, and its cell is counted as excluded."""
    path = workbook([["Kommune", "Utfordring"], ["Voss herad", "Ingen"], ["Kvam herad", "For få leger"]])
    summary = run([path], Settings())
    rows = [(row.challenge.text, row.challenge.excluded, row.decision is None, row.group) for row in summary.rows]

    assert rows == [("Ingen", "no_content", True, None), ("For få leger", None, False, None)]
    assert [row.challenge.text for row in summary.counted] == ["For få leger"]
    assert summary.accounts[0].uses[Use.EXCLUDED] == 1
    assert summary.is_balanced


def test_accounting_is_balanced(round_folder: Path) -> None:
    """The uses of each sheet add up to its cells, and name where they went."""
    accounts = {account.file: account for account in run([round_folder], Settings()).accounts}
    expected = {Use.CHALLENGE: 2, Use.FIELD: 3, Use.FORM: 3, Use.PROBLEM: 0, Use.EXCLUDED: 0}

    assert expected == accounts["Askøy kommune.xlsx"].uses
    assert [account.file for account in accounts.values() if not account.is_balanced] == []
    assert sum(account.challenges for account in accounts.values()) == 8


def test_ids_stay_when_a_file_is_renamed(round_folder: Path) -> None:
    """A challenge keeps its id when its file is renamed or moved to another folder."""
    before = {row.challenge.text: row.id for row in run([round_folder], Settings()).rows}
    (round_folder / "mottatt").mkdir()
    (round_folder / "samlet.csv").rename(round_folder / "mottatt" / "kopi (2).csv")
    (round_folder / "Voss.xlsx").rename(round_folder / "svar 3.xlsx")
    after = {row.challenge.text: row.id for row in run([round_folder], Settings()).rows}

    assert before == after
    assert len(set(after.values())) == 8


def test_a_repeated_statement_has_an_id_of_its_own(workbook: MakeWorkbook) -> None:
    """A partner's repeated statement has the same id with a number behind, so that each id is one challenge."""
    path = workbook([["Kommune", "Utfordring"], *[["Voss herad", "For få leger"]] * 3])
    first, second, third = (row.id for row in run([path], Settings()).rows)

    assert [f"{first}-2", f"{first}-3"] == [second, third]


def test_the_order_of_paths_changes_nothing(round_folder: Path) -> None:
    """The same files give the same summary in whatever order they are named."""
    paths = [path for path in sorted(round_folder.rglob("*")) if path.is_file()]

    assert run(paths, Settings()) == run(paths[::-1], Settings())


def test_progress_is_told_before_each_file(round_folder: Path) -> None:
    """Each file is named once with its number and how many there are."""
    told: list[tuple[str, int, int]] = []
    collect([round_folder], Settings(), lambda *step: told.append(step))
    names = ["Askøy kommune.xlsx", "Eidfjord.xlsx", "Voss.xlsx", "kommuner/Modalen kommune.xlsx", "samlet.csv"]

    assert told == [(name, number, 5) for number, name in enumerate(names, 1)]


def test_collect_and_run_find_the_same(round_folder: Path) -> None:
    """What kontroller shows is what analyse sorts."""
    collected, summary = collect([round_folder], Settings()), run([round_folder], Settings())

    assert collected.challenges == tuple(row.challenge for row in summary.rows)
    assert collected.problems == summary.problems
    assert collected.accounts == summary.accounts


@pytest.mark.parametrize(
    ("settings", "expected"),
    [(Settings(), "innkomne"), (Settings(title="Runden 2027"), "Runden 2027")],
    ids=["folder", "settings"],
)
def test_title(round_folder: Path, settings: Settings, expected: str) -> None:
    """A round is called what the settings say, else by its folder."""
    assert expected == run([round_folder], settings).title


def test_title_of_several_paths(round_folder: Path) -> None:
    """A round of several paths has no name of its own."""
    assert run([round_folder / "Voss.xlsx", round_folder / "samlet.csv"], Settings()).title == "Innspillsrunde"


def test_problems_in_order_of_weight(workbook: MakeWorkbook, tmp_path: Path) -> None:
    """Lost files come before doubts about senders, and what was passed over comes last."""
    workbook([["Kommune", "Utfordring"], ["Lillevik kommune", "For få leger"]], name="r/a.xlsx")
    (tmp_path / "r" / "b.xlsx").write_bytes(b"PK\x03\x04 avkortet")
    (tmp_path / "r" / "0.ini").write_bytes(b"x")
    problems = run([tmp_path / "r"], Settings()).problems

    assert [(problem.code, problem.place.file) for problem in problems] == [
        ("corrupt", "b.xlsx"),
        ("unknown_partner", "a.xlsx"),
        ("skipped", "0.ini"),
    ]


def test_a_file_without_challenges_has_a_problem(workbook: MakeWorkbook) -> None:
    """A file that gave no challenge is told as such, so that nobody believes that it was counted."""
    workbook([["Veiledning"], ["Fyll ut skjemaet og send det inn innen fristen."]], name="r/Veiledning.xlsx")
    path = workbook([["Kommune", "Utfordring"], ["Voss herad", "For få leger"]], name="r/Voss.xlsx")
    problems = run([path.parent], Settings()).problems

    assert [problem.place.file for problem in problems] == ["Veiledning.xlsx"]


def test_nothing_counted(workbook: MakeWorkbook) -> None:
    """A round in which everybody answered «Ingen» has a whole summary with nothing counted."""
    summary = run([workbook([["Kommune", "Utfordring"], ["Voss herad", "Ingen"]])], Settings())

    assert summary.counted == ()
    assert sum(summary.tables()["themes"]["challenges"]) == 0


def test_files_that_are_too_large(round_folder: Path) -> None:
    """Files over the limit are not read, and are told."""
    problems = run([round_folder], Settings(max_file_mb=0)).problems

    assert {problem.code for problem in problems} == {"too_large"}
    assert len(problems) == 5


def test_mistakes_stop_the_run_before_reading(tmp_path: Path) -> None:
    """An unknown theme set, or a path that is not there, is the user's to put right."""
    with pytest.raises(ThemesError):
        run([tmp_path / "nei"], Settings(themes="oslo"))
    with pytest.raises(InputError):
        run([tmp_path / "nei"], Settings())


def test_a_small_file_does_not_change_how_the_next_is_read(tmp_path: Path) -> None:
    """What a text file says does not depend on which files were read before it."""
    long = "Vi mangler leger, sykepleiere, vernepleiere, jordmødre, vaktrom, senger, biler og tid"
    (tmp_path / "b.txt").write_text(f"Kommune\tUtfordring\nVoss herad\t{long}\nKvam herad\tFor få leger\n", "utf-8")
    alone = shown(run([tmp_path / "b.txt"], Settings()))
    (tmp_path / "a.csv").write_text("Kommune;Utfordring\nVoss herad;Leger\n", "utf-8")
    after = shown(run([tmp_path], Settings()))

    assert [("b.txt", "B2", "Voss herad", long), ("b.txt", "B3", "Kvam herad", "For få leger")] == alone
    assert alone == after[1:]
