"""Our own reading of every finished calendar, by the rules that no library checks.

The rules are those of Outlook (MS-OXCICAL, MS-STANOICAL), Exchange and RFC 5545 and 7986, and what other
programs were seen to stumble over. Only what introplan means to write is allowed: an ATTENDEE, an RRULE or a second
alarm is a fault as much as a missing UID.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

HEADER = (
    *("BEGIN", "VERSION", "PRODID", "CALSCALE", "METHOD", "X-WR-CALNAME", "NAME", "X-WR-RELCALID", "UID"),
    *("X-WR-TIMEZONE", "REFRESH-INTERVAL", "X-PUBLISHED-TTL"),
)
ALWAYS = (
    *("BEGIN", "SUMMARY", "DTSTART", "DTEND", "DTSTAMP", "UID", "SEQUENCE", "DESCRIPTION", "ORGANIZER", "STATUS"),
    *("TRANSP", "X-MICROSOFT-CDO-BUSYSTATUS", "END"),
)
SOMETIMES = ("LAST-MODIFIED", "CATEGORIES", "LOCATION", "X-MICROSOFT-CDO-ALLDAYEVENT")
STANDINGS = frozenset(
    {
        ("CONFIRMED", "OPAQUE", "BUSY"),
        ("CONFIRMED", "TRANSPARENT", "FREE"),
        ("TENTATIVE", "OPAQUE", "TENTATIVE"),
        ("TENTATIVE", "TRANSPARENT", "FREE"),
        ("CANCELLED", "TRANSPARENT", "FREE"),
    }
)
"""STATUS, TRANSP and X-MICROSOFT-CDO-BUSYSTATUS, which programs weigh differently, must say the same."""

ALARM = ("BEGIN", "ACTION", "TRIGGER", "DESCRIPTION", "END")
_ALARM_BEGINS = b"BEGIN:VALARM\r\n"

WHEN = (b"DTSTART", b"DTEND")
OWN = (*WHEN, b"UID:")
ELSEWHERE = ("DTSTART", "DTEND", "UID")
"""What is no part of what an event says: it would stand there for the second time."""

_OCTET, _FIRST_OCTET = rb"[^\x00-\x08\x0a-\x1f\x7f]", rb"[^\x00-\x08\x0a-\x1f\x7f\x80-\xbf]"
_SOUND = re.compile(rb"%b{1,75}(?:\r\n %b%b{0,73})*\r\n" % (_OCTET, _FIRST_OCTET, _OCTET))
"""At most 75 octets, folded between characters, ended by CRLF, and without control characters."""

_LINE = re.compile(rb"[^\n]*\n(?: [^\n]*\n)*|[^\n]+\Z")
_IDENTITY = re.compile(rb"\nUID:([^\n]*\n(?: [^\n]*\n)*)")
_OUR_IDENTITY = re.compile(rb"UID:(?!0400000082)[!-~]{1,71}\r\n")
_HOURS = re.compile(
    rb"DTSTART;TZID=(?P<zone>[A-Za-z0-9_+/-]{1,40}):(?P<starts>\d{8}T\d{6})\r\n"
    rb"DTEND;TZID=(?P=zone):(?P<ends>\d{8}T\d{6})\r\n"
)
_SESSION = re.compile(rb"UID:[^/\r]+/(?!_)[^/\r]+/")
"""A session may last all day and take time; all else that has no hour only tells of a day."""
_PROPERTY = re.compile(r'([A-Z0-9-]+)((?:;[A-Z0-9-]+=(?:"[^"]*"|[^";:,]*))*:)(.*)')

_TITLE = (r":(?:[^\\;,]{0,254}|(?:[^\\;,]|\\[\\;,]){0,254})", "is not one line that Outlook can keep")
_WHEN = (r";VALUE=DATE:\d{8}|;TZID=[^;:]+:\d{8}T\d{6}|:\d{8}T\d{6}Z", "is neither a day, nor a time in a zone")
_STAMP = (r":\d{8}T\d{6}Z", "is not in UTC")
_CATEGORY = r"(?! )(?:[^\\;,]|\\\\){1,254}(?<! )"
_RULES = {
    "X-WR-CALNAME": _TITLE,
    "NAME": _TITLE,
    "SUMMARY": _TITLE,
    "LOCATION": _TITLE,
    "DESCRIPTION": (r":[^\\;,]*(?:\\[\\;,n][^\\;,]*)*", "has a wrong escape"),
    "CATEGORIES": (rf":{_CATEGORY}(?:,{_CATEGORY})*", "has a name that Outlook would break"),
    "UID": (r":(?!040000008200E00074C5B7101A82E008)[!-~]{1,254}", "is too long, not plain, or Outlook's own"),
    "ORGANIZER": (r';CN=(?:"[^"]*"|[^";:,]*):mailto:[^@]+@[^@]+', "is without a name or an address"),
    "SEQUENCE": (r":\d+", "is not a number"),
    "DTSTART": _WHEN,
    "DTEND": _WHEN,
    "DTSTAMP": _STAMP,
    "LAST-MODIFIED": _STAMP,
    "ACTION": (":DISPLAY", "is no message"),
    "TRIGGER": (r":-P(?:\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?)?(?<!P)", "is not so long before"),
}
_READ_RULES = {name: (re.compile(pattern), why) for name, (pattern, why) in _RULES.items()}
"""What parameters and value of a property look like, and what it means when they do not."""

_CLOCK = rb"DTSTART:1970\d{4}T\d{6}\r\n"
_RULE = rb"RRULE:FREQ=YEARLY;BYMONTH=(?:[1-9]|1[0-2]);BYDAY=(?:[1-4]|-1)(?:MO|TU|WE|TH|FR|SA|SU)\r\n"
_NAMES = rb"TZNAME:[!-~]+\r\nTZOFFSETFROM:[+-]\d{4}\r\nTZOFFSETTO:[+-]\d{4}\r\n"
_STANDARD, _DAYLIGHT = (rb"BEGIN:%b\r\n%%bEND:%b\r\n" % (kind, kind) for kind in (b"STANDARD", b"DAYLIGHT"))
_YEARLY = _CLOCK + _RULE + _NAMES
_ZONE = re.compile(
    rb"BEGIN:VTIMEZONE\r\nTZID:[!-~]+\r\n(?:%b|%b%b)END:VTIMEZONE\r\n"
    % (_STANDARD % (_CLOCK + _NAMES), _STANDARD % _YEARLY, _DAYLIGHT % _YEARLY)
)


class ContentLine(NamedTuple):
    """A line without its folds; its parameters end with the colon; and what is wrong with it alone."""

    name: str
    parameters: str
    value: str
    faults: tuple[str, ...]


class ContentLines(NamedTuple):
    """Some lines of an event: their names, each by its name, and what is wrong with any of them alone."""

    names: tuple[str, ...]
    values: Mapping[str, ContentLine]
    faults: tuple[str, ...]


def faults(calendar: bytes) -> list[str]:
    """What is wrong with a calendar file, each fault once; nothing for one that may be given out."""
    lines = _LINE.findall(calendar)
    begin, end = b"BEGIN:VCALENDAR\r\n", b"END:VCALENDAR\r\n"
    if [line for line in lines if line in (begin, end)] != [begin, end] or (lines[0], lines[-1]) != (begin, end):
        return ["a file that is not one calendar from beginning to end"]
    starts = [index for index, line in enumerate(lines) if line == b"BEGIN:VEVENT\r\n"]
    head, *events = (lines[start:end] for start, end in pairwise([0, *starts, len(lines) - 1]))
    zones = [line.decode(errors="replace") for line in head if line.startswith(b"TZID:")]
    zone = zones[0].removesuffix("\r\n").removeprefix("TZID:") if zones else None
    found = [
        *head_faults(head),
        *(fault for event in events for fault in event_faults(event, zone)),
        *identity_faults(uid.replace(b"\r\n ", b"").strip() for uid in _IDENTITY.findall(calendar)),
        *([] if events else ["no event"]),
    ]
    return list(dict.fromkeys(found))


def head_faults(head: Sequence[bytes]) -> Iterator[str]:
    """What is wrong with the lines before the first event."""
    split = head.index(b"BEGIN:VTIMEZONE\r\n") if b"BEGIN:VTIMEZONE\r\n" in head else len(head)
    lines = [_read_line(line) for line in head[:split]]
    for line in lines:
        yield from line.faults
    values = {line.name: line.value for line in lines}
    if tuple(line.name for line in lines) != HEADER:
        yield "a header with other properties, or in another order"
    elif (values["BEGIN"], values["VERSION"], values["METHOD"]) != ("VCALENDAR", "2.0", "PUBLISH"):
        yield "a calendar that is not published by version 2.0"
    elif values["NAME"] != values["X-WR-CALNAME"] or values["UID"] != values["X-WR-RELCALID"]:
        yield "twins in the header that differ"
    yield from _zone_faults(tuple(head[split:]))


@lru_cache(maxsize=64)
def _zone_faults(declaration: tuple[bytes, ...]) -> tuple[str, ...]:
    """What is wrong with a VTIMEZONE, which all calendars of a programme share; nothing where there is none."""
    sound = not declaration or _ZONE.fullmatch(b"".join(declaration))
    return () if sound else ("a VTIMEZONE that is not one yearly pair",)


def event_faults(event: Sequence[bytes], zone: str | None) -> Iterator[str]:
    """What is wrong with the lines of a VEVENT in a file that declares this zone, or none."""
    said = read_said(tuple([line for line in event if not line.startswith(OWN)]))
    when = read_when(tuple([line for line in event if line.startswith(WHEN)]), zone)
    yield from together_faults(said, when, *(line for line in event if line.startswith(b"UID:")))


class SaidRead(NamedTuple):
    """What an event says and when it was written, as it was read; `rest` is what is wrong with it beyond its lines."""

    names: tuple[str, ...]
    faults: tuple[str, ...]
    rest: tuple[str, ...]
    alarm: tuple[str, ...]
    whole_day: bool
    busy: bool
    is_sound: bool


class WhenRead(NamedTuple):
    """Start and end of an event as they were read; `rest` is what is wrong with the two together."""

    names: tuple[str, ...]
    faults: tuple[str, ...]
    rest: tuple[str, ...]
    whole_day: bool
    is_sound: bool


_SOUND_HOURS = WhenRead(("DTSTART", "DTEND"), (), (), whole_day=False, is_sound=True)


def together_faults(said: SaidRead, when: WhenRead, *uids: bytes) -> Sequence[str]:
    """What is wrong with an event that says one thing, at one time, under one UID: each was read for all that share it.

    What can be said of one of them alone has been said when it was read; here is what is a matter of several.
    """
    if (
        said.is_sound
        and when.is_sound
        and said.whole_day == when.whole_day
        and not (when.whole_day and said.busy)
        and len(uids) == 1
        and _OUR_IDENTITY.fullmatch(uids[0])
    ):
        return ()
    which = [_read_identity(line) for line in uids]
    found = (*said.faults, *when.faults, *(fault for line in which for fault in line.faults))
    found = found or _name_faults((*said.names, *when.names, *(line.name for line in which)))
    if found:
        return (*said.alarm, *found)
    untold = ("a whole day that Outlook is not told of",) if said.whole_day != when.whole_day else ()
    is_busy = when.whole_day and said.busy and not any(map(_SESSION.match, uids))
    taken = ("a whole day that takes time",) if is_busy else ()
    return (*said.alarm, *said.rest, *when.rest, *untold, *taken)


@lru_cache(maxsize=4096)
def read_said(lines: tuple[bytes, ...]) -> SaidRead:
    """All lines of a VEVENT but when it is and its UID. A time or a UID among them is one that is not looked for."""
    alarm: tuple[str, ...] = ()
    if _ALARM_BEGINS in lines:
        at = lines.index(_ALARM_BEGINS)
        alarm = _alarm_faults(lines[at:-1], on=b"STATUS:CANCELLED\r\n" not in lines)
        lines = (*lines[:at], *lines[-1:])
    names, values, faults = _read_lines(lines)
    whole = not _name_faults((*names, *ELSEWHERE))
    misplaced = [] if whole else [f"an event with {name} among what it says" for name in ELSEWHERE if name in values]
    rest = tuple(_said_faults(values)) if whole else ()
    return SaidRead(
        names,
        (*faults, *misplaced),
        rest,
        alarm,
        "X-MICROSOFT-CDO-ALLDAYEVENT" in values,
        not whole or values["X-MICROSOFT-CDO-BUSYSTATUS"].value != "FREE",
        whole and not (faults or misplaced or rest or alarm),
    )


@lru_cache(maxsize=4096)
def read_when(lines: tuple[bytes, ...], zone: str | None) -> WhenRead:
    """Start and end of an event, in a file that declares this zone, or none."""
    hours = _HOURS.fullmatch(b"".join(lines))  # nearly all are such, and then all the rest below is so
    if hours and zone and hours["zone"] == zone.encode() and hours["starts"] < hours["ends"]:
        return _SOUND_HOURS
    names, values, faults = _read_lines(lines)
    whole = sorted(names) == ["DTEND", "DTSTART"]
    rest = tuple(_time_faults(values["DTSTART"], values["DTEND"], zone)) if whole else ()
    whole_day = whole and values["DTSTART"].parameters == ";VALUE=DATE:"
    return WhenRead(names, faults, rest, whole_day, whole and not (faults or rest))


@lru_cache(maxsize=1024)
def _alarm_faults(alarm: tuple[bytes, ...], *, on: bool) -> tuple[str, ...]:
    """What is wrong with the lines of a VALARM, which is the last of its event."""
    read = _read_lines(alarm)
    whole = read.names == ALARM and alarm[-1] == b"END:VALARM\r\n"
    return (
        *read.faults,
        *(() if whole else ("an alarm with other properties, or in another order",)),
        *(() if on else ("an alarm of what is cancelled",)),
    )


def identity_faults(identities: Iterable[str | bytes]) -> Iterator[str]:
    """The UIDs that stand twice in a file, which Exchange then refuses whole."""
    several = list(identities)
    if len(set(several)) < len(several):
        for uid, times in Counter(several).items():
            if times > 1:
                yield f"a UID twice: {uid.decode() if isinstance(uid, bytes) else uid}"


@lru_cache(maxsize=1024)
def _name_faults(names: tuple[str, ...]) -> tuple[str, ...]:
    """What is wrong with the names of a VEVENT's lines, from BEGIN to END."""
    counted = Counter(names)
    return (
        *(f"an event without {name}" for name in ALWAYS if name not in counted),
        *(f"an event with more than one {name}" for name, times in counted.items() if times > 1),
        *(f"an event with {name or 'a broken line'}" for name in counted if name not in (*ALWAYS, *SOMETIMES)),
    )


