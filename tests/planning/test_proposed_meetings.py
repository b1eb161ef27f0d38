"""Pairs that do not say when they meet get a weekday, an hour and a room at which fewest meetings have to move."""

from copy import deepcopy
from datetime import date, timedelta
from functools import partial
from itertools import product

import pytest
from amendments import amending
from amendments.worked_out import read_again, trial_of_small
from checks.plans import plan_from
from checks.trial import Trial, told

from introplan.agenda import Occasion, Plan
from introplan.amendments.planned_meetings import edits_of_meetings
from introplan.demands import Surroundings, around
from introplan.diagnostics import Fix, Set
from introplan.planning import relaxing
from introplan.planning.meetings import MeetingsProposal, plan_meetings
from introplan.planning.pair_hours import KeptMeetings, MeetingCandidates
from introplan.planning.proposal import with_proposed
from introplan.planning.reviews import plan_reviews
from introplan.planning.solving import solve
from introplan.planning.wanted import PlanningWish
from introplan.planning.wanted_meetings import wanted_meetings

TODAY = date(2026, 8, 1)
PLAN = """
    programme:
      length: 12 months
      calendar: {closed: [public_holidays, eves, W28..W31], day: 8-16, lunch: {between: 11.30-12.30}}
      roles:
        introducer: {meets: {length: 1h, every: 1 week}}
        mentor: {meets: {length: 1h}}
    units:
      enhet: {title: Enheten, manager: mona}
    places:
      rum: {title: Rummet, capacity: 4, address: "Gatan 1, Staden"}
      salen: {title: Salen, capacity: 40, address: "Gatan 1, Staden"}
    people:
      mona: {name: Mona}
      max: {name: Max}
      ida: {name: Ida}
      olle: {name: Olle}
      ada: {name: Ada, unit: enhet}
      bo: {name: Bo, unit: enhet}
      cia: {name: Cia, unit: enhet}
    lectures:
      lag: {title: Lagen, length: 3h, lecturers: [olle], places: [salen]}
    pairings:
      ada-ida: {participant: ada, introducer: ida}
      bo-ida: {participant: bo, introducer: ida}
      cia-ida: {participant: cia, introducer: ida, meets: {on: monday, time: 9, place: rum}}
      ada-max: {participant: ada, mentor: max}
    cohorts:
      ht26:
        starts: 2026-09-01
        participants: {ada: , bo: , cia: }
        sessions:
          lag: {date: 2026-09-08, time: 9-12, place: salen, repeats: {every: 1 week, until: 2027-06-15}}
"""


def proposed(text: str = PLAN) -> MeetingsProposal:
    return plan_meetings(plan_from(text), PlanningWish(("ht26",)), TODAY)


def hours(proposal: MeetingsProposal) -> dict[str, tuple[str, str | None]]:
    return {
        each.occasion.subject: (f"{each.occasion.day:%a} {each.occasion.times.start:%H.%M}", each.occasion.place)
        for each in sorted(proposal.placed, key=lambda each: each.occasion.subject)
        if each.occasion.times is not None
    }


@pytest.fixture(scope="module")
def whole() -> MeetingsProposal:
    return proposed()


def test_each_pair_gets_an_hour_of_its_own_where_others_in_the_role_meet(whole: MeetingsProposal):
    assert (len(whole.placed), whole.unplaced, whole.found) == (2, (), "best")
    found = hours(whole)
    assert list(found) == ["ada-ida", "bo-ida"]  # of the mentor nobody has said how often
    assert len(set(found.values())) == 2
    assert ("Mon 09.00", "rum") not in found.values()
    assert {place for _when, place in found.values()} == {"rum"}


def test_it_is_the_weekday_on_which_fewest_meetings_have_to_move(whole: MeetingsProposal):
    candidates = MeetingCandidates(whole.wanted, around(whole.wanted.plan), TODAY)
    for each in whole.placed:
        every = candidates.choice(each.number, None).candidates
        assert candidates.kept(each.candidate).kept == max(candidates.kept(other).kept for other in every)


def test_it_is_not_at_lunch(whole: MeetingsProposal):
    candidates = MeetingCandidates(whole.wanted, around(whole.wanted.plan), TODAY)
    every = [each.occasion.times for each in candidates.choice(0, None).candidates]
    lunch = whole.wanted.plan.programme.frame.calendar.lunch
    assert lunch is not None
    assert not any(times.overlaps(lunch.between) for times in every if times)


def test_whatever_seed_the_search_has_the_proposal_is_the_same(whole: MeetingsProposal, monkeypatch):
    monkeypatch.setattr(relaxing, "solve", partial(solve, seed=7))
    assert hours(proposed()) == hours(whole)


def test_what_a_pair_has_said_stays_and_only_the_rest_is_written():
    said = "meets: {on: thursday, place: salen}"
    text = PLAN.replace(
        "bo-ida: {participant: bo, introducer: ida}", f"bo-ida: {{participant: bo, introducer: ida, {said}}}"
    )
    proposal = proposed(text)
    when, place = hours(proposal)["bo-ida"]
    assert (when[:3], place) == ("Thu", "salen")
    edits = edits_of_meetings(proposal)
    assert [each for each in edits if each.path[:2] == ("pairings", "bo-ida")] == [
        Set(("pairings", "bo-ida", "meets", "time"), when[4:].removeprefix("0"), "on")
    ]


