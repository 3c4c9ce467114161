"""Decides the theme of a text, how sure that is, whether it has a second one, and which words decided."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Sequence
from functools import cached_property
from importlib import resources

from innspill.classify import bayes
from innspill.classify.evidence import Evidence, Piece, Scores
from innspill.classify.terms import TermIndex
from innspill.model import OTHER, Decision, Reason
from innspill.text import normalise, words
from innspill.themes import ThemeSet

TERM_WEIGHT = 0.66
"""What one term adds to its theme in a set that nobody has trained beforehand; trained ones have learnt from terms."""

# Confidence is a logistic function of the margin between the two best themes. scripts/score_themes.py fits it on
# statements that the evidence has not learnt from, and prints the reliability table.
CONFIDENCE_BASE = -0.16
CONFIDENCE_SLOPE = 2.51
REVIEW_BELOW = 78
"""Decisions less sure (0-100) than this are marked for a person to look at."""

# The second theme is given when a logistic function of its evidence and of the text's length says so; fitted likewise.
SECOND_BASE = -5.43
SECOND_SLOPE = 2.83
SECOND_LENGTH_SLOPE = 1.03
SECOND_FROM = 0.30

_LEAST_KNOWN = 0.25
"""What share (0-1) of a text's letters must stand in known words for a theme to be given at all."""
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
    def _shipped(self) -> Evidence | None:
        return load_evidence(self.theme_set)

    @cached_property
    def evidence(self) -> Evidence:
        """What is known of words: what ships with a built-in set, else what is learnt from the set itself."""
        return self._shipped or learn_evidence(self.theme_set)

    def decide(self, text: str) -> Decision:
        """Give the theme of a text, how sure that is, and the words that decided."""
        if text not in self._known:
            self._known[text] = self._decide(text)
        return self._known[text]

    def scores(self, text: str) -> Scores:
        """Give the evidence of a text for each theme of the set."""
        scores = self.evidence.scores(text)
        if self._shipped:
            return scores
        totals = list(scores)
        weight = TERM_WEIGHT / math.sqrt(count_words(text) or 1)
        for theme, _ in {(hit.theme, hit.term) for hit in self._terms.find(text)}:
            totals[theme] += weight
        return tuple(totals)

    def _decide(self, text: str) -> Decision:
        scores = self.scores(text)
        ranked = sorted(range(len(scores)), key=lambda theme: (-scores[theme], theme))
        ids = self.theme_set.ids
        ranking = tuple((ids[theme], round(scores[theme], 3)) for theme in ranked)
        best, second = ranked[0], ranked[1]
        if scores[best] <= scores[second] or not self._understands(text):
            return Decision(OTHER, decided_by="nothing", ranking=ranking)
        confidence = confidence_of(scores[best] - scores[second])
        return Decision(
            theme=ids[best],
            secondary=self._secondary(text, scores, ranked),
            confidence=confidence,
            review=confidence < REVIEW_BELOW,
            reasons=self._reasons(text, best, second),
            ranking=ranking,
        )

    def _understands(self, text: str) -> bool:
        """Say whether enough of a text is known words; a set that nobody has trained knows too few to tell."""
        return self._shipped is None or self.evidence.known_share(text) >= _LEAST_KNOWN

    def _secondary(self, text: str, scores: Scores, ranked: Sequence[int]) -> tuple[str, ...]:
        """Give the next named theme where a person is likely to set it too; «annet» is never one of two."""
        if ranked[0] == self._other:
            return ()
        candidate = next(theme for theme in ranked[1:] if theme != self._other)
        chance = second_chance(scores[candidate], count_words(text))
        return (self.theme_set.ids[candidate],) if chance >= SECOND_FROM else ()

    def _reasons(self, text: str, best: int, second: int) -> tuple[Reason, ...]:
        """Give the words that speak most for the theme rather than for the runner-up, strongest first."""
        hits = [(hit.start, hit.end) for hit in self._terms.find(text) if hit.theme == best]
        parts: list[tuple[float, int, int, bool]] = []
        for piece, start, end in self.places(text):
            is_term = any(start < last and first < end for first, last in hits)
            pull = piece.scores[best] - piece.scores[second]
            parts.append((pull + (TERM_WEIGHT if is_term and not self._shipped else 0.0), start, end, is_term))
        speaking = sorted((part for part in parts if part[0] > 0), key=lambda part: (-part[0], part[1]))
        total = sum(part[0] for part in speaking)
        theme = self.theme_set.ids[best]
        return tuple(
            Reason(theme, "term" if is_term else "word", text[start:end], start, end, round(100 * weight / total))
            for weight, start, end, is_term in speaking[:_MOST_REASONS]
            if weight >= _LEAST_SHARE * total
        )

    def places(self, text: str) -> list[tuple[Piece, int, int]]:
        """Give each piece of the evidence with where it stands in the text (start, end)."""
        spots = [(start, end) for word, start, end in words(text) for _ in normalise(word).split()]
        placed = []
        for piece in self.evidence.pieces(text):
            if piece.abbreviation:
                start = text.find(piece.abbreviation)
                placed.append((piece, start, start + len(piece.abbreviation)))
            elif piece.first + piece.size <= len(spots):
                placed.append((piece, spots[piece.first][0], spots[piece.first + piece.size - 1][1]))
        return placed


def count_words(text: str) -> int:
    """Give the number of different words of a text."""
    return len(set(normalise(text).split()))


def confidence_of(margin: float) -> int:
    """Turn a margin between the two best themes into how sure that is, 0-100."""
    return round(100 * _logistic(CONFIDENCE_BASE + CONFIDENCE_SLOPE * margin))


def second_chance(score: float, word_count: int) -> float:
    """Give the chance (0-1) that a person would set a theme with this evidence as the second one."""
    length = math.log(max(word_count, 1))
    return _logistic(SECOND_BASE + SECOND_SLOPE * score + SECOND_LENGTH_SLOPE * length)


def _logistic(strength: float) -> float:
    return 1 / (1 + math.exp(-strength))


def own_texts(theme_set: ThemeSet) -> list[tuple[str, int]]:
    """Give the terms and examples of a theme set, each with the index of its theme."""
    return [(text, index) for index, theme in enumerate(theme_set.themes) for text in (*theme.terms, *theme.examples)]


def learn_evidence(theme_set: ThemeSet) -> Evidence:
    """Learn from the theme set alone, as for the sets that people write themselves."""
    titles = [
        (theme.title_in(language), index) for index, theme in enumerate(theme_set.themes) for language in theme.title
    ]
    return bayes.learn([*titles, *own_texts(theme_set)], len(theme_set.themes))


def load_evidence(theme_set: ThemeSet) -> Evidence | None:
    """Give what scripts/train_evidence.py has learnt for a built-in set, if the set is unchanged since."""
    file = resources.files("innspill.data").joinpath("evidence").joinpath(f"{theme_set.name}.bin")
    try:
        content = file.read_bytes()
    except FileNotFoundError:
        return None
    mark = fingerprint(theme_set)
    if not content.startswith(mark):
        return None
    return Evidence.from_bytes(content[len(mark) :])


def fingerprint(theme_set: ThemeSet) -> bytes:
    """Give 32 bytes that change when anything in the set that evidence is learnt from does."""
    parts = [(theme.id, theme.terms, theme.examples) for theme in theme_set.themes]
    return hashlib.sha256(repr(parts).encode("utf-8")).digest()
