"""Files where the secretariat, or a survey tool, decided what the sheet looks like."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from guidance import GUIDANCE, INTRODUCTION
from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet
from records import Placed, Statement, by_block
from saving import WRAP, first_sheet, save, set_widths, write_header, write_row, write_title

FORM_ROWS = 20
HEADER_ROW = 10

FORM_HEADERS = {
    "nb": ["Nr", "Gjelder (egen virksomhet / helsefellesskapet)", "Utfordring", "Forslag til tiltak",
           "Prioritet (1-3)"],
    "nn": ["Nr", "Gjeld (eiga verksemd / helsefellesskapet)", "Utfordring", "Framlegg til tiltak",
           "Prioritet (1-3)"],
}  # fmt: skip
FORM_TITLES = {
    "nb": ("Innspill til overordnet strategi for Helsefellesskapet i Bergensområdet", "Skjema for partnerne"),
    "nn": ("Innspel til overordna strategi for Helsefellesskapet i Bergensområdet", "Skjema for partnarane"),
}
FORM_LABELS = {
    "nb": ("Partner:", "Kontaktperson:", "E-post:"),
    "nn": ("Partnar:", "Kontaktperson:", "E-post:"),
}


@dataclass(frozen=True)
class FilledForm:
    """The secretariat's form as one partner filled it in: who they say they are, and who they are."""

    partner: str
    written: str
    language: str
    contact: str
    email: str
    scopes: tuple[str, str]

    def build(self, path: Path, statements: Sequence[Statement]) -> list[Placed]:
        """Write the form and its second sheet with guidance."""
        workbook = Workbook()
        sheet = first_sheet(workbook, "Skjema")
        self._write_top(sheet)
        words = dict(zip(("own", "common"), self.scopes, strict=True))
        placed = []
        for number, statement in enumerate(statements, start=1):
            row = HEADER_ROW + number
            priority = int(statement.priority) if statement.priority else None
            values = [number, words[statement.scope], statement.text, statement.measure, priority]
            write_row(sheet, row, values)
            placed.append(Placed(sheet.title, f"C{row}", self.partner, statement))
        for number in range(len(statements) + 1, FORM_ROWS + 1):
            write_row(sheet, HEADER_ROW + number, [number, None, None, None, None])
        write_guidance(workbook, self.language)
        save(workbook, path)
        return placed

    def _write_top(self, sheet: Worksheet) -> None:
        """Write titles, introduction, the sender's lines and the header of the table."""
        title, subtitle = FORM_TITLES[self.language]
        write_title(sheet, 1, title, last="E", size=16)
        write_title(sheet, 2, subtitle, last="E", size=12)
        write_title(sheet, 4, INTRODUCTION[self.language], last="E", size=11)
        sheet.row_dimensions[4].height = 78
        answers = (self.written, self.contact, self.email)
        for row, (label, answer) in enumerate(zip(FORM_LABELS[self.language], answers, strict=True), start=6):
            sheet.cell(row, 1, label).font = Font(bold=True)
            sheet.cell(row, 2, answer)
        write_header(sheet, HEADER_ROW, FORM_HEADERS[self.language])
        set_widths(sheet, (17, 27, 62, 44, 12))
        sheet.freeze_panes = f"A{HEADER_ROW + 1}"


def write_guidance(workbook: Workbook, language: str) -> None:
    """Add the sheet that tells partners how to fill in the form; it holds no challenge."""
    sheet = workbook.create_sheet({"nb": "Veiledning", "nn": "Rettleiing"}[language])
    sheet.column_dimensions["A"].width = 100
    for row, paragraph in enumerate(GUIDANCE[language], start=1):
        cell = sheet.cell(row, 1, paragraph)
        cell.alignment = WRAP
        cell.font = Font(bold=row == 1)


def build_key_value(path: Path, statements: Sequence[Statement]) -> list[Placed]:
    """Write a form with the label on the left and the answer on the right."""
    workbook = Workbook()
    sheet = first_sheet(workbook, "Svar")
    partner = "Samnanger kommune"
    sheet["A1"] = "Helsefelleskapet – innspel til strategi"
    sheet["A1"].font = Font(bold=True, size=14)
    lines: list[tuple[str, str, Statement | None]] = [
        ("Kommune", partner, None),
        ("Utfylt av", "Einingsleiar helse og omsorg", None),
        ("E-post", "helse.samnanger@example.no", None),
    ]
    for statement in statements:
        number = statement.block.split()[1]
        lines.append((statement.block, statement.text, statement))
        lines.append((f"Tiltak til utfordring {number}", statement.measure, None))
    placed = []
    for row, (label, answer, statement) in enumerate(lines, start=3):
        sheet.cell(row, 1, label).font = Font(bold=True)
        sheet.cell(row, 2, answer or None).alignment = WRAP
        if statement:
            placed.append(Placed(sheet.title, f"B{row}", partner, statement))
    set_widths(sheet, (38, 90))
    save(workbook, path)
    return placed


