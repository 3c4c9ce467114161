"""The result for programs: whole, and as its schema says."""

from __future__ import annotations

import json
from dataclasses import replace
from importlib import resources
from typing import Any

import jsonschema
import pytest

from innspill import __version__
from innspill.export import FORMATS
from innspill.export.json_result import result
from innspill.export.records import KEYS
from innspill.model import PARTNER_TYPES
from tests.sample import FORMULA, MARKUP, STRANGER, sample_summary

REASON = {"theme": "rekruttering", "kind": "term", "matched": "Sykepleiere", "start": 0, "end": 11, "share": 90}


@pytest.fixture(scope="module", name="schema")
def read_schema() -> dict[str, Any]:
    """Give the schema that comes with the program."""
    text = resources.files("innspill.data").joinpath("result.schema.json").read_text("utf-8")
    schema: dict[str, Any] = json.loads(text)
    return schema


def faults(schema: dict[str, Any], value: Any) -> list[str]:
    """Give where and how a result differs from the schema."""
    return [
        f"{error.json_path}: {error.message}" for error in jsonschema.Draft202012Validator(schema).iter_errors(value)
    ]


def test_whole_result() -> None:
    """The result holds the round, what was read, every challenge, the groups, the tables, problems and accounting."""
    summary = sample_summary()
    found = result(summary)
    challenges, tables = found.pop("challenges"), found.pop("tables")
    expected: dict[str, object] = {
        "schema": "innspill/1",
        "round": {
            "title": "Prøverunden [2023]",
            "theme_set": "prøve",
            "partner_register": "prøve",
            "program": f"innspill {__version__}",
        },
        "themes": [
            {"id": "rekruttering", "title": {"nb": "Rekruttering og bemanning"}},
            {"id": "økonomi", "title": {"nb": "Økonomi"}},
            {"id": "annet", "title": {"nb": "Annet"}},
        ],
        "sources": [
            {"file": "samla.csv", "sha256": "b" * 64, "bytes": 200},
            {"file": "voss.xlsx", "sha256": "a" * 64, "bytes": 1000},
            {"file": "øydelagt.xlsx", "sha256": "c" * 64, "bytes": 30},
        ],
        "groups": [
            {
                "id": "g001",
                "heading": MARKUP,
                "partners": ["Helse Bergen HF", "Voss herad"],
                "members": ["bbbbbbbbbbbb", "aaaaaaaaaaaa"],
                "likeness": 100,
                "copies": [],
                "arena": "common",
            }
        ],
        "corrections": {"given": 0, "taught": []},
        "problems": [
            {"file": "øydelagt.xlsx", "sheet": None, "cell": None, "code": "corrupt",
             "message": "Filen er skadet og kan ikke leses.", "advice": "Be om den på nytt."},
            {"file": "voss.xlsx", "sheet": "Ark [2]", "cell": "B4", "code": "hidden", "message": "Arket er skjult.",
             "advice": ""},
        ],
        "accounting": {
            "balanced": True, "cells": 11, "challenge": 3, "field": 2, "form": 4, "problem": 1, "excluded": 1,
            "sheets": [
                {"file": "samla.csv", "sheet": "", "cells": 6, "challenge": 2, "field": 2, "form": 2, "problem": 0,
                 "excluded": 0, "challenges": 2},
                {"file": "voss.xlsx", "sheet": "Svar", "cells": 5, "challenge": 1, "field": 0, "form": 2,
                 "problem": 1, "excluded": 1, "challenges": 1},
            ],
        },
    }  # fmt: skip

    assert expected == found
    assert list(tables) == [
        "themes", "themes_by_partner_type", "themes_by_partner", "patient_groups", "groups", "suggestions", "coverage",
    ]  # fmt: skip
    assert [line["id"] for line in challenges] == ["bbbbbbbbbbbb", "cccccccccccc", "aaaaaaaaaaaa", "dddddddddddd"]


