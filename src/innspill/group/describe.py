"""Describes a group: its heading, how alike its members are, and which of them are copies of one another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from innspill.group.cluster import SURE, Pair, pair_chances
from innspill.group.likeness import Likeness
from innspill.group.parts import Parts
from innspill.text import normalise


@dataclass(frozen=True, slots=True)
class Description:
    """What is told of a group; members are named by their index.

    Attributes:
        heading: The member most like all the others.
        likeness: How sure it is that the members say the same, on average over all pairs, 0-100.
        copies: For each text that has come several times, word for word or nearly, who sent it.
    """

    heading: int
    likeness: int
    copies: tuple[tuple[int, ...], ...]


def describe(texts: Sequence[str], parts: Sequence[Parts], likeness: Likeness) -> Description:
    """Describe a group of two or more members."""
    holders: dict[str, list[int]] = {}
    for index, text in enumerate(texts):
        holders.setdefault(normalise(text) or text, []).append(index)
    held = list(holders.values())
    chances = pair_chances([texts[same[0]] for same in held], [parts[same[0]] for same in held], likeness)
    near = [float(len(same) - 1) for same in held]
    for (left, right), chance in chances.items():
        near[left] += chance * len(held[right])
        near[right] += chance * len(held[left])
    ranked = [
        (-round(near[at], 6), len(texts[index]), texts[index], index) for at, same in enumerate(held) for index in same
    ]
    pairs = len(texts) * (len(texts) - 1)
    total = sum(strength * len(same) for strength, same in zip(near, held, strict=True))
    return Description(min(ranked)[-1], round(100 * total / pairs), _copies(held, chances))


def _copies(held: Sequence[Sequence[int]], chances: Mapping[Pair, float]) -> tuple[tuple[int, ...], ...]:
    """Give the members of each text that stands several times; what is a copy of a copy belongs to it too."""
    of = {at: [at] for at in range(len(held))}
    for (left, right), chance in chances.items():
        if chance >= SURE and of[left] is not of[right]:
            joined = of[left] + of[right]
            of.update(dict.fromkeys(joined, joined))
    sets = {tuple(sorted(index for at in same for index in held[at])) for same in of.values()}
    return tuple(sorted(same for same in sets if len(same) > 1))
