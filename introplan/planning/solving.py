"""Choices as plain numbers, rows over them, and the cheapest solution: the one place that knows the solver.

A literal is a number, counted from 0 as it is made, and `no(literal)` is its opposite. A row is a tuple of them. All
is written to the solver in one go, since its own expressions take several times as long as solving does.

Repeatable: one worker, a fixed seed, a limit in the solver's own steps and never in seconds, and a tie-break. Each
literal with a key has a weight of 20 bits made of that key. The cost counts for more than all weights together, and so
two solutions of the same cost are told apart by their keys alone: whatever is proven is a function of the problem, on
every computer and with every version of the solver, however the rows are written. A literal without a key must follow
from those that have one.
"""

import signal
import threading
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from hashlib import blake2b
from math import isfinite
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

if TYPE_CHECKING:
    from ortools.sat.python import cp_model

SEED = 1
WEIGHT_BITS = 20
FURTHEST = 2**62
"""More than the solver can add up."""

Proof = Literal["optimal", "feasible", "impossible", "unknown"]
"""Proven to be the cheapest; a solution, and there may be a cheaper one; proven that there is none; none found yet."""

Literals = tuple[int, ...]


class Total(NamedTuple):
    """A sum of literals and numbers, each times something, between two bounds; where `when` holds, if it has one."""

    terms: tuple[tuple[int, int], ...]
    least: int | None
    most: int | None
    when: int | None

    def holds(self, values: Sequence[int]) -> bool:
        """Whether the sum is within its bounds."""
        if self.when is not None and not value_of(self.when, values):
            return True
        reached = sum(times * value_of(literal, values) for literal, times in self.terms)
        return (self.least is None or reached >= self.least) and (self.most is None or reached <= self.most)


class Implied(NamedTuple):
    """Sums that are never above `most` where the rows hold: of all terms but those of some literals, for each such set.

    They have nearly all in common, and hardly any is ever needed: so they are written out one by one, and what they are
    without is asked for when the sum of all terms is above.
    """

    terms: tuple[tuple[int, int], ...]
    most: int
    but: Callable[[], Sequence[Set[int]]]

    def without(self, those: Set[int]) -> Total:
        """The sum without the terms of some literals."""
        return Total(tuple([each for each in self.terms if each[0] not in those]), None, self.most, None)

    def broken(self, parts: Sequence[float], close: float) -> Iterator[Total]:
        """Those of the sums that parts of choices are above of, by more than what is close."""
        most = self.most + close
        reached = {literal: times * parts[literal] for literal, times in self.terms if parts[literal]}
        if sum(each for each in reached.values() if each > 0) > most:
            whole = sum(reached.values())
            for those in self.but():
                if whole - sum(reached[literal] for literal in reached if literal in those) > most:
                    yield self.without(those)


class Solution(NamedTuple):
    """What the solver found: a value of each literal in its order, none when there is no solution.

    `cost` is what it costs, `bound` what any solution costs at least, and `effort` what it took, in the solver's steps.
    It is broken off when somebody stopped the solver, with steps left.
    """

    status: Proof
    values: list[int]
    cost: int
    bound: int
    effort: float
    is_broken_off: bool = False


