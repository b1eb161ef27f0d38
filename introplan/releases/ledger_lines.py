"""A line of the ledger and what it says, both ways: `ledger_files` has the whole of which it is one."""

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, time
from functools import lru_cache
from typing import NamedTuple, cast, get_args

from introplan.agenda import PERSONAL, Attendee, OccasionKind
from introplan.agenda.occasions import Part
from introplan.days import Times
from introplan.model import CalendarWay
from introplan.releases.closings import ClosedCohort, Seal
from introplan.releases.events import PublishedEvent, fingerprint
from introplan.releases.known import KnownWarning, Stood
from introplan.releases.ledger import BY_HAND, Cancellation, Nominal, Record, Release, Stamp
from introplan.releases.named import ReleasedName
from introplan.releases.tells import Tells
from introplan.releases.ways import ReleasedWay

LINE_ENDS = re.compile("[\x85\u2028\u2029]")
PARTS: tuple[Part, ...] = tuple(sorted(get_args(Part)))
KINDS: Mapping[str, OccasionKind] = {kind: kind for kind in get_args(OccasionKind)}
WAYS: Mapping[str, CalendarWay] = {way: way for way in get_args(CalendarWay)}
STATES = {"planned": False, "to-book": False, "cancelled": False, "removed": True}
"""The words for what has become of an event, and whether it is removed from the plan."""


class DepartureLine(NamedTuple):
    """A line that says which calendars an event has left."""

    event: PublishedEvent
    stamp: Stamp
    calendars: tuple[str, ...]


class CalledLine(NamedTuple):
    """A line that says what something was called."""

    path: str
    named: ReleasedName


class WayLine(NamedTuple):
    """A line that says how somebody kept the dates."""

    person: str
    way: ReleasedWay


class HiddenLine(NamedTuple):
    """A line that says how high the numbers of something had come that went with a closed cohort."""

    salt: str
    mark: str
    number: int


LedgerLine = Release | Record | DepartureLine | CalledLine | WayLine | Seal | HiddenLine | Stood | None
"""What a line says; None when nobody has written it so."""


def release_line(release: Release) -> str:
    """One release."""
    known = {"printed": release.printed, "rooms": release.rooms}
    words = [f"{name}={value}" for name, value in known.items() if value]
    return " ".join(["release", release.name, _moment_text(release.at), *words, _quoted(release.message)])


def called_line(path: str, named: ReleasedName) -> str:
    """What something was called, and when."""
    at, id_, mark = named
    return f"called {path} {_moment_text(at)} {id_} {mark or '-'}"


def way_line(person: str, way: ReleasedWay) -> str:
    """How somebody kept the dates, and since when."""
    return f"way {person} {_moment_text(way.at)} {way.way}"


def closing_lines(closing: ClosedCohort) -> Iterator[str]:
    """One closed cohort, and beneath it the marks of what went with it."""
    at, cohort, salt = closing.seal
    yield f"closed {cohort} {_moment_text(at)} {salt}"
    for mark, number in closing.hidden.items():
        yield f"hidden {salt} {mark} {number}"


def known_line(stood: Stood) -> str:
    """The warnings that stood at a release."""
    return f"known {_moment_text(stood.at)} {','.join(f'{check}:{mark}' for check, mark in sorted(stood.warnings))}"


def record_lines(record: Record) -> Iterator[str]:
    """One event, and beneath it how the calendars have it that it has left."""
    event = record.event
    if event is None:
        yield f"{record.key} {record.stamp.sequence} {_moment_text(record.stamp.changed)} gone {record.peak}"
    else:
        state = "removed" if record.removed else "to-book" if not event.booked else event.status
        yield _event_line(record.stamp, state, event, record=record)
    calendars: dict[Cancellation, list[str]] = defaultdict(list)
    for calendar, cancellation in sorted(record.left.items()):
        calendars[cancellation].append(calendar)
    for cancellation, several in calendars.items():
        yield _event_line(cancellation.stamp, "left", cancellation.event, calendars=several)


def _event_line(
    stamp: Stamp,
    state: str,
    event: PublishedEvent,
    *,
    calendars: Iterable[str] = (),
    record: Record | None = None,
) -> str:
    fields: list[tuple[str, Iterable[str]]] = [
        ("in", calendars),
        ("of", [event.subject]),
        ("sort", [event.sort]),
        ("personal", ["yes"] if event.personal and event.kind == "event" else []),
        ("place", [event.place or ""]),
        ("host", [event.host or ""]),
        ("organisations", event.organisations),
        ("cohorts", event.cohorts),
        *((part, event.people(part)) for part in PARTS),
        ("until", [str(event.until or "")]),
        ("peak", [str((record and record.peak) or "")]),
        ("nominal", [str((record and record.nominal) or "")]),
        ("says", [f"{event.text}.{event.details}.{event.frame}"]),
        ("tells", (f"{name}:{mark}" for name, mark in event.tells)),
    ]
    start = f"{event.key} {stamp.sequence} {_moment_text(stamp.changed)} {state}"
    words = [f"{name}={','.join(values)}" for name, values in fields]
    told = [word for word in words if not word.endswith("=")]
    return " ".join([start, str(event.day), _times_text(event.times), event.kind, *told, _quoted(event.title)])


