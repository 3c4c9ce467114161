"""Looks for weak spots in a theme set: examples that go to another theme, and themes that are hard to tell apart."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from innspill.classify import bayes
from innspill.classify.knowledge import own_texts
from innspill.decisions import OTHER
from innspill.themes import ThemeSet

_FOLDS = 5
_FEWEST_EXAMPLES = 5
_OVERLAP = 0.2
"""What share (0-1) of a theme's examples must go to another one for the two to be called hard to tell apart."""


@dataclass(frozen=True, slots=True)
class Misplaced:
    """An example that the rest of the set would put under another theme; both by id."""

    text: str
    theme: str
    other: str


def misplaced_examples(theme_set: ThemeSet) -> list[Misplaced]:
    """Give the examples that go to another theme when a fifth at a time is left out and the rest is learnt from."""
    examples = [(text, index) for index, theme in enumerate(theme_set.themes) for text in theme.examples]
    own = set(examples)
    rest = [pair for pair in own_texts(theme_set) if pair not in own]
    found = []
    for fold in range(_FOLDS if len(examples) >= _FOLDS else 0):
        kept = [pair for number, pair in enumerate(examples) if number % _FOLDS != fold]
        evidence = bayes.learn([*rest, *kept], len(theme_set.themes))
        for text, index in examples[fold::_FOLDS]:
            scores = evidence.scores(text)
            best = scores.index(max(scores))
            if best != index:
                found.append(Misplaced(text, theme_set.ids[index], theme_set.ids[best]))
    return found


def overlapping_themes(theme_set: ThemeSet, misplaced: list[Misplaced]) -> list[tuple[str, str, float]]:
    """Give the pairs of themes that are hard to tell apart: from, to, and what share (0-1) of examples goes there."""
    counts = Counter((example.theme, example.other) for example in misplaced)
    sizes = {theme.id: len(theme.examples) for theme in theme_set.themes}
    shares = [(theme, other, count / sizes[theme]) for (theme, other), count in counts.items()]
    near = [pair for pair in shares if pair[2] >= _OVERLAP and sizes[pair[0]] >= _FEWEST_EXAMPLES]
    return sorted((pair for pair in near if OTHER not in pair[:2]), key=lambda pair: -pair[2])
