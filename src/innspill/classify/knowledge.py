"""What is known of words for a theme set: what ships with the program, and what people have written themselves."""

from __future__ import annotations

import hashlib
import math
import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property, lru_cache

from innspill.classify import bayes
from innspill.classify.evidence import Evidence, Piece, Scores, Span
from innspill.classify.terms import TermIndex
from innspill.shipped import read_shipped
from innspill.text import normalise, stem
from innspill.themes import ThemeSet, built_in_theme_sets, load_theme_set

TERM_WEIGHT = 0.66
"""What one term adds to its theme in a set that nobody has trained beforehand; trained ones have learnt from terms."""
EXAMPLE_WEIGHT = 10.0
"""What an example that people have written adds to its theme in a text that says the same."""
_LEAST_KNOWN = 0.25
"""What share (0-1) of a text's letters must stand in known words for a theme to be given at all."""
_MARK = 32
"""How many bytes a fingerprint has."""


_PART = re.compile(r"[^\W_]+")


class Knowledge:
    """What is known of words for one theme set. Scores are one number per theme, in the order of the set."""

    def __init__(self, theme_set: ThemeSet) -> None:
        self.theme_set = theme_set
        self._term_indices: dict[int, TermIndex] = {}
        self._term_stems: dict[int, frozenset[str]] = {}

    @cached_property
    def _shipped(self) -> Evidence | None:
        return load_evidence(self.theme_set)

    @cached_property
    def _parent(self) -> ThemeSet | None:
        """The built-in set that this one is an edited copy of: it has the same themes."""
        others = (load_theme_set(name) for name in built_in_theme_sets())
        return None if self._shipped else next((other for other in others if other.ids == self.theme_set.ids), None)

    @cached_property
    def _added(self) -> ThemeSet:
        """The set without what its parent has too, so that only what people have added is learnt here."""
        return without_texts_of(self.theme_set, self._parent) if self._parent else self.theme_set

    @cached_property
    def _sources(self) -> tuple[Evidence, ...]:
        """What is known of words: what ships with a built-in set, and what is learnt from a set that people wrote."""
        if self._shipped:
            return (self._shipped,)
        parent = read_evidence(self._parent.name) if self._parent else None
        learnt = learn_evidence(self._added)
        return (parent[1], learnt) if parent else (learnt,)

    @cached_property
    def _examples(self) -> dict[str, int]:
        """The examples that people have written, normalised, with their theme."""
        pairs = [(normalise(text), at) for at, theme in enumerate(self._added.themes) for text in theme.examples]
        return {} if self._shipped else dict(pairs)

    def is_term(self, passage: str, theme: int) -> bool:
        """Say whether a word or phrase is a term of a theme; in sets of people's own also whether it holds one."""
        if not self.is_trained:
            if theme not in self._term_indices:
                self._term_indices[theme] = TermIndex([self.theme_set.themes[theme].terms])
            return bool(self._term_indices[theme].find(passage))
        if theme not in self._term_stems:
            self._term_stems[theme] = frozenset(map(_stems, self.theme_set.themes[theme].terms))
        return _stems(passage) in self._term_stems[theme]

    @cached_property
    def _own_terms(self) -> TermIndex:
        return TermIndex(theme.terms for theme in self._added.themes)

    @property
    def is_trained(self) -> bool:
        """Whether the set is a built-in one, learnt beforehand from many statements."""
        return self._shipped is not None

    def is_example(self, text: str, theme: int) -> bool:
        """Say whether people have written a text as an example of a theme."""
        return self._examples.get(normalise(text)) == theme

    def scores(self, text: str) -> Scores:
        """Give the evidence of a text for each theme of the set."""
        if self._shipped:
            return self._shipped.scores(text)
        totals = [sum(parts) for parts in zip(*(source.scores(text) for source in self._sources), strict=True)]
        weight = TERM_WEIGHT / math.sqrt(count_words(text) or 1)
        for theme, _ in {(hit.theme, hit.term) for hit in self._own_terms.find(text)}:
            totals[theme] += weight
        example = self._examples.get(normalise(text))
        if example is not None:
            totals[example] += EXAMPLE_WEIGHT
        return tuple(totals)

    def understands(self, text: str) -> bool:
        """Say whether enough of a text is known words; a set that nobody has trained knows too few to tell."""
        is_trained = self._shipped is not None or self._parent is not None
        return not is_trained or self._sources[0].known_share(text) >= _LEAST_KNOWN

    def strongest(self, text: str, theme: int, other: int, most: int) -> list[tuple[float, int, int]]:
        """Give the parts of a text that speak most for one theme rather than another, strongest first.

        Returns:
            At most ``most`` of (share of all that speaks for the theme, 0-1; start; end).
        """
        spots = [match.span() for match in _PART.finditer(text)]
        pulls = [pull for source in self._sources for pull in source.pulls(text, theme, other)]
        if not self.is_trained:
            pulls = [(pull + self._term_weight(text, spots, span, theme), span) for pull, span in pulls]
        speaking = sorted([(-pull, span) for pull, span in pulls if pull > 0])
        total = sum([pull for pull, _ in speaking])
        placed = [(pull / total, _place(text, spots, span)) for pull, span in speaking[:most]]
        return [(share, *place) for share, place in placed if place]

    def _term_weight(self, text: str, spots: Sequence[tuple[int, int]], span: Span, theme: int) -> float:
        place = _place(text, spots, span)
        return TERM_WEIGHT if place and self.is_term(text[place[0] : place[1]], theme) else 0.0

    def places(self, text: str) -> list[tuple[Piece, int, int]]:
        """Give each piece of the evidence with where it stands in the text (start, end)."""
        spots = [match.span() for match in _PART.finditer(text)]
        pieces = [piece for source in self._sources for piece in source.pieces(text)]
        placed = [(piece, _place(text, spots, piece.span)) for piece in pieces]
        return [(piece, *place) for piece, place in placed if place]


