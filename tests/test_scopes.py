"""A text says whether it speaks of the sender's own matters or of the common ones, or leaves it open."""

from __future__ import annotations

import pytest

from innspill.model import Scope
from innspill.scopes import read_scope, read_scope_value


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Utfordringer for egen kommune", "own", id="own-word"),
        pytest.param("Utfordringar for kommunen sjølv", "own", id="nynorsk"),
        pytest.param("Utmaningar för den egna verksamheten", "own", id="swedish"),
        pytest.param("Challenges for your own municipality", "own", id="english"),
        pytest.param("Sykehuset", "own", id="only-a-name-for-the-sender"),
        pytest.param("  FOR  KOMMUNEN: ", "own", id="case-and-signs"),
        pytest.param("For helsefellesskapet som helhet", "common", id="common-word"),
        pytest.param("For heile helsefellesskapet", "common", id="common-nynorsk"),
        pytest.param("Gemensamma utmaningar", "common", id="common-swedish"),
        pytest.param("Felles for sykehuset og kommunene", "common", id="names-do-not-weigh-against-common"),
        pytest.param("Egne og felles utfordringer", "unknown", id="both"),
        pytest.param("Egen virksomhet eller helsefellesskapet", "unknown", id="a-choice"),
        pytest.param("Utfordringer", "unknown", id="neither"),
        pytest.param("Alle parter", "unknown", id="enough-only-in-a-column"),
        pytest.param("Fellesmøter", "unknown", id="no-whole-word"),
        pytest.param("", "unknown", id="empty"),
        pytest.param("–", "unknown", id="only-signs"),
    ],
)
def test_read_scope(text: str, expected: Scope) -> None:
    """A header or lead-in tells the sender's own matters from the common ones by whole words."""
    assert expected == read_scope(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Egen", "own", id="own"),
        pytest.param("Felles", "common", id="common"),
        pytest.param("Alle parter", "common", id="all-parties"),
        pytest.param("Fastlegene", "own", id="the-senders-kind"),
        pytest.param("Alle fastlegene", "common", id="all-of-a-kind"),
        pytest.param("Egne og felles", "unknown", id="both"),
        pytest.param("Ja", "unknown", id="neither"),
        pytest.param("", "unknown", id="empty"),
    ],
)
def test_read_scope_value(text: str, expected: Scope) -> None:
    """In a column for scope, all parties and the sender's own kind are enough."""
    assert expected == read_scope_value(text)
