"""The ledger as a text file: one line for each release and each event, for `git diff` and for merging branches.

    introplan-ledger 2
    programme malmo introduktion.malmo.example
    release 1 2026-11-25T03:10:00Z "Första utgåvan" #5f3a9c01
    called people/ada-testsson 2026-11-25T03:10:00Z ada-berg 4c1f02aa #90b1c2d3
    ht26/barnsamtal 0 2026-11-25T03:10:00Z planned 2027-03-04 09:00-12:00 session of=barnsamtal … "Samtal" #81c0d2ee

What things are `called` stands by their namespace and first id: the id that they had in that release, and a
fingerprint of their name or title. The events stand by key, and every line is whole by itself: nothing counts or sums
the others, so that two branches merge line by line. Beneath an event that somebody's calendar has lost stands how it
was there, as `left`. A cohort that was `closed` has left the `hidden` marks of its people and of their events, see
`closings`; only a ledger that has such lines is of version 3. The warnings that stood at the last release are
`known`, by marks that name nobody; a ledger with such a line is of version 4, and one with a task, a posting or whole
days on end of version 5. In which `way` somebody keeps the dates stands where it is not as is usual, in version 6. When
both branches have released the same event, both of its lines may stay: calendar programs would take the newer, and so
does introplan. The fingerprint that ends a line tells whether a hand has been
at it.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime

from introplan.agenda import OccasionKind
from introplan.diagnostics import Diagnostic, Source
from introplan.releases.closings import ClosedCohort, Seal, closings_joined
from introplan.releases.events import fingerprint
from introplan.releases.joining import one_of, order_of
from introplan.releases.known import Stood, latest
from introplan.releases.ledger import EMPTY, Cancellation, Ledger, Record, Release
from introplan.releases.ledger_faults import (
    MARKERS,
    closed_line_lost,
    conflict,
    line_changed,
    line_lost,
    named_twice,
    not_text,
    twice,
    version_unknown,
)
from introplan.releases.ledger_lines import (
    CalledLine,
    DepartureLine,
    HiddenLine,
    LedgerLine,
    WayLine,
    called_line,
    closing_lines,
    known_line,
    moment_of,
    read_line,
    record_lines,
    release_line,
    way_line,
)
from introplan.releases.named import ReleasedName, names_joined
from introplan.releases.ways import ReleasedWay, ways_joined

FILE_NAME = "releases.ledger"
VERSION = 6
WITHOUT_WAYS = 5
WITHOUT_KINDS = 4
WITHOUT_KNOWN = 3
WITHOUT_CLOSINGS = 2
READS = (1, 2, 3, 4, 5, 6)
"""Version 1 knows less of each event, nothing of what its entry tells: see `PublishedEvent`. Version 2 knows no
closed cohorts, and would bring their people back: so it is to refuse a ledger that has some, and no other. Version 3
knows no warnings that stood, and would take their line for damage: it is to refuse a ledger that has it. Version 4
knows no events of `LATER_KINDS`, and would take theirs for damage; nor any last day, which it would drop. Version 5
knows no ways."""
LATER_KINDS: frozenset[OccasionKind] = frozenset(["posting", "task"])
NAME = "introplan-ledger"
HEAD = """\
# What has been given out, and how often it has changed. Written by `introplan publish`; change the plan, not this.
"""
RELEASES = re.compile(rb"^release (\S+) (\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ) ", re.MULTILINE)
VERSIONS = re.compile(rb"(?:\xef\xbb\xbf)?introplan-ledger (\S+)")
KnownLines = dict[str, LedgerLine]
"""What lines say that have been read."""


def ledger_text(ledger: Ledger) -> str:
    """The ledger as the text of its file."""
    lines = [release_line(each) for each in ledger.releases]
    lines += [called_line(path, named) for path, named in ledger.called.items()]
    lines += [way_line(person, way) for person, way in ledger.ways.items()]
    lines += [line for closing in ledger.closings for line in closing_lines(closing)]
    lines += [known_line(Stood(ledger.last.at, ledger.known))] if ledger.last and ledger.known else []
    for key in sorted(ledger.records):
        lines += record_lines(ledger.records[key])
    programme = f"programme {' '.join(ledger.identity)}\n" if ledger.identity else ""
    head = f"{NAME} {_oldest_version(ledger)}\n{HEAD}"
    return head + programme + "".join(f"{line} #{fingerprint(line)}\n" for line in lines)


def _oldest_version(ledger: Ledger) -> int:
    """The first version that knows all that the ledger has, so that no introplan refuses more than it has to."""
    if ledger.ways:
        return VERSION
    events = (record.event for record in ledger.records.values() if record.event)
    if any(event.kind in LATER_KINDS or event.until is not None for event in events):
        return WITHOUT_WAYS
    return WITHOUT_KINDS if ledger.known else WITHOUT_KNOWN if ledger.closings else WITHOUT_CLOSINGS


def read_ledgers(contents: Iterable[bytes], known: KnownLines | None = None) -> list[Ledger]:
    """What can be read of many ledgers of one programme; a line that stands in several of them is read once."""
    known = {} if known is None else known
    return [_glanced(content, known) or _read("", content, known)[0] for content in contents]


def _glanced(content: bytes, known: KnownLines) -> Ledger | None:  # noqa: PLR0912 - a branch for each kind of line
    """The ledger, where most lines are known and all are as `ledger_text` writes them; None for any other file."""
    ledger = Ledger()
    releases: list[Release] = []
    records: dict[str, Record] = {}
    called: dict[str, ReleasedName] = {}
    ways: dict[str, ReleasedWay] = {}
    closings = _Closings()
    stood: list[Stood] = []
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
            value = known[line] = read_line(line)
        match value:
            case Record() if value.key not in records:
                records[value.key] = value
            case DepartureLine() if value.event.key in records:
                records[value.event.key] = _with(records[value.event.key], value)
            case Release():
                releases.append(value)
            case CalledLine(path, named) if path not in called:
                called[path] = named
            case WayLine(person, way) if person not in ways:
                ways[person] = way
            case Seal() | HiddenLine():
                closings.take(value)
            case Stood():
                stood.append(value)
            case _:
                return None
    if any(closings.lost):
        return None
    releases = sorted(dict.fromkeys(releases), key=order_of)
    known_warnings = latest(stood, releases[-1].at if releases else None)
    return Ledger(ledger.identity, tuple(releases), records, called, closings.found, known_warnings, ways)


def version_of(content: bytes) -> str | None:
    """The version that a ledger says it has, when this introplan does not know it."""
    found = VERSIONS.match(content)
    version = found[1].decode(errors="replace") if found else None
    return version if version not in (None, *map(str, READS)) else None


def last_release(content: bytes) -> tuple[str, datetime] | None:
    """The name and moment of the latest release that a ledger names, without reading the rest of it."""
    found = [(moment_of(at.decode()), name.decode(errors="replace")) for name, at in RELEASES.findall(content)]
    moment, name = max(found, default=(None, ""))
    return (name, moment) if moment else None


def read_ledger(path: str, content: bytes, known: KnownLines | None = None) -> tuple[Ledger, list[Diagnostic]]:
    """The ledger that a file holds, and what is wrong with the file.

    Never raises for what the file holds. With an error among the diagnostics the ledger is what could be read. `known`
    is what lines that have been read before say, and learns more: for the ledgers that are read beside it.
    """
    return _read(path, content, {} if known is None else known)


def _read(path: str, content: bytes, known: KnownLines) -> tuple[Ledger, list[Diagnostic]]:
    try:
        source = Source(path, content.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return EMPTY, [not_text(path)]
    if not any(line.startswith(NAME) for line in source.lines):
        return EMPTY, [line_changed(source, 0)]
    reading = _Reading(source, known)
    for number, line in enumerate(source.lines):
        reading.take(number, line.rstrip())
    ledger = reading.ledger()
    found = reading.found
    if any(each.name == "ledger-of-newer-version" for each in found):
        found = [each for each in found if each.name in ("ledger-of-newer-version", "ledger-conflict")]
    return ledger, found


class _Closings:
    """The closed cohorts that the lines read so far have told of."""

    def __init__(self) -> None:
        self._seals: list[Seal] = []
        self._hidden: dict[str, list[dict[str, int]]] = {}
        self._lines: dict[str, int] = {}

    def take(self, line: Seal | HiddenLine, number: int = 0) -> None:
        """One line; `number` is its own."""
        if isinstance(line, Seal):
            self._seals.append(line)
        else:
            self._hidden.setdefault(line.salt, []).append({line.mark: line.number})
            self._lines.setdefault(line.salt, number)

    @property
    def found(self) -> tuple[ClosedCohort, ...]:
        """All of them, in order of time."""
        each = ([ClosedCohort(seal, one) for one in ({}, *self._hidden.get(seal.salt, ()))] for seal in self._seals)
        return closings_joined(each)

    @property
    def lost(self) -> Iterator[int]:
        """The numbers of lines of which nobody knows any more what they belong to."""
        salts = {seal.salt for seal in self._seals}
        return (number for salt, number in self._lines.items() if salt not in salts)


class _Reading:
    """What the lines read so far have said, and what is wrong with them."""

    def __init__(self, source: Source, known: KnownLines) -> None:
        self.source = source
        self._known = known
        self.found: list[Diagnostic] = []
        self._identity: tuple[str, str] | None = None
        self._releases: dict[Release, int] = {}
        self._records: dict[str, list[Record]] = {}
        self._lines: dict[str, int] = {}
        self._departures: list[tuple[int, DepartureLine]] = []
        self._called: list[dict[str, ReleasedName]] = []
        self._ways: list[dict[str, ReleasedWay]] = []
        self._closings = _Closings()
        self._stood: list[Stood] = []

    def take(self, number: int, words: str) -> None:
        """One line, without the space at its end."""
        if not words or words.startswith(("#", *MARKERS[1:])):
            return
        if words.startswith(MARKERS[0]):
            self.found.append(conflict(self.source, number))
        elif words.startswith(NAME):
            version = words.removeprefix(NAME).strip()
            if version not in map(str, READS):
                self.found.append(version_unknown(self.source, version, VERSION, number))
        elif words.startswith("programme ") and words.count(" ") == 2:
            _word, id_, domain = words.split(" ")
            self._identity = id_, domain
        else:
            if words not in self._known:
                self._known[words] = read_line(words)
            self._take_value(number, self._known[words])

    def _take_value(self, number: int, value: LedgerLine) -> None:
        match value:
            case None:
                self.found.append(line_changed(self.source, number))
            case Release():
                self._releases.setdefault(value, number)
            case DepartureLine() if several := self._records.get(value.event.key):
                several[-1] = _with(several[-1], value)  # it stands beneath its own record, also after a merge
            case DepartureLine():
                self._departures.append((number, value))
            case CalledLine(path, named):  # of two branches' lines the later
                self._called.append({path: named})
            case WayLine(person, way):
                self._ways.append({person: way})
            case Seal() | HiddenLine():
                self._closings.take(value, number)
            case Stood():
                self._stood.append(value)
            case Record() if value.key in self._records:
                self.found.append(twice(self.source, value.key, self._lines[value.key], number))
                self._records[value.key].append(value)
            case Record():
                self._records[value.key], self._lines[value.key] = [value], number

    def ledger(self) -> Ledger:
        """All that was said, after the last line."""
        for number, departure in self._departures:
            if several := self._records.get(departure.event.key):
                several[0] = _with(several[0], departure)
            else:
                self.found.append(line_lost(self.source, departure.event.key, number))
        self.found += (closed_line_lost(self.source, number) for number in self._closings.lost)
        self.found += named_twice(self.source, self._releases)
        releases = sorted(self._releases, key=order_of)
        last = releases[-1].at.date() if releases else None
        records = {key: one_of(several, last) for key, several in self._records.items()}
        names = names_joined(self._called)
        known = latest(self._stood, releases[-1].at if releases else None)
        ways = ways_joined(self._ways)
        return Ledger(self._identity, tuple(releases), records, names, self._closings.found, known, ways)


def _with(record: Record, departure: DepartureLine) -> Record:
    """The record with calendars that the event has left, unless it stands there again."""
    here = () if record.removed or record.event is None else record.event.calendars
    left = dict(record.left)
    for calendar in departure.calendars:
        known = left.get(calendar)
        if calendar not in here and (known is None or known.stamp < departure.stamp):
            left[calendar] = Cancellation(departure.event, departure.stamp)
    return replace(record, left=left)
