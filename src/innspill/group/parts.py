"""Takes statements apart into what is compared: the stems of their words, the concepts they speak of, their numbers."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from innspill.features import abbreviations, concept_stems, find_phrases, phrase_heads
from innspill.shipped import read_shipped_toml
from innspill.text import normalise, stem

KINDS = (
    "word", "actor", "patient-group", "service", "thing", "action", "problem", "quality", "place", "time", "money",
    "general", "profession",
)  # fmt: skip
"""The kinds of units: stems of words first, then the kinds of concepts in ``gold/concepts.tsv``, professions apart."""
WORD = 0
NOT = "ikke"
"""The one stem that stands for every word that turns a statement round."""
_SHORTEST_FIRST, _SHORTEST_LAST = 3, 4
_JOINTS = "se"
_MOST_UNITS = 120
"""Of longer statements, above some hundred words, only the most telling units are compared, so that time is bounded."""
_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Parts:
    """A statement as it is compared.

    Attributes:
        units: Its stems, and its concepts with «@» before their names, each with its kind and how telling it is.
        totals: How telling the units of each kind are together, in the order of ``KINDS``.
        word_count: How many of the units are stems.
        numbers: The numbers in it.
        leaning: How much it speaks for each theme, adding up to 1; empty where nobody has sorted it.
    """

    units: dict[str, tuple[int, float]]
    totals: tuple[float, ...]
    word_count: int
    numbers: frozenset[str]
    leaning: tuple[float, ...] = ()


class Lexicon:
    """What is known of words: the concepts of each form, the kind of each concept, and how telling a unit is.

    How telling something is, is the logarithm of how rare it is in ``gold/examples``, and not in the round at hand: so
    the same two statements are as alike in every round.
    """

    def __init__(
        self,
        forms: Mapping[str, str],
        kinds: Mapping[str, int],
        telling: Mapping[str, float],
        heads: dict[str, int] | None = None,
    ) -> None:
        """Make a lexicon.

        Args:
            forms: The concepts of each form, parted by spaces: «@stem», «stem stem» or «#ABBR».
            kinds: The kind of each concept, as its place in ``KINDS``.
            telling: How telling the units are; that of «» is the most, and counts for units that are not there.
            heads: What :func:`innspill.features.phrase_heads` gives for the forms, where it is known beforehand.
        """
        self._forms = forms
        self._kinds = kinds
        self._telling = telling
        self._unseen = telling.get("", 1.0)
        self._heads = phrase_heads(name for name in forms if " " in name) if heads is None else heads
        self._of_words: dict[str, tuple[str, ...]] = {}

    def take_apart(self, text: str, leaning: tuple[float, ...] = ()) -> Parts:
        """Take a statement apart; ``leaning`` is how much it speaks for each theme, adding up to 1."""
        units = {word: (WORD, self._telling.get(word, self._unseen)) for word in content_words(text)}
        for concept in self.concepts_in(text):
            name = f"@{concept}"
            units[name] = (self._kinds[concept], self._telling.get(name, self._unseen))
        if len(units) > _MOST_UNITS:
            most_telling = sorted(units, key=lambda unit: (-units[unit][1], unit))[:_MOST_UNITS]
            units = {unit: units[unit] for unit in most_telling}
        totals = [0.0] * len(KINDS)
        for kind, weight in units.values():
            totals[kind] += weight
        word_count = sum(1 for kind, _ in units.values() if kind == WORD)
        return Parts(units, tuple(totals), word_count, frozenset(_NUMBER.findall(text)), leaning)

    def concepts_in(self, text: str) -> list[str]:
        """Give the names of the concepts that a text speaks of, in alphabetical order."""
        tokens = normalise(text).split()
        found = {concept for token in tokens for concept in self._concepts_of(token)}
        phrases = find_phrases([stem(token) for token in tokens], self._forms, self._heads)
        for form in [*(name for _, _, name in phrases), *abbreviations(text, self._forms)]:
            found.update(self._forms[form].split(" "))
        return sorted(found)

    def words_of(self, text: str) -> dict[str, str]:
        """Give for each unit of a text the words that stand for it, the first ones where it stands several times."""
        tokens = normalise(text).split()
        found: dict[str, str] = {}
        for token in tokens:
            for unit in (_content_word(token), *(f"@{concept}" for concept in self._concepts_of(token))):
                found.setdefault(unit, token)
        for first, size, name in find_phrases([stem(token) for token in tokens], self._forms, self._heads):
            for concept in self._forms[name].split(" "):
                found.setdefault(f"@{concept}", " ".join(tokens[first : first + size]))
        for form in abbreviations(text, self._forms):
            for concept in self._forms[form].split(" "):
                found.setdefault(f"@{concept}", form[1:])
        return found

    def _concepts_of(self, token: str) -> tuple[str, ...]:
        if token not in self._of_words:
            forms = self._parts_of(token) or concept_stems(token, stem(token), self._forms)
            self._of_words[token] = tuple(concept for form in forms for concept in self._forms[form].split(" "))
        return self._of_words[token]

    def _parts_of(self, token: str) -> list[str]:
        """Part a compound where both parts are known, the last one as long as can be; the first may have a joint."""
        whole = stem(token)
        if f"@{whole}" in self._forms:
            return []
        for start in range(_SHORTEST_FIRST, len(whole) - _SHORTEST_LAST + 1):
            last = f"@{whole[start:]}"
            joints = (token[:start], token[: start - 1] if token[start - 1] in _JOINTS else "")
            firsts = [f"@{stem(first)}" for first in joints if len(first) >= _SHORTEST_FIRST]
            known = [first for first in firsts if first in self._forms]
            if last in self._forms and known:
                return [known[0], last]
        return []


@dataclass(frozen=True, slots=True)
class _Forms:
    parts: tuple[tuple[str, str], ...]
    words: dict[str, str]
    empty: frozenset[str]
    turning: frozenset[str]


@cache
def _forms() -> _Forms:
    data = read_shipped_toml("word_forms.toml")
    return _Forms(
        parts=tuple(sorted(data["parts"].items(), key=lambda pair: -len(pair[0]))),
        words=data["words"],
        empty=frozenset(data["empty"]["words"]),
        turning=frozenset(data["turning"]["words"]),
    )


@lru_cache(maxsize=65536)
def _content_word(word: str) -> str:
    """Give the form in which a word is compared, or nothing where it tells nothing."""
    forms = _forms()
    if word in forms.turning:
        return NOT
    if word in forms.empty:
        return ""
    word = forms.words.get(word, word)
    for nynorsk, bokmal in forms.parts:
        if nynorsk in word:
            word = word.replace(nynorsk, bokmal)
            break
    return stem(word)


def content_words(text: str) -> tuple[str, ...]:
    """Give the words of a text that tell what it is about, stemmed, in one form of Norwegian.

    Example:
        >>> content_words("Vi manglar sjukepleiarar") == content_words("Mangler sykepleiere")
        True
    """
    return tuple(dict.fromkeys(filter(None, map(_content_word, normalise(text).split()))))
