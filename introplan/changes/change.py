"""What differs between two plans, event by event: the values that `diff` and the change notes are made from."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Literal, NamedTuple, Protocol, get_args

from introplan.releases.events import PublishedEvent, changed_events

What = Literal[
    "new",
    "restored",
    "removed",
    "cancelled",
    "booked",
    "moved",
    "zone",
    "place",
    "address",
    "link",
    "directions",
    "title",
    "lecturers",
    "people",
    "name",
    "role",
    "host",
    "meetings",
    "overnight",
    "note",
    "points",
    "preparation",
    "text",
    "roster",
    "rest",
]
"""In which way an event has changed. `removed`: it is not in the plan any more; `cancelled`: it is, and is called off.
`people`: others are named in it; `name`: the same, by other names. `meetings`: of a posting, whether they go on.
`overnight`: whether one stays the night. `text`: something of what is written for it, which is all that the ledgers of
earlier programs know. `roster`: others come than those it names. `rest`: what else it says.
"""

UNTOLD: frozenset[What] = frozenset({"roster", "rest"})
"""What nobody has to be told of whose calendar has the event before and after."""

Events = Mapping[str, PublishedEvent]
"""Events by their key: of the working plan, of a release, or of the plan at a revision."""


class _HasEvents(Protocol):
    @property
    def events(self) -> tuple[PublishedEvent, ...]: ...


class OfEvents:
    """What is told of several events at once: from which day to which."""

    __slots__ = ()

    @property
    def day(self: _HasEvents) -> date:
        """The first day concerned."""
        return min(event.day for event in self.events)

    @property
    def last(self: _HasEvents) -> date:
        """The last day concerned."""
        return max(event.last for event in self.events)


def cohorts_of(events: Iterable[PublishedEvent]) -> tuple[str, ...]:
    """The ids of the cohorts that events are of."""
    return tuple(dict.fromkeys(cohort for event in events for cohort in event.cohorts))


class Change(NamedTuple):
    """One event before and after; None where there is none.

    Seen by one person, an event is there when that person is to come. `goes_on` says that it was there before and is
    there after for others, so that only the person comes or goes.
    """

    before: PublishedEvent | None
    after: PublishedEvent | None
    goes_on: bool = False
    beside: frozenset[What] = frozenset()

    @property
    def event(self) -> PublishedEvent:
        """The event as it is now; as it was, when it is gone."""
        event = self.after or self.before
        assert event is not None, "a change of nothing"
        return event

    @property
    def events(self) -> tuple[PublishedEvent, ...]:
        """The event before and after, as far as it is there."""
        return tuple(event for event in (self.before, self.after) if event is not None)

    @property
    def what(self) -> tuple[What, ...]:
        """Everything about it that may be worth telling, the gravest first; of what is and was not on, its note."""
        before, after = self.before, self.after
        if before is None or not before.is_on:
            if after is not None and after.is_on:
                return ("new",) if before is None else ("restored",)
            return ("note",) if before and after and _differ("note", before, after) else ()
        if after is None or not after.is_on:
            return ("removed",) if after is None else ("cancelled",)
        return tuple(what for what in _differences(before, after) if what not in self.beside)

    @property
    def is_told(self) -> bool:
        """Whether whoever has it in their calendar has to be told."""
        return not UNTOLD.issuperset(self.what)

    @property
    def day(self) -> date:
        """The first day that it is about: when it was, or when it is."""
        return min(event.day for event in self.events)

    @property
    def last(self) -> date:
        """The last day that it is about."""
        return max(event.last for event in self.events)

    @property
    def cohorts(self) -> tuple[str, ...]:
        """The ids of the cohorts concerned."""
        return cohorts_of(self.events)

    @property
    def attending(self) -> tuple[str, ...]:
        """The ids of those who were to come, or are."""
        return tuple(dict.fromkeys(person for event in self.events for person in event.people()))

    @property
    def staying(self) -> tuple[str, ...]:
        """The ids of those who were to come, and are."""
        return tuple(person for person in self.attending if all(person in event.people() for event in self.events))

    @property
    def people(self) -> tuple[str, ...]:
        """The ids of those who have to be told."""
        return tuple(person for person in self.attending if self.seen_by(person).is_told)

    def seen_by(self, person: str) -> "Change":
        """What the change is to one person."""
        before, after = (event if event and person in event.people() else None for event in (self.before, self.after))
        is_on = [event is not None and event.is_on for event in (self.before, self.after)]
        return Change(before, after, goes_on=all(is_on) and (before is None) != (after is None))


def _differences(before: PublishedEvent, after: PublishedEvent) -> Iterator[What]:
    known = bool(before.tells and after.tells)
    told = set(_told(before, after) if known else _known(before, after))
    yield from sorted(told, key=_ORDER.index)
    if before.attendees != after.attendees and not {"lecturers", "people"} & told:
        yield "roster"
    if known and not told and (before.sort, *_rest(before)) != (after.sort, *_rest(after)):
        yield "rest"


def _rest(event: PublishedEvent) -> tuple[str, ...]:
    return (*event.told("rest"), *event.told("order"))


_ORDER: Sequence[What] = get_args(What)


def _told(before: PublishedEvent, after: PublishedEvent) -> Iterator[What]:
    """What the entries tell otherwise."""
    yield from _moved(before, after)
    if before.tells == after.tells:
        return
    if before.told("zone") and after.told("zone") and _differ("zone", before, after):
        yield "zone"
    yield from _placed(before, after)
    if _differ("link", before, after) or _differ("online", before, after):
        yield "link"
    yield from _named(before, after)
    if any(before.told_of("role").get(role, mark) != mark for role, mark in after.told_of("role").items()):
        yield "role"
    if _differ("title", before, after) or _differ("own-title", before, after):
        yield "title"
    if _differ("without-meetings", before, after):
        yield "meetings"
    yield from (what for what in _BY_ITSELF if _differ(what, before, after))


_BY_ITSELF: tuple[Literal["host", "overnight", "note", "points", "preparation"], ...] = (
    "host",
    "overnight",
    "note",
    "points",
    "preparation",
)


def _moved(before: PublishedEvent, after: PublishedEvent) -> Iterator[What]:
    if after.booked and not before.booked:
        yield "booked"
    elif (before.day, before.until, before.times, before.booked) != (
        after.day,
        after.until,
        after.times,
        after.booked,
    ):
        yield "moved"


def _placed(before: PublishedEvent, after: PublishedEvent) -> Iterator[What]:
    """Of the same place, what is said of it; of another one, that it is another, unless nobody can see that."""
    elsewhere, address = _differ("place", before, after), _differ("address", before, after)
    if elsewhere or (address and before.place != after.place):
        yield "place"
    if address and before.place == after.place:
        yield "address"
    if (elsewhere or address) and before.place != after.place:
        return
    if _differ("site-link", before, after):
        yield "link"
    if _differ("directions", before, after):
        yield "directions"


def _named(before: PublishedEvent, after: PublishedEvent) -> Iterator[What]:
    """Whether others are named, or the same by other names; who is known by another id alone is the same to all."""
    if not _differ("person", before, after):
        return
    renamed = called_otherwise(before, after)
    were, are = ({key for key in each.told_of("person") if _person(key) not in renamed} for each in (before, after))
    if were != are:
        yield "lecturers" if after.kind == "session" else "people"
    if renamed:
        yield "name"


def called_otherwise(before: PublishedEvent, after: PublishedEvent) -> set[str]:
    """Those who come as what they did, and are named otherwise, or not any more since they are protected."""
    were, are = before.told_of("person"), after.told_of("person")
    of_both = {*map(_person, were)} & {*map(_person, are)}
    come = set(before.people()) & set(after.people())
    otherwise = {_person(key) for key in were.keys() & are.keys() if were[key] != are[key]}
    return otherwise | {one for one in map(_person, were.keys() ^ are.keys()) if one in come and one not in of_both}


def _person(key: str) -> str:
    """Of the part that somebody is named as, and whom."""
    return key.partition("/")[2]


def _differ(what: str, before: PublishedEvent, after: PublishedEvent) -> bool:
    return before.told(what) != after.told(what)


def _known(before: PublishedEvent, after: PublishedEvent) -> Iterator[What]:
    """What differs as far as a ledger of an earlier program knows: the rest is not known to differ."""
    yield from _moved(before, after)
    if before.place != after.place:
        yield "place"
    if before.title != after.title:
        yield "title"
    if before.kind == "session" and set(before.people("lecturer")) != set(after.people("lecturer")):
        yield "lecturers"
    if before.kind != "session" and before.personal and set(before.attendees) != set(after.attendees):
        yield "people"
    if before.text != after.text and before.title == after.title:
        yield "text"


def changes_between(before: Events, after: Events) -> tuple[Change, ...]:
    """Every event that is not the same, in order of time; what only got another key is one event, before and after."""
    changed = list(changed_events(before, after))
    twins = twins_of((was for was, is_ in changed if was and not is_), (is_ for was, is_ in changed if is_ and not was))
    paired = {was.key for was in twins.values()}
    changes = [
        Change(was or twins.get(is_.key) if is_ else was, is_)
        for was, is_ in changed
        if is_ or (was and was.key not in paired)
    ]
    return tuple(sorted(changes, key=lambda change: (change.day, change.event.sort_key)))


def twins_of(gone: Iterable[PublishedEvent], come: Iterable[PublishedEvent]) -> dict[str, PublishedEvent]:
    """Of what has come, by key, what is gone that everybody sees as the same: whose keys alone are others.

    A meeting's key has its month or its week, so it is another when two meet every week instead of every month.
    """
    seen: dict[object, list[PublishedEvent]] = defaultdict(list)
    for event in gone:
        seen[_at_a_glance(event)].append(event)
    return {event.key: those.pop() for event in come if event.is_on and (those := seen.get(_at_a_glance(event)))}


def _at_a_glance(event: PublishedEvent) -> tuple[object, ...]:
    """What an entry is known by in a calendar, who is there, and where it leads."""
    said = tuple(event.told(what) for what in ("place", "address", "site-link", "link", "online", "zone"))
    who = tuple(each for each in event.attendees if event.kind != "session" or each.part == "lecturer")
    what = (event.kind, event.sort, event.title, event.personal, event.status, event.cohorts)
    return *what, event.day, event.until, event.times, event.booked, event.place, who, said


def changes_by_person(changes: Iterable[Change]) -> dict[str, tuple[Change, ...]]:
    """The changes as each person sees them; whoever has nothing to be told of is not there."""
    found: dict[str, list[Change]] = defaultdict(list)
    for change in changes:
        for person in change.attending:
            if (own := change.seen_by(person)).is_told:
                found[person].append(own)
    return {person: tuple(found[person]) for person in sorted(found)}
