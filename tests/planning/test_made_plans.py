"""Plans are made up and planned: nothing that must hold is broken, what it costs is what it says, and it is the same.

A few of each size are tried from day to day; `INTROPLAN_SEEDS=200` tries two hundred, which takes an hour.
"""

import os
import random
import subprocess
import sys
from copy import copy
from functools import cached_property
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from planning.judge import faults, without_session
from planning.made_plans import (
    BEGINS,
    JOINT,
    SMALL,
    TINY,
    WEEKDAYS,
    Sections,
    Size,
    cohorts_of,
    made,
    plan_of_sections,
    with_edits,
)
from planning.recount import recounted

from introplan.agenda import Occasion
from introplan.amendments.planned_sessions import stage_of_sessions
from introplan.demands import BETWEEN, OVER, SLOTS, Slot, Surroundings, around
from introplan.demands.unmet import between, windows_of
from introplan.planning import parts, relaxing
from introplan.planning.candidates import SessionCandidates
from introplan.planning.choices import Candidate, Choices
from introplan.planning.greedy import completed, first_plan
from introplan.planning.rows import Rows
from introplan.planning.sessions import SessionProposal, plan_sessions
from introplan.planning.solving import Problem, Solution, broken, cost_of, solve
from introplan.planning.wanted import PlanningWish, wanted

SEEDS = int(os.environ.get("INTROPLAN_SEEDS", "0"))
EFFORT = 0.3
SIZES = {"tiny": TINY, "small": SMALL, "joint": JOINT}
FEW = [("tiny", 1), ("small", 0)]
EVERY = [(("tiny", "tiny", "small", "small", "joint")[seed % 5], seed) for seed in range(SEEDS)]
"""Two in five have one cohort, two have two, and one has two municipalities with a cohort of both beside their own."""


class Case:
    """A made-up plan, and what is proposed for it: each asked once."""

    def __init__(self, size: Size, seed: int) -> None:
        self.seed = seed
        self.sections = made(seed, size)
        self.plan = plan_of_sections(self.sections)
        self.asked = PlanningWish(cohorts_of(self.sections))

    @cached_property
    def quick(self) -> SessionProposal:
        return plan_sessions(self.plan, self.asked, BEGINS, quick=True)

    @cached_property
    def best(self) -> SessionProposal:
        return plan_sessions(self.plan, self.asked, BEGINS, effort=EFFORT)

    def written(self, proposal: SessionProposal) -> Sections:
        """The plan with what is proposed, as it is written."""
        return with_edits(self.sections, stage_of_sessions(self.plan, proposal).edits)

    @cached_property
    def candidates(self) -> SessionCandidates:
        return SessionCandidates(self.plan, wanted(self.plan, self.asked), BEGINS)

    @cached_property
    def choices(self) -> list[Choices]:
        return [self.candidates.choice(number) for number in range(len(self.candidates.wanted.sessions))]

    @cached_property
    def rows(self) -> Rows:
        """With no candidates beside those that have been looked at."""
        return Rows(self.candidates, choices=[each._replace(left_out=None) for each in self.choices])

    @cached_property
    def start(self) -> list[int]:
        return first_plan(self.rows)


@pytest.fixture(scope="module", params=EVERY or FEW, ids=lambda param: f"{param[0]}-{param[1]}")
def case(request: pytest.FixtureRequest) -> Case:
    size, seed = request.param
    return Case(SIZES[size], seed)


def chosen_in(rows: Rows, values: list[int]) -> list[Candidate]:
    return [each.candidate for several in rows.placed.values() for each in several if values[each.literal]]


def test_whoever_asks_for_more_candidates_gets_what_asking_for_as_many_at_once_gives(case: Case):
    anew = SessionCandidates(case.plan, case.candidates.wanted, BEGINS)
    little_by_little = SessionCandidates(case.plan, case.candidates.wanted, BEGINS)
    for number in range(len(case.choices)):
        for most in (5, 15):
            little_by_little.choice(number, most)
        assert little_by_little.choice(number, 45) == anew.choice(number, 45)


# What is proposed.


