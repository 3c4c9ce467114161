"""Finds the terms of a theme set in a text: inflected, inside compounds, as phrases, and as abbreviations."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from innspill.text import normalise, stem, words

_SHORTEST_IN_COMPOUND = 5
_LONGEST_ABBREVIATION = 6
_LONGEST_PHRASE = 8
_PARTS = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class TermHit:
    """A term found in a text: index of its theme, the term, and where (start, end) it stands."""

    theme: int
    term: str
    start: int
    end: int


class TermIndex:
    """The terms of a theme set, ready to be found."""

    def __init__(self, terms_by_theme: Iterable[Iterable[str]]) -> None:
        self._stems: dict[str, tuple[int, str]] = {}
        self._abbreviations: dict[str, tuple[int, str]] = {}
        self._phrases: dict[str, list[tuple[tuple[str, ...], int, str]]] = {}
        self._cache: dict[str, tuple[int, str] | None] = {}
        for theme, terms in enumerate(terms_by_theme):
            for term in terms:
                self._add(theme, term)

    def _add(self, theme: int, term: str) -> None:
        parts = normalise(term).split()
        if term.isupper() and len(term) <= _LONGEST_ABBREVIATION:
            self._abbreviations.setdefault(term, (theme, term))
        elif len(parts) == 1:
            self._stems.setdefault(stem(parts[0]), (theme, term))
        elif parts:
            stems = tuple(stem(part) for part in parts)
            self._phrases.setdefault(stems[0], []).append((stems, theme, term))

    def find(self, text: str) -> list[TermHit]:
        """Give the terms in a text, phrases before the words inside them, in the order of the text.

        A hyphenated word («IKT-systemene») is searched part by part; a hit in it covers the whole word.
        """
        tokens = _tokens(text)
        hits: list[TermHit] = []
        position = 0
        while position < len(tokens):
            token = tokens[position]
            phrase = self._phrase_at([later.norm for later in tokens[position : position + _LONGEST_PHRASE]])
            if phrase:
                size, theme, term = phrase
                hits.append(TermHit(theme, term, token.start, tokens[position + size - 1].end))
                position += size
                continue
            found = self._abbreviations.get(token.part) or self._word(token.norm)
            if found:
                hits.append(TermHit(found[0], found[1], token.start, token.end))
            position += 1
        return hits

    def _phrase_at(self, tokens: list[str]) -> tuple[int, int, str] | None:
        best: tuple[int, int, str] | None = None
        for stems, theme, term in self._phrases.get(stem(tokens[0]), ()):
            size = len(stems)
            if size <= len(tokens) and all(stem(tokens[at]) == stems[at] for at in range(1, size)):
                best = max(best or (0, 0, ""), (size, theme, term))
        return best

    def _word(self, norm: str) -> tuple[int, str] | None:
        if norm not in self._cache:
            self._cache[norm] = self._stems.get(stem(norm)) or self._in_compound(norm)
        return self._cache[norm]

    def _in_compound(self, norm: str) -> tuple[int, str] | None:
        """Find a term as the last part of a compound, else as the first, the longest one winning."""
        for start in range(2, len(norm) - _SHORTEST_IN_COMPOUND + 1):
            tail = stem(norm[start:])
            if len(tail) >= _SHORTEST_IN_COMPOUND and tail in self._stems:
                return self._stems[tail]
        for end in range(len(norm) - 1, _SHORTEST_IN_COMPOUND - 1, -1):
            if norm[:end] in self._stems:
                return self._stems[norm[:end]]
        return None


@dataclass(frozen=True, slots=True)
class _Token:
    """A part of a word between hyphens, as it stands and normalised, with the place of the whole word."""

    part: str
    norm: str
    start: int
    end: int


def _tokens(text: str) -> list[_Token]:
    return [
        _Token(part, norm, start, end)
        for word, start, end in words(text)
        for part in _PARTS.findall(word)
        if (norm := normalise(part))
    ]
