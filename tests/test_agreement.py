"""The measures of agreement give what published worked examples give."""

from __future__ import annotations

import pytest

from innspill.agreement import (
    ThemeScore,
    accuracy,
    alpha,
    interval,
    kappa,
    kappa_of,
    macro_f1,
    score_themes,
)

_PAIRS = [("a", "a"), ("a", "b"), ("b", "b"), ("b", "b"), ("c", "a")]


def test_scores_by_theme() -> None:
    """Precision, recall and F1 are counted theme by theme; a theme that neither side uses is left out."""
    assert [
        ThemeScore("a", precision=1 / 2, recall=1 / 2, f1=1 / 2, count=2),
        ThemeScore("b", precision=2 / 3, recall=1.0, f1=4 / 5, count=2),
        ThemeScore("c", precision=0.0, recall=0.0, f1=0.0, count=1),
    ] == score_themes(_PAIRS, ("a", "b", "c", "d"))


def test_means() -> None:
    """The macro average counts each theme of the key the same; accuracy counts each statement."""
    assert pytest.approx([(1 / 2 + 4 / 5) / 3, 3 / 5]) == [macro_f1(_PAIRS), accuracy(_PAIRS)]


def test_nothing_to_measure() -> None:
    """Without pairs the shares are 0 and nobody disagrees."""
    assert (0.0, 0.0, (0.0, 0.0), 1.0, 1.0) == (
        macro_f1([]),
        accuracy([]),
        interval([], accuracy),
        kappa([]),
        alpha([]),
    )


def test_intervals_are_around_the_measure_and_repeat() -> None:
    """Of 200 pairs with 80 % right, the interval is some six points to either side, the same each time."""
    pairs = [("a", "a")] * 160 + [("a", "b")] * 40
    low, high = interval(pairs, accuracy)

    assert (True, (low, high)) == (0.72 < low < 0.78 and 0.82 < high < 0.88, interval(pairs, accuracy))


def test_kappa_of_two_readers_of_grant_proposals() -> None:
    """The worked example known from textbooks: of 50 proposals both say yes to 20 and no to 15, and differ in 15."""
    pairs = [("ja", "ja")] * 20 + [("ja", "nei")] * 5 + [("nei", "ja")] * 10 + [("nei", "nei")] * 15

    assert pytest.approx(0.4) == kappa(pairs)


def test_kappa_for_one_theme() -> None:
    """For one theme only whether it is that one counts."""
    pairs = [("ja", "ja")] * 20 + [("ja", "kanskje")] * 5 + [("nei", "ja")] * 10 + [("nei", "kanskje")] * 15

    assert pytest.approx(0.4) == kappa_of("ja", pairs)


def test_alpha_for_two_coders() -> None:
    """Krippendorff (2011), section A: binary data, two coders, no values missing."""
    first, second = "0100000000", "1110010010"

    assert pytest.approx(0.095, abs=0.0005) == alpha(list(zip(first, second, strict=True)))


def test_alpha_for_two_coders_with_five_values() -> None:
    """Krippendorff (2011), section B: nominal data, two coders, no values missing."""
    first, second = "aabbdcccedda", "babbbccceddd"

    assert pytest.approx(0.692, abs=0.0005) == alpha(list(zip(first, second, strict=True)))


def test_alpha_with_missing_values() -> None:
    """Krippendorff (2011), section C: four coders, twelve units, values missing; a unit with one value says nothing."""
    units = ["111", "2232", "3333", "3333", "2222", "1234", "4444", "1121", "2222", "555", "11", "3"]

    assert pytest.approx(0.743, abs=0.0005) == alpha(units)


def test_full_agreement() -> None:
    """When all values are the same, nobody disagrees."""
    assert (1.0, 1.0) == (alpha([("a", "a"), ("a", "a")]), kappa([("a", "a")]))
