"""Holds the program's themes against statements that people have sorted by hand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from innspill import agreement
from innspill.agreement import Pair, ThemeScore
from innspill.decisions import Decision
from innspill.errors import InputError
from innspill.model import Line, Place, Problem, Sheet
from innspill.text import normalise
from innspill.themes import ThemeSet

_HEADERS = {
    "text": ("tekst", "text", "innspill", "innspel", "utfordring", "utmaning", "svar", "statement"),
    "theme": (
        "tema",
        "theme",
        "primary",
        "hovedtema",
        "hovudtema",
        "tema 1",
        "rett tema",
        "fasit",
        "koder 1",
        "kodar 1",
    ),
    "second": ("annet tema", "anna tema", "tema 2", "secondary", "bitema", "andre tema", "second theme", "annat tema"),
    "coder": ("koder 2", "kodar 2", "koder2", "tema koder 2", "coder 2", "second coder", "annen koder", "andre koder"),
}
"""What the columns of a key are called, compared whole and without case."""
_ROWS_ABOVE_HEADER = 20
MOST_MISSES = 10


@dataclass(frozen=True, slots=True)
class Judged:
    """A statement with the theme ids that people gave it: the first coder's, a second theme, the second coder's."""

    place: Place
    text: str
    theme: str
    second: str | None = None
    coder: str | None = None


@dataclass(frozen=True, slots=True)
class Miss:
    """A statement that the program sorted otherwise."""

    judged: Judged
    decision: Decision


@dataclass(frozen=True, slots=True)
class Coders:
    """How two people agree: Cohen's kappa for all themes and for each, and Krippendorff's alpha."""

    count: int
    kappa: float
    kappas: dict[str, float]
    alpha: float


@dataclass(frozen=True, slots=True)
class Evaluation:
    """How the program fares against a key. Shares are 0-1; intervals are 95 % bootstrap intervals.

    Attributes:
        count: How many statements were held against each other.
        macro_f1: The mean of the themes' F1, with its interval.
        right: The share whose first theme is the key's.
        hit: The share whose first theme is one of the key's two.
        themes: Each theme's scores.
        intervals: The interval of each theme's F1.
        confusion: How many had (the key's theme, the program's).
        marked: The share marked for review.
        right_of_rest: The share right of those not marked.
        misses: The misses that the program was surest of, the surest first.
        coders: How two people agree, where the key has both.
    """

    count: int
    macro_f1: tuple[float, float, float]
    right: float
    hit: float
    themes: list[ThemeScore]
    intervals: dict[str, tuple[float, float]]
    confusion: dict[Pair, int]
    marked: float
    right_of_rest: float
    misses: list[Miss]
    coders: Coders | None


def read_key(file: str, sheets: Sequence[Sheet], theme_set: ThemeSet) -> tuple[list[Judged], list[Problem]]:
    """Give the sorted statements of a file's first sheet with columns for text and theme, and what was not understood.

    Raises:
        InputError: No sheet has such columns, or none of its rows can be used.
    """
    for sheet in sheets:
        for row in list(sheet.lines)[:_ROWS_ABOVE_HEADER]:
            columns = _columns(sheet.lines[row])
            if {"text", "theme"} <= columns.keys():
                judged, problems = _rows(file, sheet, row, columns, theme_set)
                if judged:
                    return judged, problems
    titles = ", ".join(theme.title_in("nb") for theme in theme_set.themes)
    raise InputError(
        f"Fant ingen sorterte innspill i «{file}». Filen skal ha en kolonne «Tekst» og en kolonne «Tema»; "
        f"«Tema 2» og «Koder 2» kan være med. Temaene er {titles}."
    )


def _columns(line: Line) -> dict[str, int]:
    names = {normalise(text): column for column, text in reversed(line.items())}
    found = {kind: [names[name] for name in headers if name in names] for kind, headers in _HEADERS.items()}
    return {kind: columns[0] for kind, columns in found.items() if columns}


def _rows(
    file: str, sheet: Sheet, header: int, columns: dict[str, int], theme_set: ThemeSet
) -> tuple[list[Judged], list[Problem]]:
    known = {normalise(name): theme.id for theme in theme_set.themes for name in (theme.id, *theme.title.values())}
    judged: list[Judged] = []
    problems: list[Problem] = []
    without = 0
    for row, line in sheet.lines.items():
        told = {kind: line.get(column, "") for kind, column in columns.items()}
        if row <= header or not told["text"]:
            continue
        if not told["theme"]:
            without += 1
            continue
        place = Place(file, sheet.name if sheet.is_named else None, sheet.cell_label(row, columns["theme"]))
        ids = {kind: known.get(normalise(told.get(kind, ""))) for kind in ("theme", "second", "coder")}
        unknown = [told[kind] for kind in ids if told.get(kind) and ids[kind] is None]
        if unknown:
            problems.append(
                Problem(
                    "unknown_theme",
                    place,
                    f"«{unknown[0]}» er ikke et tema i temasettet. Raden er ikke med.",
                    f"Bruk ett av disse: {', '.join(theme.title_in('nb') for theme in theme_set.themes)}.",
                )
            )
        elif ids["theme"]:
            judged.append(Judged(place, told["text"], ids["theme"], ids["second"], ids["coder"]))
    if without:
        place = Place(file, sheet.name if sheet.is_named else None)
        told_rows = "1 innspill" if without == 1 else f"{without} innspill"
        problems.append(Problem("no_theme", place, f"{told_rows} har ikke fått noe tema i fasiten og er ikke med."))
    return judged, problems


def evaluate(judged: Sequence[Judged], decisions: Sequence[Decision], theme_set: ThemeSet) -> Evaluation:
    """Hold decisions against what people said of the same statements, in the same order."""
    pairs = [(line.theme, decision.theme) for line, decision in zip(judged, decisions, strict=True)]
    both = list(zip(judged, decisions, strict=True))
    rest = [pair for pair, decision in zip(pairs, decisions, strict=True) if not decision.review]
    misses = [Miss(line, decision) for line, decision in both if decision.theme not in (line.theme, line.second)]
    misses.sort(key=lambda miss: -miss.decision.confidence)
    hits = sum(decision.theme in (line.theme, line.second) for line, decision in both)
    return Evaluation(
        count=len(pairs),
        macro_f1=(agreement.macro_f1(pairs), *agreement.interval(pairs, agreement.macro_f1)),
        right=agreement.accuracy(pairs),
        hit=hits / len(pairs),
        themes=agreement.score_themes(pairs, theme_set.ids),
        intervals=agreement.theme_intervals(pairs, theme_set.ids),
        confusion=dict(Counter(pairs)),
        marked=1 - len(rest) / len(pairs),
        right_of_rest=agreement.accuracy(rest),
        misses=misses[:MOST_MISSES],
        coders=_coders(judged, theme_set),
    )


def _coders(judged: Sequence[Judged], theme_set: ThemeSet) -> Coders | None:
    pairs = [(line.theme, line.coder) for line in judged if line.coder]
    if not pairs:
        return None
    used = [theme for theme in theme_set.ids if any(theme in pair for pair in pairs)]
    return Coders(
        count=len(pairs),
        kappa=agreement.kappa(pairs),
        kappas={theme: agreement.kappa_of(theme, pairs) for theme in used},
        alpha=agreement.alpha(pairs),
    )
