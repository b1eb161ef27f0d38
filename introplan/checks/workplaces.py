"""Checks on whether those who support somebody work where they are to."""

from collections.abc import Iterator

from introplan.agenda import Plan, Support
from introplan.checks.candidates import somebody_else
from introplan.checks.pairings import role_name
from introplan.diagnostics import Diagnostic, Fix, Label, Set, _, finding
from introplan.model import Entry


def supporter_in_wrong_unit(plan: Plan) -> Iterator[Diagnostic]:
    """An introducer works in another unit than the participant, or a mentor in the same, against the role's `unit`.

    Malmö's introducers are out at the workplaces ("ute på arbetsplatserna"), so that help is near. A mentor is often
    meant to be outside the line of management. The role itself says which, with `unit: same` or `unit: other`. Sources:
    Malmö stad; the four municipalities' trainee programme.
    """
    for support in plan.agenda.support.every:
        if _is_in_wrong_unit(plan, support):
            yield _in_wrong_unit(plan, support)


def supporters_exchanged(plan: Plan) -> Iterator[Diagnostic]:
    """Two who support participants have been swapped: each works in the unit of the other's participant.

    Two lines of ids were written in the wrong order. What follows from it, such as too many participants at once, is
    not reported as well. Source: the role's own `unit: same`.
    """
    wrong = [support for support in plan.agenda.support.every if _is_in_wrong_unit(plan, support)]
    told: set[str] = set()
    for support in wrong:
        others = (each for each in wrong if each.pairing.id not in told and _have_changed_places(plan, support, each))
        if support.pairing.id not in told and (other := next(others, None)) is not None:
            told |= {support.pairing.id, other.pairing.id}
            yield _changed_places(plan, support, other)


def _is_in_wrong_unit(plan: Plan, support: Support) -> bool:
    role = plan.programme.role(support.pairing.role)
    own, theirs = support.journey.unit, plan.programme.people[support.pairing.supporter].unit
    if role is None or role.unit is None or own is None or theirs is None:
        return False
    return (own == theirs) != (role.unit == "same")


def _have_changed_places(plan: Plan, support: Support, other: Support) -> bool:
    """Whether each of two in the same role works in the unit of the other's participant, as the role asks for."""
    pairing, role = support.pairing, plan.programme.role(support.pairing.role)
    people = plan.programme.people
    return (
        role is not None
        and role.unit == "same"
        and other.pairing.role == pairing.role
        and people[pairing.supporter].unit == other.journey.unit
        and people[other.pairing.supporter].unit == support.journey.unit
    )


def _changed_places(plan: Plan, support: Support, other: Support) -> Diagnostic:
    first, second = support.pairing, other.pairing
    paths = (*first.path, first.role), (*second.path, second.role)
    return finding(
        "supporters-exchanged",
        _("{supporter} and {other} have been swapped: each works in the unit of the other's participant"),
        at=plan.where(first, first.role),
        also=[Label(plan.where(second, second.role), _("and here"))],
        help=_("let {other} be {participant}'s {role}, and {supporter} {second}'s"),
        values={
            "supporter": plan.called(first.supporter),
            "other": plan.called(second.supporter),
            "participant": plan.called(first.participant),
            "second": plan.called(second.participant),
            "role": role_name(plan, first.role),
        },
        about=(
            *dict.fromkeys((support.journey.cohort.id, other.journey.cohort.id)),
            *(first.participant, first.supporter, second.participant, second.supporter),
        ),
        fix=Fix((Set(paths[0], second.supporter), Set(paths[1], first.supporter))),
    )


def _in_wrong_unit(plan: Plan, support: Support) -> Diagnostic:
    people, units = plan.programme.people, plan.programme.units
    pairing, journey = support.pairing, support.journey
    role = plan.programme.role(pairing.role)
    own, theirs = str(journey.unit), str(people[pairing.supporter].unit)
    is_same = role is not None and role.unit == "same"
    decided: Entry = journey.participant if journey.participant.unit else people[journey.person]
    return finding(
        "supporter-in-wrong-unit",
        _("{supporter} works at {theirs}, and the {role} should be in {participant}'s own unit, {own}")
        if is_same
        else _("{supporter} works at {theirs}, like {participant}, and the {role} should be in another unit"),
        at=plan.where(pairing, pairing.role),
        also=[
            Label(plan.where(people[pairing.supporter], "unit"), _("works here")),
            Label(plan.where(decided, "unit"), _("the participant's unit")),
        ],
        way_out=somebody_else(
            support,
            _("choose {free}, who has room for one more"),
            _("choose somebody at {own}, or remove `unit: same` from the role")
            if is_same
            else _("choose somebody from another unit, or remove `unit: other` from the role"),
        ),
        values={
            "supporter": plan.called(pairing.supporter),
            "participant": plan.called(pairing.participant),
            "role": role_name(plan, pairing.role),
            "own": units[own].title,
            "theirs": units[theirs].title,
        },
        about=(journey.cohort.id, journey.person, pairing.supporter),
    )
