"""Write the invented round «Lofoten, Vesterålen og Salten 2023» and its answer key.

Run it from anywhere: python examples/make/lofoten.py (needs openpyxl, odfpy and xlwt). The statements
and their labels stand in lofoten_2023.tsv; here is only how each partner laid them out. The same data gives
the same bytes.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from grids import (
    Grid,
    Statement,
    file_table,
    key_rows,
    load,
    one_row_each,
    one_row_per_partner,
    save_csv,
    save_ods,
    save_xls,
    save_xlsx,
)
from records import write_key

HERE = Path(__file__).parent
ROUND = HERE.parent / "lofoten-vesteralen-salten-2023"
KEY = HERE.parents[1] / "tests" / "data" / "keys" / f"{ROUND.name}.tsv"

FORM = "Innspill_Vågan_kommune.xlsx"
OWN_TABLE = "Hadsel - utfordringsbilde helse.xlsx"
CSV = "innspill salten.csv"
ODS = "Nordlandssykehuset strategiske utfordringer.ods"
BULLETS = "Flakstad og Moskenes.xlsx"
WIDE = "Fastleger og brukere samlet.xlsx"
XLS = "dialogmøte Røst Værøy Andøy.xls"

SHAPES = {
    FORM: "skjemaet som ble sendt ut, med veiledning på eget ark",
    OWN_TABLE: "kommunens egen tabell med tittelrader over",
    CSV: "flere kommuner i én fil, semikolon og Windows-1252; én har svart «Ingen»",
    ODS: "OpenDocument fra sykehuset, med prioritet i ord",
    BULLETS: "hele svaret som kulepunkter i én celle per kommune",
    WIDE: "bred tabell, én kolonne for en selv og én for fellesskapet; noe på nynorsk, én har svart «Ingen»",
    XLS: "notater fra dialogmøter i gammelt Excel-format, med møtet i egen kolonne",
}

README = """# Lofoten, Vesterålen og Salten 2023 – et oppdiktet eksempel

Alt i denne mappen er diktet opp. Kommunene og sykehuset finnes, men ingen av dem har skrevet noe av dette,
og tallene er ikke hentet fra virkeligheten. Mappen viser hvordan en innspillsrunde ser ut når svarene kommer
i mange former.

{table}

