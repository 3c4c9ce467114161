"""Measures what corrections teach: ``python scripts/score_teaching.py``.

One half of ``gold/dev.tsv`` is sorted, what is marked for review is corrected as the key has it, the first so many of
them are taught, and the other half is sorted again; then the halves change places. Printed: macro-F1 of the half that
nobody corrected, the mean over several ways to halve the set.
"""

from __future__ import annotations

import random
from statistics import mean

from labelled import Labelled, read_development_set

from innspill.agreement import macro_f1
from innspill.classify import Classifier
from innspill.correct import teach
from innspill.themes import ThemeSet, load_theme_set

HALVINGS = 5
SHARES = (0.0, 0.25, 0.5, 0.75, 1.0)


def learning_curve(lines: list[Labelled], theme_set: ThemeSet, seed: int) -> list[list[float]]:
    """Give for each share of the corrections the macro-F1 on the other half, for both halves."""
    chance = random.Random(seed)
    shuffled = chance.sample(lines, len(lines))
    halves = shuffled[::2], shuffled[1::2]
    untaught = Classifier(theme_set)
    curves = []
    for corrected, other in (halves, halves[::-1]):
        marked = [line for line in corrected if untaught.decide(line.text).review]
        curve = []
        for share in SHARES:
            taught = teach(theme_set, [(line.text, line.primary) for line in marked[: round(share * len(marked))]])
            classifier = Classifier(taught)
            curve.append(macro_f1([(line.primary, classifier.decide(line.text).theme) for line in other]))
        curves.append(curve)
    return curves


def main() -> None:
    """Print the curve."""
    theme_set = load_theme_set("bergen")
    lines = read_development_set()
    curves = [curve for seed in range(HALVINGS) for curve in learning_curve(lines, theme_set, seed)]
    for at, share in enumerate(SHARES):
        gains = [curve[at] - curve[0] for curve in curves]
        print(f"{share:4.0%} of the corrections: macro-F1 {mean(c[at] for c in curves):.4f}, gain {mean(gains):+.4f}, "
              f"better in {sum(gain > 0 for gain in gains)} of {len(gains)}")  # fmt: skip


if __name__ == "__main__":
    main()
