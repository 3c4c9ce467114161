"""On a sheet, what answers is found, and every other cell is accounted for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from innspill.locate import Known, locate_answers, locate_in_workbook, read_label
from innspill.locate.headers import is_form_ending, is_guidance
from innspill.model import Answer, Column, Place, Problem, Reading, Role, Scope, Sheet, Table, Use
from innspill.text import stem

_KNOWN = Known(frozenset({stem("rekruttering"), stem("økonomi")}), lambda text: text in ("Voss herad", "Kvam herad"))
_NURSES = "Vi mangler sykepleiere i hjemmesykepleien"
_SYSTEMS = "Journalsystemene snakker ikke sammen"
_BUDGET = "Budsjettet rekker ikke til flere plasser"
_LETTERS = {Use.CHALLENGE: "c", Use.FIELD: "f", Use.FORM: "t", Use.PROBLEM: "p"}


def _sheet(
    *rows: Sequence[str],
    name: str = "Ark1",
    at: tuple[int, int] = (0, 0),
    merged: tuple[tuple[int, int, int, int], ...] = (),
    is_named: bool = True,
) -> Sheet:
    return replace(Sheet.of_rows(name, rows, top=at[0], left=at[1]), merged=merged, is_named=is_named)


def _locate(*rows: Sequence[str], **more: Any) -> Reading:
    return locate_answers("svar.xlsx", _sheet(*rows, **more))


def _drawn(*rows: Sequence[str], **more: Any) -> list[str]:
    """Draw how the cells of a sheet were used: c challenge, f field, t the form's text, p problem, . empty."""
    sheet = _sheet(*rows, **more)
    uses = dict(locate_answers("svar.xlsx", sheet).uses)
    width = max(len(row) for row in rows)
    drawing = [
        "".join(
            _LETTERS[uses.pop((row, column))] if column in sheet.lines.get(row, {}) else "." for column in range(width)
        )
        for row in range(len(rows))
    ]
    assert uses == {}, "uses of cells that are empty"
    return drawing


def _place(cell: str | None, sheet: str | None = "Ark1") -> Place:
    return Place("svar.xlsx", sheet, cell)


def _answer(cell: str, text: str, **more: Any) -> Answer:
    return Answer(_place(cell), text, **more)


# What headers and labels mean.


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Utfordring", Role.CHALLENGE),
        ("UTFORDRINGAR:", Role.CHALLENGE),
        ("Utfordirng", Role.CHALLENGE),
        ("1. Hva er de tre viktigste utfordringene for din kommune?", Role.CHALLENGE),
        ("Kva er utfordringa?", Role.CHALLENGE),
        ("Utmaningar", Role.CHALLENGE),
        ("Innspill (én per rad)", Role.CHALLENGE),
        ("Tiltak", Role.MEASURE),
        ("Framlegg til tiltak", Role.MEASURE),
        ("Hva bør gjøres?", Role.MEASURE),
        ("Förslag till åtgärd", Role.MEASURE),
        ("Tiltak for å møte utfordringen", Role.MEASURE),
        ("Kommune/herad", Role.PARTNER),
        ("Hvem svarer du på vegne av?", Role.PARTNER),
        ("Navn på kommune", Role.PARTNER),
        ("Partnertype", Role.PARTNER_TYPE),
        ("Gjelder", Role.SCOPE),
        ("Egen / felles", Role.SCOPE),
        ("Kven gjeld det?", Role.SCOPE),
        ("Egen virksomhet eller helsefellesskapet", Role.SCOPE),
        ("Tema", Role.THEME),
        ("Prioritet (1-3)", Role.PRIORITY),
        ("Kanal", Role.OCCASION),
        ("Område", Role.AREA),
        ("Nr.", Role.NUMBER),
        ("#", Role.NUMBER),
        ("E-post", Role.CONTACT),
        ("Kontaktperson:", Role.CONTACT),
        ("Fullføringstidspunkt", Role.TIME),
        ("Kommentar", Role.COMMENT),
    ],
)
def test_role_of_a_label(text: str, expected: Role) -> None:
    """Headers and questions as people write them are understood in both Norwegian forms, Swedish and English."""
    label = read_label(text)

    assert expected == (label.role if label else None)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "–",
        "Rekruttering av sykepleiere er krevende",
        "Det er en stor utfordring at fastlegene slutter",
        "Manglende samhandling gir dårlige pasientforløp",
        "Vi har for lite penger",
        "Utfordring " * 30,
    ],
)
def test_statements_are_no_labels(text: str) -> None:
    """A statement, however much it speaks of challenges, is not taken for a header."""
    assert None is read_label(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Utfordring 2", 2),
        ("Tiltak 3:", 3),
        ("Utfordring", None),
        ("De 3 viktigste utfordringene, inntil 5", None),
    ],
)
def test_number_of_a_label(text: str, expected: int | None) -> None:
    """A label carries its number where it has one and only one."""
    label = read_label(text)

    assert (True, expected) == (label is not None, label.number if label else None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Veiledning", True),
        ("Rettleiing til skjemaet", True),
        ("LES MEG", True),
        ("Veiledere mangler", False),
        ("", False),
    ],
)
def test_is_guidance(text: str, expected: bool) -> None:  # noqa: FBT001 - a value to expect
    """Guidance announces itself in the sheet's name or first line."""
    assert expected is is_guidance(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sendes til post@eksempel.no innen 1. oktober", True),
        ("Svarfrist: 1. oktober", True),
        ("Sum", True),
        ("Summen av tiltak er for liten", False),
        ("Vi takker for samarbeidet", True),
    ],
)
def test_is_form_ending(text: str, expected: bool) -> None:  # noqa: FBT001 - a value to expect
    """Addresses, dates and greetings below a table are the form's own."""
    assert expected is is_form_ending(text)


