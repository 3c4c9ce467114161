"""What a run is told: defaults < ``innspill.toml`` < ``INNSPILL_*`` < options."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import tomli

from innspill.catalogue import built_in
from innspill.errors import SettingsError

if TYPE_CHECKING:
    from innspill.model import SourceSetting

CONFIG_NAME = "innspill.toml"
KEPT_NAME = "rettelser.tsv"
"""Where the corrections of a round are kept, beside its ``innspill.toml``."""
DEFAULT_THEMES = "bergen"
DEFAULT_PATIENT_GROUPS = "national"


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of a run.

    Attributes:
        title: What the round is called in the outputs.
        paths: Files and folders of the round, where none are given.
        themes: A built-in theme set, or a TOML file.
        partners: A built-in partner register, or a TOML file; none means the one that goes with the themes.
        patient_groups: Built-in patient groups, or a TOML file.
        sources: How certain files are to be read, from ``[[source]]``; the last that fits a file counts.
        encoding: How text files are encoded; none means by byte order mark, else UTF-8, else Windows-1252.
        keep_duplicates: Whether what has come twice is counted twice.
        common_from: A group that so many partners raise belongs in the common strategy.
        corrections: Workbooks and tables with people's corrections; the later ones go before.
        kept_corrections: Where the corrections of the round are kept; none where nothing describes the round.
        teach: Whether corrected statements are examples for others like them.
        max_file_mb: Larger files are not read, in megabytes.
        max_expanded_mb: Workbooks that unpack to more than this are refused, in megabytes.
    """

    title: str | None = None
    paths: tuple[str, ...] = ()
    themes: str = DEFAULT_THEMES
    partners: str | None = None
    patient_groups: str = DEFAULT_PATIENT_GROUPS
    sources: tuple[SourceSetting, ...] = ()
    encoding: str | None = None
    keep_duplicates: bool = False
    common_from: int = 2
    corrections: tuple[str, ...] = ()
    teach: bool = True
    kept_corrections: Path | None = None
    max_file_mb: int = 100
    max_expanded_mb: int = 500

    @property
    def register(self) -> str:
        """The partner register: the one named, else the one that goes with the theme set, else Bergen's."""
        if self.partners:
            return self.partners
        return self.themes if self.themes in built_in("partners") else DEFAULT_THEMES

    def overruled_by(self, **given: Any) -> Settings:
        """Give these settings with the values that were really given (not none) in their place."""
        return replace(self, **{key: value for key, value in given.items() if value is not None})


_TYPES: dict[str, tuple[type, str]] = {
    "title": (str, "en tekst"),
    "paths": (list, "en liste med filer og mapper"),
    "themes": (str, "navnet på et temasett eller en fil"),
    "partners": (str, "navnet på et partnerregister eller en fil"),
    "patient_groups": (str, "navnet på målgrupper som følger med, eller en fil"),
    "encoding": (str, "navnet på en tegnkoding, som cp1252"),
    "keep_duplicates": (bool, "true eller false"),
    "common_from": (int, "et helt tall"),
    "corrections": (list, "en liste med filer"),
    "teach": (bool, "true eller false"),
    "max_file_mb": (int, "et helt tall"),
    "max_expanded_mb": (int, "et helt tall"),
}


"""What a column can be said to hold in ``[[source]]``."""
_COLUMN = re.compile(r"[A-Za-z]{1,3}")
_SOURCE_TYPES: dict[str, tuple[type, str]] = {
    "file": (str, "et filnavn eller mønster"),
    "sheet": (str, "navnet på et ark"),
    "header_row": (int, "et radnummer"),
    "columns": (dict, "en tabell fra bokstav til innhold"),
    "partner": (str, "et navn"),
    "occasion": (str, "en tekst"),
    "encoding": (str, "navnet på en tegnkoding"),
}


def find_config(paths: tuple[str, ...]) -> Path | None:
    """Give the round's description: in the folder that is analysed, else in the current one."""
    folders = [Path(path) for path in paths if Path(path).is_dir()]
    candidates = ([folders[0]] if len(paths) == 1 and folders else []) + [Path()]
    return next((folder / CONFIG_NAME for folder in candidates if (folder / CONFIG_NAME).is_file()), None)


