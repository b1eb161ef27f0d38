"""Rule sets put to a plan: every rule is met, not met with the places, not applicable, or cannot be checked.

The kinds are the functions here, each named as in YAML; what they are asked stands in rule sets.
"""

from collections.abc import Callable, Mapping
from typing import Any

from introplan.agenda import Plan
from introplan.checks.rules.activities import activity_interval, activity_required
from introplan.checks.rules.answers import STATES, Answer, AskedRule, Outcome, State, name_of_rule
from introplan.checks.rules.content import course_parts, coverage
from introplan.checks.rules.frame import (
    caseload_max,
    caseload_rises,
    programme_length,
    protected_time_min,
    time_off_extends,
)
from introplan.checks.rules.meetings import meeting_hours, meeting_interval
from introplan.checks.rules.reviews import review_at
from introplan.checks.rules.support import (
    role_required,
    roles_distinct,
    supporter_has,
)
from introplan.checks.rules.surroundings import (
    evaluation,
    event_recurs,
    goal_required,
    members,
    named,
    recruitment_closes,
    written,
)
from introplan.diagnostics import Message
from introplan.model import Rule, RuleSet

__all__ = [
    "KINDS",
    "STATES",
    "Answer",
    "State",
    "answers",
    "name_of_rule",
    "named_answers",
    "named_sets",
    "rules_by_name",
]

KindOfRule = Callable[[AskedRule, Any], Outcome]
_KINDS: tuple[KindOfRule, ...] = (
    programme_length,
    role_required,
    roles_distinct,
    supporter_has,
    meeting_interval,
    meeting_hours,
    caseload_max,
    caseload_rises,
    protected_time_min,
    review_at,
    activity_required,
    activity_interval,
    coverage,
    goal_required,
    event_recurs,
    time_off_extends,
    named,
    members,
    recruitment_closes,
    course_parts,
    evaluation,
    written,
)
KINDS: Mapping[str, KindOfRule] = {kind.__name__: kind for kind in _KINDS}
"""The kinds of rules by name; what cannot be checked is no kind that does anything."""


def answers(plan: Plan, rule_set: RuleSet) -> tuple[Answer, ...]:
    """What each rule of a rule set says about a plan, in the order of the set."""
    return tuple(_answer(AskedRule(plan, rule_set, rule)) for rule in rule_set.rules.values())


def _answer(asked: AskedRule) -> Answer:
    rule_set, rule = asked.rule_set, asked.rule
    if rule.can_not_be_checked is not None:
        why = Message("{why}", {"why": rule.can_not_be_checked.words})
        return Answer(rule_set, rule, "can_not_be_checked", (), why)
    outcome = KINDS[rule.kind](asked, rule.parameters)
    state: State = "not_met" if outcome.findings else "met" if outcome.applies else "not_applicable"
    return Answer(rule_set, rule, state, outcome.findings, outcome.said)


def named_sets(plan: Plan) -> tuple[RuleSet, ...]:
    """The rule sets that the programme names, those that there are, each once."""
    names = dict.fromkeys(plan.programme.frame.rulesets)
    return tuple(plan.rule_sets[name] for name in names if name in plan.rule_sets)


def named_answers(plan: Plan) -> tuple[Answer, ...]:
    """What the rules of the sets that the programme names say; what is not met of them is an ordinary finding."""
    return tuple(answer for rule_set in named_sets(plan) for answer in answers(plan, rule_set))


def rules_by_name(plan: Plan) -> dict[str, Rule]:
    """All rules that the programme is held to, by the names that they are tuned by."""
    return {name_of_rule(rule_set, rule): rule for rule_set in named_sets(plan) for rule in rule_set.rules.values()}