# Tables.


def test_table_as_a_whole() -> None:
    """A table gives its columns, its answers with what stands on their rows, and the use of each cell."""
    rows: tuple[list[str], ...] = (
        ["Innspill fra Voss herad"],
        [],
        ["Nr", "Partner", "Partnertype", "Gjelder", "Utfordring", "Tiltak", "Prioritet", "Tema", "Kanal"],
        ["1", "Voss herad", "kommune", "Egen", "Mangler leger", "Bedre lønn", "1", "Rekruttering", "Dialogmøte"],
        ["2", "Voss herad", "kommune", "Felles", "Sene epikriser", "", "", "", ""],
    )
    header = rows[2]
    roles = [
        Role.NUMBER,
        Role.PARTNER,
        Role.PARTNER_TYPE,
        Role.SCOPE,
        Role.CHALLENGE,
        Role.MEASURE,
        Role.PRIORITY,
        Role.THEME,
        Role.OCCASION,
    ]
    sender = {"partner": "Voss herad", "partner_type": "kommune"}
    expected = Reading(
        sheet="Ark1",
        tables=(
            Table(
                "table",
                3,
                tuple(Column(at, text, role, 100) for at, (text, role) in enumerate(zip(header, roles, strict=True))),
            ),
        ),
        answers=(
            _answer(
                "E4",
                "Mangler leger",
                scope="own",
                measure="Bedre lønn",
                priority="1",
                own_theme="Rekruttering",
                occasion="Dialogmøte",
                **sender,
            ),
            _answer("E5", "Sene epikriser", scope="common", **sender),
        ),
        titles=("Innspill fra Voss herad",),
        uses={
            (0, 0): Use.FORM,
            **{(2, column): Use.FORM for column in range(9)},
            **{(3, column): Use.FIELD for column in range(9)},
            **{(4, column): Use.FIELD for column in range(4)},
            (3, 4): Use.CHALLENGE,
            (4, 4): Use.CHALLENGE,
        },
    )

    assert expected == _locate(*rows)


def test_table_anywhere_on_the_sheet() -> None:
    """Places are those of the whole sheet, wherever its texts begin."""
    reading = _locate(["Utfordring", "Tiltak"], ["Mangler leger", "Lønn"], at=(11, 26))

    assert ((_answer("AA13", "Mangler leger", measure="Lønn"),), 12) == (reading.answers, reading.tables[0].header_row)


def test_text_file_has_no_sheet_name() -> None:
    """Places in a text file name no sheet."""
    reading = _locate(["Nr", "Utfordring"], ["1", "Mangler leger"], name="", is_named=False)

    assert (Answer(_place("B2", None), "Mangler leger"),) == reading.answers


def test_a_measure_follows_the_nearest_challenge_before_it() -> None:
    """With a column of own and one of common challenges, each has the measure column to its right."""
    reading = _locate(
        ["Egne utfordringer", "Tiltak", "Felles utfordringer", "Tiltak"],
        ["Mangler leger", "Lønn", "Sene epikriser", "Avtale"],
        ["", "", "Lange køer", ""],
    )

    assert (
        _answer("A2", "Mangler leger", scope="own", measure="Lønn"),
        _answer("C2", "Sene epikriser", scope="common", measure="Avtale"),
        _answer("C3", "Lange køer", scope="common"),
    ) == reading.answers


def test_measure_before_the_challenge() -> None:
    """A measure column to the left is used where none follows."""
    assert (_answer("B2", "Mangler leger", measure="Lønn"),) == _locate(
        ["Tiltak", "Utfordring"], ["Lønn", "Mangler leger"]
    ).answers


def test_section_rows_give_the_scope() -> None:
    """A row that only announces own or common challenges gives the scope of those below."""
    rows = (
        ["Utfordring", "Tiltak"],
        ["Utfordringer for egen kommune", ""],
        ["Mangler leger", "Lønn"],
        ["Utfordringer for helsefellesskapet", ""],
        ["Sene epikriser", ""],
    )

    assert (
        (_answer("A3", "Mangler leger", scope="own", measure="Lønn"), _answer("A5", "Sene epikriser", scope="common")),
        ["tt", "t.", "cf", "t.", "c."],
    ) == (_locate(*rows).answers, _drawn(*rows))


@pytest.mark.parametrize(
    ("name", "expected"), [("Egne utfordringer", "own"), ("Felles", "common"), ("Ark1", "unknown")]
)
def test_the_sheet_name_gives_the_scope_last(name: str, expected: Scope) -> None:
    """Where nothing in the table tells the scope, the sheet's name does."""
    reading = _locate(["Nr", "Utfordring"], ["1", "Mangler leger"], name=name)

    assert (Answer(_place("B2", name), "Mangler leger", scope=expected),) == reading.answers


def test_merged_cells_count_for_the_rows_they_cover() -> None:
    """A merged cell gives its value to each row beside it, for every kind of column."""
    reading = _locate(
        ["Partner", "Gjelder", "Utfordring", "Tiltak"],
        ["Voss herad", "Egen", "Mangler leger", "Lønn"],
        ["", "", "Mangler turnus", ""],
        ["Kvam herad", "Felles", "Sene epikriser", ""],
        merged=((1, 0, 2, 0), (1, 1, 2, 1), (1, 3, 2, 3)),
    )

    assert (
        _answer("C2", "Mangler leger", scope="own", partner="Voss herad", measure="Lønn"),
        _answer("C3", "Mangler turnus", scope="own", partner="Voss herad", measure="Lønn"),
        _answer("C4", "Sene epikriser", scope="common", partner="Kvam herad"),
    ) == reading.answers


