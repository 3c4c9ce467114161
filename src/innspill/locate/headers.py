"""Says what a header or a label means, from the words in ``data/columns.toml``."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from rapidfuzz import fuzz, process

from innspill.letters import is_courtesy
from innspill.model import Role, Scope
from innspill.scopes import read_scope, read_title_scope
from innspill.shipped import read_shipped_toml
from innspill.text import normalise

HEADER_CUTOFF = 75
"""How sure (0-100) a reading must be before a cell is taken for a header or a label."""

DOUBTFUL = HEADER_CUTOFF - 1
"""How sure a header is that only begins like one; believed where another column of the row is understood too."""

_ASKING_ROLES = (Role.CHALLENGE, Role.MEASURE)
_LONGEST_HEADER = 250
_SHORTEST_FUZZY = 5
_LONGEST_DOUBTFUL = 5
_LONGEST_STARTED = 9
"""How many words a question has that is known by how it begins; «Hvem skal betale for …» goes on as a statement."""
_FEWEST_WORDS_OF_SENTENCE = 3
_SENDER_WORDS = ("fra", "frå", "från")
_FUZZY_CUTOFF = 88
_FEWEST_KNOWN = 0.75
_FEWEST_KNOWN_IN_QUESTION = 0.5
_HEADS = re.compile(r"^(.*?\?)|^(.*?)(?:\n|\(|:| [–-] )", re.DOTALL)
_NUMBERING = re.compile(r"^\s*(?:\d{1,2}(?:\.\d{1,2})*[.)]|\d{1,2}(?:\.\d{1,2})*(?=\s+[A-ZÆØÅÄÖ])|[a-zA-Z][.)])\s+")
_OWN_TEXT = re.compile(
    r"(?:eksempel|eks|døme|exempel|example)\b\s*[.:]|(?:skriv|fyll|sett|klikk|trykk)\b.*\b(?:her|här)\W*$",
    re.IGNORECASE,
)
"""How a form's own example begins, and what it says where an answer is to stand («Skriv utfordringa her»)."""
_GUIDED = re.compile(
    r"\?\s*\(?(?:skriv|nevn|nemn|bruk|beskriv|list|før|sett|fyll|maks|maksimalt|inntil|oppgi|svar|prioriter|vennligst|ver|vær|"
    r"gjerne|kort|ett|én|ein|eitt|du kan|dere kan|de kan)\b",
    re.IGNORECASE,
)
"""A question that goes on with how to answer it («Hva er utfordringen? Skriv gjerne i stikkord.»)."""
_SAYING = frozenset({"står", "ser", "møter", "har", "må", "overfor"})
_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Label:
    """What a header says: its role, how sure that is (0-100), its scope, and a number it carries."""

    role: Role
    sure: int
    scope: Scope = "unknown"
    number: int | None = None


@dataclass(frozen=True, slots=True)
class _Lexicon:
    phrases: dict[str, Role]
    keys: tuple[tuple[str, Role], ...]
    weak_keys: tuple[tuple[str, Role], ...]
    starts: tuple[tuple[str, Role], ...]
    known: frozenset[str]
    own: frozenset[str]
    own_names: frozenset[str]
    common: frozenset[str]
    solving: frozenset[str]
    asking: frozenset[str]
    questions: frozenset[str]
    ways: frozenset[str]
    guidance: frozenset[str]
    endings: tuple[str, ...]


@cache
def _lexicon() -> _Lexicon:
    data = read_shipped_toml("columns.toml")
    phrases: dict[str, Role] = {}
    for role in Role:
        for phrase in data[role]["phrases"]:
            phrases.setdefault(normalise(phrase) or phrase, role)
    words = data["words"]
    known = {word for phrase in phrases for word in phrase.split()}
    for name in ("own", "own_names", "common", "qualifiers", "solving"):
        known.update(normalise(word) for word in words[name])
    return _Lexicon(
        phrases=phrases,
        keys=tuple((key, role) for role in Role for key in data[role].get("keys", [])),
        weak_keys=tuple((key, role) for role in Role for key in data[role].get("weak_keys", [])),
        starts=tuple((normalise(start), role) for role in Role for start in data[role].get("starts", [])),
        known=frozenset(known),
        own=frozenset(words["own"]),
        own_names=frozenset(words["own_names"]),
        common=frozenset(words["common"]),
        solving=frozenset(words["solving"]),
        asking=frozenset(words["asking"]),
        questions=frozenset([*words["asking"], *words["asking_who"], *words["asking_how"]]),
        ways=frozenset(words["asking_how"]),
        guidance=frozenset(normalise(name) for name in data["form"]["guidance"]),
        endings=tuple(normalise(ending) for ending in data["form"]["endings"]),
    )


