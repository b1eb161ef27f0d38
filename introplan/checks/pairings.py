"""Checks on pairings: whether everybody has the support they are promised, from people who can give it."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from introplan.agenda import Journey, Plan, Stay, Support
from introplan.checks.candidates import Missing, somebody_else, somebody_free
from introplan.checks.causes import (
    newcomer_not_arranged,
    one_too_many,
    pause_not_followed,
    support_not_replaced,
    without_pauses,
)
from introplan.checks.edits import putting
from introplan.checks.occasions import MOST_NAMES, alike
from introplan.days import Stretch, add_months
from introplan.demands import limit_of
from introplan.demands.supporters import without_support
from introplan.diagnostics import Cause, Diagnostic, Label, Message, _, _n, finding
from introplan.language import Term, without_capital
from introplan.language.terms import ROLES
from introplan.model import Entry, Pairing, Person, RoleWord


def role_name(plan: Plan, word: RoleWord) -> str | Term:
    """A role as the programme calls it, as it stands inside a sentence; without a label, the usual word."""
    role = plan.programme.role(word)
    if role is None or role.label is None:
        return ROLES[word]
    return without_capital(role.label)


def meeting_of(plan: Plan, pairing: Pairing) -> Message:
    """The meetings of a pairing, as what a cause touches."""
    return Message(_("meetings with {supporter}"), {"supporter": plan.called(pairing.supporter)})


def role_missing(plan: Plan) -> Iterator[Diagnostic]:
    """A participant is without a required supervisor, mentor or introducer on some day of the programme.

    Malmö's programme rests on its introducers, and Huddinge's trainees have a supervisor and a mentor throughout.
    Socialstyrelsen's general advice (SOSFS 2007:17) calls for planned support for at least a year for staff without
    experience; it was written for cases about older people. Pauses, weekends and closed days do not count. Participants
    of a cohort who never have one are reported together. Sources: Malmö stad; the four municipalities' trainee
    programme; Socialstyrelsen.
    """
    without: dict[tuple[str, RoleWord], list[Journey]] = defaultdict(list)
    for journey in plan.agenda.journeys:
        for role in plan.programme.required_roles:
            held = plan.agenda.support.of(journey, (role,))
            if holes := without_support(plan, journey, held):
                if held:
                    yield _role_missing(plan, journey, role, held, holes)
                else:
                    without[journey.cohort.id, role].append(journey)
    for (_cohort, role), journeys in without.items():
        yield _nobody(plan, role, journeys)


def _nobody(plan: Plan, role: RoleWord, journeys: list[Journey]) -> Diagnostic:
    """Some participants of a cohort have nobody in a role from the first day to the last."""
    first = journeys[0]
    people = tuple(journey.person for journey in journeys)
    return finding(
        "role-missing",
        _n("{people} has no {role}", "{people} have no {role}")
        if len(people) <= MOST_NAMES
        else _("{count} participants of {cohort} have no {role}, such as {people}"),
        at=plan.where(first.participant),
        also=[Label(plan.where(journey.participant), _("nor here")) for journey in journeys[1:MOST_NAMES]],
        way_out=somebody_free(
            Missing(first, role, first.days),
            _("add a pairing with `participant: {id}` and `{word}: {free_id}`; {free} has room"),
            _("add a pairing with `participant: {id}` and a line `{word}:`"),
        ),
        values={
            "participant": plan.called(first.person),
            "people": tuple(plan.called(person) for person in people[:MOST_NAMES]),
            "count": len(people),
            "cohort": first.cohort.title,
            "role": role_name(plan, role),
            "word": role,
            "id": first.person,
        },
        about=(first.cohort.id, *alike(people), role),
        cause=newcomer_not_arranged(plan, first, role_name(plan, role)) if len(people) == 1 else None,
    )


def _role_missing(
    plan: Plan, journey: Journey, role: RoleWord, held: tuple[Support, ...], holes: tuple[Stretch, ...]
) -> Diagnostic:
    before = [support for support in held if support.days.last < holes[0].first]
    last = max(before, key=lambda support: support.days.last, default=None)
    return finding(
        "role-missing",
        _("{participant} has no {role} during {stretches}"),
        at=plan.where(journey.participant),
        also=[Label(plan.where(last.pairing, "until"), _("`{pairing}` ends here"))]
        if last and last.pairing.until
        else [],
        way_out=somebody_free(
            Missing(journey, role, Stretch(holes[0].first, holes[-1].last)),
            _("let `{pairing}` go on, or add a pairing with `{word}: {free_id}` and `from: {first}`; {free} has room"),
            _("let `{pairing}` go on, or add a pairing with `{word}:` and `from: {first}`"),
        )
        if last
        else None,
        help="" if last else _("add a pairing with `participant: {id}`, `{word}:` and `until: {last}`"),
        values={
            "participant": plan.called(journey.person),
            "role": role_name(plan, role),
            "word": role,
            "stretches": holes,
            "last_day": holes[-1].last,
            "first": holes[0].first.isoformat(),
            "last": holes[-1].last.isoformat(),
            "id": journey.person,
            "pairing": last.pairing.id if last else "",
        },
        about=(journey.cohort.id, journey.person, role),
        cause=_why_missing(plan, journey, role, last, holes[0]),
    )


def _why_missing(plan: Plan, journey: Journey, role: RoleWord, last: Support | None, hole: Stretch) -> Cause | None:
    """Why nobody goes on in a role: a pause has moved the end, or whoever did has ended."""
    unmoved = without_pauses(journey).day_after(plan.programme.frame.length)
    if journey.pauses and hole.last >= unmoved and hole.first >= add_months(unmoved, -1):
        return pause_not_followed(plan, journey, role_name(plan, role))
    if last is None:
        return newcomer_not_arranged(plan, journey, role_name(plan, role)) if journey.participant.starts else None
    touched = Message(
        _("{participant}'s {role}"), {"participant": plan.called(journey.person), "role": role_name(plan, role)}
    )
    return support_not_replaced(plan, last.pairing, touched) if last.pairing.until else None


def supporter_is_manager(plan: Plan) -> Iterator[Diagnostic]:
    """Somebody's introducer, supervisor, mentor or buddy is also their own manager.

    Whoever decides about pay and permanence cannot be the one to whom a new colleague says that it is all
    too much. Malmö calls the introducer's work a side assignment of an experienced social worker; the
    English two-year induction of teachers keeps mentor and assessor apart. Sources: Malmö stad; statutory
    guidance on the induction of early career teachers.
    """
    for support in plan.agenda.support.every:
        pairing, journey = support.pairing, support.journey
        if pairing.supporter not in journey.managers:
            continue
        led = [stay for stay in journey.stays_during(support.days) if stay.manager == pairing.supporter]
        if not led:
            continue
        yield finding(
            "supporter-is-manager",
            _("{supporter} is {participant}'s manager, and cannot be their {role} too")
            if led[0].posting is None
            else _("{supporter} is {participant}'s manager {stretch}, and cannot be their {role} too"),
            at=plan.where(pairing, pairing.role),
            also=[Label(plan.where(decided_by(plan, journey, led[0]), "manager"), _("manager here"))],
            way_out=somebody_else(
                support,
                _("choose {free} as {role}, who has room for one more"),
                _("choose somebody outside the line of management as {role}"),
            ),
            values={
                "supporter": plan.called(pairing.supporter),
                "participant": plan.called(pairing.participant),
                "role": role_name(plan, pairing.role),
                "stretch": led[0].days,
            },
            about=(journey.cohort.id, journey.person, pairing.supporter),
        )


def decided_by(plan: Plan, journey: Journey, stay: Stay) -> Entry:
    """What says who is somebody's manager during a part of their journey."""
    posting, participant = stay.posting, journey.participant
    if posting is not None and (posting.manager or posting.unit):
        return posting if posting.manager else plan.programme.units[str(posting.unit)]
    is_own = participant.manager or not journey.unit
    return participant if is_own else plan.programme.units[str(journey.unit)]


