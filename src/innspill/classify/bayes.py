"""Learns evidence from a theme set alone, when it is used: complement naive Bayes over letter groups and stems.

For the sets that people write themselves, which nobody has trained beforehand. Method: Rennie, Shih, Teevan and Karger,
«Tackling the Poor Assumptions of Naive Bayes Text Classifiers» (ICML 2003), with damped idf as there.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

from innspill.classify.evidence import Evidence
from innspill.features import letter_groups
from innspill.text import normalise, stem

_SMOOTHING = 0.05
_STEM_WEIGHT = 2.0
_SCALE = 0.08
"""Brings the weights to the size of the trained ones, so that how sure a decision is means the same for both."""
_HALF_SURE = 300
"""With this many texts to learn from, the weights count half: what is learnt from few texts is not sure."""


def learn(texts: Sequence[tuple[str, int]], theme_count: int) -> Evidence:
    """Learn from texts, each with the index of its theme."""
    counts = [(_features(text), theme) for text, theme in texts]
    spread: Counter[str] = Counter(name for found, _ in counts for name in found)
    idf = {name: math.log((1 + len(counts)) / (1 + count)) + 1 for name, count in spread.items()}
    mass = {name: [0.0] * theme_count for name in spread}
    for found, theme in counts:
        weights = {name: count * idf[name] for name, count in found.items()}
        length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
        for name, weight in weights.items():
            mass[name][theme] += weight / length
    scale = _SCALE * len(texts) / (len(texts) + _HALF_SURE)
    return Evidence.of_weights(_weights(mass, theme_count, scale), [0.0] * theme_count)


def _features(text: str) -> dict[str, float]:
    found: dict[str, float] = {}
    for token in dict.fromkeys(normalise(text).split()):
        for name in letter_groups(token):
            found[name] = found.get(name, 0.0) + 1.0
        found[f"={stem(token)}"] = _STEM_WEIGHT
    return found


def _weights(mass: dict[str, list[float]], theme_count: int, scale: float) -> dict[str, list[float]]:
    """Weigh a name for a theme by how rare it is in all the *other* themes, centred over the themes."""
    totals = [sum(column) for column in zip(*mass.values(), strict=True)] if mass else [0.0] * theme_count
    everything = sum(totals)
    floor = _SMOOTHING * len(mass)
    elsewhere = [math.log(floor + everything - total) if mass else 0.0 for total in totals]
    weights = {}
    for name, row in mass.items():
        total = sum(row)
        scores = [elsewhere[theme] - math.log(_SMOOTHING + total - row[theme]) for theme in range(theme_count)]
        mean = sum(scores) / theme_count
        weights[name] = [scale * (score - mean) for score in scores]
    return weights
