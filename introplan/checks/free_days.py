"""When, where and by whom something could be instead: days, times, rooms and lecturers that suit all whom it takes."""

from collections.abc import Callable, Iterator
from datetime import date, time, timedelta
from typing import NamedTuple

from introplan.agenda import NOON, Journey, Occasion, Plan, is_at_work, is_available, is_open_until
from introplan.agenda.taken import is_room as is_room  # noqa: PLC0414 - asked here by the checks on places
from introplan.checks.calendars import giving_organisations, own_half_days, with_school_breaks
from introplan.days import Closing, OpenDays, Stretch, Times, Weekday, first_holding
from introplan.model import Activity, Lecture, Person, Place

DAYS_AROUND = 70
OTHER_WEEKDAYS_AROUND = 21
ACCESS_WORDS = ("step_free", "hearing_loop")
STEP = 30  # minutes
USUAL_HOURS = Times(time(8), time(17))
"""When a session may be moved to on its own day, for a programme that has not said its `calendar.day`."""


class FreeDay(NamedTuple):
    """A day when something could be, and its weekday when that is the same as before."""

    day: date
    weekday: Weekday | None


class Needs(NamedTuple):
    """What an occasion asks of a day: whose rules count, who must be able to come, and when it belongs."""

    half_days: tuple[OpenDays, ...]
    school_breaks: tuple[Closing, ...]
    givers: tuple[Person, ...]
    comers: tuple[tuple[Journey, ...], ...]
    within: Stretch | None


def is_meeting_by_rhythm(occasion: Occasion) -> bool:
    """Whether it is a meeting that falls where the rhythm puts it, not where somebody has moved it."""
    return occasion.is_by_rhythm


def travel_time(plan: Plan, here: str | None, there: str | None) -> timedelta:
    """How long it takes between two places, by either direction that is written; nothing when none is."""
    if here is None or there is None or here == there:
        return timedelta()
    travel = plan.programme.travel
    return travel.get(here, {}).get(there) or travel.get(there, {}).get(here) or timedelta()


def days_in_phase(plan: Plan, occasion: Occasion) -> Stretch | None:
    """The days on which a session is in its phase, and in its weeks, for all who come; None when nothing says so.

    A stretch that ends before it begins is a phase that they are never in together.
    """
    if occasion.kind != "session":
        return None
    activity = plan.programme.taught[occasion.subject]
    stretches = [*_phases(plan, occasion, activity), *_weeks(plan, occasion, activity)]
    if not stretches:
        return None
    return Stretch(max(part.first for part in stretches), min(part.last for part in stretches))


def _phases(plan: Plan, occasion: Occasion, activity: Lecture | Activity) -> Iterator[Stretch]:
    if activity.phase is None:
        return
    for person in occasion.people("participant"):
        for journey in plan.agenda.journeys_by_person[person]:
            if journey.cohort.id in occasion.cohorts:
                yield journey.days_of(activity.phase)
    for id_ in occasion.cohorts:
        if not plan.programme.cohorts[id_].participants:
            yield plan.cohort_axes[id_].days_of(activity.phase)


def _weeks(plan: Plan, occasion: Occasion, activity: Lecture | Activity) -> Iterator[Stretch]:
    if activity.weeks is None:
        return
    for id_ in occasion.cohorts:
        yield plan.cohort_axes[id_].days_of_weeks(*activity.weeks)


def _needs_of(plan: Plan, occasion: Occasion) -> Needs:
    people = plan.programme.people
    comers = occasion.people("participant", "make_up")
    givers = occasion.people("lecturer") if occasion.kind == "session" else occasion.people()
    own = [own_half_days(plan, id_) for id_ in giving_organisations(plan, occasion)]
    with_breaks = with_school_breaks(plan, dict.fromkeys(people[person].organisation for person in comers))
    return Needs(
        tuple(days for _organisation, days in filter(None, own)),
        tuple(line for part in with_breaks for line in part.school_breaks) if occasion.kind == "session" else (),
        tuple(people[person] for person in givers),
        tuple(plan.agenda.journeys_by_person.get(person, ()) for person in comers),
        days_in_phase(plan, occasion),
    )


