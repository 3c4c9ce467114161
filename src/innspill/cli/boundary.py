"""The one error boundary of all commands, and Typer's own words in Norwegian."""

from __future__ import annotations

import re
import sys
import traceback
from typing import Any, NoReturn

import typer
from typer.core import TyperCommand, TyperGroup
from typer.exceptions import TyperException

from innspill.errors import InnspillError

FAULT, MISTAKE, WITH_PROBLEMS = 1, 2, 3
"""Exit codes: a fault in the program; something the user can put right; done, with problems, under --strict."""

_WORDS = {
    "ARGUMENTS_PANEL_TITLE": "Det du oppgir",
    "OPTIONS_PANEL_TITLE": "Valg",
    "COMMANDS_PANEL_TITLE": "Kommandoer",
    "ERRORS_PANEL_TITLE": "Feil",
    "DEFAULT_STRING": "[ellers: {}]",
    "ENVVAR_STRING": "[miljøvariabel: {}]",
    "REQUIRED_LONG_STRING": "[må oppgis]",
}
_USAGE_MISTAKES = (
    (
        r"No such option: (\S+?)(?: \(Possible options: (.*)\))?$",
        r"Valget «{0}» finnes ikke.",
        " Mente du {1}?",
    ),
    (
        r"No such command '(.*?)'\.(?: Did you mean (.*)\?)?$",
        r"Kommandoen «{0}» finnes ikke.",
        " Mente du {1}?",
    ),
    (r"Missing argument '(.*?)'\.", r"Du må oppgi {0}.", ""),
    (r"Missing command\.", r"Oppgi en kommando.", ""),
    (r"Option '(.*?)' requires an argument\.", r"Valget «{0}» må ha en verdi etter seg.", ""),
    (
        r"Invalid value for '(.*?)'(?: \(.*?\))?: '(.*?)' is not one of (.*)\.",
        r"«{1}» er ikke gyldig for {0}; gyldig er {2}.",
        "",
    ),
    (r"Got unexpected extra arguments? \((.*)\)", r"Dette var uventet: {0}.", ""),
)


class _Norwegian:
    """Help with Norwegian headings, for commands and groups alike."""

    def get_help_option(self, ctx: typer.Context) -> Any:
        option = super().get_help_option(ctx)  # type: ignore[misc]
        if option is not None:
            option.help = "Vis denne hjelpen."
        return option

    def get_usage(self, ctx: typer.Context) -> str:
        usage: str = super().get_usage(ctx)  # type: ignore[misc]
        return usage.replace("Usage:", "Bruk:").replace("[OPTIONS]", "[VALG]").replace("COMMAND [ARGS]", "KOMMANDO")

    def format_help(self, ctx: typer.Context, formatter: Any) -> None:
        from typer import rich_utils  # noqa: PLC0415 - only when help is asked for

        for name, text in _WORDS.items():
            setattr(rich_utils, name, text)
        super().format_help(ctx, formatter)  # type: ignore[misc]


class Command(_Norwegian, TyperCommand):  # type: ignore[misc]
    """A command."""


class Group(_Norwegian, TyperGroup):  # type: ignore[misc]
    """A group of commands."""


class Program(Group):
    """All commands, and the boundary where errors become a message and an exit code."""

    def main(self, *args: Any, **options: Any) -> NoReturn:
        """Run a command and exit; no traceback reaches the user unless ``-v`` is given."""
        options["standalone_mode"] = False
        try:
            code = super().main(*args, **options)
        except InnspillError as error:
            _say(f"Feil: {error}", MISTAKE)
        except TyperException as error:
            _say(_usage_mistake(error), MISTAKE)
        except BrokenPipeError:
            sys.stderr.close()
            sys.exit(0)
        except Exception as error:
            if {"-v", "--verbose"} & set(sys.argv):
                traceback.print_exc()
            _say(
                f"Feil i programmet: {type(error).__name__}: {error}\n"
                "Kjør igjen med -v og meld fra med det som da skrives ut.",
                FAULT,
            )
        sys.exit(code if isinstance(code, int) else 0)


def _say(message: str, code: int) -> NoReturn:
    print(message, file=sys.stderr)  # noqa: T201 - the boundary is where errors are printed
    sys.exit(code)


def _usage_mistake(error: TyperException) -> str:
    told = error.format_message()
    for pattern, message, hint in _USAGE_MISTAKES:
        found = re.match(pattern, told)
        if found:
            values = [value or "" for value in found.groups()]
            more = hint.format(*values) if hint and values[-1] else ""
            return f"Feil: {message.format(*values)}{more} Se hjelpen med --help."
    return f"Feil: {told}"
