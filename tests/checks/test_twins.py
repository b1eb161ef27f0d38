"""Findings that another one answers: on a day when nobody works, that somebody cannot is no news."""

from textwrap import dedent

import pytest

from checks.overlays import heard, plan_of_case
from checks.plans import plan_from
from introplan.checks import run_checks, tunable
from introplan.checks.twins import RULES, TABLES

SATURDAY = """
    people:
      olle: {available: [monday, tuesday, wednesday, thursday, friday]}
    lectures:
      a: {lecturers: [olle]}
    cohorts:
      ht26:
        starts: 2026-09-01
        participants: {ada: {work_percent: 80, workdays: [monday, tuesday, wednesday, thursday]}, bo: }
        sessions:
          a: {date: %s}
"""
OF_THE_DAY = {"session-on-closed-day", "session-on-day-off", "lecturer-unavailable"}


def test_what_is_answered_is_told_only_when_nothing_answers_it():
    def told(text: str) -> list[str]:
        return sorted(each.name for each in run_checks(plan_from(dedent(text))) if each.name in OF_THE_DAY)

    left_alone = "\n    programme: {checks: {session-on-closed-day: {severity: ignore, reason: Alla vill}}}"
    assert told(SATURDAY % "2026-10-10") == ["session-on-closed-day"]
    assert told(SATURDAY % "2026-10-09") == ["session-on-day-off"]
    assert told(SATURDAY % "2026-10-10" + left_alone) == ["lecturer-unavailable", "session-on-day-off"]


def test_all_names_are_those_of_checks():
    names = {name for table in TABLES for name in table}.union(*(names for table in TABLES for names in table.values()))
    assert names - {RULES} <= tunable()


@pytest.mark.parametrize("name", ["saturday-of-a-part-timer", "review-on-saturday", "review-at-one"])
def test_one_cause_is_one_finding(name: str):
    found = [each for each in heard(plan_of_case("mistakes", name)) if each.severity != "note"]
    assert len(found) == 1
