"""Suggests themes that the set lacks, from what was left in «annet»: subjects that several partners raise there."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from innspill.text import normalise, stem

_SHORTEST_WORD = 6
"""A subject is named by a word of some length; short ones are function words, or in everything."""
_SHORTEST_COMMON = 7
"""Words that begin alike for so many letters are of one subject («frivillige», «frivilligsentral»)."""
_FEWEST_PARTNERS = 2
_FEWEST_STATEMENTS = 3
_MOST_SUGGESTIONS = 5
_MOST_ELSEWHERE = 0.25
"""A word is no subject of its own when more than this share (0-1) of its statements have another theme."""
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Statement:
    """What a suggestion is made from: a challenge's id, text, partners, and whether it was left in «annet»."""

    id: str
    text: str
    partners: tuple[str, ...]
    is_left: bool


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A subject that could be a theme: its label in the partners' own words, its statements and who is behind them."""

    label: str
    members: tuple[str, ...]
    partners: tuple[str, ...]


def suggest_themes(statements: Sequence[Statement]) -> tuple[Suggestion, ...]:
    """Give the subjects that recur in «annet», those of most partners first; a statement stands under one of them."""
    holders = _holders(statements)
    found: list[Suggestion] = []
    taken: set[str] = set()
    while len(found) < _MOST_SUGGESTIONS:
        counted = {key: [line for line in lines if line.id not in taken] for key, lines in holders.items()}
        best = max(counted, key=lambda key: (_weight(counted[key]), key), default=None)
        if best is None or not _is_subject(counted[best]):
            break
        members = counted.pop(best)
        found.append(
            Suggestion(
                label=_label(best, members),
                members=tuple(line.id for line in members),
                partners=tuple(sorted({partner for line in members for partner in line.partners})),
            )
        )
        taken.update(line.id for line in members)
    return tuple(found)


def _holders(statements: Sequence[Statement]) -> dict[str, list[Statement]]:
    """Give the statements left in «annet» by how their words begin, for words that are at home there."""
    holders: defaultdict[str, list[Statement]] = defaultdict(list)
    elsewhere: Counter[str] = Counter()
    for line in statements:
        for key in {_key(word) for word in normalise(line.text).split() if len(word) >= _SHORTEST_WORD}:
            if line.is_left:
                holders[key].append(line)
            else:
                elsewhere[key] += 1
    return {
        key: lines
        for key, lines in holders.items()
        if elsewhere[key] <= _MOST_ELSEWHERE * (elsewhere[key] + len(lines))
    }


def _key(word: str) -> str:
    return stem(word)[:_SHORTEST_COMMON]


def _weight(lines: Sequence[Statement]) -> tuple[int, int]:
    return (len({partner for line in lines for partner in line.partners}), len(lines))


def _is_subject(lines: Sequence[Statement]) -> bool:
    partners, count = _weight(lines)
    return partners >= _FEWEST_PARTNERS and count >= _FEWEST_STATEMENTS


def _label(key: str, lines: Sequence[Statement]) -> str:
    """Give the form of the word that most statements have, the shorter one of equals."""
    forms = Counter(
        form for line in lines for form in {word.casefold() for word in _WORD.findall(line.text)} if _key(form) == key
    )
    label: str = min(forms, key=lambda form: (-forms[form], len(form), form))
    return label