def _said_faults(said: Mapping[str, ContentLine]) -> Iterator[str]:
    standing = (said["STATUS"].value, said["TRANSP"].value, said["X-MICROSOFT-CDO-BUSYSTATUS"].value)
    changed = said.get("LAST-MODIFIED", said["DTSTAMP"])
    if changed.value != said["DTSTAMP"].value:
        yield "a DTSTAMP and a LAST-MODIFIED that differ"
    if standing not in STANDINGS:
        yield "a STATUS, TRANSP and BUSYSTATUS that do not agree"


def _time_faults(starts: ContentLine, ends: ContentLine, zone: str | None) -> Iterator[str]:
    if starts.parameters not in {";VALUE=DATE:", f";TZID={zone}:" if zone else ":"}:
        yield "a time in a zone that the file does not declare"
    if starts.parameters != ends.parameters or len(starts.value) != len(ends.value):
        yield "a start and an end of different kinds"
    elif starts.value >= ends.value:
        yield "an end that is not after the start"


def _read_identity(raw: bytes) -> ContentLine:
    """A UID, which no other event has: read at once when it is as ours are, and not kept."""
    if _OUR_IDENTITY.fullmatch(raw):
        return ContentLine("UID", ":", "", ())
    return _read_line.__wrapped__(raw)


def _read_lines(raw: tuple[bytes, ...]) -> ContentLines:
    lines = [_read_line(line) for line in raw]
    names = tuple([line.name for line in lines])
    found = tuple([fault for line in lines for fault in line.faults])
    return ContentLines(names, dict(zip(names, lines, strict=True)), found)


@lru_cache(maxsize=16_384)
def _read_line(raw: bytes) -> ContentLine:
    """A line from its bytes, folds and all. Kept, since events share most of theirs."""
    found = (
        []
        if _SOUND.fullmatch(raw)
        else ["a line that is too long, wrongly ended or folded, or holds a control character"]
    )
    try:
        read = _PROPERTY.fullmatch(raw.removesuffix(b"\r\n").replace(b"\r\n ", b"").decode("utf-8"))
    except UnicodeDecodeError:
        return ContentLine("", "", "", (*found, "bytes that are not UTF-8"))
    if not read:
        return ContentLine("", "", "", tuple(found))
    name, parameters, value = read.groups()
    pattern, why = _READ_RULES.get(name, (None, ""))
    if pattern and not pattern.fullmatch(parameters + value):
        found.append(f"{name} {why}")
    return ContentLine(name, parameters, value, tuple(found))
