"""The page to share: what stands on it, what never does, and that it stands by itself."""

import json
import re
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rendering.site.pages import (
    PERSONAL,
    SHARED,
    TEMPLATES,
    TINY,
    dangling,
    page,
    plan_from,
    read,
    real,
    repeated,
    tiny,
)

from introplan.agenda import Plan
from introplan.releases import Edition, Release
from introplan.rendering.site import overview, site

# The whole page


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_page_of_a_tiny_programme(language, expected):
    html = page(tiny("language: sv", f"language: {language}"))
    before, picture, after = re.split("(<svg.*</svg>)", html, flags=re.DOTALL)  # the timeline has tests of its own
    assert picture.count("<svg") == 1
    expected(f"tiny.{language}.html", f"{before}<svg>…</svg>{after}")


def test_the_page_that_leads_to_several_programmes(expected):
    english = tiny("language: sv", "language: en")
    expected(
        "overview.html",
        overview([("prov/index.html", Edition(tiny())), ("trial/index.html", Edition(english))], TEMPLATES),
    )


def test_before_the_first_release_the_page_says_that_it_is_a_draft():
    edition = Edition(tiny(), Release("1.2", datetime(2026, 8, 20, 22, 30, tzinfo=UTC), "Första utgåvan"))
    [(_, released)] = site(edition, TEMPLATES, made=())
    assert ["Utkast" in html for html in (page(tiny()), released.decode())] == [True, False]
    assert "Utgåva 1.2. Utgiven 21 augusti 2026." in read(released.decode()).words


def test_a_draft_cohort_is_on_the_page_only_when_drafts_are_asked_for():
    pages = [read(page(tiny(), drafts=drafts)).words for drafts in (False, True)]
    assert ["Utkastskullen" in words for words in pages] == [False, True]


def test_a_programme_without_cohorts_has_a_page():
    frame = TINY.partition("cohorts:")[0]
    assert dangling(read(page(plan_from(frame), made=())), made=()) == []


def test_the_length_is_told_in_weeks_where_it_is_written_in_weeks():
    in_weeks = TINY
    for months, weeks in (("24 months", "24 weeks"), ("months: 0-3", "weeks: 1-4"), ("months: 3-24", "weeks: 5-24")):
        assert months in in_weeks
        in_weeks = in_weeks.replace(months, weeks)
    assert "<dd>24 veckor</dd>" in page(plan_from(in_weeks))
    assert "<dd>24 månader</dd>" in page(tiny())


# What is linked


def linked_files(html: str) -> set[str]:
    return {link for link in read(html).values("href") if not link.startswith(("#", "mailto:", "data:"))}


def test_what_may_be_shared_is_linked_and_nothing_personal_is():
    assert linked_files(page(tiny(), made=SHARED | PERSONAL)) == SHARED


def test_only_what_was_made_is_linked():
    assert linked_files(page(tiny(), made=PERSONAL)) == set()


@pytest.mark.parametrize("drafts", [False, True])
def test_every_link_leads_somewhere_and_every_id_is_there_once(drafts):
    found = read(page(tiny(), drafts=drafts))
    assert dangling(found, SHARED) == []
    assert repeated(found.values("id")) == []


def test_the_page_asks_for_nothing_from_anywhere():
    html = page(tiny())
    assert [
        word for word in ("src=", "srcset", "@import", "url(", "<script", 'http-equiv="refresh"') if word in html
    ] == []
    assert read(html).values("xmlns") == ["http://www.w3.org/2000/svg"]
    assert html.count("http://") + html.count("https://") == 1 + html.count("<strong>https://</strong>")


# What never stands there


SECRETS = {
    "names": ["Ada Testsson", "Bo Skissvik", "Ida Introsdotter"],
    "ids of people": ["deltagare-7", "kalle-7"],
    "what a protected coordinator works as": ["Hemligt arbete"],
    "addresses and numbers": ["ada@", "ida@", "010-11", "010-22", "010-33"],
    "internal notes": ["projektorn"],
    "notes to those who come": ["Anteckning"],
    "links to meetings": ["moten.example"],
    "places where two people meet": ["Samtalsrummet", "Hemliga gränd"],
    "dialogue with the unions": ["Avsatt tid"],
    "proposals": ["2027-04"],
    "cohorts that are not decided": ["Utkastskullen"],
}


