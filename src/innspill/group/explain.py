"""Explains why two statements are held to say the same, or not: what they share, and what only one of them has."""

from __future__ import annotations

from dataclasses import dataclass

from innspill.decisions import Decision
from innspill.group.cluster import CUTOFF, SURE
from innspill.group.gather import lean
from innspill.group.likeness import Likeness, is_copy, name_others
from innspill.group.parts import Parts

_MOST = 6


@dataclass(frozen=True, slots=True)
class PairExplanation:
    """How two statements compare.

    Attributes:
        chance: How likely it is that they say the same, 0-100.
        limit: How likely it must be for the two alone to stand in one group, 0-100.
        is_same: Whether that is enough to stand in one group.
        is_copy: Whether one is the other with slips.
        names_others: Whether they name different professions, and so never stand in one group.
        shared: What both say, the most telling first: the words of the one, and those of the other.
        only_left: The most telling words that only the first has.
        only_right: The most telling words that only the second has.
    """

    chance: int
    limit: int
    is_same: bool
    is_copy: bool
    names_others: bool
    shared: tuple[tuple[str, str], ...]
    only_left: tuple[str, ...]
    only_right: tuple[str, ...]


def explain_pair(left: tuple[str, Decision], right: tuple[str, Decision]) -> PairExplanation:
    """Compare two statements, each with how it is sorted."""
    likeness = Likeness.shipped()
    texts = left[0], right[0]
    parts = [likeness.lexicon.take_apart(text, lean(decision)) for text, decision in (left, right)]
    are_copies = is_copy(*texts, (parts[0], parts[1]))
    chance = SURE if are_copies else likeness.chance(*parts)
    words = [likeness.lexicon.words_of(text) for text in texts]
    both = sorted(parts[0].units.keys() & parts[1].units.keys(), key=lambda unit: (-parts[0].units[unit][1], unit))
    shared = list(dict.fromkeys((words[0][unit], words[1][unit]) for unit in both))
    said = [{word for pair in shared for word in pair[side].split()} for side in (0, 1)]
    return PairExplanation(
        chance=round(100 * chance),
        limit=round(100 * CUTOFF),
        is_same=chance >= CUTOFF,
        is_copy=are_copies,
        names_others=name_others(*parts),
        shared=tuple(shared[:_MOST]),
        only_left=_alone(parts[0], parts[1], words[0], said[0]),
        only_right=_alone(parts[1], parts[0], words[1], said[1]),
    )


def _alone(own: Parts, other: Parts, words: dict[str, str], said: set[str]) -> tuple[str, ...]:
    """Give the most telling words of units that only one has, without those that also stand for something shared."""
    alone = sorted(own.units.keys() - other.units.keys(), key=lambda unit: (-own.units[unit][1], unit))
    found = dict.fromkeys(words[unit] for unit in alone if said.isdisjoint(words[unit].split()))
    return tuple(found)[:_MOST]
