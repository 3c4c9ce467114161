"""Says in whose name each challenge stands, and tells where that is not certain."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from innspill.letters import sender_in
from innspill.model import Answer, Challenge, PartnerType, Place, Problem, Reading
from innspill.partners import Match, PartnerRegister, type_by_words
from innspill.text import detect_language, normalise

_ADDRESS = re.compile(r"\b\d{4} [A-ZÆØÅ]")
_HEAD = re.compile(r"\s[–—-]\s|:")
_LARGEST_NAME_SHARE = 0.5
_LONGEST_NAME = 4
_WORD_EDGES = re.compile(r"(?<=[a-zæøåäö])(?=[A-ZÆØÅÄÖ0-9])|(?<=[0-9])(?=[A-Za-zÆØÅæøåÄÖäö])")


@dataclass(frozen=True, slots=True)
class _Sender:
    name: str
    type: PartnerType
    problem: Problem | None = None
    names: tuple[str, ...] = ()


def attribute_answers(
    file: str, readings: Sequence[Reading], register: PartnerRegister, properties: Sequence[str] = ()
) -> tuple[tuple[Challenge, ...], tuple[Problem, ...]]:
    """Give the challenges of one file with their partners, and a problem for each sender in doubt.

    Trusted in this order: the row, a line or label above the table, the sheet's name, a label on another sheet of
    the file, the document's properties, the file's name, the folder's.
    Nothing is forced: an unknown sender keeps its own name.
    """
    shared = next((reading.partner for reading in readings if reading.partner), None)
    answering = [reading for reading in readings if reading.answers]
    named = {name for reading in answering for name in _sender_names(reading, register)}
    telling = readings if len(named) <= 1 else [reading for reading in readings if not reading.answers] or readings
    titles = tuple(title for reading in telling for title in reading.titles)
    challenges: list[Challenge] = []
    problems: dict[str, Problem] = {}
    for reading in readings:
        senders: dict[tuple[str | None, str | None], _Sender] = {}
        for answer in reading.answers:
            key = (answer.partner, answer.partner_type)
            if key not in senders:
                senders[key] = _find_sender(_Context(file, reading, shared, (*titles, *properties), register), answer)
            sender = senders[key]
            if sender.problem:
                problems.setdefault(sender.problem.message, sender.problem)
            challenges.append(_challenge(answer, reading, sender))
    return tuple(challenges), tuple(problems.values())


def _sender_names(reading: Reading, register: PartnerRegister) -> list[str]:
    """Give the names of the partners that a sheet's own titles and its name tell."""
    matches = [_mentioned_in_title(title, register) for title in reading.titles]
    return [match.partner.name for match in (*matches, register.mentioned(reading.sheet)) if match.partner]


def number_repeats(challenges: Iterable[Challenge]) -> list[str]:
    """Give an id for each challenge that is its own: a partner's repeated statement gets a number behind it."""
    seen: dict[str, int] = {}
    ids = []
    for challenge in challenges:
        seen[challenge.id] = seen.get(challenge.id, 0) + 1
        times = seen[challenge.id]
        ids.append(challenge.id if times == 1 else f"{challenge.id}-{times}")
    return ids


def _challenge(answer: Answer, reading: Reading, sender: _Sender) -> Challenge:
    return Challenge(
        id=_identity(sender.name, answer.text),
        place=answer.place,
        text=answer.text,
        partner=sender.name,
        partner_type=sender.type,
        scope=answer.scope,
        measure=answer.measure,
        priority=answer.priority,
        own_theme=answer.own_theme,
        occasion=answer.occasion or reading.occasion,
        language=detect_language(answer.text),
        excluded=answer.excluded,
        answered_together=sender.names,
    )


def _identity(partner: str, text: str) -> str:
    """Derive an id from partner and text, so that it is the same when a file has been renamed."""
    return hashlib.sha256(f"{normalise(partner)}\n{normalise(text)}".encode()).hexdigest()[:12]


@dataclass(frozen=True, slots=True)
class _Context:
    """What stands around an answer.

    ``shared`` is the partner that a label on another sheet names; ``around`` the titles of all sheets and the
    document's properties.
    """

    file: str
    reading: Reading
    shared: str | None
    around: tuple[str, ...]
    register: PartnerRegister


def _find_sender(context: _Context, answer: Answer) -> _Sender:
    reading, register = context.reading, context.register
    kind = answer.partner_type or reading.partner_type
    if answer.partner:
        return _named(answer.partner, register.identify(answer.partner), kind, answer.place)
    if reading.partner:
        sender = _named(reading.partner, register.identify(reading.partner), kind, answer.place)
        return _with_conflict(sender, context.file, register)
    for match, text in _mentions(context):
        if match.partners:
            return _named(text, match, kind, Place(context.file, answer.place.sheet))
    titles = (*reading.titles, *context.around)
    own_name = next((name for title in titles if (name := sender_in(title) or _organisation_in(title))), None)
    if own_name:
        return _named(own_name, Match(), kind, Place(context.file, answer.place.sheet))
    return _guessed(context) or _unknown(context.file, kind)


