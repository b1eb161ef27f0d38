"""Who could support whom, so that as many as possible have somebody, and those who suit them best.

Compiled from what the checks ask: whoever cannot be paired with a participant is no choice, how many somebody has
agreed to at once is a row for each day on which it may be more, and nobody is two roles of one participant. Anybody
may stay without, at a price, so that one who cannot be paired keeps nobody else from it.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import combinations, permutations
from typing import NamedTuple

from introplan.agenda import Plan, Support
from introplan.agenda.clashes import times_of
from introplan.days import Stretch, Times
from introplan.demands import Reason
from introplan.demands.paired import against, at_once, reviews_with
from introplan.demands.supporters import Candidates, candidates_of
from introplan.model import Person, RoleWord
from introplan.planning.lacking import Lack
from introplan.planning.pair_wishes import UNPAIRED, price_of_load, price_of_pair
from introplan.planning.relaxing import solve_by_relaxing
from introplan.planning.solving import SEED, Problem, Proof

EFFORT = 10.0
"""In the solver's own steps, a minute or so: for hundreds of people it takes a few seconds."""
STOPPED = "support-interrupted"
"""The check by whose limit it goes whether somebody supports nobody any more."""

ChosenSupporters = tuple[str | None, ...]
"""Who is to support whom, by the number of each lack; None for whoever stays without."""


class Room(NamedTuple):
    """The lacks that fall on a day, by their numbers, and how many of them one person can take in a role."""

    most: int
    lacks: frozenset[int]


class Load(NamedTuple):
    """The lacks that fall on a day, and how many participants one person has then already, in any role."""

    held: int
    lacks: frozenset[int]


class Matched(NamedTuple):
    """Who is to support whom, what it costs, what it costs at least, and whether that is proven to be the cheapest."""

    chosen: ChosenSupporters
    cost: int
    bound: int
    status: Proof


