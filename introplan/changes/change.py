"""What differs between two plans, event by event: the values that `diff` and the change notes are made from."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Literal, NamedTuple

from introplan.releases.events import PublishedEvent, changed_events

What = Literal[
    "new", "restored", "removed", "cancelled", "booked", "moved", "place", "title", "lecturers", "people", "text"
]
"""In which way an event has changed. `removed`: it is not in the plan any more; `cancelled`: it is, and is called off.
`people`: others than those who give it come, which concerns only them."""

Events = Mapping[str, PublishedEvent]
"""Events by their key: of the working plan, of a release, or of the plan at a revision."""


class Change(NamedTuple):
    """One event before and after; None where there is none.

    Seen by one person, an event is there when that person is to come. `goes_on` says that it was there before and is
    there after for others, so that only the person comes or goes.
    """

    before: PublishedEvent | None
    after: PublishedEvent | None
    goes_on: bool = False

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
        """Everything about it that may be worth telling, the gravest first; nothing of what is not on, and was not."""
        before, after = self.before, self.after
        if before is None or not before.is_on:
            return () if after is None or not after.is_on else ("new",) if before is None else ("restored",)
        if after is None or not after.is_on:
            return ("removed",) if after is None else ("cancelled",)
        return tuple(_differences(before, after))

    @property
    def day(self) -> date:
        """The first day that it is about: when it was, or when it is."""
        return min(event.day for event in self.events)

    @property
    def last(self) -> date:
        """The last day that it is about."""
        return max(event.day for event in self.events)

    @property
    def cohorts(self) -> tuple[str, ...]:
        """The ids of the cohorts concerned."""
        return tuple(dict.fromkeys(cohort for event in self.events for cohort in event.cohorts))

    @property
    def people(self) -> tuple[str, ...]:
        """The ids of those who were to come, or are."""
        return tuple(dict.fromkeys(person for event in self.events for person in event.people()))

    def seen_by(self, person: str) -> "Change":
        """What the change is to one person."""
        before, after = (event if event and person in event.people() else None for event in (self.before, self.after))
        is_on = [event is not None and event.is_on for event in (self.before, self.after)]
        return Change(before, after, goes_on=all(is_on) and (before is None) != (after is None))


def _differences(before: PublishedEvent, after: PublishedEvent) -> Iterator[What]:
    if after.booked and not before.booked:
        yield "booked"
    elif (before.day, before.times, before.booked) != (after.day, after.times, after.booked):
        yield "moved"
    if before.place != after.place:
        yield "place"
    if before.title != after.title:
        yield "title"
    if set(before.people("lecturer")) != set(after.people("lecturer")):
        yield "lecturers"
    if _others(before) != _others(after):
        yield "people"
    if before.text != after.text and before.title == after.title:
        yield "text"


def _others(event: PublishedEvent) -> set[tuple[str, str]]:
    return {(person, part) for person, part in event.attendees if part != "lecturer"}


def changes_between(before: Events, after: Events) -> tuple[Change, ...]:
    """Every event that is not the same, in order of time."""
    changes = (Change(was, is_) for was, is_ in changed_events(before, after))
    return tuple(sorted(changes, key=lambda change: (change.day, change.event.sort_key)))


def applied(before: Events, changes: Iterable[Change]) -> dict[str, PublishedEvent]:
    """The events after the changes have come to those before."""
    events = dict(before)
    for change in changes:
        if change.after is None:
            del events[change.event.key]
        else:
            events[change.event.key] = change.after
    return events


def changes_by_person(changes: Iterable[Change]) -> dict[str, tuple[Change, ...]]:
    """The changes as each person sees them; whoever has nothing to be told of is not there."""
    found: dict[str, list[Change]] = defaultdict(list)
    for change in changes:
        for person in change.people:
            own = change.seen_by(person)
            concerns = ("people",) if own.event.kind == "session" else ()
            if own.what and own.what != concerns:
                found[person].append(own)
    return {person: tuple(found[person]) for person in sorted(found)}
