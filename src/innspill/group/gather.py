"""Gathers challenges that say the same thing into groups, across partners and both forms of Norwegian."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from innspill.decisions import Decision
from innspill.group.arena import COMMON_FROM, suggest_arena
from innspill.group.cluster import cluster
from innspill.group.describe import describe
from innspill.group.likeness import Likeness
from innspill.model import Challenge, Group

_SHARPNESS = 2.0
"""How much a theme's lead counts when it is asked whether two statements lean to the same one."""


def lean(decision: Decision) -> tuple[float, ...]:
    """Give how much a statement speaks for each theme, adding up to 1, in the alphabetical order of their ids."""
    strengths = [math.exp(_SHARPNESS * strength) for _, strength in sorted(decision.ranking)]
    total = sum(strengths)
    return tuple([strength / total for strength in strengths])


def gather_groups(
    challenges: Sequence[Challenge],
    ids: Sequence[str],
    decisions: Sequence[Decision],
    common_from: int = COMMON_FROM,
) -> tuple[Group, ...]:
    """Give the groups of two or more challenges that say the same thing, largest in partners first.

    Args:
        challenges: Those that are counted (none excluded).
        ids: The id of each.
        decisions: How each is sorted.
        common_from: So many partners make a group a matter for the common strategy.
    """
    likeness = Likeness.shipped()
    texts = [challenge.text for challenge in challenges]
    parts = [likeness.lexicon.take_apart(text, lean(found)) for text, found in zip(texts, decisions, strict=True)]
    groups = []
    for members in cluster(texts, parts, likeness):
        told = describe([texts[member] for member in members], [parts[member] for member in members], likeness)
        said = [challenges[member] for member in members]
        group = Group(
            id="",
            heading=said[told.heading].text,
            members=tuple(ids[member] for member in members),
            partners=tuple(sorted({challenge.partner for challenge in said})),
            likeness=told.likeness,
            copies=tuple(tuple(ids[members[at]] for at in copy) for copy in told.copies),
            arena=suggest_arena(said, common_from),
        )
        groups.append(group)
    groups.sort(key=lambda group: (-len(group.partners), -len(group.members), group.heading))
    return tuple(replace(group, id=f"g{number:03}") for number, group in enumerate(groups, 1))
