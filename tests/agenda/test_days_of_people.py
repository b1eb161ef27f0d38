"""What somebody has on a day, beside what lasts for several, and the days on which that is more than one thing."""

from datetime import date, timedelta

from agenda.plans import plan_from

from introplan.agenda import Agenda, Occasion

TEXT = """
    pairings:
      ada-ida: {participant: ada, introducer: ida, meets: {on: thursday, time: 13.00}}
      bo-ida: {participant: bo, introducer: ida, meets: {on: thursday, time: 15.00}}
    events:
      dialog: {kind: union_dialogue, date: 2026-10-09, time: 9.00-10.00, by: karin, with: [ida], subject: Höst}
    cohorts:
      ht26:
        title: Hösten 2026
        starts: 2026-09-01
        participants: {ada: {}, bo: {}}
        sessions:
          morgon: {of: barnsamtal, date: 2026-09-17, time: 9-12}
          internat: {of: barnsamtal, date: 2026-10-08, until: 2026-10-13}
          avsatt: {of: utbyte, date: 2026-10-09, time: 10-12, status: cancelled}
          byte: {of: utbyte, date: 2026-10-12, time: 13-15}
"""
PEOPLE = ("ada", "bo", "ida", "karin", "mona")
DAYS = [date(2026, 9, 1) + timedelta(days=number) for number in range(90)]


def _there(agenda: Agenda, person: str, day: date) -> tuple[Occasion, ...]:
    every = (each for each in agenda.occasions if each.takes_time and day in each.each_day)
    return tuple(each for each in every if person in each.people())


def test_somebodys_day_has_what_takes_their_time_then_in_order():
    agenda = plan_from(TEXT).agenda
    assert {(person, day): agenda.on_day_of_person(person, day) for person in PEOPLE for day in DAYS} == {
        (person, day): _there(agenda, person, day) for person in PEOPLE for day in DAYS
    }


def test_crowded_days_are_those_with_several_things():
    agenda = plan_from(TEXT).agenda
    assert {
        person: [those for those in days if those[-1].day in DAYS] for person, days in agenda.crowded_days.items()
    } == {
        person: several
        for person in PEOPLE
        if (several := [those for day in DAYS if len(those := _there(agenda, person, day)) > 1])
    }


def test_crowded_days_in_order_come_day_by_day_and_as_the_first_thing_lists_its_people():
    agenda = plan_from(TEXT).agenda
    found = [(each.occasions[-1].day, each.person) for each in agenda.crowded_days_in_order(with_session=True)]
    assert found == [
        (date(2026, 9, 17), "ada"),
        (date(2026, 9, 17), "bo"),
        (date(2026, 10, 9), "karin"),
        (date(2026, 10, 12), "ada"),
        (date(2026, 10, 12), "bo"),
    ]
