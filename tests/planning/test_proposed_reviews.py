"""Reviews that nobody has booked get a day, an hour and a room, and who can on no day is told."""

from copy import deepcopy
from datetime import date
from functools import partial
from itertools import product

import pytest
from amendments import amending
from amendments.worked_out import read_again, trial_of_small
from checks.plans import plan_from
from checks.trial import Trial, told

from introplan.agenda import Plan
from introplan.amendments.planned_reviews import edits_of_reviews
from introplan.days import Stretch
from introplan.demands import around, unmet
from introplan.diagnostics import Fix
from introplan.planning import relaxing
from introplan.planning.proposal import PlacingProposal, with_proposed
from introplan.planning.review_candidates import ReviewCandidates
from introplan.planning.reviews import plan_reviews
from introplan.planning.sessions import plan_sessions
from introplan.planning.solving import solve
from introplan.planning.wanted import PlanningWish
from introplan.planning.wanted_reviews import WantedReviews, wanted_reviews

TODAY = date(2026, 8, 1)
PLAN = """
    programme:
      length: 12 months
      calendar:
        closed: [public_holidays, eves]
        avoid: [W26..W33]
        day: 8.30-16.30
        lunch: {between: 11.30-13.00, length: 45min}
      reviews:
        manad-3: {title: Tre månader, month: 3, with: [manager, introducer], length: 1h}
        manad-10: {title: Tio månader, month: 10, with: [manager], length: 1h}
    units:
      enhet: {title: Enheten, manager: mona}
    places:
      rum: {title: Rummet, capacity: 4, address: "Gatan 1, Staden"}
      salen: {title: Salen, capacity: 40, address: "Gatan 1, Staden"}
    people:
      mona: {name: Mona}
      ida: {name: Ida}
      ada: {name: Ada, unit: enhet}
      bo: {name: Bo, unit: enhet}
      cia: {name: Cia, unit: enhet}
    pairings:
      ada-ida: {participant: ada, introducer: ida}
      bo-ida: {participant: bo, introducer: ida}
      cia-ida: {participant: cia, introducer: ida}
    cohorts:
      ht26:
        starts: 2026-09-01
        participants: {ada: , bo: , cia: {workdays: [tuesday, wednesday, thursday]}}
"""


def proposed(text: str = PLAN, first: date = TODAY, *, quick: bool = False) -> PlacingProposal[WantedReviews]:
    return plan_reviews(plan_from(text), PlanningWish(("ht26",)), first, quick=quick)


def booked(proposal: PlacingProposal[WantedReviews]) -> dict[str, tuple[str, str | None]]:
    return {
        each.occasion.key: (f"{each.occasion.day} {each.occasion.times.start:%H.%M}", each.occasion.place)
        for each in sorted(proposal.placed, key=lambda each: each.occasion.key)
        if each.occasion.times is not None
    }


@pytest.fixture(scope="module")
def whole() -> PlacingProposal[WantedReviews]:
    return proposed()


def test_all_are_booked_near_the_day_when_they_are_due_in_a_small_room(whole: PlacingProposal[WantedReviews]):
    assert (len(whole.placed), whole.unplaced, whole.found, whole.gap) == (6, (), "best", 0)
    assert {each.occasion.place for each in whole.placed} == {"rum"}
    for each in whole.placed:
        if each.occasion.subject == "manad-3":
            assert abs((each.occasion.day - date(2026, 12, 1)).days) < 7
            assert each.occasion.people() == (each.occasion.people("participant")[0], "mona", "ida")


def test_a_manager_has_them_on_one_day_one_after_the_other(whole: PlacingProposal[WantedReviews]):
    those = [each.occasion for each in whole.placed if each.occasion.subject == "manad-3"]
    assert len({each.day for each in those}) == 1
    assert [f"{each.times.start:%H.%M}" for each in those if each.times][:2] == ["09.00", "10.30"]


def test_what_is_due_when_nothing_is_to_be_is_before_or_after(whole: PlacingProposal[WantedReviews]):
    plan = whole.wanted.plan
    days = {each.occasion.day for each in whole.placed if each.occasion.subject == "manad-10"}
    assert {plan.open_days.avoided_by(day) for day in days} == {None}
    assert all(abs((day - date(2027, 7, 1)).days) < 14 for day in days)


def test_nothing_stands_against_what_is_proposed(whole: PlacingProposal[WantedReviews]):
    there = with_proposed(around(whole.wanted.plan), whole)
    assert [reason for each in whole.placed for reason in unmet(there, each.occasion)] == []


