"""The text of an answer becomes the challenges that a person would count."""

from __future__ import annotations

from dataclasses import replace

import pytest

from innspill.model import Answer, Place
from innspill.split import split_answer, split_text

_PLACE = Place("svar.xlsx", "Ark1", "B2")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Mangler leger", ["Mangler leger"], id="one"),
        pytest.param("- turnus\n- vikarer", ["turnus", "vikarer"], id="hyphens"),
        pytest.param(
            "• turnus\n▪vikarer\n· lønn\n* bolig\n– pendling",
            ["turnus", "vikarer", "lønn", "bolig", "pendling"],
            id="all-bullets",
        ),
        pytest.param("\uf0b7turnus\n\uf0a7 vikarer", ["turnus", "vikarer"], id="bullets-from-word"),
        pytest.param("1. turnus\n2) vikarer", ["turnus", "vikarer"], id="numbers"),
        pytest.param("a) turnus\nb) vikarer", ["turnus", "vikarer"], id="letters"),
        pytest.param(
            "- mange vikarer\n  hele sommeren\n- turnus", ["mange vikarer hele sommeren", "turnus"], id="bullet-goes-on"
        ),
        pytest.param("- turnus\n\nLønn er for lav", ["turnus", "Lønn er for lav"], id="gap-ends-a-bullet"),
        pytest.param("Turnus er tung\nVikarer er dyre", ["Turnus er tung", "Vikarer er dyre"], id="lines"),
        pytest.param("Turnus er tung\nog vikarer er dyre", ["Turnus er tung og vikarer er dyre"], id="line-goes-on"),
        pytest.param("Turnus er tung\n\n\nVikarer er dyre\n", ["Turnus er tung", "Vikarer er dyre"], id="gaps"),
        pytest.param("Vi strever med:\n- turnus\n- vikarer", ["turnus", "vikarer"], id="lead-in"),
        pytest.param("Vi strever med:\n- turnus\nVi ønsker oss:\n- leger", ["turnus", "leger"], id="several-lead-ins"),
        pytest.param("Vi strever med:", ["Vi strever med:"], id="only-a-lead-in"),
        pytest.param("Vi strever med: • turnus • vikarer", ["turnus", "vikarer"], id="bullets-on-one-line"),
        pytest.param("Vi har 1 • stilling", ["Vi har 1 • stilling"], id="one-bullet-inside"),
        pytest.param("1. Turnus 2. Vikarer 3) «Lean»", ["Turnus", "Vikarer", "«Lean»"], id="numbers-on-one-line"),
        pytest.param("Særlig: 1. Turnus 2. Vikarer", ["Turnus", "Vikarer"], id="lead-in-on-one-line"),
        pytest.param("2. Turnus 4. Vikarer", ["Turnus 4. Vikarer"], id="numbers-that-do-not-count"),
        pytest.param("Innen 1. januar må 2. linje styrkes", ["Innen 1. januar må 2. linje styrkes"], id="ordinals"),
        pytest.param("turnus; vikarer; lønn", ["turnus", "vikarer", "lønn"], id="semicolons"),
        pytest.param("Turnus; vikarer", ["Turnus; vikarer"], id="two-semicolon-parts"),
        pytest.param("turnus; vikarer", ["turnus", "vikarer"], id="two-semicolon-parts-of-a-note"),
        pytest.param("Turnus. Og mer; vikarer; lønn", ["Turnus. Og mer; vikarer; lønn"], id="semicolons-in-prose"),
        pytest.param("turnus;; ;vikarer; lønn;", ["turnus", "vikarer", "lønn"], id="empty-semicolon-parts"),
        pytest.param(
            "leger, sykepleiere, kl. 10-12, 1,5 mill.", ["leger, sykepleiere, kl. 10-12, 1,5 mill."], id="commas"
        ),
        pytest.param("- Mangler leger", ["Mangler leger"], id="one-bullet"),
        pytest.param("1. Mangler leger", ["Mangler leger"], id="one-number"),
        pytest.param("1. linje er svak", ["1. linje er svak"], id="an-ordinal-first"),
        pytest.param("-10 grader ute", ["-10 grader ute"], id="minus"),
        pytest.param("- turnus\n-\n- vikarer", ["turnus", "vikarer"], id="empty-bullet"),
        pytest.param("", [""], id="empty"),
    ],
)
def test_split_text(text: str, expected: list[str]) -> None:
    """Bullets, numbers, lines and semicolon parts are statements; lead-ins and running text are not cut up."""
    assert expected == split_text(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("-", "no_content", id="sign"),
        pytest.param("Ingen innspill.", "no_content", id="bokmål"),
        pytest.param("Me har ingen innspel", "no_content", id="nynorsk"),
        pytest.param("Inga synpunkter", "no_content", id="swedish"),
        pytest.param("N/A", "no_content", id="english"),
        pytest.param("Skriv inn utfordring her", "placeholder", id="placeholder"),
        pytest.param("Vel eit element.", "placeholder", id="placeholder-nynorsk"),
    ],
)
def test_answers_that_say_nothing_are_kept_with_the_reason(text: str, expected: str) -> None:
    """An answer without content is not dropped: it carries why it is not counted."""
    answer = Answer(_PLACE, text, partner="Voss herad", measure="Lønn")

    assert (replace(answer, excluded=expected),) == split_answer(answer)