def test_only_the_sender_is_filled_down() -> None:
    """An empty cell under a sender means the same sender; elsewhere empty means not answered."""
    reading = _locate(
        ["Kommune", "Utfordring", "Prioritet", "Tema"],
        ["Voss herad", "Mangler leger", "1", "Rekruttering"],
        ["", "Mangler turnus", "", ""],
        ["Kvam herad", "Sene epikriser", "", ""],
    )

    assert (
        _answer("B2", "Mangler leger", partner="Voss herad", priority="1", own_theme="Rekruttering"),
        _answer("B3", "Mangler turnus", partner="Voss herad"),
        _answer("B4", "Sene epikriser", partner="Kvam herad"),
    ) == reading.answers


def test_unknown_columns_are_told_once() -> None:
    """A column whose header says nothing is told with the headers that were found; its cells are not lost."""
    rows = (["Utfordring", "Tiltak", "Blåbær"], ["Mangler leger", "Lønn", "Syltetøy"], ["Turnus", "", "Saft"])
    problem = Problem(
        "unknown_column",
        _place("C1"),
        "Kolonnen «Blåbær» ble ikke forstått; 2 celler er ikke brukt, for eksempel «Syltetøy».",
        "Overskriftene som ble funnet: «Utfordring», «Tiltak», «Blåbær».",
    )

    assert ((problem,), ["ttt", "cfp", "c.p"]) == (_locate(*rows).problems, _drawn(*rows))


def test_texts_outside_the_table_are_told() -> None:
    """Texts beside the table, under no header, are told with their first place."""
    rows = (["Nr", "Utfordring"], ["1", "Mangler leger", "", "Hilsen Kari"])
    problem = Problem(
        "unused_text",
        _place("D2"),
        "1 celle utenfor tabellen er ikke brukt, for eksempel «Hilsen Kari».",
        "Se etter om dette er en utfordring, og flytt den i så fall inn i tabellen.",
    )

    assert ((problem,), ["tt..", "fc.p"]) == (_locate(*rows).problems, _drawn(*rows))


def test_measure_without_a_challenge_is_told() -> None:
    """A measure or comment on a row without a challenge is told; a number alone on a row is no loss."""
    rows = (
        ["Nr", "Utfordring", "Tiltak"],
        ["1", "Mangler leger", "Lønn"],
        ["2", "", "Felles vaktordning"],
        ["3", "", ""],
    )
    problem = Problem(
        "unused_text",
        _place("C3"),
        "«Felles vaktordning» står uten en utfordring på samme rad.",
        "Skriv utfordringen på samme rad, eller flytt teksten dit den hører hjemme.",
    )

    assert ((problem,), ["ttt", "fcf", "f.p", "f.."]) == (_locate(*rows).problems, _drawn(*rows))


def test_long_texts_are_shortened_in_messages() -> None:
    """A message quotes at most sixty signs, on one line."""
    rows = (["Utfordring", "Tiltak"], ["Turnus", "Lønn"], ["", "Felles\nvaktordning " + "for alle " * 10])
    (problem,) = _locate(*rows).problems
    shown = "Felles vaktordning for alle for alle for alle for alle for…"

    assert f"«{shown}» står uten en utfordring på samme rad." == problem.message


def test_several_tables_on_a_sheet() -> None:
    """Each header row begins a table of its own."""
    rows: tuple[list[str], ...] = (
        ["Utfordring for egen kommune", "Tiltak"],
        ["Mangler leger", "Lønn"],
        [],
        ["Tiltak", "Utfordring for helsefellesskapet"],
        ["Avtale", "Sene epikriser"],
    )
    reading = _locate(*rows)

    assert (
        [1, 4],
        (
            _answer("A2", "Mangler leger", scope="own", measure="Lønn"),
            _answer("B5", "Sene epikriser", scope="common", measure="Avtale"),
        ),
    ) == ([table.header_row for table in reading.tables], reading.answers)


def test_labels_above_a_table_tell_the_sender() -> None:
    """Who answers, what kind they are and how it came may stand above the table."""
    rows = (
        ["Partner:", "Voss herad"],
        ["Partnertype: kommune", ""],
        ["Kanal", "Dialogmøte"],
        ["Dato", "01.09.2023"],
        ["Nr", "Utfordring"],
        ["1", "Mangler leger"],
    )
    reading = _locate(*rows)

    assert (
        (reading.partner, reading.partner_type, reading.occasion),
        _drawn(*rows),
    ) == (("Voss herad", "kommune", "Dialogmøte"), ["tf", "f.", "tf", "tf", "tt", "fc"])


def test_lines_below_a_table() -> None:
    """A closing line after a gap is the form's own; without a gap it is an answer."""
    closed: tuple[list[str], ...] = (
        ["Utfordring", "Tiltak"],
        ["Mangler leger", "Lønn"],
        [],
        ["Sendes til Kari innen fredag"],
    )
    straight = (["Utfordring", "Tiltak"], ["Mangler leger", "Lønn"], ["Kontakt med fastlegene er dårlig"])

    assert (_drawn(*closed), _drawn(*straight)) == (["tt", "cf", "..", "t."], ["tt", "cf", "c."])


def test_header_without_answers() -> None:
    """An empty form gives a table without answers and no problem."""
    reading = _locate(["Nr", "Utfordring", "Tiltak"], ["1", "", ""], ["2", "", ""])

    assert (reading.answers, reading.problems, len(reading.tables)) == ((), (), 1)


def test_one_column_under_a_question() -> None:
    """A lone question with its answers below it is a list."""
    rows = (["Hva er de viktigste utfordringene for helsefellesskapet?"], ["Mangler leger"], ["Sene epikriser"])
    reading = _locate(*rows)

    assert (
        "list",
        (_answer("A2", "Mangler leger", scope="common"), _answer("A3", "Sene epikriser", scope="common")),
        ["t", "c", "c"],
    ) == (reading.tables[0].kind, reading.answers, _drawn(*rows))


