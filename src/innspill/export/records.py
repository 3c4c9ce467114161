"""A challenge as programs get it: the keys of the JSON result, in their order."""

from __future__ import annotations

from typing import Any

from innspill.summarise import Row, Summary

KEYS = (
    "id", "file", "sheet", "cell", "partner", "partner_type", "scope", "occasion", "text", "measure", "priority",
    "own_theme", "language", "theme", "secondary", "confidence", "review", "decided_by", "reason", "group",
    "patient_groups", "personal_data", "excluded",
)  # fmt: skip


def challenge_records(summary: Summary) -> list[dict[str, Any]]:
    """Give every challenge, the excluded ones too, with the keys ``KEYS``."""
    return [_record(row) for row in summary.rows]


def _record(row: Row) -> dict[str, Any]:
    challenge, decision = row.challenge, row.decision
    return {
        "id": row.id,
        "file": challenge.place.file,
        "sheet": challenge.place.sheet,
        "cell": challenge.place.cell,
        "partner": challenge.partner,
        "partner_type": challenge.partner_type,
        "scope": challenge.scope,
        "occasion": challenge.occasion,
        "text": challenge.text,
        "measure": challenge.measure,
        "priority": challenge.priority,
        "own_theme": challenge.own_theme,
        "language": challenge.language,
        "theme": decision.theme if decision else None,
        "secondary": list(decision.secondary) if decision else [],
        "confidence": decision.confidence if decision else None,
        "review": decision.review if decision else False,
        "decided_by": decision.decided_by if decision else None,
        "reason": [
            {"theme": reason.theme, "kind": reason.kind, "matched": reason.matched, "start": reason.start,
             "end": reason.end, "share": reason.share}
            for reason in (decision.reasons if decision else ())
        ],
        "group": row.group,
        "patient_groups": list(row.patient_groups),
        "personal_data": list(challenge.personal_data),
        "excluded": challenge.excluded,
    }  # fmt: skip


def flat_records(summary: Summary) -> list[dict[str, str]]:
    """Give every challenge with texts for values, as a table of one cell per key wants it."""
    return [{key: _flat(value) for key, value in record.items()} for record in challenge_records(summary)]


def _flat(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(part["matched"] if isinstance(part, dict) else str(part) for part in value)
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else str(value)
