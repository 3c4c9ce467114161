"""Subjects that recur in «annet» are suggested as themes, in the partners' own words."""

from __future__ import annotations

from innspill.suggest import Statement, Suggestion, suggest_themes


def _line(number: int, text: str, partner: str, *, is_left: bool = True) -> Statement:
    return Statement(f"s{number}", text, (partner,), is_left)


def test_a_subject_of_several_partners() -> None:
    """Words that begin alike are one subject, told by its commonest form; each statement stands under one subject."""
    statements = [
        _line(1, "Frivilligsentralen har for få frivillige", "Voss herad"),
        _line(2, "De frivillige blir ikke tatt med", "Alver kommune"),
        _line(3, "Frivillige må få opplæring i beredskap", "Alver kommune"),
        _line(4, "Beredskapen er ikke øvd", "Voss herad"),
        _line(5, "Det mangler beredskapsplan", "Bergen kommune"),
        _line(6, "Beredskap på øyene", "Fedje kommune"),
    ]

    assert (
        Suggestion(
            "beredskap", ("s3", "s4", "s5", "s6"), ("Alver kommune", "Bergen kommune", "Fedje kommune", "Voss herad")
        ),
    ) == suggest_themes(statements)


def test_what_is_no_subject() -> None:
    """One partner's subject, two statements, and a word that belongs to other themes are not suggested."""
    alone = [_line(number, "Besøksvenner mangler", "Voss herad") for number in range(3)]
    few = [_line(10, "Tolketjenesten svikter", "Voss herad"), _line(11, "Tolketjenesten", "Alver kommune")]
    elsewhere = [
        _line(20 + number, "Pasientene venter", f"Partner {number}", is_left=number < 3) for number in range(6)
    ]

    assert suggest_themes([*alone, *few, *elsewhere]) == ()
    assert suggest_themes([]) == ()
