"""Takes people's corrections from workbooks and tables, finds the challenges that they are for, and teaches by them."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from innspill import labels
from innspill.decisions import OTHER, Correction, Decision, Reason
from innspill.discover import OWN_CORRECTIONS, is_own_workbook
from innspill.errors import CorrectionsError
from innspill.export.csv_table import guarded, unguarded
from innspill.export.write import write_whole
from innspill.model import Challenge, Group, Line, Place, Problem, Sheet, Source
from innspill.read import read_workbook
from innspill.settings import Settings
from innspill.summarise import Summary
from innspill.text import normalise, shorten
from innspill.themes import ThemeSet, load_theme_set

KEYS = ("id", "partner", "text", "right_theme", "right_secondary", "not_challenge", "remark")
"""The columns that are read back; people fill in the last four."""
_NEEDED = ("id", "partner", "text", "right_theme")
_YES = frozenset({"ja", "x", "yes", "true", "sann"})
_NO = frozenset({"", "nei", "no", "false", "usann"})
_NONE = frozenset({labels.NO_THEME, "-"})
_CERTAIN = 100
_LARGEST = 500_000_000
"""A workbook that unpacks to more than this, in bytes, is none of ours."""


def read_corrections(files: Sequence[str | Path], theme_set: ThemeSet) -> tuple[tuple[Correction, ...], list[Problem]]:
    """Read the corrections in files, the later ones going before; what they disagree on is told.

    Args:
        files: Workbooks that this program has written, or tables with the same columns.
        theme_set: The themes that they may name.

    Raises:
        CorrectionsError: A file is none of ours, lacks a column, names an unknown theme or has an id twice. Everything
            that is wrong is told, and nothing is applied.
    """
    found: dict[tuple[str, str], Correction] = {}
    problems: list[Problem] = []
    errors: list[str] = []
    for file in files:
        for correction in _read_file(Path(file), theme_set, errors):
            key = (correction.id, normalise(correction.text))
            earlier = found.get(key)
            if earlier:
                problems += _conflict(earlier, correction)
            found[key] = correction
    if errors:
        raise CorrectionsError("Rettelsene kan ikke brukes; ingenting er endret.", tuple(errors))
    return tuple(found.values()), problems


def _conflict(earlier: Correction, later: Correction) -> list[Problem]:
    """Tell that two corrections of one challenge differ, if they do."""
    if earlier.said == later.said:
        return []
    message = f"«{shorten(later.text)}» er rettet på en annen måte i {earlier.place}; den siste gjelder."
    advice = "Avtal hva som er rett, og skriv det samme begge steder."
    return [Problem("correction_conflict", later.place, message, advice)]


def _read_file(file: Path, theme_set: ThemeSet, errors: list[str]) -> list[Correction]:
    if not file.is_file():
        errors.append(f"Finner ikke «{file}».")
        return []
    sheet, columns = _find_sheet(file)
    if sheet is None:
        wanted = ", ".join(f"«{labels.COLUMNS[key]}»" for key in _NEEDED)
        errors.append(f"«{file.name}» er ikke en fil med rettelser: fant ikke noe ark med kolonnene {wanted}.")
        return []
    ids = _theme_ids(theme_set)
    rows = list(sheet.lines.items())[1:]
    corrections: list[Correction] = []
    seen: dict[str, Correction] = {}
    for row, line in rows:
        place = Place(file.name, sheet.name or None, f"rad {row + 1}")
        values = {key: unguarded(line.get(column, "").strip()) for key, column in columns.items()}
        if not any(values.get(key) for key in KEYS[3:]):
            continue
        correction = _correction(values, place, ids, errors)
        earlier = seen.get(correction.id)
        if correction.id and earlier and earlier.said != correction.said:
            errors.append(f"{place}: id-en {correction.id} står også i {earlier.place.cell}, med en annen rettelse.")
        seen[correction.id] = correction
        corrections.append(correction)
    return corrections


def _find_sheet(file: Path) -> tuple[Sheet | None, dict[str, int]]:
    """Give the sheet that has the columns of corrections in its first row, and where they are."""
    source = Source(file=file.name, path=file, sha256="", size=file.stat().st_size)
    for sheet in read_workbook(source, max_expanded=_LARGEST).sheets:
        header: Line = sheet.lines[min(sheet.lines)] if sheet.lines else {}
        names = {normalise(text): column for column, text in reversed(header.items())}
        columns = {key: names[name] for key in KEYS if (name := normalise(labels.COLUMNS[key])) in names}
        if all(key in columns for key in _NEEDED):
            return sheet, columns
    return None, {}


def _correction(values: Mapping[str, str], place: Place, ids: Mapping[str, str], errors: list[str]) -> Correction:
    def theme_of(key: str) -> str | None:
        name = values.get(key, "")
        if not name or (key == "right_secondary" and normalise(name) in _NONE):
            return "" if name else None
        if normalise(name) not in ids:
            known = ", ".join(dict.fromkeys(ids.values()))
            errors.append(f"{place}, «{labels.COLUMNS[key]}»: «{name}» er ikke et tema; kjent er {known}.")
        return ids.get(normalise(name))

    answer = normalise(values.get("not_challenge", ""))
    if answer not in _YES | _NO:
        errors.append(f"{place}, «{labels.COLUMNS['not_challenge']}»: «{answer}» skal være ja eller nei.")
    return Correction(
        id=values.get("id", ""),
        partner=values.get("partner", ""),
        text=values.get("text", ""),
        theme=theme_of("right_theme"),
        secondary=theme_of("right_secondary"),
        is_challenge=answer not in _YES,
        remark=values.get("remark", ""),
        place=place,
    )


def _theme_ids(theme_set: ThemeSet) -> dict[str, str]:
    """Give the id of each theme by its id and by its titles, normalised."""
    return {normalise(name): theme.id for theme in theme_set.themes for name in (theme.id, *theme.title.values())}


def match_corrections(
    corrections: Sequence[Correction], challenges: Sequence[Challenge], ids: Sequence[str]
) -> tuple[dict[str, Correction], list[Correction], list[Problem]]:
    """Find the challenge of each correction, by id, else by partner and text.

    Returns:
        The corrections by the id of their challenge, which is theirs from now on; those whose challenge is not there
        any more, to be kept for another time; and what the user should know of either.
    """
    texts = {
        (challenge.partner, normalise(challenge.text)): own for challenge, own in zip(challenges, ids, strict=True)
    }
    known = set(ids)
    matched: dict[str, Correction] = {}
    rest: list[Correction] = []
    problems: list[Problem] = []
    for correction in corrections:
        key = (correction.partner, normalise(correction.text))
        own = correction.id if correction.id in known else texts.get(key)
        if own is None:
            rest.append(correction)
            problems.append(
                Problem(
                    "correction_unmatched",
                    correction.place,
                    f"Rettelsen av «{shorten(correction.text)}» gjelder et innspill som ikke er i runden.",
                    "Se om svaret er fjernet eller endret; rettelsen er beholdt.",
                )
            )
        else:
            problems += _conflict(matched[own], correction) if own in matched else []
            matched[own] = replace(correction, id=own)
    return matched, rest, problems


def teach(theme_set: ThemeSet, corrected: Sequence[tuple[str, str]]) -> ThemeSet:
    """Give the theme set with corrected statements as examples, each of (text, id of its theme)."""
    texts: dict[str, list[str]] = {}
    for text, theme in corrected:
        texts.setdefault(theme, []).append(text)
    themes = [
        replace(theme, examples=tuple(dict.fromkeys([*theme.examples, *texts.get(theme.id, ())])))
        for theme in theme_set.themes
    ]
    return replace(theme_set, themes=tuple(themes)) if texts else theme_set


def corrected_decision(decision: Decision, correction: Correction | None, text: str) -> Decision:
    """Give the decision that a person has made; the program's own where nobody has corrected it."""
    if correction is None or (correction.theme is None and correction.secondary is None):
        return decision
    theme = correction.theme or decision.theme
    secondary = tuple(filter(None, [correction.secondary])) if correction.secondary is not None else decision.secondary
    secondary = tuple(other for other in secondary if other not in (theme, OTHER))
    reason = Reason(theme, "correction", text, 0, len(text), _CERTAIN)
    return replace(
        decision,
        theme=theme,
        secondary=secondary,
        confidence=_CERTAIN,
        review=False,
        decided_by="correction",
        find_reasons=partial(tuple, (reason,)),
    )


