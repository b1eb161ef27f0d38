"""What a check and a rule ask alike is told once, and so is all that one rule finds."""

from dataclasses import replace

import pytest

from checks.conftest import worded
from checks.plans import plan_from
from introplan.checks import run_checks, tunable
from introplan.checks.rules import answers
from introplan.cli.rulesets import published
from introplan.diagnostics import Diagnostic, Label, Message, Position, Source, Span, warning
from introplan.diagnostics.as_github import as_github
from introplan.diagnostics.as_json import as_json
from introplan.diagnostics.concise import concise
from introplan.diagnostics.full import full
from introplan.language import fill
from introplan.releases import known_from, seen_before


def told(text: str, *words: str) -> list[tuple[str, ...]]:
    """The names of each finding that has one of the words in any of its names, in file order."""
    return [
        found.names for found in run_checks(plan_from(text)) if any(word in " ".join(found.names) for word in words)
    ]


def test_the_checks_that_rules_ask_the_same_as_exist():
    named = {name for rule_set in published().values() for rule in rule_set.rules.values() for name in rule.same_as}
    assert named <= tunable()


WITHOUT = """
programme:
  rulesets: [{sets}]
  checks: {{{tuning}}}
  roles: {{introducer: {{required: yes}}, supervisor: {{required: yes}}}}
people: {{ada: {{unit: norr}}, bo: {{unit: norr}}, ida: {{unit: norr}}, sven: {{unit: soder}}}}
cohorts: {{ht26: {{participants: {{ada: , bo: }}}}}}
pairings:
  a: {{participant: ada, introducer: ida, until: 2027-01-31}}
  b: {{participant: bo, introducer: ida}}
  c: {{participant: ada, supervisor: sven}}
  d: {{participant: bo, supervisor: sven}}
"""
ROLES = ("role-missing", "introducer-in-own-unit", "one-year-of-support", "supervisor-and-mentor")


def test_what_a_check_and_a_rule_find_is_one_finding_with_both_names():
    text = WITHOUT.format(sets="malmo", tuning="")
    assert told(text, *ROLES) == [("role-missing", "malmo/introducer-in-own-unit")]


def test_a_rule_of_another_role_is_a_finding_of_its_own():
    text = WITHOUT.format(sets="malmo, huddinge", tuning="")
    assert told(text, *ROLES) == [
        ("huddinge/supervisor-and-mentor",),
        ("role-missing", "malmo/introducer-in-own-unit"),
    ]


@pytest.mark.parametrize("whom", ["", ", for: [ada]"])
def test_a_check_that_is_tuned_takes_the_rule_that_asks_the_same_along_and_no_rule_a_check(whom: str):
    def left(*names: str) -> list[tuple[str, ...]]:
        tuning = ", ".join(f"{name}: {{severity: ignore{whom}}}" for name in names)
        return told(WITHOUT.format(sets="malmo", tuning=tuning), *ROLES, "tuning")

    assert left("role-missing") == []
    assert left("malmo/introducer-in-own-unit") == [("role-missing",)]
    assert left("malmo/introducer-in-own-unit", "role-missing") == []


def test_what_a_check_finds_is_as_grave_as_itself_and_the_rules_that_are_left():
    text = """
    programme:
      rulesets: [malmo]
      checks: {malmo/turnover-goal: {severity: SEVERITY}}
      goals: {lugn: {kind: turnover, title: Fler stannar}}
    """
    for severity, grave, named in (
        ("ignore", "warning", ()),
        ("note", "warning", ("malmo/turnover-goal",)),
        ("error", "error", ("malmo/turnover-goal",)),
    ):
        found = [each for each in run_checks(plan_from(text.replace("SEVERITY", severity))) if "goal" in each.name]
        assert [(each.name, each.severity, each.also_named) for each in found] == [
            ("goal-not-measurable", grave, named)
        ]


def test_a_rule_whose_check_is_silent_is_tuned_by_the_name_of_the_check_too():
    text = """
    programme: {rulesets: [malmo], checks: {half-year-without-union-dialogue: {severity: ignore}}}
    cohorts: {ht26: {status: confirmed, participants: {ada: }}}
    """
    assert told(text, "union", "tuning") == [("union-dialogue-missing-before-start",)]
    both = ("half-year-without-union-dialogue", "malmo/union-dialogue-recurs")
    assert both in told(text.replace("ignore", "note"), "union")


def test_rules_that_ask_the_same_are_one_finding_where_the_check_is_silent():
    text = WITHOUT.format(sets="malmo, socialstyrelsen", tuning="").replace("required: yes", "required: no")
    text = text[: text.index("pairings")]
    assert told(text, *ROLES) == [("malmo/introducer-in-own-unit", "socialstyrelsen/one-year-of-support")]


def test_the_graver_of_the_two_holds():
    text = """
    programme: {rulesets: [malmo], goals: {lugn: {kind: turnover, title: Fler stannar}}}
    """
    (found,) = [each for each in run_checks(plan_from(text)) if each.name == "goal-not-measurable"]
    assert (found.severity, found.also_named) == ("warning", ("malmo/turnover-goal",))


def test_a_goal_about_something_else_is_another_matter():
    text = "programme: {rulesets: [malmo], goals: {lugn: {kind: wellbeing}}}"
    assert told(text, "goal") == [("malmo/turnover-goal",), ("goal-not-measurable",)]


