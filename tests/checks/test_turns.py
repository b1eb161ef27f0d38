"""What is found on several days of one session, or at several of its times, is told once."""

from textwrap import dedent

from checks.conftest import worded
from checks.plans import plan_from
from introplan.checks import run_checks
from introplan.demands import Offers
from introplan.diagnostics import Diagnostic

CAMP = """
    programme: {calendar: {avoid: [2026-10-05..2026-10-16], day: 8-17}%s}
    lectures:
      internat: {title: Internat}
    cohorts:
      ht26:
        starts: 2026-09-01
        participants: {ada: %s, bo: }
        sessions:
          internat: %s
"""


def found(name: str, session: str, ada: str = "", checks: str = "") -> list[Diagnostic]:
    tuned = f", checks: {{{checks}}}" if checks else ""
    plan = plan_from(dedent(CAMP % (tuned, ada, session)))
    return [each.with_way_out(Offers(plan)) for each in run_checks(plan) if each.name == name]


def told(name: str, session: str, ada: str = "", checks: str = "") -> list[str]:
    return [worded(each)[0] for each in found(name, session, ada, checks)]


THREE_DAYS = "{date: 2026-10-07, until: 2026-10-09, time: 9-16}"


def test_days_of_one_session_are_told_as_one():
    assert told("session-in-avoided-week", THREE_DAYS) == [
        "Internat is on 7–9 October 2026, in a period that the programme avoids (5–16 October 2026)"
    ]


def test_times_that_it_comes_back_are_told_as_one():
    every = "{date: 2026-10-07, time: 9-12, repeats: {every: 1 week, times: 3}}"
    assert told("session-in-avoided-week", every) == [
        "Internat is on 7 and 14 October 2026, in a period that the programme avoids (5–16 October 2026)"
    ]


def test_what_is_not_quite_the_same_is_told_of_the_first():
    every = "{date: 2026-10-06, until: 2026-10-08, time: 9-12}"
    assert told("session-on-day-off", every, ada="{workdays: [monday, friday], work_percent: 40}") == [
        "Internat is on 6 October 2026 (week 41), a Tuesday, when ada does not work; likewise on 7–8 October 2026"
    ]


def test_each_day_is_known_by_itself():
    (one,) = found("session-in-avoided-week", THREE_DAYS)
    assert [part.about[-1] for part in one.parts] == [f"ht26/internat/{day}" for day in (1, 2, 3)]
    assert one.about == ("ht26", ("ht26/internat/1", "ht26/internat/2", "ht26/internat/3"))


def test_a_tuning_is_for_all_days_or_for_one():
    line = "session-in-avoided-week: {severity: ignore, reason: Alla vill, for: [%s]}"
    assert told("session-in-avoided-week", THREE_DAYS, checks=line % "ht26/internat") == []
    assert told("session-in-avoided-week", THREE_DAYS, checks=line % "ht26/internat/2") == [
        "Internat is on 7 and 9 October 2026, in a period that the programme avoids (5–16 October 2026)"
    ]
