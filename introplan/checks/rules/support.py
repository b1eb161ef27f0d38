"""Rules about who supports a participant: roles without a hole, two parts that are two people, people who can."""

from collections.abc import Iterator, Sequence
from datetime import timedelta

from introplan.agenda import Journey, Plan, Stay, Support
from introplan.checks.pairings import role_name
from introplan.checks.rules.answers import AskedRule, Outcome, met, met_by_all, nobody, not_applicable
from introplan.days import Stretch, add_months
from introplan.demands.supporters import (
    is_short_of_hours,
    is_short_of_years,
    meetings_with_others,
    without_support,
)
from introplan.diagnostics import Diagnostic, Label, _, _n
from introplan.language import Either, Term
from introplan.language.terms import PARTS
from introplan.model import Entry, Person, RoleWord
from introplan.model.rule_kinds import DistinctRule, RoleRule, SupporterRule

ONE_DAY, AN_HOUR = timedelta(days=1), timedelta(hours=1)


def named_either(plan: Plan, roles: Sequence[RoleWord]) -> Either:
    """`handledare eller mentor`, as the programme calls them."""
    return Either(tuple(role_name(plan, role) for role in roles))


def role_required(asked: AskedRule, wanted: RoleRule) -> Outcome:
    """Everybody has somebody in the roles on every day that is open and no pause."""
    journeys = asked.newcomers() if wanted.new_only else asked.journeys
    if not journeys:
        return _no_newcomers(asked) if wanted.new_only and asked.journeys else nobody()
    support = asked.plan.agenda.support
    groups: list[tuple[RoleWord, ...]] = [tuple(wanted.roles)] if wanted.any else [(role,) for role in wanted.roles]
    held = {each.pairing.role for journey in journeys for each in support.of(journey, wanted.roles)}
    findings = [nobody_has(asked, roles) for roles in groups if held.isdisjoint(roles)]
    findings += [
        found
        for journey in journeys
        for roles in groups
        if not held.isdisjoint(roles) and (found := _hole(asked, wanted, journey, roles)) is not None
    ]
    return Outcome(tuple(findings)) if findings else met_by_all(len(journeys))


def nobody_has(asked: AskedRule, roles: Sequence[RoleWord]) -> Diagnostic:
    """The one finding when the role is nobody's at all, rather than one for every participant."""
    return asked.finding(
        _("no participant has any {role}"),
        at=asked.plan.origins.span(("programme", "roles")),
        help=_("describe the role under `roles`, and add a pairing for each participant"),
        values={"role": named_either(asked.plan, roles)},
        about=asked.people,
    )


def _no_newcomers(asked: AskedRule) -> Outcome:
    return not_applicable(_("everybody has worked in the profession for a year or more"))


def _hole(asked: AskedRule, wanted: RoleRule, journey: Journey, roles: tuple[RoleWord, ...]) -> Diagnostic | None:
    plan = asked.plan
    last = journey.ends if wanted.until is None else min(journey.ends, journey.day_after(wanted.until) - ONE_DAY)
    mine = plan.agenda.support.of(journey, roles)
    near = [part for support in mine for part in _near(plan, support)] if wanted.unit else mine
    holes = without_support(plan, journey, near, last)
    if not holes:
        return None
    elsewhere = [
        support for support in mine if support not in near and (not journey.posted or support.days.overlaps(holes[0]))
    ]
    values = {
        "participant": plan.called(journey.person),
        "role": named_either(plan, roles),
        "holes": holes[:3],
        "last_day": holes[-1].last,
    }
    if elsewhere:
        there = next((stay for stay in journey.stays_during(holes[0]) if stay.unit), journey.at_home)
        posted = _at_posting(plan, there)
        return asked.finding(
            _("the {role} of {participant} works in another unit than {unit}, where they are {stretch}: {supporter}")
            if posted
            else _("the {role} of {participant} works in another unit: {supporter}"),
            at=plan.where(elsewhere[0].pairing, elsewhere[0].pairing.role),
            also=[
                Label(plan.where(*posted), _("{participant} is here then"))
                if posted
                else Label(plan.where(journey.participant), _("{participant} is here"))
            ],
            help=_("choose somebody who works in the same unit"),
            values=values
            | {
                "supporter": plan.called(elsewhere[0].pairing.supporter),
                "unit": plan.programme.units[there.unit].title if there.unit else "",
                "stretch": there.days,
            },
            about=(journey.cohort.id, journey.person, elsewhere[0].pairing.supporter),
        )
    return asked.finding(
        _("{participant} has no {role} during {holes}") if mine else _("{participant} has no {role}"),
        at=plan.where(journey.participant),
        help=_("add a pairing with `participant: {id}` and `from: {first}`")
        if mine
        else _("add a pairing with `participant: {id}`"),
        values=values | {"id": journey.person, "first": holes[0].first.isoformat()},
        about=(journey.cohort.id, journey.person),
    )


def _near(plan: Plan, support: Support) -> Iterator[Support]:
    """The support on those days on which the two are at the same unit, and on those at an organisation without any."""
    journey, unit = support.journey, plan.programme.people[support.pairing.supporter].unit
    if not journey.posted:
        if unit is not None and unit == journey.unit:
            yield support
        return
    for stay in journey.stays_during(support.days):
        is_elsewhere = stay.posting is not None and stay.unit is None
        if is_elsewhere or (unit is not None and stay.unit == unit):
            yield support._replace(days=stay.days)


