"""What is left of a problem when some of its literals have their values, or can only be nothing."""

from collections.abc import Callable, Mapping, Sequence, Set
from typing import NamedTuple

from introplan.planning.solving import Problem, Solution, Total, no, solve


class Remainder(NamedTuple):
    """A problem of some of another's choices, and which literal of it stands for which of the other's."""

    problem: Problem
    literals: Mapping[int, int]


def remainder_of(problem: Problem, settled: Mapping[int, int], without: Set[int]) -> Remainder:
    """What is left to choose when some literals have their values: whether it can be, since nothing costs anything.

    Rows with a number of `without` are left out: those are for what is only better so.
    """
    left = [each for each in range(len(problem.costs)) if each not in settled and each not in without]
    remainder = Remainder(Problem(), {each: place for place, each in enumerate(left)})
    for each in left:
        remainder.problem.number(problem.ceilings[each])
    _add_rows(remainder, problem, settled)
    for total in problem.totals:
        if without.isdisjoint(literal for literal, _times in total.terms):
            _add_rest(remainder, total, settled)
    return remainder


def _add_rows(remainder: Remainder, whole: Problem, settled: Mapping[int, int]) -> None:
    """Add what is left of the rows of literals of a whole problem."""
    problem, literals = remainder.problem, remainder.literals
    true = {each for each, value in settled.items() if value}
    for rows, add, least, most in (
        (whole.exactly, problem.exactly_one, 1, 1),
        (whole.at_most, problem.at_most_one, None, 1),
        (whole.clauses, problem.any_of, 1, None),
    ):
        for row in rows:
            if min(row, default=0) >= 0 and true.isdisjoint(row):  # as nearly all are
                add([literals[each] for each in row if each in literals])
            else:
                _add_rest(remainder, Total(tuple([(each, 1) for each in row]), least, most, None), settled)


def _add_rest(remainder: Remainder, total: Total, settled: Mapping[int, int]) -> None:
    """Add what a row says of what is left, where it says anything."""
    when, taken, rest = None, 0, []
    if total.when is not None:
        own = total.when if total.when >= 0 else no(total.when)
        if own not in settled:
            when = remainder.literals[own] if total.when >= 0 else no(remainder.literals[own])
        elif settled[own] == (total.when < 0):
            return
    for literal, times in total.terms:
        own = literal if literal >= 0 else no(literal)
        if own in settled:
            taken += times * (settled[own] if literal >= 0 else 1 - settled[own])
        else:
            new = remainder.literals[own]
            rest.append((new if literal >= 0 else no(new), times))
    least = None if total.least is None else total.least - taken
    most = None if total.most is None else total.most - taken
    lowest = sum(min(times, 0) * _ceiling(remainder.problem, literal) for literal, times in rest)
    highest = sum(max(times, 0) * _ceiling(remainder.problem, literal) for literal, times in rest)
    if (least is not None and least > lowest) or (most is not None and most < highest):
        is_plain = when is None and all(times == 1 for _literal, times in rest)
        if is_plain and (least, most) == (None, 1):
            remainder.problem.at_most_one(literal for literal, _times in rest)
        elif is_plain and (least, most) == (1, None):
            remainder.problem.any_of(literal for literal, _times in rest)
        else:
            remainder.problem.total(rest, least, most, when)


def _ceiling(problem: Problem, literal: int) -> int:
    return problem.ceilings[literal] if literal >= 0 else 1


class Reduced(NamedTuple):
    """What is left of a problem without the literals that can only be nothing, and which of the whole each is."""

    whole: Problem
    problem: Problem
    literals: Sequence[int]

    def part(self, values: Sequence[int]) -> list[int]:
        """What is left of a solution of the whole."""
        return [values[each] for each in self.literals]

    def solution(self, found: Solution) -> Solution:
        """A solution of what is left, as one of the whole."""
        if not found.values:
            return found
        values = [0] * len(self.whole.costs)
        for literal, value in zip(self.literals, found.values, strict=True):
            values[literal] = value
        return found._replace(values=values)


def reduced(whole: Problem) -> Reduced:
    """A problem with the same solutions, of the literals that can be chosen alone; rows that then say nothing are none.

    The solver would leave them out as well, but reading them takes most of its time, and hardly any are left.
    """
    if all(whole.ceilings):
        return Reduced(whole, whole, range(len(whole.costs)))
    literals = [literal for literal, most in enumerate(whole.ceilings) if most]
    left = Remainder(Problem(base=whole.base), {literal: place for place, literal in enumerate(literals)})
    nothing = {literal: 0 for literal, most in enumerate(whole.ceilings) if not most}
    problem, place = left.problem, left.literals
    problem.costs = [whole.costs[each] for each in literals]
    problem.ceilings = [whole.ceilings[each] for each in literals]
    problem.keys = {key: place[literal] for key, literal in whole.keys.items() if literal in place}
    _add_rows(left, whole, nothing)
    for total in whole.totals:
        _add_rest(left, total, nothing)
    return Reduced(whole, problem, literals)


def solve_reduced(
    problem: Problem,
    *,
    effort: float,
    start: Sequence[int],
    on_better: Callable[[int, int], object] | None = None,
) -> Solution:
    """The cheapest solution as `solve` has it, of the literals that can be chosen alone."""
    left = reduced(problem)
    return left.solution(solve(left.problem, effort=effort, start=left.part(start), on_better=on_better))
