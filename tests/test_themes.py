"""Theme sets: mistakes are told all at once, and the built-in ones recognise their own examples."""

from __future__ import annotations

from importlib import import_module, resources
from pathlib import Path

import pytest

from innspill.classify import Classifier
from innspill.classify.check import Misplaced, misplaced_examples, overlapping_themes
from innspill.classify.knowledge import fingerprint, load_evidence
from innspill.errors import OutputError, ThemesError
from innspill.export.theme_file import theme_file
from innspill.themes import Theme, ThemeSet, built_in_theme_sets, load_theme_set, shared_terms


def write(folder: Path, text: str) -> Path:
    """Write a theme set to a file."""
    path = folder / "eget.toml"
    path.write_text(text, "utf-8")
    return path


def message_for(name: str | Path) -> str:
    """Give what a person is told when a theme set cannot be used."""
    with pytest.raises(ThemesError) as caught:
        load_theme_set(name)
    return str(caught.value)


def test_built_in_sets() -> None:
    """Three theme sets come with the program."""
    assert built_in_theme_sets() == ("bergen", "goteborg", "lofoten-vesteralen-salten")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("bergen", ("samhandling", "prioritering", "rekruttering", "økonomi", "digitalisering", "annet")),
        (
            "goteborg",
            ("vårdövergångar", "hälsofrämjande", "psykisk-hälsa", "kompetensförsörjning", "digitalisering", "styrning",
             "annet"),
        ),
        (
            "lofoten-vesteralen-salten",
            ("bemanning", "pasientforløp", "digitalisering", "tjenesteinnovasjon", "økonomi", "avstand", "annet"),
        ),
    ],
    ids=["bergen", "goteborg", "lofoten"],
)  # fmt: skip
def test_ids_of_a_built_in_set(name: str, expected: tuple[str, ...]) -> None:
    """The ids of the built-in themes are what scripts rely on, with «annet» last."""
    assert expected == load_theme_set(name).ids


@pytest.mark.parametrize("name", built_in_theme_sets())
def test_texts_of_a_built_in_set(name: str) -> None:
    """Each built-in theme has a title in all four languages, a definition, terms and examples, and shares no term."""
    theme_set = load_theme_set(name)
    named = [theme for theme in theme_set.themes if theme.id != "annet"]
    languages = [set(theme.title) for theme in theme_set.themes]

    assert [{"nb", "nn", "sv", "en"}] * len(theme_set.themes) == languages
    assert [theme.id for theme in named if not (theme.definition and theme.terms and theme.examples)] == []
    assert shared_terms(theme_set) == {}


@pytest.mark.parametrize(
    ("name", "least"),
    [("bergen", 0.965), ("goteborg", 0.98), ("lofoten-vesteralen-salten", 0.98)],
    ids=["bergen", "goteborg", "lofoten"],
)
def test_examples_find_their_own_theme(name: str, least: float) -> None:
    """A statement that stands as an example of a theme is nearly always sorted under it."""
    theme_set = load_theme_set(name)
    classifier = Classifier(theme_set)
    found = [classifier.decide(example).theme == theme.id for theme in theme_set.themes for example in theme.examples]

    assert sum(found) / len(found) >= least


@pytest.mark.parametrize("name", built_in_theme_sets())
def test_shipped_evidence_is_fresh(name: str) -> None:
    """The evidence in the package was learnt from the theme set as it stands now."""
    shipped = resources.files("innspill.data").joinpath("evidence", f"{name}.bin").read_bytes()

    assert fingerprint(load_theme_set(name)) == shipped[:32]


def test_training_again_decides_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    """Learning Göteborg's evidence again, as «make train» does, decides every example as what ships."""
    monkeypatch.syspath_prepend(Path(__file__).parents[1] / "scripts")
    learner, training = import_module("learner"), import_module("train_evidence")
    theme_set = load_theme_set("goteborg")
    again = training.train(theme_set, [], learner.Concepts())
    shipped = load_evidence(theme_set)
    assert shipped is not None
    texts = [example for theme in theme_set.themes for example in theme.examples]

    assert [again.scores(text) for text in texts] == [pytest.approx(shipped.scores(text), abs=0.01) for text in texts]


def test_evidence_of_a_changed_set_is_not_used(tmp_path: Path) -> None:
    """A user's own set with a built-in name is not decided by the built-in evidence."""
    path = tmp_path / "goteborg.toml"
    path.write_text('[[theme]]\nid = "økonomi"\nterms = ["budsjett"]\n', "utf-8")

    assert load_evidence(load_theme_set(path)) is None


