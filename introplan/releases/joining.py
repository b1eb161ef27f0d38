"""What several ledgers of one programme know together: those of branches, of git's past, and copies beside the file.

Each release has a line of its own, so a ledger tells by itself which releases it has seen, and they need no order:
all are joined at once, never two by two, since joining counts on and would count on again. What a ledger has seen is
in it, as it became; what it has not seen was given out apart from it, and is cancelled wherever the joined event
does not stand, with a number that nobody has got yet.

What one of them has closed is closed in all: whoever went with a cohort goes from those that have not seen it closed.

The warnings that stood are those of the last release, see `known`.
"""

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property
from typing import NamedTuple

from introplan.releases.closings import Seal, closings_joined
from introplan.releases.forgetting import above_closed, forgotten
from introplan.releases.known import KnownWarning, Stood, latest
from introplan.releases.ledger import TOMBSTONE_DAYS, Cancellation, Ledger, Record, Release, Stamp, as_it_stood
from introplan.releases.named import names_joined
from introplan.releases.ways import ways_joined

Seen = tuple[str, datetime]
"""A release by its name and moment, which no other release has both of."""


class _Entry(NamedTuple):
    """How a record's event is, or was, in one calendar: cancelled there, or not."""

    cancelled: bool
    cancellation: Cancellation

    @property
    def sequence(self) -> int:
        """Its number there."""
        return self.cancellation.stamp.sequence


@dataclass(frozen=True)
class _Version:
    """One record, and the ledgers that hold exactly this one; without any, nobody knows what it has seen."""

    record: Record
    holders: Sequence[Ledger] = ()

    @cached_property
    def seen(self) -> Set[Seen]:
        """The releases that have been reckoned with where it stands."""
        return frozenset().union(*(_seen(holder) for holder in self.holders))

    @cached_property
    def releases(self) -> Set[Seen]:
        """The release that changed it last; several of one moment when its ledgers do not tell which."""
        those = [{each for each in _seen(holder) if each[1] == self.record.stamp.changed} for holder in self.holders]
        told = [each for each in those if each]
        return frozenset.intersection(*map(frozenset, told)) if told else frozenset()

    @cached_property
    def closed(self) -> Set[Seal]:
        """The closings that have been reckoned with where it stands."""
        return frozenset(closing.seal for holder in self.holders for closing in holder.closings)

    @cached_property
    def entries(self) -> dict[str, _Entry]:
        """The calendars that it stands or once stood in."""
        record = self.record
        entries = {calendar: _Entry(True, each) for calendar, each in record.cancellations.items()}
        if record.event and not record.removed:
            here = _Entry(False, Cancellation(record.event, record.stamp))
            entries |= dict.fromkeys(record.event.calendars, here)
        return entries

    @property
    def rank(self) -> tuple[object, ...]:
        """Of two versions, the later has the higher; of two from different branches, always the same one has."""
        record = self.record
        standing = len(record.event.calendars) if record.event and not record.removed else 0
        since = min((holder.last.at.timestamp() for holder in self.holders if holder.last), default=0.0)
        text = repr(replace(record, left=dict(sorted(record.left.items()))))
        return record.highest, record.stamp.changed, len(self.closed), standing, record.peak, since, text

    def has_seen(self, other: "_Version") -> bool:
        """Whether the other is one of its own past, as far as it is known what either has seen."""
        if not self.holders:
            return True
        if other.releases:
            return other.releases <= self.seen
        return any(at == other.record.stamp.changed for _name, at in self.seen)


def joined(ledgers: Iterable[Ledger]) -> Ledger:
    """The ledger that has seen all that any of these has, all of one programme; in whatever order they come.

    A ledger joined with what it once was is itself, and no number is lower than in any of them.
    """
    several = list(ledgers)
    those = several
    closings = closings_joined(ledger.closings for ledger in those)
    if closings:
        those, closings = forgotten(those, closings)
    releases = tuple(sorted({release for ledger in those for release in ledger.releases}, key=order_of))
    last = releases[-1].at.date() if releases else None
    versions = _versions(those)
    identity = next((ledger.identity for ledger in those if ledger.identity), None)
    records = {key: above_closed(_joined(versions[key], last), closings) for key in sorted(versions)}
    names, ways = names_joined(ledger.called for ledger in those), ways_joined(ledger.ways for ledger in those)
    known = _known(several, releases[-1].at if releases else None)
    return Ledger(identity, releases, records, names, closings, known, ways)


