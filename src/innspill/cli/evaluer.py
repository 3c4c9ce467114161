"""``innspill evaluer``: how good the program is against hand-sorted statements."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from innspill.cli.kontroller import CheckFormat
from innspill.cli.options import Config, Quiet, Themes, Verbose


def evaluer(
    key: Annotated[Path, typer.Argument(metavar="FASIT", help="Regneark eller tekstfil med kolonnene Tekst og Tema.")],
    shown: Annotated[
        CheckFormat | None,
        typer.Option("-f", "--format", help="Hva som vises på skjermen. Uten valg: tabeller.", show_default=False),
    ] = None,
    least: Annotated[
        float | None,
        typer.Option(
            "--min-f1", metavar="TALL", help="Sluttkode 3 når F1 er lavere enn dette (0–1).", show_default=False
        ),
    ] = None,
    themes: Themes = None,
    config: Config = None,
    is_quiet: Quiet = False,
    _verbose: Verbose = False,
) -> None:
    """Mål hvor godt programmet sorterer, mot innspill som folk har sortert for hånd.

    Fasiten har en kolonne Tekst og en kolonne Tema, og kan ha Tema 2 og Koder 2.

    Eksempel: innspill evaluer fasit.xlsx
    """
    from innspill.cli.boundary import WITH_PROBLEMS  # noqa: PLC0415 - heavy imports wait until a command runs
    from innspill.cli.screen import results, say, write_bytes  # noqa: PLC0415
    from innspill.labels import number  # noqa: PLC0415
    from innspill.pipeline import evaluate_key  # noqa: PLC0415
    from innspill.report.evaluation import evaluation_json, show_evaluation  # noqa: PLC0415
    from innspill.settings import find_config, load_settings  # noqa: PLC0415
    from innspill.themes import load_theme_set  # noqa: PLC0415

    settings = load_settings(config or find_config(())).overruled_by(themes=themes)
    evaluation, problems = evaluate_key(key, settings)
    if shown is CheckFormat.JSON:
        write_bytes(evaluation_json(evaluation))
    else:
        show_evaluation(evaluation, load_theme_set(settings.themes), results())
    for problem in problems:
        where = ", ".join(filter(None, (problem.place.file, problem.place.sheet, problem.place.cell)))
        say(f"{where}: {problem.message} {problem.advice}".rstrip(), is_quiet=is_quiet)
    if least is not None and evaluation.macro_f1[0] < least:
        say(f"F1 er under målet på {number(least, 2)}.")
        raise typer.Exit(WITH_PROBLEMS)
