"""The workbook: one sheet per table, texts that stay texts, and the same bytes every time."""

from __future__ import annotations

import io
from dataclasses import replace

import openpyxl
import pytest

from innspill import __version__
from innspill.export import ENDINGS, FORMATS
from innspill.export.formats import Render
from innspill.model import Challenge, Place
from innspill.summarise import Row, Summary
from innspill.themes import Theme
from tests.sample import FORMULA, MARKUP, STRANGER, sample_summary

Cells = list[tuple[object, ...]]
RENDERS = {
    **{f"-o {ending}": render for ending, render in ENDINGS.items()},
    **{f"-f {n}": r for n, r in FORMATS.items()},
}


def load(summary: Summary) -> openpyxl.Workbook:
    """Render a summary and open it again."""
    return openpyxl.load_workbook(io.BytesIO(ENDINGS[".xlsx"](summary)))


def visible(summary: Summary) -> list[str]:
    """Give the names of the sheets that a reader sees."""
    return [sheet.title for sheet in load(summary) if sheet.sheet_state == "visible"]


def cells(summary: Summary, sheet: str) -> Cells:
    """Give the values of a sheet, line by line."""
    return list(load(summary)[sheet].iter_rows(values_only=True))


def with_text(text: str) -> Summary:
    """Give a round with one challenge."""
    summary = sample_summary()
    challenge = Challenge("aaaaaaaaaaaa", Place("a.csv", "", "A2"), text, "Voss herad", "kommune")
    return replace(summary, rows=(Row("aaaaaaaaaaaa", challenge, summary.rows[0].decision, None),), groups=())


@pytest.mark.parametrize("render", RENDERS.values(), ids=list(RENDERS))
def test_two_renders_are_the_same(render: Render) -> None:
    """Every format gives the same bytes for the same summary."""
    assert render(sample_summary()) == render(sample_summary())


def test_formats_are_exhaustive() -> None:
    """A new format or ending is put here when it has its own tests."""
    assert list(FORMATS) == ["json", "csv", "md"]
    assert list(ENDINGS) == [".xlsx", ".json", ".csv", ".md"]


@pytest.mark.parametrize("render", RENDERS.values(), ids=list(RENDERS))
def test_every_format_tells_everything(render: Render) -> None:
    """Every format holds the partner that nobody expected; those with challenges hold the excluded one too."""
    content = render(sample_summary())
    if content.startswith(b"PK"):
        content = "\n".join(str(sheet) for sheet in _all_cells(content)).encode()

    assert b"pen[/red] D" in content.replace(b"\\", b"")


def _all_cells(content: bytes) -> Cells:
    book = openpyxl.load_workbook(io.BytesIO(content))
    return [line for sheet in book for line in sheet.iter_rows(values_only=True)]


def test_sheets() -> None:
    """The sheets come in the order in which people read them."""
    expected = [
        "Sammendrag",
        "Tema og partnertype",
        "Tema og partner",
        "Grupper",
        "Innspill",
        "Partnere",
        "Merknader",
        "Regnskap",
        "Om analysen",
    ]

    assert expected == visible(sample_summary())


@pytest.mark.parametrize(
    ("sheet", "expected"),
    [
        pytest.param(
            "Sammendrag",
            [
                ("Tema", "Innspill", "Partnere", "Andel i prosent", "Egne", "Felles", "Ikke oppgitt", "Se over"),
                ("Rekruttering og bemanning", 2, 2, 66.7, 1, 1, 0, 1),
                ("Økonomi", 0, 0, 0, 0, 0, 0, 0),
                ("Annet", 1, 1, 33.3, 0, 0, 1, 1),
            ],
            id="themes",
        ),
        pytest.param(
            "Tema og partnertype",
            [
                ("Partnertype", "Innspill", "Rekruttering og bemanning", "Økonomi", "Annet"),
                ("Kommuner", 1, 1, 0, 0),
                ("Helseforetak", 1, 1, 0, 0),
                ("Frivillige", 1, 0, 0, 1),
            ],
            id="partner types",
        ),
        pytest.param(
            "Grupper",
            [
                (
                    "Gruppe",
                    "Det som sies",
                    "Partnere",
                    "Innspill",
                    "Tema",
                    "Partnertyper",
                    "Likhet i prosent",
                    "Kopier",
                    "Forslag til arena",
                    "Hvem",
                ),
                (
                    "g001",
                    MARKUP,
                    2,
                    2,
                    "Rekruttering og bemanning",
                    "helseforetak 1, kommune 1",
                    100,
                    0,
                    "Felles strategi",
                    "Helse Bergen HF, Voss herad",
                ),
            ],
            id="groups",
        ),
        pytest.param(
            "Partnere",
            [
                ("Partner", "Partnertype", "Område", "Ventet", "Har svart", "Innspill", "Filer"),
                ("Voss herad", "Kommuner", "Voss", "ja", "ja", 1, 1),
                ("Helse Bergen HF", "Helseforetak", None, "ja", "ja", 1, 1),
                ("Fastleger", "Fastleger", None, "ja", "nei", 0, 0),
                (STRANGER, "Frivillige", None, "nei", "ja", 1, 1),
            ],
            id="coverage",
        ),
        pytest.param(
            "Om analysen",
            [
                ("Hva", "Verdi"),
                ("Runde", "Prøverunden [2023]"),
                ("Program", f"innspill {__version__}"),
                ("Temasett", "prøve"),
                ("Partnerregister", "Prøveregisteret"),
                ("Innspill som er talt", 3),
                ("Celler med innhold", 11),
                ("Alle celler gjort rede for", "ja"),
                ("Fil: samla.csv", "SHA-256 " + "b" * 64),
                ("Fil: voss.xlsx", "SHA-256 " + "a" * 64),
                ("Fil: øydelagt.xlsx", "SHA-256 " + "c" * 64),
            ],
            id="about",
        ),
    ],
)
def test_whole_sheets(sheet: str, expected: Cells) -> None:
    """Each sheet shows one table, in Norwegian, with the numbers of the summary."""
    assert expected == cells(sample_summary(), sheet)


