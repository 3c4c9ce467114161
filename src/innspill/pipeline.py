"""The steps in order: from files to a summary."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from innspill.attribute import number_repeats
from innspill.classify import Classifier
from innspill.classify.patients import PatientGroups
from innspill.collect import MEGABYTE, Progress, collect
from innspill.correct import corrected_decision, decided_by_copies, match_corrections, read_corrections, teach
from innspill.decisions import OTHER, Correction, Decision
from innspill.discover import discover_sources
from innspill.evaluate import Evaluation, evaluate, read_key
from innspill.group import gather_groups
from innspill.model import Challenge, Problem
from innspill.read import read_workbook
from innspill.settings import Settings
from innspill.suggest import Statement, suggest_themes
from innspill.summarise import Row, Summary
from innspill.themes import ThemeSet, load_patient_groups, load_theme_set


def run(paths: Sequence[str | Path], settings: Settings, progress: Progress | None = None) -> Summary:
    """Turn the files of a round into its summary: what ``analyse`` shows.

    Raises:
        InnspillError: There is nothing to read, or the theme set or the register has mistakes.
    """
    theme_set = load_theme_set(settings.themes)
    corrections, conflicts = read_corrections(settings.corrections, theme_set)
    collected = collect(paths, settings, progress)
    patient_groups = load_patient_groups(settings.patient_groups)
    patients = PatientGroups(patient_groups)
    ids = number_repeats(collected.challenges)
    matched, unmatched, doubts = match_corrections(corrections, collected.challenges, ids)
    challenges = {own: _counted(one, matched.get(own)) for own, one in zip(ids, collected.challenges, strict=True)}
    counted = {own: one for own, one in challenges.items() if one.excluded is None}
    before, after = _sort(counted, matched, theme_set, teaches=settings.teach)
    groups = gather_groups(list(counted.values()), list(counted), list(before.values()), settings.common_from)
    decisions = after | (decided_by_copies(groups, counted, after, matched) if settings.teach else {})
    group_of = {member: group.id for group in groups for member in group.members}
    rows = tuple(
        Row(
            id=own,
            challenge=challenge,
            decision=decisions.get(own),
            group=group_of.get(own),
            patient_groups=patients.find(challenge.text),
            correction=matched.get(own),
        )
        for own, challenge in challenges.items()
    )
    return Summary(
        title=settings.title or _name_of(paths),
        theme_set=theme_set,
        register=collected.register,
        sources=collected.sources,
        rows=rows,
        groups=groups,
        problems=(*collected.problems, *conflicts, *doubts),
        accounts=collected.accounts,
        patient_groups=patient_groups,
        suggestions=suggest_themes([_statement(row) for row in rows if row.decision]),
        corrections=(*matched.values(), *unmatched),
        taught=tuple(own for own in counted if own not in matched and decisions[own].theme != before[own].theme),
    )


def _sort(
    challenges: Mapping[str, Challenge], corrected: Mapping[str, Correction], theme_set: ThemeSet, *, teaches: bool
) -> tuple[dict[str, Decision], dict[str, Decision]]:
    """Give the decision of each challenge by the theme set alone, and with what people have corrected."""
    untaught = Classifier(theme_set)
    before = {own: untaught.decide(challenge.text) for own, challenge in challenges.items()}
    right = [(challenges[own].text, one.theme) for own, one in corrected.items() if one.theme and own in challenges]
    taught = Classifier(teach(theme_set, right)) if right and teaches else untaught
    after = {
        own: corrected_decision(taught.decide(challenge.text), corrected.get(own), challenge.text)
        for own, challenge in challenges.items()
    }
    return before, after


def _counted(challenge: Challenge, correction: Correction | None) -> Challenge:
    """Give the challenge, left out of the count where a person says that it is none."""
    is_none = correction is not None and not correction.is_challenge and challenge.excluded is None
    return replace(challenge, excluded="not_challenge") if is_none else challenge


def _statement(row: Row) -> Statement:
    is_left = row.decision is not None and row.decision.theme == OTHER
    return Statement(row.id, row.challenge.text, row.challenge.senders, is_left)


def evaluate_key(path: Path, settings: Settings) -> tuple[Evaluation, list[Problem]]:
    """Hold the program's themes against a file of hand-sorted statements: what ``evaluer`` shows.

    Raises:
        InnspillError: The file cannot be read, holds nothing sorted, or the theme set has mistakes.
    """
    theme_set = load_theme_set(settings.themes)
    (source, *_), _ = discover_sources([path], max_bytes=settings.max_file_mb * MEGABYTE)
    workbook = read_workbook(source, max_expanded=settings.max_expanded_mb * MEGABYTE, encoding=settings.encoding)
    judged, problems = read_key(source.file, workbook.sheets, theme_set)
    classifier = Classifier(theme_set)
    return evaluate(judged, [classifier.decide(line.text) for line in judged], theme_set), problems


def _name_of(paths: Sequence[str | Path]) -> str:
    """Call a round after its folder, or after the one that a lone file or pattern lies in."""
    if len(paths) != 1:
        return "Innspillsrunde"
    path = Path(paths[0]).resolve()
    return path.name if path.exists() else path.parent.name
