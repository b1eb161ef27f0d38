"""Nobody gets a review that is only proposed: to them it is still to be booked, in every calendar and on every page."""

from checks.plans import plan_from

from introplan.agenda import Plan
from introplan.releases import Edition, events_of

PLAN = """
    programme:
      length: 12 months
      reviews: {r: {title: R, month: 3, with: [manager], length: 1h}}
    people: {mia: , ny: , ada: {name: Ada}, ida: }
    cohorts:
      ht26:
        starts: 2026-09-01
        status: confirmed
        participants: {ada: {manager: mia}}
    pairings:
      ada-ida: {participant: ada, introducer: ida, meets: {every: 1 week, on: thursday, time: 13-14}}
"""


def with_review(review: str) -> Plan:
    return plan_from(PLAN.replace("manager: mia", f"manager: mia, reviews: {{r: {{{review}}}}}"))


def test_a_release_has_the_same_events_as_if_nobody_had_proposed_it():
    proposed = with_review("date: 2026-12-10, time: 13-14, status: proposed")
    assert proposed.agenda.by_key["ht26/ada/r"].status == "proposed"
    assert events_of(proposed) == events_of(plan_from(PLAN))
    shown = {each.key: (each.day, each.booked) for each in Edition(proposed).occasions}
    assert shown == {each.key: (each.day, each.booked) for each in Edition(plan_from(PLAN)).occasions}
    assert list(shown) == [each.key for each in Edition(plan_from(PLAN)).occasions]


def test_accepted_it_is_booked():
    accepted = with_review("date: 2026-12-10, time: 13-14, status: planned")
    assert events_of(accepted)["ht26/ada/r"].booked
    assert events_of(accepted) == events_of(with_review("date: 2026-12-10, time: 13-14"))
