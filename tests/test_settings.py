"""What a run is told, and how mistakes in it are told back."""

from __future__ import annotations

from pathlib import Path

import pytest

from innspill.errors import SettingsError
from innspill.settings import Settings, find_config, load_settings

_KNOWN = (
    "title, paths, themes, partners, patient_groups, source, encoding, keep_duplicates, common_from, corrections, "
    "teach, max_file_mb, max_expanded_mb"
)


def _config(folder: Path, text: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "innspill.toml"
    path.write_text(text, "utf-8")
    return path


def test_defaults() -> None:
    """Without a description the themes and partners are Bergen's."""
    settings = load_settings(None)

    assert (Settings(), "bergen", "bergen") == (settings, settings.themes, settings.register)


def test_whole_file(tmp_path: Path) -> None:
    """Every setting is read; paths and files count from the folder of the description, built-in names do not."""
    path = _config(
        tmp_path / "runde",
        """
        title = "Runden 2027"
        paths = ["innkomne", "ekstra.xlsx"]
        themes = "egne.toml"
        partners = "goteborg"
        keep_duplicates = true
        max_file_mb = 5
        max_expanded_mb = 50
        """,
    )
    folder = tmp_path / "runde"
    expected = Settings(
        title="Runden 2027",
        paths=(str(folder / "innkomne"), str(folder / "ekstra.xlsx")),
        themes=str(folder / "egne.toml"),
        partners="goteborg",
        keep_duplicates=True,
        max_file_mb=5,
        max_expanded_mb=50,
    )

    assert expected == load_settings(path)


def test_byte_order_mark_from_notepad(tmp_path: Path) -> None:
    """A description saved by Notepad with a byte order mark is read."""
    path = tmp_path / "innspill.toml"
    path.write_bytes('title = "Året"\r\n'.encode("utf-8-sig"))

    assert Settings(title="Året") == load_settings(path)


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        pytest.param(Settings(), "bergen", id="default"),
        pytest.param(Settings(themes="goteborg"), "goteborg", id="goes-with-the-themes"),
        pytest.param(Settings(themes="egne.toml"), "bergen", id="own-themes"),
        pytest.param(Settings(themes="goteborg", partners="egne.toml"), "egne.toml", id="named"),
    ],
)
def test_register(settings: Settings, expected: str) -> None:
    """The register is the one named, else the one that goes with the themes, else Bergen's."""
    assert expected == settings.register


def test_options_overrule() -> None:
    """What was really given stands in place of what was read; nothing given changes nothing."""
    settings = Settings(title="Runden", themes="goteborg")

    assert (Settings(title="Runden", themes="bergen"), settings) == (
        settings.overruled_by(themes="bergen", partners=None),
        settings.overruled_by(themes=None),
    )


def test_all_mistakes_are_told_at_once(tmp_path: Path) -> None:
    """Unknown settings and values of the wrong kind are told together, with what would be right."""
    path = _config(
        tmp_path,
        'temaer = "x"\ntitle = 1\npaths = "x"\nthemes = 2\npartners = 3\nmax_file_mb = true\nmax_expanded_mb = "x"',
    )

    with pytest.raises(SettingsError) as told:
        load_settings(path)

    assert (
        f"«{path}» har feil:",
        (
            f"ukjent innstilling «temaer»; kjent er {_KNOWN}.",
            "title skal være en tekst, men er 1.",
            "paths skal være en liste med filer og mapper, men er 'x'.",
            "themes skal være navnet på et temasett eller en fil, men er 2.",
            "partners skal være navnet på et partnerregister eller en fil, men er 3.",
            "max_file_mb skal være et helt tall, men er True.",
            "max_expanded_mb skal være et helt tall, men er 'x'.",
        ),
    ) == (told.value.message, told.value.errors)


@pytest.mark.parametrize(
    "text", ["paths = [1]", "max_file_mb = 0", "max_file_mb = -1"], ids=["path-no-text", "zero", "negative"]
)
def test_values_that_cannot_be_meant(tmp_path: Path, text: str) -> None:
    """A path that is no text, and a limit that lets nothing through, are mistakes to put right."""
    with pytest.raises(SettingsError):
        load_settings(_config(tmp_path, text))


def test_missing_file(tmp_path: Path) -> None:
    """A description that was named but does not exist is told."""
    with pytest.raises(SettingsError) as told:
        load_settings(tmp_path / "borte.toml")

    assert f"Finner ikke «{tmp_path / 'borte.toml'}»." == str(told.value)


@pytest.mark.parametrize("content", [b"title = ", b"title = '\xe5r'"], ids=["no-toml", "no-utf-8"])
def test_unreadable_file(tmp_path: Path, content: bytes) -> None:
    """A description that is no TOML, or no UTF-8, is told with its name."""
    path = tmp_path / "innspill.toml"
    path.write_bytes(content)

    with pytest.raises(SettingsError) as told:
        load_settings(path)

    assert str(told.value).startswith(f"«{path}» kan ikke leses: ")


def test_find_config(tmp_path: Path) -> None:
    """The description lies in the folder that is analysed, else where the user stands, else nowhere."""
    (tmp_path / "uten").mkdir()
    there = _config(tmp_path / "runde", "")
    nowhere = [find_config(()), find_config((str(tmp_path / "uten"),))]
    _config(tmp_path, "")

    assert ([None, None], [there, Path("innspill.toml"), Path("innspill.toml"), Path("innspill.toml")]) == (
        nowhere,
        [
            find_config((str(tmp_path / "runde"),)),
            find_config((str(tmp_path / "uten"),)),
            find_config((str(tmp_path / "runde"), str(tmp_path / "uten"))),
            find_config(()),
        ],
    )
