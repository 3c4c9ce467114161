"""The result for programs, described by ``data/result.schema.json``."""

from __future__ import annotations

import json
from typing import Any

from innspill import __version__
from innspill.export.records import challenge_records
from innspill.model import Use
from innspill.summarise import Summary, table_records

SCHEMA = "innspill/1"


def render(summary: Summary) -> bytes:
    """Give the whole result as JSON in UTF-8, the same bytes for the same input."""
    return (json.dumps(result(summary), ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")


def result(summary: Summary) -> dict[str, Any]:
    """Give the whole result as plain values."""
    counts = {name: table_records(frame) for name, frame in summary.tables().items()}
    problems, sheets = counts.pop("problems"), counts.pop("accounting")
    return {
        "schema": SCHEMA,
        "round": {
            "title": summary.title,
            "theme_set": summary.theme_set.name,
            "partner_register": summary.register.name,
            "program": f"innspill {__version__}",
        },
        "themes": [{"id": theme.id, "title": theme.title} for theme in summary.theme_set.themes],
        "sources": [{"file": source.file, "sha256": source.sha256, "bytes": source.size} for source in summary.sources],
        "challenges": challenge_records(summary),
        "groups": [
            {
                "id": group.id,
                "heading": group.heading,
                "partners": list(group.partners),
                "members": list(group.members),
                "likeness": group.likeness,
                "copies": [list(copy) for copy in group.copies],
                "arena": group.arena,
            }
            for group in summary.groups
        ],
        "corrections": {
            "given": sum(1 for row in summary.rows if row.correction),
            "taught": list(summary.taught),
        },
        "tables": counts,
        "problems": problems,
        "accounting": {
            "balanced": summary.is_balanced,
            **{key: sum(sheet[key] for sheet in sheets) for key in ("cells", *(use.value for use in Use))},
            "sheets": sheets,
        },
    }
