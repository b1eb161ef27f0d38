"""Whoever joins a cohort later than the others is not blamed for what was before they came: all checks together."""

from checks.plans import plan_from
from introplan.checks import run_checks

ROLLING = """
programme:
  length: 26 weeks
  phases:
    start: {title: Start, weeks: 1-4, caseload_percent: 0}
    grund: {title: Grund, weeks: 5-26, caseload_percent: 50}
  roles: {introducer: {required: yes, meets: {length: 1h, every: {start: 1 week, grund: 2 weeks}}}}
  reviews: {manad-1: {title: Efter en månad, month: 1, with: [manager, introducer], length: 1h}}
  certificate: {attendance_percent: 100}
  exchange: {max_gap: 10 weeks}
units: {norr: {title: Norr, organisation: owner, manager: mona}}
people:
  lena: {organisation: owner}
  ida: {organisation: owner, capacity: {introducer: 3}, hours_per_month: 20}
  ada: {unit: norr}
  bo: {unit: norr}
  cy: {unit: norr}
activities:
  intro: {title: Introduktion, kind: induction, weeks: 1, length: 3h}
  system: {title: System, kind: course, weeks: 2-4, prerequisites: [intro], length: 3h}
  utbyte: {title: Utbyte, kind: exchange, every: 6 weeks, length: 1h}
lectures:
  bas: {title: Bas, phase: start, lecturers: [lena], length: 3h}
  lag: {title: Lag, phase: grund, lecturers: [lena], length: 3h}
cohorts:
  c:
    title: Löpande
    status: confirmed
    starts: 2026-08-31
    intake: {kind: rolling, closes: 2027-06-30}
    participants:
      ada:
      bo: {starts: 2026-11-03}
      cy: {starts: 2027-01-18}
    sessions:
      intro-1: {of: intro, date: 2026-09-01, time: 9-12}
      intro-2: {of: intro, date: 2026-11-04, time: 9-12, for: [bo]}
      intro-3: {of: intro, date: 2027-01-19, time: 9-12, for: [cy]}
      system-1: {of: system, date: 2026-09-09, time: 9-12}
      system-2: {of: system, date: 2026-11-11, time: 9-12, for: [bo]}
      system-3: {of: system, date: 2027-02-08, time: 9-12, for: [cy]}
      bas: {date: 2026-09-16, time: 9-12}
      lag: {date: 2026-10-14, time: 9-12}
      utbyte-1: {of: utbyte, date: 2026-10-06, time: 15-16}
      utbyte-2: {of: utbyte, date: 2026-11-24, time: 15-16}
      utbyte-3: {of: utbyte, date: 2027-01-26, time: 15-16}
      utbyte-4: {of: utbyte, date: 2027-03-09, time: 15-16}
pairings:
  ida-ada: {participant: ada, introducer: ida, meets: {on: tuesday, time: 9-10}}
  ida-bo: {participant: bo, introducer: ida, meets: {on: tuesday, time: 10-11}}
  ida-cy: {participant: cy, introducer: ida, meets: {on: tuesday, time: 11-12}}
"""


def found(text: str, person: str) -> list[tuple[str, str]]:
    """What is said of somebody alone, and what is said of sessions."""
    return [
        (each.name, each.message.template)
        for each in run_checks(plan_from(text))
        if person in each.about or each.name in {"session-outside-phase", "start-contradicts-dates"}
    ]


def test_nothing_is_said_of_the_cohorts_first_weeks():
    assert [found(ROLLING, person) for person in ("ada", "bo", "cy")] == [[], [], []]


def test_what_is_said_is_of_the_time_after_their_start():
    later = ROLLING.replace("system-2: {of: system, date: 2026-11-11", "system-2: {of: system, date: 2027-04-14")
    assert later != ROLLING
    assert [name for name, _template in found(later, "bo")] == ["session-outside-phase"]
    without = ROLLING.replace("      intro-2: {of: intro, date: 2026-11-04, time: 9-12, for: [bo]}\n", "")
    assert without != ROLLING
    assert [name for name, _template in found(without, "bo")] == ["required-activity-missed"]
