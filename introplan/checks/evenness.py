"""Checks on support that some participants have and others not, where the programme does not require it of all."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from introplan.agenda import Journey, Plan, Support
from introplan.checks.occasions import MOST_NAMES, alike, names
from introplan.checks.pairings import role_name
from introplan.diagnostics import Diagnostic, Label, Message, _, _n, finding
from introplan.model import RoleWord

ROLES: tuple[RoleWord, ...] = ("introducer", "supervisor", "mentor")
"""Buddies show where things are, and are done with it after some months."""
A_MONTH = timedelta(days=31)


class Shared(NamedTuple):
    """A role that the programme does not require, and a cohort's participants with and without it."""

    role: RoleWord
    supports: dict[str, list[Support]]
    without: list[Journey]


def support_uneven(plan: Plan) -> Iterator[Diagnostic]:
    """Some in a cohort have a mentor, supervisor or introducer and others do not, or somebody's support ends early.

    The role is not `required`, so nobody is promised one. But when at least half of a cohort has it, whoever has none
    was probably forgotten; and where the role says how often they meet in each phase, or others have theirs to the end,
    a pairing that ends months before leaves somebody alone. Source: our own judgement.
    """
    supports: dict[tuple[str, RoleWord], dict[str, list[Support]]] = defaultdict(lambda: defaultdict(list))
    for support in plan.agenda.support.every:
        supports[support.journey.cohort.id, support.pairing.role][support.journey.person].append(support)
    for (cohort_id, role), by_person in supports.items():
        cohort = plan.programme.cohorts[cohort_id]
        if role not in ROLES or role in plan.programme.required_roles or cohort.status != "confirmed":
            continue
        journeys = [each for each in plan.journeys_in(cohort_id) if not each.leaves_early]
        without = [journey for journey in journeys if journey.person not in by_person]
        if without and 2 * len(without) <= len(journeys):
            yield _forgotten(plan, Shared(role, by_person, without))
        yield from _ending_early(plan, role, [each for each in journeys if each.person in by_person], by_person)


def _forgotten(plan: Plan, shared: Shared) -> Diagnostic:
    first, people = shared.without[0], tuple(journey.person for journey in shared.without)
    pairing = next(iter(shared.supports.values()))[0].pairing
    return finding(
        "support-uneven",
        _n(
            "{people} in {cohort} has no {role}, and {others}",
            "{people} in {cohort} have no {role}, and {others}",
            by="number",
        )
        if len(people) <= MOST_NAMES
        else _("{number} participants of {cohort} have no {role}, and {others}"),
        at=plan.where(first.participant),
        also=[Label(plan.where(pairing), _("others have one, such as here"))],
        help=_("add a pairing for each; if it is intended, say why under `checks`"),
        values={
            "people": names(plan, people),
            "number": len(people),
            "cohort": first.cohort.title,
            "role": role_name(plan, shared.role),
            "others": _who_has_one(plan, shared),
        },
        about=(first.cohort.id, shared.role, *alike(people)),
    )


def _who_has_one(plan: Plan, shared: Shared) -> Message:
    return Message(
        _n("{other} has one", "{count} others have one"),
        {"other": plan.called(next(iter(shared.supports))), "count": len(shared.supports)},
    )


def _ending_early(
    plan: Plan, role: RoleWord, journeys: list[Journey], by_person: dict[str, list[Support]]
) -> Iterator[Diagnostic]:
    last = {journey.person: max(by_person[journey.person], key=lambda each: each.days.last) for journey in journeys}
    to_the_end = [each for each in journeys if last[each.person].days.last >= each.ends - A_MONTH]
    early = [
        (journey, promised)
        for journey in journeys
        if last[journey.person].days.last < (promised := _promised_until(plan, role, journey, to_the_end)) - A_MONTH
    ]
    if not early:
        return
    journey, promised = early[0]
    people, support = tuple(each.person for each, _promised in early), last[journey.person]
    yield finding(
        "support-uneven",
        _n(
            "{people} has somebody as {role} until {last_day}, and nobody after that",
            "{people} have somebody as {role} until {last_day} or so, and nobody after that",
            by="number",
        )
        if len(people) <= MOST_NAMES
        else _("{number} participants have somebody as {role} until {last_day} or so, and nobody after that"),
        at=plan.where(support.pairing, "until") if support.pairing.until else plan.where(support.pairing),
        also=[Label(plan.where(last[each.person].pairing), _("and so does this")) for each, _p in early[1:MOST_NAMES]],
        help=_("let it go on until {promised}, or add a pairing with somebody else from then"),
        values={
            "people": names(plan, people),
            "number": len(people),
            "role": role_name(plan, role),
            "last_day": support.days.last,
            "promised": promised,
        },
        about=(journey.cohort.id, role, *alike(people)),
    )


def _promised_until(plan: Plan, role: RoleWord, journey: Journey, to_the_end: list[Journey]) -> date:
    """The last day on which somebody may count on the role: as it says itself, else as most others have it."""
    said = plan.programme.role(role)
    every = said.meets.every if said and said.meets else None
    if every is not None:
        met = [days.last for phase, days in journey.phases if every.in_phase(phase) is not None]
        return min(max(met, default=journey.ends), journey.ends)
    return journey.ends if to_the_end else journey.starts
