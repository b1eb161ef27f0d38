"""The years on one picture: what is drawn where, and that a text says the same."""

import re
import xml.etree.ElementTree as ET
from datetime import date
from itertools import combinations, pairwise

import pytest
from rendering.booklets.programmes import TEMPLATES, plan_from, real, tiny

from introplan.agenda import Plan
from introplan.days import Stretch
from introplan.language.terms import ACTIVITY_KINDS
from introplan.releases import Edition
from introplan.rendering.breaks import letter_width
from introplan.rendering.printing import html_environment
from introplan.rendering.spans import cohort_phases, long_breaks
from introplan.rendering.terms import SchoolTerm
from introplan.rendering.timeline import HEADER, LANES, timeline_svg, timeline_words


def picture(plan: Plan, *, drafts: bool = False) -> str:
    edition = Edition(plan, drafts=drafts)
    return timeline_svg(html_environment(TEMPLATES), edition, edition.cohorts)


def test_the_picture_of_a_tiny_programme(expected):
    expected("timeline.svg", picture(tiny()))


def test_the_picture_of_two_cohorts(expected):
    expected("timeline.two.svg", picture(tiny(("language: sv", "language: en")), drafts=True))


def test_the_picture_in_words():
    plan = tiny()
    assert timeline_words(Edition(plan), Edition(plan).cohorts) == (
        "Hösten 2026: 1 september 2026–31 augusti 2028. Start: 1 september–30 november 2026. "
        "Praktik: 1 december 2026–28 februari 2027. Grund: 1 mars 2027–31 augusti 2028. "
        "Föreläsningar: 1. Gruppträffar: 3. Annat: 1. Uppföljning: efter 3 och 24 månader."
    )


def test_every_kind_of_activity_has_one_lane():
    kinds = [kind for _, _, several in LANES for kind in several]
    assert sorted(kinds) == sorted(ACTIVITY_KINDS)


@pytest.mark.parametrize("name", ["malmo", "huddingetrainee"])
def test_everything_drawn_lies_within_the_picture(name):
    root = ET.fromstring(picture(real(name), drafts=True))
    width, height = map(float, root.attrib["viewBox"].split()[2:])
    for element in root.iter():
        x, y = element.get("x") or element.get("cx"), element.get("y") or element.get("cy")
        if x and y:
            assert 0 <= float(x) <= width - float(element.get("r", 0)), ET.tostring(element)
            assert 0 <= float(y) <= height


def test_every_session_has_a_mark_that_says_what_and_when():
    plan = real("malmo")
    cohort = plan.programme.cohorts["ht26"]
    svg = timeline_svg(html_environment(TEMPLATES), Edition(plan), [cohort])
    marks = re.findall(r"<title>([^<]+, \w+ \d+ \w+ \d{4} \(v\. \d+\))</title>", svg)
    assert len(marks) == len([one for one in plan.agenda.by_cohort["ht26"] if one.status != "proposed"])


ROOM_IN_A_WIDE_FONT = 0.65  # of the size, for each character on an average


@pytest.mark.parametrize("name", ["malmo", "huddingetrainee"])
def test_no_two_names_on_the_axis_touch_even_in_a_wide_font(name):
    rows: dict[str, list[tuple[float, float]]] = {}
    for text in ET.fromstring(picture(real(name), drafts=True)).iter("{http://www.w3.org/2000/svg}text"):
        x, y, size, words = (
            float(text.get("x", 0)),
            text.get("y", ""),
            float(text.get("font-size", 16.5)),
            text.text or "",
        )
        if float(y) < HEADER and words:
            rows.setdefault(y, []).append((x, x + len(words) * size * ROOM_IN_A_WIDE_FONT))
    assert len(rows) == 2
    touching = [pair for row in rows.values() for pair in pairwise(sorted(row)) if pair[0][1] > pair[1][0]]
    assert touching == []


def test_every_term_has_a_name_even_when_one_month_is_left_of_it():
    svg = picture(tiny())
    assert re.findall('font-weight="600">([HV]T ?\\d+)</text>', svg) == [
        "HT 2026",
        "VT 2027",
        "HT 2027",
        "VT 2028",
        "HT28",
    ]


def test_a_programme_without_phases_reviews_and_sessions_has_a_picture_all_the_same():
    plan = plan_from("""
programme:
  {schema: 1, id: a, title: A, kind: trainee, owner: k, length: 12 months, domain: a.example, coordinators: [],
   contact: {title: A, email: a@a.example}}
organisations: {k: {title: K, kind: municipality}}
cohorts: {ht26: {title: Hösten 2026, starts: 2026-09-01}}
""")
    assert "<svg" in picture(plan)


