"""Decides the theme of a text from two kinds of evidence: likeness over words, and the terms of the theme set."""

from __future__ import annotations

import hashlib
import math
from functools import cached_property
from importlib import resources

from innspill.classify.ngrams import Scores, WordEvidence
from innspill.classify.terms import TermHit, TermIndex
from innspill.model import OTHER, Decision, Reason
from innspill.text import normalise, words
from innspill.themes import ThemeSet

TERM_WEIGHT = 6.0
"""What one term adds to its theme. Likeness alone has macro-F1 0.81 on the development set; terms add little there,
but carry theme sets that have few examples (0.73 to 0.75 with terms and the set's own examples alone)."""
EXAMPLE_TIMES = 1

# Confidence is a logistic function of the margin between the two best themes, fitted on the development set by
# scripts/score_themes.py, which also prints the reliability table by cross-validation.
CONFIDENCE_BASE = -0.13
CONFIDENCE_SLOPE = 0.28
REVIEW_BELOW = 80
"""Decisions less sure (0-100) than this are marked for a person to look at."""

_SECONDARY_SHARE = 0.62
"""How much of the best theme's evidence the next must have, with a term of its own, to be named as second theme."""
_MOST_REASONS = 5
_LEAST_SHARE = 0.03
"""Words with less of the evidence than this are not named; function words lean a little in every text."""


class Classifier:
    """Sorts texts under the themes of one set; what it has worked out for a text it keeps."""

    def __init__(self, theme_set: ThemeSet) -> None:
        self.theme_set = theme_set
        self._other = theme_set.ids.index(OTHER)
        self._known: dict[str, Decision] = {}

    @cached_property
    def _terms(self) -> TermIndex:
        return TermIndex(theme.terms for theme in self.theme_set.themes)

    @cached_property
    def _evidence(self) -> WordEvidence:
        return load_evidence(self.theme_set) or train_evidence(self.theme_set)

    def decide(self, text: str) -> Decision:
        """Give the theme of a text, how sure that is, and the words that decided."""
        if text not in self._known:
            self._known[text] = self._decide(text)
        return self._known[text]

    def _decide(self, text: str) -> Decision:
        hits = self._terms.find(text)
        scores = self._scores(text, hits)
        ranked = sorted(range(len(scores)), key=lambda theme: (-scores[theme], theme))
        best, second = ranked[0], ranked[1]
        ranking = tuple((self.theme_set.ids[theme], round(scores[theme], 2)) for theme in ranked)
        if scores[best] <= 0:
            return Decision(OTHER, decided_by="nothing", ranking=ranking)
        confidence = confidence_of(scores[best] - scores[second], len(normalise(text).split()))
        return Decision(
            theme=self.theme_set.ids[best],
            secondary=self._secondary(scores, best, second, hits),
            confidence=confidence,
            review=confidence < REVIEW_BELOW,
            reasons=self._reasons(text, hits, best, second),
            ranking=ranking,
        )

    def _scores(self, text: str, hits: list[TermHit]) -> Scores:
        totals = list(self._evidence.text(normalise(text).split()))
        for theme, _ in {(hit.theme, hit.term) for hit in hits}:
            totals[theme] += TERM_WEIGHT
        return tuple(totals)

    def _secondary(self, scores: Scores, best: int, second: int, hits: list[TermHit]) -> tuple[str, ...]:
        has_term = any(hit.theme == second for hit in hits)
        is_near = scores[second] >= _SECONDARY_SHARE * scores[best]
        if self._other in (best, second) or not has_term or not is_near:
            return ()
        return (self.theme_set.ids[second],)

    def _reasons(self, text: str, hits: list[TermHit], best: int, second: int) -> tuple[Reason, ...]:
        """Give the words that speak most for the theme rather than for the runner-up, strongest first."""
        parts: list[tuple[float, int, int, bool]] = []
        taken = [(hit.start, hit.end) for hit in hits if hit.theme == best]
        for start, end in taken:
            parts.append((TERM_WEIGHT + self._pull(text[start:end], best, second), start, end, True))
        for _, start, end in words(text):
            if not any(first <= start and end <= last for first, last in taken):
                parts.append((self._pull(text[start:end], best, second), start, end, False))
        speaking = sorted((part for part in parts if part[0] > 0), key=lambda part: (-part[0], part[1]))
        total = sum(part[0] for part in speaking)
        theme = self.theme_set.ids[best]
        return tuple(
            Reason(theme, "term" if is_term else "word", text[start:end], start, end, round(100 * weight / total))
            for weight, start, end, is_term in speaking[:_MOST_REASONS]
            if weight >= _LEAST_SHARE * total
        )

    def _pull(self, passage: str, best: int, second: int) -> float:
        scores = self._evidence.text(normalise(passage).split())
        return scores[best] - scores[second]


def confidence_of(margin: float, word_count: int) -> int:
    """Turn a margin between the two best themes into how sure that is, 0-100.

    Why divided by the root of the length: longer texts gather more evidence for everything.
    """
    if margin <= 0 or not word_count:
        return 0
    strength = CONFIDENCE_BASE + CONFIDENCE_SLOPE * margin / math.sqrt(word_count)
    return round(100 / (1 + math.exp(-strength)))


def training_texts(theme_set: ThemeSet) -> list[tuple[str, int, int]]:
    """Give the terms and examples of a theme set as (text, index of the theme, how many times it counts)."""
    return [
        (text, index, times)
        for index, theme in enumerate(theme_set.themes)
        for texts, times in ((theme.terms, 1), (theme.examples, EXAMPLE_TIMES))
        for text in texts
    ]


def train_evidence(theme_set: ThemeSet) -> WordEvidence:
    """Learn from the theme set alone, as for the sets that people write themselves."""
    return WordEvidence.trained_on(training_texts(theme_set), len(theme_set.themes))


def load_evidence(theme_set: ThemeSet) -> WordEvidence | None:
    """Give what scripts/train_evidence.py has learnt for a built-in set, if the set is unchanged since."""
    file = resources.files("innspill.data").joinpath("evidence").joinpath(f"{theme_set.name}.bin")
    try:
        content = file.read_bytes()
    except FileNotFoundError:
        return None
    mark = fingerprint(theme_set)
    if not content.startswith(mark):
        return None
    return WordEvidence.from_bytes(content[len(mark) :], len(theme_set.themes))


def fingerprint(theme_set: ThemeSet) -> bytes:
    """Give 32 bytes that change when anything in the set that evidence is learnt from does."""
    parts = [(theme.id, theme.terms, theme.examples) for theme in theme_set.themes]
    return hashlib.sha256(repr(parts).encode("utf-8")).digest()
