"""The meetings of pairings, from their rhythm: on the pairing's weekday, moved within the week, changed by hand."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from functools import lru_cache
from typing import NamedTuple

from introplan.agenda.journeys import Journey
from introplan.agenda.occasions import Attendee, Occasion
from introplan.days import OpenDays, Rhythm, Stretch, Times, Week, Weekday, add_months, first_holding
from introplan.model import Change, Pairing, Person, Programme, RhythmByPhase

NOON = time(12)  # half days end here
Taken = Mapping[tuple[str, date], Sequence[Times]]
"""When people have something already, by person and day."""
Rhythms = tuple[tuple[Stretch, Rhythm | None], ...]
"""The rhythm of each phase, None for a phase without meetings, and the days that the phase lasts."""


class Slot(NamedTuple):
    """A meeting as the rhythm has it: its key, the week `2027-W10` or the month `2027-03`, and its day."""

    key: str
    day: date


@dataclass(frozen=True)
class Arrangement:
    """When a pairing meets, its own words over those of its role."""

    weekday: Weekday
    times: Times
    every: RhythmByPhase
    place: str | None
    link: str | None


def arrangement_of(programme: Programme, pairing: Pairing) -> Arrangement | None:
    """When the two meet; None when no weekday, time or rhythm is given."""
    role, meets = programme.role(pairing.role), pairing.meets
    usual = role.meets if role else None
    if meets is None or meets.on is None or meets.time is None:
        return None
    every = meets.every or (usual.every if usual else None)
    if every is None:
        return None
    length = meets.length or (usual.length if usual else None)
    return Arrangement(meets.on, meets.time.lasting(length), every, meets.place, meets.link)


def stretch_of(pairing: Pairing, journey: Journey) -> Stretch | None:
    """The days that a pairing lasts, within the participant's own; None when they do not meet."""
    first = max(pairing.from_ or journey.starts, journey.starts)
    last = min(pairing.until or journey.ends, journey.ends)
    return Stretch(first, last) if first <= last else None


def meetings_of(
    programme: Programme, pairing: Pairing, journey: Journey, open_days: OpenDays, taken: Taken
) -> Iterator[Occasion]:
    """The meetings of one pairing, by its rhythm in each phase.

    A closed day, a pause, a day off or somebody's absence moves a meeting to the nearest day of its week when
    neither of the two has something already at that time (`taken`); without one it falls away. A change by
    hand wins over both.
    """
    arrangement, days = arrangement_of(programme, pairing), stretch_of(pairing, journey)
    if arrangement is None or days is None:
        return
    usual = Occasion(
        key="",
        kind="meeting",
        subject=pairing.id,
        day=days.first,
        times=arrangement.times,
        status="planned",
        cohorts=(journey.cohort.id,),
        attendees=(Attendee(pairing.participant, "participant"), Attendee(pairing.supporter, pairing.role)),
        path=(*pairing.path, "meets"),
        place=arrangement.place,
        link=arrangement.link,
        draft=journey.cohort.status == "draft",
    )
    changes, prefix = pairing.changes, f"{pairing.identity}/"
    for slot, day in _days_of(programme, pairing, journey, arrangement, days, open_days, taken):
        if slot.key in changes:
            changed = _changed(usual, prefix, slot, day, changes[slot.key])
            if changed is not None:
                yield changed
        elif day is not None:
            yield usual._replace(key=prefix + slot.key, day=day, moved_from=None if day == slot.day else slot.day)


def _changed(usual: Occasion, prefix: str, slot: Slot, day: date | None, change: Change) -> Occasion | None:
    """A meeting changed by hand; None when nothing is left of it: no day, neither by rhythm nor by hand."""
    day = change.date or day or (slot.day if change.status == "cancelled" else None)
    if day is None:
        return None
    times = usual.times
    if change.time and times:
        times = change.time.lasting(times.length)
    return usual._replace(
        key=prefix + slot.key,
        day=day,
        times=times,
        status=change.status,
        path=(*usual.path[:-1], "changes", slot.key),
        place=change.place or usual.place,
        moved_from=None if day == slot.day else slot.day,
    )


def slots_of(programme: Programme, pairing: Pairing, journey: Journey) -> tuple[Slot, ...]:
    """Every meeting that the rhythm asks for, before closed days and absences take some away."""
    arrangement, days = arrangement_of(programme, pairing), stretch_of(pairing, journey)
    if arrangement is None or days is None:
        return ()
    return _slots(arrangement.weekday, _rhythms(arrangement, journey), days)


def _rhythms(arrangement: Arrangement, journey: Journey) -> Rhythms:
    phases = tuple((part, arrangement.every.in_phase(phase)) for phase, part in journey.phases)
    return phases or ((journey.days, arrangement.every.in_phase(None)),)


