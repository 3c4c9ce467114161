"""Learns the evidence that ships with the built-in theme sets: ``make train``.

Each set is learnt from its own terms, definitions and examples; ``bergen`` also from ``gold/examples``. The same input
gives the same files. A test fails when a theme set has changed and this has not been run.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from labelled import Labelled, read_development_set, read_examples
from learner import Concepts, Example, learn

from innspill.classify import Evidence
from innspill.classify.knowledge import fingerprint
from innspill.text import normalise
from innspill.themes import ThemeSet, built_in_theme_sets, load_theme_set

TARGET = Path(__file__).parent.parent / "src" / "innspill" / "data" / "evidence"
LEARNS_FROM_GOLD = "bergen"
TERM_COUNTS = 0.5
"""How much a term counts beside a whole statement."""


def own_examples(theme_set: ThemeSet) -> list[Example]:
    """Give what a theme set itself has to learn from."""
    return [
        Example(text, index, weight)
        for index, theme in enumerate(theme_set.themes)
        for texts, weight in ((theme.terms, TERM_COUNTS), (theme.examples, 1.0), (theme.definition.values(), 1.0))
        for text in texts
    ]


def train(theme_set: ThemeSet, statements: Iterable[Labelled], concepts: Concepts) -> Evidence:
    """Learn the evidence of one theme set, from itself and from labelled statements."""
    examples = own_examples(theme_set)
    examples += [Example(line.text, theme_set.ids.index(line.primary)) for line in statements]
    return learn(examples, len(theme_set.themes), concepts)


def without_development_set(statements: Iterable[Labelled]) -> list[Labelled]:
    """Leave out statements that stand word for word in the development set."""
    held_out = {normalise(line.text) for line in read_development_set()}
    return [line for line in statements if normalise(line.text) not in held_out]


def main() -> None:
    """Write one file per built-in theme set."""
    TARGET.mkdir(exist_ok=True)
    concepts = Concepts()
    for name in built_in_theme_sets():
        theme_set = load_theme_set(name)
        statements = without_development_set(read_examples()) if name == LEARNS_FROM_GOLD else []
        content = fingerprint(theme_set) + train(theme_set, statements, concepts).to_bytes()
        (TARGET / f"{name}.bin").write_bytes(content)
        print(f"{name}: {len(content) / 1000:.0f} kB")


if __name__ == "__main__":
    main()
