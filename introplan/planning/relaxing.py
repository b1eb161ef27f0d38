"""The cheapest solution where many are as cheap: first what it costs, and of all that cost as much the one of the keys.

Who supports whom is nearly a flow: parts of choices, as a linear program may make them, gain nothing. Such a program
tells at once what the cheapest costs, and by its prices which choices and rows all of the cheapest have in common.
What is left is small, and the keys alone decide. To ask for both in one, as `solve` does, took fifty times as long
here: the costs are so much higher than the weights of the keys that the program cannot tell solutions apart.

The dates of sessions are no flow. There the program says which of the rows that follow from others the solver needs.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from copy import copy
from math import ceil, inf, isfinite
from typing import Any, NamedTuple

from introplan.planning.reducing import solve_reduced
from introplan.planning.solving import (
    SEED,
    Literals,
    Problem,
    Proof,
    Solution,
    Total,
    broken,
    cost_of,
    no,
    solve,
    weight_of,
)

CLOSE = 1e-6
GO_ON = "use_preprocessing: false use_dual_simplex: true"
"""The linear program goes on from where it was when rows are added to it."""
LARGE = 5_000
"""Of more literals than this, what they cost is looked for first, and then the lightest keys."""
HARDLY = 0.5
"""What costs no more than this beyond the cheapest parts of choices is near them."""
LESS_NEAR = 3.0
"""The same where one looks further: of 98,000 literals 6,000, of which the cheapest is found in four seconds."""
EFFORT_FOR_KEYS = 0.5
"""So many steps the keys of a large problem are worth; of 360 sessions they are not proven in twelve times as many."""


class Relaxed(NamedTuple):
    """What the cheapest parts of choices cost, what each literal would cost more, and the rows that have a price.

    `implied` are those that have one of the sums that only follow from rows.
    """

    cost: float
    more: list[float]
    priced: dict[Total, float]
    implied: dict[Total, float]

    @property
    def tight(self) -> list[Total]:
        """These rows without the room that none of the cheapest makes use of."""
        return [_tight(total, price) for total, price in (self.priced | self.implied).items()]


def solve_by_relaxing(problem: Problem, *, effort: float, start: Sequence[int], seed: int = SEED) -> Solution:
    """The cheapest solution, and of several the one of the lightest keys; else the best found, as `solve` has it.

    `start` is a complete solution. A literal without a key follows from those that have one.
    """
    relaxed = relaxed_of(problem)
    by_keys = _by_keys(problem)
    if relaxed is not None:
        found = solve(_with_rows(by_keys, relaxed.tight), effort=effort, fixed=_fixed(relaxed, 0), seed=seed)
        if found.values and not broken(problem, found.values):
            cost = cost_of(problem, found.values)
            if cost - problem.base <= relaxed.cost + CLOSE:
                return Solution("optimal", found.values, cost, cost, found.effort)
    cheapest = copy(problem)
    cheapest.keys = {}
    first = solve(cheapest, effort=effort, start=start, seed=seed)
    if first.status != "optimal":
        return first
    gap = first.cost - problem.base - relaxed.cost if relaxed else float("inf")
    no_dearer = Total(
        tuple((each, cost) for each, cost in enumerate(problem.costs) if cost), None, first.cost - problem.base, None
    )
    fixed = _fixed(relaxed, gap) if relaxed else {}
    second = solve(_with_rows(by_keys, [no_dearer]), effort=effort, start=first.values, fixed=fixed, seed=seed)
    values = second.values or first.values
    return Solution("optimal", values, first.cost, first.cost, first.effort + second.effort)


def solve_cost_first(
    problem: Problem,
    *,
    effort: float,
    start: Sequence[int],
    on_better: Callable[[int, int], object] | None = None,
) -> Solution:
    """The cheapest solution as `solve` has it; of a large problem by what it costs alone, whatever the keys.

    Such a one is not said to be the best of those that cost as much: its bound is its cost, and `lightest` goes on.
    """
    if not is_large(problem):
        return solve(problem, effort=effort, start=start, on_better=on_better)
    cheapest = copy(problem)
    cheapest.keys = {}
    found = solve(cheapest, effort=effort, start=start, on_better=on_better)
    return found._replace(status="feasible") if found.status == "optimal" else found


def is_large(problem: Problem) -> bool:
    """Whether it has so many literals that it is looked at more than once."""
    return len(problem.costs) >= LARGE


def solve_near(  # noqa: PLR0913 - what a caller may ask, each by its name
    problem: Problem,
    relaxed: Relaxed,
    *,
    effort: float,
    start: Sequence[int],
    on_better: Callable[[int, int], object] | None = None,
    within: float = HARDLY,
) -> Solution:
    """The cheapest solution of the start and of what parts of choices would hardly lose by; by its cost alone.

    It takes a fifth of the steps of all, and comes within a thousandth: a start, and what tells where one would rather
    be elsewhere. Its bound is what any solution costs at least, as parts of choices tell.
    """
    near, least = near_to(problem, relaxed, start, within), least_cost(problem, relaxed)
    near.keys = {}
    told = (lambda cost, _bound: on_better(cost, min(cost, least))) if on_better else None
    found = solve_reduced(near, effort=effort, start=start, on_better=told)
    return found._replace(status="feasible", bound=min(found.cost, least))


def least_cost(problem: Problem, relaxed: Relaxed) -> int:
    """What any solution costs at least, as parts of choices tell."""
    return problem.base + ceil(relaxed.cost - CLOSE)


def near_to(problem: Problem, relaxed: Relaxed, values: Sequence[int], within: float = HARDLY) -> Problem:
    """The same with the choices of a solution and with those that parts of choices would hardly lose by."""
    found = copy(problem)
    found.ceilings = [
        most if value or more <= within else 0
        for most, more, value in zip(problem.ceilings, relaxed.more, values, strict=True)
    ]
    return found


def without_dearer(problem: Problem, relaxed: Relaxed, cost: int) -> Problem:
    """The same without the choices that no solution has that costs at most so much."""
    gap = cost - problem.base - relaxed.cost
    found = copy(problem)
    found.ceilings = [
        0 if more > gap + CLOSE else most for most, more in zip(problem.ceilings, relaxed.more, strict=True)
    ]
    return found


def without(problem: Problem, literals: Iterable[int]) -> Problem:
    """The same where some literals can only be nothing."""
    found = copy(problem)
    found.ceilings = list(problem.ceilings)
    for literal in literals:
        found.ceilings[literal] = 0
    return found


def lightest(problem: Problem, found: Solution, effort: float, near: Relaxed | None = None) -> Solution:
    """Of the solutions that cost as much as one that is proven to be cheapest, the one of the lightest keys.

    Where a few steps do not prove it, it is a light one, and is not said to be the best; likewise where it is looked
    for `near` what parts of choices would choose: of a large problem that takes a tenth of the time, and is lighter.
    """
    those = near_to(problem, near, found.values) if near else problem
    lighter = solve_reduced(those, effort=min(effort, EFFORT_FOR_KEYS), start=found.values)
    status: Proof = "feasible" if near else lighter.status
    is_broken_off = lighter.is_broken_off
    return Solution(status, lighter.values, found.cost, found.bound, found.effort + lighter.effort, is_broken_off)


def _fixed(relaxed: Relaxed, gap: float) -> dict[int, int]:
    """The literals that no solution has otherwise that costs at most so much more than parts of choices do."""
    dear = {each: 0 for each, more in enumerate(relaxed.more) if more > gap + CLOSE}
    return dear | {each: 1 for each, more in enumerate(relaxed.more) if more < -gap - CLOSE}


def _by_keys(problem: Problem) -> Problem:
    """The same choices and rows, with the weights of the keys as all that they cost."""
    found = copy(problem)
    found.costs, found.keys, found.base = [0] * len(problem.costs), {}, 0
    for key, literal in problem.keys.items():
        found.costs[literal] = weight_of(key)
    return found


def _with_rows(problem: Problem, rows: Sequence[Total]) -> Problem:
    found = copy(problem)
    found.totals = {**problem.totals, **dict.fromkeys(rows)}
    return found


def relaxed_of(problem: Problem) -> Relaxed | None:
    """The problem with parts of choices; None where a row holds only at times, or nothing is found.

    Most rows say nothing of the cheapest: only those are written that it would break, until it breaks none. With all of
    them at once it takes ten times as long.
    """
    if any(total.when is not None for total in problem.totals):
        return None
    from ortools.linear_solver import pywraplp  # noqa: PLC0415 - as for the solver itself

    program = pywraplp.Solver.CreateSolver("GLOP")
    program.SetSolverSpecificParametersAsString(GO_ON)
    parts = [program.NumVar(0, most, "") for most in problem.ceilings]
    objective = program.Objective()
    for literal, cost in enumerate(problem.costs):
        if cost:
            objective.SetCoefficient(parts[literal], cost)
    objective.SetMinimization()
    written: dict[Total, Any] = {}
    implied: dict[Total, Any] = {}
    waiting = _Waiting(problem)
    while True:
        if program.Solve() != pywraplp.Solver.OPTIMAL:
            return None
        values = [part.solution_value() for part in parts]
        if rows := waiting.taken_if_broken(values):
            written |= {row: _write_row(program, parts, row) for row in rows}
            continue
        above = dict.fromkeys(row for each in problem.implied for row in each.broken(values, CLOSE))
        if not (more := [row for row in above if row not in implied]):
            break
        implied |= {row: _write_row(program, parts, row) for row in more}
    costs = [part.ReducedCost() for part in parts]
    return Relaxed(objective.Value(), costs, _priced(written), _priced(implied))


def _priced(written: Mapping[Total, Any]) -> dict[Total, float]:
    return {total: price for total, row in written.items() if abs(price := row.dual_value()) > CLOSE}


class _Waiting:
    """Rows that are not written yet: asked by the few literals that are more than nothing, as most are in none."""

    def __init__(self, problem: Problem) -> None:
        self._rows: dict[int, Literals | Total] = {}
        self._bounds: list[tuple[float, float]] = []
        self._once: list[list[int]] = [[] for _ in problem.costs]
        self._times: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for row in problem.exactly:
            self._add(row, 1, 1)
        self._first, self._places = len(self._bounds), problem.places
        for row in problem.at_most:
            opposites = sum(literal < 0 for literal in row) if min(row) < 0 else 0
            self._rows[len(self._bounds)] = row
            self._bounds.append((-inf, 1 - opposites + CLOSE))
        for row in problem.clauses:
            self._add(row, 1, inf)
        for total in problem.totals:
            self._add_total(total)
        self._broken_by_nothing = [place for place, (least, most) in enumerate(self._bounds) if not least <= 0 <= most]

    def _add(self, row: Literals, least: float, most: float) -> None:
        """A row of literals; those that are the opposite of one are counted as one less it."""
        place, once, opposites = len(self._bounds), self._once, 0
        for literal in row:
            if literal >= 0:
                once[literal].append(place)
            else:
                opposites += 1
                self._times[no(literal)].append((place, -1))
        self._rows[place] = row
        self._bounds.append((least - opposites - CLOSE, most - opposites + CLOSE))

    def _add_total(self, total: Total) -> None:
        place, taken = len(self._bounds), 0
        for literal, times in total.terms:
            if literal >= 0:
                self._times[literal].append((place, times))
            else:
                taken += times
                self._times[no(literal)].append((place, -times))
        self._rows[place] = total
        least, most = _bounds(total, taken)
        self._bounds.append((least - CLOSE, most + CLOSE))

    def taken_if_broken(self, values: Sequence[float]) -> list[Total]:
        """The rows that values break, in their order: they wait no longer."""
        reached: dict[int, float] = defaultdict(float, dict.fromkeys(self._broken_by_nothing, 0.0))
        at_most, first = self._places, self._first
        for literal, value in enumerate(values):
            if value:
                for place in at_most.get(literal, ()):
                    reached[first + place] += value
                for place in at_most.get(no(literal), ()):
                    reached[first + place] -= value
                for place in self._once[literal]:
                    reached[place] += value
                for place, times in self._times.get(literal, ()):
                    reached[place] += times * value
        rows, bounds = self._rows, self._bounds
        places = sorted(
            place
            for place, sum_ in reached.items()
            if place in rows and not bounds[place][0] <= sum_ <= bounds[place][1]
        )
        return [self._total(rows.pop(place), place) for place in places]

    def _total(self, row: Literals | Total, place: int) -> Total:
        if isinstance(row, Total):
            return row
        opposites = sum(literal < 0 for literal in row)
        least, most = (round(each + opposites) if isfinite(each) else None for each in self._bounds[place])
        return Total(tuple([(each, 1) for each in row]), least, most, None)


def _bounds(total: Total, taken: int) -> tuple[float, float]:
    """The bounds of what is left of a row when so much of it is taken by opposites."""
    return (-inf if total.least is None else total.least - taken, inf if total.most is None else total.most - taken)


def _write_row(program: Any, parts: Sequence[Any], total: Total) -> Any:
    """A row with each literal once, and none that is an opposite."""
    terms: dict[int, int] = {}
    taken = 0
    for literal, times in total.terms:
        own = literal if literal >= 0 else no(literal)
        taken += 0 if literal >= 0 else times
        terms[own] = terms.get(own, 0) + (times if literal >= 0 else -times)
    written = program.Constraint(*_bounds(total, taken))
    for literal, times in terms.items():
        written.SetCoefficient(parts[literal], times)
    return written


def _tight(total: Total, price: float) -> Total:
    """A row that leaves no room in any of the cheapest, by its price: on the one side or on the other."""
    bound = total.least if price > 0 else total.most
    return total._replace(least=bound, most=bound)
