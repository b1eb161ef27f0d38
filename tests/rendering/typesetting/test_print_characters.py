"""Characters that the fonts do not have are told with the place where they are written."""

import json

import pytest
from rendering.booklets.programmes import CHECKOUT, FONTS, made, real, tiny

from introplan.agenda import Plan
from introplan.releases import Edition
from introplan.rendering.typesetting.characters import (
    FAMILY,
    KNOWN,
    PICTURE_FAMILIES,
    Trial,
    _set_in_all_ways,
    unprintable,
)


def refused(texts: set[str]) -> set[str]:
    return Trial(FONTS).missing(texts, _set_in_all_ways)


def found(plan) -> list[tuple[str, str]]:
    return [(".".join(map(str, path)), char) for path, char in unprintable(Edition(plan), fonts=FONTS)]


def test_an_emoji_is_told_with_its_field():
    plan = tiny(
        ("title: Välkomstdagen", "title: Välkomstdagen 🎉"),
        ("[https://lagen.example/sfs, Boken]", "[Boken, Boken 中🎉]"),
        ("Betala fikat.", "Betala fikat. 🎉"),
        ("title: Rummet som ingen ser", "title: Rummet 🦊"),
    )
    assert found(plan) == [
        ("lectures.lagen.material.1", "中"),
        ("lectures.lagen.material.1", "🎉"),
        ("activities.valkommen.title", "🎉"),
    ]


def test_letters_of_other_european_languages_are_no_matter():
    plan = tiny(("title: Välkomstdagen", "title: Čačak Łódź Šiauliai Ωμέγα Київ ½ № → ✓"))
    assert found(plan) == []
    made(plan)


@pytest.mark.parametrize("name", ["malmo", "huddingetrainee"])
def test_the_two_programmes_can_be_printed(name):
    assert found(real(name)) == []


def test_what_is_taken_to_be_known_is_known():
    assert refused(KNOWN) == set()


def test_a_character_that_is_told_is_one_that_typst_refuses():
    assert refused({"a", "å", "🎉", "中", "\u0301"}) == {"🎉", "中"}


TOGETHER = {  # texts whose characters are all there, one by one, or that are one character to a reader
    "x\u20dd": {"x\u20dd"},
    "Steg 1\ufe0f\u20e3 och 2": {"1\ufe0f\u20e3"},
    "\u20ddx": {"\u20dd"},
    "Hej 👩‍👩‍👧!": {"👩‍👩‍👧"},
    "🇸🇪 och 🇫🇮": {"🇸🇪", "🇫🇮"},
    "👍🏽": {"👍🏽"},
    "中文": {"中", "文"},
    "&#x1F389; fest": {"🎉"},
    "a&#x20dd;": {"a\u20dd"},
}
FINE = (
    *(
        "A\u030angstro\u0308m",
        "Cafe\u0301",
        "\u0301abc",
        "☃\ufe0f",
        "§ 3 &amp; §",
    ),
    *("\u202eabc", "אבג", "مرحبا", "नमस्ते", "\ue000", "\u200b", "\u2060", "\u00ad", "x" * 3000, "å" * 900),
    *("R&D; och &lt;b>", "[hit]()", "![]()", "[](https://a.example)", "> " * 99 + "a", "1. " * 40 + "a", "**" * 200),
)


@pytest.mark.parametrize(("text", "missing"), TOGETHER.items(), ids=list(map(ascii, TOGETHER)))
def test_what_can_not_be_shown_together_is_told_together(text, missing):
    assert refused({"Åsa", text}) == missing


def everywhere(text: str) -> Plan:
    """The tiny programme with the text in titles, names and Markdown, in the picture of the years as well."""
    quoted = json.dumps(text, ensure_ascii=False)
    return tiny(
        *((f"title: {title},", f"title: {quoted},") for title in ("Start", "Efter tre månader", "Välkomstdagen")),
        *((f"title: {title}\n", f"title: {quoted}\n") for title in ("Hösten 2026", "Salen", "Lagen på riktigt")),
        ("name: Olle Provlund", f"name: {quoted}"),
        ("preparation: Läs **lagen**.", f"preparation: {quoted}"),
        ("summary: Vad lagen säger.", f"summary: {quoted}"),
        ("[https://lagen.example/sfs, Boken]", f"[{quoted}]"),
    )


@pytest.mark.long
@pytest.mark.parametrize("text", [*FINE, *TOGETHER], ids=lambda text: ascii(text)[:30])
def test_a_text_is_either_printed_or_told(text):
    plan = everywhere(text)
    told = found(plan)
    assert bool(told) == (text in TOGETHER)
    if told:
        assert {path for path, _char in told} >= {"lectures.lagen.title", "lectures.lagen.preparation"}
    else:
        made(plan)


@pytest.mark.parametrize("text", ["a\u0489b", "\u3164", "q\u0303", "a\u200db"], ids=ascii)
def test_what_only_the_picture_of_the_years_lacks_is_told_where_it_is_pictured(text):
    assert refused({text}) == set()
    made(tiny(("title: Lagen på riktigt", f"title: {text}")))
    told = found(tiny(("title: Start", f"title: {text}")))
    assert [path for path, _char in told] == ["programme.phases.start.title"]


def test_texts_are_tried_in_the_typeface_of_the_booklets():
    assert f'#let family = "{FAMILY}"' in (CHECKOUT / "templates/lib.typ").read_text(encoding="utf-8")
    assert f'font-family="{PICTURE_FAMILIES}"' in (CHECKOUT / "templates/timeline.svg.j2").read_text(encoding="utf-8")
