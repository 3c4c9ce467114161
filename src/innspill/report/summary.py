"""What the person at the terminal sees of a summary."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from innspill import labels
from innspill.labels import number, plural
from innspill.model import Use
from innspill.report.inbox import coverage, problem_table
from innspill.report.style import NUMBER, TEXT, bar, cut, note, table
from innspill.summarise import Summary, table_records

_MOST_GROUPS = 10
_WIDE = 110
_UNREAD = ("encrypted", "corrupt", "bomb", "too_large", "unreadable", "not_a_spreadsheet", "program_fault")


def show_summary(summary: Summary, console: Console) -> None:
    """Print the tables of a summary, fitted to the width of the console."""
    records = {name: table_records(frame) for name, frame in summary.tables().items()}
    titles = {theme.id: theme.title_in("nb") for theme in summary.theme_set.themes}
    partners = sum(1 for line in records["coverage"] if line["answered"])
    console.print(
        Text.assemble(
            (summary.title, "bold"),
            f"\n{plural(len(summary.counted), 'innspill', 'innspill')} fra {plural(partners, 'partner', 'partnere')}"
            f" i {plural(len(summary.sources), 'fil', 'filer')}",
        )
    )
    sections: list[tuple[str, RenderableType | None]] = [
        (labels.TABLES["themes"], _themes(records["themes"], titles, console.width)),
        (labels.TABLES["themes_by_partner_type"], _by_type(records["themes_by_partner_type"], titles, console.width)),
        (labels.TABLES["patient_groups"], _patient_groups(records["patient_groups"])),
        (labels.TABLES["groups"], _groups(records["groups"], titles)),
        (labels.TABLES["suggestions"], _suggestions(records["suggestions"])),
        (labels.TABLES["coverage"], coverage(records["coverage"])),
        (labels.TABLES["problems"], problem_table(summary.problems)),
        (labels.TABLES["accounting"], _accounting(summary)),
    ]
    for title, content in sections:
        if content is not None:
            console.print(Text(f"\n{title}", style="bold"))
            console.print(content)


def _themes(lines: Sequence[dict[str, Any]], titles: dict[str, str], width: int) -> Table:
    is_wide = width >= _WIDE
    made = table(
        ("Tema", TEXT), ("Innspill", NUMBER), ("", {"no_wrap": True}), ("Andel", NUMBER), ("Partnere", NUMBER),
        ("Egne", NUMBER), ("Felles", NUMBER), *([("Ikke oppgitt", NUMBER)] if is_wide else []), ("Se over", NUMBER),
    )  # fmt: skip
    most = max((line["challenges"] for line in lines), default=0)
    for line in lines:
        made.add_row(
            Text(titles[line["theme"]]),
            number(line["challenges"]),
            bar(line["challenges"], most, 40 if is_wide else 12),
            f"{number(line['share'])} %",
            number(line["partners"]),
            number(line["own"]),
            number(line["common"]),
            *([number(line["unknown"])] if is_wide else []),
            number(line["review"]),
        )
    return made


def _by_type(lines: Sequence[dict[str, Any]], titles: dict[str, str], width: int) -> Table | None:
    """Show themes downwards and partner types across, so that long theme titles keep to one line."""
    if not lines:
        return None
    names = labels.PARTNER_TYPES if width >= _WIDE else labels.NARROW_PARTNER_TYPES
    made = table(("Tema", TEXT), *((names[line["partner_type"]], NUMBER) for line in lines))
    for theme, title in titles.items():
        made.add_row(Text(title), *(number(line[theme]) if line[theme] else "·" for line in lines))
    made.add_row(Text("I alt", style="bold"), *(Text(number(line["challenges"]), style="bold") for line in lines))
    return made


def _groups(lines: Sequence[dict[str, Any]], titles: dict[str, str]) -> RenderableType | None:
    shared = [line for line in lines if line["partners"] > 1]
    if not shared:
        return None
    made = table(("Partnere", NUMBER), ("Tema", {"no_wrap": True}), (labels.COLUMNS["heading"], TEXT))
    for line in shared[:_MOST_GROUPS]:
        heading = Text.assemble(cut(line["heading"]), "\n", (line["names"], "dim"))
        made.add_row(number(line["partners"]), Text(_short_title(titles[line["theme"]])), heading)
    rest = len(shared) - _MOST_GROUPS
    if rest <= 0:
        return made
    return Group(made, note(f"… og {plural(rest, 'gruppe', 'grupper')} til; alle står i filen som -o skriver."))


def _patient_groups(lines: Sequence[dict[str, Any]]) -> RenderableType | None:
    if not any(line["challenges"] for line in lines):
        return None
    made = table(("Målgruppe", TEXT), ("Innspill", NUMBER), ("Partnere", NUMBER))
    for line in lines:
        made.add_row(Text(line["patient_group"]), number(line["challenges"]), number(line["partners"]))
    return Group(made, note("Et innspill kan nevne flere målgrupper, eller ingen."))


def _suggestions(lines: Sequence[dict[str, Any]]) -> RenderableType | None:
    if not lines:
        return None
    made = table(("Partnere", NUMBER), ("Innspill", NUMBER), ("Ord som går igjen i Annet", TEXT))
    for line in lines:
        subject = Text.assemble(f"«{line['suggestion']}»", "\n", (line["names"], "dim"))
        made.add_row(number(line["partners"]), number(line["challenges"]), subject)
    return made


def _short_title(title: str) -> str:
    first, _, rest = title.partition(" og ")
    return f"{first} …" if rest else title


def _accounting(summary: Summary) -> Text:
    cells = sum(account.cells for account in summary.accounts)
    parts = [f"{labels.USES[use].lower()} {number(count)}" for use, count in _uses(summary) if count]
    verdict = "Alle er gjort rede for" if summary.is_balanced else "FEIL I PROGRAMMET: summen stemmer ikke"
    return Text(f"{plural(cells, 'celle', 'celler')} med innhold: {', '.join(parts)}. {verdict}.")


def _uses(summary: Summary) -> Iterable[tuple[Any, int]]:
    for use in Use:
        yield use, sum(account.uses.get(use, 0) for account in summary.accounts)


def closing_line(summary: Summary) -> str:
    """Say in one line what came out, and what a person should look at."""
    review = sum(1 for row in summary.counted if row.decision and row.decision.review)
    unread = {problem.place.file for problem in summary.problems if problem.code in _UNREAD}
    corrected = sum(1 for row in summary.rows if row.correction)
    taught = plural(len(summary.taught), "annet innspill", "andre innspill")
    told = f" {plural(corrected, 'rettelse', 'rettelser')}, {taught} fikk nytt tema." if corrected else ""
    return (
        f"Ferdig: {plural(len(summary.counted), 'innspill', 'innspill')} sortert, {number(review)} bør ses over. "
        f"{plural(len(summary.problems), 'merknad', 'merknader')}; "
        f"{plural(len(unread), 'fil', 'filer')} kunne ikke leses.{told}"
    )
