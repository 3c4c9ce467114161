"""Make the ready-made files among the cases: those whose fault lies in the bytes, which rows of text cannot show.

    python tests/make_cases.py

Needs python-docx, xlwt and msoffcrypto-tool, and not innspill itself. Every file is written from what stands here, with
fixed clocks and random numbers, so that the same script gives the same bytes and nobody wonders what is in them.
All of them are harmless: the macro is no macro, and the links lead nowhere.
"""

from __future__ import annotations

import hashlib
import io
import random
import struct
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from unittest import mock
from xml.sax.saxutils import escape, quoteattr

import xlwt  # type: ignore[import-not-found, import-untyped, unused-ignore]
from docx import Document  # type: ignore[import-not-found, unused-ignore]
from docx.document import Document as Letter  # type: ignore[import-not-found, unused-ignore]
from msoffcrypto.format.ooxml import OOXMLFile  # type: ignore[import-not-found, import-untyped, unused-ignore]

CASES = Path(__file__).parent / "data" / "cases"
CLOCK = (2023, 9, 1, 8, 0, 0)

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
STRICT = {
    MAIN: "http://purl.oclc.org/ooxml/spreadsheetml/main",
    RELATIONS: "http://purl.oclc.org/ooxml/officeDocument/relationships",
}
SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
BOOK_TYPE = f"{SHEET_TYPE}.sheet.main+xml"
MACRO_TYPE = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

GENERAL, NORWEGIAN_DATE = 0, 1
STYLES = (
    f'{XML}<styleSheet xmlns="{MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts>'
    '<fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="1"><fill><patternFill patternType="none"/></fill></fills>'
    "<borders count='1'><border><left/><right/><top/><bottom/><diagonal/></border></borders>"
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)


@dataclass(frozen=True)
class Raw:
    """A cell written as XML: what stands between ``<c r="..."`` and ``</c>``."""

    xml: str


Value = str | int | Raw
Rows = Sequence[Sequence[Value]]
Parts = dict[str, str | bytes]


def package(parts: Mapping[str, str | bytes]) -> bytes:
    """Zip parts in the order given, each with the same clock."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            data = content.encode("utf-8") if isinstance(content, str) else content
            entry = zipfile.ZipInfo(name, CLOCK)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            archive.writestr(entry, data, compresslevel=9)
    return buffer.getvalue()


def text_item(text: str) -> str:
    """Give the shared string of a text."""
    return f'<si><t xml:space="preserve">{escape(text)}</t></si>'


def row_xml(number: int, row: Sequence[Value], strings: list[str]) -> str:
    """Write one row; its texts are added to the shared strings."""
    cells = []
    for column, value in enumerate(row):
        start = f'<c r="{chr(65 + column)}{number}"'
        if isinstance(value, Raw):
            cells.append(f"{start}{value.xml}</c>")
        elif isinstance(value, int):
            cells.append(f"{start}><v>{value}</v></c>")
        elif value:
            cells.append(f'{start} t="s"><v>{len(strings)}</v></c>')
            strings.append(text_item(value))
    return f'<row r="{number}">{"".join(cells)}</row>'


def sheet_xml(body: str, dimension: str = "A1:C9") -> str:
    """Write a sheet around its rows."""
    return (
        f'{XML}<worksheet xmlns="{MAIN}" xmlns:r="{RELATIONS}"><dimension ref="{dimension}"/>'
        f"<sheetData>{body}</sheetData></worksheet>"
    )


def relations(targets: Sequence[tuple[str, str]]) -> str:
    """Write a part's relations: type and target, numbered from rId1."""
    lines = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'{XML}<Relationships xmlns="{PACKAGE}/relationships">{lines}</Relationships>'


def content_types(book_type: str, parts: Mapping[str, str]) -> str:
    """Write the list of what each part is."""
    lines = "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in parts.items())
    return (
        f'{XML}<Types xmlns="{PACKAGE}/content-types">'
        f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>'
        f'<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{book_type}"/>{lines}</Types>'
    )


