"""Plans are made up and planned: nothing that must hold is broken, what it costs is what it says, and it is the same.

`INTROPLAN_PLANS=all` tries two hundred of them, which takes half an hour; without it some of each size are tried.
"""

import os
import random
import subprocess
import sys
from itertools import product
from pathlib import Path

import pytest
from planning.judge import faults
from planning.made_plans import BEGINS, JOINT, SMALL, TINY, Size, cohorts_of, made, plan_of_sections, with_edits
from planning.recount import recounted

from introplan.agenda import Occasion
from introplan.amendments.planned import planned
from introplan.demands import BETWEEN, OVER, SLOTS, Slot, Surroundings, around
from introplan.demands.unmet import between, windows_of
from introplan.planning.candidates import Candidate, Choices, SessionCandidates
from introplan.planning.conflicts import Conflict
from introplan.planning.greedy import first_plan
from introplan.planning.rows import Rows
from introplan.planning.sessions import Proposed, SessionProposal, plan_sessions
from introplan.planning.solving import broken, cost_of, solve
from introplan.planning.wanted import PlanningWish, wanted

ALL = os.environ.get("INTROPLAN_PLANS") == "all"
EFFORT = 1.0
SIZES = {"tiny": TINY, "small": SMALL, "joint": JOINT}
FEW = [("tiny", 0), ("tiny", 1), ("tiny", 2), ("tiny", 3), ("small", 0), ("joint", 2)]
EVERY = [
    *(("tiny", seed) for seed in range(80)),
    *(("small", seed) for seed in range(80)),
    *(("joint", seed) for seed in range(40)),
]


def proposal_for(size: Size, seed: int, *, quick: bool = False) -> SessionProposal:
    sections = made(seed, size)
    return plan_sessions(
        plan_of_sections(sections), PlanningWish(cohorts_of(sections)), BEGINS, quick=quick, effort=EFFORT
    )


def candidates_for(size: Size, seed: int) -> tuple[SessionCandidates, list[Choices]]:
    sections = made(seed, size)
    plan = plan_of_sections(sections)
    candidates = SessionCandidates(plan, wanted(plan, PlanningWish(cohorts_of(sections))), BEGINS)
    return candidates, [candidates.choice(number) for number in range(len(candidates.wanted.sessions))]


def chosen_in(rows: Rows, values: list[int]) -> list[Candidate]:
    return [each.candidate for several in rows.placed.values() for each in several if values[each.literal]]


@pytest.mark.parametrize(("size", "seed"), EVERY if ALL else FEW)
def test_nothing_that_must_hold_is_broken_whether_in_a_hurry_or_not(size, seed):
    for quick in (True, False):
        proposal = proposal_for(SIZES[size], seed, quick=quick)
        assert faults(made(seed, SIZES[size]), proposal, BEGINS) == []


@pytest.mark.parametrize(("size", "seed"), EVERY if ALL else FEW[2:])
def test_the_first_plan_breaks_no_row_and_costs_what_its_sessions_cost_counted_anew(size, seed):
    candidates, choices = candidates_for(SIZES[size], seed)
    rows = Rows(candidates, choices)
    values = first_plan(rows)
    assert broken(rows.problem, values) == []
    assert cost_of(rows.problem, values) == recounted(candidates, choices, chosen_in(rows, values))


@pytest.mark.parametrize(("size", "seed"), EVERY[::4] if ALL else FEW[:2])
def test_the_cheapest_plan_costs_what_its_sessions_cost_counted_anew(size, seed):
    candidates, choices = candidates_for(SIZES[size], seed)
    rows = Rows(candidates, [each._replace(left_out=None) for each in choices])
    solution = solve(rows.problem, effort=EFFORT, start=first_plan(rows))
    assert solution.cost == recounted(candidates, choices, chosen_in(rows, solution.values))


@pytest.mark.parametrize(("size", "seed"), EVERY[::4] if ALL else [("tiny", 1), ("small", 0)])
def test_what_is_proposed_and_read_back_is_the_same_and_its_demands_have_nothing_against_it(size, seed):
    sections = made(seed, SIZES[size])
    plan = plan_of_sections(sections)
    proposal = plan_sessions(plan, PlanningWish(cohorts_of(sections)), BEGINS, quick=True)
    finished = plan_of_sections(with_edits(sections, planned(plan, proposal).edits))
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


