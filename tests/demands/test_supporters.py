import pytest
from checks.conftest import worded
from checks.plans import plan_from

from introplan.checks.pairings import role_missing
from introplan.demands import Offers, SupportOffered
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
      bo-tora: {participant: bo, mentor: tora, from: 2026-09-01, until: 2026-10-10}
"""


def test_nobody_is_offered_who_is_away_when_it_begins_or_has_stopped_supporting():
    plan = plan_from(TEXT.replace("2026-08-31", "2026-10-05"))
    journey = plan.agenda.journeys_by_person["ada"][0]
    who = candidates_of(plan)
    assert [person.id for person in who.who_can("mentor", journey, journey.days)] == ["sven", "tora"]
    later = type(journey.days)(journey.days.first.replace(month=10), journey.days.last)
    assert [person.id for person in who.who_can("mentor", journey, later)] == ["ulla", "max"]


def test_nobody_is_offered_to_more_than_they_have_room_for_in_one_run():
    plan = plan_from(TEXT.replace("tora: {capacity: {mentor: 3}}", "tora: {capacity: {mentor: 1}}"))
    journey = plan.agenda.journeys_by_person["ada"][0]
    offers = Offers(plan)
    offers.support(SupportOffered("tora", "mentor", "bo", journey.days))
    who = candidates_of(plan)
    assert [person.id for person in who.who_can("mentor", journey, journey.days, offers.supporting)] == ["sven", "max"]


ENDED = """
    programme: {roles: {mentor: {required: yes}}}
    people:
      sven: {capacity: {mentor: 3}}
      tora: {capacity: {mentor: 3}}
    cohorts:
      ht26: {participants: {ada: , bo: , cia: }}
    pairings:
      ada-sven: {participant: ada, mentor: sven, until: 2026-11-30}
      bo-sven: {participant: bo, mentor: sven, until: 2026-11-30}
      bo-tora: {participant: bo, mentor: tora, from: 2026-12-01}
      cia-sven: {participant: cia, mentor: sven}
"""


def offered(text: str) -> list[str]:
    plan = plan_from(text)
    return [worded(each.with_way_out(Offers(plan)))[-1] for each in role_missing(plan)]


def test_who_has_just_ended_is_not_offered_to_the_same_participant_though_they_go_on_with_others():
    (free,) = offered(ENDED)
    assert "mentor: tora" in free
    assert "mentor: sven" not in free


@pytest.mark.parametrize("until", ["2026-09-05", "2026-11-30", "2026-12-10"])
def test_who_leaves_is_offered_to_nobody(until: str):
    text = ENDED.replace("cia, mentor: sven", f"cia, mentor: sven, until: {until}")
    assert not [free for free in offered(text) if "mentor: sven" in free]


def test_who_leaves_within_days_of_a_start_is_not_offered_to_who_starts():
    text = """
    programme: {roles: {mentor: {required: yes}}}
    people: {sven: {capacity: {mentor: 3}}}
    cohorts: {ht26: {participants: {ada: , bo: }}}
    pairings:
      bo-sven: {participant: bo, mentor: sven, until: 2026-09-05}
    """
    assert not [free for free in offered(text) if "mentor: sven" in free]
