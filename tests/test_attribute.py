"""Each challenge stands in somebody's name, and doubts are told."""

from __future__ import annotations

from typing import Any

import pytest

from innspill.attribute import attribute_answers, number_repeats
from innspill.model import Answer, Challenge, Place, Problem, Reading
from innspill.partners import Partner, PartnerRegister

_REGISTER = PartnerRegister(
    "prøve",
    "Prøve",
    (
        Partner("Voss herad", "kommune", aliases=("Voss",)),
        Partner("Kvam herad", "kommune", aliases=("Kvam",)),
        Partner("Helse Vest HF", "helseforetak", aliases=("Helse Vest",)),
        Partner("Fastlegene", "fastlege"),
    ),
)
_UNKNOWN = Problem(
    "unknown_partner",
    Place("svar.xlsx"),
    "Fant ikke hvem som svarer, verken i arket, arknavnet eller filnavnet.",
    "Skriv «Partner:» og navnet øverst i arket, eller ta navnet inn i filnavnet.",
)


def _answer(text: str = "Mangler leger", cell: str = "B2", file: str = "svar.xlsx", **more: Any) -> Answer:
    return Answer(Place(file, "Ark1", cell), text, **more)


def _reading(*answers: Answer, sheet: str = "Ark1", **more: Any) -> Reading:
    return Reading(sheet, answers=answers or (_answer(),), **more)


def _senders(*readings: Reading, file: str = "svar.xlsx") -> tuple[list[tuple[str, str]], list[str]]:
    challenges, problems = attribute_answers(file, readings, _REGISTER)
    return [(challenge.partner, challenge.partner_type) for challenge in challenges], [
        problem.code for problem in problems
    ]


def test_challenge_as_a_whole() -> None:
    """A challenge keeps everything its answer had, gets its language, and an id from partner and text."""
    answer = _answer(
        "Me manglar ikkje berre legar",
        scope="own",
        partner="Voss",
        partner_type="kommune",
        measure="Løn",
        priority="1",
        own_theme="Rekruttering",
        excluded="no_content",
    )
    expected = Challenge(
        id="",
        place=answer.place,
        text=answer.text,
        partner="Voss herad",
        partner_type="kommune",
        scope="own",
        measure="Løn",
        priority="1",
        own_theme="Rekruttering",
        occasion="Møte",
        language="nn",
        excluded="no_content",
    )
    ((challenge,), problems) = attribute_answers("svar.xlsx", [_reading(answer, occasion="Møte")], _REGISTER)
    (same,), _ = attribute_answers("nytt navn.xlsx", [_reading(_answer(answer.text, partner="Voss herad"))], _REGISTER)

    assert ((), same.id, 12, expected) == (
        problems,
        challenge.id,
        len(challenge.id),
        Challenge(**{name: getattr(challenge, name) for name in Challenge.__slots__} | {"id": ""}),
    )


@pytest.mark.parametrize(
    ("reading", "file", "expected"),
    [
        pytest.param(_reading(_answer(partner="Voss"), partner="Kvam"), "Helse Vest.xlsx", "Voss herad", id="row"),
        pytest.param(_reading(partner="Kvam", titles=("Fra Voss",)), "Kvam.xlsx", "Kvam herad", id="label"),
        pytest.param(
            _reading(titles=("Innspill fra Voss",), sheet="Kvam"), "Helse Vest.xlsx", "Voss herad", id="title"
        ),
        pytest.param(_reading(titles=("Frå: Voss herad",)), "svar.xlsx", "Voss herad", id="from-line"),
        pytest.param(_reading(titles=("Voss herad 2023",)), "svar.xlsx", "Voss herad", id="title-is-the-name"),
        pytest.param(_reading(sheet="Kvam"), "Helse Vest.xlsx", "Kvam herad", id="sheet-name"),
        pytest.param(_reading(), "inn/Voss/Svar Kvam v2.xlsx", "Kvam herad", id="file-name"),
        pytest.param(_reading(), "inn/SvarKvam2023.xlsx", "Kvam herad", id="file-name-in-one-word"),
        pytest.param(_reading(), "Kvam/Voss herad/svar.xlsx", "Voss herad", id="nearest-folder"),
    ],
)
def test_order_of_trust(reading: Reading, file: str, expected: str) -> None:
    """The row is trusted before a label, a title, the sheet's name, the file's and the folder's."""
    (challenge,), problems = attribute_answers(file, [reading], _REGISTER)

    assert (expected, ()) == (challenge.partner, problems)


def test_receivers_in_titles_are_no_senders() -> None:
    """A partner that a long title only mentions is not taken for the sender."""
    title = "Sendes til samarbeidssekretariatet i Helse Vest innen første oktober"

    assert _senders(_reading(titles=(title,)), file="Voss.xlsx") == ([("Voss herad", "kommune")], [])


def test_title_with_two_partners_names_no_sender() -> None:
    """A title that names two partners leaves it to the file's name."""
    assert _senders(_reading(titles=("Kvam og Voss",)), file="Helse Vest.xlsx") == (
        [("Helse Vest HF", "helseforetak")],
        [],
    )


def test_label_on_another_sheet_counts_for_the_file() -> None:
    """Who answers may be told once, on the first sheet."""
    cover = Reading("Forside", partner="Voss")

    assert _senders(cover, _reading()) == ([("Voss herad", "kommune")], [])


