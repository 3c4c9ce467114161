"""Files are read by what they hold, and never stop the run."""

from __future__ import annotations

import datetime as dt
import hashlib
import io
import zipfile
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from docx import Document
from docx.oxml.parser import parse_xml
from docx.table import Table
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment

from innspill.model import Place, Problem, Sheet, Source, Workbook
from innspill.read import read_workbook
from innspill.read.markup import read_markup
from innspill.read.repair import repair_sheet
from tests.conftest import MakeWorkbook
from tests.xlsb import xlsb_bytes

_LIMIT = 50_000_000
_ASK_AGAIN = "Be partneren lagre filen på nytt i Excel som .xlsx og sende den igjen."
_AS_TABLE = "Be om svaret som regneark."
_ENCRYPTED = ("encrypted", "Filen er beskyttet med passord og kan ikke leses.", "Be om filen uten passord.")
_CORRUPT = ("corrupt", "Filen er skadet og kan ikke leses.", _ASK_AGAIN)
_EMPTY = ("empty", "Filen er tom.", "Be partneren sende filen på nytt.")
_BOMB = ("bomb", "Filen blir urimelig stor når den pakkes ut, og er ikke lest.", _ASK_AGAIN)
_NOISE = b"\x00" + b"".join(hashlib.sha256(bytes([number])).digest() for number in range(100))
_ROWS = (("Utfordring", "Tiltak"), ("Ærlig talt: øk bemanningen på Åsane", "Flere stillinger"))


def _source(path: Path) -> Source:
    return Source(path.name, path, sha256="", size=0)


def _read(path: Path, max_expanded: int = _LIMIT) -> Workbook:
    return read_workbook(_source(path), max_expanded=max_expanded)


def _of(tmp_path: Path, name: str, content: bytes) -> Workbook:
    path = tmp_path / name
    path.write_bytes(content)
    return _read(path)


def _sheet(name: str, rows: Iterable[Iterable[str]], at: tuple[int, int] = (0, 0), **more: Any) -> Sheet:
    return replace(Sheet.of_rows(name, rows, top=at[0], left=at[1]), **more)


def _problem(book: Workbook) -> tuple[str, str, str]:
    """Give the one problem of a file without sheets."""
    (problem,) = book.problems
    assert ((), Place(book.source.file)) == (book.sheets, problem.place)
    return problem.code, problem.message, problem.advice


def _zip(*names: str) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name in names:
            archive.writestr(name, "<x/>")
    return content.getvalue()


def test_values_are_shown_as_in_excel(workbook: MakeWorkbook) -> None:
    """Numbers, dates, times and truth values are texts as Excel in Norway shows them."""
    values: list[list[object]] = [
        ["tekst", " Sam\u00adhandling\u00a0nå "],
        ["tall", 3, 3.0, 1.5, -12_000_000],
        ["dato", dt.date(2023, 8, 1), dt.datetime(2023, 8, 1, 14, 5), dt.time(9, 30)],
        ["sant", True, False],
        ["formel", "=1+1"],
    ]
    path = workbook(values)
    expected = (
        ("tekst", "Samhandling nå", "", "", ""),
        ("tall", "3", "3", "1,5", "-12000000"),
        ("dato", "01.08.2023", "01.08.2023 14:05", "09:30", ""),
        ("sant", "SANN", "USANN", "", ""),
        ("formel", "=1+1", "", "", ""),
    )

    assert Workbook(_source(path), (_sheet("Ark1", expected),)) == _read(path)


def test_place_hidden_sheets_and_merged_cells(workbook: MakeWorkbook) -> None:
    """Where the texts begin, which cells are merged, and that a sheet is hidden, is kept."""
    path = workbook(
        [[], [], [None, "Partner", "Utfordring"], [None, "Voss", "Leger"], [None, None, "Turnus"]],
        merged=["B4:B5"],
        more={"Skjult": [["Utfordring"]], "Tomt": []},
        hidden=["Skjult"],
    )
    shown = _sheet(
        "Ark1", (("Partner", "Utfordring"), ("Voss", "Leger"), ("", "Turnus")), at=(2, 1), merged=((3, 1, 4, 1),)
    )
    hidden = _sheet("Skjult", (("Utfordring",),), hidden=True)

    assert Workbook(_source(path), (shown, hidden, Sheet("Tomt", {}))) == _read(path)


def test_errors_in_cells_are_told(tmp_path: Path) -> None:
    """A cell that holds an error instead of a text is told, with its place: nothing is lost."""
    path = tmp_path / "svar.xlsx"
    book = openpyxl.Workbook()
    for row in (["Utfordring", "Tiltak"], ["#REF!", "Lønn"]):
        book.worksheets[0].append(row)
    book.worksheets[0].title = "Ark1"
    book.save(path)

    problem = Problem(
        "error_value",
        Place("svar.xlsx", "Ark1", "A2"),
        "Cellen har en feilverdi, som #REF!, i stedet for tekst.",
        "Be partneren rette formelen, eller skrive inn teksten.",
    )
    sheet = _sheet("Ark1", (("Utfordring", "Tiltak"), ("", "Lønn")), error_cells=1)

    assert Workbook(_source(path), (sheet,), (problem,)) == _read(path)


