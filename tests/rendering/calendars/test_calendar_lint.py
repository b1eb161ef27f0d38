"""The lint names each fault that was planted, and only that."""

import re

import pytest
from rendering.calendars.calendar_plans import made, small_plan

from introplan.releases import Edition
from introplan.rendering import calendars as package
from introplan.rendering.calendars import UnsoundCalendarError, calendars, events
from introplan.rendering.calendars.lint import faults

SOUND = made(small_plan())["cohorts/ht26.ics"]
SESSION = b"UID:prov/ht26/barnsamtal@introduktion.provby.example\r\n"
LINE = "a line that is too long, wrongly ended or folded, or holds a control character"
OTHER_HEADER = "a header with other properties, or in another order"
OTHER_ZONE = "a VTIMEZONE that is not one yearly pair"
NOT_ONE = "a file that is not one calendar from beginning to end"
STANDING = "a STATUS, TRANSP and BUSYSTATUS that do not agree"


def replaced(old: bytes, new: bytes, times: int = 1) -> bytes:
    assert old in SOUND
    return SOUND.replace(old, new, times)


def test_a_sound_calendar_has_no_fault():
    assert faults(SOUND) == []


PLANTED = {
    # bytes
    "byte order mark": (b"\xef\xbb\xbf" + SOUND, [NOT_ONE]),
    "line feeds only": (SOUND.replace(b"\r\n", b"\n"), [NOT_ONE]),
    "latin-1": (replaced("Samtal med barn\\; det första".encode(), b"Samtal f\xf6r"), ["bytes that are not UTF-8"]),
    "control character": (replaced(b"Tre modeller", b"Tre\x0bmodeller"), [LINE]),
    "not folded": (replaced(b"\r\n ", b"", 100), [LINE]),
    "split character": (replaced("första".encode(), b"f\xc3\r\n \xb6rsta"), [LINE]),
    "no end": (SOUND.removesuffix(b"END:VCALENDAR\r\n"), [NOT_ONE]),
    "two calendars": (SOUND + SOUND, [NOT_ONE]),
    "two in one": (SOUND[:100] + SOUND + SOUND[100:], [NOT_ONE]),
    "nothing": (b"", [NOT_ONE]),
    # the header
    "no method": (replaced(b"METHOD:PUBLISH\r\n", b""), [OTHER_HEADER]),
    "another method": (
        replaced(b"METHOD:PUBLISH", b"METHOD:REQUEST"),
        ["a calendar that is not published by version 2.0"],
    ),
    "no name": (replaced(b"\r\nNAME:", b"\r\nX-NAME:"), [OTHER_HEADER]),
    "two names": (replaced(b"\r\nNAME:", b"\r\nNAME:x"), ["twins in the header that differ"]),
    # the zone
    "rdate": (replaced(b"RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU", b"RDATE:20261025T030000"), [OTHER_ZONE]),
    "no ordinal": (replaced(b"BYDAY=-1SU", b"BYDAY=SU"), [OTHER_ZONE]),
    "two standards": (replaced(b"DAYLIGHT", b"STANDARD", 2), [OTHER_ZONE]),
    "no offset": (replaced(b"TZOFFSETTO:+0100\r\n", b""), [OTHER_ZONE]),
    "another zone": (
        replaced(b"TZID=Europe/Stockholm:20261022T090000", b"TZID=Europe/Oslo:20261022T090000"),
        ["a time in a zone that the file does not declare", "a start and an end of different kinds"],
    ),
    "no zone": (
        SOUND[: SOUND.index(b"BEGIN:VTIMEZONE")] + SOUND[SOUND.index(b"BEGIN:VEVENT") :],
        ["a time in a zone that the file does not declare"],
    ),
    # events
    "no events": (SOUND[: SOUND.index(b"BEGIN:VEVENT")] + b"END:VCALENDAR\r\n", ["no event"]),
    "no uid": (replaced(SESSION, b""), ["an event without UID"]),
    "a uid twice": (
        replaced(SESSION, b"UID:prov/ht26/besok@introduktion.provby.example\r\n"),
        ["a UID twice: prov/ht26/besok@introduktion.provby.example"],
    ),
    "outlook's uid": (
        replaced(SESSION, b"UID:040000008200E00074C5B7101A82E008@x.example\r\n"),
        ["UID is too long, not plain, or Outlook's own"],
    ),
    "no stamp": (replaced(b"DTSTAMP:20000101T000000Z\r\n", b""), ["an event without DTSTAMP"]),
    "local stamp": (replaced(b"T000000Z\r\n", b"T000000\r\n"), ["DTSTAMP is not in UTC"]),
    "no organizer": (replaced(b"ORGANIZER;CN", b"X-WHO;CN"), ["an event without ORGANIZER", "an event with X-WHO"]),
    "nobody": (replaced(b"ORGANIZER;CN=Introduktionen:", b"ORGANIZER:"), ["ORGANIZER is without a name or an address"]),
    "attendee": (replaced(b"SEQUENCE:0\r\n", b"SEQUENCE:0\r\nATTENDEE:mailto:a@b.se\r\n"), ["an event with ATTENDEE"]),
    "rule": (replaced(b"SEQUENCE:0\r\n", b"SEQUENCE:0\r\nRRULE:FREQ=DAILY\r\n"), ["an event with RRULE"]),
    "two sequences": (
        replaced(b"SEQUENCE:0\r\n", b"SEQUENCE:0\r\nSEQUENCE:1\r\n"),
        ["an event with more than one SEQUENCE"],
    ),
    "broken line": (replaced(b"SEQUENCE:0\r\n", b"SEQUENCE:0\r\nSEQUENCE\r\n"), ["an event with a broken line"]),
    "sequence in words": (replaced(b"SEQUENCE:0", b"SEQUENCE:x"), ["SEQUENCE is not a number"]),
    "two lines": (replaced(b"barn\\; det", b"barn\\ndet"), ["SUMMARY is not one line that Outlook can keep"]),
    "long place": (
        replaced(b"LOCATION:Salen", b"LOCATION:" + b"\r\n ".join([b"Salen" * 9] * 6)),
        ["LOCATION is not one line that Outlook can keep"],
    ),
    "wrong escape": (replaced(b"Tre modeller\\,", b"Tre modeller\\q"), ["DESCRIPTION has a wrong escape"]),
    "no escape": (replaced(b"Tre modeller\\,", b"Tre modeller,"), ["DESCRIPTION has a wrong escape"]),
    "category": (
        replaced(b"CATEGORIES:F", b"CATEGORIES:a\\, b,F"),
        ["CATEGORIES has a name that Outlook would break"],
    ),
    # times
    "end before start": (replaced(b"20261022T120000", b"20261022T080000"), ["an end that is not after the start"]),
    "no length": (replaced(b"20261022T120000", b"20261022T090000"), ["an end that is not after the start"]),
    "end of another kind": (
        replaced(b"DTEND;TZID=Europe/Stockholm:20261022T120000", b"DTEND;VALUE=DATE:20261023"),
        ["a start and an end of different kinds"],
    ),
    "no such time": (replaced(b":20261022T120000", b":20261022"), ["DTEND is neither a day, nor a time in a zone"]),
    "cancelled and busy": (replaced(b"STATUS:CONFIRMED", b"STATUS:CANCELLED"), [STANDING]),
    "busy and transparent": (replaced(b"TRANSP:OPAQUE", b"TRANSP:TRANSPARENT"), [STANDING]),
    "a time told as a day": (
        replaced(b"TRANSP:OPAQUE\r\n", b"TRANSP:OPAQUE\r\nX-MICROSOFT-CDO-ALLDAYEVENT:TRUE\r\n"),
        ["a whole day that Outlook is not told of"],
    ),
}


