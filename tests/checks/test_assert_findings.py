"""The fixture itself: a judge who never says no is no judge."""

import pytest

from introplan.checks.closed_days import session_on_closed_day

RIGHT = """
    cohorts:
      ht26:
        sessions:
          a: {date: 2026-12-24}  # warning: a is on 24 December 2026 (week 52), which is Christmas Eve
"""


def test_findings_that_are_foreseen_pass_whole_or_begun(assert_findings):
    assert_findings(session_on_closed_day, RIGHT)
    assert_findings(session_on_closed_day, RIGHT.replace(", which is Christmas Eve", ""))


@pytest.mark.parametrize(
    ("text", "instead"),
    [
        ("# warning: a is", "# a is"),
        ("# warning: a is", "# error: a is"),
        ("# warning: a is", "# warning: b is"),
        ("Christmas Eve", "Christmas Eve, and more"),
        ("a: {date: 2026-12-24}", "a: {date: 2026-12-22}"),
        ("    cohorts:", "    cohorts:  # warning: something else"),
        (
            "    cohorts:",
            "    people: # warning: a is on 24 December 2026 (week 52), which is Christmas Eve\n    cohorts:",
        ),
    ],
)
def test_findings_that_differ_fail(assert_findings, text: str, instead: str):
    with pytest.raises(AssertionError):
        assert_findings(session_on_closed_day, RIGHT.replace(text, instead))