def free_day(plan: Plan, occasion: Occasion, *, near: date | None = None) -> FreeDay | None:
    """The nearest day when the occasion could be instead: the same weekday first, later before earlier.

    The day is open for the programme, the host and the lecturers' employers; people and place are free then;
    participants are in the programme, in the right phase, at work and not in a school break; lecturers have not
    said that they can not. `near` is where to look when that is not around the occasion's own day.
    """
    needs = _needs_of(plan, occasion)
    for day in _nearest(_anchor(near or occasion.day, needs.within), occasion.day):
        if _is_free(plan, occasion, day, needs):
            return FreeDay(day, Weekday(day.weekday()) if day.weekday() == occasion.day.weekday() else None)
    return None


def _anchor(day: date, within: Stretch | None) -> date:
    """The day of `within` that is nearest to a day."""
    return min(max(day, within.first), within.last) if within and within.first <= within.last else day


def _nearest(anchor: date, own: date) -> Iterator[date]:
    """Days around a day: those of the occasion's own weekday, unless that is a weekend's, and then the others."""
    around = [anchor + timedelta(days=ahead) for far in range(DAYS_AROUND) for ahead in dict.fromkeys((far, -far))]
    yield from (day for day in around if day.weekday() == own.weekday() < Weekday.SATURDAY and day != own)
    for day in around[: 2 * OTHER_WEEKDAYS_AROUND]:
        if day.weekday() != own.weekday():
            yield day


def free_day_in_week(plan: Plan, occasion: Occasion) -> date | None:
    """Another day of the occasion's week when it could be."""
    needs = _needs_of(plan, occasion)
    return next((day for day in plan.open_days.same_week(occasion.day) if _is_free(plan, occasion, day, needs)), None)


def _is_free(plan: Plan, occasion: Occasion, day: date, needs: Needs) -> bool:
    return (
        _is_suitable(plan, day, needs, _end_of(occasion))
        and all(is_available(person, day) for person in needs.givers)
        and all(is_at_work(journeys, day) for journeys in needs.comers)
        and not _somebody_is_busy(plan, occasion, day, occasion.times)
    )


def _end_of(occasion: Occasion) -> time:
    return occasion.times.end or occasion.times.start if occasion.times else NOON


def _is_suitable(plan: Plan, day: date, needs: Needs, ends: time) -> bool:
    """Whether nobody's calendar has anything against something that ends at `ends` on the day."""
    days = plan.open_days
    return (
        all(is_open_until(own, day, ends) for own in (days, *needs.half_days))
        and days.avoided_by(day) is None
        and not (plan.programme.frame.calendar.avoid_bridge_days and days.is_bridge_day(day))
        and first_holding(needs.school_breaks, day) is None
        and (needs.within is None or day in needs.within)
    )


def _somebody_is_busy(plan: Plan, occasion: Occasion, day: date, times: Times | None) -> bool:
    """Whether one of those who come, or the room, has something else then, or is on the way."""
    if times is None:
        return False
    agenda = plan.agenda
    room = occasion.place if occasion.place and is_room(plan.programme.places[occasion.place]) else None
    others = {
        id(other): other
        for person in occasion.people()
        for other in agenda.on_day_of_person.get((person, day), ())
        if other is not occasion
    }
    return any(_too_close(plan, times, occasion.place, other) for other in others.values()) or any(
        _too_close(plan, times, room, other)
        for other in (agenda.on_day_in_place.get((room, day), ()) if room else ())
        if other is not occasion
    )


def _too_close(plan: Plan, times: Times, place: str | None, other: Occasion) -> bool:
    """Whether the way between two things, or one of them, takes time that the other needs."""
    assert other.times is not None, other
    way = travel_time(plan, place, other.place).total_seconds() // 60
    starts, ends = _minutes(times)
    other_starts, other_ends = _minutes(other.times)
    return starts < other_ends + way and other_starts < ends + way


def _minutes(times: Times) -> tuple[int, int]:
    end = times.end or times.start
    return times.start.hour * 60 + times.start.minute, end.hour * 60 + end.minute


