"""What people read for the values of the vocabulary. Programs get the values themselves."""

from __future__ import annotations

SCOPES = {"own": "Egne", "common": "Felles", "unknown": "Ikke oppgitt"}

PARTNER_TYPES = {
    "kommune": "Kommuner",
    "helseforetak": "Helseforetak",
    "fastlege": "Fastleger",
    "bruker": "Brukere",
    "områdeutvalg": "Områdeutvalg",
    "frivillig": "Frivillige",
    "annet": "Andre",
}

NARROW_PARTNER_TYPES = {
    "kommune": "Kom-\nmuner",
    "helseforetak": "Helse-\nforetak",
    "fastlege": "Fast-\nleger",
    "bruker": "Bru-\nkere",
    "områdeutvalg": "Område-\nutvalg",
    "frivillig": "Frivil-\nlige",
    "annet": "Andre",
}
"""The same in two lines, for tables that must fit in 80 columns."""

USES: dict[str, str] = {
    "challenge": "Utfordringer",
    "field": "Felt",
    "form": "Skjematekst",
    "problem": "Merknader",
    "excluded": "Utelatt",
}

EXCLUSIONS = {
    "no_content": "sier ingenting",
    "placeholder": "skjemaets egen tekst",
    "duplicate": "kommet to ganger",
    "superseded": "erstattet av en nyere versjon",
    "not_challenge": "rettet til ikke et innspill",
}

ROLES = {
    "challenge": "utfordring",
    "measure": "tiltak",
    "partner": "partner",
    "partner_type": "partnertype",
    "scope": "gjelder",
    "theme": "eget tema",
    "priority": "prioritet",
    "occasion": "kanal",
    "area": "område",
    "number": "nummer",
    "contact": "kontakt",
    "time": "tidspunkt",
    "comment": "kommentar",
}

NO_THEME = "ingen"
"""What people write where a statement has no second theme."""

ARENAS = {"common": "Felles strategi", "bilateral": "Samtale mellom to"}
"""Where a group may belong; a suggestion."""

COLUMNS = {
    "id": "Id",
    "file": "Fil",
    "sheet": "Ark",
    "cell": "Celle",
    "partner": "Partner",
    "partner_type": "Partnertype",
    "scope": "Gjelder",
    "occasion": "Kanal",
    "text": "Innspill",
    "measure": "Tiltak",
    "priority": "Prioritet",
    "own_theme": "Partnerens tema",
    "language": "Språk",
    "theme": "Tema",
    "secondary": "Annet tema",
    "confidence": "Sikkerhet",
    "review": "Se over",
    "decided_by": "Avgjort av",
    "reason": "Grunn",
    "right_theme": "Rett tema",
    "right_secondary": "Rett annet tema",
    "not_challenge": "Ikke et innspill",
    "remark": "Kommentar",
    "group": "Gruppe",
    "patient_group": "Målgruppe",
    "patient_groups": "Målgrupper",
    "suggestion": "Forslag",
    "personal_data": "Personopplysninger",
    "excluded": "Utelatt",
    "challenges": "Innspill",
    "partners": "Partnere",
    "share": "Andel i prosent",
    "own": "Egne",
    "common": "Felles",
    "unknown": "Ikke oppgitt",
    "heading": "Det som sies",
    "types": "Partnertyper",
    "likeness": "Likhet i prosent",
    "copies": "Kopier",
    "arena": "Forslag til arena",
    "names": "Hvem",
    "area": "Område",
    "expected": "Ventet",
    "answered": "Har svart",
    "files": "Filer",
    "code": "Kode",
    "message": "Merknad",
    "advice": "Råd",
    "cells": "Celler",
    "challenge": "Utfordringer",
    "field": "Felt",
    "form": "Skjematekst",
    "problem": "Merknader",
}
"""Headings of columns, by the keys that programs get."""

TABLES = {
    "themes": "Temaer",
    "themes_by_partner_type": "Tema og partnertype",
    "themes_by_partner": "Tema og partner",
    "patient_groups": "Målgrupper",
    "groups": "Det flest sier",
    "suggestions": "Forslag til nye temaer",
    "coverage": "Partnere",
    "problems": "Merknader",
    "accounting": "Regnskap over celler",
}


def number(value: float, decimals: int = 0) -> str:
    r"""Write a number as in Norway: decimal comma, thousands parted by a no-break space.

    Example:
        >>> number(1234.5, 1)
        '1\xa0234,5'
        >>> number(-0.01, 1)
        '0,0'
    """
    rounded = round(value, decimals) + 0.0  # + 0.0: no minus before a nought
    return f"{rounded:,.{decimals}f}".replace(",", "\u00a0").replace(".", ",")


def plural(count: int, one: str, several: str) -> str:
    """Write a count with its noun.

    Example:
        >>> plural(1, "fil", "filer"), plural(0, "fil", "filer")
        ('1 fil', '0 filer')
    """
    return f"{number(count)} {one if count == 1 else several}"
