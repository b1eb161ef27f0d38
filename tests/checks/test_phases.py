from introplan.checks.phases import phase_outlasts_programme, phases_leave_hole, phases_overlap


def test_phases_do_not_share_months(assert_findings):
    assert_findings(
        phases_overlap,
        """
        programme:
          phases:
            grund: {months: 2-12}  # error: grund begins after 2 months, before start has ended after 3
            start: {months: 0-3}
            fordjup: {months: 12-24}
        """,
    )


def test_a_phase_inside_another_overlaps_it(assert_findings, helps):
    text = """
        programme:
          phases:
            allt: {months: 0-24}
            grund: {months: 3-12}  # error: grund begins after 3 months, before allt has ended after 24
        """
    assert_findings(phases_overlap, text)
    assert helps(phases_overlap, text) == [""]


def test_phases_cover_the_programme_from_its_first_month_to_its_last(assert_findings):
    assert_findings(
        phases_leave_hole,
        """
        programme:
          length: 24 months
          phases:
            start: {months: 1-3}     # warning: no phase covers the time from 0 to 1 months
            grund: {months: 6-12}    # warning: no phase covers the time from 3 to 6 months
            fordjup: {months: 12-20} # warning: no phase covers the time from 20 to 24 months
        """,
    )


def test_a_hole_between_phases_is_told_with_how_to_fill_it(helps):
    assert helps(
        phases_leave_hole,
        """
        programme:
          phases:
            start: {months: 0-3}
            grund: {months: 6-20}
        """,
    ) == [
        "let grund cover it with `months: 3-24`, or add a phase `months: 20-24`",
        "let grund cover it with `months: 3-24`, or add a phase `months: 3-6`",
    ]


def test_phases_in_weeks_are_one_line_of_weeks(assert_findings, helps):
    joined = """
        programme:
          length: 24 weeks
          phases: {start: {weeks: 1}, grund: {weeks: 2-8}, praktik: {weeks: 9-24}}
        cohorts: {ht26: }
        """
    for check in (phases_overlap, phases_leave_hole, phase_outlasts_programme):
        assert_findings(check, joined)
    text = """
        programme:
          length: 24 weeks
          phases:
            start: {weeks: 1-4}
            grund: {weeks: %s}%s
        """
    overlap = "  # error: grund begins after 3 weeks, before start has ended after 4"
    assert_findings(phases_overlap, text % ("4-24", overlap))
    assert helps(phases_overlap, text % ("4-24", "")) == ["let it begin where start ends: `weeks: 5-24`"]
    hole = "  # warning: no phase covers week 5"
    assert_findings(phases_leave_hole, text % ("6-24", hole))
    assert_findings(phases_leave_hole, text % ("7-24", hole + "–6"))
    assert helps(phases_leave_hole, text % ("6-24", "")) == [
        "let grund cover it with `weeks: 5-24`, or add a phase `weeks: 5`"
    ]
    late = "  # error: grund ends after 26 weeks, and the programme is 24 weeks"
    assert_findings(phase_outlasts_programme, text % ("5-26", late))
    assert helps(phase_outlasts_programme, text % ("5-26", "")) == ["let it end with the programme: `weeks: 5-24`"]


def test_phases_in_weeks_and_months_are_one_line_of_days(assert_findings, helps):
    text = """
        programme:
          length: 12 months
          phases:
            start: {weeks: 1-13}
            grund: {months: 3-12}%s
        cohorts:
          ht26: {title: Hösten, starts: 2026-09-01}
          vt25: {title: Förr, starts: 2025-01-01, status: finished}
          vt27: {title: Våren, starts: %s}
        """
    september = text % ("", "2027-09-01")  # 13 weeks, as many days as the three months until December
    for check in (phases_overlap, phases_leave_hole, phase_outlasts_programme):
        assert_findings(check, september)
    overlap = "  # error: in Våren, grund begins on 1 May 2027 (week 17), and start goes on until 2 May 2027 (week 17)"
    assert_findings(phases_overlap, text % (overlap, "2027-02-01"))
    assert helps(phases_overlap, text % ("", "2027-02-01")) == [
        "write both in weeks, or both in months: 13 weeks and 3 months are not as many days"
    ]
    hole = "  # warning: in Våren, no phase covers 30 September 2027 (week 39)"
    assert_findings(phases_leave_hole, text % (hole, "2027-07-01"))


def test_without_a_cohort_weeks_and_months_are_compared_with_52_weeks_a_year(assert_findings, helps):
    text = "programme: {length: 12 months, phases: {start: {weeks: 1-%s}, grund: {months: 3-12}}}%s"
    assert_findings(phases_leave_hole, text % (13, ""))
    assert_findings(phases_overlap, text % (13, ""))
    hole = "  # warning: no phase covers the time from 4 weeks to 3 months"
    assert_findings(phases_leave_hole, text % (4, hole))
    assert helps(phases_leave_hole, text % (4, "")) == [
        "write both in weeks, or both in months, so that the one begins where the other ends"
    ]
    overlap = "  # error: grund begins after 3 months, before start has ended after 14 weeks"
    assert_findings(phases_overlap, text % (14, overlap))


def test_phases_in_the_other_unit_than_the_programme_end_with_it_by_days(assert_findings):
    text = """
        programme:
          length: %s
          phases:
            start: {%s}%s
        cohorts: {vt27: {title: Våren, starts: 2027-02-01}}
        """
    fits = text % ("1 month", "weeks: 1-4", "")  # 28 days of February
    late = "  # error: in Våren, start goes on until 31 July 2027 (week 30), and the programme ends on 18 July"
    hole = "  # warning: in Våren, no phase covers 1 July–1 August 2027"
    for check in (phases_leave_hole, phase_outlasts_programme):
        assert_findings(check, fits)
    assert_findings(phase_outlasts_programme, text % ("24 weeks", "months: 0-6", late))
    assert_findings(phases_leave_hole, text % ("26 weeks", "months: 0-5", hole))


def test_phases_that_join_up_leave_no_hole_and_a_programme_may_have_none(assert_findings):
    assert_findings(
        phases_leave_hole,
        """
        programme:
          length: 2 years
          phases: {fordjup: {months: 12-24}, start: {months: 0-12}}
        """,
    )
    assert_findings(phases_leave_hole, "programme: {length: 24 months}")


def test_a_phase_ends_with_the_programme_at_the_latest(assert_findings):
    assert_findings(
        phase_outlasts_programme,
        """
        programme:
          length: 12 months
          phases:
            start: {months: 0-12}
            sen: {months: 12-24}  # error: sen ends after 24 months, and the programme is 12 months
        """,
    )
