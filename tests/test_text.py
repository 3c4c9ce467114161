"""Text is made readable and comparable without losing a letter."""

from __future__ import annotations

import unicodedata

import pytest

from innspill.text import clean, detect_language, normalise, stem, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Vi mangler leger", "Vi mangler leger", id="plain"),
        pytest.param("  Vi mangler leger\n\n", "Vi mangler leger", id="outer-spaces"),
        pytest.param("Sam\u00adhand\u200bling\ufeff", "Samhandling", id="invisible"),
        pytest.param("for\u00a0lang\u2009ventetid\tnå", "for lang ventetid nå", id="other-spaces"),
        pytest.param("for   lang", "for lang", id="runs-of-spaces"),
        pytest.param("turnus\r\nvikarer", "turnus\nvikarer", id="windows-lines"),
        pytest.param("turnus\u2028vikarer\vlønn", "turnus\nvikarer\nlønn", id="line-separators"),
        pytest.param("turnus\rvikarer", "turnus\nvikarer", id="lone-carriage-return"),
        pytest.param("turnus_x000D_\nvikarer", "turnus\nvikarer", id="excel-escape"),
        pytest.param("turnus  \n  vikarer", "turnus\nvikarer", id="spaces-at-lines"),
        pytest.param("\x00\x07Ø\x9fkonomi\x7f", "Økonomi", id="controls"),
        pytest.param("Bodo\u0308 a\u030arsak", "Bodö årsak", id="composed"),
        pytest.param("æøå ÆØÅ äö ÄÖ é ü", "æøå ÆØÅ äö ÄÖ é ü", id="letters-are-kept"),
        pytest.param(" \u200b\n", "", id="nothing-left"),
    ],
)
def test_clean(text: str, expected: str) -> None:
    """A text is given as a person sees it, with one line break between lines."""
    assert expected == clean(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("  Gjelder:  (egen/felles) ", "gjelder egen felles", id="signs-are-spaces"),
        pytest.param("ÅRSAK_og\nVIRKNING", "årsak og virkning", id="case-and-lines"),
        pytest.param(unicodedata.normalize("NFD", "Høgskolen på Ås"), "høgskolen på ås", id="decomposed"),
        pytest.param("E-post", "e post", id="hyphen"),
        pytest.param("Voss_-_svar (2)_ny", "voss svar 2 ny", id="underscores"),
        pytest.param("–", "", id="only-signs"),
        pytest.param("1 - 3", "1 3", id="digits-are-kept"),
    ],
)
def test_normalise(text: str, expected: str) -> None:
    """Texts that differ in case, signs, spaces or composition become equal; æ, ø and å stay."""
    assert expected == normalise(text)


def test_words() -> None:
    """Words come as they stand with their places, hyphens and apostrophes inside a word included."""
    expected = [("IKT-system", 0, 10), ("på", 11, 13), ("Joe's", 14, 19), ("Os", 20, 22)]

    assert expected == words("IKT-system på Joe's Os'")


@pytest.mark.parametrize(
    ("forms", "expected"),
    [
        pytest.param(("vikar", "vikarer", "vikarar", "vikarane", "vikarene"), "vikar", id="vikar"),
        pytest.param(("kommune", "kommuner", "kommunar", "kommunane", "kommunene"), "kommun", id="kommune"),
        pytest.param(("rekruttere", "rekruttering", "rekrutterer", "rekrutterte"), "rekrutter", id="rekruttere"),
        pytest.param(("lege",), "lege", id="short-words-stay"),
        pytest.param(("takst",), "takst", id="no-ending"),
        pytest.param(("på", ""), None, id="very-short"),
    ],
)
def test_stem(forms: tuple[str, ...], expected: str | None) -> None:
    """The grammatical forms of a word share a stem of at least four letters; short words stay as they are."""
    assert [form if expected is None else expected for form in forms] == [stem(form) for form in forms]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Vi har ikke noen som kan gjøre dette", "nb", id="bokmål"),
        pytest.param("Me har ikkje nokon som kan gjere dette", "nn", id="nynorsk"),
        pytest.param("Vi har inte personal för att göra detta", "sv", id="swedish"),
        pytest.param("There is not enough staff for the patients", "en", id="english"),
        pytest.param("Kunstig intelligens kan avlaste", None, id="the-same-in-both"),
        pytest.param("", None, id="empty"),
    ],
)
def test_detect_language(text: str, expected: str | None) -> None:
    """A language is told by its own words, and left open where none or several languages have them."""
    assert expected == detect_language(text)
