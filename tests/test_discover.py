"""The files of a round are found, and what is passed over is told with its reason."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from innspill.discover import discover_sources, is_own_workbook
from innspill.errors import InputError
from innspill.model import Place, Problem, Source
from tests.conftest import MakeWorkbook, Run

_MANY = 10_000_000
_LOCK = "Hoppet over: en låsefil som Office lager mens et dokument er åpent."
_NO_TABLE = "Hoppet over: ikke et regneark."
_OWN = "Hoppet over: en oppsummering som innspill har laget før."


def _write(path: Path, content: bytes = b"Utfordring\nMangler leger\n") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def _found(*paths: str | Path, max_bytes: int = _MANY) -> tuple[list[str], list[Problem]]:
    sources, problems = discover_sources(paths, max_bytes=max_bytes)
    return [source.file for source in sources], list(problems)


def test_source(tmp_path: Path) -> None:
    """A source carries its name, absolute path, hash and size."""
    path = _write(tmp_path / "inn" / "kommuner" / "voss.csv", b"Utfordring\nLeger\n")
    digest = hashlib.sha256(b"Utfordring\nLeger\n").hexdigest()

    assert ((Source("kommuner/voss.csv", path, digest, 17),), ()) == discover_sources(["inn"], max_bytes=_MANY)


def test_folder_is_searched_all_through_and_sorted(tmp_path: Path) -> None:
    """Files of every kind that is read are found in all folders, sorted by name, whatever the case of the ending."""
    names = ["b/c/2.ods", "a.XLSX", "b/1.csv", "b/3.xls", "c.xlsb", "d.xlsm", "e.tsv", "f.txt", "g.docx"]
    for name in names:
        _write(tmp_path / name)

    assert (sorted(names), []) == _found(tmp_path)


def test_file_alone_is_named_without_folder(tmp_path: Path) -> None:
    """A file that is given by its path is named by its own name."""
    assert _found(_write(tmp_path / "inn" / "voss.csv")) == (["voss.csv"], [])


def test_several_paths_are_named_from_their_common_folder(tmp_path: Path) -> None:
    """With several paths, names count from the folder that all files share."""
    _write(tmp_path / "høst" / "a.csv")
    extra = _write(tmp_path / "vinter" / "sent" / "b.csv")

    assert _found(tmp_path / "høst", extra) == (["høst/a.csv", "vinter/sent/b.csv"], [])


def test_a_file_given_twice_is_read_once(tmp_path: Path) -> None:
    """A file that is reached by its folder, its path and a pattern is one source."""
    path = _write(tmp_path / "inn" / "a.csv")

    assert _found(tmp_path / "inn", path, "inn/../inn/a.csv", str(tmp_path / "inn" / "*.csv")) == (["a.csv"], [])


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        pytest.param("inn/*.csv", ["a.csv", "b.csv"], id="star"),
        pytest.param("inn/?.csv", ["a.csv", "b.csv"], id="question-mark"),
        pytest.param("inn/[b-z].csv", ["b.csv"], id="class"),
        pytest.param("inn/**/*.csv", ["a.csv", "b.csv", "under/c.csv"], id="all-through"),
        pytest.param("in*", ["a.csv", "b.csv", "under/c.csv"], id="folder"),
    ],
)
def test_patterns(tmp_path: Path, pattern: str, expected: list[str]) -> None:
    """Patterns are understood without a shell, relative and absolute alike."""
    for name in ("a.csv", "b.csv", "under/c.csv"):
        _write(tmp_path / "inn" / name)

    assert [(expected, [])] * 2 == [_found(pattern), _found(tmp_path / pattern)]


def test_name_with_brackets_is_a_file_before_it_is_a_pattern(tmp_path: Path) -> None:
    """A file whose name looks like a pattern is found by its name."""
    assert _found(_write(tmp_path / "svar [a-b].csv")) == (["svar [a-b].csv"], [])


def test_missing_path_lists_what_is_beside(tmp_path: Path) -> None:
    """A path that does not exist is told with what the folder holds."""
    _write(tmp_path / "inn" / "voss.csv")
    _write(tmp_path / "inn" / "alver.csv")
    _write(tmp_path / "inn" / ".skjult")

    with pytest.raises(InputError) as told:
        _found("inn/vos.csv")

    expected = f"Finner ikke «{Path('inn/vos.csv')}». I mappen «inn» ligger: alver.csv, voss.csv."

    assert expected == str(told.value)


@pytest.mark.parametrize("given", ["finnes/ikke/her", "*.xlsx"], ids=["path", "pattern"])
def test_missing_path_in_an_empty_folder(given: str) -> None:
    """Where nothing is beside a missing path, or a pattern finds nothing, the message says so."""
    with pytest.raises(InputError) as told:
        _found(given)

    assert f"Finner ikke «{Path(given)}». I mappen «.» ligger: ingenting." == str(told.value)


def test_folder_without_tables(tmp_path: Path) -> None:
    """A folder with nothing to read stops the run and tells what it does hold."""
    _write(tmp_path / "inn" / "brev.pdf")
    _write(tmp_path / "inn" / "bilde.gif")

    with pytest.raises(InputError) as told:
        _found("inn")

    assert str(told.value) == (
        "Ingen regneark å analysere i «inn». Disse filtypene leses: xlsx, xlsm, xls, xlsb, ods, csv, tsv, txt, docx. "
        "Fant bare: bilde.gif, brev.pdf."
    )


def test_empty_folder(tmp_path: Path) -> None:
    """An empty folder stops the run."""
    (tmp_path / "inn").mkdir()

    with pytest.raises(InputError) as told:
        _found("inn")

    assert str(told.value) == (
        "Ingen regneark å analysere i «inn». Disse filtypene leses: xlsx, xlsm, xls, xlsb, ods, csv, tsv, txt, docx."
    )


@pytest.mark.parametrize("name", ["~$voss.xlsx", "._voss.xlsx", ".~lock.voss.ods#"])
def test_lock_files_are_skipped(tmp_path: Path, name: str) -> None:
    """The files that office programs leave beside an open document are passed over, and told."""
    _write(tmp_path / "inn" / "voss.csv")
    _write(tmp_path / "inn" / name)

    assert (["voss.csv"], [Problem("skipped", Place(name), _LOCK)]) == _found("inn")


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        pytest.param("svar.pdf", "en PDF", id="pdf"),
        pytest.param("svar.PDF", "en PDF", id="upper-case"),
        pytest.param("svar.doc", "et gammelt Word-dokument", id="old-word"),
        pytest.param("svar.msg", "en e-post", id="mail"),
        pytest.param("svar.zip", "en pakket fil", id="zip"),
        pytest.param("svar.jpg", "et bilde", id="picture"),
        pytest.param("svar.htm", "en nettside", id="web-page"),
    ],
)
def test_files_that_may_hold_answers_are_told(tmp_path: Path, name: str, kind: str) -> None:
    """A file that may hold an answer but is no table is told with what to do."""
    _write(tmp_path / "inn" / "voss.csv")
    _write(tmp_path / "inn" / name)
    advice = "Be om svaret som regneark, eller før det inn i skjemaet."
    expected = Problem("not_a_spreadsheet", Place(name), f"Filen er {kind} og leses ikke.", advice)

    assert (["voss.csv"], [expected]) == _found("inn")


def test_other_files_are_skipped_and_the_settings_are_not_told(tmp_path: Path) -> None:
    """Files of other kinds are told as skipped; the round's own description is not worth telling."""
    for name in ("voss.csv", "innspill.toml", "notat.gif"):
        _write(tmp_path / "inn" / name)

    assert (["voss.csv"], [Problem("skipped", Place("notat.gif"), _NO_TABLE)]) == _found("inn")


