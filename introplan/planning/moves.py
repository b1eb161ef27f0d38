"""Where what has its place could be instead: the same demands, with what it costs to move it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property

from introplan.agenda import Attendee, Occasion, Plan
from introplan.days import Stretch, Times, Weekday
from introplan.demands import Reason, Search, unmet
from introplan.demands.rest import minutes_of
from introplan.demands.search import STEP, other_times
from introplan.planning.affected import AWAY, Affected
from introplan.planning.apart import in_two_places
from introplan.planning.candidates import OVERRULED, CandidateSearch, SessionCandidates
from introplan.planning.choices import Against, Candidate, Choices, Combination, DayAsked, key_of
from introplan.planning.disturbance import PRICES, UNPLACED, Disturbance, disturbed, price_of_bringing
from introplan.planning.rows import Rows, one_before, rest
from introplan.planning.supposed import WantedSession
from introplan.planning.wanted import WantedSessions, days_it_belongs_in

MOST_MOVES = 60
"""So many ways to move it a session has at first: the cheapest."""
MOST_ROOMS = 3
MOST_HALF_HOURS = 8
ONE_DAY = timedelta(days=1)


def movable(plan: Plan, occasions: Sequence[Occasion]) -> WantedSessions:
    """What may move, as if it were to be placed anew: each as near to where it is as can be."""
    return WantedSessions(
        plan,
        tuple(_as_wanted(each) for each in occasions),
        tuple(days_it_belongs_in(plan, each, str(each.path[1]), each.day) for each in occasions),
        tuple(each.day for each in occasions),
        (),
    )


def _as_wanted(occasion: Occasion) -> WantedSession:
    _cohorts, cohort, _sessions, _key = map(str, occasion.path)
    _identity, _slash, key = occasion.key.partition("/")
    return WantedSession(cohort, key, occasion.subject, occasion.day, times=occasion.times)


@dataclass(eq=False)
class MoveCandidates(SessionCandidates):
    """The ways to move what may move, beside what is fixed; what can stay has its own place as one of them."""

    affected: Affected
    occasions: Sequence[Occasion]
    stays: dict[int, Candidate] = field(default_factory=dict)

    def __post_init__(self) -> None:
        super().__post_init__()
        self._known: dict[int, frozenset[Reason]] = {}
        self._told: dict[int, Disturbance] = {}

    @cached_property
    def broken(self) -> frozenset[str]:
        """The keys of those that cannot all stay."""
        return frozenset(each.occasion.key for each in self.affected.broken)

    def choice(self, number: int, most: int | None = MOST_MOVES) -> Choices:
        """The cheapest ways, its own place among them where it can stay."""
        occasion = self.occasions[number]
        for looking in self._looking(number):
            found = looking.choice(most)
            if found.candidates:
                break
        swaps = list(MoveSearch(self, number).given_by_others())
        here = {each.key for each in swaps} | {key_of(occasion, occasion.people("lecturer"))}
        candidates = [each for each in found.candidates if each.key not in here] + swaps
        if self._can_stay(number):
            candidates.append(self._stay(number))
        candidates.sort(key=lambda each: (each.cost, each.key))
        days = {each.occasion.day for each in candidates}
        return Choices(candidates, [each for each in found.refused if each.day not in days], found.left_out)

    def least_against(self, number: int, day: date) -> Against:
        """All that stands against one of them on a day, at whatever hour least does."""
        return MoveSearch(self, number, at_any_hour=True).least_against(day)

    def _looking(self, number: int) -> Iterator["MoveSearch"]:
        """At the usual hours first, then at any, and at last on somebody's day off."""
        yield MoveSearch(self, number)
        yield MoveSearch(self, number, at_any_hour=True)
        yield MoveSearch(self, number, OVERRULED, at_any_hour=True)

    def _can_stay(self, number: int) -> bool:
        occasion = self.occasions[number]
        if occasion.key not in self.broken:
            return True
        broken = next(each for each in self.affected.broken if each.occasion.key == occasion.key)
        return self.affected.may_stay(broken, self.fixed)

    def _stay(self, number: int) -> Candidate:
        occasion = self.occasions[number]
        key = key_of(occasion, occasion.people("lecturer"))
        self.stays[number] = Candidate(number, occasion, -self.told(number).price, (), key)
        return self.stays[number]

    def told(self, number: int) -> Disturbance:
        """Who has to be told when it is on another day."""
        if number not in self._told:
            was = self.occasions[number]
            moved = was._replace(day=was.day + ONE_DAY)
            self._told[number] = disturbed(self.plan, was, moved, self.affected.wish.day)
        return self._told[number]

    def least_told(self, number: int) -> int:
        """How dear it is at least to tell of it, wherever it may be and whatever makes way."""
        if self._can_stay(number):
            return 0
        was = self.occasions[number]
        by_others = (
            disturbed(self.plan, was, with_lecturers(was, lecturers), self.affected.wish.day).weight
            for lecturers in MoveSearch(self, number).others
        )
        return min((self.told(number).weight, *by_others))

    def told_of(self, candidate: Candidate) -> Disturbance:
        """Who has to be told of a way to move it."""
        was = self.occasions[candidate.number]
        return disturbed(self.plan, was, candidate.occasion, self.affected.wish.day)

    def standing(self, number: int, reasons: Iterable[Reason]) -> tuple[Reason, ...]:
        """What stood against it already, and is not what it is moved for, somebody has decided to bear."""
        return tuple(each for each in reasons if each.identity not in self._borne(number))

    def _borne(self, number: int) -> frozenset[Reason]:
        if number not in self._known:
            occasion = self.occasions[number]
            mended = next((each.reasons for each in self.affected.broken if each.occasion is occasion), ())
            of_it = {each.identity for each in mended}
            known = (each.identity for each in unmet(self.affected.around, occasion))
            self._known[number] = frozenset(each for each in known if each not in of_it)
        return self._known[number]

    def price(self, brings: Iterable[Reason]) -> int:
        """What it costs that somebody misses something, or that a check points something out."""
        return price_of_bringing(brings)