def test_several_senders_in_one_sheet() -> None:
    """Rows with their own senders are kept apart, and each doubt is told once."""
    answers = [_answer(partner=name) for name in ("Voss", "Legevakten", "Kvam", "Legevakten")]

    assert _senders(_reading(*answers)) == (
        [("Voss herad", "kommune"), ("Legevakten", "annet"), ("Kvam herad", "kommune"), ("Legevakten", "annet")],
        ["unknown_partner"],
    )


def test_unknown_sender_keeps_its_name() -> None:
    """A sender outside the register keeps its own name; its kind is told by its words."""
    (challenge,), problems = attribute_answers("svar.xlsx", [_reading(_answer(partner="Bømlo \n kommune"))], _REGISTER)
    problem = Problem(
        "unknown_partner",
        Place("svar.xlsx", "Ark1", "B2"),
        "«Bømlo kommune» står ikke i partnerregisteret og er ført som «kommune».",
        "Legg navnet inn i registeret, eller rett skrivemåten.",
    )

    assert ("Bømlo kommune", "kommune", (problem,)) == (challenge.partner, challenge.partner_type, problems)


def test_unknown_sender_in_a_title() -> None:
    """A title that says «innspill fra …» names the sender, also outside the register."""
    assert _senders(_reading(titles=("Innspill fra Sunnhordland krisesenter",))) == (
        [("Sunnhordland krisesenter", "frivillig")],
        ["unknown_partner"],
    )


def test_ambiguous_sender_is_told() -> None:
    """A sender that names two partners is given to neither."""
    (challenge,), problems = attribute_answers("svar.xlsx", [_reading(_answer(partner="Kvam eller Voss"))], _REGISTER)
    problem = Problem(
        "ambiguous_partner",
        Place("svar.xlsx", "Ark1", "B2"),
        "«Kvam eller Voss» kan være flere partnere: Kvam herad, Voss herad.",
        "Innspillene står under navnet slik det er skrevet. Skriv én partner.",
    )

    assert ("Kvam eller Voss", (problem,)) == (challenge.partner, problems)


def test_partners_that_answer_together() -> None:
    """A sender of several partners and joining words stands for them all, in the register's order, without a doubt."""
    (challenge,), problems = attribute_answers("svar.xlsx", [_reading(_answer(partner="Kvam og Voss"))], _REGISTER)

    assert ("Voss herad og Kvam herad", "kommune", ("Voss herad", "Kvam herad"), ()) == (
        challenge.partner,
        challenge.partner_type,
        challenge.senders,
        problems,
    )


def test_sheet_and_file_name_that_disagree() -> None:
    """A label is trusted before the file's name, and it is told that they name different partners."""
    (challenge,), problems = attribute_answers("inn/Helse Vest.xlsx", [_reading(partner="Kvam")], _REGISTER)
    problem = Problem(
        "conflicting_partner",
        Place("inn/Helse Vest.xlsx"),
        "Arket sier «Kvam herad», men filnavnet sier «Helse Vest HF». Innspillene er ført på «Kvam herad».",
        "Rett det som er feil, og kjør igjen.",
    )

    assert ("Kvam herad", (problem,)) == (challenge.partner, problems)


@pytest.mark.parametrize(
    ("label", "file", "expected"),
    [
        pytest.param("Kvam og Voss", "Voss.xlsx", [], id="one-of-those-who-answer-together"),
        pytest.param("Kvam", "svar.xlsx", [], id="file-names-nobody"),
        pytest.param("Kvam", "Voss og Helse Vest.xlsx", [], id="file-names-several"),
        pytest.param("Legevakten", "Voss.xlsx", ["unknown_partner"], id="one-doubt-is-enough"),
    ],
)
def test_sheet_and_file_name_that_agree(label: str, file: str, expected: list[str]) -> None:
    """There is no conflict where the file's name names one of the senders, nobody, or several."""
    assert expected == _senders(_reading(partner=label), file=file)[1]


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        pytest.param("Kommune", "kommune", id="known"),
        pytest.param("Vet ikke", "frivillig", id="says-nothing"),
        pytest.param(None, "frivillig", id="none"),
    ],
)
def test_kind_told_by_the_answer_comes_first(kind: str | None, expected: str) -> None:
    """For a sender outside the register, a column for the kind of partner comes before the words of its name."""
    answer = _answer(partner="Bømlo krisesenter", partner_type=kind)

    assert [("Bømlo krisesenter", expected)] == _senders(_reading(answer))[0]


def test_nobody_is_told_per_file() -> None:
    """Where nothing says who answers, that is told once for the file, and the name says which file."""
    challenges, problems = attribute_answers("svar.xlsx", [_reading(), _reading(sheet="Ark2")], _REGISTER)

    assert (
        [challenge.partner for challenge in challenges],
        [challenge.partner_type for challenge in challenges],
        problems,
    ) == (["Ukjent avsender (svar.xlsx)"] * 2, ["annet"] * 2, (_UNKNOWN,))


def test_kind_counts_also_without_a_name() -> None:
    """In an anonymous survey with a column for the kind of partner, the kind is kept."""
    answers = [_answer(partner_type=kind) for kind in ("Fastlege", "Kommune")]

    assert [kind for _, kind in _senders(_reading(*answers))[0]] == ["fastlege", "kommune"]


def test_number_repeats() -> None:
    """A statement that a partner repeats has an id of its own for each time."""
    challenges, _ = attribute_answers(
        "Voss.xlsx", [_reading(_answer("Leger"), _answer("Turnus"), _answer("leger!"), _answer("Leger"))], _REGISTER
    )
    first, second = challenges[0].id, challenges[1].id

    assert [first, second, f"{first}-2", f"{first}-3"] == number_repeats(challenges)
