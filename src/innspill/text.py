"""The ways that text is made readable and comparable. Letters are never folded to ASCII."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Zero-width characters, soft hyphen and byte order mark say nothing; no-break and other spaces are spaces.
_INVISIBLE = dict.fromkeys([0x00AD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF])
_SPACES = dict.fromkeys([0x00A0, 0x2000, *range(0x2001, 0x200B), 0x202F, 0x205F, 0x3000, 0x09], " ")
_LINES = {0x0D: "\n", 0x0B: "\n", 0x0C: "\n", 0x85: "\n", 0x2028: "\n", 0x2029: "\n"}
_CONTROLS = dict.fromkeys([*range(9), *range(0x0E, 0x20), *range(0x7F, 0x85), *range(0x86, 0xA0), 0xFFFE, 0xFFFF])
_TABLE = {**_CONTROLS, **_INVISIBLE, **_SPACES, **_LINES}
_NEEDS_CLEANING = re.compile("[" + "".join(re.escape(chr(code)) for code in _TABLE) + "]|_x00[0-9A-Fa-f]{2}_|  ")
_PLAIN = bytes({*range(0x20, 0x7F), *range(0xA1, 0x100)} - {0xAD, ord("_")})
_EXCEL_ESCAPE = re.compile(r"_x00([0-9A-Fa-f]{2})_")
_RUNS = re.compile(r" {2,}")
_LINE_ENDS = re.compile(r"\r+\n")
_LETTERS = re.compile(r"[^\W_]+")
_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")

_ENDINGS = re.compile(
    r"(?:ane|ene|ande|ende|arane|erane|arna|erna|orna|inga|ingen|ingar|inger|ingane|ingene|ing|ar|er|or|en|et|a|e|s|n|as|es|ens|ets"
    r"|nes|ar?nes|te|de|dde|t?a|i|an|ast|est)?"
)
_SHORTEST_STEM = 4
_LONGEST_ENDING = 5

# Words that only one of the forms has. Why: many short texts are the same in both, and a detector leans one way.
_MARKERS = {
    "nb": "ikke jeg hva hvem hvor hvordan hvorfor noen noe fra være mye bare flere blir også til hverandre "
    "uten gjør gjøre mellom ble kommer de hun vet tjenester tjenestene sykehus sykehuset pasientene bedre "
    "hjemmesykepleien ansatte tilskudd brukere selv mer ser hver hjem",
    "nn": "ikkje eg kva kven kvar korleis kvifor nokon noko frå vere vera mykje berre fleire vert blir "
    "òg dei kvarandre utan gjer gjere mellom vart kjem ho veit tenester tenestene sjukehus sjukehuset "
    "pasientane betre tilsette tilskot brukarar sjølv meir ser kvar heim me dykk dykkar ein saman",
    "sv": "inte jag vad vem och är från att mycket bara flera också varandra utan gör göra mellan kommer "
    "de hon vet sjukhus sjukhuset patienterna bättre själv mer ser varje hem för på många när där behöver",
    "en": "the and of is are not what who where how from we they with for between our their patients",
}
_LANGUAGE_WORDS = {lang: frozenset(words.split()) for lang, words in _MARKERS.items()}


def clean(text: str) -> str:
    r"""Give a text as a person sees it: NFC, no invisible or control characters, lines parted by ``\n``.

    Example:
        >>> clean("Sam\u00adhandling\u00a0 no_x000D_\r\n")
        'Samhandling no'
    """
    if _is_plain(text):
        return text.strip()
    if _NEEDS_CLEANING.search(text):
        text = _EXCEL_ESCAPE.sub(lambda match: chr(int(match[1], 16)), text)
        text = _RUNS.sub(" ", _LINE_ENDS.sub("\n", text).translate(_TABLE))
        text = "\n".join(line.strip() for line in text.split("\n"))
    if not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    return text.strip()


def _is_plain(text: str) -> bool:
    """Say quickly that a text needs no cleaning, which is true of most cells: plain letters of Latin-1 are NFC."""
    try:
        return not text.encode("latin-1").translate(None, _PLAIN) and "  " not in text
    except UnicodeEncodeError:
        return False


@lru_cache(maxsize=65536)
def normalise(text: str) -> str:
    """Give the one form in which texts are compared: lower case, words parted by one space.

    Example:
        >>> normalise("  Gjelder:  (egen/felles) ")
        'gjelder egen felles'
    """
    folded = unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold())
    return " ".join(_LETTERS.findall(folded))


def shorten(text: str, most: int = 60) -> str:
    """Give a text on one line of at most so many characters, as messages show what they speak of.

    Example:
        >>> shorten("Vi mangler  leger", most=10)
        'Vi mangle…'
    """
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"


def words(text: str) -> list[tuple[str, int, int]]:
    """Give the words of a text as they stand, each with its place (start, end)."""
    return [(match[0], match.start(), match.end()) for match in _WORD.finditer(text)]


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Take a grammatical ending off a word, never leaving fewer than four letters.

    Example:
        >>> stem("vikarane"), stem("vikarer"), stem("takst")
        ('vikar', 'vikar', 'takst')
    """
    for size in range(min(_LONGEST_ENDING, len(word) - _SHORTEST_STEM), 0, -1):
        if _ENDINGS.fullmatch(word[-size:]):
            return word[:-size]
    return word


def detect_language(text: str) -> str | None:
    """Say ``nb``, ``nn``, ``sv`` or ``en`` by telling words, or none where they do not decide.

    Why: «Kunstig intelligens kan avlaste» is the same in both Norwegian forms, and saying so is right.
    """
    found = set(normalise(text).split())
    scores = sorted(((len(found & known), lang) for lang, known in _LANGUAGE_WORDS.items()), reverse=True)
    (best, language), (second, _) = scores[0], scores[1]
    return language if best > second else None
