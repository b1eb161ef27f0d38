"""When two people could meet each week or month, beside all that each of them meets others for."""

from collections.abc import Iterator, Sequence
from datetime import date, time, timedelta
from typing import NamedTuple

from introplan.agenda import Plan, Support, is_available, is_for_one, works_on
from introplan.agenda.meetings import arrangement_of
from introplan.days import Stretch, Times, Weekday
from introplan.demands.search import other_times

WORKING_WEEK = 5
USUAL_LUNCH = Times(time(12), time(13))
"""When nobody is asked to meet, in a programme that has not said its `calendar.lunch`."""
ONE_WEEK = timedelta(weeks=1)


class When(NamedTuple):
    """The weekday and the hours of meetings."""

    weekday: Weekday
    times: Times

    def overlaps(self, other: "When") -> bool:
        """Whether both are at one time."""
        return self.weekday == other.weekday and self.times.overlaps(other.times)


def usual_time(plan: Plan, support: Support) -> When | None:
    """When the two of a pairing meet; None when it does not say."""
    arrangement = arrangement_of(plan.programme, support.pairing)
    return When(arrangement.weekday, arrangement.times) if arrangement else None


class TakenTime(NamedTuple):
    """When somebody has been promised to somebody else, and on which days."""

    days: Stretch
    when: When


def time_with(plan: Plan, support: Support, by: str, taken: Sequence[TakenTime]) -> When | None:
    """When a participant could meet somebody else in place of their supporter: at the usual time if they can.

    Else at another hour of the same weekday, else on another weekday. `taken` is what that person meets others for
    beside what stands in the plan.
    """
    usual = usual_time(plan, support)
    if usual is None:
        return None
    others = [each.when for each in taken if each.days.overlaps(support.days)]
    others += _others(plan, support, by)
    return next((each for each in _ways(plan, usual) if _suits(plan, support, by, each, usual, others)), None)


def _others(plan: Plan, support: Support, by: str) -> Iterator[When]:
    """What the two have with others on the same days, and what others have in the same room."""
    index = plan.agenda.support
    person = support.journey.person
    theirs = (*index.by_supporter.get(by, ()), *index.of(support.journey), *index.by_supporter.get(person, ()))
    for other in (*theirs, *_in_the_room(plan, support)):
        is_another = other.pairing.id != support.pairing.id and other.days.overlaps(support.days)
        if is_another and (when := usual_time(plan, other)) is not None:
            yield when


def _in_the_room(plan: Plan, support: Support) -> Iterator[Support]:
    """Who else meets regularly where the two do, if it is a room."""
    place = support.pairing.meets.place if support.pairing.meets else None
    if place is not None and is_for_one(plan.programme.places[place]):
        every = plan.agenda.support.every
        yield from (each for each in every if each.pairing.meets and each.pairing.meets.place == place)


def _ways(plan: Plan, usual: When) -> Iterator[When]:
    every = (usual.times, *other_times(plan, usual.times))
    yield from (When(usual.weekday, times) for times in every)
    for weekday in map(Weekday, range(WORKING_WEEK)):
        if weekday != usual.weekday:
            yield from (When(weekday, times) for times in every)


def _suits(  # noqa: PLR0913, PLR0917 - who, when, and beside what
    plan: Plan, support: Support, by: str, when: When, usual: When, others: Sequence[When]
) -> bool:
    said = plan.programme.frame.calendar.lunch
    lunch = said.between if said else USUAL_LUNCH
    if when.times.overlaps(lunch) and not usual.times.overlaps(lunch):
        return False
    if any(when.overlaps(other) for other in others):
        return False
    days = list(_days(support.days, when.weekday))
    able = [day for day in days if is_available(plan.programme.people[by], day)]
    works = all(works_on(support.journey.participant, day) for day in days[:1])
    return works and 2 * len(able) >= len(days)


def _days(days: Stretch, weekday: Weekday) -> Iterator[date]:
    day = days.first + timedelta(days=(weekday - days.first.weekday()) % 7)
    while day <= days.last:
        yield day
        day += ONE_WEEK
