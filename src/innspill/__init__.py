"""Turns the spreadsheets that partners send in to a consultation round into a themed, traceable summary."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from innspill.errors import InnspillError

if TYPE_CHECKING:
    from innspill.summarise import Summary

__version__ = "0.1.0"
__all__ = ["InnspillError", "__version__", "analyse"]


def analyse(
    *paths: str | Path,
    themes: str | Path | None = None,
    partners: str | Path | None = None,
    title: str | None = None,
) -> Summary:
    """Turn the files of a round into its summary, as ``innspill analyse`` does.

    Args:
        paths: Files, folders (searched all through) or patterns.
        themes: A built-in theme set by name, or a TOML file; by default what the round's ``innspill.toml`` says.
        partners: A built-in partner register by name, or a TOML file.
        title: What the round is called.

    Returns:
        The summary. ``summary.rows`` are its challenges, ``summary.tables()`` its tables as data frames by name,
        ``summary.problems`` what could not be used as it stood.

    Raises:
        InnspillError: There is nothing to analyse, or a setting, theme set or register has mistakes.
    """
    from innspill.pipeline import run  # noqa: PLC0415 - keeps `import innspill` quick
    from innspill.settings import find_config, load_settings  # noqa: PLC0415

    given = tuple(str(path) for path in paths)
    settings = load_settings(find_config(given)).overruled_by(
        themes=str(themes) if themes else None, partners=str(partners) if partners else None, title=title
    )
    return run(given or settings.paths, settings)
