"""Splits the text of an answer into challenges, where a person would count more than one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache

from innspill.letters import is_courtesy, is_greeting
from innspill.model import Answer, Scope
from innspill.scopes import read_scope
from innspill.shipped import read_shipped_toml
from innspill.text import normalise

_SIGNS = "•◦‣⁃▪▫■□●○➢➤✓✔\uf0b7\uf0a7\uf0a8\uf0d8"
_MARK = re.compile(
    rf"\s*(?:(?P<sign>[{_SIGNS}])\s*|(?P<dash>[-–—*·+])\s+|(?P<letter_o>o)\s+(?=[A-ZÆØÅÄÖ«\"])"
    r"|\(?(?P<number>\d{1,2})[.)]\)?\s+|(?P<roman>[ivx]{1,4})[.)]{1,2}\s+|(?P<alpha>[a-h])\)\s+)(?=\S)"
)
_TIGHT_DASH = re.compile(r"\s*[-–—*·+](?=[A-ZÆØÅÄÖa-zæøåäö«\"])")
_INLINE_SIGN = re.compile(rf"\s*[{_SIGNS}]\s*")
_INLINE_DASH = re.compile(r"(?:^|\s)[-–—*]\s+(?=[A-ZÆØÅÄÖ«\"])")
_INLINE_NUMBER = re.compile(r"(?:^|(?<=\s))\(?(\d{1,2})[.)]\s+(?=[A-ZÆØÅÄÖ«\"])")
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10}
_FEWEST_POINTS = 2
_FEWEST_SEMICOLON_PARTS = 3
_LONGEST_SEMICOLON_PART = 100
_LONGEST_HEADING = 4
_FEWEST_WORDS_OF_PROSE = 6


@dataclass(frozen=True, slots=True)
class _Phrases:
    no_content: frozenset[str]
    placeholder: frozenset[str]
    no_content_pattern: re.Pattern[str]
    placeholder_pattern: re.Pattern[str]
    measure_mark: re.Pattern[str]
    measure_line: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class _Point:
    """One statement of a cell, with the measure and the scope that the cell gives it."""

    text: str
    measure: str | None = None
    scope: Scope = "unknown"


@cache
def _phrases() -> _Phrases:
    data = read_shipped_toml("phrases.toml")
    marks = "|".join(re.escape(mark) for mark in sorted(data["measure_marks"], key=len, reverse=True))
    return _Phrases(
        no_content=frozenset(normalise(phrase) for phrase in data["no_content"]),
        placeholder=frozenset(normalise(phrase) for phrase in data["placeholder"]),
        no_content_pattern=re.compile("|".join(data["no_content_patterns"])),
        placeholder_pattern=re.compile("|".join(data["placeholder_patterns"])),
        measure_mark=re.compile(rf"(?:^|\s)[(\[]?(?:{marks})\s*:\s*", re.IGNORECASE),
        measure_line=re.compile(rf"\s*(?:{marks})\s*:\s*(?P<measure>.*)$", re.IGNORECASE),
    )


_EXAMPLE = re.compile(r"\s*(?:eksempel|eks|døme|exempel|example)\b\s*[.:]", re.IGNORECASE)
"""How a form's own example begins («Eksempel: …»)."""


def split_answer(answer: Answer) -> tuple[Answer, ...]:
    """Give one answer for each challenge that the cell holds, each with its own measure where they pair.

    An answer that says nothing («Ingen», «-») comes back with the reason in ``excluded``.
    """
    measure = None if answer.measure and _reason_to_exclude(answer.measure) else answer.measure
    reason = answer.excluded or _reason_to_exclude(answer.text)
    if reason:
        return (replace(answer, text=_joined(answer.text), measure=_clean_measure(measure), excluded=reason),)
    points = _points(answer.text)
    measures = _measures_for(len(points), measure)
    return tuple(
        replace(
            answer,
            text=point.text,
            measure=_joined_measures(filter(None, (point.measure, own))),
            scope=point.scope if answer.scope == "unknown" or point.scope != "unknown" else answer.scope,
            excluded=_reason_to_exclude(point.text),
        )
        for point, own in zip(points, measures, strict=True)
    )


def _reason_to_exclude(text: str) -> str | None:
    norm = normalise(text)
    phrases = _phrases()
    if not norm or norm in phrases.no_content or phrases.no_content_pattern.fullmatch(norm):
        return "no_content"
    if _EXAMPLE.match(text):
        return "placeholder"
    is_placeholder = norm in phrases.placeholder or phrases.placeholder_pattern.fullmatch(norm)
    return "placeholder" if is_placeholder else None


