from introplan.checks.closed_days import (
    event_on_closed_day,
    meeting_on_closed_day,
    session_in_avoided_week,
    session_in_school_break,
    session_in_the_evening,
    session_on_bridge_day,
    session_on_closed_day,
    session_on_half_day,
    session_outside_working_day,
)


def test_no_session_is_on_a_day_without_work(assert_findings, helps):
    text = """
        programme:
          calendar: {closed: [public_holidays, eves, 2027-03-01..2027-03-05]}
        cohorts:
          ht26:
            sessions:
              a: {date: 2027-05-06}  # warning: a is on 6 May 2027 (week 18), which is Ascension Day
              b: {date: 2026-12-24}  # warning: b is on 24 December 2026 (week 52), which is Christmas Eve
              c: {date: 2026-10-10}  # warning: c is on 10 October 2026 (week 41), which is a Saturday
              d: {date: 2027-03-02}
              # warning: d is on 2 March 2027 (week 9), when the programme is closed (1–5 March 2027)
              e: {date: 2027-05-07}
              f: {date: 2027-05-06, status: cancelled}
              g: {date: 2027-05-06, status: proposed}  # warning: g is on 6 May 2027
        """
    assert_findings(session_on_closed_day, text)
    assert helps(session_on_closed_day, text) == [
        "the nearest free Thursday is 13 May 2027 (week 19)",
        "the nearest free Thursday is 17 December 2026 (week 51)",
        "the nearest free day is 9 October 2026 (week 41)",
        "the nearest free Tuesday is 9 March 2027 (week 10)",
        "the nearest free Thursday is 13 May 2027 (week 19)",
    ]


def test_the_programme_decides_which_holidays_are_closed(assert_findings):
    assert_findings(
        session_on_closed_day,
        """
        programme:
          calendar: {closed: []}
        cohorts: {ht26: {sessions: {a: {date: 2027-05-06}, b: {date: 2026-12-24}}}}
        """,
    )


def test_the_nearest_free_day_suits_calendar_people_and_place(helps):
    text = """
        programme:
          calendar: {avoid: [2026-W46], half_days: [2026-11-24]}
        places: {sal: {capacity: 20}}
        people: {olle: {unavailable: [2026-12-01]}}
        lectures: {a: {lecturers: [olle]}}
        cohorts:
          ht26:
            participants: {ada: }
            sessions:
              a: {date: 2026-11-17, time: 13-15}
              b: {date: 2026-12-08, time: 14-16, place: sal}
              c: {date: 2026-11-03, time: 13-15}
        """
    closed = text.replace("avoid: [2026-W46]", "avoid: [2026-W46], closed: [2026-11-17]")
    # 10 November is avoided, 24 November a half day, 3 November and 8 December taken, 1 December not Olle's.
    assert helps(session_on_closed_day, closed) == ["the nearest free Tuesday is 27 October 2026 (week 44)"]


def test_a_free_day_is_one_on_which_the_participants_have_started(helps):
    text = """
        programme:
          calendar: {closed: [2026-09-03]}
        cohorts:
          ht26:
            participants: {ada: }
            sessions:
              a: {date: 2026-09-03}
              b: {date: 2026-09-10}
        """
    assert helps(session_on_closed_day, text) == ["the nearest free Thursday is 17 September 2026 (week 38)"]


def test_events_and_moved_meetings_keep_off_closed_days_too(assert_findings):
    text = """
        programme:
          roles: {mentor: {meets: {length: 1h, every: 1 month}}}
        cohorts: {ht26: {participants: {ada: }}}
        pairings:
          ada-ida:
            participant: ada
            mentor: ida
            meets: {on: tuesday, time: 13}
            changes:
              2027-05: {date: 2027-05-06}  # warning: ada – ida is on 6 May 2027 (week 18), which is Ascension Day
              2027-06: {date: 2027-06-10}
              2027-07: cancelled
        events:
          dialog: {date: 2027-05-13}
          info: {date: 2027-05-06}
        """
    assert_findings(meeting_on_closed_day, text)
    events = text[text.index("        events:") :].replace(
        "2027-05-06}", "2027-05-06}  # warning: info is on 6 May 2027 (week 18), which is Ascension Day"
    )
    assert_findings(event_on_closed_day, events)


def test_a_bridge_day_is_left_alone_when_the_programme_says_so(assert_findings):
    text = """
        programme:
          calendar: {avoid_bridge_days: yes}
        cohorts:
          ht26:
            sessions:
              a: {date: 2027-05-07}  # warning: a is on 7 May 2027 (week 18), a single working day between two days off
              b: {date: 2027-05-05}
              c: {date: 2027-05-06}
        """
    assert_findings(session_on_bridge_day, text)
    assert_findings(session_on_bridge_day, text.replace("yes", "no").replace("# warning", "#"))


def test_nothing_goes_on_after_noon_on_a_half_day(assert_findings, helps):
    text = """
        programme:
          calendar: {half_days: [maundy_thursday, 2026-10-16]}
        cohorts:
          ht26:
            sessions:
              a: {date: 2027-03-25, time: 9-15}
              # warning: a goes on until 15:00 on 25 March 2027 (week 12), and the afternoon is off (Maundy Thursday)
              b: {date: 2027-03-25, time: 9-12}
              c: {date: 2026-10-16, time: 13-15}
              # warning: c goes on until 15:00 on 16 October 2026 (week 42), and the afternoon is off (16 October 2026
              d: {date: 2027-01-05, time: 13-15}
              e: {date: 2027-03-24, time: 13-15}
        """
    assert_findings(session_on_half_day, text)
    assert helps(session_on_half_day, text) == [
        "the nearest free Thursday is 1 April 2027 (week 13)",
        "everybody is free at 10:00–12:00 the same day, and the nearest free Friday is 23 October 2026 (week 43)",
    ]