def test_challenges() -> None:
    """Every challenge is on its sheet, also the excluded one, with what people need to judge the decision."""
    header, *lines = cells(sample_summary(), "Innspill")
    own = dict(zip(header, lines[2], strict=True))
    expected = {
        "Id": "aaaaaaaaaaaa",
        "Fil": "voss.xlsx",
        "Ark": "Svar",
        "Celle": "B2",
        "Partner": "Voss herad",
        "Partnertype": "Kommuner",
        "Gjelder": "Egne",
        "Kanal": None,
        "Innspill": FORMULA,
        "Tiltak": "- flere lærlinger\n- «felles» vakt, natt; helg",
        "Prioritet": "1",
        "Partnerens tema": "@folk",
        "Tema": "Rekruttering og bemanning",
        "Rett tema": None,
        "Rett annet tema": None,
        "Ikke et innspill": None,
        "Kommentar": None,
        "Annet tema": "Økonomi",
        "Sikkerhet": 86,
        "Se over": "nei",
        "Grunn": "Sykepleiere (90 %)",
        "Gruppe": "g001",
        "Målgrupper": None,
        "Personopplysninger": None,
        "Utelatt": None,
    }

    assert expected == {key: value or None for key, value in own.items()}
    assert [line[header.index("Utelatt")] for line in lines] == [None, None, None, "sier ingenting"]


@pytest.mark.parametrize("text", ["=2+2", "+47 55", "-1", "@SUM(A1)", "#REF!", "1/2", "=cmd|' /C calc'!A0"])
def test_no_text_runs_as_a_formula(text: str) -> None:
    """What a partner wrote is stored as text, character for character, whatever it begins with."""
    sheet = load(with_text(text))["Innspill"]
    column = [cell.value for cell in sheet[1]].index("Innspill") + 1
    cell = sheet.cell(2, column)

    assert (cell.value, cell.data_type) == (text, "s")


def test_no_cell_is_a_formula() -> None:
    """No cell of any sheet is a formula."""
    formulas = [
        cell.coordinate for sheet in load(sample_summary()) for row in sheet for cell in row if cell.data_type == "f"
    ]

    assert formulas == []


def test_a_text_that_is_too_long_is_cut_with_a_mark() -> None:
    """A text longer than Excel allows in a cell is shortened, with a mark that shows it."""
    header, line = cells(with_text("å" * 40_000), "Innspill")
    shown = dict(zip(header, line, strict=True))["Innspill"]

    assert shown == "å" * 32_766 + "…"


@pytest.mark.parametrize("text", ["\ufffe", "\uffff", "\x0b"], ids=["FFFE", "FFFF", "vertical tab"])
def test_characters_that_xml_cannot_hold(text: str) -> None:
    """A character that may not stand in a workbook does not make it unreadable."""
    header, line = cells(with_text(f"Vi mangler {text}sykepleiere"), "Innspill")
    shown = str(dict(zip(header, line, strict=True))["Innspill"])

    assert shown.startswith("Vi mangler ")
    assert shown.endswith("sykepleiere")


def test_a_title_that_xml_cannot_hold() -> None:
    """A control character in the title of a user's theme does not stop the workbook."""
    summary = sample_summary()
    themes = (Theme("rekruttering", {"nb": "Rekrut\x01tering"}, {}, {}), *summary.theme_set.themes[1:])
    changed = replace(summary, title="Runde \x01", theme_set=replace(summary.theme_set, themes=themes))

    assert str(cells(changed, "Tema og partner")[0][2]).startswith("Rekrut")


@pytest.mark.parametrize("render", RENDERS.values(), ids=list(RENDERS))
def test_a_file_name_that_is_no_text(render: Render) -> None:
    """A file whose name has bytes that are no UTF-8, as from an old disk, stops no format."""
    summary = sample_summary()
    row = summary.rows[0]
    named = replace(row, challenge=replace(row.challenge, place=Place("svar \udcf8.csv", "", "A2")))
    content = render(replace(summary, rows=(named, *summary.rows[1:])))

    assert content == render(replace(summary, rows=(named, *summary.rows[1:])))


def test_sheets_are_ready_to_print() -> None:
    """Every sheet has a fixed, repeated header with a filter, and is fitted to the width of a landscape page."""
    book = load(sample_summary())
    found = {
        (sheet.freeze_panes, sheet.print_title_rows, sheet.page_setup.orientation, sheet.page_setup.fitToHeight)
        for sheet in book
        if sheet.sheet_state == "visible"
    }

    assert found == {("A2", "$1:$1", "landscape", 0)}
    assert book["Sammendrag"].auto_filter.ref == "A1:H4"


def test_a_round_without_groups_and_problems() -> None:
    """Tables without lines get no sheet; the sheet of challenges is always there."""
    summary = replace(sample_summary(), groups=(), problems=())
    names = visible(summary)

    assert names == [
        "Sammendrag",
        "Tema og partnertype",
        "Tema og partner",
        "Innspill",
        "Partnere",
        "Regnskap",
        "Om analysen",
    ]
