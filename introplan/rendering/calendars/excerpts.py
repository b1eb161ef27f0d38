"""Parts of a finished calendar: only what has changed, for those who import by hand, and one event as an invitation.

An event's bytes stay as they are in the calendar, so that what somebody imports is what others subscribe to.
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from introplan.agenda import Plan
from introplan.releases import PublishedEvent
from introplan.rendering.calendars.calendar import END, Calendar
from introplan.rendering.calendars.lint import faults, message_faults
from introplan.rendering.calendars.shelves import Shelf

_LINE = re.compile(rb"[^\n]*\n(?: [^\n]*\n)*")
"""A line with its folds; nothing that an author has written begins one."""


class Invitation(NamedTuple):
    """A one-event message of iTIP: to come, or not to come after all. `short_name` does not tell what it is about."""

    key: str
    short_name: str
    method: str
    content: bytes


def excerpt(plan: Plan, calendar: Calendar, path: str, title: str, changed: Iterable[PublishedEvent]) -> bytes | None:
    """A calendar of its own of what has changed; None when nothing of it stands in the calendar."""
    from introplan.rendering.calendars.headers import header  # noqa: PLC0415 - icalendar costs 50 ms

    events = [event for _key, event in _chosen(plan, calendar, changed)]
    if not events:
        return None
    file = b"".join([*header(plan, Shelf(path, title, ()), calendar.zone), *events, END])
    assert not (found := faults(file)), found
    return file


def invitations(
    plan: Plan, calendar: Calendar, changed: Iterable[PublishedEvent], name: str, email: str
) -> Iterator[Invitation]:
    """A message for each changed event: a request for what takes place, a cancellation for what does not."""
    from introplan.rendering.calendars.events import hidden_identity  # noqa: PLC0415 - as above
    from introplan.rendering.calendars.lines import attendee_line, text_line  # noqa: PLC0415 - as above

    language = plan.programme.frame.language.upper()
    for key, event in _chosen(plan, calendar, changed):
        lines = _LINE.findall(event)
        method = "CANCEL" if b"STATUS:CANCELLED\r\n" in lines else "REQUEST"
        status = next(index for index, line in enumerate(lines) if line.startswith(b"STATUS:"))
        content = b"".join(
            [
                b"BEGIN:VCALENDAR\r\n",
                text_line("VERSION", "2.0"),
                text_line("PRODID", f"-//introplan//introplan//{language}"),
                text_line("CALSCALE", "GREGORIAN"),
                text_line("METHOD", method),
                *calendar.zone.declaration,
                *lines[:status],
                attendee_line(name, email),
                *lines[status:],
                END,
            ]
        )
        assert not (found := message_faults(content)), found
        yield Invitation(key, hidden_identity(plan, key)[:8], method, content)


def _chosen(plan: Plan, calendar: Calendar, changed: Iterable[PublishedEvent]) -> Iterator[tuple[str, bytes]]:
    from introplan.rendering.calendars.events import identity  # noqa: PLC0415 - as above

    for event in changed:
        if (content := calendar.events.get(identity(plan, event))) is not None:
            yield event.key, content
