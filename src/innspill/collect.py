"""Collects what all files hold, before anything is sorted: found, read, split, attributed, and accounted for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from fnmatch import fnmatch
from itertools import islice
from pathlib import Path

from innspill.attribute import attribute_answers
from innspill.cells import cell_name
from innspill.discover import discover_sources
from innspill.errors import InnspillError
from innspill.exclude import exclude_repeats
from innspill.locate import Known, locate_in_workbook
from innspill.model import Challenge, Place, Problem, Reading, SheetAccount, Source, SourceSetting, Use, Workbook
from innspill.partners import PartnerRegister, load_register
from innspill.read import read_workbook
from innspill.read.faults import program_fault
from innspill.screen import screen_text
from innspill.settings import Settings
from innspill.split import split_answer
from innspill.text import normalise, stem
from innspill.themes import ThemeSet, load_theme_set

MEGABYTE = 1_000_000
Progress = Callable[[str, int, int], None]
"""Told the name of each file before it is read, its number from 1, and how many there are."""


@dataclass(frozen=True, slots=True)
class FileResult:
    """What was found in one file: how each sheet was read, and its challenges."""

    workbook: Workbook
    readings: tuple[Reading, ...]
    challenges: tuple[Challenge, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Collected:
    """What was found in all files, before anything is sorted."""

    register: PartnerRegister
    sources: tuple[Source, ...]
    files: tuple[FileResult, ...]
    problems: tuple[Problem, ...]
    accounts: tuple[SheetAccount, ...]

    @property
    def challenges(self) -> tuple[Challenge, ...]:
        """All challenges, in the order of files, sheets and cells."""
        return tuple(challenge for file in self.files for challenge in file.challenges)


def collect(paths: Sequence[str | Path], settings: Settings, progress: Progress | None = None) -> Collected:
    """Find, read and attribute everything: what ``kontroller`` shows.

    Raises:
        InnspillError: There is nothing to read, or the register has mistakes.
    """
    register = load_register(settings.register)
    known = _known(load_theme_set(settings.themes), register)
    sources, skipped = discover_sources(paths, max_bytes=settings.max_file_mb * MEGABYTE)
    files = []
    for number, source in enumerate(sources, 1):
        if progress:
            progress(source.file, number, len(sources))
        files.append(_collect_whatever_happens(source, register, known, settings))
    if not settings.keep_duplicates:
        files, repeated = _without_repeats(files, sources)
        skipped += repeated
    problems = [*skipped, *(problem for file in files for problem in file.problems)]
    accounts = tuple(account for file in files for account in _accounts(file))
    return Collected(register, sources, tuple(files), tuple(sorted(problems, key=_by_weight)), accounts)


def _collect_whatever_happens(
    source: Source, register: PartnerRegister, known: Known, settings: Settings
) -> FileResult:
    """Take one file, and where the program itself fails on it, tell that and let the rest of the round go on."""
    try:
        return collect_file(source, register, known, settings)
    except InnspillError:
        raise
    except Exception as error:
        problem = program_fault(source, error)
        return FileResult(Workbook(source), (), (), (problem,))


def _setting_of(file: str, settings: Sequence[SourceSetting]) -> SourceSetting | None:
    """Give what the user says of a file: the last setting whose name or pattern fits it, whatever folder it is in."""
    fitting = [setting for setting in settings if fnmatch(file, setting.file) or fnmatch(Path(file).name, setting.file)]
    return fitting[-1] if fitting else None


def _as_told(reading: Reading, setting: SourceSetting | None) -> Reading:
    """Let the user's word on partner and occasion stand above what the sheet says."""
    if setting is None:
        return reading
    return replace(reading, partner=setting.partner or reading.partner, occasion=setting.occasion or reading.occasion)


def _without_repeats(
    files: Sequence[FileResult], sources: Sequence[Source]
) -> tuple[list[FileResult], tuple[Problem, ...]]:
    challenges = [challenge for file in files for challenge in file.challenges]
    marked, problems = exclude_repeats(challenges, sources)
    rest = iter(marked)
    return [replace(file, challenges=tuple(islice(rest, len(file.challenges)))) for file in files], problems


