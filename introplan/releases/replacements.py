"""Pairings that are with somebody else than they were released with: what has been must not be written anew."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import NamedTuple

from introplan.agenda import Plan
from introplan.diagnostics import Diagnostic, _, error, warning
from introplan.model import ROLES, Pairing
from introplan.releases.events import PublishedEvent
from introplan.releases.ledger import Ledger, release_day

ONE_DAY = timedelta(days=1)
Same = Mapping[str, str]
"""By the identity that something has, the one that it looks like: told already, and no replacement."""


class _Pair(NamedTuple):
    """Who is supported, as what, by whom; people by their identity."""

    participant: str
    role: str
    supporter: str


def released_pairing_replaced(
    plan: Plan, ledger: Ledger, people: Same, pairings: Same, today: date | None
) -> Iterator[Diagnostic]:
    """A pairing that has been released is with somebody else now, also on days that have been.

    What has been by the last release is not for another to rewrite. What may have been by `today` alone is a warning,
    so that no clock decides what can be built, and so is a pairing that was taken out for another: there a mistake
    of the last release may be mended on purpose.
    """
    assert ledger.last is not None, "nothing has been released"
    released = release_day(ledger.last, plan.programme.frame.timezone)
    day = max(released, today or released)
    for identity, meetings in sorted(_have_been(ledger, day).items()):
        then = _pair_at(meetings[-1])
        pairing = plan.by_identity.pairings.get(identity)
        instead = pairing or _instead(plan, ledger, then, day, people)
        if instead is None or identity in pairings.values() or (now := _pair_of(plan, instead, people)) == then:
            continue
        make = error if pairing and meetings[0].day < released else warning
        yield make(
            "released-pairing-replaced",
            _("by the last release {then} has had these meetings since {first}; now {now} would have had them"),
            at=plan.where(instead, "participant" if now.participant != then.participant else instead.role),
            help=_("let `{id}` be as it was, with `until: {until}`, and write a new pairing with `from: {from}`")
            if pairing
            else _("put `{id}` back, with `until: {until}`, and write `from: {from}` here"),
            values={
                "then": _called(plan, then.participant if now.supporter == then.supporter else then.supporter),
                "now": plan.called(instead.participant if now.supporter == then.supporter else instead.supporter),
                "first": meetings[0].day,
                "id": instead.id if pairing else identity,
                "until": (day - ONE_DAY).isoformat(),
                "from": day.isoformat(),
            },
            about=(instead.id, instead.participant),
        )


def _have_been(ledger: Ledger, day: date) -> Mapping[str, list[PublishedEvent]]:
    """The meetings that were given out for days before, by pairing and in order of time."""
    found: dict[str, list[PublishedEvent]] = defaultdict(list)
    for event in ledger.events.values():
        if event.kind == "meeting" and event.is_on and event.day < day:
            found[event.subject].append(event)
    return {pairing: sorted(meetings, key=lambda each: each.sort_key) for pairing, meetings in found.items()}


def _pair_at(meeting: PublishedEvent) -> _Pair:
    return _Pair(next(iter(meeting.people("participant")), ""), meeting.sort, next(iter(meeting.people(*ROLES)), ""))


def _pair_of(plan: Plan, pairing: Pairing, people: Same) -> _Pair:
    both = (plan.programme.people[id_].identity for id_ in (pairing.participant, pairing.supporter))
    participant, supporter = (people.get(identity, identity) for identity in both)
    return _Pair(participant, pairing.role, supporter)


def _instead(plan: Plan, ledger: Ledger, then: _Pair, day: date, people: Same) -> Pairing | None:
    """A pairing that is new, and gives the participant somebody else in the same role on days that have been."""
    released = {event.subject for event in ledger.events.values() if event.kind == "meeting"}
    for days, pairing, _journey in plan.agenda.support.every:
        now = _pair_of(plan, pairing, people)
        if pairing.identity not in released and now[:2] == then[:2] and days.first < day:
            return pairing
    return None


def _called(plan: Plan, identity: str) -> str:
    """What a person is called today; by the id where the plan has the person no more."""
    person = plan.by_identity.people.get(identity)
    return plan.called(person.id) if person else identity