def book_parts(sheets: Mapping[str, str], strings: Sequence[str], *, settings: str = "") -> Parts:
    """Give the parts of a workbook from its sheets' XML and the shared strings; ``settings`` go into workbookPr."""
    paths = [f"worksheets/sheet{number}.xml" for number in range(1, len(sheets) + 1)]
    entries = "".join(
        f'<sheet name={quoteattr(name)} sheetId="{number}" r:id="rId{number}"/>'
        for number, name in enumerate(sheets, 1)
    )
    kinds = {f"xl/{path}": f"{SHEET_TYPE}.worksheet+xml" for path in paths}
    kinds |= {"xl/sharedStrings.xml": f"{SHEET_TYPE}.sharedStrings+xml", "xl/styles.xml": f"{SHEET_TYPE}.styles+xml"}
    targets = [(f"{RELATIONS}/worksheet", path) for path in paths]
    targets += [(f"{RELATIONS}/sharedStrings", "sharedStrings.xml"), (f"{RELATIONS}/styles", "styles.xml")]
    parts: Parts = {
        "[Content_Types].xml": content_types(BOOK_TYPE, kinds),
        "_rels/.rels": relations([(f"{RELATIONS}/officeDocument", "xl/workbook.xml")]),
        "xl/workbook.xml": f'{XML}<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}"><workbookPr{settings}/>'
        f"<sheets>{entries}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": relations(targets),
        "xl/styles.xml": STYLES,
        "xl/sharedStrings.xml": f'{XML}<sst xmlns="{MAIN}">{"".join(strings)}</sst>',
    }
    return parts | {f"xl/{path}": xml for path, xml in zip(paths, sheets.values(), strict=True)}


def table_parts(rows: Rows, *, after: str = "", settings: str = "") -> Parts:
    """Give the parts of a workbook with one sheet "Ark1"; ``after`` is XML that follows the rows."""
    strings: list[str] = []
    body = "".join(row_xml(number, row, strings) for number, row in enumerate(rows, 1))
    return book_parts({"Ark1": sheet_xml(body + after)}, strings, settings=settings)


def changed(parts: Parts, name: str, old: str, new: str) -> Parts:
    """Give the parts with ``old`` replaced in one of them; it must be there."""
    text = parts[name]
    if not isinstance(text, str) or old not in text:
        raise ValueError(f"{name} does not hold {old!r}")
    return parts | {name: text.replace(old, new)}


TABLE: Rows = (
    ("Utfordring", "Tiltak"),
    ("Vi får ikke tak i sykepleiere til nattevaktene", "Felles bemanningssenter"),
    ("Epikrisene kommer flere dager etter at pasienten er hjemme", ""),
)
"""A tidy table for the files whose fault lies elsewhere. The words are also in the expected.json of these cases."""


def numbers_and_dates() -> bytes:
    """Answers that are a number, zero and a date: the cells hold 12, 0 and the day number of 15.03.2023."""
    return package(
        table_parts(
            (
                ("Nr", "Utfordring: hvor mange årsverk står ubesatt, og hva skyldes det?", "Tiltak og frist"),
                (1, 12, "Ny utlysing før sommaren"),
                (2, 0, ""),
                (3, "Ingen søkere til nattstillingene", Raw(' s="1"><v>45000</v>')),
            )
        )
    )


def carriage_return_code() -> bytes:
    """Line ends as some programs leave them: the text ``_x000D_`` before each line feed."""
    return package(
        table_parts(
            (
                ("Utfordring_x000D_\n(ein per linje)", "Tiltak"),
                (
                    "Vi manglar fastlegar i bygdene_x000D_\nHelsestasjonen har ikkje jordmor heile veka_x000D_\n",
                    "Felles legeteneste_x000D_",
                ),
                ("Ambulansen brukar for lang tid til dei ytre delane av kommunen_x000D_", ""),
            )
        )
    )


def control_characters() -> bytes:
    """Characters that no reader sees, as Excel stores them: start of text, bell, and Word's optional hyphen."""
    return package(
        table_parts(
            (
                ("Utfor_x001F_dring", "Tiltak"),
                ("Det er for få_x0002_ avlastningsplasser for barn_x0007_", "Felles avlastnings_x001F_bolig"),
                ("Opp_x001F_følgingen etter hjerneslag stopper ved utskriving", ""),
            )
        )
    )


