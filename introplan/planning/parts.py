"""A problem in parts that have no row in common: each is solved by itself, and each only once."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from introplan.planning.reducing import reduced
from introplan.planning.relaxing import lightest, solve_cost_first
from introplan.planning.solving import Problem, Proof, Solution, Total, cost_of, no


@dataclass
class ProblemPart:
    """A part of a problem, and which literal of the whole each of its own is."""

    problem: Problem = field(default_factory=Problem)
    literals: list[int] = field(default_factory=list)

    @property
    def said(self) -> tuple[object, ...]:
        """All that its solution depends on."""
        problem = self.problem
        literals = tuple(problem.costs), tuple(problem.ceilings), tuple(problem.keys.items())
        rows = tuple(problem.exactly), tuple(problem.at_most), tuple(problem.clauses), tuple(problem.totals)
        return *literals, *rows


def parts_of(problem: Problem) -> list[ProblemPart]:
    """The parts of a problem, the one with its first literal first."""
    roots = list(range(len(problem.costs)))
    for literals in _rows(problem):
        above = {roots[each] for each in literals}
        if len(above) > 1:  # as in hardly any row once most of them are known to belong together
            several = {_root(roots, each) for each in above}
            first = min(several)
            for each in (*several, *literals):
                roots[each] = first
    parts: dict[int, ProblemPart] = {}
    places = [0] * len(roots)
    of_literal: list[ProblemPart] = []
    for literal in range(len(roots)):
        part = parts.setdefault(_root(roots, literal), ProblemPart())
        of_literal.append(part)
        places[literal] = part.problem.number(problem.ceilings[literal], problem.costs[literal])
        part.literals.append(literal)
    for key, literal in problem.keys.items():
        of_literal[literal].problem.keys[key] = places[literal]
    _share_rows(problem, of_literal, places)
    return list(parts.values())


def _rows(problem: Problem) -> Iterator[Sequence[int]]:
    """The literals of each row, none as the opposite of one."""
    for rows in (problem.exactly, problem.at_most, problem.clauses):
        for row in rows:
            if row:
                yield row if min(row) >= 0 else [_positive(each) for each in row]
    for total in problem.totals:
        when = () if total.when is None else (total.when,)
        if literals := [_positive(each) for each in (*(literal for literal, _times in total.terms), *when)]:
            yield literals


def _positive(literal: int) -> int:
    return literal if literal >= 0 else no(literal)


def _root(roots: list[int], literal: int) -> int:
    while roots[literal] != literal:
        roots[literal] = roots[roots[literal]]
        literal = roots[literal]
    return literal


def _share_rows(problem: Problem, of_literal: Sequence[ProblemPart], places: Sequence[int]) -> None:
    # The opposite of a literal counts from the end, and so does a negative place in a list.
    own = [*places, *[no(each) for each in reversed(places)]]
    for kind in ("exactly", "at_most", "clauses"):
        for row in getattr(problem, kind):
            part = of_literal[_positive(row[0])] if row else of_literal[0]
            getattr(part.problem, kind)[tuple([own[each] for each in row])] = None
    for total in problem.totals:
        when = None if total.when is None else own[total.when]
        terms = tuple([(own[each], times) for each, times in total.terms])
        part = of_literal[_positive(total.terms[0][0] if total.terms else total.when or 0)]
        part.problem.totals[Total(terms, total.least, total.most, when)] = None


@dataclass
class InParts:
    """Problems that are solved in parts, for what is asked again when only some of it is another."""

    _known: dict[tuple[object, ...], Solution] = field(default_factory=dict)

    def solve(
        self,
        problem: Problem,
        *,
        effort: float,
        start: Sequence[int],
        on_better: Callable[[int, int], object] | None = None,
    ) -> Solution:
        """The cheapest solution, as `solving.solve` finds it; after Ctrl-C the rest is as in the start.

        `start` is a solution.
        """
        whole = reduced(problem)
        problem, start = whole.problem, whole.part(start)
        values, spent = list(start), 0.0
        bound, is_best, is_over, is_broken_off = problem.base, True, False, False
        for part in sorted(parts_of(problem), key=lambda each: len(each.literals)):
            own = [start[literal] for literal in part.literals]
            said = part.said
            found = self._known.get(said)
            if found is None and is_over:
                found = Solution("feasible", own, cost_of(part.problem, own), _least(part.problem), 0.0)
            elif found is None:
                told = _telling(problem, values, part, bound, on_better)
                found = solve_cost_first(part.problem, effort=max(effort - spent, 0.0), start=own, on_better=told)
                spent += found.effort
                is_over, is_broken_off = found.bound < found.cost or found.is_broken_off, found.is_broken_off
                if found.values and not is_over:
                    self._known[said] = found
            if found.status in ("impossible", "unknown"):
                return found._replace(effort=spent)
            for literal, value in zip(part.literals, found.values, strict=True):
                values[literal] = value
            bound += found.bound
            is_best = is_best and found.status == "optimal"
        cost = cost_of(problem, values)
        status: Proof = "optimal" if is_best else "feasible"
        return whole.solution(Solution(status, values, cost, min(cost, bound), spent, is_broken_off))

    def lightest(self, problem: Problem, found: Solution, effort: float) -> Solution:
        """Of the solutions that cost as much as one that is proven to be cheapest, the one of the lightest keys.

        Where that is proven as well, or somebody broke it off, it is the one that was found.
        """
        if found.status == "optimal" or found.is_broken_off:
            return found
        whole = reduced(problem)
        values, spent, is_best, is_broken_off = whole.part(found.values), 0.0, True, False
        for part in parts_of(whole.problem):
            known = self._known[part.said]
            if known.status != "optimal" and spent < effort and not is_broken_off:
                known = self._known[part.said] = lightest(part.problem, known._replace(effort=0.0), effort - spent)
                spent += known.effort
                is_broken_off = known.is_broken_off
            is_best = is_best and known.status == "optimal"
            for literal, value in zip(part.literals, known.values, strict=True):
                values[literal] = value
        status: Proof = "optimal" if is_best else "feasible"
        return whole.solution(Solution(status, values, found.cost, found.bound, found.effort + spent, is_broken_off))


def _telling(
    problem: Problem,
    values: Sequence[int],
    part: ProblemPart,
    bound: int,
    on_better: Callable[[int, int], object] | None,
) -> Callable[[int, int], object] | None:
    """What a part has found, told of the whole."""
    if on_better is None:
        return None
    others = cost_of(problem, values) - cost_of(part.problem, [values[literal] for literal in part.literals])
    return lambda cost, least: on_better(others + cost, min(bound + least, others + cost))


def _least(problem: Problem) -> int:
    return sum(min(0, cost * most) for cost, most in zip(problem.costs, problem.ceilings, strict=True))
