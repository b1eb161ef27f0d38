from introplan.checks.points import invited_in_vain, point_outside_session, points_overlap
from introplan.checks.repeats import session_twice_for_same_people
from introplan.checks.sessions import break_outside_session


def test_a_point_lies_within_its_session(assert_findings):
    assert_findings(
        point_outside_session,
        """
        lectures: {a: {length: 3h}}
        cohorts:
          ht26:
            sessions:
              a:
                time: 9
                points:
                  - {time: 9-9.30, title: Kaffe}
                  - {time: 11.30, title: Slut}
                  - {time: 8.30-9.30, title: Tidigt}  # warning: a is at 9:00–12:00 on 6 October 2026 (week 41), and
                  - {time: 11-12.30, title: Sent}  # warning: a is at 9:00–12:00 on 6 October 2026 (week 41), and Sent
                  - {time: 12, title: Efter}  # warning: a is at 9:00–12:00 on 6 October 2026 (week 41), and Efter
        """,
    )


def test_a_session_that_lasts_all_day_has_no_hours_for_points(assert_findings):
    assert_findings(
        point_outside_session,
        """
        cohorts:
          ht26:
            sessions:
              a:
                date: 2026-10-05
                until: 2026-10-09
                points: [{time: 9, title: Kaffe}]  # warning: a on 5 October 2026 (week 41) lasts all day, and Kaffe is
        """,
    )


def test_points_are_told_once_however_often_a_session_comes_back(assert_findings):
    assert_findings(
        point_outside_session,
        """
        cohorts:
          ht26:
            sessions:
              a:
                time: 9-12
                repeats: {every: 1 week, times: 5}
                changes: {2026-W42: {time: 13-16}}
                points: [{time: 8, title: Kaffe}]  # warning: a is at 9:00–12:00
        """,
    )


def test_two_points_are_not_at_the_same_time(assert_findings):
    assert_findings(
        points_overlap,
        """
        cohorts:
          ht26:
            sessions:
              a:
                points:
                  - {time: 11, title: D}
                  - {time: 9-10, title: A}  # warning: a on 6 October 2026 (week 41) has both A (9:00–10:00) and B
                  - {time: 9.30, title: B}
                  - {time: 10.30-11, title: C}
        """,
    )


def test_nobody_is_invited_in_vain(assert_findings):
    assert_findings(
        invited_in_vain,
        """
        programme: {coordinators: [karin]}
        lectures: {a: {lecturers: [olle, karin]}}
        cohorts:
          ht26:
            participants: {ada: {manager: olle}}
            sessions:
              a:
                also:
                  - manager
                  - coordinator
                  - mentor  # warning: nobody has the role `mentor` for those who come to a on
                  - introducer
                  - olle  # warning: olle is at a on 6 October 2026 (week 41) already, and needs no invitation
                  - ada  # warning: ada is at a on
                  - bo
        pairings:
          ada-ida: {participant: ada, introducer: ida}
        """,
    )


def test_sessions_with_titles_of_their_own_are_not_the_same_twice(assert_findings):
    plan = """
        lectures: {tema: {length: 2h}}
        cohorts:
          ht26:
            participants: {ada: }
            sessions:
              a: {of: tema, title: Budget, date: 2026-10-06}
              b: {of: tema, title: Beslut, date: 2026-10-13}
              c: {of: tema, title: Budget, date: 2026-10-20}  # warning: ada has Budget twice, on 6 October
    """
    assert_findings(session_twice_for_same_people, plan)


def test_a_break_of_a_lecture_is_told_once_when_no_session_has_it(assert_findings):
    assert_findings(
        break_outside_session,
        """
        lectures:
          tema:
            breaks:
              - {at: 10.15, length: 20min}
              - {at: 14.30, length: 20min}
              - {at: 18, length: 20min}  # warning: no session of tema has its break at 18:00: the first is at 9:00
          annan: {breaks: [{at: 3.00, length: 20min}]}
        cohorts:
          ht26:
            sessions:
              a: {of: tema, time: 9-12}
              b: {of: tema, time: 13-16}
              c: {of: annan, time: 13-16, breaks: []}
              d: {of: annan, time: 2-4, status: cancelled}
        """,
    )


def test_what_lasts_all_day_has_no_hours_that_a_break_is_outside(assert_findings):
    assert_findings(
        break_outside_session,
        """
        lectures: {tema: {breaks: [{at: 12, length: 1h}]}}
        cohorts: {ht26: {sessions: {tema: {date: 2026-10-06, until: 2026-10-08}}}}
        """,
    )
