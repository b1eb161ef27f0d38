"""Lengths that can hardly be meant: with a nought too many, or of something else."""

import pytest

from checks.plans import plan_from
from introplan.checks import run_checks
from introplan.checks.lengths import break_hardly_so_long, meeting_hardly_so_long, session_hardly_so_long


def test_a_meeting_takes_no_whole_day(assert_findings, helps):
    text = """
        programme:
          roles:
            introducer: {meets: {length: 1h, every: 2 weeks}}
            mentor:
              meets:
                length: 10h  # warning: a meeting in the role `mentor` is 10 h long
          reviews:
            manad-3:
              length: 5h  # warning: manad-3 is 5 h long
            manad-6: {length: 4h}
        cohorts:
          ht26:
            participants:
              ada:
                reviews:
                  manad-3: {date: 2026-12-01, time: 9-12}
                  manad-6:
                    date: 2027-03-01
                    time: 8-18  # warning: manad-6 of ada is 10 h long
        pairings:
          ada-ida:
            participant: ada
            introducer: ida
            meets:
              on: tuesday
              time: 13
              length: 6h  # warning: a meeting of ada and ida is 6 h long
            changes:
              2026-W41:
                time: 8-17  # warning: a meeting of ada and ida is 9 h long
              2026-W43: {time: 8-17, status: cancelled}
          ada-eva:
            participant: ada
            introducer: eva
            meets:
              on: friday
              time: 13-23  # warning: a meeting of ada and eva is 10 h long
          ada-max: {participant: ada, mentor: max, meets: {on: monday, time: 9, length: 4h}}
        """
    assert_findings(meeting_hardly_so_long, text)
    assert helps(meeting_hardly_so_long, text) == [
        "perhaps 1h was meant",
        "write how long one of them is, such as `1h`",
        "write how long one of them is, such as `1h`",
        "remove it: the role says 1 h",
        "write how long one of them is, such as `1h`",
        "write `time: 13.00`: the role says how long it is",
    ]


def test_a_session_ends_on_its_own_day(assert_findings, helps):
    text = """
        lectures:
          a:
            length: 18h  # warning: one session of a is 18 h long
          b:
            length: 20h  # warning: one session of b is 20 h long
          c:
            length: 13h  # warning: one session of c is 13 h long
          d: {length: 12h}
        cohorts: {ht26: {sessions: {a: {time: 9-12}, b: {time: 9}, d: {time: 9-21}}}}
        """
    assert_findings(session_hardly_so_long, text)
    assert helps(session_hardly_so_long, text) == [
        "write `length: 3h`, as long as its longest session",
        "perhaps 2h was meant",
        "write how long one of them is, such as `1h`",
    ]


def test_most_of_a_session_is_no_break(assert_findings, helps):
    text = """
        lectures: {a: {length: 3h}, b: , c: , d: , e: }
        cohorts:
          ht26:
            sessions:
              a:
                time: 9
                breaks:
                  - at: 9.30
                    length: 2h  # warning: a on 6 October 2026 (week 41) is 3 h long, and its breaks take 2 h of that
              b:
                time: 9-12
                breaks:
                  - {at: 9.30, length: 20min}
                  - at: 11
                    length: 75min  # warning: b on 6 October 2026 (week 41) is 3 h long, and its breaks take 1 h 35 min
              c: {time: 9-12, breaks: [{at: 10, length: 90min}]}
              d: {time: 9-16, breaks: [{at: 10, length: 20min}, {at: 12, length: 1h}, {at: 14.30, length: 20min}]}
              e: {time: 9-12, breaks: [{at: 13, length: 2h}]}
        """
    assert_findings(break_hardly_so_long, text)
    assert helps(break_hardly_so_long, text) == ["write `length: 20min`, as long as your other breaks are"] * 2


LONG = """
    programme:
      calendar: {day: 8-17, lunch: {between: 11-13, length: 45min}}
      roles: {introducer: {meets: {length: 1h, every: 1 week}}}
    people: {ida: {hours_per_month: 8}}
    places: {rummet: {capacity: 4}}
    cohorts: {ht26: {participants: {ada: , bo: }}}
    pairings:
      ada-ida: {participant: ada, introducer: ida, meets: {on: tuesday, time: %s, place: rummet}}
      bo-ida: {participant: bo, introducer: ida, meets: {on: tuesday, time: 15, place: rummet}}
    """


@pytest.mark.parametrize(("time", "told"), [("13", []), ("9-19", [("error", "meeting-hardly-so-long")])])
def test_what_a_long_meeting_gets_in_the_way_of_is_not_told_beside_it_and_it_is_as_grave(time: str, told: list[object]):
    others = {"place-double-booked", "supporter-double-booked", "supporter-short-of-hours"}
    found = run_checks(plan_from(LONG % time))
    assert [(each.severity, each.name) for each in found if each.name in {"meeting-hardly-so-long", *others}] == told
