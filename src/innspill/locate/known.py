"""What the round knows beforehand, for tables whose headers are themes or partners instead of questions."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from innspill.text import normalise, stem

_WHOSE = re.compile(r".*\b(?:for|gjelder|gjeld|hos|vedrørende|gäller)\s+(?P<name>.+)$", re.IGNORECASE | re.DOTALL)


def _nobody(_text: str) -> bool:
    return False


@dataclass(frozen=True, slots=True)
class Known:
    """The names of the round's themes, normalised and stemmed, and a way to ask whether a text names a partner."""

    themes: frozenset[str] = frozenset()
    is_partner: Callable[[str], bool] = _nobody

    def is_theme(self, text: str) -> bool:
        """Say whether a text is the name of a theme, or of one and something more («Rekruttering og kompetanse»)."""
        norm = normalise(text)
        return any(stem(part) in self.themes for part in (norm, *norm.split(" og "), normalise(text.partition("/")[0])))

    def is_for_partner(self, text: str) -> bool:
        """Say whether a title ends in whose matters it is about («Utfordringer for Betanien sykehus»)."""
        found = _WHOSE.search(text)
        return found is not None and self.is_partner(found["name"])


NOTHING_KNOWN = Known()
