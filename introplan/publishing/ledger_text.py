"""The ledger as a text file: one line for each release and each event, for `git diff` and for merging branches.

    introplan-ledger 1
    programme malmo introduktion.malmo.example
    release 1 2026-11-25T03:10:00Z "Första utgåvan" #5f3a9c01
    ht26/barnsamtal 0 2026-11-25T03:10:00Z planned 2027-03-04 09:00-12:00 session of=barnsamtal … "Samtal" #81c0d2ee

The events stand by key, and every line is whole by itself: nothing counts or sums the others, so that two branches
merge line by line. When both have released the same event, both of its lines may stay: calendar programs would take
the newer, and so does introplan. The fingerprint that ends a line tells whether a hand has been at it.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, time
from functools import lru_cache
from typing import cast, get_args

from introplan.agenda import Attendee, Kind
from introplan.agenda.occasions import Part
from introplan.days import Times
from introplan.diagnostics import Diagnostic, Label, Position, Source, Span, _, error, note
from introplan.publishing.events import PublishedEvent, fingerprint
from introplan.publishing.ledger import EMPTY, Ledger, Record, Release, Stamp

FILE_NAME = "releases.ledger"
VERSION = 1
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
    lines = [f"release {each.name} {_moment_text(each.at)} {_quoted(each.message)}" for each in ledger.releases]
    lines += (_record_line(ledger.records[key]) for key in sorted(ledger.records))
    programme = f"programme {' '.join(ledger.identity)}\n" if ledger.identity else ""
    return HEAD + programme + "".join(f"{line} #{fingerprint(line)}\n" for line in lines)


def _record_line(record: Record) -> str:
    start = f"{record.key} {record.stamp.sequence} {_moment_text(record.stamp.changed)}"
    event = record.event
    if event is None:
        return f"{start} gone"
    state = "removed" if record.removed else "to-book" if not event.booked else event.status
    fields: list[tuple[str, Iterable[str]]] = [
        ("of", [event.subject]),
        ("sort", [event.sort]),
        ("personal", ["yes"] if event.personal and event.kind == "event" else []),
        ("place", [event.place or ""]),
        ("host", [event.host or ""]),
        ("organisations", event.organisations),
        ("cohorts", event.cohorts),
        *((part, event.people(part)) for part in PARTS),
        ("left", (_left_text(calendar, stamp) for calendar, stamp in sorted(record.left.items()))),
        ("peak", [str(record.peak or "")]),
        ("says", [f"{event.text}.{event.details}.{event.frame}"]),
    ]
    words = [f"{name}={','.join(values)}" for name, values in fields]
    told = [word for word in words if not word.endswith("=")]
    return " ".join([start, state, str(event.day), _times_text(event.times), event.kind, *told, _quoted(event.title)])


def _left_text(calendar: str, stamp: Stamp) -> str:
    return f"{calendar}@{stamp.sequence}@{_moment_text(stamp.changed)}"


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
    identity: tuple[str, str] | None = None
    releases: list[Release] = []
    records: dict[str, Record] = {}
    found: list[Diagnostic] = []
    line_of: dict[str, int] = {}
    for number, line in enumerate(source.lines):
        words = line.rstrip()
        if not words or words.startswith(("#", *MARKERS[1:])):
            continue
        if words.startswith(MARKERS[0]):
            found.append(_conflict(source, number))
        elif words.startswith(NAME):
            found += _version(source, words, number)
        elif words.startswith("programme ") and words.count(" ") == 2:
            _word, id_, domain = words.split(" ")
            identity = id_, domain
        elif isinstance(value := _read_line(words), Release):
            releases.append(value)
        elif value is None:
            found.append(_line_changed(source, number))
        elif value.key in records:
            found.append(_twice(source, value.key, line_of[value.key], number))
            records[value.key] = newest(records[value.key], value)
        else:
            records[value.key], line_of[value.key] = value, number
    if any(each.name == "ledger-of-newer-version" for each in found):
        found = [each for each in found if each.name in ("ledger-of-newer-version", "ledger-conflict")]
    ordered = sorted(dict.fromkeys(releases), key=lambda release: release.at)
    return Ledger(identity, tuple(ordered), records), found


def newest(one: Record, other: Record) -> Record:
    """Of two records of one event, from branches that both released, the one that calendar programs would take.

    Where only the other one stood, it is cancelled.
    """
    older, newer = sorted((one, other), key=lambda record: record.stamp)
    cancelled = Stamp(max(older.highest, newer.highest) + 1, newer.stamp.changed)
    stood = (*(older.event.calendars if older.event else ()), *older.left)
    here = () if newer.removed or newer.event is None else newer.event.calendars
    left = {calendar: cancelled for calendar in stood if calendar not in here} if newer.event else {}
    return replace(newer, left=left | dict(newer.left), peak=max(older.highest, newer.peak))


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
    if version != str(VERSION):
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


def _read_line(words: str) -> Release | Record | None:
    """What a line says; None when its fingerprint, or anything in it, is not as it was written."""
    line, _separator, mark = words.rpartition(" #")
    if fingerprint(line) != mark:
        return None
    try:
        if line.startswith("release "):
            _word, name, at, message = line.split(" ", 3)
            return Release(name, _moment(at), _unquoted(message))
        return _record(line)
    except (ValueError, KeyError):
        return None


def _record(line: str) -> Record:
    """Raises ValueError or KeyError for a line that was not written by `_record_line`."""
    told, _quote, title = line.partition(' "')
    key, sequence, changed, state, *more = told.split(" ")
    stamp = Stamp(int(sequence), _moment(changed))
    if state == "gone":
        return Record(key, stamp, None, removed=True)
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
    left = dict(map(_left, _several(values.get("left"))))
    return Record(key, stamp, event, removed=STATES[state], left=left, peak=int(values.get("peak", "0")))


def _left(text: str) -> tuple[str, Stamp]:
    calendar, sequence, changed = text.split("@")
    return calendar, Stamp(int(sequence), _moment(changed))


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
