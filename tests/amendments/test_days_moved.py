"""Several days of a session are moved and cancelled as one, whatever it is asked for by."""

from datetime import date, time

import pytest
from checks.plans import plan_from

from introplan.agenda import Plan
from introplan.amendments import Amendment, Hindrance
from introplan.amendments.cancelling import cancelled
from introplan.amendments.moving import To, moved, slots_of
from introplan.amendments.occasions import named
from introplan.days import Times
from introplan.demands.stretches import stretch_of
from introplan.diagnostics import Remove, Set
from introplan.language import in_words

TODAY = date(2026, 9, 1)
TIMED = "{date: 2026-10-15, until: 2026-10-16, time: 9-16, breaks: [{at: 12, length: 1h}]}"
ALL_DAY = "{date: 2026-10-12, until: 2026-10-16, time: }"


def plan_with(session: str, other: str = "2026-11-10", more: str = "", weeks: str = "") -> Plan:
    return plan_from(
        f"""
        activities: {{kurs: {{kind: course{weeks}}}, annat: {{kind: course}}}}
        cohorts:
          ht26:
            participants: {{ada: , bo: {more}}}
            sessions:
              kurs: {session}
              annat: {{date: {other}}}
        absences: {{ht26/kurs: [ada]}}
        """
    )


def changed(plan: Plan, to: To) -> dict[str, object]:
    found = named([plan], "ht26/kurs")
    assert not isinstance(found, Hindrance)
    done = moved(found, to, TODAY)
    assert isinstance(done, Amendment), done
    return {str(edit.path[-1]): edit.value for edit in done.edits if isinstance(edit, Set)}


@pytest.mark.parametrize(("session", "until"), [(TIMED, "2026-10-23"), (ALL_DAY, "2026-10-26")])
def test_the_last_day_moves_with_the_first(session: str, until: str):
    assert changed(plan_with(session), To(date(2026, 10, 22))) == {"date": "2026-10-22", "until": until}


def test_another_hour_is_that_of_all_days():
    assert changed(plan_with(TIMED), To(times=Times(time(10), time(17)))) == {"time": "10-17", "at": "13.00"}


def test_it_is_refused_where_one_of_its_days_cannot_be():
    found = named([plan_with(TIMED, other="2026-10-23")], "ht26/kurs")
    assert not isinstance(found, Hindrance)
    refused = moved(found, To(date(2026, 10, 22)), TODAY)
    assert isinstance(refused, Hindrance)
    assert "23 October" in in_words(refused.message, "en")


def test_what_speaks_against_all_of_its_days_is_said_once_and_no_line_writes_the_first_alone():
    plan = plan_with(TIMED, weeks=", weeks: 7")
    found = named([plan], "ht26/kurs")
    assert not isinstance(found, Hindrance)
    refused = moved(found, To(date(2026, 10, 22)), TODAY)
    assert isinstance(refused, Hindrance)
    assert in_words(refused.message, "en").count("belongs in week 7") == 1
    assert "introplan set" not in in_words(refused.help, "en")


@pytest.mark.parametrize("session", [TIMED, ALL_DAY])
def test_only_days_are_offered_when_all_of_it_is_free(session: str):
    plan = plan_with(session, other="2026-10-21")
    found = named([plan], "ht26/kurs")
    assert not isinstance(found, Hindrance)
    offered = [stretch_of(plan, offer.occasion) for offer in slots_of(found, 5, TODAY).offers]
    assert offered
    assert all(days is not None and date(2026, 10, 21) not in days for days in offered)
    assert all(plan.open_days.is_open(day) for days in offered if days for day in (days.first, days.last))


@pytest.mark.parametrize("session", [TIMED, ALL_DAY])
def test_it_is_cancelled_with_all_its_days_and_what_points_at_them(session: str):
    plan = plan_with(session)
    found = named([plan], "ht26/kurs")
    assert not isinstance(found, Hindrance)
    done = cancelled(found, TODAY)
    assert isinstance(done, Amendment)
    removed = {edit.path for edit in done.edits if isinstance(edit, Remove)}
    assert {("cohorts", "ht26", "sessions", "kurs"), ("absences",)} <= removed | {path[:1] for path in removed}


def test_one_of_the_days_is_no_entry_of_its_own():
    found = named([plan_with(TIMED)], "ht26/kurs/2")
    assert isinstance(found, Hindrance)
    assert "introplan set ht26/kurs until DATE" in in_words(found.help, "en")
