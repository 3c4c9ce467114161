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

_HEADINGS = {"Arguments": "Det du oppgir", "Options": "Valg", "Commands": "Kommandoer"}
_HELP_WORDS = (("env var:", "miljøvariabel:"), (" <list[str]>", ""), (" <str>", ""), ("[required]", "[må oppgis]"))
_USAGE_WORDS = (("[OPTIONS]", "[VALG]"), ("COMMAND [ARGS]...", "KOMMANDO ..."))
_USAGE_MISTAKES = (
    (r"No such option: (\S+?)(?: \(Possible options: (.*)\))?$", "Valget «{0}» finnes ikke.", " Mente du {1}?"),
    (r"No such command '(.*?)'\.(?: Did you mean '(.*)'\?)?", "Kommandoen «{0}» finnes ikke.", " Mente du {1}?"),
    (r"Missing argument '(.*?)'\.", "Du må oppgi {0}.", ""),
    (r"Missing command\.", "Oppgi en kommando.", ""),
    (r"Option '(.*?)' requires an argument\.", "Valget «{0}» må ha en verdi etter seg.", ""),
    (r"Invalid value for (.*?): .*?'(.*?)' is not one of (.*)\.", "«{1}» er ikke gyldig for {0}; gyldig er {2}.", ""),
    (r"Option '(.*?)' does not take a value\.", "Valget «{0}» skal ikke ha en verdi.", ""),
    (r"Invalid value for (.*?):", "Ugyldig verdi for {0}.", ""),
    (r"Got unexpected extra argument(?:s|\(s\))? \((.*)\)", "Dette var uventet: {0}.", ""),
)


class _Norwegian:
    """Help in Norwegian, for commands and groups alike; Typer has no catalogue of its own."""

    def get_help_option(self, ctx: typer.Context) -> Any:
        option = super().get_help_option(ctx)  # type: ignore[misc]
        if option is not None:
            option.help = "Vis denne hjelpen."
        return option

    def format_usage(self, ctx: typer.Context, formatter: Any) -> None:
        pieces = " ".join(self.collect_usage_pieces(ctx))  # type: ignore[attr-defined]
        formatter.write_usage(ctx.command_path, _in_norwegian(pieces, _USAGE_WORDS), prefix="Bruk: ")

    def format_help(self, ctx: typer.Context, formatter: Any) -> None:
        section, write_list = formatter.section, formatter.write_dl
        formatter.section = lambda name: section(_HEADINGS.get(name, name))
        formatter.write_dl = lambda rows: write_list(
            [(_in_norwegian(name, _HELP_WORDS), _in_norwegian(text, _HELP_WORDS)) for name, text in rows]
        )
        super().format_help(ctx, formatter)  # type: ignore[misc]


def _in_norwegian(text: str, pairs: tuple[tuple[str, str], ...]) -> str:
    for english, norwegian in pairs:
        text = text.replace(english, norwegian)
    return text


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
    if told.startswith("Bruk:"):  # no command was given, and the help is the message
        return told
    for pattern, message, hint in _USAGE_MISTAKES:
        found = re.match(pattern, told)
        if found:
            values = [value or "" for value in found.groups()]
            more = hint.format(*values) if hint and values[-1] else ""
            return f"Feil: {message.format(*values)}{more} Se hjelpen med --help."
    return f"Feil: {told}"
