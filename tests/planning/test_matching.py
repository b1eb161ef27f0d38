"""Who is to support whom: held against all that could be chosen, as the checks judge it."""

import os
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import timedelta
from itertools import product
from pathlib import Path

import pytest
from checks.plans import plan_from
from planning.pairing_plans import many, matching_of

from introplan.agenda import Plan
from introplan.amendments.objections import found_with
from introplan.amendments.pairing import NewIds, fields_of_pairing
from introplan.amendments.replacing import AGAINST
from introplan.demands.supporters import candidates_of
from introplan.model import Pairing, Programme, place_entries
from introplan.planning.books import Books, greedy
from introplan.planning.lacking import Lack, lacks_of
from introplan.planning.matching import Matching
from introplan.planning.pair_reasons import Ask, proposals_of, unpaired_of
from introplan.planning.pair_wishes import UNPAIRED, price_of_load, price_of_pair
from introplan.planning.pairing import ChosenSupporters, PairModel, matched
from introplan.planning.relaxing import solve_by_relaxing
from introplan.planning.solving import broken, cost_of, solve

JUDGED = AGAINST | {"supporter-double-booked", "reviewer-unavailable"}
AWAY = (", unavailable: [2026-10-01..2026-12-15]", ", unavailable: [monday, 2026-10-05..2026-10-20]")
SUPPORTERS = ("s0", "s1", "s2", "s3")


def toy(seed: int) -> Plan:
    """Two or three participants and four supporters, with everything that may stand in the way."""
    chance = random.Random(seed)

    def some(*words: str) -> str:
        return chance.choice(words)

    people = "".join(
        f"  {id_}: {{unit: {some('norr', 'soder')}, experience_years: {chance.randint(2, 8)}, hours_per_month: 9"
        f", languages: [{some('sv', 'fi')}], capacity: {{introducer: {chance.randint(0, 2)}, "
        f"mentor: {chance.randint(0, 2)}}}{some('', '', *AWAY)}}}\n"
        for id_ in SUPPORTERS
    )
    participants = "".join(
        f"    {id_}: {{{some('', 'starts: 2027-03-01', 'until: 2027-02-15')}{review}}}\n".replace("{, ", "{")
        for id_, review in zip(
            ("ada", "bo", "cy")[: chance.choice((2, 3, 3))],
            (f", reviews: {{tre: {{date: 2027-0{chance.randint(1, 5)}-04, time: 9-10}}}}", "", ""),
            strict=False,
        )
    )
    members = some("", "", "{nacka: {member_until: 2027-05-01}}")
    return plan_from(f"""
programme:
  roles:
    introducer: {{required: yes{some("", ", unit: same")}}}
    mentor: {{required: {some("yes", "no")}{some("", ", unit: other")}}}
  reviews: {{tre: {{month: 3, with: [introducer]}}}}
organisations: {members or "{nacka: }"}
units: {{norr: {{organisation: nacka, manager: {some("s0", "chef")}}}, soder: {{manager: chef}}}}
people:
{people}  ada: {{unit: norr, languages: [fi]}}
  bo: {{unit: {some("norr", "soder")}}}
  cy: {{unit: soder, hours_per_month: 9, capacity: {{mentor: 1}}}}
  dan: {{unit: norr}}
cohorts:
  ht:
    participants:
{participants.replace("    ", "      ")}  forra: {{starts: 2026-01-01, participants: {{dan: }}}}
pairings:
  dan-s1: {{participant: dan, introducer: s1{some("", ", until: 2026-11-30")}}}
  dan-s2: {{participant: dan, mentor: s2}}
""")


def with_pairings(plan: Plan, lacks: tuple[Lack, ...], chosen: ChosenSupporters) -> Programme:
    ids, pairings = NewIds(plan), dict(plan.programme.pairings)
    for lack, person in zip(lacks, chosen, strict=True):
        if person is not None:
            id_ = ids.new(lack.journey.person, person)
            pairings[id_] = Pairing.model_validate(fields_of_pairing(lack, person))
            place_entries(pairings[id_], ("pairings", id_))
    return plan.programme.model_copy(update={"pairings": pairings})