def test_cell_in_the_far_corner(tmp_path: Path) -> None:
    """A text in the last cell that Excel has costs no memory, and keeps its place."""
    path = tmp_path / "svar.xlsx"
    book = openpyxl.Workbook()
    page, hidden = book.worksheets[0], book.create_sheet("Skjult")
    page.title = "Ark1"
    hidden.sheet_state = "hidden"
    for cell, value in {"A1": "Utfordring", "A2": 3.0, "B2": "#REF!", "XFD1048576": "Slutt"}.items():
        page[cell].value = value
    page.merge_cells("A2:A4")
    book.save(path)
    lines = {0: {0: "Utfordring"}, 1: {0: "3"}, 1_048_575: {16_383: "Slutt"}}
    read = _read(path)

    assert (
        (Sheet("Ark1", lines, merged=((1, 0, 3, 0),), error_cells=1), Sheet("Skjult", {}, hidden=True)),
        ["error_value"],
    ) == (
        read.sheets,
        [problem.code for problem in read.problems],
    )


def test_xlsb(tmp_path: Path) -> None:
    """Excel's binary format is read."""
    book = _of(tmp_path, "svar.xlsb", xlsb_bytes(_ROWS, sheet="Svar på brev"))

    assert Workbook(book.source, (_sheet("Svar på brev", _ROWS),)) == book


def test_xls(examples: Path) -> None:
    """The old Excel format is read."""
    book = _read(examples / "bergen-2023" / "kommunar" / "Osterøy kommune.xls")
    (sheet,) = book.sheets

    assert (
        book.problems,
        sheet.name,
        sheet.merged,
        tuple(sheet.lines[2].values()),
        max(sheet.lines) + 1,
    ) == ((), "Innspel", ((0, 0, 0, 2),), ("Kven gjeld det?", "Utfordring", "Tiltak"), 14)


def test_ods(examples: Path) -> None:
    """OpenDocument is read."""
    book = _read(examples / "bergen-2023" / "kommunar" / "Austevoll.ods")
    (sheet,) = book.sheets

    assert (
        book.problems,
        sheet.name,
        tuple(sheet.lines[0].values()),
        max(sheet.lines) + 1,
    ) == ((), "Ark1", ("Gjeld", "Utfordring", "Forslag til tiltak"), 10)


@pytest.mark.parametrize("name", ["svar.xls", "svar.csv", "svar.ods"])
def test_the_content_decides_and_not_the_ending(workbook: MakeWorkbook, name: str) -> None:
    """An xlsx workbook is read under any name."""
    path = workbook(_ROWS, name=name)

    assert Workbook(_source(path), (_sheet("Ark1", _ROWS),)) == _read(path)


@pytest.mark.parametrize(
    ("name", "text", "encoding"),
    [
        pytest.param("svar.csv", "Utfordring;Tiltak\r\n{};{}\r\n", "utf-8", id="utf-8"),
        pytest.param("svar.csv", "Utfordring;Tiltak\r\n{};{}\r\n", "utf-8-sig", id="byte-order-mark"),
        pytest.param("svar.csv", "Utfordring;Tiltak\r\n{};{}\r\n", "cp1252", id="cp1252"),
        pytest.param("svar.csv", "Utfordring;Tiltak\r\n{};{}\r\n", "utf-16", id="utf-16"),
        pytest.param("svar.csv", "Utfordring;Tiltak\r{};{}\r", "utf-8", id="mac-lines"),
        pytest.param("svar.csv", "Utfordring,Tiltak\n{},{}\n", "utf-8", id="comma"),
        pytest.param("svar.csv", "Utfordring|Tiltak\n{}|{}\n", "utf-8", id="bar"),
        pytest.param("svar.csv", '"Utfordring","Tiltak"\n"{}","{}"', "utf-8", id="quoted-no-last-line-end"),
        pytest.param("svar.tsv", "Utfordring\tTiltak\n{}\t{}\n", "utf-8", id="tab"),
        pytest.param("svar.txt", "Utfordring\tTiltak\r\n{}\t{}\r\n", "utf-16", id="unicode-text-from-excel"),
        pytest.param("svar.txt", "Utfordring;Tiltak\n{};{}\n", "utf-8", id="txt-semicolon"),
    ],
)
def test_text_files(tmp_path: Path, name: str, text: str, encoding: str) -> None:
    """Text files are read whatever their encoding, line ends and delimiter."""
    book = _of(tmp_path, name, text.format(*_ROWS[1]).encode(encoding))

    assert Workbook(book.source, (_sheet("", _ROWS, is_named=False),)) == book


def _lines(rows: Iterable[Iterable[str]]) -> dict[int, dict[int, str]]:
    return Sheet.of_rows("", rows).lines


def _texts(tmp_path: Path, content: str, name: str = "svar.csv") -> dict[int, dict[int, str]]:
    book = _of(tmp_path, name, content.encode())
    assert book.problems == ()
    return book.sheets[0].lines


def test_sep_line_is_obeyed_and_is_no_row(tmp_path: Path) -> None:
    """A line «sep=;» names the delimiter and is no row: Excel shows the line below it as row 1."""
    expected = (("Utfordring", "Nr, år"), ("Leger, sykepleiere", "1, 2023"))

    assert _lines(expected) == _texts(tmp_path, "sep=;\r\nUtfordring;Nr, år\r\nLeger, sykepleiere;1, 2023\r\n")


