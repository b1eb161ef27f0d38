"""What lecturers would rather have: met where it costs little, told where it gives way, and never a must."""

from datetime import date, timedelta
from itertools import product

import pytest
from checks.plans import plan_from

from introplan.amendments.lecturers_wishes import rather
from introplan.amendments.planned_sessions import stage_of_sessions
from introplan.checks import run_checks
from introplan.days import Stretch
from introplan.language import Language, fill
from introplan.planning.sessions import SessionProposal, plan_sessions
from introplan.planning.wanted import PlanningWish
from introplan.planning.wished import UnmetWish, unmet_wishes

PLAN = """
    programme:
      length: 6 months
      calendar: {closed: [public_holidays, eves], day: 8.30-16.30}
      weights: {plan: WEIGHTS}
    people:
      rut: {name: Rut Radberg, WISHES}
      olle: {name: Olle, available: [wednesday, friday]}
      ada: {name: Ada}
    places:
      sal: {title: Salen, capacity: 12, address: "Gatan 1, Staden"}
    lectures:
      lag: {title: Lagen, length: 2h, lecturers: [rut], weeks: 1-8, places: [sal]}
      etik: {title: Etik, length: 2h, lecturers: [rut], weeks: 1-8, places: [sal]}
      tolk: {title: Tolk, length: 2h, lecturers: [rut], weeks: 1-8, places: [sal]}
    cohorts:
      ht26:
        starts: 2026-09-01
        participants: {ada: }
        sessions: {}
"""
DAYS = Stretch(date(2026, 9, 1), date(2026, 10, 23))


def proposed(wishes: str, *activities: str, weights: str = "{}", days: Stretch = DAYS) -> SessionProposal:
    plan = plan_from(PLAN.replace("WEIGHTS", weights).replace("WISHES", wishes))
    return plan_sessions(plan, PlanningWish(("ht26",), activities, days), days.first)


def told_of(proposal: SessionProposal, language: Language = "en") -> list[str]:
    messages = (message for each in stage_of_sessions(proposal.wanted.plan, proposal).told for message in each.but)
    return [fill(message.template, message.values, language) for message in messages]


@pytest.mark.parametrize(
    ("wishes", "is_met"),
    [
        ("wishes: {avoid: [monday, tuesday, wednesday]}", lambda day, _hour: day.weekday() > 2),
        ("wishes: {avoid: [2026-W39..2026-W40]}", lambda day, _hour: day.isocalendar()[1] in (38, 41)),
        ("wishes: {days: [friday]}", lambda day, _hour: day.weekday() == 4),
        ("wishes: {between: 10-12}", lambda _day, hour: hour == 10),
    ],
)
def test_a_wish_is_met_where_it_costs_little(wishes: str, is_met: object):
    proposal = proposed(wishes, "lag")
    [lag] = proposal.placed
    assert lag.occasion.times is not None
    assert is_met(lag.occasion.day, lag.occasion.times.start.hour)  # type: ignore[operator]
    assert not [each for each in told_of(proposal) if "rather" in each]


@pytest.mark.parametrize(
    ("wishes", "days", "english", "swedish"),
    [
        (
            "wishes: {avoid: [friday]}",
            "2026-09-11..2026-09-11",
            "Rut Radberg would rather not come on Fridays",
            "Rut Radberg vill helst inte komma på fredagar",
        ),
        (
            "wishes: {days: [tuesday, thursday]}",
            "2026-09-11..2026-09-11",
            "Rut Radberg would rather come on a Tuesday or Thursday",
            "Rut Radberg vill helst komma en tisdag eller torsdag",
        ),
        (
            "wishes: {avoid: [W37]}",
            "2026-09-11..2026-09-11",
            "Rut Radberg would rather come on another day",
            "Rut Radberg vill helst komma en annan dag",
        ),
        (
            "wishes: {between: 8-9}",
            "2026-09-11..2026-09-11",
            "Rut Radberg would rather come within 8:00–9:00",
            "Rut Radberg vill helst komma 8.00–9.00",
        ),
    ],
)
def test_a_wish_gives_way_to_the_day_that_there_is_and_is_told(wishes: str, days: str, english: str, swedish: str):
    first, last = map(date.fromisoformat, days.split(".."))
    proposal = proposed(wishes, "lag", days=Stretch(first, last))
    assert len(proposal.placed) == 1
    assert english in told_of(proposal)
    assert swedish in told_of(proposal, "sv")


