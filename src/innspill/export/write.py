"""Writes outputs whole or not at all, after checking before any work that they can be written."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Sequence
from pathlib import Path

from innspill.discover import OWN_CSV_FILE_HEADER, OWN_CSV_HEADER, is_own_workbook
from innspill.errors import OutputError
from innspill.export.formats import ENDINGS
from innspill.export.markdown import OWN_MARK
from innspill.summarise import Summary

_OWN_STARTS = (OWN_CSV_HEADER, OWN_CSV_FILE_HEADER, b'{\n "schema": "innspill/', OWN_MARK.encode("utf-8"))


def check_targets(targets: Sequence[Path], *, is_forced: bool) -> None:
    """Check that every output can be written.

    Args:
        targets: The files that ``-o`` names.
        is_forced: Whether files that this program did not write may be overwritten.

    Raises:
        OutputError: An unknown ending, a missing folder, a file that is in use or not this program's.
    """
    for target in targets:
        if target.suffix.lower() not in ENDINGS:
            known = ", ".join(ENDINGS)
            raise OutputError(f"«{target}»: endelsen «{target.suffix}» er ukjent. Disse kan skrives: {known}.")
        if not target.parent.is_dir():
            raise OutputError(f"«{target}»: mappen «{target.parent}» finnes ikke. Lag den først.")
        if target.is_dir():
            raise OutputError(f"«{target}» er en mappe. Oppgi et filnavn.")
        if target.exists():
            _check_existing(target, is_forced=is_forced)
        elif not os.access(target.parent, os.W_OK):
            raise OutputError(f"«{target}»: du har ikke lov til å skrive i mappen «{target.parent}».")


def _check_existing(target: Path, *, is_forced: bool) -> None:
    try:
        with target.open("r+b") as file:
            start = file.read(64)
    except OSError as error:
        message = f"«{target}» kan ikke skrives ({error.strerror}). Lukk filen hvis den er åpen i Excel."
        raise OutputError(message) from error
    is_own = start.startswith(_OWN_STARTS) or is_own_workbook(target)
    if not is_own and not is_forced:
        message = f"«{target}» finnes og er ikke laget av innspill. Velg et annet navn, eller bruk --force."
        raise OutputError(message)


def write_outputs(summary: Summary, targets: Sequence[Path]) -> None:
    """Render all outputs, then write each beside its target and move it into place.

    Raises:
        OutputError: A file could not be written; what stood there before is untouched.
    """
    write_whole([(target, ENDINGS[target.suffix.lower()](summary)) for target in targets])


def write_whole(contents: Sequence[tuple[Path, bytes]]) -> None:
    """Write each content beside its target, and move all into place when all are written.

    Raises:
        OutputError: A file could not be written; what stood there before is untouched.
    """
    written: list[tuple[Path, Path]] = []
    try:
        for target, content in contents:
            written.append((_write_beside(target, content), target))
        for temporary, target in written:
            temporary.replace(target)
    except OSError as error:
        raise OutputError(f"«{error.filename2 or error.filename}» kunne ikke skrives: {error.strerror}.") from error
    finally:
        for temporary, _ in written:
            temporary.unlink(missing_ok=True)


def _write_beside(target: Path, content: bytes) -> Path:
    """Write the content to a new file in the folder of the target, so that it can be moved into place at once."""
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(name).chmod(0o666 & ~_umask())
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise
    return Path(name)


def _umask() -> int:
    current = os.umask(0)
    os.umask(current)
    return current
