"""The program as a person or a script runs it: exit codes, the two streams, and whole messages."""

from __future__ import annotations

import csv
import io
import json
import runpy
import sys
from importlib import resources
from pathlib import Path

import jsonschema
import openpyxl
import pytest
import typer
from typer.testing import CliRunner

from innspill import __version__
from innspill.cli.boundary import Program
from innspill.export import ENDINGS
from tests.conftest import MakeWorkbook, Run

OWN_SET = """
title = "Eget sett"

[[theme]]
id = "folk"
title = "Folk"
terms = ["sykepleiere", "vikarbruk", "leger", "rekruttere", "turnus"]
"""
KINDS = "xlsx, xlsm, xls, xlsb, ods, csv, tsv, txt, docx"
BUILT_IN = "bergen, goteborg, lofoten-vesteralen-salten"


@pytest.mark.parametrize(
    ("args", "expected"),
    [
        pytest.param(
            ["analyse", "finnes-ikke"], "Finner ikke «finnes-ikke». I mappen «.» ligger: tom.", id="no such path"
        ),
        pytest.param(
            ["analyse", "tom"], f"Ingen regneark å analysere i «tom». Disse filtypene leses: {KINDS}.",
            id="folder without spreadsheets",
        ),
        pytest.param(
            ["kontroller", "tom"], f"Ingen regneark å analysere i «tom». Disse filtypene leses: {KINDS}.",
            id="nothing to check",
        ),
        pytest.param(
            ["analyse", "tom", "-o", str(Path("nei", "ut.xlsx"))],
            f"«{Path('nei', 'ut.xlsx')}»: mappen «nei» finnes ikke. Lag den først.", id="missing folder",
        ),
        pytest.param(
            ["analyse", "tom", "-o", "ut.pdf"],
            "«ut.pdf»: endelsen «.pdf» er ukjent. Disse kan skrives: .xlsx, .json, .csv, .md.", id="unknown ending",
        ),
        pytest.param(
            ["analyse"],
            "Oppgi en mappe eller fil, for eksempel «innspill analyse innkomne», eller lag en innspill.toml med paths "
            "her.",
            id="no path",
        ),
        pytest.param(
            ["analyse", "tom", "--themes", "oslo"],
            f"Finner ikke temasettet «oslo». Innebygd er {BUILT_IN}; ellers en TOML-fil.", id="no such theme set",
        ),
        pytest.param(
            ["analyse", "tom", "--partners", "oslo"],
            f"Finner ikke partnerregisteret «oslo». Innebygd er {BUILT_IN}; ellers en TOML-fil.",
            id="no such register",
        ),
        pytest.param(["analyse", "tom", "--config", "nei.toml"], "Finner ikke «nei.toml».", id="no such settings"),
        pytest.param(
            ["analyse", "--tema", "bergen"],
            "Valget «--tema» finnes ikke. Mente du --themes? Se hjelpen med --help.", id="unknown option, one near",
        ),
        pytest.param(["analyse", "--xyz"], "Valget «--xyz» finnes ikke. Se hjelpen med --help.", id="unknown option"),
        pytest.param(
            ["analyser"], "Kommandoen «analyser» finnes ikke. Mente du analyse? Se hjelpen med --help.",
            id="unknown command, one near",
        ),
        pytest.param(["xyz"], "Kommandoen «xyz» finnes ikke. Se hjelpen med --help.", id="unknown command"),
        pytest.param(["temaer", "xyz"], "Kommandoen «xyz» finnes ikke. Se hjelpen med --help.", id="unknown below"),
        pytest.param(["forklar"], "Du må oppgi TEKST. Se hjelpen med --help.", id="missing argument"),
        pytest.param(["temaer", "vis"], "Du må oppgi TEMASETT. Se hjelpen med --help.", id="missing argument below"),
        pytest.param(["analyse", "-o"], "Valget «-o» må ha en verdi etter seg. Se hjelpen med --help.", id="no value"),
        pytest.param(
            ["analyse", "tom", "-f", "xml"],
            "«xml» er ikke gyldig for '-f' / '--format'; gyldig er 'table', 'json', 'csv', 'md'. "
            "Se hjelpen med --help.",
            id="invalid value",
        ),
        pytest.param(["forklar", "a", "b", "c"], "Dette var uventet: c. Se hjelpen med --help.", id="one too many"),
    ],
)  # fmt: skip
def test_what_the_user_can_put_right(tmp_path: Path, run: Run, args: list[str], expected: str) -> None:
    """A mistake is told in one message on standard error, nothing is on standard output, and the exit code is 2."""
    (tmp_path / "tom").mkdir()
    ran = run(*args)

    assert (ran.exit_code, ran.stdout, ran.stderr) == (2, "", f"Feil: {expected}\n")


