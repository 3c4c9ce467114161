"""The tables as Markdown: whole, and with partner texts that stay text."""

from __future__ import annotations

import re
from dataclasses import replace

from innspill.export import ENDINGS, FORMATS
from innspill.model import Place, Problem
from innspill.summarise import Summary
from innspill.themes import Theme
from tests.sample import sample_summary


def lines_of(summary: Summary) -> list[str]:
    """Give the lines of the document."""
    return FORMATS["md"](summary).decode("utf-8").split("\n")


def section(summary: Summary, title: str) -> list[str]:
    """Give the table under a heading."""
    lines = lines_of(summary)
    start = lines.index(f"## {title}") + 2
    return lines[start : lines.index("", start)]


def test_headings() -> None:
    """The document has the round's title and one part per table, in the order of the summary."""
    headings = [line for line in lines_of(sample_summary()) if line.startswith("#")]
    expected = [
        "# Prøverunden \\[2023\\]",
        "## Temaer",
        "## Tema og partnertype",
        "## Tema og partner",
        "## Det flest sier",
        "## Partnere",
        "## Merknader",
        "## Regnskap over celler",
    ]

    assert expected == headings


def test_own_mark() -> None:
    """The document begins with the mark by which the program knows its own files again."""
    assert lines_of(sample_summary())[0] == "<!-- innspill -->"


def test_theme_table() -> None:
    """Themes are shown by their titles, numbers to the right and with a decimal comma."""
    expected = [
        "| Tema | Innspill | Partnere | Andel i prosent | Egne | Felles | Ikke oppgitt | Se over |",
        "| --- | --: | --: | --: | --: | --: | --: | --: |",
        "| Rekruttering og bemanning | 2 | 2 | 66,7 | 1 | 1 | 0 | 1 |",
        "| Økonomi | 0 | 0 | 0,0 | 0 | 0 | 0 | 0 |",
        "| Annet | 1 | 1 | 33,3 | 0 | 0 | 1 | 1 |",
    ]

    assert expected == section(sample_summary(), "Temaer")


def test_partner_texts_stay_text() -> None:
    """Bars, asterisks, brackets and tags in what partners wrote are escaped, so that they do not act."""
    expected = [
        "| Gruppe | Det som sies | Partnere | Innspill | Tema | Partnertyper | Likhet i prosent | Kopier "
        "| Forslag til arena | Hvem |",
        "| --- | --- | --: | --: | --- | --- | --: | --: | --- | --- |",
        "| g001 | Sykepleiere \\[bold\\]mangler\\[/bold\\] \\| \\*nå\\* \\<b\\> | 2 | 2 | Rekruttering og bemanning "
        "| helseforetak 1, kommune 1 | 100 | 0 | Felles strategi | Helse Bergen HF, Voss herad |",
    ]

    assert expected == section(sample_summary(), "Det flest sier")


def test_problems_on_one_line() -> None:
    """Lines in a message do not break the table, and what is missing is empty."""
    summary = replace(sample_summary(), problems=(Problem("hidden", Place("a_b.xlsx"), "To\nlinjer"),))
    expected = ["| a\\_b.xlsx |  |  | hidden | To linjer |  |"]

    assert expected == section(summary, "Merknader")[2:]


def test_theme_titles_stay_text() -> None:
    """A bar in the title of a user's theme does not break the table."""
    summary = sample_summary()
    theme = Theme("økonomi", {"nb": "Økonomi | drift"}, {}, {})
    themes = (summary.theme_set.themes[0], theme, summary.theme_set.themes[2])
    changed = replace(summary, theme_set=replace(summary.theme_set, themes=themes))
    widths = {
        (title, len(re.findall(r"(?<!\\)\|", line)))
        for title in ("Temaer", "Tema og partnertype", "Tema og partner")
        for line in section(changed, title)
    }

    assert widths == {("Temaer", 9), ("Tema og partnertype", 6), ("Tema og partner", 6)}


def test_empty_tables_are_left_out() -> None:
    """A round without groups and problems has no empty tables."""
    summary = replace(sample_summary(), groups=(), problems=())
    headings = [line for line in lines_of(summary) if line.startswith("## ")]

    assert headings == [
        "## Temaer",
        "## Tema og partnertype",
        "## Tema og partner",
        "## Partnere",
        "## Regnskap over celler",
    ]


def test_file_and_stream_are_the_same() -> None:
    """What is written to a file is what is shown."""
    assert ENDINGS[".md"](sample_summary()) == FORMATS["md"](sample_summary())
