"""Learns how alike statements are, and writes ``data/likeness.json``: ``python scripts/train_likeness.py``.

Learnt from: the groups of ``gold/dev_groups.tsv`` and ``gold/groups``, for the weights; ``gold/examples``, for how rare
words and concepts are; ``gold/concepts.tsv`` and ``gold/likeness_concepts.tsv``, for which forms mean the same. The
forms of ``gold/likeness_concepts_of_groups.tsv`` were found in those very groups. They ship, but the weights are learnt
without them: with them, everything that is alike would seem to share a concept, and one shared concept to be proof.
``--compare`` prints instead how a machine does that has not learnt from the set, for each set in turn.
"""

from __future__ import annotations

import json
import math
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import numpy as np
from labelled import GOLD, example_files, read_rows
from learner import LANGUAGES, form_name
from scipy.optimize import minimize
from scipy.special import expit

from innspill.classify import Classifier
from innspill.features import phrase_heads
from innspill.group.cluster import CUTOFF, cluster
from innspill.group.gather import lean
from innspill.group.likeness import Likeness, compare
from innspill.group.parts import KINDS, Lexicon, Parts, content_words
from innspill.themes import load_theme_set

TARGET = Path(__file__).parent.parent / "src" / "innspill" / "data" / "likeness.json"
PENALTY = 30.0
"""How much large weights cost."""
GENERAL = ("concepts.tsv", "likeness_concepts.tsv")
OF_GROUPS = "likeness_concepts_of_groups.tsv"
LEAST_SPREAD = 2
"""In how many examples a unit must stand for its rarity to be kept; others are as rare as the rarest."""
PROFESSIONS = frozenset({
    "physician", "gp", "senior-consultant", "municipal-chief-physician", "psychiatrist", "psychologist", "nurse",
    "specialist-nurse", "public-health-nurse", "social-educator", "health-care-worker", "midwife", "physiotherapist",
    "occupational-therapist", "speech-therapist", "dietitian", "pharmacist", "dentist", "lab-staff", "social-worker",
    "paramedic", "medical-secretary",
})  # fmt: skip
"""Concepts of kind «actor» that are professions: a lack of one is no lack of another."""
CUTOFFS = tuple(round(0.20 + 0.05 * step, 2) for step in range(9))


@dataclass(frozen=True, slots=True)
class Set:
    """Statements, the group of each (its own id where it stands alone), and what each holds."""

    texts: list[str]
    truth: list[str]
    parts: list[Parts]


def build_lexicon(files: Sequence[str]) -> tuple[dict[str, str], dict[str, int], dict[str, float]]:
    """Give the concepts of each form, the kind of each concept, and how telling each stem and concept is."""
    rows = [row for name in files for row in read_rows(GOLD / name)]
    empty = {row["concept"] for row in rows if "function" in row["note"].lower()}
    kinds: dict[str, int] = {}
    concepts: dict[str, list[str]] = {}
    for row in rows:
        if row["concept"] in empty:
            continue
        kind = "profession" if row["concept"] in PROFESSIONS else row["kind"]
        kinds.setdefault(row["concept"], KINDS.index(kind if kind in KINDS else "general"))
        for form in (form.strip() for language in LANGUAGES for form in row.get(language, "").split(",")):
            name = form_name(form)
            name = name[1:] if name and " " in name else name
            if name and row["concept"] not in concepts.setdefault(name, []):
                concepts[name].append(row["concept"])
    forms = {form: " ".join(names) for form, names in sorted(concepts.items())}
    lexicon = Lexicon(forms, kinds, {})
    spread: Counter[str] = Counter()
    texts = [row["text"] for path in example_files() for row in read_rows(path)]
    for text in texts:
        spread.update({*content_words(text), *(f"@{concept}" for concept in lexicon.concepts_in(text))})
    most = len(texts) + 1
    telling = {unit: round(math.log(most / (n + 1)), 2) for unit, n in sorted(spread.items()) if n >= LEAST_SPREAD}
    return forms, kinds, {"": round(math.log(most), 2), **telling}


def read_set(path: Path, lexicon: Lexicon, classifier: Classifier) -> Set:
    """Read a file of groups."""
    rows = read_rows(path)
    texts = [row["text"] for row in rows]
    parts = [lexicon.take_apart(text, lean(classifier.decide(text))) for text in texts]
    return Set(texts, [row["group"] or row["id"] for row in rows], parts)


def pairs_of(group_set: Set) -> tuple[np.ndarray, np.ndarray]:
    """Give what tells of each pair that shares enough, and whether it is in one group."""
    rows, same = [], []
    for right, part in enumerate(group_set.parts):
        for left in range(right):
            found = compare(group_set.parts[left], part)
            if found:
                rows.append(found)
                same.append(group_set.truth[left] == group_set.truth[right])
    return np.array(rows), np.array(same)


