"""Says how likely it is that two statements say the same: a sum over what they share and what only one of them has.

The weights ship in ``data/likeness.json``. ``scripts/train_likeness.py`` learns them from pairs of statements that
people have put together or kept apart.
"""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from functools import cache

from rapidfuzz import fuzz

from innspill.group.parts import KINDS, NOT, WORD, Lexicon, Parts
from innspill.shipped import read_shipped

LEAST_SHARED = 0.25
"""How much of their words and of their concepts (0-1 each, added) two statements share at least; below this they are
not compared further. Of the pairs that the weights find likely, one in twenty is below."""
_FEWEST_UNITS = 2
"""A single word in common, and the concept that it stands for, is no likeness: both may say other things of it."""
_LONGEST_COPY = 5_000
"""Longer statements, in characters, are compared by what they hold only: wording takes its square in time."""
_LEAST_LENGTH = 0.75
"""What share (0-1) of the longer one's length the shorter has at least, to be as alike as copies are."""
_COPY = 88
"""How alike (0-100) the words of two statements are, in any order, when one is a copy of the other with slips."""
_PROFESSION = KINDS.index("profession")
_MUST_AGREE = tuple(map(KINDS.index, ("actor", "profession", "patient-group", "service")))
"""Kinds of concepts in which copies may not differ: «for få jordmødre» is no copy of «for få sykepleiere»."""


class Likeness:
    """Compares statements by a lexicon and learnt weights."""

    def __init__(self, lexicon: Lexicon, weights: Sequence[float]) -> None:
        self.lexicon = lexicon
        self._base, *self._weights = weights

    @classmethod
    @cache
    def shipped(cls) -> Likeness:
        """Give the one that ships."""
        known = json.loads(read_shipped("likeness.json"))
        return cls(Lexicon(known["forms"], known["kinds"], known["telling"], known["heads"]), known["weights"])

    def chance(self, left: Parts, right: Parts) -> float:
        """Give the chance (0-1) that a person would say that two statements say the same."""
        found = compare(left, right)
        if found is None or name_others(left, right):
            return 0.0
        strength = self._base + sum(map(float.__mul__, self._weights, found))
        return 1 / (1 + math.exp(-strength))


def name_others(left: Parts, right: Parts) -> bool:
    """Say whether both name professions, and none that both name: who is missing is the matter itself."""
    named = [{unit for unit, (kind, _) in part.units.items() if kind == _PROFESSION} for part in (left, right)]
    return all(named) and named[0].isdisjoint(named[1])


def is_copy(left: str, right: str, parts: tuple[Parts, Parts]) -> bool:
    """Say whether one statement is the other with a few words changed, misspelt or moved, about the same and as many.

    Args:
        left: One statement.
        right: The other.
        parts: What each of them holds.
    """
    first, second = parts
    shorter, longer = sorted((len(left), len(right)))
    if longer > _LONGEST_COPY or shorter < _LEAST_LENGTH * longer:
        return False
    if first.numbers != second.numbers or (NOT in first.units) != (NOT in second.units):
        return False
    if fuzz.token_sort_ratio(left.casefold(), right.casefold()) < _COPY:
        return False
    only = [{unit for unit, (kind, _) in one.units.items() if kind in _MUST_AGREE} - other.units.keys()
            for one, other in ((first, second), (second, first))]  # fmt: skip
    return not all(only)


def compare(left: Parts, right: Parts) -> list[float] | None:
    """Give what tells whether two statements say the same, in the order of the weights; none if they share too little.

    All are between 0 and about 1: shares of words and concepts, how telling the most telling shared one is, how alike
    the two lean to the themes, and for each kind of concept what they share, what the one and the other has alone, and
    whether both name something of it, but nothing in common («jordmødre», «sykepleiere»).
    """
    small, large = (left.units, right.units) if len(left.units) <= len(right.units) else (right.units, left.units)
    shared = [0.0] * len(KINDS)
    best_word = best_concept = 0.0
    words = concepts = 0
    for unit, (kind, weight) in small.items():
        if unit in large:
            shared[kind] += weight
            if kind == WORD:
                words += 1
                best_word = max(best_word, weight)
            else:
                concepts += 1
                best_concept = max(best_concept, weight)
    of_words, of_concepts = shared[WORD], sum(shared[1:])
    left_concepts, right_concepts = sum(left.totals[1:]), sum(right.totals[1:])
    word_share = 2 * of_words / (left.totals[WORD] + right.totals[WORD] or 1.0)
    concept_share = 2 * of_concepts / (left_concepts + right_concepts or 1.0)
    fewest = min(_FEWEST_UNITS, len(small))
    if word_share + concept_share < LEAST_SHARED or max(words, concepts) < fewest:
        return None
    of_all, left_all, right_all = sum(shared), sum(left.totals), sum(right.totals)
    found = [
        word_share,
        concept_share,
        of_words / (min(left.totals[WORD], right.totals[WORD]) or 1.0),
        of_concepts / (min(left_concepts, right_concepts) or 1.0),
        min(of_words, 20.0) / 20,
        min(of_concepts, 30.0) / 30,
        best_word / 8,
        best_concept / 8,
        min(words, 6) / 6,
        min(concepts, 6) / 6,
        float(max(words, concepts) == _FEWEST_UNITS),
        of_all / (left_all + right_all - of_all or 1.0),
        word_share * word_share,
        concept_share * concept_share,
        word_share * concept_share,
        math.log1p(min(left.word_count, right.word_count)) / 3,
        math.log1p(max(left.word_count, right.word_count)) / 3,
        float(left.numbers != right.numbers),
        float((NOT in left.units) != (NOT in right.units)),
        sum(map(float.__mul__, left.leaning, right.leaning)),
    ]
    half = (left_all + right_all) / 2 or 1.0
    for both, of_left, of_right in zip(shared[1:], left.totals[1:], right.totals[1:], strict=True):
        only_left, only_right = of_left - both, of_right - both
        differ = 1.0 if both == 0.0 and only_left and only_right else 0.0
        found += (both / half, min(only_left, only_right) / half, max(only_left, only_right) / half, differ)
    return found
