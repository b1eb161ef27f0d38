"""A calendar of whole days that belong to nobody's event, such as what a coordinator is to do: theirs alone."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time
from typing import NamedTuple

from introplan.language import titled
from introplan.language.terms import TASK
from introplan.releases import Edition, Stamp
from introplan.rendering.calendars import UnsoundCalendarError
from introplan.rendering.calendars.calendar import END
from introplan.rendering.calendars.identities import hidden_identity
from introplan.rendering.calendars.lint import event_faults, head_faults, identity_faults
from introplan.rendering.calendars.shelves import CalendarShelf
from introplan.rendering.zones import zone_of

COUNTED_FROM = date(2000, 1, 1)


class DayEntry(NamedTuple):
    """What stands on a day, known by a key that has no date in it, its title, and a text that says it whole."""

    key: str
    day: date
    title: str
    text: str


def calendar_of_days(edition: Edition, name: str, title: str, entries: Iterable[DayEntry], made_on: date) -> bytes:
    """The calendar. It is in no release: of two, that of the later day counts, so that what is imported again moves."""
    from introplan.rendering.calendars.events import SharedLines, modified, when, which  # noqa: PLC0415 - icalendar
    from introplan.rendering.calendars.headers import header  # noqa: PLC0415 - the same
    from introplan.rendering.calendars.lines import (  # noqa: PLC0415 - the same
        categories_lines,
        organizer_line,
        text_line,
        title_line,
    )

    plan, those = edition.plan, tuple(entries)
    frame = plan.programme.frame
    zone = zone_of(frame.timezone, {each.day.year for each in those} | {made_on.year})
    written, stamp = SharedLines(zone), Stamp((made_on - COUNTED_FROM).days, datetime.combine(made_on, time.min, UTC))
    head = header(plan, CalendarShelf(f"calendars/_{name}", title, ()), zone)
    uids: list[str] = []
    events: list[bytes] = []
    for entry in those:
        uid = hidden_identity(plan, f"_{name}/{entry.key}")
        lines = (
            b"BEGIN:VEVENT\r\n",
            title_line("SUMMARY", entry.title),
            *when(written, entry.day, None),
            *which(uid, stamp),
            *categories_lines((titled(TASK, frame.language),)),
            text_line("DESCRIPTION", entry.text),
            *modified(stamp),
            organizer_line(frame.contact.title, frame.contact.email),
            text_line("STATUS", "CONFIRMED"),
            text_line("TRANSP", "TRANSPARENT"),
            text_line("X-MICROSOFT-CDO-ALLDAYEVENT", "TRUE"),
            text_line("X-MICROSOFT-CDO-BUSYSTATUS", "FREE"),
            b"END:VEVENT\r\n",
        )
        _raise_any(event_faults(lines, zone.name if zone.declaration else None))
        uids.append(uid)
        events += lines
    _raise_any((*head_faults(head), *identity_faults(uids)))
    return b"".join((*head, *events, END))


def _raise_any(faults: Iterable[str]) -> None:
    if found := "; ".join(faults):
        raise UnsoundCalendarError(found)
