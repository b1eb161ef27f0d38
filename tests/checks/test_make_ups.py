from introplan.checks.make_ups import (
    make_up_cancelled,
    make_up_in_draft,
    make_up_of_nothing_missed,
    make_up_twice,
    make_up_when_away,
)


def test_a_make_up_is_of_something_that_was_missed(assert_findings):
    assert_findings(
        make_up_of_nothing_missed,
        """
        activities: {utbyte: {kind: exchange, every: 8 weeks}}
        lectures: {a: , b: , c: , besok: }
        absences: {ht26/b: [ada]}
        cohorts:
          ht26:
            participants:
              ada:
                make_ups:
                  - vt27/a    # warning: ada has a in ht26 on 6 October 2026 (week 41), so there is nothing to make up
                  - vt27/b
                  - vt27/c
                  - vt27/u1   # warning: ada has utbyte in ht26 on 9 October 2026 (week 41), so
                  - vt27/besok  # warning: ada has besok in ht26
              bo: {starts: 2026-10-20, make_ups: [vt27/a, vt27/u1]}
            sessions:
              a: {date: 2026-10-06}
              b: {date: 2026-10-07}
              u1: {of: utbyte, date: 2026-10-09}
              u2: {of: utbyte, date: 2026-12-04}
              besok-1: {of: besok, for: [ada]}
              besok-2: {of: besok, for: [bo]}
          vt27:
            starts: 2027-02-01
            sessions: {a: {date: 2027-02-10}, b: {date: 2027-02-11}, c: {date: 2027-02-12}, besok: {date: 2027-02-15},
              u1: {of: utbyte, date: 2027-03-01}}
        """,
    )


def test_a_make_up_is_while_the_participant_is_there(assert_findings):
    assert_findings(
        make_up_when_away,
        """
        cohorts:
          ht26:
            participants:
              ada: {until: 2027-01-31, make_ups: [vt27/a]}
              # error: ada is in the programme 1 September 2026–31 January 2027, and cannot take a on 10 February 2027
              bo: {pauses: [2027-02-01..2027-02-28], make_ups: [vt27/a]}
              # error: bo has a pause on 10 February 2027 (week 6), and cannot take a then
              cy: {make_ups: [vt27/a]}
          vt27:
            sessions: {a: {date: 2027-02-10}}
        """,
    )


def test_a_make_up_is_no_session_that_only_a_draft_has(assert_findings):
    assert_findings(
        make_up_in_draft,
        """
        cohorts:
          ht26:
            title: Hösten 2026
            participants:
              ada: {starts: 2026-11-01, make_ups: [vt28/a]}
              # warning: ada makes up in Våren 2028, which is a draft, so it is in no calendar yet
            sessions: {a: }
          vt28:
            title: Våren 2028
            status: draft
            participants: {bo: {make_ups: [ht26/a]}}
            sessions: {a: {date: 2028-02-10}}
        """,
    )


def test_a_make_up_takes_place(assert_findings, helps):
    text = """
        lectures: {a: , b: }
        cohorts:
          ht26:
            participants:
              ada:
                make_ups:
                  - vt27/a
                  # error: ada is to make up for something at a on 10 February 2027 (week 6), which is cancelled
                  - vt27/b
          vt27:
            sessions:
              a: {date: 2027-02-10, status: cancelled}
              a-2: {of: a, date: 2027-03-10}
              b: {date: 2027-02-11}
        """
    assert_findings(make_up_cancelled, text)
    assert helps(make_up_cancelled, text) == ["`vt27/a-2` on 10 March 2027 (week 10) fits: write that instead"]


def test_one_make_up_is_enough(assert_findings):
    assert_findings(
        make_up_twice,
        """
        activities: {utbyte: {kind: exchange, every: 8 weeks}}
        lectures: {a: }
        absences: {vt27/a: [bo]}
        cohorts:
          ht26:
            participants:
              ada:
                make_ups:
                  - vt27/a
                  - vt27/a-2  # warning: ada makes up for a twice, the second time on 10 March 2027 (week 10)
              bo: {make_ups: [vt27/a, vt27/a-2]}
              cy: {make_ups: [vt27/u, vt27/u-2]}
          vt27:
            sessions:
              a: {date: 2027-02-10}
              a-2: {of: a, date: 2027-03-10}
              u: {of: utbyte, date: 2027-02-10}
              u-2: {of: utbyte, date: 2027-03-10}
        """,
    )
