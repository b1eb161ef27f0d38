"""What wishes weigh: as is usual, or as the plan says; and that what comes first stays first."""

from datetime import date
from typing import get_args

import pytest
from checks.plans import plan_from

from introplan.amendments.weighed import weighed
from introplan.language import fill
from introplan.model import PairWeightName, PairWeights, PlanWeightName, PlanWeights
from introplan.planning.proposal import Proposed
from introplan.planning.sessions import plan_sessions
from introplan.planning.wanted import PlanningWish
from introplan.planning.wishes import UnusualWeight, unusual, weight_in

FIRST = ("missing", "checks", "days_away", "travel")
PLAN = """
    programme:
      length: 6 months
      calendar: {closed: [public_holidays, eves], day: 8.30-16.30}
      weights: {plan: WEIGHTS}
    organisations:
      staden: {title: Staden, kind: municipality}
      byn: {title: Byn, kind: municipality}
    people:
      olle: {name: Olle, organisation: byn}
      rut: {name: Rut, organisation: byn, available: [2026-09-17]}
      ada: {name: Ada, organisation: staden}
      bo: {name: Bo, organisation: staden}
    places:
      sal: {title: Salen, capacity: 12, address: "Gatan 1, Staden", organisation: staden}
      vard: {title: Vården, capacity: 12, address: "Vägen 9, Byn", organisation: byn}
    lectures:
      lag: {title: Lagen, length: 2h, lecturers: [olle], weeks: 1-5, places: [vard, sal]}
      etik: {title: Etik, length: 2h, lecturers: [rut], weeks: 1-5, places: [sal]}
    cohorts:
      ht26:
        starts: 2026-09-01
        participants: {ada: , bo: }
        sessions: {}
"""


def proposed(weights: str = "{}", *activities: str) -> dict[str, Proposed]:
    plan = plan_from(PLAN.replace("WEIGHTS", weights))
    proposal = plan_sessions(plan, PlanningWish(("ht26",), activities), date(2026, 8, 1))
    assert (proposal.found, proposal.unplaced) == ("best", ())
    return {each.occasion.subject: each for each in proposal.placed}


def day(found: dict[str, Proposed], activity: str) -> str:
    return found[activity].occasion.day.isoformat()


@pytest.mark.parametrize(
    ("weights", "place"),
    [("{}", "sal"), ("{travel: 0}", "vard"), ("{travel: 2, place: 1}", "sal"), ("{travel: 4, place: 20}", "vard")],
)
def test_the_place_is_where_going_and_unfitness_together_cost_least(weights: str, place: str):
    """The house that suits best is in another organisation, the other one step behind."""
    assert proposed(weights, "lag")["lag"].occasion.place == place


def test_a_wish_that_weighs_nothing_is_not_looked_at():
    """Rut can on one day alone, which is best for neither: sharing it saves a day, at a week's price."""
    usual = proposed("{week: 1, weekday: 0, spread: 0, days_away: 8}")
    assert day(usual, "lag") == day(usual, "etik") == "2026-09-17"
    away = proposed("{week: 1, weekday: 0, spread: 0, days_away: 0}")
    assert day(away, "etik") == "2026-09-17"
    assert day(away, "lag") != "2026-09-17"


def test_what_comes_first_never_weighs_less_than_a_wish_that_comes_later():
    schema = PlanWeights.model_json_schema()["properties"]
    later = {name: each for name, each in schema.items() if name not in FIRST}
    heaviest = max(each["maximum"] for each in later.values())
    assert all(schema[name]["minimum"] >= heaviest for name in ("missing", "checks"))
    assert all(schema[name]["maximum"] >= heaviest for name in FIRST)


def test_every_wish_has_a_name_and_a_weight_and_can_be_switched_off_but_for_what_comes_first():
    for names, weights in ((PlanWeightName, PlanWeights), (PairWeightName, PairWeights)):
        assert get_args(names) == tuple(weights.model_fields)
        fields = weights.model_json_schema()["properties"].items()
        assert {name for name, each in fields if each["minimum"]} <= {"missing", "checks"}


def test_the_weights_of_a_plan_are_the_usual_ones_but_for_what_it_says():
    plan = plan_from(PLAN.replace("WEIGHTS", "{travel: 0, spread: 5, week: 4}"))
    assert (weight_in(plan, "travel"), weight_in(plan, "spread"), weight_in(plan, "weekday")) == (0, 5, 6)
    assert list(unusual(plan.programme.frame.weights.plan)) == [
        UnusualWeight("travel", 0, 8),
        UnusualWeight("spread", 5, 3),
    ]


def test_what_weighs_otherwise_is_told_with_what_is_usual_and_nothing_where_all_is_usual():
    message = weighed(PairWeights(languages="60", hours="0"))  # type: ignore[arg-type]
    assert message is not None
    assert fill(message.template, message.values, "en") == (
        "The plan has weights of its own: `hours` 0 instead of 400; `languages` 60 instead of 30."
    )
    assert weighed(PlanWeights()) is None
