"""The vocabulary: frozen records that the steps pass on, with no logic beyond properties."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Literal

from innspill.cells import cell_name

Scope = Literal["own", "common", "unknown"]
Arena = Literal["common", "bilateral"]
PartnerType = Literal["kommune", "helseforetak", "fastlege", "bruker", "områdeutvalg", "frivillig", "annet"]
PARTNER_TYPES: tuple[PartnerType, ...] = (
    "kommune",
    "helseforetak",
    "fastlege",
    "bruker",
    "områdeutvalg",
    "frivillig",
    "annet",
)


class Use(StrEnum):
    """Where a non-empty cell ended. Every one of them ends in exactly one of these."""

    CHALLENGE = "challenge"
    FIELD = "field"
    FORM = "form"
    PROBLEM = "problem"
    EXCLUDED = "excluded"


class Role(StrEnum):
    """What a column, or a label in a form, holds."""

    CHALLENGE = "challenge"
    MEASURE = "measure"
    PARTNER = "partner"
    PARTNER_TYPE = "partner_type"
    SCOPE = "scope"
    THEME = "theme"
    PRIORITY = "priority"
    OCCASION = "occasion"
    AREA = "area"
    NUMBER = "number"
    CONTACT = "contact"
    TIME = "time"
    COMMENT = "comment"


@dataclass(frozen=True, slots=True)
class SourceSetting:
    """How the user says that some files are to be read: what is none is found as for other files.

    Attributes:
        file: A name or pattern («voss*.xlsx»), as the files are named to people.
        sheet: The one sheet that is meant.
        header_row: The row with the headers, from 1.
        columns: What columns hold, by letter: a role, or ``challenge_own`` and ``challenge_common``.
        partner: Who answers.
        occasion: How it came.
        encoding: How a text file is encoded.
    """

    file: str
    sheet: str | None = None
    header_row: int | None = None
    columns: dict[str, str] = field(default_factory=dict)
    partner: str | None = None
    occasion: str | None = None
    encoding: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where something was found: a file, and in it a sheet and a cell where that is known."""

    file: str
    sheet: str | None = None
    cell: str | None = None

    def __str__(self) -> str:
        sheet = f"ark «{self.sheet}»" if self.sheet else ""
        return ", ".join(part for part in (self.file, sheet, self.cell) if part)


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that could not be used as it stood, and what the reader can do about it."""

    code: str
    place: Place
    message: str
    advice: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """One file of the round: ``file`` as it is named to people, relative to the round's folder."""

    file: str
    path: Path
    sha256: str
    size: int


Line = dict[int, str]
"""The non-empty cells of one row: column (from 0) to text."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The texts of one sheet: ``lines`` by row (from 0), only the rows and cells that hold anything.

    ``merged`` holds ranges as (first row, first column, last row, last column), from 0. ``hidden_rows`` and
    ``hidden_columns`` count from 0 too. A document's paragraphs are the rows of a sheet with one column; its tables
    have a ``prefix`` before the names of their cells.
    """

    name: str
    lines: dict[int, Line]
    merged: tuple[tuple[int, int, int, int], ...] = ()
    hidden: bool = False
    is_named: bool = True
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    is_filtered: bool = False
    prefix: str = ""
    are_paragraphs: bool = False
    error_cells: int = 0
    """How many cells hold an error value instead of a text; each is told as a problem."""
    headings: Mapping[int, int] = field(default_factory=dict)
    """The rows of a document that are headings, with their level; the title has level 0."""
    above: tuple[str, ...] = ()
    """What stands above a table in a document, the nearest first: a paragraph, and the headings that it is under."""

    def cell_label(self, row: int, column: int) -> str:
        """Name a cell as people find it: «C7», «tabell 1 B2», or «avsnitt 3» in a document."""
        return f"avsnitt {row + 1}" if self.are_paragraphs else f"{self.prefix}{cell_name(row, column)}"

    @classmethod
    def of_rows(cls, name: str, rows: Iterable[Iterable[str]], *, top: int = 0, left: int = 0) -> Sheet:
        """Make a sheet from rows of texts whose first cell stands at row ``top``, column ``left`` (from 0)."""
        lines = {
            number: line
            for number, row in enumerate(rows, top)
            if (line := {column: text for column, text in enumerate(row, left) if text})
        }
        return cls(name, lines)

    @property
    def count(self) -> int:
        """How many cells hold anything."""
        return sum(map(len, self.lines.values())) + self.error_cells


