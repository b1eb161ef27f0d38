"""The cheapest solution where many are as cheap: first what it costs, and of all that cost as much the one of the keys.

Who supports whom is nearly a flow: parts of choices, as a linear program may make them, gain nothing. Such a program
tells at once what the cheapest costs, and by its prices which choices and rows all of the cheapest have in common.
What is left is small, and the keys alone decide. To ask for both in one, as `solve` does, took fifty times as long
here: the costs are so much higher than the weights of the keys that the program cannot tell solutions apart.

The dates of sessions are no flow. There the program says which of the rows that follow from others the solver needs.
"""

from collections.abc import Callable, Iterable, Sequence
from copy import copy
from math import ceil

from introplan.planning.linear_program import CLOSE, Relaxed, relaxed_of
from introplan.planning.reducing import solve_reduced
from introplan.planning.solving import SEED, Problem, Proof, Solution, Total, broken, cost_of, solve, weight_of

LARGE = 5_000
"""Of more literals than this, what they cost is looked for first, and then the lightest keys."""
HARDLY = 0.5
"""What costs no more than this beyond the cheapest parts of choices is near them."""
LESS_NEAR = 3.0
"""The same where one looks further: of 98,000 literals 6,000, of which the cheapest is found in four seconds."""
EFFORT_FOR_KEYS = 0.5
"""So many steps the keys of a large problem are worth; of 360 sessions they are not proven in twelve times as many."""


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


def with_cheaper(problem: Problem, relaxed: Relaxed, found: Solution) -> Problem:
    """The same with the choices of a solution and with those that a cheaper one may have, if there is any."""
    return near_to(problem, relaxed, found.values, found.cost - 1 - problem.base - relaxed.cost + CLOSE)


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