def rich_text() -> bytes:
    """Statements set in several fonts, with a change of colour in the middle of a word."""
    bold, red = "<rPr><b/></rPr>", '<rPr><color rgb="FFFF0000"/></rPr>'
    parts = table_parts((("Utfordring",), ("FIRST",), ("SECOND",)))
    first = (
        f"<r>{bold}<t>Mangel</t></r><r><t xml:space='preserve'> på syke</t></r><r>{red}<t>pleiere</t></r>"
        "<r><t xml:space='preserve'> i hele kommunen</t></r>"
    )
    second = (
        "<r><t xml:space='preserve'>• Lang ventetid i psykisk helsevern\n</t></r>"
        f"<r>{bold}<t>• For få plasser i rusomsorgen</t></r>"
    )
    plain = '<t xml:space="preserve">{}</t>'
    parts = changed(parts, "xl/sharedStrings.xml", plain.format("FIRST"), first)
    return package(changed(parts, "xl/sharedStrings.xml", plain.format("SECOND"), second))


def cached_formulas() -> bytes:
    """Statements put together by formulas; what Excel showed is stored beside each formula."""
    waiting = (
        """ t="str"><f>"Ventetiden i BUP er over "&amp;A2+11&amp;" uker"</f><v>Ventetiden i BUP er over 12 uker</v>"""
    )
    shared = """ t="str"><f>"Felles "&amp;"vaktordning"</f><v>Felles vaktordning</v>"""
    rows: Rows = (
        ("Nr", "Utfordring", "Tiltak"),
        (1, Raw(waiting), ""),
        (2, "Legevakten mangler faste leger", Raw(shared)),
    )
    return package(table_parts(rows))


def error_values() -> bytes:
    """A statement and a measure that were lost to #REF! and #N/A."""
    return package(
        table_parts(
            (
                ("Utfordring", "Tiltak"),
                ("Vi mangler vernepleiere i boligene", "Felles utlysning"),
                (Raw(' t="e"><f>#REF!</f><v>#REF!</v>'), ""),
                ("Pårørende får for lite avlastning", Raw(' t="e"><f>NA()</f><v>#N/A</v>')),
            )
        )
    )


def dates_of_1904() -> bytes:
    """A workbook from an old Mac, whose days are counted from 1904: 43538 is 15.03.2023."""
    rows: Rows = (
        ("Utfordring", "Tiltak og frist"),
        ("Avtalen om rehabiliteringsplasser går ut uten at noe er på plass", Raw(' s="1"><v>43538</v>')),
        ("Kommunen mangler ergoterapeut", "Lyse ut på nytt"),
    )
    return package(table_parts(rows, settings=' date1904="1"'))


def strict_ooxml() -> bytes:
    """A workbook saved as "Strict Open XML": the same parts under other names for the namespaces."""
    parts = table_parts(TABLE)
    for usual, strict in STRICT.items():
        parts = {name: text.replace(usual, strict) if isinstance(text, str) else text for name, text in parts.items()}
    return package(changed(parts, "xl/workbook.xml", "<workbook ", '<workbook conformance="strict" '))


def inline_strings() -> bytes:
    """A workbook as other programs write it: texts in the cells, no dimension, no shared strings, no cell names."""
    rows = "".join(
        "<row>" + "".join(f'<c t="inlineStr"><is><t>{escape(str(text))}</t></is></c>' for text in row) + "</row>"
        for row in TABLE
    )
    parts = book_parts({"Ark1": sheet_xml(rows)}, [])
    parts = changed(parts, "xl/worksheets/sheet1.xml", '<dimension ref="A1:C9"/>', "")
    parts = changed(parts, "[Content_Types].xml", "/xl/sharedStrings.xml", "/xl/none.xml")
    parts = changed(parts, "xl/_rels/workbook.xml.rels", "sharedStrings", "none")
    parts.pop("xl/sharedStrings.xml")
    parts = changed(
        parts,
        "[Content_Types].xml",
        f'<Override PartName="/xl/none.xml" ContentType="{SHEET_TYPE}.sharedStrings+xml"/>',
        "",
    )
    parts = changed(
        parts,
        "xl/_rels/workbook.xml.rels",
        f'<Relationship Id="rId2" Type="{RELATIONS}/none" Target="none.xml"/>',
        "",
    )
    return package(parts)


def plain_table() -> bytes:
    """A tidy workbook, for the cases where only the name or what lies beside it is special."""
    return package(table_parts(TABLE))