@pytest.mark.long
def test_nothing_that_must_hold_is_broken_whether_in_a_hurry_or_not(case: Case):
    for proposal in (case.quick, case.best):
        assert faults(case.sections, case.written(proposal), BEGINS) == []


def test_all_that_somebody_is_to_have_has_a_session_or_is_told_to_have_no_day(case: Case):
    for proposal in (case.quick, case.best):
        sessions = proposal.wanted.sessions
        numbers = [*(each.number for each in proposal.placed), *(each.number for each in proposal.unplaced)]
        assert sorted(numbers) == list(range(len(sessions)))
        told = {(sessions[each.number].cohort, sessions[each.number].activity) for each in proposal.unplaced}
        assert without_session(case.written(proposal), case.asked.cohorts) <= told


def test_what_is_proposed_and_read_back_is_the_same_and_its_demands_have_nothing_against_it(case: Case):
    for proposal in (case.quick, case.best):
        finished = plan_of_sections(case.written(proposal))
        everything = around(finished)
        for each in proposal.placed:
            there = finished.agenda.by_key[each.occasion.key]
            assert appointment(there) == appointment(each.occasion)
            borne = {reason.name for reason in each.candidate.brings}
            assert against(everything, there) <= borne


def appointment(occasion: Occasion) -> tuple[object, ...]:
    host = occasion.host
    return occasion.key, occasion.day, occasion.times, occasion.place, host, frozenset(occasion.attendees)


def against(everything: Surroundings, occasion: Occasion) -> set[str]:
    """The names of all hard reasons against an occasion as it is in a plan."""
    there = everything.having(occasion)
    found = {reason.name for slot in SLOTS if slot.is_hard for reason in slot.reasons(there, occasion)}
    found |= {reason.name for demand in BETWEEN if demand.is_hard for reason in between(demand, there, occasion)}
    hard = [demand for demand in OVER if demand.is_hard]
    windows = windows_of(there, occasion, demands=hard)
    return found | {reason.name for demand, key in windows for reason in demand.reasons(there, key)}


def test_when_its_own_lecturer_can_never_come_only_that_has_no_day(case: Case):
    lectures = case.sections["lectures"]
    placed = [each for each in case.quick.placed if case.quick.wanted.sessions[each.number].activity in lectures]
    activity = case.quick.wanted.sessions[placed[case.seed % len(placed)].number].activity
    nobody = {
        "never": {
            "name": "Nora Ingenstans",
            "organisation": "m0",
            "available": WEEKDAYS[:1],
            "unavailable": ["2025-01-01..2030-12-31"],
        }
    }
    sections = {
        **case.sections,
        "people": case.sections["people"] | nobody,
        "lectures": lectures | {activity: lectures[activity] | {"lecturers": ["never"]}},
        "cohorts": {id_: without(cohort, activity) for id_, cohort in case.sections["cohorts"].items()},
    }
    plan = plan_of_sections(sections)
    proposal = plan_sessions(plan, case.asked, BEGINS, quick=True)
    those = {proposal.wanted.sessions[each.number].activity for each in proposal.unplaced}
    assert activity in those
    assert those - {activity} <= {case.quick.wanted.sessions[each.number].activity for each in case.quick.unplaced}
    facts = {(fact.reason.name, fact.reason.who) for each in proposal.unplaced for fact in each.facts}
    assert ("lecturer-unavailable", ("never",)) in facts


def without(cohort: Sections, activity: str) -> Sections:
    sessions = {key: each for key, each in cohort["sessions"].items() if each.get("of", key) != activity}
    return {**cohort, "sessions": sessions}


# What it costs.


def test_the_first_plan_breaks_no_row_and_costs_what_its_sessions_cost_counted_anew(case: Case):
    assert broken(case.rows.problem, case.start) == []
    cost = recounted(case.candidates, case.choices, chosen_in(case.rows, case.start))
    assert cost_of(case.rows.problem, case.start) == cost


def test_what_follows_from_the_rows_holds_in_whatever_plan_they_let_be(case: Case):
    problem, together = copy(case.rows.problem), {each.literal for each in case.rows.together}
    chance = random.Random(0)
    problem.keys = {}
    problem.costs = [-9 if each in together else chance.randint(-3, 3) for each in range(len(problem.costs))]
    found = solve(problem, effort=0.2, start=case.start)
    for values in (case.start, found.values):
        for each in problem.implied:
            assert [those for those in each.but() if not each.without(those).holds(values)] == []


