"""Leaves out of the count what has come twice: the same file, an older version of an answer, the same statement."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from rapidfuzz import fuzz

from innspill.model import Challenge, Place, Problem, Source
from innspill.text import normalise

_VERSION = re.compile(r"(?:\b|_)(?:v|ver|versjon|version|rev)[ ._-]?(\d{1,2})(?![0-9])", re.IGNORECASE)
_COPY = re.compile(r"\((\d{1,2})\)")
_NEWER = re.compile(
    r"(?:\b|_)(?:ny|nytt|ny versjon|endelig|endeleg|revidert|retta|rettet|oppdatert|final|korrigert)(?:\b|_)",
    re.IGNORECASE,
)
_DATE = re.compile(
    r"(?<!\d)(?:(20\d\d)[-_.]?(0[1-9]|1[0-2])[-_.]?([0-2]\d|3[01])|([0-2]\d|3[01])[._-]?(0[1-9]|1[0-2])[._-]?(20)?([2-4]\d))(?!\d)"
)
_SAME_STATEMENT = 80
"""How alike (0-100) two statements of one partner are when one is the other, reworded."""
_SAME_ANSWER = 0.5
"""What share (0-1) of an older answer must stand in a newer one for it to be a version of the same."""


def exclude_repeats(
    challenges: Sequence[Challenge], sources: Sequence[Source]
) -> tuple[tuple[Challenge, ...], tuple[Problem, ...]]:
    """Give the challenges with the reason why some are not counted, and what the user should know of it.

    The first of two equal files counts, the newer of two versions (by version mark or date in the name), and the first
    of two equal statements from the same partner. Nothing is taken away: all are shown with their reason.
    """
    reasons: dict[str, str] = {}
    problems: list[Problem] = []
    senders = {
        source.file: {challenge.partner for challenge in challenges if challenge.place.file == source.file}
        for source in sources
    }
    for source, first in _same_files(sources):
        if senders[source.file] != senders[first.file]:
            continue  # one text sent by several partners
        reasons[source.file] = "duplicate"
        problems.append(_problem(source.file, f"Filen er den samme som «{first.file}» og er ikke talt."))
    for older, newer in _older_versions([c for c in challenges if c.place.file not in reasons]):
        reasons[older] = "superseded"
        problems.append(_problem(older, f"Svaret er erstattet av en nyere versjon, «{newer}», og er ikke talt."))
    return _mark(challenges, reasons), tuple(problems)


def _mark(challenges: Sequence[Challenge], reasons: dict[str, str]) -> tuple[Challenge, ...]:
    seen: set[tuple[str, str, str]] = set()
    marked = []
    for challenge in challenges:
        key = (challenge.partner, challenge.scope, normalise(challenge.text))
        reason = reasons.get(challenge.place.file) or ("duplicate" if key in seen else None)
        if challenge.excluded is None and reason:
            marked.append(replace(challenge, excluded=reason))
            continue
        if challenge.excluded is None:
            seen.add(key)
        marked.append(challenge)
    return tuple(marked)


def _problem(file: str, message: str) -> Problem:
    return Problem("duplicate", Place(file), message, "Fjern filen som er feil, eller bruk --keep-duplicates.")


def _same_files(sources: Sequence[Source]) -> list[tuple[Source, Source]]:
    first: dict[str, Source] = {}
    repeats = []
    for source in sorted(sources, key=lambda source: (source.file.count("/"), source.file)):
        if source.sha256 in first and source.size:
            repeats.append((source, first[source.sha256]))
        first.setdefault(source.sha256, source)
    return repeats


def _older_versions(challenges: Sequence[Challenge]) -> list[tuple[str, str]]:
    """Give (older file, newer file) for each pair of versions of one partner's answer."""
    texts: dict[str, list[str]] = {}
    partners: dict[str, set[str]] = {}
    for challenge in challenges:
        if challenge.excluded:
            continue
        texts.setdefault(challenge.place.file, []).append(normalise(challenge.text))
        partners.setdefault(challenge.place.file, set()).add(challenge.partner)
    older = []
    files = sorted(texts, key=lambda file: (_age(file), file))
    for number, file in enumerate(files):
        for later in reversed(files[number + 1 :]):
            is_pair = len(partners[file]) == 1 and partners[file] == partners[later] and _age(file) < _age(later)
            if is_pair and _share_within(texts[file], texts[later]) >= _SAME_ANSWER:
                older.append((file, later))
                break
    return older


def _age(file: str) -> tuple[int, str, int]:
    """Give what in a file's name tells how new it is: version, date, mark of a newer one; copies come after."""
    name = PurePosixPath(file).stem
    version = _VERSION.search(name)
    copy = _COPY.search(name)
    date = _DATE.search(name)
    day = ""
    if date:
        day = "".join(date.group(1, 2, 3)) if date[1] else f"20{date[7]}{date[5]}{date[4]}"
    number = int(version[1]) if version else 0
    return (number, day, (int(copy[1]) if copy else 0) + (100 if _NEWER.search(name) else 0))


def _share_within(older: Sequence[str], newer: Sequence[str]) -> float:
    """Say what share (0-1) of the older statements stand, perhaps reworded, among the newer ones."""
    found = sum(1 for text in older if any(fuzz.ratio(text, other) >= _SAME_STATEMENT for other in newer))
    return found / len(older)
