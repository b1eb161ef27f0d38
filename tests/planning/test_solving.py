"""Small problems, held against all their solutions, and what makes an answer the same everywhere."""

import os
import random
import subprocess
import sys
from itertools import product
from pathlib import Path

import pytest

from introplan.planning.solving import (
    Problem,
    Solution,
    Total,
    broken,
    cost_of,
    no,
    solve,
    value_of,
    weight_of,
)

ENOUGH = 10.0


def toy(seed: int) -> Problem:
    """A problem of a few choices with rows of every kind, which may have many solutions, or none."""
    chance = random.Random(seed)
    problem = Problem()
    literals = [problem.literal(chance.randint(0, 3), f"choice {number}") for number in range(8)]
    surplus = problem.number(3, cost=2)

    def some(least: int = 2) -> list[int]:
        return [
            each if chance.random() < 0.8 else no(each) for each in chance.sample(literals, chance.randint(least, 4))
        ]

    problem.exactly_one(chance.sample(literals, 3))
    problem.at_most_one(some())
    problem.any_of(some())
    problem.total([(each, chance.randint(-2, 3)) for each in some()], least=1, when=chance.choice([None, literals[0]]))
    problem.total([*((each, chance.randint(1, 3)) for each in some(3)), (surplus, -1)], most=1)
    problem.price(no(literals[1]), 2)
    return problem


def solutions(problem: Problem) -> list[tuple[int, int, list[int]]]:
    """Every solution with its cost and its weight, the best one first."""
    weights = {literal: weight_of(key) for key, literal in problem.keys.items()}
    every = (list(values) for values in product(*(range(most + 1) for most in problem.ceilings)))
    return sorted(
        (cost_of(problem, values), sum(weights.get(literal, 0) * value for literal, value in enumerate(values)), values)
        for values in every
        if not broken(problem, values)
    )


@pytest.mark.parametrize("seed", range(25))
def test_the_solution_is_the_one_that_trying_all_of_them_finds(seed):
    problem = toy(seed)
    expected = solutions(problem)
    found = solve(problem, effort=ENOUGH)
    if not expected:
        assert found.status == "impossible"
        return
    cost, _weight, values = expected[0]
    assert found._replace(effort=0) == Solution("optimal", values, cost, cost, 0)


def test_some_of_the_toys_have_no_solution_and_some_have_many_of_the_same_cost():
    every = [solutions(toy(seed)) for seed in range(25)]
    assert any(not found for found in every)
    assert any(len(found) > 1 and found[0][0] == found[1][0] for found in every)


def test_a_row_holds_or_is_named():
    problem = Problem()
    one, two, three = (problem.literal() for _ in range(3))
    some = problem.number(4)
    problem.exactly_one([one, two])
    problem.at_most_one([two, no(three)])
    problem.any_of([three, one])
    problem.total([(some, 2), (no(one), 1)], least=3, most=5)
    problem.total([(some, 1)], most=0, when=three)
    assert broken(problem, [0, 1, 1, 0]) == [Total(((some, 2), (no(one), 1)), 3, 5, None)]
    assert broken(problem, [1, 1, 0, 2]) == [(one, two), (two, no(three))]
    assert broken(problem, [0, 0, 0, 2]) == [(one, two), (three, one)]
    assert broken(problem, [0, 1, 1, 1]) == [Total(((some, 1),), None, 0, three)]
    assert [value_of(literal, [0, 1, 1, 1]) for literal in (one, no(one), two, no(two))] == [0, 1, 1, 0]


def test_a_problem_keeps_equal_rows_once_and_no_row_that_says_nothing():
    problem = Problem()
    one, two = problem.literal(), problem.literal()
    for _ in range(2):
        problem.at_most_one([one, two])
        problem.at_most_one([one])
        problem.total([(one, 1), (two, 1)], most=1)
    assert list(problem.at_most) == [(one, two)]
    assert len(problem.totals) == 1


def test_two_literals_cannot_have_the_same_key():
    problem = Problem()
    problem.literal(key="maja|bo")
    with pytest.raises(ValueError, match="two literals have the key maja"):
        problem.literal(key="maja|bo")


def test_what_is_fixed_is_no_choice():
    problem = Problem()
    cheap, dear = problem.literal(1, "cheap"), problem.literal(5, "dear")
    problem.exactly_one([cheap, dear])
    assert solve(problem, effort=ENOUGH).values == [1, 0]
    assert solve(problem, effort=ENOUGH, fixed={dear: 1}).values == [0, 1]
    assert solve(problem, effort=ENOUGH, fixed={no(cheap): 1}).values == [0, 1]
    assert solve(problem, effort=ENOUGH, fixed={cheap: 0, dear: 0}).status == "impossible"


def test_nothing_to_choose_from_is_no_solution():
    problem = Problem()
    problem.exactly_one([])
    assert solve(problem, effort=ENOUGH).status == "impossible"


def crowded(rows: int = 60, columns: int = 12, room: int = 4) -> Problem:
    """An assignment in which many are equally good and there is too little room."""
    problem = Problem()
    literals = [
        [problem.literal((row * column) % 3, f"{row}|{column}") for column in range(columns)] for row in range(rows)
    ]
    for row in literals:
        problem.exactly_one([*row, problem.literal(50)])
    for column in zip(*literals, strict=True):
        problem.total([(literal, 1) for literal in column], most=room)
    return problem