def is_allowed(plan: Plan, lacks: tuple[Lack, ...], chosen: ChosenSupporters) -> bool:
    """Whether the checks find nothing that they do not find now."""
    return not any(is_new for _found, is_new in found_with(plan, with_pairings(plan, lacks, chosen), JUDGED))


def cost_by_days(plan: Plan, lacks: tuple[Lack, ...], chosen: ChosenSupporters) -> int:
    """What it costs, looked at day by day."""
    cost = sum(
        UNPAIRED if person is None else price_of_pair(plan, lack.by(person))
        for lack, person in zip(lacks, chosen, strict=True)
    )
    for person in (*SUPPORTERS, "cy"):
        own = [lack for lack, each in zip(lacks, chosen, strict=True) if each == person]
        held = plan.agenda.support.by_supporter.get(person, ())
        asked = [lack for lack in lacks if plan.programme.people[person].capacity.get(lack.role)]
        days = {each.days.first for each in (*asked, *held)}
        before = max((sum(day in each.days for each in held) for day in days), default=0)
        peak = max((sum(day in each.days for each in (*held, *own)) for day in days), default=0)
        cost += sum(price_of_load(plan, person, each) for each in range(max(1, before), peak))
    return cost


@pytest.mark.parametrize("seed", range(16))
def test_the_choice_is_the_one_that_trying_all_of_them_finds(seed):
    plan = toy(seed)
    matching = matching_of(plan)
    lacks = matching.lacks[:4]
    matching = Matching(plan, lacks, matching.silent)
    every: Iterator[ChosenSupporters] = product(*(choices_for(plan, lack) for lack in lacks))
    by_cost = sorted((cost_by_days(plan, lacks, chosen), str(chosen), chosen) for chosen in every)
    least = next(
        cost for cost, _word, chosen in by_cost if are_apart(lacks, chosen) and is_allowed(plan, lacks, chosen)
    )
    found = matched(matching)
    assert (found.status, found.cost, found.bound) == ("optimal", least, least)
    assert is_allowed(plan, lacks, found.chosen)
    assert cost_by_days(plan, lacks, found.chosen) == least


def choices_for(plan: Plan, lack: Lack) -> list[str | None]:
    """Nobody, and whoever has agreed, whom the checks allow, and who has not stopped supporting others."""
    known = candidates_of(plan)
    agreed = [each.id for each in plan.programme.people.values() if each.capacity.get(lack.role)]
    able = [each for each in agreed if not known.has_stopped(each, lack.days)]
    return [None, *(each for each in able if is_allowed(plan, (lack,), (each,)))]


def are_apart(lacks: tuple[Lack, ...], chosen: ChosenSupporters) -> bool:
    """Whether nobody is two roles of one participant, which the checks say of mentors alone."""
    roles = [(lack.journey.person, person) for lack, person in zip(lacks, chosen, strict=True) if person]
    return len(set(roles)) == len(roles)


def test_some_toys_leave_nobody_out_and_some_do():
    found = [matched(matching_of(toy(seed))).chosen for seed in range(16)]
    assert any(None in chosen for chosen in found)
    assert any(None not in chosen for chosen in found)


ALL = ("introducer", "supervisor", "mentor")


@pytest.fixture(scope="module")
def coupled() -> Matching:
    return matching_of(many(1, 60, roles=ALL, room=0.8))


@pytest.fixture(scope="module")
def crowded() -> Matching:
    return matching_of(many(2, 30, roles=ALL, room=0.5))


@pytest.mark.parametrize("name", ["coupled", "crowded"])
def test_whoever_chooses_in_turn_breaks_no_row_and_costs_what_the_model_says(name: str, request: pytest.FixtureRequest):
    """A start that is no solution is worth nothing, and nobody is told."""
    matching: Matching = request.getfixturevalue(name)
    books, model = greedy(matching), PairModel.of(matching)
    values = model.values_of(books)
    assert broken(model.problem, values) == []
    assert cost_of(model.problem, values) == books.cost
    assert model.chosen_in(values) == tuple(books.chosen)