@pytest.mark.parametrize("name", PLANTED)
def test_each_planted_fault_is_named(name):
    file, found = PLANTED[name]
    assert faults(file) == found


def test_a_day_that_takes_time_is_named():
    days = made(small_plan())["people/mona.ics"]
    busy = days.replace(b"TRANSP:TRANSPARENT", b"TRANSP:OPAQUE").replace(b"BUSYSTATUS:FREE", b"BUSYSTATUS:BUSY")
    assert faults(busy) == ["a whole day that takes time"]


def misspelt(name: str, old: bytes, new: bytes):
    """A way to write that gets one thing wrong, in the lines of events that `name` writes."""
    writes = getattr(events, name)

    def wrong(*values: object, **named: object) -> bytes | list[bytes]:
        made = writes(*values, **named)
        return (
            made.replace(old, new)
            if isinstance(made, bytes)
            else [*filter(None, (line.replace(old, new) for line in made))]
        )

    return wrong


MISWRITTEN = {
    "a title": ("title_line", b"Samtal", b"Samtal\x07", LINE),
    "a text": ("text_line", b"\\n", b"\\q", "DESCRIPTION has a wrong escape"),
    "a start": ("time_line", b"DTSTART;TZID=Europe/Stockholm:2", b"DTSTART;TZID=Europe/Stockholm:3", "an end that"),
    "a zone": ("time_line", b"Stockholm", b"Oslo", "a time in a zone that the file does not declare"),
    "a day": ("day_line", b"DTEND;VALUE=DATE:2", b"DTEND;VALUE=DATE:1", "an end that is not after the start"),
    "two times": ("time_line", b"DTEND", b"DTSTART", "an event without DTEND; an event with more than one DTSTART"),
    "a moment": ("stamp_line", b"Z\r", b"\r", "DTSTAMP is not in UTC"),
    "a uid": ("identity_line", b"@", b" ", "UID is too long, not plain, or Outlook's own"),
    "two uids": ("identity_line", b"UID:", b"UID:a@b\r\nUID:", LINE),
    "a uid that is another line": ("identity_line", b"UID:", b"X-ID:", "an event without UID; an event with X-ID"),
    "a standing": ("_standing_lines", b"OPAQUE", b"TRANSPARENT", STANDING),
    "a whole day": ("_standing_lines", b"X-MICROSOFT-CDO-ALLDAYEVENT:TRUE\r\n", b"", "a whole day that Outlook is not"),
    "a time among what is said": ("title_line", b"SUMMARY", b"DTSTART", "an event with DTSTART among what it says"),
}


@pytest.mark.parametrize("name", MISWRITTEN)
def test_an_event_of_which_any_part_is_miswritten_is_not_given_out(name, monkeypatch):
    writes, old, new, found = MISWRITTEN[name]
    monkeypatch.setattr(events, writes, misspelt(writes, old, new))
    with pytest.raises(UnsoundCalendarError, match=f": .*{re.escape(found)}"):
        dict(calendars(Edition(small_plan())))


def test_a_calendar_with_a_uid_twice_is_not_given_out(monkeypatch):
    monkeypatch.setattr(package, "identity", lambda plan, event: "same@b")
    with pytest.raises(UnsoundCalendarError, match=r"^calendars/programme: a UID twice: same@b$"):
        dict(calendars(Edition(small_plan())))
