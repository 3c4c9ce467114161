"""Mends texts: letters read in the wrong encoding once before («pÃ¥» for «på»), which is said, and markup in cells."""

from __future__ import annotations

import re
from dataclasses import replace

from innspill.model import Place, Problem, Sheet
from innspill.read.markup import text_of_markup
from innspill.text import clean

_BROKEN = re.compile("[ÃÂâ][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ¡-¿]")


def repair_sheet(file: str, sheet: Sheet) -> tuple[Sheet, tuple[Problem, ...]]:
    """Give the sheet with its broken letters mended, and a problem that shows one of them before and after."""
    sheet = _without_markup(sheet)
    mended = {
        (row, column): better
        for row, line in sheet.lines.items()
        for column, text in line.items()
        if ("Ã" in text or "Â" in text or "â" in text) and (better := _repaired(text)) != text
    }
    if not mended:
        return sheet, ()
    lines = {
        row: {column: mended.get((row, column), text) for column, text in line.items()}
        for row, line in sheet.lines.items()
    }
    row, column = next(iter(mended))
    count = "1 celle" if len(mended) == 1 else f"{len(mended)} celler"
    problem = Problem(
        "repaired_text",
        Place(file, sheet.name or None, sheet.cell_label(row, column)),
        f"Bokstaver i {count} var ødelagt og er rettet, for eksempel «{_short(sheet.lines[row][column])}» "
        f"til «{_short(mended[row, column])}».",
        "Se etter at teksten er blitt rett.",
    )
    return replace(sheet, lines=lines), (problem,)


def _without_markup(sheet: Sheet) -> Sheet:
    marked = {row for row, line in sheet.lines.items() if any("<" in text for text in line.values())}
    if not marked:
        return sheet
    lines = dict(sheet.lines)
    for row in marked:
        shown = {column: text_of_markup(text) for column, text in lines[row].items()}
        lines[row] = {column: text for column, text in shown.items() if text}
    return replace(sheet, lines={row: line for row, line in lines.items() if line})


def _repaired(text: str) -> str:
    """Read the text's bytes again as UTF-8, word by word, so that sound letters elsewhere stay as they are."""
    return clean("".join(_repaired_word(part) for part in re.split(r"(\s+)", text)))


def _repaired_word(word: str) -> str:
    try:
        content = b"".join(_byte(character) for character in word)
        return content.decode("utf-8") if _BROKEN.search(word) else word
    except (UnicodeEncodeError, UnicodeDecodeError):
        return word


def _byte(character: str) -> bytes:
    """Give the byte that Windows-1252 has for a character; five of its bytes stand for themselves."""
    return bytes([ord(character)]) if 0x80 <= ord(character) < 0xA0 else character.encode("cp1252")  # noqa: PLR2004


def _short(text: str) -> str:
    return " ".join(text.split())[:30]