# Forms.


def test_form_as_a_whole() -> None:
    """A form gives its answers, its sender, and the use of each cell."""
    rows = (
        ["Skjema for innspill", ""],
        ["Kommune:", "Voss herad"],
        ["Kontaktperson:", "Kari Prøve"],
        ["Utfordring for egen kommune", "Mangler leger"],
        ["Tiltak", "Bedre lønn"],
        ["Utfordring for helsefellesskapet", "Sene epikriser"],
        ["Prioritet", "1"],
        ["Tema", "Samhandling"],
        ["Takk for svaret!", ""],
    )
    expected = Reading(
        sheet="Ark1",
        tables=(Table("form", 1),),
        answers=(
            _answer("B4", "Mangler leger", scope="own", measure="Bedre lønn"),
            _answer("B6", "Sene epikriser", scope="common", priority="1", own_theme="Samhandling"),
        ),
        titles=("Skjema for innspill", "Takk for svaret!"),
        partner="Voss herad",
        uses={
            (0, 0): Use.FORM,
            **{(row, 0): Use.FORM for row in range(1, 9)},
            **{(row, 1): Use.FIELD for row in (1, 2, 4, 6, 7)},
            (3, 1): Use.CHALLENGE,
            (5, 1): Use.CHALLENGE,
        },
    )

    assert expected == _locate(*rows)


def test_numbered_measures_belong_to_the_challenge_of_that_number() -> None:
    """«Tiltak 1» goes with «Utfordring 1», also when all measures come last; several join."""
    reading = _locate(
        ["Utfordring 1", "Mangler leger"],
        ["Utfordring 2", "Sene epikriser"],
        ["Tiltak 2", "Avtale"],
        ["Tiltak 1", "Lønn"],
        ["Tiltak 1", "Bolig"],
    )

    assert (
        _answer("B1", "Mangler leger", measure="Lønn\nBolig"),
        _answer("B2", "Sene epikriser", measure="Avtale"),
    ) == reading.answers


def test_answers_may_go_on_below_and_beside() -> None:
    """Rows without a label carry on with the answers above; each cell is an answer of its own."""
    rows = (
        ["Utfordringer i egen virksomhet:", "Mangler leger", "Mangler senger"],
        ["", "Mangler turnus", ""],
        ["Tiltak:", "Lønn", ""],
    )

    assert (
        (
            _answer("B1", "Mangler leger", scope="own"),
            _answer("C1", "Mangler senger", scope="own"),
            _answer("B2", "Mangler turnus", scope="own", measure="Lønn"),
        ),
        ["tcc", ".c.", "tf."],
    ) == (_locate(*rows).answers, _drawn(*rows))


def test_label_and_answer_in_one_cell() -> None:
    """«Utfordring: …» in one cell is a label with its answer."""
    reading = _locate(["Kommune: Voss herad"], ["Utfordring: Mangler leger"], ["Tiltak: Lønn"])

    assert ("Voss herad", (_answer("A2", "Mangler leger", measure="Lønn"),)) == (reading.partner, reading.answers)


def test_labels_between_long_answers_are_no_header() -> None:
    """A row that holds more long texts than labels is answers, not the head of a table."""
    long = "Vi mangler sykepleiere i hjemmesykepleien, særlig om natten og i helgene"
    reading = _locate(["Utfordring", long, "Tiltak", f"{long} 1", f"{long} 2"])

    assert (_answer("B1", long, measure=f"{long} 1\n{long} 2"),) == reading.answers


def test_the_first_sender_counts() -> None:
    """Where a form names two senders, the first counts for the sheet."""
    reading = _locate(["Kommune:", "Voss herad"], ["Avsender:", "Kari Prøve"], ["Utfordring:", "Mangler leger"])

    assert reading.partner == "Voss herad"


def test_leftovers_of_a_form_are_told() -> None:
    """A measure before any challenge and a text below the last answer are told, not dropped."""
    rows = (
        ["Tiltak:", "Lønn"],
        ["Utfordring:", "Mangler leger"],
        ["Tiltak:", "Bolig"],
        ["Vi vil også nevne parkering", ""],
    )
    advice = "Se etter om dette er en utfordring, og flytt den i så fall til et svarfelt."

    assert (
        (
            Problem("unused_text", _place("B1"), "Teksten «Lønn» er ikke brukt.", advice),
            Problem("unused_text", _place("A4"), "Teksten «Vi vil også nevne parkering» er ikke brukt.", advice),
        ),
        ["tp", "tc", "tf", "p."],
    ) == (_locate(*rows).problems, _drawn(*rows))


@pytest.mark.parametrize(
    ("footer", "drawn"),
    [("Sendes til Kari innen fredag", "t."), ("Vi vil også nevne parkering", "p.")],
    ids=["form", "text"],
)
def test_footer_right_below_the_last_answer(footer: str, drawn: str) -> None:
    """A line below a form does not make a table of its last label and answer."""
    rows = (["Utfordring 1:", "Mangler leger"], ["Utfordring 2:", "Mangler turnus"], [footer, ""])

    assert ((_answer("B1", "Mangler leger"), _answer("B2", "Mangler turnus")), ["tc", "tc", drawn]) == (
        _locate(*rows).answers,
        _drawn(*rows),
    )


def test_labels_without_answers_are_the_forms_own() -> None:
    """A label that nobody has answered is no problem."""
    rows = (["Utfordring 1:", "Mangler leger"], ["Utfordring 2:", ""], ["Tiltak:", ""])

    assert ((_answer("B1", "Mangler leger"),), (), ["tc", "t.", "t."]) == (
        _locate(*rows).answers,
        _locate(*rows).problems,
        _drawn(*rows),
    )


# Lists in cells, guidance, and what is not understood.


