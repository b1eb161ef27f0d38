"""Checks on whether those who support somebody work where they are to."""

from collections.abc import Iterable, Iterator

from introplan.agenda import Journey, Plan, Stay, Support
from introplan.checks.candidates import Missing, somebody_else, somebody_free
from introplan.checks.pairings import role_name
from introplan.days import Stretch, Stretches
from introplan.diagnostics import Diagnostic, Fix, Label, Set, _, _n, finding
from introplan.model import ROLES, Entry, RoleWord


def supporter_in_wrong_unit(plan: Plan) -> Iterator[Diagnostic]:
    """An introducer works in another unit than the participant, or a mentor in the same, against the role's `unit`.

    Malmö's introducers are out at the workplaces ("ute på arbetsplatserna"), so that help is near. A mentor is often
    meant to be outside the line of management. The role itself says which, with `unit: same` or `unit: other`. During a
    posting it is held to the unit of that, and told once for each; one who is near will do beside others who are not.
    Sources: Malmö stad; the four municipalities' trainee programme.
    """
    for support in plan.agenda.support.every:
        if _is_in_wrong_unit(plan, support):
            yield _in_wrong_unit(plan, support)
    for journey in plan.agenda.journeys:
        for stay in journey.posted:
            for role in ROLES:
                if (found := _wrong_at_posting(plan, journey, stay, role)) is not None:
                    yield found


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
    """Whether somebody's supporter is, while they are at their own unit."""
    role = plan.programme.role(support.pairing.role)
    own, theirs = support.journey.unit, plan.programme.people[support.pairing.supporter].unit
    if role is None or role.unit is None or own is None or theirs is None:
        return False
    return (own == theirs) != (role.unit == "same") and _is_at_home(plan, support)


def _is_at_home(plan: Plan, support: Support) -> bool:
    """Whether the participant is at the own unit on a working day of the support."""
    stays = support.journey.stays_during(support.days) if support.journey.posted else ()
    return not stays or any(stay.posting is None and plan.open_days.has_open_day(stay.days) for stay in stays)


def _wrong_at_posting(plan: Plan, journey: Journey, stay: Stay, word: RoleWord) -> Diagnostic | None:
    """Those who support somebody at a posting from the wrong unit, when nobody of the right one does on these days."""
    role = plan.programme.role(word)
    if role is None or role.unit is None or stay.unit is None or not stay.has_meetings:
        return None
    people = plan.programme.people
    there = [each for each in plan.agenda.support.of(journey, (word,)) if people[each.pairing.supporter].unit]
    near = [each for each in there if people[each.pairing.supporter].unit == stay.unit]
    if role.unit == "other":
        days: Iterable[Stretch] = (stay.days,)
        wrong = near
    else:
        days = Stretches.of(each.days for each in near).missing_from(stay.days)
        wrong = [each for each in there if each not in near]
    for part in days:
        if those := [each for each in wrong if _is_meanwhile(plan, each, part)]:
            return _in_wrong_unit_at_posting(plan, stay._replace(days=part), those, is_same=role.unit == "same")
    return None


def _is_meanwhile(plan: Plan, support: Support, days: Stretch) -> bool:
    """Whether somebody supports the participant on a working day of some days."""
    both = Stretch(max(days.first, support.days.first), min(days.last, support.days.last))
    return both.first <= both.last and plan.open_days.has_open_day(both)


def _in_wrong_unit_at_posting(plan: Plan, stay: Stay, wrong: list[Support], *, is_same: bool) -> Diagnostic:
    units = plan.programme.units
    (_days, pairing, journey), posting = wrong[0], stay.posting
    assert posting is not None, "who is at the own unit has no posting"
    assert stay.unit is not None, "at an organisation there is no unit to be in"
    return finding(
        "supporter-in-wrong-unit",
        _n(
            "{participant} is at {own} {stretch}, and the {role} then, {supporters}, works in another unit",
            "{participant} is at {own} {stretch}, and those who are {role} then, {supporters}, work in other units",
            by="supporters",
        )
        if is_same
        else _("{participant} is at {own} {stretch}, like {supporters}, and the {role} should be in another unit"),
        at=plan.where(posting, "unit"),
        also=[Label(plan.where(each.pairing, each.pairing.role), _("{role} then")) for each in wrong],
        way_out=somebody_free(
            Missing(journey, pairing.role, stay.days),
            _("add a pairing with `{word}: {free_id}`, `from: {first}` and `until: {last}`; {free} has room"),
            _("add a pairing with somebody at {own}, `from: {first}` and `until: {last}`")
            if is_same
            else _("add a pairing with somebody from another unit, `from: {first}` and `until: {last}`"),
        ),
        values={
            "participant": plan.called(journey.person),
            "own": units[stay.unit].title,
            "stretch": stay.days,
            "day": stay.days.first,
            "role": role_name(plan, pairing.role),
            "word": pairing.role,
            "supporters": tuple(dict.fromkeys(plan.called(each.pairing.supporter) for each in wrong)),
            "first": stay.days.first.isoformat(),
            "last": stay.days.last.isoformat(),
        },
        about=(journey.cohort.id, journey.person, *dict.fromkeys(each.pairing.supporter for each in wrong)),
    )


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
