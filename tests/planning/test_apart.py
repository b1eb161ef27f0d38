"""Nobody is in two places, as rows: two candidates share one just when somebody, or a room, would be needed twice."""

from collections.abc import Iterator
from datetime import date
from itertools import combinations

import pytest
from planning.made_plans import BEGINS, SMALL, cohorts_of, made, plan_of_sections

from introplan.planning.apart import in_two_places, way
from introplan.planning.candidates import SessionCandidates
from introplan.planning.placing import KnownRows, PlacedCandidate
from introplan.planning.rows import Rows
from introplan.planning.solving import Problem
from introplan.planning.wanted import PlanningWish, wanted

MOST = 20


@pytest.fixture(scope="module")
def rows() -> Rows:
    """A municipality with a way between its two houses; only the rows of who is where."""
    sections = made(0, SMALL)
    plan = plan_of_sections(sections)
    candidates = SessionCandidates(plan, wanted(plan, PlanningWish(cohorts_of(sections))), BEGINS)
    choices = [candidates.choice(number, MOST) for number in range(len(candidates.wanted.sessions))]
    found = Rows(candidates, choices=choices)
    found.problem = Problem(costs=found.problem.costs)
    in_two_places(found)
    return found


def in_each_others_way(rows: Rows) -> Iterator[tuple[int, int]]:
    for several in rows.by_day.values():
        for one, other in combinations(several, 2):
            if one.candidate.number != other.candidate.number and _cannot_both_be(rows, one, other):
                yield one.literal, other.literal


def _cannot_both_be(rows: Rows, one: PlacedCandidate, other: PlacedCandidate) -> bool:
    first, second = sorted((one, other), key=lambda each: each.starts)
    here, there = first.candidate.occasion, second.candidate.occasion
    between = second.starts - first.ends
    needed = [{person for person, part in each.attendees if part != "invited"} for each in (here, there)]
    if here.place == there.place and here.place and between < 0:
        return True
    return bool(needed[0] & needed[1]) and (between < 0 or between < way(rows.plan, here.place, there.place))


def test_two_share_a_row_just_when_they_cannot_both_be(rows: Rows):
    number = {each.literal: each.candidate.number for those in rows.placed.values() for each in those}
    shared = {
        tuple(sorted(pair))
        for row in rows.problem.at_most
        for pair in combinations(row, 2)
        if number[pair[0]] != number[pair[1]]
    }
    assert shared == {tuple(sorted(pair)) for pair in in_each_others_way(rows)}
    assert any(way(rows.plan, here, there) for here, there in combinations(rows.plan.programme.places, 2))


def test_days_that_are_as_they_were_have_the_rows_that_asking_anew_gives(rows: Rows):
    candidates = rows.candidates
    wider = [candidates.choice(number, MOST * (1 + number % 2)) for number in range(len(candidates.wanted.sessions))]
    anew = Rows(candidates, choices=wider)
    asked: dict[date, KnownRows] = {}
    Rows(candidates, choices=rows.choices, known=asked)
    before = dict(asked)
    again = Rows(candidates, choices=wider, known=asked)
    assert list(again.problem.at_most) == list(anew.problem.at_most)
    kept = [day for day, those in before.items() if asked[day].candidates is those.candidates]
    assert 0 < len(kept) < len(asked)