def test_list_in_a_cell() -> None:
    """A cell with several points is an answer; the line above it tells its scope, labels around it the sender."""
    rows = (["Kommune:", "Voss herad"], ["For kommunen selv", ""], ["- Mangler leger\n- Mangler turnus", ""])
    reading = _locate(*rows)

    assert (
        "Voss herad",
        (Table("list", 3),),
        (_answer("A3", "- Mangler leger\n- Mangler turnus", scope="own"),),
        ["tf", "t.", "c."],
    ) == (reading.partner, reading.tables, reading.answers, _drawn(*rows))


def test_list_that_tells_its_own_scope() -> None:
    """The first line of a list may say whom it concerns."""
    text = "For helsefellesskapet:\n1. Sene epikriser\n2. Lange køer"

    assert (_answer("A2", text, scope="common"),) == _locate(["For kommunen selv"], [text]).answers


@pytest.mark.parametrize(
    ("name", "first"), [("Veiledning", "Skjemaet"), ("Ark1", "Slik fyller du ut skjemaet")], ids=["name", "first-line"]
)
def test_guidance_holds_no_answers(name: str, first: str) -> None:
    """On a sheet with guidance everything is the form's own, examples of challenges included."""
    rows = ([first, ""], ["Utfordring", "Tiltak"], ["Mangler leger", "Lønn"])

    assert (
        _locate(*rows, name=name).answers,
        _locate(*rows, name=name).problems,
        _drawn(*rows, name=name),
    ) == ((), (), ["t.", "tt", "tt"])


def test_sheet_that_is_not_understood_is_told() -> None:
    """Where nothing says what the texts are, they are told with an example, and recognised fields stay fields."""
    rows = (["Kommune:", "Voss herad"], ["Blåbær", "Syltetøy"], ["Bringebær", ""])
    problem = Problem(
        "no_challenge_column",
        _place(None),
        "Fant ingen kolonne eller noe felt for utfordringer; 3 tekster er ikke brukt, for eksempel «Blåbær».",
        "Gi kolonnen med utfordringer overskriften «Utfordring», eller lim dette inn i innspill.toml med rett rad og "
        'kolonne:\n[[source]]\nfile = "svar.xlsx"\nsheet = "Ark1"\nheader_row = 3\ncolumns = { A = "challenge" }',
    )

    assert ((problem,), "Voss herad", ["tf", "pp", "p."]) == (
        _locate(*rows).problems,
        _locate(*rows).partner,
        _drawn(*rows),
    )


def test_one_text_that_is_not_understood() -> None:
    """The message counts in the singular too."""
    (problem,) = _locate(["Hei på dere"]).problems

    assert problem.message == (
        "Fant ingen kolonne eller noe felt for utfordringer; 1 tekst er ikke brukt, for eksempel «Hei på dere»."
    )


def test_sheet_with_only_the_sender() -> None:
    """A sheet that only names who answers gives the sender and no problem."""
    reading = _locate(["Kommune:", "Voss herad"])

    assert Reading("Ark1", partner="Voss herad", uses={(0, 0): Use.FORM, (0, 1): Use.FIELD}) == reading


def test_empty_sheet() -> None:
    """An empty sheet gives an empty reading."""
    assert Reading("Ark1") == _locate()


# Headers of several rows.


def _columns(reading: Reading) -> list[tuple[str, Role | None, Scope]]:
    return [(column.header, column.role, column.scope) for table in reading.tables for column in table.columns]


def test_two_header_rows_as_a_whole() -> None:
    """A cell that spans columns which the row below tells apart makes one header of the two rows."""
    rows = (
        ["Nr", "Utfordringer", "", "Tiltak"],
        ["", "Egen kommune", "Helsefellesskapet", ""],
        ["1", _NURSES, _SYSTEMS, "Lønn"],
        ["2", "", _BUDGET, ""],
    )
    merged = ((0, 1, 0, 2),)
    columns = (
        Column(0, "Nr", Role.NUMBER, 100),
        Column(1, "Utfordringer Egen kommune", Role.CHALLENGE, 100, "own"),
        Column(2, "Utfordringer Helsefellesskapet", Role.CHALLENGE, 100, "common"),
        Column(3, "Tiltak", Role.MEASURE, 100),
    )

    assert (
        (Table("table", 2, columns),),
        (
            _answer("B3", _NURSES, scope="own"),
            _answer("C3", _SYSTEMS, scope="common", measure="Lønn"),
            _answer("C4", _BUDGET, scope="common"),
        ),
        (),
        ["tt.t", ".tt.", "fccf", "f.c."],
    ) == (
        _locate(*rows, merged=merged).tables,
        _locate(*rows, merged=merged).answers,
        _locate(*rows, merged=merged).problems,
        _drawn(*rows, merged=merged),
    )


def test_numbers_below_merged_headers() -> None:
    """Numbers under «Utfordringer» and «Tiltak» pair the columns of the same number."""
    reading = _locate(
        ["Kommune", "Utfordringer", "", "Tiltak", ""],
        ["", "1.", "2.", "1.", "2."],
        ["Voss herad", _NURSES, _SYSTEMS, "Lønn", "Avtale"],
        merged=((0, 1, 0, 2), (0, 3, 0, 4)),
    )

    assert (
        _answer("B3", _NURSES, partner="Voss herad", measure="Lønn"),
        _answer("C3", _SYSTEMS, partner="Voss herad", measure="Avtale"),
    ) == reading.answers


def test_themes_below_a_merged_header() -> None:
    """Known themes under «Utfordringer» tell what the columns are about."""
    sheet = _sheet(
        ["Utfordringer", ""], ["Rekruttering", "Økonomi og drift"], [_NURSES, _BUDGET], merged=((0, 0, 0, 1),)
    )

    assert (
        _answer("A3", _NURSES, own_theme="Rekruttering"),
        _answer("B3", _BUDGET, own_theme="Økonomi og drift"),
    ) == locate_answers("svar.xlsx", sheet, _KNOWN).answers