def test_the_same_plan_is_proposed_whatever_the_order_of_sets_and_the_seed_of_the_solver():
    program = (
        "from planning.test_made_plans import *\n"
        "proposal = proposal_for(SMALL, 0)\n"
        "print(proposal.found, proposal.cost, [each.candidate.key for each in proposal.placed])\n"
    )
    folders = [str(Path(__file__).parents[1]), str(Path(__file__).parents[2])]
    seen = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(folders)},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(seen) == 1
    candidates, choices = candidates_for(TINY, 2)
    rows = Rows(candidates, choices)
    found = [solve(rows.problem, effort=5.0, start=first_plan(rows), seed=seed) for seed in (1, 2, 3)]
    assert {each.status for each in found} == {"optimal"}
    assert len({tuple(each.key for each in chosen_in(rows, one.values)) for one in found}) == 1


@pytest.mark.parametrize(("size", "seed"), EVERY[::8] if ALL else [("joint", 2)])
def test_a_slot_says_the_same_of_all_that_are_alike_in_what_it_looks_at(size, seed):
    candidates, choices = candidates_for(SIZES[size], seed)
    chance = random.Random(seed)
    for number, choice in enumerate(choices):
        those = [each.occasion for each in chance.sample(choice.candidates, min(len(choice.candidates), 12))]
        mixed = [_mixed(chance, those) for _each in range(12)] if those else []
        for slot in SLOTS:
            said: dict[object, object] = {}
            for occasion in (*those, *mixed):
                reasons = tuple(slot.reasons(candidates.fixed.having_once(occasion), occasion))
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


MINI = Size(1, 2, 4, 6, 1, 2, 2, 1, 4)
FEW_CANDIDATES = 5


@pytest.mark.parametrize("seed", range(40) if ALL else range(3))
def test_no_plan_of_all_there_are_is_cheaper_than_the_cheapest(seed):
    """All ways to place a few sessions, each where it could be on one of three days, in order of what they cost."""
    sections = made(seed, MINI)
    plan = plan_of_sections(sections)
    chance = random.Random(seed)
    asked = PlanningWish(cohorts_of(sections), tuple(chance.sample(list(sections["lectures"]), 2)))
    candidates = SessionCandidates(plan, wanted(plan, asked), BEGINS)
    first = candidates.choice(0).candidates if candidates.wanted.sessions else []
    days = sorted({each.occasion.day for each in first})[:3]
    choices = []
    for number in range(len(candidates.wanted.sessions)):
        whole = candidates.choice(number).candidates
        near = [each for each in whole if each.occasion.day in days]
        few = chance.sample(near, min(len(near), FEW_CANDIDATES - 1)) + whole[:1]
        choices.append(Choices(sorted(dict.fromkeys(few), key=lambda each: (each.cost, each.key)), [], None))
    rows = Rows(candidates, choices)
    solution = solve(rows.problem, effort=5.0, start=first_plan(rows))
    every = [
        [each for each in combination if each is not None]
        for combination in product(*([None, *choice.candidates] for choice in choices))
    ]
    by_cost = sorted(every, key=lambda chosen: recounted(candidates, choices, chosen))
    best = next(chosen for chosen in by_cost if not faults(sections, _as_proposal(candidates, chosen), BEGINS))
    assert solution.status == "optimal"
    assert solution.cost == recounted(candidates, choices, best)


def _as_proposal(candidates: SessionCandidates, chosen: list[Candidate]) -> SessionProposal:
    those, there = candidates.wanted, {each.number for each in chosen}
    return SessionProposal(
        wanted=those,
        settings=candidates.settings,
        placed=tuple(Proposed(each.number, each, those.ideals[each.number]) for each in chosen),
        unplaced=tuple(Conflict(n, 0, (), (), None) for n in range(len(those.sessions)) if n not in there),
        choices=(),
        found="quick",
        cost=0,
        bound=0,
    )
