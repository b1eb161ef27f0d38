"""The ledger of a programme: what its releases gave out, and how many times each event has changed since.

Calendar programs keep, of two versions of an event, the one with the higher sequence, and of the same sequence the
one that was changed later (RFC 5546, 2.1.5). So a counter never goes back, whatever becomes of the event: one that
is removed leaves a tombstone, which calendars carry as cancelled until `TOMBSTONE_DAYS` past its date, and then its
bare counter, from which it goes on if it ever comes back.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from functools import cached_property
from types import MappingProxyType
from typing import Final, Literal, NamedTuple
from zoneinfo import ZoneInfo

from introplan.releases.closings import ClosedCohort, number_before
from introplan.releases.events import PublishedEvent, changed_events
from introplan.releases.known import KnownWarning
from introplan.releases.named import CurrentName, ReleasedName, last_ids, named_on, parted
from introplan.releases.tells import ORDER, REST, TELLS
from introplan.releases.ways import CurrentWay, ReleasedWay, ways_on

TOMBSTONE_DAYS = timedelta(days=14)
"""How long past its date calendars carry a removed event as cancelled."""

MOVES = ("zone", "place", "address", "site-link", "link", "online")
"""What of an entry, beside its day, time and status, makes people go elsewhere, or at another time."""

SAID = (*TELLS, ORDER, REST)
"""All that an entry says."""

ONE_SECOND = timedelta(seconds=1)

BY_HAND: Final = "by-hand"
Nominal = date | Literal["by-hand"] | None
"""The day that a meeting's rhythm gave it, wherever it was moved to; of another event, or unknown, None."""


class Release(NamedTuple):
    """One release: its name, when it was made (UTC, whole seconds), and what was said about it.

    `printed` is what its prints can be known by again, beside the events: `0.1.0+c41f02aa:5f3a9c01`, the introplan
    that made them and a fingerprint of what they say. `rooms` is the same of when its places are taken, see
    `rooms_mark`. Both are empty for a release that was made before introplan kept them.
    """

    name: str
    at: datetime
    message: str
    printed: str = ""
    rooms: str = ""


def release_day(release: Release, zone: str) -> date:
    """The day of a release by the clocks of a zone: the programme's own, wherever it is told."""
    return release.at.astimezone(ZoneInfo(zone)).date()


class Stamp(NamedTuple):
    """What the releases say about an event: how many times it has changed, and when it last did (UTC)."""

    sequence: int
    changed: datetime


class Cancellation(NamedTuple):
    """An event as it was when a calendar lost it, and the stamp that its cancellation there has."""

    event: PublishedEvent
    stamp: Stamp


@dataclass(frozen=True, slots=True)
class Record:
    """What the ledger knows of one event: its stamp, and what was last given out.

    A `removed` event is a tombstone, or without an `event` only its counter. `left` are the calendars where an
    event once stood and no longer does, such as those of a lecturer who was replaced; `peak` is the highest
    sequence of those that have had their time. `nominal` is of a meeting: what it has its day from.
    """

    key: str
    stamp: Stamp
    event: PublishedEvent | None
    removed: bool = False
    left: Mapping[str, Cancellation] = field(default_factory=dict)
    peak: int = 0
    nominal: Nominal = None

    @property
    def cancellations(self) -> Mapping[str, Cancellation]:
        """The calendars that carry the event as cancelled, since it does not, or no longer, stand there."""
        if self.removed and self.event:
            return {**dict.fromkeys(self.event.calendars, Cancellation(self.event, self.stamp)), **self.left}
        return self.left

    @property
    def highest(self) -> int:
        """The highest sequence that anybody has got of it."""
        return max(self.stamp.sequence, self.peak, *(each.stamp.sequence for each in self.left.values()))