def supporter_of_oneself(plan: Plan) -> Iterator[Diagnostic]:
    """Somebody is paired with themselves, as their own introducer, supervisor, mentor or buddy.

    Then nobody meets anybody, although the calendar says that they do. Usually a line was copied. Source: our own
    judgement.
    """
    for support in plan.agenda.support.every:
        pairing, journey = support.pairing, support.journey
        if pairing.supporter != pairing.participant:
            continue
        yield finding(
            "supporter-of-oneself",
            _("{participant} is their own {role}"),
            at=plan.where(pairing, pairing.role),
            also=[Label(plan.where(pairing, "participant"), _("the same person"))],
            way_out=somebody_else(
                support,
                _("choose {free}, who has room for one more"),
                _("write who it is, or remove the pairing"),
            ),
            values={
                "participant": plan.called(pairing.participant),
                "role": role_name(plan, pairing.role),
            },
            about=(journey.cohort.id, journey.person),
        )


class Surplus(NamedTuple):
    """The first pairing that is more than somebody can take, and how many participants they have on that day."""

    support: Support
    day: date
    participants: int


def _first_surplus(supports: list[Support], limit: int) -> Surplus | None:
    """The pairing that first brings more participants at once than `limit`; in file order when two begin together."""
    for support in sorted(supports, key=lambda support: support.days.first):
        day = support.days.first
        at_once = [other for other in supports if day in other.days]
        count = len({other.pairing.participant for other in at_once})
        if count > limit:
            newest = max(at_once, key=lambda other: other.days.first).days.first
            return Surplus([other for other in at_once if other.days.first == newest][-1], day, count)
    return None