def split_text(text: str) -> list[str]:
    r"""Give the statements of a text: its bullets, numbers, lines or semicolon parts, else the whole.

    Example:
        >>> split_text("Vi har utfordringer med:\n- turnus\n- mange vikarer\n  hele sommeren")
        ['turnus', 'mange vikarer hele sommeren']
        >>> split_text("Frist er 1. januar, kl. 10-12, i Bergen, Voss og Alver")
        ['Frist er 1. januar, kl. 10-12, i Bergen, Voss og Alver']
    """
    return [point.text for point in _points(text)]


def _points(text: str) -> list[_Point]:
    lines = text.split("\n")
    if len(lines) > 1:
        points = _LineReader(lines).read()
    else:
        points = [_Point(part) for part in _split_inline(text) or _split_semicolons(text) or [text]]
    points = [_with_own_measure(replace(point, text=_joined(point.text))) for point in points]
    return [point for point in points if normalise(point.text)] or [_Point(_joined(text))]


class _LineReader:
    """Reads the lines of a cell: statements, lines that announce them, their measures, and lines that carry on."""

    def __init__(self, lines: list[str]) -> None:
        self.lines = lines
        tight = sum(1 for line in lines if _TIGHT_DASH.match(line))
        self.has_tight_dashes = tight >= _FEWEST_POINTS
        romans = [mark["roman"] for line in lines if (mark := _MARK.match(line)) and mark["roman"]]
        self._has_romans = len(romans) >= _FEWEST_POINTS and romans[0] == "i"
        self.has_bullets = any(self._bullet(line) for line in lines)
        self.points: list[_Point] = []
        self.announced: list[str] = []
        self.scope: Scope = "unknown"
        self.takes_measures = False

    def read(self) -> list[_Point]:
        after_gap = True
        for number, line in enumerate(self.lines):
            if not normalise(line):
                after_gap = after_gap or not line.strip()
                self.takes_measures = self.takes_measures and bool(line.strip())
                continue
            following = next((later for later in self.lines[number + 1 :] if normalise(later)), "")
            if self.points and is_greeting(line):
                break
            if not self._bullet(line) and is_courtesy(line) and following:
                continue
            self._read_line(line, following, after_gap=after_gap)
            after_gap = False
        return self.points or [_Point(line) for line in self.announced]

    def _read_line(self, line: str, following: str, *, after_gap: bool) -> None:
        bullet = self._bullet(line)
        measure = _phrases().measure_line.match(line[bullet:])
        if measure and self.points:
            self._add_measure(measure["measure"])
            self.takes_measures = not measure["measure"].strip()
        elif line.rstrip().endswith(":") and following:
            self.announced.append(line)
            self.scope = read_scope(line) if read_scope(line) != "unknown" else self.scope
            self.takes_measures = False
        elif self.takes_measures and bullet:
            self._add_measure(line[bullet:])
        elif _is_heading(line, following) and not self.has_bullets:
            self.announced.append(line)
        elif bullet or self._starts_new(line, after_gap=after_gap) or not self.points:
            self.points.append(_Point(line[bullet:], scope=self.scope))
            self.takes_measures = False
        else:
            last = self.points[-1]
            self.points[-1] = replace(last, text=f"{last.text} {line}")

    def _add_measure(self, text: str) -> None:
        last = self.points[-1]
        self.points[-1] = replace(last, measure=_joined_measures(filter(None, (last.measure, _joined(text)))))

    def _bullet(self, line: str) -> int:
        """Give how many characters of a line its bullet or number takes, 0 for none."""
        mark = _MARK.match(line)
        if mark and mark["roman"] and not self._has_romans:
            return 0
        if mark and mark["number"] and line[mark.end()].islower() and not self._is_numbered_list():
            return 0  # «1. januar», «2. linje»
        if mark:
            return mark.end()
        tight = _TIGHT_DASH.match(line) if self.has_tight_dashes else None
        return tight.end() if tight else 0

    def _is_numbered_list(self) -> bool:
        filled = [line for line in self.lines if normalise(line)]
        numbers = [int(mark["number"]) for line in filled if (mark := _MARK.match(line)) and mark["number"]]
        is_whole = len(numbers) == len(filled) or numbers == list(range(1, len(numbers) + 1))
        return len(numbers) >= _FEWEST_POINTS and is_whole

    def _starts_new(self, line: str, *, after_gap: bool) -> bool:
        """Tell a new statement from a line that carries on: between bullets only a gap parts, else a capital."""
        if self.has_bullets:
            return after_gap
        return not line.lstrip()[0].islower()


