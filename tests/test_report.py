"""What the person at the terminal sees: fitted to the width, and text stays text."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from rich.console import Console

from innspill.classify import Classifier
from innspill.classify.explain import explain
from innspill.collect import collect
from innspill.model import Group, Place, Problem
from innspill.pipeline import run
from innspill.report.decision import show_explanation
from innspill.report.inbox import inbox_json, show_inbox
from innspill.report.summary import closing_line, show_summary
from innspill.report.theme_set import show_theme_set, show_theme_sets, warnings_for
from innspill.settings import Settings, load_settings
from innspill.summarise import Summary
from innspill.themes import Theme, ThemeSet, built_in_theme_sets, load_theme_set
from tests.conftest import MakeWorkbook
from tests.sample import MARKUP, STRANGER, sample_summary

ROOT = Path(__file__).parents[1]
ROUNDS = ("bergen-2023", "goteborg-2024")
WIDTHS = (80, 140)


def printed(show: Callable[[Console], None], width: int = 140) -> str:
    """Give what is printed on a console of a width that would act on markup, if any were let through."""
    stream = io.StringIO()
    show(Console(file=stream, width=width, color_system=None))
    return stream.getvalue()


def section(text: str, title: str) -> list[str]:
    """Give the lines under a title, up to the next empty line."""
    lines = [line.rstrip() for line in text.split("\n")]
    start = lines.index(title) + 1
    return lines[start : lines.index("", start)]


@pytest.fixture(scope="session", name="rounds")
def run_rounds() -> dict[str, Summary]:
    """Analyse two example rounds once: one with many partner types, one with long theme titles."""
    folders = {name: ROOT / "examples" / name for name in ROUNDS}
    return {name: run([path], load_settings(path / "innspill.toml")) for name, path in folders.items()}


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", [*ROUNDS, "sample"])
def test_no_line_is_wider_than_the_console(rounds: dict[str, Summary], name: str, width: int) -> None:
    """Every line fits the width of the console."""
    summary = rounds.get(name) or sample_summary()
    text = printed(lambda console: show_summary(summary, console), width)

    assert [line for line in text.split("\n") if len(line) > width] == []


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", ROUNDS)
def test_everything_counted_is_shown(rounds: dict[str, Summary], name: str, width: int) -> None:
    """Every word of every theme's title and every share is there, none of them cut."""
    summary = rounds[name]
    text = printed(lambda console: show_summary(summary, console), width)
    by_type = "\n".join(section(text, "Tema og partnertype"))
    titles = [word for theme in summary.theme_set.themes for word in theme.title_in("nb").split()]

    assert [word for word in titles if word not in by_type] == []
    assert "…" not in by_type
    assert [
        count
        for count in summary.tables()["themes"]["challenges"]
        if not re.search(rf"(?<!\d){count}(?!\d)", "\n".join(section(text, "Temaer")))
    ] == []


@pytest.mark.parametrize("width", WIDTHS)
def test_brackets_are_printed_literally(width: int) -> None:
    """What partners wrote in brackets is shown, and does not act as markup."""
    text = printed(lambda console: show_summary(sample_summary(), console), width)
    words = " ".join(text.split())

    assert "Prøverunden [2023]" in words
    assert MARKUP in words
    assert f"Andre som har svart: {STRANGER}." in words


def test_whole_summary() -> None:
    """The summary has its tables in order, with numbers as in Norway and who has not answered by name."""
    text = printed(lambda console: show_summary(sample_summary(), console), 110)
    titles = [line for line in text.split("\n") if line in _TITLES]

    assert text.startswith("Prøverunden [2023]\n3 innspill fra 3 partnere i 3 filer\n")
    assert list(_TITLES) == titles
    assert "Fastleger          1          0  Fastleger" in text
    assert text.rstrip().endswith(
        "11 celler med innhold: utfordringer 3, felt 2, skjematekst 4, merknader 1, utelatt 1. Alle er gjort rede for."
    )


_TITLES = ("Temaer", "Tema og partnertype", "Det flest sier", "Partnere", "Merknader", "Regnskap over celler")


def test_a_title_is_not_cut_without_a_mark() -> None:
    """A theme's title among the groups is whole, or ends in a mark that shows the cut."""
    text = printed(lambda console: show_summary(sample_summary(), console))
    lines = "\n".join(section(text, "Det flest sier"))

    assert "Rekruttering og bemanning" in lines or "Rekruttering…" in lines or "Rekruttering …" in lines


def test_a_long_heading_is_cut_with_a_mark() -> None:
    """A very long statement is shortened at a word, with a mark that shows it."""
    group = Group("g001", "kortord " * 60, ("bbbbbbbbbbbb", "aaaaaaaaaaaa"), ("Helse Bergen HF", "Voss herad"))
    text = printed(lambda console: show_summary(replace(sample_summary(), groups=(group,)), console))
    words = " ".join(section(text, "Det flest sier")).split()

    assert words.count("kortord") == 27
    assert "…" in words


