"""`move` and `replace` offer first what those who give a session would rather have, as far as `plan` goes for it."""

from datetime import date

import pytest
from checks.plans import plan_from

from introplan.agenda import Plan
from introplan.amendments import Amendment
from introplan.amendments.free import free
from introplan.amendments.lecturers import lecturing
from introplan.amendments.occasions import Named, named
from introplan.amendments.successors import other_lecturer
from introplan.language import fill

PLAN = """
    programme:
      length: 12 months
      calendar: {closed: [public_holidays, eves], day: 9-12}
    people: {olle: {name: Olle}, rut: {name: Rut}, eva: {name: Eva}, ada: {name: Ada}, dan: {name: Dan}}
    lectures:
      lag: {title: Lagen, length: 3h, lecturers: [olle]}
    cohorts:
      ht26:
        starts: 2026-09-01
        participants: {ada: }
        sessions:
          lag: {date: 2026-10-06, time: 9-12}
      vt27:
        starts: 2026-09-01
        participants: {dan: }
        sessions:
          lag: {date: 2027-02-02, time: 9-12, lecturers: [rut]}
          mer: {of: lag, date: 2027-02-09, time: 9-12, lecturers: [eva]}
"""
RUT_GIVES_FEW = "rut: {name: Rut, wishes: {sessions_per_month: 1}}"
TODAY = date(2026, 9, 1)


def wishing(person: str, wishes: str, more: str = "") -> Plan:
    called = person.capitalize()
    text = PLAN.replace(f"{person}: {{name: {called}}}", f"{person}: {{name: {called}, wishes: {wishes}}}")
    return plan_from(text.replace("length: 12 months", f"length: 12 months\n      {more}"))


def first_offers(plan: Plan, count: int) -> list[tuple[str, str]]:
    found = named([plan], "ht26/lag")
    assert isinstance(found, Named)
    slots = free(found, TODAY).slots[:count]
    return [
        (f"{each.occasion.day}", "; ".join(fill(said.template, said.values, "en") for said in each.price))
        for each in slots
    ]


def test_days_that_somebody_would_rather_have_are_offered_before_nearer_ones():
    assert first_offers(plan_from(PLAN), 3) == [("2026-10-13", ""), ("2026-09-29", ""), ("2026-10-07", "")]
    wished = wishing("olle", "{days: [thursday]}")
    assert first_offers(wished, 3) == [("2026-10-08", ""), ("2026-10-01", ""), ("2026-10-15", "")]


def test_what_is_much_nearer_is_offered_all_the_same_and_what_would_rather_be_is_said():
    wished = wishing("olle", "{days: [2026-11-26]}", "weights: {plan: {wishes: 1}}")
    assert first_offers(wished, 1) == [("2026-10-13", "Olle would rather come on another day")]
    assert first_offers(wishing("olle", "{days: [2026-10-13..2026-10-16]}"), 4)[3][0] == "2026-10-16"


def test_of_two_who_could_give_as_much_the_one_whose_wishes_are_met_is_named():
    plan = plan_from(PLAN)
    sessions = [plan.agenda.by_key["ht26/lag"]]
    assert other_lecturer(plan, "olle", sessions) == "rut"
    wished = wishing("rut", "{avoid: [tuesday]}")
    assert other_lecturer(wished, "olle", [wished.agenda.by_key["ht26/lag"]]) == "eva"
    assert isinstance(lecturing(wished, "olle", "rut", TODAY), Amendment)  # a wish forbids nothing


@pytest.mark.parametrize(
    ("wishes", "said"),
    [
        ("{avoid: [tuesday]}", "Rut would rather not come on Tuesdays: that goes for `ht26/lag`"),
        ("{sessions_per_month: 1}", ""),
        ("{between: 13-16}", "Rut would rather come within 13:00–16:00: that goes for `ht26/lag`"),
        ("{days: [tuesday]}", ""),
    ],
)
def test_whoever_takes_over_is_told_to_have_wished_otherwise(wishes: str, said: str):
    found = lecturing(wishing("rut", wishes), "olle", "rut", TODAY)
    assert isinstance(found, Amendment)
    assert "; ".join(fill(each.template, each.values, "en") for each in found.left) == said


def test_a_session_more_in_a_month_than_one_gives_gladly_is_told_of_the_later_one():
    text = PLAN.replace("date: 2027-02-02", "date: 2026-10-01").replace("rut: {name: Rut}", RUT_GIVES_FEW)
    found = lecturing(plan_from(text), "olle", "rut", TODAY)
    assert isinstance(found, Amendment)
    assert [fill(each.template, each.values, "en") for each in found.left] == [
        "Rut would rather give 1 session a month at most: that goes for `ht26/lag`"
    ]