def test_two_who_are_never_there_on_the_same_weekday_are_told():
    text = PLAN.replace("ida: {name: Ida}", "ida: {name: Ida, available: [monday]}").replace(
        "bo: , cia", "bo: {workdays: [tuesday, wednesday]}, cia"
    )
    proposal = proposed(text)
    [conflict] = proposal.unplaced
    assert proposal.wanted.pairs[conflict.number].pairing.id == "bo-ida"
    assert [(fact.reason.name, fact.reason.who, fact.days) for fact in conflict.facts] == [
        ("meetings-fall-away", ("bo", "ida"), 5)
    ]
    assert list(hours(proposal)) == ["ada-ida"]


def test_no_other_hours_are_cheaper():
    text = PLAN.replace("day: 8-16", "day: 7-10").replace("ida: {name: Ida}", "ida: {name: Ida, available: [monday]}")
    text = text.replace("ada-max: {participant: ada, mentor: max}", "ada-max: {participant: ada, introducer: max}")
    proposal = proposed(text)
    candidates = MeetingCandidates(proposal.wanted, around(proposal.wanted.plan), TODAY)
    every = [candidates.choice(number, None).candidates for number in range(3)]

    def are_apart(*those: object) -> bool:
        for one, other in ((0, 1), (0, 2), (1, 2)):
            first, second = those[one].occasion, those[other].occasion  # type: ignore[attr-defined]
            same_day = first.day.weekday() == second.day.weekday() and first.times.overlaps(second.times)
            people = not set(first.people()).isdisjoint(second.people())
            if same_day and (people or (first.place is not None and first.place == second.place)):
                return False
        return True

    cheapest = min(sum(each.cost for each in those) for those in product(*every) if are_apart(*those))
    assert (len(proposal.placed), proposal.cost) == (3, cheapest)


def test_reviews_that_are_only_proposed_count():
    review = "manad-3: {title: Tre, month: 3, with: [introducer], length: 1h}"
    plan = plan_from(PLAN.replace("    units:", f"      reviews: {{{review}}}\n    units:"))
    asked = PlanningWish(("ht26",))
    reviews = plan_reviews(plan, asked, TODAY)
    there = with_proposed(around(plan), reviews)
    of_ada = next(each.occasion for each in reviews.placed if "ada" in each.occasion.people())
    kept = [_kept_at(plan, around_it, of_ada) for around_it in (around(plan), there)]
    assert kept[1] == kept[0] - len(
        {each.occasion.day for each in reviews.placed if _is_ida_busy(each.occasion, of_ada)}
    )
    assert len(plan_meetings(plan, asked, TODAY, there=there).placed) == 2


def _kept_at(plan: Plan, there: Surroundings, at: Occasion) -> int:
    """How many meetings of Ada and Ida would be on their own day on the weekday and at the hour of something."""
    candidates = MeetingCandidates(wanted_meetings(plan, PlanningWish(("ht26",)), TODAY), there, TODAY)
    those = [each for each in candidates.choice(0, None).candidates if each.occasion.day.weekday() == at.day.weekday()]
    return next(candidates.kept(each).kept for each in those if each.occasion.times == at.times)


def _is_ida_busy(review: Occasion, at: Occasion) -> bool:
    """Whether Ida holds a review on the weekday and at the hour of something."""
    return review.day.weekday() == at.day.weekday() and review.times == at.times


def test_what_is_written_and_read_again_is_what_was_proposed():
    trial = trial_of_small(PLAN)
    plan = amending.plan_in(trial)
    proposal = plan_meetings(plan, PlanningWish(("ht26",)), TODAY)
    _after, again = read_again(trial, edits_of_meetings(proposal), plan)
    for each in proposal.placed:
        meetings = [one for one in again.agenda.occasions if one.subject == each.occasion.subject]
        assert {(one.times, one.place) for one in meetings} == {(each.occasion.times, each.occasion.place)}
        own = [one for one in meetings if one.moved_from is None]
        assert {one.day.weekday() for one in own} == {each.occasion.day.weekday()}
        assert own[0] == each.occasion
        assert proposal.kept[each.number] == KeptMeetings(len(own), proposal.kept[each.number].total)
    assert plan_meetings(again, PlanningWish(("ht26",)), TODAY).wanted.pairs == ()


def test_a_room_that_others_have_on_any_of_their_days_is_not_taken():
    held = "{date: 2026-11-02, time: 8-16, place: rum, for: [cia], status: planned}"
    text = PLAN.replace("        sessions:\n", f"        sessions:\n          rum: {{of: lag, {held[1:]}\n")
    text = text.replace("ida: {name: Ida}", "ida: {name: Ida, available: [monday]}")
    assert {place for _when, place in hours(proposed(text)).values()} == {None}


def test_only_what_is_still_to_come_counts(whole: MeetingsProposal):
    later = plan_meetings(whole.wanted.plan, PlanningWish(("ht26",)), TODAY + timedelta(days=180))
    assert [each.total for each in later.kept.values()] < [each.total for each in whole.kept.values()]
    assert all(each.occasion.day >= TODAY + timedelta(days=180) for each in later.placed)


def test_in_the_programme_that_comes_along_all_get_an_hour_anew_and_nothing_new_is_found():
    before = amending.trial_of("malmo")
    files = deepcopy(dict(before.files))
    for path, tree in files.items():
        if "pairings/ht26" in path and isinstance(tree, dict):
            for pairing in tree["pairings"].values():
                pairing.pop("meets", None)
    stripped = Trial("malmo", files)
    proposal = plan_meetings(amending.plan_in(stripped), PlanningWish(("ht26",)), TODAY)
    assert (proposal.unplaced, proposal.found, len(proposal.placed)) == ((), "best", 9)
    after = stripped.after(Fix(edits_of_meetings(proposal)))
    assert {told(each) for each in after.findings} - {told(each) for each in before.findings} == set()
