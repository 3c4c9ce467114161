"""What people correct in the workbook holds, teaches, and is never lost."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from innspill.correct import read_corrections, render_corrections
from innspill.decisions import Correction
from innspill.model import Place
from innspill.text import normalise
from innspill.themes import load_theme_set
from tests.conftest import Run

SAID = (
    "Vi får ikkje tak i sjukepleiarar",
    "Epikrisen kommer for sent",
    "Bassenget er stengt",
    "Kven betaler for tolk?",
)
TITLES = {theme.id: theme.title_in("nb") for theme in load_theme_set("bergen").themes}


@pytest.fixture(name="folder")
def make_round(tmp_path: Path) -> Path:
    """Give a folder with one partner's answers."""
    folder = tmp_path / "innkomne"
    folder.mkdir()
    write_answers(folder, *SAID)
    return folder


def write_answers(folder: Path, *texts: str) -> None:
    """Write the answers of one partner."""
    book = openpyxl.Workbook()
    for row, text in enumerate(("Utfordring", *texts), 1):
        book.worksheets[0].cell(row, 1, text)
    book.save(folder / "Voss herad.xlsx")


def correct(path: Path, text: str, **changes: str) -> None:
    """Fill in columns of the sheet of challenges for one text, as a person does; «_» stands for a space."""
    book = openpyxl.load_workbook(path)
    sheet = book["Innspill"]
    header = [cell.value for cell in sheet[1]]
    for line in sheet.iter_rows(min_row=2):
        if line[header.index("Innspill")].value == text:
            for column, value in changes.items():
                line[header.index(column.replace("_", " "))].value = value
    book.save(path)


def corrected_book(run: Run, folder: Path, text: str = "Bassenget er stengt", **changes: str) -> Path:
    """Give a workbook of the round in which one challenge is corrected."""
    book = folder.parent / "oppsummering.xlsx"
    run("analyse", folder, "-o", book)
    correct(book, text, **changes)
    return book


def analysed(run: Run, *args: str | Path) -> dict[str, dict[str, Any]]:
    """Give the challenges of a run by their texts."""
    return {record["text"]: record for record in json.loads(run("analyse", *args, "-f", "json").stdout)["challenges"]}


def test_a_correction_holds(folder: Path, run: Run) -> None:
    """A theme chosen in the workbook comes back in the next run, as a person's decision with nothing to look over."""
    book = corrected_book(run, folder, Rett_tema=TITLES["prioritering"], Kommentar="avtalt i møtet")
    found = analysed(run, folder, "--corrections", book)["Bassenget er stengt"]

    assert (found["theme"], found["decided_by"], found["review"]) == ("prioritering", "correction", False)


def test_what_is_no_challenge_is_left_out(folder: Path, run: Run) -> None:
    """A row that a person marks is shown as excluded, with that reason."""
    book = corrected_book(run, folder, "Kven betaler for tolk?", Ikke_et_innspill="ja")
    found = analysed(run, folder, "--corrections", book)["Kven betaler for tolk?"]

    assert (found["theme"], found["excluded"]) == (None, "not_challenge")


def test_a_correction_survives_what_people_do_to_a_workbook(folder: Path, run: Run) -> None:
    """Rows sorted, a column put in, rows and columns hidden, the ids gone: the correction finds its challenge."""
    path = corrected_book(run, folder, Rett_tema=TITLES["prioritering"])
    book = openpyxl.load_workbook(path)
    sheet = book["Innspill"]
    header, *lines = [[cell.value for cell in line] for line in sheet.iter_rows()]
    lines.reverse()
    for line in lines:
        line[header.index("Id")] = None
    for row, line in enumerate([["Ny kolonne", *header], *([None, *line] for line in lines)], 1):
        for column, value in enumerate(line, 1):
            sheet.cell(row, column).value = value
    sheet.row_dimensions[3].hidden = True
    sheet.column_dimensions["C"].hidden = True
    book.save(path)

    assert analysed(run, folder, "--corrections", path)["Bassenget er stengt"]["decided_by"] == "correction"


