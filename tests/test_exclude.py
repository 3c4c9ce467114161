"""What has come twice is counted once, is told, and is still shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from innspill.exclude import exclude_repeats
from innspill.model import Challenge, Place, Problem, Source

_DOCTORS = "Vi mangler leger på legevakten om natten"
_SHIFTS = "Turnus i hjemmesykepleien går ikke opp"
_QUEUES = "Ventetiden for utredning er for lang"
_ADVICE = "Fjern filen som er feil, eller bruk --keep-duplicates."


def _challenge(file: str, text: str = _DOCTORS, cell: str = "A1", **more: Any) -> Challenge:
    given = {"partner": "Voss herad", "partner_type": "kommune", "scope": "own", **more}
    return Challenge(id="", place=Place(file, "Ark1", cell), text=text, **given)


def _source(file: str, sha256: str = "", size: int = 10) -> Source:
    return Source(file, Path(file), sha256 or file, size)


def _reasons(*challenges: Challenge, sources: Sequence[Source] = ()) -> list[str | None]:
    """Give the reason of each challenge, and see to it that nothing else of them has changed."""
    marked, _ = exclude_repeats(challenges, sources)
    given = [replace(challenge, excluded=None) for challenge in challenges]
    assert given == [replace(challenge, excluded=None) for challenge in marked], "a challenge is lost or moved"
    return [challenge.excluded for challenge in marked]


def _told(older: str, newer: str) -> Problem:
    message = f"Svaret er erstattet av en nyere versjon, «{newer}», og er ikke talt."
    return Problem("duplicate", Place(older), message, _ADVICE)


def test_nothing_to_exclude() -> None:
    """Different statements of different partners all count, in the order they came."""
    challenges = (
        _challenge("kvam.xlsx", partner="Kvam herad"),
        _challenge("voss.xlsx"),
        _challenge("voss.xlsx", _SHIFTS),
    )

    assert (challenges, ()) == exclude_repeats(challenges, [_source("kvam.xlsx"), _source("voss.xlsx")])


def test_no_challenges() -> None:
    """A round without challenges is left as it is."""
    assert ((), ()) == exclude_repeats((), ())


def test_same_file_twice() -> None:
    """Of two equal files the one nearest the round's folder counts, and the other is told."""
    challenges = (_challenge("kopi/a.xlsx"), _challenge("voss.xlsx"), _challenge("voss.xlsx", _SHIFTS))
    sources = [_source("kopi/a.xlsx", "same"), _source("voss.xlsx", "same")]
    problem = Problem("duplicate", Place("kopi/a.xlsx"), "Filen er den samme som «voss.xlsx» og er ikke talt.", _ADVICE)

    assert ((replace(challenges[0], excluded="duplicate"), *challenges[1:]), (problem,)) == exclude_repeats(
        challenges, sources
    )


def test_empty_files_are_not_the_same_file() -> None:
    """Two empty files are told as empty elsewhere, and not as copies of each other."""
    assert ((), ()) == exclude_repeats((), [_source("a.xlsx", "same", 0), _source("b.xlsx", "same", 0)])


@pytest.mark.parametrize(
    ("older", "newer"),
    [
        pytest.param("Voss.xlsx", "Voss_v2.xlsx", id="version-after-none"),
        pytest.param("Voss_v2.xlsx", "Voss_v10.xlsx", id="versions-are-numbers"),
        pytest.param("Voss versjon 1.xlsx", "Voss versjon 2.xlsx", id="version-in-full"),
        pytest.param("Voss 2023-09-01.xlsx", "Voss 2023-09-15.xlsx", id="date"),
        pytest.param("Voss 30.09.2023.xlsx", "Voss 01.10.2023.xlsx", id="norwegian-date"),
        pytest.param("Voss 20230930.xlsx", "Voss 01.10.23.xlsx", id="dates-written-differently"),
        pytest.param("Voss.xlsx", "Voss revidert.xlsx", id="revised"),
        pytest.param("Voss.xlsx", "Voss_endelig.xlsx", id="final"),
        pytest.param("Voss.xlsx", "Voss (2).xlsx", id="copy"),
        pytest.param("z/Voss.xlsx", "a/Voss_v2.xlsx", id="folders-do-not-matter"),
    ],
)
def test_newer_version(older: str, newer: str) -> None:
    """The newer of two versions of a partner's answer counts, by what its name says, whichever came first."""
    first, second = _challenge(older), _challenge(newer, f"{_DOCTORS} og i helgene")
    superseded = replace(first, excluded="superseded")

    assert [((superseded, second), (_told(older, newer),)), ((second, superseded), (_told(older, newer),))] == [
        exclude_repeats((first, second), ()),
        exclude_repeats((second, first), ()),
    ]