@dataclass(frozen=True, eq=False)
class Matching:
    """All that may be chosen for those who lack somebody. The checks in `silent` are not asked, as far as may be."""

    plan: Plan
    lacks: tuple[Lack, ...]
    silent: Collection[str] = frozenset()

    @cached_property
    def fits(self) -> tuple[Mapping[str, int], ...]:
        """Who could support whom, and what each pair costs, by the number of the lack."""
        return tuple(
            {
                person.id: price_of_pair(self.plan, lack.by(person.id))
                for person in self.agreed.get(lack.role, ())
                if self.against(lack, person.id) is None
            }
            for lack in self.lacks
        )

    def against(self, lack: Lack, person: str) -> Reason | None:
        """Why somebody cannot support the participant, whether they have room or not."""
        if (reason := against(self.plan, lack.by(person), self.silent)) is not None:
            return reason
        stopped = self._candidates.has_stopped(person, lack.days)
        return Reason(STOPPED, (person,), self._candidates.last[person]) if stopped else None

    @cached_property
    def _candidates(self) -> Candidates:
        return candidates_of(self.plan)

    @cached_property
    def agreed(self) -> Mapping[RoleWord, tuple[Person, ...]]:
        """Who has agreed to be what."""
        found: dict[RoleWord, list[Person]] = defaultdict(list)
        for (role, _unit), people in self._candidates.agreed.items():
            found[role] += people
        return {role: tuple(people) for role, people in found.items()}

    @cached_property
    def asked(self) -> Mapping[tuple[str, RoleWord], tuple[int, ...]]:
        """The lacks that somebody could answer in a role."""
        found: dict[tuple[str, RoleWord], list[int]] = defaultdict(list)
        for number, fits in enumerate(self.fits):
            for person in fits:
                found[person, self.lacks[number].role].append(number)
        return {key: tuple(numbers) for key, numbers in found.items()}

    @cached_property
    def rooms(self) -> Mapping[tuple[str, RoleWord], tuple[Room, ...]]:
        """The days on which somebody may be asked for more than they have agreed to in a role."""
        people = self.plan.programme.people
        return {
            (person, role): tuple(self._rooms(self._held(person, role), numbers, people[person].capacity[role]))
            for (person, role), numbers in self.asked.items()
        }

    def _rooms(self, held: Sequence[Support], numbers: tuple[int, ...], agreed: int) -> Iterator[Room]:
        for count, on in self._fullest(held, numbers):
            if len(on) > (most := max(0, agreed - count)):
                yield Room(most, on)

    @cached_property
    def loads(self) -> Mapping[str, tuple[Load, ...]]:
        """The days on which somebody may have most participants, whatever the roles."""
        asked: dict[str, list[int]] = defaultdict(list)
        for (person, _role), numbers in self.asked.items():
            asked[person] += numbers
        return {person: tuple(self._loads(self._held(person), tuple(sorted(own)))) for person, own in asked.items()}

    def _loads(self, held: Sequence[Support], numbers: tuple[int, ...]) -> Iterator[Load]:
        return (Load(count, on) for count, on in self._fullest(held, numbers))

    def _fullest(self, held: Sequence[Support], numbers: tuple[int, ...]) -> Iterator[tuple[int, frozenset[int]]]:
        """The days on which most may be at once: how many there are already, and the lacks on it.

        A day with no more of either than another is left out: what holds on that one holds on it.
        """
        days = [(len(at_once(held, day)), on) for day, on in self._days(tuple(each.days for each in held), numbers)]
        days.sort(key=lambda each: (-len(each[1]), -each[0]))
        kept: list[tuple[int, frozenset[int]]] = []
        for count, on in days:
            if not any(count <= other and on <= others for other, others in kept):
                kept.append((count, on))
        yield from kept

    def _days(self, held: tuple[Stretch, ...], numbers: tuple[int, ...]) -> list[tuple[date, frozenset[int]]]:
        """The days on which something begins, so that most is at once on one of them, each with the lacks on it."""
        known = self._known_days.get((held, numbers))
        if known is None:
            begins = {self.lacks[number].days.first for number in numbers} | {days.first for days in held}
            on = ((day, frozenset(each for each in numbers if day in self.lacks[each].days)) for day in sorted(begins))
            known = self._known_days[held, numbers] = [each for each in on if each[1]]
        return known

    @cached_property
    def _known_days(self) -> dict[tuple[tuple[Stretch, ...], tuple[int, ...]], list[tuple[date, frozenset[int]]]]:
        return {}

    def _held(self, person: str, role: RoleWord | None = None) -> list[Support]:
        own = self.plan.agenda.support.by_supporter.get(person, ())
        return [each for each in own if role in (None, each.pairing.role)]

    def usual(self, person: str) -> int:
        """How many participants at once cost nothing: one, or as many as somebody has anyhow."""
        return max([1, *(load.held for load in self.loads[person])])

    def most(self, person: str) -> int:
        """How many participants somebody could have at once."""
        agreed = sum(self.plan.programme.people[person].capacity.values())
        return max(load.held + min(agreed, len(load.lacks)) for load in self.loads[person])

    @cached_property
    def moments(self) -> tuple[tuple[int, ...], ...]:
        """The lacks of different participants who have reviews at the same time, to which only one can be asked."""
        reviews = [list(reviews_with(self.plan, lack.by(""))) for lack in self.lacks]
        by_day: dict[date, list[tuple[int, Times]]] = defaultdict(list)
        for number, own in enumerate(reviews):
            for each in own:
                by_day[each.day].append((number, times_of(each)))
        found: dict[tuple[int, ...], None] = {}
        for together in by_day.values():
            for start in dict.fromkeys(times.start for _number, times in together):
                on = tuple(number for number, times in together if times.start <= start < (times.end or times.start))
                if len(on) > 1:
                    found[on] = None
        return tuple(found)

    @cached_property
    def apart(self) -> tuple[frozenset[int], ...]:
        """The other lacks that nobody can answer together with this one, by its number."""
        found: tuple[set[int], ...] = tuple(set() for _lack in self.lacks)
        for numbers in self.moments:
            for one, other in permutations(numbers, 2):
                if self.lacks[one].journey.person != self.lacks[other].journey.person:
                    found[one].add(other)
        for numbers in self.by_participant.values():
            for one, other in permutations(numbers, 2):
                if self.lacks[one].role != self.lacks[other].role:
                    found[one].add(other)
        return tuple(map(frozenset, found))

    @cached_property
    def by_participant(self) -> Mapping[str, tuple[int, ...]]:
        """The lacks of one participant: nobody is two roles of theirs."""
        found: dict[str, list[int]] = defaultdict(list)
        for number, lack in enumerate(self.lacks):
            found[lack.journey.person].append(number)
        return {person: tuple(numbers) for person, numbers in found.items()}


class Books:
    """Who has been chosen so far, who has room beside them, and what one more costs."""

    def __init__(self, matching: Matching, chosen: Sequence[str | None] = ()) -> None:
        self.matching = matching
        self.chosen: list[str | None] = [None] * len(matching.lacks)
        self._own: dict[str, set[int]] = defaultdict(set)
        for number, person in enumerate(chosen):
            self.choose(number, person)

    def choose(self, number: int, person: str | None) -> None:
        """Let somebody support a participant, or nobody."""
        if (before := self.chosen[number]) is not None:
            self._own[before].discard(number)
        if person is not None:
            self._own[person].add(number)
        self.chosen[number] = person

    def has_room(self, number: int, person: str) -> bool:
        """Whether somebody can take one more, and is nothing else to the participant."""
        return self.is_apart(number, person) and self.missing_room(number, person) <= 0

    def missing_room(self, number: int, person: str) -> int:
        """How many more than they have agreed to somebody would have with one more."""
        rooms, own = self.matching.rooms[person, self.matching.lacks[number].role], self._own[person]
        counts = (len(own & room.lacks) + 1 - room.most for room in rooms if number in room.lacks)
        return max(counts, default=0)

    def is_apart(self, number: int, person: str) -> bool:
        """Whether somebody has no other role of the participant, and no other review at the time of theirs."""
        return self.matching.apart[number].isdisjoint(self._own[person])

    def price(self, number: int, person: str) -> int:
        """What it costs that somebody takes one more."""
        own = self._own[person]
        more = self._price_of_load(person, own | {number}) - self._price_of_load(person, own)
        return self.matching.fits[number][person] + more

    def at_once(self, person: str, *more: int) -> int:
        """How many participants somebody has on the day with most of them."""
        return self._peak(person, self._own[person].union(more))

    def _peak(self, person: str, own: Set[int]) -> int:
        return max(load.held + len(own & load.lacks) for load in self.matching.loads[person])

    def _price_of_load(self, person: str, own: Set[int]) -> int:
        matching = self.matching
        steps = range(matching.usual(person), self._peak(person, own))
        return sum(price_of_load(matching.plan, person, each) for each in steps)

    @property
    def cost(self) -> int:
        """What it costs altogether."""
        fits = self.matching.fits
        pairs = sum(UNPAIRED if person is None else fits[number][person] for number, person in enumerate(self.chosen))
        return pairs + sum(self._price_of_load(person, self._own[person]) for person in self.matching.loads)