def test_own_set(tmp_path: Path) -> None:
    """A user's file becomes a set with its own name, plain texts count as bokmål, and «annet» is put last."""
    path = write(
        tmp_path,
        """
        title = "Vårt sett"

        [[theme]]
        id = "annet"
        title = { nb = "Resten", en = "The rest" }

        [[theme]]
        id = "bygg-og-anlegg"
        title = "Bygg"
        definition = "Lokaler"
        excludes = { nb = "Transport" }
        terms = ["lokale", " lokale ", ""]
        examples = { nn = ["Lokala er for små"], nb = ["Lokalene er for små"] }
        """,
    )
    expected = ThemeSet(
        "eget",
        {"nb": "Vårt sett"},
        (
            Theme(
                "bygg-og-anlegg",
                {"nb": "Bygg"},
                {"nb": "Lokaler"},
                {"nb": "Transport"},
                ("lokale",),
                ("Lokala er for små", "Lokalene er for små"),
            ),
            Theme("annet", {"nb": "Resten", "en": "The rest"}, {}, {}),
        ),
    )

    assert expected == load_theme_set(path)


def test_annet_is_added(tmp_path: Path) -> None:
    """A set without «annet» gets it, since nothing is forced into a theme."""
    theme_set = load_theme_set(write(tmp_path, '[[theme]]\nid = "økonomi"\n'))

    assert [(theme.id, theme.title_in("nb")) for theme in theme_set.themes] == [
        ("økonomi", "økonomi"),
        ("annet", "Annet"),
    ]


@pytest.mark.parametrize(
    ("title", "expected"),
    [({"nn": "Anna", "nb": "Annet"}, "Anna"), ({"nb": "Annet"}, "Annet"), ({"sv": "Annat"}, "Annat"), ({}, "annet")],
    ids=["the language", "bokmål", "the first", "the id"],
)
def test_title_in_a_language(title: dict[str, str], expected: str) -> None:
    """A title that is missing in a language is given in bokmål, else in any, else as the id."""
    assert expected == Theme("annet", title, {}, {}).title_in("nn")


def test_shared_terms() -> None:
    """Terms that stand under several themes are told with the themes, whatever their case."""
    themes = (Theme("a", {}, {}, {}, ("Budsjett", "penger")), Theme("b", {}, {}, {}, ("budsjett",)))

    assert shared_terms(ThemeSet("prøve", {}, themes)) == {"budsjett": ("a", "b")}


def test_all_mistakes_are_told_at_once(tmp_path: Path) -> None:
    """Every mistake of a file is told in one message, each with the line, the theme and the key it is about."""
    path = write(
        tmp_path,
        """
        tema = 1

        [[theme]]
        id = "to ord"
        title = { nb = "To", de = "Zwei" }

        [[theme]]
        id = "økonomi"
        nokkelord = ["penger"]
        definition = 3
        terms = "penger"
        examples = { fi = ["raha"] }

        [[theme]]
        id = "økonomi"

        [[theme]]
        title = "Uten id"
        terms = [1]
        """,
    )
    expected = (
        f"Temasettet «{path}» har feil:\n"
        "  - ukjent på øverste nivå: tema; kjent er theme, title.\n"
        "  - linje 5, tema 1 («to ord»): id skal være et ord med små bokstaver, gjerne med bindestrek.\n"
        "  - linje 6, tema 1 («to ord»): title: ukjent språk de; kjent er nb, nn, sv, en.\n"
        "  - linje 10, tema 2 («økonomi»): ukjent: nokkelord; "
        "kjent er definition, examples, excludes, id, terms, title.\n"
        "  - linje 11, tema 2 («økonomi»): definition skal være en tekst, eller en tekst for hvert språk "
        "(nb, nn, sv, en).\n"
        "  - linje 12, tema 2 («økonomi»): terms skal være en liste, eller en liste for hvert språk (nb, nn, sv, en).\n"
        "  - linje 13, tema 2 («økonomi»): examples: ukjent språk fi; kjent er nb, nn, sv, en.\n"
        "  - linje 18, tema 4: id skal være et ord med små bokstaver, gjerne med bindestrek.\n"
        "  - linje 20, tema 4: terms skal være en liste, eller en liste for hvert språk (nb, nn, sv, en).\n"
        "  - id «økonomi» står flere ganger."
    )

    assert expected == message_for(path)


def test_a_mistake_in_the_title_of_the_set_is_told(tmp_path: Path) -> None:
    """The title of the set is checked like every other text."""
    path = write(tmp_path, 'title = 5\n[[theme]]\nid = "økonomi"\n')
    expected = (
        f"Temasettet «{path}» har feil:\n  - title skal være en tekst, eller en tekst for hvert språk (nb, nn, sv, en)."
    )

    assert expected == message_for(path)


@pytest.mark.parametrize("theme_id", ["Økonomi", "øKONOMI", "økonomi\\n"], ids=["capital", "capitals", "line break"])
def test_an_id_is_in_small_letters(tmp_path: Path, theme_id: str) -> None:
    """An id that is not a word in small letters is a mistake, as the message says."""
    path = write(tmp_path, f'[[theme]]\nid = "{theme_id}"\n')

    assert "id skal være et ord med små bokstaver, gjerne med bindestrek." in message_for(path)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "  - ingen temaer: hvert tema står under [[theme]] med id og title."),
        ("theme = 1", "  - ingen temaer: hvert tema står under [[theme]] med id og title."),
        ('[[theme]]\nid = "annet"', "  - minst ett tema utenom «annet» må finnes."),
    ],
    ids=["empty", "no table", "only annet"],
)
def test_a_set_without_themes(tmp_path: Path, text: str, expected: str) -> None:
    """A set that has nothing to sort under is told how themes are written."""
    path = write(tmp_path, text)

    assert f"Temasettet «{path}» har feil:\n{expected}" == message_for(path)


