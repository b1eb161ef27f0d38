"""Parts of a finished calendar: only what has changed, for those who import by hand, and one event as an invitation.

An event's bytes stay as they are in the calendar, so that what somebody imports is what others subscribe to.
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from introplan.agenda import Plan
from introplan.releases import PublishedEvent
from introplan.rendering.calendars.lint import faults, message_faults
from introplan.rendering.calendars.shelves import Shelf
from introplan.rendering.calendars.zones import Zone

BEGIN, END = b"BEGIN:VEVENT\r\n", b"END:VCALENDAR\r\n"
_IDENTITY = re.compile(rb"(?<=\n)UID:[^\n]*\n(?: [^\n]*\n)*")


class Parts(NamedTuple):
    """A calendar taken apart: the zone that it declares, and its events' bytes by the lines of their UIDs."""

    zone: Zone
    events: dict[bytes, bytes]


class Invitation(NamedTuple):
    """A one-event message of iTIP: to come, or not to come after all. `short_name` does not tell what it is about."""

    key: str
    short_name: str
    method: str
    content: bytes


def parts_of(plan: Plan, calendar: bytes) -> Parts:
    """A calendar's parts."""
    head, *events = calendar.removesuffix(END).split(BEGIN)
    declared = head[head.index(b"BEGIN:VTIMEZONE") :].splitlines(keepends=True) if b"BEGIN:VTIMEZONE" in head else ()
    zone = Zone(plan.programme.frame.timezone, tuple(declared))
    return Parts(zone, {_identity_in(event): BEGIN + event for event in events})


def excerpt(plan: Plan, parts: Parts, path: str, title: str, changed: Iterable[PublishedEvent]) -> bytes | None:
    """A calendar of its own of what has changed; None when nothing of it stands in the calendar."""
    from introplan.rendering.calendars.headers import header  # noqa: PLC0415 - icalendar costs 50 ms

    events = [event for _key, event in _chosen(plan, parts, changed)]
    if not events:
        return None
    calendar = b"".join([*header(plan, Shelf(path, title, ()), parts.zone), *events, END])
    assert not (found := faults(calendar)), found
    return calendar


def invitations(
    plan: Plan, parts: Parts, changed: Iterable[PublishedEvent], name: str, email: str
) -> Iterator[Invitation]:
    """A message for each changed event: a request for what takes place, a cancellation for what does not."""
    from introplan.rendering.calendars.events import hidden_identity  # noqa: PLC0415 - as above
    from introplan.rendering.calendars.lines import attendee_line, text_line  # noqa: PLC0415 - as above

    language = plan.programme.frame.language.upper()
    for key, event in _chosen(plan, parts, changed):
        method = "CANCEL" if b"\r\nSTATUS:CANCELLED\r\n" in event else "REQUEST"
        before, status, after = event.partition(b"STATUS:")
        content = b"".join(
            [
                b"BEGIN:VCALENDAR\r\n",
                text_line("VERSION", "2.0"),
                text_line("PRODID", f"-//introplan//introplan//{language}"),
                text_line("CALSCALE", "GREGORIAN"),
                text_line("METHOD", method),
                *parts.zone.declaration,
                before,
                attendee_line(name, email),
                status,
                after,
                END,
            ]
        )
        assert not (found := message_faults(content)), found
        yield Invitation(key, hidden_identity(plan, key)[:8], method, content)


def _chosen(plan: Plan, parts: Parts, changed: Iterable[PublishedEvent]) -> Iterator[tuple[str, bytes]]:
    from introplan.rendering.calendars.events import identity  # noqa: PLC0415 - as above
    from introplan.rendering.calendars.lines import identity_line  # noqa: PLC0415 - as above

    for event in changed:
        line = identity_line("UID", identity(plan, event))
        if line in parts.events:
            yield event.key, parts.events[line]


def _identity_in(event: bytes) -> bytes:
    found = _IDENTITY.search(event)
    assert found, event
    return found[0]
