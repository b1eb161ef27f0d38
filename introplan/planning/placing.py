"""Things that are to be placed, as literals: what each can be, and what all rows over them have in common."""

from abc import ABC, abstractmethod
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set
from copy import copy
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import NamedTuple

from introplan.agenda import Plan
from introplan.demands.rest import minutes_of
from introplan.planning.choices import Candidate, Choices
from introplan.planning.solving import Literals, Problem, Total
from introplan.planning.wishes import UNPLACED


class PlacedCandidate(NamedTuple):
    """A candidate with its literal, and when it begins and ends in minutes."""

    literal: int
    candidate: Candidate
    starts: int
    ends: int

    @property
    def day(self) -> date:
        """Its day."""
        return self.candidate.occasion.day

    @property
    def when(self) -> tuple[date, int]:
        """Its day and when it begins."""
        return self.day, self.starts


class Soft(NamedTuple):
    """A sum that is better not above `most`: each more costs what `over` costs, which is a number."""

    terms: tuple[tuple[int, int], ...]
    most: int
    over: int


class AnyOf(NamedTuple):
    """Literals of which one had better be true, and the literal that is true when none is: it has a price."""

    literals: tuple[int, ...]
    none: int


class Together(NamedTuple):
    """A literal that is true when the later of two wanted sessions is on a day that the earlier has already."""

    literal: int
    earlier: int
    later: int
    day: date


class KnownRows(NamedTuple):
    """The rows of a day, of which one literal is true at most: they go by its candidates, whatever their literals.

    `also` is what has been asked besides, where anything was.
    """

    candidates: Sequence[Candidate]
    also: object
    literals: Sequence[int]
    rows: Sequence[Literals]

    def renumbered(self, literals: Sequence[int]) -> "KnownRows":
        """The same where the candidates have other literals."""
        new = dict(zip(self.literals, literals, strict=True))
        return self._replace(literals=literals, rows=tuple([tuple([new[each] for each in row]) for row in self.rows]))


