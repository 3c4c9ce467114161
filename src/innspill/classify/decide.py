"""Decides the theme of a text, how sure that is, whether it has a second one, and which words decided."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import partial

from innspill.classify.evidence import Scores
from innspill.classify.knowledge import Knowledge, count_words
from innspill.decisions import OTHER, Decision, Reason
from innspill.themes import ThemeSet

# Confidence is a logistic function of the margin between the two best themes. scripts/score_themes.py fits it on
# statements that the evidence has not learnt from, and prints the reliability table.
CONFIDENCE_BASE = -0.18
CONFIDENCE_SLOPE = 2.23
REVIEW_BELOW = 75
"""Decisions less sure (0-100) than this are marked for a person to look at."""

# The second theme is given when a logistic function of its evidence and of the text's length says so; fitted likewise.
SECOND_BASE = -6.96
SECOND_SLOPE = 2.73
SECOND_LENGTH_SLOPE = 1.67
SECOND_FROM = 0.30

_MOST_REASONS = 5
_LEAST_SHARE = 0.03
"""Words with less of the evidence than this are not named; function words lean a little in every text."""


class Classifier:
    """Sorts texts under the themes of one set; what it has worked out for a text it keeps."""

    def __init__(self, theme_set: ThemeSet) -> None:
        self.theme_set = theme_set
        self.knowledge = Knowledge(theme_set)
        self._ids = theme_set.ids
        self._other = self._ids.index(OTHER)
        self._known: dict[str, Decision] = {}

    def decide(self, text: str) -> Decision:
        """Give the theme of a text, how sure that is, and the words that decided."""
        if text not in self._known:
            self._known[text] = self._decide(text)
        return self._known[text]

    def _decide(self, text: str) -> Decision:
        scores = self.knowledge.scores(text)
        ranked = sorted(range(len(scores)), key=lambda theme: (-scores[theme], theme))
        ids = self._ids
        ranking = tuple((ids[theme], round(scores[theme], 3)) for theme in ranked)
        best, second = ranked[0], ranked[1]
        if scores[best] <= scores[second] or not self.knowledge.understands(text):
            return Decision(OTHER, decided_by="nothing", ranking=ranking)
        confidence = confidence_of(scores[best] - scores[second])
        return Decision(
            theme=ids[best],
            secondary=self._secondary(text, scores, ranked),
            confidence=confidence,
            review=confidence < REVIEW_BELOW,
            ranking=ranking,
            find_reasons=partial(self._reasons, text, best, second),
        )

    def _secondary(self, text: str, scores: Scores, ranked: Sequence[int]) -> tuple[str, ...]:
        """Give the next named theme where a person is likely to set it too; «annet» is never one of two."""
        if ranked[0] == self._other:
            return ()
        candidates = [theme for theme in ranked[1:] if theme != self._other][:1]
        likely = [theme for theme in candidates if second_chance(scores[theme], count_words(text)) >= SECOND_FROM]
        return tuple(self._ids[theme] for theme in likely)

    def _reasons(self, text: str, best: int, second: int) -> tuple[Reason, ...]:
        """Give the words that speak most for the theme rather than for the runner-up, strongest first."""
        if self.knowledge.is_example(text, best):
            return (Reason(self._ids[best], "example", text, 0, len(text), 100),)
        strongest = self.knowledge.strongest(text, best, second, _MOST_REASONS)
        return tuple(
            Reason(
                theme=self._ids[best],
                kind="term" if self.knowledge.is_term(text[start:end], best) else "word",
                matched=text[start:end],
                start=start,
                end=end,
                share=round(100 * share),
            )
            for share, start, end in strongest
            if share >= _LEAST_SHARE
        )


def confidence_of(margin: float) -> int:
    """Turn a margin between the two best themes into how sure that is, 0-100."""
    return round(100 * _logistic(CONFIDENCE_BASE + CONFIDENCE_SLOPE * margin))


def second_chance(score: float, word_count: int) -> float:
    """Give the chance (0-1) that a person would set a theme with this evidence as the second one."""
    length = math.log(max(word_count, 1))
    return _logistic(SECOND_BASE + SECOND_SLOPE * score + SECOND_LENGTH_SLOPE * length)


def _logistic(strength: float) -> float:
    return 1 / (1 + math.exp(-strength))