def test_quoted_fields(tmp_path: Path) -> None:
    """Delimiters, line ends and quotation marks inside a quoted field are the text's own."""
    expected = (("Utfordring", "Tiltak"), ('Leger; også\n«faste» og "vikarer"', "Lønn"))

    assert _lines(expected) == _texts(tmp_path, 'Utfordring;Tiltak\r\n"Leger; også\r\n«faste» og ""vikarer""";Lønn\r\n')


def test_uneven_rows(tmp_path: Path) -> None:
    """Rows may be of unequal length, and empty lines keep their place."""
    expected = {0: {0: "a", 1: "b", 2: "c"}, 2: {0: "d"}, 3: {0: "e", 1: "f"}}

    assert expected == _texts(tmp_path, "a;b;c\n\nd\ne;f\n")


@pytest.mark.parametrize("name", ["svar.csv", "svar.txt"])
def test_one_column_is_not_cut_at_commas(tmp_path: Path, name: str) -> None:
    """Where the header has no delimiter there is one column, however many commas the statements hold."""
    rows = ("Utfordring", "Vi mangler leger, særlig om natten", "Vikarer er dyre, og de blir ikke lenge")

    assert _lines((row,) for row in rows) == _texts(tmp_path, "\n".join(rows) + "\n", name)


def test_no_file_leaves_a_trace_in_the_next(tmp_path: Path) -> None:
    """A file with long fields is read alike, whatever short file was read before it."""
    long = "Vi mangler leger til legevakten om natten"
    first = _texts(tmp_path, "a;b\n")
    then = _texts(tmp_path, f"Utfordring,Tiltak\n{long},Lønn\n")

    assert (_lines([("a", "b")]), _lines([("Utfordring", "Tiltak"), (long, "Lønn")])) == (first, then)


def test_very_long_field(tmp_path: Path) -> None:
    """A field longer than the standard library's limit is read."""
    long = "leger " * 40_000

    assert _lines([("Utfordring", "Tiltak"), (long.strip(), "Lønn")]) == _texts(
        tmp_path, f"Utfordring;Tiltak\n{long};Lønn\n"
    )


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        pytest.param("svar.xlsx", b"", _EMPTY, id="empty-xlsx"),
        pytest.param("svar.csv", b" \r\n\r\n", _EMPTY, id="blank-csv"),
        pytest.param("svar.csv", b"Utfordring;Tiltak\n" + b"Le\0\1\2ger;x\n" * 9, _CORRUPT, id="controls-in-csv"),
        pytest.param("svar.xlsx", _NOISE, _CORRUPT, id="random-bytes"),
        pytest.param("svar.csv", _NOISE, _CORRUPT, id="random-bytes-csv"),
        pytest.param("svar.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), _CORRUPT, id="broken-xls"),
        pytest.param("svar.xlsx", b"PK\x03\x04" + bytes(600), _CORRUPT, id="broken-zip"),
        pytest.param("svar.xlsx", _zip("noe.txt"), _CORRUPT, id="zip-of-something-else"),
        pytest.param(
            "svar.xlsx",
            b"%PDF-1.7\n...",
            ("not_a_spreadsheet", "Filen er en PDF med feil etternavn.", _AS_TABLE),
            id="pdf-named-xlsx",
        ),
        pytest.param(
            "svar.xls",
            b"\xef\xbb\xbf\r\n<!DOCTYPE html><html><p>Utfordring",
            (
                "not_a_spreadsheet",
                "Filen er en nettside eller XML uten tabell.",
                "Åpne den i Excel og lagre som .xlsx.",
            ),
            id="html-named-xls",
        ),
        pytest.param(
            "svar.xlsx", _zip("[Content_Types].xml", "word/document.xml"), _CORRUPT, id="broken-docx-named-xlsx"
        ),
        pytest.param("svar.docx", _zip("[Content_Types].xml", "word/document.xml"), _CORRUPT, id="broken-docx"),
        pytest.param("svar.docx", b"Dear all", _CORRUPT, id="text-named-docx"),
        pytest.param(
            "svar.xls",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "WordDocument".encode("utf-16-le"),
            ("not_a_spreadsheet", "Filen er et gammelt Word-dokument.", _AS_TABLE),
            id="doc-named-xls",
        ),
    ],
)
def test_unusable_content(tmp_path: Path, name: str, content: bytes, expected: tuple[str, str, str]) -> None:
    """A file that cannot be used gives one problem with its reason and what to do."""
    assert expected == _problem(_of(tmp_path, name, content))


def test_truncated_workbook(workbook: MakeWorkbook) -> None:
    """A workbook that was cut off on the way is told as damaged, wherever it was cut."""
    path = workbook(_ROWS)
    whole = path.read_bytes()
    told = []
    for share in (0.01, 0.3, 0.6, 0.99):
        path.write_bytes(whole[: int(len(whole) * share)])
        told.append(_problem(_read(path)))

    assert told == [_CORRUPT] * 4


@pytest.mark.parametrize("missing", [10, 1500, 5000])
def test_truncated_xls(tmp_path: Path, examples: Path, missing: int) -> None:
    """An old workbook that was cut off is told as damaged, wherever it was cut."""
    whole = (examples / "bergen-2023" / "kommunar" / "Osterøy kommune.xls").read_bytes()

    assert _problem(_of(tmp_path, "svar.xls", whole[:-missing])) == _CORRUPT