@pytest.mark.parametrize(
    ("args", "env"),
    [(["--quiet=1"], {}), ([], {"INNSPILL_STRICT": "kanskje"})],
    ids=["a value for a switch", "a variable that is no yes or no"],
)
def test_no_mistake_is_told_in_english(run: Run, args: list[str], env: dict[str, str]) -> None:
    """A mistake of a kind that is rare is told in Norwegian too."""
    ran = run("analyse", *args, env=env)
    english = ("Option", "does not take", "Invalid value", "Input should", "unable")

    assert (ran.exit_code, ran.stdout) == (2, "")
    assert ran.stderr.startswith("Feil: ")
    assert [word for word in english if word in ran.stderr] == []


def test_a_folder_with_other_files(tmp_path: Path, run: Run) -> None:
    """A folder that only holds other kinds of files is answered with what was found."""
    folder = tmp_path / "innkomne"
    folder.mkdir()
    (folder / "svar.odt").write_bytes(b"x")
    ran = run("analyse", "innkomne")
    expected = f"Feil: Ingen regneark å analysere i «innkomne». Disse filtypene leses: {KINDS}. Fant bare: svar.odt.\n"

    assert (ran.exit_code, ran.stdout, ran.stderr) == (2, "", expected)


@pytest.mark.parametrize("args", [[], ["temaer"]], ids=["program", "group"])
def test_no_command(run: Run, args: list[str]) -> None:
    """Without a command the help is shown as it is, and the exit code says that a command was missing."""
    ran = run(*args)
    shown = ran.stdout + ran.stderr

    assert ran.exit_code == 2
    assert shown.strip().startswith("Bruk: innspill")
    assert "Kommandoer" in shown


@pytest.mark.parametrize(
    ("args", "usage", "words"),
    [
        ([], "Bruk: innspill [VALG] KOMMANDO", ["analyse", "kontroller", "forklar", "evaluer", "temaer", "Sluttkoder"]),
        (["analyse"], "Bruk: innspill analyse [VALG] [STI]...", ["--output", "--format", "--themes", "--force", "-q"]),
        (["kontroller"], "Bruk: innspill kontroller [VALG] [STI]...", ["--format", "--partners", "--strict"]),
        (["evaluer"], "Bruk: innspill evaluer [VALG]", ["FASIT", "--min-f1", "--format"]),
        (["forklar"], "Bruk: innspill forklar [VALG]", ["TEKST", "Innspillet som skal forklares"]),
        (["temaer"], "Bruk: innspill temaer [VALG] KOMMANDO", ["liste", "vis", "ny", "sjekk"]),
        (["temaer", "vis"], "Bruk: innspill temaer vis [VALG]", ["TEMASETT", "innebygd"]),
    ],
    ids=["program", "analyse", "kontroller", "evaluer", "forklar", "temaer", "temaer vis"],
)  # fmt: skip
def test_help(run: Run, args: list[str], usage: str, words: list[str]) -> None:
    """The help of every command is in Norwegian, and names what it takes."""
    ran = run(*args, "--help")
    english = (
        "Usage",
        "Options",
        "Commands",
        "Arguments",
        "Show this",
        "OPTIONS",
        "COMMAND",
        "env var",
        "<bool>",
        "<str>",
    )

    assert (ran.exit_code, ran.stderr) == (0, "")
    assert usage in " ".join(ran.stdout.split())
    assert "Vis denne hjelpen." in ran.stdout
    assert [word for word in words if word.lower() not in ran.stdout.lower()] == []
    assert [word for word in english if word in ran.stdout] == []


