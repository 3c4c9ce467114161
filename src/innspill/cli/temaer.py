"""``innspill temaer``: the theme sets there are, what one holds, a new one, and whether a file is one."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from innspill.cli.boundary import Command, Group

temaer = typer.Typer(
    cls=Group, no_args_is_help=True, rich_markup_mode=None, help="Se temasettene, lag et eget, og kontroller det."
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
def ny(
    target: Annotated[Path, typer.Argument(metavar="FIL", help="Filen som skal lages, for eksempel mine.toml.")],
    titles: Annotated[
        list[str] | None,
        typer.Option(
            "--tittel", metavar="TITTEL", help="Tittelen på et tema; gjentas for hvert tema.", show_default=False
        ),
    ] = None,
    built_in: Annotated[
        str,
        typer.Option(
            "--fra", metavar="TEMASETT", help="Det innebygde temasettet som kopieres når ingen titler er gitt."
        ),
    ] = "bergen",
    is_forced: Annotated[bool, typer.Option("--force", help="Skriv over en fil som finnes.")] = False,
) -> None:
    """Lag en fil å begynne med, med forklaringer.

    Fra et innebygd temasett, eller fra titler alene.

    Eksempel: innspill temaer ny mine.toml --tittel Samhandling --tittel "Økonomi og rammer"
    """
    from innspill.cli.screen import results  # noqa: PLC0415 - heavy imports wait until a command runs
    from innspill.errors import OutputError  # noqa: PLC0415
    from innspill.export.theme_file import theme_file  # noqa: PLC0415
    from innspill.export.write import write_whole  # noqa: PLC0415
    from innspill.themes import built_in_theme_sets  # noqa: PLC0415

    if built_in not in built_in_theme_sets():
        raise OutputError(f"«{built_in}» er ikke et innebygd temasett. Det er {', '.join(built_in_theme_sets())}.")
    if target.suffix.lower() != ".toml":
        raise OutputError(f"«{target}»: et temasett skal ha endelsen .toml.")
    if target.exists() and not is_forced:
        raise OutputError(f"«{target}» finnes. Velg et annet navn, eller bruk --force.")
    content = theme_file(target, titles or (), built_in=built_in)
    write_whole([(target, content.encode("utf-8"))])
    results().print(
        f"Laget «{target}». Fyll inn nøkkelord og eksempler, og se over med «innspill temaer sjekk {target}»."
    )


@temaer.command(cls=Command)
def sjekk(name: Name) -> None:
    """Kontroller et temasett. Alle feil blir fortalt på én gang."""
    from innspill.classify.check import misplaced_examples, overlapping_themes  # noqa: PLC0415
    from innspill.cli.screen import results  # noqa: PLC0415 - heavy imports wait until a command runs
    from innspill.report.theme_set import doubts_about, warnings_for  # noqa: PLC0415
    from innspill.themes import load_theme_set  # noqa: PLC0415

    theme_set = load_theme_set(name)
    misplaced = misplaced_examples(theme_set)
    doubts = doubts_about(theme_set, misplaced, overlapping_themes(theme_set, misplaced))
    for warning in (*warnings_for(theme_set), *doubts):
        results().print(f"Merk: {warning}")
    results().print(f"«{name}» kan brukes: {len(theme_set.themes)} temaer.")
