"""How everybody keeps their dates: as a plan says it, and as it was when they last were told of them.

A letter tells how to be rid of what somebody has. That is what the last letter told them to have, and not what the plan
said since: whoever had nothing to come at a release got none. So the ledger keeps it, of all but those who replace
their calendar, which is usual; of them too, once it was another.
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import NamedTuple

from introplan.agenda import Plan
from introplan.model import CalendarWay
from introplan.releases.events import PublishedEvent, events_of

USUAL: CalendarWay = "replace"


class ReleasedWay(NamedTuple):
    """How somebody kept the dates from the release at that moment on, as long as no later one says otherwise."""

    at: datetime
    way: CalendarWay


class CurrentWay(NamedTuple):
    """How somebody keeps the dates, and whether anything is to come for them, so that a release tells them so."""

    way: CalendarWay
    is_told: bool


def way_of(plan: Plan, identity: str) -> CalendarWay | None:
    """How somebody keeps the dates; None of nobody in the plan. A protected person is never mailed, so not invited."""
    person = plan.by_identity.people.get(identity)
    if person is None:
        return None
    way = person.calendar_way or plan.programme.frame.calendar_way
    return "replace" if person.protected and way == "invitations" else way


def is_invited_to_meetings(plan: Plan, identity: str) -> bool:
    """Whether invitations to somebody are to regular meetings too."""
    person = plan.by_identity.people.get(identity)
    own = person.meetings if person else None
    return plan.programme.frame.meetings if own is None else own


def ways_now(plan: Plan, before: Mapping[str, PublishedEvent], day: date) -> dict[str, CurrentWay]:
    """How each in the plan keeps the dates, who had `before` what a release of this day gives out anew."""
    ahead = {
        person
        for events in (before, events_of(plan))
        for event in events.values()
        if event.last >= day
        for person in event.people()
    }
    ways = ((person, way_of(plan, person)) for person in plan.by_identity.people)
    return {person: CurrentWay(way, person in ahead) for person, way in ways if way}


def ways_on(before: Mapping[str, ReleasedWay], ways: Mapping[str, CurrentWay], at: datetime) -> dict[str, ReleasedWay]:
    """How people keep the dates after a release. Nothing is told of those who always did as is usual."""
    found = dict(before)
    for person, (way, is_told) in ways.items():
        known = before.get(person)
        now = way if is_told else known.way if known else USUAL
        if known.way != now if known else way != USUAL:
            found[person] = ReleasedWay(at, now)
    return {person: found[person] for person in sorted(found)}


def ways_joined(several: Iterable[Mapping[str, ReleasedWay]]) -> dict[str, ReleasedWay]:
    """What ledgers of one programme say together: of each person the latest, in whatever order they come."""
    found: dict[str, ReleasedWay] = {}
    for ways in several:
        for person, way in ways.items():
            found[person] = max(way, found.get(person, way))
    return {person: found[person] for person in sorted(found)}
