"""Marks challenges that seem to hold personal data, so that a person looks before they are shared."""

from __future__ import annotations

import datetime as dt
import re

_WORTH_A_LOOK = re.compile(r"[@\d]")
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+")
_PHONE = re.compile(
    r"(?<!\d)(?<!\d[.,])(?:\+47|0047)?[ ]?(?:[2-9]\d{7}|[2-9]\d(?:[ ]\d\d){3}|[49]\d\d[ ]\d\d[ ]\d\d\d)(?![\d.,]\d|\d)"
)
_ELEVEN_DIGITS = re.compile(r"(?<!\d)(\d{6})[ .\u00a0-]?(\d{5})(?!\d)")
_AMOUNT = re.compile(r"^\s*(?:kr\b|kroner|mill|nok|sek|prosent|%)", re.IGNORECASE)
_FIRST_WEIGHTS = (3, 7, 6, 1, 8, 9, 4, 5, 2, 1)
_SECOND_WEIGHTS = (5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1)


def screen_text(text: str) -> tuple[str, ...]:
    """Give the kinds of personal data that a text seems to hold: ``email``, ``phone``, ``national_id``.

    Example:
        >>> screen_text("Ring 55 12 34 56 eller skriv til post@eksempel.no")
        ('email', 'phone')
    """
    if not _WORTH_A_LOOK.search(text):
        return ()
    found = []
    if _EMAIL.search(text):
        found.append("email")
    if any(not _AMOUNT.match(text[match.end() :]) for match in _PHONE.finditer(text)):
        found.append("phone")
    if any(_may_be_national_id(match[1] + match[2]) for match in _ELEVEN_DIGITS.finditer(text)):
        found.append("national_id")
    return tuple(found)


def _may_be_national_id(digits: str) -> bool:
    """Say whether eleven digits may be a fødselsnummer: a plausible date or valid check digits.

    Why: a number with a slip still identifies, so either sign is enough. D-numbers add 40 to the day; H-numbers and
    the test series add 40, 65 or 80 to the month (Skatteetaten, Nav, Norsk helsenett). From 2032 the first check sum
    may leave 0 to 3.
    """
    return _has_plausible_date(digits) or _has_valid_checks(digits)


def _has_plausible_date(digits: str) -> bool:
    day, month = int(digits[:2]), int(digits[2:4])
    day = day - 40 if day > 40 else day  # noqa: PLR2004 - D-number
    for added in (0, 40, 65, 80):
        try:
            dt.date(2000, month - added, day)
        except ValueError:
            continue
        return True
    return False


def _has_valid_checks(digits: str) -> bool:
    numbers = [int(digit) for digit in digits]
    first = sum(weight * number for weight, number in zip(_FIRST_WEIGHTS, numbers, strict=False)) % 11
    second = sum(weight * number for weight, number in zip(_SECOND_WEIGHTS, numbers, strict=True)) % 11
    return first in (0, 1, 2, 3) and second == 0