@dataclass
class Problem:
    """Literals, what each costs when it is true, and the rows that must hold; rows that are equal are kept once."""

    costs: list[int] = field(default_factory=list)
    ceilings: list[int] = field(default_factory=list)
    keys: dict[str, int] = field(default_factory=dict)
    base: int = 0
    """What is paid in any case."""
    exactly: dict[Literals, None] = field(default_factory=dict)
    at_most: dict[Literals, None] = field(default_factory=dict)
    clauses: dict[Literals, None] = field(default_factory=dict)
    totals: dict[Total, None] = field(default_factory=dict)
    implied: list[Implied] = field(default_factory=list)
    """What all of these say together of literals that are true or not, and not of parts of them: see `relaxing`."""
    _places: tuple[int, Mapping[int, Sequence[int]]] = field(default=(0, {}), compare=False, repr=False)

    @property
    def places(self) -> Mapping[int, Sequence[int]]:
        """In which of the rows of at most one each literal is, or the opposite of one, by their places."""
        if self._places[0] != len(self.at_most):
            found: dict[int, list[int]] = defaultdict(list)
            for place, row in enumerate(self.at_most):
                for literal in row:
                    found[literal].append(place)
            self._places = len(self.at_most), dict(found)
        return self._places[1]

    def literal(self, cost: int = 0, key: str = "") -> int:
        """A new choice, yes or no. Raises ValueError when another one has its key, which would not tell them apart."""
        if key:
            if key in self.keys:
                raise ValueError(f"two literals have the key {key}")
            self.keys[key] = len(self.costs)
        return self.number(1, cost)

    def number(self, most: int, cost: int = 0) -> int:
        """A new whole number from 0 to `most`, which stands in totals only; the cost is for each one of it."""
        self.costs.append(cost)
        self.ceilings.append(most)
        return len(self.costs) - 1

    def price(self, literal: int, cost: int) -> None:
        """Let a literal cost more than it does, or less; also the opposite of one."""
        if literal < 0:
            self.base += cost
            self.costs[no(literal)] -= cost
        else:
            self.costs[literal] += cost

    def exactly_one(self, literals: Iterable[int]) -> None:
        """One of these is true, and no other of them."""
        self.exactly[tuple(literals)] = None

    def at_most_one(self, literals: Iterable[int]) -> None:
        """No two of these are true."""
        if len(row := tuple(literals)) > 1:
            self.at_most[row] = None

    def any_of(self, literals: Iterable[int]) -> None:
        """At least one of these is true."""
        self.clauses[tuple(literals)] = None

    def total(
        self,
        terms: Iterable[tuple[int, int]],
        least: int | None = None,
        most: int | None = None,
        when: int | None = None,
    ) -> None:
        """A sum of literals or numbers, each times something, lies between two bounds, its ends included.

        With `when` it need only do so where that literal is true.
        """
        self.totals[Total(tuple(terms), least, most, when)] = None

    def imply(
        self,
        terms: Iterable[tuple[int, int]],
        most: int,
        but: Callable[[], Sequence[Set[int]]] = lambda: (frozenset(),),
    ) -> None:
        """Sums that are never above `most` where the rows hold, and which the solver had better be told of.

        Of all terms but those of some literals, for each such set; none of them is the opposite of one.
        """
        self.implied.append(Implied(tuple(terms), most, but))


def no(literal: int) -> int:
    """The opposite of a literal."""
    return -literal - 1


def value_of(literal: int, values: Sequence[int]) -> int:
    """What a literal, or the opposite of one, comes to in a solution."""
    return values[literal] if literal >= 0 else 1 - values[no(literal)]


def cost_of(problem: Problem, values: Sequence[int]) -> int:
    """What a solution costs."""
    return problem.base + sum(cost * value for cost, value in zip(problem.costs, values, strict=True))


def broken(problem: Problem, values: Sequence[int]) -> list[Literals | Total]:
    """The rows that values do not hold: a start that breaks one helps nothing, and the solver does not say so."""
    counted = {
        row: sum(value_of(each, values) for each in row)
        for rows in (problem.exactly, problem.at_most, problem.clauses)
        for row in rows
    }
    return [
        *(row for row in problem.exactly if counted[row] != 1),
        *(row for row in problem.at_most if counted[row] > 1),
        *(row for row in problem.clauses if not counted[row]),
        *(total for total in problem.totals if not total.holds(values)),
    ]


@cache
def weight_of(key: str) -> int:
    """The weight by which solutions of the same cost are told apart: the same for a key everywhere and always."""
    return int.from_bytes(blake2b(key.encode(), digest_size=4).digest(), "big") >> (32 - WEIGHT_BITS)


def solve(  # noqa: PLR0913 - what a caller may ask, each by its name
    problem: Problem,
    *,
    effort: float,
    start: Sequence[int] | None = None,
    fixed: Mapping[int, int] | None = None,
    on_better: Callable[[int, int], object] | None = None,
    seed: int = SEED,
) -> Solution:
    """The cheapest solution; the best that `effort` steps of the solver found, or that it had at Ctrl-C.

    `start` is a solution with a value for every literal, else it is worth nothing: see `broken`. It is the answer when
    nothing better is found in time. `fixed` are values
    that are no choice this time. `on_better` is told the cost of each better solution, and the bound. A step takes some
    four to nine seconds; what stops by steps stops at the same solution everywhere.
    """
    from ortools.sat.python import cp_model  # noqa: PLC0415 - takes half a second, which only planning is worth

    scale = _scale(problem)
    model = cp_model.CpModel()
    _write(model.proto, problem, scale, fixed or {})
    if start is not None:
        model.proto.solution_hint.vars.extend(range(len(start)))
        model.proto.solution_hint.values.extend(start)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = seed
    solver.parameters.max_deterministic_time = effort
    # Windows and availability give a relaxation that is nearly integral, so its strength is worth more than search:
    # measured, three times as fast as the defaults.
    solver.parameters.linearization_level = 2
    solver.parameters.cp_model_probing_level = 0
    solver.parameters.symmetry_level = 0
    with _interrupts_kept():
        status = solver.solve(model, _listener(problem, scale, on_better) if on_better else None)
    found = _solution(problem, scale, solver, solver.status_name(status))
    # Whatever stops at its limit has taken all its steps, so what has some left was stopped by somebody.
    is_open = found.status in ("feasible", "unknown")
    found = found._replace(is_broken_off=is_open and found.effort < effort)
    if found.status == "unknown" and start is not None and not broken(problem, start):
        cost = cost_of(problem, start)
        return found._replace(status="feasible", values=list(start), cost=cost, bound=min(cost, found.bound))
    return found


