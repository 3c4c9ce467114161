"""Personal data in a challenge is marked before anyone shares it."""

from __future__ import annotations

import pytest

from innspill.screen import screen_text

_FIRST_WEIGHTS = (3, 7, 6, 1, 8, 9, 4, 5, 2)
_SECOND_WEIGHTS = (5, 4, 3, 2, 7, 6, 5, 4, 3, 2)


def _test_number(birth: str, serial: str) -> str:
    """Give a number of the test series (80 added to the month) with its check digits; it belongs to nobody."""
    digits = f"{birth[:2]}{int(birth[2:4]) + 80:02}{birth[4:]}{serial}"
    for weights in (_FIRST_WEIGHTS, _SECOND_WEIGHTS):
        rest = sum(weight * int(digit) for weight, digit in zip(weights, digits, strict=True)) % 11
        digits += str(11 - rest if rest else 0)
    return digits


_ID = _test_number("150390", "123")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Vi mangler leger", (), id="nothing"),
        pytest.param("Skriv til kari.prove+sse@eksempel.no.", ("email",), id="email"),
        pytest.param("Ordningen @ sykehuset", (), id="at-sign-alone"),
        pytest.param("Ring 55 12 34 56", ("phone",), id="phone-in-pairs"),
        pytest.param("Ring 912 34 567", ("phone",), id="mobile"),
        pytest.param("Ring 55123456.", ("phone",), id="phone-together"),
        pytest.param("Ring +47 55 12 34 56", ("phone",), id="phone-abroad"),
        pytest.param("Ring 004755123456", ("phone",), id="phone-with-zeros"),
        pytest.param("(tlf:55123456)", ("phone",), id="phone-in-brackets"),
        pytest.param("Det koster 25 000 000 kroner", (), id="amount"),
        pytest.param("Det koster 25000000 kr", (), id="amount-together"),
        pytest.param("Budsjettet er 25000000,50", (), id="amount-with-decimals"),
        pytest.param("Fra 2023 til 2027", (), id="years"),
        pytest.param("10 12 14 16 senger", (), id="no-phone-begins-with-one"),
        pytest.param("§ 3-5 og 1,5 årsverk", (), id="small-numbers"),
        pytest.param(f"Pasient {_ID} venter", ("national_id",), id="national-id"),
        pytest.param(f"Pasient {_ID[:6]} {_ID[6:]}.", ("national_id",), id="national-id-with-space"),
        pytest.param(f"Pasient {_ID[:6]}-{_ID[6:]}", ("national_id",), id="national-id-with-hyphen"),
        pytest.param(f"Pasient {_ID[:-1]}{(int(_ID[-1]) + 1) % 10}", ("national_id",), id="national-id-with-a-slip"),
        pytest.param("Journal 99991234567", (), id="no-date-and-wrong-checks"),
        pytest.param(f"Sak {_ID}7", (), id="twelve-digits"),
        pytest.param(f"a@b.no, 55 12 34 56, {_ID}", ("email", "phone", "national_id"), id="all-in-order"),
        pytest.param("", (), id="empty"),
    ],
)
def test_screen_text(text: str, expected: tuple[str, ...]) -> None:
    """Addresses, telephone numbers and national ids are told by kind; amounts, years and case numbers are not."""
    assert expected == screen_text(text)


def test_national_id_with_only_valid_checks() -> None:
    """Eleven digits with valid check digits are marked although no date is in them."""
    digits = "0000000010"
    rest = sum(weight * int(digit) for weight, digit in zip(_FIRST_WEIGHTS, "000000001", strict=True)) % 11
    assert rest == 2, "a first check sum that may leave up to three"
    second = sum(weight * int(digit) for weight, digit in zip(_SECOND_WEIGHTS, digits, strict=True)) % 11

    assert screen_text(f"Nummer {digits}{11 - second}") == ("national_id",)
