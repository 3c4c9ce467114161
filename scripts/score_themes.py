"""Scores the themes: ``python scripts/score_themes.py``, and with ``--unseen`` also on writers never learnt from.

The evidence has never seen ``gold/dev.tsv``, so F1 is measured on all of it. With ``--unseen`` each file of
``gold/examples`` is left out in turn, the rest learnt anew, and the file scored: what to expect of a writer who has not
been seen before. Confidence and second theme are fitted on both together; the constants to put into
``innspill/classify/decide.py`` are printed last, after a reliability table by ten-fold cross-validation.
"""

from __future__ import annotations

import math
import random
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from labelled import Labelled, example_files, read_development_set, read_labelled, read_unseen

from innspill.agreement import accuracy, interval, macro_f1
from innspill.classify import Classifier, TermIndex
from innspill.classify.decide import SECOND_FROM
from innspill.classify.knowledge import count_words, own_texts
from innspill.decisions import OTHER
from innspill.themes import ThemeSet, load_theme_set

FOLDS = 10
STEPS = 25
LANGUAGES = ("nb", "nn", "sv", "en")
LIMITS = (60, 65, 70, 75, 80, 85, 90)
DEVELOPMENT_SET_COUNTS = 7
"""How much a statement of the development set counts when constants are fitted, beside one of an unseen writer."""


@dataclass(frozen=True, slots=True)
class Scored:
    """A statement and what the program made of it.

    ``margin`` is the lead of the best theme, ``inputs`` what the chance of a second theme is worked out from.
    """

    line: Labelled
    theme: str
    second: str
    margin: float
    inputs: tuple[float, float]
    weight: float = field(default=1.0)

    @property
    def is_right(self) -> bool:
        """Whether the first theme is the one that the person gave."""
        return self.theme == self.line.primary

    @property
    def is_pair(self) -> bool:
        """Whether the two best themes are the two that the person gave."""
        return {self.theme, self.second} == {self.line.primary, self.line.secondary}


def score(lines: Sequence[Labelled], scores: Callable[[str], Sequence[float]], ids: Sequence[str]) -> list[Scored]:
    """Score every statement."""
    return [_scored(line, scores(line.text), ids) for line in lines]


def _scored(line: Labelled, scores: Sequence[float], ids: Sequence[str]) -> Scored:
    ranked = sorted(zip(scores, ids, strict=True), reverse=True)
    second_score, second = next((value, name) for value, name in ranked[1:] if name != OTHER)
    inputs = (second_score, math.log(max(1, count_words(line.text))))
    return Scored(line, ranked[0][1], second, ranked[0][0] - ranked[1][0], inputs)


def score_unseen(theme_set: ThemeSet) -> list[Scored]:
    """Leave out each file of examples in turn, learn the rest, and score the file."""
    from learner import Concepts  # noqa: PLC0415 - scikit-learn is only needed here
    from train_evidence import train, without_development_set  # noqa: PLC0415

    concepts = Concepts()
    found = []
    for left_out in example_files():
        others = [line for path in example_files() if path != left_out for line in read_labelled(path)]
        evidence = train(theme_set, without_development_set(others), concepts)
        part = score(read_labelled(left_out), evidence.scores, theme_set.ids)
        print_f1(left_out.stem, part)
        found += part
    return found


def fit(rows: Sequence[Sequence[float]], truths: Sequence[bool], weights: Sequence[float]) -> list[float]:
    """Fit a logistic function by Newton's method; the first constant is the base, the others one per input."""
    size = len(rows[0]) + 1
    constants = [0.0] * size
    for _ in range(STEPS):
        gradient = [0.0] * size
        hessian = [[1e-6 if row == column else 0.0 for column in range(size)] for row in range(size)]
        for row, truth, weight in zip(rows, truths, weights, strict=True):
            values = (1.0, *row)
            sure = _logistic(constants, row)
            for at, value in enumerate(values):
                gradient[at] += weight * (truth - sure) * value
                for other, second in enumerate(values):
                    hessian[at][other] += weight * sure * (1 - sure) * value * second
        constants = [old + step for old, step in zip(constants, _solve(hessian, gradient), strict=True)]
    return constants


def _logistic(constants: Sequence[float], row: Sequence[float]) -> float:
    return 1 / (1 + math.exp(-sum(a * b for a, b in zip(constants, (1.0, *row), strict=True))))


def _solve(matrix: list[list[float]], right: list[float]) -> list[float]:
    """Solve a few linear equations by elimination."""
    rows = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    for at, pivot in enumerate(rows):
        for other in range(len(rows)):
            if other != at:
                share = rows[other][at] / pivot[at]
                rows[other] = [a - share * b for a, b in zip(rows[other], pivot, strict=True)]
    return [row[-1] / row[at] for at, row in enumerate(rows)]


