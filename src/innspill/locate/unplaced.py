"""Tells what stands in or beside a table and could not be used."""

from __future__ import annotations

from collections.abc import Sequence

from innspill.locate.grid import Grid
from innspill.locate.header_rows import Header
from innspill.model import Problem
from innspill.text import shorten


def unplaced_problem(grid: Grid, header: Header, row: int, index: int, texts: Sequence[str]) -> Problem:
    """Tell of the texts in a column that was not understood, or that has no header; the first stands on ``row``."""
    cells = "1 celle" if len(texts) == 1 else f"{len(texts)} celler"
    named = [column for column in header.columns if column.index == index]
    if named:
        known = ", ".join(f"«{shorten(column.header)}»" for column in header.columns)
        return Problem(
            "unknown_column",
            grid.place(header.row, index),
            f"Kolonnen «{shorten(named[0].header)}» ble ikke forstått; {cells} er ikke brukt, "
            f"for eksempel «{shorten(texts[0])}».",
            f"Overskriftene som ble funnet: {known}.",
        )
    return Problem(
        "unused_text",
        grid.place(row, index),
        f"{cells} utenfor tabellen er ikke brukt, for eksempel «{shorten(texts[0])}».",
        "Se etter om dette er en utfordring, og flytt den i så fall inn i tabellen.",
    )


def lonely_problem(grid: Grid, row: int, index: int) -> Problem:
    """Tell of a measure or a comment without a challenge on its row."""
    return Problem(
        "unused_text",
        grid.place(row, index),
        f"«{shorten(grid.lines[row][index])}» står uten en utfordring på samme rad.",
        "Skriv utfordringen på samme rad, eller flytt teksten dit den hører hjemme.",
    )
