"""What is asked, and what is no longer asked, of sessions that go on for several days or last all day."""

from textwrap import dedent

import pytest

from checks.conftest import worded
from checks.plans import plan_from
from introplan.checks import run_checks
from introplan.diagnostics import Diagnostic

COHORT = """
    programme: {calendar: {day: 8-17, lunch: {between: 11-13, length: 45min}}}
    people: {lars: }
    activities: {kurs: {kind: course, lecturers: [lars], competences: [x]}, prat: {kind: course, lecturers: [lars]}}
    places: {salen: {capacity: 30}, gården: {capacity: 40}}
    cohorts:
      ht26:
        starts: 2026-10-01
        participants: {ada: %(ada)s, bo: , cy: }
        sessions:
          kurs: %(kurs)s
          prat: {date: %(prat)s, place: salen}
"""
KURS = "{date: 2026-10-05, until: 2026-10-09, place: gården, time: }"
LAGER = "{date: 2026-10-07, until: 2026-10-08, time: 9-21, overnight: yes, place: gården, BREAKS}".replace(
    "BREAKS", "breaks: [{at: 12, length: 1h}, {at: 17, length: 1h}]"
)


def found(kurs: str, ada: str = "", prat: str = "2026-10-13", more: str = "") -> list[Diagnostic]:
    text = dedent(COHORT % {"kurs": kurs, "ada": ada, "prat": prat}) + dedent(more)
    return [each for each in run_checks(plan_from(text.replace("gården", "garden"))) if "ht26/kurs" in str(each.about)]


def told(kurs: str, **others: str) -> dict[str, str]:
    return {each.name: worded(each)[0] for each in found(kurs, **others)}


@pytest.mark.parametrize("kurs", [KURS, LAGER, "{date: 2026-10-07, time: , place: gården}"])
def test_nothing_is_found_where_all_is_well(kurs: str):
    assert told(kurs) == {}


@pytest.mark.parametrize("time", ["", "9-12"])
def test_days_outside_its_weeks_are_told_once_with_hours_and_without(time: str):
    text = dedent(f"""
        activities: {{kurs: {{kind: course, weeks: 1-2}}}}
        cohorts:
          ht26:
            starts: 2026-10-01
            participants: {{ada: }}
            sessions:
              kurs: {{date: 2026-10-08, until: 2026-10-14, time: {time}}}
        """)
    those = [each for each in run_checks(plan_from(text)) if each.name == "session-outside-phase"]
    assert [worded(each)[0] for each in those] == [
        "kurs is on 12–14 October 2026, week 3 of ht26, but belongs in week 1–2"
    ]


def test_who_begins_and_ends_on_days_off_means_them():
    breaks = "breaks: [{at: 12, length: 1h}]"
    assert told(f"{{date: 2026-10-09, until: 2026-10-11, time: 9-16, place: gården, {breaks}}}") == {}
    assert told("{date: 2026-10-10, until: 2026-10-11, place: gården, time: }") == {}


def test_what_is_at_the_same_time_as_all_day_is_told_as_such():
    words = told(KURS, prat="2026-10-07")["participant-double-booked"]
    assert words.startswith("ada, bo and cy have both kurs (all day) and prat (9:00–12:00) on ")


def test_rest_is_not_asked_for_between_days_of_one_session():
    late = LAGER.replace("9-21", "6-23").replace(", overnight: yes", "")
    assert "too-little-daily-rest" not in told(late)
    assert "too-little-daily-rest" in told(late, prat="2026-10-09, time: 7-9")


def test_hours_outside_the_day_are_told_once_and_not_of_who_stays_the_night():
    assert "session-in-the-evening" not in told(LAGER)
    (one,) = [each for each in found(LAGER.replace(", overnight: yes", "")) if "working-day" in each.name]
    assert worded(one)[0].startswith("kurs is at 9:00–21:00 on 7–8 October 2026")