@pytest.mark.parametrize("kind", SECRETS)
@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_page_keeps(kind, language):
    html = page(tiny("language: sv", f"language: {language}"))
    assert [secret for secret in SECRETS[kind] if secret in html] == []


def test_the_seats_do_not_tell_who_employs_a_protected_participant():
    seats = "Kommunen 3 och Grannkommunen 1"
    named = page(
        tiny("deltagare-7: {organisation: grannen, protected: yes}", "deltagare-7: {name: Cia, organisation: grannen}")
    )
    assert (seats in page(tiny()), seats in named) == (False, True)


def test_a_protected_coordinator_is_not_on_the_page_at_all():
    assert page(tiny()) == page(tiny("[karin, kalle-7]", "[karin]"))


@pytest.mark.parametrize("name", ["malmo", "huddingetrainee"])
def test_the_pages_of_the_two_programmes_are_whole_and_keep_what_is_personal(name):
    plan = real(name)
    people = plan.programme.people
    made = {
        f"{folder}/{id_}.{end}"
        for folder in ("calendars/people", "booklets/people")
        for id_ in people
        for end in ("ics", "pdf")
    }
    found = read(page(plan, made=made))
    assert dangling(found, ()) == []
    assert repeated(found.values("id")) == []
    text = f"{found.words} {' '.join(value for _, value in found.attributes)}"
    others = [people[id_] for id_ in people.keys() - set(plan.programme.frame.coordinators)]
    secrets = [word for person in others for word in (person.name, person.email, person.phone) if word]
    secrets += [place.link for place in plan.programme.places.values() if place.link]
    secrets += [occasion.link for occasion in plan.agenda.occasions if occasion.link]
    secrets += [
        session.internal_note
        for cohort in plan.programme.cohorts.values()
        for session in cohort.sessions.values()
        if session.internal_note
    ]
    assert [secret for secret in secrets if secret in text] == []


# Text is text

ATTACKS = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</style></svg></title><iframe>",
    "{{ 7 * 7 }} {% for x in y %}",
    "<!-- --> ]]> &lt; &#60; &amp",
    "[x](javascript:alert(1)) [x](calendars/people/ada.ics) <https://a.example>",
    "![x](https://evil.example/x.png)",
    "# Rubrik\n\n<b>fet</b>\n\n- punkt",
)
texts = st.sampled_from(ATTACKS) | st.text(st.sampled_from("<>&\"'`{}%#*_[]()!/=\\ :;-aå|"), min_size=1, max_size=40)
written = texts.map(str.strip).filter(bool)

PLAIN = (
    "title: Program för nya",
    "title: Kommunen",
    "title: Facket",
    "title: Programmet",
    "name: Karin Provlund",
    "job: Samordnare",
    "title: Salen",
    "address: Provgatan 1",
    "title: Nätet",
    "title: Samtal med barn",
    "title: Hösten 2026",
    "subject: Så kan du hjälpa",
)
PICTURE = {"svg", "title", "desc", "rect", "path", "circle", "g", "text"}


def with_texts(fields: tuple[str, ...], text: str) -> Plan:
    yaml = TINY
    for entry in fields:
        yaml = yaml.replace(entry, f"{entry.partition(':')[0]}: {json.dumps(text)}")
    return plan_from(yaml)


@given(text=written)
@settings(max_examples=25)
def test_a_text_stays_text_wherever_it_stands(text):
    harmless, found = read(page(with_texts(PLAIN, "en text"))), read(page(with_texts(PLAIN, text)))
    assert sorted(found.elements) == sorted(harmless.elements)  # lists are in the order of titles
    assert set(found.in_picture) <= PICTURE
    assert found.words.count(" ".join(text.split())) >= len(PLAIN) - 1  # the name of the owner stands once


MARKUP = {"p", "strong", "em", "a", "ul", "ol", "li", "blockquote", "code", "pre", "hr", "br"}


@given(text=written)
@settings(max_examples=25)
def test_markdown_brings_nothing_but_markup_and_leads_only_out(text):
    before, found = read(page(tiny())), read(page(with_texts(("directions: Ring på **klockan**.",), text)))
    assert {element for element, _ in found.elements} <= {element for element, _ in before.elements} | MARKUP
    assert {name for name, _ in found.attributes} <= {name for name, _ in before.attributes} | {"title", "start"}
    new = set(found.values("href")) - set(before.values("href"))
    assert [link for link in new if not link.lower().startswith(("http://", "https://", "mailto:", "tel:"))] == []