def test_whoever_searches_finds_the_same(coupled: Matching):
    started = time.process_time()
    first = matched(coupled)
    assert time.process_time() - started < 12
    assert first.status == "optimal"
    assert first.cost <= greedy(coupled).cost
    assert Books(coupled, first.chosen).cost == first.cost
    assert [matched(coupled, seed=seed).chosen for seed in (7,)] == [first.chosen]


def test_what_is_cheapest_in_two_steps_is_cheapest_in_one():
    matching = matching_of(many(3, 8, roles=ALL, units=2))
    model = PairModel.of(matching)
    start = model.values_of(greedy(matching))
    one, two = (search(model.problem, effort=10.0, start=start) for search in (solve, solve_by_relaxing))
    assert (one.status, one.cost, one.values) == (two.status, two.cost, two.values)


@pytest.mark.long
def test_three_hundred_people_take_a_few_seconds():
    started = time.process_time()
    found = matched(matching_of(many(1, 300, roles=("mentor",))))
    assert found.status == "optimal"
    assert time.process_time() - started < 25


def test_the_choice_is_the_same_in_another_process():
    code = (
        "from planning.pairing_plans import *\n"
        "from introplan.planning.pairing import matched\n"
        "print(matched(matching_of(many(5, 10, roles=('introducer', 'mentor'), units=2, room=1.0))).chosen)"
    )
    tests = Path(__file__).parents[1]
    answer = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONHASHSEED": "2", "PYTHONPATH": f"{tests}{os.pathsep}{tests.parent}"},
    ).stdout
    here = matched(matching_of(many(5, 10, roles=("introducer", "mentor"), units=2, room=1.0)))
    assert answer.strip() == str(here.chosen)


def test_the_one_who_is_next_costs_no_less_and_could(crowded: Matching):
    found = matched(crowded)
    told = list(proposals_of(crowded, found))
    assert len(told) == sum(person is not None for person in found.chosen)
    for each in told:
        number = crowded.lacks.index(each.lack)
        if each.other is not None:
            books = Books(crowded, found.chosen)
            books.choose(number, None)
            assert books.has_room(number, each.other)
            books.choose(number, each.other)
            assert books.cost >= found.cost


def test_whoever_is_asked_and_says_yes_would_solve_it():
    """Every way out, taken: the same people have somebody, and those who were left have too."""
    matching = matching_of(many(4, 12, roles=("mentor",), units=3, room=0.1))
    found = matched(matching)
    left = list(unpaired_of(matching, found))
    asks = [ask for each in left for ask in each.asks]
    assert len(asks) == sum(person is None for person in found.chosen) > 0
    people = dict(matching.plan.programme.people)
    for ask in asks:
        people[ask.person] = people[ask.person].model_copy(update={"capacity": {ask.role: ask.number}})
    programme = matching.plan.programme.model_copy(update={"people": people})
    plan = Plan(matching.plan.name, programme, matching.plan.agenda, matching.plan.open_days, matching.plan.origins)
    assert None not in matched(Matching(plan, matching.lacks, matching.silent)).chosen


HALL = """
programme: {roles: {introducer: {required: yes, unit: same}}}
units: {norr: , soder: }
people:
  ida: {unit: norr, hours_per_month: 9, capacity: {introducer: 1}}
  ivar: {unit: norr, hours_per_month: 9, capacity: {introducer: 1}}
  sam: {unit: soder, hours_per_month: 9, capacity: {introducer: 1}}
  ada: {unit: norr}
  bo: {unit: norr}
  cy: {unit: norr}
  dan: {unit: soder}
cohorts: {ht: {participants: {ada: , bo: , cy: , dan: }}}
"""


