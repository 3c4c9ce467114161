"""Joins statements that are likely to say the same: the likest first, and only while all of a cluster are alike."""

from __future__ import annotations

import heapq
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from innspill.group.likeness import LEAST_SHARED, Likeness, is_copy
from innspill.group.parts import WORD, Parts
from innspill.text import normalise

CUTOFF = 0.3
"""How likely it is, on average over the pairs of a cluster, that two members say the same (0-1)."""
_LEAST_LIKELY = 0.04
"""How likely it is at least for every single pair of a cluster, so that A and C are not joined only because of B."""
SURE = 1.0
"""The chance that is given to copies, and to nothing else."""
_MOST_LEARNT = 0.99
_MOST_HOLDERS = 400
"""A unit that more statements than this hold finds no pairs: it is too common to tell, and pairs grow as its square."""
_MOST_HOLDERS_IN_LARGE_ROUNDS = 80
_LARGE_ROUND = 3000

Pair = tuple[int, int]


def cluster(
    texts: Sequence[str], parts: Sequence[Parts], likeness: Likeness, *, cutoff: float = CUTOFF
) -> list[list[int]]:
    """Give the clusters of two or more statements, by index; the same ones in whatever order the statements come.

    Args:
        texts: The statements.
        parts: What each of them holds.
        likeness: How to compare them.
        cutoff: How likely (0-1) two members say the same, on average over all pairs.
    """
    holders: dict[str, list[int]] = {}
    for index, text in enumerate(texts):
        holders.setdefault(normalise(text) or text, []).append(index)
    said = sorted(holders)
    firsts = [holders[text][0] for text in said]
    chances = pair_chances([texts[first] for first in firsts], [parts[first] for first in firsts], likeness)
    joined = _join(len(said), chances, cutoff)
    clusters = [sorted(index for member in members for index in holders[said[member]]) for members in joined]
    return sorted(members for members in clusters if len(members) > 1)


def pair_chances(texts: Sequence[str], parts: Sequence[Parts], likeness: Likeness) -> dict[Pair, float]:
    """Give how likely the pairs say the same that are likely enough to stand in one cluster; copies surely do."""
    chances = {}
    for left, right in _candidates(parts):
        chance = likeness.chance(parts[left], parts[right])
        if chance >= _LEAST_LIKELY:
            is_same = is_copy(texts[left], texts[right], (parts[left], parts[right]))
            chances[left, right] = SURE if is_same else round(min(chance, _MOST_LEARNT), 6)
    return chances


def _candidates(parts: Sequence[Parts]) -> list[Pair]:
    """Give the pairs that share enough, found by the units that few statements hold."""
    spread = Counter(unit for part in parts for unit in part.units)
    most = _MOST_HOLDERS if len(parts) < _LARGE_ROUND else _MOST_HOLDERS_IN_LARGE_ROUNDS
    holders: dict[str, list[int]] = defaultdict(list)
    pairs = []
    sizes = [(part.totals[WORD], sum(part.totals[1:])) for part in parts]
    for right, part in enumerate(parts):
        shared: tuple[dict[int, float], dict[int, float]] = defaultdict(float), defaultdict(float)
        for unit, (kind, weight) in part.units.items():
            if spread[unit] > most:
                continue
            of_kind = shared[kind != WORD]
            for left in holders[unit]:
                of_kind[left] += weight
            holders[unit].append(right)
        words, concepts = sizes[right]
        of_words, of_concepts = shared
        for left in of_words.keys() | of_concepts.keys():
            word_share = of_words.get(left, 0.0) / (words + sizes[left][0] or 1.0)
            if 2 * (word_share + of_concepts.get(left, 0.0) / (concepts + sizes[left][1] or 1.0)) >= LEAST_SHARED:
                pairs.append((left, right))
    return pairs


def _join(count: int, chances: Mapping[Pair, float], cutoff: float) -> list[list[int]]:
    """Join by average linkage: two clusters whose pairs are all likely, the likest on average first.

    Equals are joined in the order of their members, so that the outcome is the same every time.
    """
    clusters = {number: [number] for number in range(count)}
    links: dict[int, dict[int, tuple[float, int]]] = defaultdict(dict)
    for (left, right), chance in chances.items():
        links[left][right] = links[right][left] = (chance, 1)
    queue = [(-chance, left, right) for (left, right), chance in chances.items() if chance >= cutoff]
    heapq.heapify(queue)
    following = count
    while queue:
        _, left, right = heapq.heappop(queue)
        if left not in clusters or right not in clusters:
            continue
        first, second = links.pop(left), links.pop(right)
        clusters[following] = clusters.pop(left) + clusters.pop(right)
        for other in first.keys() | second.keys():
            if other in (left, right):
                continue
            one, two = first.get(other, (0.0, 0)), second.get(other, (0.0, 0))
            total, pairs = one[0] + two[0], one[1] + two[1]
            links[other].pop(left, None)
            links[other].pop(right, None)
            if pairs < len(clusters[following]) * len(clusters[other]):
                continue  # some pair across is unlikely, and no later joining can mend that
            links[following][other] = links[other][following] = (total, pairs)
            if total / pairs >= cutoff:
                heapq.heappush(queue, (-total / pairs, other, following))
        following += 1
    return [sorted(members) for members in clusters.values()]
