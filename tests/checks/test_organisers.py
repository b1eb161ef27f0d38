from introplan.checks.organisers import (
    certificate_out_of_reach,
    certificate_undecided,
    coordinator_alone,
    coordinator_missing,
    recruitment_too_late,
    working_group_one_sided,
)


def test_somebody_runs_the_programme(assert_findings, helps):
    text = """
        programme:
          coordinators: []  # warning: nobody runs the programme: `coordinators` is empty
          working_group: {hr: [hanna]}
        organisations: {owner: {contact: karin}}
        """
    assert_findings(coordinator_missing, text)
    assert_findings(coordinator_missing, "programme: {coordinators: [karin]}")
    assert helps(coordinator_missing, text) == [
        "write an id from `people`; hanna and karin are in the working group or already contacts"
    ]
    assert helps(coordinator_missing, "programme: {coordinators: []}") == ["write an id from `people`"]


def test_two_run_the_programme(assert_findings, helps):
    text = """
        programme:
          coordinators: [karin]  # note: karin is the only coordinator
          working_group: {hr: [karin, hanna]}
        cohorts: {ht26: {participants: {ada: }}}
        """
    assert_findings(coordinator_alone, text)
    assert_findings(coordinator_alone, text.replace("[karin]  # w", "[karin, nils]  # W"))
    assert_findings(coordinator_alone, "programme: {coordinators: [karin]}")
    assert helps(coordinator_alone, text) == ["let somebody share the work, such as hanna, and add their id"]


def test_hr_and_operations_work_together(assert_findings):
    assert_findings(
        working_group_one_sided,
        """
        programme:
          working_group: {hr: [hanna]}  # warning: the working group has nobody from operations
        """,
    )
    assert_findings(
        working_group_one_sided,
        """
        programme:
          working_group: {operations: [olle]}  # warning: the working group has nobody from HR
        """,
    )
    assert_findings(working_group_one_sided, "programme: {working_group: {hr: [hanna], operations: [olle]}}")
    assert_findings(working_group_one_sided, "programme: {}")


def test_everybody_is_recruited_before_the_start(assert_findings):
    assert_findings(
        recruitment_too_late,
        """
        programme:
          recruitment:
            opens: 2026-03-02
            closes: 2026-09-17
            # warning: recruitment closes on 17 September 2026 (week 38), after ht26 has started on 1 September 2026
        cohorts:
          ht25: {starts: 2025-09-01}
          ht26: {starts: 2026-09-01}
          vt27:
            starts: 2027-02-01
            intake:
              closes: 2027-02-02
              # warning: recruitment closes on 2 February 2027 (week 5), after vt27 has started on 1 February 2027 (week
          ht27: {starts: 2027-09-01, intake: {closes: 2027-04-17}}
          vt28: {starts: 2028-02-01, intake: {kind: rolling, closes: 2028-05-31}}
        """,
    )


def test_recruitment_may_go_on_where_people_join_as_they_are_employed(assert_findings):
    assert_findings(
        recruitment_too_late,
        """
        programme: {recruitment: {opens: 2026-03-02, closes: 2026-12-17}}
        cohorts: {ht26: {starts: 2026-09-01, intake: {kind: rolling}}}
        """,
    )


def test_it_is_said_what_the_certificate_takes(assert_findings):
    assert_findings(
        certificate_undecided,
        """
        programme:
          title: Introduktion  # note: nothing says what it takes to get the certificate
        cohorts: {ht26: {participants: {ada: }}}
        """,
    )
    assert_findings(certificate_undecided, "programme: {certificate: {}}\ncohorts: {ht26: {participants: {ada: }}}")
    assert_findings(certificate_undecided, "programme: {title: Introduktion}")


REACH = """
        programme: {certificate: {attendance_percent: 80}}
        activities: {fri: {required: no}, utbyte: {kind: exchange, every: 4 weeks}}
        cohorts:
          ht26:
            participants:
              ada:
              bo: {starts: 2026-10-15}
              cy:  # note: cy can attend 75% of the required sessions at most, but 80% are required
                pauses: [2026-11-02..2026-11-08]
              dan: {make_ups: [vt27/a]}
              eva:  # note: eva can attend 75% of the required sessions at most, but 80% are required
              fia: {until: 2027-10-31}
              gun:
            sessions:
              a: {date: 2026-10-06}
              b: {of: utbyte, date: 2026-11-03}
              c: {of: utbyte, date: 2026-11-10}
              d: {date: 2026-11-17}
              fri: {date: 2026-10-07}
              halv: {of: d, date: 2026-09-03, for: [ada], status: cancelled}
          vt27: {starts: 2027-02-01, sessions: {a: {date: 2027-02-04}}}
        absences: {ht26/a: [dan], ht26/b: [eva, fia], ht26/c: [gun], ht26/d: [gun]}
"""


def test_the_attendance_that_is_asked_for_can_be_reached(assert_findings, helps):
    assert_findings(certificate_out_of_reach, REACH)
    assert_findings(certificate_out_of_reach, REACH.replace("percent: 80", "percent: 75").replace("# note", "# Note"))
    assert_findings(certificate_out_of_reach, REACH.replace("attendance_percent: 80", "").replace("# note", "# Note"))
    assert helps(certificate_out_of_reach, REACH) == [
        "let them make up for utbyte, or decide on an `exempt`",
        "let them make up for utbyte, or decide on an `exempt`",
    ]