def test_the_solver_has_the_whole_first_plan_from_its_first_step_and_never_ends_with_a_dearer_one(case: Case):
    told: list[int] = []
    cost = cost_of(case.rows.problem, case.start)
    solve(case.rows.problem, effort=0.05, start=case.start, on_better=lambda found, bound: told.append(found))
    assert told == sorted(told, reverse=True)
    assert not told or told[0] <= cost
    assert case.best.bound <= case.best.cost <= case.quick.cost


@pytest.mark.long
def test_what_has_no_place_near_the_relaxed_plan_is_looked_for_among_all():
    """Of this one all that is near leaves a session out; in a hurry everything has its place."""
    case = Case(JOINT, 9)
    assert (case.quick.unplaced, case.best.unplaced) == ((), ())
    assert case.best.cost <= case.quick.cost


def test_a_large_plan_holds_as_a_small_one_does_and_neither_costs_less_than_the_other_says_any_does(
    case: Case, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(relaxing, "LARGE", 0)
    large = plan_sessions(case.plan, case.asked, BEGINS, effort=EFFORT)
    assert faults(case.sections, case.written(large), BEGINS) == []
    assert large.bound <= case.best.cost
    assert case.best.bound <= large.cost


def test_the_cheapest_plan_costs_what_its_sessions_cost_counted_anew(case: Case):
    solution = solve(case.rows.problem, effort=EFFORT, start=case.start)
    values = completed(case.rows, solution.values)  # where it is not proven more may be counted than follows of it
    assert cost_of(case.rows.problem, values) <= solution.cost
    assert solution.status == "feasible" or solution.cost == cost_of(case.rows.problem, values)
    assert cost_of(case.rows.problem, values) == recounted(
        case.candidates, case.choices, chosen_in(case.rows, solution.values)
    )


def test_what_is_counted_in_vain_of_a_plan_that_is_not_proven_is_not_told(monkeypatch: pytest.MonkeyPatch):
    solved = parts.InParts.solve

    def in_vain(self: parts.InParts, problem: Problem, **how: Any) -> Solution:
        found = solved(self, problem, **how)
        values = list(found.values)
        for number, ceiling in enumerate(problem.ceilings):
            values[number] += ceiling > 1 and problem.costs[number] > 0 and values[number] < ceiling
        cost = cost_of(problem, values)
        assert cost > found.cost
        assert not broken(problem, values)
        return found._replace(status="feasible", values=values, cost=cost)

    monkeypatch.setattr(parts.InParts, "solve", in_vain)
    case = Case(SMALL, 0)
    told = recounted(case.candidates, case.best.choices, [each.candidate for each in case.best.placed])
    assert case.best.cost == told


MINI = Size(1, 2, 4, 6, 1, 2, 2, 1, 4)
FEW_CANDIDATES = 5


@pytest.mark.parametrize("seed", range(max(SEEDS // 5, 2)))
def test_no_plan_of_all_there_are_is_cheaper_than_the_cheapest(seed):
    """All ways to place a few sessions, each where it could be on one of three days, in order of what they cost."""
    case = Case(MINI, seed)
    chance = random.Random(seed)
    asked = PlanningWish(case.asked.cohorts, tuple(chance.sample(list(case.sections["lectures"]), 2)))
    candidates = SessionCandidates(case.plan, wanted(case.plan, asked), BEGINS)
    first = candidates.choice(0).candidates if candidates.wanted.sessions else []
    days = sorted({each.occasion.day for each in first})[:3]
    choices = []
    for number in range(len(candidates.wanted.sessions)):
        whole = candidates.choice(number).candidates
        near = [each for each in whole if each.occasion.day in days]
        few = chance.sample(near, min(len(near), FEW_CANDIDATES - 1)) + whole[:1]
        choices.append(Choices(sorted(dict.fromkeys(few), key=lambda each: (each.cost, each.key)), [], None))
    rows = Rows(candidates, choices=choices)
    solution = solve(rows.problem, effort=5.0, start=first_plan(rows))
    every = [
        [each for each in combination if each is not None]
        for combination in product(*([None, *choice.candidates] for choice in choices))
    ]
    by_cost = sorted(every, key=lambda chosen: recounted(candidates, choices, chosen))
    written = (with_candidates(case.sections, candidates, chosen) for chosen in by_cost)
    best = next(
        chosen for chosen, those in zip(by_cost, written, strict=True) if not faults(case.sections, those, BEGINS)
    )
    assert solution.status == "optimal"
    assert solution.cost == recounted(candidates, choices, best)


def with_candidates(sections: Sections, candidates: SessionCandidates, chosen: list[Candidate]) -> Sections:
    """The plan with sessions where these candidates are, written in our own words."""
    cohorts = {id_: {**each, "sessions": dict(each["sessions"])} for id_, each in sections["cohorts"].items()}
    for each in chosen:
        session, occasion = candidates.wanted.sessions[each.number], each.occasion
        assert occasion.times is not None
        cohorts[session.cohort]["sessions"][session.key] = {
            "of": session.activity,
            "date": occasion.day.isoformat(),
            "time": f"{occasion.times.start:%H:%M}-{occasion.times.end:%H:%M}",
            "place": occasion.place or "",
            "lecturers": list(occasion.people("lecturer")),
            "for": list(session.for_),
        }
    return {**sections, "cohorts": cohorts}


# That it is the same, and that nothing is asked for all that is not alike.


@pytest.mark.long  # plans in two more processes
def test_the_same_plan_is_proposed_in_another_process_whatever_the_order_of_sets():
    program = "from planning.test_made_plans import proposals_told\nprint(proposals_told())"
    folders = [str(Path(__file__).parents[1]), str(Path(__file__).parents[2])]
    there = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, "PYTHONHASHSEED": "1", "PYTHONPATH": os.pathsep.join(folders)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert there.stdout == f"{proposals_told()}\n"


def proposals_told() -> str:
    told = [Case(SMALL, 0).quick, Case(TINY, 1).best]
    return str([(each.found, each.cost, [one.candidate.key for one in each.placed]) for each in told])


def test_the_best_plan_is_the_same_whatever_the_seed_of_the_solver():
    case = Case(TINY, 2)
    found = [solve(case.rows.problem, effort=5.0, start=case.start, seed=seed) for seed in (1, 2, 3)]
    assert {each.status for each in found} == {"optimal"}
    assert len({tuple(each.key for each in chosen_in(case.rows, one.values)) for one in found}) == 1


def test_a_slot_says_the_same_of_all_that_are_alike_in_what_it_looks_at(case: Case):
    chance = random.Random(case.seed)
    for number, choice in enumerate(case.choices):
        those = [each.occasion for each in chance.sample(choice.candidates, min(len(choice.candidates), 12))]
        mixed = [_mixed(chance, those) for _each in range(12)] if those else []
        for slot in SLOTS:
            said: dict[object, object] = {}
            for occasion in (*those, *mixed):
                reasons = tuple(slot.reasons(case.candidates.fixed.having_once(occasion), occasion))
                assert said.setdefault(looked_at(slot, occasion), reasons) == reasons, (slot.names, number)


def _mixed(chance: random.Random, those: list[Occasion]) -> Occasion:
    """An occasion with the day of one, the hour of another, the place of a third and the lecturers of a fourth."""
    day, hour, place, given = (chance.choice(those) for _each in range(4))
    lecturers = [each for each in given.attendees if each.part == "lecturer"]
    others = [each for each in day.attendees if each.part != "lecturer"]
    return day._replace(times=hour.times, place=place.place, host=place.host, attendees=(*lecturers, *others))


def looked_at(slot: Slot, occasion: Occasion) -> tuple[object, ...]:
    parts = {
        "day": occasion.day,
        "people": tuple(each for each in occasion.attendees if each.part != "lecturer"),
        "times": occasion.times,
        "place": (occasion.place, occasion.host),
        "lecturers": occasion.people("lecturer"),
    }
    return tuple(parts[each] for each in slot.looks_at)
