"""A large plan is planned portion by portion: what shares nothing is as it would be at once, and what does, fits."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from planning.judge import faults, without_session
from planning.made_plans import BEGINS, TINY, Sections, cohorts_of, made, plan_of_sections, with_edits

from introplan.agenda import Plan
from introplan.amendments.planned_sessions import stage_of_sessions
from introplan.demands import around, unmet
from introplan.planning import parts, proposal, sessions
from introplan.planning.portions import PortionAtWork, PortionFound, portions_of
from introplan.planning.proposal import with_proposed
from introplan.planning.sessions import SessionProposal, plan_sessions
from introplan.planning.solving import Solution, cost_of
from introplan.planning.wanted import PlanningWish, wanted

TWO = TINY._replace(municipalities=2, lectures=5)
SEED = 1
"""With it, all of both municipalities can be placed."""


class Two:
    """Two municipalities, of which each wants ten sessions."""

    def __init__(self, sections: Sections) -> None:
        self.sections = sections
        self.plan: Plan = plan_of_sections(sections)
        self.cohorts = cohorts_of(sections)

    def proposed(self, most: int = 10, cohorts: tuple[str, ...] = (), **how: Any) -> SessionProposal:
        asked = PlanningWish(cohorts or self.cohorts)
        return plan_sessions(self.plan, asked, BEGINS, effort=0.3, most=most, **how)


def apart() -> Sections:
    """Two municipalities that have no lecturer in common."""
    sections = made(SEED, TWO)
    own = {f"m{number}-": [f"larare-{2 * number}", f"larare-{2 * number + 1}"] for number in range(2)}
    for id_, each in sections["lectures"].items():
        those = own[id_[:3]]
        each["lecturers"] = [those[int(lecturer[-1]) % 2] for lecturer in each["lecturers"][:1]]
        each.pop("weeks", None)
    for cohort in sections["cohorts"].values():
        cohort["sessions"] = {}
    return sections


def shared() -> Sections:
    """Two municipalities with the same lecturer for all lectures, and the same room."""
    sections = made(SEED, TWO)
    sections["people"]["larare-0"] = {"name": "Olle", "organisation": "regionen"}
    for each in sections["lectures"].values():
        each["lecturers"] = ["larare-0"]
        each["places"] = ["m0-sal0"]
        each.pop("weeks", None)
    for cohort in sections["cohorts"].values():
        cohort["sessions"] = {}
    return sections


@pytest.fixture(scope="module")
def two() -> Two:
    return Two(shared())


@pytest.fixture(scope="module")
def in_turn(two: Two) -> SessionProposal:
    return two.proposed()


def placed(proposal: SessionProposal) -> list[str]:
    return [each.candidate.key for each in proposal.placed]


@pytest.mark.long
def test_municipalities_that_share_nothing_get_in_turn_what_they_get_at_once():
    those = Two(apart())
    at_once, in_turn = those.proposed(most=500), those.proposed()
    assert (at_once.found, at_once.portions) == ("best", ())
    assert [each.found for each in in_turn.portions] == ["best", "best"]
    assert (in_turn.found, in_turn.cost, in_turn.bound, in_turn.gap) == ("best", at_once.cost, at_once.bound, 0)
    assert placed(in_turn) == placed(at_once)
    assert [each.number for each in in_turn.placed] == [each.number for each in at_once.placed]


def test_those_who_share_lecturers_and_rooms_are_never_in_two_places_and_all_is_placed(
    two: Two, in_turn: SessionProposal
):
    after = with_edits(two.sections, stage_of_sessions(two.plan, in_turn).edits)
    assert faults(two.sections, after, BEGINS) == []
    assert without_session(after, two.cohorts) == set()
    assert (len(in_turn.placed), in_turn.unplaced, len(in_turn.portions)) == (20, (), 2)
    together = with_proposed(around(in_turn.wanted.plan), in_turn)
    assert {reason.name for each in in_turn.placed for reason in unmet(together, each.occasion)} <= {
        reason.name for each in in_turn.placed for reason in each.candidate.brings
    }


def test_of_a_large_portion_it_is_enough_to_be_near_the_best_and_its_bound_holds(
    two: Two, in_turn: SessionProposal, monkeypatch
):
    monkeypatch.setattr(proposal, "is_large", lambda _problem: True)
    monkeypatch.setattr(sessions, "ENOUGH", 100)
    monkeypatch.setattr(parts, "solve_cost_first", None)  # by which all of it would be solved
    found = two.proposed()
    assert (len(found.placed), found.unplaced, found.found) == (20, (), "good")
    near, best = found.portions[0], in_turn.portions[0]
    assert near.bound <= best.cost <= near.cost
    after = with_edits(two.sections, stage_of_sessions(two.plan, found).edits)
    assert faults(two.sections, after, BEGINS) == []


def test_what_is_not_near_enough_is_solved_as_a_whole(two: Two, in_turn: SessionProposal, monkeypatch):
    monkeypatch.setattr(proposal, "is_large", lambda _problem: True)
    monkeypatch.setattr(sessions, "ENOUGH", 1)
    found = two.proposed()
    assert found.gap <= 1
    assert found.portions[0].cost <= in_turn.portions[0].cost * 101 // 100


def test_the_plan_is_the_same_in_whatever_order_cohorts_are_named(two: Two):
    there, back = (two.proposed(cohorts=cohorts, quick=True) for cohorts in (two.cohorts, two.cohorts[::-1]))
    assert placed(there) == placed(back)
    assert len(there.portions) == 2


def test_a_municipality_is_a_portion_small_ones_are_so_together_and_one_that_is_too_large_is_its_cohorts():
    plan = plan_of_sections(made(SEED, TWO._replace(cohorts=2)))
    those = wanted(plan, PlanningWish(cohorts_of(made(SEED, TWO._replace(cohorts=2)))))

    def cohorts(most: int) -> list[list[str]]:
        several = portions_of(plan, those, most)
        assert sorted(number for each in several for number in each) == list(range(len(those.sessions)))
        return [sorted({those.sessions[number].cohort for number in each}) for each in several]

    whole = len(those.sessions)
    assert cohorts(whole) == [["m0-k0", "m0-k1", "m1-k0", "m1-k1"]]
    assert cohorts(whole - 1) == [["m0-k0", "m0-k1"], ["m1-k0", "m1-k1"]]
    assert cohorts(1) == [["m0-k0"], ["m0-k1"], ["m1-k0"], ["m1-k1"]]


def test_a_cohort_of_several_municipalities_is_planned_with_the_first_of_them():
    sections = made(SEED, TWO)
    sections["cohorts"]["m1-k0"]["seats"] = {"m1": 2, "m0": 2}
    sections["cohorts"]["m0-k0"]["seats"] = {"m1": 4}
    plan = plan_of_sections(sections)
    those = wanted(plan, PlanningWish(cohorts_of(sections)))
    assert [those.sessions[each[0]].cohort for each in portions_of(plan, those, 9)] == ["m1-k0", "m0-k0"]


# What is broken off.


def broken_off(after: int) -> Callable[..., Solution]:
    """A solver that somebody stops when it has been asked so often, and that nobody should ask again."""
    asked = 0
    solve = parts.solve_cost_first

    def stopped(problem: Any, *, effort: float, start: Any, on_better: Any) -> Solution:
        nonlocal asked
        asked += 1
        assert asked <= after
        if asked < after:
            return solve(problem, effort=effort, start=start, on_better=on_better)
        return Solution("feasible", list(start), cost_of(problem, start), 0, 0.0, is_broken_off=True)

    return stopped


def test_nothing_is_searched_any_more_when_somebody_has_stopped_the_search(two: Two, monkeypatch):
    monkeypatch.setattr(parts, "solve_cost_first", broken_off(1))
    at_once = two.proposed(most=500)
    assert (len(at_once.placed) + len(at_once.unplaced), at_once.found, at_once.hurried) == (20, "good", 0)


def test_the_portions_that_are_left_get_the_first_plan_that_fits(two: Two, monkeypatch):
    monkeypatch.setattr(parts, "solve_cost_first", broken_off(1))
    found = two.proposed()
    assert [each.found for each in found.portions] == ["good", "quick"]
    assert (len(found.placed) + len(found.unplaced), found.found, found.hurried) == (20, "good", 1)
    assert found.gap == found.portions[0].gap
    after = with_edits(two.sections, stage_of_sessions(two.plan, found).edits)
    assert faults(two.sections, after, BEGINS) == []


def test_what_has_been_found_is_kept_when_the_search_is_stopped_between_two_solutions(two: Two, monkeypatch):
    asked = 0

    def stopped(problem: Any, *, start: Any, **_how: Any) -> Solution:
        nonlocal asked
        asked += 1
        if asked > most:
            raise KeyboardInterrupt
        return Solution("optimal", list(start), cost_of(problem, start), cost_of(problem, start), 0.0)

    monkeypatch.setattr(parts, "solve_cost_first", stopped)
    most = 10**6
    whole = two.proposed(cohorts=two.cohorts[:1])
    most, asked = asked, 0
    found = two.proposed()
    assert [each.found for each in found.portions] == ["best", "quick"]
    assert placed(whole) == [key for key in placed(found) if key.startswith("m0-")]
    most, asked = 0, 0
    with pytest.raises(KeyboardInterrupt):  # nothing has been found yet
        two.proposed()


def test_it_is_told_which_portion_is_at_work_by_its_municipality_or_of_a_large_one_by_its_cohorts(two: Two):
    told: list[PortionAtWork] = []
    two.proposed(quick=True, on_portion=told.append)
    first, second = two.cohorts
    assert told == [
        PortionAtWork(1, 2, ("m0",), (first,), is_whole=True),
        PortionAtWork(2, 2, ("m1",), (second,), is_whole=True),
    ]
    told.clear()
    two.proposed(most=500, quick=True, on_portion=told.append)
    assert told == []


def test_a_gap_is_that_of_the_worst_portion_and_those_in_a_hurry_have_none(in_turn: SessionProposal):
    good = replace(
        in_turn,
        found="good",
        portions=(PortionFound("good", 100, 97), PortionFound("best", 5, 5), PortionFound("quick", 9, 0)),
    )
    assert (good.gap, good.hurried) == (3, 1)
    hasty = replace(good, found="quick", portions=(PortionFound("quick", 9, 0),) * 2)
    assert (hasty.gap, hasty.hurried) == (0, 0)
