"""``innspill forklar``: why a text gets its theme, or why two texts are held to say the same."""

from __future__ import annotations

from typing import Annotated

import typer

from innspill.cli.options import Config, Themes, Verbose


def forklar(
    text: Annotated[str, typer.Argument(metavar="TEKST", help="Innspillet som skal forklares, i anførselstegn.")],
    other: Annotated[
        str | None, typer.Argument(metavar="[ANNEN]", help="Et innspill til: vis om de to sier det samme, og hvorfor.")
    ] = None,
    themes: Themes = None,
    config: Config = None,
    _verbose: Verbose = False,
) -> None:
    """Vis hvorfor en tekst får sitt tema, eller om to tekster sier det samme.

    Med én tekst: temaet, hvor sikkert det er, ordene som avgjorde, og hvor nær de andre temaene var. Med to: hvor
    sannsynlig det er at de sier det samme, hva de har felles, og hva bare den ene har.

    Eksempel: innspill forklar "Vi får ikke tak i sykepleiere"
    """
    from rich.console import Console  # noqa: PLC0415 - heavy imports wait until a command runs

    from innspill.classify import Classifier  # noqa: PLC0415
    from innspill.classify.explain import explain  # noqa: PLC0415
    from innspill.report.decision import show_explanation, show_pair  # noqa: PLC0415
    from innspill.settings import find_config, load_settings  # noqa: PLC0415
    from innspill.text import clean  # noqa: PLC0415
    from innspill.themes import load_theme_set  # noqa: PLC0415

    settings = load_settings(config or find_config(())).overruled_by(themes=themes)
    theme_set = load_theme_set(settings.themes)
    console = Console(highlight=False, markup=False, emoji=False)
    classifier = Classifier(theme_set)
    cleaned, *others = (" ".join(clean(one).split()) for one in (text, other) if one is not None)
    if others:
        from innspill.group.explain import explain_pair  # noqa: PLC0415

        pair = (cleaned, classifier.decide(cleaned)), (others[0], classifier.decide(others[0]))
        show_pair(cleaned, others[0], explain_pair(*pair), console)
    else:
        show_explanation(cleaned, explain(classifier, cleaned), theme_set, console)
