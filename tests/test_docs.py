"""What README and CHANGELOG say is true."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
import typer
from typer.core import TyperGroup

from innspill import __version__
from innspill.cli import app
from innspill.export import ENDINGS, FORMATS

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")


def block(heading: str) -> str:
    """Give the first code block under a heading of README."""
    part = README.split(f"### {heading}\n", 1)[1]
    return re.split(r"^```\w*\n|^```$", part, flags=re.MULTILINE)[1]


def commands() -> list[str]:
    """Give every command of the program as it is typed, such as «temaer liste»."""
    program = typer.main.get_command(app)
    assert isinstance(program, TyperGroup)
    found = []
    for name, command in program.commands.items():
        below = command.commands if isinstance(command, TyperGroup) else {}
        found += [f"{name} {part}" for part in below] or [name]
    return found


@pytest.mark.parametrize("command", commands())
def test_every_command_is_in_the_readme(command: str) -> None:
    """README names every command, the first of a group in full."""
    name, *below = command.split()

    assert f"`innspill {name}" in README
    assert [part for part in below if not re.search(rf"`(?:innspill {name} )?{part}`", README)] == []


def test_every_format_is_in_the_readme() -> None:
    """README names every format and every ending that can be written."""
    assert [ending for ending in ENDINGS if f"`{ending}`" not in README] == []
    assert [name for name in FORMATS if f"`{name}`" not in README] == []


def test_python_example_runs(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """The Python example of README runs as it stands, from the root of the project, and prints what it says."""
    monkeypatch.chdir(ROOT)
    code = re.findall(r"^```python\n(.*?)^```$", README, flags=re.MULTILINE | re.DOTALL)
    exec(compile("\n".join(code), "README.md", "exec"), {})  # noqa: S102 - our own page
    lines = capsys.readouterr().out.strip().split("\n")

    assert len(code) == 1
    assert lines[0].split() == ["theme", "challenges", "partners"]
    assert len(lines) == 1 + 6 + 3


@pytest.mark.parametrize(
    ("heading", "expected"),
    [("See it work", {".", "examples/bergen-2023"}), ("Run the tests", {"."})],
    ids=["demo", "tests"],
)
def test_commands_name_paths_that_exist(heading: str, expected: set[str]) -> None:
    """Each of the two commands to start with is one line, installs this project, and names paths that are there."""
    command = block(heading).strip()
    words = re.findall(r'[^\s"]+', command)
    paths = {re.sub(r"\[.*\]$", "", word) for word in words if word.startswith((".[", "examples/")) or word == "."}

    assert "\n" not in command
    assert expected == paths
    assert [path for path in paths if not (ROOT / path).exists()] == []


def test_extras_that_are_installed_exist() -> None:
    """The extra that the test command installs is one of the project's."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extras = re.findall(r"\.\[(\w+)\]", block("Run the tests"))

    assert extras == ["dev"]
    assert set(extras) <= set(project["optional-dependencies"])


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md", "docs/veiledning.md", "docs/architecture.md"])
def test_links_lead_somewhere(page: str) -> None:
    """Every link from a page to a file of the project leads to a file that is there."""
    path = ROOT / page
    links = re.findall(r"\]\(((?!https?:|#|mailto:)[^)#]+)", path.read_text("utf-8"))

    assert [link for link in links if not (path.parent / link).exists()] == []


def test_exit_codes_are_in_the_readme() -> None:
    """README tells what each exit code means."""
    assert re.findall(r"^\| (\d) \|", README, flags=re.MULTILINE) == ["0", "1", "2", "3"]


def test_changelog_has_the_version() -> None:
    """CHANGELOG tells what the current version brings, below what is not released."""
    versions = re.findall(r"^## \[(.+?)\]", (ROOT / "CHANGELOG.md").read_text("utf-8"), flags=re.MULTILINE)

    assert __version__ in versions
    assert versions[0] in ("Unreleased", __version__)
