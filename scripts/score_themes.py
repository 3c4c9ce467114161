"""Scores the themes on ``gold/dev.tsv``: ``python scripts/score_themes.py``.

The evidence has never seen the development set, so F1 is measured on all of it, with bootstrap intervals. Confidence
is fitted on it, so the reliability table is made by ten-fold cross-validation: each fold's confidence comes from
constants fitted on the other nine. The constants fitted on all of it are printed last; they stand in
``innspill/classify/decide.py``.
"""

from __future__ import annotations

import math
import random
from collections.abc import Sequence
from dataclasses import dataclass

from labelled import Labelled, read_development_set

from innspill.classify import Classifier
from innspill.model import Decision
from innspill.text import normalise
from innspill.themes import load_theme_set

FOLDS = 10
BOOTSTRAPS = 1000
STEPS = 25


@dataclass(frozen=True, slots=True)
class Scored:
    """A statement, the program's decision, and how far the best theme was ahead per root of the words."""

    line: Labelled
    decision: Decision
    strength: float

    @property
    def is_right(self) -> bool:
        """Whether the first theme is the one that the person gave."""
        return self.decision.theme == self.line.primary


def score(lines: Sequence[Labelled]) -> list[Scored]:
    """Decide every statement."""
    classifier = Classifier(load_theme_set("bergen"))
    scored = []
    for line in lines:
        decision = classifier.decide(line.text)
        margin = decision.ranking[0][1] - decision.ranking[1][1]
        scored.append(Scored(line, decision, margin / math.sqrt(len(normalise(line.text).split()))))
    return scored


def macro_f1(pairs: Sequence[tuple[str, str]]) -> float:
    """Give the mean over the themes of F1, from (given by a person, given by the program)."""
    themes = sorted({truth for truth, _ in pairs})
    total = 0.0
    for theme in themes:
        both = sum(truth == theme == guess for truth, guess in pairs)
        either = sum(truth == theme for truth, _ in pairs) + sum(guess == theme for _, guess in pairs)
        total += 2 * both / either if either else 0.0
    return total / len(themes)


def interval(pairs: Sequence[tuple[str, str]]) -> tuple[float, float]:
    """Give the 95 % bootstrap interval of macro-F1; the same seed, the same interval."""
    chance = random.Random(1)
    values = sorted(macro_f1(chance.choices(pairs, k=len(pairs))) for _ in range(BOOTSTRAPS))
    return values[int(0.025 * BOOTSTRAPS)], values[int(0.975 * BOOTSTRAPS)]


def fit(scored: Sequence[Scored]) -> tuple[float, float]:
    """Fit base and slope of the logistic function of strength by Newton's method."""
    base, slope = 0.0, 0.0
    for _ in range(STEPS):
        gradient, hessian = [0.0, 0.0], [[1e-6, 0.0], [0.0, 1e-6]]
        for item in scored:
            sure = 1 / (1 + math.exp(-(base + slope * item.strength)))
            for row, left in enumerate((1.0, item.strength)):
                gradient[row] += (item.is_right - sure) * left
                for column, right in enumerate((1.0, item.strength)):
                    hessian[row][column] += sure * (1 - sure) * left * right
        determinant = hessian[0][0] * hessian[1][1] - hessian[0][1] * hessian[1][0]
        base += (hessian[1][1] * gradient[0] - hessian[0][1] * gradient[1]) / determinant
        slope += (hessian[0][0] * gradient[1] - hessian[1][0] * gradient[0]) / determinant
    return base, slope


def cross_validated(scored: Sequence[Scored]) -> list[tuple[float, bool]]:
    """Give (how sure, was it right) for each statement, its fold left out of the fitting."""
    order = list(scored)
    random.Random(1).shuffle(order)
    results: list[tuple[float, bool]] = []
    for fold in range(FOLDS):
        base, slope = fit([item for number, item in enumerate(order) if number % FOLDS != fold])
        results += [
            (100 / (1 + math.exp(-(base + slope * item.strength))), item.is_right) for item in order[fold::FOLDS]
        ]
    return results


def print_f1(scored: Sequence[Scored]) -> None:
    """Print macro-F1 for all and by language, and F1 by theme."""
    groups = {"all": scored}
    for language in ("nb", "nn", "sv", "en"):
        groups[language] = [item for item in scored if item.line.language == language]
    for name, items in groups.items():
        pairs = [(item.line.primary, item.decision.theme) for item in items]
        low, high = interval(pairs)
        right = sum(item.is_right for item in items) / len(items)
        print(f"{name:4} {len(items):4} macro-F1 {macro_f1(pairs):.3f} ({low:.3f}-{high:.3f}), right {right:.3f}")
    hit = sum(item.decision.theme in (item.line.primary, item.line.secondary) for item in scored) / len(scored)
    print(f"primary or secondary theme hit by the first answer: {hit:.3f}")


def print_secondary(scored: Sequence[Scored]) -> None:
    """Print precision and recall of the second theme, where the first is right."""
    right = [item for item in scored if item.is_right]
    given = [item for item in right if item.decision.secondary]
    wanted = [item for item in right if item.line.secondary]
    both = sum(item.line.secondary in item.decision.secondary for item in given)
    print(f"second theme: given {len(given)}, wanted {len(wanted)}, equal {both}")


def print_reliability(scored: Sequence[Scored]) -> None:
    """Print how often decisions of each confidence are right, and what a review mark at a limit gives."""
    results = cross_validated(scored)
    print("\nconfidence  number  right")
    for low in (0, 40, 50, 60, 70, 80, 90, 95):
        high = {0: 40, 40: 50, 50: 60, 60: 70, 70: 80, 80: 90, 90: 95, 95: 101}[low]
        part = [right for sure, right in results if low <= sure < high]
        if part:
            print(f"{low:3}-{high:<3}      {len(part):5}   {sum(part) / len(part):.3f}")
    print("\nreview below  marked  right of the rest")
    for limit in (60, 70, 75, 80, 85, 90, 95):
        rest = [right for sure, right in results if sure >= limit]
        print(f"{limit:4}          {1 - len(rest) / len(results):.2f}    {sum(rest) / max(1, len(rest)):.3f}")


def main() -> None:
    """Print all figures."""
    scored = score(read_development_set())
    print_f1(scored)
    print_secondary(scored)
    print_reliability(scored)
    base, slope = fit(scored)
    print(f"\nCONFIDENCE_BASE = {base:.2f}, CONFIDENCE_SLOPE = {slope:.2f}")


if __name__ == "__main__":
    main()