def one_of(records: Iterable[Record], last: date | None) -> Record:
    """Of several records of one event in one file, as git leaves them after a merge, what they say together.

    Whether one came after the other, or both apart, nobody has written down: a record knows the calendars that it
    has left, so only those that none of that can explain were given out apart. `last` is the last release's day.
    """
    return _joined([_Version(record) for record in records], last)


def order_of(release: Release) -> tuple[datetime, str, str]:
    """What releases are ordered by: their moment first."""
    return release.at, release.name, repr(release)


def _seen(ledger: Ledger) -> frozenset[Seen]:
    return frozenset((release.name, release.at) for release in ledger.releases)


def _known(ledgers: Sequence[Ledger], at: datetime | None) -> frozenset[KnownWarning]:
    """The warnings that stood at the last release, which was at a moment.

    A ledger that has not seen a cohort closed tells of none: nobody can read from a mark whether its people are meant.
    """
    sealed = [frozenset(closing.seal for closing in ledger.closings) for ledger in ledgers]
    every = frozenset().union(*sealed)
    those = (ledger for ledger, seals in zip(ledgers, sealed, strict=True) if seals == every)
    return latest((Stood(ledger.last.at, ledger.known) for ledger in those if ledger.last), at)


def _versions(ledgers: Iterable[Ledger]) -> dict[str, list[_Version]]:
    """Every different record of each event, with the ledgers that hold it."""
    found: dict[str, list[tuple[Record, list[Ledger]]]] = {}
    for ledger in ledgers:
        for key, record in ledger.records.items():
            known = found.setdefault(key, [])
            for index, (other, holders) in enumerate(known):
                if other is record or other == record:
                    holders.append(ledger)
                    known[index] = record, holders  # ledgers that are read together share it
                    break
            else:
                known.append((record, [ledger]))
    return {key: [_Version(record, holders) for record, holders in those] for key, those in found.items()}


def _joined(versions: Sequence[_Version], last: date | None) -> Record:
    if len(versions) == 1:
        return versions[0].record
    top = max(versions, key=lambda version: version.rank)
    record = top.record
    next_stamp = Stamp(record.highest + 1, record.stamp.changed)
    left: dict[str, Cancellation] = {}
    is_outdone = False
    for calendar, cancellation in _outdoing(top, versions, next_stamp, last):
        if calendar in top.entries and not top.entries[calendar].cancelled:
            is_outdone = True
        else:
            left[calendar] = max(cancellation, left.get(calendar, cancellation), key=_weight)
    stamp = next_stamp if is_outdone else record.stamp
    return (
        replace(record, stamp=stamp, left=dict(sorted({**record.left, **left}.items())))
        if left or is_outdone
        else record
    )


def _weight(cancellation: Cancellation) -> tuple[Stamp, str]:
    return cancellation.stamp, repr(cancellation.event)


def _outdoing(
    top: _Version, versions: Sequence[_Version], next_stamp: Stamp, last: date | None
) -> Iterator[tuple[str, Cancellation]]:
    """The calendars whose readers have something that the latest record alone would not put right."""
    for other in versions:
        if other is top:
            continue
        is_past = top.has_seen(other)
        for calendar, entry in other.entries.items():
            known, event = top.entries.get(calendar), as_it_stood(entry.cancellation.event)
            if known:
                is_apart = not is_past and entry._replace(cancellation=known.cancellation) != known
                is_apart |= not is_past and entry.cancellation.event != known.cancellation.event
                if entry.sequence > known.sequence or (is_apart and entry.sequence == known.sequence):
                    yield calendar, Cancellation(as_it_stood(known.cancellation.event), next_stamp)
            elif is_past and not top.closed <= other.closed:
                continue  # what is not there any more went when a cohort was closed
            elif _is_open(entry, last) and not (is_past and top.record.peak > other.record.highest):
                kept = is_past and entry.cancelled
                yield calendar, entry.cancellation if kept else Cancellation(event, next_stamp)


def _is_open(entry: _Entry, last: date | None) -> bool:
    """Whether calendars still carry it as cancelled after the last release."""
    return last is None or entry.cancellation.event.day + TOMBSTONE_DAYS >= last
