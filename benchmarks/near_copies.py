"""Measures how many near copies are put together with what they are copies of: ``python benchmarks/near_copies.py``.

Each statement of ``gold/unseen_groups.tsv`` of five words or more gets one copy in each of three ways, by a fixed seed:
one word in eight, at least one, is changed for another of the same length in the set; two letters change places in as
many words; the halves change places. Printed: the share of copies that stand in a group with their original.
"""

from __future__ import annotations

import csv
import random
from collections.abc import Callable
from pathlib import Path

from innspill.classify import Classifier
from innspill.group.cluster import cluster
from innspill.group.gather import lean
from innspill.group.likeness import Likeness
from innspill.themes import load_theme_set

STATEMENTS = Path(__file__).parent.parent / "gold" / "unseen_groups.tsv"
FEWEST_WORDS = 5
ONE_IN = 8


def read_statements() -> list[str]:
    """Read the statements that are long enough to be changed."""
    with STATEMENTS.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [row["text"] for row in rows if len(row["text"].split()) >= FEWEST_WORDS]


def changed(words: list[str], others: dict[int, list[str]], chance: random.Random) -> list[str]:
    """Change some words for others of the same length."""
    words = list(words)
    for at in chance.sample(range(len(words)), max(1, len(words) // ONE_IN)):
        words[at] = chance.choice(others[len(words[at])])
    return words


def misspelt(words: list[str], _others: dict[int, list[str]], chance: random.Random) -> list[str]:
    """Let two letters change places in some words."""
    words = list(words)
    long = [at for at, word in enumerate(words) if len(word) > FEWEST_WORDS]
    for at in chance.sample(long, min(len(long), max(1, len(words) // ONE_IN))):
        word, place = words[at], chance.randrange(1, len(words[at]) - 2)
        words[at] = word[:place] + word[place + 1] + word[place] + word[place + 2 :]
    return words


def reordered(words: list[str], _others: dict[int, list[str]], _chance: random.Random) -> list[str]:
    """Let the halves change places."""
    half = len(words) // 2
    return words[half:] + words[:half]


WAYS: tuple[Callable[[list[str], dict[int, list[str]], random.Random], list[str]], ...] = (changed, misspelt, reordered)


def main() -> None:
    """Print the share of copies found, for each way."""
    chance = random.Random(1)  # noqa: S311 - a fixed seed
    likeness, classifier = Likeness.shipped(), Classifier(load_theme_set("bergen"))
    originals = read_statements()
    others: dict[int, list[str]] = {}
    for word in sorted({word for text in originals for word in text.split()}):
        others.setdefault(len(word), []).append(word)
    for way in WAYS:
        copies = [" ".join(way(text.split(), others, chance)) for text in originals]
        texts = [*originals, *copies]
        parts = [likeness.lexicon.take_apart(text, lean(classifier.decide(text))) for text in texts]
        group = {member: members[0] for members in cluster(texts, parts, likeness) for member in members}
        count = len(originals)
        found = sum(group.get(at, -1) == group.get(at + count, -2) for at in range(count))
        print(f"{way.__name__}: {found} of {count} found, {found / count:.3f}; at least 0.98")


if __name__ == "__main__":
    main()
