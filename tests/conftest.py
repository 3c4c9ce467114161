"""What several test modules share: workbooks built from rows, a small round, and the program run as a user runs it.

Tests that need the names of the types import them: ``from tests.conftest import MakeWorkbook, Run``.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import openpyxl
import pytest
from typer.testing import CliRunner

from innspill.cli import app

Value = object
Rows = Sequence[Sequence[Value]]


class MakeWorkbook(Protocol):
    """Builds an xlsx file from rows; see the fixture ``workbook``."""

    def __call__(
        self,
        rows: Rows,
        sheet: str = "Ark1",
        name: str = "svar.xlsx",
        *,
        merged: Sequence[str] = (),
        more: Mapping[str, Rows] | None = None,
        hidden: Sequence[str] = (),
    ) -> Path:
        """Write the workbook and give its path."""
        ...


@dataclass(frozen=True, slots=True)
class Ran:
    """What came of running the program once."""

    exit_code: int
    stdout: str
    stderr: str
    stdout_bytes: bytes


class Run(Protocol):
    """Runs ``innspill``; see the fixture ``run``."""

    def __call__(self, *args: str | Path, env: Mapping[str, str] | None = None) -> Ran:
        """Run the program once."""
        ...


@pytest.fixture(autouse=True)
def _alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no test see the user's INNSPILL_* variables, terminal or current folder; the folder is ``tmp_path``."""
    for name in [name for name in os.environ if name.startswith("INNSPILL_")]:
        monkeypatch.delenv(name)
    for name in ("FORCE_COLOR", "CLICOLOR_FORCE", "COLUMNS", "LINES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "dumb")
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    """Give a function that runs ``innspill`` in this process: ``run("analyse", folder, "-f", "json")``.

    It gives exit code, standard output and standard error apart; ``env`` adds environment variables for this run.
    """

    def run_program(*args: str | Path, env: Mapping[str, str] | None = None) -> Ran:
        texts = [str(arg) for arg in args]
        monkeypatch.setattr(sys, "argv", ["innspill", *texts])
        result = CliRunner(env=dict(env or {})).invoke(app, texts, catch_exceptions=False)
        return Ran(result.exit_code, result.stdout, result.stderr, result.stdout_bytes)

    return run_program


@pytest.fixture
def workbook(tmp_path: Path) -> MakeWorkbook:
    """Give a function that writes rows to an xlsx file below ``tmp_path`` and gives its path.

    ``name`` may hold folders; ``merged`` are ranges as Excel names them (``"A2:A4"``) on the first sheet; ``more`` are
    further sheets by name; ``hidden`` are the names of the sheets that are hidden. Texts stay texts, also with ``=``.
    """

    def make(
        rows: Rows,
        sheet: str = "Ark1",
        name: str = "svar.xlsx",
        *,
        merged: Sequence[str] = (),
        more: Mapping[str, Rows] | None = None,
        hidden: Sequence[str] = (),
    ) -> Path:
        book = openpyxl.Workbook()
        book.remove(book.worksheets[0])
        for title, lines in {sheet: rows, **(more or {})}.items():
            page = book.create_sheet(title)
            page.sheet_state = "hidden" if title in hidden else "visible"
            for number, line in enumerate(lines, 1):
                for column, value in enumerate(line, 1):
                    if value is None:
                        continue
                    cell = page.cell(number, column)
                    cell.value = value
                    if isinstance(value, str):
                        cell.data_type = "s"
        for area in merged:
            book[sheet].merge_cells(area)
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        book.save(path)
        return path

    return make


@pytest.fixture(scope="session")
def examples() -> Path:
    """Give the folder with the example rounds; copy what a test would change."""
    return Path(__file__).parents[1] / "examples"


@pytest.fixture
def round_folder(tmp_path: Path, workbook: MakeWorkbook) -> Path:
    """Give a folder ``innkomne`` with four answers (8 challenges) and one file that nobody can read.

    Voss fills in the form (2 own and 1 common), Askøy has one table with a column for measures (2), a csv holds two
    senders in a column (2), Modalen's whole answer is one sentence in one cell under a header (1); «Eidfjord.xlsx»
    is cut off. All senders are in the register ``bergen``.
    """
    workbook(
        [
            ["Innspill til strategien"],
            ["Kommune:", "Voss herad"],
            ["Kontaktperson:", "Kari Prøve"],
            [],
            ["Utfordring for egen kommune", "Vi mangler sykepleiere i hjemmesykepleien"],
            ["Utfordring for egen kommune", "Budsjettet rekker ikke til flere korttidsplasser"],
            ["Utfordring for helsefellesskapet", "Pasienter skrives ut uten at kommunen får beskjed"],
        ],
        name="innkomne/Voss.xlsx",
    )
    workbook(
        [
            ["Nr", "Utfordring", "Tiltak"],
            [1, "Journalsystemene snakker ikke sammen", "Felles legemiddelliste"],
            [2, "Fastlegene får ikke epikriser i tide", None],
        ],
        name="innkomne/Askøy kommune.xlsx",
    )
    workbook(
        [["Utfordring"], ["Vikarbruken er høy hele sommeren"]],
        name="innkomne/kommuner/Modalen kommune.xlsx",
    )
    folder = tmp_path / "innkomne"
    (folder / "samlet.csv").write_bytes(
        "Avsender;Utfordring\r\n"
        "Helse Bergen HF;Ventetiden for utredning er for lang\r\n"
        "Kvam herad;Det er vanskelig å rekruttere leger\r\n".encode("utf-8-sig")
    )
    (folder / "Eidfjord.xlsx").write_bytes((folder / "Voss.xlsx").read_bytes()[:2000])
    return folder
