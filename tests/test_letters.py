"""What in a letter is only polite."""

from __future__ import annotations

import pytest

from innspill.letters import is_courtesy, is_greeting, is_place_and_date


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Vi viser til brev av 15. august 2023.", (True, False, False), id="reference"),
        pytest.param("Hei!", (True, False, False), id="hello"),
        pytest.param("Bekkjarvik, 14.9.2023", (True, False, True), id="place-and-date"),
        pytest.param("Voss, den 1. september 2023", (True, False, True), id="date-in-words"),
        pytest.param("Med venleg helsing Kari", (False, True, False), id="greeting"),
        pytest.param("Til dels lange ventetider i BUP", (False, False, False), id="statement"),
        pytest.param("Vi har 14 ledige stillinger", (False, False, False), id="numbers"),
        pytest.param("", (False, False, False), id="empty"),
    ],
)
def test_letters(text: str, expected: tuple[bool, bool, bool]) -> None:
    """Courtesies, greetings and the line with place and date are told from statements."""
    assert (is_courtesy(text), is_greeting(text), is_place_and_date(text)) == expected
