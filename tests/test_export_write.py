"""Outputs are written whole or not at all, and never over a file that is not ours."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NoReturn

import pytest

from innspill.errors import OutputError
from innspill.export import ENDINGS, check_targets, write_outputs
from tests.sample import sample_summary


def refusal(*targets: Path, is_forced: bool = False) -> str:
    """Give what a person is told when outputs cannot be written."""
    with pytest.raises(OutputError) as caught:
        check_targets(targets, is_forced=is_forced)
    return str(caught.value)


@pytest.mark.parametrize("ending", ENDINGS)
def test_every_ending_is_written(tmp_path: Path, ending: str) -> None:
    """Each known ending is written with what its format renders, and nothing else is left in the folder."""
    target = tmp_path / f"oppsummering{ending}"
    check_targets([target], is_forced=False)
    write_outputs(sample_summary(), [target])

    assert ENDINGS[ending](sample_summary()) == target.read_bytes()
    assert [target] == list(tmp_path.iterdir())


@pytest.mark.parametrize("ending", ENDINGS)
def test_our_own_file_is_written_over(tmp_path: Path, ending: str) -> None:
    """A file that this program wrote is replaced without --force, whatever its format."""
    target = tmp_path / f"oppsummering{ending}"
    write_outputs(sample_summary(), [target])
    check_targets([target], is_forced=False)
    write_outputs(sample_summary(), [target])

    assert ENDINGS[ending](sample_summary()) == target.read_bytes()


def test_endings_in_capitals(tmp_path: Path) -> None:
    """An ending in capitals is the same ending."""
    target = tmp_path / "OPPSUMMERING.JSON"
    check_targets([target], is_forced=False)
    write_outputs(sample_summary(), [target])

    assert ENDINGS[".json"](sample_summary()) == target.read_bytes()


@pytest.mark.parametrize(
    ("name", "ending"), [("ut.pdf", ".pdf"), ("ut.xls", ".xls"), ("ut", "")], ids=["pdf", "xls", "none"]
)
def test_unknown_ending(tmp_path: Path, name: str, ending: str) -> None:
    """An ending that cannot be written is answered with those that can."""
    target = tmp_path / name
    expected = f"«{target}»: endelsen «{ending}» er ukjent. Disse kan skrives: .xlsx, .json, .csv, .md."

    assert expected == refusal(target)


def test_missing_folder(tmp_path: Path) -> None:
    """A folder that is not there is told before any work, and is not made."""
    target = tmp_path / "nei" / "ut.xlsx"

    assert f"«{target}»: mappen «{target.parent}» finnes ikke. Lag den først." == refusal(target)
    assert not target.parent.exists()


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    """A folder with the name of the output is told as such, also under --force."""
    target = tmp_path / "ut.xlsx"
    target.mkdir()

    assert f"«{target}» er en mappe. Oppgi et filnavn." == refusal(target, is_forced=True)


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("content", [b"", b"noe annet", b'{"schema": 1}'], ids=["empty", "text", "json"])
def test_a_file_that_is_not_ours(tmp_path: Path, ending: str, content: bytes) -> None:
    """A file that this program did not write is refused; --force lets it be replaced."""
    target = tmp_path / f"svar{ending}"
    target.write_bytes(content)
    expected = f"«{target}» finnes og er ikke laget av innspill. Velg et annet navn, eller bruk --force."

    assert expected == refusal(target)
    assert content == target.read_bytes()
    check_targets([target], is_forced=True)


def test_the_first_bad_target_stops_all(tmp_path: Path) -> None:
    """When one of several outputs cannot be written, none is."""
    good = tmp_path / "ut.xlsx"

    assert "endelsen «.pdf» er ukjent" in refusal(good, tmp_path / "ut.pdf")
    assert list(tmp_path.iterdir()) == []


def test_what_stood_there_survives_a_failure(tmp_path: Path) -> None:
    """When a file cannot be moved into place, the folder is as it was before and the reason is told."""
    target = tmp_path / "ut.json"
    (target / "noe").mkdir(parents=True)
    with pytest.raises(OutputError) as caught:
        write_outputs(sample_summary(), [target])

    assert str(caught.value).startswith(f"«{target}» kunne ikke skrives: ")
    assert [target, target / "noe"] == sorted(tmp_path.rglob("*"))


def test_a_file_that_is_open_in_excel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that another program holds is told with what to do, also under --force."""
    target = tmp_path / "ut.xlsx"
    target.write_bytes(b"x")

    def refuse(*_: object, **__: object) -> NoReturn:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    expected = f"«{target}» kan ikke skrives (Permission denied). Lukk filen hvis den er åpen i Excel."

    assert expected == refusal(target, is_forced=True)


def test_a_folder_that_may_not_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder in which the user may not write is told before any work."""
    monkeypatch.setattr(os, "access", lambda *_: False)
    target = tmp_path / "ut.xlsx"

    assert f"«{target}»: du har ikke lov til å skrive i mappen «{tmp_path}»." == refusal(target)
