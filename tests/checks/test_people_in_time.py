from introplan.checks.people_in_time import (
    guest_double_booked,
    invited_while_busy,
    lecturer_double_booked,
    lecturer_unavailable,
    no_time_to_travel,
    participant_double_booked,
    supporter_double_booked,
)
from introplan.checks.places import place_double_booked


def test_a_lecturer_gives_one_thing_at_a_time(assert_findings):
    assert_findings(
        lecturer_double_booked,
        """
        lectures:
          a: {lecturers: [olle]}
          b: {lecturers: [olle, pia]}
          c: {lecturers: [pia]}
        cohorts:
          ht26:
            sessions:
              a: {date: 2026-10-06, time: 9-12}
              c: {date: 2026-10-06, time: 12-13}
          vt27:
            sessions:
              b: {date: 2026-10-06, time: 11-12}
              # error: olle has both a (9:00–12:00) and b (11:00–12:00) on 6 October 2026 (week 41)
        """,
    )


def test_three_at_once_are_two_clashes_and_not_three(assert_findings):
    assert_findings(
        lecturer_double_booked,
        """
        lectures: {a: {lecturers: [olle]}, b: {lecturers: [olle]}, c: {lecturers: [olle]}}
        cohorts:
          ht26:
            sessions:
              a: {time: 9-16}
              b: {time: 10-12}  # error: olle has both a (9:00–16:00) and b (10:00–12:00) on
              c: {time: 11-13}  # error: olle has both a (9:00–16:00) and c (11:00–13:00) on
        """,
    )


def test_proposed_sessions_take_a_lecturers_time_and_cancelled_ones_do_not(assert_findings):
    assert_findings(
        lecturer_double_booked,
        """
        lectures: {a: {lecturers: [olle]}, b: {lecturers: [olle]}, c: {lecturers: [olle]}, d: {lecturers: [olle]}}
        cohorts:
          ht26:
            sessions:
              a: {time: 9-12}
              b: {time: 9-12, status: cancelled}
              c: {time: 10-12, status: proposed}  # error: olle has both a
              d: {time: 10-12, lecturers: [pia]}
        """,
    )


def test_a_lecturer_who_is_somewhere_else_as_a_guest_or_mentor_is_double_booked_too(assert_findings):
    text = """
        programme:
          roles: {mentor: {meets: {length: 1h, every: 1 month}}}
        lectures: {a: {lecturers: [olle]}}
        cohorts:
          ht26:
            participants: {ada: }
            sessions: {a: {date: 2026-10-06, time: 9-12}}
        pairings:
          ada-olle:
            participant: ada
            mentor: olle
            meets: {on: monday, time: 10}
            changes:
              2026-10: {date: 2026-10-06}
              # error: olle has both a (9:00–12:00) and ada – olle (10:00–11:00) on 6 October 2026 (week 41)
        events:
          info: {date: 2026-10-06, time: 11-13, with: [olle]}
          # error: olle has both a (9:00–12:00) and info (11:00–13:00) on
        """
    # Ada is told by another check, for she is a participant of both.
    assert_findings(lecturer_double_booked, text)


def test_a_participant_is_at_one_thing_at_a_time(assert_findings):
    assert_findings(
        participant_double_booked,
        """
        cohorts:
          ht26:
            participants:
              ada: {make_ups: [vt27/c, vt27/d]}
              bo: {exempt: [b]}
              cy: {starts: 2027-01-11}
              dan: {pauses: [2026-10-01..2026-10-31]}
              eva: {until: 2026-09-30}
            sessions:
              a: {date: 2026-10-06, time: 9-12}
              b: {date: 2026-10-06, time: 11-12}  # error: ada has both a (9:00–12:00) and b (11:00–12:00) on
              e: {date: 2026-11-03, time: 9-12}
          vt27:
            sessions:
              c: {date: 2026-11-03, time: 9-12}   # error: ada has both e (9:00–12:00) and c (9:00–12:00) on
              d: {date: 2026-10-06, time: 13-15}
        """,
    )


