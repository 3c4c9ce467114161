"""What the round knows beforehand, for tables whose headers are themes or partners instead of questions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from innspill.text import normalise, stem


def _nobody(_text: str) -> bool:
    return False


@dataclass(frozen=True, slots=True)
class Known:
    """The names of the round's themes, normalised and stemmed, and a way to ask whether a text names a partner."""

    themes: frozenset[str] = frozenset()
    is_partner: Callable[[str], bool] = _nobody

    def is_theme(self, text: str) -> bool:
        """Say whether a text is the name of a theme, or begins with one («Rekruttering og kompetanse»)."""
        norm = normalise(text)
        return any(
            stem(part) in self.themes for part in (norm, norm.partition(" og ")[0], normalise(text.partition("/")[0]))
        )


NOTHING_KNOWN = Known()