def test_version(run: Run) -> None:
    """The version is one line."""
    ran = run("--version")

    assert (ran.exit_code, ran.stdout, ran.stderr) == (0, f"innspill {__version__}\n", "")


def test_analyse_shows_tables(round_folder: Path, run: Run) -> None:
    """Without options the tables are shown, and the closing line goes to standard error."""
    ran = run("analyse", round_folder)

    assert ran.exit_code == 0
    assert ran.stdout.startswith("innkomne\n8 innspill fra 5 partnere i 5 filer\n\nTemaer\n")
    assert ran.stderr.startswith("Ferdig: 8 innspill sortert, ")
    assert ran.stderr.endswith("; 1 fil kunne ikke leses.\n")


def test_json_is_as_the_schema_says(round_folder: Path, run: Run) -> None:
    """Standard output is one JSON document in UTF-8 that is valid against the schema in the package."""
    schema = json.loads(resources.files("innspill.data").joinpath("result.schema.json").read_text("utf-8"))
    ran = run("analyse", round_folder, "-f", "json")
    result = json.loads(ran.stdout_bytes.decode("utf-8"))
    errors = jsonschema.Draft202012Validator(schema).iter_errors(result)

    assert [f"{error.json_path}: {error.message}" for error in errors] == []
    assert ran.exit_code == 0
    assert len(result["challenges"]) == 8


@pytest.mark.parametrize("name", ["bergen-2023", "goteborg-2024", "lofoten-vesteralen-salten-2023"])
def test_json_of_an_example_round(examples: Path, run: Run, name: str) -> None:
    """The result of an example round is valid against the schema, with its own theme set."""
    schema = json.loads(resources.files("innspill.data").joinpath("result.schema.json").read_text("utf-8"))
    result = json.loads(run("analyse", examples / name, "-f", "json", "-q").stdout_bytes)
    errors = jsonschema.Draft202012Validator(schema).iter_errors(result)

    assert [f"{error.json_path}: {error.message}" for error in errors] == []
    assert name.startswith(result["round"]["theme_set"])


def test_csv(round_folder: Path, run: Run) -> None:
    """Standard output is the table of challenges with commas."""
    ran = run("analyse", round_folder, "-f", "csv")
    lines = list(csv.DictReader(io.StringIO(ran.stdout_bytes.decode("utf-8"), newline="")))

    assert ran.exit_code == 0
    assert [line["partner"] for line in lines].count("Voss herad") == 3


def test_markdown(round_folder: Path, run: Run) -> None:
    """Standard output is the tables as Markdown."""
    assert run("analyse", round_folder, "-f", "md").stdout.startswith("<!-- innspill -->\n\n# innkomne\n\n## Temaer\n")


def test_outputs_are_written(tmp_path: Path, round_folder: Path, run: Run) -> None:
    """Each -o is written in the format of its ending and told on standard error; the tables are shown as well."""
    targets = [f"ut{ending}" for ending in ENDINGS]
    ran = run("analyse", round_folder, *[part for target in targets for part in ("-o", target)])

    assert ran.exit_code == 0
    assert [f"Skrev {target}" for target in targets] == ran.stderr.split("\n")[:-2]
    assert sorted(targets) == sorted(path.name for path in tmp_path.glob("ut.*"))
    assert openpyxl.load_workbook(tmp_path / "ut.xlsx").sheetnames[0] == "Sammendrag"
    assert ran.stdout.startswith("innkomne\n")


def test_an_output_in_the_round_is_not_read_as_an_answer(round_folder: Path, run: Run) -> None:
    """Summaries that lie among the answers are passed over, so that running again gives the same."""
    targets = [round_folder / "ut.xlsx", round_folder / "ut.csv"]
    before = run("analyse", round_folder, "-f", "csv", "-o", targets[0], "-o", targets[1])
    after = run("analyse", round_folder, "-f", "csv", "-o", targets[0], "-o", targets[1])

    assert before.stdout == after.stdout
    assert after.exit_code == 0