def _is_heading(line: str, following: str) -> bool:
    """Recognise a heading of a few words over prose; a line of a list has no prose under it."""
    is_short = len(line.split()) <= _LONGEST_HEADING and line.rstrip()[-1].isalnum()
    is_prose = len(following.split()) >= _FEWEST_WORDS_OF_PROSE and following.rstrip().endswith((".", "!", "?"))
    return is_short and is_prose


def _split_inline(text: str) -> list[str]:
    if len(_INLINE_SIGN.findall(text)) >= _FEWEST_POINTS:
        return _without_lead_in([part for part in _INLINE_SIGN.split(text) if part.strip()])
    if _INLINE_DASH.match(text) and len(_INLINE_DASH.findall(text)) >= _FEWEST_POINTS:
        return [part for part in _INLINE_DASH.split(text) if part.strip()]
    marks = list(_INLINE_NUMBER.finditer(text))
    if len(marks) < _FEWEST_POINTS or [int(mark[1]) for mark in marks] != list(range(1, len(marks) + 1)):
        return []
    starts = [mark.start() for mark in marks]
    parts = [text[: starts[0]]]
    parts += [text[mark.end() : end] for mark, end in zip(marks, [*starts[1:], len(text)], strict=True)]
    return _without_lead_in([part for part in parts if part.strip()])


def _without_lead_in(parts: list[str]) -> list[str]:
    return parts[1:] if len(parts) > 1 and parts[0].rstrip().endswith(":") else parts


def _split_semicolons(text: str) -> list[str]:
    parts = [part.strip() for part in text.split(";") if part.strip()]
    is_note = text.lstrip()[:1].islower() and text.rstrip()[-1:] != "."
    if len(parts) < (_FEWEST_POINTS if is_note else _FEWEST_SEMICOLON_PARTS):
        return []  # of two parts, the second mostly explains the first; but hardly in notes
    is_list = all(len(part) <= _LONGEST_SEMICOLON_PART and ". " not in part for part in parts)
    return parts if is_list else []


def _joined(text: str) -> str:
    mark = _MARK.match(text)
    if mark and not mark["roman"] and not (mark["number"] and text[mark.end()].islower()):
        text = text[mark.end() :]
    return " ".join(text.split())


def _measures_for(count: int, measure: str | None) -> list[str | None]:
    """Pair measures with challenges by their numbers, or where there are as many of each; else each gets the whole."""
    if not measure:
        return [None] * count
    measures = split_text(measure)
    ordinals = [ordinal for line in measure.split("\n") if (ordinal := _ordinal(line))]
    if count > 1 and len(ordinals) == len(measures) and max(ordinals) <= count:
        numbered = list(zip(ordinals, measures, strict=True))
        return [_joined_measures(text for own, text in numbered if own == number) for number in range(1, count + 1)]
    if count > 1 and len(measures) == count:
        return list(measures)
    return [_clean_measure(measure)] * count


def _ordinal(line: str) -> int | None:
    mark = _MARK.match(line)
    if not mark:
        return None
    if mark["number"]:
        return int(mark["number"])
    if mark["alpha"]:
        return ord(mark["alpha"]) - ord("a") + 1
    return _ROMAN.get(mark["roman"] or "")


def _clean_measure(measure: str | None) -> str | None:
    """Give a measure in one line without its «Tiltak:», the points of a list parted by semicolons."""
    mark = _phrases().measure_mark.match(measure) if measure else None
    return _joined_measures(split_text(measure[mark.end() if mark else 0 :])) if measure else None


def _joined_measures(measures: Iterable[str]) -> str | None:
    return "; ".join(measures) or None


def _with_own_measure(point: _Point) -> _Point:
    """Move what stands after «Tiltak:» in the text to the measure."""
    mark = _phrases().measure_mark.search(point.text)
    if not mark or not point.text[: mark.start()].strip(" .,;–-"):
        return point
    measure = point.text[mark.end() :].strip().rstrip(")]")
    joined = _joined_measures(filter(None, (measure, point.measure)))
    return replace(point, text=point.text[: mark.start()].strip(), measure=joined)
