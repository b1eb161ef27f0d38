"""The meetings of one pairing, from their rhythm: on the pairing's weekday, moved within the week, changed by hand."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from typing import NamedTuple

from introplan.agenda.given_out import GivenMeeting, GivenOut
from introplan.agenda.journeys import Journey
from introplan.agenda.occasions import Attendee, Occasion
from introplan.agenda.presence import NOON, is_available, works_on
from introplan.agenda.slots import Rhythms, Slot, slots
from introplan.agenda.support import Support
from introplan.agenda.taken import Taken
from introplan.days import OpenDays, Stretch, Times, Week, Weekday
from introplan.model import Change, Pairing, Person, Place, Programme, RhythmByPhase


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


class Meetings(NamedTuple):
    """The meetings of a series by what may happen to them when somebody else meets then.

    `by_hand` are cancelled or where somebody has put them, and `staying` where they were given out. `regular` are on
    the day of their rhythm, which may clash by itself, and `moved` on the nearest day beside what is no meeting.
    """

    by_hand: list[Occasion]
    staying: list[Occasion]
    regular: list[Occasion]
    moved: list[Occasion]


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

        A closed day, a pause, a day off or somebody's absence moves a meeting to the nearest day of its week when
        neither of the two has something already at that time; without one it falls away. One that has been given
        out so stays there as long as it can. A change by hand wins over both.
        """
        usual, changes = self._usual(), self.pairing.changes
        given = self._given(given_out.by_pairing.get(self.pairing.identity, {}))
        found = Meetings([], [], [], [])
        for slot, reckoned in self._days(taken):
            kept = given.get(slot.key)
            stays = kept is not None and self._can_be(kept) and self._is_free(kept, taken)
            day = kept if stays else reckoned
            change = changes.get(slot.key)
            meeting = _on_day(usual, slot, day) if change is None else _changed(usual, slot, day, change)
            if meeting is None:
                continue
            if change is not None and (change.date or change.status == "cancelled"):
                found.by_hand.append(meeting)
            elif meeting.moved_from is None:
                found.regular.append(meeting)
            else:
                (found.staying if stays else found.moved).append(meeting)
        return found

    def on_own_day(self, meeting: Occasion) -> Occasion | None:
        """The same meeting on the day of its rhythm, from which it had moved; None when it can not be then."""
        own = meeting.moved_from or meeting.day
        return meeting._replace(day=own, moved_from=None) if self._can_be(own) else None

    def elsewhere(self, meeting: Occasion, taken: Taken) -> Occasion | None:
        """The same meeting on the nearest day of its week that leaves room for it; None without one."""
        own = meeting.moved_from or meeting.day
        possible = (day for day in self.open_days.same_week(own) if self._can_be(day))
        moved = (meeting._replace(day=day, moved_from=own) for day in possible)
        return next((each for each in moved if taken.leaves_room_for(each)), None)

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
        asked = [slot for slot in self._slots if slot.key in meetings] if meetings else []
        return {slot.key: meetings[slot.key].day for slot in asked if self._is_same(slot, meetings[slot.key])}

    def _is_same(self, slot: Slot, given: GivenMeeting) -> bool:
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

    def _comes_of(self, slot: Slot, given: GivenMeeting) -> bool:
        """Whether the meeting was moved to where it was given out from the day that the rhythm gives.

        Where that day is not known, it has to be a reason for having moved, and of the same week.
        """
        if given.nominal is None and given.day != slot.day:
            return Week.of(given.day) == Week.of(slot.day) and not self._can_be(slot.day)
        return given.nominal == slot.day != given.day

    @cached_property
    def _slots(self) -> tuple[Slot, ...]:
        return slots(self.arrangement.weekday, self._rhythms, self.days)

    @cached_property
    def _rhythms(self) -> Rhythms:
        return rhythms_of(self.arrangement, self.journey)

    @cached_property
    def _is_unbound(self) -> bool:
        """Whether neither of the two has days off of their own."""
        participant, pauses = self.journey.participant, self.journey.pauses
        away = any(person.available or person.unavailable for person in self.people)
        return not (participant.workdays or pauses.parts or away)

    def _days(self, taken: Taken) -> Iterable[tuple[Slot, date | None]]:
        """Each meeting that the rhythm asks for, and the day when it can be; None when its week has no such day."""

        def own_day(slot: Slot) -> date | None:
            return _nearest(slot.day, self.open_days, self._can_be, lambda day: self._is_free(day, taken))

        if not self._is_unbound:
            return [(slot, own_day(slot)) for slot in self._slots]
        usual = _usual_days(self.arrangement.weekday, self._rhythms, self.days, self.open_days, self._is_afternoon)
        moved_into_another = {day for slot, day in usual if day and day != slot.day and not self._is_free(day, taken)}
        if not moved_into_another:
            return usual
        return [(slot, own_day(slot) if day in moved_into_another else day) for slot, day in usual]

    @cached_property
    def _is_afternoon(self) -> bool:
        end = self.arrangement.times.end
        return end is not None and end > NOON

    def _can_be(self, day: date) -> bool:
        """Whether the day is open, and both are there."""
        return (
            _is_open(day, self.days, self.open_days, self._is_afternoon)
            and day not in self.journey.pauses
            and works_on(self.journey.participant, day)
            and all(is_available(person, day) for person in self.people)
        )

    def _is_free(self, day: date, taken: Taken) -> bool:
        """Whether neither of the two has something then."""
        return not any(taken.has(person.id, day, self.arrangement.times) for person in self.people)


