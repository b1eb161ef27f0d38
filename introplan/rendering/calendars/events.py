"""One VEVENT per appointment, the same bytes in every calendar it stands in, of that value and of nothing else.

A personal event (such as a meeting or a review) stands only in the calendars of those who take part. In the calendar
of its place there are bookings instead, which say no more than when the place is taken and are nobody's event:
left out, the room would look free, and with names, or anything that can be told to be one pair's, anybody who books
rooms could see who is new, who supports whom and, for protected people, where they are to be found each week.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

from introplan.agenda import SHORTEST, Busy
from introplan.days import Times
from introplan.language import _, _p, in_full, titled
from introplan.language.terms import ACTIVITY_KINDS, EVENT_KINDS, MEETINGS, ONLINE, TASK
from introplan.releases import Stamp
from introplan.releases.entries import Appointment, CalendarEntry
from introplan.releases.rooms import BookedRoom
from introplan.rendering.calendars.descriptions import booking_description, description
from introplan.rendering.calendars.lines import (
    categories_lines,
    day_line,
    duration_line,
    identity_line,
    organizer_line,
    stamp_line,
    text_line,
    time_line,
    title_line,
)
from introplan.rendering.calendars.zones import Zone
from introplan.rendering.titles import entry_title, place_words

CANCELLED = _("CANCELLED: {title}")
DRAFT_TITLE = _("DRAFT: {title}")
DAY_OF_SEVERAL = _("{title} (day {number} of {count})")
UNRELEASED = Stamp(0, datetime(2000, 1, 1, tzinfo=UTC))
"""Every event's before the first release; a fixed moment, so that the same plan gives the same bytes."""


class SaidLines(NamedTuple):
    """What an event says, as lines: its title, then its categories and text, and its place."""

    title: bytes
    text: tuple[bytes, ...]
    place: tuple[bytes, ...]


class EntryStanding(NamedTuple):
    """Who publishes an event, whether it holds, and whether it takes time."""

    contact: str
    email: str
    is_on: bool
    takes_time: bool
    draft: bool = False
    whole_day: bool = False


@dataclass(frozen=True, slots=True)
class SharedLines:
    """How events are written: by which clocks, and the lines that many of them share."""

    zone: Zone
    meetings: dict[CalendarEntry, SaidLines] = field(default_factory=dict)
    rooms: dict[BookedRoom, SaidLines] = field(default_factory=dict)
    times: dict[tuple[date, Times | None, date | None], tuple[bytes, ...]] = field(default_factory=dict)
    standings: dict[EntryStanding, tuple[bytes, ...]] = field(default_factory=dict)


def event(written: SharedLines, uid: str, appointment: Appointment, stamp: Stamp = UNRELEASED) -> tuple[bytes, ...]:
    """The lines of an appointment's VEVENT."""
    entry = appointment.entry
    said = _said_of_meeting(written, entry) if entry.kind == "meeting" else _said(entry)
    return (
        b"BEGIN:VEVENT\r\n",
        said.title,
        *when(written, appointment.day, appointment.at, appointment.last),
        *which(uid, stamp),
        *said.text,
        *modified(stamp),
        *said.place,
        *_standing(written, appointment),
        *_alarm(entry),
        b"END:VEVENT\r\n",
    )


def booking(
    written: SharedLines, uid: str, room: BookedRoom, busy: Busy, stamp: Stamp = UNRELEASED
) -> tuple[bytes, ...]:
    """The lines of the VEVENT of a place that is taken, without a word about by whom.

    It is taken for certain, be it for a draft: the word for that would tell which bookings belong together. All day
    is from midnight to midnight, which programs show as a whole day and, unlike an entry without times, always as busy.
    """
    said = _said_of_room(written, room)
    who = room.booker
    return (
        b"BEGIN:VEVENT\r\n",
        said.title,
        time_line("DTSTART", busy.starts, written.zone),
        time_line("DTEND", busy.ends, written.zone),
        *which(uid, stamp),
        *said.text,
        *modified(stamp),
        *said.place,
        *_standing_of(written, EntryStanding(who.contact, who.email, is_on=True, takes_time=True)),
        b"END:VEVENT\r\n",
    )


def _said_of_room(written: SharedLines, room: BookedRoom) -> SaidLines:
    """What is said of a place that is taken, which is the same whenever it is."""
    if room not in written.rooms:
        written.rooms[room] = SaidLines(
            title_line("SUMMARY", in_full(_p("room", "Booked"), room.booker.language)),
            (text_line("DESCRIPTION", booking_description(room)),),
            (title_line("LOCATION", place_words(room.title, room.address)),),
        )
    return written.rooms[room]


def _said_of_meeting(written: SharedLines, entry: CalendarEntry) -> SaidLines:
    """What is said of a meeting, which is the same for a pairing's hundred meetings unless one is changed."""
    if entry not in written.meetings:
        written.meetings[entry] = _said(entry)
    return written.meetings[entry]


