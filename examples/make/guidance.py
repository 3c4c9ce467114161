"""Texts of the secretariat: what stands above the form and on its second sheet. None of it is an answer."""

from __future__ import annotations

from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Font
from saving import WRAP, first_sheet, save

INTRODUCTION = {
    "nb": (
        "Helsefellesskapet skal lage en felles strategi for de neste fire årene. Vi ber hver partner om å "
        "beskrive strategiske utfordringer, både for egen virksomhet og for helsefellesskapet som helhet. "
        "Skriv én utfordring per rad, og bruk gjerne korte setninger. Se arket «Veiledning» for eksempler. "
        "Skjemaet sendes til sekretariatet innen 29. september 2023."
    ),
    "nn": (
        "Helsefellesskapet skal lage ein felles strategi for dei neste fire åra. Vi ber kvar partnar om å "
        "skildre strategiske utfordringar, både for eiga verksemd og for helsefellesskapet som heilskap. "
        "Skriv éi utfordring per rad, og bruk gjerne korte setningar. Sjå arket «Rettleiing» for døme. "
        "Skjemaet skal sendast til sekretariatet innan 29. september 2023."
    ),
}

GUIDANCE = {
    "nb": [
        "Slik fyller du ut skjemaet",
        "Skriv én utfordring per rad. Har utfordringen flere sider, bruker du flere rader.",
        "I kolonnen «Gjelder» velger du om utfordringen gjelder egen virksomhet eller helsefellesskapet.",
        "Eksempel: «Vi mangler helsefagarbeidere på natt, og det går ut over tryggheten til beboerne.»",
        "Eksempelet er ment som hjelp og skal ikke regnes med i svarene.",
        "Prioritet 1 er det viktigste. Bruk helst ikke 1 på mer enn tre rader.",
        "Skriv ikke navn på pasienter eller ansatte. Svarene kan bli offentlige.",
        "Spørsmål rettes til sekretariatet på sekretariat@example.no.",
    ],
    "nn": [
        "Slik fyller du ut skjemaet",
        "Skriv éi utfordring per rad. Har utfordringa fleire sider, bruker du fleire rader.",
        "I kolonnen «Gjeld» vel du om utfordringa gjeld eiga verksemd eller helsefellesskapet.",
        "Døme: «Vi manglar helsefagarbeidarar på natt, og det går ut over tryggleiken til bebuarane.»",
        "Dømet er meint som hjelp og skal ikkje reknast med i svara.",
        "Prioritet 1 er det viktigaste. Bruk helst ikkje 1 på meir enn tre rader.",
        "Skriv ikkje namn på pasientar eller tilsette. Svara kan verte offentlege.",
        "Spørsmål går til sekretariatet på sekretariat@example.no.",
    ],
}


def write_workbook(path: Path) -> None:
    """Write a workbook of guidance alone, one sheet in each form of Norwegian."""
    workbook = Workbook()
    sheets = {"nb": first_sheet(workbook, "Bokmål"), "nn": workbook.create_sheet("Nynorsk")}
    for language, sheet in sheets.items():
        sheet.column_dimensions["A"].width = 110
        for row, paragraph in enumerate([*GUIDANCE[language], INTRODUCTION[language]], start=1):
            cell = sheet.cell(row, 1, paragraph)
            cell.alignment = WRAP
            cell.font = Font(bold=row == 1)
    save(workbook, path)
