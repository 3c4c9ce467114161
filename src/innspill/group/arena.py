"""Suggests where a group belongs: in the strategy that all share, or in a talk between two parties.

The rule is plain, so that it can be told in a sentence: what enough partners raise, or what someone says is common, is
common; the rest may be settled between the one who raises it and the one it concerns.
"""

from __future__ import annotations

from collections.abc import Sequence

from innspill.model import Arena, Challenge

COMMON_FROM = 2
"""How many partners make a matter common, where the settings say nothing else."""


def suggest_arena(challenges: Sequence[Challenge], common_from: int = COMMON_FROM) -> Arena:
    """Give the arena of challenges that say the same.

    Args:
        challenges: The members of a group.
        common_from: So many partners make it common.
    """
    senders = {sender for challenge in challenges for sender in challenge.senders}
    is_said = any(challenge.scope == "common" for challenge in challenges)
    return "common" if is_said or len(senders) >= common_from else "bilateral"
