from introplan.checks.rest import (
    no_break_in_five_hours,
    session_without_pause,
    too_little_daily_rest,
)


def test_nobody_goes_on_for_more_than_five_hours_without_half_an_hours_break(assert_findings, helps):
    text = """
        activities: {skuggning: {kind: shadowing}}
        lectures: {a: , b: , c: , d: , e: , f: {lecturers: [olle]}, g: {lecturers: [olle]}}
        cohorts:
          ht26:
            participants: {ada: , bo: {exempt: [d]}}
            sessions:
              a:
                date: 2026-10-06
                time: 9-15  # warning: a on 6 October 2026 (week 41) goes on from 9:00 to 15:00 without a break of half
                breaks: [{at: 10.15, length: 20min}]
              b: {date: 2026-10-07, time: 9-15, breaks: [{at: 12, length: 45min}]}
              skuggning: {date: 2026-10-08, time: 9-15}
              c: {date: 2026-10-09, time: 9-12}
              d:
                date: 2026-10-09
                time: 12.15-14.30  # warning: ada has no break of half an hour from 9:00 to 14:30 on 9 October 2026
              e: {date: 2026-10-09, time: 15-16}
              f: {date: 2026-10-12, time: 9-14}
          vt27:
            sessions:
              g: {date: 2026-10-12, time: 14.30-17}
        """
    assert_findings(no_break_in_five_hours, text)
    assert helps(no_break_in_five_hours, text) == [
        "add `{at: 12.00, length: 45min, title: Lunch}` to its `breaks`",
        "everybody is free at 12:30–14:45 the same day",
    ]


def test_a_break_after_lunch_is_no_second_lunch(helps):
    text = """
        lectures: {a: {breaks: [{at: 12, length: 1h, title: Lunch}]}, b: }
        cohorts:
          ht26:
            participants: {ada: }
            sessions:
              a: {date: 2026-10-06, time: 9-20}
              b: {date: 2026-10-12, time: 12-18}
        """
    assert helps(no_break_in_five_hours, text) == [
        "add `{at: 12.00, length: 1h, title: Lunch}, {at: 16.30, length: 30min, title: Rast}` to its `breaks`",
        "add `{at: 15.00, length: 30min, title: Rast}` to its `breaks`",
    ]


def test_a_meeting_counts_into_a_day_without_a_break(assert_findings):
    assert_findings(
        no_break_in_five_hours,
        """
        programme: {roles: {mentor: {meets: {length: 2h, every: 1 month}}}}
        cohorts:
          ht26:
            participants: {ada: }
            sessions: {a: {date: 2026-10-06, time: 9-12.30}}
        pairings:
          ada-max:
            participant: ada
            mentor: max
            meets: {on: tuesday, time: 12.30}
            # warning: ada has no break of half an hour from 9:00 to 14:30 on 6 October 2026 (week 41)
        """,
    )


def test_a_long_session_has_a_pause_at_least_every_hour_and_a_half(assert_findings, helps):
    text = """
        activities: {las: {kind: self_study}}
        cohorts:
          ht26:
            sessions:
              a:
                date: 2026-10-06
                time: 9-12  # warning: a on 6 October 2026 (week 41) goes on for 3 h without a pause
              b: {date: 2026-10-07, time: 9-12, breaks: [{at: 10.15, length: 20min}]}
              c: {date: 2026-10-08, time: 9-11}
              las: {date: 2026-10-09, time: 9-12}
              d: {date: 2026-10-10, time: 9-12, status: cancelled}
        """
    assert_findings(session_without_pause, text)
    assert helps(session_without_pause, text) == [
        "add a pause, such as `breaks: [{at: 10.30, length: 15min, title: Paus}]`"
    ]


def test_many_sessions_without_a_pause_are_one_finding(assert_findings):
    assert_findings(
        session_without_pause,
        """
        cohorts:
          ht26:
            sessions:
              a:
                date: 2026-10-06
                time: 9-12
                # warning: 3 sessions of ht26 go on for more than 90 minutes without a pause; the first is a on
              b: {date: 2026-10-07, time: 9-12}
              c: {date: 2026-10-08, time: 13-16}
        """,
    )


def test_there_are_eleven_hours_between_two_days(assert_findings, helps):
    text = """
        lectures: {a: {lecturers: [olle]}, b: , c: {lecturers: [olle]}, d: }
        cohorts:
          ht26:
            participants: {ada: }
            sessions:
              a: {date: 2026-10-06, time: 18-21.30}
              b:
                date: 2026-10-07
                time: 8-10
                # warning: ada finishes at 21:30 on 6 October 2026 (week 41), and begins at 8:00 on 7 October 2026 (week
              d: {date: 2026-10-08, time: 9-10}
          vt27:
            sessions:
              c: {date: 2026-10-07, time: 8.30-10}
        """
    assert_findings(too_little_daily_rest, text)
    assert helps(too_little_daily_rest, text) == ["everybody is free at 8:30–10:30 the same day"]
