"""Theme sets: what challenges are sorted under. They are data that people own, in TOML."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

from innspill import labels
from innspill.catalogue import Kind, built_in, read_toml
from innspill.decisions import OTHER
from innspill.errors import ThemesError
from innspill.text import normalise

LANGUAGES = ("nb", "nn", "sv", "en")
_THEME_LINE = re.compile(r"\s*\[\[\s*theme\s*\]\]")
_ID = re.compile(r"[^\W\d_]\w*(?:-\w+)*")
_KEYS = {"id", "title", "definition", "excludes", "terms", "examples"}


@dataclass(frozen=True, slots=True)
class Theme:
    """One theme. Texts are by language; terms and examples are in the order of the file."""

    id: str
    title: dict[str, str]
    definition: dict[str, str]
    excludes: dict[str, str]
    terms: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()

    def title_in(self, language: str) -> str:
        """Give the title in a language, else in bokmål, else the first there is."""
        return self.title.get(language) or self.title.get("nb") or next(iter(self.title.values()), self.id)


@dataclass(frozen=True, slots=True)
class ThemeSet:
    """A named set of themes. The last one is always ``annet``: none of the others."""

    name: str
    title: dict[str, str]
    themes: tuple[Theme, ...]

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the themes, in the order of the set."""
        return tuple(theme.id for theme in self.themes)


def built_in_theme_sets() -> tuple[str, ...]:
    """Give the names of the theme sets that come with the program."""
    return built_in("themes")


def load_theme_set(name: str | Path) -> ThemeSet:
    """Give a built-in theme set by name, or one from a TOML file.

    Raises:
        ThemesError: There is no such set, or the file has mistakes; all are told at once.
    """
    return _load("themes", name, called="temasettet")


def load_patient_groups(name: str | Path) -> ThemeSet:
    """Give the built-in patient groups by name, or groups from a TOML file of the same form; «annet» is none of them.

    Raises:
        ThemesError: There are no such groups, or the file has mistakes; all are told at once.
    """
    groups = _load("patient_groups", name, called="målgruppene")
    return replace(groups, themes=tuple(theme for theme in groups.themes if theme.id != OTHER))


def _load(kind: Kind, name: str | Path, *, called: str) -> ThemeSet:
    data, text = read_toml(kind, name, called=called, fault=ThemesError)
    errors: list[str] = []
    themes = _themes(data, _Lines(text), errors)
    title = _texts(data.get("title", {"nb": Path(name).stem}), lambda: "title", errors)
    if errors:
        raise ThemesError(f"{called.capitalize()} «{name}» har feil:", tuple(errors))
    return ThemeSet(Path(name).stem, title, themes)


def shared_terms(theme_set: ThemeSet) -> dict[str, tuple[str, ...]]:
    """Give the terms that stand under several themes, and so say little, with the ids of those themes."""
    owners: dict[str, list[str]] = {}
    for theme in theme_set.themes:
        for term in dict.fromkeys(normalise(term) for term in theme.terms):
            owners.setdefault(term, []).append(theme.id)
    return {term: tuple(ids) for term, ids in owners.items() if len(ids) > 1}


class _Lines:
    """Where the themes of a file begin, and their keys stand, for telling where a mistake is."""

    def __init__(self, text: str) -> None:
        self._lines = text.split("\n")
        self._starts = [number for number, line in enumerate(self._lines) if _THEME_LINE.match(line)]

    def of(self, theme: int, key: str | None = None) -> str:
        """Give «linje 7» for a theme, counted from 1, or for one of its keys; nothing where it is written otherwise."""
        if theme > len(self._starts):
            return ""
        start = self._starts[theme - 1]
        end = self._starts[theme] if theme < len(self._starts) else len(self._lines)
        begins = [n for n in range(start, end) if key and re.match(rf"\s*{key}(\.\w+)?\s*=", self._lines[n])]
        return f"linje {(begins or [start])[0] + 1}, "


