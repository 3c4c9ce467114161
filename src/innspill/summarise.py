"""Counts: the tables that every output shows, worked out in this one place so that the numbers are the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from innspill.decisions import Correction, Decision
from innspill.model import (
    PARTNER_TYPES,
    Challenge,
    Group,
    Problem,
    SheetAccount,
    Source,
    Use,
)
from innspill.partners import PartnerRegister
from innspill.suggest import Suggestion
from innspill.themes import ThemeSet


@dataclass(frozen=True, slots=True)
class Row:
    """A challenge as it is shown: with its own id, its decision and its group."""

    id: str
    challenge: Challenge
    decision: Decision | None
    group: str | None
    patient_groups: tuple[str, ...] = ()
    correction: Correction | None = None


@dataclass(frozen=True, slots=True)
class Summary:
    """What a round says, as records and as data frames.

    Attributes:
        title: What the round is called.
        theme_set: What the challenges were sorted under.
        register: The partners of the round.
        sources: The files that were read.
        rows: All challenges, the excluded ones too, in the order of files, sheets and cells.
        groups: Those that say the same thing.
        problems: What could not be used as it stood.
        accounts: Where the cells of each sheet went.
        patient_groups: The patient groups that statements are marked with.
        suggestions: Themes that the set may lack.
        corrections: All that people have corrected, also what is not in the round now.
        taught: The ids of challenges that nobody corrected, and that got another theme by what the corrections taught.
    """

    title: str
    theme_set: ThemeSet
    register: PartnerRegister
    sources: tuple[Source, ...]
    rows: tuple[Row, ...]
    groups: tuple[Group, ...]
    problems: tuple[Problem, ...]
    accounts: tuple[SheetAccount, ...]
    patient_groups: ThemeSet | None = None
    suggestions: tuple[Suggestion, ...] = ()
    corrections: tuple[Correction, ...] = ()
    taught: tuple[str, ...] = ()

    @property
    def counted(self) -> tuple[Row, ...]:
        """The challenges that are counted: those not excluded."""
        return tuple(row for row in self.rows if row.challenge.excluded is None)

    @property
    def is_balanced(self) -> bool:
        """Whether every non-empty cell of every sheet ended in exactly one place."""
        return all(account.is_balanced for account in self.accounts)

    def tables(self) -> dict[str, pd.DataFrame]:
        """Give the tables of the round by name, in the order in which they are shown.

        ``themes`` (challenges, partners, share in per cent, own, common, unknown, review), ``themes_by_partner_type``
        and ``themes_by_partner`` (challenges), ``patient_groups``, ``groups`` and ``suggestions`` for new themes
        (challenges, partners), ``coverage``, ``problems`` and ``accounting``. Column names are the keys of the JSON
        result.
        """
        frame = challenges_frame(self)
        ids = self.theme_set.ids
        return {
            "themes": _themes(frame, ids),
            "themes_by_partner_type": _crossed(frame, ids, "partner_type", PARTNER_TYPES),
            "themes_by_partner": _crossed(frame, ids, "partner", _partners_in_order(self)),
            "patient_groups": _patient_groups(self),
            "groups": _groups(self),
            "suggestions": _suggestions(self.suggestions),
            "coverage": coverage_frame(self.register, [row.challenge for row in self.rows]),
            "problems": _problems(self.problems),
            "accounting": _accounting(self.accounts),
        }


def challenges_frame(summary: Summary) -> pd.DataFrame:
    """Give one line per counted challenge, with its partner, scope, theme, confidence (0-100) and group."""
    return pd.DataFrame(
        [
            {
                "id": row.id,
                "partner": row.challenge.partner,
                "partner_type": row.challenge.partner_type,
                "scope": row.challenge.scope,
                "theme": row.decision.theme if row.decision else None,
                "secondary": ", ".join(row.decision.secondary) if row.decision else "",
                "confidence": row.decision.confidence if row.decision else 0,
                "review": bool(row.decision and row.decision.review),
                "group": row.group,
                "text": row.challenge.text,
            }
            for row in summary.counted
        ],
        columns=[
            "id", "partner", "partner_type", "scope", "theme", "secondary", "confidence", "review", "group", "text",
        ],
    )  # fmt: skip


def table_records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Give a table as plain values, one mapping per line, with none for what is missing."""
    plain = frame.astype(object).where(frame.notna(), None)
    return [{str(key): value for key, value in record.items()} for record in plain.to_dict("records")]


def _themes(frame: pd.DataFrame, ids: Sequence[str]) -> pd.DataFrame:
    def by_theme(part: pd.DataFrame) -> list[int]:
        counts = Counter(part["theme"])
        return [counts[theme] for theme in ids]

    partners = Counter(theme for theme, _ in set(zip(frame["theme"], frame["partner"], strict=True)))
    result = pd.DataFrame({"theme": list(ids), "challenges": by_theme(frame)})
    result["partners"] = [partners[theme] for theme in ids]
    result["share"] = (100 * result["challenges"] / max(1, len(frame))).round(1)
    for scope in ("own", "common", "unknown"):
        result[scope] = by_theme(frame[frame["scope"] == scope])
    result["review"] = by_theme(frame[frame["review"].astype(bool)])
    return result