@dataclass(eq=False)
class MoveSearch(CandidateSearch):
    """The search for the ways to move one session."""

    candidates: MoveCandidates
    at_any_hour: bool = False

    @property
    def occasion(self) -> Occasion:
        """The session as it stands."""
        return self.candidates.occasions[self.number]

    def _against_where(self, would: Occasion, how: Combination) -> Iterator[Against]:
        lost = self.candidates.affected.wish.lost
        if lost is not None and lost.is_place and how.place == lost.whose and would.day in lost.days:
            yield (Reason(AWAY, (lost.whose,), why=would.day),)
        yield from super()._against_where(would, how)

    def given_by_others(self) -> Iterator[Candidate]:
        """The ways in which it stays where it is, and others give it."""
        occasion = self.occasion
        day = self._asked_of_day(occasion.day)
        if not isinstance(day, DayAsked):
            return
        own, told = occasion.people("lecturer"), self.candidates.told(self.number).price
        for how in self._ways(day)[0]:
            if (how.times, how.place) == (occasion.times, occasion.place) and how.lecturers != own:
                candidate, _against = self._candidate(day, how)
                if candidate is not None:
                    less = self.candidates.told_of(candidate).price - told
                    yield candidate._replace(cost=less + self.candidates.price(candidate.brings))

    @cached_property
    def _days(self) -> list[tuple[int, date]]:
        window, own = self.candidates.wanted.windows[self.number], self.occasion.day
        days = Stretch(max(window.first, self.candidates.first), window.last).each_day
        price, weekday = PRICES["day"], PRICES["weekday"]
        return [
            (price * abs((day - own).days) + (weekday if day.weekday() != own.weekday() else 0), day)
            for day in days
            if day.weekday() < Weekday.SATURDAY or day.weekday() == own.weekday()
        ]

    @cached_property
    def _combinations(self) -> list[Combination]:
        occasion, hours = self.occasion, self._hours
        times = hours[0]
        far = [min(abs(minutes_of(each.start) - minutes_of(times.start)) // STEP, MOST_HALF_HOURS) for each in hours]
        found = [
            Combination(PRICES["hour"] * late + dearer + PRICES["room"] * rank, each, lecturers, place, occasion.host)
            for each, late in zip(hours, far, strict=True)
            for lecturers, dearer in self._lecturers
            for rank, place in enumerate(self._rooms)
        ]
        found.sort(key=lambda each: (each.cost, each.times, each.lecturers, each.place or ""))
        return found

    @cached_property
    def _hours(self) -> list[Times]:
        """Its own hour, then as long from when sessions usually begin, or at any hour of the day."""
        plan, settings, own = self.candidates.plan, self.candidates.settings, self.occasion.times
        assert own is not None
        others = list(other_times(plan, own))
        if self.at_any_hour:
            return [own, *others]
        activity = plan.programme.taught[self.occasion.subject]
        usual = {times.start for times, far in settings.hours(activity) if not far}
        return [own, *(each for each in others if each.start in usual)]

    @cached_property
    def others(self) -> list[tuple[str, ...]]:
        """With each other who gives the same, in place of one who is lost, or of all."""
        occasion, lost = self.occasion, self.candidates.affected.wish.lost
        own, coming = occasion.people("lecturer"), set(occasion.people())
        found: list[tuple[str, ...]] = []
        for person in self.candidates.fixed.indexes.lecturers_of[occasion.subject] if own else ():
            if person not in coming:
                gone = {lost.whose}.intersection(own) if lost is not None else None
                found.append(tuple(person if each in gone else each for each in own) if gone else (person,))
        return found

    @cached_property
    def _lecturers(self) -> list[tuple[tuple[str, ...], int]]:
        """Its own lecturers, or others, and what that costs more."""
        occasion, candidates = self.occasion, self.candidates
        told, moved = candidates.told(self.number).price, occasion._replace(day=occasion.day + ONE_DAY)
        found = [(occasion.people("lecturer"), 0)]
        for others in self.others:
            given = candidates.told_of(Candidate(self.number, with_lecturers(moved, others), 0, (), ""))
            found.append((others, given.price - told))
        return found

    @cached_property
    def _rooms(self) -> list[str | None]:
        occasion = self.occasion
        if occasion.place is None:
            return [None]
        others = Search(self.candidates.fixed, occasion).other_places()
        return [occasion.place, *others[:MOST_ROOMS]]


def with_lecturers(occasion: Occasion, lecturers: tuple[str, ...]) -> Occasion:
    """The occasion given by these."""
    others = [each for each in occasion.attendees if each.part != "lecturer"]
    return occasion._replace(attendees=(*(Attendee(each, "lecturer") for each in lecturers), *others))


@dataclass(eq=False)
class MoveRows(Rows):
    """The problem of moving as few as can be."""

    candidates: MoveCandidates

    def take_rows(self) -> None:
        """What keeps them apart; and that whatever is first of what must come before something stays before it."""
        in_two_places(self, rest)
        self._order()
        told = (self.candidates.told(number).price for number in self.placed)
        self.problem.base += sum(told)

    def away(self, number: int) -> int:
        """That somebody is away a day costs nothing: they are today."""
        return 0

    def unplaced_cost(self, number: int) -> int:
        """What has to be elsewhere may stay where it is, at a price."""
        if not self.is_affected(number):
            return 0
        return UNPLACED - self.candidates.told(number).price

    def is_affected(self, number: int) -> bool:
        """Whether it may be without a place, since it has none that it could stay at."""
        return self.candidates.occasions[number].key in self.candidates.broken

    @property
    def always_placed(self) -> Mapping[int, int]:
        """What nobody leaves without a place, as values of literals: whatever can stay."""
        return {literal: 0 for number, literal in self.unplaced.items() if not self.is_affected(number)}

    def _order(self) -> None:
        numbers = {self.candidates.occasions[number].key: number for number in self.placed}
        here = self.candidates.affected.around
        pairs: dict[tuple[int, int], None] = {}
        for number in self.placed:
            occasion = self.candidates.occasions[number]
            for activity in here.indexes.needed.get(occasion.subject, ()):
                for person in occasion.people("participant", "make_up"):
                    first = here.first_for(person, activity)
                    if first is not None and first.key in numbers and first.sort_key < occasion.sort_key:
                        pairs[numbers[first.key], number] = None
        for before, after in pairs:
            one_before(self, before, after)
