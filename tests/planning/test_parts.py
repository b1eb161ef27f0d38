"""A problem that falls into parts has the solution that it has as a whole, and nothing is solved twice."""

import random
from typing import Any

import pytest

from introplan.planning import parts, relaxing
from introplan.planning.parts import InParts, parts_of
from introplan.planning.solving import Problem, Solution, broken, cost_of, no, solve

ENOUGH = 10.0


def in_groups(seed: int) -> Problem:
    """Choices of which some have to do with each other: four groups, and a choice that has to do with nothing."""
    chance = random.Random(seed)
    problem = Problem()
    problem.literal(-1, "alone")
    for group in range(4):
        ones = [problem.literal(chance.randint(0, 5), f"{group} one {each}") for each in range(3)]
        twos = [problem.literal(chance.randint(0, 5), f"{group} two {each}") for each in range(3)]
        problem.exactly_one(ones)
        problem.exactly_one(twos)
        problem.at_most_one((chance.choice(ones), chance.choice(twos)))
        problem.any_of((no(ones[0]), twos[1], twos[2]))
        over = problem.number(2, 3)
        problem.total([(ones[1], 2), (twos[1], 1), (over, -1)], most=1, when=ones[1])
    return problem


def some_start(problem: Problem) -> list[int]:
    """A solution: the first of each choice that holds with the others."""
    found = solve(problem, effort=ENOUGH, seed=5)
    assert broken(problem, found.values) == []
    return found.values


@pytest.mark.parametrize("seed", range(5))
def test_the_solution_is_that_of_the_whole(seed):
    problem = in_groups(seed)
    whole = solve(problem, effort=ENOUGH)
    found = InParts().solve(problem, effort=ENOUGH, start=some_start(problem))
    assert found._replace(effort=0) == whole._replace(effort=0)


def test_what_is_found_by_cost_and_then_by_keys_is_that_of_the_whole(monkeypatch):
    problem = in_groups(2)
    whole = solve(problem, effort=ENOUGH)
    monkeypatch.setattr(relaxing, "LARGE", 0)
    parts_found = InParts()
    by_cost = parts_found.solve(problem, effort=ENOUGH, start=some_start(problem))
    assert (by_cost.status, by_cost.cost, by_cost.bound) == ("feasible", whole.cost, whole.cost)
    assert parts_found.lightest(problem, by_cost, ENOUGH)._replace(effort=0) == whole._replace(effort=0)


def test_each_literal_is_in_one_part_and_each_row_in_that_of_its_literals():
    problem = in_groups(1)
    found = parts_of(problem)
    assert sorted(len(part.literals) for part in found) == [1, 7, 7, 7, 7]
    assert sorted(literal for part in found for literal in part.literals) == list(range(len(problem.costs)))
    for kind in ("exactly", "at_most", "clauses", "totals", "keys"):
        assert sum(len(getattr(part.problem, kind)) for part in found) == len(getattr(problem, kind))


def test_only_what_is_another_is_solved_again(monkeypatch):
    asked: list[Problem] = []

    def counted(problem: Problem, **how: object) -> Solution:
        asked.append(problem)
        return solve(problem, **how)

    monkeypatch.setattr(parts, "solve_cost_first", counted)
    problem, known = in_groups(1), InParts()
    start = some_start(problem)
    first = known.solve(problem, effort=ENOUGH, start=start)
    assert len(asked) == 5
    again = known.solve(problem, effort=ENOUGH, start=start)
    assert (len(asked), again.values) == (5, first.values)
    problem.price(len(problem.costs) - 1, 1)
    known.solve(problem, effort=ENOUGH, start=start)
    assert len(asked) == 6


def test_after_a_part_that_was_broken_off_the_rest_is_as_in_the_start(monkeypatch):
    problem = in_groups(2)
    start = some_start(problem)

    def broken_off(part: Problem, *, start: list[int], **_how: object) -> Solution:
        return Solution("feasible", start, cost_of(part, start), -9, 0.1)

    monkeypatch.setattr(parts, "solve_cost_first", broken_off)
    found = InParts().solve(problem, effort=ENOUGH, start=start)
    assert (found.status, found.values, found.cost) == ("feasible", start, cost_of(problem, start))
    assert found.bound <= found.cost


def test_what_was_broken_off_when_only_its_keys_were_left_is_taken_as_it_is(monkeypatch):
    problem, asked = in_groups(2), 0

    def broken_off_at_last(part: Problem, **how: Any) -> Solution:
        nonlocal asked
        asked += 1
        found = solve(part, **how)
        return found._replace(status="feasible", is_broken_off=True) if asked == len(parts_of(problem)) else found

    monkeypatch.setattr(parts, "solve_cost_first", broken_off_at_last)
    known = InParts()
    found = known.solve(problem, effort=ENOUGH, start=some_start(problem))
    assert (found.bound, found.is_broken_off) == (found.cost, True)
    assert known.lightest(problem, found, ENOUGH) == found


def test_what_a_part_has_found_is_told_as_what_the_whole_comes_to():
    problem = in_groups(3)
    told: list[tuple[int, int]] = []
    found = InParts().solve(
        problem,
        effort=ENOUGH,
        start=some_start(problem),
        on_better=lambda cost, bound: told.append((cost, bound)),
    )
    assert told
    assert told[-1][0] == found.cost
    assert all(bound <= found.cost <= cost for cost, bound in told)
