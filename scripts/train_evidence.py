"""Learns the evidence that ships with the built-in theme sets: ``python scripts/train_evidence.py``.

Each set is learnt from its own terms and examples; ``bergen`` also from ``gold/examples``. The same input gives the
same files. A test fails when a theme set has changed and this has not been run.
"""

from __future__ import annotations

from pathlib import Path

from labelled import read_examples

from innspill.classify import WordEvidence
from innspill.classify.decide import fingerprint, training_texts
from innspill.themes import ThemeSet, built_in_theme_sets, load_theme_set

TARGET = Path(__file__).parent.parent / "src" / "innspill" / "data" / "evidence"
LEARNS_FROM_GOLD = "bergen"


def train(theme_set: ThemeSet) -> WordEvidence:
    """Learn the evidence of one theme set."""
    texts = training_texts(theme_set)
    if theme_set.name == LEARNS_FROM_GOLD:
        texts += [(line.text, theme_set.ids.index(line.primary), 1) for line in read_examples()]
    return WordEvidence.trained_on(texts, len(theme_set.themes))


def main() -> None:
    """Write one file per built-in theme set."""
    TARGET.mkdir(exist_ok=True)
    for name in built_in_theme_sets():
        theme_set = load_theme_set(name)
        content = fingerprint(theme_set) + train(theme_set).to_bytes()
        (TARGET / f"{name}.bin").write_bytes(content)
        print(f"{name}: {len(content) / 1000:.0f} kB")


if __name__ == "__main__":
    main()