def test_a_correction_teaches(folder: Path, run: Run) -> None:
    """What is corrected is an example for what is like it, unless one asks for no learning; the run says so."""
    like = "Bassenget er stengd"
    write_answers(folder, *SAID, like)
    book = corrected_book(run, folder, Rett_tema=TITLES["økonomi"])
    ran = run("analyse", folder, "--corrections", book)

    assert analysed(run, folder, "--corrections", book)[like]["theme"] == "økonomi"
    assert analysed(run, folder, "--corrections", book, "--no-learning")[like]["theme"] != "økonomi"
    assert "1 rettelse, 1 annet innspill fikk nytt tema." in " ".join(ran.stderr.split())


def test_corrections_are_kept_beside_the_round(folder: Path, run: Run) -> None:
    """Where innspill.toml describes the round, corrections go into a table beside it and are read from there."""
    (folder / "innspill.toml").write_text('title = "Runde"\n', encoding="utf-8")
    book = corrected_book(run, folder, Rett_tema=TITLES["prioritering"], Kommentar="enig")
    run("analyse", folder, "--corrections", book, "-o", book)
    header, line, _ = (folder / "rettelser.tsv").read_text("utf-8").split("\n")
    found = analysed(run, folder)

    assert header == "Id\tPartner\tInnspill\tRett tema\tRett annet tema\tIkke et innspill\tKommentar"
    assert line.split("\t")[1:] == ["Voss herad", "Bassenget er stengt", TITLES["prioritering"], "", "", "enig"]
    assert found["Bassenget er stengt"]["decided_by"] == "correction"
    assert sorted(found) == sorted(SAID)


def test_a_later_correction_without_its_id_holds_in_every_run_after(folder: Path, run: Run) -> None:
    """Where the id is lost, the later correction takes the place of the kept one, instead of standing beside it."""
    (folder / "innspill.toml").write_text('title = "Runde"\n', encoding="utf-8")
    book = corrected_book(run, folder, Rett_tema=TITLES["prioritering"])
    run("analyse", folder, "--corrections", book)
    correct(book, "Bassenget er stengt", Rett_tema=TITLES["økonomi"], Id="")
    run("analyse", folder, "--corrections", book)
    kept = (folder / "rettelser.tsv").read_text("utf-8").splitlines()

    assert len(kept) == 2
    assert analysed(run, folder)["Bassenget er stengt"]["theme"] == "økonomi"


def test_a_copy_is_decided_with_its_own_words(folder: Path, run: Run) -> None:
    """The reason of a copy is its own text, not that of the statement that was corrected."""
    write_answers(folder, *SAID, "Bassenget er stengd")
    book = corrected_book(run, folder, Rett_tema=TITLES["økonomi"])
    copy = analysed(run, folder, "--corrections", book)["Bassenget er stengd"]

    assert [(reason["kind"], reason["matched"]) for reason in copy["reason"]] == [("correction", "Bassenget er stengd")]


def test_a_kept_text_runs_as_no_formula(folder: Path, run: Run) -> None:
    """What a partner wrote stands behind an apostrophe in the table that people open, and still finds its challenge."""
    text = "@legar er det for få av"
    (folder / "innspill.toml").write_text('title = "Runde"\n', encoding="utf-8")
    write_answers(folder, *SAID, text)
    book = corrected_book(run, folder, text, Rett_tema=TITLES["økonomi"])
    run("analyse", folder, "--corrections", book)
    kept = folder / "rettelser.tsv"

    assert f"\t'{text}\t" in kept.read_text("utf-8")
    kept.write_text(
        kept.read_text("utf-8").replace(kept.read_text("utf-8").splitlines()[1].split("\t")[0], ""), "utf-8"
    )
    assert analysed(run, folder)[text]["theme"] == "økonomi"


def test_a_workbook_written_again_takes_its_corrections_along(folder: Path, run: Run) -> None:
    """The columns that people fill in are filled in as they were."""
    book = corrected_book(run, folder, Rett_tema=TITLES["prioritering"], Rett_annet_tema="ingen")
    run("analyse", folder, "--corrections", book, "-o", book)
    (kept,), _ = read_corrections([book], load_theme_set("bergen"))

    assert (kept.text, kept.said) == ("Bassenget er stengt", ("prioritering", "", True, ""))


