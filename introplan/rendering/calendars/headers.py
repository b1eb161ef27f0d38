"""What stands before the events of a calendar: its name, whose it is, how often to fetch it again, and its zone."""

from datetime import timedelta

from introplan.agenda import Plan
from introplan.rendering.calendars.identities import hidden_identity
from introplan.rendering.calendars.lines import duration_line, identity_line, text_line, title_line
from introplan.rendering.calendars.shelves import CalendarShelf
from introplan.rendering.zones import Zone

FETCH_AGAIN = timedelta(hours=12)


def header(plan: Plan, shelf: CalendarShelf, zone: Zone) -> tuple[bytes, ...]:
    """Everything from BEGIN:VCALENDAR to the first event, in the order that programs expect.

    Nothing in it changes between releases but what the calendar is called.
    """
    identity = hidden_identity(plan, shelf.path)
    return (
        *_beginning(plan, "PUBLISH"),
        title_line("X-WR-CALNAME", shelf.title),
        title_line("NAME", shelf.title),
        identity_line("X-WR-RELCALID", identity),
        identity_line("UID", identity),
        text_line("X-WR-TIMEZONE", zone.name),
        duration_line("REFRESH-INTERVAL", FETCH_AGAIN, declared=True),
        duration_line("X-PUBLISHED-TTL", FETCH_AGAIN, declared=False),
        *zone.declaration,
    )


def message_header(plan: Plan, method: str, zone: Zone) -> tuple[bytes, ...]:
    """The same of a message about one event, which is nobody's calendar and so has no name."""
    return (*_beginning(plan, method), *zone.declaration)


def _beginning(plan: Plan, method: str) -> tuple[bytes, ...]:
    language = plan.programme.frame.language.upper()
    return (
        b"BEGIN:VCALENDAR\r\n",
        text_line("VERSION", "2.0"),
        text_line("PRODID", f"-//introplan//introplan//{language}"),
        text_line("CALSCALE", "GREGORIAN"),
        text_line("METHOD", method),
    )
