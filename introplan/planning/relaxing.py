"""The cheapest solution where many are as cheap: first what it costs, and of all that cost as much the one of the keys.

Who supports whom is nearly a flow: parts of choices, as a linear program may make them, gain nothing. Such a program
tells at once what the cheapest costs, and by its prices which choices and rows all of the cheapest have in common.
What is left is small, and the keys alone decide. To ask for both in one, as `solve` does, took fifty times as long
here: the costs are so much higher than the weights of the keys that the program cannot tell solutions apart.
"""

from collections.abc import Iterator, Sequence
from copy import copy
from typing import NamedTuple

from introplan.planning.solving import SEED, Literals, Problem, Solution, Total, broken, cost_of, no, solve, weight_of

CLOSE = 1e-6


class Relaxed(NamedTuple):
    """What the cheapest parts of choices cost, what each literal would cost more, and which rows leave no room."""

    cost: float
    more: list[float]
    tight: list[Total]


def solve_by_relaxing(problem: Problem, *, effort: float, start: Sequence[int], seed: int = SEED) -> Solution:
    """The cheapest solution, and of several the one of the lightest keys; else the best found, as `solve` has it.

    `start` is a complete solution. A literal without a key follows from those that have one.
    """
    relaxed = _relaxed(problem)
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


def _rows(problem: Problem) -> Iterator[Total]:
    """All rows as totals."""
    ones: list[tuple[dict[Literals, None], int | None, int | None]] = [
        (problem.exactly, 1, 1),
        (problem.at_most, None, 1),
        (problem.clauses, 1, None),
    ]
    for rows, least, most in ones:
        yield from (Total(tuple((each, 1) for each in row), least, most, None) for row in rows)
    yield from problem.totals


def _relaxed(problem: Problem) -> Relaxed | None:
    """The problem with parts of choices; None where a row holds only at times, or nothing is found."""
    if any(total.when is not None for total in problem.totals):
        return None
    from ortools.linear_solver import pywraplp  # noqa: PLC0415 - as for the solver itself

    program = pywraplp.Solver.CreateSolver("GLOP")
    parts = [program.NumVar(0, most, "") for most in problem.ceilings]
    infinity, written = program.infinity(), []
    for total in _rows(problem):
        terms: dict[int, int] = {}
        taken = 0
        for literal, times in total.terms:
            own = literal if literal >= 0 else no(literal)
            taken += 0 if literal >= 0 else times
            terms[own] = terms.get(own, 0) + (times if literal >= 0 else -times)
        least = -infinity if total.least is None else total.least - taken
        row = program.Constraint(least, infinity if total.most is None else total.most - taken)
        for literal, times in terms.items():
            row.SetCoefficient(parts[literal], times)
        written.append((total, row))
    for literal, cost in enumerate(problem.costs):
        program.Objective().SetCoefficient(parts[literal], cost)
    program.Objective().SetMinimization()
    if program.Solve() != pywraplp.Solver.OPTIMAL:
        return None
    tight = [tight for total, row in written if (tight := _tight(total, row.dual_value())) is not None]
    return Relaxed(program.Objective().Value(), [each.ReducedCost() for each in parts], tight)


def _tight(total: Total, price: float) -> Total | None:
    """A row that leaves no room in any of the cheapest, by its price: on the one side or on the other."""
    if abs(price) <= CLOSE:
        return None
    bound = total.least if price > 0 else total.most
    return total._replace(least=bound, most=bound)
