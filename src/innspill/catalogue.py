"""The theme sets and partner registers that come with the program, and files of the same kind that people write."""

from __future__ import annotations

import contextlib
import re
from pathlib import Path
from typing import Any, Literal

import tomli

from innspill.errors import InnspillError
from innspill.shipped import read_shipped

Kind = Literal["themes", "partners", "patient_groups"]
_NAME = re.compile(r"[\w-]+")


def built_in(kind: Kind) -> tuple[str, ...]:
    """Give the names of what comes with the program."""
    from importlib import resources  # noqa: PLC0415 - slow to import, and only needed to list

    folder = resources.files("innspill.data").joinpath(kind)
    names = (entry.name for entry in folder.iterdir())
    return tuple(sorted(name.removesuffix(".toml") for name in names if name.endswith(".toml")))


def read_toml(kind: Kind, name: str | Path, *, called: str, fault: type[InnspillError]) -> tuple[dict[str, Any], str]:
    """Read a built-in set by name, or a TOML file; give what it holds, and its text for telling lines.

    Args:
        kind: What is looked for.
        name: The name, or the path of a file.
        called: What people call the kind, definite, for the messages.
        fault: What to raise when there is no such set, or it is no TOML.
    """
    try:
        text = text_of(kind, name)
        return tomli.loads(text), text
    except FileNotFoundError as error:
        known = ", ".join(built_in(kind))
        raise fault(f"Finner ikke {called} «{name}». Innebygd er {known}; ellers en TOML-fil.") from error
    except (OSError, UnicodeDecodeError, tomli.TOMLDecodeError) as error:
        raise fault(f"{called.capitalize()} «{name}» kan ikke leses som TOML: {error}.") from error


def text_of(kind: Kind, name: str | Path) -> str:
    """Give the text of a built-in set by name, or of a file."""
    if _NAME.fullmatch(str(name)):
        with contextlib.suppress(FileNotFoundError):
            return read_shipped(kind, f"{name}.toml").decode("utf-8")
    return Path(name).read_text("utf-8-sig")
