"""Content lines as icalendar writes them, kept for the next event that has the same line.

icalendar's own value classes make what is rare; its components are left out, whose keeping of parameters costs most
of the time. Texts, hours and folds, of which there are thousands, are made here, and tests hold them to the same bytes.
Thousands of events share their lines: the same two names, the same room.
This module imports icalendar (50 ms), so it is imported only when calendars are made.
"""

import re
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from icalendar.parser import Contentline
from icalendar.prop import vCalAddress, vDate, vDatetime, vDuration, vInline

from introplan.rendering.zones import Zone

LONGEST = 254
"""Characters that Outlook keeps of a title or a place."""

_KEPT = 8192
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ufeff]")
_BLANKS = re.compile(r"[\t\n ]+")


def one_line(text: str) -> str:
    """A text on one line and within `LONGEST` characters, for titles, places and names."""
    line = _BLANKS.sub(" ", clean(text)).strip()
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1]}…"


def clean(text: str) -> str:
    """A text whose lines end as calendars want them, without control characters and byte order marks."""
    return _CONTROLS.sub("", "\n".join(text.splitlines()))


def identity_line(name: str, identity: str) -> bytes:
    """A line that no other event has, and that is therefore not kept."""
    line = f"{name}:{identity}\r\n".encode()
    return line if len(line) < 77 else _line(name, vInline(identity))


@lru_cache(maxsize=_KEPT)
def text_line(name: str, text: str) -> bytes:
    """A line of any text, its line breaks and all."""
    return _text(name, clean(text))


@lru_cache(maxsize=_KEPT)
def title_line(name: str, text: str) -> bytes:
    """A line whose text has no line breaks and is not longer than Outlook keeps."""
    return _text(name, one_line(text))


def time_line(name: str, local: datetime, zone: Zone) -> bytes:
    """A moment by the clocks of the zone, which the file declares; in UTC when it does not."""
    if zone.declaration:
        return _time_name(name, zone.name) + _time_value(local)
    return stamp_line(name, local.replace(tzinfo=ZoneInfo(zone.name)).astimezone(UTC))


@lru_cache(maxsize=_KEPT)
def _time_name(name: str, zone: str) -> bytes:
    """`DTSTART;TZID=Europe/Stockholm:`, which no zone makes too long for one line with its value."""
    return _line(name, vInline("", params={"TZID": zone})).removesuffix(b"\r\n")


@lru_cache(maxsize=_KEPT)
def _time_value(local: datetime) -> bytes:
    day = local.year * 10_000 + local.month * 100 + local.day
    return b"%08dT%06d\r\n" % (day, local.hour * 10_000 + local.minute * 100 + local.second)


@lru_cache(maxsize=_KEPT)
def stamp_line(name: str, moment: datetime) -> bytes:
    """A moment in UTC."""
    return _line(name, vDatetime(moment))


@lru_cache(maxsize=_KEPT)
def day_line(name: str, day: date) -> bytes:
    """A whole day."""
    return _line(name, vDate(day, params={"VALUE": "DATE"}))


@lru_cache(maxsize=_KEPT)
def duration_line(name: str, length: timedelta, *, declared: bool) -> bytes:
    """A length of time; `declared` as one for properties that have no kind of value of their own."""
    return _line(name, vDuration(length, params={"VALUE": "DURATION"} if declared else None))


@lru_cache(maxsize=_KEPT)
def categories_lines(names: tuple[str, ...]) -> tuple[bytes, ...]:
    """The categories that Outlook colours by, on no line or one; it breaks a name at `,` and `;`, so they go."""
    plain = [one_line(re.sub("[,;]", " ", name)) for name in names]
    kept = [escaped(name) for name in dict.fromkeys(plain) if name]
    return (_line("CATEGORIES", vInline(",".join(kept))),) if kept else ()


@lru_cache(maxsize=_KEPT)
def organizer_line(title: str, email: str) -> bytes:
    """Who publishes. The quotation mark, for which a parameter has no escape that all can read, is made single."""
    return _line("ORGANIZER", vCalAddress.new(clean(email), cn=one_line(title).replace('"', "'")))


@lru_cache(maxsize=_KEPT)
def attendee_line(name: str, email: str) -> bytes:
    """Who is invited. Nobody is asked for an answer, since no mailbox of the programme's waits for one."""
    called = one_line(name).replace('"', "'")
    invited = vCalAddress.new(
        clean(email), cn=called or None, partstat="NEEDS-ACTION", role="REQ-PARTICIPANT", rsvp=False
    )
    return _line("ATTENDEE", invited)


def escaped(text: str) -> str:
    """A clean text as the value of a line. Its own `\\N`, as in `I:\\Nyanställda`, is no line break to anybody."""
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def _text(name: str, text: str) -> bytes:
    return folded(f"{name}:{escaped(text)}".encode()) + b"\r\n"


def _line(name: str, value: vCalAddress | vDate | vDatetime | vDuration | vInline) -> bytes:
    whole: bytes = Contentline.from_parts(name, value.params, value).encode()
    return folded(whole) + b"\r\n"


def folded(line: bytes) -> bytes:
    """A line in pieces of less than 75 octets, cut between characters and not between a `\\` or `^` and its letter."""
    pieces, start = [], 0
    while len(line) - start > 74:
        end = start + 74
        while line[end] & 0xC0 == 0x80:  # inside a character of several octets
            end -= 1
        if line[end - 1] in b"\\^":
            end -= 1
        pieces.append(line[start:end])
        start = end
    pieces.append(line[start:])
    return b"\r\n ".join(pieces)