def test_damaged_xlsb(tmp_path: Path) -> None:
    """A binary workbook whose sheet is not where its list of parts says is told as damaged."""
    whole = xlsb_bytes(_ROWS)
    content = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(whole)) as old, zipfile.ZipFile(content, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b'Id="rId1"', b'Id="rId9"'))

    assert _problem(_of(tmp_path, "svar.xlsb", content.getvalue())) == _CORRUPT


def _with_part(path: Path, name: str, part: bytes | None) -> None:
    """Put another part in a zipped workbook, or take it out."""
    content = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(content, "w") as new:
        for other in old.namelist():
            if other != name:
                new.writestr(other, old.read(other))
        if part is not None:
            new.writestr(name, part)
    path.write_bytes(content.getvalue())


@pytest.mark.parametrize("part", [b"<workbook", None])
@pytest.mark.parametrize("name", ["xl/workbook.xml", "xl/worksheets/sheet1.xml"])
def test_workbook_with_a_damaged_part(workbook: MakeWorkbook, name: str, part: bytes | None) -> None:
    """A workbook with a part that is broken or missing is told, and stops nothing."""
    path = workbook(_ROWS)
    _with_part(path, name, part)
    told = [problem.code for problem in _read(path).problems]

    assert len(told) == 1
    assert told[0] in ("corrupt", "empty")


@pytest.mark.parametrize("name", ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "_rels/.rels"])
def test_entities_are_refused(workbook: MakeWorkbook, name: str) -> None:
    """A workbook in which any part declares entities, which may unfold without end, is not read."""
    path = workbook(_ROWS)
    _with_part(path, name, b"<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>")

    assert _BOMB == _problem(_read(path))


def test_words_about_entities_are_read(workbook: MakeWorkbook) -> None:
    """A statement that speaks of entities is a text as others are."""
    rows = (("Utfordring",), ("Vi forstår ikke <!ENTITY a 'b'>",))
    path = workbook(rows)

    assert Workbook(_source(path), (_sheet("Ark1", rows),)) == _read(path)


@pytest.mark.parametrize(
    ("part", "expected"),
    [pytest.param(b"<styleSheet", ["corrupt"], id="no-xml"), pytest.param(b"<x/>", [], id="no-styles")],
)
def test_far_flung_workbook_with_damaged_styles(workbook: MakeWorkbook, part: bytes, expected: list[str]) -> None:
    """A far-flung workbook with a damaged part is told as damaged; one that only lacks styles is read, in silence."""
    path = workbook([["Utfordring"], *[[]] * 400, [*[None] * 16_000, "Slutt"]])
    _with_part(path, "xl/styles.xml", part)

    assert expected == [problem.code for problem in _read(path).problems]


def test_chart_sheets_hold_no_texts(tmp_path: Path) -> None:
    """A sheet that is a chart is passed over."""
    path = tmp_path / "svar.xlsx"
    book = openpyxl.Workbook()
    book.worksheets[0].title = "Ark1"
    book.worksheets[0].append(["Utfordring"])
    chart = BarChart()
    chart.add_data(Reference(book.worksheets[0], min_col=1, min_row=1, max_row=2))
    book.create_chartsheet("Diagram").add_chart(chart)
    book.save(path)

    assert Workbook(_source(path), (_sheet("Ark1", (("Utfordring",),)),)) == _read(path)


def test_encrypted_workbook(examples: Path) -> None:
    """A workbook with a password is told as such."""
    assert _problem(_read(examples / "bergen-2023" / "sjukehus" / "Bjørgvin DPS (passord).xlsx")) == _ENCRYPTED


def test_encrypted_zip(workbook: MakeWorkbook) -> None:
    """A workbook whose parts are encrypted as in an ordinary zip file is told as such."""
    path = workbook(_ROWS)
    content = bytearray(path.read_bytes())
    at = content.find(b"PK\x01\x02")
    content[at + 8] |= 1
    path.write_bytes(bytes(content))

    assert _problem(_read(path)) == _ENCRYPTED


def test_zip_bomb(workbook: MakeWorkbook) -> None:
    """An archive that says it unpacks to more than the limit is not unpacked."""
    path = workbook(_ROWS)
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/media/tom.bin", bytes(2_000_000))

    assert (_BOMB, 1) == (_problem(_read(path, 1_000_000)), len(_read(path, 3_000_000).sheets))


@pytest.mark.parametrize("sheets", [1, 2], ids=["one", "two"])
def test_workbook_with_only_empty_sheets(workbook: MakeWorkbook, sheets: int) -> None:
    """A workbook without any text is told as empty, and its sheets are still listed."""
    path = workbook([], more={"Ark2": [[None, "  "]]} if sheets == 2 else {})
    problem = Problem(
        "empty", Place("svar.xlsx"), "Ingen av arkene i filen har innhold.", "Be partneren sende filen på nytt."
    )

    assert ((problem,), ["Ark1", "Ark2"][:sheets]) == (
        _read(path).problems,
        [sheet.name for sheet in _read(path).sheets],
    )


