"""Build the invented round examples/bergen-2023 and its answer key.

    python examples/make/bergen.py

Needs openpyxl, xlwt, odfpy and msoffcrypto-tool, and not innspill itself: the key must not lean on the
program that it is used to test. What the partners say stands in `bergen_2023/*.tsv`; the modules beside this
one say what each file looks like. The same data gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from forms import FilledForm, build_key_value, build_survey
from guidance import write_workbook
from plain import build_csv_utf8, build_csv_windows, build_ods, build_tabbed, build_xls
from records import Placed, Statement, key_row, load, write_key
from tables import (
    build_area_committees,
    build_doctors,
    build_hospital,
    build_old_municipalities,
    build_one_cell,
    build_two_columns,
)
from unreadable import write_encrypted, write_lock, write_truncated
from users import build_users

REPOSITORY = Path(__file__).parents[2]
ROUND = REPOSITORY / "examples" / "bergen-2023"
KEY = REPOSITORY / "tests" / "data" / "keys" / "bergen-2023.tsv"

BOKMAAL = ("Egen virksomhet", "Helsefellesskapet")
NYNORSK = ("Eiga verksemd", "Helsefellesskapet")


@dataclass(frozen=True)
class Source:
    """A file of the round, the data it is made from, and what lays it out."""

    path: str
    data: str
    build: Callable[[Path, Sequence[Statement]], list[Placed]]


FORM_BERGEN = FilledForm(
    "Bergen kommune", "Bergen kommune, byrådsavdeling for eldre, helse og frivillighet", "nb",
    "Gunn Oppdiktet", "gunn.oppdiktet@example.no", BOKMAAL,
)  # fmt: skip
FORM_HARALDSPLASS = FilledForm(
    "Haraldsplass Diakonale Sykehus AS", "HDS", "nb",
    "Fagsjef", "samhandling.hds@example.no", ("Egen", "Felles"),
)  # fmt: skip
FORM_OLAVIKEN = FilledForm(
    "NKS Olaviken alderspsykiatriske sykehus AS", "Olaviken", "nb",
    "Ragnhild Tenkt", "post.olaviken@example.no", BOKMAAL,
)  # fmt: skip
FORM_ALVER = FilledForm(
    "Alver kommune", "Alver kommune (tidl. Lindås, Meland og Radøy)", "nn",
    "Kommunalsjef helse", "helse.alver@example.no", NYNORSK,
)  # fmt: skip
FORM_VOSS = FilledForm(
    "Voss herad", "Voss kommune", "nn",
    "Torstein Utdiktet", "torstein.utdiktet@example.no", NYNORSK,
)  # fmt: skip

SOURCES = (
    Source("Innspillsskjema Bergen kommune.xlsx", "bergen", FORM_BERGEN.build),
    Source("Askøy_strategiske utfordringer.xlsx", "askoy", build_two_columns),
    Source("Kopi av Innspillsskjema (003).xlsx", "haraldsplass", FORM_HARALDSPLASS.build),
    Source("Strategiske utfordringer i helsefellesskapet(1-10).xlsx", "survey", build_survey),
    Source("Områdeutvala haust 2023.xlsx", "omradeutvalg", build_area_committees),
    Source("kommunar/Innspelsskjema Alver.xlsx", "alver", FORM_ALVER.build),
    Source("kommunar/skjema_nynorsk_UTFYLT.xlsx", "voss", FORM_VOSS.build),
    Source("kommunar/Bjørnafjorden - innspel frå einingane.xlsx", "bjornafjorden", build_old_municipalities),
    Source("kommunar/Osterøy kommune.xls", "osteroy", build_xls),
    Source("kommunar/Austevoll.ods", "austevoll", build_ods),
    Source("kommunar/Øygarden kommune.csv", "oygarden", build_csv_utf8),
    Source("kommunar/innspel_helse.csv", "kvam", build_csv_windows),
    Source("kommunar/Masfjorden og Gulen.txt", "masfjorden_gulen", build_tabbed),
    Source("kommunar/Svar Samnanger.xlsx", "samnanger", build_key_value),
    Source("kommunar/Vaksdal 150923.xlsx", "vaksdal", build_one_cell),
    Source("sjukehus/Helse Bergen samla innspel v2.xlsx", "helse_bergen", build_hospital),
    Source("sjukehus/Innspillsskjema Olaviken.xlsx", "olaviken", FORM_OLAVIKEN.build),
    Source("fastleger og brukere/Fastlegene.xlsx", "fastleger", build_doctors),
    Source("fastleger og brukere/Brukarutval, ungdomsråd og eldreråd.xlsx", "brukere", build_users),
)


def build_sources() -> list[list[str]]:
    """Write every file that holds answers, and return the lines of the key."""
    rows = []
    for source in SOURCES:
        path = ROUND / source.path
        path.parent.mkdir(parents=True, exist_ok=True)
        rows += [key_row(source.path, placed) for placed in source.build(path, load(source.data))]
    return rows


def build_others() -> None:
    """Write the files that hold no answer, or none that can be read."""
    write_workbook(ROUND / "Veiledning til innspillsskjemaet.xlsx")
    write_lock(ROUND / "~$Innspillsskjema Bergen kommune.xlsx", "Gunn Oppdiktet")
    write_encrypted(ROUND / "sjukehus" / "Bjørgvin DPS (passord).xlsx", "Bjørgvin DPS")
    write_truncated(ROUND / "sjukehus" / "Betanien innspill.xlsx", "Betanien sykehus AS")


def main() -> None:
    """Build the round and the key."""
    rows = build_sources()
    build_others()
    write_key(KEY, rows)
    print(f"{len(SOURCES)} files with {len(rows)} statements")


if __name__ == "__main__":
    main()
