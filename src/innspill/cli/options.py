"""The options that several commands share, and the settings that follow from them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from innspill.settings import Settings

Paths = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[STI]...",
        help="Filer, mapper (alt i dem blir lest) eller mønstre. Uten sti: runden som innspill.toml beskriver.",
        show_default=False,
    ),
]
Themes = Annotated[
    str | None,
    typer.Option(
        "--themes",
        metavar="TEMASETT",
        envvar="INNSPILL_THEMES",
        help="Innebygd temasett eller en TOML-fil. Se «innspill temaer liste».",
        show_default=False,
    ),
]
Partners = Annotated[
    str | None,
    typer.Option(
        "--partners",
        metavar="REGISTER",
        envvar="INNSPILL_PARTNERS",
        help="Innebygd partnerregister, en TOML-fil eller et regneark. Ellers det som hører til temasettet.",
        show_default=False,
    ),
]
Config = Annotated[
    Path | None,
    typer.Option(
        "--config",
        metavar="FIL",
        envvar="INNSPILL_CONFIG",
        help="Beskrivelsen av runden. Ellers innspill.toml i mappen som analyseres, eller der du står.",
        show_default=False,
    ),
]
Strict = Annotated[bool, typer.Option("--strict", envvar="INNSPILL_STRICT", help="Sluttkode 3 når det er merknader.")]
KeepDuplicates = Annotated[bool, typer.Option("--keep-duplicates", help="Tell også det som har kommet to ganger.")]
Encoding = Annotated[
    str | None,
    typer.Option(
        "--encoding",
        metavar="TEGNKODING",
        envvar="INNSPILL_ENCODING",
        help="Tegnkodingen i tekstfiler (csv, txt), for eksempel cp1252. Ellers finner programmet den.",
        show_default=False,
    ),
]
Corrections = Annotated[
    list[str] | None,
    typer.Option(
        "--corrections",
        metavar="FIL",
        help="Arbeidsbok fra innspill, eller en tabell, med rettelser i. Kan gis flere ganger; den siste går foran.",
        show_default=False,
    ),
]
NoTeach = Annotated[
    bool,
    typer.Option("--no-learning", help="La rettelsene gjelde bare det de står på, ikke det som ligner."),
]
Quiet = Annotated[bool, typer.Option("-q", "--quiet", help="Ikke vis framdrift og sluttlinje.")]
Verbose = Annotated[bool, typer.Option("-v", "--verbose", help="Si mer om det som går galt i programmet.")]


def gather(
    paths: list[str] | None,
    *,
    config: Path | None,
    themes: str | None,
    partners: str | None,
    keeps_duplicates: bool,
    encoding: str | None,
    corrections: list[str] | None = None,
    is_untaught: bool = False,
) -> tuple[tuple[str, ...], Settings]:
    """Give the paths to read and the settings of the run: options over ``innspill.toml`` over defaults.

    Raises:
        InputError: No path is given and no ``innspill.toml`` names any.
        SettingsError: ``innspill.toml`` has mistakes.
    """
    from innspill.errors import InputError  # noqa: PLC0415 - help must not wait for what only a run needs
    from innspill.settings import KEPT_NAME, find_config, load_settings  # noqa: PLC0415

    given = tuple(paths or ())
    described = config or find_config(given)
    settings = load_settings(described).overruled_by(
        themes=themes, partners=partners, keep_duplicates=keeps_duplicates or None, encoding=encoding
    )
    kept = described.parent / KEPT_NAME if described else None
    files = (*([str(kept)] if kept and kept.is_file() else []), *settings.corrections, *(corrections or ()))
    settings = settings.overruled_by(corrections=files, kept_corrections=kept, teach=False if is_untaught else None)
    if not given and not settings.paths:
        raise InputError(
            "Oppgi en mappe eller fil, for eksempel «innspill analyse innkomne», "
            "eller lag en innspill.toml med paths her."
        )
    return given or settings.paths, settings
