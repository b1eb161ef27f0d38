"""One VEVENT per occasion, the same bytes in every calendar it stands in.

A personal event (such as a meeting or a review) stands only in the calendars of those who take part. In the calendar
of its place there are bookings instead, which say no more than when the place is taken and are nobody's event:
left out, the room would look free, and with names, or anything that can be told to be one pair's, anybody who books
rooms could see who is new, who supports whom and, for protected people, where they are to be found each week.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from typing import NamedTuple

from introplan.agenda import SHORTEST, Busy, Occasion, Plan
from introplan.days import Times
from introplan.language import _, _p, in_full, titled
from introplan.language.terms import ACTIVITY_KINDS, EVENT_KINDS, MEETINGS, ONLINE
from introplan.releases import PublishedEvent, Stamp
from introplan.releases.entries import CalendarEntry, entry_of
from introplan.rendering.calendars.descriptions import booking_description, description
from introplan.rendering.calendars.lines import (
    categories_lines,
    day_line,
    identity_line,
    organizer_line,
    stamp_line,
    text_line,
    time_line,
    title_line,
)
from introplan.rendering.calendars.zones import Zone
from introplan.rendering.titles import entry_title, place_title, place_words

CANCELLED = _("CANCELLED: {title}")
DRAFT_TITLE = _("DRAFT: {title}")
UNRELEASED = Stamp(0, datetime(2000, 1, 1, tzinfo=UTC))
"""Every event's before the first release; a fixed moment, so that the same plan gives the same bytes."""


class Said(NamedTuple):
    """What an event says, as lines: its title, then its categories and text, and its place."""

    title: bytes
    text: tuple[bytes, ...]
    place: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class Written:
    """How a plan's events are written: its zone, the cohorts that may be named, and lines that many events share."""

    plan: Plan
    zone: Zone
    cohorts: frozenset[str]
    meetings: dict[tuple[object, ...], Said] = field(default_factory=dict)
    rooms: dict[str, Said] = field(default_factory=dict)
    times: dict[tuple[date, Times | None], tuple[bytes, ...]] = field(default_factory=dict)
    standings: dict[tuple[bool, bool, bool, bool], tuple[bytes, ...]] = field(default_factory=dict)


def identity(plan: Plan, event: Occasion | PublishedEvent) -> str:
    """The UID, which is never changed: it holds no title, date or place, and for a personal event no name."""
    frame = plan.programme.frame
    if event.kind in ("meeting", "review"):
        return hidden_identity(plan, event.key)
    return f"{frame.id}/{event.key}@{frame.domain}"


def busy_identity(plan: Plan, busy: Busy) -> str:
    """The UID of a place being taken, made of nothing but what its entry shows; no cohort can be called `_places`."""
    frame, place = plan.programme.frame, plan.programme.places[busy.place].identity
    return f"{frame.id}/_places/{place}/{busy.starts:%Y%m%dT%H%M}@{frame.domain}"


def hidden_identity(plan: Plan, key: str) -> str:
    """An identity that does not show the key it is made from."""
    frame = plan.programme.frame
    return f"{sha256(f'{frame.id}/{key}'.encode()).hexdigest()[:32]}@{frame.domain}"


def event(written: Written, occasion: Occasion, stamp: Stamp = UNRELEASED) -> tuple[bytes, ...]:
    """The lines of an occasion's VEVENT."""
    said = _said_of_meeting(written, occasion) if occasion.kind == "meeting" else _said(written, occasion)
    return (
        b"BEGIN:VEVENT\r\n",
        said.title,
        *when(written, occasion),
        *which(identity(written.plan, occasion), stamp),
        *said.text,
        *modified(stamp),
        *said.place,
        *_standing(written, occasion),
        b"END:VEVENT\r\n",
    )


