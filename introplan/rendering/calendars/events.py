"""One VEVENT per appointment, the same bytes in every calendar it stands in, of that value and of nothing else.

A personal event (such as a meeting or a review) stands only in the calendars of those who take part. In the calendar
of its place there are bookings instead, which say no more than when the place is taken and are nobody's event:
left out, the room would look free, and with names, or anything that can be told to be one pair's, anybody who books
rooms could see who is new, who supports whom and, for protected people, where they are to be found each week.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
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
from introplan.rendering.calendars.lint import SaidRead, WhenRead, read_said, read_when, together_faults
from introplan.rendering.titles import entry_title, place_words
from introplan.rendering.zones import Zone

CANCELLED = _("CANCELLED: {title}")
DRAFT_TITLE = _("DRAFT: {title}")
DAY_OF_SEVERAL = _("{title} (day {number} of {count})")
UNRELEASED = Stamp(0, datetime(2000, 1, 1, tzinfo=UTC))
"""Every event's before the first release; a fixed moment, so that the same plan gives the same bytes."""


class EventFrame(NamedTuple):
    """All lines of a VEVENT but when it is and its UID: those before the times, before the UID and after it.

    Many events share one, so each part is joined, and all of them read by the lint, once.
    """

    lines: tuple[tuple[bytes, ...], tuple[bytes, ...], tuple[bytes, ...]]
    before: bytes
    between: bytes
    after: bytes
    read: SaidRead

    @classmethod
    def of(cls, before: tuple[bytes, ...], between: tuple[bytes, ...], after: tuple[bytes, ...]) -> "EventFrame":
        """A frame of these lines."""
        parts = (b"".join(before), b"".join(between), b"".join(after))
        return cls((before, between, after), *parts, read_said((*before, *between, *after)))


class EventTimes(NamedTuple):
    """Start and end of an event: the lines, joined, and as the lint has read them."""

    lines: tuple[bytes, ...]
    content: bytes
    read: WhenRead


class EventParts(NamedTuple):
    """A VEVENT in its parts: what only it has is its UID."""

    frame: EventFrame
    times: EventTimes
    uid: bytes

    @property
    def content(self) -> bytes:
        """All of it."""
        frame, times, uid = self
        return b"".join((frame.before, times.content, frame.between, uid, frame.after))

    @property
    def lines(self) -> tuple[bytes, ...]:
        """All of it line by line."""
        before, between, after = self.frame.lines
        return (*before, *self.times.lines, *between, self.uid, *after)

    @property
    def faults(self) -> Sequence[str]:
        """What is wrong with it, by the lint."""
        return together_faults(self.frame.read, self.times.read, self.uid)


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
    meetings: dict[tuple[CalendarEntry, bool, Stamp], EventFrame] = field(default_factory=dict)
    rooms: dict[tuple[BookedRoom, Stamp], EventFrame] = field(default_factory=dict)
    times: dict[tuple[date, time | None, time | None, date | None], EventTimes] = field(default_factory=dict)
    standings: dict[EntryStanding, tuple[bytes, ...]] = field(default_factory=dict)

    @property
    def declared(self) -> str | None:
        """The zone that files with these events declare."""
        return self.zone.name if self.zone.declaration else None


def event(written: SharedLines, uid: str, appointment: Appointment, stamp: Stamp = UNRELEASED) -> EventParts:
    """The VEVENT of an appointment."""
    at = appointment.at
    times = times_of(written, appointment.day, at, appointment.last)
    return EventParts(_frame(written, appointment, stamp, at is None), times, identity_line("UID", uid))


def _frame(written: SharedLines, appointment: Appointment, stamp: Stamp, whole_day: bool) -> EventFrame:
    """The frame of an appointment's VEVENT. A pairing's hundred meetings have the same, unless one is changed."""
    entry = appointment.entry
    if entry.kind != "meeting":
        return _framed(written, appointment, stamp)
    key = entry, whole_day, stamp
    if (found := written.meetings.get(key)) is None:
        found = written.meetings[key] = _framed(written, appointment, stamp)
    return found


def _framed(written: SharedLines, appointment: Appointment, stamp: Stamp) -> EventFrame:
    entry = appointment.entry
    online = titled(ONLINE, entry.language) if entry.online else ""
    place = place_words(entry.site.title, entry.site.address) if entry.site else online
    return EventFrame.of(
        (b"BEGIN:VEVENT\r\n", title_line("SUMMARY", shown_title(entry))),
        (stamp_line("DTSTAMP", stamp.changed),),
        (
            text_line("SEQUENCE", str(stamp.sequence)),
            *categories_lines((_kind(entry), *entry.cohorts)),
            text_line("DESCRIPTION", description(entry)),
            *modified(stamp),
            *((title_line("LOCATION", place),) if place else ()),
            *_standing(written, appointment),
            *_alarm(entry),
            b"END:VEVENT\r\n",
        ),
    )


def booking(written: SharedLines, uid: str, room: BookedRoom, busy: Busy, stamp: Stamp = UNRELEASED) -> EventParts:
    """The VEVENT of a place that is taken, without a word about by whom.

    It is taken for certain, be it for a draft: the word for that would tell which bookings belong together. All day
    is from midnight to midnight, which programs show as a whole day and, unlike an entry without times, always as busy.
    """
    starts, ends = (time_line(*each, written.zone) for each in (("DTSTART", busy.starts), ("DTEND", busy.ends)))
    return EventParts(_room(written, room, stamp), _times(written, starts, ends), identity_line("UID", uid))


def _room(written: SharedLines, room: BookedRoom, stamp: Stamp) -> EventFrame:
    """What is said of a place that is taken, which is the same whenever it is."""
    if (room, stamp) not in written.rooms:
        who = room.booker
        written.rooms[room, stamp] = EventFrame.of(
            (b"BEGIN:VEVENT\r\n", title_line("SUMMARY", in_full(_p("room", "Booked"), who.language))),
            (stamp_line("DTSTAMP", stamp.changed),),
            (
                text_line("SEQUENCE", str(stamp.sequence)),
                text_line("DESCRIPTION", booking_description(room)),
                *modified(stamp),
                title_line("LOCATION", place_words(room.title, room.address)),
                *_standing_of(written, EntryStanding(who.contact, who.email, is_on=True, takes_time=True)),
                b"END:VEVENT\r\n",
            ),
        )
    return written.rooms[room, stamp]


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


def when(written: SharedLines, day: date, times: Times | None, last: date | None = None) -> tuple[bytes, ...]:
    """The lines of start and end of an event, whole days until the last when it has no times."""
    return times_of(written, day, times, last).lines


def times_of(written: SharedLines, day: date, times: Times | None, last: date | None = None) -> EventTimes:
    """Start and end of an event, whole days until the last when it has no times; those of many others as well."""
    key = day, times.start if times else None, times.end if times else None, last
    if (found := written.times.get(key)) is None:
        found = written.times[key] = _times(written, *_start_and_end(written.zone, day, times, last or day))
    return found


def _times(written: SharedLines, *lines: bytes) -> EventTimes:
    return EventTimes(lines, b"".join(lines), read_when(lines, written.declared))


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
