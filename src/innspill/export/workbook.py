"""The summary as a workbook for Excel: one sheet per table, the same bytes for the same input."""

from __future__ import annotations

import io
import math
import re
import zipfile
from collections.abc import Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import Cell, MergedCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from innspill import __version__, labels
from innspill.decisions import Correction
from innspill.discover import OWN_MARK
from innspill.export.records import challenge_records
from innspill.summarise import Summary, table_records

_HEADINGS = {"what": "Hva", "value": "Verdi"}
_HEADER_FONT = Font(bold=True, color="FFFFFF")
_HEADER_FILL = PatternFill("solid", fgColor="1F3864")
_FOR_PEOPLE = PatternFill("solid", fgColor="FFF8E1")
"""The cells that people fill in; the header says the same in words."""
_FILLED_IN = ("right_theme", "right_secondary", "not_challenge", "remark")
_CHOICES = "Valg"
_WRAP = Alignment(wrap_text=True, vertical="top")
_WRAP_TEXT = Alignment(wrap_text=True, vertical="top", horizontal="left", indent=1)
"""Texts stand a little in, so that they do not touch a number to their left."""
_LONGEST_CELL = 32_767
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_FIXED_TIME = (1980, 1, 1, 0, 0, 0)
_CHANGING_DATES = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
_WIDTHS = {
    "text": 60, "heading": 60, "names": 60, "measure": 40, "message": 60, "advice": 45, "file": 44, "partner": 36,
    "theme": 31, "secondary": 20, "reason": 40, "sheet": 24, "area": 17, "code": 22, "what": 60, "value": 68,
    "right_theme": 26, "right_secondary": 22, "remark": 30,
    "types": 24, "arena": 18, "patient_group": 34, "suggestion": 30, "patient_groups": 24,
}  # fmt: skip
"""Widths of columns, in characters, where the usual one is too narrow."""
_USUAL_WIDTH = 13
_SHEETS = {
    "themes": "Sammendrag",
    "themes_by_partner_type": "Tema og partnertype",
    "themes_by_partner": "Tema og partner",
    "patient_groups": "Målgrupper",
    "groups": "Grupper",
    "suggestions": "Forslag til temaer",
    "challenges": "Innspill",
    "coverage": "Partnere",
    "problems": "Merknader",
    "accounting": "Regnskap",
    "about": "Om analysen",
}
_CHALLENGE_KEYS = (
    "partner", "partner_type", "scope", "text", "theme", "confidence", "review", "right_theme", "right_secondary",
    "not_challenge", "remark", "secondary", "reason", "measure", "patient_groups", "group",
    "excluded", "file", "sheet", "cell", "occasion", "priority", "own_theme", "personal_data", "id",
)  # fmt: skip
_LAST_PRINTED = "G"
"""The last column of the challenges that is printed; more would not fit on a page in a size that can be read."""
_LINE_HEIGHT = 15
_WIDER_THAN_COUNTED = 1.15
_TALLEST_ROW = 400


def render(summary: Summary) -> bytes:
    """Give the workbook. Partner texts are stored as text, so that none of them can run as a formula."""
    book = Workbook()
    book.remove(book.worksheets[0])
    book.properties.creator = OWN_MARK
    book.properties.title = _NOT_IN_XML.sub("", summary.title)
    titles = {theme.id: theme.title_in("nb") for theme in summary.theme_set.themes}
    records = {name: table_records(frame) for name, frame in summary.tables().items()}
    records["challenges"] = [
        _shown(record) | _correction(row.correction, titles)
        for record, row in zip(challenge_records(summary), summary.rows, strict=True)
    ]
    records["about"] = _about(summary)
    keys = {name: list(rows[0]) for name, rows in records.items() if rows}
    keys["challenges"] = list(_CHALLENGE_KEYS)
    for name, sheet_name in _SHEETS.items():
        if name in keys:
            _add_sheet(book.create_sheet(sheet_name), keys[name], records[name], titles)
    _offer_choices(book, titles)
    target = io.BytesIO()
    book.save(target)
    return _without_times(target.getvalue())


def _add_sheet(
    sheet: Worksheet, keys: Sequence[str], records: Sequence[dict[str, Any]], titles: dict[str, str]
) -> None:
    shown = [[_value(key, record[key], titles) for key in keys] for record in records]
    for number, key in enumerate(keys):
        is_number = any(isinstance(line[number], int | float) for line in shown)
        title = titles.get(key) or _HEADINGS.get(key) or labels.COLUMNS.get(key, key)
        sheet.column_dimensions[get_column_letter(number + 1)].width = _WIDTHS.get(key, _USUAL_WIDTH)
        _fill_header(sheet.cell(1, number + 1), title, is_number=is_number)
        for row, line in enumerate(shown, 2):
            _fill(sheet.cell(row, number + 1), key, line[number])
    sheet.row_dimensions[1].height = 2 * _LINE_HEIGHT
    for row, line in enumerate(shown, 2):
        sheet.row_dimensions[row].height = _height(keys, line)
    if keys == list(_CHALLENGE_KEYS):
        sheet.print_area = f"A1:{_LAST_PRINTED}{len(records) + 1}"
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(keys))}{len(records) + 1}"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = "1:1"


