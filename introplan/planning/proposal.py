"""What is proposed: the best plan that is found, which holds whatever the rows that it was found by say."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Generic, Literal, NamedTuple, Protocol, TypeVar

from introplan.agenda import Occasion, Plan
from introplan.demands import BETWEEN, Between, Key, Over, Surroundings
from introplan.planning.choices import Against, Candidate, Choices
from introplan.planning.conflicts import Conflict, WaysKnown, conflict_of
from introplan.planning.greedy import completed, first_plan
from introplan.planning.linear_program import Relaxed, relaxed_of, tightened
from introplan.planning.parts import InParts
from introplan.planning.placing import PlacingProblem
from introplan.planning.relaxing import (
    HARDLY,
    LESS_NEAR,
    is_large,
    least_cost,
    lightest,
    solve_near,
    with_cheaper,
    without,
)
from introplan.planning.settings import Settings
from introplan.planning.solving import Solution, broken, cost_of
from introplan.planning.wishes import UNPLACED

LEAST_EFFORT = 0.5
FOR_MORE = 0.75
"""So much of all steps is for problems in which something may be elsewhere; after half of them nobody looks further."""
WIDER = 3
"""So many times as many candidates there are where one would rather be elsewhere."""
IN_LINE = 1_000
"""So many there are at once of a line in which one would rather be elsewhere again; there may be ten thousand."""
HARDLY_MORE = 2
"""What costs no more than so much more elsewhere in the relaxed problem has more candidates from the beginning.

