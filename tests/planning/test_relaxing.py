"""A problem of which parts may be chosen costs no more than the problem, and says which rows it takes to come close."""

from random import Random

import pytest
from planning.test_solving import solutions, toy

from introplan.planning.linear_program import CLOSE, relaxed_of
from introplan.planning.solving import Problem, Total, cost_of


def test_what_follows_from_rows_brings_the_relaxed_problem_closer_and_is_named():
    problem = Problem()
    three = [problem.literal(-2, name) for name in "abc"]
    for left_out in three:
        problem.at_most_one(each for each in three if each != left_out)
    halves = relaxed_of(problem)
    problem.imply([(each, 1) for each in three], most=1)
    problem.imply([(each, 1) for each in three], most=3)
    whole = relaxed_of(problem)
    assert halves is not None
    assert whole is not None
    assert (round(halves.cost, 6), round(whole.cost, 6)) == (-3, -2)
    one_of_them = Total(tuple((each, 1) for each in three), None, 1, None)
    assert list(whole.implied) == [one_of_them]


@pytest.mark.parametrize("seed", range(20))
def test_of_sums_that_have_their_terms_in_common_those_are_told_that_parts_of_choices_do_not_hold(seed: int):
    chance, problem = Random(seed), Problem()
    terms = [(problem.literal(), chance.choice([-2, -1, 1, 2])) for _ in range(6)]
    but = [frozenset(chance.sample(range(6), chance.randint(0, 3))) for _ in range(8)]
    parts = [chance.choice([0, 0, 0.5, 1]) for _ in terms]
    problem.imply(terms, 1, lambda: but)
    rows = [problem.implied[0].without(those) for those in but]
    above = [row for row in rows if sum(times * parts[literal] for literal, times in row.terms) > 1 + CLOSE]
    assert list(problem.implied[0].broken(parts, CLOSE)) == above


@pytest.mark.parametrize("seed", [each for each in range(20) if all(row.when is None for row in toy(each).totals)])
def test_no_solution_costs_less_than_parts_of_choices_do_nor_than_a_literal_of_it_costs_more(seed):
    problem = toy(seed)
    relaxed, every = relaxed_of(problem), solutions(problem)
    assert relaxed or not every
    for _cost, _weight, values in every:
        costs = cost_of(problem, values) - problem.base + CLOSE
        taken = [more for more, value in zip(relaxed.more, values, strict=True) if value]
        assert costs >= relaxed.cost + max([0, *taken])
