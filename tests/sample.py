"""A small summary with texts that try to break out of every format, for the tests of exports and reports."""

from __future__ import annotations

from pathlib import Path

from innspill.decisions import Decision, Reason
from innspill.model import Challenge, Group, Place, Problem, SheetAccount, Source, Use
from innspill.partners import Partner, PartnerRegister
from innspill.summarise import Row, Summary
from innspill.themes import Theme, ThemeSet

FORMULA = '=HYPERLINK("http://eksempel.no";"Sykepleiere mangler")'
MARKUP = "Sykepleiere [bold]mangler[/bold] | *nå* <b>"
STRANGER = "Foreningen [red]Åpen[/red] Dør"


def sample_summary() -> Summary:
    """Give four challenges from three partners under two themes; one is excluded, and one file is lost."""
    return Summary(
        title="Prøverunden [2023]",
        theme_set=ThemeSet(
            "prøve",
            {"nb": "Prøve"},
            (
                Theme("rekruttering", {"nb": "Rekruttering og bemanning"}, {}, {}),
                Theme("økonomi", {"nb": "Økonomi"}, {}, {}),
                Theme("annet", {"nb": "Annet"}, {}, {}),
            ),
        ),
        register=PartnerRegister(
            "prøve",
            "Prøveregisteret",
            (
                Partner("Voss herad", "kommune", area="Voss"),
                Partner("Helse Bergen HF", "helseforetak"),
                Partner("Fastleger", "fastlege"),
            ),
        ),
        sources=(
            Source("samla.csv", Path("samla.csv"), "b" * 64, 200),
            Source("voss.xlsx", Path("voss.xlsx"), "a" * 64, 1000),
            Source("øydelagt.xlsx", Path("øydelagt.xlsx"), "c" * 64, 30),
        ),
        rows=_rows(),
        groups=(Group("g001", MARKUP, ("bbbbbbbbbbbb", "aaaaaaaaaaaa"), ("Helse Bergen HF", "Voss herad")),),
        problems=(
            Problem("corrupt", Place("øydelagt.xlsx"), "Filen er skadet og kan ikke leses.", "Be om den på nytt."),
            Problem("hidden", Place("voss.xlsx", "Ark [2]", "B4"), "Arket er skjult."),
        ),
        accounts=(
            SheetAccount("samla.csv", "", 6, {Use.CHALLENGE: 2, Use.FIELD: 2, Use.FORM: 2}, 2),
            SheetAccount("voss.xlsx", "Svar", 5, {Use.CHALLENGE: 1, Use.EXCLUDED: 1, Use.FORM: 2, Use.PROBLEM: 1}, 1),
        ),
    )


def _rows() -> tuple[Row, ...]:
    reason = Reason("rekruttering", "term", "Sykepleiere", 0, 11, 90)
    common = Challenge(
        id="bbbbbbbbbbbb",
        place=Place("samla.csv", "", "B2"),
        text=MARKUP,
        partner="Helse Bergen HF",
        partner_type="helseforetak",
        scope="common",
        language="nb",
        personal_data=("email", "phone"),
    )
    stranger = Challenge(
        id="cccccccccccc",
        place=Place("samla.csv", "", "B3"),
        text="+47 er landkoden",
        partner=STRANGER,
        partner_type="frivillig",
        occasion="Konferansen",
    )
    own = Challenge(
        id="aaaaaaaaaaaa",
        place=Place("voss.xlsx", "Svar", "B2"),
        text=FORMULA,
        partner="Voss herad",
        partner_type="kommune",
        scope="own",
        measure="- flere lærlinger\n- «felles» vakt, natt; helg",
        priority="1",
        own_theme="@folk",
    )
    nothing = Challenge(
        id="dddddddddddd",
        place=Place("voss.xlsx", "Svar", "B3"),
        text="Ingen",
        partner="Voss herad",
        partner_type="kommune",
        scope="own",
        excluded="no_content",
    )
    return (
        Row(
            "bbbbbbbbbbbb",
            common,
            Decision("rekruttering", (), 60, review=True, find_reasons=lambda: (reason,)),
            "g001",
        ),
        Row("cccccccccccc", stranger, Decision("annet", decided_by="nothing"), None),
        Row(
            "aaaaaaaaaaaa",
            own,
            Decision("rekruttering", ("økonomi",), 86, review=False, find_reasons=lambda: (reason,)),
            "g001",
        ),
        Row("dddddddddddd", nothing, None, None),
    )