def _most_at_once(supports: list[Support]) -> int:
    """The most participants that somebody supports on one day."""
    days = (support.days.first for support in supports)
    return max(len({each.pairing.participant for each in supports if day in each.days}) for day in days)


def _by_supporter(plan: Plan) -> Iterator[tuple[Person, RoleWord, list[Support]]]:
    found: dict[tuple[str, RoleWord], list[Support]] = defaultdict(list)
    for support in plan.agenda.support.every:
        found[support.pairing.supporter, support.pairing.role].append(support)
    for (person, role), supports in found.items():
        yield plan.programme.people[person], role, supports


def supporter_over_capacity(plan: Plan) -> Iterator[Diagnostic]:
    """Somebody supports more participants at once than they have agreed to.

    Capacity is a promise that the mentor, supervisor or introducer made; going past it is theirs to say,
    not ours. Source: our own judgement, from mentors at Skärholmen who had five or six each and called it
    full up.
    """
    for person, role, supports in _by_supporter(plan):
        if (limit := person.capacity.get(role)) is None or (surplus := _first_surplus(supports, limit)) is None:
            continue
        yield finding(
            "supporter-over-capacity",
            _("{supporter} has agreed to {limit} as {role}, and supports {count} from {day}"),
            at=Label(plan.where(surplus.support.pairing, role), _("no room left for {participant}")),
            also=[Label(plan.where(person, "capacity", role), _("agreed here"))],
            way_out=somebody_else(
                surplus.support,
                _("pair {participant} with {free}, who has room, or ask {supporter} and raise the capacity"),
                _("pair {participant} with somebody else, or ask {supporter} and raise the capacity"),
            ),
            values=_surplus_values(plan, person, role, surplus) | {"limit": limit},
            about=(surplus.support.journey.cohort.id, surplus.support.journey.person, person.id),
            cause=one_too_many(plan, [surplus.support.journey], role_name(plan, role)),
        )


def supporter_overloaded(plan: Plan) -> Iterator[Diagnostic]:
    """Somebody supports more than four participants at once, and has not said how many they can take.

    Three mentors at Skärholmen ran five or six mentorships each and called it full up ("fullt upp"). A
    `capacity` on the person says that the number is agreed. Source: Skärholmen's mentors; the number four
    is our own judgement.
    """
    most = limit_of(plan.programme, "supporter-overloaded")
    for person, role, supports in _by_supporter(plan):
        if role in person.capacity or (surplus := _first_surplus(supports, most)) is None:
            continue
        yield finding(
            "supporter-overloaded",
            _("{supporter} supports {count} participants as {role} from {day}, and has agreed to no number"),
            at=plan.where(surplus.support.pairing, role),
            also=[Label(plan.where(person), _("no `capacity` here"))],
            help=_("ask, and write `capacity: {capacity}` on {supporter}, or share the participants among more people"),
            values=_surplus_values(plan, person, role, surplus)
            | {"capacity": f"{{{role}: {_most_at_once(supports)}}}"},
            about=(surplus.support.journey.cohort.id, person.id),
            fix=putting((*person.path, "capacity", role), str(_most_at_once(supports))),
        )


def _surplus_values(plan: Plan, person: Person, role: RoleWord, surplus: Surplus) -> dict[str, object]:
    return {
        "supporter": plan.called(person.id),
        "participant": plan.called(surplus.support.pairing.participant),
        "role": role_name(plan, role),
        "count": surplus.participants,
        "day": surplus.day,
    }
