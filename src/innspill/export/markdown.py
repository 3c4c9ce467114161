"""The tables as Markdown, to paste into a case paper or a wiki."""

from __future__ import annotations

import re
from typing import Any

from innspill import labels
from innspill.summarise import Summary, table_records

OWN_MARK = "<!-- innspill -->"
_SPECIAL = re.compile(r"([\\`*_\[\]<>|#])")


def render(summary: Summary) -> bytes:
    """Give every table of the summary in UTF-8, with partner texts so escaped that they stay text."""
    parts = [OWN_MARK, f"# {_escaped(summary.title)}"]
    titles = {theme.id: theme.title_in("nb") for theme in summary.theme_set.themes}
    for name, frame in summary.tables().items():
        records = table_records(frame)
        if records:
            parts.append(f"## {labels.TABLES[name]}\n\n{_table(records, titles)}")
    return ("\n\n".join(parts) + "\n").encode("utf-8")


def _table(records: list[dict[str, Any]], titles: dict[str, str]) -> str:
    keys = list(records[0])
    lines = [
        "| " + " | ".join(_escaped(titles.get(key) or labels.COLUMNS.get(key, key)) for key in keys) + " |",
        "|" + "|".join(" --: " if isinstance(records[0][key], int | float) else " --- " for key in keys) + "|",
    ]
    lines += ["| " + " | ".join(_cell(key, record[key], titles) for key in keys) + " |" for record in records]
    return "\n".join(lines)


def _cell(key: str, value: Any, titles: dict[str, str]) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nei"
    if isinstance(value, float):
        return labels.number(value, 1)
    if key == "theme":
        return _escaped(titles.get(str(value), str(value)))
    if key == "partner_type":
        return labels.PARTNER_TYPES.get(str(value), str(value))
    return _escaped(labels.ARENAS.get(str(value), str(value)) if key == "arena" else str(value))


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))