@dataclass(frozen=True)
class Ledger:
    """The releases of one programme, the oldest first, and a record of every event that stood in one of them.

    `identity` is the programme's `id` and `domain` as they were released: part of every event's identity. `called` is
    what people, places and all else that has an id were called, by namespace and identity: `people/ada-testsson`.
    `closings` are the cohorts whose people have gone from it, in order of time. `known` are the warnings that stood at
    the last release. `ways` are how people keep their dates, by identity, of all for whom that is not as is usual.
    """

    identity: tuple[str, str] | None = None
    releases: tuple[Release, ...] = ()
    records: Mapping[str, Record] = field(default_factory=dict)
    called: Mapping[str, ReleasedName] = field(default_factory=dict)
    closings: tuple[ClosedCohort, ...] = ()
    known: frozenset[KnownWarning] = frozenset()
    ways: Mapping[str, ReleasedWay] = field(default_factory=dict)

    @property
    def last(self) -> Release | None:
        """The latest release; None before the first."""
        return self.releases[-1] if self.releases else None

    @property
    def unreleased_closings(self) -> tuple[ClosedCohort, ...]:
        """The cohorts that were closed after the last release."""
        return tuple(each for each in self.closings if self.last and each.seal.at > self.last.at)

    @cached_property
    def events(self) -> dict[str, PublishedEvent]:
        """What the last release gave out, by key."""
        return {record.key: record.event for record in self.records.values() if record.event and not record.removed}

    def release(self, name: str) -> Release | None:
        """The release with a name; after a merge of two branches with the same name, the later."""
        return next((each for each in reversed(self.releases) if each.name.casefold() == name.casefold()), None)


EMPTY = Ledger()


def next_name(ledger: Ledger, taken: Iterable[str] = ()) -> str:
    """The name that a release gets by itself: `1`, and after that the last one's with its last number one higher.

    It is higher than every number that another release, or one of the names `taken`, has after the same start.
    """
    name = ledger.last.name if ledger.last else "0"
    known = {each.casefold() for each in (*(release.name for release in ledger.releases), *taken)}
    start = name.rstrip("0123456789")
    if start == name:
        start = f"{name}-"
        known.add(f"{start}1")
    numbers = [each.removeprefix(start.casefold()) for each in known if each.startswith(start.casefold())]
    return f"{start}{max((int(number) for number in numbers if number.isdecimal()), default=0) + 1}"


def says_nothing_new(ledger: Ledger, events: Mapping[str, PublishedEvent], names: Mapping[str, CurrentName]) -> bool:
    """Whether the last release gave out these very events, under the same ids, and no cohort was closed since."""
    known = last_ids(ledger.called)
    spaced = ((*parted(path), name.id) for path, name in names.items())
    same_ids = all(known.get(space, {}).get(identity, identity) == id_ for space, identity, id_ in spaced)
    is_calm = ledger.last is not None and not ledger.unreleased_closings
    return is_calm and same_ids and not any(changed_events(ledger.events, events))


def next_release(  # noqa: PLR0913 - all that a release keeps
    ledger: Ledger,
    events: Mapping[str, PublishedEvent],
    release: Release,
    identity: tuple[str, str],
    names: Mapping[str, CurrentName] | None = None,
    *,
    nominal: Mapping[str, Nominal] = MappingProxyType({}),
    known: frozenset[KnownWarning] = frozenset(),
    ways: Mapping[str, CurrentWay] = MappingProxyType({}),
) -> Ledger:
    """The ledger after a release of these events, of what is called by these `names`.

    `nominal` are the days that the rhythms of meetings gave, `known` the warnings that stand, `ways` how people keep
    their dates.

    The release is later than all that the ledger knows, even if the clock is not. Tombstones that have had their
    time become bare counters.
    """
    release = release._replace(at=max(release.at.replace(microsecond=0), after_all(ledger)))
    records = _moved_on(ledger, events, release.at)
    today = release.at.date()
    return Ledger(
        identity,
        (*ledger.releases, release),
        {key: _pruned(_reckoned(records[key], nominal.get(key)), today) for key in sorted(records)},
        named_on(ledger.called, names or {}, release.at),
        ledger.closings,
        known,
        ways_on(ledger.ways, ways, release.at),
    )


def as_built(ledger: Ledger, events: Mapping[str, PublishedEvent]) -> Mapping[str, Record]:
    """The records that a build goes by: the ledger's, and for what has changed since those it would get next.

    A function of plan and ledger alone, so without a clock: what has changed is a second younger than the last
    release, and so older than in the next one.
    """
    return _moved_on(ledger, events, after_all(ledger))


