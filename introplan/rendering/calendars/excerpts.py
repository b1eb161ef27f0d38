"""Parts of a finished calendar as files of their own, for those who import by hand.

An event's bytes stay as they are in the calendar, so that what somebody imports is what others subscribe to. Nothing
that is cancelled is among them: no calendar takes an entry away because it imports one.
"""

from collections.abc import Iterable

from introplan.agenda import Plan
from introplan.releases import PublishedEvent
from introplan.rendering.calendars.calendar import END, FinishedCalendar
from introplan.rendering.calendars.headers import header
from introplan.rendering.calendars.identities import identity
from introplan.rendering.calendars.lint import faults
from introplan.rendering.calendars.shelves import CalendarShelf


def excerpt(
    plan: Plan, calendar: FinishedCalendar, path: str, title: str, events: Iterable[PublishedEvent]
) -> bytes | None:
    """A calendar of its own of these events of another, all of which stand there; None without any."""
    chosen = [calendar.events[identity(plan, event)] for event in events]
    if not chosen:
        return None
    file = b"".join([*header(plan, CalendarShelf(path, title, ()), calendar.zone), *chosen, END])
    assert not (found := faults(file)), found
    return file
