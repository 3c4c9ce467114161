"""Reads the sheets of one workbook together: what one of them tells decides how another is taken."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from innspill.locate.known import NOTHING_KNOWN, Known
from innspill.locate.sheet import is_front_page, locate_answers
from innspill.model import Reading, Sheet, SourceSetting, Use


def locate_in_workbook(
    file: str, sheets: Sequence[Sheet], known: Known = NOTHING_KNOWN, setting: SourceSetting | None = None
) -> tuple[Reading, ...]:
    """Give a reading for each sheet; ``setting`` is what the user says of the file, or of one sheet in it.

    Where no sheet of the file has a header, those that plainly hold statements are read without. Where some sheet has
    answers, sheets of nothing but titles and labels are the form's own: a front page, an index.
    """
    readings = [
        locate_answers(file, sheet, known, setting=setting if setting and setting.sheet in (None, sheet.name) else None)
        for sheet in sheets
    ]
    if not any(reading.answers for reading in readings):
        readings = [locate_answers(file, sheet, known, without_header=True) for sheet in sheets]
    if any(reading.answers for reading in readings):
        readings = [
            _as_form(reading) if is_front_page(sheet, reading) else reading
            for sheet, reading in zip(sheets, readings, strict=True)
        ]
    return tuple(readings)


def _as_form(reading: Reading) -> Reading:
    uses: dict[tuple[int, int], Use] = {
        cell: Use.FORM if use is Use.PROBLEM else use for cell, use in reading.uses.items()
    }
    return replace(reading, uses=uses, problems=())
