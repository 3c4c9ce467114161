"""Recognises the points of a list by the bullet or number that they begin with."""

from __future__ import annotations

import re

LIST_LINE = re.compile(r"^\s*(?:[•◦‣▪■●○–*·-]\s+|[•*](?=\w)|\d{1,2}[.)]?\s+)\S", re.MULTILINE)


def is_point(text: str) -> bool:
    """Say whether a text begins with a bullet or a number, as a point of a list does."""
    return LIST_LINE.match(text) is not None
