from introplan.checks.schedule import exchange_too_far_apart, prerequisite_too_late, session_outside_phase

PHASES = """
        programme:
          phases: {start: {months: 0-3}, grund: {months: 3-12}, fordjup: {months: 12-24}}
"""


def test_a_session_lies_in_its_phase_by_the_start_of_its_cohort(assert_findings, helps):
    text = (
        PHASES
        + """
        lectures: {a: {phase: grund}, b: {phase: grund}, c: {phase: start}, d: }
        cohorts:
          ht26:
            participants: {ada: , bo: {starts: 2026-10-15}, cy: {exempt: [a]}}
            sessions:
              a: {date: 2026-12-10}
              b: {date: 2026-11-12}
              # warning: b is on 12 November 2026 (week 46), and ada, bo and cy are not in grund then
              c: {date: 2026-11-12}
              d: {date: 2027-12-02}
        """
    )
    assert_findings(session_outside_phase, text)
    assert helps(session_outside_phase, text) == [
        "grund is 1 December 2026–31 August 2027; the nearest free Thursday then is 3 December 2026 (week 49)",
    ]


def test_who_had_a_pause_follows_the_cohort_and_guests_come_when_they_can(assert_findings):
    assert_findings(
        session_outside_phase,
        PHASES
        + """
        lectures: {a: {phase: start}, b: {phase: grund}}
        cohorts:
          ht26:
            participants: {ada: , bo: {pauses: [2026-10-01..2026-11-30]}}
            sessions:
              a: {date: 2026-12-08, for: [bo]}
              b: {date: 2026-12-08}
          vt27:
            starts: 2027-02-01
            participants: {cy: , dan: {make_ups: [ht26/b]}}
            sessions:
              a: {date: 2027-02-10, status: cancelled}
        """,
    )


def test_many_outside_their_phase_are_a_number(assert_findings):
    assert_findings(
        session_outside_phase,
        PHASES
        + """
        lectures: {a: {phase: grund}}
        cohorts:
          ht26:
            participants: {p1: , p2: , p3: , p4: , p5: , p6: }
            sessions:
              a: {date: 2026-09-10}
              # warning: a is on 10 September 2026 (week 37), and 6 participants are not in grund then
        """,
    )


def test_a_cohort_without_participants_goes_by_its_own_start(assert_findings):
    assert_findings(
        session_outside_phase,
        PHASES
        + """
        lectures: {a: {phase: grund}}
        cohorts:
          ht27:
            starts: 2027-08-30
            status: draft
            sessions:
              a: {date: 2027-11-26}  # warning: a is on 26 November 2027 (week 47), and ht27 is not in grund then
              b: {of: a, date: 2027-12-03}
        """,
    )


def test_weeks_count_from_the_week_in_which_the_cohort_starts(assert_findings, helps):
    text = """
        lectures: {a: {weeks: 2-3}, b: {weeks: 1}}
        cohorts:
          ht26:
            starts: 2026-09-03
            participants: {ada: , bo: {starts: 2026-10-15}}
            sessions:
              a: {date: 2026-09-07}
              a-2: {of: a, date: 2026-09-20}
              a-3: {of: a, date: 2026-09-21}
              # warning: a is on 21 September 2026 (week 39), week 4 of ht26, but belongs in week 2–3
              b: {date: 2026-09-01}
              b-2: {of: b, date: 2026-08-27}
              # warning: b is on 27 August 2026 (week 35), before ht26 has started, but belongs in week 1
        """
    assert_findings(session_outside_phase, text)
    assert helps(session_outside_phase, text) == [
        "in ht26 that is 7–20 September 2026",
        "in ht26 that is 31 August–6 September 2026",
    ]