def test_three_versions() -> None:
    """Every older version is told with the newest one."""
    names = ("Voss.xlsx", "Voss_v2.xlsx", "Voss_v3.xlsx")
    challenges = [_challenge(name) for name in names]

    assert (["superseded", "superseded", None], (_told(names[0], names[2]), _told(names[1], names[2]))) == (
        _reasons(*challenges),
        exclude_repeats(challenges, ())[1],
    )


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param(
            _challenge("Voss helse.xlsx"), _challenge("Voss omsorg.xlsx", f"{_DOCTORS} nå"), id="names-say-nothing"
        ),
        pytest.param(_challenge("Voss.xlsx"), _challenge("Voss_v2.xlsx", _SHIFTS), id="another-answer"),
        pytest.param(_challenge("svar.xlsx"), _challenge("svar_v2.xlsx", partner="Kvam herad"), id="other-partner"),
    ],
)
def test_undecided_versions_stay(first: Challenge, second: Challenge) -> None:
    """Where the names do not say which is newer, or the answers differ, both count."""
    assert ((first, second), ()) == exclude_repeats((first, second), ())


def test_file_with_several_partners_is_no_version() -> None:
    """A collection of several partners' answers does not replace the answer of one of them as a whole."""
    challenges = [
        _challenge("Voss.xlsx", f"{_DOCTORS} nå"),
        _challenge("alle_v2.xlsx"),
        _challenge("alle_v2.xlsx", _QUEUES, partner="Kvam herad"),
    ]

    assert [None, None, None] == _reasons(*challenges)


def test_half_of_the_older_answer_must_stand_in_the_newer() -> None:
    """An answer is a version of another where half of its statements, perhaps reworded, stand there."""
    older = [_challenge("Voss.xlsx", text) for text in (_DOCTORS, _SHIFTS)]
    more = _challenge("Voss.xlsx", "Boliger mangler for nyansatte leger")
    newer = [_challenge("Voss_v2.xlsx", f"{_DOCTORS} nå"), _challenge("Voss_v2.xlsx", _QUEUES)]

    assert (["superseded", "superseded", None, None], [None] * 5) == (
        _reasons(*older, *newer),
        _reasons(*older, more, *newer),
    )


@pytest.mark.parametrize(
    ("second", "expected"),
    [
        pytest.param(_challenge("b.xlsx", f" {_DOCTORS.upper()}!"), "duplicate", id="case-and-signs"),
        pytest.param(_challenge("a.xlsx", cell="A2"), "duplicate", id="same-file"),
        pytest.param(_challenge("b.xlsx", scope="common"), None, id="another-scope"),
        pytest.param(_challenge("b.xlsx", partner="Kvam herad"), None, id="another-partner"),
        pytest.param(_challenge("b.xlsx", f"{_DOCTORS} nå"), None, id="reworded"),
    ],
)
def test_same_statement_twice(second: Challenge, expected: str | None) -> None:
    """A statement counts once for its partner and scope; this is shown at the statement and is no problem."""
    first = _challenge("a.xlsx")

    assert ((first, replace(second, excluded=expected)), ()) == exclude_repeats((first, second), ())


def test_what_is_excluded_already_keeps_its_reason() -> None:
    """An answer that says nothing keeps its reason, also in a file that came twice, and hides no later one."""
    challenges = [
        _challenge("a.xlsx", "Ingen", excluded="no_content"),
        _challenge("a.xlsx", _DOCTORS),
        _challenge("b.xlsx", "Ingen", excluded="no_content"),
        _challenge("b.xlsx", _DOCTORS),
    ]
    sources = [_source("a.xlsx", "same"), _source("b.xlsx", "same")]

    assert ["no_content", None, "no_content", "duplicate"] == _reasons(*challenges, sources=sources)


def test_a_copy_of_an_older_version_is_a_copy() -> None:
    """Each file has one reason: a copy is told as a copy, and its original as older."""
    challenges = [_challenge(name) for name in ("Voss.xlsx", "kopi/Voss.xlsx", "Voss_v2.xlsx")]
    sources = [_source("Voss.xlsx", "same"), _source("kopi/Voss.xlsx", "same"), _source("Voss_v2.xlsx")]

    assert ["superseded", "duplicate", None] == _reasons(*challenges, sources=sources)
