"""Groups hold statements that say the same thing, whoever says it and in whichever form of Norwegian."""

from __future__ import annotations

import csv
import random
from functools import cache
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from innspill.classify import Classifier
from innspill.group import gather_groups
from innspill.group.arena import suggest_arena
from innspill.group.cluster import CUTOFF
from innspill.group.explain import explain_pair
from innspill.group.gather import lean
from innspill.group.likeness import Likeness
from innspill.group.parts import content_words
from innspill.model import Challenge, Group, Place, Scope
from innspill.themes import load_theme_set

DEVELOPMENT_SET = Path(__file__).parents[1] / "gold" / "dev_groups.tsv"
WORDS = ("sykepleiere", "mangler", "vakt", "journal", "fredag", "utskriving", "budsjett", "ikke", "sykehus", "leger")
statements = st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=5).map(" ".join), max_size=12)
OTHERS = ["Budsjettet rekker ikke", "For få korttidsplasser om sommeren", "Unge venter lenge på BUP"]


@cache
def classifier() -> Classifier:
    """Give the sorter that likeness asks for leanings."""
    return Classifier(load_theme_set("bergen"))


def challenge(partner: str, text: str, scope: Scope = "unknown") -> Challenge:
    """Make a challenge of which only sender, text and scope matter."""
    return Challenge("", Place("svar.xlsx", "Ark1", "A2"), text, partner, "kommune", scope)


def gather(challenges: list[Challenge]) -> tuple[Group, ...]:
    """Give the groups of challenges, whose ids are their numbers."""
    ids = [str(number) for number in range(len(challenges))]
    return gather_groups(challenges, ids, [classifier().decide(one.text) for one in challenges])


def together(texts: list[str]) -> set[frozenset[str]]:
    """Give the groups as sets of texts."""
    groups = gather([challenge("Voss herad", text) for text in texts])
    return {frozenset(texts[int(member)] for member in group.members) for group in groups}


def shown(texts: list[str]) -> list[tuple[str, list[str], int]]:
    """Give the groups by their headings, texts and likeness."""
    groups = gather([challenge("Voss herad", text) for text in texts])
    return sorted((g.heading, sorted(texts[int(member)] for member in g.members), g.likeness) for g in groups)


def chance(first: str, second: str) -> float:
    """Give how likely two statements say the same, 0-1."""
    likeness = Likeness.shipped()
    parts = [likeness.lexicon.take_apart(text, lean(classifier().decide(text))) for text in (first, second)]
    return likeness.chance(*parts)


def read_development_set() -> list[str]:
    """Read statements of a development set, each once."""
    with DEVELOPMENT_SET.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return sorted({row["text"] for row in rows})


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Vi manglar sjukepleiarar i heimetenesta", "Mangler sykepleiere i hjemmetjenesten"),
        ("Pasientar vert skrivne ut på fredag", "Pasienter skrives ut på fredager"),
        ("Journalsystema snakkar ikkje saman", "Journalsystemene snakker ikke sammen"),
        ("MANGEL PÅ FASTLEGER.", "mangel på fastleger"),
        ("Vi mangler fastleger", "For få fastlegar"),
    ],
    ids=["sjukepleiarar", "fredag", "journal", "case and full stop", "other words"],
)
def test_the_two_forms_of_norwegian_meet(first: str, second: str) -> None:
    """Bokmål and nynorsk of the same statement are one group, also among others."""
    assert {frozenset({first, second})} == together([first, *OTHERS, second])


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Vi mangler sykepleiere", "Vi mangler busser"),
        ("Journalsystemene snakker ikke sammen", "Journalsystemene er dyre i drift"),
        ("For få jordmødre", "For få sykepleiere"),
        ("Epikrisen kommer for sent", "Epikrisen er for lang"),
    ],
    ids=["what is missing", "what about it", "who is missing", "what is wrong with it"],
)
def test_half_alike_is_not_the_same(first: str, second: str) -> None:
    """Statements that only share how they are put, or what they are about, stay apart."""
    assert set() == together([first, *OTHERS, second])


def test_every_two_members_are_alike() -> None:
    """In groups found among many statements, every two members are at least somewhat likely to say the same."""
    strangers = [
        (first, second)
        for group in together(read_development_set())
        for first, second in combinations(sorted(group), 2)
        if chance(first, second) < 0.03
    ]

    assert strangers == []


@given(statements)
def test_groups_are_a_partition(texts: list[str]) -> None:
    """No statement is in two groups, no group has one member, and the heading is one of the members."""
    groups = gather([challenge("Voss herad", text) for text in texts])
    members = [member for group in groups for member in group.members]

    assert len(members) == len(set(members))
    assert [g for g in groups if len(g.members) < 2 or g.heading not in {texts[int(m)] for m in g.members}] == []


@given(statements, st.randoms(use_true_random=False))
def test_the_order_of_input_changes_no_group(texts: list[str], chance: random.Random) -> None:
    """Shuffling the statements gives the same groups with the same headings."""
    shuffled = list(texts)
    chance.shuffle(shuffled)

    assert shown(texts) == shown(shuffled)


