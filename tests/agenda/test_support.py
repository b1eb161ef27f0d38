from datetime import date

from agenda.plans import plan_from

from introplan.agenda import Plan
from introplan.days import Stretch


def plan(pairings: str) -> Plan:
    return plan_from(
        f"""
        cohorts:
          ht26: {{title: Hösten, starts: 2026-09-01, participants: {{ada: {{until: 2027-06-30}}, bo: {{}}}}}}
          vt27: {{title: Våren, starts: 2027-08-01, participants: {{ada: {{}}}}}}
        pairings: {pairings}
        """
    )


def test_a_pairing_holds_within_each_journey_of_its_participant():
    made = plan("{ada-ida: {participant: ada, introducer: ida, from: 2027-05-01}}")
    ada, _bo, again = made.agenda.journeys
    every = made.agenda.support.every
    assert [(each.journey.cohort.id, each.days) for each in every] == [
        ("ht26", Stretch(date(2027, 5, 1), date(2027, 6, 30))),
        ("vt27", Stretch(date(2027, 8, 1), date(2029, 7, 31))),
    ]
    assert made.agenda.support.by_pairing == {"ada-ida": every}
    assert made.agenda.support.by_supporter == {"ida": every}
    assert made.agenda.support.of(ada) == every[:1]
    assert made.agenda.support.of(again) == every[1:]


def test_a_pairing_that_holds_on_no_day_is_not_in_the_index():
    made = plan("{bo-ida: {participant: bo, introducer: ida, until: 2026-08-31}}")
    assert made.agenda.support.every == ()
    assert made.agenda.support.by_pairing == {}


def test_support_during_a_journey_can_be_asked_for_by_role():
    made = plan(
        "{bo-ida: {participant: bo, introducer: ida}, bo-karin: {participant: bo, mentor: karin},"
        " ada-mona: {participant: ada, mentor: mona, until: 2027-06-30}}"
    )
    _ada, bo, _again = made.agenda.journeys
    assert [each.pairing.id for each in made.agenda.support.of(bo)] == ["bo-ida", "bo-karin"]
    assert [each.pairing.id for each in made.agenda.support.of(bo, ("mentor", "buddy"))] == ["bo-karin"]
    assert made.agenda.support.of(bo, ()) == ()


def test_whoever_has_stopped_supporting_is_not_invited_among_those_who_do():
    made = plan_from(
        """
        cohorts: {ht26: {title: Hösten, starts: 2026-09-01, participants: {ada: {}}}}
        pairings:
          ada-ida: {participant: ada, introducer: ida, until: 2026-12-31}
          ada-karin: {participant: ada, introducer: karin, from: 2027-01-01}
        events:
          host: {kind: network, date: 2026-12-31, audience: [mentors], subject: Höst}
          var: {kind: network, date: 2027-01-01, audience: [mentors], subject: Vår}
        """
    )
    assert made.agenda.by_key["_events/host"].people() == ("ida", "karin")
    assert made.agenda.by_key["_events/var"].people() == ("karin",)