def test_an_answer_is_given_for_every_rule_whoever_else_asks():
    plan = plan_from(WITHOUT.format(sets="malmo", tuning=""))
    answered = {answer.name: answer.state for answer in answers(plan, published()["malmo"])}
    assert answered["malmo/introducer-in-own-unit"] == "not_met"


MANY = """
programme: {{rulesets: [socialstyrelsen]}}
cohorts: {{ht26: {{participants: {{{people}}}}}}}
pairings:
  x: {{participant: a1, mentor: ida}}
{pairings}
"""


def many(count: int) -> Diagnostic:
    """The one finding about so many participants without support, and one with."""
    people = ", ".join(f"a{n}: " for n in range(1, count + 2))
    (found,) = [
        each
        for each in run_checks(plan_from(MANY.format(people=people, pairings="")))
        if each.name == "socialstyrelsen/one-year-of-support"
    ]
    return found


def test_one_finding_of_a_rule_is_told_as_it_is():
    assert worded(many(1))[0] == "a2 has no supervisor, mentor or introducer"


def test_what_is_left_of_a_known_finding_is_known_and_one_more_in_it_is_news():
    two, three = many(2), many(3)
    assert seen_before([two], known_from([three])) == [two]
    assert seen_before([many(1)], known_from([three])) == [many(1)]
    assert seen_before([three], known_from([two])) == []


def test_several_findings_of_a_rule_are_one_with_the_names_and_each_place_says_its_own():
    found = many(3)
    assert worded(found)[:4] == [
        "“Support has no hole in the first year” is not met for a2, a3 and a4",
        "a2 has no supervisor, mentor or introducer",
        "a3 has no supervisor, mentor or introducer",
        "a4 has no supervisor, mentor or introducer",
    ]
    assert found.about == ("ht26", ("a2", "a3", "a4"))


def test_of_many_the_number_is_told_and_five_places():
    found = many(14)
    assert worded(found)[0] == (
        "“Support has no hole in the first year” is not met for 14 people, such as a2, a3, a4, a5 and a6"
    )
    assert len(found.also) == 4
    assert len(found.about[1]) == 14


def test_a_line_for_one_of_them_leaves_the_others():
    text = MANY.format(people="a1: , a2: , a3: , a4: ", pairings="").replace(
        "rulesets: [socialstyrelsen]",
        "rulesets: [socialstyrelsen], checks: {socialstyrelsen/one-year-of-support: {severity: ignore, for: [a3]}}",
    )
    (found,) = [each for each in run_checks(plan_from(text)) if each.name == "socialstyrelsen/one-year-of-support"]
    assert worded(found)[0] == "“Support has no hole in the first year” is not met for a2 and a4"


def test_places_without_people_are_counted():
    text = "programme: {rulesets: [ect], reviews: {}}\ncohorts: {ht26: {participants: {ada: }}}"
    (found,) = [each for each in run_checks(plan_from(text)) if each.name == "ect/observations"]
    assert worded(found)[0] == "“Practice is observed in each half-term” is not met in 12 places"
    assert worded(found)[1] == "no observation is planned between month 0 and month 2"


SPAN = Span(Source("a.yaml", "people:\n"), Position(0, 0), Position(0, 6))
BOTH = warning("role-missing", "a", at=Label(SPAN, "here {what}", {"what": "own"}), values={"what": "all"})


def test_every_form_has_both_names_and_each_places_own_words():
    both = replace(BOTH, also_named=("malmo/a",), nature="judgement", limit=4)

    def say(message: Message) -> str:
        return fill(message.template, message.values, "en")

    assert full(both, say).plain.startswith("warning[role-missing, malmo/a]: a\n")
    assert "here own" in full(both, say).plain
    assert concise(both, say) == "a.yaml:1:1: warning[role-missing, malmo/a] a"
    assert "title=role-missing%2C malmo/a," in as_github(both, "a.yaml", say)
    shown = as_json(both, say)
    assert (shown["name"], shown["also_named"], shown["nature"], shown["limit"]) == (
        "role-missing",
        ["malmo/a"],
        "judgement",
        4,
    )
    assert shown["at"]["message"] == "here own"


def test_the_very_same_rule_of_two_sets_is_one_finding():
    text = """
    programme: {rulesets: [asye, skolverket]}
    cohorts: {ht26: {participants: {ada: {work_percent: 50}}}}
    """
    assert told(text, "part-time") == [("asye/part-time-extends", "skolverket/part-time-extends")]


GAP = """
programme: {rulesets: [huddinge], exchange: {max_gap: 10 weeks}}
activities: {utbyte: {kind: exchange}}
cohorts:
  ht26:
    participants: {ada: , bo: }
    sessions:
      u1: {of: utbyte, date: 2026-09-08}
      u2: {of: utbyte, date: 2027-01-12}
      u3: {of: utbyte, date: 2027-02-09}
"""


def test_a_gap_of_a_cohort_is_one_finding_though_the_rule_asks_for_each_participant():
    both = ("exchange-too-far-apart", "huddinge/exchange-recurs")
    found = told(GAP, "exchange")
    assert both in found
    assert ("huddinge/exchange-recurs",) not in found


def test_a_rule_of_several_roles_stands_beside_the_first_of_the_others_alone():
    text = WITHOUT.format(sets="malmo, huddinge, socialstyrelsen", tuning="").replace("required: yes", "required: no")
    assert told(text[: text.index("pairings")], *ROLES) == [
        ("huddinge/supervisor-and-mentor",),
        ("malmo/introducer-in-own-unit", "socialstyrelsen/one-year-of-support"),
    ]
