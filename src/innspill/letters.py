"""Knows what in a letter is only polite: how it begins, and how it ends."""

from __future__ import annotations

import re
from functools import cache

from innspill.shipped import read_shipped_toml
from innspill.text import normalise

_PLACE_AND_DATE = re.compile(
    r"^[\w/ ]{2,30},? (?:den )?\d{1,2}\. ?(?:\d{1,2}\.|[a-z]+) ?(?:\d{2}|\d{4})$", re.IGNORECASE
)


_THANKING = re.compile(r"^(?:[\w-]+ ){1,4}(?:takker|takkar|tackar) for\b")
_SENDER_LINE = re.compile(
    r"\b(?:innspill|innspel|svar|uttalelse|uttale|synspunkt\w*|synpunkt\w*|utfordring\w*|utmaning\w*|høringssvar|"
    r"høyringssvar)\b"
    r".{0,60}?\b(?:fra|frå|från)\s+(?P<sender>.{1,80})$",
    re.IGNORECASE,
)
_FROM_LINE = re.compile(
    r"^\s*(?:fra|frå|från|avsender|avsendar|avsändare)(?:\s*:\s*|\s+(?-i:(?=[A-ZÆØÅÄÖ])))(?P<sender>.+)$", re.IGNORECASE
)


@cache
def _beginnings() -> dict[str, tuple[str, ...]]:
    data = read_shipped_toml("phrases.toml")
    return {name: tuple(normalise(phrase) for phrase in data[name]) for name in ("courtesies", "greetings")}


def is_courtesy(text: str) -> bool:
    """Say whether a text of one line is only polite, or tells place and date («Vi viser til brev av 15. august»)."""
    is_polite = _begins(text, "courtesies") or _THANKING.match(text) is not None or text.startswith(">")
    return ("\n" not in text and is_polite) or is_place_and_date(text)


def is_place_and_date(text: str) -> bool:
    """Say whether a line only tells where and when («Voss, 1.9.2023»)."""
    return _PLACE_AND_DATE.match(text.strip()) is not None


def is_greeting(text: str) -> bool:
    """Say whether a line ends a letter; what stands below it is a signature."""
    return _begins(text, "greetings")


def sender_in(text: str) -> str | None:
    """Give the sender that a title or a first line names.

    Example:
        >>> sender_in("Svar frå Brukarutvalet")
        'Brukarutvalet'
    """
    found = _SENDER_LINE.search(text) or _FROM_LINE.match(text)
    return found["sender"].strip() if found else None


def _begins(text: str, kind: str) -> bool:
    norm = normalise(text)
    return any(norm == phrase or norm.startswith(phrase + " ") for phrase in _beginnings()[kind])