def _crossed(frame: pd.DataFrame, ids: Sequence[str], by: str, order: Sequence[str]) -> pd.DataFrame:
    """Count challenges by theme for each partner or partner type that has any."""
    counted = pd.crosstab(frame[by], frame["theme"]) if len(frame) else pd.DataFrame()
    present = [name for name in order if name in counted.index]
    result = counted.reindex(index=present, columns=list(ids), fill_value=0)
    result.insert(0, "challenges", result.sum(axis=1))
    result.insert(0, by, present)
    return result.reset_index(drop=True)


def _partners_in_order(summary: Summary) -> list[str]:
    """Give the partners in the order of the register, then those it does not know by name."""
    known = [partner.name for partner in summary.register.partners]
    answered = {row.challenge.partner for row in summary.counted}
    return [name for name in known if name in answered] + sorted(answered - set(known))


def _groups(summary: Summary) -> pd.DataFrame:
    decisions = {row.id: row for row in summary.rows}
    return pd.DataFrame(
        [
            {
                "group": group.id,
                "heading": group.heading,
                "partners": len(group.partners),
                "challenges": len(group.members),
                "theme": _commonest_theme([decisions[member] for member in group.members]),
                "types": _types_of([decisions[member] for member in group.members]),
                "likeness": group.likeness,
                "copies": sum(map(len, group.copies)),
                "arena": group.arena,
                "names": ", ".join(group.partners),
            }
            for group in summary.groups
        ],
        columns=[
            "group",
            "heading",
            "partners",
            "challenges",
            "theme",
            "types",
            "likeness",
            "copies",
            "arena",
            "names",
        ],
    )


def _types_of(rows: Sequence[Row]) -> str:
    """Give the partner types of challenges with how many partners of each, most first («kommune 3, fastlege 1»)."""
    senders = Counter(kind for _, kind in sorted({(row.challenge.partner, row.challenge.partner_type) for row in rows}))
    return ", ".join(f"{kind} {count}" for kind, count in senders.most_common())


def _patient_groups(summary: Summary) -> pd.DataFrame:
    groups = summary.patient_groups.themes if summary.patient_groups else ()
    rows = {group.id: [row for row in summary.counted if group.id in row.patient_groups] for group in groups}
    return pd.DataFrame(
        [
            {
                "patient_group": group.title_in("nb"),
                "challenges": len(rows[group.id]),
                "partners": len({sender for row in rows[group.id] for sender in row.challenge.senders}),
            }
            for group in groups
        ],
        columns=["patient_group", "challenges", "partners"],
    )


def _suggestions(suggestions: Sequence[Suggestion]) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {
                "suggestion": suggestion.label,
                "partners": len(suggestion.partners),
                "challenges": len(suggestion.members),
                "names": ", ".join(suggestion.partners),
            }
            for suggestion in suggestions
        ],
        columns=["suggestion", "partners", "challenges", "names"],
    )


def _commonest_theme(rows: Sequence[Row]) -> str:
    themes = [row.decision.theme for row in rows if row.decision]
    return min(themes, key=lambda theme: (-themes.count(theme), themes.index(theme)))


def coverage_frame(register: PartnerRegister, challenges: Iterable[Challenge]) -> pd.DataFrame:
    """List every expected partner, and everyone else who answered, with the challenges and files from them."""
    counted = [challenge for challenge in challenges if challenge.excluded is None]
    counts = Counter(name for challenge in counted for name in challenge.senders)
    answers = {(name, challenge.place.file) for challenge in counted for name in challenge.senders}
    files = Counter(name for name, _ in answers)
    known = {partner.name: partner for partner in register.partners}
    types = {name: challenge.partner_type for challenge in counted for name in challenge.senders}
    expected = [name for name, partner in known.items() if partner.expected]
    others = [name for name in known if name in counts and name not in expected]
    strangers = sorted(counts.keys() - known.keys())
    return pd.DataFrame(
        [
            {
                "partner": name,
                "partner_type": known[name].type if name in known else types[name],
                "area": known[name].area if name in known else None,
                "expected": name in expected,
                "answered": name in counts,
                "challenges": counts[name],
                "files": files[name],
            }
            for name in [*expected, *others, *strangers]
        ],
        columns=["partner", "partner_type", "area", "expected", "answered", "challenges", "files"],
    )


def _problems(problems: Sequence[Problem]) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {
                "file": problem.place.file,
                "sheet": problem.place.sheet,
                "cell": problem.place.cell,
                "code": problem.code,
                "message": problem.message,
                "advice": problem.advice,
            }
            for problem in problems
        ],
        columns=["file", "sheet", "cell", "code", "message", "advice"],
    )


def _accounting(accounts: Sequence[SheetAccount]) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {
                "file": account.file,
                "sheet": account.sheet,
                "cells": account.cells,
                **{use.value: account.uses.get(use, 0) for use in Use},
                "challenges": account.challenges,
            }
            for account in accounts
        ],
        columns=["file", "sheet", "cells", *(use.value for use in Use), "challenges"],
    )