def _place(text: str, spots: Sequence[tuple[int, int]], span: Span) -> tuple[int, int] | None:
    """Give where a piece stands in its text, from the words' places; none where they do not match."""
    first, size, abbreviation = span
    if abbreviation:
        start = text.find(abbreviation)
        return start, start + len(abbreviation)
    return (spots[first][0], spots[first + size - 1][1]) if first + size <= len(spots) else None


def count_words(text: str) -> int:
    """Give the number of different words of a text."""
    return len(set(normalise(text).split()))


@lru_cache(maxsize=65536)
def _stems(text: str) -> str:
    return " ".join(map(stem, normalise(text).split()))


def own_texts(theme_set: ThemeSet) -> list[tuple[str, int]]:
    """Give the terms and examples of a theme set, each with the index of its theme."""
    return [(text, index) for index, theme in enumerate(theme_set.themes) for text in (*theme.terms, *theme.examples)]


def learn_evidence(theme_set: ThemeSet) -> Evidence:
    """Learn from the theme set alone, as for the sets that people write themselves."""
    titles = [
        (theme.title_in(language), index) for index, theme in enumerate(theme_set.themes) for language in theme.title
    ]
    return bayes.learn([*titles, *own_texts(theme_set)], len(theme_set.themes))


def without_texts_of(theme_set: ThemeSet, parent: ThemeSet) -> ThemeSet:
    """Give a set with only the terms and examples that its parent does not have under the same theme."""
    themes = [
        replace(
            theme,
            terms=tuple(term for term in theme.terms if term not in other.terms),
            examples=tuple(text for text in theme.examples if text not in other.examples),
        )
        for theme, other in zip(theme_set.themes, parent.themes, strict=True)
    ]
    return replace(theme_set, themes=tuple(themes))


def load_evidence(theme_set: ThemeSet) -> Evidence | None:
    """Give what scripts/train_evidence.py has learnt for a built-in set, if the set is unchanged since."""
    stored = read_evidence(theme_set.name)
    return stored[1] if stored and stored[0] == fingerprint(theme_set) else None


def read_evidence(name: str) -> tuple[bytes, Evidence] | None:
    """Give the evidence that ships under a name, with the fingerprint of the set that it was learnt from."""
    try:
        content = read_shipped("evidence", f"{name}.bin")
    except FileNotFoundError:
        return None
    return content[:_MARK], Evidence.from_bytes(content[_MARK:])


def fingerprint(theme_set: ThemeSet) -> bytes:
    """Give 32 bytes that change when anything in the set that evidence is learnt from does."""
    parts = [(theme.id, theme.terms, theme.examples) for theme in theme_set.themes]
    return hashlib.sha256(repr(parts).encode("utf-8")).digest()
