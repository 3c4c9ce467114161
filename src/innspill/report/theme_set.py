"""What the person at the terminal sees of theme sets."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.text import Text

from innspill.classify.check import Misplaced
from innspill.labels import number, plural
from innspill.report.style import NUMBER, TEXT, cut, table
from innspill.themes import ThemeSet, shared_terms

_FEWEST_TO_GO_BY = 5
_MOST_EXAMPLES = 10


def show_theme_sets(theme_sets: Iterable[ThemeSet], console: Console) -> None:
    """Print the theme sets there are, each with its themes."""
    made = table(("Temasett", {"no_wrap": True}), ("Innhold", TEXT))
    for theme_set in theme_sets:
        themes = ", ".join(theme.title_in("nb") for theme in theme_set.themes)
        made.add_row(theme_set.name, Text.assemble(theme_set.title.get("nb", theme_set.name), "\n", (themes, "dim")))
    console.print(made)


def show_theme_set(theme_set: ThemeSet, console: Console) -> None:
    """Print each theme of a set: what belongs there, what does not, and how much there is to go by."""
    console.print(Text(theme_set.title.get("nb", theme_set.name), style="bold"))
    made = table(("Tema", TEXT), ("Hva som hører hjemme", TEXT), ("Nøkkelord", NUMBER), ("Eksempler", NUMBER))
    for theme in theme_set.themes:
        name = Text.assemble((theme.title_in("nb"), "bold"), "\n", (theme.id, "dim"))
        belongs = theme.definition.get("nb") or next(iter(theme.definition.values()), "")
        excludes = theme.excludes.get("nb") or next(iter(theme.excludes.values()), "")
        made.add_row(
            name,
            Text.assemble(belongs, (f"\nIkke: {excludes}" if excludes else "", "dim")),
            number(len(theme.terms)),
            number(len(theme.examples)),
        )
    console.print(made)


def doubts_about(
    theme_set: ThemeSet, misplaced: Sequence[Misplaced], overlapping: Sequence[tuple[str, str, float]]
) -> list[str]:
    """Give what a learner would get wrong: themes that are hard to tell apart, and examples that go elsewhere."""
    titles = {theme.id: theme.title_in("nb") for theme in theme_set.themes}
    found = [
        f"«{titles[theme]}» er vanskelig å skille fra «{titles[other]}»: {number(100 * share)} % av eksemplene går dit."
        for theme, other, share in overlapping
    ]
    found += [
        f"Eksemplet «{cut(example.text)}» under «{titles[example.theme]}» ville gått til «{titles[example.other]}»."
        for example in misplaced[:_MOST_EXAMPLES]
    ]
    left_out = len(misplaced) - _MOST_EXAMPLES
    if left_out > 0:
        found.append(f"{plural(left_out, 'eksempel', 'eksempler')} til går til et annet tema.")
    return found


def warnings_for(theme_set: ThemeSet) -> list[str]:
    """Give what is allowed but makes a set weaker: shared terms, and themes with little to go by."""
    found = [
        f"Nøkkelordet «{term}» står under flere temaer: {', '.join(ids)}. Da avgjør det lite."
        for term, ids in shared_terms(theme_set).items()
    ]
    found += [
        f"Temaet «{theme.id}» har {len(theme.terms)} nøkkelord og "
        f"{plural(len(theme.examples), 'eksempel', 'eksempler')}; "
        "det er lite å gå etter."
        for theme in theme_set.themes[:-1]
        if len(theme.terms) + len(theme.examples) < _FEWEST_TO_GO_BY
    ]
    return found