def test_hidden_folders_are_not_searched(tmp_path: Path) -> None:
    """What lies in hidden folders below the given one is left alone, also when the given one is itself hidden."""
    _write(tmp_path / ".inn" / "voss.csv")
    _write(tmp_path / ".inn" / ".git" / "x.csv")

    assert _found(".inn") == (["voss.csv"], [])


def test_too_large_file_is_told(tmp_path: Path) -> None:
    """A file above the limit is not read, and the limit is told; one at the limit is read."""
    _write(tmp_path / "inn" / "stor.csv", b"x" * 2_000_001)
    _write(tmp_path / "inn" / "passe.csv", b"x" * 2_000_000)
    expected = Problem(
        "too_large",
        Place("stor.csv"),
        "Filen er 2 MB; grensen er 2 MB.",
        "Fjern bilder og tomme ark, eller hev max_file_mb i innspill.toml.",
    )

    assert (["passe.csv"], [expected]) == _found("inn", max_bytes=2_000_000)


def test_only_a_too_large_file_does_not_stop_the_run(tmp_path: Path) -> None:
    """A folder whose only file is too large gives a problem to show."""
    _write(tmp_path / "inn" / "stor.csv", b"x" * 3_000_000)
    names, problems = _found("inn", max_bytes=1_000_000)

    assert (names, [problem.code for problem in problems]) == ([], ["too_large"])


def test_unreadable_file_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that the system will not open is told, and the others are read."""
    _write(tmp_path / "inn" / "a.csv")
    _write(tmp_path / "inn" / "låst.csv")
    really_open = Path.open

    def refuse(path: Path, mode: str = "r") -> object:
        if path.name == "låst.csv":
            raise PermissionError(13, "Permission denied")
        return really_open(path, mode)

    monkeypatch.setattr(Path, "open", refuse)
    expected = Problem(
        "unreadable",
        Place("låst.csv"),
        "Filen kan ikke åpnes: Permission denied.",
        "Lukk den i andre programmer, eller se om du har tilgang.",
    )

    assert (["a.csv"], [expected]) == _found("inn")


@pytest.mark.parametrize("name", ["oppsummering.xlsx", "oppsummering.csv"])
def test_own_output_is_skipped(round_folder: Path, run: Run, name: str) -> None:
    """A summary that this program has written into the round's folder is no answer to the round."""
    names, _ = _found(round_folder)
    ran = run("analyse", round_folder, "-q", "-o", round_folder / name)

    assert (0, (names, [Problem("skipped", Place(name), _OWN)])) == (ran.exit_code, _found(round_folder))


def test_own_table_on_standard_output_is_skipped(round_folder: Path, run: Run) -> None:
    """The table that is redirected from standard output is known again too."""
    names, _ = _found(round_folder)
    _write(round_folder / "tabell.csv", run("analyse", round_folder, "-q", "-f", "csv").stdout_bytes)

    assert (names, [Problem("skipped", Place("tabell.csv"), _OWN)]) == _found(round_folder)


def test_is_own_workbook(tmp_path: Path, workbook: MakeWorkbook) -> None:
    """Workbooks of others, and files that are no workbooks, are not taken for our own."""
    others = [workbook([["Utfordring"]]), _write(tmp_path / "x.xlsx"), tmp_path / "finnes ikke.xlsx"]

    assert [is_own_workbook(path) for path in others] == [False, False, False]