Kjør `innspill analyse` i denne mappen. Innstillingene står i `innspill.toml`. Fasiten ligger i
`tests/data/keys/lofoten-vesteralen-salten-2023.tsv`. Filene lages på nytt med
`python examples/make/lofoten.py`.
"""

SETTINGS = """title = "Helsefellesskapet Lofoten, Vesterålen og Salten 2023"
themes = "lofoten-vesteralen-salten"
partners = "lofoten-vesteralen-salten"
"""


def write_form(path: Path, statements: Sequence[Statement]) -> Grid:
    """Vågan filled in the form that was sent out."""
    guide = Grid(
        "Veiledning",
        header=1,
        rows=[
            ["Slik fyller du ut skjemaet"],
            ["Skriv én utfordring per rad på arket Innspill."],
            ["Velg om den gjelder egen virksomhet eller helsefellesskapet som helhet."],
            ["Prioritet: 1 er viktigst. Frist 15. september 2023."],
        ],
    )
    top: list[list[str | None]] = [
        ["Innspill til strategi – Helsefellesskapet Lofoten, Vesterålen og Salten"],
        ["Fyll ut én rad per utfordring. Se veiledningen på eget ark."],
        [],
        ["Partner:", None, "Vågan kommune"],
        [],
    ]
    columns = {
        "Nr": "number", "Gjelder": "scope", "Utfordring": "text", "Forslag til tiltak": "measure",
        "Prioritet (1-3)": "priority",
    }  # fmt: skip
    scopes = {"own": "Egen virksomhet", "common": "Helsefellesskapet"}
    grid = one_row_each("Innspill", statements, columns, top=top, scopes=scopes)
    save_xlsx(path, [guide, grid], [10, 20, 70, 45, 14])
    return grid


def write_own_table(path: Path, statements: Sequence[Statement]) -> Grid:
    """Hadsel made a table of its own, with two title rows and no word on whom it concerns."""
    top = [["Hadsel kommune"], ["Utfordringsbilde helse og omsorg, vedlegg til innspill høsten 2023"], []]
    columns = {"Nr.": "number", "Hva er utfordringen?": "text", "Hva foreslår vi?": "measure"}
    grid = one_row_each("Ark1", statements, columns, top=top)
    save_xlsx(path, [grid], [6, 80, 50])
    return grid


def write_csv(path: Path, statements: Sequence[Statement]) -> Grid:
    """Someone in Salten gathered the answers of several municipalities."""
    columns = {"Kommune": "written", "Utfordring": "text", "Gjelder": "scope", "Tiltak": "measure"}
    scopes = {"own": "egen kommune", "common": "helsefellesskapet"}
    grid = one_row_each("csv", statements, columns, scopes=scopes)
    save_csv(path, grid, "cp1252")
    return grid


def write_ods(path: Path, statements: Sequence[Statement]) -> Grid:
    """The hospital answered from LibreOffice."""
    columns = {
        "Avsender": "written", "Strategisk utfordring": "text", "Gjelder": "scope", "Prioritet": "priority",
        "Forslag": "measure",
    }  # fmt: skip
    scopes = {"own": "sykehuset selv", "common": "hele helsefellesskapet"}
    top = [["Nordlandssykehuset HF – strategiske utfordringer"], []]
    grid = one_row_each("Utfordringer", statements, columns, top=top, scopes=scopes)
    save_ods(path, grid)
    return grid


def write_bullets(path: Path, statements: Sequence[Statement]) -> Grid:
    """Two municipalities put the whole answer in one cell each."""
    headers = ["Kommune", "Strategiske utfordringer for egen kommune"]
    grid = one_row_per_partner("Innspill", statements, headers, ["own"], mark="• ")
    save_xlsx(path, [grid], [22, 100])
    return grid


def write_wide(path: Path, statements: Sequence[Statement]) -> Grid:
    """GPs and users in a wide table; several statements in a cell are set off with a dash."""
    headers = ["Avsender", "Utfordringer for en selv", "Utfordringer for helsefellesskapet som helhet"]
    grid = one_row_per_partner("Fastleger og brukere", statements, headers, ["own", "common"], mark="- ")
    save_xlsx(path, [grid], [30, 60, 60])
    return grid


def write_xls(path: Path, statements: Sequence[Statement]) -> Grid:
    """The secretariat typed up what was said at two meetings."""
    columns = {"Møte": "occasion", "Kommune": "written", "Utfordring": "text", "Gjelder": "scope"}
    scopes = {"own": "egen kommune", "common": "helsefellesskapet"}
    grid = one_row_each("Notater", statements, columns, scopes=scopes)
    save_xls(path, grid)
    return grid


WRITERS = {
    FORM: write_form,
    OWN_TABLE: write_own_table,
    CSV: write_csv,
    ODS: write_ods,
    BULLETS: write_bullets,
    WIDE: write_wide,
    XLS: write_xls,
}


def main() -> None:
    """Write the files of the round, its settings, its README and its answer key."""
    files = load(HERE / "lofoten_2023.tsv")
    ROUND.mkdir(parents=True, exist_ok=True)
    key: list[list[str]] = []
    for name, write in WRITERS.items():
        key += key_rows(name, write(ROUND / name, files[name]))
    table = file_table(["Fil", "Form", "Utfordringer"], SHAPES, files)
    (ROUND / "README.md").write_text(README.format(table=table), encoding="utf-8", newline="\n")
    (ROUND / "innspill.toml").write_text(SETTINGS, encoding="utf-8", newline="\n")
    write_key(KEY, key)


if __name__ == "__main__":
    main()
