"""Writes the file that a theme set of one's own begins with."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from innspill.catalogue import text_of
from innspill.decisions import OTHER
from innspill.errors import OutputError
from innspill.text import normalise

_HEAD = """\
# Et temasett: temaene som innspillene blir sortert under.
#
#   title       det som vises i rapportene. Kan skrives for hvert språk: { nb = "…", nn = "…", sv = "…", en = "…" }
#   definition  hva som hører hjemme under temaet, for dem som sorterer og kontrollerer
#   excludes    hva som likner, men hører hjemme et annet sted
#   terms       ord og uttrykk som taler for temaet; vanlige bøyninger og sammensetninger finner programmet selv.
#               Forkortelser skrives med store bokstaver og gjelder bare slik.
#   examples    hele utsagn som hører til temaet, med egne ord. De lærer programmet hvordan folk ordlegger seg.
#
# Et ord bør stå under bare ett tema. Utelat ord som ikke sier noe alene: fastlege, sykehus, bruker, felles, viktig.
# Med fem til ti nøkkelord og like mange eksempler for hvert tema kommer du i gang; flere eksempler gjør det bedre.
# «annet» kommer av seg selv. Kontroller filen med: innspill temaer sjekk {file}

title = "{title}"
"""
_THEME = """
[[theme]]
id = "{id}"
title = "{title}"
definition = ""
excludes = ""
terms = [
  # "nøkkelord", "et uttrykk", "FORK",
]
examples = [
  # "Et helt utsagn som hører hjemme her.",
]
"""


def theme_file(target: Path, titles: Sequence[str], *, built_in: str) -> str:
    """Give the text of a new theme file: a copy of a built-in set, or one theme for each title.

    Raises:
        OutputError: Two titles would get the same id, or one has no letters.
    """
    if not titles:
        return text_of("themes", built_in)
    ids = [_id_of(title) for title in titles]
    wrong = [title for title, theme_id in zip(titles, ids, strict=True) if ids.count(theme_id) > 1 or not theme_id]
    if wrong:
        raise OutputError(f"Hvert tema må ha en egen tittel med bokstaver; se på «{wrong[0]}».")
    parts = [_HEAD.replace("{file}", target.name).replace("{title}", _quoted(target.stem))]
    named = [(theme_id, title) for theme_id, title in zip(ids, titles, strict=True) if theme_id != OTHER]
    parts += [_THEME.replace("{id}", theme_id).replace("{title}", _quoted(title)) for theme_id, title in named]
    return "".join(parts)


def _id_of(title: str) -> str:
    """Make an id of a title: «Økonomi og rammer» becomes «økonomi-og-rammer»."""
    return re.sub(r"^[\d-]+", "", normalise(title).replace(" ", "-"))


def _quoted(text: str) -> str:
    return " ".join(text.split()).replace("\\", "\\\\").replace('"', '\\"')
