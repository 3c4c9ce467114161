"""On a sheet, what answers is found, and every other cell is accounted for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from innspill.locate import locate_answers, read_label
from innspill.locate.headers import is_form_ending, is_guidance
from innspill.model import Answer, Column, Place, Problem, Reading, Role, Scope, Sheet, Table, Use
from innspill.scopes import read_scope, read_scope_value

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
        ("Utfordringer for egen kommune", "own"),
        ("Utfordringar for kommunen sjølv", "own"),
        ("For helsefellesskapet som helhet", "common"),
        ("Felles for sykehuset og kommunene", "common"),
        ("Egne og felles utfordringer", "unknown"),
        ("Utfordringer", "unknown"),
        ("", "unknown"),
    ],
)
def test_scope_of_a_text(text: str, expected: Scope) -> None:
    """A text tells the sender's own matters from the common ones, and leaves open what it does not say."""
    assert expected == read_scope(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Egen", "own"),
        ("Felles", "common"),
        ("Alle parter", "common"),
        ("Fastlegene", "own"),
        ("Alle fastlegene", "common"),
        ("Ja", "unknown"),
        ("", "unknown"),
    ],
)
def test_scope_in_its_own_column(text: str, expected: Scope) -> None:
    """In a column for scope, all parties and the sender's own kind are enough."""
    assert expected == read_scope_value(text)


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
        ("Vi takker for samarbeidet", False),
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
        "Gi kolonnen med utfordringer overskriften «Utfordring».",
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