@dataclass(frozen=True, slots=True)
class Workbook:
    """What one source holds, as text."""

    source: Source
    sheets: tuple[Sheet, ...] = ()
    problems: tuple[Problem, ...] = ()
    properties: tuple[str, ...] = ()
    """What the file says of itself: title, subject, company."""


@dataclass(frozen=True, slots=True)
class Column:
    """What a column was taken for: ``sure`` is 0-100, ``role`` is none when its header said nothing.

    ``number``, ``theme`` and ``partner`` are what its header says of all that stands in it.
    """

    index: int
    header: str
    role: Role | None
    sure: int = 0
    scope: Scope = "unknown"
    number: int | None = None
    theme: str | None = None
    partner: str | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table found on a sheet; ``header_row``, its last one, counts from 1 as Excel shows it."""

    kind: Literal["table", "form", "list"]
    header_row: int
    columns: tuple[Column, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """One cell that answers, with what stands around it; it may hold several challenges."""

    place: Place
    text: str
    scope: Scope = "unknown"
    partner: str | None = None
    partner_type: str | None = None
    measure: str | None = None
    priority: str | None = None
    own_theme: str | None = None
    occasion: str | None = None
    excluded: str | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """How one sheet was understood. ``uses`` has an entry for every non-empty cell, (row, column) from 0."""

    sheet: str
    tables: tuple[Table, ...] = ()
    answers: tuple[Answer, ...] = ()
    titles: tuple[str, ...] = ()
    partner: str | None = None
    partner_type: str | None = None
    occasion: str | None = None
    uses: dict[tuple[int, int], Use] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Challenge:
    """One statement of one problem: the unit that is sorted and counted."""

    id: str
    place: Place
    text: str
    partner: str
    partner_type: PartnerType
    scope: Scope = "unknown"
    measure: str | None = None
    priority: str | None = None
    own_theme: str | None = None
    occasion: str | None = None
    language: str | None = None
    personal_data: tuple[str, ...] = ()
    excluded: str | None = None
    answered_together: tuple[str, ...] = ()
    """The partners one by one, where several answer together."""

    @property
    def senders(self) -> tuple[str, ...]:
        """The partners that stand behind the challenge, one by one."""
        return self.answered_together or (self.partner,)


@dataclass(frozen=True, slots=True)
class Group:
    """Challenges that say the same thing.

    Attributes:
        id: Its id in the round.
        heading: The text of the most central one.
        members: The ids of the challenges.
        partners: Who says it, each once.
        likeness: How sure it is that its members say the same, on average over all pairs, 0-100.
        copies: Members that are the same text, or nearly: one tuple of ids for each text that has come several times.
        arena: Where it may belong: in the common strategy, or in a talk between two.
    """

    id: str
    heading: str
    members: tuple[str, ...]
    partners: tuple[str, ...]
    likeness: int = 100
    copies: tuple[tuple[str, ...], ...] = ()
    arena: Arena = "common"


@dataclass(frozen=True, slots=True)
class SheetAccount:
    """How the non-empty cells of one sheet were used; the uses add up to ``cells``."""

    file: str
    sheet: str
    cells: int
    uses: dict[Use, int]
    challenges: int

    @property
    def is_balanced(self) -> bool:
        """Whether every non-empty cell is in exactly one place."""
        return self.cells == sum(self.uses.values())
