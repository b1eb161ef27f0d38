"""Texts in templates: marked as in code, worded in the print's language, and their values never markup."""

import pytest
from jinja2 import BaseLoader, DictLoader
from markupsafe import Markup

from introplan.rendering.printing import ENVIRONMENTS, PrintForm, render

ALL = ("html", "typst", "markdown", "text")


def made(template: str, language: str = "sv", form: PrintForm = "html", **values: object) -> str:
    loader: BaseLoader = DictLoader({"own.j2": template})
    return render(ENVIRONMENTS[form](loader), "own.j2", language=language, **values)


def test_a_text_is_in_the_language_of_the_print():
    template = '{{ _("Contents") }} {{ _p("column", "Who") }} {{ _n("{count} day", "{count} days", count=days) }}'
    assert made(template, "sv", days=1) == "Innehåll Vem 1 dag"
    assert made(template, "en", days=2) == "Contents Who 2 days"


def test_one_and_several_are_told_by_a_number_or_by_how_many_there_are():
    template = '{{ _n("{people} is away", "{people} are away", "people", people=people) }}'
    assert made(template, "en", people=("Ada",)) == "Ada is away"
    assert made(template, "en", people=("Ada", "Bo")) == "Ada and Bo are away"


@pytest.mark.parametrize(
    ("form", "text"),
    [
        ("html", "Questions? Write to &lt;b&gt;#x"),
        ("typst", '#("Questions? Write to <b>#x")'),
        ("markdown", r"Questions? Write to \<b\>\#x"),
        ("text", "Questions? Write to <b>#x"),
    ],
)
def test_a_value_in_a_text_is_as_inert_as_by_itself(form: PrintForm, text: str):
    said = made('{{ _("Questions? Write to {email}", email=email) }}', "en", form, email="<b>#x")
    assert said == made("{{ whole }}", "en", form, whole="Questions? Write to <b>#x")
    if form in ("html", "text"):
        assert said == text


def test_markup_that_a_template_makes_stays_in_a_text_whose_words_are_inert():
    template = (
        '{% set link %}<a href="#x">{{ email }}</a>{% endset %}{{ _("Questions? Write to {email}", email=link) }}'
    )
    assert made(template, "en", email="a&b") == 'Questions? Write to <a href="#x">a&amp;b</a>'
    assert made('{{ _("{day} (week {week})", day=day, week="<i>") }}', "en", day=Markup("<b>x</b>")) == (
        "<b>x</b> (week &lt;i&gt;)"
    )


def test_a_text_that_one_template_has_as_markup_is_inert_where_another_has_it_as_words():
    template = '{% set text %}<b>&{% endset %}{{ _(text) }} {{ _("<b>&") }}'
    assert made(template, "en") == made(template, "en") == "<b>& &lt;b&gt;&amp;"


def test_a_text_that_no_catalogue_has_is_said_as_it_stands_and_a_pair_by_its_language():
    template = '{{ _("Our own words") }}, {{ say("på svenska", "in English") }}'
    assert made(template, "sv") == "Our own words, på svenska"
    assert made(template, "en") == "Our own words, in English"


def test_a_hole_gives_no_width():
    assert made('{{ _("{x:>9999999999}!", x="a") }}') == "a!"


@pytest.mark.parametrize("form", ALL)
@pytest.mark.parametrize("hole", ["{x.format.__globals__}", "{x.__class__}", "{x[0]}"])
def test_a_hole_is_a_name_and_reaches_nothing_within_a_value(form: PrintForm, hole: str):
    with pytest.raises(LookupError):
        made(f'{{{{ _("{hole}", x=Markup) }}}}', "en", form, Markup=Markup("x"))
