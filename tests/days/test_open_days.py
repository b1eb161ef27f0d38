"""Which days are open: held against the `holidays` library, and against what a person would say."""

from datetime import date, timedelta

import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st

from introplan.days import HALF_DAYS, HalfDay, OpenDays, Stretch, Weekday, YearlyWeeks, half_day_name
from introplan.days.countries import holiday_name

YEARS = range(2015, 2046)
RED_DAYS = holidays.country_holidays("SE", years=YEARS, categories=("public",), language="sv")
EVES = holidays.country_holidays("SE", years=YEARS, categories=("de_facto",), language="sv")
days = st.dates(date(2015, 1, 1), date(2045, 12, 31))


@given(days)
def test_a_day_is_open_unless_it_is_a_weekend_a_red_day_or_an_eve(day):
    assert OpenDays().is_open(day) == (day.weekday() < 5 and day not in RED_DAYS and day not in EVES)


def test_every_red_day_and_eve_has_a_name_in_both_languages():
    for day in (*RED_DAYS, *EVES):
        holiday = OpenDays().closed_by(day)
        assert holiday_name(holiday, "sv") == (RED_DAYS.get(day) or EVES.get(day))
        assert holiday_name(holiday, "en")
        assert holiday_name(holiday, "en") != holiday_name(holiday, "sv")


def test_the_closed_days_of_a_year_are_those_of_an_almanac():
    closed = [day for day in whole(2027) if day.weekday() < 5 and not OpenDays().is_open(day)]
    assert [(day.isoformat(), holiday_name(OpenDays().closed_by(day), "sv")) for day in closed] == [
        ("2027-01-01", "Nyårsdagen"),
        ("2027-01-06", "Trettondedag jul"),
        ("2027-03-26", "Långfredagen"),
        ("2027-03-29", "Annandag påsk"),
        ("2027-05-06", "Kristi himmelsfärdsdag"),
        ("2027-06-25", "Midsommarafton"),
        ("2027-12-24", "Julafton"),
        ("2027-12-31", "Nyårsafton"),
    ]


def test_the_half_days_of_a_year_are_those_of_an_almanac():
    assert [(day.isoformat(), name) for day in whole(2027) if (name := half_day_name(day))] == [
        ("2027-01-05", "twelfth_night"),
        ("2027-03-25", "maundy_thursday"),
        ("2027-04-30", "walpurgis_eve"),
        ("2027-11-05", "all_saints_eve"),
        ("2027-12-23", "day_before_christmas_eve"),
    ]


@pytest.mark.parametrize("year", YEARS)
def test_half_days_come_once_a_year_the_day_before_what_they_are_named_after(year):
    found = {name: day for day in whole(year) if (name := half_day_name(day))}
    assert found.keys() == {*HALF_DAYS}
    after = {name: day + timedelta(days=1) for name, day in found.items()}
    assert RED_DAYS[after["twelfth_night"]] == "Trettondedag jul"
    assert RED_DAYS[after["maundy_thursday"]] == "Långfredagen"
    assert "Första maj" in RED_DAYS[after["walpurgis_eve"]]
    assert RED_DAYS[after["all_saints_eve"]] == "Alla helgons dag"
    assert EVES[after["day_before_christmas_eve"]] == "Julafton"


def test_a_half_day_counts_where_it_is_listed_and_nowhere_else():
    thursday = date(2027, 3, 25)
    assert OpenDays(half_days=("maundy_thursday",)).half_day(thursday) == HalfDay("maundy_thursday")
    assert OpenDays(half_days=("walpurgis_eve",)).half_day(thursday) is None
    assert OpenDays(half_days=("maundy_thursday",)).is_open(thursday)
    listed = Stretch(thursday, thursday)
    assert OpenDays(half_days=(listed,)).half_day(thursday) == listed


