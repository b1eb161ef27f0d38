"""What became of participants, and what goals have come to."""

# ruff: noqa: E501 - what is found stands on the line where it is

from checks.plans import plan_from
from introplan.checks.outcomes import (
    outcome_beside_last_day,
    outcome_out_of_time,
    outcome_without_last_day,
    result_ahead_of_time,
    result_before_programme,
)
from introplan.checks.private_data import reason_for_absence


def test_whoever_has_left_has_a_last_day(assert_findings, helps):
    text = """
        cohorts:
          ht26:
            starts: 2026-09-01
            participants:
              ada:
                outcome: {kind: left, date: 2027-06-30}  # warning: ada left on 30 June 2027 (week 26), and has dates until 31 August 2028
              bo:
                outcome: {kind: moved, date: 2027-06-30}  # warning: bo moved to something else on 30 June 2027 (week 26), and has dates until 31 August 2028
              cia: {outcome: {kind: employed, date: 2027-06-30}}
              dag: {outcome: {kind: left, date: 2027-06-30}, until: 2027-06-30}
              eva: {outcome: {kind: left, date: 2029-06-30}}
        """
    assert_findings(outcome_without_last_day, text)
    assert helps(outcome_without_last_day, text)[0] == (
        "write `until: 2027-06-30`; `introplan leave ada --last-day 2027-06-30` changes what follows too"
    )


def test_the_last_day_and_the_outcome_speak_of_the_same(assert_findings):
    assert_findings(
        outcome_beside_last_day,
        """
        cohorts:
          ht26:
            starts: 2026-09-01
            participants:
              ada:
                until: 2027-06-30
                outcome: {kind: left, date: 2028-06-30}  # warning: ada left on 30 June 2028 (week 26), and their last day is 30 June 2027
              bo: {until: 2027-06-30, outcome: {kind: left, date: 2027-07-01}}
              cia: {until: 2027-06-30, outcome: {kind: employed, date: 2027-10-01}}
        """,
    )


def test_an_outcome_is_neither_before_the_start_nor_years_after_the_end(assert_findings):
    assert_findings(
        outcome_out_of_time,
        """
        cohorts:
          ht26:
            starts: 2026-09-01
            participants:
              ada:
                starts: 2026-10-15
                outcome: {kind: employed, date: 2026-10-01}  # warning: ada has an outcome of 1 October 2026 (week 40), before they start on 15 October 2026
              bo:
                outcome: {kind: employed, date: 2082-09-01}  # warning: bo has an outcome of 1 September 2082 (week 36), years after their programme ends on 31 August 2028
              cia: {outcome: {kind: left, date: 2033-08-31}}
        """,
    )


RESULTS = """
    programme:
      goals:
        kvar:
          title: Fler stannar kvar
          indicator:
            measure: Personalomsättning
            results:
              2026-08: 24
              2026-09: 23
              2027-09: 18.5
    cohorts: {ht26: {starts: 2026-09-01}, vt27: {starts: 2027-02-01}}
"""


def test_a_result_is_of_the_programmes_own_time(assert_findings):
    told = "# warning: Fler stannar kvar has a result of 2026-08, before the first cohort starts on 1 September 2026"
    assert_findings(result_before_programme, RESULTS.replace("2026-08: 24", f"2026-08: 24  {told}"))


def test_a_result_is_of_a_month_that_has_come(assert_findings):
    told = "# note: Fler stannar kvar has a result of 2027-09, which is still to come"
    assert_findings(result_ahead_of_time, RESULTS.replace("18.5", f"18.5  {told}"), today="2027-08-31")
    assert_findings(result_ahead_of_time, RESULTS, today="2027-09-01")


LEVELS = """
    competences:
      barnsamtal: {title: Samtal med barn, gap: {now: 2, target: 4, results: {2026-08: 2, 2026-09: 3, 2027-09: 4}}}
    cohorts: {ht26: {starts: 2026-09-01}}
"""


def test_a_level_that_is_measured_again_is_of_the_programmes_own_time_too(assert_findings):
    told = "# warning: Samtal med barn has a result of 2026-08, before the first cohort starts on 1 September 2026 (week 36)"
    assert_findings(result_before_programme, LEVELS.replace("4}}}", f"4}}}}}}  {told}"))
    told = "# note: Samtal med barn has a result of 2027-09, which is still to come"
    assert_findings(result_ahead_of_time, LEVELS.replace("4}}}", f"4}}}}}}  {told}"), today="2027-08-31")


def test_an_outcome_never_says_why():
    plan = plan_from(
        """
        cohorts:
          ht26:
            participants:
              ada: {outcome: {kind: left, date: 2027-06-30}, until: 2027-06-30}
              # sjukskriven
              bo: {outcome: {kind: left, date: 2027-06-30}}
        """
    )
    assert [found.name for found in reason_for_absence(plan)] == ["reason-for-absence"]