def _height(keys: Sequence[str], line: Sequence[str | int | float | None]) -> float:
    """Work out the height of a row, in points, from its longest wrapped text; LibreOffice does not do it itself."""
    lines = [
        math.ceil(len(text) * _WIDER_THAN_COUNTED / _WIDTHS.get(key, _USUAL_WIDTH))
        for key, text in zip(keys, line, strict=True)
        if isinstance(text, str)
    ]
    return min(_TALLEST_ROW, _LINE_HEIGHT * max([1, *lines]))


def _fill_header(cell: Cell | MergedCell, text: str, *, is_number: bool) -> None:
    cell.value = _NOT_IN_XML.sub("", text)
    cell.font, cell.fill = _HEADER_FONT, _HEADER_FILL
    cell.alignment = Alignment(
        wrap_text=True, vertical="top", horizontal="right" if is_number else "left", indent=0 if is_number else 1
    )


def _fill(cell: Cell | MergedCell, key: str, shown: str | int | float | None) -> None:
    cell.value = shown
    cell.alignment = _WRAP_TEXT if isinstance(shown, str) else _WRAP
    if isinstance(shown, str):
        cell.data_type = "s"
    if key == "share":
        cell.number_format = "0.0"


def _value(key: str, value: Any, titles: dict[str, str]) -> str | int | float | None:
    if isinstance(value, bool):
        return "ja" if value else "nei"
    if isinstance(value, int | float):
        return value
    if value is None:
        return None
    text = _NOT_IN_XML.sub("", _text(key, value, titles))
    return text if len(text) <= _LONGEST_CELL else text[: _LONGEST_CELL - 1] + "…"


def _text(key: str, value: Any, titles: dict[str, str]) -> str:
    if key == "theme":
        return titles.get(str(value), str(value))
    if key == "secondary":
        return ", ".join(titles.get(theme, theme) for theme in value)
    known = {
        "partner_type": labels.PARTNER_TYPES,
        "scope": labels.SCOPES,
        "excluded": labels.EXCLUSIONS,
        "arena": labels.ARENAS,
    }.get(key, {})
    return known.get(str(value), str(value))


def _correction(correction: Correction | None, titles: dict[str, str]) -> dict[str, str | None]:
    """Give what people have corrected, for the columns that they fill in."""
    if correction is None:
        return dict.fromkeys(_FILLED_IN)
    secondary = correction.secondary
    return {
        "right_theme": titles[correction.theme] if correction.theme else None,
        "right_secondary": labels.NO_THEME if secondary == "" else titles[secondary] if secondary else None,
        "not_challenge": None if correction.is_challenge else "ja",
        "remark": correction.remark or None,
    }


def _offer_choices(book: Workbook, titles: dict[str, str]) -> None:
    """Give the columns for corrections their drop-downs; the themes stand on a hidden sheet, because they are long."""
    sheet, choices = book[_SHEETS["challenges"]], book.create_sheet(_CHOICES)
    choices.sheet_state = "hidden"
    for row, title in enumerate([*titles.values(), labels.NO_THEME], 1):
        choices.cell(row, 1, _NOT_IN_XML.sub("", title))
    last = sheet.max_row
    for key, rows in (("right_theme", len(titles)), ("right_secondary", len(titles) + 1)):
        _offer(sheet, key, f"{_CHOICES}!$A$1:$A${rows}", last, "Velg et tema fra listen.")
    _offer(sheet, "not_challenge", '"ja"', last, "Velg ja, eller la cellen stå tom.")
    for row in range(2, last + 1):
        for key in _FILLED_IN:
            sheet.cell(row, _CHALLENGE_KEYS.index(key) + 1).fill = _FOR_PEOPLE


def _offer(sheet: Worksheet, key: str, source: str, last: int, advice: str) -> None:
    rule = DataValidation("list", formula1=source, allow_blank=True, showErrorMessage=True, error=advice)
    rule.errorTitle = labels.COLUMNS[key]
    sheet.add_data_validation(rule)
    letter = get_column_letter(_CHALLENGE_KEYS.index(key) + 1)
    rule.add(f"{letter}2:{letter}{max(last, 2)}")


def _shown(record: dict[str, Any]) -> dict[str, Any]:
    words = ", ".join(f"{reason['matched']} ({reason['share']} %)" for reason in record["reason"])
    listed = {key: ", ".join(record[key]) for key in ("personal_data", "patient_groups")}
    return {**record, "reason": words, **listed}


def _about(summary: Summary) -> list[dict[str, Any]]:
    """List what the analysis was made with, so that it can be made again."""
    cells = sum(account.cells for account in summary.accounts)
    lines = [
        ("Runde", summary.title),
        ("Program", f"innspill {__version__}"),
        ("Temasett", summary.theme_set.name),
        ("Partnerregister", summary.register.title),
        ("Innspill som er talt", len(summary.counted)),
        ("Celler med innhold", cells),
        ("Alle celler gjort rede for", "ja" if summary.is_balanced else "nei"),
        *((f"Fil: {source.file}", f"SHA-256 {source.sha256}") for source in summary.sources),
    ]
    return [{"what": what, "value": value} for what, value in lines]


def _without_times(content: bytes) -> bytes:
    """Pack the workbook again with fixed times, so that two runs give the same bytes."""
    target = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as source,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as packed,
    ):
        for part in source.infolist():
            data = source.read(part)
            if part.filename == "docProps/core.xml":
                data = _CHANGING_DATES.sub(rb"\g<1>1980-01-01T00:00:00Z", data)
            entry = zipfile.ZipInfo(part.filename, _FIXED_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            packed.writestr(entry, data)
    return target.getvalue()