def test_a_file_that_is_not_ours(tmp_path: Path, round_folder: Path, run: Run) -> None:
    """A file that this program did not write is not touched without --force."""
    target = tmp_path / "ut.json"
    target.write_text("mitt", "utf-8")
    refused = run("analyse", round_folder, "-o", "ut.json")

    assert (refused.exit_code, refused.stdout, target.read_text("utf-8")) == (2, "", "mitt")
    assert refused.stderr == (
        "Feil: «ut.json» finnes og er ikke laget av innspill. Velg et annet navn, eller bruk --force.\n"
    )
    assert run("analyse", round_folder, "-o", "ut.json", "--force").exit_code == 0
    assert json.loads(target.read_text("utf-8"))["schema"] == "innspill/1"


def test_quiet(tmp_path: Path, round_folder: Path, run: Run) -> None:
    """With -q standard error is empty when all went well, and the result is the same."""
    quiet = run("analyse", round_folder, "-q", "-o", tmp_path / "ut.md")

    assert (quiet.exit_code, quiet.stderr) == (0, "")
    assert quiet.stdout == run("analyse", round_folder).stdout
    assert run("kontroller", round_folder, "-q").stderr == ""


@pytest.mark.parametrize("command", ["analyse", "kontroller"])
def test_strict(round_folder: Path, run: Run, command: str) -> None:
    """With --strict the exit code is 3 when there are problems, else 0; the result is shown all the same."""
    strict, usual = run(command, round_folder, "--strict"), run(command, round_folder)
    by_variable = run(command, round_folder, env={"INNSPILL_STRICT": "1"})

    assert (strict.exit_code, by_variable.exit_code, usual.exit_code) == (3, 3, 0)
    assert strict.stdout == usual.stdout
    (round_folder / "Eidfjord.xlsx").unlink()
    assert run(command, round_folder, "--strict").exit_code == 0


def test_one_bad_file_never_stops_the_rest(round_folder: Path, run: Run) -> None:
    """Files of every unreadable kind are told, and the others give the same challenges as before."""
    before = json.loads(run("analyse", round_folder, "-f", "json").stdout)["challenges"]
    (round_folder / "tom.xlsx").write_bytes(b"")
    (round_folder / "side.xls").write_bytes(b"<html><p>Utfordring</p></html>")
    (round_folder / "brev.docx").write_bytes(b"PK\x03\x04 ...")
    (round_folder / "brev.csv").write_bytes(b"%PDF-1.7 ...")
    (round_folder / "null.csv").write_bytes(b"a;b\0\0\0;c")
    ran = run("analyse", round_folder, "-f", "json")
    result = json.loads(ran.stdout)

    assert ran.exit_code == 0
    assert before == result["challenges"]
    assert {problem["file"]: problem["code"] for problem in result["problems"]} == {
        "Eidfjord.xlsx": "corrupt",
        "brev.csv": "not_a_spreadsheet",
        "brev.docx": "corrupt",
        "null.csv": "corrupt",
        "side.xls": "not_a_spreadsheet",
        "tom.xlsx": "empty",
    }


def test_a_round_that_says_nothing(workbook: MakeWorkbook, run: Run) -> None:
    """A round in which everybody answered «Ingen» is summarised with nothing counted."""
    path = workbook([["Kommune", "Utfordring"], ["Voss herad", "Ingen"]])
    ran = run("analyse", path, "-f", "json", "-o", "ut.xlsx")

    assert ran.exit_code == 0
    assert [line["excluded"] for line in json.loads(ran.stdout)["challenges"]] == ["no_content"]


def test_kontroller_shows_what_has_come(round_folder: Path, run: Run) -> None:
    """Kontroller tells each file with its sender, who has not answered, and what is wrong."""
    ran = run("kontroller", round_folder)

    assert ran.exit_code == 0
    assert "Voss.xlsx  3 innspill  fra Voss herad\n" in ran.stdout
    assert "Har ikke svart" in ran.stdout
    assert "Filen er skadet og kan ikke leses." in ran.stdout
    assert ran.stderr == "Kontrollert: 5 filer, 8 innspill, 1 merknad.\n"