def learn(sets: Sequence[Set]) -> list[float]:
    """Learn the weights by logistic regression, the constant first; what only one has may never speak for likeness."""
    pairs = [pairs_of(group_set) for group_set in sets]
    matrix, same = np.vstack([rows for rows, _ in pairs]), np.concatenate([found for _, found in pairs])
    scale = matrix.std(0) + 1e-9
    matrix = np.hstack([np.ones((len(matrix), 1)), matrix / scale])
    signs = np.where(same, 1.0, -1.0)

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        margins = signs * (matrix @ weights)
        pull = -signs * expit(-margins)
        penalty = np.concatenate([[0.0], weights[1:]])
        return float(
            np.logaddexp(0, -margins).sum() + PENALTY * penalty @ penalty / 2
        ), matrix.T @ pull + PENALTY * penalty

    at_kinds = matrix.shape[1] - 4 * (len(KINDS) - 1)
    kinds = [(0.0, None), (None, 0.0), (None, 0.0), (None, 0.0)] * (len(KINDS) - 1)
    found = minimize(
        loss, np.zeros(matrix.shape[1]), jac=True, method="L-BFGS-B", bounds=[(None, None)] * at_kinds + kinds
    )
    return [round(float(weight), 4) for weight in (found.x[0], *(found.x[1:] / scale))]


def b_cubed(truth: Sequence[str], found: Sequence[int]) -> tuple[float, float, float]:
    """Give B-cubed precision, recall and F1 of two partitions (Bagga and Baldwin, 1998)."""
    true, got, both = Counter(truth), Counter(found), Counter(zip(truth, found, strict=True))
    pairs = list(zip(truth, found, strict=True))
    precision = sum(both[pair] / got[pair[1]] for pair in pairs) / len(pairs)
    recall = sum(both[pair] / true[pair[0]] for pair in pairs) / len(pairs)
    return precision, recall, 2 * precision * recall / (precision + recall)


def clusters_of(group_set: Set, likeness: Likeness, cutoff: float) -> list[int]:
    """Give for each statement the first member of its cluster."""
    found = list(range(len(group_set.texts)))
    for members in cluster(group_set.texts, group_set.parts, likeness, cutoff=cutoff):
        for member in members:
            found[member] = members[0]
    return found


def count_pairs(group_set: Set, found: Sequence[int]) -> tuple[int, int, int]:
    """Give how many pairs of one group there are, are in one cluster, and share too little to be compared at all."""
    truth, parts = group_set.truth, group_set.parts
    pairs = [pair for pair in combinations(range(len(truth)), 2) if truth[pair[0]] == truth[pair[1]]]
    together = sum(found[left] == found[right] for left, right in pairs)
    return len(pairs), together, sum(compare(parts[left], parts[right]) is None for left, right in pairs)


def show(name: str, group_set: Set, likeness: Likeness) -> None:
    """Print the figures of a set at each cut-off."""
    apart = b_cubed(group_set.truth, list(range(len(group_set.texts))))[2]
    print(f"{name}: {len(group_set.texts)} statements; all apart F1 {apart:.3f}")
    for cutoff in CUTOFFS:
        found = clusters_of(group_set, likeness, cutoff)
        precision, recall, f1 = b_cubed(group_set.truth, found)
        mark = " <- shipped" if cutoff == CUTOFF else ""
        print(f"  cut-off {cutoff:.2f}: precision {precision:.3f}, recall {recall:.3f}, F1 {f1:.3f}{mark}")
        if mark:
            pairs, together, beyond = count_pairs(group_set, found)
            print(f"    pairs of one group: {pairs}; found {together}; {beyond} share too little to be compared")


def main() -> None:
    """Train and write, or compare."""
    classifier = Classifier(load_theme_set("bergen"))
    paths = [GOLD / "dev_groups.tsv", *sorted((GOLD / "groups").glob("*.tsv"))]
    general = Lexicon(*build_lexicon(GENERAL))
    sets = {path.stem: read_set(path, general, classifier) for path in paths}
    if "--compare" in sys.argv:
        for name, group_set in sets.items():
            weights = learn([other for other_name, other in sets.items() if other_name != name])
            show(name, group_set, Likeness(general, weights))
    weights = learn(list(sets.values()))
    forms, kinds, telling = build_lexicon((*GENERAL, OF_GROUPS))
    shipped = Lexicon(forms, kinds, telling)
    if "--compare" in sys.argv:
        show("unseen_groups", read_set(GOLD / "unseen_groups.tsv", shipped, classifier), Likeness(shipped, weights))
        return
    known = {
        "weights": weights,
        "kinds": kinds,
        "telling": telling,
        "heads": phrase_heads(form for form in forms if " " in form),
        "forms": forms,
    }
    text = json.dumps(known, ensure_ascii=False, separators=(",", ":"))
    TARGET.write_text(text + "\n", encoding="utf-8", newline="\n")
    print(f"{TARGET.name}: {len(forms):,} forms, {len(telling):,} units, {len(text.encode()):,} bytes")


if __name__ == "__main__":
    main()
