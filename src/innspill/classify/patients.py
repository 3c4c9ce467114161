"""Says which patient groups a text speaks of: a second axis beside the theme, found by terms alone."""

from __future__ import annotations

from innspill.classify.terms import TermIndex
from innspill.themes import ThemeSet


class PatientGroups:
    """The patient groups of a round, ready to be found in texts."""

    def __init__(self, groups: ThemeSet) -> None:
        self._ids = [theme.id for theme in groups.themes]
        self._index = TermIndex(theme.terms for theme in groups.themes)

    def find(self, text: str) -> tuple[str, ...]:
        """Give the ids of the groups that a text names, in the order of the set."""
        found = {hit.theme for hit in self._index.find(text)}
        return tuple(group for number, group in enumerate(self._ids) if number in found)