def may_ask(texts: Iterable[str]) -> bool:
    """Say quickly whether any of these texts may be a header that asks for challenges; misspelt ones are missed."""
    keys, phrases = _asking()
    for text in texts:
        if len(text) <= _LONGEST_HEADER:
            lowered = text.casefold()
            if any(key in lowered for key in keys) or lowered.strip(" .:?*") in phrases:
                return True
    return False


@cache
def _asking() -> tuple[tuple[str, ...], frozenset[str]]:
    lexicon = _lexicon()
    keys = tuple(key for key, role in lexicon.keys if role is Role.CHALLENGE)
    return keys, frozenset(phrase for phrase, role in lexicon.phrases.items() if role is Role.CHALLENGE)


@lru_cache(maxsize=4096)
def read_label(text: str) -> Label | None:
    """Say what a cell means as a header or label, or none if it does not look like one."""
    is_sentence = (
        text.endswith(".")
        and text[-2:-1].isalpha()
        and len(text.split()) > _FEWEST_WORDS_OF_SENTENCE
        and not _GUIDED.search(text)
    )
    if (
        not text
        or len(text) > _LONGEST_HEADER
        or is_sentence
        or " = " in text.partition("(")[0]
        or _OWN_TEXT.match(text)
    ):
        return None  # «Blå rad = felles» explains, and a form has its own example
    stripped = _NUMBERING.sub("", text)
    candidates = [stripped]
    head = _HEADS.match(stripped)
    if head and (head[1] or head[2]):
        candidates.append(head[1] or head[2])
    readings = [reading for part in candidates if (reading := _read_part(part))]
    if not readings:
        return None
    role, sure = max(readings, key=lambda reading: reading[1])
    # «Hvilke tiltak foreslår dere?» asks for no less than all measures; only plain words narrow it down.
    scope = read_title_scope(text) if role is Role.MEASURE else read_scope(text)
    return Label(role, sure, scope, _number_of(text, stripped))


def _number_of(text: str, stripped: str) -> int | None:
    """Give the number that a header names («utfordring 2»), else the one it begins with («2. Hva er …»)."""
    inside, whole = _NUMBER.findall(stripped), _NUMBER.findall(text)
    if len(inside) == 1:
        return int(inside[0])
    return int(whole[0]) if not inside and len(whole) == 1 else None


def _read_part(part: str) -> tuple[Role, int] | None:
    lexicon = _lexicon()
    norm = normalise(part) or part.strip()
    if not norm:
        return None
    if norm in lexicon.phrases:
        return lexicon.phrases[norm], 100
    words = norm.split()
    if any(word in _SENDER_WORDS for word in words):
        return None  # «Innspill fra Voss herad» is a title
    started = next((role for start, role in lexicon.starts if norm == start or norm.startswith(start + " ")), None)
    if started and len(words) <= _LONGEST_STARTED:
        return started, 90
    known = sum(1 for word in words if _is_known(word)) / len(words)
    is_question = part.rstrip().endswith("?")
    if known >= (_FEWEST_KNOWN_IN_QUESTION if is_question else _FEWEST_KNOWN):
        role = (
            _asked_for(words, lexicon)
            or _role_of_verb(words)
            or _first_key(words, lexicon.keys)
            or _choice_of_scope(words)
            or _weak_role(words, lexicon)
        )
        if role:
            return role, min(95, round(60 + 40 * known))
    return _nearest_phrase(norm, lexicon) or _begins_with_key(words, known, lexicon)


@lru_cache(maxsize=4096)
def _is_known(word: str) -> bool:
    lexicon = _lexicon()
    return word in lexicon.known or word.isdigit() or any(key in word for key, _ in lexicon.keys)


