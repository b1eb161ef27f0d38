"""What is added up and halved holds in every solution, and comes closer to the cheapest of them."""

import pytest
from planning.test_solving import solutions, toy

from introplan.planning import linear_program
from introplan.planning.halves import LinearRow, halved
from introplan.planning.linear_program import CLOSE, relaxed_of, tightened
from introplan.planning.solving import Problem, Total, cost_of


def test_of_five_in_a_ring_two_are_true_at_most_though_half_of_each_breaks_no_row():
    rows = [LinearRow({place: 1, (place + 1) % 5: 1}, 0, 1) for place in range(5)]
    [two_at_most] = halved(rows, [0.5] * 5, [1] * 5)
    assert sorted(two_at_most.terms) == [(place, 1) for place in range(5)]
    assert (two_at_most.least, two_at_most.most) == (None, 2)


@pytest.mark.parametrize("seed", [each for each in range(40) if all(row.when is None for row in toy(each).totals)])
def test_it_holds_in_every_solution_and_none_costs_less_than_is_said(seed: int, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(linear_program, "LEAST_HELP", 0.0)
    monkeypatch.setattr(linear_program, "MOST_LOST", seed % 3)
    problem = toy(seed)
    relaxed, every = relaxed_of(problem), solutions(problem)
    if relaxed is None or not every:
        return
    found = tightened(problem, relaxed, max(cost for cost, _weight, _values in every) + 1)
    assert found.cost >= relaxed.cost
    for _cost, _weight, values in every:
        assert [row for row in found.implied if not row.holds(values)] == []
        costs = cost_of(problem, values) - problem.base + CLOSE
        assert costs >= found.cost + max([0, *(more for more, value in zip(found.more, values, strict=True) if value)])


def ring(length: int) -> Problem:
    """Literals in a ring, of which two neighbours exclude each other, and each is worth one."""
    problem = Problem()
    own = [problem.literal(-1, str(place)) for place in range(length)]
    for place in range(length):
        problem.at_most_one((own[place], own[(place + 1) % length]))
    return problem


def test_it_is_a_sum_of_all_choices_though_it_is_found_among_some():
    problem = ring(7)
    dear = problem.literal(5, "dear")
    problem.at_most_one((0, dear))
    relaxed = relaxed_of(problem)
    assert relaxed is not None
    found = tightened(problem, relaxed, 0)
    assert (round(relaxed.cost, 6), round(found.cost, 6)) == (-3.5, -3)
    three_at_most = Total(tuple((place, 1) for place in range(7)), None, 3, None)
    assert three_at_most in {row._replace(terms=tuple(sorted(row.terms))) for row in found.implied}
    assert found.more[dear] >= 5
