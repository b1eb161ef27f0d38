"""A problem of which parts of choices may be taken, as a linear program may take them: what it costs at least."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from math import inf, isfinite
from typing import Any, NamedTuple

from introplan.planning.halves import LinearRow, halved
from introplan.planning.solving import Literals, Problem, Total, no

CLOSE = 1e-6
GO_ON = "use_preprocessing: false use_dual_simplex: true"
"""The linear program goes on from where it was when rows are added to it."""
MOST_LOST = 3.0
"""Sums that follow are looked for among choices by which parts of choices lose no more."""
MOST_ROUNDS = 8
LEAST_HELP = 0.08
"""A round that brings the bound closer by no more than this of what is left is the last."""


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


def relaxed_of(problem: Problem) -> Relaxed | None:
    """The problem with parts of choices; None where a row holds only at times, or nothing is found.

    Most rows say nothing of the cheapest: only those are written that it would break, until it breaks none. With all of
    them at once it takes ten times as long.
    """
    if any(total.when is not None for total in problem.totals):
        return None
    program = _Program(problem, range(len(problem.costs)), ())
    return None if program.solved() is None else program.relaxed()


def tightened(problem: Problem, relaxed: Relaxed, cost: int) -> Relaxed:
    """The same with sums that follow of rows added up, halved and rounded down; when something is known at a cost.

    They are looked for among the choices that parts of choices lose little by: of a municipality a third, in a third of
    the time. Each is a sum of all choices, and those left out are priced by it at last. It ends when there can be
    nothing cheaper, or when a round helps little.
    """
    inside = [literal for literal, more in enumerate(relaxed.more) if more <= MOST_LOST]
    program = _Program(problem, inside, [*relaxed.priced, *relaxed.implied])
    values, known = program.solved(), relaxed.cost
    for _round in range(MOST_ROUNDS):
        left = cost - 1 - problem.base - known
        if values is None or left < 0:
            break
        program.add_implied(halved(program.rows, values, problem.ceilings))
        values, before = program.solved(), known
        known = max(program.cost, known)
        if known - before < left * LEAST_HELP:
            break
    while values is not None and program.take_cheaper():
        values = program.solved()
    found = None if values is None else program.relaxed()
    return found if found and found.cost > relaxed.cost else relaxed


class _Program:
    """The linear program of some of the choices of a problem, and the rows of all choices that it has so far."""

    def __init__(self, problem: Problem, literals: Iterable[int], rows: Iterable[Total]) -> None:
        from ortools.linear_solver import linear_solver_pb2, pywraplp  # noqa: PLC0415 - as for the solver itself

        self._problem, self._optimal = problem, pywraplp.Solver.OPTIMAL
        self._answer = linear_solver_pb2.MPSolutionResponse()
        self._program = pywraplp.Solver.CreateSolver("GLOP")
        self._program.SetSolverSpecificParametersAsString(GO_ON)
        self._objective = self._program.Objective()
        self._objective.SetMinimization()
        self._parts: dict[int, Any] = {}
        self._waiting = _Waiting(problem)
        self._written: dict[Total, Any] = {}
        self._implied: set[Total] = set()
        self.rows: list[LinearRow] = []
        self._take(literals)
        self._write(rows)

    @property
    def cost(self) -> float:
        """What the cheapest parts of these choices cost."""
        cost: float = self._objective.Value()
        return cost

    def solved(self) -> list[float] | None:
        """The cheapest parts of these choices that break no row; None where there are none."""
        while True:
            if self._program.Solve() != self._optimal:
                return None
            self._program.FillSolutionResponseProto(self._answer)  # each by itself takes as long as to solve it
            values = [0.0] * len(self._problem.costs)
            for literal, part in zip(self._parts, self._answer.variable_value, strict=True):
                values[literal] = part
            if rows := self._waiting.taken_if_broken(values):
                self._write(rows)
                continue
            if not self.add_implied(row for each in self._problem.implied for row in each.broken(values, CLOSE)):
                return values

    def add_implied(self, totals: Iterable[Total]) -> bool:
        """Rows that only follow from rows; whether one of them is new."""
        new = [total for total in dict.fromkeys(totals) if total not in self._written]
        self._implied.update(new)
        self._write(new)
        return bool(new)

    def relaxed(self) -> Relaxed:
        """What has been solved, and what each choice costs more; what should be here, and is not, costs less."""
        more, cost = self.prices(), self.cost
        for literal, most in enumerate(self._problem.ceilings):
            if literal not in self._parts and more[literal] < 0:
                cost += more[literal] * most
        prices = zip(self._written, self._answer.dual_value, strict=True)
        priced = {total: price for total, price in prices if abs(price) > CLOSE}
        implied = {total: price for total, price in priced.items() if total in self._implied}
        return Relaxed(cost, more, {total: price for total, price in priced.items() if total not in implied}, implied)

    def prices(self) -> list[float]:
        """What each choice costs more, as the rows that have a price tell."""
        more: list[float] = list(self._problem.costs)
        for price, row in zip(self._answer.dual_value, self.rows, strict=True):
            if abs(price) > CLOSE:
                for literal, times in row.terms.items():
                    more[literal] -= price * times
        return more

    def take_cheaper(self) -> bool:
        """Take in what is not here and makes parts of choices cheaper; whether there was any."""
        more = self.prices()
        cheaper = [each for each, price in enumerate(more) if price < -CLOSE and each not in self._parts]
        self._take(cheaper)
        return bool(cheaper)

    def _take(self, literals: Iterable[int]) -> None:
        new = {each: self._program.NumVar(0, self._problem.ceilings[each], "") for each in literals}
        for literal, part in new.items():
            self._objective.SetCoefficient(part, self._problem.costs[literal])
        for written, row in zip(self._written.values(), self.rows, strict=True):
            for literal, times in row.terms.items() if new else ():
                if literal in new:
                    written.SetCoefficient(new[literal], times)
        self._parts |= new

    def _write(self, totals: Iterable[Total]) -> None:
        """Rows with each literal once, and none that is an opposite."""
        for total in totals:
            if total in self._written:
                continue
            terms: dict[int, int] = {}
            taken = 0
            for literal, times in total.terms:
                own = literal if literal >= 0 else no(literal)
                taken += 0 if literal >= 0 else times
                terms[own] = terms.get(own, 0) + (times if literal >= 0 else -times)
            bounds = _bounds(total, taken)
            row = self._written[total] = self._program.Constraint(*bounds)
            self.rows.append(LinearRow(terms, *bounds))
            for literal, times in terms.items():
                if literal in self._parts:
                    row.SetCoefficient(self._parts[literal], times)


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


def _tight(total: Total, price: float) -> Total:
    """A row that leaves no room in any of the cheapest, by its price: on the one side or on the other."""
    bound = total.least if price > 0 else total.most
    return total._replace(least=bound, most=bound)