def everybody_left_out(problem: Problem) -> list[int]:
    """A start that is complete and poor."""
    left_out = {row[-1] for row in problem.exactly}
    return [int(literal in left_out) for literal in range(len(problem.costs))]


def test_however_it_is_searched_the_solution_is_the_same():
    problem = crowded()
    first = solve(problem, effort=ENOUGH)
    assert first.status == "optimal"
    started = solve(problem, effort=ENOUGH, start=everybody_left_out(problem))
    assert [solve(problem, effort=ENOUGH, seed=seed).values for seed in (2, 3, 7)] == [first.values] * 3
    assert started.values == first.values


def test_however_the_rows_are_written_the_solution_is_the_same():
    problem, turned = crowded(), crowded()
    turned.exactly = {tuple(reversed(row)): None for row in reversed(turned.exactly)}
    turned.totals = {total._replace(terms=total.terms[::-1]): None for total in reversed(turned.totals)}
    assert solve(turned, effort=ENOUGH).values == solve(problem, effort=ENOUGH).values


def test_no_weight_outdoes_a_cost():
    """However many choices there are, each a little lighter."""
    problem = Problem()
    dear_and_light, cheap_and_heavy = [], []
    for number in range(400):
        keys = sorted((f"{number} a", f"{number} b"), key=weight_of)
        light, heavy = problem.literal(0, keys[0]), problem.literal(0, keys[1])
        problem.exactly_one([light, heavy])
        dear_and_light.append(light)
        cheap_and_heavy.append(heavy)
    paid = problem.literal(1)
    problem.total([(paid, 400), *((literal, -1) for literal in dear_and_light)], least=0)
    found = solve(problem, effort=ENOUGH)
    assert (found.status, found.cost) == ("optimal", 0)
    assert all(found.values[literal] for literal in cheap_and_heavy)


def test_costs_that_cannot_be_told_apart_by_keys_are_refused():
    problem = Problem()
    problem.exactly_one([problem.literal(2**45, "one"), problem.literal(0, "another")])
    with pytest.raises(OverflowError):
        solve(problem, effort=ENOUGH)


def test_a_start_is_a_solution_from_the_first_step():
    problem = crowded()
    start = everybody_left_out(problem)
    assert broken(problem, start) == []
    told: list[tuple[int, int]] = []
    found = solve(problem, effort=ENOUGH, start=start, on_better=lambda cost, bound: told.append((cost, bound)))
    assert told[0][0] == cost_of(problem, start) == 3000
    assert told[-1][0] == found.cost
    assert [cost for cost, _bound in told] == sorted((cost for cost, _bound in told), reverse=True)


def test_what_is_stopped_by_its_steps_says_how_far_it_may_be_from_the_best():
    problem = crowded(rows=60, columns=40, room=2)
    problem.total([(literal, 7) for literal in problem.keys.values()], most=400)
    first, second = (solve(problem, effort=0.2, start=everybody_left_out(problem)) for _ in range(2))
    assert first[:4] == second[:4]
    assert first.status == "feasible"
    assert first.bound <= solve(problem, effort=ENOUGH).cost <= first.cost


def test_when_there_is_no_time_the_start_is_the_answer():
    problem = crowded()
    start = everybody_left_out(problem)
    assert solve(problem, effort=0, start=start)[:4] == ("feasible", start, 3000, 0)
    assert solve(problem, effort=0).status == "unknown"
    assert solve(problem, effort=0, start=[0] * len(start)).status == "unknown"


INTERRUPTED = """
import os, signal
signal.signal(signal.SIGINT, signal.default_int_handler)  # whoever runs the tests may have it ignored
from introplan.planning.solving import solve
from test_solving import crowded, everybody_left_out

def interrupt(cost, bound):
    if cost == 3000:
        os.kill(os.getpid(), signal.SIGINT)

problem = crowded()
found = solve(problem, effort=1000, start=everybody_left_out(problem), on_better=interrupt)
print(bool(found.values), found.is_broken_off)
try:
    interrupt(3000, 0)
except KeyboardInterrupt:
    print("interrupted")
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there, a signal that one sends oneself ends the process")
def test_ctrl_c_ends_the_search_with_what_is_found_and_afterwards_is_what_it_was():
    places = os.pathsep.join([str(Path(__file__).parent), *sys.path])
    answer = subprocess.run(
        [sys.executable, "-c", INTERRUPTED],
        capture_output=True,
        text=True,
        check=True,
        env=os.environ | {"PYTHONPATH": places},
    )
    assert answer.stdout == "True True\ninterrupted\n"


def test_what_has_taken_all_its_steps_was_not_broken_off():
    problem = crowded()
    found = solve(problem, effort=0.001, start=everybody_left_out(problem))
    assert (found.status, found.is_broken_off) == ("feasible", False)


def test_only_solving_loads_the_solver():
    asked = "import sys, introplan.planning.solving; print('ortools' in sys.modules)"
    answer = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert answer.stdout == "False\n"