def print_f1(name: str, scored: Sequence[Scored]) -> None:
    """Print macro-F1 with its interval, the share right, and how often the first answer is one of a person's two."""
    pairs = [(item.line.primary, item.theme) for item in scored]
    low, high = interval(pairs, macro_f1)
    hit = sum(item.theme in (item.line.primary, item.line.secondary) for item in scored) / len(scored)
    print(
        f"{name:20} {len(scored):5}  macro-F1 {macro_f1(pairs):.3f} ({low:.3f}-{high:.3f})  "
        f"right {accuracy(pairs):.3f}  first or second {hit:.3f}"
    )


def print_parts(scored: Sequence[Scored], theme_set: ThemeSet) -> None:
    """Print F1 for all, by language, and by whether a term of the right theme stands in the text."""
    print_f1("development set", scored)
    for language in LANGUAGES:
        print_f1(f"  {language}", [item for item in scored if item.line.language == language])
    index = TermIndex(theme.terms for theme in theme_set.themes)
    plain: list[Scored] = []
    indirect: list[Scored] = []
    for item in scored:
        themes = {theme_set.ids[hit.theme] for hit in index.find(item.line.text)}
        (plain if item.line.primary in themes else indirect).append(item)
    print_f1("  with a term of it", plain)
    print_f1("  without", indirect)


def print_reliability(scored: Sequence[Scored]) -> None:
    """Print what a review mark at a limit gives; each fold's confidence is fitted on the other nine."""
    order = list(scored)
    random.Random(1).shuffle(order)
    results: list[tuple[float, bool]] = []
    for fold in range(FOLDS):
        others = [item for number, item in enumerate(order) if number % FOLDS != fold]
        constants = fit([[i.margin] for i in others], [i.is_right for i in others], [i.weight for i in others])
        results += [(100 * _logistic(constants, [item.margin]), item.is_right) for item in order[fold::FOLDS]]
    print("\nsure     number  right")
    for low, high in zip((0, 40, 50, *LIMITS, 95), (40, 50, *LIMITS, 95, 101), strict=True):
        part = [right for sure, right in results if low <= sure < high]
        if part:
            print(f"{low:3}-{high:<3}  {len(part):6}   {sum(part) / len(part):.3f}")
    print("\nreview below  marked  right of the rest")
    for limit in LIMITS:
        rest = [right for sure, right in results if sure >= limit]
        print(f"{limit:4}          {1 - len(rest) / len(results):.2f}    {sum(rest) / max(1, len(rest)):.3f}")


def print_second(scored: Sequence[Scored], constants: Sequence[float]) -> None:
    """Print how often a second theme is given, and how often the two are then the person's two."""
    wanted = sum(bool(item.line.secondary) for item in scored)
    given = [i for i in scored if i.theme != OTHER and _logistic(constants, i.inputs) >= SECOND_FROM]
    print(f"\nsecond theme: given {len(given)}, both right {sum(i.is_pair for i in given)}, wanted {wanted}")


def main() -> None:
    """Print all figures."""
    theme_set = load_theme_set("bergen")
    development = score(read_development_set(), Classifier(theme_set).knowledge.scores, theme_set.ids)
    print_parts(development, theme_set)
    scores = Classifier(theme_set).knowledge.scores
    kinds = {kind: score(lines, scores, theme_set.ids) for kind, lines in read_unseen().items()}
    print_f1("another writer", [item for part in kinds.values() for item in part])
    for kind, part in sorted(kinds.items()):
        print_f1(f"  {kind}", part)
    print_f1("  plain to misspelt", [item for kind in ("plain", "fragment", "misspelt") for item in kinds[kind]])
    unseen = score_unseen(theme_set) if "--unseen" in sys.argv else []
    if unseen:
        print_f1("unseen writers", unseen)
        print_reliability(unseen)
    print_reliability(development)
    weighed = [
        Scored(item.line, item.theme, item.second, item.margin, item.inputs, DEVELOPMENT_SET_COUNTS)
        for item in development
    ]
    both = [*unseen, *weighed]
    weights = [item.weight for item in both]
    base, slope = fit([[item.margin] for item in both], [item.is_right for item in both], weights)
    second = fit([item.inputs for item in both], [item.is_pair for item in both], weights)
    print_second(development, second)
    print(f"\nCONFIDENCE_BASE = {base:.2f}, CONFIDENCE_SLOPE = {slope:.2f}")
    print("SECOND_BASE = {:.2f}, SECOND_SLOPE = {:.2f}, SECOND_LENGTH_SLOPE = {:.2f}".format(*second))
    print(f"learnt from {len(own_texts(theme_set))} texts of the set and {len(example_files())} files of examples")


if __name__ == "__main__":
    main()
