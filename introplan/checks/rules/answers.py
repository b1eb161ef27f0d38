"""What a rule of a rule set answers about a plan: met, not met with the places, or why it says nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Literal, NamedTuple

from introplan.agenda import Journey, Plan
from introplan.checks.occasions import alike
from introplan.diagnostics import Cause, Concerned, Diagnostic, Label, Message, Span, _, _n
from introplan.diagnostics.diagnostic import diagnostic
from introplan.model import Rule, RuleSet

State = Literal["met", "not_met", "not_applicable", "can_not_be_checked"]
STATES: tuple[State, ...] = ("met", "not_met", "not_applicable", "can_not_be_checked")
LEAST_EXPERIENCE = 1
"""Whoever has worked in the profession for fewer years than this is new to it."""


class Outcome(NamedTuple):
    """What a kind has found: the faults, or what was seen when there are none, or why the rule does not apply."""

    findings: tuple[Diagnostic, ...] = ()
    said: Message | None = None
    applies: bool = True


class Answer(NamedTuple):
    """One rule's answer. `said` tells what was seen, or why the rule does not apply or cannot be checked."""

    rule_set: RuleSet
    rule: Rule
    state: State
    findings: tuple[Diagnostic, ...]
    said: Message | None

    @property
    def name(self) -> str:
        """`malmo/two-years`: the rule's name in findings, in `programme.checks` and on screen."""
        return name_of_rule(self.rule_set, self.rule)


def name_of_rule(rule_set: RuleSet, rule: Rule) -> str:
    """`malmo/two-years`."""
    return f"{rule_set.id}/{rule.id}"


class AskedRule(NamedTuple):
    """A rule that is put to a plan."""

    plan: Plan
    rule_set: RuleSet
    rule: Rule

    def finding(  # noqa: PLR0913 - the parts of a finding, each named at the call
        self,
        template: str,
        *,
        at: Span,
        also: Sequence[Label] = (),
        help: str = "",  # noqa: A002 - the word that stands on the screen
        values: Mapping[str, object] | None = None,
        about: Sequence[Concerned] = (),
        cause: Cause | None = None,
    ) -> Diagnostic:
        """A place where the rule is not met, under the rule's own name; its title stands at the words at fault.

        What is about nothing in particular is about the programme.
        """
        found = diagnostic(
            self.rule.severity,
            name_of_rule(self.rule_set, self.rule),
            template,
            at=Label(at, _("the rule: {rule}")),
            also=also,
            help=help,
            values={**(values or {}), "rule": self.rule.title.words},
            about=about or (self.plan.programme.frame.id,),
            cause=cause,
        )
        return replace(found, nature="judgement")

    @property
    def cohorts(self) -> tuple[Concerned, ...]:
        """The cohorts that rules are about, alike."""
        return alike(tuple(dict.fromkeys(journey.cohort.id for journey in self.journeys)))

    @property
    def people(self) -> tuple[Concerned, ...]:
        """The participants that rules are about, alike."""
        return alike(tuple(dict.fromkeys(journey.person for journey in self.journeys)))

    @property
    def journeys(self) -> tuple[Journey, ...]:
        """The participants that rules are about: those of cohorts that are no drafts."""
        return tuple(journey for journey in self.plan.agenda.journeys if journey.cohort.status != "draft")

    def newcomers(self) -> tuple[Journey, ...]:
        """Those who have not worked in the profession for a year, as far as the plan knows."""
        people = self.plan.programme.people
        return tuple(
            journey for journey in self.journeys if (people[journey.person].experience_years or 0) < LEAST_EXPERIENCE
        )


def met(template: str, **values: object) -> Outcome:
    """Nothing to remark on, and what was seen."""
    return Outcome(said=Message(template, values))


def met_by_all(count: int) -> Outcome:
    """Nothing to remark on for any participant."""
    return met(_n("holds for the only participant", "holds for all {count} participants"), count=count)


def not_applicable(template: str, **values: object) -> Outcome:
    """The rule says nothing about this plan."""
    return Outcome(said=Message(template, values), applies=False)


def nobody() -> Outcome:
    """There is nobody whom the rule could be about."""
    return not_applicable(_("no confirmed cohort has participants"))
