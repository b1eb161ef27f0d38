"""Whether some of what is wanted can be placed together is what the whole problem says, of which most is left out."""

import random

import pytest
from planning.made_plans import BEGINS, TINY, cohorts_of, made, plan_of_sections

from introplan.planning.candidates import SessionCandidates
from introplan.planning.conflicts import EFFORT, AskedTogether
from introplan.planning.rows import Rows
from introplan.planning.solving import solve
from introplan.planning.wanted import PlanningWish, wanted

FEW = 1
"""So few candidates has each, and so some can be together and others not."""


@pytest.fixture(scope="module")
def rows() -> Rows:
    sections = made(1, TINY)
    plan = plan_of_sections(sections)
    those = wanted(plan, PlanningWish(cohorts_of(sections)))
    candidates = SessionCandidates(plan, those, BEGINS)
    choices = [candidates.choice(number, FEW) for number in range(len(those.sessions))]
    return Rows(candidates, choices=[each._replace(left_out=None) for each in choices])


def test_what_can_be_together_is_what_the_whole_problem_says(rows: Rows):
    numbers, chance, said = [number for number, those in rows.placed.items() if those], random.Random(1), set()
    for _ in range(12):
        some = chance.sample(numbers, chance.randint(2, len(numbers) - 1))
        fixed = {literal: int(number not in some) for number, literal in rows.unplaced.items()}
        whole = solve(rows.problem, effort=EFFORT, fixed=fixed).status != "impossible"
        assert AskedTogether(rows, some, rows.placed).can_all_be(some) == whole
        said.add(whole)
    assert said == {True, False}


def test_what_shares_a_row_with_something_is_beside_it_and_no_row_of_it_is_left_out(rows: Rows):
    of = {each.literal: number for number, several in rows.placed.items() for each in several}
    over = {each.over for each in rows.soft}
    every = [frozenset(row) for row in rows.problem.at_most]
    every += [frozenset(literal for literal, _times in total.terms) for total in rows.problem.totals]
    meeting = [{of[each] for each in row if each in of} for row in every if over.isdisjoint(row)]
    for number in rows.placed:
        own = [those for those in meeting if number in those]
        assert rows.beside(number) == set().union(*own) - {number}
        left = rows.problem_of([number])
        assert len(left.at_most) + len(left.totals) == len(own)