@pytest.mark.parametrize(
    "text", ["Ingen innspill utover at ventetiden må ned", "Ingen svarer på telefonen", "Nei til vikarbyrå"]
)
def test_answers_that_only_begin_so_are_counted(text: str) -> None:
    """A statement that holds such a phrase is a statement."""
    assert (Answer(_PLACE, text),) == split_answer(Answer(_PLACE, text))


def test_each_challenge_keeps_what_stands_around_it() -> None:
    """All challenges of a cell have its place, scope, sender, priority, theme and occasion."""
    answer = Answer(
        _PLACE,
        "- turnus\n- vikarer",
        scope="own",
        partner="Voss herad",
        partner_type="kommune",
        priority="1",
        own_theme="Rekruttering",
        occasion="Møte",
    )

    assert (replace(answer, text="turnus"), replace(answer, text="vikarer")) == split_answer(answer)


@pytest.mark.parametrize(
    ("text", "measure", "expected"),
    [
        pytest.param("- turnus\n- lønn", "- helg\n- tillegg", [("turnus", "helg"), ("lønn", "tillegg")], id="as-many"),
        pytest.param(
            "- turnus\n- lønn", "Felles\nplan", [("turnus", "Felles plan"), ("lønn", "Felles plan")], id="whole-to-each"
        ),
        pytest.param(
            "1. turnus\n2. lønn\n3. bolig",
            "3. tomter\n1. helg",
            [("turnus", "helg"), ("lønn", None), ("bolig", "tomter")],
            id="by-number",
        ),
        pytest.param("turnus", "- helg\n- natt", [("turnus", "helg; natt")], id="several-for-one"),
        pytest.param("- turnus\n- lønn", None, [("turnus", None), ("lønn", None)], id="none"),
        pytest.param("Mangler leger. Tiltak: felles vakt", None, [("Mangler leger.", "felles vakt")], id="in-the-text"),
        pytest.param(
            "Mangler leger (forslag til tiltak: felles vakt)",
            None,
            [("Mangler leger", "felles vakt")],
            id="in-brackets",
        ),
        pytest.param("- leger. Tiltak: vakt\n- lønn", None, [("leger.", "vakt"), ("lønn", None)], id="in-one-point"),
        pytest.param("Tiltak: felles vakt", None, [("Tiltak: felles vakt", None)], id="only-a-measure"),
        pytest.param("Mangler leger. Tiltak:", "Lønn", [("Mangler leger.", "Lønn")], id="mark-without-measure"),
    ],
)
def test_measures(text: str, measure: str | None, expected: list[tuple[str, str | None]]) -> None:
    """Measures pair with challenges by count or number, or stand in the text; else each has the whole."""
    parts = split_answer(Answer(_PLACE, text, measure=measure))

    assert expected == [(part.text, part.measure) for part in parts]


def test_measure_in_the_text_does_not_drop_the_one_in_the_column() -> None:
    """Where a measure stands in the text and another in its column, both are kept."""
    (part,) = split_answer(Answer(_PLACE, "Mangler leger. Tiltak: felles vakt", measure="Bedre lønn"))

    assert (
        part.text,
        "felles vakt" in (part.measure or ""),
        "Bedre lønn" in (part.measure or ""),
    ) == ("Mangler leger.", True, True)


def test_two_measures_for_one_number_are_both_kept() -> None:
    """Where two measures carry the number of the same challenge, both are kept."""
    parts = split_answer(Answer(_PLACE, "1. turnus\n2. lønn\n3. bolig", measure="1. helg\n1. natt"))
    measures = " ".join(part.measure or "" for part in parts)

    assert ("helg" in measures, "natt" in measures) == (True, True)
