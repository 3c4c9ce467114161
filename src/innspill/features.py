"""Takes texts apart into what evidence is learnt for: letter groups, stems, pairs, phrases, abbreviations.

Names tell the kinds apart: « si» a letter group, «=sjuk» a stem, «@bemann» the stem of a concept's form, «få tak» a
pair or phrase of stems, «#KAD» an abbreviation.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import pairwise

_SHORTEST_GROUP, _LONGEST_GROUP = 3, 6
_SHORTEST_PART = 4
LONGEST_ABBREVIATION = 6
_PART = re.compile(r"[^\W_]+")


def letter_groups(word: str) -> set[str]:
    """Give the letter groups of a word with a space on either side.

    Example:
        >>> sorted(letter_groups("ki"))
        [' ki', ' ki ', 'ki ']
    """
    padded = f" {word} "
    length = len(padded)
    return {
        padded[start : start + size]
        for size in range(_SHORTEST_GROUP, min(_LONGEST_GROUP, length) + 1)
        for start in range(length - size + 1)
    }


def concept_stems(word: str, stem: str, known: Container[str]) -> list[str]:
    """Give the concept stems in a word: itself, else its longest last part and the longest first part before it.

    Args:
        word: The word, normalised.
        stem: Its stem.
        known: Has «@» and the stem for each form of a concept that is one word.
    """
    if f"@{stem}" in known:
        return [f"@{stem}"]
    found: list[str] = []
    cut = len(word)
    for start in range(2, len(stem) - _SHORTEST_PART + 1):
        if f"@{stem[start:]}" in known:
            found.append(f"@{stem[start:]}")
            cut = start
            break
    for end in range(cut, _SHORTEST_PART - 1, -1):
        if f"@{word[:end]}" in known:
            found.append(f"@{word[:end]}")
            break
    return found


def phrase_heads(phrases: Iterable[str]) -> dict[str, int]:
    """Give the first two stems of each phrase of three or more, with the most stems that such a phrase has."""
    heads: dict[str, int] = {}
    for phrase in phrases:
        stems = phrase.split(" ")
        if len(stems) > len(("one", "pair")):
            head = " ".join(stems[:2])
            heads[head] = max(heads.get(head, 0), len(stems))
    return heads


def find_phrases(stems: Sequence[str], known: Container[str], heads: dict[str, int]) -> Iterator[tuple[int, int, str]]:
    """Give (first word, number of words, the stems as one text) of the known pairs and phrases in a text."""
    for start, (first, second) in enumerate(pairwise(stems)):
        pair = f"{first} {second}"
        if pair in known:
            yield start, 2, pair
        for size in range(3, min(heads.get(pair, 0), len(stems) - start) + 1):
            phrase = " ".join(stems[start : start + size])
            if phrase in known:
                yield start, size, phrase


def abbreviations(text: str, known: Container[str]) -> list[str]:
    """Give the known upper-case abbreviations of a text, each once, with «#» before it."""
    if text.islower():
        return []
    return [f"#{part}" for part in dict.fromkeys(_PART.findall(text)) if part.isupper() and f"#{part}" in known]
