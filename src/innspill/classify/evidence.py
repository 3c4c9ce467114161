"""How much the parts of a text speak for each theme: a sum that is at the same time its own explanation.

The evidence of a text is the sum over its different words, its phrases and its abbreviations, divided by the root of
the number of different words, plus one number per theme. What a word says is worked out once and kept.
"""

from __future__ import annotations

import math
import struct
import sys
from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from innspill.classify.features import abbreviations, concept_stems, find_phrases, letter_groups, phrase_heads
from innspill.text import normalise, stem

Scores = tuple[float, ...]
"""One number per theme, in the order of the theme set."""
Row = tuple[int, ...]

_LARGEST = 8000
"""The largest weight as a whole number. Why whole: small on disk, and the same sums on every machine."""
_LENGTH = struct.Struct("<I")


@dataclass(frozen=True, slots=True)
class Piece:
    """What a part of a text says: the words from ``first`` (from 0), how many, and its share of the scores.

    An abbreviation has its text in ``abbreviation`` instead, because it is found in the text as it stands.
    """

    first: int
    size: int
    scores: Scores
    abbreviation: str = ""


@dataclass(frozen=True, slots=True)
class _Word:
    row: Row
    stem: str
    is_known: bool


class Evidence:
    """The weights of all that was learnt, and what has been worked out for words seen so far."""

    def __init__(self, names: Sequence[str], columns: Sequence[array[int]], scale: float, base: Scores) -> None:
        self._index = dict(zip(names, range(len(names)), strict=True))
        self._columns = columns
        self._scale = scale
        self._base = base
        self._phrases = frozenset(name for name in names if " " in name[1:-1])
        self._heads = phrase_heads(self._phrases)
        self._starts = self._phrases.union(self._heads)
        self._words: dict[str, _Word] = {}

    @classmethod
    def of_weights(cls, weights: Mapping[str, Sequence[float]], base: Sequence[float]) -> Evidence:
        """Make evidence from what was learnt: for each name one weight per theme, and one number per theme for all."""
        names = sorted(weights)
        largest = max((abs(weight) for row in weights.values() for weight in row), default=0.0) or 1.0
        scale = largest / _LARGEST
        columns = [array("h", (round(weights[name][theme] / scale) for name in names)) for theme in range(len(base))]
        return cls(names, columns, scale, tuple(base))

    def to_bytes(self) -> bytes:
        """Give the evidence as bytes. Why not compressed: it loads twice as fast, and the wheel is compressed."""
        numbers: list[array[Any]] = [array("d", [self._scale, *self._base]), *self._columns]
        parts = ["\n".join(self._index).encode("utf-8"), *map(_little_endian, numbers)]
        return b"".join(_LENGTH.pack(len(part)) + part for part in parts)

    @classmethod
    def from_bytes(cls, content: bytes) -> Evidence:
        """Load what :meth:`to_bytes` gave."""
        names, numbers, *columns = _parts(content)
        scale, *base = _numbers("d", numbers)
        return cls(names.decode("utf-8").split("\n"), [_numbers("h", column) for column in columns], scale, tuple(base))

    def scores(self, text: str) -> Scores:
        """Give the evidence of a text for each theme."""
        tokens = normalise(text).split()
        if not tokens:
            return self._base
        known = {token: self._words.get(token) or self._word(token) for token in tokens}
        rows = [word.row for word in known.values()]
        stems = [known[token].stem for token in tokens]
        names = self._starts.intersection(map(" ".join, pairwise(stems)))  # hardly any text has a longer one
        if not self._heads.keys().isdisjoint(names):
            names = frozenset(name for _, _, name in find_phrases(stems, self._phrases, self._heads))
        names = names.union(abbreviations(text, self._index))
        if names:
            rows.append(self._row(list(names)))
        unit = self._scale / math.sqrt(len(known))
        return tuple(
            [sum(column) * unit + base for column, base in zip(zip(*rows, strict=True), self._base, strict=True)]
        )

    def known_share(self, text: str) -> float:
        """Give the share (0-1) of a text's letters that stand in words whose stem or parts are known."""
        tokens = normalise(text).split()
        letters = sum(map(len, tokens))
        known = sum(len(token) for token in tokens if (self._words.get(token) or self._word(token)).is_known)
        return known / letters if letters else 0.0

    def pieces(self, text: str) -> list[Piece]:
        """Give what each word, phrase and abbreviation of a text says; with the constant they add up to the scores."""
        tokens = normalise(text).split()
        firsts: dict[str, int] = {}
        for at, token in enumerate(tokens):
            firsts.setdefault(token, at)
        words = {token: self._words.get(token) or self._word(token) for token in firsts}
        unit = self._scale / math.sqrt(len(firsts) or 1)
        pieces = [Piece(at, 1, _scaled(words[token].row, unit)) for token, at in firsts.items()]
        stems = [words[token].stem for token in tokens]
        phrases: dict[str, tuple[int, int]] = {}
        for first, size, name in find_phrases(stems, self._phrases, self._heads):
            phrases.setdefault(name, (first, size))
        pieces += [Piece(first, size, _scaled(self._row([name]), unit)) for name, (first, size) in phrases.items()]
        for name in abbreviations(text, self._index):
            pieces.append(Piece(-1, 0, _scaled(self._row([name]), unit), name[1:]))
        return pieces

    def _word(self, token: str) -> _Word:
        word_stem = stem(token)
        concepts = concept_stems(token, word_stem, self._index)
        names = [*letter_groups(token), f"={word_stem}", *concepts]
        is_known = bool(concepts) or f"={word_stem}" in self._index
        word = _Word(self._row([name for name in names if name in self._index]), word_stem, is_known)
        self._words[token] = word
        return word

    def _row(self, names: Sequence[str]) -> Row:
        places = [self._index[name] for name in names]
        return tuple([sum([column[place] for place in places]) for column in self._columns])


def _scaled(row: Row, unit: float) -> Scores:
    return tuple([value * unit for value in row])


def _parts(content: bytes) -> Iterator[bytes]:
    start = 0
    while start < len(content):
        (size,) = _LENGTH.unpack_from(content, start)
        yield content[start + _LENGTH.size : start + _LENGTH.size + size]
        start += _LENGTH.size + size


def _numbers(kind: str, content: bytes) -> array[Any]:
    numbers = array(kind)
    numbers.frombytes(content)
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers


def _little_endian(numbers: array[Any]) -> bytes:
    if sys.byteorder == "big":
        numbers = array(numbers.typecode, numbers)
        numbers.byteswap()
    return numbers.tobytes()
