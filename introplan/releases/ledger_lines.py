"""The ledger as a text file: one line for each release and each event, for `git diff` and for merging branches.

    introplan-ledger 2
    programme malmo introduktion.malmo.example
    release 1 2026-11-25T03:10:00Z "Första utgåvan" #5f3a9c01
    called people/ada-testsson 2026-11-25T03:10:00Z ada-berg 4c1f02aa #90b1c2d3
    ht26/barnsamtal 0 2026-11-25T03:10:00Z planned 2027-03-04 09:00-12:00 session of=barnsamtal … "Samtal" #81c0d2ee

What things are `called` stands by their namespace and first id: the id that they had in that release, and a
fingerprint of their name or title. The events stand by key, and every line is whole by itself: nothing counts or sums
the others, so that two branches merge line by line. Beneath an event that somebody's calendar has lost stands how it
was there, as `left`. When both branches have released the same event, both of its lines may stay: calendar programs
would take the newer, and so does introplan. The fingerprint that ends a line tells whether a hand has been at it.
"""

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, time
from functools import lru_cache
from typing import NamedTuple, cast, get_args

from introplan.agenda import Attendee, Kind
from introplan.agenda.occasions import Part
from introplan.days import Times
from introplan.diagnostics import Diagnostic, Label, Position, Source, Span, _, error, note
from introplan.releases.events import PublishedEvent, fingerprint
from introplan.releases.ledger import EMPTY, Cancellation, Ledger, Record, Release, Stamp
from introplan.releases.named import Named

FILE_NAME = "releases.ledger"
VERSION = 2
READS = (1, 2)
"""Version 1 knows less of each event: see `_record`."""
NAME = "introplan-ledger"
HEAD = f"""{NAME} {VERSION}
# What has been given out, and how often it has changed. Written by `introplan publish`; change the plan, not this.
"""
LINE_ENDS = re.compile("[\x85\u2028\u2029]")
MARKERS = ("<<<<<<<", "|||||||", "=======", ">>>>>>>")
PARTS: tuple[Part, ...] = tuple(sorted(get_args(Part)))
KINDS: Mapping[str, Kind] = {kind: kind for kind in get_args(Kind)}
STATES = {"planned": False, "to-book": False, "cancelled": False, "removed": True}
"""The words for what has become of an event, and whether it is removed from the plan."""

EXPLANATIONS: Mapping[str, tuple[str, str]] = {
    "ledger-conflict": (
        _("The ledger of releases holds the marks of a merge that git could not finish."),
        _("Two branches have each released. Both sides' lines may stay: of two for one event, the newer holds."),
    ),
    "ledger-of-newer-version": (
        _("The ledger of releases was written by a newer introplan than this one."),
        _("It may hold what this version does not know, and writing it again would lose that."),
    ),
    "ledger-line-changed": (
        _("A line in the ledger of releases is not as introplan wrote it."),
        _("Calendars are right only as long as it says what people have got. Change the plan, and publish."),
    ),
    "ledger-line-twice": (
        _("An event has two lines in the ledger of releases, as after merging two branches that both released."),
        _("The newer one holds, as it does in calendar programs. The next release writes one line."),
    ),
}


def ledger_text(ledger: Ledger) -> str:
    """The ledger as the text of its file."""
    lines = [_release_line(each) for each in ledger.releases]
    lines += [
        f"called {path} {_moment_text(at)} {id_} {mark or '-'}" for path, (at, id_, mark) in ledger.called.items()
    ]
    for key in sorted(ledger.records):
        lines += _record_lines(ledger.records[key])
    programme = f"programme {' '.join(ledger.identity)}\n" if ledger.identity else ""
    return HEAD + programme + "".join(f"{line} #{fingerprint(line)}\n" for line in lines)


def release_start(release: Release) -> str:
    """What a release's line begins with, which no other line does: its name and its moment."""
    return f"release {release.name} {_moment_text(release.at)} "


def _release_line(release: Release) -> str:
    words = [f"printed={release.printed}"] if release.printed else []
    return release_start(release) + " ".join([*words, _quoted(release.message)])


