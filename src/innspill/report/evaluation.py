"""What the person at the terminal, and a script, sees of how the program fares against a key."""

from __future__ import annotations

import json

from rich.console import Console, RenderableType
from rich.text import Text

from innspill.evaluate import Coders, Evaluation, Miss
from innspill.labels import number, plural
from innspill.report.style import NUMBER, TEXT, cut, note, table
from innspill.themes import ThemeSet

PRACTISED_PEOPLE = "0,74–0,80"
"""The F1 that practised people reach against each other on real consultations."""


def show_evaluation(evaluation: Evaluation, theme_set: ThemeSet, console: Console) -> None:
    """Print the figures, the confusion table, how two coders agree, and the surest misses."""
    titles = {theme.id: theme.title_in("nb") for theme in theme_set.themes}
    value, low, high = evaluation.macro_f1
    console.print(Text(f"{plural(evaluation.count, 'innspill', 'innspill')} er holdt mot fasiten.", style="bold"))
    console.print()
    console.print(Text.assemble("F1, snitt over temaene: ", (number(value, 2), "bold"), f" ({_between((low, high))})"))
    console.print(note(f"Øvde folk er enige med hverandre på {PRACTISED_PEOPLE}."))
    console.print(f"Rett tema: {_percent(evaluation.right)}. Ett av fasitens to temaer: {_percent(evaluation.hit)}.")
    marked, rest = _percent(evaluation.marked), _percent(evaluation.right_of_rest)
    console.print(f"Merket for gjennomgang: {marked}. Av resten er {rest} rett.")
    console.print()
    console.print(_scores(evaluation, titles))
    console.print(Text("\nHva som ble forvekslet", style="bold"))
    console.print(note("Radene er fasiten, kolonnene programmet."))
    console.print(_confusion(evaluation, titles))
    if evaluation.coders:
        console.print(Text("\nHvor enige de to koderne er", style="bold"))
        console.print(_agreement(evaluation.coders, titles))
    if evaluation.misses:
        console.print(Text("\nBommene programmet var sikrest på", style="bold"))
        console.print(_misses(evaluation.misses, titles))


def evaluation_json(evaluation: Evaluation) -> bytes:
    """Give the same figures for scripts."""
    value, low, high = evaluation.macro_f1
    coders = evaluation.coders
    record = {
        "schema": "innspill-evaluation/1",
        "count": evaluation.count,
        "macro_f1": {"value": round(value, 4), "low": round(low, 4), "high": round(high, 4)},
        "right": round(evaluation.right, 4),
        "first_or_second": round(evaluation.hit, 4),
        "marked": round(evaluation.marked, 4),
        "right_of_rest": round(evaluation.right_of_rest, 4),
        "themes": [
            {
                "theme": score.theme,
                "count": score.count,
                "precision": round(score.precision, 4),
                "recall": round(score.recall, 4),
                "f1": round(score.f1, 4),
                "low": round(evaluation.intervals[score.theme][0], 4),
                "high": round(evaluation.intervals[score.theme][1], 4),
            }
            for score in evaluation.themes
        ],
        "confusion": [
            {"key": key, "program": program, "count": count}
            for (key, program), count in sorted(evaluation.confusion.items())
        ],
        "coders": coders
        and {
            "count": coders.count,
            "kappa": round(coders.kappa, 4),
            "alpha": round(coders.alpha, 4),
            "themes": {theme: round(kappa, 4) for theme, kappa in coders.kappas.items()},
        },
        "misses": [
            {
                "file": miss.judged.place.file,
                "sheet": miss.judged.place.sheet,
                "cell": miss.judged.place.cell,
                "text": miss.judged.text,
                "key": miss.judged.theme,
                "program": miss.decision.theme,
                "confidence": miss.decision.confidence,
                "matched": [reason.matched for reason in miss.decision.reasons],
            }
            for miss in evaluation.misses
        ],
    }
    return (json.dumps(record, ensure_ascii=False, indent=2) + "\n").encode("utf-8")


def _scores(evaluation: Evaluation, titles: dict[str, str]) -> RenderableType:
    made = table(
        ("Tema", TEXT),
        ("I fasiten", NUMBER),
        ("Presisjon", NUMBER),
        ("Funnet", NUMBER),
        ("F1", NUMBER),
        ("95 %", NUMBER),
    )
    for score in evaluation.themes:
        shares = [number(value, 2) for value in (score.precision, score.recall, score.f1)]
        made.add_row(Text(titles[score.theme]), str(score.count), *shares, _between(evaluation.intervals[score.theme]))
    return made


def _confusion(evaluation: Evaluation, titles: dict[str, str]) -> RenderableType:
    used = [theme for theme in titles if any(theme in pair for pair in evaluation.confusion)]
    made = table(("", TEXT), *((_short(titles[theme]), NUMBER) for theme in used))
    for key in used:
        counts = [evaluation.confusion.get((key, program), 0) for program in used]
        made.add_row(Text(titles[key]), *(str(count) if count else "·" for count in counts))
    return made


def _agreement(coders: Coders, titles: dict[str, str]) -> RenderableType:
    made = table(("Tema", TEXT), ("Cohens kappa", NUMBER))
    for theme, kappa in coders.kappas.items():
        made.add_row(Text(titles[theme]), number(kappa, 2))
    made.add_row("Alle temaer", number(coders.kappa, 2))
    made.add_row("Krippendorffs alfa", number(coders.alpha, 2))
    return made


def _misses(misses: list[Miss], titles: dict[str, str]) -> RenderableType:
    made = table(("Innspill", TEXT), ("Fasit", TEXT), ("Programmet", TEXT), ("Det som avgjorde", TEXT))
    for miss in misses:
        decided = f"{titles[miss.decision.theme]}, {miss.decision.confidence} % sikkert"
        matched = ", ".join(f"«{reason.matched}»" for reason in miss.decision.reasons[:3])
        made.add_row(Text(cut(miss.judged.text)), Text(titles[miss.judged.theme]), Text(decided), Text(matched))
    return made


def _short(title: str) -> str:
    return title if len(title) <= len("Samhandling") else f"{title[:9]}."


def _between(interval: tuple[float, float]) -> str:
    return f"{number(interval[0], 2)}–{number(interval[1], 2)}"


def _percent(share: float) -> str:
    return f"{number(100 * share, 0)} %"
