"""The scripts that measure the program: their arithmetic against examples worked out by hand."""

from __future__ import annotations

import importlib.util
import math
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

SCRIPTS = Path(__file__).parents[1] / "scripts"


@pytest.fixture(name="script")
def load_script(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Give a function that imports a script by name, as it is imported when run from its folder."""
    monkeypatch.syspath_prepend(SCRIPTS)
    for name in ("labelled", "train_likeness", "score_themes"):
        monkeypatch.delitem(sys.modules, name, raising=False)

    def load(name: str) -> ModuleType:
        spec = importlib.util.spec_from_file_location(name, SCRIPTS / f"{name}.py")
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        monkeypatch.setitem(sys.modules, name, module)
        spec.loader.exec_module(module)
        return module

    return load


@pytest.mark.parametrize(
    ("truth", "found", "expected"),
    [
        ("aabb", "xxyy", (1.0, 1.0, 1.0)),
        ("aaaa", "wxyz", (1.0, 0.25, 0.4)),
        ("abcd", "xxxx", (0.25, 1.0, 0.4)),
        ("aab", "xyy", (2 / 3, 2 / 3, 2 / 3)),
    ],
    ids=["equal", "all apart", "all together", "one moved"],
)
def test_b_cubed(script: Any, truth: str, found: str, expected: tuple[float, float, float]) -> None:
    """B-cubed is the mean over the items of how pure and how whole their groups are, and their harmonic mean."""
    assert expected == pytest.approx(script("train_likeness").b_cubed(truth, found))


def test_a_fitted_logistic_function(script: Any) -> None:
    """Where three of four are right at one input and one of four at another, so say the fitted constants."""
    module = script("score_themes")
    rows = [[0.0]] * 4 + [[1.0]] * 4
    truths = [True, False, False, False, True, True, True, False]
    base, slope = module.fit(rows, truths, [1.0] * 8)

    assert (base, base + slope) == pytest.approx((math.log(1 / 3), math.log(3)))


def test_weights_count_like_repetition(script: Any) -> None:
    """A row that counts twice is as good as two rows."""
    module = script("score_themes")
    once = module.fit([[0.0], [1.0], [0.0], [1.0]], [True, False, False, True], [1.0, 1.0, 2.0, 2.0])
    repeated = [[0.0], [1.0], [0.0], [0.0], [1.0], [1.0]]
    twice = module.fit(repeated, [True, False, False, False, True, True], [1.0] * 6)

    assert once == pytest.approx(twice)


def test_what_is_scored(script: Any) -> None:
    """A statement keeps its best theme, the next one that is not «annet», and the lead of the best over all others."""
    module = script("score_themes")
    line = script("labelled").Labelled("to ord", "nb", "b", "a")
    (scored,) = module.score([line], lambda _text: (0.5, 2.0, 1.0), ("a", "b", "annet"))

    assert (scored.theme, scored.second, scored.margin, scored.inputs) == ("b", "a", 1.0, (0.5, math.log(2)))
    assert (scored.is_right, scored.is_pair) == (True, True)


def test_read_rows(script: Any, tmp_path: Path) -> None:
    """A tab-separated file is read without quoting, so that quotation marks are text."""
    path = tmp_path / "rader.tsv"
    path.write_text('text\tprimary\n«ja» "nei"\tøkonomi\n\trekruttering\n', "utf-8")
    expected = [{"text": '«ja» "nei"', "primary": "økonomi"}, {"text": "", "primary": "rekruttering"}]

    assert expected == script("labelled").read_rows(path)


def test_read_labelled(script: Any, tmp_path: Path) -> None:
    """A labelled statement is read with its language and both themes."""
    module = script("labelled")
    path = tmp_path / "eksempler.tsv"
    path.write_text("id\ttext\tlang\tprimary\tsecondary\n1\tFor få leger\tnb\trekruttering\t\n", "utf-8")

    assert [module.Labelled("For få leger", "nb", "rekruttering", "")] == module.read_labelled(path)


def test_a_row_that_is_too_short_is_told(script: Any, tmp_path: Path) -> None:
    """A line with a field missing stops the reading instead of moving the others."""
    path = tmp_path / "rader.tsv"
    path.write_text("text\tprimary\nbare tekst\n", "utf-8")

    with pytest.raises(ValueError, match="shorter"):
        script("labelled").read_rows(path)


def test_nothing_is_learnt_from_what_measures(script: Any) -> None:
    """No statement of the sets that measure is among those that the evidence is learnt from."""
    module = script("labelled")
    learnt = {line.text for line in module.read_examples()}
    measured = {line.text for line in module.read_development_set()}
    measured |= {line.text for lines in module.read_unseen().values() for line in lines}

    assert learnt & measured == set()
    assert min(len(learnt), len(measured)) > 500
