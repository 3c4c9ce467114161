"""Imports point downwards, so that each step can be read and tested alone."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import innspill

PACKAGE = Path(innspill.__file__).parent
STEPS = (
    "discover",
    "read",
    "locate",
    "split",
    "attribute",
    "exclude",
    "screen",
    "classify",
    "group",
    "summarise",
    "evaluate",
    "suggest",
)
LAYERS = (
    ("errors", "text", "features", "cells", "agreement", "shipped", "data"),
    ("model",),
    ("decisions",),
    ("labels", "catalogue", "scopes", "letters", "partner_table"),
    ("themes", "partners"),
    ("settings",),
    STEPS,
    ("export", "report"),
    ("correct", "collect"),
    ("pipeline",),
    ("__init__",),
    ("cli",),
    ("__main__",),
)
LEVEL = {name: level for level, layer in enumerate(LAYERS) for name in layer}
EXCEPTIONS = {
    ("report", "collect", "Collected"),
    ("report", "collect", "FileResult"),
    ("summarise", "suggest", "Suggestion"),
    ("report", "classify", "Explanation"),
    ("report", "classify", "Misplaced"),
    ("report", "evaluate", "Coders"),
    ("report", "group", "PairExplanation"),
    ("report", "evaluate", "Evaluation"),
    ("report", "evaluate", "Miss"),
    ("export", "discover", "OWN_MARK"),
    ("export", "discover", "OWN_CSV_HEADER"),
    ("export", "discover", "OWN_CSV_FILE_HEADER"),
    ("export", "discover", "is_own_workbook"),
}
"""(importing module, imported module, name): the few that are allowed, each a value or type with no work in it."""
MAY_USE_PANDAS = ("summarise", "export")


def imports_of(path: Path) -> Iterator[tuple[str, str]]:
    """Give what a file imports as (module, name), also inside functions; the name is empty for a whole module."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((alias.name, "") for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from ((node.module or "", alias.name) for alias in node.names)


def breaches(package: Path) -> list[str]:
    """Give every import of a package that does not point downwards, as «group.py imports read»."""
    found = []
    for path in sorted(package.rglob("*.py")):
        shown = path.relative_to(package)
        own = shown.parts[0].removesuffix(".py")
        for module, name in imports_of(path):
            if module.split(".")[0] == "pandas" and own not in MAY_USE_PANDAS:
                found.append(f"{shown.as_posix()} imports pandas")
            used = _used(module, name)
            if used and used != own and not _is_allowed(own, used, name):
                found.append(f"{shown.as_posix()} imports {used}")
    return list(dict.fromkeys(found))


def _used(module: str, name: str) -> str | None:
    """Give the part of the package that is imported, or none for other packages and the version."""
    if module == "innspill":
        return name if name in LEVEL else None
    return module.split(".")[1] if module.startswith("innspill.") else None


def _is_allowed(own: str, used: str, name: str) -> bool:
    if (own, used, name) in EXCEPTIONS or used == "data":
        return True
    if own in ("export", "report") and used in STEPS:
        return used == "summarise"
    return LEVEL[used] < LEVEL[own]


def test_every_module_has_a_layer() -> None:
    """A new module is put in a layer before it is used."""
    modules = {path.name.removesuffix(".py") for path in PACKAGE.iterdir() if not path.name.startswith("__py")}

    assert {*LEVEL, "data"} == modules - {"py.typed"}


def test_imports_point_downwards() -> None:
    """No module of the program imports from its own layer or one above."""
    assert breaches(PACKAGE) == []


@pytest.mark.parametrize(
    ("file", "code", "expected"),
    [
        pytest.param("group.py", "from innspill.read import read_workbook", ["group.py imports read"], id="step"),
        pytest.param("group.py", "from innspill import read", ["group.py imports read"], id="step as a module"),
        pytest.param("text.py", "import innspill.model", ["text.py imports model"], id="upwards"),
        pytest.param(
            "locate/tables.py", "def f():\n    import pandas as pd", ["locate/tables.py imports pandas"], id="pandas"
        ),
        pytest.param(
            "export/csv_table.py", "from innspill.discover import ENDINGS", ["export/csv_table.py imports discover"],
            id="more than the own marks",
        ),
        pytest.param(
            "report/inbox.py", "from innspill.pipeline import run", ["report/inbox.py imports pipeline"],
            id="more than the type",
        ),
        pytest.param("group.py", "from innspill.model import Group\nimport rapidfuzz", [], id="downwards"),
        pytest.param("export/workbook.py", "from innspill.summarise import Summary", [], id="summary in an export"),
    ],
)  # fmt: skip
def test_a_breach_is_named(tmp_path: Path, file: str, code: str, expected: list[str]) -> None:
    """An import that points the wrong way is told as the file and the module, also inside a function."""
    path = tmp_path / file
    path.parent.mkdir(exist_ok=True)
    path.write_text(code, "utf-8")

    assert expected == breaches(tmp_path)
