"""Laws of what comes back: it is its dates one by one but for identities, and another rhythm keeps what stays."""

import re
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from rendering.calendars.calendar_plans import made, small_plan

from introplan.checks import run_checks

FIRST = "      besok: {date: 2026-11-05"
RHYTHMS = st.sampled_from([1, 2, 3, 4])
DAYS = st.dates(date(2026, 10, 5), date(2027, 5, 28)).filter(lambda day: day.weekday() < 5)


def with_lines(*lines: str) -> dict[str, list[bytes]]:
    """The events of every calendar of the small programme with more sessions, without their identities."""
    plan = small_plan((FIRST, "".join(f"      {line}\n" for line in lines) + FIRST))
    return {
        path: sorted(re.sub(rb"UID:[^\n]*\n( [^\n]*\n)*", b"", event) for event in content.split(b"BEGIN:VEVENT"))
        for path, content in made(plan).items()
        if path.endswith(".ics")
    }


def keys(line: str) -> dict[date, str]:
    plan = small_plan((FIRST, f"      {line}\n{FIRST}"))
    return {each.day: each.key for each in plan.agenda.sessions if "/grupp" in each.key}


@given(DAYS, RHYTHMS, st.integers(2, 5))
@settings(max_examples=8, deadline=None)
def test_what_comes_back_gives_the_calendars_of_its_dates_one_by_one(first: date, every: int, times: int):
    weeks = f"{every} week{'s' * (every > 1)}"
    line = f"grupp: {{of: besok, date: {first}, time: 15-16, repeats: {{every: {weeks}, times: {times}}}}}"
    days = keys(line)
    one_by_one = (
        f"grupp-{number}: {{of: besok, date: {day}, time: 15-16}}" for number, day in enumerate(sorted(days), 1)
    )
    assert with_lines(line) == with_lines(*one_by_one)


@given(DAYS, RHYTHMS, RHYTHMS)
@settings(max_examples=8, deadline=None)
def test_another_rhythm_keeps_the_identities_of_the_days_that_stay(first: date, one: int, other: int):
    before, after = (
        keys(f"grupp: {{of: besok, date: {first}, repeats: {{every: {every} weeks, until: {first + timedelta(90)}}}}}")
        for every in (one, other)
    )
    assert all(before[day] == after[day] for day in before.keys() & after.keys())


def test_one_line_is_one_finding_of_each_kind():
    line = "grupp: {of: besok, date: 2026-11-12, time: 15-16, repeats: {every: 1 week, times: 20}}"
    plan = small_plan((FIRST, f"      {line}\n{FIRST}"))
    of_line = [each.names for each in run_checks(plan) if any("/grupp" in id_ for id_ in each.ids)]
    assert len(set(of_line)) == len(of_line), of_line
