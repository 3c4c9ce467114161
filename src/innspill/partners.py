"""The partners of a round, their other names, and the recognition of them in what people write."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, cast

from rapidfuzz import fuzz, process

from innspill.catalogue import built_in, read_toml
from innspill.errors import PartnersError
from innspill.model import PARTNER_TYPES, PartnerType
from innspill.partner_table import ENDINGS, read_partner_table
from innspill.shipped import read_shipped_toml
from innspill.text import normalise

_FUZZY_CUTOFF = 86
_FUZZY_LEAD = 6
"""How far (0-100) the best partner must be ahead of the next before a misspelt name is taken for it."""
_SHORTEST_FUZZY = 5
_SPEAK_FOR_OTHERS: tuple[PartnerType, ...] = ("fastlege", "bruker")
"""Kinds that win over the municipality or hospital that is named beside them («Fastlegene i Kvam»)."""
_GENERIC = re.compile(r"\b(?:kommune|herad|kommun|hf|as|nks|stad)\b")
_JOINING = frozenset(
    {
        "og",
        "samt",
        "and",
        "med",
        "i",
        "lag",
        "saman",
        "sammen",
        "kommune",
        "kommuner",
        "kommunar",
        "kommunane",
        "kommunene",
        "och",
    }
)
"""Words between the names of partners that answer together («Alver og Austrheim kommunar»)."""
_MOST_WORDS_BESIDE_NAME = 3
_KEYS = {"name", "type", "area", "number", "expected", "aliases"}


@dataclass(frozen=True, slots=True)
class Partner:
    """A known partner. ``expected`` partners that have not answered are told in the coverage."""

    name: str
    type: PartnerType
    area: str | None = None
    number: str | None = None
    expected: bool = True
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Match:
    """Who a text speaks of: one partner, several that answer together, several that are in doubt, or none."""

    partners: tuple[Partner, ...] = ()
    sure: int = 0
    are_together: bool = False

    @property
    def partner(self) -> Partner | None:
        """The partner, if there is exactly one."""
        return self.partners[0] if len(self.partners) == 1 else None


@dataclass(frozen=True, slots=True)
class PartnerRegister:
    """The known partners, found by name or alias."""

    name: str
    title: str
    partners: tuple[Partner, ...]
    groups: dict[str, tuple[Partner, ...]] = field(default_factory=dict)
    """Names that stand for several partners together («Region vest»), normalised."""
    _by_alias: dict[str, Partner] = field(default_factory=dict, repr=False, compare=False)

    def __post_init__(self) -> None:
        for partner in self.partners:
            for alias in (partner.name, *partner.aliases):
                self._by_alias.setdefault(normalise(alias), partner)

    def identify(self, text: str) -> Match:
        """Say which partner a whole text names, also when it is slightly misspelt.

        Args:
            text: What stands in a partner column or after «Partner:».
        """
        norm = normalise(text)
        if norm in self._by_alias:
            return Match((self._by_alias[norm],), 100)
        if norm in self.groups:
            return Match(self.groups[norm], 100, are_together=True)
        mentioned = self.mentioned(text)
        return mentioned if mentioned.partners else self._nearest(norm)

    def names(self, text: str) -> bool:
        """Say whether a text is the name of a partner, with few words beside it; a statement about one is not."""
        norm = normalise(text)
        if norm in self._by_alias or norm in self.groups:
            return True
        found, rest = self._find_aliases(norm)
        return bool(found) and len(rest) <= min(_MOST_WORDS_BESIDE_NAME, len(norm.split()) - len(rest) + 1)

    def mentioned(self, text: str) -> Match:
        """Say which partners are named by whole words inside a longer text, such as a file name."""
        spokesman = self._spokesman(text)
        if spokesman:
            return Match((spokesman,), 95)
        found, rest = self._find_aliases(normalise(text))
        found = [partner for partner in found if partner.type == "områdeutvalg"] or found
        if len(found) > 1 and (not set(rest) - _JOINING or self._stand_together(normalise(text), len(found))):
            return Match(tuple(partner for partner in self.partners if partner in found), 95, are_together=True)
        return Match(tuple(found), 95 if len(found) == 1 else 0)

    def _stand_together(self, norm: str, count: int) -> bool:
        """Say whether the names follow one another with only joining words between («svar Ulvik og Eidfjord 2023»)."""
        words = norm.split()
        runs, position, run = [], 0, 0
        while position < len(words):
            size = next(
                (size for size in range(4, 0, -1) if " ".join(words[position : position + size]) in self._by_alias), 0
            )
            run += 1 if size else 0
            if not size and words[position] not in _JOINING:
                runs.append(run)
                run = 0
            position += size or 1
        return count in (*runs, run)

    def _find_aliases(self, norm: str) -> tuple[list[Partner], list[str]]:
        """Give the partners named in a normalised text, longest names first, and the words beside the names."""
        found: list[Partner] = []
        rest = f" {norm} "
        for alias in self._longest_first():
            if f" {alias} " in rest:
                rest = rest.replace(f" {alias} ", "  ")
                if self._by_alias[alias] not in found:
                    found.append(self._by_alias[alias])
        return found, rest.split()

    def _spokesman(self, text: str) -> Partner | None:
        """Find the one partner of the kind that the text speaks for, whatever place it names beside it."""
        kind = type_by_words(text)
        same = [partner for partner in self.partners if partner.type == kind]
        return same[0] if kind in _SPEAK_FOR_OTHERS and len(same) == 1 else None

    def _longest_first(self) -> list[str]:
        return sorted(self._by_alias, key=lambda alias: (-len(alias), alias))

    def _nearest(self, norm: str) -> Match:
        bare = _bare(norm)
        if len(bare) < _SHORTEST_FUZZY:
            return Match()
        choices = {alias: _bare(alias) for alias in self._by_alias if len(_bare(alias)) >= _SHORTEST_FUZZY}
        hits = process.extract(bare, choices, scorer=fuzz.ratio, score_cutoff=_FUZZY_CUTOFF - _FUZZY_LEAD, limit=20)
        scores: dict[str, float] = {}
        for _, score, alias in hits:
            name = self._by_alias[alias].name
            scores[name] = max(score, scores.get(name, 0))
        ranked = sorted(scores.items(), key=lambda item: (-item[1], item[0]))
        if not ranked or ranked[0][1] < _FUZZY_CUTOFF:
            return Match()
        near = [name for name, score in ranked if score > ranked[0][1] - _FUZZY_LEAD]
        return Match(tuple(partner for partner in self.partners if partner.name in near), round(ranked[0][1]))


def _bare(norm: str) -> str:
    return " ".join(_GENERIC.sub(" ", norm).split())


@cache
def _type_words() -> tuple[tuple[PartnerType, tuple[str, ...]], ...]:
    data = read_shipped_toml("partner_types.toml")
    return tuple((cast("PartnerType", kind), tuple(data[kind]["words"])) for kind in data)


def type_by_words(text: str) -> PartnerType | None:
    """Say what kind of partner a name or a type column speaks of, or none.

    Example:
        >>> type_by_words("Nærbø sanitetsforening"), type_by_words("Sjukehuset")
        ('frivillig', 'helseforetak')
    """
    words = normalise(text).split()
    for kind, patterns in _type_words():
        for pattern in patterns:
            if any(_fits(word, pattern) for word in words):
                return kind
    return "annet" if normalise(text) in ("annet", "anna", "andre", "annat", "other") else None


def _fits(word: str, pattern: str) -> bool:
    """Say whether a word is what a pattern says; a star before or after it lets a compound go on there."""
    core = pattern.strip("*")
    if pattern.startswith("*"):
        return core in word
    return word == core or (pattern.endswith("*") and word.startswith(core))


def built_in_registers() -> tuple[str, ...]:
    """Give the names of the registers that come with the program."""
    return built_in("partners")


def load_register(name: str | Path) -> PartnerRegister:
    """Give a built-in partner register by name, or one from a TOML file or a spreadsheet.

    Raises:
        PartnersError: There is no such register, or the file has mistakes; all are told at once.
    """
    is_table = Path(name).suffix.lower() in ENDINGS
    data = (
        read_partner_table(Path(name))
        if is_table
        else read_toml("partners", name, called="partnerregisteret", fault=PartnersError)[0]
    )
    errors: list[str] = []
    partners = tuple(_partner(number, entry, errors) for number, entry in enumerate(_entries(data, errors), 1))
    errors += _ambiguous_aliases(partners)
    groups = _groups(data, partners, errors)
    if errors:
        raise PartnersError(f"Partnerregisteret «{name}» har feil:", tuple(errors))
    return PartnerRegister(Path(name).stem, str(data.get("title", Path(name).stem)), partners, groups)


def _groups(data: dict[str, Any], partners: Iterable[Partner], errors: list[str]) -> dict[str, tuple[Partner, ...]]:
    """Read the names that stand for several partners: ``[[group]]`` with name and members."""
    by_name = {partner.name: partner for partner in partners}
    groups = {}
    for entry in data.get("group", []):
        names, members = entry.get("names", []), entry.get("members", [])
        unknown = [member for member in members if member not in by_name]
        if not names or not members or unknown:
            errors.append(
                f"gruppen {names}: names og members må oppgis, og disse er ukjent: {', '.join(unknown) or '-'}."
            )
        else:
            groups.update({normalise(name): tuple(by_name[member] for member in members) for name in names})
    return groups


def _entries(data: dict[str, Any], errors: list[str]) -> list[dict[str, Any]]:
    entries = data.get("partner", [])
    if not isinstance(entries, list) or not entries or not all(isinstance(entry, dict) for entry in entries):
        errors.append("Ingen partnere: hver partner står under [[partner]] med minst name og type.")
        return []
    return entries


def _partner(number: int, entry: dict[str, Any], errors: list[str]) -> Partner:
    name, kind = entry.get("name"), entry.get("type")
    where = f"partner {number}" + (f" («{name}»)" if isinstance(name, str) else "")
    if not isinstance(name, str) or not normalise(name):
        errors.append(f"{where}: mangler name.")
    if kind not in PARTNER_TYPES:
        errors.append(f"{where}: type er {kind!r}; den kan være {', '.join(PARTNER_TYPES)}.")
    unknown = sorted(set(entry) - _KEYS)
    if unknown:
        errors.append(f"{where}: ukjent: {', '.join(unknown)}; kjent er {', '.join(sorted(_KEYS))}.")
    aliases = entry.get("aliases", [])
    if not isinstance(aliases, list) or not all(isinstance(alias, str) for alias in aliases):
        errors.append(f"{where}: aliases skal være en liste med navn.")
        aliases = []
    if not all(normalise(alias) for alias in aliases):
        errors.append(f"{where}: et navn i aliases har verken bokstaver eller tall.")
    if not isinstance(entry.get("expected", True), bool):
        errors.append(f"{where}: expected skal være true eller false.")
    return Partner(
        name=str(name),
        type=cast("PartnerType", kind if kind in PARTNER_TYPES else "annet"),
        area=entry.get("area"),
        number=entry.get("number"),
        expected=bool(entry.get("expected", True)),
        aliases=tuple(aliases),
    )


def _ambiguous_aliases(partners: Iterable[Partner]) -> list[str]:
    owners: dict[str, set[str]] = {}
    for partner in partners:
        for alias in (partner.name, *partner.aliases):
            owners.setdefault(normalise(alias), set()).add(partner.name)
    return [
        f"navnet «{alias}» står hos flere: {', '.join(sorted(names))}."
        for alias, names in owners.items()
        if len(names) > 1
    ]
