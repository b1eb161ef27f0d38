"""Who is to support whom, so that as many as possible have somebody, and those who suit them best.

Anybody may stay without, at a price, so that one who cannot be paired keeps nobody else from it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import NamedTuple

from introplan.planning.books import Books, greedy
from introplan.planning.matching import Matching
from introplan.planning.pair_wishes import UNPAIRED, price_of_load
from introplan.planning.relaxing import solve_by_relaxing
from introplan.planning.solving import SEED, Problem, Proof

EFFORT = 10.0
"""In the solver's own steps, a minute or so: for hundreds of people it takes a few seconds."""

ChosenSupporters = tuple[str | None, ...]
"""Who is to support whom, by the number of each lack; None for whoever stays without."""


class Matched(NamedTuple):
    """Who is to support whom, what it costs, what it costs at least, and whether that is proven to be the cheapest."""

    chosen: ChosenSupporters
    cost: int
    bound: int
    status: Proof


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
