"""Themes are decided by the words of a text, and the words that decided are told."""

from __future__ import annotations

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from innspill.classify import Classifier, TermHit, TermIndex, WordEvidence
from innspill.classify.decide import confidence_of
from innspill.model import Decision
from innspill.themes import Theme, ThemeSet, load_theme_set


@pytest.fixture(scope="module", name="bergen")
def make_bergen() -> Classifier:
    """Give a classifier for the usual theme set."""
    return Classifier(load_theme_set("bergen"))


@pytest.fixture(scope="module", name="small")
def make_small() -> Classifier:
    """Give a classifier for a set that a user might write: a few terms, hardly an example."""
    return Classifier(
        ThemeSet(
            "eget",
            {"nb": "Eget"},
            (
                Theme("folk", {"nb": "Folk"}, {}, {}, ("sykepleier", "vikarbyrå", "IKT-rådgiver"), ("Ingen søkere",)),
                Theme("penger", {"nb": "Penger"}, {}, {}, ("budsjett", "ramme"), ("Det er dyrt",)),
                Theme("annet", {"nb": "Annet"}, {}, {}),
            ),
        )
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Vi får ikke tak i sykepleiere", "rekruttering"),
        ("Det er vanskeleg å rekruttere legar til legevakta", "rekruttering"),
        ("Budsjettet er for stramt, og innleie er dyrt", "økonomi"),
        ("Journalsystema snakkar ikkje saman", "digitalisering"),
        ("Pasienter skrives ut uten at kommunen får beskjed", "samhandling"),
        ("Det er ikke nok korttidsplasser til alle som venter", "prioritering"),
    ],
    ids=["bokmål", "nynorsk", "økonomi", "system", "utskriving", "plasser"],
)
def test_plain_statements(bergen: Classifier, text: str, expected: str) -> None:
    """A statement that hardly anyone would sort otherwise gets its theme."""
    assert expected == bergen.decide(text).theme


@pytest.mark.parametrize("text", ["", "   ", "–", "12 345"], ids=["empty", "spaces", "dash", "number"])
def test_nothing_to_go_by(small: Classifier, text: str) -> None:
    """A text in which nothing speaks for a theme is «annet», for a person to look at, and not sure at all."""
    decision = small.decide(text)
    expected = Decision("annet", (), 0, review=True, decided_by="nothing", reasons=(), ranking=decision.ranking)

    assert expected == decision


def test_whole_decision(small: Classifier) -> None:
    """A decision tells the theme, how sure it is, and each part of the text that carried it with its place."""
    text = "Vi mangler sykepleiere"
    decision = small.decide(text)
    told = [(reason.theme, reason.kind, text[reason.start : reason.end]) for reason in decision.reasons]

    assert (decision.theme, decision.decided_by, decision.secondary) == ("folk", "evidence", ())
    assert told[0] == ("folk", "term", "sykepleiere")
    assert {theme for theme, _ in decision.ranking} == {"folk", "penger", "annet"}


def test_a_second_theme(bergen: Classifier) -> None:
    """A text that speaks of two themes gets the nearer one first and names the other, and is to be looked at."""
    decision = bergen.decide("Vi får ikke tak i sykepleiere, og innleie er dyrt")

    assert (decision.theme, decision.secondary, decision.review) == ("rekruttering", ("økonomi",), True)


def test_annet_is_never_a_second_theme(bergen: Classifier) -> None:
    """«annet» means none of the others, so it stands alone."""
    theme_set = bergen.theme_set
    decisions = [bergen.decide(example) for theme in theme_set.themes for example in theme.examples]

    assert [decision for decision in decisions if "annet" in decision.secondary] == []
    assert [decision for decision in decisions if decision.theme == "annet" and decision.secondary] == []


@given(st.text(alphabet="aeiknrstæøåÄÖ KI0-–=\n\u00ad\u0301𝟙", max_size=60))
def test_any_text_gets_a_whole_decision(text: str) -> None:
    """Whatever stands in a cell, the decision is one of the set's themes and its reasons are parts of the text."""
    decision = DIGITAL.decide(text)
    themes = DIGITAL.theme_set.ids

    assert decision.theme in themes
    assert 0 <= decision.confidence <= 100
    assert decision.review == (decision.confidence < 80)
    assert sorted(theme for theme, _ in decision.ranking) == sorted(themes)
    assert [reason.matched for reason in decision.reasons] == [text[part.start : part.end] for part in decision.reasons]
    assert sum(reason.share for reason in decision.reasons) <= 102


DIGITAL = Classifier(load_theme_set("goteborg"))


def test_the_order_of_texts_changes_nothing() -> None:
    """What has been decided before does not change a decision."""
    texts = ["Vi mangler sykepleiere", "Budsjettet er stramt", "Journalen er treg"]
    forwards, backwards = Classifier(load_theme_set("goteborg")), Classifier(load_theme_set("goteborg"))

    assert [forwards.decide(text) for text in texts] == [backwards.decide(text) for text in reversed(texts)][::-1]


