"""``innspill analyse``: from the files of a round to its summary."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from innspill.cli.options import (
    Config,
    Corrections,
    Encoding,
    KeepDuplicates,
    NoTeach,
    Partners,
    Paths,
    Quiet,
    Strict,
    Themes,
    Verbose,
)

if TYPE_CHECKING:
    from innspill.summarise import Summary


class Format(StrEnum):
    """What standard output shows."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    MD = "md"


Output = Annotated[
    list[Path] | None,
    typer.Option(
        "-o",
        "--output",
        metavar="FIL",
        help="Skriv til fil; endelsen velger format: .xlsx, .json, .csv eller .md. Kan gis flere ganger.",
        show_default=False,
    ),
]
Shown = Annotated[
    Format | None,
    typer.Option("-f", "--format", help="Hva som vises på skjermen. Uten valg: tabeller.", show_default=False),
]
Force = Annotated[bool, typer.Option("--force", help="Skriv over en fil som innspill ikke har laget.")]


def analyse(
    paths: Paths = None,
    output: Output = None,
    shown: Shown = None,
    themes: Themes = None,
    partners: Partners = None,
    config: Config = None,
    is_forced: Force = False,
    encoding: Encoding = None,
    keeps_duplicates: KeepDuplicates = False,
    corrections: Corrections = None,
    is_untaught: NoTeach = False,
    is_strict: Strict = False,
    is_quiet: Quiet = False,
    _verbose: Verbose = False,
) -> None:
    """Sorter innspillene etter tema og vis en oppsummering.

    Eksempel: innspill analyse innkomne -o oppsummering.xlsx
    """
    from innspill.cli.boundary import WITH_PROBLEMS  # noqa: PLC0415 - heavy imports wait until a command runs
    from innspill.cli.options import gather  # noqa: PLC0415
    from innspill.cli.screen import progress, say  # noqa: PLC0415
    from innspill.correct import check_unread, keep_corrections  # noqa: PLC0415
    from innspill.export import check_targets, write_outputs  # noqa: PLC0415
    from innspill.pipeline import run  # noqa: PLC0415
    from innspill.report.summary import closing_line  # noqa: PLC0415

    targets = output or []
    check_targets(targets, is_forced=is_forced)
    given, settings = gather(
        paths,
        config=config,
        themes=themes,
        partners=partners,
        keeps_duplicates=keeps_duplicates,
        encoding=encoding,
        corrections=corrections,
        is_untaught=is_untaught,
    )
    check_unread(targets, settings, is_forced=is_forced)
    with progress(is_quiet=is_quiet) as told:
        summary = run(given, settings, told)
    write_outputs(summary, targets)
    keep_corrections(summary, settings)
    _show(summary, shown)
    for target in targets:
        say(f"Skrev {target}", is_quiet=is_quiet)
    say(closing_line(summary), is_quiet=is_quiet)
    if is_strict and summary.problems:
        raise typer.Exit(WITH_PROBLEMS)


def _show(summary: Summary, shown: Format | None) -> None:
    from innspill.cli.screen import results, write_bytes  # noqa: PLC0415
    from innspill.export import FORMATS  # noqa: PLC0415
    from innspill.report.summary import show_summary  # noqa: PLC0415

    if shown in FORMATS:
        write_bytes(FORMATS[shown](summary))
    else:
        show_summary(summary, results())
