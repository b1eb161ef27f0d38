"""What the ledger remembers of an entry: fingerprints of all that it says, each by what it is about.

`TELLS` lists what people are told of when it is another. A field of an entry that is not in it is told to nobody, and
still gives its entry a new stamp.
"""

from base64 import urlsafe_b64encode
from collections.abc import Callable, Iterable, Mapping
from hashlib import sha256
from typing import NamedTuple

from introplan.days import Times
from introplan.releases.entries import CalendarEntry

Tells = tuple[tuple[str, str], ...]
"""Fingerprints of what an entry says, by what, and of whom: `("place", "9f2c")`, `("person/lecturer/olle", "03ab")`."""

Values = Iterable[tuple[str, object]]
"""What is said, by the id of whom it is said of; none where the event itself knows."""


class TellingField(NamedTuple):
    """What is told of a field of an entry."""

    field: str
    values: Callable[[CalendarEntry], Values]


def _plain(field: str) -> TellingField:
    """A field of the entry alone."""

    def values(entry: CalendarEntry) -> Values:
        return [("", value)] if (value := getattr(entry, field)) else []

    return TellingField(field, values)


def _of_subject(field: str) -> TellingField:
    """A field that all occasions of the same activity, review or event share."""

    def values(entry: CalendarEntry) -> Values:
        kind = entry.sort if entry.kind == "event" else ""
        return [("", (kind, value))] if (value := getattr(entry, field)) else []

    return TellingField(field, values)


def _title(entry: CalendarEntry) -> Values:
    """What it is called: what all of its subject are called, unless it has a title of its own."""
    return _of_subject("title").values(entry)


def _points(entry: CalendarEntry) -> Values:
    """The points of the day, each by how long it is after the first: they move with their session, untold."""
    if not entry.points:
        return []
    begins = entry.points[0].times.start
    return [("", [(Times(begins, each.times.start).length, each.times.length, each.title) for each in entry.points])]


def _of_site(field: str) -> TellingField:
    """A field of the place."""

    def values(entry: CalendarEntry) -> Values:
        return [("", value)] if entry.site and (value := getattr(entry.site, field)) else []

    return TellingField("site", values)


def _people(entry: CalendarEntry) -> Values:
    return [(f"{one.part}/{one.person}", (one.part, one.name)) for one in entry.people]


def _organisations(entry: CalendarEntry) -> Values:
    return [(one.id, one.title) for one in (*(each.employer for each in entry.people), *entry.organisations) if one]


TELLS: Mapping[str, TellingField] = {
    "zone": _plain("zone"),
    "place": _of_site("title"),
    "address": _of_site("address"),
    "site-link": _of_site("link"),
    "directions": _of_site("directions"),
    "link": _plain("link"),
    "online": _plain("online"),
    "title": TellingField("title", lambda entry: [] if entry.own_title else _title(entry)),
    "own-title": TellingField("own_title", lambda entry: _title(entry) if entry.own_title else []),
    "person": TellingField("people", _people),
    "role": TellingField("roles", lambda entry: [(role.word, role) for role in entry.roles]),
    "host": TellingField("organisations", _organisations),
    "note": _plain("note"),
    "points": TellingField("points", _points),
    "days": _plain("days"),
    "overnight": _plain("overnight"),
    "without-meetings": _plain("without_meetings"),
    "preparation": _of_subject("preparation"),
}
"""All that people are told of, beside day, time, and whether it is on or called off."""

KNOWN = {"kind", "sort", "is_on", "booked"}
"""What a `PublishedEvent` has in fields of its own."""

WHERE_THERE = ("points", "invited", "of_days", "alarm")
"""What is told to nobody, and has a fingerprint of its own: entries without it keep those that they had before."""

UNTOLD = tuple(
    field
    for field in CalendarEntry._fields
    if field not in KNOWN.union(WHERE_THERE, (each.field for each in TELLS.values()))
)
"""What is told to nobody."""

ORDER, REST = "order", "rest"
"""The names of two more fingerprints: in which order people are named, and all that is told to nobody."""


def tells_of(entry: CalendarEntry) -> Tells:
    """Fingerprints of all that an entry says."""
    said = {(f"{what}/{of}" if of else what): value for what, each in TELLS.items() for of, value in each.values(entry)}
    said[ORDER], said[REST] = _order(entry), tuple(getattr(entry, field) for field in UNTOLD)
    said |= {f"{REST}/{field}": value for field in WHERE_THERE if (value := getattr(entry, field))}
    return tuple((name, mark(said[name])) for name in sorted(said))


def mark(value: object) -> str:
    """Four characters that are others when a value is another, but for once in sixteen million times."""
    return urlsafe_b64encode(sha256(repr(value).encode(errors="surrogatepass")).digest()[:3]).decode()


def _order(entry: CalendarEntry) -> tuple[object, ...]:
    """In which order people are named, and who of them have the same employer."""
    names, employers = sorted(one.name or "" for one in entry.people), [one.employer for one in entry.people]
    return tuple((names.index(one.name or ""), employers.index(one.employer)) for one in entry.people)
