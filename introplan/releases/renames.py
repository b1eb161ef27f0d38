"""What the ledger says about a plan's identities: an id that was changed or exchanged, and a `was` that leads nowhere.

Whatever has another identity is another thing: everyone's old entries are cancelled and new ones come. So what looks
like a new id for the same thing is pointed at before it is released, one finding for all that hangs together.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from introplan.agenda import POSTINGS, TASKS, Plan
from introplan.diagnostics import Diagnostic, Label, _, error, note, warning
from introplan.model import Lasting
from introplan.releases.events import PublishedEvent, events_of
from introplan.releases.ledger import Ledger
from introplan.releases.looks import Looks, alike
from introplan.releases.named import given_out, last_ids, mark_of, names_of, parted
from introplan.releases.replacements import released_pairing_replaced

EXPLANATIONS: Mapping[str, tuple[str, str]] = {
    "identity-changed": (
        _("The programme's `id` or `domain` is not the one it was released with."),
        _("Both are part of every calendar entry's identity: with others, everybody would get every entry twice."),
    ),
    "released-key-renamed": (
        _("Something that has been released looks as if it had been given another id, or exchanged ids with another."),
        _(
            "The first id is what calendars know it by, a person, a cohort or a place as well as a session. With "
            "another one, old entries are cancelled and new ones come. Source: our own judgement of what looks alike: "
            "the same name or title, the same lecture at the same time, the same two people, the same dates."
        ),
    ),
    "released-pairing-replaced": (
        _("A pairing that has been released is with somebody else now, also on days that have been."),
        _(
            "Meetings that have been would be rewritten in everybody's calendar. One pairing ends with `until`, and "
            "another begins with `from`: then each keeps what was theirs."
        ),
    ),
    "earlier-id-unknown": (
        _("A line `was` names an id that nothing has been given out under."),
        _("It is there to keep calendars the same over a new id. This one keeps nothing; it may be misspelt."),
    ),
}


def identity_findings(plan: Plan, ledger: Ledger, today: date | None = None) -> Iterator[Diagnostic]:
    """All that the ledger says against a plan. `today` is only used to tell which meetings have been by now."""
    if ledger.last is None:
        return
    events = events_of(plan)
    yield from identity_changed(plan, ledger)
    yield from identity_taken(plan)
    renamed = tuple(renamed_since(plan, ledger, events))
    yield from (released_key_renamed(plan, ledger, each) for each in renamed if not _is_hidden_now(ledger, each))
    yield from earlier_id_unknown(plan, ledger, renamed)
    people, pairings = (
        {entry.identity: identity for each in renamed if each.space == space for entry, identity in each.pairs}
        for space in ("people", "pairings")
    )
    yield from released_pairing_replaced(plan, ledger, people, pairings, today)


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


def identity_taken(plan: Plan) -> Iterator[Diagnostic]:
    """Two entries are, by what the ledger knows of a `was`, the same in calendars. Reading tells what is so without."""
    for entries in plan.programme.lasting.values():
        first: dict[str, Lasting] = {}
        for entry in sorted(entries.values(), key=lambda entry: entry.identity != entry.id):
            other = first.setdefault(entry.identity, entry)
            if other is not entry:
                yield error(
                    "identity-taken",
                    _("`{id}` was first given out as `{was}`, and so was `{other}`"),
                    at=plan.where(entry, "was"),
                    also=[Label(plan.where(other), _("the other one"))],
                    help=_("give `{other}` another id if it is new, or remove this line"),
                    values={"id": entry.id, "was": entry.identity, "other": other.id},
                    about=(entry.id, other.id),
                )


class Renamed(NamedTuple):
    """Entries of one namespace that look like what was released under another identity each, and those identities."""

    space: str
    entries: tuple[Lasting, ...]
    identities: tuple[str, ...]

    @property
    def pairs(self) -> Iterable[tuple[Lasting, str]]:
        """Each entry, and the identity that it looks like."""
        return zip(self.entries, self.identities, strict=True)


def renamed_since(plan: Plan, ledger: Ledger, events: Mapping[str, PublishedEvent]) -> Iterator[Renamed]:
    """What looks as if it had another id since the last release, and what hangs together as one."""
    then = Looks(ledger.events, {path: named.mark for path, named in ledger.called.items()})
    now = Looks(events, {path: name.mark for path, name in names_of(plan, events).items()})
    people: dict[str, str] = {}
    cohorts: dict[str, str] = {}
    for space, entries in plan.programme.lasting.items():
        by_identity = {entry.identity: entry for entry in entries.values()}
        of, slash, cohort = space.partition("/")
        same = alike(f"{of}{slash}{cohorts.get(cohort, cohort)}", space, then, now, by_identity.keys(), people)
        if space == "people":
            people = same
        elif space == "cohorts":
            cohorts = same
        for chain in _chains(same):
            yield Renamed(space, tuple(by_identity[each] for each in chain), tuple(same[each] for each in chain))


def _chains(same: Mapping[str, str]) -> Iterator[tuple[str, ...]]:
    """The identities that hang together: each looks like what another was, which looks like what a third was."""
    left = dict(same)
    while left:
        chain = [min(left.keys() - set(left.values()) or left)]
        while (following := left.pop(chain[-1])) in left:
            chain.append(following)
        yield tuple(chain)


def released_key_renamed(plan: Plan, ledger: Ledger, renamed: Renamed) -> Diagnostic:
    """Something that has been released looks as if it had another id, or had exchanged ids with something else."""
    ids = {entry.id for entry in plan.programme.lasting[renamed.space].values()}
    last = last_ids(ledger.called).get(renamed.space, {})
    had = [last.get(each, each) if last.get(each) not in ids else each for each in renamed.identities]
    first, *others = renamed.entries
    written = plan.origins.is_written((*first.path, "was"))
    if others:
        lines = tuple(f"`was: {was}` under `{entry.id}`" for entry, was in zip(renamed.entries, had, strict=True))
        return warning(
            "released-key-renamed",
            _("these look as if they had exchanged ids since they were released"),
            at=plan.where(first),
            also=[Label(plan.where(entry), _("and this")) for entry in others],
            help=_("if so, write {lines}; then everybody's calendar stays the same"),
            values={"lines": lines},
            about=tuple(entry.id for entry in renamed.entries),
        )
    return warning(
        "released-key-renamed",
        _("this was released as `{was}`; with another id, its old entries are cancelled and new ones come"),
        at=plan.where(first, "was") if written else plan.where(first),
        help=_("if it is the same, remove this line")
        if had[0] == first.id
        else _("if it is the same, write `was: {was}` here")
        if written
        else _("if it is the same, add the line `was: {was}`"),
        values={"was": had[0]},
        about=(first.id,),
    )


def _is_hidden_now(ledger: Ledger, renamed: Renamed) -> bool:
    """Whether it is somebody who had a name and is protected now: their calendar should not keep its old address."""
    if renamed.space != "people" or len(renamed.entries) > 1:
        return False
    [entry], [identity] = renamed.entries, renamed.identities
    named = ledger.called.get(f"people/{identity}")
    return named is not None and bool(named.mark) and not mark_of("people", entry)


def earlier_id_unknown(plan: Plan, ledger: Ledger, renamed: Iterable[Renamed]) -> Iterator[Diagnostic]:
    """A line `was` names an id that nothing has been given out under, or the very id that it stands at."""
    told = {entry.path for each in renamed for entry in each.entries}
    known = ever_given_out(ledger)
    for space, entries in plan.programme.lasting.items():
        for entry in entries.values():
            was = getattr(entry, "was", None)
            if was is None or entry.path in told or (was != entry.id and (was in known[space] or was in entries)):
                continue
            yield note(
                "earlier-id-unknown",
                _("`{id}` is called that still, so this line says nothing")
                if was == entry.id
                else _("nothing has been given out as `{was}`, so this line keeps nothing the same"),
                at=plan.where(entry, "was"),
                help=_("remove it") if was == entry.id else _("write the id that it was released with, or remove it"),
                values={"id": entry.id, "was": was},
                about=(entry.id,),
            )


def ever_given_out(ledger: Ledger) -> Mapping[str, set[str]]:
    """By namespace, every identity that the ledger knows; of what it has only counters left, whatever it may be."""
    events = [record.event for record in ledger.records.values() if record.event]
    events += [each.event for record in ledger.records.values() for each in record.left.values()]
    known = defaultdict(set, given_out(events))
    for path in ledger.called:
        space, identity = parted(path)
        known[space].add(identity)
    for record in ledger.records.values():
        if record.event is None:
            first, second, *rest = record.key.split("/")
            for space in ("cohorts", "pairings"):
                known[space].add(first)
            for space in ("events", f"sessions/{first}"):
                known[space] |= {second, "/".join((second, *rest))}
            if POSTINGS in record.key.split("/"):
                for space in ("units", "organisations"):
                    known[space].add(record.key.split("/")[3])
            if TASKS in record.key.split("/"):
                for space in ("tasks", f"tasks/{first}"):
                    known[space].add(record.key.rpartition("/")[2])
    return known
