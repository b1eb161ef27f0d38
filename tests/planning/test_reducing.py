"""What is left of a problem has the solutions that the whole has with what is settled."""

import random

import pytest
from planning.test_solving import ENOUGH, solutions, toy

from introplan.planning.reducing import reduced, remainder_of, solve_reduced
from introplan.planning.solving import broken, solve


@pytest.mark.parametrize("seed", range(10))
def test_what_is_left_of_a_problem_can_be_just_when_it_can_with_those_values(seed):
    problem, chance = toy(seed), random.Random(seed)
    settled = {literal: chance.randint(0, 1) for literal in chance.sample(range(8), 4)}
    left = remainder_of(problem, settled, frozenset())
    can_be = any(
        all(values[each] == settled[each] for each in settled) for _cost, _weight, values in solutions(problem)
    )
    assert (solve(left.problem, effort=ENOUGH).status != "impossible") == can_be


@pytest.mark.parametrize("seed", range(40))
def test_without_what_can_only_be_nothing_the_solution_is_the_same(seed):
    problem, chance = toy(seed), random.Random(seed)
    for literal in chance.sample(range(len(problem.costs)), 3):
        problem.ceilings[literal] = 0
    whole = solve(problem, effort=ENOUGH)
    left = reduced(problem)
    start = whole.values or [0] * len(problem.costs)
    found = solve_reduced(problem, effort=ENOUGH, start=start)
    assert found._replace(effort=0) == whole._replace(effort=0)
    assert len(left.problem.costs) == sum(most > 0 for most in problem.ceilings)
    assert not whole.values or broken(left.problem, left.part(whole.values)) == []


def test_of_a_row_of_which_hardly_anything_is_left_nothing_is_left():
    problem = toy(1)
    assert reduced(problem).problem is problem
    problem.ceilings = [0] * len(problem.costs)
    problem.exactly, problem.clauses, problem.totals = {}, {}, {}
    assert reduced(problem).problem.at_most == {}