def collect_file(source: Source, register: PartnerRegister, known: Known, settings: Settings) -> FileResult:
    """Take one file from bytes to challenges with partners."""
    setting = _setting_of(source.file, settings.sources)
    encoding = (setting.encoding if setting else None) or settings.encoding
    workbook = read_workbook(source, max_expanded=settings.max_expanded_mb * MEGABYTE, encoding=encoding)
    located = locate_in_workbook(source.file, workbook.sheets, known, setting)
    readings = [
        replace(reading, answers=tuple(part for answer in reading.answers for part in split_answer(answer)))
        for reading in (_as_told(reading, setting) for reading in located)
    ]
    challenges, doubts = attribute_answers(source.file, readings, register, workbook.properties)
    screened = tuple(replace(challenge, personal_data=screen_text(challenge.text)) for challenge in challenges)
    told = (*workbook.problems, *(problem for reading in readings for problem in reading.problems), *doubts)
    problems = (*told, *_hidden_parts(workbook), *_without_challenges(source.file, screened, told))
    return FileResult(workbook, tuple(readings), screened, problems)


def _hidden_parts(workbook: Workbook) -> list[Problem]:
    """Tell the sheets, rows and columns that are hidden and have been read all the same."""
    told = []
    for sheet in workbook.sheets:
        rows = sorted(row + 1 for row in sheet.hidden_rows & sheet.lines.keys())
        columns = sorted(sheet.hidden_columns & {column for line in sheet.lines.values() for column in line})
        letters = [cell_name(0, column)[:-1] for column in columns]
        if sheet.hidden and sheet.lines:
            told.append((sheet, "Arket er skjult, men er lest."))
        if rows:
            kind = "Rader som et filter skjuler," if sheet.is_filtered else "Skjulte rader"
            told.append((sheet, f"{kind} er lest: {_first_of(rows)}."))
        if letters:
            told.append((sheet, f"Skjulte kolonner er lest: {_first_of(letters)}."))
    return [Problem("hidden", Place(workbook.source.file, sheet.name), message) for sheet, message in told]


def _first_of(names: Sequence[object], most: int = 10) -> str:
    shown = ", ".join(str(name) for name in names[:most])
    return shown if len(names) <= most else f"{shown} og {len(names) - most} til"


def _without_challenges(file: str, challenges: Sequence[Challenge], told: Sequence[Problem]) -> list[Problem]:
    """Tell a file that gave nothing and has nothing told of it, such as one that only holds guidance."""
    if challenges or told:
        return []
    return [
        Problem(
            "no_challenges",
            Place(file),
            "Filen har ingen innspill; det som står der, ser ut til å være veiledning.",
            "Se etter om det likevel er et svar.",
        )
    ]


def _known(theme_set: ThemeSet, register: PartnerRegister) -> Known:
    """Gather what helps to read tables whose headers are themes or partners."""
    names = {name for theme in theme_set.themes for name in (theme.id, *theme.title.values())}
    return Known(
        themes=frozenset(
            stem(part) for name in names for part in (normalise(name), normalise(name).partition(" og ")[0])
        ),
        is_partner=register.names,
    )


def _accounts(file: FileResult) -> list[SheetAccount]:
    """Count where the cells of each sheet went; the count of cells is the reader's own."""
    accounts = []
    rest = iter(file.challenges)
    for sheet, reading in zip(file.workbook.sheets, file.readings, strict=True):
        challenges = list(islice(rest, len(reading.answers)))
        uses = Counter(reading.uses.values())
        uses[Use.PROBLEM] += sheet.error_cells
        counted = {challenge.place for challenge in challenges if challenge.excluded is None}
        excluded = len({challenge.place for challenge in challenges} - counted)
        uses[Use.CHALLENGE] -= excluded
        uses[Use.EXCLUDED] += excluded
        accounts.append(
            SheetAccount(
                file=file.workbook.source.file,
                sheet=sheet.name or sheet.prefix.strip(),
                cells=sheet.count,
                uses={use: uses[use] for use in Use},
                challenges=sum(1 for challenge in challenges if challenge.excluded is None),
            )
        )
    return accounts


def _by_weight(problem: Problem) -> tuple[int, str, str, str, str]:
    """Put whole files that are lost before lost texts, doubts, and what was passed over; then by place."""
    place = problem.place
    weight = 0 if place.sheet is None and place.cell is None else 1
    weight = {"unknown_partner": 2, "ambiguous_partner": 2, "hidden": 2, "no_challenges": 3, "skipped": 4}.get(
        problem.code, weight
    )
    return (weight, place.file, place.sheet or "", place.cell or "", problem.code)