def test_vanished_file(tmp_path: Path) -> None:
    """A file that disappears before it is read is told, and the run goes on."""
    expected = ("unreadable", "Filen kan ikke leses: No such file or directory.", "")

    assert expected == _problem(_read(tmp_path / "borte.xlsx"))


def test_few_control_characters_are_taken_away(tmp_path: Path) -> None:
    """A few NUL bytes, as some programs leave behind, do not make a text file unreadable."""
    assert _lines(_ROWS) == _texts(tmp_path, "Utfordring;Tiltak\n{};{}\n".format(*_ROWS[1]).replace("bem", "b\0em"))


# Word documents.


def _document(tmp_path: Path, paragraphs: Iterable[str] = (), name: str = "svar.docx", **tables: Iterable[str]) -> Path:
    """Write a document; each table is given by rows whose cells are parted by a bar."""
    document = Document()
    for text in paragraphs:
        document.add_paragraph(text)
    for rows in tables.values():
        cells = [row.split("|") for row in rows]
        _fill(document.add_table(len(cells), len(cells[0])), cells)
    path = tmp_path / name
    document.save(str(path))
    return path


def _fill(table: Table, cells: list[list[str]]) -> None:
    """Fill a table; a cell with «<» is merged with the one to its left, one with «^» with the one above it."""
    for number, row in enumerate(cells):
        for column, text in enumerate(row):
            if text == "<":
                table.cell(number, column - 1).merge(table.cell(number, column))
            elif text == "^":
                table.cell(number - 1, column).merge(table.cell(number, column))
            else:
                table.cell(number, column).text = text


@pytest.mark.parametrize("name", ["svar.docx", "svar.xlsx", "svar.csv"])
def test_document_as_a_whole(tmp_path: Path, name: str) -> None:
    """A document under any name gives its paragraphs, empty ones counted, and each of its tables."""
    path = _document(
        tmp_path,
        ["Innspill fra Voss", "", " Vi mangler\u00a0leger "],
        name,
        first=["Utfordring|Tiltak", "Mangler leger|Lønn"],
        second=["Kommune|Voss"],
    )
    near = ("Vi mangler leger", "Innspill fra Voss")
    expected = Workbook(
        _source(path),
        (
            Sheet("", {0: {0: "Innspill fra Voss"}, 2: {0: "Vi mangler leger"}}, is_named=False, are_paragraphs=True),
            _sheet(
                "",
                [("Utfordring", "Tiltak"), ("Mangler leger", "Lønn")],
                is_named=False,
                prefix="tabell 1 ",
                above=near,
            ),
            _sheet("", [("Kommune", "Voss")], is_named=False, prefix="tabell 2 ", above=near),
        ),
    )

    assert expected == _read(path)


def test_headings_and_lists_of_a_document(tmp_path: Path) -> None:
    """Headings have their level, points of a list a bullet, and a table knows the headings that it is under."""
    document = Document()
    for text, style in (
        ("Svar frå Voss", "Title"),
        ("Eigne utfordringar", "Heading 1"),
        ("Rus", "Heading 2"),
        ("For få senger", "List Bullet"),
        ("Felles utfordringar", "Heading 1"),
        ("Psykisk helse", "Heading 2"),
        ("Slik er det:", "Normal"),
    ):
        document.add_paragraph(text, style=style)
    _fill(document.add_table(1, 1), [["Lang ventetid"]])
    path = tmp_path / "svar.docx"
    document.save(str(path))

    paragraphs, table = _read(path).sheets

    assert (
        {0: 0, 1: 1, 2: 2, 4: 1, 5: 2},
        "• For få senger",
        ("Slik er det:", "Psykisk helse", "Felles utfordringar", "Svar frå Voss"),
    ) == (
        paragraphs.headings,
        paragraphs.lines[3][0],
        table.above,
    )


_BOX = (
    '<w:r xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:AlternateContent>'
    "<mc:Choice><w:txbxContent><w:p><w:r><w:t>Frå ramma</w:t></w:r></w:p></w:txbxContent></mc:Choice>"
    "<mc:Fallback><w:txbxContent><w:p><w:r><w:t>Frå ramma</w:t></w:r></w:p></w:txbxContent></mc:Fallback>"
    "</mc:AlternateContent></w:r>"
)
_CHANGES = (
    '<w:p xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:ins><w:r><w:t>Ny</w:t></w:r></w:ins>'
    "<w:del><w:r><w:delText> gammal</w:delText></w:r></w:del><w:r><w:t> tekst</w:t></w:r></w:p>"
)


def test_text_boxes_and_tracked_changes(tmp_path: Path) -> None:
    """A text box is read once, with the paragraph it is anchored in; insertions are accepted, deletions left out."""
    document = Document()
    document.add_paragraph("Her er meir:")._p.append(parse_xml(_BOX))
    document.element.body.insert(1, parse_xml(_CHANGES))
    path = tmp_path / "svar.docx"
    document.save(str(path))

    assert {0: {0: "Her er meir:\nFrå ramma"}, 1: {0: "Ny tekst"}} == _read(path).sheets[0].lines


def test_places_in_a_document(tmp_path: Path) -> None:
    """Paragraphs are counted and the cells of tables named, so that people find them; other cells as in Excel."""
    paragraphs, table = _read(_document(tmp_path, ["Hei"], table=["Utfordring|Tiltak"])).sheets

    assert ("avsnitt 3", "tabell 1 B2", "B2") == (
        paragraphs.cell_label(2, 0),
        table.cell_label(1, 1),
        Sheet("Ark1", {}).cell_label(1, 1),
    )