def test_whole_challenge() -> None:
    """A challenge has its place, its partner, its text as it stood, and how it was decided."""
    expected: dict[str, object] = {
        "id": "aaaaaaaaaaaa", "file": "voss.xlsx", "sheet": "Svar", "cell": "B2", "partner": "Voss herad",
        "partner_type": "kommune", "scope": "own", "occasion": None, "text": FORMULA,
        "measure": "- flere lærlinger\n- «felles» vakt, natt; helg", "priority": "1", "own_theme": "@folk",
        "language": None, "theme": "rekruttering", "secondary": ["økonomi"], "confidence": 86, "review": False,
        "decided_by": "evidence", "reason": [REASON], "group": "g001", "patient_groups": [], "personal_data": [],
        "excluded": None,
    }  # fmt: skip
    found = result(sample_summary())["challenges"][2]

    assert expected == found
    assert list(found) == list(KEYS)


def test_excluded_challenge() -> None:
    """An excluded challenge stands among the others with its reason and without a decision."""
    expected: dict[str, object] = {
        "id": "dddddddddddd", "file": "voss.xlsx", "sheet": "Svar", "cell": "B3", "partner": "Voss herad",
        "partner_type": "kommune", "scope": "own", "occasion": None, "text": "Ingen", "measure": None,
        "priority": None, "own_theme": None, "language": None, "theme": None, "secondary": [], "confidence": None,
        "review": False, "decided_by": None, "reason": [], "group": None, "patient_groups": [], "personal_data": [],
        "excluded": "no_content",
    }  # fmt: skip

    assert expected == result(sample_summary())["challenges"][3]


def test_undecided_challenge() -> None:
    """A challenge that no word decided says so, and keeps the sender as it was written."""
    found = result(sample_summary())["challenges"][1]

    assert (found["partner"], found["theme"], found["decided_by"]) == (STRANGER, "annet", "nothing")


def test_bytes() -> None:
    """The bytes are the result in UTF-8 with its letters as they are, and the same every time."""
    content = FORMATS["json"](sample_summary())

    assert json.loads(content) == result(sample_summary())
    assert content == FORMATS["json"](sample_summary())
    assert "øydelagt.xlsx".encode() in content
    assert content.endswith(b"}\n")


def test_schema_is_valid(schema: dict[str, Any]) -> None:
    """The schema is itself valid JSON Schema 2020-12."""
    jsonschema.Draft202012Validator.check_schema(schema)

    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_result_is_as_the_schema_says(schema: dict[str, Any]) -> None:
    """A result with excluded and undecided challenges, and one without anything, are valid."""
    summary = sample_summary()
    empty = replace(summary, sources=(), rows=(), groups=(), problems=(), accounts=())

    assert faults(schema, _copy(result(summary))) == []
    assert faults(schema, result(empty)) == []


def test_schema_names_the_vocabulary(schema: dict[str, Any]) -> None:
    """The closed vocabularies of the schema are those of the program."""
    challenge = schema["$defs"]["challenge"]

    assert schema["$defs"]["partner_type"]["enum"] == list(PARTNER_TYPES)
    assert challenge["required"] == list(KEYS)
    assert challenge["properties"]["scope"]["enum"] == ["own", "common", "unknown"]
    assert challenge["properties"]["decided_by"]["enum"] == ["evidence", "nothing", "correction", None]


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("challenges", 0, "partner_type"), "bydel"),
        (("challenges", 0, "scope"), None),
        (("challenges", 0, "decided_by"), "chance"),
        (("challenges", 0, "reason", 0, "kind"), "guess"),
        (("challenges", 0, "confidence"), 101),
        (("challenges", 0, "more"), 1),
        (("accounting", "sheets", 0, "more"), 1),
        (("tables", "themes_by_partner", 0, "økonomi"), "three"),
        (("schema",), "innspill/2"),
        (("more",), 1),
    ],
    ids=lambda value: ".".join(map(str, value)) if isinstance(value, tuple) else "",
)
def test_schema_refuses(schema: dict[str, Any], path: tuple[str | int, ...], value: object) -> None:
    """The schema refuses values outside the vocabularies and keys that it does not describe."""
    changed = _copy(result(sample_summary()))
    part: Any = changed
    for key in path[:-1]:
        part = part[key]
    part[path[-1]] = value

    assert len(faults(schema, changed)) == 1


def _copy(value: dict[str, Any]) -> dict[str, Any]:
    """Give a copy that can be changed."""
    copy: dict[str, Any] = json.loads(json.dumps(value))
    return copy