def _times(starts: int, length: int) -> Times:
    return Times(time(*divmod(starts, 60)), time(*divmod(starts + length, 60)))


def free_time(plan: Plan, occasion: Occasion, suits: Callable[[Times], bool] = lambda _times: True) -> Times | None:
    """Other times of the occasion's day, the nearest, when all who come and the place are free, with time for lunch.

    `suits` says what else the times must do.
    """
    if occasion.times is None or not occasion.times.length:
        return None
    needs = _needs_of(plan, occasion)
    calendar = plan.programme.frame.calendar
    opens, closes = _minutes(calendar.day or USUAL_HOURS)
    own, ends = _minutes(occasion.times)
    length = ends - own
    possible = (_times(starts, length) for starts in range(opens, closes - length + 1, STEP) if starts != own)
    for times in sorted(possible, key=lambda times: (abs(_minutes(times)[0] - own), times)):
        if (
            _is_suitable(plan, occasion.day, needs._replace(within=None), times.end or times.start)
            and lunch_left(plan, [times]) is None
            and suits(times)
            and not _somebody_is_busy(plan, occasion, occasion.day, times)
        ):
            return times
    return None


def lunch_left(plan: Plan, busy: list[Times]) -> timedelta | None:
    """The longest time for lunch that is left within its hours, when that is shorter than lunch is; else None."""
    lunch = plan.programme.frame.calendar.lunch
    if lunch is None or lunch.between.end is None:
        return None
    here, closes = _minutes(lunch.between)
    needed = int((lunch.length or timedelta(minutes=STEP)).total_seconds()) // 60
    longest = 0
    for starts, ends in sorted(map(_minutes, busy)):
        longest = max(longest, min(starts, closes) - here)
        here = max(here, ends)
    longest = max(longest, closes - here)
    return timedelta(minutes=longest) if longest < min(needed, closes - _minutes(lunch.between)[0]) else None


def free_place(plan: Plan, occasion: Occasion) -> Place | None:
    """A room that nobody has then and that holds everybody: one that suits the activity first, then the smallest.

    When the room that was chosen is step-free or has a hearing loop, somebody may need it, so the other has it too.
    """
    needed = len(set(occasion.people()))
    places = plan.programme.places
    chosen = places[occasion.place] if occasion.place else None
    activity = plan.programme.taught.get(occasion.subject) if occasion.kind == "session" else None
    wished = activity.places if activity else ()
    owner = chosen.organisation if chosen else None
    required = plan.programme.frame.access
    needed_access = [word for word in ACCESS_WORDS if word in required or (chosen and getattr(chosen, word))]
    free = [
        place
        for place in places.values()
        if place.capacity is not None
        and place.capacity >= needed
        and not place.online
        and place is not chosen
        and all(getattr(place, word) for word in needed_access)
        and is_free_place(plan, occasion, place)
    ]
    return min(
        free,
        key=lambda place: (place.id not in wished, place.organisation != owner, place.capacity, place.id),
        default=None,
    )


def is_free_place(plan: Plan, occasion: Occasion, place: Place) -> bool:
    """Whether nothing else is in a place at the time of the occasion."""
    times = occasion.times
    return times is None or not any(
        other.times is not None and other is not occasion and other.times.overlaps(times)
        for other in plan.agenda.on_day_in_place.get((place.id, occasion.day), ())
    )


def other_lecturers(plan: Plan, occasion: Occasion) -> tuple[str, ...]:
    """Who else gives the same lecture or activity, here or in another cohort, and is free then."""
    if occasion.kind != "session":
        return ()
    activity = plan.programme.taught[occasion.subject]
    sessions = plan.agenda.by_subject[occasion.subject]
    known = dict.fromkeys((*activity.lecturers, *(id_ for each in sessions for id_ in each.people("lecturer"))))
    own = occasion.people()
    return tuple(
        person
        for person in known
        if person not in own
        and is_available(plan.programme.people[person], occasion.day)
        and not any(
            occasion.times is not None and _too_close(plan, occasion.times, occasion.place, other)
            for other in plan.agenda.on_day_of_person.get((person, occasion.day), ())
        )
    )