def test_document_with_only_a_table(tmp_path: Path) -> None:
    """A document without text outside its table has no sheet of paragraphs."""
    path = _document(tmp_path, [""], table=["Utfordring|Tiltak", "|Lønn"])
    sheet = _sheet("", [("Utfordring", "Tiltak"), ("", "Lønn")], is_named=False, prefix="tabell 1 ")

    assert Workbook(_source(path), (sheet,)) == _read(path)


def test_merged_cells_in_a_document(tmp_path: Path) -> None:
    """A cell that spans columns stands in its first one, and is told; one that spans rows counts for each of them."""
    path = _document(
        tmp_path,
        table=["Utfordringer for egen kommune|<|<", "Kommune|Utfordring|Tiltak", "Voss|Leger|Lønn", "^|Turnus|Vikarer"],
    )
    expected = _sheet(
        "",
        [
            ("Utfordringer for egen kommune",),
            ("Kommune", "Utfordring", "Tiltak"),
            ("Voss", "Leger", "Lønn"),
            ("Voss", "Turnus", "Vikarer"),
        ],
        merged=((0, 0, 0, 2),),
        is_named=False,
        prefix="tabell 1 ",
    )

    assert (expected,) == _read(path).sheets


def test_short_answers_that_are_alike_in_a_document(tmp_path: Path) -> None:
    """Cells beside each other may hold the same word."""
    path = _document(tmp_path, table=["Haster|Viktig", "Ja|Ja"])

    assert (_sheet("", [("Haster", "Viktig"), ("Ja", "Ja")], is_named=False, prefix="tabell 1 "),) == _read(path).sheets


def test_empty_document(tmp_path: Path) -> None:
    """A document without any text is told as empty."""
    expected = ("empty", "Dokumentet har ingen tekst.", _EMPTY[2])

    assert [expected, expected] == [
        _problem(_read(_document(tmp_path, [" ", ""]))),
        _problem(_read(_document(tmp_path, table=["|", " |"]))),
    ]


@pytest.mark.parametrize("part", [b"<w:document", b"<x/>", None], ids=["cut-off", "another-root", "missing"])
def test_broken_document(tmp_path: Path, part: bytes | None) -> None:
    """A document whose main part is broken or missing is told as damaged."""
    path = _document(tmp_path, ["Vi mangler leger"])
    _with_part(path, "word/document.xml", part)

    assert _CORRUPT == _problem(_read(path))


def test_truncated_document(tmp_path: Path) -> None:
    """A document that was cut off on the way is told as damaged."""
    path = _document(tmp_path, ["Vi mangler leger"])
    path.write_bytes(path.read_bytes()[:5000])

    assert _CORRUPT == _problem(_read(path))


def test_document_with_entities(tmp_path: Path) -> None:
    """A document in which a part declares entities is not read."""
    path = _document(tmp_path, ["Vi mangler leger"])
    _with_part(path, "word/document.xml", b"<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>")

    assert _BOMB == _problem(_read(path))


# Tables in web pages.


@pytest.mark.parametrize(
    "start", ["<html><body>", "\ufeff<!DOCTYPE html><html>", "\n <!-- Exported -->", "<meta charset='utf-8'>", ""]
)
@pytest.mark.parametrize("name", ["svar.xls", "svar.csv"])
def test_web_page_under_another_name(tmp_path: Path, name: str, start: str) -> None:
    """A table that a program exported as a web page is read as a sheet without a name, however it begins."""
    table = "<table>" + "".join("<tr><td>{}</td><td>{}</td></tr>".format(*row) for row in _ROWS) + "</table>"
    book = _of(tmp_path, name, (start + table).encode())

    assert Workbook(book.source, (_sheet("", _ROWS, is_named=False),)) == book


@pytest.mark.parametrize(
    "content", ["<html><p>Utfordring</p></html>", "<?xml version='1.0'?><svar>Leger</svar>", "<table></table>"]
)
def test_web_page_without_a_table(tmp_path: Path, content: str) -> None:
    """A page or XML without a table, or with nothing in it, is told with what to do."""
    expected = (
        "not_a_spreadsheet",
        "Filen er en nettside eller XML uten tabell.",
        "Åpne den i Excel og lagre som .xlsx.",
    )

    assert expected == _problem(_of(tmp_path, "svar.xls", content.encode()))


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        pytest.param("<td>a<br>b<br/>c</td>", {0: "a\nb\nc"}, id="br"),
        pytest.param("<td><p>a</p><div>b</div><li>c</li></td>", {0: "a\nb\nc"}, id="blocks"),
        pytest.param("<td>&aring;&nbsp;&amp; &#229; &lt;b&gt;</td>", {0: "å & å <b>"}, id="entities"),
        pytest.param("<td><b>le<i>g</i></b><span>er</span></td>", {0: "leger"}, id="nested-tags"),
        pytest.param("<td>a\n  b\t c</td>", {0: "a b c"}, id="line-ends-of-the-source"),
        pytest.param("<td>a<script>if (1 < 2) '<td>x'</script><style>b</style></td>", {0: "a"}, id="scripts"),
        pytest.param("<TD>a</TD><TH>b</TH>", {0: "a", 1: "b"}, id="upper-case-and-head"),
        pytest.param("<td colspan='3'>a</td><td>b</td>", {0: "a", 3: "b"}, id="colspan"),
        pytest.param("<td colspan=x>a</td><td colspan>b</td><td>c</td>", {0: "a", 1: "b", 2: "c"}, id="odd-colspan"),
        pytest.param("<td></td><td> </td><td>c</td>", {2: "c"}, id="empty-cells"),
        pytest.param("løst<td>a</td>løst", {0: "a"}, id="text-between-cells"),
    ],
)
def test_cells_of_a_web_page(cells: str, expected: dict[int, str]) -> None:
    """The text of a cell is what a person sees in it, and stands in the column where it is shown."""
    assert Sheet("", {0: expected}, is_named=False) == read_markup(f"<table><tr>{cells}</tr></table>")


