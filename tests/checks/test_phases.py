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
