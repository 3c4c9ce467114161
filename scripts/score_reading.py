"""Scores the reading of a folder against its key.

``python scripts/score_reading.py bergen-2023`` for a round in ``examples/``, or with a folder and a key. A challenge is
found when file, sheet, cell and text agree with the key; its fields are counted among those found. What differs is
listed. Themes are shown where the key has them.
"""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from labelled import read_rows

from innspill.pipeline import run
from innspill.settings import load_settings
from innspill.summarise import Row, Summary
from innspill.text import normalise

ROOT = Path(__file__).parent.parent
FIELDS = ("partner", "partner_type", "scope", "measure", "priority", "occasion", "excluded", "theme")
Place = tuple[str, str, str, str]


@dataclass(frozen=True, slots=True)
class Score:
    """How a reading agrees with a key: challenges that are counted, and fields of those found."""

    wanted: dict[Place, dict[str, str]]
    found: dict[Place, Row]

    @property
    def both(self) -> list[Place]:
        """The challenges that the key has and the program found."""
        return sorted(self.wanted.keys() & self.found.keys())

    @property
    def recall(self) -> float:
        """Of the counted challenges in the key, the share (0-1) that was found and counted."""
        counted = {place for place, told in self.wanted.items() if not told["excluded"]}
        return len(counted & self.counted) / len(counted)

    @property
    def precision(self) -> float:
        """Of the challenges that were found and counted, the share (0-1) that the key has and counts."""
        counted = {place for place, told in self.wanted.items() if not told["excluded"]}
        return len(counted & self.counted) / len(self.counted)

    @property
    def counted(self) -> set[Place]:
        """The challenges that were found and counted."""
        return {place for place, row in self.found.items() if row.challenge.excluded is None}

    def right(self) -> dict[str, float]:
        """Give the share (0-1) of the found challenges for which each field of the key is right."""
        fields = [field for field in FIELDS if field in next(iter(self.wanted.values()))]
        agreed = Counter(field for place in self.both for field in fields if self.agrees(place, field))
        return {field: agreed[field] / len(self.both) for field in fields}

    def agrees(self, place: Place, field: str) -> bool:
        """Say whether a field of a challenge is as the key has it."""
        return normalise(told_of(self.found[place], field)) == normalise(self.wanted[place][field])


def told_of(row: Row, field: str) -> str:
    """Give what the program says of a field, an empty text for nothing; an excluded challenge has no theme."""
    if field == "theme":
        return row.decision.theme if row.decision else ""
    return getattr(row.challenge, field) or ""


def score(summary: Summary, key: list[dict[str, str]]) -> Score:
    """Hold a summary against a key."""
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
    return Score(wanted, found)


def main() -> None:
    """Print the figures of one folder, and each difference but those of theme."""
    if len(sys.argv) > 2:  # noqa: PLR2004 - a folder and a key
        folder, key = Path(sys.argv[1]), Path(sys.argv[2])
    else:
        folder, key = ROOT / "examples" / sys.argv[1], ROOT / "tests" / "data" / "keys" / f"{sys.argv[1]}.tsv"
    config = folder / "innspill.toml"
    result = score(run([folder], load_settings(config if config.exists() else None)), read_rows(key))
    print(f"recall {result.recall:.3f}, precision {result.precision:.3f}, in the key {len(result.wanted)}")
    for field, share in result.right().items():
        print(f"{field}: {share:.3f}")
    for place in result.both:
        for field in result.right():
            if field != "theme" and not result.agrees(place, field):
                got, told = told_of(result.found[place], field), result.wanted[place][field]
                print(f"  {' '.join(place[:3])}: {field} {got!r}, in the key {told!r}")
    for place in sorted(result.wanted.keys() - result.found.keys()):
        print("  missed:", *place)
    for place in sorted(result.found.keys() - result.wanted.keys()):
        print("  extra: ", *place)


if __name__ == "__main__":
    main()
