from checks.plans import plan_from

from introplan.demands import Offers, Supporting
from introplan.demands.supporters import candidates_of

TEXT = """
    people:
      ulla: {capacity: {mentor: 3}, unavailable: [2026-08-20..2026-09-20]}
      sven: {capacity: {mentor: 3}}
      tora: {capacity: {mentor: 3}}
      max: {capacity: {mentor: 3}, unavailable: [friday]}
    cohorts:
      ht26: {participants: {ada: , bo: }}
    pairings:
      bo-sven: {participant: bo, mentor: sven, until: 2026-08-31}
      bo-tora: {participant: bo, mentor: tora, from: 2026-09-01, until: 2026-09-10}
"""


def test_nobody_is_offered_who_is_away_when_it_begins_or_has_stopped_supporting():
    plan = plan_from(TEXT.replace("2026-08-31", "2026-09-05"))
    journey = plan.agenda.journeys_by_person["ada"][0]
    who = candidates_of(plan)
    assert [person.id for person in who.who_can("mentor", journey, journey.days)] == ["sven", "tora"]
    later = type(journey.days)(journey.days.first.replace(month=10), journey.days.last)
    assert [person.id for person in who.who_can("mentor", journey, later)] == ["ulla", "max"]


def test_nobody_is_offered_to_more_than_they_have_room_for_in_one_run():
    plan = plan_from(TEXT.replace("tora: {capacity: {mentor: 3}}", "tora: {capacity: {mentor: 1}}"))
    journey = plan.agenda.journeys_by_person["ada"][0]
    offers = Offers(plan)
    offers.support(Supporting("tora", "mentor", "bo", journey.days))
    who = candidates_of(plan)
    assert [person.id for person in who.who_can("mentor", journey, journey.days, offers.supporting)] == ["sven", "max"]
