"""Months, weeks, stretches, times and rhythms: the arithmetic that all else stands on."""

from datetime import date, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from introplan.days import (
    Rhythm,
    Stretch,
    Stretches,
    Times,
    Week,
    Weekday,
    YearlyWeeks,
    add_months,
    half_years,
    monday_of,
    months_between,
    weeks_in_year,
)

days = st.dates(date(1990, 1, 1), date(2060, 12, 31))
near = st.dates(date(2027, 1, 1), date(2027, 3, 31))
stretches = st.tuples(near, near).map(lambda ends: Stretch(min(ends), max(ends)))
clocks = st.times().map(lambda clock: clock.replace(second=0, microsecond=0))


# Months


@pytest.mark.parametrize(
    ("day", "months", "found"),
    [
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2027, 8, 31), 6, date(2028, 2, 29)),
        (date(2026, 8, 31), 24, date(2028, 8, 31)),
        (date(2026, 10, 15), 3, date(2027, 1, 15)),
        (date(2026, 10, 31), 1, date(2026, 11, 30)),
        (date(2027, 1, 31), -2, date(2026, 11, 30)),
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
        (date(2026, 9, 1), 0, date(2026, 9, 1)),
    ],
)
def test_months_are_added_by_the_calendar_and_end_with_their_month(day, months, found):
    assert add_months(day, months) == found


@given(days, st.integers(-300, 300))
def test_adding_months_keeps_the_day_or_ends_the_month(day, months):
    found = add_months(day, months)
    assert (found.year * 12 + found.month) - (day.year * 12 + day.month) == months
    assert found.day == day.day or (found.day < day.day and (found + timedelta(days=1)).day == 1)


@given(days, st.integers(0, 300))
def test_the_months_between_are_those_that_were_added(day, months):
    assert months_between(day, add_months(day, months)) == months
    assert months_between(day, add_months(day, months) - timedelta(days=1)) == months - 1


def test_months_outside_the_calendar_are_refused():
    with pytest.raises(OverflowError, match="9999-12-01 and 1 months is outside the calendar"):
        add_months(date(9999, 12, 1), 1)


# Weeks


@given(days)
def test_a_week_is_that_of_the_almanac(day):
    week = Week.of(day)
    assert str(week) == day.strftime("%G-W%V")
    assert week.day(day.weekday()) == day
    assert monday_of(day) == week.day(Weekday.MONDAY)


@pytest.mark.parametrize(("year", "weeks"), [(2026, 53), (2027, 52), (2032, 53), (2037, 53), (2028, 52)])
def test_some_years_have_a_week_53(year, weeks):
    assert weeks_in_year(year) == weeks


def test_around_new_year_a_week_belongs_to_one_year():
    assert str(Week.of(date(2027, 1, 1))) == "2026-W53"
    assert str(Week.of(date(2029, 12, 31))) == "2030-W01"


@given(days)
def test_weeks_of_every_year_hold_by_number_and_run_over_new_year(day):
    number = day.isocalendar().week
    assert (day in YearlyWeeks(26, 33)) == (26 <= number <= 33)
    assert (day in YearlyWeeks(52, 1)) == (number in (52, 53, 1))
    assert (day in YearlyWeeks(44, 44)) == (number == 44)


def test_weekdays_are_numbered_as_dates_number_them():
    assert [day.word for day in Weekday][date(2027, 3, 4).weekday()] == "thursday"
    assert list(Weekday) == list(range(7))


# Stretches


@given(st.lists(stretches, max_size=6), near)
def test_stretches_joined_hold_the_same_days(parts, day):
    assert (day in Stretches.of(parts)) == any(day in part for part in parts)


@given(st.lists(stretches, max_size=6))
def test_stretches_joined_neither_overlap_nor_touch(parts):
    joined = list(Stretches.of(parts))
    assert all(first.last + timedelta(days=1) < second.first for first, second in pairwise(joined))
    assert Stretches.of(reversed(parts)) == Stretches.of(parts)


@given(st.lists(stretches, max_size=4), stretches, near)
def test_a_day_is_missing_when_it_is_in_the_whole_and_in_no_part(parts, whole, day):
    held = Stretches.of(parts)
    assert (day in held.missing_from(whole)) == (day in whole and day not in held)


@given(stretches, stretches)
def test_stretches_overlap_when_they_share_a_day(one, other):
    shared = [day for n in range(len(one)) if (day := one.first + timedelta(days=n)) in other]
    assert one.overlaps(other) == bool(shared) == other.overlaps(one)


# Times and rhythms


@given(clocks, st.timedeltas(timedelta(minutes=1), timedelta(hours=10)))
def test_a_start_lasts_as_long_as_it_is_told_but_not_past_midnight(start, length):
    times = Times(start).lasting(timedelta(minutes=length.total_seconds() // 60))
    assert times.length == timedelta(minutes=length.total_seconds() // 60) or times.end == time(23, 59)
    assert times.lasting(timedelta(hours=1)) == times


def test_a_start_alone_is_an_hour():
    assert Times(time(13)).lasting(None) == Times(time(13), time(14))
    assert Times(time(13)).length == timedelta()


@pytest.mark.parametrize(
    ("one", "other", "overlap"),
    [("9-12", "11-13", True), ("9-12", "12-13", False), ("9-12", "10-11", True), ("9-12", "13-14", False)],
)
def test_times_that_only_meet_do_not_overlap(one, other, overlap):
    def times(text: str) -> Times:
        start, end = text.split("-")
        return Times(time(int(start)), time(int(end)))

    assert times(one).overlaps(times(other)) == times(other).overlaps(times(one)) == overlap


def test_a_rhythm_is_as_long_as_it_can_be():
    assert Rhythm(2, "week").days == 14
    assert Rhythm(3, "month").days == 93


def test_half_years_begin_in_january_and_july():
    july, january = date(2026, 7, 1), date(2027, 1, 1)
    assert list(half_years(date(2026, 9, 1), date(2027, 6, 30))) == [july, january]
    assert list(half_years(date(2026, 6, 30), date(2026, 6, 30))) == [date(2026, 1, 1)]
    assert list(half_years(january, date(2026, 6, 30))) == []
