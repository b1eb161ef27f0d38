"""What calendars have against a day: of the programme, of who gives and hosts, of the participants' employers."""

from collections.abc import Iterator
from datetime import time

from introplan.agenda import NOON, Occasion, Plan
from introplan.days import Closing, Times, first_holding
from introplan.demands.organisations import giving_organisations, left_by, owner_of_place
from introplan.demands.shapes import Reason, Slot
from introplan.demands.stretches import stretch_of, written_stretch
from introplan.demands.surroundings import Surroundings
from introplan.demands.trips import is_on_trip
from introplan.model import Organisation

AT_THE_WORKPLACE = frozenset({"shadowing", "placement", "rotation", "self_study"})
"""Kinds of activity that keep the hours of a workplace, and not those of what is done together."""
NIGHT, LATEST_EVENING = time(20), time(22)
"""An evening begins before the one and ends by the other; else another time was meant."""
ON_CLOSED_DAY = {
    "session": "session-on-closed-day",
    "review": "review-on-closed-day",
    "event": "event-on-closed-day",
    "meeting": "meeting-on-closed-day",
}


def _closed(around: Surroundings, occasion: Occasion) -> Iterator[Reason]:
    """The day is a public holiday, a weekend, an eve, or closed by the programme.

    Who lets several days begin or end on such a day means it; where they are moved, they begin and end on open ones.
    """
    plan, days = around.plan, stretch_of(around.plan, occasion)
    if days is not None and days == written_stretch(plan, occasion):
        return
    for day in (occasion.day,) if days is None else (days.first, days.last):
        if not plan.open_days.is_open(day):
            yield Reason(ON_CLOSED_DAY[occasion.kind], why=day, much=plan.open_days.closed_by(day))


def _half_day(around: Surroundings, occasion: Occasion) -> Iterator[Reason]:
    """It goes on after noon on a half day of the programme's, the host's or a lecturer's employer's."""
    times, day, open_days = occasion.times, occasion.day, around.plan.open_days
    if times is None or (times.end or times.start) <= NOON or not open_days.is_open(day):
        return
    if (why := open_days.half_day(day)) is not None:
        yield Reason("session-on-half-day", why=day, much=(why, None))
        return
    for id_ in giving_organisations(around.plan, occasion):
        own = around.indexes.half_days_of(id_)
        if own and (why := own[1].half_day(day)) is not None:
            yield Reason("session-on-half-day", why=day, much=(why, own[0]))
            return


def _bridge_day(around: Surroundings, occasion: Occasion) -> Iterator[Reason]:
    """It is a single working day between two days off, and the programme avoids those."""
    if around.plan.programme.frame.calendar.avoid_bridge_days and around.plan.open_days.is_bridge_day(occasion.day):
        yield Reason("session-on-bridge-day", why=occasion.day)


def _avoided(around: Surroundings, occasion: Occasion) -> Iterator[Reason]:
    """It is a time that the programme avoids."""
    open_days = around.plan.open_days
    if (line := open_days.avoided_by(occasion.day)) is not None and open_days.is_open(occasion.day):
        yield Reason("session-in-avoided-week", why=occasion.day, much=line)


def _school_break(around: Surroundings, occasion: Occasion) -> Iterator[Reason]:
    """It is a school break where participants work; what is closed or avoided anyway is not told again."""
    open_days, day = around.plan.open_days, occasion.day
    if occasion.kind != "session" or not around.indexes.has_school_breaks:
        return
    away = school_breaks_on(around, occasion)
    if away and open_days.is_open(day) and open_days.avoided_by(day) is None:
        yield Reason("session-in-school-break", why=day, much=away)


def school_breaks_on(around: Surroundings, occasion: Occasion) -> tuple[tuple[Organisation, Closing], ...]:
    """The employers of participants that have a school break on the day, and its line; each once."""
    people, indexes = around.plan.programme.people, around.indexes
    employers = {people[person].organisation: None for person in occasion.people("participant")}
    parts = {part.id: part for id_ in employers for part in indexes.school_breaks_of(id_)}
    lines = ((part, first_holding(part.school_breaks, occasion.day)) for part in parts.values())
    return tuple((part, line) for part, line in lines if line is not None)


def _outside_hours(around: Surroundings, occasion: Occasion) -> Iterator[Reason]:
    """It begins before, or ends after, the hours that joint activities keep to."""
    hours, times = around.plan.programme.frame.calendar.day, occasion.times
    if occasion.kind != "session" or hours is None or hours.end is None or times is None:
        return
    if around.plan.programme.taught[occasion.subject].kind in AT_THE_WORKPLACE:
        return
    if around.plan.written(occasion).overnight:
        return  # those who stay the night are there anyway
    if is_outside(hours, occasion) and not is_on_trip(around, occasion):
        is_evening = hours.end <= times.start < NIGHT and (times.end or times.start) <= LATEST_EVENING
        yield Reason("session-in-the-evening" if is_evening else "session-outside-working-day", why=times)


def is_outside(hours: Times, occasion: Occasion) -> bool:
    """Whether it begins before some hours of the day, or ends after them."""
    times = occasion.times
    if times is None:
        return False
    return times.start < hours.start or (hours.end is not None and (times.end or times.start) > hours.end)


def _host_has_left(around: Surroundings, occasion: Occasion) -> Iterator[Reason]:
    """The host, or whose room it is, has left the joint programme by then."""
    if occasion.kind == "session" and (left := member_that_has_left(around.plan, occasion)) is not None:
        yield Reason("session-outlasts-membership", (left[0].id,), why=occasion.day, much=left)


def member_that_has_left(plan: Plan, occasion: Occasion) -> tuple[Organisation, str] | None:
    """The member that has left by then, and as what it is needed: `host`, or `place` for its room."""
    for giver, field in ((occasion.host, "host"), (owner_of_place(plan, occasion), "place")):
        left = left_by(plan, giver, occasion.day) if giver else None
        if left is not None:
            return left, field
    return None


CLOSED = Slot(tuple(ON_CLOSED_DAY.values()), _closed, of_day=False, looks_at=("day",))
HALF_DAY = Slot(("session-on-half-day",), _half_day, looks_at=("day", "times", "place", "lecturers"))
BRIDGE_DAY = Slot(("session-on-bridge-day",), _bridge_day, looks_at=("day",))
AVOIDED = Slot(("session-in-avoided-week",), _avoided, looks_at=("day",))
SCHOOL_BREAK = Slot(("session-in-school-break",), _school_break, is_hard=False, looks_at=("day", "people"))
WORKING_DAY = Slot(("session-outside-working-day", "session-in-the-evening"), _outside_hours, looks_at=("day", "times"))
MEMBERSHIP = Slot(("session-outlasts-membership",), _host_has_left, looks_at=("day", "place"))
