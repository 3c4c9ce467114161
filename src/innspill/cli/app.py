"""The Typer app and its commands."""

from __future__ import annotations

from typing import Annotated

import typer

from innspill import __version__
from innspill.cli.analyse import analyse
from innspill.cli.boundary import Command, Program
from innspill.cli.evaluer import evaluer
from innspill.cli.forklar import forklar
from innspill.cli.kontroller import kontroller
from innspill.cli.temaer import temaer

EXIT_CODES = """Sluttkoder: 0 ferdig; 1 feil i programmet; 2 noe du kan rette (skrivemåte, innstillinger, sti, temasett,
utfil); 3 ferdig, men med merknader, når --strict er gitt."""

app = typer.Typer(
    name="innspill",
    cls=Program,
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,  # help in a third of the time: rich's needs its Markdown and syntax highlighting
    help="Gjør regneark fra en innspillsrunde om til en oppsummering etter tema, der hvert innspill kan spores.",
    epilog=EXIT_CODES,
)


def _show_version(is_wanted: bool) -> None:  # noqa: FBT001 - Typer calls it so
    if is_wanted:
        typer.echo(f"innspill {__version__}")
        raise typer.Exit


@app.callback()
def _program(
    _version: Annotated[
        bool, typer.Option("--version", help="Vis versjonen.", callback=_show_version, is_eager=True)
    ] = False,
) -> None:
    pass


app.command(cls=Command)(analyse)
app.command(cls=Command)(kontroller)
app.command(cls=Command)(forklar)
app.command(cls=Command)(evaluer)
app.add_typer(temaer, name="temaer")


def main() -> None:
    """Run the program."""
    app()