def _themes(data: dict[str, Any], lines: _Lines, errors: list[str]) -> tuple[Theme, ...]:
    unknown = sorted(set(data) - {"title", "theme"})
    if unknown:
        errors.append(f"ukjent på øverste nivå: {', '.join(unknown)}; kjent er theme, title.")
    entries = data.get("theme", [])
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries) or not entries:
        errors.append("ingen temaer: hvert tema står under [[theme]] med id og title.")
        return ()
    themes = [_theme(number, entry, lines, errors) for number, entry in enumerate(entries, 1)]
    errors += _repeated(themes)
    others = [theme for theme in themes if theme.id == OTHER] or [_other()]
    named = [theme for theme in themes if theme.id != OTHER]
    if not named and not errors:
        errors.append(f"minst ett tema utenom «{OTHER}» må finnes.")
    return (*named, *others)


def _theme(number: int, entry: dict[str, Any], lines: _Lines, errors: list[str]) -> Theme:
    theme_id = entry.get("id")
    name = f"tema {number}" + (f" («{theme_id}»)" if isinstance(theme_id, str) else "")

    def where(key: str) -> str:
        return f"{lines.of(number, key)}{name}: {key}"

    if not isinstance(theme_id, str) or not _ID.fullmatch(theme_id) or theme_id != theme_id.lower():
        errors.append(f"{where('id')} skal være et ord med små bokstaver, gjerne med bindestrek.")
    elif theme_id in labels.COLUMNS:
        errors.append(f"{where('id')} er et ord som tabellene bruker selv; velg et annet.")
    unknown = sorted(set(entry) - _KEYS)
    if unknown:
        place = lines.of(number, unknown[0])
        errors.append(f"{place}{name}: ukjent: {', '.join(unknown)}; kjent er {', '.join(sorted(_KEYS))}.")
    return Theme(
        id=str(theme_id),
        title=_texts(entry.get("title", {}), partial(where, "title"), errors) or {"nb": str(theme_id)},
        definition=_texts(entry.get("definition", {}), partial(where, "definition"), errors),
        excludes=_texts(entry.get("excludes", {}), partial(where, "excludes"), errors),
        terms=_lists(entry.get("terms", {}), partial(where, "terms"), errors),
        examples=_lists(entry.get("examples", {}), partial(where, "examples"), errors),
    )


def _texts(value: object, where: Callable[[], str], errors: list[str]) -> dict[str, str]:
    """Read a text, either one for all languages or one for each."""
    if isinstance(value, str):
        return {"nb": value}
    if isinstance(value, dict) and all(isinstance(text, str) for text in value.values()):
        _check_languages(value, where, errors)
        return dict(value)
    errors.append(f"{where()} skal være en tekst, eller en tekst for hvert språk ({', '.join(LANGUAGES)}).")
    return {}


def _lists(value: object, where: Callable[[], str], errors: list[str]) -> tuple[str, ...]:
    """Read a list of texts, either one for all languages or one for each."""
    lists = {"nb": value} if isinstance(value, list) else value
    if not isinstance(lists, dict) or not all(
        isinstance(texts, list) and all(isinstance(text, str) for text in texts) for texts in lists.values()
    ):
        errors.append(f"{where()} skal være en liste, eller en liste for hvert språk ({', '.join(LANGUAGES)}).")
        return ()
    _check_languages(lists, where, errors)
    return tuple(dict.fromkeys(text.strip() for texts in lists.values() for text in texts if text.strip()))


def _check_languages(value: dict[str, Any], where: Callable[[], str], errors: list[str]) -> None:
    unknown = sorted(set(value) - set(LANGUAGES))
    if unknown:
        errors.append(f"{where()}: ukjent språk {', '.join(unknown)}; kjent er {', '.join(LANGUAGES)}.")


def _repeated(themes: list[Theme]) -> list[str]:
    ids = [theme.id for theme in themes]
    return [f"id «{theme_id}» står flere ganger." for theme_id in sorted(set(ids)) if ids.count(theme_id) > 1]


def _other() -> Theme:
    return Theme(OTHER, {"nb": "Annet", "nn": "Anna", "sv": "Annat", "en": "Other"}, {}, {})
