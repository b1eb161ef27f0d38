"""Sessions whose time was forgotten, and nights that are between no days."""

from introplan.checks.session_lengths import overnight_on_one_day, session_length_differs, session_without_time


def test_a_time_is_missing_where_the_lecture_takes_less_than_a_day(assert_findings):
    assert_findings(
        session_without_time,
        """
        lectures: {a: {length: 3h}}
        activities: {dag: {kind: course}, vecka: {kind: course}, kort: {kind: course, length: 3h}}
        cohorts:
          ht26:
            sessions:
              a: {time: }  # warning: a on 6 October 2026 (week 41) has no time, so it lasts all day, but
              dag: {time: }
              vecka: {date: 2026-10-05, until: 2026-10-09, time: }
              kort: {date: 2026-10-05, until: 2026-10-09, time: }  # warning: kort on 5 October 2026 (week 41) has no
        """,
    )


def test_a_time_is_missing_where_all_others_have_one(assert_findings):
    assert_findings(
        session_without_time,
        """
        activities: {dag: {kind: course}, praktik: {kind: placement}}
        cohorts:
          ht26:
            sessions:
              dag: {date: 2026-10-06, time: 9-12}
              dag-2: {of: dag, date: 2026-10-07, time: }  # warning: dag on 7 October 2026 (week 41) has no time
              praktik: {date: 2026-10-08, time: 8-17}
              praktik-2: {of: praktik, date: 2026-10-09, time: }
        """,
    )


def test_a_night_is_between_two_days(assert_findings):
    assert_findings(
        overnight_on_one_day,
        """
        cohorts:
          ht26:
            sessions:
              a: {overnight: yes}  # warning: a has a night between its days, but is on 6 October 2026 (week 41)
              b: {date: 2026-10-08, until: 2026-10-09, time: 9-21, overnight: yes}
        """,
    )


def test_the_days_of_a_session_are_as_long_together(assert_findings):
    assert_findings(
        session_length_differs,
        """
        activities: {kurs: {kind: course, length: 24h}, lager: {kind: course, length: 12h}}
        cohorts:
          ht26:
            sessions:
              kurs: {date: 2026-10-05, until: 2026-10-30, time: 9-12}
              lager: {date: 2026-11-05, until: 2026-11-06, time: 9-21}
        """,
    )