def test_many_groups_are_counted() -> None:
    """Groups beyond the first ten are not shown, but told in number; groups of one partner are not shown."""
    partners = ("Helse Bergen HF", "Voss herad")
    groups = tuple(Group(f"g{n:03}", f"Utsagn {n}", ("bbbbbbbbbbbb", "aaaaaaaaaaaa"), partners) for n in range(1, 13))
    alone = Group("g013", "Sier det to ganger", ("bbbbbbbbbbbb", "aaaaaaaaaaaa"), ("Voss herad",))
    text = printed(lambda console: show_summary(replace(sample_summary(), groups=(*groups, alone)), console))

    assert "Utsagn 10" in text
    assert "Utsagn 11" not in text
    assert "Sier det to ganger" not in text
    assert "… og 2 grupper til; alle står i filen som -o skriver." in text


def test_many_problems_are_counted() -> None:
    """Problems beyond the first twelve are told in number, not cut silently."""
    problems = tuple(Problem("corrupt", Place(f"fil{number}.xlsx"), "Skadet.", "Be om den.") for number in range(1, 14))
    text = printed(lambda console: show_summary(replace(sample_summary(), problems=problems), console))

    assert "fil12.xlsx" in text
    assert "fil13.xlsx" not in text
    assert "… og 1 merknad til; alle står i filen som -o skriver." in text


def test_nothing_to_tell() -> None:
    """A round without groups and problems has no empty parts."""
    text = printed(lambda console: show_summary(replace(sample_summary(), groups=(), problems=()), console))
    titles = [line for line in text.split("\n") if line in _TITLES]

    assert titles == ["Temaer", "Tema og partnertype", "Partnere", "Regnskap over celler"]


def test_an_unbalanced_account_is_a_fault() -> None:
    """When cells went missing, the summary says that the program is at fault."""
    summary = sample_summary()
    account = replace(summary.accounts[0], cells=7)
    text = printed(lambda console: show_summary(replace(summary, accounts=(account,)), console))

    assert "FEIL I PROGRAMMET: summen stemmer ikke" in text


def test_closing_line() -> None:
    """The last line tells what was sorted, what to look at, and how many files were lost."""
    expected = "Ferdig: 3 innspill sortert, 2 bør ses over. 2 merknader; 1 fil kunne ikke leses."

    assert expected == closing_line(sample_summary())


@pytest.mark.parametrize("code", ["too_large", "unreadable"])
def test_closing_line_counts_files_that_were_never_opened(code: str) -> None:
    """A spreadsheet that is too large, or that may not be opened, is a file that could not be read."""
    problems = (Problem(code, Place("stor.xlsx"), "Filen er ikke lest."),)

    assert closing_line(replace(sample_summary(), problems=problems)).endswith("1 fil kunne ikke leses.")


@pytest.mark.parametrize("width", WIDTHS)
def test_inbox_fits_and_tells_each_file(round_folder: Path, width: int) -> None:
    """What has come in is told file by file, with sender, sheet and problems, within the width of the console."""
    collected = collect([round_folder], Settings())
    text = printed(lambda console: show_inbox(collected, console), width)

    assert [line for line in text.split("\n") if len(line) > width] == []
    assert [source.file for source in collected.sources if source.file not in text] == []
    assert "Voss.xlsx  3 innspill  fra Voss herad" in text
    assert "samlet.csv  2 innspill  fra Helse Bergen HF, Kvam herad" in text
    assert "Filen er skadet og kan ikke leses." in text


def test_inbox_tells_of_sheets_without_challenges(workbook: MakeWorkbook) -> None:
    """Sheets that are empty, hidden or hold other text are told too, and so is a list without columns."""
    workbook(
        [["Veiledning"], ["Fyll ut skjemaet innen fristen."]],
        sheet="Veiledning",
        name="r/Kvam herad.xlsx",
        more={"Tomt": [], "Skjult": [["Utfordring"], ["For få leger"]]},
        hidden=["Skjult"],
    )
    path = workbook([["- For få leger\n- For mange vikarer"]], name="r/Voss herad.xlsx")
    collected = collect([path.parent], Settings())
    text = printed(lambda console: show_inbox(collected, console))

    assert "ark «Veiledning»: ingen innspill  2 celler: skjematekst 2" in text
    assert "ark «Tomt»: tomt" in text
    assert "ark «Skjult» (skjult): 1 innspill" in text


def test_inbox_tells_how_columns_were_read(workbook: MakeWorkbook) -> None:
    """Each column is told with what it was taken for, also when its header said nothing."""
    path = workbook([["Partner", "Qwertz", "Utfordring"], ["Voss herad", "x", "For få leger"]])
    text = printed(lambda console: show_inbox(collect([path], Settings()), console))
    lines = [re.sub(r" {2,}", " ", line.strip()) for line in text.split("\n") if "→" in line]

    assert lines == ["A Partner → partner", "B Qwertz → ikke forstått", "C Utfordring → utfordring"]


