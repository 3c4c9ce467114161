"""Says whether a text speaks of the sender's own matters or of the common ones."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from innspill.model import Scope
from innspill.shipped import read_shipped_toml
from innspill.text import normalise

_CODE = re.compile(r"\b(\w{1,2})\s*[=:]\s*([^=:;,.\n)]+)")
_ADDRESSED = re.compile(
    r"\b(?:innspill|innspel|svar|bidrag|brev|tilbakemelding|notat)\b.{0,40}?\b(?:til|for)\b.{0,30}?\bhelsefell?es?skap\w*",
    re.IGNORECASE,
)
"""To whom an answer is sent says nothing of whose matters it is about («Innspill fra Voss til helsefellesskapet»)."""
_OF_THE_SENDER = re.compile(
    r"\b(?:for|hos|hjå|i|gjelder|gjeld)\s+(?:kommunen|heradet|sykehuset|sjukehuset|foretaket|føretaket|klinikken|avdelingen|"
    r"avdelinga|enheten|eininga|virksomheten|verksemda|organisasjonen|tjenesten|tenesta)\b|\b(?:hver|kvar) for seg\b|"
    r"\b(?:den ene|den eine|én|ein) kommun\w*",
    re.IGNORECASE,
)
"""Words that in a title stand for the sender, and are no one's name («Utfordringer for avdelingen»)."""
_ALL_OF_US = re.compile(r"\b(?:oss alle|alle oss|oss alla|alla oss|all of us)\b")


@cache
def _words() -> dict[str, frozenset[str]]:
    data = read_shipped_toml("columns.toml")
    names = ("own", "own_names", "common", "own_values", "common_values")
    return {name: frozenset(data["words"][name]) for name in names}


def _telling_words(text: str) -> set[str]:
    """Give the words of a text; «oss alle» and «alle oss» are no word for the sender alone."""
    return set(_ALL_OF_US.sub("", normalise(_ADDRESSED.sub("", text))).split())


@lru_cache(maxsize=4096)
def read_scope(text: str) -> Scope:
    """Say what a header, a section row or a lead-in tells about scope.

    Example:
        >>> read_scope("Utfordringar for eigen kommune"), read_scope("For helsefellesskapet som helhet")
        ('own', 'common')
    """
    lexicon, found = _words(), _telling_words(text)
    is_common = not found.isdisjoint(lexicon["common"])
    is_own = not found.isdisjoint(lexicon["own"]) or (not is_common and not found.isdisjoint(lexicon["own_names"]))
    if is_common == is_own:
        return "unknown"
    return "common" if is_common else "own"


def read_codes(texts: Iterable[str]) -> dict[str, Scope]:
    """Read what a header or a line above the table says that codes mean («E = eigen, F = felles»)."""
    found = [code for text in texts for code in _CODE.findall(text)]
    return {code.casefold(): read_scope(meaning) for code, meaning in found if read_scope(meaning) != "unknown"}


def read_title_scope(text: str) -> Scope:
    """Say what a title tells about scope; there a partner's name («Voss herad») says who answers, not for whom."""
    lexicon, found = _words(), _telling_words(text)
    is_common, is_own = not found.isdisjoint(lexicon["common"]), not found.isdisjoint(lexicon["own"])
    is_own = is_own or (not is_common and _OF_THE_SENDER.search(text) is not None)
    if is_common == is_own:
        return "unknown"
    return "common" if is_common else "own"


def read_scope_value(text: str) -> Scope:
    """Say what a cell in a column for scope means; there «alle parter» and «fastlegene» are enough."""
    scope = read_scope(text)
    if scope != "unknown":
        return scope
    lexicon, found = _words(), set(normalise(text).split())
    if not found.isdisjoint(lexicon["common_values"]):
        return "common"
    return "unknown" if found.isdisjoint(lexicon["own_values"]) else "own"