def load_settings(config: Path | None) -> Settings:
    """Read ``innspill.toml``; without one, give the defaults. Paths in it count from its own folder.

    Raises:
        SettingsError: The file cannot be read or has mistakes; all are told at once.
    """
    if config is None:
        return Settings()
    try:
        data = tomli.loads(config.read_text("utf-8-sig"))
    except FileNotFoundError as error:
        raise SettingsError(f"Finner ikke «{config}».") from error
    except (OSError, UnicodeDecodeError, tomli.TOMLDecodeError) as error:
        raise SettingsError(f"«{config}» kan ikke leses: {error}.") from error
    errors = _mistakes(data)
    entries = data.pop("source", [])
    sources = tuple(_source(number, entry, errors) for number, entry in enumerate(_listed(entries, errors), 1))
    if errors:
        raise SettingsError(f"«{config}» har feil:", tuple(errors))
    for key in ("themes", "partners"):
        if Path(str(data.get(key, ""))).suffix:
            data[key] = str(config.parent / data[key])
    data |= {key: _beside(config, data[key]) for key in ("paths", "corrections") if key in data}
    return Settings(**data, sources=sources)


def _beside(config: Path, files: list[str]) -> tuple[str, ...]:
    return tuple(str(config.parent / file) for file in files)


def _listed(entries: object, errors: list[str]) -> list[dict[str, Any]]:
    if isinstance(entries, list) and all(isinstance(entry, dict) for entry in entries):
        return entries
    errors.append("source skal stå som [[source]], én gang for hver fil.")
    return []


def _column_meanings() -> tuple[str, ...]:
    """Give what columns may be said to hold."""
    from innspill.model import Role  # noqa: PLC0415 - most runs have no settings, and it takes its time to load

    return (*(role.value for role in Role), "challenge_own", "challenge_common")


def _source(number: int, entry: dict[str, Any], errors: list[str]) -> SourceSetting:
    """Check one ``[[source]]``; what is wrong is added to the mistakes."""
    where = f"source {number}"
    unknown = sorted(set(entry) - _SOURCE_TYPES.keys())
    if unknown:
        errors.append(f"{where}: ukjent {', '.join(unknown)}; kjent er {', '.join(_SOURCE_TYPES)}.")
    errors += [
        f"{where}: {key} skal være {meaning}, men er {entry[key]!r}."
        for key, (kind, meaning) in _SOURCE_TYPES.items()
        if key in entry and (not isinstance(entry[key], kind) or isinstance(entry[key], bool))
    ]
    if not isinstance(entry.get("file"), str):
        errors.append(f"{where}: file må oppgis.")
    columns = entry.get("columns", {}) if isinstance(entry.get("columns", {}), dict) else {}
    for letter, meaning in columns.items():
        if not _COLUMN.fullmatch(letter) or meaning not in _column_meanings():
            allowed = ", ".join(_column_meanings())
            errors.append(f"{where}: columns har {letter} = {meaning!r}; det skal være en bokstav og en av {allowed}.")
    _check_encoding(where, entry.get("encoding"), errors)
    from innspill.model import SourceSetting  # noqa: PLC0415 - as above

    return SourceSetting(**{key: value for key, value in {"file": "", **entry}.items() if key in _SOURCE_TYPES})


def _check_encoding(where: str, encoding: object, errors: list[str]) -> None:
    try:
        codecs.lookup(str(encoding or "utf-8"))
    except LookupError:
        errors.append(
            f"{where}: encoding er {encoding!r}, som ikke er en kjent tegnkoding; vanlige er utf-8 og cp1252."
        )


def _mistakes(data: dict[str, Any]) -> list[str]:
    known = [
        field.name if field.name != "sources" else "source"
        for field in fields(Settings)
        if field.name != "kept_corrections"
    ]
    errors = [f"ukjent innstilling «{key}»; kjent er {', '.join(known)}." for key in data if key not in known]
    for key, (kind, meaning) in _TYPES.items():
        if key in data and (not isinstance(data[key], kind) or (kind is int and isinstance(data[key], bool))):
            errors.append(f"{key} skal være {meaning}, men er {data[key]!r}.")
        elif kind is int and data.get(key, 1) < 1:
            errors.append(f"{key} skal være minst 1, men er {data[key]}.")
    _check_encoding("innstillingene", data.get("encoding"), errors)
    errors += [
        f"{key} skal bare ha tekster i seg, men er {data[key]!r}."
        for key in ("paths", "corrections")
        if isinstance(data.get(key), list) and not all(isinstance(path, str) for path in data[key])
    ]
    return errors
