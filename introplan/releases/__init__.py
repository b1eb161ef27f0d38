"""What is given out: the events of a plan as everyone gets them, and the ledger of its releases."""

from introplan.releases.edition import Edition, edition_of
from introplan.releases.events import (
    EventStanding,
    PublishedEvent,
    changed_events,
    events_of,
    fingerprint,
    is_same,
    waiting,
)
from introplan.releases.given_out import given_out_of, nominal_days
from introplan.releases.joining import joined
from introplan.releases.known import KnownWarning, known_from, seen_before
from introplan.releases.ledger import (
    EMPTY,
    TOMBSTONE_DAYS,
    Cancellation,
    Ledger,
    Record,
    Release,
    Stamp,
    as_built,
    next_name,
    next_release,
    release_day,
    says_nothing_new,
)
from introplan.releases.ledger_files import FILE_NAME, last_release, ledger_text, read_ledger
from introplan.releases.named import CurrentName, ReleasedName, names_of
from introplan.releases.renames import ever_given_out, identity_findings
from introplan.releases.rooms import rooms_mark, rooms_stamp

__all__ = [
    "EMPTY",
    "FILE_NAME",
    "TOMBSTONE_DAYS",
    "Cancellation",
    "CurrentName",
    "Edition",
    "EventStanding",
    "KnownWarning",
    "Ledger",
    "PublishedEvent",
    "Record",
    "Release",
    "ReleasedName",
    "Stamp",
    "as_built",
    "changed_events",
    "edition_of",
    "events_of",
    "ever_given_out",
    "fingerprint",
    "given_out_of",
    "identity_findings",
    "is_same",
    "joined",
    "known_from",
    "last_release",
    "ledger_text",
    "names_of",
    "next_name",
    "next_release",
    "nominal_days",
    "read_ledger",
    "release_day",
    "rooms_mark",
    "rooms_stamp",
    "says_nothing_new",
    "seen_before",
    "waiting",
]