def _days_of(  # noqa: PLR0913, PLR0917 - all that a meeting's day depends on
    programme: Programme,
    pairing: Pairing,
    journey: Journey,
    arrangement: Arrangement,
    days: Stretch,
    open_days: OpenDays,
    taken: Taken,
) -> Iterable[tuple[Slot, date | None]]:
    """Each meeting that the rhythm asks for, and the day when it can be; None when its week has no such day."""
    rhythms = _rhythms(arrangement, journey)
    afternoon = arrangement.times.end is not None and arrangement.times.end > NOON
    people = [programme.people[id_] for id_ in (pairing.participant, pairing.supporter)]
    workdays, pauses = journey.participant.workdays, journey.pauses
    unbound = not workdays and not pauses.parts and not any(each.available or each.unavailable for each in people)

    def possible(slot: Slot, day: date) -> bool:
        return (
            day not in pauses
            and (not workdays or day.weekday() in workdays)
            and all(is_available(person, day) for person in people)
            and (day == slot.day or not busy(day))
        )

    def busy(day: date) -> bool:
        """Whether one of the two has something then: nothing is moved there, though a rhythm may clash by itself."""
        both = (*taken.get((pairing.participant, day), ()), *taken.get((pairing.supporter, day), ()))
        return any(arrangement.times.overlaps(times) for times in both)

    def own_day(slot: Slot) -> date | None:
        return _nearest(slot.day, days, open_days, afternoon, lambda day: possible(slot, day))

    if not unbound:
        return [(slot, own_day(slot)) for slot in _slots(arrangement.weekday, rhythms, days)]
    usual = _usual_days(arrangement.weekday, rhythms, days, open_days, afternoon)
    moved_into_another = [day for slot, day in usual if day and day != slot.day and busy(day)]
    if not moved_into_another:
        return usual
    return [(slot, own_day(slot) if day in moved_into_another else day) for slot, day in usual]


@lru_cache(maxsize=1024)
def _usual_days(
    weekday: Weekday, rhythms: Rhythms, days: Stretch, open_days: OpenDays, afternoon: bool
) -> tuple[tuple[Slot, date | None], ...]:
    """The days of everyone with the same rhythm who has no days off of their own; hundreds share them."""
    return tuple(
        (slot, _nearest(slot.day, days, open_days, afternoon, lambda _day: True))
        for slot in _slots(weekday, rhythms, days)
    )


def _nearest(
    day: date, days: Stretch, open_days: OpenDays, afternoon: bool, possible: Callable[[date], bool]
) -> date | None:
    """The day itself when it is open and possible, else the nearest such day of its week, else None."""

    def suits(day: date) -> bool:
        return open_days.is_open(day) and not (afternoon and open_days.half_day(day)) and day in days and possible(day)

    if suits(day):
        return day
    return next((other for other in open_days.same_week(day) if suits(other)), None)


@lru_cache(maxsize=1024)
def _slots(weekday: Weekday, rhythms: Rhythms, days: Stretch) -> tuple[Slot, ...]:
    """The meetings that the rhythm asks for, phase by phase, before any day is looked at."""
    found: list[Slot] = []
    day = _weekday_from(days.first, weekday)
    for part, rhythm in rhythms:
        day = max(day, _weekday_from(part.first, weekday))
        if rhythm is None:
            continue
        last = min(part.last, days.last)
        for slot in _by_week(day, last, rhythm) if rhythm.unit == "week" else _by_month(day, last, rhythm):
            found.append(slot)
            day = slot.day + timedelta(weeks=rhythm.count if rhythm.unit == "week" else 1)
    return tuple(found)


def _by_week(day: date, last: date, rhythm: Rhythm) -> Iterator[Slot]:
    while day <= last:
        yield Slot(str(Week.of(day)), day)
        day += timedelta(weeks=rhythm.count)


def _by_month(day: date, last: date, rhythm: Rhythm) -> Iterator[Slot]:
    """The first such weekday of the month; the month that is already begun waits for the next."""
    weekday, month = day.weekday(), day.replace(day=1)
    while month <= last:
        first = _weekday_from(month, weekday)
        if day <= first <= last:
            yield Slot(f"{month:%Y-%m}", first)
            month = add_months(month, rhythm.count)
        else:
            month = add_months(month, 1)


def _weekday_from(day: date, weekday: int) -> date:
    return day + timedelta(days=(weekday - day.weekday()) % 7)


def is_available(person: Person, day: date) -> bool:
    """Whether the person's own `available` and `unavailable` let the person come on the day."""
    if person.available and first_holding(person.available, day) is None:
        return False
    return not person.unavailable or first_holding(person.unavailable, day) is None
