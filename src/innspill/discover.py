"""Finds the files of a round, and says which files in it are passed over and why."""

from __future__ import annotations

import hashlib
import os
import re
import zipfile
import zlib
from collections.abc import Iterable, Sequence
from pathlib import Path

from innspill.errors import InputError
from innspill.model import Place, Problem, Source

ENDINGS = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".csv", ".tsv", ".txt", ".docx")
"""The kinds of file that are read, by their ending; what a file really holds is seen when it is read."""

OWN_MARK = "innspill"
"""Stands as the author of every workbook that this program writes, so that it is not read as an answer."""
OWN_CSV_HEADER = b"id,file,sheet,cell,partner,"
OWN_CSV_FILE_HEADER = b"\xef\xbb\xbfid;file;sheet;cell;partner;"
OWN_CORRECTIONS = b"Id\tPartner\tInnspill\tRett tema\t"

_MAY_HOLD_ANSWERS = {
    ".pdf": "en PDF",
    ".doc": "et gammelt Word-dokument",
    ".odt": "et tekstdokument",
    ".rtf": "et tekstdokument",
    ".msg": "en e-post",
    ".eml": "en e-post",
    ".numbers": "et regneark fra Apple Numbers",
    ".zip": "en pakket fil",
    ".7z": "en pakket fil",
    ".jpg": "et bilde",
    ".jpeg": "et bilde",
    ".png": "et bilde",
    ".heic": "et bilde",
    ".html": "en nettside",
    ".htm": "en nettside",
}
_OF_THE_ROUND = ("innspill.toml", "rettelser.tsv")
"""What describes a round stands in its folder, and is neither read as an answer nor told."""
_BLOCK = 1 << 20
_PATTERN = re.compile(r"[*?\[]")


def discover_sources(paths: Sequence[str | Path], *, max_bytes: int) -> tuple[tuple[Source, ...], tuple[Problem, ...]]:
    """Give the files to read, sorted by name, and a problem for each file that is passed over.

    Args:
        paths: Files, folders (searched all through) or patterns.
        max_bytes: Files larger than this, in bytes, are not read.

    Raises:
        InputError: A path does not exist, or no file of a known kind was found.
    """
    if not paths:
        raise InputError("Oppgi minst én fil eller mappe å analysere.")
    found = sorted({_absolute(path) for given in paths for path in _expand(Path(given))})
    root = _root([Path(given) for given in paths], found)
    sources: list[Source] = []
    problems: list[Problem] = []
    for path in found:
        name = _shown_name(path, root)
        problem = _reason_to_skip(path, name, max_bytes=max_bytes)
        if problem is None:
            sources.append(Source(file=name, path=path, sha256=_sha256(path), size=path.stat().st_size))
        elif path.name not in _OF_THE_ROUND:
            problems.append(problem)
    if not sources and not any(problem.code not in _NOT_TABLES for problem in problems):
        raise InputError(_nothing_found(paths, problems))
    return tuple(sources), tuple(problems)


_NOT_TABLES = ("skipped", "not_a_spreadsheet")


def _expand(given: Path) -> Iterable[Path]:
    if given.is_dir():
        return [path for path in given.rglob("*") if path.is_file() and not _in_hidden_folder(path, given)]
    if given.exists():
        return [given]
    # Why here and not in the shell: on Windows no shell expands patterns.
    anchor = Path(given.anchor)
    pattern = str(given.relative_to(anchor))
    matches = sorted(anchor.glob(pattern)) if _PATTERN.search(pattern) else []
    if not matches:
        raise InputError(_no_such_path(given))
    return [path for match in matches for path in _expand(match)]


def _in_hidden_folder(path: Path, below: Path) -> bool:
    return any(part.startswith(".") for part in path.relative_to(below).parts[:-1])


def _absolute(path: Path) -> Path:
    return Path(os.path.abspath(path))  # noqa: PTH100 - resolve() would follow links out of the folder


def _root(given: Sequence[Path], found: Sequence[Path]) -> Path:
    if len(given) == 1 and given[0].is_dir():
        return _absolute(given[0])
    return Path(os.path.commonpath([path.parent for path in found])) if found else Path.cwd()


def _reason_to_skip(path: Path, name: str, *, max_bytes: int) -> Problem | None:  # noqa: PLR0911 - one per reason
    place = Place(name)
    ending = path.suffix.lower()
    if path.name.startswith(("~$", "._", ".~lock")):
        return Problem("skipped", place, "Hoppet over: en låsefil som Office lager mens et dokument er åpent.")
    if ending in _MAY_HOLD_ANSWERS:
        return Problem(
            "not_a_spreadsheet",
            place,
            f"Filen er {_MAY_HOLD_ANSWERS[ending]} og leses ikke.",
            "Be om svaret som regneark, eller før det inn i skjemaet.",
        )
    if ending not in ENDINGS:
        return Problem("skipped", place, "Hoppet over: ikke et regneark.")
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            is_own = _is_own_output(file.read(64), path, ending)
    except OSError as error:
        return Problem(
            "unreadable",
            place,
            f"Filen kan ikke åpnes: {error.strerror}.",
            "Lukk den i andre programmer, eller se om du har tilgang.",
        )
    if size > max_bytes:
        return Problem(
            "too_large",
            place,
            f"Filen er {size / 1e6:.0f} MB; grensen er {max_bytes / 1e6:.0f} MB.",
            "Fjern bilder og tomme ark, eller hev max_file_mb i innspill.toml.",
        )
    if is_own:
        return Problem("skipped", place, "Hoppet over: en oppsummering som innspill har laget før.")
    return None


def _is_own_output(start: bytes, path: Path, ending: str) -> bool:
    if start.startswith((OWN_CSV_HEADER, OWN_CSV_FILE_HEADER, OWN_CORRECTIONS)):
        return True
    return ending == ".xlsx" and is_own_workbook(path)


def is_own_workbook(path: Path) -> bool:
    """Say whether this program wrote the workbook: its author is the program's name."""
    try:
        with zipfile.ZipFile(path) as archive:
            core = archive.getinfo("docProps/core.xml")
            return core.file_size < _BLOCK and f">{OWN_MARK}</dc:creator>".encode() in archive.read(core)
    except (OSError, KeyError, zipfile.BadZipFile, RuntimeError, NotImplementedError, zlib.error):
        return False


def _shown_name(path: Path, root: Path) -> str:
    """Name a file to people; bytes that are no UTF-8, as old systems leave in names, are shown as a question mark."""
    name = Path(os.path.relpath(path, root)).as_posix()
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _no_such_path(given: Path) -> str:
    nearest = next((parent for parent in given.parents if parent.is_dir()), Path())
    beside = sorted(path.name for path in nearest.iterdir() if not path.name.startswith("."))[:8]
    listing = ", ".join(beside) if beside else "ingenting"
    return f"Finner ikke «{given}». I mappen «{nearest}» ligger: {listing}."


def _nothing_found(paths: Sequence[str | Path], problems: Sequence[Problem]) -> str:
    where = ", ".join(f"«{path}»" for path in paths)
    kinds = ", ".join(ending[1:] for ending in ENDINGS)
    others = ", ".join(problem.place.file for problem in problems[:8])
    found = f" Fant bare: {others}." if others else ""
    return f"Ingen regneark å analysere i {where}. Disse filtypene leses: {kinds}.{found}"