def explained(text: str) -> list[tuple[list[str], list[str], list[str], list[str], tuple[Ask, ...]]]:
    matching = matching_of(plan_from(text))
    return [
        (
            [lack.journey.person for lack in each.lacks],
            [f"{reason.name} {reason.who[0]}" for reason in each.against],
            list(each.full),
            sorted(lack.journey.person for lack in each.rivals),
            each.asks,
        )
        for each in unpaired_of(matching, matched(matching))
    ]


def test_who_is_left_over_is_told_with_those_alone_who_need_the_same_people():
    [(people, against, full, rivals, asks)] = explained(HALL)
    assert sorted([*people, *rivals]) == ["ada", "bo", "cy"]
    assert (against, full) == ([], ["ida", "ivar"])
    assert [(ask.number, ask.is_first) for ask in asks] == [(2, False)]


def test_nobody_fits_and_somebody_who_could_is_to_be_asked():
    text = HALL.replace("unit: soder, hours_per_month: 9, capacity: {introducer: 1}", "unit: soder, hours_per_month: 9")
    told = explained(text)
    assert told[-1] == (["dan"], ["supporter-in-wrong-unit ida"], [], [], (Ask("sam", "introducer", 1, is_first=True),))


def lacking(text: str) -> list[str]:
    plan = plan_from(text)
    lacks = lacks_of(plan, "ht", plan.programme.required_roles)
    return [f"{each.journey.person} {each.role} {each.days.first}..{each.days.last}" for each in lacks]


LEFT = """
programme: {roles: {mentor: {required: yes}}}
people:
  max: {capacity: {mentor: 2}}
  ny: {capacity: {mentor: 2}}
cohorts: {ht: {participants: {ada: , bo: }}}
pairings:
  ada-max: {participant: ada, mentor: max%s}
  bo-max: {participant: bo, mentor: max}
"""


def test_whoever_has_somebody_lacks_nobody():
    assert lacking(LEFT % "") == []


def test_when_somebody_has_left_only_those_without_anybody_lack_somebody_from_the_day_after():
    assert lacking(LEFT % ", until: 2027-03-31") == ["ada mentor 2027-04-01..2028-08-31"]


def test_who_is_away_for_long_needs_somebody_in_between_and_for_a_holiday_nobody():
    text = (LEFT % "").replace("max: {", "max: {unavailable: [2027-02-01..2027-04-30], ", 1)
    assert lacking(text) == ["ada mentor 2027-02-01..2027-04-30", "bo mentor 2027-02-01..2027-04-30"]
    assert lacking(text.replace("2027-04-30", "2027-02-20")) == []


def test_whose_municipality_has_left_supports_nobody_after_that():
    text = (LEFT % "").replace("max: {", "max: {organisation: nacka, ", 1)
    assert lacking(text + "organisations: {nacka: {member_until: 2027-06-30}}\n") == [
        "ada mentor 2027-07-01..2028-08-31",
        "bo mentor 2027-07-01..2028-08-31",
    ]


def test_a_pause_parts_no_support_and_a_posting_asks_for_somebody_near():
    text = """
programme: {roles: {introducer: {required: yes, unit: same}}}
units: {norr: , soder: }
people: {ada: {unit: norr}, bo: {unit: norr}}
cohorts:
  ht:
    participants:
      ada: {pauses: [2027-01-01..2027-02-28]}
      bo: {postings: [{unit: soder, from: 2027-01-11, until: 2027-03-31}]}
"""
    assert lacking(text) == [
        "ada introducer 2026-09-01..2028-10-29",
        "bo introducer 2026-09-01..2028-08-31",
        "bo introducer 2027-01-11..2027-03-31",
    ]


def test_a_role_that_ends_with_its_phases_is_owed_until_then():
    text = """
programme:
  phases: {start: {months: 0-6}, sen: {months: 6-24}}
  roles: {buddy: {required: no, meets: {every: {start: 1 week}}}}
cohorts: {ht: {participants: {ada: }}}
"""
    plan = plan_from(text)
    [lack] = lacks_of(plan, "ht", ("buddy",))
    assert (lack.days.first, lack.days.last) == (
        plan.programme.cohorts["ht"].starts,
        lack.journey.day_at(6) - timedelta(1),
    )
