"""Who could go on where somebody stops, and the line to type for it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from introplan.agenda import Journey, Occasion, Plan, Support
from introplan.amendments.duties import WHO
from introplan.amendments.supports import supports_of
from introplan.amendments.typed import Typed
from introplan.checks.candidates import with_units
from introplan.checks.pairings import role_name
from introplan.days import Stretch, Stretches
from introplan.demands import Offers, SupportOffered
from introplan.demands.supporters import candidates_of
from introplan.diagnostics import Message, _, _n
from introplan.model import Pairing, RoleWord
from introplan.planning.wished import unmet_at

ONE_DAY = timedelta(days=1)
MOST_SEARCHED = 12
"""For so many sessions it is looked who else could give them."""


def supports_left(plan: Plan, pairings: Sequence[Pairing], last: date) -> Iterator[Message]:
    """Who is without somebody in a role when these pairings end on a day, and who has room to go on."""
    candidates, offered = candidates_of(plan), list[SupportOffered]()
    for without in _without_support(plan, pairings, last):
        journey, role, supporter = without.journey, without.role, without.supporter
        able = candidates.who_can(role, journey, without.days, offered)
        free = next((each for each in able if each.id != supporter), None)
        if free is not None:
            offered.append(SupportOffered(free.id, role, journey.person, without.days))
        yield Message(
            _without(has_begun=without.has_begun, is_free=free is not None),
            {
                "participant": plan.called(journey.person),
                "role": role_name(plan, role),
                "word": role,
                "day": without.days.first,
                "first": without.days.first.isoformat(),
                "typed": Typed(supporter),
                "id": journey.person,
                "free": with_units(plan, (free,)) if free else (),
                "who": free.id if free else WHO,
            },
        )


class Without(NamedTuple):
    """Days on which a participant has nobody in a role, and whether whoever had it had begun before."""

    journey: Journey
    role: RoleWord
    supporter: str
    days: Stretch
    has_begun: bool


def _without_support(plan: Plan, pairings: Sequence[Pairing], last: date) -> Iterator[Without]:
    """Each participant and role once, from the first day without until the last."""
    found: dict[tuple[str, str, RoleWord], list[tuple[Support, Stretch]]] = defaultdict(list)
    ended = {pairing.id for pairing in pairings}
    for pairing in pairings:
        for support in supports_of(plan, pairing):
            if (hole := _hole(plan, support, last, ended)) is not None:
                found[support.journey.cohort.id, support.journey.person, pairing.role].append((support, hole))
    for (_cohort, _person, role), several in found.items():
        first = several[0][0]
        days = Stretch(min(hole.first for _support, hole in several), max(hole.last for _support, hole in several))
        has_begun = any(support.days.first <= last for support, _hole in several)
        yield Without(first.journey, role, first.pairing.supporter, days, has_begun)


def _without(*, has_begun: bool, is_free: bool) -> str:
    if has_begun and is_free:
        return _(
            "{participant} has no {role} from {day}; {free} has room: "
            "`introplan replace {typed} {who} --role {word} --from {first} --for {id}`"
        )
    if has_begun:
        return _(
            "{participant} has no {role} from {day}, and nobody who has agreed to be one has room: "
            "`introplan replace {typed} {who} --role {word} --from {first} --for {id}`"
        )
    if is_free:
        return _(
            "{participant} has no {role} from {day}; {free} has room: "
            "add a pairing with `participant: {id}`, `{word}: {who}` and `from: {first}`"
        )
    return _(
        "{participant} has no {role} from {day}, and nobody who has agreed to be one has room: "
        "add a pairing with `participant: {id}`, `{word}:` and `from: {first}`"
    )


def _hole(plan: Plan, support: Support, last: date, ended: Iterable[str]) -> Stretch | None:
    """The days of some support after it has ended on which nobody else has the role, from the first to the last."""
    if support.days.last <= last:
        return None
    rest = Stretch(max(last + ONE_DAY, support.days.first), support.days.last)
    others = [
        each.days
        for each in plan.agenda.support.of(support.journey, (support.pairing.role,))
        if each.pairing.id not in ended
    ]
    missing = Stretches.of([*others, *support.journey.pauses]).missing_from(rest)
    holes = [hole for hole in missing if plan.open_days.has_open_day(hole)]
    return Stretch(holes[0].first, holes[-1].last) if holes else None


def given_by(plan: Plan, person: str, first: date) -> tuple[Occasion, ...]:
    """The sessions that somebody gives on a day and after it."""
    return tuple(each for each in plan.agenda.sessions if each.day >= first and person in each.people("lecturer"))


def lecturing_left(plan: Plan, person: str, sessions: Sequence[Occasion], first: date) -> Iterator[Message]:
    """That sessions need somebody else who gives them, with the line to type."""
    if not sessions:
        return
    other = other_lecturer(plan, person, sessions)
    template = _n(
        "{person} gives {session} on {day}: `introplan replace {typed} {who} --lecturer --from {first}`",
        "{person} gives {count} sessions, the first {session} on {day}: "
        "`introplan replace {typed} {who} --lecturer --from {first}`",
    )
    yield Message(
        template,
        {
            "person": plan.called(person),
            "count": len(sessions),
            "session": plan.title(sessions[0]),
            "day": sessions[0].day,
            "typed": Typed(person),
            "who": other or WHO,
            "first": first.isoformat(),
        },
    )


def other_lecturer(plan: Plan, person: str, sessions: Sequence[Occasion]) -> str | None:
    """Somebody who gives the same already and could most of these sessions; None when nobody could any.

    Of those who could as many, the one who would rather have fewest of them otherwise.
    """
    offers, able, unmet = Offers(plan), defaultdict[str, int](int), defaultdict[str, int](int)
    for occasion in sessions[:MOST_SEARCHED]:
        own = occasion.people("lecturer")
        for offer in offers.search(occasion).other_lecturers(person):
            for each in offer.occasion.people("lecturer"):
                if each not in own:
                    able[each] += 1
                    unmet[each] += sum(wish.person == each for wish in unmet_at(plan, offer.occasion))
    return max(able, key=lambda each: (able[each], -unmet[each], each), default=None)
