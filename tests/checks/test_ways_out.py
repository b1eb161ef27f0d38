from introplan.checks.closed_days import session_on_closed_day, session_outside_working_day
from introplan.checks.participants import session_on_day_off
from introplan.checks.people_in_time import (
    lecturer_double_booked,
    lecturer_unavailable,
    no_time_to_travel,
    participant_double_booked,
)
from introplan.checks.places import place_double_booked, place_too_small


def test_the_nearest_free_day_is_one_that_suits_every_organisation(helps):
    text = """
        programme:
          phases: {start: {months: 0-3}, grund: {months: 3-24}}
          calendar: {closed: [2026-11-06]}
        organisations:
          nacka: {school_breaks: [2026-W47]}
          fk: {half_days: [2026-11-13, 2026-11-12]}
        people:
          ada: {organisation: nacka}
          olle: {organisation: fk, unavailable: [2026-W48]}
        lectures:
          a: {lecturers: [olle], phase: start}
        cohorts:
          ht26:
            starts: 2026-09-01
            participants: {ada: }
            sessions:
              a: {date: 2026-11-06, time: 13-15}
              b: {date: 2026-10-30, time: 14-16}
        """
    # 13 November is a half day at fk, week 47 a school break, week 48 olle's own, and 30 October is taken.
    assert helps(session_on_closed_day, text) == ["the nearest free Friday is 23 October 2026 (week 43)"]


def test_without_the_same_weekday_another_day_is_found_and_none_outside_the_phase(helps):
    text = """
        programme:
          phases: {start: {months: 0-1}, grund: {months: 1-24}}
          calendar: {closed: [2026-09-01..2026-09-29, 2026-10-06]}
        lectures: {a: {phase: start}, b: {phase: grund, lecturers: [olle]}}
        people: {olle: {available: [monday]}}
        cohorts:
          ht26:
            participants: {ada: }
            sessions:
              a: {date: 2026-09-15}
              b: {date: 2026-10-06}
        """
    assert helps(session_on_closed_day, text) == [
        "the nearest free day is 30 September 2026 (week 40); then the first weeks of ht26 are empty",
        "the nearest free day is 5 October 2026 (week 41)",
    ]


def test_a_free_day_is_a_day_that_part_timers_work(helps):
    text = """
        cohorts:
          ht26:
            participants: {ada: {workdays: [monday, wednesday]}, bo: }
            sessions: {a: {date: 2026-10-06}}
        """
    assert helps(session_on_day_off, text) == [
        "agree on another day off that week, or on a make-up; the nearest day that suits all is 7 October "
        "2026 (week 41)"
    ]


def test_many_sessions_on_a_day_off_are_one_finding(assert_findings):
    assert_findings(
        session_on_day_off,
        """
        cohorts:
          ht26:
            participants:
              ada:
                workdays: [monday, wednesday]
                # warning: 3 sessions are on a Tuesday, when ada does not work; the first is on 6 October 2026 (week 41)
            sessions: {a: {date: 2026-10-06}, b: {date: 2026-10-13}, c: {date: 2026-10-20}, d: {date: 2026-10-21}}
        """,
    )


def test_another_room_is_as_accessible_as_the_one_that_was_chosen(helps):
    text = """
        places:
          liten: {capacity: 1, step_free: yes, hearing_loop: yes, organisation: owner}
          trappan: {capacity: 8, organisation: owner}
          mollan: {title: Sal Möllan, capacity: 24, step_free: yes, hearing_loop: yes, organisation: owner}
          nara: {capacity: 9, step_free: yes, hearing_loop: yes}
        cohorts:
          ht26:
            participants: {ada: , bo: }
            sessions: {a: {date: 2026-10-06, place: liten}}
        """
    assert helps(place_too_small, text) == ["Sal Möllan is free then and holds 24"]


