"""The theme sets and partner registers that come with the program, and files of the same kind that people write."""

from __future__ import annotations

import tomllib
from importlib import resources
from pathlib import Path
from typing import Any, Literal

from innspill.errors import InnspillError

Kind = Literal["themes", "partners"]


def built_in(kind: Kind) -> tuple[str, ...]:
    """Give the names of what comes with the program."""
    folder = resources.files("innspill.data").joinpath(kind)
    names = (entry.name for entry in folder.iterdir())
    return tuple(sorted(name.removesuffix(".toml") for name in names if name.endswith(".toml")))


def read_toml(kind: Kind, name: str | Path, *, called: str, fault: type[InnspillError]) -> dict[str, Any]:
    """Read a built-in set by name, or a TOML file.

    Args:
        kind: What is looked for.
        name: The name, or the path of a file.
        called: What people call the kind, definite, for the messages.
        fault: What to raise when there is no such set, or it is no TOML.
    """
    try:
        return tomllib.loads(_text(kind, name))
    except FileNotFoundError as error:
        known = ", ".join(built_in(kind))
        raise fault(f"Finner ikke {called} «{name}». Innebygd er {known}; ellers en TOML-fil.") from error
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise fault(f"{called.capitalize()} «{name}» kan ikke leses som TOML: {error}.") from error


def _text(kind: Kind, name: str | Path) -> str:
    if str(name) in built_in(kind):
        return resources.files("innspill.data").joinpath(kind).joinpath(f"{name}.toml").read_text("utf-8")
    return Path(name).read_text("utf-8-sig")