That takes a few seconds, and to look for a plan first takes many.
"""
MOST_LEARNT = 200
"""When so much has been learnt of finished plans, the last of them is taken as it is."""

PART_FOR_REST = 0.25
"""With this part of the steps it is looked how good the rest is, where it is not proven that no more has a day."""
NOTHING = Choices([], [], None)

HowGood = Literal["best", "good", "quick"]
"""Whether it is proven that there is no cheaper plan, or only known how much cheaper one could be at most."""
Better = Callable[[int, int], object]


class ToPlace(Protocol):
    """Things that are to be placed, by number, in a plan that has them, each with the day that would be best."""

    @property
    def plan(self) -> Plan:
        """The plan."""
        ...

    @property
    def ideals(self) -> Sequence[date]:
        """The best days."""
        ...

    def occasion(self, number: int) -> Occasion:
        """One of them, as it is before it is placed."""
        ...


_What = TypeVar("_What", bound=ToPlace)
_Rows = TypeVar("_Rows", bound=PlacingProblem)


class Proposed(NamedTuple):
    """Something wanted with its place in the plan, and the day that would have been best."""

    number: int
    candidate: Candidate
    ideal: date

    @property
    def occasion(self) -> Occasion:
        """When and where it is proposed."""
        return self.candidate.occasion


@dataclass(frozen=True, eq=False)
class PlacingProposal(Generic[_What]):
    """What is proposed for a plan, in order of time; what could not be placed, and why; and how good it is.

    `cost` is what the wishes that are not met cost, and `bound` what they cost at least in any plan. What is not placed
    has a price in both, higher than any wish; `rest` is what all else costs at least beside it, where that is known.
    `effort` is how many of the solver's steps it took.
    """

    plan: Plan
    wanted: _What
    placed: tuple[Proposed, ...]
    unplaced: tuple[Conflict, ...]
    choices: Sequence[Choices]
    found: HowGood
    cost: int
    bound: int
    rest: int
    effort: float

    @cached_property
    def settings(self) -> Settings:
        """What the plan lets its sessions choose between."""
        return Settings(self.plan)

    @property
    def gap(self) -> int:
        """By how many per cent what is placed could be cheaper at most; a hundred where nothing is known of it."""
        return 0 if self.found == "best" else gap_beside(len(self.unplaced), self.cost, self.bound, self.rest)


def gap_of(cost: int, bound: int) -> int:
    """By how many per cent something could be cheaper at most, when it costs so much and cannot cost less than that."""
    return -(-100 * (cost - bound) // max(cost, 1)) if cost else 0


def gap_beside(unplaced: int, cost: int, bound: int, rest: int) -> int:
    """By how many per cent all could be cheaper at most but what is not placed, whose price is no part of it."""
    price = unplaced * UNPLACED
    return gap_of(cost - price, max(bound - price, rest, 0))


def with_proposed(there: Surroundings, proposal: PlacingProposal[_What]) -> Surroundings:
    """What there is when all that is proposed is taken, and what could not be placed is nowhere.

    For sessions there has to be the plan that has them: that of what is wanted.
    """
    wanted = proposal.wanted
    nowhere = (wanted.occasion(each.number)._replace(status="cancelled") for each in proposal.unplaced)
    return there.along_with([*(each.occasion for each in proposal.placed), *nowhere])


@dataclass
class Best(Generic[_Rows]):
    """The cheapest plan of what there is to choose between, as far as it is looked for.

    `rows` makes the problem of some choices and of what has been learnt; `choice` gives something, by its number, so
    many candidates; `against` tells which candidates of a plan cannot all be beside each other after all. Where one
    would rather be elsewhere, those that are `alike` get more candidates: `most_widened` times at most, and as long as
    that has not taken half of all steps. Of a large problem a plan will do that is known to be `enough` per cent from
    the best at most; where that is none, the best is looked for.
    When somebody has broken it off, it takes what there is: the search is over, and only what cannot be is mended.
    """

    choices: list[Choices]
    rows: Callable[[Sequence[Choices], Sequence[tuple[str, ...]]], _Rows]
    choice: Callable[[int, int | None], Choices]
    against: Callable[[Sequence[Candidate]], Iterable[tuple[str, ...]]]
    alike: Callable[[Sequence[int]], Iterable[int]] = iter
    most_widened: int = 1
    quick: bool = False
    enough: int = 0
    least_against: Callable[[int, date], Against] | None = None
    learnt: list[tuple[str, ...]] = field(default_factory=list)
    is_broken_off: bool = False
    _widened: set[int] = field(default_factory=set)
    _made: tuple[bool, _Rows, Relaxed | None] | None = None
    _asked: dict[frozenset[str], list[tuple[str, ...]]] = field(default_factory=dict)

    def find(self, effort: float, on_better: Better | None = None) -> tuple[_Rows, Solution]:
        """The problem at last, and its solution, for which all steps are taken together."""
        spent, least, widened, parts = 0.0, 0, 0, InParts()
        found: frozenset[str] | None = None
        while True:
            is_open = widened < self.most_widened and spent < effort / 2 and not self.is_broken_off
            rows, relaxed = self._compiled(is_open=is_open)
            if relaxed and not widened and (wider := _nearly_elsewhere(rows, relaxed)):
                widened += 1
                self._widen(wider)
                continue
            start = first_plan(rows, found or ())
            if self.is_hurried:
                solution = Solution("feasible", start, cost_of(rows.problem, start), 0, 0.0)
            else:
                left = max((effort * FOR_MORE if is_open else effort) - spent, LEAST_EFFORT)
                until = effort / 2 - spent if widened + 1 < self.most_widened else 0.0
                solution = self._solved(
                    rows, relaxed, start, left, parts, on_better, until=until, least=None if is_open else least
                )
                solution = _completed(rows, solution)
                spent += solution.effort
                self.is_broken_off = solution.is_broken_off
                if is_open:
                    least = max(least, solution.bound)
            found = _keys_of(rows, solution.values)
            wider = _elsewhere(rows, solution.values)
            if wider and self.is_broken_off:
                continue
            if wider:
                widened += 1
                if relaxed and widened < self.most_widened:
                    # To solve all takes longest, so what would be elsewhere the next time is not waited for. Where that
                    # is never done the rows take longest, and so there are fewer times.
                    is_whole = self.enough or solution.bound > least_cost(rows.problem, relaxed)
                    within = HARDLY_MORE if is_whole else HARDLY
                    wider = [*dict.fromkeys((*wider, *_nearly_elsewhere(rows, relaxed, within)))]
                self._widen_further(rows, wider)
                continue
            against = self._not_learnt(rows, solution.values)
            if not against:
                return rows, solution._replace(bound=min(least, solution.cost), effort=spent)
            self.learnt += against

    @property
    def is_hurried(self) -> bool:
        """Whether the first plan that fits is taken."""
        return self.quick or self.is_broken_off

    def _compiled(self, *, is_open: bool) -> tuple[_Rows, Relaxed | None]:
        """The problem of what there is to choose between, with all that has been learnt, and with parts of choices.

        What is learnt is one row more: all else of the problem stays, and what parts of choices cost at least as well.
        """
        if self._made is None or self._made[0] != is_open:
            rows = self.rows(self.choices if is_open else [_closed(each) for each in self.choices], self.learnt)
            relaxed = relaxed_of(rows.problem) if rows.problem.implied and not self.is_hurried else None
            if relaxed:
                rows.problem.totals |= dict.fromkeys(relaxed.implied)
            self._made = is_open, rows, relaxed
        _, rows, relaxed = self._made
        rows.learnt = tuple(self.learnt)
        rows.take_learnt()
        return rows, relaxed

    def _not_learnt(self, rows: _Rows, values: Sequence[int]) -> list[tuple[str, ...]]:
        """What cannot all be beside each other of a plan, and is not known yet; the same plan is asked once."""
        if len(self.learnt) > MOST_LEARNT:
            return []
        keys = _keys_of(rows, values)
        if keys not in self._asked:
            self._asked[keys] = list(self.against(list(rows.chosen(values))))
        return [each for each in self._asked[keys] if each not in self.learnt]

    def _solved(  # noqa: PLR0913, PLR0917 - all that a round knows
        self,
        rows: _Rows,
        relaxed: Relaxed | None,
        start: Sequence[int],
        effort: float,
        parts: InParts,
        on_better: Better | None,
        *,
        until: float,
        least: int | None,
    ) -> Solution:
        """The cheapest plan of some rows; one near it, when of a large problem that does not hold or is elsewhere.

        Such a one says little of what any plan costs at least. So when that took steps `until` there is no time to look
        for more candidates again, all is solved even if something is elsewhere, but where `enough` is. Where nothing
        can be elsewhere any more that is known already, as `least`, and so one is enough that is less near, unless what
        it leaves out may have a place after all.
        """
        problem, spent = rows.problem, 0.0
        if relaxed and is_large(problem):
            near = solve_near(problem, relaxed, effort=effort, start=start, on_better=on_better)
            is_elsewhere = bool(_elsewhere(rows, near.values)) and (self.enough > 0 or near.effort < until)
            if (
                near.is_broken_off
                or is_elsewhere
                or self._is_enough(rows, near, least)
                or self._not_learnt(rows, near.values)
            ):
                return near
            start, spent = near.values, near.effort
            if least is not None:
                left = max(effort - spent, LEAST_EFFORT)
                near = solve_near(problem, relaxed, effort=left, start=start, on_better=on_better, within=LESS_NEAR)
                near = near._replace(effort=spent + near.effort)
                if rows.count_unplaced(near.values) <= max(near.bound, least) // UNPLACED:
                    return near
                start, spent = near.values, near.effort
            closer = tightened(problem, relaxed, near.cost)
            problem = with_cheaper(problem, closer, near)
            problem.totals = problem.totals | dict.fromkeys(closer.implied)
        left = max(effort - spent, LEAST_EFFORT)
        solution = parts.solve(problem, effort=left, start=start, on_better=on_better)
        if relaxed and is_large(problem):  # of which the solver may have had no time to say how good it is
            known = min(solution.cost, least_cost(rows.problem, relaxed))
            solution = solution._replace(bound=max(solution.bound, known))
        if solution.bound == solution.cost and not _elsewhere(rows, solution.values):
            if relaxed and is_large(problem):
                # Where nobody has looked nothing is lighter, since nobody knows its keys.
                here = without(rows.problem, rows.elsewhere.values())
                solution = lightest(here, solution, left - solution.effort, relaxed)
            else:
                solution = parts.lightest(problem, solution, left - solution.effort)
        return solution._replace(effort=spent + solution.effort)

    def _is_enough(self, rows: _Rows, found: Solution, least: int | None) -> bool:
        """Whether nothing of a plan is elsewhere, and no plan is cheaper by more than is worth looking for."""
        if not self.enough or _elsewhere(rows, found.values):
            return False
        bound = found.bound if least is None else least
        return gap_beside(rows.count_unplaced(found.values), found.cost, bound, 0) <= self.enough

    def _widen(self, numbers: Sequence[int]) -> None:
        """Look at more candidates of some, and of all that is like them."""
        self._made = None
        for number in self.alike(numbers):
            self.choices[number] = self.choice(number, WIDER * len(self.choices[number].candidates))

    def _widen_further(self, rows: _Rows, numbers: Sequence[int]) -> None:
        """Look at more of what would be elsewhere, and at all of a line in which others have been given more before.

        In a line what comes before something and what comes after it have to make way for each other in their turn.
        Where the best is not looked for, many are looked at, not all.
        """
        again = [number for number in numbers if not self._widened.isdisjoint(rows.in_line(number))]
        self._widen([number for number in numbers if number not in again])
        self._widened.update(numbers)
        for number in self.alike(sorted(set().union(*map(rows.in_line, again)))):
            many = max(IN_LINE, WIDER * len(self.choices[number].candidates))
            self.choices[number] = self.choice(number, many if self.enough or self.quick else None)

    def proposed(
        self, plan: Plan, wanted: _What, effort: float, on_better: Better | None = None
    ) -> PlacingProposal[_What]:
        """What is proposed of it."""
        rows, solution = self.find(effort, on_better)
        placed = [Proposed(each.number, each, wanted.ideals[each.number]) for each in rows.chosen(solution.values)]
        there = {each.number for each in placed}
        nowhere = [number for number in range(len(self.choices)) if number not in there]
        ways = WaysKnown(self.choices, self.choice, self.least_against)
        return PlacingProposal(
            plan=plan,
            wanted=wanted,
            placed=tuple(sorted(placed, key=lambda each: each.occasion.sort_key)),
            unplaced=tuple(conflict_of(rows, number, solution.values, ways) for number in nowhere),
            choices=tuple(self.choices),
            found="quick" if self.quick else "best" if solution.bound == solution.cost else "good",
            cost=solution.cost,
            bound=solution.bound,
            effort=solution.effort,
            rest=self._rest(nowhere, [each.candidate.key for each in placed], solution, effort),
        )

    def _rest(self, nowhere: Sequence[int], kept: Sequence[str], found: Solution, effort: float) -> int:
        """What all others cost at least when these are nowhere: looked for where the bound of all does not say it."""
        price = len(nowhere) * UNPLACED
        if not nowhere or self.quick or self.is_broken_off or found.bound >= min(found.cost, price):
            return max(found.bound - price, 0)
        rows = self.rows(
            [NOTHING if number in nowhere else each for number, each in enumerate(self.choices)], self.learnt
        )
        beside = InParts().solve(rows.problem, effort=effort * PART_FOR_REST, start=first_plan(rows, kept))
        return beside.bound - price


def _keys_of(rows: PlacingProblem, values: Sequence[int]) -> frozenset[str]:
    """The keys of what some values place, which tell one plan from another."""
    return frozenset(each.key for each in rows.chosen(values))


def _elsewhere(rows: PlacingProblem, values: Sequence[int]) -> list[int]:
    """What some values place where nobody has looked yet."""
    return [number for number, literal in rows.elsewhere.items() if values[literal]]


def _completed(rows: PlacingProblem, found: Solution) -> Solution:
    """The same choices without anything that is counted in vain: what is not proven may say more than follows of it."""
    values = completed(rows, found.values)
    cost = cost_of(rows.problem, values)
    if cost >= found.cost or broken(rows.problem, values):
        return found
    return found._replace(values=values, cost=cost, bound=min(found.bound, cost))


def _nearly_elsewhere(rows: PlacingProblem, relaxed: Relaxed, within: float = HARDLY_MORE) -> list[int]:
    """What costs hardly more elsewhere when parts of candidates may be chosen: that is where a plan would have it."""
    return [number for number, literal in rows.elsewhere.items() if relaxed.more[literal] <= within]


def _closed(choice: Choices) -> Choices:
    """The same, with no other candidates to hope for."""
    return choice._replace(left_out=None)


def against_each_other(
    together: Surroundings,
    chosen: Sequence[Candidate],
    over: Iterable[Over],
    of: Iterable[Candidate] | None = None,
) -> Iterator[tuple[str, ...]]:
    """The keys of candidates that cannot all be beside each other: asked of the demands themselves, whatever rows say.

    They are in `together`. What a demand that is not among `over` says on a day, a week or a month is a wish, and is
    known by its price. Where most have been beside each other already, it is enough to ask `of` the others.
    """
    hard: tuple[Between | Over, ...] = (*(demand for demand in BETWEEN if demand.is_hard), *over)
    by_key = {each.occasion.key: each for each in chosen}
    asked: set[tuple[Between | Over, Key]] = set()  # what several share is asked once
    for each in chosen if of is None else of:
        for demand in hard:
            for key in _keys(together, demand, each.occasion):
                if (demand, key) not in asked:
                    asked.add((demand, key))
                    yield from _clashing(together, by_key, demand, key)


def _keys(together: Surroundings, demand: Between | Over, occasion: Occasion) -> Iterable[Key]:
    return demand.keys(together, occasion) if isinstance(demand, Between) else demand.windows(together, [occasion])


def _clashing(
    together: Surroundings, by_key: Mapping[str, Candidate], demand: Between | Over, key: Key
) -> Iterator[tuple[str, ...]]:
    """The keys of those candidates that a demand has something against together."""
    if isinstance(demand, Between):
        for clash in demand.pairs(together, key):
            both = [by_key[one.key] for one in clash if one.key in by_key]
            if len(both) > 1 and any(demand.reasons(together, key, clash)):
                yield tuple(sorted(one.key for one in both))
    elif any(demand.reasons(together, key)):
        those = [one for one in by_key.values() if key in set(demand.windows(together, [one.occasion]))]
        if len(those) > 1:
            yield tuple(sorted(one.key for one in those))
