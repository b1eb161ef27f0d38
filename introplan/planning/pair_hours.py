"""When each pair could meet: how many meetings would be on their own day, by weekday, hour and room."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from functools import cached_property
from typing import NamedTuple

from introplan.agenda import NOON, Occasion, Plan, is_for_one
from introplan.agenda.meetings import arrangement_of
from introplan.agenda.taken import Taken, rooms_of
from introplan.days import Stretch, Times, Weekday
from introplan.demands import Reason, Surroundings
from introplan.demands.rest import minutes_of
from introplan.planning.apart import way
from introplan.planning.choices import Candidate, Choices, Refused, key_of
from introplan.planning.review_candidates import USUAL_STARTS
from introplan.planning.settings import possible_hours
from introplan.planning.wanted_meetings import WantedMeetings, WantedPair
from introplan.planning.wishes import weight_in

MOST = 25
"""So many candidates a pair has at first: the cheapest."""
MOST_ROOMS = 2
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
    possible: int
    busy: tuple[tuple[Hit, ...], ...]

    def kept(self, plan: Plan, times: Times, place: str | None) -> int:
        """How many meetings could be on their own day at an hour in a room, the way there included."""
        starts, ends = minutes_of(times.start), minutes_of(times.end or times.start)
        kept = self.possible
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

    `dearer` is what a candidate costs more, by its key, since it has shown what it brings.
    """

    wanted: WantedMeetings
    there: Surroundings
    first: date

    def __post_init__(self) -> None:
        self.dearer: Counter[str] = Counter()
        self._halves: dict[tuple[int, Weekday, bool], PairDays | None] = {}

    @property
    def plan(self) -> Plan:
        """The plan."""
        return self.wanted.plan

    def choice(self, number: int, most: int | None = MOST) -> Choices:
        """The cheapest candidates of a pair, at most so many, or all."""
        found, refused = self._all[number]
        those = [each._replace(cost=each.cost + self.dearer[each.key]) for each in found] if self.dearer else found
        those = sorted(
            those, key=lambda each: (each.cost, each.occasion.day, each.occasion.times, each.occasion.place or "")
        )
        left_out = those[most].cost if most is not None and most < len(those) else None
        return Choices(those[:most], refused, left_out)

    def kept(self, candidate: Candidate) -> KeptMeetings:
        """How many meetings of a pair could be on their own day."""
        occasion = candidate.occasion
        assert occasion.times is not None
        half = self._half(candidate.number, Weekday(occasion.day.weekday()), is_late=_is_late(occasion.times))
        assert half is not None
        return KeptMeetings(half.kept(self.plan, occasion.times, occasion.place), half.total)

    def beside_others(self, candidate: Candidate) -> Iterator[Occasion]:
        """The meetings of a pair that would be on a day on which one of them has something else, too."""
        occasion = candidate.occasion
        assert occasion.times is not None
        usual = self.wanted.pairs[candidate.number].usual
        weekday = Weekday(occasion.day.weekday())
        arrangement = replace(usual, weekday=weekday, times=occasion.times, place=occasion.place)
        for series in self.wanted.series(candidate.number, arrangement):
            days = (each for each in series.possible_days if each >= self.first)
            crowded = self.taken.days_among(set(days), [person.id for person in series.people])
            meetings = (series.as_on_own_day(slot) for slot in series.slots if slot.day in crowded)
            yield from filter(self.taken.leaves_time_for, meetings)

    @cached_property
    def _all(self) -> list[tuple[list[Candidate], list[Refused]]]:
        return [self._of(number) for number in range(len(self.wanted.pairs))]

    @cached_property
    def taken(self) -> Taken:
        """What everybody has that is no meeting of a rhythm, also what is only proposed."""
        taken, there = Taken(rooms_of(self.plan.programme.places)), self.there
        standing = (each for each in there.plan.agenda.timed if each.key not in there.replaced)
        taken.take(each for each in (*standing, *there.beside) if not each.is_by_rhythm)
        return taken

    def _of(self, number: int) -> tuple[list[Candidate], list[Refused]]:
        """All candidates of a pair, and the weekdays on which there is no day for them."""
        pair, from_ = self.wanted.pairs[number], self.wanted.ideals[number]
        found: list[Candidate] = []
        refused: list[Refused] = []
        for weekday in pair.weekdays:
            here = list(self._on_weekday(number, weekday))
            found += here
            if not here:
                day = from_ + timedelta(days=(weekday - from_.weekday()) % 7)
                who = pair.pairing.participant, pair.pairing.supporter
                refused.append(Refused(day, (Reason("meetings-fall-away", who, why=weekday),)))
        return found, refused

    def _on_weekday(self, number: int, weekday: Weekday) -> Iterator[Candidate]:
        """The candidates of a pair on a weekday: what cannot be on its own day costs, and odd hours and rooms."""
        pair = self.wanted.pairs[number]
        meeting, near, rules = (weight_in(self.plan, wish) for wish in ("meeting", "place", "checks"))
        halves = {is_late: self._half(number, weekday, is_late=is_late) for is_late in (False, True)}
        people = self._regular_of_people(pair)
        for times, cost in self._hours(pair):
            half = halves[_is_late(times)]
            if half is None:
                continue
            own = [RegularHour(each.days, weekday, times) for each in pair.supports]
            twice = sum(one.overlaps(other) for one in own for other in people)
            for far, place in enumerate(self._places(pair)):
                in_room = sum(one.overlaps(other) for one in own for other in self._regular_in_room(place))
                kept = half.kept(self.plan, times, place)
                price = meeting * (half.total - kept) + cost + near * far + rules * (twice + in_room)
                would = half.first._replace(times=times, place=place)
                yield Candidate(number, would, price, (), key_of(would))

    def _half(self, number: int, weekday: Weekday, *, is_late: bool) -> PairDays | None:
        """The mornings or afternoons of a pair's weekday; None when they could never meet then."""
        key = number, weekday, is_late
        if key not in self._halves:
            self._halves[key] = self._half_of(number, weekday, is_late=is_late)
        return self._halves[key]

    def _half_of(self, number: int, weekday: Weekday, *, is_late: bool) -> PairDays | None:
        pair = self.wanted.pairs[number]
        times = Times(NOON, time(13)) if is_late else Times(time(9), time(10))
        total, days, busy, first = 0, 0, [], None
        for series in self.wanted.series(number, replace(pair.usual, weekday=weekday, times=times)):
            possible = series.possible_days
            people = [person.id for person in series.people]
            slots = [slot for slot in series.slots if slot.day >= self.first]
            total += len(slots)
            here = [slot for slot in slots if slot.day in possible]
            days += len(here)
            if first is None and here:
                first = series.as_on_own_day(here[0])
            crowded = self.taken.days_among({slot.day for slot in here}, people)
            busy += [tuple(_hits(self.taken.on_day(day, people))) for day in sorted(crowded)]
        return None if first is None else PairDays(total, first, days, tuple(busy))

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

    def _regular_in_room(self, place: str | None) -> Sequence[RegularHour]:
        """When others meet in a room that holds one thing at a time."""
        if place is None or not is_for_one(self.plan.programme.places[place]):
            return ()
        return self._regular[1].get(place, ())

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


def _is_late(times: Times) -> bool:
    """Whether it goes on after noon, and so not on a half day."""
    return (times.end or times.start) > NOON


def _hits(occasions: Iterator[Occasion]) -> Iterator[Hit]:
    for each in occasions:
        yield Hit(minutes_of(each.busy.start), minutes_of(each.busy.end or each.busy.start), each.place)
