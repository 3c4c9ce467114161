"""How much the parts of a text speak for each theme: a sum that is at the same time its own explanation.

The evidence of a text is the sum over its different words, its phrases and its abbreviations, divided by the root of
the number of different words, plus one number per theme. What a word says is worked out once and kept.
"""

from __future__ import annotations

import math
import struct
import sys
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, pairwise
from typing import Any, NamedTuple

from innspill.features import abbreviations, concept_stems, find_phrases, letter_groups, phrase_heads
from innspill.text import normalise, stem

Scores = tuple[float, ...]
"""One number per theme, in the order of the theme set."""
Row = tuple[int, ...]
Span = tuple[int, int, str]
"""Where a piece is: its first word (from 0) and how many, or -1, 0 and the text of an abbreviation as it stands."""

_LARGEST = 8000
"""The largest weight as a whole number. Why whole: small on disk, and the same sums on every machine."""
_FEW_LOOKUPS = 5000
"""So many names are looked up one by one before a dictionary of them is made."""
_LENGTH = struct.Struct("<I")


class Piece(NamedTuple):
    """What a part of a text says: where it is, and its share of the scores."""

    span: Span
    scores: Scores


class _Word(NamedTuple):
    """What is known of a word: what it says, its stem, and whether the stem or its parts are known."""

    row: Row
    stem: str
    is_known: bool


class _Reading(NamedTuple):
    """A text taken apart: its words in order, what is known of each, and its phrases and abbreviations."""

    tokens: list[str]
    words: dict[str, _Word]
    others: frozenset[str]

    def first_places(self) -> Sequence[int]:
        """Give where each different word stands first, from 0, in the order of ``words``."""
        if len(self.words) == len(self.tokens):
            return range(len(self.tokens))
        places: dict[str, int] = {}
        for at, token in enumerate(self.tokens):
            places.setdefault(token, at)
        return list(places.values())