def old_workbook() -> xlwt.Workbook:
    """Give the tidy table as an old workbook (BIFF8)."""
    workbook = xlwt.Workbook(encoding="utf-8")
    sheet = workbook.add_sheet("Ark1")
    for number, row in enumerate(TABLE):
        for column, text in enumerate(row):
            if text:
                sheet.write(number, column, text)
    return workbook


def old_xls() -> bytes:
    """The tidy table as a genuine xls file."""
    buffer = io.BytesIO()
    old_workbook().save(buffer)
    return buffer.getvalue()


def protected_xls() -> bytes:
    """An xls that asks for a password: after its first record stands FILEPASS, and the rest is scrambled."""
    records: bytes = old_workbook().get_biff_data()
    first = 4 + struct.unpack("<H", records[2:4])[0]
    rc4, version = 1, (1, 1)
    verifier = hashlib.sha512(b"Voss").digest()[:48]
    password = struct.pack("<HHHHH", 0x2F, 54, rc4, *version) + verifier
    rest = records[first:]
    scrambled, at = bytearray(), 0
    while at + 4 <= len(rest):
        size = struct.unpack("<H", rest[at + 2 : at + 4])[0]
        scrambled += rest[at : at + 4] + bytes(byte ^ 0x5A for byte in rest[at + 4 : at + 4 + size])
        at += 4 + size
    buffer = io.BytesIO()
    xlwt.CompoundDoc.XlsDoc().save(buffer, records[:first] + password + bytes(scrambled))
    return buffer.getvalue()


def encrypted() -> bytes:
    """The tidy workbook behind a password that nobody has, encrypted for real but with fixed random numbers."""
    series = count()

    def fixed(size: int) -> bytes:
        return hashlib.sha512(f"Voss {next(series)}".encode()).digest()[:size]

    buffer = io.BytesIO()
    with (
        mock.patch("msoffcrypto.method.ecma376_agile._random_buffer", fixed),
        mock.patch("msoffcrypto.method.container.ecma376_encrypted.datetime2filetime", return_value=0),
    ):
        OOXMLFile(io.BytesIO(plain_table())).encrypt(fixed(24).hex(), buffer)
    return buffer.getvalue()


def truncated_zip() -> bytes:
    """The first part of the tidy workbook, as when a transfer was broken off."""
    data = plain_table()
    return data[: len(data) * 6 // 10]


def random_bytes() -> bytes:
    """Four kilobytes that mean nothing."""
    return random.Random(4).randbytes(4096)  # noqa: S311 - not for secrets


def pdf() -> bytes:
    """A page with one line of text, as Word exports it."""
    parts = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        " /Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>",
        "<< /Length 56 >>\nstream\nBT /F1 12 Tf 72 720 Td (Vi mangler sykepleiere.) Tj ET   \nendstream",
    ]
    text, offsets = "%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        offsets.append(len(text))
        text += f"{number} 0 obj\n{part}\nendobj\n"
    table = "".join(f"{offset:010d} 00000 n \n" for offset in offsets)
    size = len(parts) + 1
    text += f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<< /Size {size} /Root 1 0 R >>\n"
    return f"{text}startxref\n{text.index('xref')}\n%%EOF\n".encode("ascii")


def zip_bomb() -> bytes:
    """A sheet of 620 MB, nearly all of it spaces.

    Deflate cannot make it smaller than a thousandth, so this file alone is over 30 kB.
    """
    strings: list[str] = []
    rows = "".join(row_xml(number, row, strings) for number, row in enumerate(TABLE, 1))
    return package(book_parts({"Ark1": sheet_xml(rows + " " * 620_000_000)}, strings))


def entity_expansion() -> bytes:
    """Shared strings that name each other ("billion laughs"): a few lines that would become 30 GB of text."""
    entities = '<!ENTITY e0 "Vi mangler sykepleiere. ">' + "".join(
        f'<!ENTITY e{number} "{f"&e{number - 1};" * 10}">' for number in range(1, 10)
    )
    parts = table_parts((*TABLE, ("LAUGH", "")))
    parts = changed(parts, "xl/sharedStrings.xml", "<sst ", f"<!DOCTYPE sst [{entities}]><sst ")
    return package(changed(parts, "xl/sharedStrings.xml", "LAUGH", "&e9;"))