def booking(written: Written, busy: Busy, uid: str, stamp: Stamp = UNRELEASED) -> tuple[bytes, ...]:
    """The lines of the VEVENT of a place that is taken, without a word about by whom.

    It is taken for certain, be it for a draft: the word for that would tell which bookings belong together. All day
    is from midnight to midnight, which programs show as a whole day and, unlike an entry without times, always as busy.
    """
    said = _said_of_room(written, busy.place)
    return (
        b"BEGIN:VEVENT\r\n",
        said.title,
        time_line("DTSTART", busy.starts, written.zone),
        time_line("DTEND", busy.ends, written.zone),
        *which(uid, stamp),
        *said.text,
        *modified(stamp),
        *said.place,
        *_standing_of(written, is_on=True, draft=False, takes_time=True, whole_day=False),
        b"END:VEVENT\r\n",
    )


def _said_of_room(written: Written, place: str) -> Said:
    """What is said of a place that is taken, which is the same whenever it is."""
    if place not in written.rooms:
        plan, language = written.plan, written.plan.programme.frame.language
        written.rooms[place] = Said(
            title_line("SUMMARY", in_full(_p("room", "Booked"), language)),
            (text_line("DESCRIPTION", booking_description(plan)),),
            (title_line("LOCATION", place_title(plan, place)),),
        )
    return written.rooms[place]


def _said_of_meeting(written: Written, occasion: Occasion) -> Said:
    """What is said of a meeting, which is the same for a pairing's hundred meetings unless one is changed."""
    same = (
        *(occasion.subject, occasion.cohorts, occasion.place, occasion.link),
        *(occasion.moved_from, occasion.status, occasion.draft),
    )
    if same not in written.meetings:
        written.meetings[same] = _said(written, occasion)
    return written.meetings[same]


def _said(written: Written, occasion: Occasion) -> Said:
    entry = entry_of(written.plan, occasion, written.cohorts)
    title = entry_title(entry)
    if not entry.is_on:
        title = in_full(CANCELLED, entry.language, title=title)
    if entry.draft:
        title = in_full(DRAFT_TITLE, entry.language, title=title)
    online = titled(ONLINE, entry.language) if entry.online else ""
    place = place_words(entry.site.title, entry.site.address) if entry.site else online
    return Said(
        title_line("SUMMARY", title),
        (
            *categories_lines((_kind(entry), *entry.cohorts)),
            text_line("DESCRIPTION", description(entry)),
        ),
        (title_line("LOCATION", place),) if place else (),
    )


def when(written: Written, event: Occasion | PublishedEvent) -> tuple[bytes, ...]:
    """Start and end of an event, a whole day when it has no times; those of many others as well."""
    day, times = event.day, event.times if event.booked else None
    if (day, times) not in written.times:
        written.times[day, times] = tuple(_start_and_end(written.zone, day, times))
    return written.times[day, times]


def _start_and_end(zone: Zone, day: date, times: Times | None) -> Iterator[bytes]:
    if times is None:
        yield day_line("DTSTART", day)
        yield day_line("DTEND", day + timedelta(days=1))
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


def _standing(written: Written, occasion: Occasion) -> tuple[bytes, ...]:
    """Who publishes it, whether it holds, and whether it takes time; the same for most events."""
    return _standing_of(
        written,
        is_on=occasion.is_on,
        draft=occasion.draft,
        takes_time=occasion.takes_time,
        whole_day=occasion.times is None or not occasion.booked,
    )


def _standing_of(written: Written, *, is_on: bool, draft: bool, takes_time: bool, whole_day: bool) -> tuple[bytes, ...]:
    standing = (is_on, draft, takes_time, whole_day)
    if standing not in written.standings:
        written.standings[standing] = tuple(_standing_lines(written, *standing))
    return written.standings[standing]


def _standing_lines(
    written: Written,
    is_on: bool,
    draft: bool,
    takes_time: bool,
    whole_day: bool,
) -> Iterator[bytes]:
    contact = written.plan.programme.frame.contact
    yield organizer_line(contact.title, contact.email)
    yield text_line("STATUS", "CANCELLED" if not is_on else "TENTATIVE" if draft else "CONFIRMED")
    yield text_line("TRANSP", "OPAQUE" if takes_time else "TRANSPARENT")
    if whole_day:
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
