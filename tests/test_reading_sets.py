"""The sets of files made by people who had not seen the reader: it does not fall back on them."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

from innspill.pipeline import run
from innspill.settings import Settings

ROOT = Path(__file__).parent.parent
SETS = ROOT / "tests" / "data" / "reading"


@pytest.fixture(scope="module", name="scoring")
def load_scoring() -> ModuleType:
    """Give the module ``scripts/score_reading.py``."""
    sys.path.insert(0, str(ROOT / "scripts"))
    spec = importlib.util.spec_from_file_location("score_reading", ROOT / "scripts" / "score_reading.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["score_reading"] = module
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    ("name", "least"),
    [
        pytest.param("first", {"recall": 1.0, "precision": 1.0, "partner": 1.0, "scope": 0.98, "measure": 1.0}),
        pytest.param("second", {"recall": 0.98, "precision": 0.97, "partner": 0.93, "scope": 1.0, "measure": 1.0}),
        pytest.param("third", {"recall": 1.0, "precision": 1.0, "partner": 1.0, "scope": 0.94, "measure": 1.0}),
        pytest.param("fourth_tidy", dict.fromkeys(("recall", "precision", "partner", "scope", "measure"), 1.0)),
        pytest.param("fourth_hard", dict.fromkeys(("recall", "precision", "partner", "scope", "measure"), 1.0)),
        pytest.param("fourth_strange", {"recall": 0.78, "precision": 0.83, "partner": 1.0, "scope": 0.87}),
        pytest.param("fifth_mixed", {"recall": 1.0, "precision": 0.99, "partner": 1.0, "scope": 1.0, "measure": 1.0}),
        pytest.param("fifth_hard", {"recall": 1.0, "precision": 0.97, "partner": 1.0, "scope": 1.0, "measure": 0.95}),
        pytest.param("sixth_mixed", dict.fromkeys(("recall", "precision", "partner", "scope", "measure"), 1.0)),
        pytest.param("sixth_hard", {"recall": 0.94, "precision": 0.98, "partner": 1.0, "scope": 1.0, "measure": 1.0}),
        pytest.param("seventh_mixed", dict.fromkeys(("recall", "precision", "partner", "scope", "measure"), 1.0)),
        pytest.param("seventh_hard", {"recall": 0.82, "precision": 0.83, "partner": 1.0, "scope": 0.78}),
        pytest.param("eighth", {"recall": 0.93, "precision": 0.82, "partner": 0.93, "scope": 0.9, "measure": 0.89}),
        pytest.param("tenth", dict.fromkeys(("recall", "precision", "partner", "scope", "measure"), 1.0)),
        pytest.param("eleventh", dict.fromkeys(("recall", "precision", "partner", "scope", "measure"), 1.0)),
        pytest.param("twelfth", dict.fromkeys(("recall", "precision", "partner", "scope", "measure"), 1.0)),
        pytest.param("ninth", {"recall": 0.95, "precision": 0.96, "partner": 1.0, "scope": 1.0, "measure": 1.0}),
    ],
)
def test_the_reader_does_not_fall_back(scoring: ModuleType, name: str, least: dict[str, float]) -> None:
    """Recall, precision and fields are at least what they were when the set was last read."""
    summary = run([SETS / name / "files"], Settings(partners="bergen"))
    result = scoring.score(summary, scoring.read_rows(SETS / name / "key.tsv"))
    figures = {"recall": result.recall, "precision": result.precision, **result.right()}

    assert [field for field, limit in least.items() if figures[field] < limit] == []