def test_the_first_plan_books_as_many_at_no_lower_price(whole: PlacingProposal[WantedReviews]):
    quick = proposed(quick=True)
    assert (quick.found, len(quick.placed)) == ("quick", 6)
    assert quick.cost >= whole.cost


def test_whatever_seed_the_search_has_the_proposal_is_the_same(whole: PlacingProposal[WantedReviews], monkeypatch):
    monkeypatch.setattr(relaxing, "solve", partial(solve, seed=7))
    assert booked(proposed()) == booked(whole)


def test_reviews_are_where_and_when_others_of_the_unit_are():
    text = PLAN.replace("ada: ,", "ada: {reviews: {manad-3: {date: 2026-12-03, time: 14, place: salen}}},")
    found = booked(proposed(text))
    assert "ht26/ada/manad-3" not in found
    assert {place for _when, place in found.values()} == {"salen"}
    assert found["ht26/bo/manad-3"][0][-5:] in {"14.00", "13.00", "15.00"}


def test_with_somebody_protected_there_is_no_room_since_it_would_be_shown_as_taken_all_day():
    text = PLAN.replace("bo: {name: Bo, unit: enhet}", "deltagare-2: {protected: yes, unit: enhet}")
    text = text.replace("participant: bo", "participant: deltagare-2").replace("ada: , bo: ,", "ada: , deltagare-2: ,")
    placed = plan_reviews(plan_from(text), PlanningWish(("ht26",)), TODAY).placed
    rooms = {(each.occasion.people("participant")[0], each.occasion.place) for each in placed}
    assert rooms == {("ada", "rum"), ("deltagare-2", None), ("cia", "rum")}


def test_one_that_is_booked_without_an_hour_gets_one_on_its_day_in_its_room():
    text = PLAN.replace("ada: ,", "ada: {reviews: {manad-3: {date: 2026-12-04, place: salen}}},")
    assert booked(proposed(text))["ht26/ada/manad-3"] == ("2026-12-04 09.00", "salen")


def test_what_could_only_have_been_before_today_is_over():
    plan = plan_from(PLAN)
    found = wanted_reviews(plan, PlanningWish(("ht26",)), date(2027, 2, 1))
    assert [each.key for each in found.reviews] == ["ht26/ada/manad-10", "ht26/bo/manad-10", "ht26/cia/manad-10"]


def test_only_those_that_are_due_within_the_days_that_are_asked_for_are_wanted_and_on_those():
    days = Stretch(date(2026, 12, 1), date(2026, 12, 2))
    found = plan_reviews(plan_from(PLAN), PlanningWish(("ht26",), days=days), TODAY)
    assert len(found.placed) == 3
    assert all(each.occasion.day in days for each in found.placed)


def test_whose_manager_can_on_no_day_is_told_with_the_days_that_would_do():
    text = PLAN.replace("mona: {name: Mona}", "mona: {name: Mona, unavailable: [2026-11-01..2027-01-31]}")
    proposal = proposed(text)
    assert len(proposal.placed) == 3  # the rest is booked all the same
    conflict = proposal.unplaced[0]
    assert [(fact.reason.name, fact.reason.who) for fact in conflict.facts][:1] == [("reviewer-unavailable", ("mona",))]
    assert conflict.opening is not None
    assert {reason.who for reason in conflict.opening.reasons} == {("mona",)}


def test_a_day_on_which_something_else_stands_against_it_is_no_way_out():
    text = PLAN.replace("mona: {name: Mona}", "mona: {name: Mona, unavailable: [2026-11-30..2026-12-04]}")
    text = text.replace("day: 8.30-16.30", "day: 9-10").replace(
        "        lunch: {between: 11.30-13.00, length: 45min}\n", ""
    )
    text = text.replace("    cohorts:", "    lectures: {lag: {title: Lagen, length: 1h}}\n    cohorts:")
    text += "        sessions: {lag: {date: 2026-12-01, time: 9-10, place: salen, for: [ada]}}\n"
    week = Stretch(date(2026, 11, 30), date(2026, 12, 4))
    found = plan_reviews(plan_from(text), PlanningWish(("ht26",), days=week), TODAY)
    days = {
        found.wanted.occasion(each.number).people()[0]: each.opening.days for each in found.unplaced if each.opening
    }
    assert days["bo"] == tuple(week.each_day)
    assert days["ada"] == tuple(day for day in week.each_day if day != date(2026, 12, 1))


def test_who_takes_the_only_hour_is_told():
    text = PLAN.replace("mona: {name: Mona}", "mona: {name: Mona, available: [2026-12-01]}").replace(
        "day: 8.30-16.30", "day: 9-10"
    )
    proposal = plan_reviews(
        plan_from(text), PlanningWish(("ht26",), days=Stretch(date(2026, 11, 1), date(2026, 12, 31))), TODAY
    )
    [taken] = proposal.placed
    assert [each.others for each in proposal.unplaced] == [(taken.number,)] * 2


