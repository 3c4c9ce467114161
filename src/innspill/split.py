"""Splits the text of an answer into challenges, where a person would count more than one."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources

from innspill.model import Answer
from innspill.text import normalise

_BULLET = r"(?:[•◦‣▪■●○➢✓\uf0b7\uf0a7]|[–*·\u2013\u2014-](?=\s)|\d{1,2}[.)](?=\s)|[a-z]\)(?=\s))"
_BULLET_LINE = re.compile(rf"^\s*{_BULLET}\s*(?=\S)")
_INLINE_BULLET = re.compile(r"\s*[•▪■●]\s*")
_INLINE_NUMBER = re.compile(r"(?:^|(?<=\s))(\d{1,2})[.)]\s+(?=[A-ZÆØÅÄÖ«\"])")
_NUMBERED_LINE = re.compile(r"^\s*(\d{1,2})[.)]\s+\S", re.MULTILINE)
_FEWEST_POINTS = 2
_FEWEST_SEMICOLON_PARTS = 3
_LONGEST_SEMICOLON_PART = 100


@dataclass(frozen=True, slots=True)
class _Phrases:
    no_content: frozenset[str]
    placeholder: frozenset[str]
    measure_mark: re.Pattern[str]


@cache
def _phrases() -> _Phrases:
    data = tomllib.loads(resources.files("innspill.data").joinpath("phrases.toml").read_text("utf-8"))
    marks = "|".join(re.escape(mark) for mark in sorted(data["measure_marks"], key=len, reverse=True))
    return _Phrases(
        no_content=frozenset(normalise(phrase) for phrase in data["no_content"]),
        placeholder=frozenset(normalise(phrase) for phrase in data["placeholder"]),
        measure_mark=re.compile(rf"(?:^|\s)[(\[]?(?:{marks})\s*:\s*", re.IGNORECASE),
    )


def split_answer(answer: Answer) -> tuple[Answer, ...]:
    """Give one answer for each challenge that the cell holds, each with its own measure where they pair.

    An answer that says nothing («Ingen», «-») comes back with the reason in ``excluded``.
    """
    reason = _reason_to_exclude(answer.text)
    if reason:
        return (replace(answer, text=_joined(answer.text), excluded=reason),)
    texts = split_text(answer.text)
    measures = _measures_for(texts, answer.measure)
    return tuple(
        _with_own_measure(replace(answer, text=text, measure=measure))
        for text, measure in zip(texts, measures, strict=True)
    )


def _reason_to_exclude(text: str) -> str | None:
    norm = normalise(text)
    if not norm or norm in _phrases().no_content:
        return "no_content"
    return "placeholder" if norm in _phrases().placeholder else None


def split_text(text: str) -> list[str]:
    r"""Give the statements of a text: its bullets, numbers, lines or semicolon parts, else the whole.

    Example:
        >>> split_text("Vi har utfordringer med:\n- turnus\n- mange vikarer\n  hele sommeren")
        ['turnus', 'mange vikarer hele sommeren']
        >>> split_text("Frist er 1. januar, kl. 10-12, i Bergen, Voss og Alver")
        ['Frist er 1. januar, kl. 10-12, i Bergen, Voss og Alver']
    """
    lines = text.split("\n")
    points = _split_lines(lines) if len(lines) > 1 else _split_inline(text) or _split_semicolons(text) or [text]
    return [point for point in map(_joined, points) if normalise(point)] or [_joined(text)]


def _split_lines(lines: list[str]) -> list[str]:
    has_bullets = any(_BULLET_LINE.match(line) for line in lines)
    points: list[str] = []
    after_gap = True
    for line in lines:
        if not normalise(line):
            after_gap = after_gap or not line.strip()
            continue
        bullet = _BULLET_LINE.match(line)
        starts_new = bool(bullet) or _starts_new(line, has_bullets=has_bullets, after_gap=after_gap)
        if starts_new or not points:
            points.append(line[bullet.end() :] if bullet else line)
        else:
            points[-1] += " " + line
        after_gap = False
    return _without_lead_ins(points)


def _starts_new(line: str, *, has_bullets: bool, after_gap: bool) -> bool:
    """Tell a new statement from a line that carries on: between bullets only a gap parts, else a capital."""
    if has_bullets:
        return after_gap or line.rstrip().endswith(":")
    return not line.lstrip()[0].islower()


def _without_lead_ins(points: list[str]) -> list[str]:
    """Leave out lines that only announce the points below them («Vi har utfordringer med:»)."""
    kept = [
        point for number, point in enumerate(points) if number == len(points) - 1 or not point.rstrip().endswith(":")
    ]
    return kept or points


def _split_inline(text: str) -> list[str]:
    if len(_INLINE_BULLET.findall(text)) >= _FEWEST_POINTS:
        return _without_lead_ins(_INLINE_BULLET.split(text))
    marks = list(_INLINE_NUMBER.finditer(text))
    if len(marks) < _FEWEST_POINTS or [int(mark[1]) for mark in marks] != list(range(1, len(marks) + 1)):
        return []
    starts = [mark.start() for mark in marks]
    parts = [text[: starts[0]]]
    parts += [text[mark.end() : end] for mark, end in zip(marks, [*starts[1:], len(text)], strict=True)]
    return _without_lead_ins([part for part in parts if part.strip()])


def _split_semicolons(text: str) -> list[str]:
    parts = [part.strip() for part in text.split(";") if part.strip()]
    if len(parts) < _FEWEST_SEMICOLON_PARTS:
        return []
    is_list = all(len(part) <= _LONGEST_SEMICOLON_PART and ". " not in part for part in parts)
    return parts if is_list else []


def _joined(text: str) -> str:
    bullet = _BULLET_LINE.match(text)
    if bullet and not (text.lstrip()[0].isdigit() and text[bullet.end()].islower()):
        text = text[bullet.end() :]
    return " ".join(text.split())


def _measures_for(texts: list[str], measure: str | None) -> list[str | None]:
    """Pair measures with challenges where there are as many of each; else each gets the whole."""
    if not measure:
        return [None] * len(texts)
    measures = split_text(measure)
    if len(texts) > 1 and len(measures) == len(texts):
        return list(measures)
    numbers = [int(number) for number in _NUMBERED_LINE.findall(measure)]
    if len(texts) > 1 and len(numbers) == len(measures) and all(1 <= number <= len(texts) for number in numbers):
        numbered = list(zip(numbers, measures, strict=True))
        return [
            _joined_measures(text for own, text in numbered if own == number) for number in range(1, len(texts) + 1)
        ]
    return [_joined(measure)] * len(texts)


def _with_own_measure(answer: Answer) -> Answer:
    """Move what stands after «Tiltak:» in the text to the measure."""
    mark = _phrases().measure_mark.search(answer.text)
    if not mark or not answer.text[: mark.start()].strip(" .,;–-"):
        return answer
    measure = answer.text[mark.end() :].strip().rstrip(")]")
    text = answer.text[: mark.start()].strip()
    return replace(answer, text=text, measure=_joined_measures(filter(None, (measure, answer.measure))))


def _joined_measures(measures: Iterable[str]) -> str | None:
    return "; ".join(measures) or None
