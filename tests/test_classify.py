"""Themes are decided by the words of a text, and the words that decided are told."""

from __future__ import annotations

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from innspill.classify import Classifier, Evidence, TermHit, TermIndex, bayes
from innspill.classify.decide import REVIEW_BELOW, confidence_of, second_chance
from innspill.classify.patients import PatientGroups
from innspill.decisions import Decision
from innspill.features import concept_stems
from innspill.themes import Theme, ThemeSet, load_patient_groups, load_theme_set


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
    expected = Decision("annet", (), 0, review=True, decided_by="nothing", ranking=decision.ranking)

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
    """A text that speaks of two themes gets the nearer one first and names the other."""
    decision = bergen.decide("Vi mangler sykepleiere på kveld og natt, og innleie fra byrå sprenger budsjettet")

    assert (decision.theme, decision.secondary) == ("rekruttering", ("økonomi",))


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
    assert decision.review == (decision.confidence < REVIEW_BELOW)
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


def _learnt() -> Evidence:
    """Give evidence of two statements, one for each of two themes."""
    return bayes.learn([("for få sykepleiere", 0), ("for lite penger", 1)], 2)


def test_evidence_survives_saving() -> None:
    """Evidence that is saved and loaded says the same about every text, and saves to the same bytes."""
    evidence = _learnt()
    loaded = Evidence.from_bytes(evidence.to_bytes())

    assert evidence.to_bytes() == loaded.to_bytes()
    assert evidence.scores("sykepleier og penger") == loaded.scores("sykepleier og penger")


def test_evidence_of_a_machine_with_the_other_byte_order(monkeypatch: pytest.MonkeyPatch) -> None:
    """Evidence is kept in one byte order, and turned on machines that have the other."""
    evidence = _learnt()
    usual = evidence.to_bytes()
    monkeypatch.setattr(sys, "byteorder", {"little": "big", "big": "little"}[sys.byteorder])
    turned = evidence.to_bytes()

    assert usual != turned
    assert evidence.scores("penger") == Evidence.from_bytes(turned).scores("penger")


def test_evidence_speaks_for_the_right_theme() -> None:
    """A word speaks for the theme whose texts have words like it, and for the other as much less."""
    first, second = _learnt().scores("sykepleiermangel")

    assert first > 0
    assert first == pytest.approx(-second)
    assert _learnt().scores("xyzw") == _learnt().scores("") == (0.0, 0.0)


def test_evidence_of_nothing() -> None:
    """A theme set without terms and examples gives evidence that says nothing."""
    assert bayes.learn([], 3).scores("sykepleier") == (0.0, 0.0, 0.0)


def test_repeated_words_count_once() -> None:
    """A word that stands three times says no more than once."""
    assert _learnt().scores("penger") == _learnt().scores("penger penger penger")


def test_pieces_add_up_to_the_scores() -> None:
    """What the words, phrases and abbreviations of a text say is, with what is said of any text, its whole evidence."""
    weights = {"=vi": (1.0, 0.0), "få tak i": (0.0, 3.0), "få tak": (0.5, 0.0), "#KAD": (2.0, 1.0), "@seng": (0.0, 1.0)}
    evidence = Evidence.of_weights(weights, (0.5, -0.5))
    text = "Vi får ikke få tak i KAD-senger, få tak"
    pieces = evidence.pieces(text)
    sums = [base + sum(piece.scores[theme] for piece in pieces) for theme, base in enumerate((0.5, -0.5))]

    assert sums == pytest.approx(evidence.scores(text))
    assert [piece.span for piece in pieces if any(piece.scores)] == [
        (0, 1, ""),
        (7, 1, ""),
        (3, 2, ""),
        (3, 3, ""),
        (-1, 0, "KAD"),
    ]


@pytest.mark.parametrize(
    ("word", "stem", "expected"),
    [
        ("seng", "seng", ["@seng"]),
        ("akuttsenger", "akuttseng", ["@seng", "@akutt"]),
        ("sengepost", "sengepost", ["@seng"]),
        ("penger", "peng", []),
    ],
    ids=["whole", "last and first part", "first part", "none"],
)
def test_concepts_in_compounds(word: str, stem: str, expected: list[str]) -> None:
    """A word names the concept of its stem, else those of its longest last part and of what stands before it."""
    assert expected == concept_stems(word, stem, {"@seng", "@akutt"})


@pytest.mark.parametrize(
    ("margin", "expected"), [(1e3, 100), (0.3, 62), (0.081, 50)], ids=["overwhelming", "some", "hardly any"]
)
def test_confidence(margin: float, expected: int) -> None:
    """How sure a decision is grows with the lead of the best theme, towards 100."""
    assert expected == confidence_of(margin)


def test_a_second_theme_is_likelier_in_longer_texts() -> None:
    """The same evidence speaks more for a second theme where there is room for two."""
    assert second_chance(0.5, 4) < second_chance(0.5, 30)


@pytest.mark.parametrize(
    "text",
    [
        "Brakuje nam pielęgniarek",
        "Mii eat gávnna buohccedivšohiid",
        "نحن بحاجة إلى المزيد من الممرضات",
        "Нам не хватает медсестёр",
        "1 234 567",
        "?!",
        "hm",
    ],
    ids=["Polish", "Sámi", "Arabic", "Russian", "digits", "signs", "one sound"],
)
def test_no_theme_is_forced(bergen: Classifier, text: str) -> None:
    """What the program does not understand is «annet», for a person to look at."""
    decision = bergen.decide(text)

    assert (decision.theme, decision.review) == ("annet", True)


def test_a_cell_as_long_as_excel_allows(bergen: Classifier) -> None:
    """A text of 32,767 characters gets its theme like any other."""
    assert bergen.decide(("Vi får ikke tak i sykepleiere. " * 1200)[:32_767]).theme == "rekruttering"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Barn og unge med psykiske plager venter", ("barn-og-unge", "psykisk-helse-og-rus")),
        ("Skrøpelige eldre med KOLS og diabetes", ("skrøpelige-eldre", "flere-kroniske-lidelser")),
        ("Helsesjukepleiarane er for få", ("barn-og-unge",)),
        ("Multisjuka äldre skrivs ut för tidigt", ("skrøpelige-eldre", "flere-kroniske-lidelser")),
        ("Budsjettet er for stramt", ()),
        ("Barnslig å krangle om rusten på bilen", ()),
    ],
    ids=["two", "bokmål", "nynorsk", "Swedish", "none", "words that only look alike"],
)
def test_patient_groups(text: str, expected: tuple[str, ...]) -> None:
    """A text names the patient groups whose words stand in it, whatever its theme is; it may name none."""
    assert expected == PatientGroups(load_patient_groups("national")).find(text)
