"""When each pair could meet: how many meetings would be on their own day, by weekday, hour and room."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from functools import cached_property
from typing import NamedTuple

from introplan.agenda import NOON, Occasion, Plan, is_for_one
from introplan.agenda.meetings import Arrangement, arrangement_of
from introplan.agenda.taken import Taken, rooms_of
from introplan.days import Stretch, Times, Weekday
from introplan.demands import Reason, Surroundings
from introplan.demands.rest import minutes_of
from introplan.planning.apart import way
from introplan.planning.choices import Candidate, Choices, Refused, key_of
from introplan.planning.review_candidates import USUAL_STARTS
from introplan.planning.settings import possible_hours
from introplan.planning.talk_rooms import is_without_room
from introplan.planning.wanted_meetings import WantedMeetings, WantedPair
from introplan.planning.wishes import weight_in

MOST = 25
"""So many candidates a pair has at first: the cheapest."""
MOST_ROOMS = 2
TAKEN = "hours-taken"
"""Why a pair has no hour on a weekday on which both can come: they meet others then, or others have the room."""
USUAL_LUNCH = Times(time(12), time(13))
"""When nobody is asked to meet, in a programme that has not said its `calendar.lunch`."""


class KeptMeetings(NamedTuple):
    """How many meetings of a pair could be on their own day, of how many."""

    kept: int
    total: int


class RegularHour(NamedTuple):
    """What somebody has, or what is in a room, on a weekday at an hour, during some days."""

    days: Stretch
    weekday: Weekday
    times: Times

    def overlaps(self, other: "RegularHour") -> bool:
        """Whether both are at one time."""
        return self.weekday == other.weekday and self.times.overlaps(other.times) and self.days.overlaps(other.days)


class PricedHour(NamedTuple):
    """A day, an hour and a room, empty for none, and what they cost a pair: cheap to make, as there are many."""

    cost: int
    day: date
    times: Times
    place: str


HourOfPair = tuple[int, date, Times, str]
"""The number of a pair, and the day, the hour and the room of a candidate."""


def hour_of(candidate: Candidate) -> HourOfPair:
    """The hour of a candidate, as it is known by what it costs more."""
    occasion = candidate.occasion
    assert occasion.times is not None
    return candidate.number, occasion.day, occasion.times, occasion.place or ""


class Hit(NamedTuple):
    """Something that takes time on a day, in minutes, and where."""

    starts: int
    ends: int
    place: str | None


@dataclass(frozen=True)
class PairDays:
    """The mornings, or the afternoons, of a pair's weekday: their own days from the first on, and what is on each.

    `total` is how many meetings there would be, also on days that are closed or on which one of them is away.
    """

    total: int
    first: Occasion
    days: tuple[date, ...]
    busy: tuple[tuple[Hit, ...], ...]

    def kept(self, plan: Plan, times: Times, place: str | None) -> int:
        """How many meetings could be on their own day at an hour in a room, the way there included."""
        starts, ends = minutes_of(times.start), minutes_of(times.end or times.start)
        kept = len(self.days)
        for those in self.busy:
            for each in those:
                minutes = 0 if place is None or each.place is None else way(plan, place, each.place)
                if each.starts - minutes < ends and starts < each.ends + minutes:
                    kept -= 1
                    break
        return kept


@dataclass(eq=False)
class MeetingCandidates:
    """The weekdays, hours and rooms of each pair, and what each costs beside all that is no meeting.

    `dearer` is what an hour costs a pair more, by its number, since it has shown what it brings.
    """

    wanted: WantedMeetings
    there: Surroundings
    first: date

    def __post_init__(self) -> None:
        self.dearer: Counter[HourOfPair] = Counter()
        self._halves: dict[tuple[int, Weekday, bool], PairDays | None] = {}

    @property
    def plan(self) -> Plan:
        """The plan."""
        return self.wanted.plan

    def choice(self, number: int, most: int | None = MOST) -> Choices:
        """The cheapest candidates of a pair, at most so many, or all."""
        found, refused = self._all[number]
        dearer = self.dearer
        those = sorted(each._replace(cost=each.cost + dearer[number, *each[1:]]) for each in found) if dearer else found
        left_out = those[most].cost if most is not None and most < len(those) else None
        return Choices([self._candidate(number, each) for each in those[:most]], refused, left_out)

    def _candidate(self, number: int, hour: PricedHour) -> Candidate:
        half = self._half(number, Weekday(hour.day.weekday()), is_late=_is_late(hour.times))
        assert half is not None
        would = half.first._replace(times=hour.times, place=hour.place or None)
        return Candidate(number, would, hour.cost, (), key_of(would))

    def kept(self, candidate: Candidate) -> KeptMeetings:
        """How many meetings of a pair are on their own day, as the agenda has it."""
        kept, total = 0, 0
        for series in self.wanted.series(candidate.number, self._arrangement(candidate)):
            days = [slot for slot in series.slots if slot.day >= self.first]
            possible = series.possible_days
            free = [slot for slot in days if slot.day in possible]
            crowded = self.taken.days_among({slot.day for slot in free}, [person.id for person in series.people])
            meetings = (series.as_on_own_day(slot) for slot in free if slot.day in crowded)
            total += len(days)
            kept += len(free) - sum(not self.taken.leaves_time_for(meeting) for meeting in meetings)
        return KeptMeetings(kept, total)

    def beside_others(self, candidate: Candidate) -> Iterator[Occasion]:
        """The meetings of a pair that would be on a day on which one of them has something else, too."""
        for series in self.wanted.series(candidate.number, self._arrangement(candidate)):
            days = (each for each in series.possible_days if each >= self.first)
            crowded = self.taken.days_among(set(days), [person.id for person in series.people])
            meetings = (series.as_on_own_day(slot) for slot in series.slots if slot.day in crowded)
            yield from filter(self.taken.leaves_time_for, meetings)

    def _arrangement(self, candidate: Candidate) -> Arrangement:
        """How a pair meets by a candidate."""
        occasion = candidate.occasion
        assert occasion.times is not None
        usual, weekday = self.wanted.pairs[candidate.number].usual, Weekday(occasion.day.weekday())
        return usual._replace(weekday=weekday, times=occasion.times, place=occasion.place)

    @cached_property
    def _all(self) -> list[tuple[list[PricedHour], list[Refused]]]:
        return [self._of(number) for number in range(len(self.wanted.pairs))]

    @cached_property
    def taken(self) -> Taken:
        """What everybody has that is no meeting of a rhythm, also what is only proposed."""
        taken, there = Taken(rooms_of(self.plan.programme.places)), self.there
        standing = (each for each in there.plan.agenda.timed if each.key not in there.replaced)
        taken.take(each for each in (*standing, *there.beside) if not each.is_by_rhythm)
        return taken

    def _of(self, number: int) -> tuple[list[PricedHour], list[Refused]]:
        """All hours of a pair, the cheapest first, and the weekdays on which there is no day for them."""
        pair, from_ = self.wanted.pairs[number], self.wanted.ideals[number]
        found: list[PricedHour] = []
        refused: list[Refused] = []
        for weekday in pair.weekdays:
            here = list(self._on_weekday(number, weekday))
            found += here
            if not here:
                day = from_ + timedelta(days=(weekday - from_.weekday()) % 7)
                who = pair.pairing.participant, pair.pairing.supporter
                halves = (self._half(number, weekday, is_late=is_late) for is_late in (False, True))
                name = TAKEN if any(halves) else "meetings-fall-away"
                refused.append(Refused(day, (Reason(name, who, why=weekday),)))
        return sorted(found), refused

    def _on_weekday(self, number: int, weekday: Weekday) -> Iterator[PricedHour]:
        """The hours of a pair on a weekday: what cannot be on its own day costs, and odd hours and rooms."""
        pair = self.wanted.pairs[number]
        meeting, near = weight_in(self.plan, "meeting"), weight_in(self.plan, "place")
        halves = {is_late: self._half(number, weekday, is_late=is_late) for is_late in (False, True)}
        people, rooms = self._regular_of_people(pair), self._places(pair)
        for times, cost in self._hours(pair):
            half = halves[_is_late(times)]
            if half is None:
                continue
            own = [RegularHour(each.days, weekday, times) for each in pair.supports]
            if _meet(own, people):
                continue
            for far, place in enumerate(rooms):
                if place is None or not self._is_taken(place, half, own):
                    price = meeting * (half.total - half.kept(self.plan, times, place)) + cost + near * far
                    yield PricedHour(price, half.first.day, times, place or "")

    def _is_taken(self, place: str, half: PairDays, own: Sequence[RegularHour]) -> bool:
        """Whether others have a room at the hour on any of a pair's own days: for what is the two's own, they move."""
        if not is_for_one(self.plan.programme.places[place]):
            return False
        if _meet(own, self._regular[1].get(place, ())):
            return True
        times, two = own[0].times, set(half.first.people())
        there = (each for day in half.days for each in self.taken.in_room(place, day))
        return any(each.busy.overlaps(times) and two.isdisjoint(each.people()) for each in there)

    def _half(self, number: int, weekday: Weekday, *, is_late: bool) -> PairDays | None:
        """The mornings or afternoons of a pair's weekday; None when they could never meet then."""
        key = number, weekday, is_late
        if key not in self._halves:
            self._halves[key] = self._half_of(number, weekday, is_late=is_late)
        return self._halves[key]

    def _half_of(self, number: int, weekday: Weekday, *, is_late: bool) -> PairDays | None:
        pair = self.wanted.pairs[number]
        times = Times(NOON, time(13)) if is_late else Times(time(9), time(10))
        total, days, busy, first = 0, list[date](), list[tuple[Hit, ...]](), None
        for series in self.wanted.series(number, pair.usual._replace(weekday=weekday, times=times)):
            possible = series.possible_days
            people = [person.id for person in series.people]
            slots = [slot for slot in series.slots if slot.day >= self.first]
            total += len(slots)
            here = [slot for slot in slots if slot.day in possible]
            days += [slot.day for slot in here]
            if first is None and here:
                first = series.as_on_own_day(here[0])
            crowded = self.taken.days_among({slot.day for slot in here}, people)
            busy += [tuple(_hits(self.taken.on_day(day, people))) for day in sorted(crowded)]
        return None if first is None else PairDays(total, first, tuple(days), tuple(busy))

    def _hours(self, pair: WantedPair) -> list[tuple[Times, int]]:
        """When the two can meet, but not at lunch, and what each hour costs."""
        meets = pair.pairing.meets
        if meets is not None and meets.time is not None:
            return [(pair.usual.times, 0)]
        return self._hours_lasting(pair.pairing.role, pair.usual.times.length)

    def _hours_lasting(self, role: str, length: timedelta) -> list[tuple[Times, int]]:
        key = role, length
        if key not in self._known_hours:
            said = self.plan.programme.frame.calendar.lunch
            lunch = said.between if said else USUAL_LUNCH
            hours = possible_hours(self.plan, length, self._usual_starts[role] or set(map(minutes_of, USUAL_STARTS)))
            price = weight_in(self.plan, "hour")
            self._known_hours[key] = [(times, price * far) for times, far in hours if not times.overlaps(lunch)]
        return self._known_hours[key]

    @cached_property
    def _known_hours(self) -> dict[tuple[str, timedelta], list[tuple[Times, int]]]:
        return {}

    @cached_property
    def _usual_starts(self) -> Mapping[str, set[int]]:
        """When those in a role mostly begin to meet: what at least every tenth pair has."""
        counted: dict[str, Counter[int]] = defaultdict(Counter)
        for pairing in self.plan.programme.pairings.values():
            if pairing.meets is not None and pairing.meets.time is not None:
                counted[pairing.role][minutes_of(pairing.meets.time.start)] += 1
        often = {
            role: {start for start, count in starts.items() if count * 10 >= sum(starts.values())}
            for role, starts in counted.items()
        }
        return defaultdict(set, often)

    def _places(self, pair: WantedPair) -> list[str | None]:
        """Where the two say that they meet, else where others in the role meet those of the same unit, else nowhere."""
        if pair.usual.place is not None or pair.usual.link is not None:
            return [pair.usual.place]
        if is_without_room(self.plan, (pair.pairing.participant, pair.pairing.supporter)):
            return [None]
        used = self._used[pair.pairing.role, pair.supports[0].journey.unit]
        return [*sorted(used, key=lambda each: (-used[each], each))[:MOST_ROOMS], None]

    @cached_property
    def _used(self) -> Mapping[tuple[str, str | None], Counter[str]]:
        found: dict[tuple[str, str | None], Counter[str]] = defaultdict(Counter)
        for support in self.plan.agenda.support.every:
            meets = support.pairing.meets
            if meets is not None and meets.place is not None:
                found[support.pairing.role, support.journey.unit][meets.place] += 1
        return found

    def _regular_of_people(self, pair: WantedPair) -> list[RegularHour]:
        """When the two meet others."""
        two = pair.pairing.participant, pair.pairing.supporter
        own = {each for person in two for each in self._regular[0].get(person, ())}
        return sorted(own)

    @cached_property
    def _regular(self) -> tuple[Mapping[str, list[RegularHour]], Mapping[str, list[RegularHour]]]:
        """The hours of the pairs that have one, by person and by room."""
        people: dict[str, list[RegularHour]] = defaultdict(list)
        rooms: dict[str, list[RegularHour]] = defaultdict(list)
        for support in self.plan.agenda.support.every:
            arrangement = arrangement_of(self.plan.programme, support.pairing)
            if arrangement is not None:
                regular = RegularHour(support.days, arrangement.weekday, arrangement.times)
                for person in (support.pairing.participant, support.pairing.supporter):
                    people[person].append(regular)
                if arrangement.place is not None:
                    rooms[arrangement.place].append(regular)
        return people, rooms


def _meet(some: Sequence[RegularHour], others: Sequence[RegularHour]) -> bool:
    return any(one.overlaps(other) for one in some for other in others)


def _is_late(times: Times) -> bool:
    """Whether it goes on after noon, and so not on a half day."""
    return (times.end or times.start) > NOON


def _hits(occasions: Iterator[Occasion]) -> Iterator[Hit]:
    for each in occasions:
        yield Hit(minutes_of(each.busy.start), minutes_of(each.busy.end or each.busy.start), each.place)
