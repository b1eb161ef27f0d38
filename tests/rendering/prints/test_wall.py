"""The wall sheet: every date with its title, on one sheet where there is room, and never lost where there is none."""

import pypdfium2
import pytest
from rendering.booklets.programmes import real, tiny
from rendering.prints.programmes import TITLE, large, made_by, words_in

from introplan.releases import Edition
from introplan.rendering.prints.wall import WallDate, wall_of, wall_prints


def pages(pdf: bytes) -> list[tuple[int, int]]:
    """How large each page is, in whole points."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [(round(page.get_width()), round(page.get_height())) for page in document]


A3 = (1191, 842)


@pytest.mark.parametrize("name", ["malmo", "huddingetrainee"])
def test_the_programmes_that_come_along_have_one_sheet_with_every_title(name: str):
    plan = real(name)
    for path, pdf in made_by(wall_prints, plan).items():
        cohort = path.removeprefix("wall/").removesuffix(".pdf")
        assert pages(pdf) == [A3]
        solid = "".join(words_in(pdf).split())
        titles = {plan.title(each) for each in plan.agenda.by_cohort.get(cohort, ()) if each.status != "proposed"}
        titles -= {""}
        assert {title for title in titles if "".join(title.split()) not in solid} == set()


def test_what_half_groups_have_on_the_same_day_is_one_date():
    plan = tiny(("      utbyte-1:", "      a: {of: utbyte, date: 2026-10-01, time: 9-11}\n      utbyte-1:"))
    wall = wall_of(Edition(plan), plan.programme.cohorts["ht26"])
    dates = [date for half in wall.halves for month in half.months for date in month.dates]
    assert dates.count(WallDate("session", "1", "Utbytet", cancelled=False)) == 1


def test_what_is_cancelled_says_so():
    [pdf, *_] = made_by(wall_prints, tiny()).values()
    assert "Utbytet inställt" in words_in(pdf)


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_smallest_is_one_sheet(language: str):
    [pdf] = made_by(wall_prints, large(4, 5, language=language)).values()
    assert pages(pdf) == [A3]
    assert ("around this day" if language == "en" else "omkring den dagen") in words_in(pdf)


def test_what_has_no_room_on_one_sheet_goes_on_on_the_next():
    [pdf] = made_by(wall_prints, large()).values()
    assert pages(pdf) == [A3, A3]
    words = words_in(pdf)
    assert [number for number in range(80) if f"nummer {number} " not in f"{words} "] == []


@pytest.mark.long
def test_titles_taller_than_a_sheet_are_not_lost():
    [pdf] = made_by(wall_prints, large(4, 30, title=TITLE * 8)).values()
    solid = "".join(words_in(pdf).split())
    assert [number for number in range(30) if f"nummer{number}" not in solid] == []


def test_a_cohort_without_sessions_has_its_months():
    [pdf] = made_by(wall_prints, large(4, 0)).values()
    assert pages(pdf) == [A3]
    assert "Hösten 2026" in words_in(pdf)
