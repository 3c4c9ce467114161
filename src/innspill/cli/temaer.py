"""``innspill temaer``: the theme sets there are, what one holds, and whether a file is one."""

from __future__ import annotations

from typing import Annotated

import typer

from innspill.cli.boundary import Command, Group

temaer = typer.Typer(
    cls=Group, no_args_is_help=True, rich_markup_mode=None, help="Se temasettene, og kontroller et eget."
)

Name = Annotated[str, typer.Argument(metavar="TEMASETT", help="Navnet på et innebygd temasett, eller en TOML-fil.")]


@temaer.command(cls=Command)
def liste() -> None:
    """Vis temasettene som følger med."""
    from innspill.cli.screen import results  # noqa: PLC0415 - heavy imports wait until a command runs
    from innspill.report.theme_set import show_theme_sets  # noqa: PLC0415
    from innspill.themes import built_in_theme_sets, load_theme_set  # noqa: PLC0415

    show_theme_sets([load_theme_set(name) for name in built_in_theme_sets()], results())


@temaer.command(cls=Command)
def vis(name: Name) -> None:
    """Vis temaene i et temasett: hva som hører hjemme hvor, og hva som ikke gjør det."""
    from innspill.cli.screen import results  # noqa: PLC0415 - heavy imports wait until a command runs
    from innspill.report.theme_set import show_theme_set  # noqa: PLC0415
    from innspill.themes import load_theme_set  # noqa: PLC0415

    show_theme_set(load_theme_set(name), results())


@temaer.command(cls=Command)
def sjekk(name: Name) -> None:
    """Kontroller et temasett. Alle feil blir fortalt på én gang."""
    from innspill.cli.screen import results  # noqa: PLC0415 - heavy imports wait until a command runs
    from innspill.report.theme_set import warnings_for  # noqa: PLC0415
    from innspill.themes import load_theme_set  # noqa: PLC0415

    theme_set = load_theme_set(name)
    warnings = warnings_for(theme_set)
    for warning in warnings:
        results().print(f"Merk: {warning}")
    results().print(f"«{name}» kan brukes: {len(theme_set.themes)} temaer.")
