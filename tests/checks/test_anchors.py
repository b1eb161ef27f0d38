"""A cohort's first day, and the programme's length, that all else contradicts: told once, and nothing beside it."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.overlays import heard, plan_of_case
from checks.plans import plan_from
from checks.test_cases import OF_THE_SMALL_PROGRAMME
from introplan.checks import run_checks
from introplan.checks.anchors import length_contradicts_months, most_suited, start_contradicts_dates, suited
from introplan.days import Stretch

COHORT = """
    programme:
      phases: {start: {months: 0-3}, grund: {months: 3-24}}
      reviews: {manad-3: {month: 3}, manad-12: {month: 12}}
    units: {norr: {manager: mona}}
    people: {ada: {unit: norr}}
    lectures: {a: {phase: start}, b: {weeks: 1-4}, c: {phase: grund}, d: , e: }
    cohorts:
      ht26:
        title: ht26
        starts: %s
        participants:
          ada:
            reviews: {manad-3: {date: 2026-12-01}, manad-12: {date: 2027-09-01}}
          bo: {pauses: [2027-01-01..2027-03-31]}
        sessions:
          a: {date: 2026-09-10}
          b: {date: 2026-09-17}
          c: {date: 2027-03-04}
          d: {date: 2027-04-08}
          e: {date: 2026-08-20, status: cancelled}
    """


def test_a_cohort_starts_where_its_dates_begin(assert_findings, helps):
    found = "2025-09-01  # warning: ht26 starts on 1 September 2025 (week 36), and then 4 of its 5 dates are not where"
    assert_findings(start_contradicts_dates, COHORT % found)
    assert helps(start_contradicts_dates, COHORT % found) == ["1 September 2026 (week 36) suits 5 of them"]
    assert helps(start_contradicts_dates, COHORT % "2026-01-09") == ["1 September 2026 (week 36) suits 5 of them"]
    assert helps(start_contradicts_dates, COHORT % "2026-06-01") == ["1 September 2026 (week 36) suits 5 of them"]


@pytest.mark.parametrize("starts", ["2026-08-25", "2026-09-01", "2026-09-08"])
def test_a_few_days_are_no_contradiction(assert_findings, starts: str):
    assert_findings(start_contradicts_dates, COHORT % starts)


def test_what_has_no_place_in_time_counts_where_there_is_nothing_else(assert_findings):
    dates = ", ".join(f"a{n}: {{date: 2026-10-0{n}}}" for n in (5, 6, 7, 8))
    text = "cohorts: {ht26: {starts: 2027-09-01, status: STATUS, sessions: {DATES}}}".replace("DATES", dates)
    assert_findings(
        start_contradicts_dates,
        f"""
        {text.replace("STATUS", "confirmed")}
        # warning: ht26 starts on 1 September 2027 (week 35), and then 4 of its 4 dates are not where they should be
        """,
    )
    assert_findings(start_contradicts_dates, text.replace("STATUS", "finished"))


@given(st.lists(st.tuples(st.integers(0, 900), st.integers(0, 60)), min_size=1, max_size=12))
def test_the_day_that_is_meant_suits_as_many_as_any(spans: list[tuple[int, int]]):
    first = date(2026, 1, 1)
    suiting = [Stretch(first + timedelta(a), first + timedelta(a + length)) for a, length in spans]
    most = max(suited(first + timedelta(n), suiting) for n in range(1000))
    assert suited(most_suited(date(2026, 9, 1), suiting), suiting) == most


def test_a_programme_is_as_long_as_its_phases(assert_findings, helps):
    text = """
        programme:
          length: 2 months
          # error: the programme is 2 months, and grund, fordjup and manad-24 come after that
          phases: {start: {months: 0-2}, grund: {months: 2-12}, fordjup: {months: 12-24}}
          reviews: {manad-24: {month: 24}}
        """
    assert_findings(length_contradicts_months, text)
    assert helps(length_contradicts_months, text) == [
        "write `length: 24 months`, so that all of them are within it, or end them earlier"
    ]
    assert_findings(length_contradicts_months, text.replace("2 months\n", "24 months\n").replace("# error", "# "))
    assert_findings(
        length_contradicts_months, "programme: {length: 12 months, phases: {a: {months: 0-6}, b: {months: 6-24}}}"
    )
    assert_findings(
        length_contradicts_months,
        """
        programme:
          length: 2 months  # error: the programme is 2 months, and a and b come after that
          reviews: {a: {month: 3}, b: {month: 24}}
        """,
    )


@pytest.mark.parametrize("name", ["cohort-a-year-early", "cohort-a-year-late", "length-of-two-months"])
def test_nothing_is_told_beside_it(name: str):
    (found,) = (each.name for each in heard(plan_of_case("mistakes", name)) if each.name not in OF_THE_SMALL_PROGRAMME)
    assert "contradicts" in found


def test_what_hides_an_error_is_one():
    text = COHORT % "2027-09-01"
    pairing = "{participant: ada, introducer: ida, meets: {on: tuesday, time: 13, every: 1 week}, changes: CHANGES}"
    pairings = f"    pairings: {{ada-ida: {pairing}}}".replace("CHANGES", "{2026-W45: cancelled}")
    plan = plan_from(f"{text}\n{pairings}")
    found = {each.name: each.severity for each in run_checks(plan)}
    assert found["start-contradicts-dates"] == "error"
    assert "change-of-no-meeting" not in found
    tuned = "programme:\n      checks: {start-contradicts-dates: {severity: note, reason: Det är rätt}}"
    lowered = run_checks(plan_from(f"{text}\n{pairings}".replace("programme:", tuned, 1)))
    found = {each.name: each.severity for each in lowered}
    assert (found["start-contradicts-dates"], found["change-of-no-meeting"]) == ("note", "error")


def test_a_plan_that_leaves_it_alone_is_told_of_each():
    tuned = "checks: {start-contradicts-dates: {severity: ignore, reason: Det är rätt}}"
    text = (COHORT % "2025-09-01").replace("programme:\n", f"programme:\n      {tuned}\n")
    assert "session-outside-phase" in {each.name for each in run_checks(plan_from(text))}
