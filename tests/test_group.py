"""Groups hold statements that say the same thing, whoever says it and in whichever form of Norwegian."""

from __future__ import annotations

import csv
import random
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from innspill.group import GROUP_CUTOFF, cluster_texts, content_words, group_challenges
from innspill.model import Challenge, Group, Place

DEVELOPMENT_SET = Path(__file__).parents[1] / "gold" / "dev_groups.tsv"
WORDS = ("sykepleiere", "mangler", "vakt", "journal", "fredag", "utskriving", "budsjett", "ikke", "sykehus", "leger")
statements = st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=5).map(" ".join), max_size=12)


def challenge(partner: str, text: str) -> Challenge:
    """Make a challenge of which only sender and text matter."""
    return Challenge("", Place("svar.xlsx", "Ark1", "A2"), text, partner, "kommune")


def texts_together(texts: list[str]) -> set[frozenset[str]]:
    """Give the clusters as sets of texts."""
    return {frozenset(texts[member] for member in members) for members, _ in cluster_texts(texts, cutoff=GROUP_CUTOFF)}


def read_development_set() -> list[str]:
    """Read the statements that the cut-off was chosen on, each once."""
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
    ],
    ids=["sjukepleiarar", "fredag", "journal", "case and full stop"],
)
def test_the_two_forms_of_norwegian_meet(first: str, second: str) -> None:
    """Bokmål and nynorsk of the same statement are one group, also among others."""
    others = ["Budsjettet rekker ikke", "For få korttidsplasser om sommeren", "Unge venter lenge på BUP"]

    assert {frozenset({first, second})} == texts_together([first, *others, second])


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Vi mangler sykepleiere", "Vi mangler busser"),
        ("Journalsystemene snakker ikke sammen", "Journalsystemene er dyre i drift"),
    ],
    ids=["what is missing", "what about it"],
)
def test_half_alike_is_not_the_same(first: str, second: str) -> None:
    """Statements that only share how they are put, or what they are about, stay apart."""
    others = ["Budsjettet rekker ikke", "For få korttidsplasser om sommeren", "Unge venter lenge på BUP"]

    assert set() == texts_together([first, *others, second])


def test_no_chains() -> None:
    """Where a is like b and b is like c but a is not like c, the three do not become one group."""
    texts = [
        "sykepleiere mangler kveld helg",
        "kveld helg legevakt lege",
        "legevakt lege ambulanse fly",
    ]
    pairs = {frozenset(pair) for pair in combinations(texts, 2) if len(texts_together(list(pair))) == 1}

    assert frozenset(texts) not in texts_together(texts)
    assert frozenset({texts[0], texts[2]}) not in pairs


def test_every_two_members_are_alike() -> None:
    """In groups found among many statements, every two members share a word that tells something."""
    texts = read_development_set()
    strangers = [
        (first, second)
        for group in texts_together(texts)
        for first, second in combinations(sorted(group), 2)
        if not set(content_words(first)) & set(content_words(second))
    ]

    assert strangers == []


@given(statements)
def test_groups_are_a_partition(texts: list[str]) -> None:
    """No statement is in two groups, no group has one member, and the heading is one of the members."""
    clusters = cluster_texts(texts, cutoff=GROUP_CUTOFF)
    members = [member for cluster, _ in clusters for member in cluster]

    assert len(members) == len(set(members))
    assert [cluster for cluster, heading in clusters if len(cluster) < 2 or heading not in cluster] == []


@given(statements, st.randoms(use_true_random=False))
def test_the_order_of_input_changes_no_group(texts: list[str], chance: random.Random) -> None:
    """Shuffling the statements gives the same groups with the same headings."""
    shuffled = list(texts)
    chance.shuffle(shuffled)

    assert _shown(texts) == _shown(shuffled)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_order_of_a_real_round_changes_no_group(seed: int) -> None:
    """Shuffling some hundred statements gives the same groups with the same headings."""
    texts = read_development_set()
    shuffled = random.Random(seed).sample(texts, len(texts))  # noqa: S311 - a fixed order

    assert _shown(texts) == _shown(shuffled)


def _shown(texts: list[str]) -> list[tuple[list[str], str]]:
    clusters = cluster_texts(texts, cutoff=GROUP_CUTOFF)
    return sorted((sorted(texts[member] for member in members), texts[heading]) for members, heading in clusters)


def test_groups_are_told_with_their_partners() -> None:
    """A group has the ids of its challenges and each partner once; the one with most partners comes first."""
    said = [
        challenge("Voss herad", "Epikrisen kommer for sent"),
        challenge("Voss herad", "Epikrisene kommer for sent"),
        challenge("Voss herad", "Vi manglar sjukepleiarar i distriktet"),
        challenge("Askøy kommune", "Vi mangler sykepleiere i distriktet"),
        challenge("Kvam herad", "Bussen går sjelden"),
    ]
    expected = (
        Group("g001", "Vi mangler sykepleiere i distriktet", ("c", "d"), ("Askøy kommune", "Voss herad")),
        Group("g002", "Epikrisen kommer for sent", ("a", "b"), ("Voss herad",)),
    )

    assert expected == group_challenges(said, ["a", "b", "c", "d", "e"])


def test_nothing_to_group() -> None:
    """A round without challenges has no groups."""
    assert group_challenges([], []) == ()


def test_the_same_words_are_always_together() -> None:
    """A statement that is repeated word for word is a group, however many say it."""
    texts = ["Rekruttering av fagfolk"] * 500

    assert [list(range(500))] == [members for members, _ in cluster_texts(texts, cutoff=GROUP_CUTOFF)]


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
