"""The pages to share: what stands on them, what never does, and that they stand by themselves."""

import json
import re
from base64 import b64encode
from collections.abc import Mapping
from datetime import UTC, datetime
from hashlib import sha256
from itertools import pairwise
from posixpath import dirname, join, normpath

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rendering.site.pages import (
    CHECKOUT,
    PERSONAL,
    SHARED,
    TEMPLATES,
    TINY,
    dangling,
    page,
    pages,
    plan_from,
    read,
    real,
    repeated,
    tiny,
)

from introplan.agenda import Plan
from introplan.releases import Edition, Release
from introplan.rendering.site import overview, site
from introplan.rendering.templates import Templates

# The whole page


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_pages_of_a_tiny_programme(language, expected):
    written = pages(tiny("language: sv", f"language: {language}"))
    without = {  # the timeline has tests of its own
        path: re.sub("<svg.*?</svg>", "<svg>…</svg>", html, flags=re.DOTALL).encode() for path, html in written.items()
    }
    expected.whole(f"tiny.{language}", without)


def test_the_page_that_leads_to_several_programmes(expected):
    english = tiny("language: sv", "language: en")
    expected(
        "overview.html",
        overview([("prov/index.html", Edition(tiny())), ("trial/index.html", Edition(english))], TEMPLATES),
    )


def test_before_the_first_release_the_page_says_that_it_is_a_draft():
    edition = Edition(tiny(), Release("1.2", datetime(2026, 8, 20, 22, 30, tzinfo=UTC), "Första utgåvan"))
    released = {path: html.decode() for path, html in site(edition, TEMPLATES, made=()) if path.endswith(".html")}
    drafts = {path: html for path, html in pages(tiny()).items() if path in released}
    assert ["Utkast" in html for html in drafts.values()] == [True] * len(released)
    assert ["Utkast" in html for html in released.values()] == [False] * len(released)
    assert [
        path for path, html in released.items() if "Utgåva 1.2. Utgiven 21 augusti 2026." not in read(html).words
    ] == []


def test_a_draft_cohort_is_on_the_page_only_when_drafts_are_asked_for():
    told = ["".join(pages(tiny(), drafts=drafts).values()) for drafts in (False, True)]
    assert ["Utkastskullen" in words for words in told] == [False, True]


def test_a_programme_without_cohorts_has_a_page():
    frame = TINY.partition("cohorts:")[0]
    written = pages(plan_from(frame), made=())
    assert written.keys() == {"assets/site.css", "index.html"}
    assert dangling(written, made=()) == []


def test_the_length_is_told_in_weeks_where_it_is_written_in_weeks():
    in_weeks = TINY
    for months, weeks in (("24 months", "24 weeks"), ("months: 0-3", "weeks: 1-4"), ("months: 3-24", "weeks: 5-24")):
        assert months in in_weeks
        in_weeks = in_weeks.replace(months, weeks)
    assert "<dd>24 veckor</dd>" in page(plan_from(in_weeks))
    assert "<dd>24 månader</dd>" in page(tiny())


PARTS = ("dates", "cohorts", "timeline", "lecture_list", "place_list", "search", "next", "welcome", "ways")


@pytest.mark.parametrize("part", PARTS)
def test_a_start_page_of_one_s_own_can_have_each_part(part):
    own = {"index.html.j2": f'{{% set count = 1 %}}{{% include "site/{part}.html.j2" %}}'.encode()}
    loader = Templates(own, CHECKOUT / "templates")
    assert dict(site(Edition(tiny()), loader, made=()))["index.html"].strip()


# What is linked


def linked_files(written: Mapping[str, str]) -> set[str]:
    """The files beside the pages that they lead to."""
    links = {
        normpath(join(dirname(path), link.partition("#")[0]))
        for path, html in written.items()
        for link in read(html).values("href")
        if not link.startswith(("#", "mailto:", "data:"))
    }
    return links - written.keys()


def test_what_may_be_shared_is_linked_and_nothing_personal_is():
    assert linked_files(pages(tiny(), made=SHARED | PERSONAL)) == SHARED


def test_only_what_was_made_is_linked():
    assert linked_files(pages(tiny(), made=PERSONAL)) == set()


@pytest.mark.parametrize("drafts", [False, True])
def test_every_link_leads_somewhere_and_every_id_is_there_once(drafts):
    written = pages(tiny(), drafts=drafts)
    assert dangling(written) == []
    assert {path: twice for path, html in written.items() if (twice := repeated(read(html).values("id")))} == {}


def test_every_page_can_be_reached_from_the_first():
    written = pages(tiny(), drafts=True)
    reached, ahead = set[str](), {"index.html"}
    while ahead:
        path = ahead.pop()
        reached.add(path)
        ahead |= {
            normpath(join(dirname(path), link.partition("#")[0]))
            for link in read(written[path]).values("href")
            if not link.startswith(("#", "mailto:", "data:"))
        } & written.keys() - reached
    assert reached == written.keys()


