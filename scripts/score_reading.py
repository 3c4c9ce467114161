"""Scores the reading of an example round against its key: ``python scripts/score_reading.py bergen-2023``.

A challenge is found when file, sheet, cell and text agree with the key; partner, scope and measure are counted among
those found. What differs is listed.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from labelled import read_rows

from innspill.pipeline import run
from innspill.settings import load_settings
from innspill.text import normalise

ROOT = Path(__file__).parent.parent


def main() -> None:
    """Print the figures of one round, and each difference."""
    name = sys.argv[1]
    folder = ROOT / "examples" / name
    config = folder / "innspill.toml"
    summary = run([folder], load_settings(config if config.exists() else None))
    key = read_rows(ROOT / "tests" / "data" / "keys" / f"{name}.tsv")
    wanted = {(row["file"], row["sheet"], row["cell"], normalise(row["text"])): row for row in key}
    found = {
        (
            row.challenge.place.file,
            row.challenge.place.sheet or "",
            row.challenge.place.cell or "",
            normalise(row.challenge.text),
        ): row
        for row in summary.rows
    }
    both = wanted.keys() & found.keys()
    print(f"in the key {len(key)}, found {len(summary.rows)}, equal {len(both)}, balanced {summary.is_balanced}")
    right: Counter[str] = Counter()
    for place in sorted(both):
        told, challenge, decision = wanted[place], found[place].challenge, found[place].decision
        got = {
            "partner": challenge.partner,
            "partner_type": challenge.partner_type,
            "scope": challenge.scope,
            "measure": challenge.measure or "",
            "priority": challenge.priority or "",
            "occasion": challenge.occasion or "",
            "excluded": challenge.excluded or "",
            "theme": decision.theme if decision else "",
        }
        for field, value in got.items():
            if normalise(value) == normalise(told[field]) or (field == "theme" and challenge.excluded):
                right[field] += 1
            elif field != "theme":
                print(f"  {place[0]} {place[1]} {place[2]}: {field} {value!r}, in the key {told[field]!r}")
    for field, count in right.items():
        print(f"{field}: {count}/{len(both)}")
    for place in sorted(wanted.keys() - found.keys()):
        print("  missed:", *place)
    for place in sorted(found.keys() - wanted.keys()):
        print("  extra: ", *place)


if __name__ == "__main__":
    main()
