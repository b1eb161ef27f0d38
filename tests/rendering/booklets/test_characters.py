"""Characters that the fonts do not have are told with the place where they are written."""

import pytest
from rendering.booklets.programmes import FONTS, made, real, tiny

from introplan.rendering.booklets import unprintable
from introplan.rendering.booklets.characters import KNOWN, refused


def found(plan, scratch) -> list[tuple[str, str]]:
    return [
        (".".join(map(str, path)), char) for path, char in unprintable(plan, fonts=FONTS, scratch=scratch, drafts=False)
    ]


def test_an_emoji_is_told_with_its_field(tmp_path):
    plan = tiny(
        ("title: Välkomstdagen", "title: Välkomstdagen 🎉"),
        ("[https://lagen.example/sfs, Boken]", "[Boken, Boken 中🎉]"),
        ("Betala fikat.", "Betala fikat. 🎉"),
        ("title: Rummet som ingen ser", "title: Rummet 🦊"),
    )
    assert found(plan, tmp_path) == [
        ("lectures.lagen.material.1", "中"),
        ("lectures.lagen.material.1", "🎉"),
        ("activities.valkommen.title", "🎉"),
    ]


def test_letters_of_other_european_languages_are_no_matter(tmp_path):
    plan = tiny(("title: Välkomstdagen", "title: Čačak Łódź Šiauliai Ωμέγα Київ ½ № → ✓"))
    assert found(plan, tmp_path) == []
    made(plan, tmp_path)


@pytest.mark.parametrize("name", ["malmo", "huddingetrainee"])
def test_the_two_programmes_can_be_printed(name, tmp_path):
    assert found(real(name), tmp_path) == []


def test_what_is_taken_to_be_known_is_known(tmp_path):
    assert refused(KNOWN, FONTS, tmp_path) == set()


def test_a_character_that_is_told_is_one_that_typst_refuses(tmp_path):
    assert refused({"a", "å", "🎉", "中", "\u0301"}, FONTS, tmp_path) == {"🎉", "中"}