def test_the_hosts_and_the_lecturers_own_half_days_count(assert_findings):
    assert_findings(
        session_on_half_day,
        """
        organisations:
          fk: {half_days: [twelfth_night]}
          fk-malmo: {part_of: fk}
          kv: {half_days: [day_before_christmas_eve]}
          asf:
        people: {frans: {organisation: fk-malmo}, olle: {organisation: asf}}
        places: {kontoret: {organisation: kv}}
        lectures: {a: {lecturers: [olle, frans]}, b: {lecturers: [olle]}}
        cohorts:
          ht26:
            sessions:
              a: {date: 2027-01-05, time: 13-15}
              # warning: a goes on until 15:00 on 5 January 2027 (week 1), and at fk the afternoon is off (Twelfth
              a-2: {of: a, date: 2027-01-05, time: 13-15, lecturers: [olle]}
              b: {date: 2027-01-05, time: 13-15}
              c: {date: 2026-12-23, time: 13-15, place: kontoret}
              # warning: c goes on until 15:00 on 23 December 2026 (week 52), and at kv the afternoon is off (the day
              d: {date: 2026-12-23, time: 13-15, host: kv}         # warning: d goes on until
              e: {date: 2026-12-23, time: 13-15, place: kontoret, host: asf}
        """,
    )


def test_times_that_the_programme_avoids_are_kept_free(assert_findings):
    assert_findings(
        session_in_avoided_week,
        """
        programme:
          calendar: {avoid: [W26..W33, 2026-W44]}
        cohorts:
          ht26:
            sessions:
              a: {date: 2027-07-01}
              # warning: a is on 1 July 2027 (week 26), in a period that the programme avoids (weeks 26–33)
              b: {date: 2026-10-28}
              # warning: b is on 28 October 2026 (week 44), in a period that the programme avoids (26 October–1 November
              c: {date: 2027-11-03}
              d: {date: 2027-07-03}
        """,
    )


def test_school_breaks_of_those_who_come_are_kept_free(assert_findings):
    assert_findings(
        session_in_school_break,
        """
        programme:
          calendar: {avoid: [2027-W44]}
        organisations:
          malmo: {school_breaks: [W08, W44]}
          asf: {part_of: malmo}
          nacka: {school_breaks: [W09]}
          tyreso: {school_breaks: [W09]}
        people: {ada: {organisation: asf}, bo: {organisation: nacka}, cy: {organisation: tyreso}}
        cohorts:
          ht26:
            participants: {ada: , bo: , cy: }
            sessions:
              a: {date: 2027-02-24}  # warning: a is on 24 February 2027 (week 8), in a school break (week 8) of malmo
              b: {date: 2027-03-03}
              # warning: b is on 3 March 2027 (week 9), in a school break (week 9) of nacka and tyreso
              c: {date: 2027-03-03, for: [ada]}
              d: {date: 2027-11-03}
              e: {date: 2027-02-27}
        """,
    )


def test_joint_activities_keep_to_the_programmes_day(assert_findings):
    text = """
        programme:
          calendar: {day: 8.30-16.30}
        cohorts:
          ht26:
            sessions:
              a: {time: 8.30-16.30}
              b: {time: 8-10}
              # warning: b is at 8:00–10:00 on 6 October 2026 (week 41), and the programme's day is 8:30–16:30
              c: {time: 16-17}  # warning: c is at 16:00–17:00
        """
    assert_findings(session_outside_working_day, text)
    assert_findings(session_outside_working_day, "cohorts: {ht26: {sessions: {b: {time: 6-7}}}}")


def test_the_weekend_of_a_residential_is_told_once_and_has_hours_of_its_own(assert_findings, helps):
    text = """
        programme: {calendar: {day: 8.30-16.30}}
        lectures: {internat: , samtal: }
        cohorts:
          ht26:
            sessions:
              i-1: {of: internat, date: 2027-04-09, time: 9-17}
              i-2:
                of: internat
                date: 2027-04-10  # warning: ht26 is together over a weekend, 9–11 April 2027: internat and samtal
              s-2: {of: samtal, date: 2027-04-10, time: 19-21}
              i-3: {of: internat, date: 2027-04-11}
              alone: {of: samtal, date: 2027-04-24}  # warning: samtal is on 24 April 2027 (week 16), which is a
              late: {of: samtal, date: 2027-04-26, time: 15-17}
        """
    assert_findings(session_on_closed_day, text)
    assert helps(session_on_closed_day, text)[0] == "agree with everybody on other days off instead"
    assert_findings(
        session_outside_working_day,
        text.replace("# warning", "# Warning").replace(
            "time: 15-17}",
            "time: 15-17}  # warning: samtal is at 15:00–17:00 on 26 April 2027 (week 17)",
        ),
    )


def test_an_evening_is_mostly_meant_and_what_is_done_at_a_workplace_has_its_hours(assert_findings):
    text = """
        programme: {calendar: {day: 08:30-16:30}}
        activities: {skuggning: {kind: shadowing}}
        cohorts:
          ht26:
            sessions:
              a: {date: 2026-10-06, time: 17-19}%s
              b: {date: 2026-10-07, time: 18-22}%s
              c: {date: 2026-10-08, time: 16-18}%s
              d: {date: 2026-10-09, time: 20-22}%s
              e: {date: 2026-10-12, time: 19-22.30}%s
              f: {of: skuggning, date: 2026-10-13, time: 7-16}
        """
    evening, outside = "  # note: %s is at", "  # warning: %s is at"
    assert_findings(session_in_the_evening, text % (evening % "a", evening % "b", "", "", ""))
    assert_findings(session_outside_working_day, text % ("", "", outside % "c", outside % "d", outside % "e"))