def _first_key(words: list[str], keys: tuple[tuple[str, Role], ...]) -> Role | None:
    for word in words:
        for key, role in keys:
            if word.startswith(key) or (len(key) > _SHORTEST_FUZZY and key in word):
                return role
    return None


def is_scope_header(text: str) -> bool:
    """Say whether a text is nothing but a scope, as over a column («For oss selv», «Helsefellesskapet samla»)."""
    words = normalise(_NUMBERING.sub("", text)).split()
    known = sum(map(_is_known, words))
    is_short = bool(words) and len(words) <= _LONGEST_DOUBTFUL and not text.rstrip().endswith(":")
    return is_short and known >= _FEWEST_KNOWN * len(words) and read_scope(text) != "unknown"


def title_scope(texts: Iterable[str]) -> Scope:
    """Give the scope that the nearest title tells («Utfordringer i egen kommune, møte 5. september»)."""
    told = [read_title_scope(text) for text in texts if may_ask([text])]
    return next((scope for scope in told if scope != "unknown"), "unknown")


def _asked_for(words: list[str], lexicon: _Lexicon) -> Role | None:
    """Take «kva utfordringar bør vi løyse saman» for what it asks for; the verb does not make it one about measures."""
    named = [second for first, second in pairwise(words) if first in lexicon.asking]
    return _first_key(named, lexicon.keys)


def _role_of_verb(words: list[str]) -> Role | None:
    """Take «hvordan kan utfordringen løses» for a question about measures, though it names the challenge.

    «Det vi må løse sammen» asks for no measures: something must be asked, or a challenge or measure named. Nor does
    «Hva er utfordringene som vi må løse sammen»: the challenge is named before the verb, and nobody asks how.
    """
    lexicon = _lexicon()
    verb = next((at for at, word in enumerate(words) if word in lexicon.solving), None)
    if verb is None or not (lexicon.questions.intersection(words) or _first_key(words, lexicon.keys)):
        return None
    is_how = not lexicon.ways.isdisjoint(words[:verb])
    return None if not is_how and _first_key(words[:verb], lexicon.keys) is Role.CHALLENGE else Role.MEASURE


def _weak_role(words: list[str], lexicon: _Lexicon) -> Role | None:
    """Read a role from weak keys, but not from «egen kommune», which tells a scope, or «Kommunen står overfor:»."""
    is_other = any(word in lexicon.own or word in _SAYING for word in words)
    return None if is_other else _first_key(words, lexicon.weak_keys)


def _choice_of_scope(words: list[str]) -> Role | None:
    """Take «virksomhet eller fellesskap» for a column that tells the scope."""
    lexicon = _lexicon()
    is_own = any(word in lexicon.own or word in lexicon.own_names for word in words)
    return Role.SCOPE if is_own and any(word in lexicon.common for word in words) else None


def _begins_with_key(words: list[str], known: float, lexicon: _Lexicon) -> tuple[Role, int] | None:
    """Take «Utfordring på tvers» for a header too, but only just: so may a statement begin."""
    role = lexicon.phrases.get(words[0])
    if known < _FEWEST_KNOWN_IN_QUESTION or len(words) > _LONGEST_DOUBTFUL or role not in _ASKING_ROLES:
        return None
    return role, DOUBTFUL


def _nearest_phrase(norm: str, lexicon: _Lexicon) -> tuple[Role, int] | None:
    if len(norm) < _SHORTEST_FUZZY:
        return None
    found = process.extractOne(norm, lexicon.phrases.keys(), scorer=fuzz.ratio, score_cutoff=_FUZZY_CUTOFF)
    return (lexicon.phrases[found[0]], round(found[1]) - 5) if found else None


def is_guidance(text: str) -> bool:
    """Say whether a sheet's name or first line announces guidance instead of answers."""
    norm = normalise(text)
    return norm in _lexicon().guidance or norm.startswith(("veiledning ", "rettleiing ", "slik fyller ", "vägledning "))


def is_form_ending(text: str) -> bool:
    """Say whether a line below a table is the form's own, such as an address or a greeting."""
    norm = normalise(text)
    is_ending = any(norm == ending or norm.startswith(ending + " ") for ending in _lexicon().endings)
    return is_ending or is_courtesy(text)
