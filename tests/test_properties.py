"""What holds for every text and every sheet."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from innspill.cells import cell_name
from innspill.locate import Known, locate_answers
from innspill.model import Sheet
from innspill.split import split_text
from innspill.text import clean, normalise

_TEXTS = st.text(max_size=60)
_SIGNS = st.sampled_from(list("\n\r\t\v\u00a0\u00ad\u200b\u2028 _x0D-–•1.)aÅ\u030a\u0308oIİßſǰ"))
_STATEMENTS = st.sampled_from(
    [
        "Vi mangler sykepleiere i hjemmesykepleien",
        "Journalsystemene snakker ikke sammen",
        "Pasientar blir skrivne ut utan at kommunen får beskjed",
        "Budsjettet rekker ikke til flere korttidsplasser",
        "Ventetiden for utredning er for lang",
        "Det er vanskeleg å få legar til å bli buande",
    ]
)
_CHALLENGE = st.sampled_from(["Utfordring", "Utfordringar", "Innspill", "Innspel:", "Problemstilling", "Utmaning"])
_OTHER = st.sampled_from(["Nr", "Tiltak", "Gjelder", "Tema", "Prioritet", "Kommune", "Kanal", "Kommentar", "E-post"])
_CELLS = st.one_of(
    st.just(""),
    _STATEMENTS,
    _CHALLENGE,
    _OTHER,
    st.sampled_from(
        [
            "Kommune:",
            "Voss herad",
            "Utfordring 1:",
            "Utfordring: mangler leger",
            "Tiltak 1",
            "Utfordringer for egen kommune",
            "For helsefellesskapet",
            "- turnus\n- vikarer",
            "Veiledning",
            "Sendes til oss",
            "Hva er utfordringen?",
            "3",
            "–",
        ]
    ),
    st.text(max_size=8),
)
_modest = settings(deadline=None, max_examples=150)


@_modest
@given(st.one_of(_TEXTS, st.text(_SIGNS, max_size=20)))
def test_normalise_is_idempotent(text: str) -> None:
    """What is normalised is not changed by normalising."""
    assert normalise(text) == normalise(normalise(text))


@_modest
@given(st.one_of(_TEXTS, st.text(st.characters(exclude_characters="_"), max_size=20)))
def test_clean_is_idempotent(text: str) -> None:
    """What is clean is not changed by cleaning."""
    assert clean(text) == clean(clean(text))


@_modest
@given(st.lists(st.sampled_from(["Vi", "mangler", "leger", "ønske", "–", "1,5", "åpne", "E-post", "(haste)"])))
def test_clean_and_normalise_lose_no_word(words: list[str]) -> None:
    """Every letter and digit of a text is still there in the form in which texts are compared."""
    text = "\u00a0 ".join(words)

    assert re.sub(r"\W", "", text).lower() == normalise(clean(text)).replace(" ", "")


@_modest
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["", "- ", "• ", "1. ", "2) ", "a) ", "  "]),
            st.lists(st.sampled_from(["Turnus", "vikarer", "lønn;", "og", "bolig", "kl", "10-12"]), max_size=5),
            st.sampled_from(["\n", "\n\n", " ", "; ", " • "]),
        ),
        max_size=8,
    )
)
def test_splitting_loses_no_word(parts: list[tuple[str, list[str], str]]) -> None:
    """Every word of a text is in exactly one of its statements; only bullets, numbers and headings over prose go."""
    text = "".join(mark + " ".join(words) + end for mark, words, end in parts)
    ordinary = {"turnus", "vikarer", "lønn", "og", "bolig", "kl", "10", "12"}

    def counted(texts: list[str]) -> Counter[str]:
        return Counter(word for part in texts for word in normalise(part).split() if word in ordinary)

    assert counted([text]) == counted(split_text(text))


@_modest
@given(st.lists(st.sampled_from(["Vi strever med:", "- turnus", "Vikarer er dyre", "lønn"]), min_size=1, max_size=6))
def test_splitting_drops_only_lead_ins(lines: list[str]) -> None:
    """Only lines that announce the next ones may go, never the last."""
    parts = " ".join(split_text("\n".join(lines)))
    expected = Counter(word for line in lines if not line.endswith(":") for word in normalise(line).split())

    assert Counter() == expected - Counter(normalise(parts).split())


@_modest
@given(
    challenge=_CHALLENGE,
    others=st.lists(_OTHER, min_size=1, max_size=4, unique=True),
    at=st.integers(0, 4),
    statements=st.lists(_STATEMENTS, min_size=1, max_size=6),
    top=st.integers(0, 40),
    left=st.integers(0, 40),
)
def test_a_table_gives_back_its_statements(
    challenge: str, others: list[str], at: int, statements: list[str], top: int, left: int
) -> None:
    """A table with a known header gives exactly its statements, wherever it stands on the sheet."""
    at = min(at, len(others))
    rows = [(*others[:at], challenge, *others[at:])]
    rows += [("x",) * at + (statement,) + ("x",) * (len(others) - at) for statement in statements]
    reading = locate_answers("svar.xlsx", Sheet.of_rows("Ark1", rows, top=top, left=left))
    expected = [(cell_name(top + number, left + at), statement) for number, statement in enumerate(statements, 1)]

    assert expected == [(answer.place.cell, answer.text) for answer in reading.answers]


@_modest
@given(
    challenge=_CHALLENGE,
    parts=st.sampled_from(
        [("Egen", "Felles"), ("Egen kommune", "Helsefellesskapet"), ("1", "2"), ("1.", "2.", "3."), ("A B", "C D")]
    ),
    around=st.tuples(
        st.lists(st.sampled_from(["Nr", "Kommune", "Tema", "E-post"]), max_size=3, unique=True),
        st.lists(st.sampled_from(["Tiltak", "Prioritet", "Kanal", "Kommentar"]), max_size=3, unique=True),
    ),
    statements=st.lists(_STATEMENTS, min_size=1, max_size=5),
    at=st.tuples(st.integers(0, 20), st.integers(0, 20)),
    merged_down=st.booleans(),
)
def test_a_table_with_two_header_rows_gives_back_its_statements(
    challenge: str,
    parts: tuple[str, ...],
    around: tuple[list[str], list[str]],
    statements: list[str],
    at: tuple[int, int],
    *,
    merged_down: bool,
) -> None:
    """A header whose question spans columns that the row below tells apart gives exactly the statements below them."""
    (before, after), (top, left) = around, at
    first, width = len(before), len(parts)
    others = [*range(first), *range(first + width, first + width + len(after))]
    rows = [
        [*before, challenge, *[""] * (width - 1), *after],
        [*[""] * first, *parts, *[""] * len(after)],
        *[["x"] * first + [statement] * width + ["x"] * len(after) for statement in statements],
    ]
    merged = [(top, left + first, top, left + first + width - 1)]
    merged += [(top, left + index, top + 1, left + index) for index in others if merged_down]
    known = Known(themes=frozenset({"a b", "c d"}))
    sheet = replace(Sheet.of_rows("Ark1", rows, top=top, left=left), merged=tuple(merged))
    reading = locate_answers("svar.xlsx", sheet, known)
    expected = [
        (cell_name(top + number, left + first + index), statement)
        for number, statement in enumerate(statements, 2)
        for index in range(width)
    ]

    assert expected == [(answer.place.cell, answer.text) for answer in reading.answers]


@_modest
@given(
    rows=st.integers(1, 6).flatmap(
        lambda width: st.lists(st.tuples(*[_CELLS.map(clean)] * width), min_size=1, max_size=8)
    ),
    top=st.integers(0, 3),
    left=st.integers(0, 3),
    merged=st.lists(st.tuples(*[st.integers(0, 8)] * 4), max_size=3),
    name=st.sampled_from(["Ark1", "Veiledning", "Egne utfordringer", ""]),
)
def test_every_cell_has_exactly_one_use(
    rows: list[tuple[str, ...]], top: int, left: int, merged: list[tuple[int, int, int, int]], name: str
) -> None:
    """Whatever stands on a sheet, each cell with text has a use, no other cell has, and answers are cells."""
    sheet = replace(Sheet.of_rows(name, rows, top=top, left=left), merged=tuple(merged))
    reading = locate_answers("svar.xlsx", sheet)
    cells = {(row, column) for row, line in sheet.lines.items() for column in line}
    texts = {cell_name(row, column): sheet.lines[row][column] for row, column in cells}
    answered = [answer.place.cell or "" for answer in reading.answers]

    assert (cells, len(set(answered)), []) == (
        set(reading.uses),
        len(answered),
        [answer for answer, cell in zip(reading.answers, answered, strict=True) if answer.text not in texts[cell]],
    )


@_modest
@given(st.integers(0, 2_000_000), st.integers(0, 20_000))
def test_cell_name_can_be_read_back(row: int, column: int) -> None:
    """The name of a cell tells its row and column, as in Excel: A to Z, AA, AB and so on."""
    found = re.fullmatch(r"([A-Z]+)(\d+)", cell_name(row, column))
    assert found
    number = 0
    for letter in found[1]:
        number = number * 26 + ord(letter) - ord("A") + 1

    assert (row + 1, column + 1) == (int(found[2]), number)


def test_cell_name() -> None:
    """Cells are named as Excel shows them, at the edges of the alphabet too."""
    expected = ["A1", "Z1", "AA1", "AZ10", "BA10", "ZZ1", "AAA1", "XFD1048576"]
    cells = [(0, 0), (0, 25), (0, 26), (9, 51), (9, 52), (0, 701), (0, 702), (1_048_575, 16_383)]

    assert expected == [cell_name(row, column) for row, column in cells]