def decided_by_copies(
    groups: Sequence[Group],
    challenges: Mapping[str, Challenge],
    decisions: Mapping[str, Decision],
    corrected: Mapping[str, Correction],
) -> dict[str, Decision]:
    """Give the decisions of statements that nobody has corrected, but of which a copy is: the same theme counts.

    Where copies are corrected in different ways, the first one's counts.
    """
    decided: dict[str, Decision] = {}
    for copies in (copies for group in groups for copies in group.copies):
        right = next((corrected[own] for own in copies if own in corrected and corrected[own].theme), None)
        for own in copies if right else ():
            if own not in corrected:
                decided[own] = corrected_decision(decisions[own], right, challenges[own].text)
    return decided


def render_corrections(corrections: Sequence[Correction], theme_set: ThemeSet) -> bytes:
    """Give the corrections as a table that can be read, compared and edited, sorted by partner and text."""
    titles = {theme.id: theme.title_in("nb") for theme in theme_set.themes} | {"": labels.NO_THEME}
    target = io.StringIO()
    writer = csv.writer(target, delimiter="\t", lineterminator="\n", quoting=csv.QUOTE_MINIMAL)
    writer.writerow([labels.COLUMNS[key] for key in KEYS])
    for one in sorted(corrections, key=lambda one: (one.partner, one.text, one.id)):
        theme = titles[one.theme] if one.theme else ""
        secondary = titles[one.secondary] if one.secondary is not None else ""
        line = [one.id, one.partner, one.text, theme, secondary, "" if one.is_challenge else "ja", one.remark]
        writer.writerow(map(guarded, line))
    content = target.getvalue().encode("utf-8")
    assert content.startswith(OWN_CORRECTIONS)  # noqa: S101 - else the file would be read as an answer
    return content


