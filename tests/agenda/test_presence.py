from datetime import date, time

import pytest
from agenda.plans import plan_from

from introplan.agenda import (
    Journey,
    in_own_time,
    is_at_work,
    is_available,
    is_open_until,
    is_summer,
    works_on,
)
from introplan.days import OpenDays, YearlyWeeks
from introplan.model import Person

MONDAY, TUESDAY = date(2026, 9, 7), date(2026, 9, 8)
MAUNDY_THURSDAY = date(2027, 3, 25)
GOOD_FRIDAY = date(2027, 3, 26)


def journeys(participant: str) -> tuple[Journey, ...]:
    text = f"cohorts: {{ht26: {{title: Hösten, starts: 2026-09-01, participants: {{ada: {participant}}}}}}}"
    return plan_from(text).agenda.journeys


def person(fields: str) -> Person:
    plan = plan_from(f"people:\n  eva: {{name: Eva, organisation: kommunen, {fields}}}")
    return plan.programme.people["eva"]


def test_a_participant_works_on_their_workdays_and_on_every_day_without_any():
    (part_time,) = journeys("{workdays: [tuesday]}")
    (full_time,) = journeys("{}")
    assert [works_on(part_time.participant, day) for day in (MONDAY, TUESDAY)] == [False, True]
    assert [works_on(full_time.participant, day) for day in (MONDAY, TUESDAY)] == [True, True]


@pytest.mark.parametrize(
    ("day", "there"),
    [
        ("2026-09-13", False),
        ("2026-09-14", True),
        ("2026-10-04", True),
        ("2026-10-05", False),
        ("2026-10-11", False),
        ("2026-10-12", True),
        ("2027-06-30", True),
        ("2027-07-01", False),
    ],
)
def test_ones_own_time_is_from_start_to_last_day_but_for_pauses(day: str, there: bool):
    (journey,) = journeys("{starts: 2026-09-14, until: 2027-06-30, pauses: [2026-10-05..2026-10-11]}")
    assert in_own_time(journey, date.fromisoformat(day)) is there


def test_somebody_in_no_cohort_is_never_at_work_in_one_and_somebody_in_two_is_there_for_either():
    monday, tuesday = journeys("{workdays: [monday]}"), journeys("{workdays: [tuesday]}")
    assert not is_at_work((), MONDAY)
    assert [is_at_work(monday, day) for day in (MONDAY, TUESDAY)] == [True, False]
    assert [is_at_work((*monday, *tuesday), day) for day in (MONDAY, TUESDAY)] == [True, True]
    assert not is_at_work(monday, date(2026, 8, 31))


def test_somebody_is_available_on_the_days_they_give_but_for_those_they_take_back():
    assert is_available(person("email: eva@kommunen.example"), MONDAY)
    assert [is_available(person("available: [tuesday]"), day) for day in (MONDAY, TUESDAY)] == [False, True]
    eva = person("available: [tuesday], unavailable: [2026-09-08]")
    assert [is_available(eva, day) for day in (TUESDAY, date(2026, 9, 15))] == [False, True]


def test_a_half_day_is_open_until_noon_and_a_closed_day_never():
    days = OpenDays(half_days=("maundy_thursday",))
    assert [is_open_until(days, MAUNDY_THURSDAY, time(*ends)) for ends in ((11,), (12,), (12, 1))] == [
        True,
        True,
        False,
    ]
    assert not is_open_until(days, GOOD_FRIDAY, time(9))
    assert is_open_until(days, MONDAY, time(17))


def test_summer_is_what_the_programme_avoids_of_june_to_august():
    days = OpenDays(avoid=(YearlyWeeks(26, 33), YearlyWeeks(44, 44)))
    asked = (date(2027, 6, 25), date(2027, 6, 28), date(2027, 8, 22), date(2027, 8, 23), date(2027, 11, 3))
    assert [is_summer(days, day) for day in asked] == [False, True, True, False, False]