class Evidence:
    """The weights of all that was learnt, and what has been worked out for words seen so far."""

    def __init__(
        self,
        parts: _Index,
        phrases: _Index,
        heads: Mapping[str, int],
        columns: Sequence[array[int]],
        numbers: Sequence[float],
    ) -> None:
        self._index = parts
        self._phrase_index = phrases
        self._columns = columns
        self._scale, *base = numbers
        self._base = tuple(base)
        self._phrases = frozenset(phrases.names())
        self._heads = dict(heads)
        self._starts = self._phrases.union(self._heads)
        self._words: dict[str, _Word] = {}
        self._last = "", _Reading([], {}, frozenset())

    @classmethod
    def of_weights(cls, weights: Mapping[str, Sequence[float]], base: Sequence[float]) -> Evidence:
        """Make evidence from what was learnt: for each name one weight per theme, and one number per theme for all."""
        phrases = sorted(name for name in weights if " " in name[1:-1])
        parts = sorted(weights.keys() - set(phrases))
        largest = max((abs(weight) for row in weights.values() for weight in row), default=0.0) or 1.0
        scale = largest / _LARGEST
        names = [*parts, *phrases]
        columns = [array("h", (round(weights[name][theme] / scale) for name in names)) for theme in range(len(base))]
        indices = _Index.of(parts), _Index.of(phrases, offset=len(parts))
        return cls(*indices, phrase_heads(phrases), columns, [scale, *base])

    def to_bytes(self) -> bytes:
        """Give the evidence as bytes. Why not compressed: it loads twice as fast, and the wheel is compressed."""
        indices = (self._index, self._phrase_index)
        texts = [part for index in indices for part in (index.content, _little_endian(index.ends))]
        texts += ["\n".join(self._heads).encode("utf-8"), bytes(self._heads.values())]
        numbers: list[array[Any]] = [array("d", [self._scale, *self._base]), *self._columns]
        return b"".join(_LENGTH.pack(len(part)) + part for part in [*texts, *map(_little_endian, numbers)])

    @classmethod
    def from_bytes(cls, content: bytes) -> Evidence:
        """Load what :meth:`to_bytes` gave."""
        parts, ends, phrases, phrase_ends, heads, sizes, numbers, *columns = _parts(content)
        index = _Index(parts, _numbers("I", ends))
        phrase_index = _Index(phrases, _numbers("I", phrase_ends), offset=len(index.ends))
        longest = dict(zip(heads.decode("utf-8").split("\n") if heads else (), sizes, strict=True))
        weights = [_numbers("h", column) for column in columns]
        return cls(index, phrase_index, longest, weights, _numbers("d", numbers))

    def scores(self, text: str) -> Scores:
        """Give the evidence of a text for each theme."""
        reading = self._read(text)
        if not reading.words:
            return self._base
        rows = [word.row for word in reading.words.values()]
        if reading.others:
            rows.append(self._row(reading.others))
        unit = self._scale / math.sqrt(len(reading.words))
        sums = map(sum, zip(*rows, strict=True))
        return tuple([total * unit + base for total, base in zip(sums, self._base, strict=True)])

    def known_share(self, text: str) -> float:
        """Give the share (0-1) of a text's letters that stand in words whose stem or parts are known."""
        reading = self._read(text)
        letters = sum(map(len, reading.tokens))
        known = sum([len(token) for token in reading.tokens if reading.words[token].is_known])
        return known / letters if letters else 0.0

    def pulls(self, text: str, theme: int, other: int) -> list[tuple[float, Span]]:
        """Give how much more each piece says for one theme than another, words first."""
        reading = self._read(text)
        unit = self._scale / math.sqrt(len(reading.words) or 1)
        pulls = [
            (unit * (word.row[theme] - word.row[other]), (first, 1, ""))
            for word, first in zip(reading.words.values(), reading.first_places(), strict=True)
        ]
        if reading.others:
            rest = self.pieces(text)[len(pulls) :]
            pulls += [(piece.scores[theme] - piece.scores[other], piece.span) for piece in rest]
        return pulls

    def pieces(self, text: str) -> list[Piece]:
        """Give what each word, phrase and abbreviation of a text says; with the constant they add up to the scores."""
        reading = self._read(text)
        unit = self._scale / math.sqrt(len(reading.words) or 1)
        words = zip(reading.words.values(), reading.first_places(), strict=True)
        pieces = [Piece((first, 1, ""), _scaled(word.row, unit)) for word, first in words]
        if not reading.others:
            return pieces
        stems = [reading.words[token].stem for token in reading.tokens]
        phrases: dict[str, tuple[int, int]] = {}
        for first, size, name in find_phrases(stems, self._phrases, self._heads):
            phrases.setdefault(name, (first, size))
        spans = [(name, (first, size, "")) for name, (first, size) in phrases.items()]
        spans += [(name, (-1, 0, name[1:])) for name in abbreviations(text, self._index)]
        return pieces + [Piece(span, _scaled(self._row([name]), unit)) for name, span in spans]

    def _read(self, text: str) -> _Reading:
        """Take a text apart; the last one is kept, because its scores and reasons are asked for in turn."""
        if text == self._last[0]:
            return self._last[1]
        tokens = normalise(text).split()
        known = {token: self._words.get(token) or self._word(token) for token in tokens}
        stems = [known[token].stem for token in tokens]
        names = self._starts.intersection(map(" ".join, pairwise(stems)))
        if not self._heads.keys().isdisjoint(names):  # hardly any text has a longer phrase
            names = frozenset(name for _, _, name in find_phrases(stems, self._phrases, self._heads))
        reading = _Reading(tokens, known, names.union(abbreviations(text, self._index)))
        self._last = text, reading
        return reading

    def _word(self, token: str) -> _Word:
        word_stem = stem(token)
        concepts = concept_stems(token, word_stem, self._index)
        names = [*letter_groups(token), f"={word_stem}", *concepts]
        is_known = bool(concepts) or f"={word_stem}" in self._index
        word = _Word(self._sum(self._index.find_all(names)), word_stem, is_known)
        self._words[token] = word
        return word

    def _row(self, names: Iterable[str]) -> Row:
        """Add up the weights of names; those that are not known say nothing."""
        indices = ((self._phrase_index if " " in name[1:-1] else self._index, name) for name in names)
        return self._sum([place for index, name in indices if (place := index.find(name)) is not None])

    def _sum(self, places: Sequence[int]) -> Row:
        return tuple([sum([column[place] for place in places]) for column in self._columns])


class _Index:
    """Where sorted names stand. Why two ways: one text asks for a few hundred, and a dictionary takes its time.

    Attributes:
        content: The names in UTF-8, line by line.
        ends: Where each of them ends, with its line end.
        offset: The place of the first one.
    """

    def __init__(self, content: bytes, ends: array[int], offset: int = 0) -> None:
        self.content = content
        self.ends = ends
        self._offset = offset
        self._left = _FEW_LOOKUPS
        self._places: dict[str, int] | None = None

    @classmethod
    def of(cls, names: Sequence[str], offset: int = 0) -> _Index:
        encoded = [f"{name}\n".encode() for name in names]
        return cls(b"".join(encoded), array("I", accumulate(map(len, encoded))), offset)

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and self.find(name) is not None

    def find(self, name: str) -> int | None:
        """Give the place of a name, or none."""
        if self._places is not None:
            return self._places.get(name)
        self._left -= 1
        if self._left < 0:
            self._places = {other: place for place, other in enumerate(self.names(), self._offset)}
            return self._places.get(name)
        wanted = name.encode("utf-8")
        at = bisect_left(range(len(self.ends)), wanted, key=self._name)
        return at + self._offset if at < len(self.ends) and self._name(at) == wanted else None

    def find_all(self, names: Sequence[str]) -> list[int]:
        """Give the places of those names that stand here."""
        if self._places is None:
            return [place for name in names if (place := self.find(name)) is not None]
        return [place for place in map(self._places.get, names) if place is not None]

    def names(self) -> list[str]:
        """Give the names in order."""
        return self.content.decode("utf-8").split("\n")[:-1]

    def _name(self, at: int) -> bytes:
        return self.content[self.ends[at - 1] if at else 0 : self.ends[at] - 1]


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
