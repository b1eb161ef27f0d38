"""Sessions that come back: what falls away, what is said of a time alone, and that one line is one finding."""

from introplan.checks.closed_days import session_in_avoided_week, session_in_school_break
from introplan.checks.coming_back import (
    change_of_no_session,
    change_without_effect,
    session_falls_away,
    session_never_comes_back,
)

CLOSED = """
        programme: {calendar: {closed: [public_holidays, eves]}}
"""


def test_what_falls_away_is_told_once_with_the_days(assert_findings):
    assert_findings(
        session_falls_away,
        CLOSED
        + """
        cohorts:
          ht26:
            participants: {ada: }
            sessions:
              barnsamtal:
                date: 2026-12-10
                time: 9-12
                repeats: {every: 1 week, times: 6}  # note: barnsamtal falls away on 24 and 31 December 2026
              annan:
                of: barnsamtal
                date: 2026-12-10
                time: 13-15
                repeats: {every: 2 weeks, times: 3}  # note: barnsamtal falls away on 24 December 2026 (week 52)
        """,
    )


def test_another_day_of_the_same_week_is_offered_that_is_open(helps):
    text = """
        programme: {calendar: {closed: [public_holidays, eves, W44]}}
        cohorts:
          ht26:
            participants: {ada: }
            sessions:
              barnsamtal: {date: 2026-10-19, time: 9-12, repeats: {every: 1 week, times: 2}}
              annan: {of: barnsamtal, date: 2026-12-18, time: 9-12, repeats: {every: 1 week, times: 2}}
              tredje: {of: barnsamtal, date: 2026-10-19, time: 13-15, repeats: {every: 1 week, until: 2027-03-29}}
        """
    assert helps(session_falls_away, text) == [
        "where it is meant so write `2026-W44: cancelled` under `changes`",
        "for another day write such as `2026-W52: {date: 2026-12-23}` under `changes`, "
        "and where it is meant so `2026-W52: cancelled`",
        "for another day write such as `2027-W13: {date: 2027-03-30}` under `changes`, "
        "and where it is meant so `2027-W13: cancelled`",
    ]


def test_nothing_is_told_of_a_time_that_has_another_day_or_is_cancelled(assert_findings):
    assert_findings(
        session_falls_away,
        CLOSED
        + """
        cohorts:
          ht26:
            participants: {ada: }
            sessions:
              barnsamtal:
                date: 2026-12-10
                time: 9-12
                repeats: {every: 1 week, times: 6}
                changes: {2026-W52: cancelled, 2026-W53: {date: 2026-12-30}}
        """,
    )


def test_a_change_is_of_a_time_when_it_comes_back(assert_findings):
    assert_findings(
        change_of_no_session,
        """
        cohorts:
          ht26:
            participants: {ada: }
            sessions:
              barnsamtal:
                date: 2026-09-08
                time: 9-12
                repeats: {every: 2 weeks, times: 5}
                changes:
                  2026-W38: cancelled  # error: barnsamtal does not come back in `2026-W38`
                  2026-W39: cancelled
                  2026-10: {date: 2026-10-07}  # error: barnsamtal does not come back in `2026-10`
                  2026-W43: {time: 13-16}  # error: what barnsamtal was in `2026-W43` is a session of its own
              egen: {of: barnsamtal, date: 2026-10-21, time: 9-12, was: barnsamtal/2026-W43}
        """,
    )


def test_the_nearest_time_is_offered_and_none_twice(helps):
    assert helps(
        change_of_no_session,
        """
        cohorts:
          ht26:
            participants: {ada: }
            sessions:
              barnsamtal:
                date: 2026-09-08
                time: 9-12
                repeats: {every: 2 weeks, times: 5}
                changes: {2026-W38: cancelled, 2026-W40: cancelled}
        """,
    ) == [
        "the nearest time is `2026-W37`: write that, or remove the line",
        "the nearest time is `2026-W39`: write that, or remove the line",
    ]


def test_a_change_that_changes_nothing_is_told(assert_findings):
    assert_findings(
        change_without_effect,
        CLOSED
        + """
        cohorts:
          ht26:
            participants: {ada: }
            sessions:
              barnsamtal:
                date: 2026-12-10
                time: 9-12
                repeats: {every: 1 week, times: 6}
                changes:
                  2026-W50: {date: 2026-12-10, time: 9-12}  # warning: barnsamtal is so in `2026-W50` anyway
                  2026-W51: {time: 10-12}
                  2026-W52: {time: 10-12}  # warning: barnsamtal falls away in `2026-W52`, since that day is closed
                  2026-W53: cancelled
                  2027-W01: {was: barnsamtal-4}
        """,
    )


def test_what_ends_before_its_second_time_does_not_come_back(assert_findings):
    assert_findings(
        session_never_comes_back,
        """
        cohorts:
          ht26:
            participants: {ada: }
            sessions:
              barnsamtal:
                date: 2026-09-08
                time: 9-12
                repeats: {every: 2 weeks, until: 2026-09-15}  # warning: barnsamtal is only once, on 8 September 2026
              annan: {of: barnsamtal, date: 2026-09-08, time: 13-15, repeats: {every: 2 weeks, times: 2}}
        """,
    )


OFTEN = """
        programme: {calendar: {avoid: [W44, W52..W01]}}
        organisations: {owner: {school_breaks: [W08]}}
        cohorts:
          ht26:
            participants: {ada: , bo: }
            sessions:
              barnsamtal: {date: 2026-09-03, time: 9-12, repeats: {every: EVERY, until: 2027-06-15}}
"""


def test_a_time_in_an_avoided_week_is_cancelled_when_there_is_soon_another(helps):
    text = OFTEN.replace("EVERY", "1 week")
    assert helps(session_in_school_break, text) == ["cancel it that time: write `2027-W08: cancelled` under `changes`"]
    assert set(helps(session_in_avoided_week, text)) == {
        f"cancel it that time: write `{week}: cancelled` under `changes`" for week in ("2026-W44", "2027-W01")
    }


def test_what_comes_back_seldom_is_rather_moved_and_not_past_the_times_beside_it(helps):
    [help_] = helps(session_in_school_break, OFTEN.replace("EVERY", "8 weeks").replace("2026-09-03", "2026-09-10"))
    assert help_ == "the nearest free day is 1 March 2027 (week 9)"
