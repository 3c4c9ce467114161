"""Measures how well sortings agree: a program with a person, or two people with each other.

Pairs are (what the key says, what is measured). All measures are shares (0-1) but kappa and alpha, which are 1 for
full agreement, 0 for what chance gives, and below 0 for less.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import permutations

Pair = tuple[str, str]
BOOTSTRAPS = 1000


@dataclass(frozen=True, slots=True)
class ThemeScore:
    """How one theme fared: of those given it, the share that was right; of those that are it, the share found."""

    theme: str
    precision: float
    recall: float
    f1: float
    count: int
    """How many the key has."""


def score_themes(pairs: Sequence[Pair], themes: Iterable[str]) -> list[ThemeScore]:
    """Score each theme that the key or the program uses; a share of nothing is 0."""
    told, given = Counter(truth for truth, _ in pairs), Counter(guess for _, guess in pairs)
    both = Counter(truth for truth, guess in pairs if truth == guess)
    return [
        ThemeScore(
            theme,
            precision=_share(both[theme], given[theme]),
            recall=_share(both[theme], told[theme]),
            f1=_share(2 * both[theme], told[theme] + given[theme]),
            count=told[theme],
        )
        for theme in themes
        if told[theme] or given[theme]
    ]


def macro_f1(pairs: Sequence[Pair]) -> float:
    """Give the mean of F1 over the themes that the key has, each counting the same."""
    themes = sorted({truth for truth, _ in pairs})
    scores = score_themes(pairs, themes)
    return sum(score.f1 for score in scores) / len(scores) if scores else 0.0


def accuracy(pairs: Sequence[Pair]) -> float:
    """Give the share that is right."""
    return _share(sum(truth == guess for truth, guess in pairs), len(pairs))


def interval(pairs: Sequence[Pair], measure: Callable[[Sequence[Pair]], float]) -> tuple[float, float]:
    """Give the 95 % bootstrap interval of a measure: percentiles over draws with replacement; always the same draws."""
    chance = random.Random(1)  # noqa: S311 - a sample, no secret
    return _middle([measure(chance.choices(pairs, k=len(pairs))) for _ in range(BOOTSTRAPS)] if pairs else [])


def _middle(values: Sequence[float]) -> tuple[float, float]:
    """Give the values between which 95 % of them lie."""
    ordered = sorted(values) or [0.0]
    return ordered[int(0.025 * len(ordered))], ordered[min(int(0.975 * len(ordered)), len(ordered) - 1)]


def theme_intervals(pairs: Sequence[Pair], themes: Sequence[str]) -> dict[str, tuple[float, float]]:
    """Give the 95 % bootstrap interval of each theme's F1, all from the same draws."""
    chance = random.Random(1)  # noqa: S311 - a sample, no secret
    values: dict[str, list[float]] = {theme: [] for theme in themes}
    for _ in range(BOOTSTRAPS if pairs else 0):
        drawn = {score.theme: score.f1 for score in score_themes(chance.choices(pairs, k=len(pairs)), themes)}
        for theme in themes:
            values[theme].append(drawn.get(theme, 0.0))
    return {theme: _middle(found) for theme, found in values.items()}


def kappa(pairs: Sequence[Pair]) -> float:
    """Give Cohen's kappa, by J. Cohen, «A Coefficient of Agreement for Nominal Scales» (1960).

    Where both always say the same one thing, chance explains it all and kappa is undefined; 1 is given.
    """
    count = len(pairs)
    first, second = Counter(pair[0] for pair in pairs), Counter(pair[1] for pair in pairs)
    expected = sum(first[value] * second[value] for value in first) / (count * count) if count else 1.0
    return 1.0 if expected == 1 else (accuracy(pairs) - expected) / (1 - expected)


def kappa_of(theme: str, pairs: Sequence[Pair]) -> float:
    """Give kappa for one theme: is it this one or not."""
    return kappa([(str(first == theme), str(second == theme)) for first, second in pairs])


def alpha(units: Sequence[Sequence[str]]) -> float:
    """Give Krippendorff's alpha for nominal data; each unit holds the values that its coders gave, two or more count.

    By K. Krippendorff, «Computing Krippendorff's Alpha-Reliability» (2011). Where all values are the same, 1 is given.
    """
    together: dict[Pair, float] = {}
    totals: dict[str, float] = {}
    for unit in units:
        for first, second in permutations(unit, 2):
            weight = 1 / (len(unit) - 1)
            together[first, second] = together.get((first, second), 0.0) + weight
            totals[first] = totals.get(first, 0.0) + weight
    everything = sum(totals.values())
    differing = sum(weight for (first, second), weight in together.items() if first != second)
    expected = everything * everything - sum(total * total for total in totals.values())
    return 1.0 if not expected else 1 - (everything - 1) * differing / expected


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0
