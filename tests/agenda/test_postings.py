"""Where somebody is when it is not their own unit: by day, in the agenda, and what others ask of it."""

from datetime import date

import pytest
from agenda.plans import FRAME, plan_from

from introplan.agenda import Agenda, Attendee, Journey, Plan
from introplan.days import Stretch

WORLD = """
    organisations:
      regionen: {title: Regionen, kind: region}
    units:
      vuxna: {title: Vuxna, organisation: kommunen, manager: maja}
    people:
      maja: {name: Maja, organisation: kommunen}
      rut: {name: Rut, organisation: regionen}
    cohorts:
      ht26: {title: Hösten 2026, starts: 2026-09-01, participants: {ada: PARTICIPANT}}
"""
AWAY = "{unit: vuxna, from: 2026-11-16, until: 2027-01-15}"
OUTSIDE = "{organisation: regionen, title: Barnpsykiatrin, from: 2027-04-12, until: 2027-04-23, meetings: no}"


def plan(*postings: str, more: str = "", pairings: str = "") -> Plan:
    return plan_from(WORLD.replace("PARTICIPANT", f"{{postings: [{', '.join(postings)}]{more}}}") + pairings)


def journey(*postings: str, more: str = "") -> Journey:
    return plan(*postings, more=more).agenda.journeys[0]


def entries(agenda: Agenda) -> dict[str, date]:
    return {occasion.key: occasion.day for occasion in agenda.occasions if occasion.kind == "posting"}


def test_somebody_is_at_a_posting_from_its_first_to_its_last_day_and_else_at_the_own_unit():
    ada = journey(AWAY)
    days = (date(2026, 11, 15), date(2026, 11, 16), date(2027, 1, 15), date(2027, 1, 16))
    assert [(ada.unit_on(day), ada.manager_on(day), ada.organisation_on(day)) for day in days] == [
        ("norr", "mona", "kommunen"),
        ("vuxna", "maja", "kommunen"),
        ("vuxna", "maja", "kommunen"),
        ("norr", "mona", "kommunen"),
    ]
    assert (ada.unit, ada.manager, ada.managers) == ("norr", "mona", ("mona", "maja"))


def test_at_an_organisation_there_is_no_unit_and_the_own_manager_stays_unless_another_is_named():
    day = date(2027, 4, 12)
    assert journey(OUTSIDE).on(day)[1:4] == (None, "regionen", "mona")
    named = journey(OUTSIDE.replace("meetings: no", "manager: rut"))
    assert (named.manager_on(day), named.manager_on(date(2027, 4, 24))) == ("rut", "mona")


def test_the_stays_are_the_whole_journey_whatever_the_order_of_the_postings():
    ada = journey(OUTSIDE, AWAY)
    assert [(stay.days.first, stay.days.last, stay.unit or stay.organisation) for stay in ada.stays] == [
        (date(2026, 9, 1), date(2026, 11, 15), "norr"),
        (date(2026, 11, 16), date(2027, 1, 15), "vuxna"),
        (date(2027, 1, 16), date(2027, 4, 11), "norr"),
        (date(2027, 4, 12), date(2027, 4, 23), "regionen"),
        (date(2027, 4, 24), date(2028, 8, 31), "norr"),
    ]
    assert journey().stays == (journey().on(date(2026, 9, 1)),)


def test_a_posting_ends_when_its_participant_leaves_and_one_after_that_is_none():
    left = journey(AWAY, OUTSIDE, more=", until: 2026-12-01")
    assert [stay.days for stay in left.posted] == [Stretch(date(2026, 11, 16), date(2026, 12, 1))]


def test_a_posting_has_one_whole_day_in_the_agenda_which_takes_no_time():
    [entry] = [each for each in plan(AWAY).agenda.occasions if each.kind == "posting"]
    assert (entry.key, entry.day, entry.times, entry.takes_time, entry.subject) == (
        "ht26/ada/_postings/vuxna",
        date(2026, 11, 16),
        None,
        False,
        "vuxna",
    )
    assert entry.attendees == (Attendee("ada", "participant"),)


