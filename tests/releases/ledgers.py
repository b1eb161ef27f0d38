"""Events and releases in few words, for the tests of the ledger."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta

from introplan.agenda import Attendee
from introplan.days import Times
from introplan.releases import Ledger, PublishedEvent, Release, next_release

IDENTITY = ("prov", "introduktion.provby.example")
FIRST = datetime(2026, 11, 25, 9, 30, tzinfo=UTC)
LATER = timedelta(days=1)


def session(key: str = "ht26/etik", **fields: object) -> PublishedEvent:
    """A session of Ada's that Olle gives, with some of its fields given otherwise."""
    usual: dict[str, object] = {
        "key": key,
        "kind": "session",
        "sort": "lecture",
        "subject": "etik",
        "title": "Etik i vardagen",
        "day": date(2027, 3, 4),
        "times": Times(time(9), time(12)),
        "place": "salen",
        "organisations": ("provby",),
        "cohorts": ("ht26",),
        "attendees": (Attendee("olle", "lecturer"), Attendee("ada", "participant")),
        "text": "11111111",
        "details": "22222222",
        "frame": "33333333",
    }
    return PublishedEvent(**(usual | fields))  # type: ignore[arg-type]  # the tests' own words


def released(ledger: Ledger, events: Iterable[PublishedEvent], *, at: datetime | None = None) -> Ledger:
    """The next release of these events, a day after the last one unless said otherwise."""
    number = len(ledger.releases) + 1
    when = at or (ledger.last.at + LATER if ledger.last else FIRST)
    release = Release(str(number), when, f"Utgåva {number}")
    return next_release(ledger, {event.key: event for event in events}, release, IDENTITY)
