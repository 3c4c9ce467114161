"""Write the invented round «Göteborg 2024», in Swedish, and its answer key.

Run it from anywhere: python examples/make/goteborg.py (needs openpyxl, odfpy and xlwt). The statements
and their labels stand in goteborg_2024.tsv; here is only how each partner laid them out. The same data gives
the same bytes.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path

from grids import (
    Grid,
    Statement,
    Value,
    file_table,
    key_rows,
    load,
    one_row_each,
    one_row_per_partner,
    save_csv,
    save_ods,
    save_xlsx,
)
from records import write_key

HERE = Path(__file__).parent
ROUND = HERE.parent / "goteborg-2024"
KEY = HERE.parents[1] / "tests" / "data" / "keys" / f"{ROUND.name}.tsv"

FORMS = "Utmaningar inför ny samverkansplan(1-9).xlsx"
OWN_TABLE = "Mölndals stad underlag.xlsx"
WIDE = "Sahlgrenska och sjukhusen.xlsx"
LISTS = "Öckerö svar.xlsx"
CSV = "nosam_noteringar.csv"
ODS = "Brukarråd och föreningar.ods"

SHAPES = {
    FORMS: "export från Microsoft Forms, en rad per svar; ett svar är «Inga synpunkter»",
    OWN_TABLE: "kommunens egen tabell med titelrader ovanför",
    WIDE: "bred tabell med en kolumn för den egna verksamheten och en för helheten; ett svar är «Inga»",
    LISTS: "hela svaret som numrerade listor i två celler",
    CSV: "mötesanteckningar, semikolon och UTF-8 med byteordningsmärke",
    ODS: "OpenDocument med två kolumner",
}

README = """# Göteborg 2024 – ett påhittat exempel

Allt i den här mappen är påhittat. Kommunerna, sjukhusen och grupperna finns, men ingen av dem har skrivit
något av detta, och siffrorna kommer inte från verkligheten. Mappen visar hur en insamling av utmaningar ser
ut när svaren kommer i många former.

{table}

Kör `innspill analyse --lang sv` i den här mappen. Inställningarna finns i `innspill.toml`. Facit ligger i
`tests/data/keys/goteborg-2024.tsv`. Filerna skapas på nytt med `python examples/make/goteborg.py`.
"""

SETTINGS = """title = "Vårdsamverkan i Göteborgsområdet 2024"
themes = "goteborg"
partners = "goteborg"
"""

FIRST_ANSWER = datetime(2024, 3, 4, 8, 12, 0)


def write_forms(path: Path, statements: Sequence[Statement]) -> Grid:
    """The survey tool puts five columns of its own before the questions. The survey was anonymous."""
    columns = {
        "Vilken organisation svarar du för?": "written",
        "Vilken utmaning vill ni lyfta fram?": "text",
        "Gäller utmaningen er egen verksamhet eller hela området?": "scope",
        "Förslag till åtgärd": "measure",
    }
    scopes = {"own": "Egen verksamhet", "common": "Hela området"}
    answers = one_row_each("Sheet1", statements, columns, scopes=scopes)
    header: list[Value] = ["ID", "Starttid", "Slutförandetid", "E-post", "Namn", *columns]
    grid = Grid(answers.name, [header], header=1)
    for number, values in enumerate(answers.rows[1:], start=1):
        begun = FIRST_ANSWER + number * timedelta(hours=17, minutes=23)
        finished = begun + timedelta(minutes=3 + number)
        grid.rows.append([number, begun, finished, "anonymous", None, *values])
    grid.places = [(one, row, column + 5) for one, row, column in answers.places]
    save_xlsx(path, [grid], [5, 20, 20, 14, 10, 32, 80, 30, 50])
    return grid


def write_own_table(path: Path, statements: Sequence[Statement]) -> Grid:
    """Mölndal made a table of its own, with title rows above it."""
    top = [["Mölndals stad"], ["Underlag till samverkansplan, vård- och omsorgsförvaltningen"], []]
    columns = {
        "Nr": "number", "Utmaning": "text", "Gäller": "scope", "Förslag till åtgärd": "measure",
        "Prioritet": "priority",
    }  # fmt: skip
    scopes = {"own": "Den egna kommunen", "common": "Samverkan som helhet"}
    grid = one_row_each("Underlag", statements, columns, top=top, scopes=scopes)
    save_xlsx(path, [grid], [6, 80, 24, 45, 10])
    return grid


def write_wide(path: Path, statements: Sequence[Statement]) -> Grid:
    """The hospitals answered in one table, with a column for themselves and one for the whole."""
    headers = ["Verksamhet", "Utmaningar för den egna verksamheten", "Utmaningar för samverkan som helhet"]
    grid = one_row_per_partner("Blad1", statements, headers, ["own", "common"])
    save_xlsx(path, [grid], [34, 60, 60])
    return grid


def write_lists(path: Path, statements: Sequence[Statement]) -> Grid:
    """Öckerö put the whole answer in two cells, as numbered lists."""
    headers = ["Kommun", "Utmaningar för kommunen", "Utmaningar för hela samverkan"]
    grid = one_row_per_partner("Svar", statements, headers, ["own", "common"], mark="{}. ")
    save_xlsx(path, [grid], [20, 70, 70])
    return grid


def write_csv(path: Path, statements: Sequence[Statement]) -> Grid:
    """The process leaders typed up what was said in the local groups."""
    columns = {"Möte": "occasion", "Grupp": "written", "Utmaning": "text", "Gäller": "scope"}
    grid = one_row_each("csv", statements, columns, scopes={"common": "hela samverkan"})
    save_csv(path, grid, "utf-8-sig")
    return grid


def write_ods(path: Path, statements: Sequence[Statement]) -> Grid:
    """Users and patient associations, in their own words."""
    columns = {"Från": "written", "Vilken är den största utmaningen?": "text"}
    grid = one_row_each("Synpunkter", statements, columns)
    save_ods(path, grid)
    return grid


WRITERS = {
    FORMS: write_forms,
    OWN_TABLE: write_own_table,
    WIDE: write_wide,
    LISTS: write_lists,
    CSV: write_csv,
    ODS: write_ods,
}


def main() -> None:
    """Write the files of the round, its settings, its README and its answer key."""
    files = load(HERE / "goteborg_2024.tsv")
    ROUND.mkdir(parents=True, exist_ok=True)
    key: list[list[str]] = []
    for name, write in WRITERS.items():
        key += key_rows(name, write(ROUND / name, files[name]))
    table = file_table(["Fil", "Form", "Utmaningar"], SHAPES, files)
    (ROUND / "README.md").write_text(README.format(table=table), encoding="utf-8", newline="\n")
    (ROUND / "innspill.toml").write_text(SETTINGS, encoding="utf-8", newline="\n")
    write_key(KEY, key)


if __name__ == "__main__":
    main()
