"""What the ledger remembers of where an event stands is where it stands."""

from collections import defaultdict

import pytest
from checks.plans import plan_from
from rendering.calendars.calendar_plans import real_plan

from introplan.releases import Edition, events_of
from introplan.releases.calendars import calendars_of
from introplan.rendering.calendars.shelves import shelves


@pytest.mark.parametrize("name", ["malmo", "huddingetrainee"])
def test_an_event_stands_in_the_calendars_that_the_ledger_remembers(name: str):
    plan = real_plan(name)
    found = defaultdict(list)
    for shelf in shelves(Edition(plan)):
        for occasion in shelf.occasions:
            found[occasion.key].append(shelf.name)
    events = events_of(plan)
    assert found.keys() == events.keys()
    for key, event in events.items():
        assert sorted(found[key]) == sorted(event.calendars), key


def test_a_personal_meeting_stands_with_its_two_alone_and_a_session_with_all_whose_it_is():
    plan = real_plan("malmo")
    meeting = next(each for each in plan.agenda.occasions if each.kind == "meeting" and each.place)
    people = plan.programme.people
    assert calendars_of(plan, meeting) == tuple(f"people/{people[id_].identity}" for id_ in meeting.people())
    session = next(each for each in plan.agenda.sessions if each.place and each.people("lecturer"))
    kinds = {name.partition("/")[0] for name in calendars_of(plan, session)}
    assert kinds == {"programme", "cohorts", "people", "places", "organisations"}


def test_a_protected_supporter_who_is_invited_first_has_a_calendar_of_a_supporter():
    plan = plan_from("""
        people: {max: {protected: yes}}
        cohorts:
          ht26:
            participants: {ada: , bo: }
            sessions: {start: {of: a, date: 2026-09-03, time: 9-12, also: [max]}}
        lectures: {a: }
        programme: {roles: {mentor: {meets: {length: 1h, every: 1 month}}}}
        pairings: {ada-max: {participant: ada, mentor: max, from: 2026-10-01, meets: {on: tuesday, time: 13.00}}}
    """)
    titles = {shelf.name: shelf.title for shelf in shelves(Edition(plan))}
    assert titles["people/max"].startswith("Mentor")
