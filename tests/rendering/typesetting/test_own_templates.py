"""A workspace's own templates: what they may change, and what is said when they are wrong."""

from pathlib import Path

import pytest
import typst
from jinja2 import ChoiceLoader, DictLoader, UndefinedError
from rendering.booklets.programmes import BUILTIN, FONTS, made, own, tiny, words

from introplan.rendering.printing import TemplateFault, own_templates, source_of
from introplan.rendering.typesetting.typesetter import Typesetter

LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 1"><rect width="2" height="1"/></svg>'


def fault_of(templates) -> TemplateFault:
    with pytest.raises(TemplateFault) as caught:
        made(tiny(), templates)
    return caught.value


def test_a_template_may_replace_a_block_of_the_built_in_one(tmp_path):
    templates = own(
        tmp_path,
        booklet_html_j2='{% extends "builtin/booklet.html.j2" %}{% block calendar %}<p>Hälsa på!</p>{% endblock %}',
    )
    assert words(made(tiny(), templates)["booklets/ht26.html"]).endswith("Hälsa på!")


def test_a_template_may_bring_a_logo_and_a_library_of_its_own(tmp_path):
    cover = """{% extends "builtin/booklet.typ.j2" %}
{% block imports %}
#import "builtin/lib.typ": *
#import "egen.typ": cover
{% endblock %}"""
    templates = own(
        tmp_path,
        booklet_typ_j2=cover,
        egen_typ='#let cover(..rest) = image("logga.svg", alt: "Kommunens logotyp")',
        logga_svg=LOGO,
    )
    assert made(tiny(), templates)["booklets/ht26.pdf"] != made(tiny())["booklets/ht26.pdf"]


def test_templates_that_are_copies_of_the_built_in_ones_are_not_own(tmp_path):
    text = source_of(BUILTIN, "lib.typ")
    (tmp_path / "changed").mkdir()
    assert own_templates(own(tmp_path, lib_typ=text)) == ()
    assert own_templates(own(tmp_path / "changed", lib_typ=text + "\n", ny_typ="")) == ("lib.typ", "ny.typ")


# What is wrong is told with its place


def test_a_template_that_can_not_be_read(tmp_path):
    fault = fault_of(own(tmp_path, booklet_typ_j2="a\nb\n{% if %}\nc"))
    assert (fault.template, fault.message, fault.excerpt) == (
        "booklet.typ.j2:3",
        "Expected an expression, got 'end of statement block'",
        "b\n{% if %}\nc",
    )


@pytest.mark.long
@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ("{{ booklet.subtitle }}", "Booklet object' has no attribute 'subtitle'"),
        (
            "{{ booklet.people }}",
            "a value of the kind BookletPeople has no words; only texts and numbers can be printed",
        ),
        ("{{ booklet.__class__ }}", "unsafe"),
        ("{{ 1 / 0 }}", "division by zero"),
        ('{{ "a" + 1 }}', "can only concatenate str"),
        ('{% include "saknas.j2" %}', "saknas.j2"),
    ],
)
@pytest.mark.parametrize("name", ["booklet_typ_j2", "booklet_html_j2"])
def test_a_template_that_asks_for_what_can_not_be_had(name, wrong, message, tmp_path):
    fault = fault_of(own(tmp_path, **{name: f"a\n{wrong}\nb"}))
    assert fault.template == f"{name.replace('_', '.')}:2"
    assert message in fault.message
    assert fault.excerpt == f"a\n{wrong}\nb"


def test_a_block_of_its_own_is_where_the_fault_is_not_the_built_in_template(tmp_path):
    text = '{% extends "builtin/booklet.typ.j2" %}\n{% block cover %}\n{{ nothing }}\n{% endblock %}'
    assert fault_of(own(tmp_path, booklet_typ_j2=text)).template == "booklet.typ.j2:3"


def test_source_that_typst_refuses_is_told_with_its_place(tmp_path):
    fault = fault_of(own(tmp_path, booklet_typ_j2="#set document(title: [a])\n#nothing"))
    assert (fault.template, fault.message) == ("booklet.typ.j2:2", "unknown variable: nothing")
    assert fault.excerpt.splitlines()[:4] == [
        "error: unknown variable: nothing",
        "  ┌─ main.typ:2:1",
        "  │",
        "2 │ #nothing",
    ]


def test_a_font_that_is_not_there_is_a_fault(tmp_path):
    text = '#set document(title: [a])\n#set text(font: "Comic Sans MS")\nHej'
    assert fault_of(own(tmp_path, booklet_typ_j2=text)).message == "unknown font family: comic sans ms"


def test_a_template_can_not_read_files(tmp_path):
    (tmp_path / "secret.txt").write_text("hemligt", encoding="utf-8")
    (tmp_path / "fonts").mkdir()
    typesetter = Typesetter.of(own(tmp_path, logga_svg=LOGO), fonts=(tmp_path / "fonts", *FONTS))
    with pytest.raises(TemplateFault) as caught:
        typesetter.pdf('#set document(title: [a])\n#read("../secret.txt")')
    assert "hemligt" not in caught.value.excerpt


# Ours are bugs


def test_a_fault_of_the_built_in_templates_is_a_bug():
    broken = DictLoader({"booklet.typ.j2": "{{ nothing }}", "timeline.svg.j2": "<svg/>"})
    with pytest.raises(UndefinedError):
        made(tiny(), broken)
    with pytest.raises(typst.TypstError):
        made(tiny(), ChoiceLoader([DictLoader({"booklet.typ.j2": "#nothing"}), BUILTIN]))


def test_typst_is_given_the_libraries_and_pictures_of_the_templates(tmp_path):
    typesetter = Typesetter.of(own(tmp_path, logga_svg=LOGO), fonts=(tmp_path,))
    templates = Path(__file__).parents[3] / "templates"
    libraries = {file.relative_to(templates).as_posix() for file in templates.rglob("*.typ")}
    assert typesetter.files.keys() == {*libraries, *(f"builtin/{name}" for name in libraries), "logga.svg"}
