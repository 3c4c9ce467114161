"""The two streams: results to standard output, everything else to standard error."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console

from innspill.collect import Progress

_WIDTH_ON_A_PIPE = 120


def results() -> Console:
    """Give the console for results; without a terminal it has a fixed width, so that scripts see the same."""
    width = None if sys.stdout.isatty() else _WIDTH_ON_A_PIPE
    return Console(width=width, highlight=False, markup=False, emoji=False)


def say(message: str, *, is_quiet: bool = False) -> None:
    """Tell something that is no result."""
    if not is_quiet:
        console = Console(stderr=True, highlight=False, markup=False, emoji=False)
        console.print(message, soft_wrap=not console.is_terminal)


def write_bytes(content: bytes) -> None:
    """Write a result for programs to standard output, byte for byte."""
    sys.stdout.flush()
    sys.stdout.buffer.write(content)
    sys.stdout.buffer.flush()


@contextmanager
def progress(*, is_quiet: bool) -> Iterator[Progress | None]:
    """Show which file is read, on a terminal only."""
    if is_quiet or not sys.stderr.isatty():
        yield None
        return
    from rich.status import Status  # noqa: PLC0415 - only on a terminal

    console = Console(stderr=True, markup=False, emoji=False)
    with Status("Leser …", console=console) as status:
        yield lambda name, number, total: status.update(f"Leser {number} av {total}: {name}")