def test_unread_corrections_are_not_written_over(folder: Path, run: Run) -> None:
    """A workbook with corrections that the run does not know stops it, and stays as it was."""
    book = corrected_book(run, folder, Rett_tema=TITLES["prioritering"])
    before = book.read_bytes()
    ran = run("analyse", folder, "-o", book)

    assert ran.exit_code == 2
    assert f"«{book}» har 1 rettelse som ikke er med i denne kjøringen" in " ".join(ran.stderr.split())
    assert book.read_bytes() == before


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param({"Rett_tema": "Kultur"}, "«Rett tema»: «Kultur» er ikke et tema; kjent er", id="unknown theme"),
        pytest.param({"Ikke_et_innspill": "kanskje"}, "«kanskje» skal være ja eller nei.", id="neither yes nor no"),
    ],
)
def test_mistakes_are_told_with_their_row(folder: Path, run: Run, changes: dict[str, str], expected: str) -> None:
    """A value that is not allowed is told with where it stands and what is allowed, and nothing is applied."""
    ran = run("analyse", folder, "--corrections", corrected_book(run, folder, **changes))

    assert (ran.exit_code, ran.stdout) == (2, "")
    assert "oppsummering.xlsx, ark «Innspill», rad 4" in " ".join(ran.stderr.split())
    assert expected in " ".join(ran.stderr.split())


def test_a_file_that_is_none_of_ours(folder: Path, run: Run) -> None:
    """A file without the columns of corrections is told, with the columns that are asked for."""
    ran = run("analyse", folder, "--corrections", folder / "Voss herad.xlsx", "--corrections", "borte.xlsx")
    told = " ".join(ran.stderr.split())

    assert ran.exit_code == 2
    assert "er ikke en fil med rettelser: fant ikke noe ark med kolonnene «Id», «Partner»" in told
    assert "Finner ikke «borte.xlsx»." in told


def test_the_same_id_twice(tmp_path: Path, folder: Path, run: Run) -> None:
    """Two different corrections of one id in a file are told, each with its row."""
    file = tmp_path / "a.tsv"
    file.write_text("Id\tPartner\tInnspill\tRett tema\naa\tVoss\tX\tannet\naa\tVoss\tX\tøkonomi\n", "utf-8")
    ran = run("analyse", folder, "--corrections", file)

    assert "a.tsv, rad 3: id-en aa står også i rad 2, med en annen rettelse." in " ".join(ran.stderr.split())


def test_what_no_longer_matches_is_told(tmp_path: Path, folder: Path, run: Run) -> None:
    """A correction of a challenge that is gone is told; of two corrections of one, the later counts, and it is told."""
    first, second = tmp_path / "a.tsv", tmp_path / "b.tsv"
    header = "Id\tPartner\tInnspill\tRett tema\n"
    first.write_text(f"{header}\tVoss herad\tBassenget er stengt\tannet\n\tKvam herad\tBorte\tøkonomi\n", "utf-8")
    second.write_text(f"{header}\tVoss herad\tBassenget er stengt\tøkonomi\n", "utf-8")
    ran = run("analyse", folder, "--corrections", first, "--corrections", second, "-f", "json")
    result = json.loads(ran.stdout)
    themes = {record["text"]: record["theme"] for record in result["challenges"]}

    assert themes["Bassenget er stengt"] == "økonomi"
    assert [problem["code"] for problem in result["problems"]] == ["correction_conflict", "correction_unmatched"]


corrections = st.builds(
    Correction,
    id=st.from_regex(r"[0-9a-f]{12}", fullmatch=True),
    partner=st.sampled_from(["Voss herad", "Kvam herad"]),
    text=st.from_regex(r"[A-ZÆØÅa-zæøå«»\"' =+@-]{1,30}[a-z]", fullmatch=True),
    theme=st.none() | st.sampled_from(sorted(TITLES)),
    secondary=st.none() | st.just("") | st.sampled_from(sorted(TITLES)),
    is_challenge=st.booleans(),
    remark=st.from_regex(r"[a-zæøå«»\"']{1,20}", fullmatch=True),
    place=st.just(Place("rettelser.tsv")),
)


@given(st.lists(corrections, max_size=6, unique_by=lambda one: one.id))
def test_what_is_kept_reads_back_the_same(tmp_path_factory: pytest.TempPathFactory, given: list[Correction]) -> None:
    """Whatever has been corrected reads back from the kept table as it was."""
    theme_set = load_theme_set("bergen")
    file = tmp_path_factory.mktemp("kept") / "rettelser.tsv"
    file.write_bytes(render_corrections(given, theme_set))
    found, problems = read_corrections([file], theme_set)

    assert {one.id: (one.said, normalise(one.text)) for one in found} == {
        one.id: (one.said, normalise(one.text)) for one in given
    }
    assert problems == []
