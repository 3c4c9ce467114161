"""Partners are recognised in what people write, and nothing is forced."""

from __future__ import annotations

from pathlib import Path

import pytest

from innspill.errors import PartnersError
from innspill.partners import Match, Partner, PartnerRegister, built_in_registers, load_register, type_by_words

_VOSS = Partner("Voss herad", "kommune", aliases=("Voss", "Granvin"))
_KVAM = Partner("Kvam herad", "kommune", aliases=("Kvam",))
_HOSPITAL = Partner("Helse Vest sykehus HF", "helseforetak", aliases=("Helse Vest", "HV"))
_DOCTORS = Partner("Fastlegene", "fastlege")
_NORTH = Partner("Områdeutvalg Nord", "områdeutvalg")
_SOUTH = Partner("Områdeutvalg Sør", "områdeutvalg")
_REGISTER = PartnerRegister("prøve", "Prøve", (_VOSS, _KVAM, _HOSPITAL, _DOCTORS, _NORTH, _SOUTH))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Voss herad", Match((_VOSS,), 100), id="name"),
        pytest.param(" VOSS-herad:", Match((_VOSS,), 100), id="case-and-signs"),
        pytest.param("Granvin", Match((_VOSS,), 100), id="alias"),
        pytest.param("Voss herad, helse og omsorg", Match((_VOSS,), 95), id="inside"),
        pytest.param("Helse Vest sjukehus HF", Match((_HOSPITAL,), 95), id="alias-inside-other-form"),
        pytest.param("Granvinn kommune", Match((_VOSS,), 93), id="misspelt"),
        pytest.param("Voss og Kvam", Match((_VOSS, _KVAM), 95, are_together=True), id="two-together"),
        pytest.param("Kvam og Voss kommuner", Match((_VOSS, _KVAM), 95, are_together=True), id="order-of-the-register"),
        pytest.param("Kvam eller Voss", Match((_KVAM, _VOSS), 0), id="one-of-two"),
        pytest.param("Fastlegar på Voss", Match((_DOCTORS,), 95), id="speaks-for-doctors"),
        pytest.param("Områdeutvalet Nord", Match((_NORTH,), 91), id="misspelt-with-a-near-twin"),
        pytest.param("Bømlo kommune", Match(), id="unknown"),
        pytest.param("Vos", Match(), id="too-short-to-guess"),
        pytest.param("Vossevangen", Match(), id="no-whole-word"),
        pytest.param("", Match(), id="empty"),
        pytest.param("–", Match(), id="only-signs"),
    ],
)
def test_identify(text: str, expected: Match) -> None:
    """A sender is known by name, alias, within a text, or slightly misspelt; else by nobody."""
    assert expected == _REGISTER.identify(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Svar fra Voss_herad 2023", Match((_VOSS,), 95), id="file-name"),
        pytest.param("Voss og Voss herad", Match((_VOSS,), 95), id="twice"),
        pytest.param("hv", Match((_HOSPITAL,), 95), id="short-alias"),
        pytest.param("Vosssvar", Match(), id="not-inside-a-word"),
        pytest.param("Granvinn", Match(), id="not-misspelt"),
        pytest.param("Områdeutvalg Nord og Sør", Match((_NORTH,), 95), id="the-one-named-in-full"),
    ],
)
def test_mentioned(text: str, expected: Match) -> None:
    """In a longer text, only whole words name a partner."""
    assert expected == _REGISTER.mentioned(text)


def test_partner_of_a_match() -> None:
    """A match has a partner only if it is the only one."""
    assert (Match().partner, Match((_VOSS,)).partner, Match((_VOSS, _KVAM)).partner) == (None, _VOSS, None)


def test_misspelling_between_two_partners_is_left_open() -> None:
    """A misspelt name that is as near to two partners is given as both."""
    first, second = Partner("Nordbygda", "kommune"), Partner("Nordbygdi", "kommune")

    assert (first, second) == PartnerRegister("x", "x", (first, second)).identify("Nordbygd").partners


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Brukerutvalget i Voss herad", "bruker"),
        ("Pensionärsrådet", "bruker"),
        ("Fastlegane", "fastlege"),
        ("Områdeutval Nordhordland", "områdeutvalg"),
        ("Sjukehuset", "helseforetak"),
        ("Helse Fonna HF", "helseforetak"),
        ("Mölndals stad", "kommune"),
        ("Kommunane", "kommune"),
        ("Kommunar på Vestlandet", "kommune"),
        ("Røde Kors", "frivillig"),
        ("Anna", "annet"),
        ("Kari Prøve", None),
        ("", None),
    ],
)
def test_type_by_words(text: str, expected: str | None) -> None:
    """The kind of a partner is told by its name, the speaker before the place it speaks of."""
    assert expected == type_by_words(text)


@pytest.mark.parametrize("name", ["bergen", "goteborg", "lofoten-vesteralen-salten"])
def test_built_in_registers(name: str) -> None:
    """Every built-in register finds each of its partners by name and by every alias."""
    register = load_register(name)
    expected = [(partner.name, alias) for partner in register.partners for alias in (partner.name, *partner.aliases)]
    found = [(match.name if (match := register.identify(alias).partner) else "", alias) for _, alias in expected]

    assert (True, name, expected) == (name in built_in_registers(), register.name, found)


