"""What the ledger says about a plan's identities: a key that was renamed, an id that may not change.

An event whose key is another is another event: everyone's old entry is cancelled and a new one comes. So what looks
like a new name for the same thing is pointed at before it is released.
"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from introplan.agenda import Plan
from introplan.diagnostics import Diagnostic, _, error, warning
from introplan.model import ROLES
from introplan.releases.events import PublishedEvent, events_of
from introplan.releases.ledger import Ledger

EXPLANATIONS: Mapping[str, tuple[str, str]] = {
    "identity-changed": (
        _("The programme's `id` or `domain` is not the one it was released with."),
        _("Both are part of every calendar entry's identity: with others, everybody would get every entry twice."),
    ),
    "released-key-renamed": (
        _("A session, pairing, event or cohort that has been released looks as if it had been given another id."),
        _(
            "The id is what calendars know it by. With another one, the old entry is cancelled and a new one comes. "
            "Source: our own judgement of what looks alike: the same lecture at the same time, the same two people, "
            "the same subject on the same day, the same title and start."
        ),
    ),
}


def identity_findings(plan: Plan, ledger: Ledger) -> Iterator[Diagnostic]:
    """All that the ledger says against a plan."""
    if ledger.last is None:
        return
    yield from identity_changed(plan, ledger)
    yield from released_key_renamed(plan, ledger)


def identity_changed(plan: Plan, ledger: Ledger) -> Iterator[Diagnostic]:
    """The programme's `id` or `domain` is not the one it was released with."""
    frame = plan.programme.frame
    for field, now, then in zip(("id", "domain"), (frame.id, frame.domain), ledger.identity or (), strict=False):
        if now != then:
            yield error(
                "identity-changed",
                _("the programme was released with the {field} `{then}`"),
                at=plan.origins.span(("programme", field)),
                help=_("write `{field}: {then}` again; it is part of every calendar entry's identity")
                if field == "domain"
                else _("write `id: {then}` again; if this is to be a programme of its own, delete `releases.ledger`"),
                values={"field": field, "then": then},
            )


class _Likeness(NamedTuple):
    """What two events have in common that are likely to be the same: of what kind, and the words for it."""

    kind: str
    values: tuple[object, ...]


def released_key_renamed(plan: Plan, ledger: Ledger) -> Iterator[Diagnostic]:
    """A session, pairing, event or cohort that has been released looks as if it had been given another id."""
    events, known = events_of(plan), plan.agenda.by_key
    lost = {_likeness(event): event for key, event in ledger.events.items() if key not in known}
    told: set[tuple[str, ...]] = set()
    for key, event in events.items():
        old = lost.get(_likeness(event)) if key not in ledger.records else None
        if old is None:
            continue
        path, was, field = _renamed(plan, old, event)
        if was and path not in told:
            told.add(path)
            yield warning(
                "released-key-renamed",
                _("this was released as `{was}`; with another id, its old entries are cancelled and new ones come"),
                at=plan.origins.span(path, key=True),
                help=_("if it is the same, add the line `was: {was}`")
                if field == "was"
                else _("if it is the same, call it `{was}` again"),
                values={"was": was, "day": old.day},
                about=(*event.cohorts, event.key),
            )


def _likeness(event: PublishedEvent) -> _Likeness:
    """What an event shares with itself under another id."""
    if event.kind == "meeting":
        return _Likeness("meeting", (event.sort, event.people("participant"), event.people(*ROLES), event.day))
    if event.kind == "review":
        return _Likeness("review", (event.subject, event.people("participant"), event.day))
    return _Likeness(event.kind, (event.sort, event.title, event.day, event.times))


def _renamed(plan: Plan, old: PublishedEvent, new: PublishedEvent) -> tuple[tuple[str, ...], str, str]:
    """Where the new id stands, what the old one was, and whether `was` or the old id mends it."""
    first, _slash, rest = old.key.partition("/")
    new_first = new.key.partition("/")[0]
    if new.kind == "meeting":
        return ("pairings", new.subject), first if first not in plan.programme.pairings else "", "id"
    if new.kind == "event":
        return ("events", new.subject), rest, "id"
    if first != new_first:
        return ("cohorts", new_first), first if first not in plan.programme.cohorts else "", "id"
    if new.kind == "review":
        return (), "", ""
    return tuple(str(step) for step in plan.agenda.by_key[new.key].path), rest, "was"
