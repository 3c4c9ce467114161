"""What the person at the terminal sees of one decision: the words that carried it, and the runners-up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text

from innspill.classify.explain import Explanation
from innspill.decisions import Decision
from innspill.labels import number
from innspill.report.style import NUMBER, TEXT, bar, note, table
from innspill.themes import ThemeSet

if TYPE_CHECKING:  # the comparing of two texts loads much that the explaining of one does without
    from innspill.group.explain import PairExplanation

_KINDS = {"term": "nøkkelord", "word": "ordlikhet", "example": "eksempel", "correction": "rettelse"}
_BAR_WIDTH = 20
_STEPS = 100  # a bar is drawn from whole counts; strengths are small
_ADVICE = (
    "\nMener du noe annet? Legg teksten til under «examples» for rett tema i et eget temasett "
    "(innspill temaer ny mine.toml --fra {})."
)


def show_explanation(text: str, explanation: Explanation, theme_set: ThemeSet, console: Console) -> None:
    """Print a text with the deciding words marked, its theme and how sure, how near the others were, and what to do."""
    decision = explanation.decision
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
        console.print(Text("Teksten har for få kjente ord til å få et tema. Den må ses over."))
        return
    if decision.review:
        console.print(Text("Dette er usikkert og bør ses over."))
    console.print()
    console.print(_reasons(decision))
    console.print()
    console.print(_ranking(decision, titles))
    runner_up = titles[decision.ranking[1][0]]
    if explanation.against:
        words = ", ".join(f"«{word}»" for word in explanation.against)
        console.print(Text(f"\nFor {runner_up} talte mest: {words}."))
    for word, theme in explanation.turning:
        console.print(Text(f"Uten «{word}» ville temaet blitt {titles[theme]}."))
    console.print(note(_ADVICE.format(theme_set.name)))


def show_pair(left: str, right: str, pair: PairExplanation, console: Console) -> None:
    """Print whether two texts say the same, how likely that is, what they share and what only one has."""
    console.print(Text(f"A: {left}\nB: {right}\n"))
    verdict = "De to kommer i samme gruppe" if pair.is_same else "De to kommer ikke i samme gruppe"
    console.print(Text.assemble((verdict, "bold"), f": likheten er {pair.chance} av 100, og grensen er {pair.limit}."))
    if pair.is_copy:
        console.print(Text("Den ene er en kopi av den andre, med få ord endret."))
    if pair.names_others:
        console.print(Text("De nevner ulike yrker, og slike kommer aldri i samme gruppe."))
    if pair.shared:
        console.print()
        made = table(("A sier", TEXT), ("B sier", TEXT))
        for words in pair.shared:
            made.add_row(*map(Text, words))
        console.print(made)
    else:
        console.print(Text("De har ingen ord eller begreper felles."))
    for name, alone in (("A", pair.only_left), ("B", pair.only_right)):
        if alone:
            console.print(Text(f"Bare {name}: " + ", ".join(f"«{word}»" for word in alone) + "."))


def _reasons(decision: Decision) -> object:
    made = table(("Det som avgjorde", TEXT), "Slag", ("Andel", NUMBER))
    for reason in decision.reasons:
        made.add_row(Text(reason.matched), _KINDS[reason.kind], f"{reason.share} %")
    return made


def _ranking(decision: Decision, titles: dict[str, str]) -> object:
    made = table(("Tema", TEXT), ("Styrke", NUMBER), "")
    shown = [max(0, round(_STEPS * strength)) for _, strength in decision.ranking]
    for (theme, strength), steps in zip(decision.ranking, shown, strict=True):
        made.add_row(Text(titles[theme]), number(strength, 1), bar(steps, max(shown), _BAR_WIDTH))
    return made