def _record_lines(record: Record) -> Iterator[str]:
    event = record.event
    if event is None:
        yield f"{record.key} {record.stamp.sequence} {_moment_text(record.stamp.changed)} gone {record.peak}"
    else:
        state = "removed" if record.removed else "to-book" if not event.booked else event.status
        yield _event_line(record.stamp, state, event, peak=record.peak)
    calendars: dict[Cancellation, list[str]] = defaultdict(list)
    for calendar, cancellation in sorted(record.left.items()):
        calendars[cancellation].append(calendar)
    for cancellation, several in calendars.items():
        yield _event_line(cancellation.stamp, "left", cancellation.event, calendars=several)


def _event_line(
    stamp: Stamp, state: str, event: PublishedEvent, *, calendars: Iterable[str] = (), peak: int = 0
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
        ("peak", [str(peak or "")]),
        ("says", [f"{event.text}.{event.details}.{event.frame}"]),
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


BACK = _("take the file back as it was, such as with `git restore`; then change the plan, and publish")


def read_ledger(path: str, content: bytes) -> tuple[Ledger, list[Diagnostic]]:
    """The ledger that a file holds, and what is wrong with the file.

    Never raises for what the file holds. With an error among the diagnostics the ledger is what could be read.
    """
    try:
        source = Source(path, content.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return EMPTY, [
            error("ledger-line-changed", _("this file is not text"), at=Source(path, "").words(0), help=BACK)
        ]
    if not any(line.startswith(NAME) for line in source.lines):
        return EMPTY, [_line_changed(source, 0)]
    reading = _Reading(source)
    for number, line in enumerate(source.lines):
        reading.take(number, line.rstrip())
    ledger = reading.ledger()
    found = reading.found
    if any(each.name == "ledger-of-newer-version" for each in found):
        found = [each for each in found if each.name in ("ledger-of-newer-version", "ledger-conflict")]
    return ledger, found


class _Departure(NamedTuple):
    """A line that says which calendars an event has left."""

    event: PublishedEvent
    stamp: Stamp
    calendars: tuple[str, ...]


class _Called(NamedTuple):
    """A line that says what something was called."""

    path: str
    named: Named


class _Reading:
    """What the lines read so far have said, and what is wrong with them."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.found: list[Diagnostic] = []
        self._identity: tuple[str, str] | None = None
        self._releases: list[Release] = []
        self._records: dict[str, Record] = {}
        self._lines: dict[str, int] = {}
        self._departures: list[tuple[int, _Departure]] = []
        self._called: dict[str, Named] = {}

    def take(self, number: int, words: str) -> None:
        """One line, without the space at its end."""
        if not words or words.startswith(("#", *MARKERS[1:])):
            return
        if words.startswith(MARKERS[0]):
            self.found.append(_conflict(self.source, number))
        elif words.startswith(NAME):
            self.found += _version(self.source, words, number)
        elif words.startswith("programme ") and words.count(" ") == 2:
            _word, id_, domain = words.split(" ")
            self._identity = id_, domain
        else:
            self._take_value(number, _read_line(words))

    def _take_value(self, number: int, value: "Release | Record | _Departure | _Called | None") -> None:
        match value:
            case None:
                self.found.append(_line_changed(self.source, number))
            case Release():
                self._releases.append(value)
            case _Departure():
                self._departures.append((number, value))
            case _Called(path, named):  # of two branches' lines the later
                self._called[path] = max(named, self._called.get(path, named))
            case Record() if value.key in self._records:
                self.found.append(_twice(self.source, value.key, self._lines[value.key], number))
                self._records[value.key] = newest(self._records[value.key], value)
            case Record():
                self._records[value.key], self._lines[value.key] = value, number

    def ledger(self) -> Ledger:
        """All that was said, after the last line."""
        for number, departure in self._departures:
            if departure.event.key in self._records:
                self._records[departure.event.key] = _with(self._records[departure.event.key], departure)
            else:
                self.found.append(_line_changed(self.source, number))
        releases = sorted(dict.fromkeys(self._releases), key=lambda release: release.at)
        called = {path: self._called[path] for path in sorted(self._called)}
        return Ledger(self._identity, tuple(releases), self._records, called)


def _with(record: Record, departure: _Departure) -> Record:
    """The record with calendars that the event has left, unless it stands there again."""
    here = () if record.removed or record.event is None else record.event.calendars
    left = dict(record.left)
    for calendar in departure.calendars:
        known = left.get(calendar)
        if calendar not in here and (known is None or known.stamp < departure.stamp):
            left[calendar] = Cancellation(departure.event, departure.stamp)
    return replace(record, left=left)


def newest(one: Record, other: Record) -> Record:
    """Of two records of one event, from branches that both released, the one that calendar programs would take.

    Where only the other one stood, it is cancelled.
    """
    older, newer = sorted((one, other), key=lambda record: record.stamp)
    newer = replace(newer, peak=max(older.highest, newer.peak))
    for calendar, cancellation in older.left.items():
        newer = _with(newer, _Departure(*cancellation, (calendar,)))
    if older.removed or older.event is None:
        return newer
    taken_back = Stamp(newer.highest + 1, newer.stamp.changed)
    gone = set(older.event.calendars) - newer.cancellations.keys()
    return _with(newer, _Departure(older.event, taken_back, tuple(sorted(gone))))


def _conflict(source: Source, number: int) -> Diagnostic:
    after = source.lines[number:]
    end = next((index for index, line in enumerate(after) if line.startswith(MARKERS[-1])), None)
    return error(
        "ledger-conflict",
        _("two branches have both released, and git has left their lines side by side"),
        at=source.words(number),
        also=[Label(source.words(number + end), _("to here"))] if end else [],
        help=_("delete only the lines of `<<<<<<<`, `=======` and `>>>>>>>`, and keep all others; then publish"),
    )


def _version(source: Source, words: str, number: int) -> Iterator[Diagnostic]:
    version = words.removeprefix(NAME).strip()
    if version not in map(str, READS):
        yield error(
            "ledger-of-newer-version",
            _("the ledger is of version {version}, and this introplan reads version {own}"),
            at=source.words(number),
            help=_("update introplan"),
            values={"version": version, "own": VERSION},
        )


def _line_changed(source: Source, number: int) -> Diagnostic:
    return error(
        "ledger-line-changed",
        _("this line is not as introplan wrote it") if source.line(number) else _("the ledger lacks its first line"),
        at=source.words(number),
        help=BACK,
    )


def _twice(source: Source, key: str, first: int, number: int) -> Diagnostic:
    return note(
        "ledger-line-twice",
        _("{key} has been released by two branches; the newer line holds"),
        at=_key_of(source, key, number),
        also=[Label(_key_of(source, key, first), _("the other one"))],
        help=_("the next `introplan publish` writes one line"),
        values={"key": key},
    )


def _key_of(source: Source, key: str, number: int) -> Span:
    return Span.of(source, Position(number, 0), len(key))


def _read_line(words: str) -> Release | Record | _Departure | _Called | None:
    """What a line says; None when its fingerprint, or anything in it, is not as it was written."""
    line, _separator, mark = words.rpartition(" #")
    if fingerprint(line) != mark:
        return None
    try:
        if line.startswith("release "):
            return _release(line)
        if line.startswith("called "):
            _word, path, at, id_, mark = line.split(" ")
            return _Called(path, Named(_moment(at), id_, mark.removeprefix("-")))
        return _record(line)
    except (ValueError, KeyError):
        return None


def _release(line: str) -> Release:
    """Raises ValueError or KeyError for a line that was not written by `_release_line`."""
    told, _quote, message = line.partition(' "')
    _word, name, at, *words = told.split(" ")
    values = dict(cast("list[tuple[str, str]]", [word.split("=", 1) for word in words]))
    return Release(name, _moment(at), _unquoted(f'"{message}'), values.get("printed", ""))


def _record(line: str) -> Record | _Departure:
    """Raises ValueError or KeyError for a line that was not written by `_record_lines`."""
    told, _quote, title = line.partition(' "')
    key, sequence, changed, state, *more = told.split(" ")
    stamp = Stamp(int(sequence), _moment(changed))
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
        personal="personal" in values or kind in ("meeting", "review"),
        text=text,
        details=details,
        frame=frame,
    )
    if state == "left":
        return _Departure(event, stamp, _several(values["in"]))
    return Record(key, stamp, event, removed=STATES[state], peak=int(values.get("peak", "0")))


def _several(values: str | None) -> tuple[str, ...]:
    return tuple(values.split(",")) if values else ()


@lru_cache(maxsize=1024)
def _moment(text: str) -> datetime:
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
