"""``innspill kontroller``: what was found in each file, before anything is sorted."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from innspill.cli.options import Config, Encoding, KeepDuplicates, Partners, Paths, Quiet, Strict, Verbose


class CheckFormat(StrEnum):
    """What standard output shows."""

    TABLE = "table"
    JSON = "json"


def kontroller(
    paths: Paths = None,
    shown: Annotated[
        CheckFormat | None,
        typer.Option("-f", "--format", help="Hva som vises på skjermen. Uten valg: tabeller.", show_default=False),
    ] = None,
    partners: Partners = None,
    config: Config = None,
    encoding: Encoding = None,
    keeps_duplicates: KeepDuplicates = False,
    is_strict: Strict = False,
    is_quiet: Quiet = False,
    _verbose: Verbose = False,
) -> None:
    """Se hva som er kommet inn, og fra hvem.

    For hver fil: ark, hva kolonnene ble lest som, antall innspill og merknader. Til slutt hvem som har svart.

    Eksempel: innspill kontroller innkomne
    """
    from innspill.cli.boundary import WITH_PROBLEMS  # noqa: PLC0415 - heavy imports wait until a command runs
    from innspill.cli.options import gather  # noqa: PLC0415
    from innspill.cli.screen import progress, results, say, write_bytes  # noqa: PLC0415
    from innspill.collect import collect  # noqa: PLC0415
    from innspill.labels import plural  # noqa: PLC0415
    from innspill.report.inbox import inbox_json, show_inbox  # noqa: PLC0415

    given, settings = gather(
        paths, config=config, themes=None, partners=partners, keeps_duplicates=keeps_duplicates, encoding=encoding
    )
    with progress(is_quiet=is_quiet) as told:
        collected = collect(given, settings, told)
    if shown is CheckFormat.JSON:
        write_bytes(inbox_json(collected))
    else:
        show_inbox(collected, results())
    counted = sum(1 for challenge in collected.challenges if challenge.excluded is None)
    say(
        f"Kontrollert: {plural(len(collected.sources), 'fil', 'filer')}, {plural(counted, 'innspill', 'innspill')}, "
        f"{plural(len(collected.problems), 'merknad', 'merknader')}.",
        is_quiet=is_quiet,
    )
    if is_strict and collected.problems:
        raise typer.Exit(WITH_PROBLEMS)