def test_somebody_else_who_gives_the_same_and_is_free_can_step_in(helps):
    text = """
        lectures: {a: {lecturers: [olle]}, b: {lecturers: [olle]}}
        people: {pia: {unavailable: [wednesday]}, olle: {unavailable: [2026-10-14, 2026-10-15]}}
        cohorts:
          ht26:
            sessions:
              a: {date: 2026-10-06, time: 9-12}
              b: {date: 2026-10-06, time: 9-12}
              b-3: {of: b, date: 2026-10-14, time: 9-12}
              b-4: {of: b, date: 2026-10-15, time: 9-12}
          vt27:
            sessions:
              b-2: {of: b, date: 2027-02-11, lecturers: [pia]}
        """
    assert helps(lecturer_double_booked, text) == ["pia gives it too and is free then: write `lecturers: [pia]`"]
    assert helps(lecturer_unavailable, text) == [
        "the nearest free Wednesday is 21 October 2026 (week 43)",
        "pia gives it too and is free then: write `lecturers: [pia]`",
    ]


def test_a_guest_is_offered_a_session_that_fits(helps):
    text = """
        lectures: {a: {max_participants: 1}, b: }
        cohorts:
          ht26:
            participants: {ada: {make_ups: [vt27/a]}}
            sessions: {b: {date: 2027-02-09, time: 9-12}}
          vt27:
            sessions:
              a: {date: 2027-02-09, time: 11-12}
              a-2: {of: a, date: 2027-02-16, for: [cy]}
              a-3: {of: a, date: 2027-02-23, for: [dan]}
            participants: {cy: , dan: {until: 2027-02-20}}
        """
    assert helps(participant_double_booked, text) == [
        "`vt27/a-3` on 23 February 2027 (week 8) fits: write that under `make_ups` instead"
    ]


def test_a_clash_can_be_solved_on_the_same_day(helps):
    text = """
        programme: {calendar: {day: 8.30-16.30, lunch: {between: 11.30-13.00, length: 45min}}}
        places: {sal: {address: Gatan 1}}
        cohorts:
          ht26:
            participants: {ada: }
            sessions: {a: {time: 9-11, place: sal}, b: {time: 10-12, place: sal}}
        """
    assert helps(participant_double_booked, text) == ["everybody is free at 12:30–14:30 the same day"]
    assert helps(place_double_booked, text) == ["everybody is free at 12:30–14:30 the same day"]


def test_what_is_outside_the_day_finds_room_within_it(helps):
    text = """
        programme: {calendar: {day: 8.30-16.30}}
        cohorts:
          ht26:
            sessions: {a: {time: 15-18}, b: {date: 2026-10-07, time: 8-17}}
        """
    assert helps(session_outside_working_day, text) == [
        "everybody is free at 13:30–16:30 the same day",
        "choose a time within 8:30–16:30",
    ]


def test_nobody_gets_to_another_address_in_no_time(assert_findings, helps):
    text = """
        places:
          mollan: {address: Gatan 1, capacity: 20}
          vast: {address: Gatan 2}
          ost: {address: Gatan 1}
          arbetsplatsen:
        cohorts:
          ht26:
            participants: {ada: }
            sessions:
              a: {date: 2026-10-06, time: 9-12, place: mollan}
              b: {date: 2026-10-06, time: 12-13, place: vast}
              # warning: ada has no time to get from mollan to vast on 6 October 2026 (week 41)
              c: {date: 2026-10-07, time: 9-12, place: mollan}
              d: {date: 2026-10-07, time: 12-13, place: ost}
              e: {date: 2026-10-07, time: 13-14, place: arbetsplatsen}
              f: {date: 2026-10-08, time: 9-12, place: mollan}
              g: {date: 2026-10-08, time: 12.05-13, place: vast}
        """
    assert_findings(no_time_to_travel, text)
    assert helps(no_time_to_travel, text) == [
        "everybody is free at 12:30–13:30; or hold b in mollan too, which is free then"
    ]