def shown_title(entry: CalendarEntry) -> str:
    """What an entry is called in a calendar."""
    title = entry_title(entry)
    if entry.of_days:
        number, count = entry.of_days
        title = in_full(DAY_OF_SEVERAL, entry.language, title=title, number=number, count=count)
    if not entry.is_on:
        title = in_full(CANCELLED, entry.language, title=title)
    if entry.draft:
        title = in_full(DRAFT_TITLE, entry.language, title=title)
    return title


def _said(entry: CalendarEntry) -> SaidLines:
    online = titled(ONLINE, entry.language) if entry.online else ""
    place = place_words(entry.site.title, entry.site.address) if entry.site else online
    return SaidLines(
        title_line("SUMMARY", shown_title(entry)),
        (
            *categories_lines((_kind(entry), *entry.cohorts)),
            text_line("DESCRIPTION", description(entry)),
        ),
        (title_line("LOCATION", place),) if place else (),
    )


def when(written: SharedLines, day: date, times: Times | None, last: date | None = None) -> tuple[bytes, ...]:
    """Start and end of an event, whole days until the last when it has no times; those of many others as well."""
    if (day, times, last) not in written.times:
        written.times[day, times, last] = tuple(_start_and_end(written.zone, day, times, last or day))
    return written.times[day, times, last]


def _start_and_end(zone: Zone, day: date, times: Times | None, last: date) -> Iterator[bytes]:
    if times is None:
        yield day_line("DTSTART", day)
        yield day_line("DTEND", last + timedelta(days=1))
        return
    starts = datetime.combine(day, times.start)
    ends = datetime.combine(day, times.end or times.start)
    yield time_line("DTSTART", starts, zone)
    yield time_line("DTEND", max(ends, starts + SHORTEST), zone)


def which(uid: str, stamp: Stamp) -> Iterator[bytes]:
    """Which event it is, and which version of it."""
    yield stamp_line("DTSTAMP", stamp.changed)
    yield identity_line("UID", uid)
    yield text_line("SEQUENCE", str(stamp.sequence))


def modified(stamp: Stamp) -> Iterator[bytes]:
    """When it last changed; nothing before the first release."""
    if stamp != UNRELEASED:
        yield stamp_line("LAST-MODIFIED", stamp.changed)


def _alarm(entry: CalendarEntry) -> Iterator[bytes]:
    """When it reminds; Outlook has one reminder an entry."""
    if entry.alarm is not None:
        yield b"BEGIN:VALARM\r\n"
        yield text_line("ACTION", "DISPLAY")
        yield duration_line("TRIGGER", -entry.alarm, declared=False)
        yield title_line("DESCRIPTION", shown_title(entry))
        yield b"END:VALARM\r\n"


def _standing(written: SharedLines, appointment: Appointment) -> tuple[bytes, ...]:
    """Who publishes it, whether it holds, and whether it takes time; the same for most events."""
    entry = appointment.entry
    return _standing_of(
        written,
        EntryStanding(
            entry.contact,
            entry.email,
            is_on=entry.is_on,
            takes_time=appointment.takes_time,
            draft=entry.draft,
            whole_day=appointment.at is None,
        ),
    )


def _standing_of(written: SharedLines, standing: EntryStanding) -> tuple[bytes, ...]:
    if standing not in written.standings:
        written.standings[standing] = tuple(_standing_lines(standing))
    return written.standings[standing]


def _standing_lines(standing: EntryStanding) -> Iterator[bytes]:
    takes_time, draft = standing.takes_time, standing.draft
    yield organizer_line(standing.contact, standing.email)
    yield text_line("STATUS", "CANCELLED" if not standing.is_on else "TENTATIVE" if draft else "CONFIRMED")
    yield text_line("TRANSP", "OPAQUE" if takes_time else "TRANSPARENT")
    if standing.whole_day:
        yield text_line("X-MICROSOFT-CDO-ALLDAYEVENT", "TRUE")
    yield text_line("X-MICROSOFT-CDO-BUSYSTATUS", "FREE" if not takes_time else "TENTATIVE" if draft else "BUSY")


def _kind(entry: CalendarEntry) -> str:
    """What kind of thing it is, in the word that Outlook colours by."""
    match entry.kind:
        case "session":
            return titled(ACTIVITY_KINDS[entry.sort], entry.language)
        case "meeting":
            return titled(MEETINGS[entry.roles[0].word], entry.language)
        case "review":
            return in_full(_p("category", "Review"), entry.language)
        case "event":
            return titled(EVENT_KINDS[entry.sort], entry.language)
        case "task":
            return titled(TASK, entry.language)
        case "posting":
            return in_full(_p("category", "Posting"), entry.language)