def test_nobody_has_more_in_a_month_than_they_would_rather_where_there_is_another_month():
    proposal = proposed("wishes: {sessions_per_month: 2}", weights="{week: 0}")
    months = sorted(each.occasion.day.month for each in proposal.placed)
    assert months in ([9, 9, 10], [9, 10, 10])
    assert not [each for each in told_of(proposal) if "rather" in each]


def test_more_in_a_month_is_told_of_the_last_ones_and_what_is_planned_already_counts():
    wishes = "wishes: {sessions_per_month: 1}"
    proposal = proposed(wishes, days=Stretch(date(2026, 9, 1), date(2026, 9, 30)))
    assert told_of(proposal).count("Rut Radberg would rather give 1 session a month at most") == 2
    planned = PLAN.replace("sessions: {}", "sessions: {lag: {date: 2026-09-08, time: 9-11, place: sal}}")
    plan = plan_from(planned.replace("WEIGHTS", "{week: 0}").replace("WISHES", wishes))
    later = plan_sessions(plan, PlanningWish(("ht26",), ("etik",)), DAYS.first)
    assert [each.occasion.day.month for each in later.placed] == [10]


def test_a_wish_that_weighs_nothing_changes_nothing():
    usual = proposed("job: Jurist", "lag").placed[0].occasion
    assert proposed("wishes: {days: [2026-10-20]}", "lag", weights="{wishes: 0}").placed[0].occasion.day == usual.day


@pytest.mark.parametrize(("weight", "days_away"), [(0, 0), (3, 0), (8, 0), (20, 0), (3, 4), (8, 4)])
def test_the_plan_is_as_cheap_as_the_cheapest_of_all_days_and_hours_counted_one_by_one(weight: int, days_away: int):
    days = Stretch(date(2026, 9, 7), date(2026, 9, 18))
    wishes = "wishes: {avoid: [tuesday, wednesday], between: 13-15}"
    weights = f"{{wishes: {weight}, days_away: {days_away}, weekday: 0, hour: 0}}"
    proposal = proposed(wishes, "lag", "etik", weights=weights, days=days)
    ideals = proposal.wanted.ideals
    workdays = [each for each in map(days.first.__add__, map(timedelta, range(12))) if each.weekday() < 5]

    def alone(day: date, ideal: date, *, is_in_hours: bool) -> int:
        unmet = (day.weekday() in (1, 2)) + (not is_in_hours)
        return 4 * abs((day - ideal).days) // 7 + weight * unmet + days_away

    def together(one: date, other: date) -> int:
        if one == other:
            return -days_away
        return 3 if one.isocalendar()[1] == other.isocalendar()[1] else 0

    costs = (
        alone(one, ideals[0], is_in_hours=True)
        + alone(other, ideals[1], is_in_hours=one != other)
        + together(one, other)
        for one, other in product(workdays, workdays)
    )
    assert (proposal.found, proposal.cost) == ("best", min(costs))


def test_no_check_says_anything_of_a_wish():
    text = PLAN.replace("WEIGHTS", "{}").replace(
        "sessions: {}", "sessions: {lag: {date: 2026-09-11, time: 9-11, place: sal}}"
    )
    without, wished = (plan_from(text.replace("WISHES", each)) for each in ("job: Jurist", "wishes: {avoid: [friday]}"))
    assert [each.name for each in run_checks(wished)] == [each.name for each in run_checks(without)]
    [lag] = wished.agenda.sessions
    assert [wish.wish for wish in unmet_wishes(wished, lag)] == ["avoid"]


def test_days_of_several_kinds_are_told_as_another_day():
    plan = plan_from(PLAN.replace("WEIGHTS", "{}").replace("WISHES", "job: Jurist"))
    message = rather(plan, UnmetWish("rut", "days", (Stretch(date(2026, 9, 1), date(2026, 9, 1) + timedelta(days=3)),)))
    assert fill(message.template, message.values, "en") == "Rut Radberg would rather come on another day"
