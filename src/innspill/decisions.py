"""The vocabulary of sorting: what is decided of a text, and why. Apart from ``model`` so that it loads alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from innspill.model import Place

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


@dataclass(frozen=True, slots=True)
class Correction:
    """What a person says of a challenge.

    Attributes:
        id: The id of the challenge when it was corrected.
        partner: Who sent it.
        text: Its text.
        theme: The id of its right theme; none where the program's stands.
        secondary: The id of its right second theme, or nothing for «it has none»; none where the program's stands.
        is_challenge: Whether it is a challenge at all.
        remark: What the person wrote of it.
        place: The row it was read from.
    """

    id: str
    partner: str
    text: str
    theme: str | None
    secondary: str | None
    is_challenge: bool
    remark: str
    place: Place

    @property
    def said(self) -> tuple[str | None, str | None, bool, str]:
        """What is said, apart from where."""
        return self.theme, self.secondary, self.is_challenge, self.remark