def test_kontroller_for_programs(round_folder: Path, run: Run) -> None:
    """Kontroller gives the same as JSON."""
    ran = run("kontroller", round_folder, "-f", "json")
    found = json.loads(ran.stdout_bytes)

    assert (ran.exit_code, found["schema"]) == (0, "innspill-check/1")
    assert {file["file"]: file["challenges"] for file in found["files"]} == {
        "Askøy kommune.xlsx": 2,
        "Eidfjord.xlsx": 0,
        "Voss.xlsx": 3,
        "kommuner/Modalen kommune.xlsx": 1,
        "samlet.csv": 2,
    }


def test_forklar(run: Run) -> None:
    """Forklar tells the theme of a text, how sure it is, and the words that decided."""
    ran = run("forklar", "Vi  får ikke tak i sykepleiere")

    assert (ran.exit_code, ran.stderr) == (0, "")
    assert ran.stdout.startswith("Vi får ikke tak i sykepleiere\n\nTema: Rekruttering og bemanning, ")
    assert "sykepleiere" in ran.stdout.split("Det som avgjorde")[1]
    bars = [line.count("█") for line in ran.stdout.split("Styrke")[1].splitlines() if line.strip()][1:7]
    assert (bars[0], bars) == (20, sorted(bars, reverse=True))


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        pytest.param("Mangel på fastleger", "mangel på fastleger!", ["likheten er 100 av 100",
                     "Den ene er en kopi av den andre", "fastleger"], id="copies"),
        pytest.param("For få jordmødre", "For få sykepleiere", ["likheten er 0 av 100",
                     "De nevner ulike yrker"], id="professions"),
        pytest.param("Ferja er dyr", "Lang kø", ["De to kommer ikke i samme gruppe", "De har ingen ord eller begreper "
                     "felles.", "Bare A: ", "Bare B: "], id="nothing shared"),
    ],
)  # fmt: skip
def test_forklar_two_texts(run: Run, first: str, second: str, expected: list[str]) -> None:
    """Two texts: whether they come into one group, how alike they are, what they share and what only one has."""
    ran = run("forklar", first, second)

    assert (ran.exit_code, [part for part in expected if part not in ran.stdout]) == (0, [])


def test_forklar_uses_the_round_one_stands_in(tmp_path: Path, run: Run) -> None:
    """Forklar sorts under the theme set that innspill.toml in the current folder names."""
    (tmp_path / "innspill.toml").write_text('themes = "eget.toml"\n', "utf-8")
    (tmp_path / "eget.toml").write_text(OWN_SET, "utf-8")

    assert "Tema: Folk, " in run("forklar", "Vi får ikke tak i sykepleiere").stdout


def test_temaer_liste(run: Run) -> None:
    """The theme sets that come with the program are listed by the names that --themes takes."""
    ran = run("temaer", "liste")
    names = [line.split()[0] for line in ran.stdout.split("\n")[2:] if line and not line.startswith(" ")]

    assert (ran.exit_code, names) == (0, ["bergen", "goteborg", "lofoten-vesteralen-salten"])


def test_temaer_vis(run: Run) -> None:
    """A theme set is shown with what belongs under each theme."""
    ran = run("temaer", "vis", "bergen")

    assert ran.exit_code == 0
    assert ran.stdout.startswith("Utfordringsbilde: fem tema og annet\n")
    assert "Ikke: " in ran.stdout


