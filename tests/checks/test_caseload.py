from introplan.checks.caseload import caseload_falls, caseload_jumps, caseload_unlimited

SOMEBODY = """
        cohorts: {ht26: {participants: {ada: }}}
"""


def test_the_first_year_limits_how_many_cases_a_new_colleague_has(assert_findings):
    assert_findings(
        caseload_unlimited,
        """
        programme:
          phases:
            vfu: {months: 0-2, paid: no}
            start: {months: 2-5, caseload_percent: 25}
            grund: {months: 5-9}   # warning: grund and mitt have no limit for how many cases a new colleague has
            mitt: {months: 9-12}
            egna-ben: {months: 12-24}
        """
        + SOMEBODY,
    )


def test_a_plan_without_participants_is_not_told_yet(assert_findings):
    assert_findings(caseload_unlimited, "programme: {phases: {start: {months: 0-24}}}")


def test_the_way_out_names_a_phase_that_has_a_limit(helps):
    assert helps(
        caseload_unlimited,
        "        programme: {phases: {start: {months: 0-6}, sen: {months: 6-24, caseload_percent: 80}}}" + SOMEBODY,
    ) == ["agree on a share, and add a line such as `caseload_percent: 50`; sen has 80%"]
    assert helps(caseload_unlimited, "        programme: {phases: {start: {months: 0-24}}}" + SOMEBODY) == [
        "agree on a share of a full caseload, and add a line such as `caseload_percent: 50`"
    ]


def test_the_caseload_never_falls(assert_findings):
    assert_findings(
        caseload_falls,
        """
        programme:
          phases:
            tva:
              months: 3-12
              caseload_percent: 20  # warning: tva allows 20% of a full caseload, and ett before it 30%
            ett: {months: 0-3, caseload_percent: 30}
            tre: {months: 12-18, caseload_percent: 20}
            fyra: {months: 18-24}
        """,
    )


def test_the_caseload_grows_in_steps(assert_findings, helps):
    text = """
        programme:
          phases:
            ett: {months: 0-3, caseload_percent: 20}
            tva: {months: 3-6, caseload_percent: 60}
            tre:
              months: 6-12
              caseload_percent: 10
            fyra:
              months: 12-24
              caseload_percent: 100  # warning: the caseload grows from 10% in tre to 100% in fyra
        """
    assert_findings(caseload_jumps, text)
    assert helps(caseload_jumps, text) == ["put a phase with about 55% between the two, or let fyra begin lower"]
