"""The statements of the invented round, and where each of them was written."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass, fields
from pathlib import Path

DATA = Path(__file__).parent / "bergen_2023"

KEY_COLUMNS = (
    "file",
    "sheet",
    "cell",
    "partner",
    "partner_type",
    "scope",
    "text",
    "measure",
    "priority",
    "occasion",
    "theme",
    "secondary",
    "like",
    "excluded",
)

HOSPITALS = {
    "Helse Bergen HF",
    "Haraldsplass Diakonale Sykehus AS",
    "NKS Olaviken alderspsykiatriske sykehus AS",
    "Voss Distriktspsykiatriske Senter NKS Bjørkeli",
}


@dataclass(frozen=True)
class Statement:
    """One row of a data file: what a partner says, and how a careful reader labels it.

    `block` says where in the file the statement stands; each layout gives it its own meaning. A statement
    without a theme is a non-answer such as «Ingen».
    """

    block: str
    scope: str
    theme: str
    secondary: str
    like: str
    priority: str
    text: str
    measure: str
    occasion: str


@dataclass(frozen=True)
class Placed:
    """A statement, the partner it comes from, and the cell it was written in."""

    sheet: str
    cell: str
    partner: str
    statement: Statement


def load(name: str) -> list[Statement]:
    """Read the statements of one file of the round."""
    wanted = [field.name for field in fields(Statement)]
    with (DATA / f"{name}.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    if rows[0] != wanted:
        raise ValueError(f"{name}.tsv: expected the columns {wanted}, found {rows[0]}")
    return [Statement(*row) for row in rows[1:]]


def by_block(statements: Sequence[Statement]) -> dict[str, list[Statement]]:
    """Gather statements under their block, in the order in which the blocks first occur."""
    blocks: dict[str, list[Statement]] = {}
    for statement in statements:
        blocks.setdefault(statement.block, []).append(statement)
    return blocks


def partner_type(partner: str) -> str:
    """Return the type of a partner, known from its canonical name."""
    if partner.endswith((" kommune", " herad")):
        return "kommune"
    if partner in HOSPITALS:
        return "helseforetak"
    if partner.startswith("Områdeutvalg "):
        return "områdeutvalg"
    return {"Fastleger": "fastlege", "Brukerrepresentanter": "bruker"}.get(partner, "frivillig")


def key_row(file: str, placed: Placed) -> list[str]:
    """Return the line of the answer key for one statement."""
    statement = placed.statement
    return [
        file,
        placed.sheet,
        placed.cell,
        placed.partner,
        partner_type(placed.partner),
        statement.scope,
        statement.text,
        statement.measure,
        statement.priority,
        statement.occasion,
        statement.theme,
        statement.secondary,
        statement.like,
        "" if statement.theme else "no_content",
    ]


def write_key(path: Path, rows: Sequence[list[str]]) -> None:
    """Write the answer key as tab separated text without quoting."""
    lines = ["\t".join(row) for row in [list(KEY_COLUMNS), *rows]]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