def test_rows_of_a_web_page() -> None:
    """Tables stand below one another, empty rows keep their place, and what is outside of rows is no cell."""
    page = (
        "<title>x</title><td>løs</td><table><thead><tr><th>a</th></tr></thead><tr></tr><tr><td>b</td></tr></table>"
        "<p>mellom</p><table><tr><td>c</td><td>d</td></tr></table>"
    )

    assert Sheet("", {0: {0: "a"}, 2: {0: "b"}, 3: {0: "c", 1: "d"}}, is_named=False) == read_markup(page)


# Broken letters.


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("pÃ¥", "på", id="one-word"),
        pytest.param("Vi er pÃ¥ Åsane, sÃ¦rlig nå", "Vi er på Åsane, særlig nå", id="sound-words-between"),
        pytest.param("Ã˜kt bemanning i Ã…l", "Økt bemanning i Ål", id="capitals"),
        pytest.param("natt â€“ og helg", "natt – og helg", id="dash"),
        pytest.param("pÃ¥\nnatten", "på\nnatten", id="lines-are-kept"),
        pytest.param("Ã¥Ж står pÃ¥", "Ã¥Ж står på", id="words-that-cannot-be-mended-stay"),
    ],
)
def test_repair(text: str, expected: str) -> None:
    """Letters that were read in the wrong encoding are mended word by word, and one of them is shown."""
    sheet = Sheet("Ark1", {0: {0: "Utfordring"}, 2: {0: "Sunn ø", 1: text}}, hidden=True)
    shown, better = " ".join(text.split()), " ".join(expected.split())
    problem = Problem(
        "repaired_text",
        Place("svar.csv", "Ark1", "B3"),
        f"Bokstaver i 1 celle var ødelagt og er rettet, for eksempel «{shown[:30]}» til «{better[:30]}».",
        "Se etter at teksten er blitt rett.",
    )
    mended = replace(sheet, lines={0: {0: "Utfordring"}, 2: {0: "Sunn ø", 1: expected}})

    assert (mended, (problem,)) == repair_sheet("svar.csv", sheet)


@pytest.mark.parametrize("text", ["på Åsane", "SÃO PAULO", "Ã", "â", "Ãø¥", "pÃ¥Å", "100 €", "«særlig»"])
def test_nothing_to_repair(text: str) -> None:
    """A sheet with sound letters, or such as cannot be mended, is given back as it is."""
    sheet = Sheet("Ark1", {0: {0: text}})
    repaired, problems = repair_sheet("svar.csv", sheet)

    assert (True, ()) == (repaired is sheet, problems)


def test_repair_of_a_file(tmp_path: Path) -> None:
    """A text file that was saved twice in the wrong encoding is read, and told once for the sheet."""
    book = _of(tmp_path, "svar.csv", "Utfordring;Tiltak\nÃ˜kt kø;PÃ¥ natt\n".encode())
    problem = Problem(
        "repaired_text",
        Place("svar.csv", None, "A2"),
        "Bokstaver i 2 celler var ødelagt og er rettet, for eksempel «Ã˜kt kø» til «Økt kø».",
        "Se etter at teksten er blitt rett.",
    )
    sheet = _sheet("", [("Utfordring", "Tiltak"), ("Økt kø", "På natt")], is_named=False)

    assert Workbook(book.source, (sheet,), (problem,)) == book


# Hidden rows and columns.


@pytest.mark.parametrize("is_far_flung", [False, True], ids=["calamine", "openpyxl"])
def test_hidden_rows_and_columns(tmp_path: Path, *, is_far_flung: bool) -> None:
    """Which rows and columns are hidden or filtered away is kept for each sheet; their texts are read."""
    path = tmp_path / "svar.xlsx"
    book = openpyxl.Workbook()
    page, other = book.worksheets[0], book.create_sheet("Ark2")
    page.title = "Ark1"
    for row in (["Utfordring", "Tiltak", "Tema"], ["Leger", "Lønn", "Folk"], ["Turnus", "Vikarer", "Folk"]):
        page.append(row)
        other.append(row)
    for number in (2, 5):
        page.row_dimensions[number].hidden = True
    page.column_dimensions.group("B", "C", hidden=True)
    page.column_dimensions["E"].hidden = True
    if is_far_flung:
        page["XFD1048576"].value = "Slutt"
    book.save(path)
    found = [(sheet.name, sheet.hidden_rows, sheet.hidden_columns, sheet.count) for sheet in _read(path).sheets]

    assert [
        ("Ark1", frozenset({1, 4}), frozenset({1, 2, 4}), 9 + is_far_flung),
        ("Ark2", frozenset(), frozenset(), 9),
    ] == found


