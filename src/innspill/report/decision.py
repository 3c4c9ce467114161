"""What the person at the terminal sees of one decision: the words that carried it, and the runners-up."""

from __future__ import annotations

from rich.console import Console
from rich.text import Text

from innspill.labels import number
from innspill.model import Decision
from innspill.report.style import NUMBER, TEXT, bar, table
from innspill.themes import ThemeSet

_KINDS = {"term": "nøkkelord", "word": "ordlikhet", "example": "eksempel", "correction": "rettelse"}
_BAR_WIDTH = 20


def show_decision(text: str, decision: Decision, theme_set: ThemeSet, console: Console) -> None:
    """Print a text with the deciding words marked, its theme and how sure, and how near the others were."""
    titles = {theme.id: theme.title_in("nb") for theme in theme_set.themes}
    marked = Text(text)
    for reason in decision.reasons:
        marked.stylize("bold underline", reason.start, reason.end)
    console.print(marked)
    console.print()
    console.print(Text.assemble("Tema: ", (titles[decision.theme], "bold"), f", {decision.confidence} % sikkert"))
    if decision.secondary:
        console.print(Text("Annet tema: " + ", ".join(titles[theme] for theme in decision.secondary)))
    if decision.decided_by == "nothing":
        console.print(Text("Ingen ord i teksten taler for noe tema."))
        return
    if decision.review:
        console.print(Text("Dette er usikkert og bør ses over."))
    console.print()
    console.print(_reasons(decision))
    console.print(_ranking(decision, titles))


def _reasons(decision: Decision) -> object:
    made = table(("Det som avgjorde", TEXT), "Slag", ("Andel", NUMBER))
    for reason in decision.reasons:
        made.add_row(Text(reason.matched), _KINDS[reason.kind], f"{reason.share} %")
    return made


def _ranking(decision: Decision, titles: dict[str, str]) -> object:
    made = table(("Tema", TEXT), ("Styrke", NUMBER), "")
    strongest = decision.ranking[0][1]
    for theme, strength in decision.ranking:
        made.add_row(
            Text(titles[theme]),
            number(strength, 1),
            bar(max(0, round(strength)), round(strongest), _BAR_WIDTH),
        )
    return made