def series_of(programme: Programme, support: Support, open_days: OpenDays) -> Series | None:
    """The meetings of a pairing during a journey; None when it does not say when they meet."""
    days, pairing, journey = support
    arrangement = arrangement_of(programme, pairing)
    if arrangement is None:
        return None
    people = programme.people[pairing.participant], programme.people[pairing.supporter]
    place = programme.places[arrangement.place] if arrangement.place else None
    return Series(pairing, journey, arrangement, days, open_days, people, place)


def slots_of(programme: Programme, support: Support) -> tuple[Slot, ...]:
    """Every meeting that the rhythm asks for, before closed days and absences take some away."""
    arrangement = arrangement_of(programme, support.pairing)
    if arrangement is None:
        return ()
    return slots(arrangement.weekday, rhythms_of(arrangement, support.journey), support.days)


def rhythms_of(arrangement: Arrangement, journey: Journey) -> Rhythms:
    """How often the two meet in each phase of the journey; in all of it where there are no phases."""
    phases = tuple((part, arrangement.every.in_phase(phase)) for phase, part in journey.phases)
    return phases or ((journey.days, arrangement.every.in_phase(None)),)


def _on_day(usual: Occasion, slot: Slot, day: date | None) -> Occasion | None:
    """A meeting as they all are; None when it has no day."""
    if day is None:
        return None
    return usual._replace(key=usual.key + slot.key, day=day, moved_from=None if day == slot.day else slot.day)


def _changed(usual: Occasion, slot: Slot, day: date | None, change: Change) -> Occasion | None:
    """A meeting changed by hand; None when nothing is left of it: no day, neither by rhythm nor by hand."""
    times = usual.times
    if change.time and times:
        times = change.time.lasting(times.length)
    as_changed = usual._replace(
        times=times,
        status=change.status,
        place=change.place or usual.place,
        path=(*usual.path[:-1], "changes", slot.key),
    )
    return _on_day(as_changed, slot, change.date or day or (slot.day if change.status == "cancelled" else None))


@lru_cache(maxsize=1024)
def _usual_days(
    weekday: Weekday, rhythms: Rhythms, days: Stretch, open_days: OpenDays, afternoon: bool
) -> tuple[tuple[Slot, date | None], ...]:
    """The days of everyone with the same rhythm who has no days off of their own; hundreds share them."""

    def can_be(day: date) -> bool:
        return _is_open(day, days, open_days, afternoon)

    return tuple(
        (slot, _nearest(slot.day, open_days, can_be, lambda _day: True)) for slot in slots(weekday, rhythms, days)
    )


def _is_open(day: date, days: Stretch, open_days: OpenDays, afternoon: bool) -> bool:
    return open_days.is_open(day) and not (afternoon and open_days.half_day(day)) and day in days


def _nearest(
    day: date, open_days: OpenDays, can_be: Callable[[date], bool], is_free: Callable[[date], bool]
) -> date | None:
    """The day itself when it can be, else the nearest day of its week that can be and is free, else None."""
    if can_be(day):
        return day
    return next((other for other in open_days.same_week(day) if can_be(other) and is_free(other)), None)
