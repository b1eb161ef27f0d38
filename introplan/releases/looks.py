"""What things look like, apart from their ids: by that, something is known again that has got another one."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from functools import cached_property

from introplan.model import ROLES
from introplan.releases.events import PublishedEvent
from introplan.releases.named import TITLED, given_out, parted

BY_DATES = ("people", "cohorts", "reviews", "tasks")
"""The namespaces whose entries are known by their dates, when name or title is another too."""
BY_DATES_WITHOUT_MARK = ("places", "organisations")
"""The same, but only when the ledger does not know what they were called: somewhere else has the same dates too."""

_LooksLike = Mapping[str, str]
"""People by the identity they have, and the one they look like."""


@dataclass(frozen=True)
class Looks:
    """What the things that events speak of look like; `marks` are fingerprints of titles, by namespace and identity."""

    events: Mapping[str, PublishedEvent]
    marks: Mapping[str, str]

    @cached_property
    def given(self) -> Mapping[str, Set[str]]:
        """The identities of all that the events speak of, by namespace."""
        return given_out(self.events.values())

    @cached_property
    def _meetings(self) -> Mapping[str, PublishedEvent]:
        """A meeting of each pairing."""
        return {event.subject: event for event in self.events.values() if event.kind == "meeting"}

    def mark(self, space: str, identity: str, people: _LooksLike) -> object:
        """What is the same of something whatever its id; None when there is nothing to know it by."""
        if _kind(space) in TITLED:
            return self.marks.get(f"{space}/{identity}") or None
        if space == "pairings":
            event = self._meetings[identity]
            both = (*event.people("participant"), *event.people(*ROLES))
            return event.sort, *(people.get(person, person) for person in both)
        key = f"{space.removeprefix('sessions/').replace('events', '_events')}/{identity}"
        if several := self._several.get(key, ()):
            return len(several), *map(_content, several)
        return _content(self.events[key])

    @cached_property
    def _several(self) -> Mapping[str, list[PublishedEvent]]:
        """All days and times of the sessions that have several, in order."""
        found: dict[str, list[PublishedEvent]] = defaultdict(list)
        for key, event in sorted(self.events.items()):
            if event.kind == "session":
                cohort, session = parted(f"sessions/{key}")
                found[f"{cohort.removeprefix('sessions/')}/{session.partition('/')[0]}"].append(event)
        return {key: those for key, those in found.items() if len(those) > 1 or key not in self.events}

    def dates(self, space: str, identity: str, people: _LooksLike) -> frozenset[object]:
        """Every date that something has part in, as what, but not under which ids."""
        return frozenset(self._dates(space, identity, people))

    def _dates(self, space: str, identity: str, people: _LooksLike) -> Iterator[object]:
        for event in self._about.get((space, identity), ()):
            if space == "people":
                yield from ((_content(event), part) for person, part in event.attendees if person == identity)
            elif _kind(space) in ("reviews", "tasks"):
                yield event.day, tuple(people.get(person, person) for person in event.people("participant"))
            else:
                yield _content(event)

    @cached_property
    def _about(self) -> Mapping[tuple[str, str], list[PublishedEvent]]:
        """The events that speak of something, by its namespace and identity."""
        found: dict[tuple[str, str], list[PublishedEvent]] = defaultdict(list)
        for event in self.events.values():
            for space, identities in given_out([event]).items():
                for identity in identities:
                    found[space, identity].append(event)
        return found


def _kind(space: str) -> str:
    """What a namespace is of, whosever it is: `tasks` of `tasks/ht26`."""
    return space.partition("/")[0]


def _content(event: PublishedEvent) -> object:
    return event.kind, event.sort, event.title, event.day, event.times


def alike(  # noqa: PLR0913, PLR0917 - both sides, and where
    earlier: str, space: str, then: Looks, now: Looks, entries: Set[str], people: _LooksLike
) -> dict[str, str]:
    """The identities of a namespace that look like what was released under another, and that one.

    The namespace was called `earlier`: sessions are their cohort's, which may have another id too. `entries` are the
    identities that the plan has. Nothing is told of what may as well have been replaced: what was has to be gone, or
    to look itself like something that was.
    """
    before, after = then.given.get(earlier, set()), now.given.get(space, set())
    gone, new = before - entries - after, (after & entries) - before
    looked = {each: then.mark(earlier, each, {}) for each in before}
    looks = {each: now.mark(space, each, people) for each in after}
    changed = {each for each in before & after & entries if looked[each] != looks[each]}
    by_look: dict[object, list[str]] = defaultdict(list)
    for each in sorted(gone | changed, reverse=True):
        by_look[looked[each]].append(each)
    found: dict[str, str] = {}
    for each in sorted(new | changed):
        # Those without a name look all the same, so they can only have exchanged ids with one who has.
        if (each in changed or looks[each] is not None) and (same := by_look.get(looks[each])):
            found[each] = same.pop()
    _leave_whole_chains(found, gone, new)
    if _kind(space) in (*BY_DATES, *BY_DATES_WITHOUT_MARK):
        left = {each for each in gone - set(found.values()) if _kind(space) in BY_DATES or looked[each] is None}
        found |= _by_dates(space, then, now, left, new - found.keys(), people)
    return found


def _leave_whole_chains(found: dict[str, str], gone: Set[str], new: Set[str]) -> None:
    """Take away what does not lead from something new to something that is gone, or around in a circle."""
    while True:
        loose = [
            each
            for each, same in found.items()
            if (each not in new and each not in found.values()) or (same not in gone and same not in found)
        ]
        if not loose:
            return
        for each in loose:
            del found[each]


def _by_dates(  # noqa: PLR0913, PLR0917 - both sides, and where
    space: str, then: Looks, now: Looks, gone: Set[str], new: Set[str], people: _LooksLike
) -> dict[str, str]:
    """New identities that have at least half of the dates of one that is gone."""
    if not gone or not new:
        return {}
    found: dict[str, str] = {}
    had = {each: then.dates(space, each, {}) for each in sorted(gone)}
    for each in sorted(new):
        has = now.dates(space, each, people)
        shared = {other: len(has & dates) for other, dates in had.items() if other not in found.values()}
        best = max(shared, key=lambda other: shared[other], default=None)
        if best is not None and shared[best] and 2 * shared[best] >= min(len(has), len(had[best])):
            found[each] = best
    return found
