"""Characters that the fonts do not have stop no print: they are told with the place where they are written."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup
from rendering.booklets.prints import read
from rendering.booklets.programmes import CHECKOUT, FONTS, TEMPLATES, made, real, tiny

from introplan.agenda import Plan
from introplan.cli.resources import loader_of
from introplan.releases import Edition
from introplan.rendering.markup import typst_string, typst_text
from introplan.rendering.typesetting.characters import FAMILIES, lacking, unprintable
from introplan.rendering.typesetting.letters import KNOWN, printable, refused_in, substitutes_for, with_substitutes
from introplan.rendering.typesetting.typesetter import Typesetter

NAMES = (
    "Áilu Čájehus Ŋuvttu",
    "Mǩǩiõll Säämsson",
    "Łucja Ździebłowska",
    "Nguyễn Thị Ánh Tuyết",
    "محمد الأمين",
    "ئازاد کوردستان",
    "Ẹniọlá Adébáyọ̀",
    "Şêrîn Gûlîstan",
    "Їлія Ґудзик",
    "Ωμέγα",
    "Ðuro Ţepeş",
)


def found(plan: Plan) -> list[tuple[str, str, str]]:
    told = unprintable(Edition(plan), fonts=FONTS)
    return [(".".join(map(str, path)), "".join(characters), instead) for path, characters, instead in told]


def shown(text: str) -> str:
    """A text as it is printed."""
    return with_substitutes(text, substitutes_for(lacking([text], FONTS)))


def source(*paragraphs: str) -> str:
    families = ", ".join(f'"{family}"' for family in FAMILIES)
    head = f"""#set document(title: "-")\n#set text(font: ({families}), hyphenate: false)\n\n"""
    return head + "\n\n".join(paragraphs)


def pdf_of(*paragraphs: str) -> bytes:
    return Typesetter.of(TEMPLATES, fonts=FONTS).pdf(source(*paragraphs))


def picture(*words: str) -> str:
    lines = "".join(f'<text x="0" y="20" font-weight="600">{each}</text>' for each in words)
    svg = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 500 40" font-family="'Source Sans 3', sans-serif">"""
    return f'#image(bytes({typst_string(f"{svg}{lines}</svg>")}), alt: "-")'


def test_an_emoji_is_told_with_its_field_and_what_is_printed():
    plan = tiny(
        ("title: Välkomstdagen", "title: Välkomstdagen 🎉"),
        ("[https://lagen.example/sfs, Boken]", "[Boken, Boken 中🎉]"),
        ("Betala fikat.", "Betala fikat. 🎉"),
    )
    assert found(plan) == [
        ("lectures.lagen.material.1", "中", "□"),
        ("lectures.lagen.material.1", "🎉", ""),
        ("activities.valkommen.title", "🎉", ""),
    ]


def test_a_print_has_a_box_for_a_letter_and_nothing_for_an_emoji():
    plan = tiny(
        ("title: Välkomstdagen", "title: Välkomst🎉dagen 中文 🎉"), ("name: Olle Provlund", "name: Li Wei (李伟)")
    )
    print_of = read(made(plan)["booklets/ht26.pdf"])
    assert "Välkomstdagen □□" in print_of
    assert "Li Wei" in print_of
    assert "Li Wei (" not in print_of
    assert "李" in made(plan)["booklets/ht26.html"].decode()


def test_a_name_is_written_in_latin_letters_too_and_then_nothing_is_told():
    assert found(tiny(("name: Olle Provlund", "name: 李伟"))) == [("people.olle.name", "李伟", "□")]
    assert found(tiny(("name: Olle Provlund", "name: Li Wei (李伟)"))) == []


@pytest.mark.parametrize("name", NAMES)
def test_names_of_many_languages_are_printed_as_they_are_written(name):
    assert shown(name) == name