def test_they_make_way_for_sessions_that_are_only_proposed():
    text = PLAN.replace("mona: {name: Mona}", "mona: {name: Mona, available: [2026-12-01, 2027-06-15]}").replace(
        "    cohorts:\n",
        """
    lectures:
      lag: {title: Lagen, length: 3h, lecturers: [olle], places: [salen]}
    people:
      olle: {name: Olle, available: [2026-12-01]}
    cohorts:
""",
    )
    text = text.replace("\n    people:\n      olle: {name: Olle, available: [2026-12-01]}", "").replace(
        "    people:\n", "    people:\n      olle: {name: Olle, available: [2026-12-01]}\n", 1
    )
    plan, asked = plan_from(text), PlanningWish(("ht26",))
    sessions = plan_sessions(plan, asked, TODAY)
    there = with_proposed(around(sessions.wanted.plan), sessions)
    reviews = plan_reviews(plan, asked, TODAY, there=there)
    [lecture] = [each.occasion for each in sessions.placed]
    that_day = [each.occasion for each in reviews.placed if each.occasion.day == lecture.day]
    assert that_day
    assert not any(each.times.overlaps(lecture.times) for each in that_day if each.times and lecture.times)
    everything = with_proposed(there, reviews)
    assert [reason for each in reviews.placed for reason in unmet(everything, each.occasion)] == []


FEW = PLAN.replace("mona: {name: Mona}", "mona: {name: Mona, available: [2026-12-01, 2026-12-09]}").replace(
    "day: 8.30-16.30", "day: 8.30-10.30"
)


def test_no_other_plan_is_cheaper():
    plan = plan_from(FEW)
    asked = PlanningWish(("ht26",), days=Stretch(date(2026, 11, 1), date(2026, 12, 31)))
    proposal = plan_reviews(plan, asked, TODAY)
    wanted = wanted_reviews(plan, asked, TODAY)
    candidates = ReviewCandidates(plan, wanted, around(plan))
    every = [candidates.choice(number, None).candidates for number in range(3)]

    def fits(*those: object) -> bool:
        there = around(plan).along_with([each.occasion for each in those])  # type: ignore[attr-defined]
        return not any(True for each in those for _reason in unmet(there, each.occasion))  # type: ignore[attr-defined]

    pairs = {
        (one.key, other.key): fits(one, other)
        for first, second in ((0, 1), (0, 2), (1, 2))
        for one, other in product(every[first], every[second])
    }
    cheapest = min(
        one.cost + two.cost + three.cost
        for one, two, three in product(*every)
        if pairs[one.key, two.key] and pairs[one.key, three.key] and pairs[two.key, three.key]
    )
    assert (len(proposal.placed), proposal.cost) == (3, cheapest)


def test_what_is_written_and_read_again_is_what_was_proposed():
    trial = trial_of_small(PLAN)
    plan = amending.plan_in(trial)
    proposal = plan_reviews(plan, PlanningWish(("ht26",)), TODAY)
    _after, again = read_again(trial, edits_of_reviews(proposal), plan)
    for each in proposal.placed:
        would = each.occasion._replace(path=(), status="proposed")
        assert again.agenda.by_key[each.occasion.key]._replace(path=()) == would
    assert plan_reviews(again, PlanningWish(("ht26",)), TODAY).wanted.reviews == ()


def without_reviews(name: str, cohort: str) -> tuple[Trial, Trial]:
    """A programme that introplan comes with, and the same with no review of a cohort booked."""
    trial = amending.trial_of(name)
    files = deepcopy(dict(trial.files))
    for tree in files.values():
        entry = tree.get("cohorts", {}).get(cohort, {}) if isinstance(tree, dict) else {}
        for participant in entry.get("participants", {}).values():
            (participant or {}).pop("reviews", None)
    return trial, Trial(name, files)


def test_in_a_programme_that_comes_along_all_are_booked_anew_and_nothing_new_is_found():
    before, stripped = without_reviews("huddingetrainee", "ht26")
    plan: Plan = amending.plan_in(stripped)
    proposal = plan_reviews(plan, PlanningWish(("ht26",)), date(2026, 8, 1))
    assert (proposal.unplaced, proposal.found) == ((), "best")
    after = stripped.after(Fix(edits_of_reviews(proposal)))
    assert {told(each) for each in after.findings} - {told(each) for each in before.findings} == set()
