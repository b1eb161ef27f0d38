"""Checks on support that goes on: from one to the next, and while somebody is away or has left."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import timedelta
from typing import NamedTuple

from introplan.agenda import Plan, Support
from introplan.checks.candidates import Missing, somebody_free
from introplan.checks.causes import member_not_replaced, person_not_replaced
from introplan.checks.edits import putting
from introplan.checks.occasions import MOST_NAMES, alike, names
from introplan.checks.pairings import role_name
from introplan.checks.supporters import supports_in
from introplan.days import Stretch, Stretches
from introplan.demands import limit_of
from introplan.demands.organisations import with_parents
from introplan.diagnostics import Diagnostic, Label, Message, _, _n, finding
from introplan.model import RoleWord

SUMMER = range(26, 34)
"""The weeks in which a holiday may be long."""


def support_interrupted(plan: Plan) -> Iterator[Diagnostic]:
    """More than two weeks pass between one mentor, supervisor, introducer or buddy and the next.

    Where the role is required, another check reports every day without. Pauses do not count, nor do postings without
    meetings. Source: our own judgement; Socialstyrelsen's general advice (SOSFS 2007:17) calls for planned support.
    """
    longest = limit_of(plan.programme, "support-interrupted")
    found: dict[tuple[str, str, RoleWord], list[Support]] = defaultdict(list)
    for support in plan.agenda.support.every:
        if support.pairing.role not in plan.programme.required_roles:
            found[support.journey.cohort.id, support.journey.person, support.pairing.role].append(support)
    for (cohort, person, role), supports in found.items():
        supports.sort(key=lambda support: support.days)
        journey = supports[0].journey
        away = (*journey.pauses, *journey.without_meetings)
        covered = Stretches.of([*(support.days for support in supports), *away])
        whole = Stretch(supports[0].days.first, supports[-1].days.last)
        for hole in covered.missing_from(whole):
            if len(hole) <= longest:
                continue
            after = next(support for support in supports if support.days.first > hole.last)
            before = max((s for s in supports if s.days.last < hole.first), key=lambda support: support.days.last)
            yield finding(
                "support-interrupted",
                _("{participant} has no {role} during {stretch}"),
                at=plan.where(after.pairing, "from") if after.pairing.from_ else plan.where(after.pairing),
                also=[
                    Label(
                        plan.where(before.pairing, "until") if before.pairing.until else plan.where(before.pairing),
                        _("`{pairing}` ends here"),
                    )
                ],
                help=_("begin here with `from: {first}`, or let `{pairing}` go on until {last}"),
                values={
                    "participant": plan.called(person),
                    "role": role_name(plan, role),
                    "stretch": hole,
                    "last_day": hole.last,
                    "last": hole.last,
                    "pairing": before.pairing.id,
                    "first": hole.first.isoformat(),
                },
                about=(cohort, person, role),
                fix=putting((*after.pairing.path, "from"), hole.first.isoformat()),
            )


def supporter_leaves(plan: Plan) -> Iterator[Diagnostic]:
    """Somebody goes on as supervisor, mentor or introducer after their municipality has left the joint programme.

    Whoever is supported does not notice until the meeting that nobody comes to. Source: Sveriges Radio on the four
    municipalities' trainee programme, which Värmdö left.
    """
    if not any(organisation.member_until for organisation in plan.programme.organisations.values()):
        return
    for days, pairing, journey in supports_in(plan):
        chain = with_parents(plan.programme, plan.programme.people[pairing.supporter].organisation)
        left = next((part for part in chain if part.member_until and part.member_until < days.last), None)
        if left is None or left.member_until is None:
            continue
        after = Stretch(max(left.member_until + timedelta(days=1), days.first), days.last)
        yield finding(
            "supporter-leaves",
            _("{supporter} is {role} of {participant} until {day}, and {organisation} is a member until {last}"),
            at=plan.where(pairing, pairing.role),
            also=[Label(plan.where(left, "member_until"), _("the last day"))],
            way_out=somebody_free(
                Missing(journey, pairing.role, after),
                _("end it with `until: {last_text}`, and let {free} take over, with room for one more"),
                _("end it with `until: {last_text}`, and add a pairing with somebody else from then"),
            ),
            values={
                "supporter": plan.called(pairing.supporter),
                "role": role_name(plan, pairing.role),
                "participant": plan.called(pairing.participant),
                "day": days.last,
                "organisation": left.title,
                "last": left.member_until,
                "last_text": left.member_until.isoformat(),
            },
            about=(journey.cohort.id, journey.person, pairing.supporter),
            cause=member_not_replaced(plan, left, plan.called(pairing.supporter)),
        )


class Alone(NamedTuple):
    """A participant without anybody in a role, while the one who has it is away."""

    days: Stretch
    support: Support


def supporter_away(plan: Plan) -> Iterator[Diagnostic]:
    """A supervisor, mentor or introducer is away for more than five weeks, and nobody stands in.

    The summer weeks 26 to 33 are left out, since a holiday may be long then; what is longer needs somebody in between.
    All who are left without are reported together. Why they are away is nobody's business here. Source: our own
    judgement; Socialstyrelsen's general advice (SOSFS 2007:17) on planned support.
    """
    found: dict[str, list[Alone]] = defaultdict(list)
    longest = limit_of(plan.programme, "supporter-away")
    for support in supports_in(plan):
        days, pairing, journey = support
        said = plan.programme.people[pairing.supporter].unavailable
        for part in Stretches.of(part for part in said if isinstance(part, Stretch)):
            if not part.overlaps(days):
                continue
            here = Stretch(max(part.first, days.first), min(part.last, days.last))
            stand_ins = [s.days for s in plan.agenda.support.of(journey, (pairing.role,)) if s is not support]
            elsewhere = (*journey.pauses, *journey.without_meetings)
            for alone in Stretches.of([*stand_ins, *elsewhere]).missing_from(here):
                if _counted(alone) > longest:
                    found[pairing.supporter].append(Alone(alone, support))
    for several in found.values():
        yield _away(plan, several)


def _counted(days: Stretch) -> int:
    """How many days it is without the summer weeks."""
    every = (days.first + timedelta(days=number) for number in range(len(days)))
    return sum(day.isocalendar().week not in SUMMER for day in every)


def _away(plan: Plan, several: list[Alone]) -> Diagnostic:
    first = several[0]
    pairing, journey = first.support.pairing, first.support.journey
    people = tuple(dict.fromkeys(alone.support.journey.person for alone in several))
    cohorts = tuple(dict.fromkeys(alone.support.journey.cohort.id for alone in several))
    return finding(
        "supporter-away",
        _n(
            "{supporter} is away {stretch}, and {people} has no other {role} then",
            "{supporter} is away {stretch}, and {people} have no other {role} then",
            by="people",
        ),
        at=plan.where(pairing, pairing.role),
        also=[Label(plan.where(plan.programme.people[pairing.supporter], "unavailable"), _("away"))],
        way_out=somebody_free(
            Missing(journey, pairing.role, first.days),
            _("add a pairing `from: {first}` `until: {until}`; {free} has room"),
            _("add a pairing with somebody else, `from: {first}` `until: {until}`"),
        ),
        values={
            "supporter": plan.called(pairing.supporter),
            "stretch": first.days,
            "last_day": max(alone.days.last for alone in several),
            "people": names(plan, people[:MOST_NAMES]),
            "role": role_name(plan, pairing.role),
            "first": first.days.first.isoformat(),
            "until": first.days.last.isoformat(),
        },
        about=(*cohorts, *alike(people), pairing.supporter),
        cause=person_not_replaced(
            plan,
            pairing.supporter,
            first.days.first,
            Message(
                _("{role} of {people}"),
                {"role": role_name(plan, pairing.role), "people": names(plan, people[:MOST_NAMES])},
            ),
        ),
    )
