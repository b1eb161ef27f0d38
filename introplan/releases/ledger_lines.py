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
from introplan.releases.entries import Tells
from introplan.releases.events import PublishedEvent, fingerprint
from introplan.releases.joining import one_of, order_of
from introplan.releases.ledger import BY_HAND, EMPTY, Cancellation, Ledger, Nominal, Record, Release, Stamp
from introplan.releases.named import Named, names_joined

FILE_NAME = "releases.ledger"
VERSION = 2
READS = (1, 2)
"""Version 1 knows less of each event, nothing of what its entry tells: see `PublishedEvent`."""
NAME = "introplan-ledger"
HEAD = f"""{NAME} {VERSION}
# What has been given out, and how often it has changed. Written by `introplan publish`; change the plan, not this.
"""
RELEASES = re.compile(rb"^release (\S+) (\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ) ", re.MULTILINE)
VERSIONS = re.compile(rb"(?:\xef\xbb\xbf)?introplan-ledger (\S+)")
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
    "ledger-line-lost": (
        _("The ledger of releases lacks an event's own line, and has one that belongs beneath it."),
        _("It tells how often the event has changed. Where git remembers it, `introplan check` says so instead."),
    ),
    "ledger-line-twice": (
        _("An event has two lines in the ledger of releases, as after merging two branches that both released."),
        _("The newer one holds, as it does in calendar programs. The next release writes one line."),
    ),
    "release-name-twice": (
        _("Two releases have the same name, as when two people have published without knowing of each other."),
        _("A release is told by its name and its moment together, so nothing is lost; people may ask which is meant."),
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


def _release_line(release: Release) -> str:
    words = [f"printed={release.printed}"] if release.printed else []
    return " ".join(["release", release.name, _moment_text(release.at), *words, _quoted(release.message)])


def _record_lines(record: Record) -> Iterator[str]:
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


BACK = _("take the file back as it was, such as with `git restore`; then change the plan, and publish")


def read_ledgers(contents: Iterable[bytes], known: "KnownLines | None" = None) -> list[Ledger]:
    """What can be read of many ledgers of one programme; a line that stands in several of them is read once."""
    known = {} if known is None else known
    return [_glanced(content, known) or _read("", content, known)[0] for content in contents]


def _glanced(content: bytes, known: "KnownLines") -> Ledger | None:
    """The ledger, where most lines are known and all are as `ledger_text` writes them; None for any other file."""
    ledger = Ledger()
    releases: list[Release] = []
    records: dict[str, Record] = {}
    called: dict[str, Named] = {}
    try:
        lines = content.decode().split("\n")
    except UnicodeDecodeError:
        return None
    if not lines[0].startswith(NAME):
        return None
    for line in lines[1:]:
        value = known.get(line)
        if value is None:
            if not line or line.startswith("#"):
                continue
            if line.startswith("programme ") and line.count(" ") == 2:
                ledger = Ledger((line.split(" ")[1], line.split(" ")[2]))
                continue
            value = known[line] = _read_line(line)
        match value:
            case Record() if value.key not in records:
                records[value.key] = value
            case _Departure() if value.event.key in records:
                records[value.event.key] = _with(records[value.event.key], value)
            case Release():
                releases.append(value)
            case _Called(path, named) if path not in called:
                called[path] = named
            case _:
                return None
    return Ledger(ledger.identity, tuple(sorted(dict.fromkeys(releases), key=order_of)), records, called)


def version_of(content: bytes) -> str | None:
    """The version that a ledger says it has, when this introplan does not know it."""
    found = VERSIONS.match(content)
    version = found[1].decode(errors="replace") if found else None
    return version if version not in (None, *map(str, READS)) else None


def last_release(content: bytes) -> tuple[str, datetime] | None:
    """The name and moment of the latest release that a ledger names, without reading the rest of it."""
    found = [(_moment(at.decode()), name.decode(errors="replace")) for name, at in RELEASES.findall(content)]
    moment, name = max(found, default=(None, ""))
    return (name, moment) if moment else None


def read_ledger(path: str, content: bytes, known: "KnownLines | None" = None) -> tuple[Ledger, list[Diagnostic]]:
    """The ledger that a file holds, and what is wrong with the file.

    Never raises for what the file holds. With an error among the diagnostics the ledger is what could be read. `known`
    is what lines that have been read before say, and learns more: for the ledgers that are read beside it.
    """
    return _read(path, content, {} if known is None else known)


def _read(path: str, content: bytes, known: "KnownLines") -> tuple[Ledger, list[Diagnostic]]:
    try:
        source = Source(path, content.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return EMPTY, [
            error("ledger-line-changed", _("this file is not text"), at=Source(path, "").words(0), help=BACK)
        ]
    if not any(line.startswith(NAME) for line in source.lines):
        return EMPTY, [_line_changed(source, 0)]
    reading = _Reading(source, known)
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


_Value = Release | Record | _Departure | _Called | None
"""What a line says; None when nobody has written it so."""
KnownLines = dict[str, _Value]


class _Reading:
    """What the lines read so far have said, and what is wrong with them."""

    def __init__(self, source: Source, known: "KnownLines") -> None:
        self.source = source
        self._known = known
        self.found: list[Diagnostic] = []
        self._identity: tuple[str, str] | None = None
        self._releases: dict[Release, int] = {}
        self._records: dict[str, list[Record]] = {}
        self._lines: dict[str, int] = {}
        self._departures: list[tuple[int, _Departure]] = []
        self._called: list[dict[str, Named]] = []

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
            if words not in self._known:
                self._known[words] = _read_line(words)
            self._take_value(number, self._known[words])

    def _take_value(self, number: int, value: "_Value") -> None:
        match value:
            case None:
                self.found.append(_line_changed(self.source, number))
            case Release():
                self._releases.setdefault(value, number)
            case _Departure() if several := self._records.get(value.event.key):
                several[-1] = _with(several[-1], value)  # it stands beneath its own record, also after a merge
            case _Departure():
                self._departures.append((number, value))
            case _Called(path, named):  # of two branches' lines the later
                self._called.append({path: named})
            case Record() if value.key in self._records:
                self.found.append(_twice(self.source, value.key, self._lines[value.key], number))
                self._records[value.key].append(value)
            case Record():
                self._records[value.key], self._lines[value.key] = [value], number

    def ledger(self) -> Ledger:
        """All that was said, after the last line."""
        for number, departure in self._departures:
            if several := self._records.get(departure.event.key):
                several[0] = _with(several[0], departure)
            else:
                self.found.append(_line_lost(self.source, departure.event.key, number))
        self.found += _named_twice(self.source, self._releases)
        releases = sorted(self._releases, key=order_of)
        last = releases[-1].at.date() if releases else None
        records = {key: one_of(several, last) for key, several in self._records.items()}
        return Ledger(self._identity, tuple(releases), records, names_joined(self._called))


def _with(record: Record, departure: _Departure) -> Record:
    """The record with calendars that the event has left, unless it stands there again."""
    here = () if record.removed or record.event is None else record.event.calendars
    left = dict(record.left)
    for calendar in departure.calendars:
        known = left.get(calendar)
        if calendar not in here and (known is None or known.stamp < departure.stamp):
            left[calendar] = Cancellation(departure.event, departure.stamp)
    return replace(record, left=left)


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


def _line_lost(source: Source, key: str, number: int) -> Diagnostic:
    return error(
        "ledger-line-lost",
        _("the line of {key} is gone, and only what stood beneath it is left"),
        at=_key_of(source, key, number),
        help=BACK,
        values={"key": key},
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


def _named_twice(source: Source, releases: Mapping[Release, int]) -> Iterator[Diagnostic]:
    """Two people have given their releases one name, each without knowing of the other's."""
    first: dict[str, int] = {}
    for release, number in releases.items():
        other = first.setdefault(release.name.casefold(), number)
        if other != number:
            yield note(
                "release-name-twice",
                _("two releases are called {name}"),
                at=source.words(number),
                also=[Label(source.words(other), _("the other one"))],
                help=_("both hold, and nothing is lost; the next release gets a number that neither has"),
                values={"name": release.name},
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
        tells=_tells(values.get("tells")),
    )
    if state == "left":
        return _Departure(event, stamp, _several(values["in"]))
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
