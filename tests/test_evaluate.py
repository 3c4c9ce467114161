"""The program is held against hand-sorted statements, and what cannot be used of them is told."""

from __future__ import annotations

import pytest

from innspill.decisions import Decision
from innspill.errors import InputError
from innspill.evaluate import Judged, Miss, evaluate, read_key
from innspill.model import Place, Problem, Sheet
from innspill.themes import Theme, ThemeSet

_SET = ThemeSet(
    "eget",
    {"nb": "Eget"},
    (
        Theme("folk", {"nb": "Folk", "en": "People"}, {}, {}),
        Theme("penger", {"nb": "Penger"}, {}, {}),
        Theme("annet", {"nb": "Annet"}, {}, {}),
    ),
)


def _judged(text: str, theme: str, second: str | None = None, coder: str | None = None, row: int = 2) -> Judged:
    return Judged(Place("fasit.xlsx", "Ark1", f"B{row}"), text, theme, second, coder)


def test_a_key_is_read_by_its_headers() -> None:
    """Titles above the header do nothing; themes may be ids or titles in any language, in any case."""
    sheets = [
        Sheet.of_rows("Om", [["Slik sorterte vi"]]),
        Sheet.of_rows(
            "Ark1",
            [
                ["Fasit"],
                ["Tekst", "Tema", "Tema 2", "Koder 2"],
                ["For få leger", "FOLK", "", "Penger"],
                ["Dyrt", "penger", "People", ""],
            ],
        ),
    ]

    assert (
        [_judged("For få leger", "folk", None, "penger", 3), _judged("Dyrt", "penger", "folk", None, 4)],
        [],
    ) == read_key("fasit.xlsx", sheets, _SET)


def test_rows_that_cannot_be_used_are_told() -> None:
    """A theme that the set lacks and rows without a theme are told, and the rest is read."""
    rows = [["Tekst", "Tema"], ["For få leger", "Folk"], ["Dyrt", "Kroner"], ["Hva?", ""], ["", "Folk"]]
    judged, problems = read_key("fasit.xlsx", [Sheet.of_rows("Ark1", rows)], _SET)

    assert [_judged("For få leger", "folk")] == judged
    assert [
        Problem(
            "unknown_theme",
            Place("fasit.xlsx", "Ark1", "B3"),
            "«Kroner» er ikke et tema i temasettet. Raden er ikke med.",
            "Bruk ett av disse: Folk, Penger, Annet.",
        ),
        Problem("no_theme", Place("fasit.xlsx", "Ark1"), "1 innspill har ikke fått noe tema i fasiten og er ikke med."),
    ] == problems


@pytest.mark.parametrize(
    "rows", [[["Tekst", "Merknad"], ["Dyrt", "ja"]], [["Tekst", "Tema"], ["Dyrt", "Kroner"]], []], ids=str
)
def test_a_file_without_a_key(rows: list[list[str]]) -> None:
    """A file with no usable row is told with what it should hold."""
    with pytest.raises(InputError, match=r"«fasit.xlsx».*Folk, Penger, Annet"):
        read_key("fasit.xlsx", [Sheet.of_rows("Ark1", rows)], _SET)


def test_whole_evaluation() -> None:
    """All figures of a small key, worked out by hand."""
    judged = [
        _judged("a", "folk", None, "folk"),
        _judged("b", "folk", "penger", "penger"),
        _judged("c", "penger", None, "penger"),
        _judged("d", "annet"),
    ]
    decisions = [
        Decision("folk", confidence=90, review=False),
        Decision("penger", confidence=50, review=True),
        Decision("penger", confidence=95, review=False),
        Decision("penger", confidence=85, review=False),
    ]
    found = evaluate(judged, decisions, _SET)

    assert (found.count, found.right, found.hit, found.marked, found.right_of_rest) == (4, 0.5, 0.75, 0.25, 2 / 3)
    assert [(score.theme, score.precision, score.recall) for score in found.themes] == [
        ("folk", 1.0, 0.5),
        ("penger", 1 / 3, 1.0),
        ("annet", 0.0, 0.0),
    ]
    assert found.macro_f1[0] == pytest.approx((2 / 3 + 1 / 2 + 0) / 3)
    assert found.confusion == {
        ("folk", "folk"): 1,
        ("folk", "penger"): 1,
        ("penger", "penger"): 1,
        ("annet", "penger"): 1,
    }
    assert found.misses == [Miss(judged[3], decisions[3])]
    assert found.coders is not None
    assert found.coders.count == 3
    assert found.coders.kappas == {theme: pytest.approx(0.4) for theme in ("folk", "penger")}
    assert (found.coders.kappa, found.coders.alpha) == pytest.approx((0.4, 4 / 9))
