"""Programmes in other countries: their public holidays count, and what is Swedish does not."""

import pytest

from checks.plans import plan_from
from introplan.checks.closed_days import (
    event_on_closed_day,
    meeting_on_closed_day,
    session_on_bridge_day,
    session_on_closed_day,
    session_on_half_day,
)
from introplan.checks.dialogue import half_year_without_union_dialogue, union_dialogue_missing_before_start
from introplan.checks.follow_up import papers_sent_late
from introplan.checks.rest import no_break_in_five_hours, too_little_daily_rest
from introplan.checks.reviews import review_on_closed_day
from introplan.days import HALF_DAYS


@pytest.mark.parametrize("where", ["timezone: Europe/London", "calendar: {country: GB-ENG}"])
def test_in_leeds_epiphany_is_a_working_day_and_the_may_bank_holidays_are_not(assert_findings, where: str):
    assert_findings(
        session_on_closed_day,
        f"""
        programme: {{{where}, language: en}}
        cohorts:
          ht27:
            sessions:
              a: {{date: 2028-01-06}}
              b: {{date: 2028-05-29}}  # warning: b is on 29 May 2028 (week 22), which is Spring Bank Holiday
              c: {{date: 2028-05-01}}  # warning: c is on 1 May 2028 (week 18), which is May Day
              d: {{date: 2027-12-24}}
              e: {{date: 2027-12-27}}  # warning: e is on 27 December 2027 (week 52), which is Christmas Day (observed)
        """,
    )


@pytest.mark.parametrize(
    ("country", "closed", "name", "is_open"),
    [
        ("NO", "2028-05-17", "17 May 2028 (week 20), which is Constitution Day", "2028-06-06"),
        ("FI", "2027-12-06", "6 December 2027 (week 49), which is Independence Day", "2028-06-06"),
        ("DE-BE", "2027-03-08", "8 March 2027 (week 10), which is Women's Day", "2028-01-06"),
        ("GB-NIR", "2028-07-12", "12 July 2028 (week 28), which is Battle of the Boyne", "2028-01-06"),
        ("US-NY", "2027-11-25", "25 November 2027 (week 47), which is Thanksgiving Day", "2028-05-01"),
    ],
)
def test_everywhere_the_countrys_own_holidays_are_closed_and_swedish_ones_are_open(
    assert_findings, country: str, closed: str, name: str, is_open: str
):
    assert_findings(
        session_on_closed_day,
        f"""
        programme: {{calendar: {{country: {country}}}}}
        cohorts:
          ht26:
            sessions:
              a: {{date: {closed}}}  # warning: a is on {name}
              b: {{date: {is_open}}}
        """,
    )


def test_meetings_reviews_and_events_keep_to_the_countrys_days(assert_findings):
    plan = """
        programme:
          timezone: Europe/London
          reviews: {start: {month: 0}}
        people: {ada: , ida: }
        cohorts: {ht27: {starts: 2027-09-01, participants: {ada: {reviews: {start: {date: %s}}}}}}
        pairings:
          ada-ida:
            participant: ada
            introducer: ida
            meets: {on: monday, time: 10-11, every: 1 week}
            changes: {2028-W22: {date: %s}}
        events: {e: {date: %s, subject: e}}
        """
    epiphany, bank_holiday = "2028-01-06", "2028-05-29"
    assert_findings(review_on_closed_day, plan % (epiphany, "2028-05-30", epiphany))
    assert_findings(event_on_closed_day, plan % (epiphany, "2028-05-30", epiphany))
    assert_findings(
        meeting_on_closed_day,
        (plan % (epiphany, bank_holiday, epiphany)).replace(
            "}}\n        events", "}}  # warning: ada – ida is on 29 May 2028\n        events"
        ),
    )
    made = plan_from((plan % (epiphany, bank_holiday, epiphany)).replace("changes: {2028-W22: {date: 2028-05-29}}", ""))
    meetings = {occasion.day.isoformat() for occasion in made.agenda.by_subject["ada-ida"]}
    assert {"2028-05-30", "2028-06-05"} <= meetings
    assert bank_holiday not in meetings


SWEDISH = f"""
    programme:
      calendar: {{half_days: [{", ".join(HALF_DAYS)}], avoid_bridge_days: yes%s}}
    people: {{ada: , olle: }}
    lectures: {{a: {{lecturers: [olle]}}}}
    cohorts:
      ht26:
        participants: {{ada: }}
        sessions:
          long: {{of: a, date: 2026-10-06, time: 8-14.30}}
          late: {{of: a, date: 2026-10-07, time: 18-21.30}}
          early: {{of: a, date: 2026-10-08, time: 7-9}}
          bridge: {{of: a, date: 2027-05-07}}
          half: {{of: a, date: 2027-03-25, time: 13-15}}
    events: {{d: {{kind: union_dialogue, date: 2027-05-20, papers_sent: 2027-05-19, subject: d}}}}
    """


@pytest.mark.parametrize(
    "check",
    [
        session_on_half_day,
        session_on_bridge_day,
        no_break_in_five_hours,
        too_little_daily_rest,
        union_dialogue_missing_before_start,
        half_year_without_union_dialogue,
        papers_sent_late,
    ],
)
def test_what_rests_on_swedish_law_and_custom_is_asked_in_sweden_alone(check):
    assert list(check(plan_from(SWEDISH % "")))
    assert list(check(plan_from(SWEDISH % ", country: SE")))
    assert not list(check(plan_from(SWEDISH % ", country: GB-ENG")))