@pytest.mark.parametrize(
    ("text", "exit_code", "stdout", "stderr"),
    [
        (OWN_SET, 0, "«eget.toml» kan brukes: 2 temaer.\n", ""),
        (
            '[[theme]]\nid = "folk"\nterms = ["lege"]\n',
            0,
            "Merk: Temaet «folk» har 1 nøkkelord og 0 eksempler; det er lite å gå etter.\n"
            "«eget.toml» kan brukes: 2 temaer.\n",
            "",
        ),
        (
            'tema = 1\n[[theme]]\nid = "to ord"\n',
            2,
            "",
            "Feil: Temasettet «eget.toml» har feil:\n"
            "  - ukjent på øverste nivå: tema; kjent er theme, title.\n"
            "  - linje 3, tema 1 («to ord»): id skal være et ord med små bokstaver, gjerne med bindestrek.\n",
        ),
    ],
    ids=["right", "weak", "wrong"],
)
def test_temaer_sjekk(tmp_path: Path, run: Run, text: str, exit_code: int, stdout: str, stderr: str) -> None:
    """A user's theme set is said to be right, weak or wrong, with all its mistakes at once."""
    (tmp_path / "eget.toml").write_text(text, "utf-8")
    ran = run("temaer", "sjekk", "eget.toml")

    assert (ran.exit_code, ran.stdout, ran.stderr) == (exit_code, stdout, stderr)


def theme_set_of(run: Run, *args: str | Path, variable: str | None = None) -> str:
    """Give the theme set that a run used."""
    env = {"INNSPILL_THEMES": variable} if variable else None
    return str(json.loads(run("analyse", *args, "-f", "json", env=env).stdout)["round"]["theme_set"])


def test_where_the_theme_set_comes_from(tmp_path: Path, round_folder: Path, run: Run) -> None:
    """An option wins over INNSPILL_THEMES, which wins over innspill.toml, which wins over the default."""
    (tmp_path / "eget.toml").write_text(OWN_SET, "utf-8")
    default = theme_set_of(run, round_folder)
    (round_folder / "innspill.toml").write_text('themes = "goteborg"\npartners = "bergen"\n', "utf-8")
    by_file = theme_set_of(run, round_folder)
    by_variable = theme_set_of(run, round_folder, variable="lofoten-vesteralen-salten")
    by_option = theme_set_of(run, round_folder, "--themes", "eget.toml", variable="lofoten-vesteralen-salten")

    assert [default, by_file, by_variable, by_option] == ["bergen", "goteborg", "lofoten-vesteralen-salten", "eget"]


def test_the_round_that_innspill_toml_describes(tmp_path: Path, round_folder: Path, run: Run) -> None:
    """Without a path, the round of innspill.toml in the current folder is analysed."""
    (tmp_path / "innspill.toml").write_text(f'title = "Runden"\npaths = ["{round_folder.name}"]\n', "utf-8")

    assert run("analyse", "-f", "json").stdout == run("analyse", "innkomne", "-f", "json").stdout
    assert run("analyse").stdout.startswith("Runden\n")


@pytest.mark.parametrize("theme_id", ["challenges", "partner", "partner_type", "theme", "own", "review"])
def test_a_theme_may_be_called_anything(tmp_path: Path, round_folder: Path, run: Run, theme_id: str) -> None:
    """A user's theme whose id is also the name of a column is either refused or works; no table is confused."""
    (tmp_path / "eget.toml").write_text(OWN_SET.replace('"folk"', f'"{theme_id}"'), "utf-8")
    ran = run("analyse", round_folder, "--themes", "eget.toml", "-f", "md")
    headers = [line for line in ran.stdout.split("\n") if line.startswith("| Tema | ")]

    assert ran.exit_code in (0, 2)
    assert headers in (
        [],
        ["| Tema | Innspill | Partnere | Andel i prosent | Egne | Felles | Ikke oppgitt | Se over |"],
    )