def stray_cell() -> bytes:
    """The tidy table, and an x in the very last cell that a sheet can have."""
    stray = '<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row>'
    parts = table_parts(TABLE, after=stray)
    return package(changed(parts, "xl/worksheets/sheet1.xml", 'ref="A1:C9"', 'ref="A1:XFD1048576"'))


def formatted_rows() -> bytes:
    """The tidy table, and under it 200 000 rows with a style and no content.

    They carry no row number, which is allowed; with numbers the file would be twenty times as big.
    """
    rows = '<row s="1" customFormat="1"/>' * 200_000
    return package(table_parts(TABLE, after=rows))


def million_characters() -> bytes:
    """A statement with a million spaces in it, and a comment that is one word of a million letters."""
    return package(
        table_parts(
            (
                ("Utfordring", "Kommentar"),
                (f"Vi mangler{' ' * 1_000_000}fastleger", "x" * 1_000_000),
                ("Epikrisene kommer for sent", ""),
            )
        )
    )


def macro_workbook() -> bytes:
    """The tidy table in a workbook that says it has macros; the macro part is a line of text."""
    parts = changed(table_parts(TABLE), "[Content_Types].xml", BOOK_TYPE, MACRO_TYPE)
    relation = '<Relationship Id="rId9" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject"'
    end = "</Relationships>"
    parts = changed(parts, "xl/_rels/workbook.xml.rels", end, f'{relation} Target="vbaProject.bin"/>{end}')
    return package(parts | {"xl/vbaProject.bin": b"This is no macro.\n" * 100})


def external_links() -> bytes:
    """A statement fetched from another workbook that isn't there; what Excel showed is stored in the cell."""
    fetched = "Felles IKT-løsninger lar vente på seg"
    parts = table_parts((*TABLE, (Raw(f' t="str"><f>[1]Ark1!$B$4</f><v>{fetched}</v>'), "")))
    link = "xl/externalLinks/externalLink1.xml"
    override = f'<Override PartName="/{link}" ContentType="{SHEET_TYPE}.externalLink+xml"/></Types>'
    parts = changed(parts, "[Content_Types].xml", "</Types>", override)
    relation = f'<Relationship Id="rId9" Type="{RELATIONS}/externalLink" Target="externalLinks/externalLink1.xml"/>'
    parts = changed(parts, "xl/_rels/workbook.xml.rels", "</Relationships>", f"{relation}</Relationships>")
    references = '<externalReferences><externalReference r:id="rId9"/></externalReferences></workbook>'
    parts = changed(parts, "xl/workbook.xml", "</workbook>", references)
    path = f"{RELATIONS}/externalLinkPath"
    target = "file:///\\\\finnes-ikke\\felles\\fjor.xlsx"
    outside = f'<Relationship Id="rId1" Type="{path}" Target="{target}" TargetMode="External"/>'
    return package(
        parts
        | {
            link: f'{XML}<externalLink xmlns="{MAIN}"><externalBook xmlns:r="{RELATIONS}" r:id="rId1"><sheetNames>'
            '<sheetName val="Ark1"/></sheetNames></externalBook></externalLink>',
            "xl/externalLinks/_rels/externalLink1.xml.rels": f'{XML}<Relationships xmlns="{PACKAGE}/relationships">'
            f"{outside}</Relationships>",
        }
    )


def lock_file() -> bytes:
    """The 165 bytes that Excel leaves beside a workbook while somebody has it open."""
    user = "Kari Prøve"
    narrow = user.encode("cp1252").ljust(54)
    return bytes([len(user)]) + narrow + bytes([len(user), 0]) + user.ljust(54).encode("utf-16-le")


def own_output() -> bytes:
    """A summary that innspill wrote before: the creator in its properties says so."""
    rows: Rows = (
        ("Tema", "Innspill", "Partner"),
        ("Rekruttering", "Vi får ikke tak i sykepleiere til nattevaktene", "Voss herad"),
    )
    parts = table_parts(rows)
    core = "docProps/core.xml"
    override = (
        f'<Override PartName="/{core}" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
    )
    parts = changed(parts, "[Content_Types].xml", "</Types>", f"{override}</Types>")
    kind = f"{PACKAGE}/relationships/metadata/core-properties"
    relation = f'<Relationship Id="rId2" Type="{kind}" Target="{core}"/>'
    parts = changed(parts, "_rels/.rels", "</Relationships>", f"{relation}</Relationships>")
    properties = (
        f'{XML}<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/">'
        "<dc:title>Oppsummering av innspill</dc:title><dc:creator>innspill</dc:creator></cp:coreProperties>"
    )
    return package(parts | {core: properties})