def test_weeks_count_from_the_own_start_of_whoever_joins_later(assert_findings, helps):
    text = """
        lectures: {a: {weeks: 1}, b: {weeks: 4-6}}
        cohorts:
          ht26:
            participants: {ada: , bo: {starts: 2026-11-04}, cy: {starts: 2027-02-01}}
            sessions:
              a: {date: 2026-09-01}
              a-2: {of: a, date: 2026-11-04, for: [bo]}
              a-3: {of: a, date: 2026-11-05, for: [bo]}
              a-4: {of: a, date: 2027-02-10, for: [cy]}
              # warning: a is on 10 February 2027 (week 6), week 2 for cy, but belongs in week 1
              a-5: {of: a, date: 2027-02-10, for: [bo, cy]}
              # warning: a is on 10 February 2027 (week 6), but belongs in week 1 from the start, and that is
              a-6: {of: a, date: 2027-02-10}
              # warning: a is on 10 February 2027 (week 6), week 24 of ht26, but belongs in week 1
              b: {date: 2026-09-24, for: [ada, bo]}
              b-2: {of: b, date: 2026-11-26, for: [bo]}
        """
    assert_findings(session_outside_phase, text)
    assert helps(session_outside_phase, text) == [
        "by their own start that is 1–7 February 2027",
        "",  # no week is the first for both
        "in ht26 that is 31 August–6 September 2026",
    ]


def test_somebodys_weeks_are_moved_by_their_pause_and_they_may_follow_their_cohort(assert_findings):
    assert_findings(
        session_outside_phase,
        """
        lectures: {a: {weeks: 4-5}}
        cohorts:
          ht26:
            participants: {ada: , bo: {pauses: [2026-09-07..2026-10-04]}}
            sessions:
              a: {date: 2026-09-24}
              a-2: {of: a, date: 2026-10-22, for: [bo]}
              a-3: {of: a, date: 2026-11-12, for: [bo]}
              # warning: a is on 12 November 2026 (week 46), week 11 of ht26, but belongs in week 4–5
        """,
    )


def test_a_session_for_those_who_joined_later_is_moved_into_their_own_phase(assert_findings, helps):
    text = (
        PHASES
        + """
        lectures: {a: {phase: start}}
        cohorts:
          ht26:
            participants: {ada: , bo: {starts: 2027-02-01}}
            sessions:
              a: {date: 2026-09-10}
              a-2: {of: a, date: 2027-06-10, for: [bo]}
              # warning: a is on 10 June 2027 (week 23), and bo is not in start then
        """
    )
    assert_findings(session_outside_phase, text)
    assert helps(session_outside_phase, text) == [
        "start is 1 February–30 April 2027; the nearest free Thursday then is 29 April 2027 (week 17)",
    ]


def test_what_must_come_before_comes_before_for_each_participant(assert_findings):
    assert_findings(
        prerequisite_too_late,
        """
        lectures: {grund: , besok: {prerequisites: [grund]}, annat: {prerequisites: [aldrig]}}
        cohorts:
          ht26:
            participants:
              ada:
              bo: {exempt: [grund]}
              cy: {make_ups: [vt27/grund]}
              dan: {starts: 2026-10-20, make_ups: [vt27/grund]}
            sessions:
              besok: {date: 2026-10-22}
              # warning: besok is on 22 October 2026 (week 43), but dan does not have grund until 10 February 2027 (week
              grund: {date: 2026-10-15}
              besok-2: {of: besok, date: 2026-09-10, for: [ada, cy]}
              # warning: besok is on 10 September 2026 (week 37), but ada and cy do not have grund until 15 October 2026
              annat:
          vt27:
            starts: 2027-02-01
            participants: {eva: }
            sessions:
              grund: {date: 2027-02-10, time: 9-10}
              besok: {date: 2027-02-10, time: 10-12}
        """,
    )