def _times_text(times: Times | None) -> str:
    if times is None:
        return "-"
    return f"{times.start:%H:%M}" + (f"-{times.end:%H:%M}" if times.end else "")


@lru_cache(maxsize=1024)
def _moment_text(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


def _quoted(text: str) -> str:
    """As JSON on one line, also for those who end a line where Unicode may."""
    return LINE_ENDS.sub(lambda end: f"\\u{ord(end[0]):04x}", json.dumps(text, ensure_ascii=False))


def read_line(words: str) -> LedgerLine:
    """What a line says; None when its fingerprint, or anything in it, is not as it was written."""
    line, _separator, mark = words.rpartition(" #")
    if fingerprint(line) != mark:
        return None
    try:
        if line.startswith("release "):
            return _release(line)
        if line.startswith("called "):
            _word, path, at, id_, mark = line.split(" ")
            return CalledLine(path, ReleasedName(moment_of(at), id_, mark.removeprefix("-")))
        if line.startswith("way "):
            _word, person, at, way = line.split(" ")
            return WayLine(person, ReleasedWay(moment_of(at), WAYS[way]))
        if line.startswith("closed "):
            _word, cohort, at, salt = line.split(" ")
            return Seal(moment_of(at), cohort, bytes.fromhex(salt).hex())
        if line.startswith("hidden "):
            _word, salt, mark, number = line.split(" ")
            return HiddenLine(salt, mark, int(number))
        if line.startswith("known "):
            _word, at, warnings = line.split(" ")
            return Stood(moment_of(at), frozenset(KnownWarning(*each.split(":", 1)) for each in _several(warnings)))
        return _record(line)
    except (ValueError, KeyError):
        return None


def _release(line: str) -> Release:
    """Raises ValueError or KeyError for a line that was not written by `release_line`."""
    told, _quote, message = line.partition(' "')
    _word, name, at, *words = told.split(" ")
    values = dict(cast("list[tuple[str, str]]", [word.split("=", 1) for word in words]))
    return Release(name, moment_of(at), _unquoted(f'"{message}'), values.get("printed", ""), values.get("rooms", ""))


def _record(line: str) -> Record | DepartureLine:
    """Raises ValueError or KeyError for a line that was not written by `record_lines`."""
    told, _quote, title = line.partition(' "')
    key, sequence, changed, state, *more = told.split(" ")
    stamp = Stamp(int(sequence), moment_of(changed))
    if state == "gone":
        return Record(key, stamp, None, removed=True, peak=int(*more))
    day, times, kind, *words = more
    values = dict(cast("list[tuple[str, str]]", [word.split("=", 1) for word in words]))
    text, details, frame = values["says"].split(".")
    event = PublishedEvent(
        key=key,
        kind=KINDS[kind],
        sort=values.get("sort", ""),
        subject=values["of"],
        title=_unquoted(f'"{title}'),
        day=date.fromisoformat(day),
        times=_times(times),
        status="cancelled" if state == "cancelled" else "planned",
        booked=state != "to-book",
        place=values.get("place"),
        host=values.get("host"),
        organisations=_several(values.get("organisations")),
        cohorts=_several(values.get("cohorts")),
        attendees=tuple(Attendee(person, part) for part in PARTS for person in _several(values.get(part))),
        personal="personal" in values or kind in PERSONAL,
        text=text,
        details=details,
        frame=frame,
        tells=_tells(values.get("tells")),
        until=date.fromisoformat(values["until"]) if "until" in values else None,
    )
    if state == "left":
        return DepartureLine(event, stamp, _several(values["in"]))
    nominal = _nominal(values.get("nominal"))
    return Record(key, stamp, event, removed=STATES[state], peak=int(values.get("peak", "0")), nominal=nominal)


def _nominal(text: str | None) -> Nominal:
    return BY_HAND if text == BY_HAND else date.fromisoformat(text) if text else None


@lru_cache(maxsize=1024)
def _tells(values: str | None) -> Tells:
    """The fingerprints of what an entry says; none in a ledger of version 1."""
    named = (each.rpartition(":") for each in _several(values))
    return tuple((name, mark) for name, _colon, mark in named)


def _several(values: str | None) -> tuple[str, ...]:
    return tuple(values.split(",")) if values else ()


@lru_cache(maxsize=1024)
def moment_of(text: str) -> datetime:
    """The moment that a line tells. Raises ValueError for any other text."""
    return datetime.strptime(text, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)


@lru_cache(maxsize=1024)
def _times(text: str) -> Times | None:
    if text == "-":
        return None
    start, _hyphen, end = text.partition("-")
    return Times(time.fromisoformat(start), time.fromisoformat(end) if end else None)


def _unquoted(text: str) -> str:
    value = json.loads(text)
    if not isinstance(value, str):
        raise ValueError(text)
    return value