def test_a_day_off_in_the_middle_is_told_of_that_day():
    ada = "{work_percent: 80, workdays: [monday, tuesday, thursday, friday]}"
    assert told(KURS, ada=ada)["session-on-day-off"] == (
        "kurs is on 7 October 2026 (week 41), a Wednesday, when ada does not work"
    )


def test_a_lecturer_who_is_away_on_one_day_is_told_of_that_day():
    text = dedent(COHORT % {"kurs": KURS, "ada": "", "prat": "2026-10-13"}).replace("gården", "garden")
    plan = plan_from(text.replace("lars: }", "lars: {unavailable: [2026-10-08]}}"))
    (one,) = [each for each in run_checks(plan) if each.name == "lecturer-unavailable"]
    assert worded(one)[0] == "lars is not available on 8 October 2026 (week 41), but gives kurs then"


def test_what_must_come_before_is_over_by_then():
    for kurs in (KURS, LAGER):
        text = dedent(COHORT % {"kurs": kurs, "ada": "", "prat": "2026-10-07"}).replace("gården", "garden")
        plan = plan_from(text.replace("prat: {kind: course,", "prat: {kind: course, prerequisites: [kurs],"))
        assert "prerequisite-too-late" in {each.name for each in run_checks(plan)}


def test_who_starts_or_ends_in_the_middle_comes_and_has_missed_nothing():
    for days in ("{starts: 2026-10-07}", "{until: 2026-10-07}", "{pauses: [2026-10-05..2026-10-06]}"):
        names = told(KURS, ada=days)
        assert "required-activity-missed" not in names
        assert "session-after-programme" not in names


def test_hours_away_are_those_of_the_month_of_each_day():
    plan = plan_from(
        """
        units: {norr: {hours_away_per_month: 20}}
        people: {ada: {unit: norr}}
        activities: {kurs: {kind: course}}
        cohorts:
          ht26:
            participants: {ada: }
            sessions:
              kurs: {date: 2026-09-28, until: 2026-10-02, time: }
        """
    )
    (one,) = [part for each in run_checks(plan) for part in each.each if part.name == "unit-over-agreed-hours"]
    assert worded(one)[0] == ("norr has agreed to 20 h of sessions in a month, and has 24 h 28–30 September 2026")


@pytest.mark.parametrize("key", ["vt27/kurs", "vt27/kurs/2"])
def test_make_ups_and_absences_name_all_days_or_one(key: str):
    plan = plan_from(
        f"""
        activities: {{kurs: {{kind: course}}}}
        cohorts:
          ht26:
            participants: {{ada: {{make_ups: [{key}]}}, bo: }}
            sessions: {{kurs: {{date: 2026-10-05, until: 2026-10-07, time: 9-12}}}}
          vt27: {{starts: 2027-01-11, sessions: {{kurs: {{date: 2027-02-02, until: 2027-02-04, time: 9-12}}}}}}
        absences: {{{key.replace("vt27", "ht26")}: [ada]}}
        """
    )
    names = {each.name for each in run_checks(plan)}
    assert names.isdisjoint({"make-up-of-nothing-missed", "absence-not-expected", "required-activity-missed"})


def test_a_day_that_is_closed_has_no_make_up_and_no_absence():
    plan = plan_from(
        """
        activities: {kurs: {kind: course}}
        cohorts:
          ht26:
            participants: {ada: {make_ups: [vt27/kurs/3]}, bo: }
            sessions: {kurs: {date: 2026-10-08, until: 2026-10-12, time: 9-12}}
          vt27: {starts: 2027-01-11, sessions: {kurs: {date: 2027-02-04, until: 2027-02-08, time: 9-12}}}
        absences: {ht26/kurs/3: [ada]}
        """
    )
    words = {each.name: worded(each)[0] for each in run_checks(plan)}
    assert words["make-up-cancelled"].endswith("`vt27/kurs/3`, which falls away: the day is closed")
    assert words["absence-not-expected"].startswith("`ht26/kurs/3` falls away, since the day is closed")
