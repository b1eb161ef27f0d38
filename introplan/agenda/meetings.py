"""The meetings of one pairing, from their rhythm: on the pairing's weekday, where they cannot be, changed by hand."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property, lru_cache
from typing import NamedTuple

from introplan.agenda.given_out import GivenMeeting, GivenOut
from introplan.agenda.journeys import Journey
from introplan.agenda.occasions import Attendee, Occasion
from introplan.agenda.presence import NOON, is_available, works_on
from introplan.agenda.slots import Rhythms, RhythmSlot, slots
from introplan.agenda.support import Support
from introplan.agenda.taken import Taken
from introplan.days import OpenDays, Stretch, Times, Week, Weekday
from introplan.model import Change, Pairing, Person, Place, Programme, RhythmByPhase


class Arrangement(NamedTuple):
    """When a pairing meets, its own words over those of its role."""

    weekday: Weekday
    times: Times
    every: RhythmByPhase
    place: str | None
    link: str | None


def arrangement_of(programme: Programme, pairing: Pairing) -> Arrangement | None:
    """When the two meet; None when no weekday, time or rhythm is given."""
    meets = pairing.meets
    if meets is None or meets.on is None or meets.time is None:
        return None
    every = rhythm_of(programme, pairing)
    if every is None:
        return None
    return Arrangement(meets.on, meets.time.lasting(length_of(programme, pairing)), every, meets.place, meets.link)


def rhythm_of(programme: Programme, pairing: Pairing) -> RhythmByPhase | None:
    """How often the two meet: as they say, else as the role does."""
    role, meets = programme.role(pairing.role), pairing.meets
    usual = role.meets if role else None
    return (meets.every if meets else None) or (usual.every if usual else None)


def length_of(programme: Programme, pairing: Pairing) -> timedelta | None:
    """How long their meetings are: as they say, else as the role does."""
    role, meets = programme.role(pairing.role), pairing.meets
    usual = role.meets if role else None
    return (meets.length if meets else None) or (usual.length if usual else None)


class WantedMeeting(NamedTuple):
    """A meeting as the rhythm asks for it, on its own day."""

    slot: RhythmSlot
    meeting: Occasion

    def on(self, day: date) -> Occasion:
        """The meeting on some day."""
        return self.meeting._replace(day=day, moved_from=None if day == self.slot.day else self.slot.day)


class Meetings(NamedTuple):
    """The meetings of a series by what may happen to them when somebody has something else then.

    `by_hand` are cancelled or where somebody has put them, `staying` where they were given out, `regular` on the
    day of their rhythm; those that are `looking` cannot be there and move to where there is room.
    """

    by_hand: list[Occasion]
    staying: list[tuple[WantedMeeting, date]]
    regular: list[Occasion]
    looking: list[WantedMeeting]


@dataclass(frozen=True)
class Series:
    """The meetings of one pairing during one journey, and all that their days depend on but other meetings."""

    pairing: Pairing
    journey: Journey
    arrangement: Arrangement
    days: Stretch
    open_days: OpenDays
    people: tuple[Person, Person]
    place: Place | None

    @property
    def sort_key(self) -> tuple[str, date, str]:
        """Who comes first when two meetings want the same time: never a matter of where they are written."""
        return self.pairing.identity, self.journey.starts, self.journey.cohort.identity

    @property
    def is_draft(self) -> bool:
        """Whether the cohort is not decided yet."""
        return self.journey.cohort.status == "draft"

    def meetings(self, taken: Taken, given_out: GivenOut) -> Meetings:
        """The meetings by the rhythm of each phase, beside what is `taken` by other things than meetings.

        A closed day, a pause, a day off, somebody's absence, or something that one of the two has then, makes a
        meeting look for another day. One that has been given out on another day stays there as long as it can.
        A change by hand wins over both.
        """
        usual, changes = self._usual(), self.pairing.changes
        given = self._given(given_out.by_pairing.get(self.pairing.identity, {}))
        special, own_days = {*changes, *given}, self._own_days(taken, usual)
        found = Meetings([], [], [], [])
        prefix, kind, subject, _day, *rest = usual
        for slot in self.slots:
            key = slot.key
            if key in special:
                self._special(found, taken, _changed(usual, slot, changes.get(key)), given.get(key))
                continue
            # There are tens of thousands, and `_replace` costs three times as much.
            meeting = Occasion._make((prefix + key, kind, subject, slot.day, *rest))
            if slot.day in own_days:
                found.regular.append(meeting)
            else:
                found.looking.append(WantedMeeting(slot, meeting))
        return found

    def _special(self, found: Meetings, taken: Taken, wanted: WantedMeeting, kept: date | None) -> None:
        """Sort in a meeting that is changed by hand, or that was given out on another day."""
        change = self.pairing.changes.get(wanted.slot.key)
        if change is not None and change.date is not None:
            found.by_hand.append(wanted.on(change.date))
        elif change is not None and change.status == "cancelled":
            found.by_hand.append(wanted.on(kept or self._nearest(wanted.slot)))
        elif kept is not None and self.can_be_on(kept) and taken.leaves_time_for(wanted.on(kept)):
            found.staying.append((wanted, kept))
        elif self.is_possible(wanted, taken):
            found.regular.append(wanted.meeting)
        else:
            found.looking.append(wanted)

    def wanted(self, meeting: Occasion) -> WantedMeeting:
        """What a meeting on its own day was made from."""
        key = meeting.key.removeprefix(f"{self.pairing.identity}/")
        return WantedMeeting(next(slot for slot in self.slots if slot.key == key), meeting)

    def as_on_own_day(self, slot: RhythmSlot) -> Occasion:
        """A meeting on the day that the rhythm gives, whether it can be then or not."""
        usual = self._usual()
        return usual._replace(key=usual.key + slot.key, day=slot.day)

    def is_possible(self, wanted: WantedMeeting, taken: Taken) -> bool:
        """Whether a meeting can be on its own day, and neither of the two has something else then."""
        return self.can_be_on(wanted.slot.day) and taken.leaves_time_for(wanted.meeting)

    def can_be_on(self, day: date) -> bool:
        """Whether the day is open, and both are there; at a posting without meetings nobody comes to any."""
        return (
            _is_open(day, self.days, self.open_days, self._is_afternoon)
            and day not in self.journey.pauses
            and day not in self.journey.without_meetings
            and works_on(self.journey.participant, day)
            and all(is_available(person, day) for person in self.people)
        )

    @cached_property
    def slots(self) -> tuple[RhythmSlot, ...]:
        """Every meeting that the rhythm asks for."""
        return slots(self.arrangement.weekday, self._rhythms, self.days)

    def neighbours(self, slot: RhythmSlot) -> tuple[RhythmSlot | None, RhythmSlot | None]:
        """The meetings that the rhythm asks for before and after this."""
        number = self.slots.index(slot)
        return self.slots[number - 1] if number else None, next(iter(self.slots[number + 1 :]), None)

    def as_usual(self, day: date) -> Occasion:
        """A meeting on any day, of no particular week."""
        return self._usual()._replace(day=day)

    def _usual(self) -> Occasion:
        """A meeting as they all are, with the beginning of its key."""
        pairing, arrangement = self.pairing, self.arrangement
        return Occasion(
            key=f"{pairing.identity}/",
            kind="meeting",
            subject=pairing.id,
            day=self.days.first,
            times=arrangement.times,
            status="planned",
            cohorts=(self.journey.cohort.id,),
            attendees=(Attendee(pairing.participant, "participant"), Attendee(pairing.supporter, pairing.role)),
            path=(*pairing.path, "meets"),
            place=arrangement.place,
            link=arrangement.link,
            draft=self.is_draft,
        )

    def _given(self, meetings: Mapping[str, GivenMeeting]) -> dict[str, date]:
        """The other days on which people have a meeting of their rhythm, where the plan still asks for the same."""
        asked = [slot for slot in self.slots if slot.key in meetings] if meetings else []
        return {slot.key: meetings[slot.key].day for slot in asked if self._is_same(slot, meetings[slot.key])}

    def _is_same(self, slot: RhythmSlot, given: GivenMeeting) -> bool:
        """Whether the plan asks for the meeting that was given out; another time or room by hand is no other day."""
        change, place = self.pairing.changes.get(slot.key), self.place.identity if self.place else None
        return (
            self._comes_of(slot, given)
            and set(given.attendees) <= self._attendees
            and (change is not None or (given.times, given.place) == (self.arrangement.times, place))
            and (given.is_on or (change is not None and change.status == "cancelled"))
        )

    @cached_property
    def _attendees(self) -> set[Attendee]:
        """The two by their identities, as they are given out."""
        participant, supporter = self.people
        return {Attendee(participant.identity, "participant"), Attendee(supporter.identity, self.pairing.role)}

    def _comes_of(self, slot: RhythmSlot, given: GivenMeeting) -> bool:
        """Whether the meeting was moved to where it was given out from the day that the rhythm gives.

        Where that day is not known, it has to be a reason for having moved, and of the same week. Where it is, the
        rhythm may have become closer since, so that another meeting is due in that week now.
        """
        of_the_week = Week.of(given.day) == Week.of(slot.day)
        if given.nominal is None and given.day != slot.day:
            return of_the_week and not self.can_be_on(slot.day)
        return given.nominal == slot.day != given.day and (of_the_week or given.day in slot.reach)

    @cached_property
    def _rhythms(self) -> Rhythms:
        return rhythms_of(self.arrangement, self.journey)

    @cached_property
    def _is_unbound(self) -> bool:
        """Whether neither of the two has days off of their own."""
        journey = self.journey
        away = any(person.available or person.unavailable for person in self.people)
        return not (journey.participant.workdays or journey.pauses or journey.without_meetings or away)

    @property
    def possible_days(self) -> frozenset[date]:
        """The days of the rhythm that are open, and on which both are there."""
        if self._is_unbound:
            return _possible_days(
                self.arrangement.weekday, self._rhythms, self.days, self.open_days, self._is_afternoon
            )
        return frozenset(slot.day for slot in self.slots if self.can_be_on(slot.day))

    def _own_days(self, taken: Taken, usual: Occasion) -> Collection[date]:
        """The days of the rhythm on which the meeting can be."""
        possible = self.possible_days
        busy = taken.days_among(possible, [person.id for person in self.people])
        occupied = {day for day in busy if not taken.leaves_time_for(usual._replace(day=day))}
        return possible - occupied if occupied else possible

    @cached_property
    def _is_afternoon(self) -> bool:
        end = self.arrangement.times.end
        return end is not None and end > NOON

    def _nearest(self, slot: RhythmSlot) -> date:
        """The nearest day of its week when a meeting could have been; its own without one."""
        days = (slot.day, *self.open_days.same_week(slot.day))
        return next(filter(self.can_be_on, days), slot.day)


def series_of(programme: Programme, support: Support, open_days: OpenDays) -> Series | None:
    """The meetings of a pairing during a journey; None when it does not say when they meet."""
    arrangement = arrangement_of(programme, support.pairing)
    return series_at(programme, support, open_days, arrangement) if arrangement is not None else None


def series_at(programme: Programme, support: Support, open_days: OpenDays, arrangement: Arrangement) -> Series:
    """The meetings of a pairing during a journey as they are by an arrangement, or would be."""
    days, pairing, journey = support
    people = programme.people[pairing.participant], programme.people[pairing.supporter]
    place = programme.places[arrangement.place] if arrangement.place else None
    return Series(pairing, journey, arrangement, days, open_days, people, place)


def days_of_week(series: Series, slot: RhythmSlot) -> list[date]:
    """The days of its own week that a meeting may move to, nearest first; a monthly one keeps to its month."""
    days = (slot.day, *series.open_days.same_week(slot.day))
    return [day for day in days if day in slot.reach]


def days_beyond(series: Series, slot: RhythmSlot) -> list[date]:
    """The days of other weeks that a meeting may move to, nearest first and later before earlier."""
    days = Stretch(max(slot.reach.first, series.days.first), min(slot.reach.last, series.days.last)).each_day
    week = {slot.day, *series.open_days.same_week(slot.day)}
    beyond = [day for day in days if day not in week and day.weekday() < 5]
    return sorted(beyond, key=lambda day: (abs((day - slot.day).days), day < slot.day))


def slots_of(programme: Programme, support: Support) -> tuple[RhythmSlot, ...]:
    """Every meeting that the rhythm asks for, before closed days and absences take some away."""
    arrangement = arrangement_of(programme, support.pairing)
    if arrangement is None:
        return ()
    return slots(arrangement.weekday, rhythms_of(arrangement, support.journey), support.days)


def rhythms_of(arrangement: Arrangement, journey: Journey) -> Rhythms:
    """How often the two meet in each phase of the journey; in all of it where there are no phases."""
    phases = tuple((part, arrangement.every.in_phase(phase)) for phase, part in journey.phases)
    return phases or ((journey.days, arrangement.every.in_phase(None)),)


def _changed(usual: Occasion, slot: RhythmSlot, change: Change | None) -> WantedMeeting:
    """A meeting on its own day, with the time, the place and the status that are changed by hand."""
    meeting = usual._replace(key=usual.key + slot.key, day=slot.day)
    if change is None:
        return WantedMeeting(slot, meeting)
    times = usual.times
    if change.time and times:
        times = change.time.lasting(times.length)
    path = (*usual.path[:-1], "changes", slot.key)
    place = change.place or usual.place
    return WantedMeeting(slot, meeting._replace(times=times, status=change.status, place=place, path=path))


@lru_cache(maxsize=1024)
def _possible_days(
    weekday: Weekday, rhythms: Rhythms, days: Stretch, open_days: OpenDays, afternoon: bool
) -> frozenset[date]:
    """The days that are open to everyone with the same rhythm; hundreds share them."""
    asked = (slot.day for slot in slots(weekday, rhythms, days))
    return frozenset(day for day in asked if _is_open(day, days, open_days, afternoon))


def _is_open(day: date, days: Stretch, open_days: OpenDays, afternoon: bool) -> bool:
    return open_days.is_open(day) and not (afternoon and open_days.half_day(day)) and day in days
