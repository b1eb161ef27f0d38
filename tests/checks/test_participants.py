from introplan.checks.participants import (
    manager_from_outside,
    manager_of_oneself,
    participant_ends_before_start,
    participant_gives_own_session,
    participant_in_two_cohorts,
    participant_without_manager,
    session_on_day_off,
)


def test_nobody_is_in_two_cohorts_at_once(assert_findings):
    assert_findings(
        participant_in_two_cohorts,
        """
        cohorts:
          ht26:
            participants: {ada: , bo: {until: 2027-01-31}}
          vt27:
            starts: 2027-02-01
            participants:
              ada:  # error: ada is in vt27 from 1 February 2027 (week 5), and in ht26 until 31 August 2028 (week 35)
              bo:
        """,
    )


def test_nobody_leaves_before_they_have_started(assert_findings):
    assert_findings(
        participant_ends_before_start,
        """
        cohorts:
          ht26:
            participants:
              ada: {until: 2026-08-31}
              # error: ada starts on 1 September 2026 (week 36) and leaves on 31 August 2026 (week 36)
              bo: {starts: 2027-01-11, until: 2026-12-31}
              # error: bo starts on 11 January 2027 (week 2) and leaves on 31 December 2026 (week 53)
              cy: {until: 2026-09-01}
        """,
    )


def test_sessions_keep_to_the_days_that_people_work(assert_findings):
    assert_findings(
        session_on_day_off,
        """
        cohorts:
          ht26:
            participants:
              ada: {workdays: [monday, tuesday, wednesday, thursday]}
              bo: {workdays: [thursday, friday]}
              cy:
            sessions:
              a: {date: 2026-10-08}
              b: {date: 2026-10-09}  # warning: b is on 9 October 2026 (week 41), a Friday, when ada does not work
              c: {date: 2026-10-07}  # warning: c is on 7 October 2026 (week 41), a Wednesday, when bo does not work
              d: {date: 2026-10-10}  # warning: d is on 10 October 2026 (week 41), a Saturday, when ada and bo do not
              e: {date: 2026-10-09, for: [bo, cy]}
        """,
    )


def test_every_participant_has_a_manager(assert_findings, helps):
    text = """
        units: {norr: {organisation: owner, manager: mona}}
        people: {ada: {unit: norr}, bo: , cy: , dan: }
        cohorts:
          ht26:
            participants:
              ada:
              bo: {manager: max}
              cy:   # warning: cy and dan have no manager in the plan
              dan:
          ht20: {starts: 2020-09-01, status: finished, participants: {eva: }}
        """
    assert_findings(participant_without_manager, text)
    assert helps(participant_without_manager, text) == ["give each a line `unit:`; mona is the manager of `norr`"]
    alone = text.replace("              dan:\n", "")
    assert helps(participant_without_manager, alone) == ["add a line `unit:`; mona is the manager of `norr`"]


def test_a_manager_works_for_the_participants_employer(assert_findings):
    assert_findings(
        manager_from_outside,
        """
        organisations:
          malmo: {kind: municipality}
          asf: {part_of: malmo}
          nacka: {kind: municipality}
        units:
          norr: {organisation: asf, manager: mona}
          soder: {organisation: asf, manager: nils}
          # warning: nils, who is bo's manager, works for nacka, and bo for malmo
        people:
          mona: {organisation: malmo}
          nils: {organisation: nacka}
          ada: {organisation: asf, unit: norr}
          bo: {organisation: asf, unit: soder}
          cy: {organisation: asf}
          dan: {organisation: asf}
        cohorts:
          ht26:
            participants:
              ada:
              bo:
              cy:
                manager: nils  # warning: nils, who is cy's manager, works for nacka, and cy for malmo
              dan: {manager: nils, seat_of: nacka}
              eva:
        """,
    )


def test_nobody_is_their_own_manager(assert_findings):
    assert_findings(
        manager_of_oneself,
        """
        units:
          rosengard:
            manager: ada  # warning: ada is their own manager
        people:
          ada: {unit: rosengard}
          bo: {unit: rosengard}
          cy: {unit: rosengard}
        cohorts:
          ht26:
            participants:
              ada:
              bo:
                manager: bo  # warning: bo is their own manager
              cy:
        """,
    )


def test_who_takes_part_is_not_who_gives_it_unless_that_is_said(assert_findings, helps):
    text = """
        people: {ada: {name: Ada Testsson}, bo: {name: Bo Skissvik}}
        lectures:
          a:
            lecturers: [ada]  # note: Ada Testsson takes part in a on 6 October 2026 (week 41), and also gives it
          b: {lecturers: [olle], text: Bo berättar hur det var att vara ny.}
          c: {lecturers: [olle]}
          d: {lecturers: [bo]}
        activities: {utbyte: {kind: exchange, lecturers: [ada]}}
        cohorts:
          ht26:
            participants: {ada: {exempt: [d]}, bo: {exempt: [d]}}
            sessions:
              a:
              b: {lecturers: [bo]}
              c-1: {of: c, lecturers: [olle, bo], for: [ada]}
              c-2:
                of: c
                lecturers: [ada, olle]
                # note: Ada Testsson takes part in c, and also gives it, the first time on 6 October
              c-3: {of: c, lecturers: [ada], date: 2026-10-13}
              c-4: {of: c, lecturers: [ada], internal_note: Ada har sagt ja.}
              d:
              utbyte:
        """
    assert_findings(participant_gives_own_session, text)
    assert helps(participant_gives_own_session, text)[0] == (
        "write who gives it; if it is Ada Testsson, say so in `note`"
    )