def test_a_round_without_challenges_is_shown() -> None:
    """A round in which nobody said anything shows its themes at nought, and who has not answered."""
    summary = replace(sample_summary(), rows=(), groups=())
    text = printed(lambda console: show_summary(summary, console))
    titles = [line for line in text.split("\n") if line in _TITLES]

    assert text.startswith("Prøverunden [2023]\n0 innspill fra 0 partnere i 3 filer\n")
    assert titles == ["Temaer", "Partnere", "Merknader", "Regnskap over celler"]


def test_inbox_for_programs(round_folder: Path) -> None:
    """Programs get each file with its sheets, how its columns were read, and where its cells went."""
    found = json.loads(inbox_json(collect([round_folder], Settings())))
    table = found["files"][-1]

    assert list(found) == ["schema", "files", "coverage", "problems", "accounting"]
    assert found["schema"] == "innspill-check/1"
    assert [(file["file"], file["challenges"], file["partners"]) for file in found["files"]] == [
        ("Askøy kommune.xlsx", 2, ["Askøy kommune"]),
        ("Eidfjord.xlsx", 0, []),
        ("Voss.xlsx", 3, ["Voss herad"]),
        ("kommuner/Modalen kommune.xlsx", 1, ["Modalen kommune"]),
        ("samlet.csv", 2, ["Helse Bergen HF", "Kvam herad"]),
    ]
    assert table["sheets"] == [
        {
            "sheet": None,
            "hidden": False,
            "tables": [
                {
                    "kind": "table",
                    "header_row": 1,
                    "columns": [
                        {"column": "A", "header": "Avsender", "role": "partner", "sure": 100, "scope": "unknown"},
                        {"column": "B", "header": "Utfordring", "role": "challenge", "sure": 100, "scope": "unknown"},
                    ],
                }
            ],
            "cells": 6,
            "uses": {"challenge": 2, "field": 2, "form": 2, "problem": 0, "excluded": 0},
            "challenges": 2,
        }
    ]
    assert found["accounting"] == {"balanced": True, "cells": 27}


def test_decision_is_explained() -> None:
    """A decision is shown with its theme, how sure it is, the words that decided and how near the others were."""
    theme_set = load_theme_set("bergen")
    text = "Vi får ikke tak i [sykepleiere], og innleie er dyrt"
    explanation = explain(Classifier(theme_set), text)
    decision = explanation.decision
    shown = printed(lambda console: show_explanation(text, explanation, theme_set, console))
    missing = [part.matched for part in decision.reasons if part.matched not in shown]

    assert shown.startswith(f"{text}\n\nTema: Rekruttering og bemanning, {decision.confidence} % sikkert\n")
    assert "Annet tema: Økonomi\nDette er usikkert og bør ses over.\n" in shown
    assert missing == []
    assert [theme.id for theme in theme_set.themes if theme.title_in("nb") not in shown] == []


def test_no_decision_is_explained() -> None:
    """Where nothing decided, that is what is said."""
    theme_set = load_theme_set("bergen")
    shown = printed(lambda console: show_explanation("–", explain(Classifier(theme_set), "–"), theme_set, console))

    assert shown == "–\n\nTema: Annet, 0 % sikkert\nTeksten har for få kjente ord til å få et tema. Den må ses over.\n"


@pytest.mark.parametrize("width", WIDTHS)
def test_theme_sets_are_shown(width: int) -> None:
    """The built-in sets are listed with their themes, and each theme with what belongs and what does not."""
    theme_sets = [load_theme_set(name) for name in built_in_theme_sets()]
    listed = printed(lambda console: show_theme_sets(theme_sets, console), width)
    shown = printed(lambda console: show_theme_set(theme_sets[0], console), width)
    lines = (listed + shown).split("\n")

    assert [line for line in lines if len(line) > width] == []
    assert [name for name in built_in_theme_sets() if name not in listed] == []
    assert [theme.id for theme in theme_sets[0].themes if theme.id not in shown] == []
    assert "Ikke: " in shown


def test_warnings_for_a_weak_set() -> None:
    """Terms under several themes, and themes with little to go by, are told with their names."""
    strong = Theme("folk", {}, {}, {}, ("lege", "vakt", "vikar", "turnus", "penger"))
    weak = Theme("penger", {}, {}, {}, ("Penger",), ("Det er dyrt",))
    expected = [
        "Nøkkelordet «penger» står under flere temaer: folk, penger. Da avgjør det lite.",
        "Temaet «penger» har 1 nøkkelord og 1 eksempel; det er lite å gå etter.",
    ]

    assert expected == warnings_for(ThemeSet("eget", {}, (strong, weak, Theme("annet", {}, {}, {}))))
