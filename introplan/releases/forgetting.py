"""What goes from a ledger with a closed cohort: from the one that is closed, and from those that are remembered."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import NamedTuple

from introplan.releases.closings import ClosedCohort, Seal, number_before, without_people, word_of
from introplan.releases.events import PublishedEvent
from introplan.releases.known import KnownWarning
from introplan.releases.ledger import Ledger, Record

NAMED = ("people/", "pairings/")
"""The namespaces of `called` whose ids are people's names, or are made of them."""


class Leaving(NamedTuple):
    """Who goes with a cohort: its participants, and of all people those whom the plan has no more, by identity."""

    participants: frozenset[str]
    people: frozenset[str]


def closed(  # noqa: PLR0913, PLR0917 - the ledger, and both sides of the closing
    ledger: Ledger,
    seal: Seal,
    leaving: Leaving,
    before: Mapping[str, PublishedEvent],
    after: Mapping[str, PublishedEvent],
    identities: frozenset[str],
    known: frozenset[KnownWarning] = frozenset(),
) -> Ledger:
    """The ledger without the people of a cohort that is closed.

    `before` and `after` are what the plan gives out with them and without, `identities` what it has after, as
    `people/ada-testsson` and `pairings/ada-ida`, and `known` the warnings that still stand. What is left of others'
    events stays as it was given out, number and time included, but for who was there. Counters of what the plan has
    long lost go under marks as well.
    """
    kept = {word for key in after if (word := word_of(key))} | identities
    words = {f"people/{person}": 0 for person in leaving.people}
    records = {}
    for key, record in ledger.records.items():
        word = word_of(key, record.event)
        if word and word not in kept and _goes(record, key in before, leaving):
            words[word] = max(record.highest, words.get(word, 0))
        else:
            records[key] = record
    words |= {path: 0 for path in ledger.called if path.startswith(NAMED) and path not in identities | words.keys()}
    words |= {path: 0 for person in ledger.ways if (path := f"people/{person}") not in identities | words.keys()}
    closing = ClosedCohort(seal).hiding(words)
    without = {key: _record_without(record, closing) for key, record in records.items()}
    here = {key: _as_now(record, before.get(key), after.get(key)) for key, record in without.items()}
    called = {path: named for path, named in ledger.called.items() if path not in words}
    ways = {person: way for person, way in ledger.ways.items() if f"people/{person}" not in words}
    closings = tuple(sorted((*ledger.closings, closing), key=lambda each: each.seal))
    return replace(ledger, records=here, called=called, closings=closings, known=ledger.known & known, ways=ways)


def _goes(record: Record, stood: bool, leaving: Leaving) -> bool:
    """Whether an event that the plan has no more goes with the cohort: its own, or one that only counts on."""
    if record.event is None or stood:
        return True
    participants = record.event.people("participant")
    return bool(participants) and leaving.participants.issuperset(participants)


def _as_now(record: Record, before: PublishedEvent | None, after: PublishedEvent | None) -> Record:
    """A record of what others have too, with those who are there by the plan without the cohort's people."""
    event = record.event
    if event is None or record.removed or before is None or after is None or before.attendees == after.attendees:
        return record
    return replace(record, event=event._replace(attendees=after.attendees))


def forgotten(
    ledgers: Iterable[Ledger], closings: Iterable[ClosedCohort]
) -> tuple[list[Ledger], tuple[ClosedCohort, ...]]:
    """The ledgers without what went with cohorts that they have not seen closed, and the closings that know of it.

    Each of them tells of the closings that it has seen itself, and of no other.
    """
    found, those = list(closings), []
    for ledger in ledgers:
        seen = {closing.seal for closing in ledger.closings}
        known = ledger
        for index, closing in enumerate(found):
            if closing.seal not in seen:
                known, numbers = _without(known, closing)
                found[index] = closing.hiding(numbers)
        those.append(known)
    return those, tuple(found)


def above_closed(record: Record, closings: Iterable[ClosedCohort]) -> Record:
    """A record that has come back after a closing, with a number above all before it, wherever they were given out."""
    number = number_before(closings, record.key)
    if number is None or record.highest > number:
        return record
    return replace(record, stamp=record.stamp._replace(sequence=number + 1))


def _without(ledger: Ledger, closing: ClosedCohort) -> tuple[Ledger, dict[str, int]]:
    """A ledger without what went with a closed cohort, and the highest numbers of that in it."""
    records, numbers = {}, dict[str, int]()
    for key, record in ledger.records.items():
        word = word_of(key, record.event)
        if word and closing.number_of(word) is not None:
            numbers[word] = max(record.highest, numbers.get(word, 0))
        else:
            records[key] = _record_without(record, closing)
    called = {path: named for path, named in ledger.called.items() if closing.number_of(path) is None}
    ways = {person: way for person, way in ledger.ways.items() if closing.number_of(f"people/{person}") is None}
    return replace(ledger, records=records, called=called, ways=ways), numbers


def _record_without(record: Record, closing: ClosedCohort) -> Record:
    """A record without the people who went with a closed cohort, and without their calendars."""
    event = record.event and without_people(record.event, closing)
    left = {
        calendar: each._replace(event=without_people(each.event, closing))
        for calendar, each in record.left.items()
        if closing.number_of(calendar) is None
    }
    if event == record.event and left == record.left:
        return record
    peak = record.peak if len(left) == len(record.left) else record.highest
    return replace(record, event=event, left=left, peak=peak)
