"""Puts challenges that say the same thing together, across partners and both forms of Norwegian.

First version: statements are compared by their content words, stemmed and brought to one form. Pairs that share
enough telling words are scored exactly, and joined only while every two members of a group are alike, so that a
chain of half-likenesses never becomes a group.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from rapidfuzz import fuzz

from innspill.model import Challenge, Group
from innspill.shipped import read_shipped_toml
from innspill.text import normalise, stem

GROUP_CUTOFF = 50.0
"""How alike (0-100) every two members of a group are at least; chosen on gold/dev_groups.tsv."""

_MOST_HOLDERS = 400
"""A word that more statements than this hold finds no pairs: it is too common to tell, and pairs grow as its square."""
_MOST_HOLDERS_IN_LARGE_ROUNDS = 80
_LARGE_ROUND = 3000
_LEAST_OVERLAP = 0.3
"""How much of their weighed words (0-1) two statements must share before their wording is compared."""


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
        return "ikke"
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


def group_challenges(challenges: Sequence[Challenge], ids: Sequence[str]) -> tuple[Group, ...]:
    """Give the groups of two or more challenges that say the same thing, largest in partners first.

    Args:
        challenges: Those that are counted (none excluded).
        ids: The id of each.
    """
    texts = [challenge.text for challenge in challenges]
    clusters = cluster_texts(texts, cutoff=GROUP_CUTOFF)
    groups = []
    for members, heading in clusters:
        partners = tuple(sorted({challenges[member].partner for member in members}))
        groups.append((partners, [ids[member] for member in members], texts[heading]))
    groups.sort(key=lambda group: (-len(group[0]), -len(group[1]), group[2]))
    return tuple(
        Group(f"g{number:03}", heading, tuple(members), partners)
        for number, (partners, members, heading) in enumerate(groups, 1)
    )


def cluster_texts(texts: Sequence[str], *, cutoff: float) -> list[tuple[list[int], int]]:
    """Give clusters of two or more like texts as (members, most central member), by index, in any order of texts.

    Args:
        texts: The statements.
        cutoff: How alike (0-100) every two members must be.
    """
    holders = _by_content(texts)
    contents = sorted(holders)
    scores = _pair_scores(contents, cutoff)
    clusters = []
    for cluster in _joined(len(contents), scores):
        held = {key: holders[contents[key]] for key in cluster}
        members = sorted(index for indexes in held.values() for index in indexes)
        if len(members) > 1:
            clusters.append((members, _most_central(held, texts, scores)))
    return clusters


def _by_content(texts: Sequence[str]) -> dict[tuple[str, ...], list[int]]:
    """Put texts of the same content words together; they are alike without further ado."""
    holders: dict[tuple[str, ...], list[int]] = {}
    for index, text in enumerate(texts):
        holders.setdefault(content_words(text) or (normalise(text),), []).append(index)
    return holders


def _joined(count: int, scores: dict[tuple[int, int], float]) -> list[list[int]]:
    """Join the likest pairs first, and two clusters only if every pair across them is alike enough."""
    cluster_of = {key: [key] for key in range(count)}
    for left, right in sorted(scores, key=lambda pair: (-scores[pair], pair)):
        first, second = cluster_of[left], cluster_of[right]
        if first is not second and all((min(a, b), max(a, b)) in scores for a in first for b in second):
            joined = first + second
            cluster_of.update(dict.fromkeys(joined, joined))
    return list({id(cluster): cluster for cluster in cluster_of.values()}.values())


def _pair_scores(contents: Sequence[tuple[str, ...]], cutoff: float) -> dict[tuple[int, int], float]:
    """Score the pairs that are alike enough: how much they share, weighed by rarity, and their wording."""
    spread = Counter(word for content in contents for word in content)
    rarity = {word: math.log((1 + len(contents)) / count) + 0.3 for word, count in spread.items()}
    weights = [math.fsum(rarity[word] for word in content) for content in contents]
    most = _MOST_HOLDERS if len(contents) < _LARGE_ROUND else _MOST_HOLDERS_IN_LARGE_ROUNDS
    holders: dict[str, list[int]] = defaultdict(list)
    scores = {}
    for right, content in enumerate(contents):
        partly: dict[int, float] = defaultdict(float)
        for word in content:
            if spread[word] <= most:
                for left in holders[word]:
                    partly[left] += rarity[word]
                holders[word].append(right)
        for left, weight in partly.items():
            if 2 * weight >= _LEAST_OVERLAP * (weights[left] + weights[right]):
                score = _likeness(contents[left], content, rarity, weights[left] + weights[right])
                if score >= cutoff:
                    scores[(left, right)] = score
    return scores


def _likeness(left: tuple[str, ...], right: tuple[str, ...], rarity: dict[str, float], weight: float) -> float:
    """Give the likeness (0-100) of two statements by their content words; ``weight`` is that of all their words."""
    shared = math.fsum(rarity[word] for word in left if word in right)
    wording = fuzz.token_sort_ratio(" ".join(left), " ".join(right))
    return round(100 * shared / weight + wording / 2, 6)


def _most_central(held: dict[int, list[int]], texts: Sequence[str], scores: dict[tuple[int, int], float]) -> int:
    """Give the text most like all the others; of equals the shortest, then the first by alphabet.

    Args:
        held: The texts, by index, that each content of a cluster stands for.
        texts: All texts.
        scores: The likeness of contents.
    """

    def likeness(key: int) -> float:
        others = (other for other in held if other != key)
        return round(math.fsum(scores[min(key, other), max(key, other)] * len(held[other]) for other in others), 6)

    ranked = [(-likeness(key), len(texts[index]), texts[index], index) for key in held for index in held[key]]
    return min(ranked)[-1]