def _at_posting(plan: Plan, stay: Stay) -> tuple[Entry, str] | None:
    """Where it is written that somebody is at a unit that is not their own."""
    return (stay.posting, "unit") if stay.posting and stay.posting.unit else None


def roles_distinct(asked: AskedRule, wanted: DistinctRule) -> Outcome:
    """Nobody has two of the parts for one participant at the same time."""
    plan, findings, seen = asked.plan, [], 0
    roles: tuple[RoleWord, ...] = tuple(role for role in wanted.roles if role != "manager")
    for journey in asked.journeys:
        held = plan.agenda.support.of(journey, roles)
        parts = {each.pairing.role for each in held}
        bosses = journey.managers if "manager" in wanted.roles else ()
        seen += bool(len(parts) > 1 or (bosses and parts))
        for index, each in enumerate(held):
            if each.pairing.supporter in bosses and _leads(each):
                findings.append(_both(asked, each, PARTS["manager"]))
            findings += [
                _both(asked, each, role_name(plan, other.pairing.role), other)
                for other in held[:index]
                if other.pairing.role != each.pairing.role
                and other.pairing.supporter == each.pairing.supporter
                and other.days.overlaps(each.days)
            ]
    if findings:
        return Outcome(tuple(findings))
    if not seen:
        return not_applicable(_("no participant has two of these roles filled"))
    return met_by_all(seen)


def _leads(support: Support) -> bool:
    """Whether whoever supports somebody is their manager on any of these days."""
    stays = support.journey.stays_during(support.days)
    return any(stay.manager == support.pairing.supporter for stay in stays)


def _both(asked: AskedRule, support: Support, part: str | Term, other: Support | None = None) -> Diagnostic:
    plan, pairing = asked.plan, support.pairing
    return asked.finding(
        _("{supporter} is both {role} and {part} for {participant}"),
        at=plan.where(pairing, pairing.role),
        also=[Label(plan.where(other.pairing, other.pairing.role), _("{part} here"))] if other else [],
        help=_("choose somebody else for one of the two"),
        values={
            "supporter": plan.called(pairing.supporter),
            "participant": plan.called(pairing.participant),
            "role": role_name(plan, pairing.role),
            "part": part,
        },
        about=(support.journey.cohort.id, support.journey.person, pairing.supporter),
    )


def supporter_has(asked: AskedRule, wanted: SupporterRule) -> Outcome:
    """Everybody in the roles has the experience, the hours and the training that the rule asks for."""
    plan = asked.plan
    first: dict[str, Support] = {}
    for support in plan.agenda.support.every:
        if support.pairing.role in wanted.roles and support.journey.cohort.status != "draft":
            earliest = first.setdefault(support.pairing.supporter, support)
            if support.days.first < earliest.days.first:
                first[support.pairing.supporter] = support
    if not first:
        return not_applicable(_("nobody is {roles}"), roles=named_either(plan, wanted.roles))
    findings = [
        found
        for person, support in sorted(first.items())
        for found in _lacks(asked, wanted, plan.programme.people[person], support)
    ]
    return (
        Outcome(tuple(findings))
        if findings
        else met(_n("holds for the only one", "holds for all {count} of them"), count=len(first))
    )


def _lacks(asked: AskedRule, wanted: SupporterRule, person: Person, support: Support) -> Iterator[Diagnostic]:
    plan = asked.plan
    values = {"supporter": plan.called(person.id), "role": role_name(plan, support.pairing.role)}
    also = [Label(plan.where(support.pairing, support.pairing.role), _("{role} here"))]
    about = (support.journey.cohort.id, person.id)
    least, years = wanted.experience_years, person.experience_years
    if least is not None and is_short_of_years(person, least) is not False:
        yield asked.finding(
            _("{supporter} is {role}, and nothing says how long they have worked in the profession")
            if years is None
            else _n(
                "{supporter} is {role}, with {years} year in the profession; the rule requires {least}",
                "{supporter} is {role}, with {years} years in the profession; the rule requires {least}",
                by="years",
            ),
            at=plan.where(person, "experience_years"),
            also=also,
            help=_("write `experience_years` on {supporter}") if years is None else "",
            values=values | {"years": years, "least": least},
            about=about,
        )
    hours, set_aside = wanted.hours_per_month, person.hours_per_month
    if hours is not None and is_short_of_hours(person, hours):
        yield asked.finding(
            _("{supporter} is {role}, and no hours are set aside for it")
            if not set_aside
            else _("{supporter} is {role}, with {hours} h a month; the rule requires {least} h"),
            at=plan.where(person, "hours_per_month"),
            also=also,
            help=_("agree on hours with their manager, and write `hours_per_month` on {supporter}"),
            values=values | {"hours": f"{set_aside or 0:g}", "least": f"{hours:g}"},
            about=about,
        )
    if wanted.training_hours is not None:
        days = Stretch(support.days.first, add_months(support.days.first, 24))
        trained = _training(plan, person.id, days)
        if trained < wanted.training_hours:
            yield asked.finding(
                _(
                    "{supporter} is {role}, with {hours} h of network meetings in two years; the rule "
                    "requires {least} h"
                ),
                at=plan.where(person),
                also=also,
                help=_("invite {supporter} to events of kind `network`"),
                values=values | {"hours": f"{trained:g}", "least": f"{wanted.training_hours:g}"},
                about=about,
            )


def _training(plan: Plan, person: str, days: Stretch) -> float:
    """The hours of network meetings that somebody is invited to in these days."""
    lengths = (each.times.length for each in meetings_with_others(plan, person) if each.day in days and each.times)
    return sum(lengths, timedelta()) / AN_HOUR
