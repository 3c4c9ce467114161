"""Reads the labelled statements in ``gold/``."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

GOLD = Path(__file__).parent.parent / "gold"


@dataclass(frozen=True, slots=True)
class Labelled:
    """A statement with the theme that a person gave it, and a second one or an empty string."""

    text: str
    language: str
    primary: str
    secondary: str


def read_rows(path: Path) -> list[dict[str, str]]:
    """Read a tab-separated file without quoting; keys are from its header line."""
    header, *lines = path.read_text("utf-8").rstrip("\n").split("\n")
    names = header.split("\t")
    return [dict(zip(names, line.split("\t"), strict=True)) for line in lines]


def read_labelled(path: Path) -> list[Labelled]:
    """Read a file of labelled statements."""
    return [Labelled(row["text"], row["lang"], row["primary"], row["secondary"]) for row in read_rows(path)]


def example_files() -> list[Path]:
    """Give the files of statements to learn from, by name; each is one writer's."""
    return sorted((GOLD / "examples").glob("*.tsv"))


def read_examples() -> list[Labelled]:
    """Read the statements to learn from."""
    return [line for path in example_files() for line in read_labelled(path)]


def read_unseen() -> dict[str, list[Labelled]]:
    """Read another writer's statements by kind (plain, indirect, two …); nothing may be learnt from them."""
    found: dict[str, list[Labelled]] = {}
    for row in read_rows(GOLD / "unseen.tsv"):
        line = Labelled(row["text"], row["lang"], row["primary"], row["secondary"])
        found.setdefault(row["kind"], []).append(line)
    return found


def read_development_set() -> list[Labelled]:
    """Read the statements that measure the program; nothing may be learnt from them."""
    return read_labelled(GOLD / "dev.tsv")