@pytest.mark.parametrize("seed", [1, 2])
def test_the_order_of_a_real_round_changes_no_group(seed: int) -> None:
    """Shuffling some hundred statements gives the same groups with the same headings."""
    texts = read_development_set()
    shuffled = random.Random(seed).sample(texts, len(texts))  # noqa: S311 - a fixed order

    assert shown(texts) == shown(shuffled)


def test_more_answers_change_no_group_that_they_do_not_touch() -> None:
    """Statements about something else leave the groups as they were: likeness does not depend on the round."""
    texts = read_development_set()
    early = together(texts[::2])
    new = ["Ferja er innstilt halve vinteren", "Ferga går ikkje om vinteren", "Bussen går sjelden"]

    assert early <= together([*texts[::2], *new])


def test_groups_are_told_with_their_partners() -> None:
    """A group has the ids of its challenges, each partner once, its copies and a suggested arena; largest first."""
    said = [
        challenge("Voss herad", "Epikrisen kommer for sent"),
        challenge("Voss herad", "Epikrisene kommer for sent"),
        challenge("Voss herad", "Vi manglar sjukepleiarar i distriktet"),
        challenge("Askøy kommune", "Vi mangler sykepleiere i distriktet"),
        challenge("Kvam herad", "Bussen går sjelden"),
    ]
    expected = [
        (
            "g001",
            "Vi mangler sykepleiere i distriktet",
            ("2", "3"),
            ("Askøy kommune", "Voss herad"),
            (),
            "common",
        ),
        ("g002", "Epikrisen kommer for sent", ("0", "1"), ("Voss herad",), (("0", "1"),), "bilateral"),
    ]

    assert expected == [(g.id, g.heading, g.members, g.partners, g.copies, g.arena) for g in gather(said)]


@pytest.mark.parametrize(
    ("first", "second", "are_copies"),
    [
        ("Vi mangler folk på natt i helgene", "VI MANGLER FOLK I HELGENE PÅ NATT!", True),
        ("Vi mangler folk på natt i helgene", "Vi manglr folk på nat i helgene", True),
        ("Vi mangler 3 leger på natt i helgene", "Vi mangler 5 leger på natt i helgene", False),
        ("Det er for få jordmødre på natt i helgene", "Det er for få sykepleiere på natt i helgene", False),
        ("Kommunen blir varslet om utskriving i tide", "Kommunen blir ikke varslet om utskriving i tide", False),
    ],
    ids=["moved", "misspelt", "numbers", "professions", "negation"],
)
def test_copies_are_told(first: str, second: str, are_copies: bool) -> None:  # noqa: FBT001
    """A text with slips or words moved is a copy; one with another number, profession or a «not» is none."""
    groups = gather([challenge("Voss herad", first), challenge("Kvam herad", second)])

    assert are_copies == any(group.copies for group in groups)


@pytest.mark.parametrize(
    ("senders", "scope", "common_from", "expected"),
    [
        (["Voss herad"], "own", 2, "bilateral"),
        (["Voss herad"], "common", 2, "common"),
        (["Voss herad", "Kvam herad"], "own", 2, "common"),
        (["Voss herad", "Kvam herad"], "own", 3, "bilateral"),
    ],
    ids=["one partner", "said to be common", "two partners", "two where three are asked"],
)
def test_the_arena_follows_a_plain_rule(senders: list[str], scope: Scope, common_from: int, expected: str) -> None:
    """What enough partners raise, or someone says is common, is common; the limit can be set."""
    said = [challenge(sender, "Epikrisen kommer for sent", scope) for sender in senders]

    assert expected == suggest_arena(said, common_from)


def test_a_pair_is_explained() -> None:
    """The words that both have, in the forms of each, and the words that only one has."""
    first, second = "Vi mangler fastleger i distriktet", "For få fastlegar"
    told = explain_pair((first, classifier().decide(first)), (second, classifier().decide(second)))

    assert told.chance == round(100 * chance(first, second))
    assert told.is_same == (chance(first, second) >= CUTOFF)
    assert ("fastleger", "fastlegar") in told.shared
    assert told.only_left == ("distriktet", "vi")
    assert told.only_right == ()


def test_nothing_to_group() -> None:
    """A round without challenges has no groups."""
    assert gather([]) == ()


def test_the_same_words_are_always_together() -> None:
    """A statement that is repeated word for word is a group, however many say it, and they are copies."""
    (group,) = gather([challenge("Voss herad", "Rekruttering av fagfolk")] * 500)

    assert (len(group.members), group.likeness, group.copies) == (500, 100, (group.members,))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Vi kan ikkje dette", content_words("Vi kan ikke dette")),
        ("og i på", ()),
        ("Vakt, vakt og VAKTER", ("vakt",)),
        ("Ærlige ønsker", ("ærlig", "ønsk")),
    ],
    ids=["nynorsk", "nothing told", "each once", "letters are kept"],
)
def test_content_words(text: str, expected: tuple[str, ...]) -> None:
    """The words that tell what a text is about come once each, stemmed, without folding letters."""
    assert expected == content_words(text)