def test_the_second_time_at_the_same_place_has_a_number_by_its_day_and_not_by_where_it_is_written():
    again = AWAY.replace("2026-11-16", "2027-09-06").replace("2027-01-15", "2027-10-01")
    expected = {
        "ht26/ada/_postings/vuxna": date(2026, 11, 16),
        "ht26/ada/_postings/regionen": date(2027, 4, 12),
        "ht26/ada/_postings/vuxna/2": date(2027, 9, 6),
    }
    assert entries(plan(AWAY, OUTSIDE, again).agenda) == expected
    assert entries(plan(again, AWAY, OUTSIDE).agenda) == expected


def test_a_unit_that_is_renamed_keeps_the_entry():
    text = (
        WORLD.replace("PARTICIPANT", f"{{postings: [{AWAY}]}}")
        .replace("unit: vuxna", "unit: vuxen-centrum")
        .replace("vuxna: {title: Vuxna,", "vuxen-centrum: {title: Vuxna, was: vuxna,")
    )
    assert list(entries(plan_from(text).agenda)) == ["ht26/ada/_postings/vuxna"]


def test_a_review_is_with_the_manager_of_its_day():
    managers = [
        each.people("manager")
        for postings in ([], [AWAY], [AWAY.replace("2026-11-16", "2026-12-02")])
        for each in plan(*postings).agenda.occasions
        if each.kind == "review"
    ]
    assert managers == [("mona",), ("maja",), ("mona",)]


def test_an_event_for_managers_is_for_those_of_its_day():
    invited = [
        plan(
            AWAY,
            pairings=f"""
    events:
      chefer: {{kind: briefing, date: {day}, subject: Introduktion, audience: [managers]}}
""",
        )
        .agenda.by_key["_events/chefer"]
        .people()
        for day in ("2026-05-01", "2026-12-01", "2027-02-01")
    ]
    assert invited == [("mona",), ("maja",), ("mona",)]


PAIR = """
    pairings:
      ada-ida: {participant: ada, introducer: ida, meets: {on: tuesday, time: 13:00}}
"""


def meetings(*postings: str) -> dict[str, date]:
    agenda = plan(*postings, pairings=PAIR).agenda
    return {each.slot: each.day for each in agenda.occasions if each.kind == "meeting"}


def test_meetings_go_on_during_a_posting():
    assert meetings(AWAY) == meetings()


def test_a_posting_without_meetings_has_none_and_they_are_not_missed():
    away = AWAY.replace("}", ", meetings: no}")
    first, last = date(2026, 11, 16), date(2027, 1, 15)
    assert [day for day in meetings(away).values() if first <= day <= last] == []
    assert meetings().keys() - meetings(away).keys() == {
        slot for slot, day in meetings().items() if first <= day <= last and slot != "2027-W02"
    }
    assert meetings(away)["2027-W02"] == date(2027, 1, 18)  # every other week, and free again within the two
    assert plan(away, pairings=PAIR).fallen == ()


def test_a_meeting_moves_within_its_week_out_of_a_posting_without_meetings():
    short = "{organisation: regionen, from: 2026-11-16, until: 2026-11-18, meetings: no}"
    assert meetings(short)["2026-W47"] == date(2026, 11, 19)


@pytest.mark.parametrize("person", ["ada", "karin"])
def test_the_unit_of_a_day_is_that_of_the_posting_for_participants_alone(person: str):
    there = plan(AWAY).unit_on(person, date(2026, 12, 1))
    assert there == ("vuxna" if person == "ada" else None)


def test_a_plan_with_a_posting_to_the_own_unit_differs_by_its_entry_alone():
    home = plan("{unit: norr, from: 2026-11-16, until: 2027-01-15}", pairings=PAIR).agenda.occasions
    assert tuple(each for each in home if each.kind != "posting") == plan_without().agenda.occasions


def plan_without() -> Plan:
    return plan_from(WORLD.replace("PARTICIPANT", "") + PAIR, FRAME)
