from introplan.checks.participants import (
    participant_ends_before_start,
    participant_in_two_cohorts,
    session_on_day_off,
)


def test_nobody_is_in_two_cohorts_at_once(assert_findings):
    assert_findings(
        participant_in_two_cohorts,
        """
        cohorts:
          ht26:
            participants: {ada: , bo: {until: 2027-01-31}}
          vt27:
            starts: 2027-02-01
            participants:
              ada:  # error: ada is in vt27 from 1 February 2027 (v. 5), and in ht26 until 31 August 2028 (v. 35)
              bo:
        """,
    )


def test_nobody_leaves_before_they_have_started(assert_findings):
    assert_findings(
        participant_ends_before_start,
        """
        cohorts:
          ht26:
            participants:
              ada: {until: 2026-08-31}
              # error: ada starts on 1 September 2026 (v. 36) and leaves on 31 August 2026 (v. 36)
              bo: {starts: 2027-01-11, until: 2026-12-31}
              # error: bo starts on 11 January 2027 (v. 2) and leaves on 31 December 2026 (v. 53)
              cy: {until: 2026-09-01}
        """,
    )


def test_sessions_keep_to_the_days_that_people_work(assert_findings):
    assert_findings(
        session_on_day_off,
        """
        cohorts:
          ht26:
            participants:
              ada: {workdays: [monday, tuesday, wednesday, thursday]}
              bo: {workdays: [thursday, friday]}
              cy:
            sessions:
              a: {date: 2026-10-08}
              b: {date: 2026-10-09}  # warning: b is on 9 October 2026 (v. 41), a Friday, when ada does not work
              c: {date: 2026-10-07}  # warning: c is on 7 October 2026 (v. 41), a Wednesday, when bo does not work
              d: {date: 2026-10-10}  # warning: d is on 10 October 2026 (v. 41), a Saturday, when ada and bo do not work
              e: {date: 2026-10-09, for: [bo, cy]}
        """,
    )
