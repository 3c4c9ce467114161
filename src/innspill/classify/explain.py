"""Explains one decision further than its reasons: what spoke for the runner-up, and what would have turned it."""

from __future__ import annotations

from dataclasses import dataclass

from innspill.classify.decide import Classifier
from innspill.decisions import Decision

_MOST = 3


@dataclass(frozen=True, slots=True)
class Explanation:
    """A decision with what spoke against it.

    Attributes:
        decision: The decision.
        against: The words that spoke most for the runner-up rather than for the theme, strongest first.
        turning: Words without which another theme would have been given, with the id of that theme.
    """

    decision: Decision
    against: tuple[str, ...] = ()
    turning: tuple[tuple[str, str], ...] = ()


def explain(classifier: Classifier, text: str) -> Explanation:
    """Give the decision of a text, and what spoke against it."""
    decision = classifier.decide(text)
    if decision.decided_by == "nothing":
        return Explanation(decision)
    ids = classifier.theme_set.ids
    scores = classifier.knowledge.scores(text)
    best, second = (ids.index(theme) for theme, _ in decision.ranking[:2])
    said: dict[tuple[int, int], list[float]] = {}
    for piece, start, end in classifier.knowledge.places(text):
        total = said.setdefault((start, end), [0.0] * len(ids))
        said[start, end] = [old + new for old, new in zip(total, piece.scores, strict=True)]
    by_pull = sorted(said, key=lambda place: (said[place][best] - said[place][second], place))
    against = [text[start:end] for start, end in by_pull if said[start, end][best] < said[start, end][second]]
    turning = []
    for place in reversed(by_pull):
        left = [score - part for score, part in zip(scores, said[place], strict=True)]
        other = left.index(max(left))
        if other != best:
            turning.append((text[place[0] : place[1]], ids[other]))
    return Explanation(decision, tuple(dict.fromkeys(against))[:_MOST], tuple(dict.fromkeys(turning))[:_MOST])