def test_partners_below_a_merged_header() -> None:
    """Known partners under «Utfordringer» tell who answers in each column."""
    sheet = _sheet(["Utfordringer", ""], ["Voss herad", "Kvam herad"], [_NURSES, _BUDGET], merged=((0, 0, 0, 1),))
    answers = locate_answers("svar.xlsx", sheet, _KNOWN).answers

    assert [("Voss herad", _NURSES), ("Kvam herad", _BUDGET)] == [(answer.partner, answer.text) for answer in answers]


def test_statements_below_a_merged_header_are_no_header() -> None:
    """A merged title over one row of statements does not take the statements into the header."""
    reading = _locate(["Nr", "Utfordringer", ""], ["1", _NURSES, ""], ["2", _SYSTEMS, ""], merged=((0, 1, 0, 2),))

    assert (_answer("B2", _NURSES), _answer("B3", _SYSTEMS)) == reading.answers


def test_three_header_rows() -> None:
    """Where the third row is the header, what spans its columns above gives their scope."""
    rows = (
        ["Utfordringer", "", "", ""],
        ["Egen", "", "Felles", ""],
        ["Utfordring", "Tiltak", "Utfordring", "Tiltak"],
        [_NURSES, "Lønn", _SYSTEMS, "Avtale"],
    )
    merged = ((0, 0, 0, 3), (1, 0, 1, 1), (1, 2, 1, 3))
    reading = _locate(*rows, merged=merged)

    assert (
        ("Utfordringer",),
        [
            ("Utfordring", Role.CHALLENGE, "own"),
            ("Tiltak", Role.MEASURE, "own"),
            ("Utfordring", Role.CHALLENGE, "common"),
            ("Tiltak", Role.MEASURE, "common"),
        ],
        (
            _answer("A4", _NURSES, scope="own", measure="Lønn"),
            _answer("C4", _SYSTEMS, scope="common", measure="Avtale"),
        ),
        (),
    ) == (reading.titles, _columns(reading), reading.answers, reading.problems)


def test_nameless_column_of_partners_names_them() -> None:
    """Under a header that says nothing, partners are who answers, though «fastlegene» could also be a scope."""
    sheet = _sheet(["Kontor", "Utfordring"], ["Fastlegene", _NURSES], ["Fastlegene", _SYSTEMS], ["Voss herad", _BUDGET])
    known = replace(_KNOWN, is_partner=lambda text: text == "Fastlegene" or _KNOWN.is_partner(text))

    assert (
        _answer("B2", _NURSES, partner="Fastlegene"),
        _answer("B3", _SYSTEMS, partner="Fastlegene"),
        _answer("B4", _BUDGET, partner="Voss herad"),
    ) == locate_answers("svar.xlsx", sheet, known).answers


def test_something_else_goes_on_downwards() -> None:
    """«Annet» for a partner holds for the rows below it too, as any sender does."""
    sheet = _sheet(["Partner", "Utfordring"], ["Annet", _NURSES], ["", _SYSTEMS])

    assert (
        _answer("B2", _NURSES, partner="Annet"),
        _answer("B3", _SYSTEMS, partner="Annet"),
    ) == locate_answers("svar.xlsx", sheet, _KNOWN).answers


# Matrices.


@pytest.mark.parametrize("corner", ["", "Partner", "Navn"])
def test_matrix_of_themes(corner: str) -> None:
    """Where themes stand over the columns and partners beside the rows, each cell is an answer of both."""
    sheet = _sheet([corner, "Rekruttering", "Økonomi"], ["Voss herad", _NURSES, _BUDGET], ["Kvam herad", "", _SYSTEMS])
    reading = locate_answers("svar.xlsx", sheet, _KNOWN)

    assert (
        (
            _answer("B2", _NURSES, partner="Voss herad", own_theme="Rekruttering"),
            _answer("C2", _BUDGET, partner="Voss herad", own_theme="Økonomi"),
            _answer("C3", _SYSTEMS, partner="Kvam herad", own_theme="Økonomi"),
        ),
        Use.FIELD,
        (),
    ) == (reading.answers, reading.uses[(1, 0)], reading.problems)


def test_matrix_of_partners() -> None:
    """Where partners stand over the columns, the texts beside the rows are themes."""
    sheet = _sheet(["", "Voss herad", "Kvam herad"], ["Rekruttering", _NURSES, _SYSTEMS], ["Økonomi", "", _BUDGET])

    assert (
        _answer("B2", _NURSES, partner="Voss herad", own_theme="Rekruttering"),
        _answer("C2", _SYSTEMS, partner="Kvam herad", own_theme="Rekruttering"),
        _answer("C3", _BUDGET, partner="Kvam herad", own_theme="Økonomi"),
    ) == locate_answers("svar.xlsx", sheet, _KNOWN).answers