@pytest.mark.parametrize(
    ("terms", "text", "expected"),
    [
        (["vikar"], "Mange vikarane sluttar", ["vikarane"]),
        (["journal"], "Journalsystemet er tregt", ["Journalsystemet"]),
        (["mangel"], "Sykepleiermangel", ["Sykepleiermangel"]),
        (["faglige nettverk", "nettverk"], "Faglig nettverk mangler", ["Faglig nettverk"]),
        (["KI"], "KI hjelper, men ki og kiosk gjør ikke", ["KI"]),
        (["økonomi"], "Okonomi er ikke økonomi", ["økonomi"]),
        (["FACT-team"], "Vi trenger FACT-team her", ["FACT-team"]),
        (["IKT"], "IKT-systemene er gamle", ["IKT-systemene"]),
        (["budsjett"], "Vi har ingen ramme", []),
        (["dør"], "Ingen dørvakt", []),
        (["–", ""], "Bare – streker", []),
    ],
    ids=[
        "inflected",
        "start of a compound",
        "end of a compound",
        "phrase before its words",
        "abbreviation",
        "not folded to ASCII",
        "hyphen in the term",
        "abbreviation in a compound",
        "nothing",
        "too short for compounds",
        "a term without words",
    ],
)
def test_terms_are_found(terms: list[str], text: str, expected: list[str]) -> None:
    """A term is found inflected, inside compounds, as a phrase, and as an abbreviation in capitals."""
    assert expected == [text[hit.start : hit.end] for hit in TermIndex([terms]).find(text)]


def test_hits_stand_in_the_order_of_the_text() -> None:
    """Hits of all themes are told in the order of the text, with the term and its theme."""
    index = TermIndex([["budsjett"], ["sykepleier", "felles vakt"]])
    expected = [TermHit(1, "felles vakt", 0, 12), TermHit(1, "sykepleier", 17, 28), TermHit(0, "budsjett", 33, 43)]

    assert expected == index.find("Felles vakta gir sykepleiere men budsjettet ryker")


def test_the_first_theme_keeps_a_shared_term() -> None:
    """A term under two themes counts for the first of them."""
    assert [TermHit(0, "budsjett", 0, 8)] == TermIndex([["budsjett"], ["budsjett"]]).find("Budsjett")


def test_evidence_survives_saving() -> None:
    """Evidence that is saved and loaded says the same about every word, and saves to the same bytes."""
    evidence = WordEvidence.trained_on([("for få sykepleiere", 0, 1), ("for lite penger", 1, 2)], 2)
    loaded = WordEvidence.from_bytes(evidence.to_bytes(), 2)

    assert evidence.to_bytes() == loaded.to_bytes()
    assert evidence.text(["sykepleier", "penger"]) == loaded.text(["sykepleier", "penger"])


def test_evidence_of_a_machine_with_the_other_byte_order(monkeypatch: pytest.MonkeyPatch) -> None:
    """Evidence is kept in one byte order, and turned on machines that have the other."""
    evidence = WordEvidence.trained_on([("for få sykepleiere", 0, 1), ("for lite penger", 1, 2)], 2)
    usual = evidence.to_bytes()
    monkeypatch.setattr(sys, "byteorder", {"little": "big", "big": "little"}[sys.byteorder])
    turned = evidence.to_bytes()

    assert usual != turned
    assert evidence.word("penger") == WordEvidence.from_bytes(turned, 2).word("penger")


def test_evidence_speaks_for_the_right_theme() -> None:
    """A word speaks for the theme whose texts have words like it, and for the other as much less."""
    evidence = WordEvidence.trained_on([("for få sykepleiere", 0, 1), ("for lite penger", 1, 1)], 2)
    first, second = evidence.word("sykepleiermangel")

    assert first > 0
    assert second == -first
    assert evidence.word("xyzw") == (0.0, 0.0)
    assert evidence.text([]) == (0.0, 0.0)


def test_evidence_of_nothing() -> None:
    """A theme set without terms and examples gives evidence that says nothing."""
    assert WordEvidence.trained_on([], 3).text(["sykepleier"]) == (0.0, 0.0, 0.0)


def test_repeated_words_count_once() -> None:
    """A word that stands three times says no more than once."""
    evidence = WordEvidence.trained_on([("for få sykepleiere", 0, 1), ("for lite penger", 1, 1)], 2)

    assert evidence.text(["penger"]) == evidence.text(["penger"] * 3)


@pytest.mark.parametrize(
    ("margin", "words", "expected"),
    [(0.0, 5, 0), (-1.0, 5, 0), (3.0, 0, 0), (1e6, 1, 100), (10.0, 4, 78)],
    ids=["a tie", "behind", "no words", "overwhelming", "as fitted"],
)
def test_confidence(margin: float, words: int, expected: int) -> None:
    """How sure a decision is grows with the lead of the best theme, from 0 for a tie to 100."""
    assert expected == confidence_of(margin, words)


def test_longer_texts_need_a_larger_lead() -> None:
    """The same lead says less in a longer text."""
    assert confidence_of(10.0, 4) > confidence_of(10.0, 40)
