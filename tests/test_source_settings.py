"""The user's own word on how a file is to be read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import MakeWorkbook, Run

_ROWS = [
    ["Rapport"],
    ["Sak", "Vi ser at", "Vi vil"],
    ["1", "Folk slutter i helgene", "Mer lønn"],
    ["2", "For få leger"],
]


def _challenges(run: Run, folder: Path, *more: str) -> list[dict[str, object]]:
    ran = run("analyse", folder, "-f", "json", *more)
    keys = ("cell", "partner", "scope", "occasion", "text", "measure")
    return [{key: challenge[key] for key in keys} for challenge in json.loads(ran.stdout)["challenges"]]


def test_columns_are_read_as_told(workbook: MakeWorkbook, run: Run, tmp_path: Path) -> None:
    """Columns, partner and occasion come from ``[[source]]`` where its name or pattern fits the file."""
    workbook(_ROWS, name="rapport.xlsx")
    (tmp_path / "innspill.toml").write_text(
        '[[source]]\nfile = "rap*.xlsx"\nheader_row = 2\npartner = "Voss"\noccasion = "Folkemøte"\n'
        'columns = { B = "challenge_own", C = "measure" }\n',
        "utf-8",
    )
    shared = {"partner": "Voss herad", "scope": "own", "occasion": "Folkemøte"}

    assert _challenges(run, tmp_path) == [
        {"cell": "B3", **shared, "text": "Folk slutter i helgene", "measure": "Mer lønn"},
        {"cell": "B4", **shared, "text": "For få leger", "measure": None},
    ]


def test_the_lines_to_paste_work(workbook: MakeWorkbook, run: Run, tmp_path: Path) -> None:
    """The problem for a sheet that was not understood shows lines that, pasted, read it."""
    workbook(_ROWS, name="voss.xlsx")
    (problem,) = json.loads(run("analyse", tmp_path, "-f", "json").stdout)["problems"]
    (tmp_path / "innspill.toml").write_text(problem["advice"].partition("\n")[2], "utf-8")

    assert [challenge["text"] for challenge in _challenges(run, tmp_path)] == ["Folk slutter i helgene", "For få leger"]


@pytest.mark.parametrize("told_by", ["option", "source", "settings"])
def test_encoding_is_overruled(run: Run, tmp_path: Path, told_by: str) -> None:
    """An encoding that the user names goes before what the program finds."""
    folder = tmp_path / "inn"
    folder.mkdir()
    (folder / "Voss.csv").write_bytes("Utfordring;Tiltak\nFor få på vakt;Lønn\n".encode("cp865"))
    settings = {"source": '[[source]]\nfile = "Voss.csv"\nencoding = "cp865"\n', "settings": 'encoding = "cp865"\n'}
    if told_by in settings:
        (folder / "innspill.toml").write_text(settings[told_by], "utf-8")
    more = ("--encoding", "cp865") if told_by == "option" else ()

    assert [challenge["text"] for challenge in _challenges(run, folder, *more)] == ["For få på vakt"]


def test_all_mistakes_in_a_source_are_told(workbook: MakeWorkbook, run: Run, tmp_path: Path) -> None:
    """What is wrong in ``[[source]]`` is told all at once, with what is allowed."""
    workbook(_ROWS, name="voss.xlsx")
    (tmp_path / "innspill.toml").write_text(
        '[[source]]\nfil = "x"\nheader_row = "to"\nencoding = "piggsvin"\ncolumns = { B = "tull" }\n', "utf-8"
    )
    allowed = (
        "challenge, measure, partner, partner_type, scope, theme, priority, occasion, area, number, contact, time, "
        "comment, challenge_own, challenge_common"
    )
    expected = (
        "Feil: «innspill.toml» har feil:\n"
        "  - source 1: ukjent fil; kjent er file, sheet, header_row, columns, partner, occasion, encoding.\n"
        "  - source 1: header_row skal være et radnummer, men er 'to'.\n"
        "  - source 1: file må oppgis.\n"
        f"  - source 1: columns har B = 'tull'; det skal være en bokstav og en av {allowed}.\n"
        "  - source 1: encoding er 'piggsvin', som ikke er en kjent tegnkoding; vanlige er utf-8 og cp1252.\n"
    )
    ran = run("analyse", ".")

    assert (ran.exit_code, ran.stdout, ran.stderr) == (2, "", expected)


def test_source_must_be_a_list(workbook: MakeWorkbook, run: Run, tmp_path: Path) -> None:
    """A lone table called source is told with how to write it."""
    workbook(_ROWS, name="voss.xlsx")
    (tmp_path / "innspill.toml").write_text('[source]\nfile = "x"\n', "utf-8")

    assert run("analyse", ".").stderr == (
        "Feil: «innspill.toml» har feil:\n  - source skal stå som [[source]], én gang for hver fil.\n"
    )


def test_repeats_are_counted_when_asked(workbook: MakeWorkbook, run: Run, tmp_path: Path) -> None:
    """``--keep-duplicates`` counts what has come twice."""
    workbook([["Utfordring", "Tiltak"], ["For få leger", "Lønn"], ["For få leger", "Bolig"]], name="Voss.xlsx")
    ran = [run("analyse", tmp_path, "-f", "json", *more) for more in ((), ("--keep-duplicates",))]

    assert [[challenge["excluded"] for challenge in json.loads(once.stdout)["challenges"]] for once in ran] == [
        [None, "duplicate"],
        [None, None],
    ]
