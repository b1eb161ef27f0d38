from introplan.checks.sessions import (
    break_outside_session,
    session_for_outsider,
    session_without_participants,
)


def test_a_session_is_for_people_of_its_own_cohorts(assert_findings, helps):
    text = """
        lectures: {besok: }
        cohorts:
          ht26:
            participants: {ada: }
            sessions:
              b-1: {of: besok, for: [ada, cy]}  # error: cy is not in ht26, so this session is not for them
              b-2: {of: besok, for: [ada, bo], with: [vt27]}
              b-3: {of: besok, for: [cy], status: cancelled}
          vt27:
            participants: {bo: }
        """
    assert_findings(session_for_outsider, text)
    assert helps(session_for_outsider, text) == [
        "a guest from another cohort has the line `make_ups: [ht26/b-1]` as a participant there"
    ]


def test_somebody_comes_to_each_session(assert_findings):
    assert_findings(
        session_without_participants,
        """
        cohorts:
          ht26:
            participants: {ada: {exempt: [b]}, bo: {pauses: [2026-11-01..2026-11-30]}}
            sessions:
              a: {date: 2025-10-06}
              # warning: nobody comes to a on 6 October 2025 (week 41): ht26 goes from 1 September 2026 (week 36) to
              b: {date: 2026-11-10}  # warning: nobody comes to b on 10 November 2026 (week 46): everybody is exempt
              c: {date: 2026-11-10}
              d: {date: 2025-11-10, status: cancelled}
          ht27:
            starts: 2027-09-01
            sessions: {a: {date: 2026-10-06}}
        """,
    )


def test_breaks_are_within_the_session(assert_findings):
    assert_findings(
        break_outside_session,
        """
        cohorts:
          ht26:
            sessions:
              a:
                time: 13-16
                breaks:
                  - {at: 10.15, length: 20min}
                  # warning: a is at 13:00–16:00 on 6 October 2026 (week 41), and has a break at 10:15
                  - {at: 14.15, length: 20min}
                  - {at: 16.00, length: 20min}
                  # warning: a is at 13:00–16:00 on 6 October 2026 (week 41), and has a break at 16:00
        """,
    )
