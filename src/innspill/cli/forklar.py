"""``innspill forklar``: why a text gets its theme."""

from __future__ import annotations

from typing import Annotated

import typer

from innspill.cli.options import Config, Themes, Verbose


def forklar(
    text: Annotated[str, typer.Argument(metavar="TEKST", help="Innspillet som skal forklares, i anførselstegn.")],
    themes: Themes = None,
    config: Config = None,
    _verbose: Verbose = False,
) -> None:
    """Vis hvorfor en tekst får sitt tema.

    Temaet, hvor sikkert det er, ordene som avgjorde, og hvor nær de andre temaene var.

    Eksempel: innspill forklar "Vi får ikke tak i sykepleiere"
    """
    from rich.console import Console  # noqa: PLC0415 - heavy imports wait until a command runs

    from innspill.classify import Classifier  # noqa: PLC0415
    from innspill.classify.explain import explain  # noqa: PLC0415
    from innspill.report.decision import show_explanation  # noqa: PLC0415
    from innspill.settings import find_config, load_settings  # noqa: PLC0415
    from innspill.text import clean  # noqa: PLC0415
    from innspill.themes import load_theme_set  # noqa: PLC0415

    settings = load_settings(config or find_config(())).overruled_by(themes=themes)
    theme_set = load_theme_set(settings.themes)
    cleaned = " ".join(clean(text).split())
    explanation = explain(Classifier(theme_set), cleaned)
    show_explanation(cleaned, explanation, theme_set, Console(highlight=False, markup=False, emoji=False))