def test_half_groups_and_shared_sessions_are_no_clash(assert_findings):
    assert_findings(
        participant_double_booked,
        """
        lectures: {besok: }
        cohorts:
          ht26:
            participants: {ada: , bo: }
            sessions:
              besok-1: {of: besok, time: 9-12, for: [ada]}
              besok-2: {of: besok, time: 9-12, for: [bo]}
          vt27:
            participants: {cy: }
            sessions:
              gemensam: {time: 13-15, with: [ht26]}
        """,
    )


def test_many_people_are_a_number(assert_findings):
    assert_findings(
        participant_double_booked,
        """
        cohorts:
          ht26:
            participants: {p1: , p2: , p3: , p4: , p5: , p6: }
            sessions:
              a: {time: 9-12}
              b: {time: 9-12, for: [p1, p2]}  # error: p1 and p2 have both a (9:00–12:00) and b (9:00–12:00) on
              c: {time: 11-12}                # error: 6 people have both a (9:00–12:00) and c (11:00–12:00) on
        """,
    )


def test_a_weekly_meeting_that_clashes_again_and_again_is_one_finding(assert_findings, helps):
    text = """
        programme:
          roles: {introducer: {meets: {length: 1h, every: 1 week}}}
        cohorts:
          ht26:
            participants: {ada: }
        pairings:
          ada-ida: {participant: ada, introducer: ida, meets: {on: tuesday, time: 11}}
          ada-max:
            participant: ada
            introducer: max
            meets: {on: tuesday, time: 11.30}
            # error: ada has both ada – ida (11:00–12:00) and ada – max (11:30–12:30) on 1 September 2026 (week 36)
        """
    assert_findings(participant_double_booked, text)
    assert helps(participant_double_booked, text) == ["choose another weekday or time for the meetings"]


def test_a_weekly_meeting_makes_way_for_all_that_has_a_time_of_its_own(assert_findings):
    text = """
        programme:
          roles: {introducer: {meets: {length: 1h, every: 1 week}}}
          reviews: {manad-3: {month: 3, with: [introducer]}}
        cohorts:
          ht26:
            participants: {ada: {reviews: {manad-3: {date: 2026-12-01, time: 11-12}}}}
            sessions:
              a: {date: 2026-10-06, time: 9-12}
              b: {date: 2026-10-13, time: 9-12, status: proposed}
        pairings:
          ada-ida: {participant: ada, introducer: ida, meets: {on: tuesday, time: 11.30}}
        events:
          info: {date: 2026-10-20, time: 11-13, with: [ida]}
        """
    for check in (participant_double_booked, supporter_double_booked, guest_double_booked):
        assert_findings(check, text)


def test_a_supporter_who_meets_two_together_has_one_meeting(assert_findings):
    pairings = """
        programme:
          roles: {introducer: {meets: {length: 1h, every: 1 week}}}
        places: {rummet: {address: Exempelgatan 1, capacity: 6}}
        cohorts:
          ht26: {participants: {ada: , bo: }}
        pairings:
          ada-ida: {participant: ada, introducer: ida, meets: {on: tuesday, time: 13, place: rummet}}
          bo-ida: {participant: bo, introducer: ida, meets: {on: tuesday, time: 13, place: rummet}}
        """
    for check in (supporter_double_booked, place_double_booked):
        assert_findings(check, pairings)


def test_a_supporter_with_two_at_a_time_and_no_place_is_more_likely_a_slip(assert_findings):
    assert_findings(
        supporter_double_booked,
        """
        programme:
          roles: {introducer: {meets: {length: 1h, every: 1 week}}}
        cohorts:
          ht26: {participants: {ada: , bo: }}
        pairings:
          ada-ida: {participant: ada, introducer: ida, meets: {on: tuesday, time: 13}}
          bo-ida: {participant: bo, introducer: ida, meets: {on: tuesday, time: 13}}
          # error: ida has both ada – ida (13:00–14:00) and bo – ida (13:00–14:00) on 1 September 2026 (week 36)
        """,
    )


