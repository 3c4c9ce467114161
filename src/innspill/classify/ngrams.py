"""Likeness to a theme's terms and examples: complement naive Bayes over character n-grams inside words.

The model is linear, so a text's evidence is a sum over its words. The evidence of a word is worked out once and
kept, which makes it fast and is itself the explanation. Method: Rennie, Shih, Teevan and Karger, «Tackling the Poor
Assumptions of Naive Bayes Text Classifiers» (ICML 2003), with damped term frequencies and idf as there.
"""

from __future__ import annotations

import math
import sys
import zlib
from array import array
from collections import Counter
from collections.abc import Iterable, Sequence

from innspill.text import normalise

Scores = tuple[float, ...]
"""One number per theme, in the order of the theme set."""

_SHORTEST, _LONGEST = 3, 6
_SMOOTHING = 0.05
_SCALE = 4096
"""Weights are kept as whole numbers of 1/4096, so that they are small on disk and the same on every machine."""


def grams(word: str) -> set[str]:
    """Give the character n-grams of a word with a space on either side.

    Example:
        >>> sorted(grams("ki"))
        [' ki', ' ki ', 'ki ']
    """
    padded = f" {word} "
    length = len(padded)
    return {
        padded[start : start + size]
        for size in range(_SHORTEST, min(_LONGEST, length) + 1)
        for start in range(length - size + 1)
    }


class WordEvidence:
    """How much each word speaks for each theme, learnt from texts known to belong to them."""

    def __init__(self, known_grams: Sequence[str], weights: array[int], theme_count: int) -> None:
        self._grams = known_grams
        self._index = dict(zip(known_grams, range(0, len(weights), theme_count), strict=True))
        self._weights = weights
        self._count = theme_count
        self._words: dict[str, Scores] = {}

    @classmethod
    def trained_on(cls, texts: Iterable[tuple[str, int, int]], theme_count: int) -> WordEvidence:
        """Learn from texts, each as (text, index of its theme, how many times it counts)."""
        mass = _weigh_texts(list(texts), theme_count)
        known = sorted(mass)
        weights = array("h")
        for row in _complement_weights([mass[gram] for gram in known], theme_count):
            weights.extend(max(-32768, min(32767, round(weight * _SCALE))) for weight in row)
        return cls(known, weights, theme_count)

    @classmethod
    def from_bytes(cls, content: bytes, theme_count: int) -> WordEvidence:
        """Load what :meth:`to_bytes` gave."""
        size = int.from_bytes(content[:4], "little")
        known = zlib.decompress(content[4 : 4 + size]).decode("utf-8").split("\n")
        weights = array("h")
        weights.frombytes(zlib.decompress(content[4 + size :]))
        if sys.byteorder == "big":
            weights.byteswap()
        return cls(known, weights, theme_count)

    def to_bytes(self) -> bytes:
        """Give the evidence in a form that loads fast and is the same for the same texts."""
        names = zlib.compress("\n".join(self._grams).encode("utf-8"), 9)
        weights = array("h", self._weights)
        if sys.byteorder == "big":
            weights.byteswap()
        return len(names).to_bytes(4, "little") + names + zlib.compress(weights.tobytes(), 9)

    def word(self, word: str) -> Scores:
        """Give the evidence of one normalised word."""
        known = self._words.get(word)
        if known is None:
            starts = [self._index[gram] for gram in grams(word) if gram in self._index]
            known = tuple(
                sum(self._weights[start + theme] for start in starts) / _SCALE for theme in range(self._count)
            )
            self._words[word] = known
        return known

    def text(self, words: Iterable[str]) -> Scores:
        """Give the evidence of a text: the sum over its different words.

        Why different: a word that stands three times says no more than once; counting it three times lets the
        function words of long texts decide.
        """
        rows = [self.word(word) for word in dict.fromkeys(words)]
        return tuple(map(sum, zip(*rows, strict=True))) if rows else (0.0,) * self._count


def _weigh_texts(texts: list[tuple[str, int, int]], theme_count: int) -> dict[str, list[float]]:
    """Give each gram's weight in each theme: tf-idf, every text scaled to length 1."""
    counts = [(_text_grams(text), theme, times) for text, theme, times in texts]
    spread: Counter[str] = Counter()
    for found, _, _ in counts:
        spread.update(found.keys())
    idf = {gram: math.log((1 + len(counts)) / (1 + count)) + 1 for gram, count in spread.items()}
    mass: dict[str, list[float]] = {gram: [0.0] * theme_count for gram in spread}
    for found, theme, times in counts:
        weights = {gram: (1 + math.log(count)) * idf[gram] for gram, count in found.items()}
        scale = times / math.sqrt(sum(weight * weight for weight in weights.values()) or 1.0)
        for gram, weight in weights.items():
            mass[gram][theme] += weight * scale
    return mass


def _text_grams(text: str) -> Counter[str]:
    found: Counter[str] = Counter()
    for word in normalise(text).split():
        found.update(grams(word))
    return found


def _complement_weights(rows: list[list[float]], theme_count: int) -> Iterable[list[float]]:
    """Weigh a gram for a theme by how rare it is in all the *other* themes, centred over the themes."""
    totals = [sum(column) for column in zip(*rows, strict=True)] if rows else [0.0] * theme_count
    everything = sum(totals)
    floor = _SMOOTHING * len(rows)
    elsewhere = [math.log(floor + everything - total) if rows else 0.0 for total in totals]
    for row in rows:
        total = sum(row)
        scores = [elsewhere[theme] - math.log(_SMOOTHING + total - row[theme]) for theme in range(theme_count)]
        mean = sum(scores) / theme_count
        yield [score - mean for score in scores]
