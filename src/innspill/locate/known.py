"""What the round knows beforehand, for tables whose headers are themes or partners instead of questions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from innspill.text import normalise


def _nobody(_text: str) -> bool:
    return False


@dataclass(frozen=True, slots=True)
class Known:
    """The names of the round's themes, normalised, and a way to ask whether a text names one of its partners."""

    themes: frozenset[str] = frozenset()
    is_partner: Callable[[str], bool] = _nobody

    def is_theme(self, text: str) -> bool:
        """Say whether a text is the name of a theme, or begins with one («Rekruttering og kompetanse»)."""
        norm = normalise(text)
        return norm in self.themes or norm.partition(" og ")[0] in self.themes


NOTHING_KNOWN = Known()