def long_sheet_names() -> bytes:
    """Two sheets whose names are as long as Excel allows, and hold an emoji."""
    strings: list[str] = []
    first = "".join(row_xml(number, row, strings) for number, row in enumerate(TABLE, 1))
    more: Rows = (("Utfordring",), ("Fastlegane får ikkje svar når dei ringjer avdelinga",))
    second = "".join(row_xml(number, row, strings) for number, row in enumerate(more, 1))
    names = ("Innspel frå helse og omsorg hau", "🏥 Møte & prat «legar» 23 👩‍⚕️")
    return package(book_parts(dict(zip(names, map(sheet_xml, (first, second)), strict=True)), strings))


def letter_bytes(letter: Letter) -> bytes:
    """Save a letter with fixed clocks, and without the picture and the spare styles that python-docx adds."""
    spare = ("docProps/thumbnail.jpeg", "word/stylesWithEffects.xml")
    for relations_of in (letter.part.package.rels, letter.part.rels):
        for key in [key for key, rel in relations_of.items() if str(rel.target_ref).endswith(spare_names(spare))]:
            del relations_of[key]
    buffer = io.BytesIO()
    letter.save(buffer)
    with zipfile.ZipFile(buffer) as archive:
        return package({name: archive.read(name) for name in sorted(archive.namelist())})


def spare_names(paths: Sequence[str]) -> tuple[str, ...]:
    """Give the last parts of paths."""
    return tuple(path.rpartition("/")[2] for path in paths)


def written(paragraphs: Sequence[tuple[str, str]]) -> Letter:
    """Write paragraphs, each a style and a text."""
    letter = Document()
    for style, text in paragraphs:
        letter.add_paragraph(text, style=style)
    return letter


def word_letter() -> bytes:
    """A letter with a heading for each scope and a bullet list under it."""
    return letter_bytes(
        written(
            (
                ("Title", "Innspill til strategien fra Voss herad"),
                ("Normal", "Vi viser til brevet fra samarbeidssekretariatet og takker for anledningen."),
                ("Heading 1", "Utfordringer for kommunen"),
                ("List Bullet", "Vi får ikke tak i vernepleiere til boligene"),
                ("List Bullet", "Korttidsplassene er fulle hele året"),
                ("Heading 1", "Utfordringer for helsefellesskapet"),
                ("List Bullet", "Journalsystemene snakker ikke sammen"),
                ("Normal", ""),
                ("List Bullet", "Pasienter skrives ut fredag ettermiddag uten at hjelpemidlene er på plass"),
                ("Normal", "Med vennlig hilsen"),
                ("Normal", "Kari Prøve, kommunalsjef"),
            )
        )
    )


def word_table() -> bytes:
    """A letter whose answers stand in a table, after a line that says what it is."""
    letter = written((("Heading 1", "Innspel frå Voss herad"), ("Normal", "Utfordringane står i tabellen under.")))
    rows = (
        ("Kven gjeld det?", "Utfordring", "Tiltak"),
        ("Eigen kommune", "Vi manglar jordmor i vaktordninga", "Samarbeid med Kvam herad"),
        ("Helsefellesskapet", "Ungdom ventar for lenge på hjelp frå BUP", ""),
        ("Helsefellesskapet", "• Legemiddellistene stemmer ikkje\n• Ingen har ansvar for koordinering", ""),
    )
    table = letter.add_table(rows=0, cols=3)
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    return letter_bytes(letter)


def word_numbered_list() -> bytes:
    """A numbered list in Word's own list style, with a line for the measure under each point."""
    return letter_bytes(
        written(
            (
                ("Heading 1", "Utfordringer i egen kommune"),
                ("List Number", "Vi mangler leger i fastlegeordningen"),
                ("List Continue", "Tiltak: felles rekrutteringskampanje"),
                ("List Number", "Psykisk helsetilbud til ungdom er for dårlig. Tiltak: lavterskeltilbud i skolen"),
                ("List Number", "Kommunen har ikke råd til velferdsteknologi"),
            )
        )
    )