def greedy(matching: Matching) -> Books:
    """Whoever has the fewest to choose from chooses first, each the cheapest that has room."""
    books = Books(matching)
    for number in sorted(range(len(matching.lacks)), key=lambda each: (len(matching.fits[each]), each)):
        free = (person for person in matching.fits[number] if books.has_room(number, person))
        books.choose(number, min(free, key=lambda person: (books.price(number, person), person), default=None))
    return books


@dataclass(frozen=True, eq=False)
class PairModel:
    """A matching as a problem for the solver: a choice for each two who can be paired."""

    matching: Matching
    problem: Problem
    pairs: tuple[Mapping[str, int], ...]
    without: tuple[int, ...]
    steps: Mapping[str, tuple[int, ...]]
    """By supporter, a literal for each participant at once that costs something."""

    @classmethod
    def of(cls, matching: Matching) -> "PairModel":
        """All choices and rows of a matching."""
        problem = Problem()
        pairs = tuple(
            {person: problem.literal(price, f"{lack.key}|{person}") for person, price in fits.items()}
            for lack, fits in zip(matching.lacks, matching.fits, strict=True)
        )
        without = tuple(problem.literal(UNPAIRED) for _lack in matching.lacks)
        for own, none in zip(pairs, without, strict=True):
            problem.exactly_one([*own.values(), none])
        steps = {
            person: tuple(
                problem.literal(price_of_load(matching.plan, person, each))
                for each in range(matching.usual(person), matching.most(person))
            )
            for person in matching.loads
        }
        model = cls(matching, problem, pairs, without, steps)
        model._add_rows()
        return model

    def _add_rows(self) -> None:
        problem = self.problem
        for (person, _role), rooms in self.matching.rooms.items():
            for room in rooms:
                problem.total([(self.pairs[number][person], 1) for number in sorted(room.lacks)], most=room.most)
        for person, loads in self.matching.loads.items():
            usual = self.matching.usual(person)
            for load in loads:
                terms = [(self.pairs[number][person], 1) for number in sorted(load.lacks)]
                if load.held + len(terms) > usual:
                    problem.total([*terms, *((each, -1) for each in self.steps[person])], most=usual - load.held)
        for numbers in (*self.matching.by_participant.values(), *self.matching.moments):
            for person in dict.fromkeys(each for number in numbers for each in self.pairs[number]):
                self._add_apart([number for number in numbers if person in self.pairs[number]], person)

    def _add_apart(self, numbers: Sequence[int], person: str) -> None:
        """Only one of several lacks can be answered by somebody; where two of them can, each two that cannot."""
        apart = self.matching.apart
        twos = [two for two in combinations(numbers, 2) if two[1] in apart[two[0]]]
        if len(twos) == len(numbers) * (len(numbers) - 1) // 2:
            self.problem.at_most_one([self.pairs[number][person] for number in numbers])
            return
        for two in twos:
            self.problem.at_most_one([self.pairs[number][person] for number in two])

    def values_of(self, books: Books) -> list[int]:
        """What has been chosen, as values of all literals."""
        values = [0] * len(self.problem.costs)
        for number, person in enumerate(books.chosen):
            values[self.without[number] if person is None else self.pairs[number][person]] = 1
        for person, steps in self.steps.items():
            for each in steps[: max(0, books.at_once(person) - self.matching.usual(person))]:
                values[each] = 1
        return values

    def chosen_in(self, values: Sequence[int]) -> ChosenSupporters:
        """Who is to support whom by the values of a solution."""
        return tuple(next((person for person, each in own.items() if values[each]), None) for own in self.pairs)


def matched(matching: Matching, *, effort: float = EFFORT, seed: int = SEED) -> Matched:
    """The cheapest choice for all who lack somebody; the best that was found when it takes too long."""
    model = PairModel.of(matching)
    start = model.values_of(greedy(matching))
    found = solve_by_relaxing(model.problem, effort=effort, start=start, seed=seed)
    return Matched(model.chosen_in(found.values), found.cost, found.bound, found.status)
