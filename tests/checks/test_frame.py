from introplan.checks.frame import rule_set_unknown


def test_a_rule_set_that_does_not_exist_is_told(assert_findings, helps):
    text = """
        programme:
          rulesets:
            - malmo
            - malmoe  # warning: there is no rule set `malmoe`
        """
    assert_findings(rule_set_unknown, text)
    assert helps(rule_set_unknown, text) == ["did you mean `malmo`?"]
