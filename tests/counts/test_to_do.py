"""What the coordinator is to do: each kind of it, by when, known by a key without a date, and of nobody protected."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rendering.reports.large import SIZES, participants, plan_from, tree

from introplan.agenda import Plan
from introplan.checks.readiness import session_unconfirmed
from introplan.checks.reviews import review_not_booked
from introplan.counts.to_do import ToDo, gathered, to_do
from introplan.days import Stretch
from introplan.demands import key_of

TODAY = date(2026, 11, 30)


def days(count: int = 90, first: date = TODAY) -> Stretch:
    return Stretch(first, first + timedelta(days=count - 1))


def of_kind(plan: Plan, kind: str, within: Stretch | None = None) -> list[ToDo]:
    return [each for each in to_do(plan, within or days()) if each.kind == kind]


def told(found: Iterable[ToDo]) -> list[tuple[str, str, str]]:
    return [(f"{each.day}", f"{each.when}", each.subject) for each in found]


def changed(*changes: tuple[tuple[str, ...], Any]) -> Plan:
    source = tree()
    for path, value in changes:
        inside = source
        for key in path[:-1]:
            inside = inside.setdefault(key, {})
        inside[path[-1]] = value
    return plan_from(source)


PLAN = plan_from(tree())


def test_a_review_is_booked_six_weeks_before_it_is_due():
    """On 4 January it is due for those of the first cohort: that was on 23 November, and can be done still."""
    found = of_kind(PLAN, "review")
    assert {(each.day, each.when) for each in found} == {(TODAY, date(2027, 1, 4))}
    assert [each.people for each in found] == [(person,) for person in participants("ht24")]
    booked = {"manad-28": {"date": "2027-01-11", "time": "13-14"}}
    one_less = changed((("cohorts", "ht24", "participants", "ht24-deltagare-01", "reviews"), booked))
    assert [each.people for each in of_kind(one_less, "review")] == [(each,) for each in participants("ht24")[1:]]


def test_what_sessions_wait_for_is_asked_for_six_weeks_before():
    assert told(of_kind(PLAN, "answer")) == 2 * [("2026-12-23", "2027-02-04", "Samtal med barn")]
    assert told(of_kind(PLAN, "lecturer")) == 2 * [("2026-12-03", "2027-01-14", "Att våga fråga om våld")]
    assert told(of_kind(PLAN, "place")) == 2 * [("2026-12-03", "2027-01-14", "Att våga fråga om våld")]
    assert told(of_kind(PLAN, "proposed")) == 2 * [("2026-11-30", "2026-12-10", "Erfarenhetsutbyte")]


def test_nobody_is_asked_about_what_is_confirmed_or_what_the_coordinators_give():
    path = ("cohorts", "ht24", "sessions", "barnsamtal-2")
    assert len(of_kind(changed(((*path, "status"), "confirmed")), "answer")) == 1
    assert len(of_kind(changed(((*path, "lecturers"), ["kim"])), "answer")) == 1


def test_the_times_that_something_comes_back_are_one():
    path = ("cohorts", "ht24", "sessions", "barnsamtal-2", "repeats")
    plan = changed((path, {"every": "1 week", "times": 4}))
    found = [each for each in of_kind(plan, "answer") if each.cohorts == ("ht24",)]
    assert [(each.key, each.when) for each in found] == [("ht24/barnsamtal-2", date(2027, 2, 4))]
    later = [each for each in of_kind(plan, "answer", days(first=date(2027, 2, 8))) if each.cohorts == ("ht24",)]
    assert [(each.key, each.when) for each in later] == [("ht24/barnsamtal-2", date(2027, 2, 11))]


def test_papers_are_sent_a_week_before_the_meeting():
    assert told(of_kind(PLAN, "papers")) == [("2027-01-13", "2027-01-20", "Inför hösten")]
    sent = changed((("events", "dialog", "papers_sent"), "2026-11-20"))
    assert of_kind(sent, "papers") == []
    planned = changed((("events", "dialog", "papers_sent"), "2026-12-16"))
    assert told(of_kind(planned, "papers")) == [("2026-12-16", "2027-01-20", "Inför hösten")]


def test_events_stand_on_their_day():
    assert told(of_kind(PLAN, "event")) == [
        ("2026-12-09", "2026-12-09", "Så går det"),
        ("2027-01-20", "2027-01-20", "Inför hösten"),
    ]


def test_a_task_stands_once_for_all_who_have_it_that_day():
    [task] = of_kind(PLAN, "task")
    assert (task.day, task.people) == (date(2026, 12, 30), tuple(participants("ht24")))


def test_cohorts_recruitment_and_intake_are_decided_in_time():
    within = days(400)
    assert told(of_kind(PLAN, "draft", within)) == [("2027-05-28", "2027-08-30", "Hösten 2027")]
    assert [each.day for each in of_kind(PLAN, "recruitment_opens")] == [date(2027, 2, 1)]
    assert [each.day for each in of_kind(PLAN, "recruitment_closes", within)] == [date(2027, 4, 16)]
    rolling = changed((("cohorts", "vt25", "intake"), {"kind": "rolling", "closes": "2026-12-18"}))
    assert told(of_kind(rolling, "intake_closes")) == [("2026-12-18", "2026-12-18", "Våren 2025")]
    decided = changed((("cohorts", "ht27", "status"), "confirmed"))
    assert told(of_kind(decided, "cohort_starts", within)) == [("2027-08-30", "2027-08-30", "Hösten 2027")]
    assert of_kind(decided, "draft", within) == []


def test_a_cohort_that_ends_without_an_evaluation_is_to_have_one():
    assert told(of_kind(PLAN, "evaluation", days(200))) == [("2027-03-01", "2027-09-01", "Hösten 2024")]
    event = {"kind": "evaluation", "date": "2027-06-01", "subject": "Enkät"}
    assert of_kind(changed((("events", "enkat"), event)), "evaluation", days(200)) == []


def test_goals_are_measured_in_their_months_and_gaps_once_a_year():
    assert told(of_kind(PLAN, "measure")) == [
        ("2026-12-02", "2026-12-02", "Skattning"),
        ("2027-02-03", "2027-02-03", "Personalomsättning"),
    ]
    results = ("programme", "goals", "trygga", "indicator", "results")
    assert [each.subject for each in of_kind(changed((results, {"2026-12": 3})), "measure")] == ["Personalomsättning"]
    assert told(of_kind(PLAN, "gap_analysis")) == [("2027-01-15", "2026-01-15", "")]


def test_somebody_is_found_for_a_role_from_the_day_it_is_empty():
    person, pairing = participants("ht24")[0], {"introducer": "ida", "until": "2027-01-08"}
    plan = changed((("pairings", "par"), {"participant": person, **pairing}))
    mine = next(each for each in of_kind(plan, "role") if each.people == (person,))
    assert (mine.day, mine.when, mine.role) == (date(2027, 1, 8), date(2027, 1, 9), "introducer")


def test_what_somebody_misses_all_of_is_made_up_for():
    person = participants("ht24")[0]
    plan = changed((("absences",), {"ht24/dokumentation": [person]}))
    [missed] = of_kind(plan, "make_up")
    assert (missed.people, missed.when, missed.day) == ((person,), date(2025, 4, 10), TODAY)


def test_what_is_the_same_for_several_is_told_once():
    lines = gathered(to_do(PLAN, days()))
    assert [each.people for each in lines if each.kind == "review"] == [tuple(participants("ht24"))]
    assert len(lines) < len(to_do(PLAN, days()))
    assert sorted({person for each in lines for person in each.people}) == sorted(
        {person for each in to_do(PLAN, days()) for person in each.people}
    )


@settings(max_examples=20)
@given(st.dates(date(2024, 1, 1), date(2028, 12, 31)), st.integers(1, 200))
def test_all_is_to_be_done_on_an_open_day_of_those_asked_about(first: date, count: int):
    within = days(count, first)
    found = to_do(PLAN, within)
    on_its_day = {"event", "recruitment_opens", "recruitment_closes", "intake_closes", "cohort_starts"}
    late = [each for each in found if each.day not in within]
    assert all(each.day == PLAN.open_days.from_day(first) for each in late)  # when no day of them is open
    assert all(PLAN.open_days.is_open(each.day) for each in found if each.kind not in on_its_day)
    assert len({(each.kind, each.key) for each in found}) == len(found)
    assert list(found) == sorted(found, key=lambda each: (each.day, each.when, each.kind, each.key))


@settings(max_examples=20)
@given(st.dates(date(2024, 1, 1), date(2028, 12, 31)))
def test_nothing_that_check_finds_to_book_or_to_ask_is_missing(today: date):
    """Both go by the same: what is not booked and not confirmed within six weeks."""
    found = to_do(PLAN, days(1, today))
    asked = {each.key for each in found if each.kind in {"answer", "proposed"}}
    for finding in session_unconfirmed(PLAN, today):
        keys = [each for each in _flat(finding.about) if "/" in each]
        sessions = [each for each in PLAN.agenda.sessions if key_of(each) in keys]
        assert {each.key for each in sessions} <= asked
    booked = {each.people[0] for each in found if each.kind == "review"}
    for finding in review_not_booked(PLAN, today):
        assert {each for each in _flat(finding.about) if each in PLAN.programme.people} <= booked


def _flat(about: object) -> Iterable[str]:
    for each in about if isinstance(about, tuple) else (about,):
        yield from _flat(each) if isinstance(each, tuple) else [str(each)]


@pytest.mark.parametrize("moved", ["2027-02-11", "2027-01-28"])
def test_a_key_stays_when_a_session_moves(moved: str):
    path = ("cohorts", "ht24", "sessions", "barnsamtal-2", "date")
    before, after = (of_kind(plan, "answer") for plan in (PLAN, changed((path, moved))))
    assert {each.key for each in before} == {each.key for each in after}
    assert {each.day for each in before} != {each.day for each in after}


def test_what_is_of_somebody_protected_is_to_be_done_by_nobody_who_reads_this():
    hidden = participants("ht24")[3]
    source = tree(own={hidden: {}})
    source["people"][hidden] = {"protected": "yes", "organisation": "staden", "unit": "norr"}
    found = to_do(plan_from(source), days())
    assert not any(hidden in each.people or hidden in each.key for each in found)
    assert len(of_kind(plan_from(source), "review")) == SIZES["ht24"] - 1