def check_unread(targets: Sequence[Path], settings: Settings, *, is_forced: bool) -> None:
    """Stop before a workbook with corrections that are not among the given ones is written over.

    Raises:
        CorrectionsError: A target holds such corrections.
    """
    given = {Path(file).resolve() for file in settings.corrections}
    books = [target for target in targets if target.suffix == ".xlsx" and target.is_file()]
    books = [target for target in books if target.resolve() not in given and is_own_workbook(target)]
    if is_forced or not books:
        return
    theme_set = load_theme_set(settings.themes)
    known, _ = read_corrections(settings.corrections, theme_set)
    said = {(one.id, one.said) for one in known}
    for target in books:
        mistakes: list[str] = []
        unread = [one for one in _read_file(target, theme_set, mistakes) if (one.id, one.said) not in said]
        if unread or mistakes:
            count = "1 rettelse" if len(unread) == 1 else f"{len(unread)} rettelser"
            raise CorrectionsError(
                f"«{target}» har {count} som ikke er med i denne kjøringen, og blir ikke skrevet over. "
                f"Legg til --corrections {target}, eller bruk --force for å kaste dem."
            )


def keep_corrections(summary: Summary, settings: Settings) -> None:
    """Write the corrections beside the description of the round, where there is one and they have changed."""
    if settings.kept_corrections is None or not summary.corrections:
        return
    content = render_corrections(summary.corrections, summary.theme_set)
    if not settings.kept_corrections.is_file() or settings.kept_corrections.read_bytes() != content:
        write_whole([(settings.kept_corrections, content)])