def after_all(ledger: Ledger) -> datetime:
    """A second after everything in the ledger; the year 2000 for an empty one."""
    times = [release.at for release in ledger.releases] + [closing.seal.at for closing in ledger.closings]
    times += (record.stamp.changed for record in ledger.records.values())
    return max(times, default=datetime(2000, 1, 1, tzinfo=UTC)) + ONE_SECOND


def _reckoned(record: Record, nominal: Nominal) -> Record:
    """The record with what its day comes from, which nobody is told: it is for reckoning the next plan."""
    return record if record.nominal == nominal else replace(record, nominal=nominal)


def _moved_on(ledger: Ledger, events: Mapping[str, PublishedEvent], at: datetime) -> dict[str, Record]:
    records: dict[str, Record] = {}
    for key in dict.fromkeys((*ledger.records, *events)):
        record, event = ledger.records.get(key), events.get(key)
        if record is None:
            number = number_before(ledger.closings, key)
            records[key] = Record(key, Stamp(0 if number is None else number + 1, at), event)
        elif event is None:
            records[key] = _removed(record, at)
        else:
            records[key] = _changed(record, event, at)
    return records


def _removed(record: Record, at: datetime) -> Record:
    """A tombstone in every calendar where the event stood; one that is a tombstone already stays as it is."""
    if record.removed or record.event is None:
        return record
    return replace(record, stamp=Stamp(record.highest + 1, at), event=as_it_stood(record.event), removed=True)


def as_it_stood(event: PublishedEvent) -> PublishedEvent:
    """The event as it is remembered where it is cancelled, which says more than whether it was, or was booked."""
    return event._replace(status="planned", booked=True)


def _changed(record: Record, event: PublishedEvent, at: datetime) -> Record:
    """A record of the event as it is now, in the calendars where it stands now."""
    before = record.event if not record.removed else None
    if before == event:
        return record
    here = set(event.calendars)
    stood = dict(record.cancellations)
    if before:
        stood |= dict.fromkeys(before.calendars, Cancellation(as_it_stood(before), Stamp(record.highest + 1, at)))
    left = {calendar: stood[calendar] for calendar in sorted(stood) if calendar not in here}
    comes_back = record.removed or any(calendar in here for calendar in record.left)
    if comes_back or _moves(before, event):
        stamp = Stamp(record.highest + 1, at)
    elif before is None or not _says(before, event):
        stamp = Stamp(record.stamp.sequence, at)
    else:
        stamp = record.stamp
    return Record(record.key, stamp, event, left=left, peak=record.peak)


def _moves(before: PublishedEvent | None, after: PublishedEvent) -> bool:
    """Whether its moment, place or status differ, so that people have to do something else (RFC 5546, 2.1.4)."""
    if before is None or _when(before) != _when(after):
        return True
    if not (before.tells and after.tells):
        return before.place != after.place
    return any(before.told(what) != after.told(what) for what in MOVES)


def _when(event: PublishedEvent) -> tuple[object, ...]:
    return event.day, event.until, event.times, event.status, event.booked


def _says(before: PublishedEvent, after: PublishedEvent) -> bool:
    """Whether its entry says the same, in all calendars; who has it in theirs is no part of that."""
    if before.tells and after.tells:
        return before.sort == after.sort and all(before.told(what) == after.told(what) for what in SAID)
    return _alone(before) == _alone(after)


def _alone(event: PublishedEvent) -> PublishedEvent:
    """The event without those who have it in their calendars."""
    return event._replace(attendees=(), cohorts=(), organisations=(), personal=False, tells=())


def _pruned(record: Record, today: date) -> Record:
    """The record without the cancellations that have had their time."""
    left = {calendar: each for calendar, each in record.left.items() if each.event.last + TOMBSTONE_DAYS >= today}
    event = record.event
    if record.removed and event and event.last + TOMBSTONE_DAYS < today:
        event = None
    if event is record.event and len(left) == len(record.left):
        return record
    return replace(record, event=event, left=left, peak=record.highest)
