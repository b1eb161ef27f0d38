"""Where everybody is, week by week: who is on it, what is drawn where, and that the table says the same."""

import re
import xml.etree.ElementTree as ET
from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st
from rendering.booklets.programmes import TEMPLATES, made, tiny

from introplan.agenda import Plan
from introplan.model import Cohort
from introplan.rendering.breaks import letter_width
from introplan.rendering.printing import html_environment
from introplan.rendering.whereabouts import BAR_SIZE, LEFT, WIDTH, PlaceInWeeks, where_pictures, where_tables

ADA = "      ada:\n"
AWAY = "{unit: soder, from: 2027-01-25, until: 2027-03-21}"
OUTSIDE = "{organisation: grannen, title: Barnpsykiatrin, from: 2027-03-22, until: 2027-03-26, meetings: no}"
POSTED = (ADA, f"      ada: {{postings: [{AWAY}, {OUTSIDE}]}}\n")
PROTECTED = "      deltagare-7:\n"
ALL_NAMED = (PROTECTED, "")


def cohort(plan: Plan) -> Cohort:
    return plan.programme.cohorts["ht26"]


def pictures(plan: Plan) -> tuple[str, ...]:
    return tuple(map(str, where_pictures(html_environment(TEMPLATES), plan, cohort(plan))))


def test_there_is_nothing_when_nobody_is_elsewhere():
    assert where_tables(tiny(), cohort(tiny())) == ()
    assert pictures(tiny()) == ()


def test_the_picture_of_a_year(expected):
    first, _second = pictures(tiny(POSTED, ALL_NAMED))
    expected("whereabouts.svg", first)


def test_the_table_says_in_which_weeks_everybody_is_where():
    plan = tiny(POSTED, ALL_NAMED)
    tables = where_tables(plan, cohort(plan))
    assert [(table.title, table.columns) for table in tables] == [
        ("Var alla är, v. 36 2026–v. 35 2027", ("v. 36 2026–v. 9 2027", "v. 10 2027–v. 35 2027")),
        ("Var alla är, v. 36 2027–v. 35 2028", ("v. 36 2027–v. 9 2028", "v. 10 2028–v. 35 2028")),
    ]
    assert [(row.name, row.cells) for row in tables[0].rows] == [
        (
            "Ada Testsson",
            (
                (PlaceInWeeks("v. 36–3", "Enhet Norr"), PlaceInWeeks("v. 4–9", "Enhet Söder")),
                (
                    PlaceInWeeks("v. 10–11", "Enhet Söder"),
                    PlaceInWeeks("v. 12", "Barnpsykiatrin"),
                    PlaceInWeeks("v. 13–35", "Enhet Norr"),
                ),
            ),
        ),
        ("Åsa Utkast", ((PlaceInWeeks("v. 36–9", "Enhet Norr"),), (PlaceInWeeks("v. 10–35", "Enhet Norr"),))),
    ]


def test_a_weekend_at_the_own_unit_between_two_postings_is_not_shown():
    plan = tiny((ADA, f"      ada: {{postings: [{AWAY.replace('03-21', '03-19')}, {OUTSIDE}]}}\n"), ALL_NAMED)
    places = [stay.place for row in where_tables(plan, cohort(plan))[0].rows[:1] for cell in row.cells for stay in cell]
    assert places == ["Enhet Norr", "Enhet Söder", "Enhet Söder", "Barnpsykiatrin", "Enhet Norr"]


def test_there_is_neither_beside_somebody_with_protected_data():
    """Who changes places in turn would tell where the one without a row is."""
    assert where_tables(tiny(POSTED, ALL_NAMED), cohort(tiny(POSTED, ALL_NAMED))) != ()
    for plan in (tiny(POSTED), tiny(POSTED, (PROTECTED, f"      deltagare-7: {{postings: [{AWAY}]}}\n"))):
        assert (where_tables(plan, cohort(plan)), pictures(plan)) == ((), ())


def test_the_booklet_has_both_and_only_where_somebody_is_elsewhere():
    plan = tiny(POSTED, ALL_NAMED)
    files = made(plan)
    page = files["booklets/ht26.html"].decode()
    assert page.count("Var alla är, vecka för vecka") == 2  # the contents and the heading
    assert '<th scope="row">Ada Testsson</th><td><span class="figures">v. 36–3</span> Enhet Norr<br>' in page
    assert "Var alla är" not in made(tiny())["booklets/ht26.html"].decode()


def many(postings: list[tuple[int, int, int]]) -> Plan:
    """Twelve people, each with postings of so many weeks, so many after the one before, at one of some places."""
    lines = []
    for number in range(12):
        day, own = date(2026, 9, 7) + timedelta(weeks=number), []
        for place, gap, weeks in postings:
            first = day + timedelta(weeks=gap)
            day = first + timedelta(weeks=weeks)
            own.append(
                f"{{organisation: grannen, title: Plats nummer {(place + number) % 9},"
                f" from: {first}, until: {day - timedelta(days=1)}}}"
            )
        lines.append(f"      p{number}: {{postings: [{', '.join(own)}]}}\n")
    people = "".join(
        f"  p{number}: {{name: Person Personsson-Långnamn {number}, organisation: kommunen}}\n" for number in range(12)
    )
    return tiny((ADA, "".join(lines)), ("places:\n  salen", f"{people}places:\n  salen"))


@settings(max_examples=10)
@given(st.lists(st.tuples(st.integers(0, 8), st.integers(0, 3), st.integers(1, 20)), min_size=1, max_size=5))
def test_no_text_stands_over_another_and_no_bar_is_told_by_its_colour_alone(postings: list[tuple[int, int, int]]):
    plan = many(postings)
    for picture in pictures(plan):
        root = ET.fromstring(picture)
        width = float(root.attrib["viewBox"].split()[2])
        assert width == WIDTH
        lines: dict[str, list[tuple[float, float]]] = {}
        for text in root.iter("{http://www.w3.org/2000/svg}text"):
            x, size = float(text.attrib["x"]), float(text.get("font-size", BAR_SIZE))
            end = x + letter_width(text.text or "", size)
            assert end <= (LEFT if x == 0 else WIDTH)
            lines.setdefault(text.attrib["y"], []).append((x, end))
        assert all(one[1] <= other[0] for several in lines.values() for one, other in pairwise(sorted(several)))
        for bar in root.iter("{http://www.w3.org/2000/svg}g"):
            has_bar = bar.find("{http://www.w3.org/2000/svg}rect") is not None
            assert has_bar == (bar.find("{http://www.w3.org/2000/svg}text") is not None)
        numbers = set(re.findall(r">(\d)</text>\n</g>", picture))
        assert all(re.search(rf">[^<]*\b{number} Plats nummer \d", picture) for number in numbers)
