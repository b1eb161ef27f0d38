"""The way out of a bad date: the nearest day, or the place, that suits an occasion as well as the plan can tell."""

from collections.abc import Iterator
from datetime import date, time, timedelta

from introplan.agenda import Occasion, Plan, is_available
from introplan.days import Weekday
from introplan.model import Place

NOON = time(12)
WEEKS_AROUND = 10


def is_meeting_by_rhythm(occasion: Occasion) -> bool:
    """Whether it is a meeting that falls where the rhythm puts it, not where somebody has moved it."""
    return occasion.kind == "meeting" and occasion.path[-1] == "meets"


def is_room(place: Place) -> bool:
    """Whether a place is one room: not digital, nor like "your own workplace" without address and size."""
    return not place.online and (place.address is not None or place.capacity is not None)


def is_suitable(plan: Plan, day: date, ends: time) -> bool:
    """Whether the programme's calendar has nothing against something that ends at `ends` on the day."""
    days, calendar = plan.open_days, plan.programme.frame.calendar
    return (
        days.is_open(day)
        and days.avoided_by(day) is None
        and not (calendar.avoid_bridge_days and days.is_bridge_day(day))
        and (ends <= NOON or days.half_day(day) is None)
    )


def free_day(plan: Plan, occasion: Occasion) -> tuple[date | None, Weekday | None]:
    """The nearest day when the occasion could be instead, and its weekday when that is kept; later before earlier.

    People and place are free then, participants are in the programme, and lecturers have not said that they
    can not.
    """
    for day in _nearest(occasion.day):
        if _is_free(plan, occasion, day):
            return day, Weekday(day.weekday()) if day.weekday() == occasion.day.weekday() else None
    return None, None


def _nearest(day: date) -> Iterator[date]:
    """The same weekday in the weeks around; of a Saturday or Sunday, the days around."""
    step = 7 if day.weekday() < Weekday.SATURDAY else 1
    for ahead in range(step, WEEKS_AROUND * 7, step):
        yield day + timedelta(days=ahead)
        yield day - timedelta(days=ahead)


def free_day_in_week(plan: Plan, occasion: Occasion) -> date | None:
    """Another day of the occasion's week when it could be."""
    return next((day for day in plan.open_days.same_week(occasion.day) if _is_free(plan, occasion, day)), None)


def _is_free(plan: Plan, occasion: Occasion, day: date) -> bool:
    ends = occasion.times.end or occasion.times.start if occasion.times else NOON
    givers = occasion.people() if occasion.kind != "session" else occasion.people("lecturer")
    return (
        is_suitable(plan, day, ends)
        and all(is_available(plan.programme.people[person], day) for person in givers)
        and all(_takes_part(plan, person, day) for person in occasion.people("participant", "make_up"))
        and not any(_in_the_way(plan, occasion, other) for other in plan.agenda.by_day.get(day, ()))
    )


def _takes_part(plan: Plan, person: str, day: date) -> bool:
    return any(journey.takes_part_on(day) for journey in plan.agenda.journeys_by_person.get(person, ()))


def _in_the_way(plan: Plan, occasion: Occasion, other: Occasion) -> bool:
    if other is occasion or not other.takes_time or not occasion.times or not other.times:
        return False
    if not other.times.overlaps(occasion.times):
        return False
    same_room = other.place == occasion.place and other.place and is_room(plan.programme.places[other.place])
    return bool(same_room) or not set(occasion.people()).isdisjoint(other.people())


def free_place(plan: Plan, occasion: Occasion) -> Place | None:
    """A room that nobody has then and that holds everybody: one that suits the activity first, then the smallest."""
    needed = len(set(occasion.people()))
    taken = {
        other.place
        for other in plan.agenda.by_day.get(occasion.day, ())
        if other is not occasion
        and other.takes_time
        and other.times
        and occasion.times
        and other.times.overlaps(occasion.times)
    }
    activity = plan.programme.taught.get(occasion.subject) if occasion.kind == "session" else None
    wished = activity.places if activity else ()
    owner = plan.programme.places[occasion.place].organisation if occasion.place else None
    free = [
        place
        for place in plan.programme.places.values()
        if place.capacity is not None
        and place.capacity >= needed
        and not place.online
        and place.id not in taken
        and place.id != occasion.place
    ]
    return min(
        free,
        key=lambda place: (place.id not in wished, place.organisation != owner, place.capacity, place.id),
        default=None,
    )