def word_prose() -> bytes:
    """Whole paragraphs under a question, as people answer when they are given a page."""
    return letter_bytes(
        written(
            (
                ("Heading 1", "Hva er de viktigste utfordringene for helsefellesskapet som helhet?"),
                (
                    "Normal",
                    "Overgangene mellom sykehus og kommune er for dårlige. Pasientene kommer hjem uten"
                    " oppdatert legemiddelliste, og hjemmesykepleien må ringe rundt for å finne ut hva de skal ha.",
                ),
                ("Normal", ""),
                (
                    "Normal",
                    "Vi konkurrerer om de samme fagfolkene. Når sykehuset lyser ut stillinger, mister kommunene"
                    " sykepleierne sine.",
                ),
                ("Heading 1", "Hva er de viktigste utfordringene i egen kommune?"),
                ("Normal", "Lange reiseveier gjør at hjemmetjenesten bruker for mye av dagen i bil."),
            )
        )
    )


def word_empty() -> bytes:
    """A document with nothing but two empty paragraphs."""
    return letter_bytes(written((("Normal", ""), ("Normal", "   "))))


def word_guidance() -> bytes:
    """The secretariat's own guidance, sent back without an answer."""
    return letter_bytes(
        written(
            (
                ("Title", "Veiledning til innspillsskjemaet"),
                ("Normal", "Alle partnere skal sende inn strategiske utfordringer innen 1. oktober."),
                ("Heading 1", "Slik fyller du ut skjemaet"),
                ("List Bullet", "Skriv én utfordring per rad"),
                ("List Bullet", "Skriv kort, helst ikke mer enn to setninger"),
                ("Normal", "Skjemaet sendes til samarbeidssekretariatet på e-post."),
            )
        )
    )


FILES = {
    "cell-numbers-and-dates/input.xlsx": numbers_and_dates,
    "text-carriage-return-code/input.xlsx": carriage_return_code,
    "text-control-characters/input.xlsx": control_characters,
    "text-rich-text/input.xlsx": rich_text,
    "text-cached-formulas/input.xlsx": cached_formulas,
    "text-error-values/input.xlsx": error_values,
    "text-1904-dates/input.xlsx": dates_of_1904,
    "text-strict-ooxml/input.xlsx": strict_ooxml,
    "text-inline-strings/input.xlsx": inline_strings,
    "text-xlsx-named-xls/input.xlsx": plain_table,
    "text-old-xls/input.xls": old_xls,
    "hostile-encrypted/input.xlsx": encrypted,
    "hostile-protected-xls/input.xls": protected_xls,
    "hostile-truncated-zip/input.xlsx": truncated_zip,
    "hostile-empty-file/input.xlsx": bytes,
    "hostile-random-bytes/input.xlsx": random_bytes,
    "hostile-pdf/input.pdf": pdf,
    "hostile-pdf-named-xlsx/input.pdf": pdf,
    "hostile-zip-bomb/input.xlsx": zip_bomb,
    "hostile-entity-expansion/input.xlsx": entity_expansion,
    "hostile-stray-cell/input.xlsx": stray_cell,
    "hostile-formatted-rows/input.xlsx": formatted_rows,
    "hostile-million-characters/input.xlsx": million_characters,
    "hostile-macro-workbook/input.xlsm": macro_workbook,
    "hostile-external-links/input.xlsx": external_links,
    "hostile-lock-file/input.bin": lock_file,
    "hostile-own-output/input.xlsx": own_output,
    "hostile-long-sheet-names/input.xlsx": long_sheet_names,
    "word-letter/input.docx": word_letter,
    "word-table/input.docx": word_table,
    "word-numbered-list/input.docx": word_numbered_list,
    "word-prose/input.docx": word_prose,
    "word-empty/input.docx": word_empty,
    "word-guidance/input.docx": word_guidance,
}


def main() -> None:
    """Write every file to its case."""
    for name, make in FILES.items():
        path = CASES / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(make())


if __name__ == "__main__":
    main()