def test_names_of_many_languages_are_told_by_nobody():
    plan = tiny(
        ("name: Olle Provlund", f"name: {NAMES[0]} {NAMES[1]}"),
        ("name: Ida Introsdotter", f"name: {NAMES[4]}"),
        ("name: Max Mentorsson", f"name: {NAMES[5]}"),
    )
    assert found(plan) == []
    made(plan)


@pytest.mark.parametrize(
    "words", [*NAMES, "q\u0303", "अनुष्का", "abc مرحبا def", "ڵێ ڕۆژ", "a\u0489b", "🎉 hej"], ids=ascii
)
def test_pictures_say_names_in_whatever_letters(words):
    assert pdf_of(picture(words, "Skola"))


def test_a_picture_has_an_arabic_name_in_letters_that_join():
    refused = "error: PDF/UA-1 error: the PDF contains text with missing codepoints"
    assert "ﻣﺮﺣﺒﺎ" in (printable(picture("مرحبا"), refused) or "")


def test_letters_in_words_stay_as_they_are_when_a_picture_has_the_same():
    pdf = pdf_of(typst_text("Här är محمد"), picture("محمد"))
    assert "محمد" in read(pdf).replace("\u200f", "") or "دمحم" in read(pdf)


def test_another_fault_is_not_mended():
    assert refused_in('error: unknown variable: x\nerror: the text `"王"` could not be displayed') is None
    assert printable("#x 王", "error: unknown variable: x") is None


@pytest.mark.parametrize("name", ["malmo", "huddingetrainee"])
def test_the_two_programmes_can_be_printed(name):
    assert found(real(name)) == []


def test_what_is_taken_to_be_known_is_known():
    assert lacking(KNOWN, FONTS) == frozenset()


PRINTED = {
    "x\u20dd": "x",
    "Steg 1\ufe0f\u20e3 och 2": "Steg 1 och 2",
    "Hej 👩\u200d👩\u200d👧!": "Hej!",
    "🇸🇪 och 🇫🇮": "och",
    "👍🏽 bra": "bra",
    "中文": "□□",
    "Fest 🎉": "Fest",
    "አበበ": "□□□",
    "Abebe (አበበ) och Li (李)": "Abebe och Li",
    "a\ue000": "a□",
    "Ada (中 🎉)": "Ada",
}


@pytest.mark.parametrize(("text", "words"), PRINTED.items(), ids=list(map(ascii, PRINTED)))
def test_what_is_printed_instead(text, words):
    assert shown(text) == words
    assert pdf_of(typst_text(text))


@pytest.mark.long  # a print is set for each made-up text
@given(st.lists(st.text(min_size=1, max_size=20), min_size=1, max_size=3))
def test_no_text_stops_a_print(texts):
    assert pdf_of(*map(typst_text, texts), picture(*(Markup.escape(text) for text in texts)))


FINE = (
    "A\u030angstro\u0308m",
    "\u0301abc",
    "☃\ufe0f",
    "\u202eabc",
    "مرحبا",
    "\u200b",
    "\u2060",
    "\u00ad",
    "R&D; och &lt;b>",
)


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
@pytest.mark.parametrize("text", [*FINE, *PRINTED], ids=lambda text: ascii(text)[:30])
def test_a_text_is_printed_whatever_its_letters(text):
    made(everywhere(text))


def test_a_press_of_its_own_prints_the_same():
    plan = tiny(("title: Välkomstdagen", "title: Välkomstdagen 中 🎉"))
    template = b'{% extends "builtin/booklet.html.j2" %}'
    pressed = made(plan, loader_of({"booklet.html.j2": template}))
    assert pressed["booklets/ht26.pdf"] == made(plan)["booklets/ht26.pdf"]


def test_texts_are_tried_in_the_typefaces_of_the_prints():
    families = ", ".join(f'"{family}"' for family in FAMILIES)
    assert f"#let family = ({families})" in (CHECKOUT / "templates/lib.typ").read_text(encoding="utf-8")
