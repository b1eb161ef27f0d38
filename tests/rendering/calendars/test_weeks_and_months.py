"""A law: phases and a length in weeks give the calendars of the same days in months."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from rendering.calendars.calendar_plans import made, small_plan

from introplan.days import add_months

A_QUARTER, HALF_A_YEAR = timedelta(weeks=13), timedelta(weeks=26)
ALL_DAYS = [date(2026, 1, 1) + timedelta(days=n) for n in range(3 * 365)]
AS_MANY_DAYS = [
    day for day in ALL_DAYS if (add_months(day, 3) - day, add_months(day, 6) - day) == (A_QUARTER, HALF_A_YEAR)
]
"""Starts for which 13 weeks are 3 months, and 26 weeks are 6."""
MONTHS = ("6 months", "months: 0-3", "months: 3-6")
WEEKS = ("26 weeks", "weeks: 1-13", "weeks: 14-26")


def calendars(times: tuple[str, str, str], starts: date, pause: str) -> dict[str, bytes]:
    length, first, second = times
    return made(
        small_plan(
            ("length: 24 months", f"length: {length}"),
            ("months: 0-3", first),
            ("months: 3-24", second),
            ("month: 24,", "month: 6,"),
            ("every: {start: 1 week}", "every: {start: 1 week, grund: 2 weeks}"),
            ("starts: 2026-09-01", f"starts: {starts}"),
            ("        starts: 2026-10-05\n", f"        pauses: [{pause}]\n"),
            ("    until: 2026-09-22\n", ""),
            ("    until: 2026-10-16\n", ""),
        )
    )


@settings(max_examples=12, deadline=None)
@given(st.sampled_from(AS_MANY_DAYS), st.integers(0, 200), st.integers(0, 60))
def test_the_same_days_in_weeks_and_in_months_give_the_same_calendars(starts: date, after: int, more: int):
    first = starts + timedelta(days=after)
    pause = f"{first}..{first + timedelta(days=more)}"
    in_months = calendars(MONTHS, starts, pause)
    assert calendars(WEEKS, starts, pause) == in_months
    assert b"SUMMARY:M" in in_months["people/ida.ics"]
