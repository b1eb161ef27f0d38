"""Seats for those of other cohorts who lack what is planned: when they can come, in a room that has them."""

from datetime import date

import pytest
from checks.plans import plan_from

from introplan.amendments.planned_sessions import stage_of_sessions
from introplan.days import Stretch
from introplan.language import Language, fill
from introplan.planning.seats import seated_at
from introplan.planning.sessions import SessionProposal, plan_sessions
from introplan.planning.wanted import PlanningWish

PLAN = """
    programme:
      length: 12 months
      calendar: {closed: [public_holidays, eves], day: 9-11}
      weights: {plan: WEIGHTS}
    people:
      olle: {name: Olle}
      ada: {name: Ada Testsson}
      bo: {name: Bo Skissvik}
      cia: {name: Cia Provberg}
    places:
      sal: {title: Salen, capacity: 2, address: "Gatan 1, Staden"}
      hall: {title: Hallen, capacity: 4, address: "Gatan 2, Staden"}
    lectures:
      lag: {title: Lagen, length: 2h, lecturers: [olle], weeks: 1-2, places: [sal, hall]}
      tema: {title: Tema, length: 2h, required: no}
    cohorts:
      vt26:
        starts: 2026-02-02
        participants: {ada: , bo: BO}
        sessions:
          lag: {date: 2026-03-03, time: 9-11, place: hall}
          SESSIONS
      ht26:
        starts: 2026-09-01
        participants: {cia: }
        sessions: {}
    absences:
      vt26/lag: [ada, bo]
"""
DAYS = Stretch(date(2026, 9, 7), date(2026, 9, 8))


def proposed(weights: str = "{}", sessions: str = "", bo: str = "", days: Stretch = DAYS) -> SessionProposal:
    text = PLAN.replace("WEIGHTS", weights).replace("SESSIONS", sessions).replace("BO", bo or "{}")
    return plan_sessions(plan_from(text), PlanningWish(("ht26",), ("lag",), days), days.first)


def seated(proposal: SessionProposal) -> list[tuple[str, ...]]:
    return list(seated_at(proposal.wanted, [each.occasion for each in proposal.placed]).values())


def told(proposal: SessionProposal, language: Language = "en") -> list[str]:
    every = stage_of_sessions(proposal.wanted.plan, proposal).told
    return [fill(each.seats.template, each.seats.values, language) for each in every if each.seats is not None]


@pytest.mark.parametrize(("weights", "place", "people"), [("{}", "hall", 2), ("{seats: 0}", "sal", 0)])
def test_a_room_with_seats_is_chosen_unless_the_wish_weighs_nothing(weights: str, place: str, people: int):
    proposal = proposed(weights)
    assert [each.occasion.place for each in proposal.placed] == [place]
    assert [len(each) for each in seated(proposal)] == ([people] if people else [])


@pytest.mark.parametrize(("place", "people"), [(1, ("ada", "bo")), (20, ())])
def test_it_gives_way_to_what_weighs_more(place: int, people: tuple[str, ...]):
    assert seated(proposed(f"{{place: {place}}}")) == [people]


@pytest.mark.parametrize(
    ("sessions", "bo", "day", "people"),
    [
        ("tema: {date: 2026-09-08, time: 9-11}", "", "2026-09-07", ("ada", "bo")),
        ("tema: {date: 2026-09-07, time: 9-11}", "", "2026-09-08", ("ada", "bo")),
        ("tema: {date: 2026-09-07, time: 9-11, for: [ada]}", "{workdays: [monday]}", None, None),
    ],
)
def test_it_is_on_the_day_when_they_can_come(sessions: str, bo: str, day: str | None, people: tuple[str, ...] | None):
    """Both days cost the same; where one of the two can on one day and the other on the other, either will do."""
    proposal = proposed("{week: 0, weekday: 0}", sessions, bo)
    [each] = proposal.placed
    assert day in (None, each.occasion.day.isoformat())
    assert seated(proposal) == [people] if people else len(seated(proposal)[0]) == 1
    assert proposal.cost >= 3 * (2 - len(seated(proposal)[0]))


def test_who_could_come_is_told_with_the_session():
    assert told(proposed()) == ["seats for Ada Testsson and Bo Skissvik, who lack it and can come then"]
    assert told(proposed(), "sv") == ["plats för Ada Testsson och Bo Skissvik, som saknar det och kan då"]
    assert told(proposed("{place: 20}")) == []
    assert told(proposed("{seats: 0}")) == []


def test_whoever_has_left_or_lacks_nothing_gets_no_seat():
    assert seated(proposed(bo="{until: 2026-08-31}")) == [("ada",)]
    assert seated(proposed(bo="{exempt: [lag]}")) == [("ada",)]