def _file(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "partnere.toml"
    path.write_text(text, "utf-8")
    return path


def test_own_register(tmp_path: Path) -> None:
    """A register of one's own is read from a file; what is left out has its default."""
    path = _file(
        tmp_path,
        """
        [[partner]]
        name = "Voss herad"
        type = "kommune"
        area = "Voss"
        number = "4621"
        expected = false
        aliases = ["Voss"]
        [[partner]]
        name = "Fastlegene"
        type = "fastlege"
        """,
    )
    partners = (
        Partner("Voss herad", "kommune", area="Voss", number="4621", expected=False, aliases=("Voss",)),
        Partner("Fastlegene", "fastlege"),
    )

    assert PartnerRegister("partnere", "partnere", partners) == load_register(path)


def test_all_mistakes_are_told_at_once(tmp_path: Path) -> None:
    """Mistakes in a register are told together, each with the partner it concerns."""
    path = _file(
        tmp_path,
        """
        [[partner]]
        type = "kommune"
        [[partner]]
        name = "Voss"
        type = "by"
        navn = "x"
        aliases = "Vangen"
        [[partner]]
        name = "Voss herad"
        type = "kommune"
        aliases = ["VOSS"]
        """,
    )

    with pytest.raises(PartnersError) as told:
        load_register(path)

    assert (
        f"Partnerregisteret «{path}» har feil:",
        (
            "partner 1: mangler name.",
            "partner 2 («Voss»): type er 'by'; den kan være kommune, helseforetak, fastlege, bruker, områdeutvalg, "
            "frivillig, annet.",
            "partner 2 («Voss»): ukjent: navn; kjent er aliases, area, expected, name, number, type.",
            "partner 2 («Voss»): aliases skal være en liste med navn.",
            "navnet «voss» står hos flere: Voss, Voss herad.",
        ),
    ) == (told.value.message, told.value.errors)


@pytest.mark.parametrize("text", ["", "partner = 1", "[partner]\nname = 'x'"], ids=["empty", "number", "one-table"])
def test_register_without_partners(tmp_path: Path, text: str) -> None:
    """A register without partners is told with how to write one."""
    with pytest.raises(PartnersError) as told:
        load_register(_file(tmp_path, text))

    assert told.value.errors == ("Ingen partnere: hver partner står under [[partner]] med minst name og type.",)


def test_a_name_without_letters_is_a_mistake(tmp_path: Path) -> None:
    """An alias without letters or digits would be found in every text; it is told instead."""
    text = '[[partner]]\nname = "Voss"\ntype = "kommune"\naliases = [""]\n[[partner]]\nname = "Kvam"\ntype = "kommune"'

    with pytest.raises(PartnersError):
        load_register(_file(tmp_path, text))


def test_expected_must_be_true_or_false(tmp_path: Path) -> None:
    """A text where true or false belongs is told, and not taken for true."""
    with pytest.raises(PartnersError):
        load_register(_file(tmp_path, '[[partner]]\nname = "Voss"\ntype = "kommune"\nexpected = "nei"'))


def test_group(tmp_path: Path) -> None:
    """A name may stand for several partners that answer together."""
    members = '[[partner]]\nname = "Voss"\ntype = "kommune"\n[[partner]]\nname = "Kvam"\ntype = "kommune"\n'
    path = _file(tmp_path, f'{members}[[group]]\nnames = ["Region vest"]\nmembers = ["Kvam", "Voss"]')
    partners = (Partner("Kvam", "kommune"), Partner("Voss", "kommune"))

    assert Match(partners, 100, are_together=True) == load_register(path).identify(" REGION vest:")


@pytest.mark.parametrize(
    ("group", "expected"),
    [
        pytest.param(
            'names = ["Vest"]\nmembers = ["Bømlo"]',
            "gruppen ['Vest']: names og members må oppgis, og disse er ukjent: Bømlo.",
            id="unknown-member",
        ),
        pytest.param(
            'names = ["Vest"]', "gruppen ['Vest']: names og members må oppgis, og disse er ukjent: -.", id="no-members"
        ),
    ],
)
def test_group_with_mistakes(tmp_path: Path, group: str, expected: str) -> None:
    """A group without members, or with a member that is no partner, is told."""
    with pytest.raises(PartnersError) as told:
        load_register(_file(tmp_path, f'[[partner]]\nname = "Voss"\ntype = "kommune"\n[[group]]\n{group}'))

    assert (expected,) == told.value.errors


def test_missing_register() -> None:
    """A register that does not exist is told with the ones that do."""
    with pytest.raises(PartnersError) as told:
        load_register("bodø")

    assert str(told.value) == (
        "Finner ikke partnerregisteret «bodø». Innebygd er bergen, goteborg, lofoten-vesteralen-salten; "
        "ellers en TOML-fil."
    )


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param(b"[[partner", "Partnerregisteret «{path}» kan ikke leses som TOML: ", id="no-toml"),
        pytest.param(b"title = '\xe5'", "Partnerregisteret «{path}» kan ikke leses som TOML: ", id="no-utf-8"),
    ],
)
def test_unreadable_register(tmp_path: Path, content: bytes, expected: str) -> None:
    """A register that cannot be read is told with its name."""
    path = tmp_path / "partnere.toml"
    path.write_bytes(content)

    with pytest.raises(PartnersError) as told:
        load_register(path)

    assert str(told.value).startswith(expected.format(path=path))
