"""Sheets in which nothing asks for challenges, and other readings that go by what stands there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from innspill.locate import Known, locate_answers, locate_in_workbook
from innspill.model import Answer, Place, Reading, Sheet, Use
from innspill.text import stem

_KNOWN = Known(frozenset({stem("rekruttering"), stem("økonomi")}), lambda text: text in ("Voss herad", "Kvam herad"))
_NURSES = "Vi mangler sykepleiere i hjemmesykepleien"
_SYSTEMS = "Journalsystemene snakker ikke sammen"
_BUDGET = "Budsjettet rekker ikke til flere plasser"


def _told(reading: Reading) -> list[tuple[object, ...]]:
    return [(answer.place.cell, answer.text, answer.scope, answer.measure) for answer in reading.answers]


def _read(*rows: Sequence[str], are_paragraphs: bool = False) -> Reading:
    sheet = replace(Sheet.of_rows("", rows), is_named=False, are_paragraphs=are_paragraphs)
    return locate_in_workbook("svar.xlsx", [sheet], _KNOWN)[0]


def test_topics_of_a_letter() -> None:
    """In a document, paragraphs under short headings are statements; a line with a measure goes with the one above."""
    reading = _read(
        ["Vestland legeforening"],
        ["Vi viser til brev av 15. august 2023 og takker for at vi ble spurt."],
        ["Legevakt"],
        ["Vaktbelastningen på de minste legevaktene er blitt uforsvarlig."],
        ["Tiltak: Interkommunalt samarbeid"],
        ["Legemidler i egen praksis"],
        ["Ingen har oversikt over hva pasienten faktisk tar av medisiner."],
        are_paragraphs=True,
    )

    assert _told(reading) == [
        (
            "avsnitt 4",
            "Vaktbelastningen på de minste legevaktene er blitt uforsvarlig.",
            "unknown",
            "Interkommunalt samarbeid",
        ),
        ("avsnitt 7", "Ingen har oversikt over hva pasienten faktisk tar av medisiner.", "own", None),
    ]


def test_the_column_with_most_text_is_guessed_and_told() -> None:
    """Where no header asks, the column that holds the most statements is read, and the guess is told."""
    reading = _read(
        ["Dette strever vi med", "Merkelapp", "Gjelder"],
        [_NURSES, "Et stort problem lenge", "Egen"],
        [_SYSTEMS, "Et stort problem nå", "Felles"],
        [_BUDGET, "Et lite problem nå", "Egen"],
    )

    assert (_told(reading), sorted({problem.code for problem in reading.problems})) == (
        [("A2", _NURSES, "own", None), ("A3", _SYSTEMS, "common", None), ("A4", _BUDGET, "own", None)],
        ["guessed_column", "unknown_column"],
    )


def test_columns_of_scopes_and_themes_are_known_by_their_cells() -> None:
    """A column without a telling header is taken for scopes or themes where all its cells are."""
    reading = _read(
        ["Utfordring", "Hos hvem da", "Merkelapp"],
        [_NURSES, "Egen", "Rekruttering"],
        [_BUDGET, "Felles", "Økonomi"],
    )

    assert [(answer.scope, answer.own_theme) for answer in reading.answers] == [
        ("own", "Rekruttering"),
        ("common", "Økonomi"),
    ]


def test_a_matrix_may_have_a_row_for_measures() -> None:
    """In a matrix, a row that begins with «Tiltak» belongs to the answers above it, column by column."""
    reading = _read(
        ["", "Voss herad", "Kvam herad"],
        ["Utfordring i egen kommune", _NURSES, _BUDGET],
        ["Tiltak i egen kommune", "Høyere lønn", ""],
        ["Utfordring for fellesskapet", _SYSTEMS, ""],
    )

    assert _told(reading) == [
        ("B2", _NURSES, "own", "Høyere lønn"),
        ("C2", _BUDGET, "own", None),
        ("B4", _SYSTEMS, "common", None),
    ]


def test_a_merged_challenge_may_have_several_measures() -> None:
    """A measure beside the lower part of a merged challenge is one more measure for it."""
    sheet = Sheet.of_rows("Ark1", [["Utfordring", "Tiltak"], [_NURSES, "Lønn"], ["", "Bolig"], [_BUDGET, ""]])
    reading = locate_answers("svar.xlsx", replace(sheet, merged=((1, 0, 2, 0),)))

    assert reading.answers == (
        Answer(Place("svar.xlsx", "Ark1", "A2"), _NURSES, measure="Lønn\nBolig"),
        Answer(Place("svar.xlsx", "Ark1", "A4"), _BUDGET),
    )


def test_a_form_of_questions_and_answers() -> None:
    """«Spørsmål | Svar» heads a form, not a table: the questions to the left say what the answers are."""
    reading = _read(
        ["Spørsmål", "Svar"],
        ["Hvilke utfordringer har dere selv?", _NURSES],
        ["Hvilke utfordringer har helsefellesskapet?", _SYSTEMS],
    )

    assert _told(reading) == [("B2", _NURSES, "own", None), ("B3", _SYSTEMS, "common", None)]


def test_a_partner_in_the_column_for_scope_is_its_own_matter() -> None:
    """Where the column for scope names a partner, the challenge is that partner's own."""
    reading = _read(["Utfordring", "Gjelder"], [_NURSES, "Voss herad"], [_SYSTEMS, "Helsefellesskapet"])

    assert [answer.scope for answer in reading.answers] == ["own", "common"]


def test_every_cell_has_a_use_in_all_of_these() -> None:
    """A guessed reading accounts for its cells like any other."""
    rows = [["Notat", ""], ["", ""], ["1.", _NURSES], ["2.", _SYSTEMS], ["3.", _BUDGET]]
    sheet = Sheet.of_rows("Ark1", rows)
    (reading,) = locate_in_workbook("svar.xlsx", [sheet], _KNOWN)

    assert {cell: reading.uses[cell] is not None for cell in reading.uses} == {
        (row, column): True for row, line in sheet.lines.items() for column in line
    }
    assert Use.CHALLENGE in reading.uses.values()
