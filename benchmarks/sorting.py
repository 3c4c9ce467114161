"""Times the sorting of 100,000 different statements of 20 words: ``python benchmarks/sorting.py``.

The statements are drawn from the words of ``gold/examples``. Printed: wall time in seconds and peak memory in MB.
"""

from __future__ import annotations

import random
import resource
import time
from pathlib import Path

from innspill.classify import Classifier
from innspill.text import normalise
from innspill.themes import load_theme_set

EXAMPLES = Path(__file__).parent.parent / "gold" / "examples"
STATEMENTS = 100_000
WORDS = 20


def make_statements() -> list[str]:
    """Draw statements from the vocabulary of the examples."""
    texts = [path.read_text("utf-8") for path in sorted(EXAMPLES.glob("*.tsv"))]
    vocabulary = sorted({word for text in texts for word in normalise(text).split()})
    chance = random.Random(1)  # noqa: S311 - for invented statements
    return [" ".join(chance.choices(vocabulary, k=WORDS)) for _ in range(STATEMENTS)]


def main() -> None:
    """Print the figures."""
    statements = make_statements()
    classifier = Classifier(load_theme_set("bergen"))
    start = time.perf_counter()
    for text in statements:
        classifier.decide(text)
    seconds = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    print(f"{STATEMENTS:,} statements: {seconds:.1f} s, at most 12; peak memory {peak:.0f} MB, at most 400")


if __name__ == "__main__":
    main()
