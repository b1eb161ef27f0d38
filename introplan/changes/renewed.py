"""What many entries name, and call otherwise now: told once, not once for each of them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from introplan.changes.change import Change, OfEvents, What, called_otherwise, cohorts_of
from introplan.releases.events import PublishedEvent

RenewedWhat = Literal[
    "zone", "place", "address", "link", "directions", "title", "name", "role", "host", "preparation", "rest"
]


class RenewedThing(NamedTuple):
    """What is another about a place, a person, a role, an organisation, an activity, or the programme."""

    what: RenewedWhat
    id: str


@dataclass(frozen=True, slots=True)
class Renewed(OfEvents):
    """One thing that is called or described otherwise, and the events that tell of it, as they were and as they are.

    `people` are those whose calendars have these events before and after.
    """

    thing: RenewedThing
    changes: tuple[Change, ...]
    people: tuple[str, ...]

    @property
    def what(self) -> RenewedWhat:
        """What is another about it."""
        return self.thing.what

    @property
    def events(self) -> tuple[PublishedEvent, ...]:
        """The events as they are."""
        return tuple(change.event for change in self.changes)

    @property
    def was(self) -> PublishedEvent:
        """The first of the events, as it was."""
        return self.changes[0].events[0]

    @property
    def cohorts(self) -> tuple[str, ...]:
        """The ids of the cohorts concerned."""
        return cohorts_of(self.events)


def renewed(changes: Iterable[Change], reader: str | None = None) -> Iterator[Renewed]:
    """The things that changes are about; with `reader`, as that person sees them. `rest` is told to nobody alone."""
    found: dict[RenewedThing, list[Change]] = defaultdict(list)
    for change in changes:
        for thing in things_of(change):
            found[thing].append(change)
    for thing, several in found.items():
        if reader:
            people: Sequence[str] = (reader,)
        else:
            people = () if thing.what == "rest" else [person for change in several for person in change.staying]
        yield Renewed(thing, tuple(several), tuple(dict.fromkeys(people)))


def alone(change: Change) -> Change:
    """The change without what is told of the things that it names."""
    return change._replace(beside=frozenset(_whole(change)))


def things_of(change: Change) -> Iterator[RenewedThing]:
    """What a change tells of what it names, and not of its event alone."""
    before, after = change.before, change.after
    if before is None or after is None:
        return
    for what in change.what:
        for id_ in _ids(what, before, after):
            yield RenewedThing(what, id_)  # type: ignore[arg-type]  # one that has ids


def _whole(change: Change) -> Iterator[What]:
    """What of a change is told of the things that it names alone."""
    before, after = change.before, change.after
    if before is None or after is None:
        return
    for what in change.what:
        ids = list(_ids(what, before, after))
        if ids and (what != "host" or before.told_of(what).keys() == after.told_of(what).keys()):
            yield what


def _ids(what: What, before: PublishedEvent, after: PublishedEvent) -> Iterator[str]:
    """The ids of the things that a difference is about; none for what is of the event itself."""
    match what:
        case "zone":
            yield ""
        case "rest":
            yield ",".join(after.cohorts)
        case "place" | "address" | "directions" if before.place and before.place == after.place:
            yield after.place
        case "link" if before.place and before.place == after.place and _own(before) == _own(after):
            yield after.place
        case "title" if before.told("own-title") or after.told("own-title"):
            return
        case "title" | "preparation" if before.subject == after.subject:
            yield f"{after.kind}/{after.subject}"
        case "name":
            yield from sorted(called_otherwise(before, after))
        case "role" | "host":
            yield from _differing(what, before, after)
        case _:
            return


def _own(event: PublishedEvent) -> tuple[str, ...]:
    return event.told("link")


def _differing(what: str, before: PublishedEvent, after: PublishedEvent) -> list[str]:
    """The ids that both have, and of which they tell otherwise."""
    were, are = before.told_of(what), after.told_of(what)
    return sorted(id_ for id_ in were.keys() & are.keys() if were[id_] != are[id_])