def _sheet_xml(*parts: str) -> bytes:
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return f"<x:worksheet xmlns:x='{space}'>{''.join(parts)}</x:worksheet>".encode()


@pytest.mark.parametrize(
    ("columns", "rows", "expected"),
    [
        pytest.param('<x:col min="2" max="16384" hidden="1"/>', "", (0, 16_383), id="to-the-last-column"),
        pytest.param('<x:col min="1" max="99999" hidden="true"/>', "", (0, 16_384), id="past-the-last-column"),
        pytest.param('<x:col max="2" hidden="1"/>', "", (0, 0), id="without-a-beginning"),
        pytest.param('<x:col min="1" max="2" hidden="0"/>', '<x:row hidden="1" r="1"/>', (1, 0), id="columns-shown"),
        pytest.param('<x:col min="3" max="3" hidden="1"/>', '<x:row r="2" hidden="true"/>', (1, 1), id="both"),
        pytest.param("", '<x:row r="2" hidden="false"/><x:row r="3"/>', (0, 0), id="all-shown"),
    ],
)
def test_hidden_parts_as_programs_write_them(
    workbook: MakeWorkbook, columns: str, rows: str, expected: tuple[int, int]
) -> None:
    """Prefixes, order of attributes and both ways to write true are understood; ranges end at the last column."""
    path = workbook(_ROWS)
    text = '<x:row r="9"><x:c r="A9" t="inlineStr"><x:is><x:t>Leger</x:t></x:is></x:c></x:row>'
    cols = f"<x:cols>{columns}</x:cols>" if columns else ""
    _with_part(path, "xl/worksheets/sheet1.xml", _sheet_xml(cols, f"<x:sheetData>{rows}{text}</x:sheetData>"))
    (sheet,) = _read(path).sheets

    assert ({8: {0: "Leger"}}, expected) == (sheet.lines, (len(sheet.hidden_rows), len(sheet.hidden_columns)))


def test_rows_that_a_filter_hides(workbook: MakeWorkbook) -> None:
    """A filter that hides rows is told apart from rows hidden by hand."""
    path = workbook(_ROWS)
    rows = '<x:row r="1" hidden="1"><x:c r="A1" t="inlineStr"><x:is><x:t>Leger</x:t></x:is></x:c></x:row>'
    chosen = '<x:filterColumn colId="0"><x:filters><x:filter val="Senger"/></x:filters></x:filterColumn>'
    part = f'<x:sheetData>{rows}</x:sheetData><x:autoFilter ref="A1:A9">{chosen}</x:autoFilter>'.replace(
        "x:filter", "filter"
    )
    _with_part(path, "xl/worksheets/sheet1.xml", _sheet_xml(part))
    (sheet,) = _read(path).sheets

    assert (True, frozenset({0})) == (sheet.is_filtered, sheet.hidden_rows)


# Notes and comments.

_THREADED = "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"


def _note(cell: str, text: str) -> Problem:
    return Problem(
        "note",
        Place("svar.xlsx", "Ark1", cell),
        f"Cellen har en merknad som ikke er lest som innspill: «{text}».",
        "Er det en utfordring, skriver du den i en celle.",
    )


def test_notes_on_cells_are_told(tmp_path: Path) -> None:
    """A note is told with its cell, also an empty one; a thread counts instead of the copy that Excel keeps of it."""
    path = tmp_path / "svar.xlsx"
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Ark1"
    sheet.append(["Utfordring"])
    sheet["A1"].comment = Comment("Hugs\nøkonomi", "Kari")
    sheet["C9"].comment = Comment("[Kommentartråd] kopi", "Kari")
    book.save(path)
    thread = "".join(f'<threadedComment ref="C9"><text>{text}</text></threadedComment>' for text in ("Einig?", "Ja"))
    relations = "xl/worksheets/_rels/sheet1.xml.rels"
    with zipfile.ZipFile(path) as archive:
        links = archive.read(relations).decode()
    kind = "http://schemas.microsoft.com/office/2017/10/relationships/threadedComment"
    link = f'<Relationship Id="t" Type="{kind}" Target="../threadedComments/t.xml"/></Relationships>'
    _with_part(path, relations, links.replace("</Relationships>", link).encode())
    _with_part(
        path, "xl/threadedComments/t.xml", f'<ThreadedComments xmlns="{_THREADED}">{thread}</ThreadedComments>'.encode()
    )

    assert (_note("A1", "Hugs økonomi"), _note("C9", "Einig? Ja")) == _read(path).problems


def test_damaged_notes_are_none(tmp_path: Path) -> None:
    """Notes that cannot be read do not keep the sheet from being read."""
    path = tmp_path / "svar.xlsx"
    book = openpyxl.Workbook()
    book.worksheets[0].append(["Utfordring"])
    book.worksheets[0]["A1"].comment = Comment("Hugs", "Kari")
    book.save(path)
    _with_part(path, "xl/comments/comment1.xml", b"<comments")

    assert ((), 1) == (_read(path).problems, _read(path).sheets[0].count)
