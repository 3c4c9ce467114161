"""The cases under ``tests/data/cases``: what each is built of, and what a careful reader finds in it."""

from __future__ import annotations

import json
import shutil
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.comments import Comment
from openpyxl.worksheet.worksheet import Worksheet

CASES = Path(__file__).parent / "data" / "cases"
FIELDS = (
    "file", "sheet", "cell", "text", "partner", "partner_type", "scope", "measure", "priority", "own_theme",
    "occasion", "excluded",
)  # fmt: skip
"""What ``expected.json`` says of a challenge; a field that is left out there is none."""


@dataclass(frozen=True, slots=True)
class CaseSheet:
    """A sheet to build: its first row is row 1, its first cell column A; an empty text is an empty cell."""

    name: str
    rows: list[list[str | int | float | bool]]
    hidden: bool = False
    merged: list[str] = field(default_factory=list)
    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: list[str] = field(default_factory=list)
    comments: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CaseFile:
    """A file to build: of sheets, of a text in an encoding, or copied from ``source`` beside ``input.toml``.

    ``name`` may hold folders. A text keeps its line ends as they are written in ``input.toml``.
    """

    name: str
    sheet: tuple[CaseSheet, ...] = ()
    text: str | None = None
    encoding: str = "utf-8"
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """One case: its folder, its files, and the challenges and problem codes that must come of them."""

    folder: Path
    about: str
    files: tuple[CaseFile, ...]
    challenges: tuple[dict[str, str | None], ...]
    problems: tuple[str, ...]


def case_folders() -> list[Path]:
    """Give the folders of all cases by name; a folder is a case when it holds ``input.toml``."""
    return sorted(path.parent for path in CASES.glob("*/input.toml"))


def load_case(folder: Path) -> Case:
    """Read ``input.toml`` and ``expected.json`` of a case; a key that is not known is an error."""
    given: dict[str, Any] = tomllib.loads((folder / "input.toml").read_text("utf-8"))
    expected: dict[str, Any] = json.loads((folder / "expected.json").read_text("utf-8"))
    unknown = {key for line in expected["challenges"] for key in line} - set(FIELDS)
    if unknown:
        raise ValueError(f"{folder.name}: expected.json has {sorted(unknown)}, which no challenge has")
    return Case(
        folder=folder,
        about=given["about"],
        files=tuple(_file(entry) for entry in given["file"]),
        challenges=tuple({name: line.get(name) for name in FIELDS} for line in expected["challenges"]),
        problems=tuple(expected["problems"]),
    )


def build(case: Case, target: Path) -> Path:
    """Write all files of a case below the folder ``target``, which is made when it is missing, and give it."""
    target.mkdir(parents=True, exist_ok=True)
    for file in case.files:
        path = target / file.name
        path.parent.mkdir(parents=True, exist_ok=True)
        if file.source is not None:
            shutil.copyfile(case.folder / file.source, path)
        elif file.text is not None:
            path.write_bytes(file.text.encode(file.encoding))
        else:
            _write_workbook(file, path)
    return target


def _file(entry: dict[str, Any]) -> CaseFile:
    file = CaseFile(**{**entry, "sheet": tuple(CaseSheet(**sheet) for sheet in entry.get("sheet", ()))})
    if [bool(file.sheet), file.text is not None, file.source is not None].count(True) != 1:
        raise ValueError(f"{file.name}: give sheets, a text or a source")
    return file


def _write_workbook(file: CaseFile, path: Path) -> None:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for sheet in file.sheet:
        _fill(book.create_sheet(sheet.name), sheet)
    book.active = next((number for number, sheet in enumerate(file.sheet) if not sheet.hidden), 0)
    book.save(path)


def _fill(page: Worksheet, sheet: CaseSheet) -> None:
    """Write the cells first: merging takes away what stands under a merged range."""
    _write_cells(page, sheet)
    for name, text in sheet.comments.items():
        page[name].comment = Comment(text, "Prøve")
    for area in sheet.merged:
        page.merge_cells(area)
    for hidden_row in sheet.hidden_rows:
        page.row_dimensions[hidden_row].hidden = True
    for letters in sheet.hidden_columns:
        page.column_dimensions[letters].hidden = True
    page.sheet_state = "hidden" if sheet.hidden else "visible"


def _write_cells(page: Worksheet, sheet: CaseSheet) -> None:
    for number, row in enumerate(sheet.rows, 1):
        for column, value in enumerate(row, 1):
            if value == "":
                continue
            cell = page.cell(number, column, value)
            if isinstance(value, str):
                cell.data_type = "s"  # a text that begins with = is a text
