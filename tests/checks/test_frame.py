from introplan.checks.frame import calendar_always_closed, rule_set_for_comparison, rule_set_unknown


def test_a_rule_set_that_does_not_exist_is_told(assert_findings, helps):
    text = """
        programme:
          rulesets:
            - malmo
            - malmoe  # warning: there is no rule set `malmoe`
        """
    assert_findings(rule_set_unknown, text)
    assert helps(rule_set_unknown, text) == ["did you mean `malmo`?"]


def test_a_calendar_leaves_days_to_work_on(assert_findings):
    assert_findings(
        calendar_always_closed,
        """
        programme:
          calendar:
            closed: [W01..W53]
            # error: no day is open for a year from 1 September 2026 (week 36), so nothing can be held in ht26
        cohorts: {ht26: {participants: {ada: }}, vt27: }
        """,
    )


def test_a_calendar_that_is_closed_from_some_day_on_is_told_from_that_day(assert_findings):
    assert_findings(
        calendar_always_closed,
        """
        programme:
          calendar:
            closed: [2027-09-01..2099-12-31]  # error: no day is open for a year from 1 September 2027 (week 35)
        cohorts: {ht26: {participants: {ada: }}}
        """,
    )


def test_a_summer_that_is_closed_is_no_matter(assert_findings):
    assert_findings(
        calendar_always_closed,
        """
        programme: {calendar: {closed: [W02..W52]}}
        cohorts: {ht26: {participants: {ada: }}}
        """,
    )


def test_a_rule_set_for_others_is_only_to_compare_with(assert_findings, helps):
    text = """
        programme:
          rulesets:
            - malmo
            - ect  # note: `ect` and `asye` are for comparison, and not for this programme
            - ingen
            - asye
    """
    assert_findings(rule_set_for_comparison, text)
    assert helps(rule_set_for_comparison, text) == [
        "remove it here, and compare with `introplan report rules --ruleset ect`"
    ]