LONG_TITLES = (
    ("title: Start,", "title: Introduktionsprogrammets allra första stapplande steg in i socialtjänsten,"),
    ("title: Praktik,", "title: Verksamhetsförlagdutbildningsintroduktionsperiod,"),
    ("title: Hösten 2026", "title: Hösten 2026 för nya socialsekreterare i Malmö stad och Burlövs kommun"),
)


def test_a_phase_whose_title_does_not_fit_has_a_number_and_the_title_below():
    svg = picture(tiny(*LONG_TITLES))
    assert re.findall(r'font-weight="600">(\d+|Grund)</text>', svg) == ["1", "2", "Grund"]
    key = [text.text for text in texts(svg) if re.match(r"\d \w", text.text or "")]
    assert key == [
        "1 Introduktionsprogrammets allra första stapplande steg in i socialtjänsten",
        "2 Verksamhetsförlagdutbildningsintroduktionsperiod",
    ]


@pytest.mark.parametrize("changes", [(), LONG_TITLES, (("title: Start,", f"title: {'O' * 3000},"),)], ids=len)
def test_no_text_passes_the_edge_or_stands_over_another_whatever_the_titles(changes):
    svg = picture(tiny(*changes), drafts=True)
    width, height = map(float, ET.fromstring(svg).attrib["viewBox"].split()[2:])
    boxes = []
    for text in texts(svg):
        x, y, size = float(text.get("x", 0)), float(text.get("y", 0)), float(text.get("font-size", 16.5))
        wide = letter_width(text.text or "", size) * 0.9  # of a font that is less wide than the widest
        left = x - wide / 2 if text.get("text-anchor") == "middle" else x
        boxes.append((left, y - size * 0.7, left + wide, y, text.text or ""))
    assert [box for box in boxes if box[0] < -1 or box[2] > width + 1 or box[3] > height] == []
    over = [
        (one[4], other[4])
        for one, other in combinations(boxes, 2)
        if one[4]
        and other[4]
        and max(one[0], other[0]) < min(one[2], other[2])
        and max(one[1], other[1]) < min(one[3], other[3])
    ]
    assert over == []


def test_reviews_on_one_day_are_one_ring_and_no_two_numbers_stand_over_each_other():
    review = "ar-2: {title: Till sist, month: 24, with: [coordinator]}"
    more = "".join(f"\n    m-{month}: {{title: Efter {month}, month: {month}, with: [manager]}}" for month in (3, 4, 5))
    longer = (("length: 24 months", "length: 60 months"), ("months: 6-24", "months: 6-60"))
    svg = picture(tiny((review, review + more), *longer))
    assert re.findall('font-weight="700" text-anchor="middle">([^<]*)</text>', svg) == ["", "3", "5", "24"]
    assert "<title>Efter 3, Efter tre månader</title>" in svg


def texts(svg: str) -> list[ET.Element]:
    return list(ET.fromstring(svg).iter("{http://www.w3.org/2000/svg}text"))


def test_titles_are_text_and_never_markup():
    svg = picture(tiny(("title: Start,", "title: '<b>&',")))
    assert "&lt;b&gt;&amp;" in svg
    ET.fromstring(svg)


# The days behind it


def test_phases_of_a_cohort_follow_on_each_other():
    plan = tiny()
    spans = list(cohort_phases(plan, plan.programme.cohorts["ht26"]))
    assert [(span.phase, span.days) for span in spans] == [
        ("start", Stretch(date(2026, 9, 1), date(2026, 11, 30))),
        ("praktik", Stretch(date(2026, 12, 1), date(2027, 2, 28))),
        ("grund", Stretch(date(2027, 3, 1), date(2028, 8, 31))),
    ]


def test_long_breaks_are_easter_midsummer_with_the_summer_weeks_and_christmas():
    year = Stretch(date(2027, 1, 11), date(2027, 12, 31))
    assert list(long_breaks(tiny(), year)) == [
        Stretch(date(2027, 3, 26), date(2027, 3, 29)),
        Stretch(date(2027, 6, 25), date(2027, 8, 22)),
    ]


@pytest.mark.parametrize(
    ("day", "title"),
    [
        (date(2026, 7, 31), "Våren 2026"),
        (date(2026, 8, 1), "Hösten 2026"),
        (date(2026, 12, 31), "Hösten 2026"),
        (date(2027, 1, 1), "Våren 2027"),
    ],
)
def test_autumn_is_from_august_to_december(day, title):
    assert SchoolTerm.of(day).title("sv") == title
