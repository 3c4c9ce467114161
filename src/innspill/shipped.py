"""The files that come with the program, read from wherever it is installed, a zip archive included."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import tomli

from innspill import data


def read_shipped(*names: str) -> bytes:
    """Give the content of a file below ``innspill/data``. Why not importlib.resources: it takes 20 ms to import.

    Raises:
        FileNotFoundError: There is no such file.
    """
    loader: Any = data.__loader__
    content: bytes = loader.get_data(str(Path(str(data.__file__)).parent.joinpath(*names)))
    return content


def read_shipped_toml(name: str) -> dict[str, Any]:
    """Give what a TOML file below ``innspill/data`` holds."""
    return tomli.loads(read_shipped(name).decode("utf-8"))