def test_matrix_of_scopes() -> None:
    """Own matters beside common ones need no other header."""
    rows = (["Egen kommune", "Helsefellesskapet"], [_NURSES, _SYSTEMS])

    assert (
        (_answer("A2", _NURSES, scope="own"), _answer("B2", _SYSTEMS, scope="common")),
        ["tt", "cc"],
    ) == (_locate(*rows).answers, _drawn(*rows))


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param([["Rekruttering", "Økonomi"], ["Ja", "Nei"]], id="no-statements-below"),
        pytest.param([["Rekruttering", "Voss herad"], [_NURSES, _BUDGET]], id="themes-and-partners-mixed"),
        pytest.param([["Rekruttering", "Blåbær"], [_NURSES, _BUDGET]], id="one-theme"),
        pytest.param([["Egen kommune", "Kommunen selv"], [_NURSES, _BUDGET]], id="one-scope-twice"),
        pytest.param([["Rekruttering", "Økonomi"]], id="nothing-below"),
    ],
)
def test_what_is_no_matrix(rows: list[list[str]]) -> None:
    """Names of themes or partners alone do not make the texts below them answers."""
    reading = locate_answers("svar.xlsx", _sheet(*rows), _KNOWN)

    assert ((), ["no_challenge_column"]) == (reading.answers, [problem.code for problem in reading.problems])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("ØKONOMI:", (True, False), id="case-and-signs"),
        pytest.param("Rekruttering og kompetanse", (True, False), id="begins-with-a-theme"),
        pytest.param("Kompetanse og rekruttering", (True, False), id="ends-with-a-theme"),
        pytest.param("Rekrutteringen", (True, False), id="inflected"),
        pytest.param("Rekruttering av leger", (False, False), id="no-whole-theme"),
        pytest.param("Voss herad", (False, True), id="partner"),
        pytest.param("", (False, False), id="empty"),
    ],
)
def test_known(text: str, expected: tuple[bool, bool]) -> None:
    """The round's themes are known by their names, alone or with «og»; without a round nothing is known."""
    assert (expected, (False, False)) == (
        (_KNOWN.is_theme(text), _KNOWN.is_partner(text)),
        (Known().is_theme(text), Known().is_partner(text)),
    )


# Questions with their answers below.


def test_questions_as_a_whole() -> None:
    """Questions alone on their rows are answered by the rows below; a greeting ends the answers."""
    rows: tuple[list[str], ...] = (
        ["Kommune:"],
        ["Voss herad"],
        ["Hva er utfordringene for egen kommune?"],
        [_NURSES],
        [_BUDGET],
        ["Tiltak"],
        ["Lønn"],
        ["Bolig"],
        ["Hva er utfordringene for helsefellesskapet?"],
        [_SYSTEMS],
        ["Tiltak: Avtale"],
        [],
        ["Med vennlig hilsen"],
        ["Kari Prøve"],
    )
    reading = _locate(*rows)

    assert (
        "Voss herad",
        [3, 9],
        (
            _answer("A4", _NURSES, scope="own"),
            _answer("A5", _BUDGET, scope="own", measure="Lønn\nBolig"),
            _answer("A10", _SYSTEMS, scope="common", measure="Avtale"),
        ),
        (),
        list("tftcctfftcf.tt"),
    ) == (
        reading.partner,
        [table.header_row for table in reading.tables],
        reading.answers,
        reading.problems,
        _drawn(*rows),
    )


def test_questions_with_a_closing_line() -> None:
    """The sender may stand in one cell with its label; a closing line after a gap is the form's own."""
    rows: tuple[list[str], ...] = (
        ["Svar på brevet"],
        ["Partner: Voss herad"],
        ["Utfordring:"],
        [_NURSES],
        ["Tiltak:"],
        ["Lønn"],
        ["Utfordring:"],
        [_SYSTEMS],
        [],
        ["Sendes til oss innen fredag"],
    )
    reading = _locate(*rows)

    assert (
        ("Voss herad", ("Svar på brevet",), (_answer("A4", _NURSES, measure="Lønn"), _answer("A8", _SYSTEMS))),
        list("tftctftc.t"),
    ) == ((reading.partner, reading.titles, reading.answers), _drawn(*rows))


def test_questions_tell_the_kind_of_sender() -> None:
    """The first kind that is told counts for the sheet."""
    reading = _locate(["Partnertype"], ["Fastlegene"], ["Type partner: Kommune"], ["Utfordring"], [_NURSES])

    assert ("Fastlegene", (_answer("A5", _NURSES),)) == (reading.partner_type, reading.answers)


# Tables on their side.


def test_transposed_as_a_whole() -> None:
    """Where the fields stand downwards, each column is a challenge with its fields."""
    rows = (
        ["Nr", "1", "2"],
        ["Gjelder", "Egen", "Felles"],
        ["Utfordring", _NURSES, _SYSTEMS],
        ["Tiltak", "Lønn", ""],
        ["Prioritet", "1", "2"],
        ["Tema", "Folk", ""],
        ["Partner", "Voss herad", "Kvam herad"],
        ["Kanal", "", "Møte"],
    )
    expected = Reading(
        sheet="Ark1",
        tables=(Table("form", 1, (Column(0, "Utfordring", Role.CHALLENGE, 90),)),),
        answers=(
            _answer("B3", _NURSES, scope="own", partner="Voss herad", measure="Lønn", priority="1", own_theme="Folk"),
            _answer("C3", _SYSTEMS, scope="common", partner="Kvam herad", priority="2", occasion="Møte"),
        ),
    )

    assert (expected, ["tff", "tff", "tcc", "tf.", "tff", "tf.", "tff", "t.f"]) == (
        replace(_locate(*rows), uses={}),
        _drawn(*rows),
    )


def test_transposed_with_labels_around() -> None:
    """What stands above a table on its side tells the sender, and the sheet's name the scope."""
    rows: tuple[list[str], ...] = (
        ["Kommune: Voss herad"],
        [],
        ["Utfordring", _NURSES, _SYSTEMS],
        ["Tiltak", "Lønn", "Avtale"],
    )
    reading = _locate(*rows, name="Felles utfordringer")

    assert ("Voss herad", [(_NURSES, "common", "Lønn"), (_SYSTEMS, "common", "Avtale")]) == (
        reading.partner,
        [(answer.text, answer.scope, answer.measure) for answer in reading.answers],
    )


# Sheets without any header.


def _bare(*rows: Sequence[str], name: str = "Ark1") -> Reading:
    return locate_answers("svar.xlsx", _sheet(*rows, name=name), _KNOWN, without_header=True)


