"""The meetings of pairings, from their rhythm: on the pairing's weekday, moved within the week, changed by hand."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import NamedTuple

from introplan.agenda.journeys import Journey
from introplan.agenda.occasions import Attendee, Occasion
from introplan.days import OpenDays, Rhythm, Stretch, Times, Week, Weekday, add_months, first_holding
from introplan.model import Change, Pairing, Person, Programme, RhythmByPhase

NOON = time(12)  # half days end here


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


def meetings_of(programme: Programme, pairing: Pairing, journey: Journey, open_days: OpenDays) -> Iterator[Occasion]:
    """The meetings of one pairing, by its rhythm in each phase.

    A closed day, a pause, a day off or somebody's absence moves a meeting to the nearest day of its week;
    without one it falls away. A change by hand wins over both.
    """
    arrangement, days = arrangement_of(programme, pairing), stretch_of(pairing, journey)
    if arrangement is None or days is None:
        return
    people = [programme.people[id_] for id_ in (pairing.participant, pairing.supporter)]
    attendees = (Attendee(pairing.participant, "participant"), Attendee(pairing.supporter, pairing.role))
    for slot in slots(arrangement, journey, days):
        change = pairing.changes.get(slot.key)
        day = change.date if change and change.date else None
        day = day or _possible_day(slot.day, arrangement.times, days, journey, people, open_days)
        if day is None and change and change.status == "cancelled":
            day = slot.day
        if day is None:
            continue
        path = (*pairing.path, "changes", slot.key) if change else (*pairing.path, "meets")
        yield Occasion(
            key=f"{pairing.id}/{slot.key}",
            kind="meeting",
            subject=pairing.id,
            day=day,
            times=_changed_times(arrangement.times, change),
            status=change.status if change else "planned",
            cohorts=(journey.cohort.id,),
            attendees=attendees,
            path=path,
            place=(change.place if change else None) or arrangement.place,
            link=arrangement.link,
            moved_from=slot.day if day != slot.day else None,
            draft=journey.cohort.status == "draft",
        )


def _changed_times(times: Times, change: Change | None) -> Times:
    return change.time.lasting(times.length) if change and change.time else times


def slots(arrangement: Arrangement, journey: Journey, days: Stretch) -> Iterator[Slot]:
    """The meetings that the rhythm asks for, phase by phase, before any day is looked at."""
    day = _weekday_from(days.first, arrangement.weekday)
    for phase, part in journey.phases or ((None, journey.days),):
        rhythm, last = arrangement.every.in_phase(phase), min(part.last, days.last)
        day = max(day, _weekday_from(part.first, arrangement.weekday))
        if rhythm is None:
            continue
        for slot in _by_week(day, last, rhythm) if rhythm.unit == "week" else _by_month(day, last, rhythm):
            yield slot
            day = slot.day + timedelta(weeks=rhythm.count if rhythm.unit == "week" else 1)


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


def _possible_day(  # noqa: PLR0913, PLR0917 - all that a meeting depends on
    day: date, times: Times, days: Stretch, journey: Journey, people: list[Person], open_days: OpenDays
) -> date | None:
    """The day itself when everybody can, else the nearest day of its week when they can, else None."""
    workdays = journey.participant.workdays
    afternoon = times.end is not None and times.end > NOON

    def possible(day: date) -> bool:
        return (
            open_days.is_open(day)
            and not (afternoon and open_days.half_day(day))
            and day in days
            and day not in journey.pauses
            and (not workdays or day.weekday() in workdays)
            and all(is_available(person, day) for person in people)
        )

    if possible(day):
        return day
    return next((other for other in open_days.same_week(day) if possible(other)), None)


def is_available(person: Person, day: date) -> bool:
    """Whether the person's own `available` and `unavailable` let the person come on the day."""
    if person.available and first_holding(person.available, day) is None:
        return False
    return not person.unavailable or first_holding(person.unavailable, day) is None