@pytest.mark.parametrize("start", ["index.html#", ""])
def test_a_link_that_leads_nowhere_is_found(start):
    assert dangling({"a/b.html": f'<a href="{"../" * bool(start)}{start}nowhere">x</a>', "index.html": ""}) != []


@pytest.mark.parametrize("name", ["malmo", "huddingetrainee"])
def test_every_page_has_one_heading_one_main_part_a_way_past_and_says_where_one_is(name):
    for path, html in pages(real(name), drafts=True).items():
        if path.endswith(".html"):
            found = read(html)
            tags = [tag for tag, _attributes in found.elements]
            levels = [int(tag[1]) for tag in tags if re.fullmatch("h[1-6]", tag)]
            assert (levels[0], levels.count(1), tags.count("main")) == (1, 1, 1), path
            assert [one for one, other in pairwise(levels) if other > one + 1] == [], path
            assert [link for link in found.values("href") if not link.startswith("data:")][
                path != "index.html"
            ] == "#main"
            assert len(found.values("aria-current")) == 1, path


def test_the_pages_ask_for_nothing_but_the_stylesheet_beside_them():
    for path, html in pages(tiny()).items():
        assert [word for word in ("src=", "srcset", "@import", "url(", 'http-equiv="refresh"') if word in html] == []
        written = html.count("http://") + html.count("https://") - html.count("<strong>https://</strong>")
        assert written == len(read(html).values("xmlns")), path
        sheets = re.findall(r'<link rel="stylesheet" href="(.*?)">', html)
        assert [normpath(join(dirname(path), sheet)) for sheet in sheets] in ([], ["assets/site.css"])
        assert [link for link in read(html).values("href") if link.startswith("/")] == []


def test_the_only_script_is_the_one_that_the_page_allows():
    for path, html in pages(tiny()).items():
        scripts = re.findall("<script>(.*?)</script>", html, re.DOTALL)
        hashes = [b64encode(sha256(script.encode()).digest()).decode() for script in scripts]
        assert re.findall("script-src 'sha256-(.*?)'", html) == hashes
        assert bool(scripts) == path.startswith(("index", "cohorts/"))
        assert html.count("<script") == len(scripts)


def test_what_a_script_shows_is_hidden_without_it_and_nothing_else_is():
    for path, html in pages(tiny()).items():
        elements = read(html).elements
        assert [one for one in elements if "data-scripted" in one[1] and "hidden" not in one[1]] == []
        hidden = [tag for tag, attributes in elements if "hidden" in attributes and "data-scripted" not in attributes]
        assert hidden == (["p"] if path.startswith(("index", "cohorts/")) else []), "that there are no more dates"


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
    written = pages(tiny("language: sv", f"language: {language}"))
    found = {(path, secret) for path, html in written.items() for secret in SECRETS[kind] if secret in html}
    assert found == ({("lectures/barnsamtal.html", "Ida Introsdotter")} if kind == "names" else set())


def test_the_seats_do_not_tell_who_employs_a_protected_participant():
    seats = "Kommunen 3 och Grannkommunen 1"
    named = page(
        tiny("deltagare-7: {organisation: grannen, protected: yes}", "deltagare-7: {name: Cia, organisation: grannen}")
    )
    assert (seats in "".join(pages(tiny()).values()), seats in named) == (False, True)


def test_a_protected_coordinator_is_not_on_the_page_at_all():
    assert pages(tiny()) == pages(tiny("[karin, kalle-7]", "[karin]"))


def test_a_lecture_names_who_gives_it_to_each_cohort_and_nobody_protected():
    """As the booklets do, and so of a closed cohort nobody."""
    assert "Leds av" not in pages(tiny())["lectures/lagen.html"]
    lecture = "lectures/barnsamtal.html"
    assert read(pages(tiny())[lecture]).words.count("Leds av Ida Introsdotter") == 1
    closed = tiny("    title: Hösten 2026\n", "    title: Hösten 2026\n    status: closed\n")
    assert "Ida" not in pages(closed)[lecture]


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
    written = pages(plan, made=made)
    assert dangling(written, ()) == []
    assert {path: twice for path, html in written.items() if (twice := repeated(read(html).values("id")))} == {}
    each = {path: read(html) for path, html in written.items()}
    said = {path: f"{one.words} {' '.join(value for _, value in one.attributes)}" for path, one in each.items()}
    others = [people[id_] for id_ in people.keys() - set(plan.programme.frame.coordinators)]
    names = [person.name for person in others if person.name]
    text = " ".join(said.values())
    assert [name for name in names for path in said if not path.startswith("lectures/") and name in said[path]] == []
    secrets = [word for person in others for word in (person.email, person.phone) if word]
    gives = {one for each in plan.agenda.occasions if each.kind == "session" for one in each.people("lecturer")}
    secrets += [person.name for person in others if person.name and person.id not in gives]
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


@pytest.mark.long
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