def test_exchange_comes_back_within_the_longest_gap(assert_findings, helps):
    text = """
        programme:
          exchange: {max_gap: 10 weeks}
          calendar: {avoid: [W26..W33]}
        activities: {utbyte: {kind: exchange}, traff: {kind: exchange}, annat: {kind: course}}
        cohorts:
          ht26:
            sessions:
              u1: {of: utbyte, date: 2026-09-10}
              u2: {of: traff, date: 2026-11-19}
              u3: {of: utbyte, date: 2027-01-29}
              # warning: ht26: utbyte is on 19 November 2026 (week 47) and then not until 29 January 2027 (week 4), 10
              u4: {of: utbyte, date: 2027-04-02, status: cancelled}
              u5: {of: utbyte, date: 2027-05-06}
              # warning: ht26: utbyte is on 29 January 2027 (week 4) and then not until 6 May 2027 (week 18), 13 weeks
              u6: {of: utbyte, date: 2027-09-02}
              a1: {of: annat, date: 2027-01-12}
              a2: {of: annat, date: 2027-06-01}
        """
    assert_findings(exchange_too_far_apart, text)
    assert helps(exchange_too_far_apart, text) == [
        "add one in between, by 28 January 2027 (week 4); 22 January 2027 (week 3) suits everybody",
        "add one in between, by 9 April 2027 (week 14); 8 April 2027 (week 14) suits everybody",
    ]


def test_an_activity_can_have_a_gap_of_its_own_and_a_shared_session_counts_for_both(assert_findings):
    assert_findings(
        exchange_too_far_apart,
        """
        programme:
          exchange: {max_gap: 10 weeks}
          calendar: {avoid: [W26..W33]}
          phases: {start: {months: 0-8}, grund: {months: 8-14}}
        activities:
          utbyte: {kind: exchange, max_gap: 4 weeks, phase: start}
          grupp: {kind: reflection_group, max_gap: 2 months, phase: grund}
        cohorts:
          ht26:
            starts: 2026-09-01
            sessions:
              u1: {of: utbyte, date: 2026-09-10}
              u2: {of: utbyte, date: 2026-10-08}
              u3: {of: utbyte, date: 2026-11-06}
              # warning: ht26: utbyte is on 6 November 2026 (week 45) for the last time, and 25 weeks are left
              g1: {of: grupp, date: 2027-06-24}
              g2: {of: grupp, date: 2027-10-26}
              # warning: ht26: grupp is on 24 June 2027 (week 25) and then not until 26 October 2027 (week 43), 9 weeks
          vt27:
            starts: 2026-10-01
            sessions:
              u1: {of: utbyte, date: 2026-10-29, with: [ht26]}
              u2: {of: utbyte, date: 2026-11-26}
        """,
    )


def test_the_time_before_the_first_and_after_the_last_is_a_gap_too(assert_findings, helps):
    text = """
        programme:
          exchange: {max_gap: 10 weeks}
          reviews: {slut: {month: 24}}
        activities: {utbyte: {kind: exchange}, sent: {kind: supervision, weeks: 30-60, max_gap: 8 weeks}, avslut: }
        cohorts:
          ht26:
            starts: 2026-09-01
            sessions:
              u1: {of: utbyte, date: 2026-12-10}
              # warning: ht26: utbyte is on 10 December 2026 (week 50) for the first time, 14 weeks after 1 September
              # warning: ht26: utbyte is on 10 December 2026 (week 50) for the last time, and 37 weeks are left until 30
              s1: {of: sent, date: 2027-04-15}
              s2: {of: sent, date: 2027-05-27}
              # warning: ht26: sent is on 27 May 2027 (week 21) for the last time, and 13 weeks are left until 30 August
              a: {of: avslut, date: 2027-08-30}
              b: {of: avslut, date: 2027-12-01, status: cancelled}
          ht27:  # its second year is not planned yet
            starts: 2027-09-01
            sessions:
              u1: {of: utbyte, date: 2027-10-10}
              u2: {of: utbyte, date: 2027-12-10}
              a: {of: avslut, date: 2028-01-10}
          ht28:  # its reviews are booked to the end
            starts: 2028-09-01
            participants: {ada: {reviews: {slut: {date: 2030-08-20}}}}
            sessions:
              u1: {of: utbyte, date: 2028-10-10}
              # warning: ht28: utbyte is on 10 October 2028 (week 41) for the last time, and 97 weeks are left until 20
        """
    assert_findings(exchange_too_far_apart, text)
    assert helps(exchange_too_far_apart, text)[:2] == [
        "add one earlier, by 10 November 2026 (week 46)",
        "add one more, by 18 February 2027 (week 7)",
    ]