def _guessed(context: _Context) -> _Sender | None:
    """Take the only partner that is named anywhere around the answers for the sender, and tell that it is a guess."""
    titles = [title for title in context.around if not _ADDRESS.search(title)]
    named = [match.partner for title in titles if (match := context.register.mentioned(title)).partner]
    if len({partner.name for partner in named if partner}) != 1 or named[0] is None:
        return None
    problem = Problem(
        "guessed_partner",
        Place(context.file),
        f"Innspillene er ført på «{named[0].name}», som er den eneste partneren teksten nevner.",
        "Er det feil, skriver du «Partner:» og navnet øverst i arket, eller partner i innspill.toml under [[source]].",
    )
    return _Sender(named[0].name, named[0].type, problem)


def _with_conflict(sender: _Sender, file: str, register: PartnerRegister) -> _Sender:
    """Tell where the file's name says another partner than the sheet does; the sheet is trusted more."""
    other = register.mentioned(_WORD_EDGES.sub(" ", PurePosixPath(file).stem)).partner
    if sender.problem or other is None or other.name in (sender.names or (sender.name,)):
        return sender
    problem = Problem(
        "conflicting_partner",
        Place(file),
        f"Arket sier «{sender.name}», men filnavnet sier «{other.name}». Innspillene er ført på «{sender.name}».",
        "Rett det som er feil, og kjør igjen.",
    )
    return replace(sender, problem=problem)


def _mentions(context: _Context) -> Iterable[tuple[Match, str]]:
    """Give whom the texts around an answer name, the most trusted first."""
    register = context.register
    for title in context.reading.titles:
        yield _mentioned_in_title(title, register), title
    yield register.identify(context.reading.sheet), context.reading.sheet
    yield register.mentioned(context.reading.sheet), context.reading.sheet
    if context.shared:
        yield register.identify(context.shared), context.shared
    for text in context.around:
        yield _mentioned_in_title(text, register), text
    path = PurePosixPath(context.file)
    for part in (path.stem, *reversed(path.parent.parts)):
        yield register.mentioned(_WORD_EDGES.sub(" ", part)), part


def _mentioned_in_title(title: str, register: PartnerRegister) -> Match:
    """Find the sender in a title: after «innspill fra», or where the title is little more than a name.

    Why: titles name receivers and organisers too («Sendes til samarbeidssekretariatet i Helse Bergen»).
    """
    sender = sender_in(title)
    if sender:
        whole = register.identify(sender)
        return whole if whole.partners else register.mentioned(sender)
    for part in (title, _HEAD.split(title)[0]):
        match = register.mentioned(part)
        if match.partner:
            names = (match.partner.name, *match.partner.aliases)
            longest = max((len(normalise(name)) for name in names if normalise(name) in normalise(part)), default=0)
            if longest >= _LARGEST_NAME_SHARE * len(normalise(part)):
                return match
    return Match()


def _organisation_in(title: str) -> str | None:
    """Take a short title that names a voluntary organisation, as letters begin, for the sender's own name."""
    is_name = len(title.split()) <= _LONGEST_NAME and type_by_words(title) == "frivillig"
    return title.strip() if is_name else None


def _named(text: str, match: Match, kind: str | None, place: Place) -> _Sender:
    if match.partner:
        return _Sender(match.partner.name, match.partner.type)
    if match.are_together:
        names = tuple(partner.name for partner in match.partners)
        return _Sender(" og ".join(names), match.partners[0].type, names=names)
    name = " ".join(text.split())
    partner_type = (type_by_words(kind) if kind else None) or type_by_words(name) or "annet"
    if match.partners:
        named = ", ".join(partner.name for partner in match.partners)
        problem = Problem(
            "ambiguous_partner",
            place,
            f"«{name}» kan være flere partnere: {named}.",
            "Innspillene står under navnet slik det er skrevet. Skriv én partner.",
        )
    else:
        problem = Problem(
            "unknown_partner",
            place,
            f"«{name}» står ikke i partnerregisteret og er ført som «{partner_type}».",
            "Legg navnet inn i registeret, eller rett skrivemåten.",
        )
    return _Sender(name, partner_type, problem)


def _unknown(file: str, kind: str | None) -> _Sender:
    problem = Problem(
        "unknown_partner",
        Place(file),
        "Fant ikke hvem som svarer, verken i arket, arknavnet eller filnavnet.",
        "Skriv «Partner:» og navnet øverst i arket, eller ta navnet inn i filnavnet.",
    )
    return _Sender(f"Ukjent avsender ({file})", (type_by_words(kind) if kind else None) or "annet", problem)