def test_a_text_that_looks_like_a_formula(workbook: MakeWorkbook, tmp_path: Path, run: Run) -> None:
    """What a partner wrote after an equals sign comes through every output as text."""
    path = workbook([["Kommune", "Utfordring"], ["Voss herad", '=HYPERLINK("http://eksempel.no")']])
    ran = run("analyse", path, "-f", "json", "-o", "ut.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "ut.xlsx")["Innspill"]

    assert [line["text"] for line in json.loads(ran.stdout)["challenges"]] == ['=HYPERLINK("http://eksempel.no")']
    assert [cell.data_type for row in sheet for cell in row if cell.data_type == "f"] == []


@pytest.fixture(name="faulty")
def make_faulty() -> typer.Typer:
    """Give a program with our boundary and commands that fail."""
    program = typer.Typer(cls=Program, add_completion=False)

    @program.command()
    def feil(_verbose: bool = typer.Option(False, "-v", "--verbose")) -> None:  # noqa: FBT001, FBT003 - Typer's way
        raise ZeroDivisionError("delt på null")

    @program.command()
    def brudd() -> None:
        raise BrokenPipeError

    return program


@pytest.mark.parametrize("args", [["feil"], ["feil", "-v"]], ids=["usual", "verbose"])
def test_a_fault_in_the_program(faulty: typer.Typer, monkeypatch: pytest.MonkeyPatch, args: list[str]) -> None:
    """A fault is one message and exit code 1; only -v shows the traceback."""
    monkeypatch.setattr(sys, "argv", ["innspill", *args])
    result = CliRunner().invoke(faulty, args)
    message = (
        "Feil i programmet: ZeroDivisionError: delt på null\nKjør igjen med -v og meld fra med det som da skrives ut.\n"
    )

    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.endswith(message)
    assert ("Traceback" in result.stderr) == ("-v" in args)


def test_a_reader_that_has_enough(faulty: typer.Typer, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the program that reads the output stops, as «head» does, there is no message."""
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    with pytest.raises(SystemExit) as caught:
        faulty(["brudd"])

    assert caught.value.code == 0


def test_run_as_a_module(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """«python -m innspill» is the same program."""
    monkeypatch.setattr(sys, "argv", ["innspill", "--version"])
    with pytest.raises(SystemExit) as caught:
        runpy.run_module("innspill", run_name="__main__")

    assert (caught.value.code, capsys.readouterr().out) == (0, f"innspill {__version__}\n")


class Terminal(io.StringIO):
    """A stream that says that it is a terminal."""

    def isatty(self) -> bool:
        """Say yes."""
        return True


def test_progress_is_for_terminals(round_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a terminal the file being read is shown, and is gone from the last line when the program is done."""
    from innspill.cli.screen import progress  # noqa: PLC0415 - reads the stream when it is called

    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    with progress(is_quiet=False) as told:
        assert told is not None
        told(round_folder.name, 1, 1)
    with progress(is_quiet=True) as told:
        assert told is None


def test_temaer_ny(run: Run) -> None:
    """A theme file is made from titles, is not written over by mistake, and can be used at once."""
    made = run("temaer", "ny", "mine.toml", "--tittel", "Folk", "--tittel", "Penger")
    refused = run("temaer", "ny", "mine.toml")
    wrong = [run("temaer", "ny", *args).exit_code for args in (["mine.txt"], ["to.toml", "--fra", "oslo"])]
    checked = run("temaer", "sjekk", "mine.toml")

    assert (made.exit_code, refused.exit_code, wrong, checked.exit_code) == (0, 2, [2, 2], 0)
    assert made.stdout.startswith("Laget «mine.toml».")
    assert "«mine.toml» finnes. Velg et annet navn, eller bruk --force." in refused.stderr
    assert "«mine.toml» kan brukes: 3 temaer." in checked.stdout


def test_evaluer(tmp_path: Path, run: Run) -> None:
    """A key is held against the program, as tables or JSON; a measure that is not reached gives exit code 3."""
    rows = [
        "Tekst;Tema;Koder 2",
        "Vi får ikke tak i sykepleiere;Rekruttering og bemanning;rekruttering",
        "Budsjettet er for stramt;Økonomi;Annet",
        "Ukjent;Blåbær;",
    ]
    (tmp_path / "fasit.csv").write_text("\n".join(rows), "utf-8")
    shown = run("evaluer", "fasit.csv")
    told = run("evaluer", "fasit.csv", "--format", "json", "--min-f1", "1.01", "-q")
    record = json.loads(told.stdout)

    assert (shown.exit_code, told.exit_code) == (0, 3)
    assert "2 innspill er holdt mot fasiten." in shown.stdout
    assert "fasit.csv, B4: «Blåbær» er ikke et tema i temasettet." in shown.stderr
    assert told.stderr == "F1 er under målet på 1,01.\n"
    assert (record["count"], record["right"], record["coders"]["count"]) == (2, 1.0, 2)
