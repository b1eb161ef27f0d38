"""Calendars that are sound, and calendars with one planted fault each, as bytes by name.

They are written by hand, not by introplan or icalendar: what the verifiers are tried on must
not come from what they are to verify.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime

Lines = Sequence[str]

MEETINGS = {  # nominal start and end, in Stockholm
    "september": (datetime(2026, 9, 1, 9), datetime(2026, 9, 1, 12)),  # noqa: DTZ001  # the zone is the file's
    "between-rules": (datetime(2026, 10, 20, 9), datetime(2026, 10, 20, 12)),  # noqa: DTZ001
    "after-summer-time": (datetime(2026, 10, 26, 9), datetime(2026, 10, 26, 12)),  # noqa: DTZ001
    "after-winter-time": (datetime(2027, 3, 29, 9), datetime(2027, 3, 29, 12)),  # noqa: DTZ001
    "second-july": (datetime(2028, 7, 3, 9), datetime(2028, 7, 3, 12)),  # noqa: DTZ001
}

HEAD = (
    "VERSION:2.0",
    "PRODID:-//introplan//tests//SV",
    "CALSCALE:GREGORIAN",
    "METHOD:PUBLISH",
    "X-WR-CALNAME:Kohort hösten 2026",
    "REFRESH-INTERVAL;VALUE=DURATION:PT12H",
)

ZONE = """\
BEGIN:VTIMEZONE
TZID:Europe/Stockholm
BEGIN:STANDARD
DTSTART:19701025T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZNAME:CET
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:19700329T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZNAME:CEST
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT
END:VTIMEZONE""".splitlines()

# What icalendar 7's add_missing_timezones() makes of the zone, with fewer years.
RDATE_ZONE = """\
BEGIN:VTIMEZONE
TZID:Europe/Stockholm
BEGIN:STANDARD
DTSTART:19700101T000000
TZNAME:CET
TZOFFSETFROM:+0100
TZOFFSETTO:+0100
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:19800406T030000
RDATE:19810329T030000,20260329T030000,20270328T030000,20280326T030000
TZNAME:CEST
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19800928T030000
RDATE:19810927T030000,20251026T030000,20261025T030000,20271031T030000
TZNAME:CET
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
END:VTIMEZONE""".splitlines()

DAY = (
    "BEGIN:VEVENT",
    "UID:study-visit@introplan.example",
    "DTSTAMP:20260601T080000Z",
    "DTSTART;VALUE=DATE:20260907",
    "DTEND;VALUE=DATE:20260909",
    "SUMMARY:Studiebesök",
    "ORGANIZER:mailto:introduktion@kommun.example",
    "TRANSP:TRANSPARENT",
    "END:VEVENT",
)


def meeting(key: str) -> Lines:
    start, end = MEETINGS[key]
    return (
        "BEGIN:VEVENT",
        f"UID:{key}@introplan.example",
        "SEQUENCE:0",
        "DTSTAMP:20260601T080000Z",
        f"DTSTART;TZID=Europe/Stockholm:{start:%Y%m%dT%H%M%S}",
        f"DTEND;TZID=Europe/Stockholm:{end:%Y%m%dT%H%M%S}",
        "SUMMARY:Föreläsning: LVU\\, barnets bästa – en lång rubrik på å ä ö som viks över flera rader",
        "LOCATION:Stadshuset\\, sal Östermalm",
        'ORGANIZER;CN="Åsa Testsson":mailto:introduktion@kommun.example',
        "STATUS:CONFIRMED",
        "TRANSP:OPAQUE",
        "END:VEVENT",
    )


def calendar(*events: Lines, head: Lines = HEAD, zone: Lines = ZONE) -> Lines:
    return ("BEGIN:VCALENDAR", *head, *zone, *(line for event in events for line in event), "END:VCALENDAR")


def without(lines: Lines, name: str) -> Lines:
    return [line for line in lines if not line.startswith(name)]


def replaced(lines: Lines, old: str, new: str) -> Lines:
    return [line.replace(old, new) for line in lines]


def folded(line: str) -> str:
    """The line in pieces of at most 75 octets, never cut inside a character."""
    pieces, piece = [], ""
    for character in line:
        if len((piece + character).encode()) > 75:
            pieces.append(piece)
            piece = " "
        piece += character
    return "\r\n".join([*pieces, piece])


def written(lines: Iterable[str]) -> bytes:
    return "".join(f"{folded(line)}\r\n" for line in lines).encode()


ONE = meeting("september")
ALL = calendar(*map(meeting, MEETINGS), DAY)

SOUND = {
    "plain": written(ALL),
    "windows-zone-name": written(replaced(ALL, "Europe/Stockholm", "W. Europe Standard Time")),
    "cancelled": written(replaced(ALL, "STATUS:CONFIRMED", "STATUS:CANCELLED")),
}

FAULTS = {
    # bytes
    "byte-order-mark": b"\xef\xbb\xbf" + written(calendar(ONE)),
    "latin-1": written(replaced(calendar(ONE), "–", "-")).decode().encode("latin-1"),
    "control-character": written(replaced(calendar(ONE), "SUMMARY:", "SUMMARY:\x0b")),
    "line-feeds-only": written(calendar(ONE)).replace(b"\r\n", b"\n"),
    "unfolded": "".join(f"{line}\r\n" for line in calendar(ONE)).encode(),
    "unescaped-text": written(replaced(calendar(ONE), "SUMMARY:", "SUMMARY:A, B; C \\q ")),
    "no-end": written(calendar(ONE)[:-1]),
    # properties
    "no-version": written(calendar(ONE, head=without(HEAD, "VERSION"))),
    "no-prodid": written(calendar(ONE, head=without(HEAD, "PRODID"))),
    "no-method": written(calendar(ONE, head=without(HEAD, "METHOD"))),
    "no-uid": written(calendar(without(ONE, "UID"))),
    "no-dtstamp": written(calendar(without(ONE, "DTSTAMP"))),
    "no-organizer": written(calendar(without(ONE, "ORGANIZER"))),
    "attendee": written(calendar([*ONE[:-1], "ATTENDEE:mailto:ada@kommun.example", ONE[-1]])),
    "uid-twice": written(calendar(ONE, replaced(ONE, "20260901T", "20260908T"))),
    "alarm-without-trigger": written(
        calendar([*ONE[:-1], "BEGIN:VALARM", "ACTION:DISPLAY", "DESCRIPTION:x", "END:VALARM", ONE[-1]])
    ),
    # times
    "end-before-start": written(calendar(replaced(ONE, "T120000", "T080000"))),
    "end-and-duration": written(calendar([*ONE[:-1], "DURATION:PT1H", ONE[-1]])),
    "end-of-another-kind": written(calendar(replaced(DAY, "DTEND;VALUE=DATE:20260909", "DTEND:20260909T000000Z"))),
    "no-vtimezone": written(calendar(ONE, zone=())),
    "unknown-tzid": written(calendar(replaced(ONE, "TZID=Europe/Stockholm", "TZID=Nowhere/Land"))),
    "rdate-vtimezone": written(calendar(*map(meeting, MEETINGS), zone=RDATE_ZONE)),
}
