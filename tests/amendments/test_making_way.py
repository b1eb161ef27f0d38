"""Where something could be if others made way: told with whom that affects, and the lines to type."""

from datetime import date

from amendments.worked_out import asked_for, said
from checks.plans import plan_from

from introplan.amendments.free import free, free_with_others

TODAY = date(2026, 8, 1)
PLAN = """
    programme:
      length: 12 months
      calendar: {day: 9-12}
    people:
      olle: {name: Olle, available: [2026-10-06, 2026-10-13]}
      rut: {name: Rut}
      ada: {name: Ada}
      bo: {name: Bo}
    lectures:
      lag: {title: Lagen, length: 3h, lecturers: [olle]}
      tolk: {title: Tolk, length: 3h, lecturers: [rut]}
    cohorts:
      ht26:
        starts: 2026-09-01
        participants: {ada: , bo: }
        sessions:
          lag: {date: 2026-10-06, time: 9-12}
          tolk: {date: 2026-10-13, time: 9-12}
"""


def test_a_day_that_is_taken_is_offered_with_what_makes_way_and_whom_more_that_affects():
    found = asked_for(plan_from(PLAN), "ht26/lag")
    slots = free(found, TODAY)
    assert slots.slots == ()
    [way] = free_with_others(found, slots, TODAY)
    assert way.slot.occasion.day == date(2026, 10, 13)
    assert way.lines == ("introplan move ht26/tolk --to 2026-10-20", "introplan move ht26/lag --to 2026-10-13")
    assert [line for each in way.slot.price for line in said(each)] == [
        "1 more person is affected",
        "Tolk makes way, from Tue 13 October 2026 (week 42), 9:00–12:00 to Tue 20 October 2026 (week 43), 9:00–12:00",
    ]


def test_nothing_makes_way_where_enough_is_free_near():
    found = asked_for(plan_from(PLAN), "ht26/tolk")
    assert free_with_others(found, free(found, TODAY), TODAY) == ()