def test_headerless_column() -> None:
    """A bare column of statements is taken where the caller allows it, and not else."""
    rows = ([_NURSES], [_SYSTEMS], [_BUDGET])
    expected = Reading(
        sheet="Egne saker",
        tables=(Table("list", 1, (Column(0, "", Role.CHALLENGE, 70),)),),
        answers=tuple(
            Answer(_place(f"A{number}", "Egne saker"), text, scope="own") for number, (text,) in enumerate(rows, 1)
        ),
        uses={(row, 0): Use.CHALLENGE for row in range(3)},
    )

    assert (expected, ()) == (_bare(*rows, name="Egne saker"), _locate(*rows, name="Egne saker").answers)


def test_headerless_table() -> None:
    """Columns beside the statements are taken for what they hold: numbers, partners, scopes and themes."""
    reading = _bare(
        ["1.", "Voss herad", "Egen", "Rekruttering", _NURSES],
        ["2.", "Kvam herad", "Alle parter", "Økonomi", _BUDGET],
        ["3.", "Kvam herad", "Felles", "", _SYSTEMS],
    )
    roles = (Role.NUMBER, Role.PARTNER, Role.SCOPE, Role.THEME, Role.CHALLENGE)

    assert (
        Reading(
            sheet="Ark1",
            tables=(Table("list", 1, tuple(Column(index, "", role, 70) for index, role in enumerate(roles))),),
            answers=(
                _answer("E1", _NURSES, scope="own", partner="Voss herad", own_theme="Rekruttering"),
                _answer("E2", _BUDGET, scope="common", partner="Kvam herad", own_theme="Økonomi"),
                _answer("E3", _SYSTEMS, scope="common", partner="Kvam herad"),
            ),
            uses={
                cell: Use.CHALLENGE if cell[1] == 4 else Use.FIELD
                for cell in [(row, column) for row in range(3) for column in range(5)]
                if cell != (2, 3)
            },
        )
        == reading
    )


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param(
            [["Fyll ut skjemaet innen fristen"], ["Bruk én rad til hver sak"], ["Klikk på rullegardinen til høyre"]],
            id="guidance",
        ),
        pytest.param([[_NURSES], [_SYSTEMS]], id="too-few"),
        pytest.param([["Blå", _NURSES], ["Rød", _SYSTEMS], ["Grønn", _BUDGET]], id="unknown-column-beside"),
        pytest.param([[_NURSES, _BUDGET], [_SYSTEMS, _NURSES], [_BUDGET, _SYSTEMS]], id="two-columns-of-statements"),
        pytest.param([["Leger"], ["Turnus"], ["Lønn"], [_NURSES]], id="words"),
    ],
)
def test_what_is_no_bare_column(rows: list[list[str]]) -> None:
    """Guidance, a few lines, and texts beside columns that say nothing are told and not taken."""
    reading = _bare(*rows)

    assert ((), ["no_challenge_column"]) == (reading.answers, [problem.code for problem in reading.problems])


# Sheets of a workbook together.

_ANSWERS = _sheet(["Nr", "Utfordring"], ["1", _NURSES], name="Svar")
_FRONT = _sheet(["Innspill til strategien"], ["Kommune:", "Voss herad"], ["Innhold"], ["Svar"], name="Forside")


def _workbook(*sheets: Sheet) -> list[tuple[list[str], list[str], set[Use]]]:
    """Give for each sheet its answers, the codes of its problems, and the uses of its cells."""
    return [
        (
            [answer.text for answer in reading.answers],
            [problem.code for problem in reading.problems],
            set(reading.uses.values()),
        )
        for reading in locate_in_workbook("svar.xlsx", sheets, _KNOWN)
    ]


def test_front_page_and_index() -> None:
    """Beside a sheet with answers, one with only titles and labels is the form's own, and its sender is kept."""
    index = _sheet(["Innhold"], ["Svar"], name="Register")
    readings = locate_in_workbook("svar.xlsx", (_FRONT, index, _ANSWERS))

    assert (
        [([], [], {Use.FORM, Use.FIELD}), ([], [], {Use.FORM}), ([_NURSES], [], {Use.FORM, Use.FIELD, Use.CHALLENGE})],
        "Voss herad",
    ) == (_workbook(_FRONT, index, _ANSWERS), readings[0].partner)


def test_front_page_alone() -> None:
    """Where no sheet has answers, titles that are not understood are told."""
    assert [([], ["no_challenge_column"], {Use.PROBLEM, Use.FORM, Use.FIELD})] == _workbook(_FRONT)


def test_long_texts_are_no_front_page() -> None:
    """A sheet with a long text is told, also beside one with answers."""
    letter = _sheet(["Til sekretariatet"], [f"{_NURSES}, og det blir verre for hvert år som går uten at noe gjøres"])

    assert [["no_challenge_column"], []] == [problems for _, problems, _ in _workbook(letter, _ANSWERS)]


def test_bare_statements_in_a_workbook() -> None:
    """Sheets without headers are read as bare statements only where no sheet of the file has a header."""
    bare = _sheet([_NURSES], [_SYSTEMS], [_BUDGET], name="Saker")

    assert [([], [], {Use.FORM}), ([_NURSES, _SYSTEMS, _BUDGET], [], {Use.CHALLENGE})] == _workbook(
        _sheet(["Innspill til strategien"], name="Forside"), bare
    )
    assert [_NURSES] == [text for answers, _, _ in _workbook(bare, _ANSWERS) for text in answers]


def test_empty_workbook() -> None:
    """A workbook without sheets gives no readings, and an empty sheet an empty one."""
    assert [(), (Reading("Ark1"),)] == [
        locate_in_workbook("svar.xlsx", ()),
        locate_in_workbook("svar.xlsx", (Sheet("Ark1", {}),)),
    ]