def test_no_such_set() -> None:
    """An unknown name is answered with the names there are."""
    assert message_for("oslo") == (
        "Finner ikke temasettet «oslo». Innebygd er bergen, goteborg, lofoten-vesteralen-salten; ellers en TOML-fil."
    )


def test_not_toml(tmp_path: Path) -> None:
    """A file that is no TOML is told with the place of the mistake."""
    path = write(tmp_path, "id = økonomi")

    assert message_for(path).startswith(f"Temasettet «{path}» kan ikke leses som TOML: ")
    assert "line 1" in message_for(path)


@pytest.mark.parametrize("content", [b"id = '\xf8konomi'", None], ids=["not UTF-8", "a folder"])
def test_a_file_that_cannot_be_read(tmp_path: Path, content: bytes | None) -> None:
    """A file that is no text, or a folder, is told as unreadable with its name."""
    path = tmp_path / "eget.toml"
    if content is None:
        path.mkdir()
    else:
        path.write_bytes(content)

    assert message_for(path).startswith(f"Temasettet «{path}» kan ikke leses som TOML: ")


# What a learner would get wrong, and a file to begin with.


def test_examples_that_go_elsewhere(tmp_path: Path) -> None:
    """An example that the rest of the set would put under another theme is told, and themes that are mixed up."""
    people = [f"For få sykepleiere på {place}" for place in ("post", "natt", "helg", "dag", "kveld")]
    money = [f"Budsjettet på {place} er for stramt" for place in ("post", "natt", "helg", "dag", "kveld")]
    path = write(
        tmp_path,
        f"""
        [[theme]]
        id = "folk"
        examples = {[*people, "Budsjettet er stramt"]!r}
        [[theme]]
        id = "penger"
        examples = {money!r}
        """,
    )
    theme_set = load_theme_set(path)
    found = misplaced_examples(theme_set)

    assert [Misplaced("Budsjettet er stramt", "folk", "penger")] == found
    assert [] == overlapping_themes(theme_set, found)
    assert [("folk", "penger", 0.5)] == overlapping_themes(theme_set, found * 3)


def test_a_file_to_begin_with(tmp_path: Path) -> None:
    """A file made from titles is a theme set as it stands; «annet» comes by itself."""
    target = tmp_path / "mine.toml"
    target.write_text(theme_file(target, ["Folk og «vakter»", 'Penger "nå"', "Annet"], built_in="bergen"), "utf-8")
    themes = load_theme_set(target).themes

    assert [("folk-og-vakter", "Folk og «vakter»"), ("penger-nå", 'Penger "nå"'), ("annet", "Annet")] == [
        (theme.id, theme.title_in("nb")) for theme in themes
    ]


@pytest.mark.parametrize("titles", [["Folk", "folk!"], ["–"]], ids=["twice", "no letters"])
def test_titles_that_cannot_be_themes(titles: list[str]) -> None:
    """Titles without letters, or too much alike to be told apart, are refused."""
    with pytest.raises(OutputError, match="egen tittel"):
        theme_file(Path("mine.toml"), titles, built_in="bergen")


def test_a_copy_to_begin_with(tmp_path: Path) -> None:
    """Without titles the file is a built-in set with all its comments."""
    target = tmp_path / "mine.toml"
    target.write_text(theme_file(target, [], built_in="goteborg"), "utf-8")

    assert load_theme_set("goteborg").themes == load_theme_set(target).themes


def test_titles_alone_are_enough_to_begin(tmp_path: Path) -> None:
    """A set of nothing but titles sorts what names them, and says that it is not sure."""
    target = tmp_path / "mine.toml"
    target.write_text(theme_file(target, ["Rekruttering", "Økonomi"], built_in="bergen"), "utf-8")
    decision = Classifier(load_theme_set(target)).decide("Rekrutteringen svikter")

    assert ("rekruttering", True) == (decision.theme, decision.review)


def test_a_copy_of_a_built_in_set_keeps_what_it_knows(tmp_path: Path) -> None:
    """A copy with an example of one's own decides that example so, and all else as the built-in set does."""
    target = tmp_path / "mine.toml"
    text = "Journalsystemene snakker ikke sammen"
    changed = theme_file(target, [], built_in="bergen").replace("examples.nb = [", f'examples.nb = [\n  "{text}",', 1)
    target.write_text(changed, "utf-8")
    own, built_in = Classifier(load_theme_set(target)), Classifier(load_theme_set("bergen"))
    others = ["Vi får ikke tak i sykepleiere", "Budsjettet er for stramt", "Ventetiden er for lang"]

    assert ("digitalisering", "samhandling") == (built_in.decide(text).theme, own.decide(text).theme)
    assert ("example", 100) == (own.decide(text).reasons[0].kind, own.decide(text).reasons[0].share)
    assert [own.decide(other).theme for other in others] == [built_in.decide(other).theme for other in others]
