"""Scores the groups on ``gold/dev_groups.tsv`` by B-cubed: ``python scripts/score_groups.py``.

The cut-off in ``innspill/group.py`` was chosen on this set; a figure on statements never seen would be lower.
"""

from __future__ import annotations

from collections.abc import Sequence

from labelled import GOLD, read_rows

from innspill.group import GROUP_CUTOFF, cluster_texts


def b_cubed(truth: Sequence[str], found: Sequence[str]) -> tuple[float, float, float]:
    """Give B-cubed precision, recall and F1 of two partitions (Bagga and Baldwin, 1998)."""
    precision = recall = 0.0
    for left in range(len(truth)):
        same_found = [right for right in range(len(found)) if found[right] == found[left]]
        same_truth = [right for right in range(len(truth)) if truth[right] == truth[left]]
        both = len(set(same_found) & set(same_truth))
        precision += both / len(same_found)
        recall += both / len(same_truth)
    precision, recall = precision / len(truth), recall / len(truth)
    return precision, recall, 2 * precision * recall / (precision + recall)


def main() -> None:
    """Print the figures for cut-offs around the one that is used."""
    rows = read_rows(GOLD / "dev_groups.tsv")
    texts = [row["text"] for row in rows]
    truth = [row["group"] or row["id"] for row in rows]
    for cutoff in (40.0, 45.0, GROUP_CUTOFF, 55.0, 60.0, 65.0, 70.0, 101.0):
        found = [row["id"] for row in rows]
        for members, _ in cluster_texts(texts, cutoff=cutoff):
            for member in members:
                found[member] = f"cluster {members[0]}"
        precision, recall, f1 = b_cubed(truth, found)
        print(f"cut-off {cutoff:5.1f}: precision {precision:.3f}, recall {recall:.3f}, F1 {f1:.3f}")


if __name__ == "__main__":
    main()