SURVEY_HEADERS = (
    "ID",
    "Starttidspunkt",
    "Fullføringstidspunkt",
    "E-postadresse",
    "Navn",
    "Hvem svarer du på vegne av?",
    "Hva er de viktigste utfordringene for din egen virksomhet?",
    "Har du forslag til tiltak i egen virksomhet?",
    "Hva er de viktigste utfordringene for helsefellesskapet som helhet?",
    "Har du forslag til tiltak i helsefellesskapet?",
)


@dataclass(frozen=True)
class Respondent:
    """One response to the survey: who they say they are, who they are, and how they list things."""

    written: str
    partner: str
    marker: str
    email: str = "anonymous"
    name: str = ""


RESPONDENTS = {
    "1": Respondent("Lindås", "Alver kommune", "{}. ", "post.knarvik@example.no", "Einar Eksempeldal"),
    "2": Respondent("Haukeland universitetssjukehus, seksjon for samhandling", "Helse Bergen HF", ""),
    "3": Respondent("Fastlege i Fyllingsdalen", "Fastleger", ""),
    "4": Respondent("Voss DPS, NKS Bjørkeli", "Voss Distriktspsykiatriske Senter NKS Bjørkeli", "- "),
    "5": Respondent("Eldrerådet", "Brukerrepresentanter", "• ", "eldre@example.no", "Oddny Utdiktet"),
    "6": Respondent("Foreningen Åpen Dør Nordhordland", "Foreningen Åpen Dør Nordhordland", "{}) "),
    "7": Respondent("Samnanger", "Samnanger kommune", ""),
    "8": Respondent("Bergen kommune, hjemmebaserte tjenester", "Bergen kommune", "",
                    "hjemme@example.no", "Siri Oppdiktet"),
    "9": Respondent("Kvam herad", "Kvam herad", ""),
    "10": Respondent("Fjell (no Øygarden)", "Øygarden kommune", "", "fjell@example.no", "Olav Tenktnes"),
}  # fmt: skip


def build_survey(path: Path, statements: Sequence[Statement]) -> list[Placed]:
    """Write a Microsoft Forms export: one response a row, several challenges in a cell."""
    workbook = Workbook()
    sheet = first_sheet(workbook, "Sheet1")
    write_header(sheet, 1, SURVEY_HEADERS)
    placed = []
    for row, (identity, answers) in enumerate(by_block(statements).items(), start=2):
        who = RESPONDENTS[identity]
        begun = datetime(2023, 9, int(identity) + 3, 8 + int(identity), 12, 40)
        values = [int(identity), begun, begun.replace(minute=31), who.email, who.name or None, who.written]
        for column, value in enumerate(values, start=1):
            cell = sheet.cell(row, column, value)
            if isinstance(value, datetime):
                cell.number_format = "dd.mm.yyyy hh:mm:ss"
        for scope, column in (("own", 7), ("common", 9)):
            chosen = [answer for answer in answers if answer.scope == scope]
            sheet.cell(row, column, listing([answer.text for answer in chosen], who.marker) or None)
            sheet.cell(row, column + 1, measures([answer.measure for answer in chosen], who.marker) or None)
            address = sheet.cell(row, column).coordinate
            placed += [Placed(sheet.title, address, who.partner, answer) for answer in chosen]
        for column in range(1, len(SURVEY_HEADERS) + 1):
            sheet.cell(row, column).alignment = WRAP
    set_widths(sheet, (6, 18, 18, 24, 18, 26, 50, 40, 50, 40))
    save(workbook, path)
    return placed


def listing(texts: Sequence[str], marker: str) -> str:
    """Put several statements in one cell, a line each; a single one stands without a marker."""
    if len(texts) == 1:
        return texts[0]
    return "\n".join(marker.format(number) + text for number, text in enumerate(texts, start=1))


def measures(texts: Sequence[str], marker: str) -> str:
    """Put the measures in one cell: the shared one once, otherwise under the number of the challenge."""
    given = [(number, text) for number, text in enumerate(texts, start=1) if text]
    if len({text for _, text in given}) == 1 and len(texts) == len(given):
        return given[0][1]
    numbered = marker if "{}" in marker or len(given) == len(texts) else "{}. "
    return "\n".join(numbered.format(number) + text for number, text in given)
