"""Learns evidence from labelled statements with scikit-learn; only needed to train, never to sort.

A linear support vector machine (one theme against the rest) and a share of complement naive Bayes, over the features of
``innspill.features``, in one matrix of weights. docs/temaer.md compares it with other designs.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
import scipy.sparse as sp
from labelled import GOLD, read_rows
from sklearn.svm import LinearSVC

from innspill.classify import Evidence
from innspill.features import (
    LONGEST_ABBREVIATION,
    abbreviations,
    concept_stems,
    find_phrases,
    letter_groups,
    phrase_heads,
)
from innspill.text import normalise, stem

WEIGHT = {"group": 1.0, "stem": 2.0, "pair": 1.0, "concept": 2.5}
"""How much each kind of feature counts."""
LEAST = {"group": 2, "stem": 1, "pair": 2, "concept": 1}
"""In how many texts a feature must stand."""
SVM_C, BAYES_SHARE, SMOOTHING = 0.5, 0.25, 0.1
LEAST_SPREAD = 1.0
"""Features whose weights differ less than this (in standard deviations of all) are dropped: no loss, half the size."""
LANGUAGES = ("nb", "nn", "sv", "en")


@dataclass(frozen=True, slots=True)
class Example:
    """A text to learn from, the index of its theme, and how much it counts."""

    text: str
    theme: int
    weight: float = 1.0


class Concepts:
    """The forms of ``gold/concepts.tsv``: «@stem», «@stem stem» and «#ABBR», each with its concepts."""

    def __init__(self, path: Path = GOLD / "concepts.tsv") -> None:
        self.forms: dict[str, list[str]] = {}
        for row in read_rows(path):
            for form in (form.strip() for language in LANGUAGES for form in row.get(language, "").split(",")):
                name = form_name(form)
                if name and row["concept"] not in self.forms.setdefault(name, []):
                    self.forms[name].append(row["concept"])
        self.phrases = {name[1:]: name for name in self.forms if " " in name}
        self.heads = phrase_heads(self.phrases)


def form_name(form: str) -> str | None:
    """Give the name under which a form is found: «#ABBR», or «@» and its stems; none where it has no letters."""
    parts = normalise(form).split()
    if len(parts) == 1 and form.isupper() and len(form) <= LONGEST_ABBREVIATION:
        return f"#{form}"
    return "@" + " ".join(map(stem, parts)) if parts else None


def features(text: str, concepts: Concepts) -> dict[str, float]:
    """Give all features of a text with how often each stands; pairs of stems begin with «=», concepts with «@»."""
    tokens = normalise(text).split()
    stems = [stem(token) for token in tokens]
    names: list[str] = []
    forms: list[str] = []
    for token, token_stem in dict(zip(tokens, stems, strict=True)).items():
        names += [*letter_groups(token), f"={token_stem}"]
        forms += concept_stems(token, token_stem, concepts.forms)
    names += {f"={first} {second}" for first, second in pairwise(stems)}
    forms += {f"@{name}" for _, _, name in find_phrases(stems, concepts.phrases, concepts.heads)}
    forms += abbreviations(text, concepts.forms)
    names += [f"@{concept}" for form in forms for concept in concepts.forms[form]]
    found: dict[str, float] = {}
    for name in names:
        found[name] = found.get(name, 0.0) + 1.0
    return found


def kind(name: str) -> str:
    """Say which kind of feature a name is."""
    if name[0] == "=":
        return "pair" if " " in name else "stem"
    return "concept" if name[0] == "@" else "group"


def learn(examples: Sequence[Example], theme_count: int, concepts: Concepts) -> Evidence:
    """Learn from examples; the same examples give the same evidence."""
    rows = [features(example.text, concepts) for example in examples]
    spread: dict[str, int] = {}
    for row in rows:
        for name in row:
            spread[name] = spread.get(name, 0) + 1
    names = sorted(name for name, count in spread.items() if count >= LEAST[kind(name)])
    idf = np.array([WEIGHT[kind(name)] * (math.log((1 + len(rows)) / (1 + spread[name])) + 1) for name in names])
    matrix = _matrix(examples, rows, names) @ sp.diags(idf)
    unit = float(np.sqrt(np.asarray(matrix.multiply(matrix).sum(1))).mean())
    matrix = (matrix / unit).tocsr()
    themes = np.array([example.theme for example in examples])
    counts = np.array([example.weight for example in examples])
    machine = LinearSVC(C=SVM_C, class_weight="balanced", random_state=0).fit(matrix, themes, sample_weight=counts)
    weights = machine.coef_.T + BAYES_SHARE * _bayes(matrix, themes, counts, theme_count)
    weights -= weights.mean(1, keepdims=True)
    weights *= (idf / unit)[:, None]
    kept = np.flatnonzero(np.ptp(weights, axis=1) >= LEAST_SPREAD * weights.std())
    table = {names[at]: weights[at] for at in kept}
    return Evidence.of_weights(_by_form(table, concepts, theme_count), machine.intercept_ - machine.intercept_.mean())


def _matrix(examples: Sequence[Example], rows: Sequence[dict[str, float]], names: Sequence[str]) -> sp.csr_matrix:
    """Give counts divided by the root of the number of different words: texts × features."""
    index = {name: at for at, name in enumerate(names)}
    columns: list[int] = []
    values: list[float] = []
    ends = [0]
    for example, row in zip(examples, rows, strict=True):
        root = math.sqrt(max(1, len(set(normalise(example.text).split()))))
        known = [(index[name], value / root) for name, value in row.items() if name in index]
        columns += [column for column, _ in known]
        values += [value for _, value in known]
        ends.append(len(columns))
    return sp.csr_matrix((np.array(values), np.array(columns), np.array(ends)), shape=(len(rows), len(names)))


def _bayes(matrix: sp.csr_matrix, themes: np.ndarray, counts: np.ndarray, theme_count: int) -> np.ndarray:
    """Weigh each feature for a theme by how rare it is in all the *other* themes: features × themes."""
    held = np.zeros((len(themes), theme_count))
    held[np.arange(len(themes)), themes] = counts
    mass = np.asarray(matrix.T @ held)
    floor = SMOOTHING * mass.shape[0]
    elsewhere = np.log(floor + mass.sum() - mass.sum(0))
    weights: np.ndarray = elsewhere - np.log(SMOOTHING + mass.sum(1, keepdims=True) - mass)
    return weights


def _by_form(table: dict[str, np.ndarray], concepts: Concepts, theme_count: int) -> dict[str, list[float]]:
    """Give concepts' weights to the forms that name them; when sorting, only forms are looked up."""
    weights = {name[1:] if kind(name) == "pair" else name: row for name, row in table.items() if name[0] != "@"}
    for form, members in concepts.forms.items():
        name = form[1:] if " " in form else form
        row = sum((table[f"@{concept}"] for concept in members if f"@{concept}" in table), np.zeros(theme_count))
        weights[name] = weights.get(name, np.zeros(theme_count)) + row
    return {name: [float(weight) for weight in row] for name, row in weights.items()}