def test_a_review_clashes_when_it_is_booked_with_a_time(assert_findings):
    assert_findings(
        participant_double_booked,
        """
        programme:
          reviews: {manad-1: {month: 1}, manad-2: {month: 2}}
        cohorts:
          ht26:
            participants:
              ada: {reviews: {manad-1: {date: 2026-10-06, time: 9-10}}}
              bo: {reviews: {manad-1: {date: 2026-10-06}}}
            sessions:
              a: {date: 2026-10-06, time: 9.30-12}
              # error: ada has both manad-1 – ada (9:00–10:00) and a (9:30–12:00) on
        """,
    )


def test_an_introducer_has_one_meeting_at_a_time(assert_findings):
    assert_findings(
        supporter_double_booked,
        """
        programme:
          roles: {introducer: {meets: {length: 1h, every: 1 week}}}
          reviews: {manad-1: {month: 1, with: [manager]}}
        units: {norr: {manager: mona}}
        people: {ada: {unit: norr}, bo: {unit: norr}}
        cohorts:
          ht26:
            participants:
              ada: {reviews: {manad-1: {date: 2026-10-01, time: 9-10}}}
              bo: {reviews: {manad-1: {date: 2026-10-01, time: 9.30-10}}}
              # error: mona has both manad-1 – ada (9:00–10:00) and manad-1 – bo (9:30–10:00) on
              cy:
        pairings:
          ada-ida: {participant: ada, introducer: ida, meets: {on: tuesday, time: 13}}
          bo-ida: {participant: bo, introducer: ida, meets: {on: tuesday, time: 13.30}}
          # error: ida has both ada – ida (13:00–14:00) and bo – ida (13:30–14:30) on 1 September 2026 (week 36)
          cy-ida: {participant: cy, introducer: ida, meets: {on: tuesday, time: 14.30}}
        """,
    )


def test_guests_are_only_warned_about(assert_findings):
    assert_findings(
        guest_double_booked,
        """
        programme:
          roles: {mentor: {meets: {length: 1h, every: 1 month}}}
        cohorts:
          ht26: {participants: {ada: }}
        pairings:
          ada-max:
            participant: ada
            mentor: max
            meets: {on: monday, time: 13}
            changes:
              2026-10: {date: 2026-10-06}
              # warning: max has both natverk (13:00–15:00) and ada – max (13:00–14:00) on 6 October 2026 (week 41)
        events:
          natverk: {kind: network, date: 2026-10-06, time: 13-15, audience: [mentors]}
          info: {date: 2026-10-06, time: 14-15, with: [kim]}
        """,
    )


def test_there_is_time_to_get_from_one_place_to_the_next(assert_findings, helps):
    text = """
        travel:
          mollan: {vast: 25min}
        places:
          natet: {online: yes}
        lectures: {a: {lecturers: [olle]}, b: , c: {lecturers: [olle]}, d: }
        cohorts:
          ht26:
            participants: {ada: , bo: {exempt: [b]}}
            sessions:
              a: {date: 2026-10-06, time: 9-12, place: mollan}
              b: {date: 2026-10-06, time: 12.15-13, place: vast}
              # warning: ada has 15 min to get from mollan to vast on 6 October 2026 (week 41), and it takes 25 min
              c: {date: 2026-10-06, time: 13-14, place: mollan}   # warning: ada has 0 min to get from vast to mollan on
              d: {date: 2026-10-06, time: 14-15, place: soder}
              e: {date: 2026-10-13, time: 9-12, place: mollan}
              f: {date: 2026-10-13, time: 12-12.20, place: natet}
              g: {date: 2026-10-13, time: 12.20-13, place: vast}  # warning: ada and bo have 20 min to get from
              h: {date: 2026-10-20, time: 9-12, place: mollan}
              i: {date: 2026-10-20, time: 12.25-13, place: vast}
        """
    assert_findings(no_time_to_travel, text)
    assert helps(no_time_to_travel, text)[0] == (
        "everybody is free at 15:00–15:45 the same day; then there is a break within five hours"
    )


