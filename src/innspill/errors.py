"""What the user can put right.

::

    InnspillError            the run cannot give a right answer; exit 2
    ├── InputError           no such path, no file of a known kind, nothing to analyse
    ├── SettingsError        innspill.toml or an option has mistakes
    ├── ThemesError          a theme set has mistakes
    ├── PartnersError        a partner register has mistakes
    ├── CorrectionsError     a file of corrections has mistakes
    └── OutputError          the result cannot be written where it was asked for

What goes wrong with one file, sheet or cell is no exception but a :class:`innspill.model.Problem`.
"""

from __future__ import annotations


class InnspillError(Exception):
    """A mistake that the user can put right, told in one sentence or several."""

    def __init__(self, message: str, errors: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.message = message
        self.errors = errors

    def __str__(self) -> str:
        return "\n".join([self.message, *(f"  - {error}" for error in self.errors)])


class InputError(InnspillError):
    """There is nothing to read."""


class SettingsError(InnspillError):
    """The settings have mistakes; all of them are in ``errors``."""


class ThemesError(InnspillError):
    """A theme set has mistakes; all of them are in ``errors``."""


class PartnersError(InnspillError):
    """A partner register has mistakes; all of them are in ``errors``."""


class CorrectionsError(InnspillError):
    """A file of corrections has mistakes; all of them are in ``errors``, and nothing is applied."""


class OutputError(InnspillError):
    """A result cannot be written where it was asked for."""
