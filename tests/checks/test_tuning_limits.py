import pytest

from checks.conftest import worded
from checks.plans import plan_from
from introplan.checks import run_checks

FULL = """
programme: {{checks: {{week-too-full: {tuning}}}}}
lectures: {{a: , b: , c: }}
cohorts:
  ht26:
    participants: {{ada: }}
    sessions: {{a: {{date: 2026-10-05}}, b: {{date: 2026-10-06}}, c: {{date: 2026-10-07}}}}
"""


def told(text: str, *names: str) -> list[tuple[str, str]]:
    """Severity and name of what is found under these names, and about the lines under `checks`."""
    those = {*names, "tuning-unused", "limit-unknown", "limit-out-of-range", "limit-for-some"}
    return [(each.severity, each.name) for each in run_checks(plan_from(text)) if each.name in those]


@pytest.mark.parametrize(("limit", "finds"), [(1, True), (2, True), (3, False), (5, False), (7, False)])
def test_a_limit_of_ones_own_is_what_the_check_goes_by(limit: int, finds: bool):
    text = FULL.format(tuning=f"{{severity: warning, limit: {limit}}}")
    assert (
        told(text, "week-too-full")
        == [("warning", "tuning-unused")] * (limit == 2) + [("warning", "week-too-full")] * finds
    )


def test_a_limit_that_is_so_anyway_is_told():
    for line, way_out in (("{limit: 21}", "remove it"), ("{limit: 21, severity: note}", "remove `limit`")):
        text = f"programme: {{checks: {{review-off-its-month: {line}}}}}"
        unused = [each for each in run_checks(plan_from(text)) if each.name == "tuning-unused"]
        assert [(worded(each)[0], worded(each)[-1]) for each in unused][:1] == [
            ("`review-off-its-month` uses 21 days anyway, so this changes nothing", way_out)
        ]


def test_the_usual_limit_alone_turns_on_what_is_off():
    assert told(FULL.format(tuning="{limit: 2}"), "week-too-full") == [("warning", "week-too-full")]


@pytest.mark.parametrize("limit", [0, 8, 1000000])
def test_a_limit_out_of_range_is_told_and_the_usual_one_holds(limit: int):
    (found,) = [
        each for each in run_checks(plan_from(FULL.format(tuning=f"{{limit: {limit}}}"))) if "limit" in each.name
    ]
    assert found.name == "limit-out-of-range"
    assert worded(found)[0] == f"`week-too-full` cannot use {limit} days, and uses 2 days as before"
    assert worded(found)[-1] == "write a number from 1 to 7, or `severity: ignore` to silence it"


@pytest.mark.parametrize(
    ("check", "way_out"),
    [
        ("place-too-small", "remove `limit`, or say with `severity` how severe it is"),
        ("malmo/two-years", "what a rule requires is in its rule set; one of your own may require something else"),
    ],
)
def test_a_limit_of_what_has_none_is_told_with_the_way_out(check: str, way_out: str):
    text = f"programme: {{rulesets: [malmo], checks: {{{check}: {{limit: 3}}}}}}"
    (unknown,) = [each for each in run_checks(plan_from(text)) if each.name == "limit-unknown"]
    assert worded(unknown)[0] == f"`{check}` has no number that can be changed"
    assert worded(unknown)[-1].startswith(way_out)


@pytest.mark.parametrize("narrowed", ["for: [ht26]", "until: 2026-12-31"])
def test_a_limit_holds_for_the_whole_programme(narrowed: str):
    text = FULL.format(tuning=f"{{limit: 3, {narrowed}}}")
    assert told(text, "week-too-full") == [("warning", "limit-for-some")]


def test_of_two_limits_the_first_decides_and_the_other_is_told():
    text = FULL.format(tuning="[{limit: 3}, {limit: 1}]")
    (unused,) = [each for each in run_checks(plan_from(text)) if each.name in {"week-too-full", "tuning-unused"}]
    assert worded(unused)[0] == "another line has the limit of `week-too-full`, so this changes nothing"


def test_a_limit_stands_beside_lines_for_some():
    text = FULL.format(tuning="[{limit: 1}, {severity: ignore, for: [ht26]}]")
    assert told(text, "week-too-full") == []
