"""The vocabulary of sorting: what is decided of a text, and why. Apart from ``model`` so that it loads alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

OTHER = "annet"
"""The theme of what belongs to none of the themes. A real answer, present in every theme set."""


@dataclass(frozen=True, slots=True)
class Reason:
    """A part of a text that spoke for a theme; ``share`` is its part of the evidence, 0-100."""

    theme: str
    kind: Literal["term", "word", "example", "correction"]
    matched: str
    start: int
    end: int
    share: int


@dataclass(frozen=True)
class Decision:
    """The theme of a challenge, how sure (0-100), and what decided."""

    theme: str
    secondary: tuple[str, ...] = ()
    confidence: int = 0
    review: bool = True
    decided_by: Literal["evidence", "nothing", "correction"] = "evidence"
    ranking: tuple[tuple[str, float], ...] = ()
    find_reasons: Callable[[], tuple[Reason, ...]] = field(default=tuple, repr=False, compare=False)

    @cached_property
    def reasons(self) -> tuple[Reason, ...]:
        """What decided, strongest first; found when asked for, because to sort takes half as long as to say why."""
        return self.find_reasons()
