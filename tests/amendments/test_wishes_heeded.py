"""`move` and `replace` offer first what those who give a session would rather have, as far as `plan` goes for it."""

from datetime import date

from checks.plans import plan_from

from introplan.agenda import Plan
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
    assert lecturing(wished, "olle", "rut", TODAY) is not None  # a wish forbids nothing