def test_the_bridge_days_of_a_year_are_the_klamdagar_of_an_almanac():
    """In 2026 the day before twelfth day is a Monday after a Sunday; in 2027 the Friday after Ascension Day is one."""
    assert bridge_days(2026) == [date(2026, 1, 2), date(2026, 1, 5), date(2026, 5, 15)]
    assert bridge_days(2027) == [date(2027, 5, 7)]


@given(days)
def test_a_bridge_day_is_open_and_alone(day):
    open_days = OpenDays()
    assert open_days.is_bridge_day(day) == (
        open_days.is_open(day)
        and not open_days.is_open(day - timedelta(days=1))
        and not open_days.is_open(day + timedelta(days=1))
    )


def test_a_programme_closes_days_and_weeks_of_its_own():
    summer, friday = YearlyWeeks(26, 33), Weekday.FRIDAY
    lent = Stretch(date(2027, 2, 22), date(2027, 2, 26))
    open_days = OpenDays(closed=(summer, friday, lent))
    assert open_days.closed_by(date(2027, 7, 5)) == summer
    assert open_days.closed_by(date(2027, 3, 5)) == friday
    assert open_days.closed_by(date(2027, 2, 24)) == lent
    assert open_days.closed_by(date(2027, 3, 4)) is None
    assert open_days.is_open(date(2027, 1, 6))  # red days are open where they are not listed
    assert open_days.closed_by(date(2027, 3, 6)) == Weekday.SATURDAY


def test_what_is_avoided_stays_open():
    autumn = YearlyWeeks(44, 44)
    open_days = OpenDays(avoid=(autumn,))
    assert open_days.is_open(date(2027, 11, 3))
    assert open_days.avoided_by(date(2027, 11, 3)) == autumn
    assert open_days.avoided_by(date(2027, 11, 10)) is None


@given(days)
def test_the_next_open_day_is_the_first_one(day):
    found = OpenDays().from_day(day)
    assert OpenDays().is_open(found)
    assert found >= day
    assert not any(OpenDays().is_open(day + timedelta(days=n)) for n in range((found - day).days))


def test_a_programme_that_is_always_closed_stays_on_the_day():
    always = OpenDays(closed=(YearlyWeeks(1, 53),))
    assert always.from_day(date(2027, 3, 4)) == date(2027, 3, 4)


@given(days)
def test_the_last_open_day_until_a_day_is_the_one_before_it_that_is_nearest(day):
    found = OpenDays().until_day(day)
    assert OpenDays().is_open(found)
    assert found <= day
    assert not any(OpenDays().is_open(day - timedelta(days=n)) for n in range((day - found).days))


def test_a_programme_that_is_always_closed_has_no_open_day():
    always = OpenDays(closed=(YearlyWeeks(1, 53),))
    assert always.until_day(date(2027, 3, 4)) == date(2027, 3, 4)
    assert not always.has_open_day(Stretch(date(2027, 3, 1), date(2027, 12, 31)))


def test_a_weekend_has_no_open_day_and_a_week_has():
    saturday, sunday = date(2027, 3, 6), date(2027, 3, 7)
    assert not OpenDays().has_open_day(Stretch(saturday, sunday))
    assert OpenDays().has_open_day(Stretch(saturday, date(2027, 3, 8)))


@pytest.mark.parametrize(
    ("day", "others"),
    [
        (date(2027, 3, 1), [2, 3, 4, 5]),
        (date(2027, 3, 3), [4, 2, 5, 1]),
        (date(2027, 3, 5), [4, 3, 2, 1]),
    ],
)
def test_the_other_days_of_a_week_come_nearest_first_and_later_before_earlier(day, others):
    assert [other.day for other in OpenDays().same_week(day)] == others


def whole(year: int) -> list[date]:
    first = date(year, 1, 1)
    return [first + timedelta(days=n) for n in range((date(year + 1, 1, 1) - first).days)]


def bridge_days(year: int) -> list[date]:
    return [day for day in whole(year) if OpenDays().is_bridge_day(day)]