def test_a_lecturer_can_come(assert_findings, helps):
    text = """
        people:
          olle: {unavailable: [tuesday, 2026-W43]}
          pia: {available: [thursday]}
        lectures: {a: {lecturers: [olle]}, b: {lecturers: [pia, olle]}, c: {lecturers: [olle]}, d: {lecturers: [olle]}}
        cohorts:
          ht26:
            sessions:
              a: {date: 2026-10-06}  # warning: olle is not available on 6 October 2026 (week 41), but gives a then
              b: {date: 2026-10-07}  # warning: pia is not available on 7 October 2026 (week 41), but gives b then
              c: {date: 2026-10-21}  # warning: olle is not available on 21 October 2026 (week 43), but gives c then
              d: {date: 2026-10-06, status: cancelled}
        """
    assert_findings(lecturer_unavailable, text)
    assert helps(lecturer_unavailable, text) == [
        "the nearest free day is 5 October 2026 (week 41)",
        "the nearest free day is 8 October 2026 (week 41)",
        "the nearest free Wednesday is 28 October 2026 (week 44)",
    ]


INVITED = """
        programme: {coordinators: [karin]}
        lectures: {a: {lecturers: [olle]}, b: {lecturers: [pia]}, c: {}}
        cohorts:
          ht26:
            participants: {ada: }
            sessions:
              a: {time: 9-12, also: [pia, mentor]}
              b: {time: 11-12}  FIRST
          vt27:
            participants: {bo: }
            sessions:
              c: {time: 9-10}  SECOND
        pairings:
          ada-bo: {participant: ada, mentor: bo}
"""


def test_who_is_asked_and_busy_is_a_warning_whatever_they_are_elsewhere(assert_findings):
    first = "# warning: pia has both a (9:00–12:00) and b (11:00–12:00) on 6 October 2026 (week 41)"
    second = "# warning: bo has both a (9:00–12:00) and c (9:00–10:00) on 6 October 2026 (week 41)"
    assert_findings(invited_while_busy, INVITED.replace("FIRST", first).replace("SECOND", second))


def test_who_is_asked_and_busy_is_double_booked_as_nothing_else(assert_findings):
    for check in (lecturer_double_booked, participant_double_booked, supporter_double_booked, guest_double_booked):
        text = INVITED.replace("FIRST", "").replace("SECOND", "")
        found = "# error: ada has both a" if check is participant_double_booked else ""
        assert_findings(check, text.replace("b: {time: 11-12}", f"b: {{time: 11-12}} {found}"))


def test_two_things_at_once_stay_two_behind_a_long_session_that_somebody_is_asked_to(assert_findings):
    assert_findings(
        lecturer_double_booked,
        """
        lectures: {a: {}, b: {lecturers: [olle]}, c: {lecturers: [olle]}}
        cohorts:
          ht26:
            sessions:
              a: {time: 9-16, also: [olle]}
              b: {time: 10-12}
              c: {time: 11-13}  # error: olle has both b (10:00–12:00) and c (11:00–13:00) on
        """,
    )


def test_who_is_asked_is_not_told_that_the_way_there_is_too_long(assert_findings):
    assert_findings(
        no_time_to_travel,
        """
        places: {x: {address: Gatan 1}, y: {address: Gatan 2}}
        travel: {x: {y: 1h}}
        lectures: {a: {lecturers: [olle]}, b: {}}
        cohorts:
          ht26: {sessions: {a: {time: 9-12, place: x}, b: {time: 12-13, place: y, also: [olle]}}}
        """,
    )