@contextmanager
def _interrupts_kept() -> Iterator[None]:
    """Ctrl-C stops the solver, which leaves the next one to the operating system: that would end us without a word."""
    before = signal.getsignal(signal.SIGINT)
    try:
        yield
    finally:
        if threading.current_thread() is threading.main_thread():
            signal.signal(signal.SIGINT, before)


def _solution(problem: Problem, scale: int, solver: "cp_model.CpSolver", status: str) -> Solution:
    effort = solver.response_proto.deterministic_time
    match status:
        case "OPTIMAL" | "FEASIBLE":
            values = list(solver.response_proto.solution)
            cost = cost_of(problem, values)
            if status == "OPTIMAL":
                return Solution("optimal", values, cost, cost, effort)
            return Solution("feasible", values, cost, min(cost, _bound(problem, scale, solver)), effort)
        case "INFEASIBLE":
            return Solution("impossible", [], 0, 0, effort)
        case "UNKNOWN":
            return Solution("unknown", [], 0, _bound(problem, scale, solver), effort)
        case _:
            raise ValueError("the solver cannot read the problem")


def _bound(problem: Problem, scale: int, solver: Any) -> int:
    """What any solution costs at least, as known to a solver, or to a listener of one."""
    least = problem.base + sum(min(0, cost * most) for cost, most in zip(problem.costs, problem.ceilings, strict=True))
    known = solver.best_objective_bound // scale
    return max(least, problem.base + int(known)) if isfinite(known) else least


def _listener(problem: Problem, scale: int, on_better: Callable[[int, int], object]) -> Any:
    from ortools.sat.python import cp_model  # noqa: PLC0415 - its class is needed here alone

    class Listener(cp_model.CpSolverSolutionCallback):
        def on_solution_callback(self) -> None:
            on_better(problem.base + int(self.objective_value // scale), _bound(problem, scale, self))

    return Listener()


def _scale(problem: Problem) -> int:
    """More than the weights of any solution come to together, so that no weight outdoes a cost.

    Raises OverflowError when the solver could not add it all up.
    """
    left = {literal: weight_of(key) for key, literal in problem.keys.items()}
    heaviest = 0
    for rows in (problem.exactly, problem.at_most):
        for row in rows:
            heaviest += max((left.pop(literal, 0) for literal in row), default=0)
    scale = 1 << (heaviest + sum(left.values())).bit_length()
    if (
        scale * (1 + sum(abs(cost) * most for cost, most in zip(problem.costs, problem.ceilings, strict=True)))
        > FURTHEST
    ):
        raise OverflowError("the costs are too high to be told apart by keys")
    return scale


def _write(proto: Any, problem: Problem, scale: int, fixed: Mapping[int, int]) -> None:
    """Write a problem into a model of the solver, whose types differ from version to version."""
    settled = {
        literal if literal >= 0 else no(literal): value if literal >= 0 else 1 - value
        for literal, value in fixed.items()
    }
    for literal, most in enumerate(problem.ceilings):
        value = settled.get(literal)
        proto.variables.add().domain.extend((0, most) if value is None else (value, value))
    for row in problem.exactly:
        proto.constraints.add().exactly_one.literals.extend(row)
    for row in problem.at_most:
        proto.constraints.add().at_most_one.literals.extend(row)
    for row in problem.clauses:
        proto.constraints.add().bool_or.literals.extend(row)
    for total in problem.totals:
        _write_total(proto.constraints.add(), total)
    coefficients = [cost * scale for cost in problem.costs]
    for key, literal in problem.keys.items():
        coefficients[literal] += weight_of(key)
    priced = [literal for literal, coefficient in enumerate(coefficients) if coefficient]
    proto.objective.vars.extend(priced)
    proto.objective.coeffs.extend([coefficients[literal] for literal in priced])


def _write_total(constraint: Any, total: Total) -> None:
    """In a sum of the solver, what is negative is no opposite: it is counted as one less the literal."""
    summed: dict[int, int] = {}
    taken = 0
    for literal, times in total.terms:
        if literal < 0:
            taken += times
            summed[no(literal)] = summed.get(no(literal), 0) - times
        else:
            summed[literal] = summed.get(literal, 0) + times
    if total.when is not None:
        constraint.enforcement_literal.append(total.when)
    constraint.linear.vars.extend(list(summed))
    constraint.linear.coeffs.extend(list(summed.values()))
    constraint.linear.domain.extend(
        (
            -FURTHEST if total.least is None else total.least - taken,
            FURTHEST if total.most is None else total.most - taken,
        )
    )