@dataclass(eq=False, kw_only=True)
class PlacingProblem(ABC):
    """The problem of placing what is wanted, and what its literals stand for.

    `learnt` are the keys of candidates that cannot all be beside each other. `unplaced` are the literals of those that
    are not placed at all, and `elsewhere` of those that could be where nobody has looked yet: who is there is in
    nobody's way, so that a solution without any is the best of all that there are.
    """

    choices: Sequence[Choices]
    learnt: Sequence[tuple[str, ...]] = ()
    problem: Problem = field(default_factory=Problem)
    placed: dict[int, list[PlacedCandidate]] = field(default_factory=dict)
    unplaced: dict[int, int] = field(default_factory=dict)
    elsewhere: dict[int, int] = field(default_factory=dict)
    soft: list[Soft] = field(default_factory=list)
    together: list[Together] = field(default_factory=list)
    any_of: list[AnyOf] = field(default_factory=list)
    comes_after: dict[int, set[int]] = field(default_factory=lambda: defaultdict(set))
    out_of_order: list[tuple[int, ...]] = field(default_factory=list)
    """Lines of what comes before what, where all days of the first are after those of the last: one is nowhere."""
    known: dict[date, KnownRows] = field(default_factory=dict)
    """What the rows of days were when such rows were made before."""

    @property
    @abstractmethod
    def plan(self) -> Plan:
        """The plan with all that is wanted."""

    @abstractmethod
    def called(self, number: int) -> str:
        """What something wanted is called, for the tie-break."""

    def cost(self, candidate: Candidate) -> int:
        """What a candidate costs by itself."""
        return candidate.cost

    def unplaced_cost(self, _number: int) -> int:
        """What it costs that something is not placed at all."""
        return UNPLACED

    def take_literals(self) -> None:
        """A literal for each candidate, and those by which something is nowhere, or elsewhere: one of them is true."""
        problem = self.problem
        for number, choice in enumerate(self.choices):
            self.placed[number] = [self._of(each) for each in choice.candidates]
            self.unplaced[number] = problem.literal(self.unplaced_cost(number), f"{self.called(number)}|")
            row = [*(each.literal for each in self.placed[number]), self.unplaced[number]]
            if choice.left_out is not None:
                self.elsewhere[number] = problem.literal(choice.left_out, f"{self.called(number)}|?")
                row.append(self.elsewhere[number])
            problem.exactly_one(row)

    def _of(self, candidate: Candidate) -> PlacedCandidate:
        times = candidate.occasion.times
        assert times is not None
        literal = self.problem.literal(self.cost(candidate), candidate.key)
        return PlacedCandidate(literal, candidate, minutes_of(times.start), minutes_of(times.end or times.start))

    def take_learnt(self) -> None:
        """What has been learnt of plans that did not hold."""
        for keys in self.learnt:
            if all(key in self.problem.keys for key in keys):
                literals = [self.problem.keys[key] for key in keys]
                self.problem.total([(each, 1) for each in literals], most=len(literals) - 1)

    @cached_property
    def by_day(self) -> Mapping[date, list[PlacedCandidate]]:
        """All candidates by their day."""
        found: dict[date, list[PlacedCandidate]] = defaultdict(list)
        for several in self.placed.values():
            for each in several:
                found[each.day].append(each)
        return found

    @cached_property
    def _number_of(self) -> Mapping[int, int]:
        """Of what each candidate's literal is one."""
        return {each.literal: number for number, several in self.placed.items() for each in several}

    @cached_property
    def _sums_of(self) -> Mapping[int, Sequence[Total]]:
        """In which sums that must hold each of what is wanted is."""
        of, over = self._number_of, {each.over for each in self.soft}
        found: dict[int, list[Total]] = defaultdict(list)
        for total in self.problem.totals:
            literals = {literal for literal, _times in total.terms}
            if over.isdisjoint(literals):
                for number in {of[each] for each in literals if each in of}:
                    found[number].append(total)
        return found

    def _rows_of(self, numbers: Iterable[int]) -> list[Literals]:
        """The rows of at most one that some of what is wanted are in."""
        places, rows = self.problem.places, self._at_most
        own = {place for number in numbers for each in self.placed[number] for place in places.get(each.literal, ())}
        return [rows[place] for place in sorted(own)]

    @cached_property
    def _at_most(self) -> Sequence[Literals]:
        return tuple(self.problem.at_most)

    def beside(self, number: int) -> Set[int]:
        """What shares a row that must hold with something wanted, by their numbers."""
        if number not in self._beside:
            literals = set().union(*self._rows_of([number]))
            for total in self._sums_of.get(number, ()):
                literals |= {literal for literal, _times in total.terms}
            of = self._number_of
            self._beside[number] = {of[each] for each in literals if each in of} - {number}
        return self._beside[number]

    @cached_property
    def _beside(self) -> dict[int, Set[int]]:
        """What has been asked of that."""
        return {}

    def problem_of(self, numbers: Collection[int]) -> Problem:
        """The problem without the rows that none of what has these numbers is in, and without what is only wished."""
        found = copy(self.problem)
        found.at_most = dict.fromkeys(self._rows_of(numbers))
        found.totals = {total: None for number in numbers for total in self._sums_of.get(number, ())}
        return found

    def in_line(self, number: int) -> Collection[int]:
        """All that must come before something or after it, and what must come before that or after it, with itself."""
        return self._lines.get(number, frozenset([number]))

    @cached_property
    def _lines(self) -> Mapping[int, frozenset[int]]:
        lines: dict[int, frozenset[int]] = {}
        for after, several in self.comes_after.items():
            own = frozenset([after]).union(*(lines.get(each, [each]) for each in (after, *several)))
            lines |= dict.fromkeys(own, own)
        return lines

    def chosen(self, values: Sequence[int]) -> Iterator[Candidate]:
        """The candidates that some values take."""
        for several in self.placed.values():
            yield from (each.candidate for each in several if values[each.literal])

    def count_unplaced(self, values: Sequence[int]) -> int:
        """How many of what is wanted are nowhere in a solution."""
        return sum(values[literal] for literal in self.unplaced.values())

    def free(self, number: int) -> list[int]:
        """The literals by which a wanted session is where no row can tell."""
        return [self.unplaced[number], *([self.elsewhere[number]] if number in self.elsewhere else [])]

    def softly(self, terms: Iterable[tuple[int, int]], most: int, price: int) -> None:
        """A sum that is better not above `most`: each more has a price."""
        those = tuple(terms)
        highest = sum(max(times, 0) for _literal, times in those)
        if highest > most and price:
            over = self.problem.number(highest - most, price)
            self.problem.total((*those, (over, -1)), most=most)
            self.soft.append(Soft(those, most, over))
