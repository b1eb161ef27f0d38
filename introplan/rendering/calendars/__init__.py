"""Calendars that are right in Outlook: per cohort, person, place and organisation, and one for the programme."""

from collections.abc import Iterable, Iterator, Sequence

from introplan.agenda import Occasion, Plan
from introplan.publishing import is_personal
from introplan.rendering.calendars.lint import event_faults, head_faults, identity_faults
from introplan.rendering.calendars.shelves import shelves
from introplan.rendering.calendars.zones import zone_of
from introplan.rendering.selection import published, published_cohorts


class UnsoundCalendarError(Exception):
    """A calendar that some program would misread: a fault in introplan, never in the plan."""


def calendars(plan: Plan, *, drafts: bool) -> Iterator[tuple[str, bytes]]:
    """Every calendar of a plan that has something in it, one at a time: its path and its bytes.

    Raises UnsoundCalendarError when a calendar breaks a rule of `lint`.
    """
    from introplan.rendering.calendars.events import Written, booking, event  # noqa: PLC0415 - icalendar costs 50 ms
    from introplan.rendering.calendars.headers import header  # noqa: PLC0415 - the same

    years = {occasion.day.year for occasion in published(plan.agenda.occasions, drafts=drafts)}
    cohorts = frozenset(cohort.id for cohort in published_cohorts(plan, drafts=drafts))
    zone = zone_of(plan.programme.frame.timezone, years)
    written = Written(plan, zone, cohorts)
    events: dict[str, bytes] = {}

    def entry(occasion: Occasion, *, hidden: bool) -> bytes:
        if hidden:
            return sound(booking(written, occasion), occasion)
        if occasion.key not in events:
            events[occasion.key] = sound(event(written, occasion), occasion)
        return events[occasion.key]

    def sound(lines: Sequence[bytes], occasion: Occasion) -> bytes:
        _raise_any(occasion.key, event_faults(lines, zone.name if zone.declaration else None))
        return b"".join(lines)

    for shelf in shelves(plan, drafts=drafts):
        head = header(plan, shelf, zone)
        entries = [entry(each, hidden=shelf.hides_people and is_personal(plan, each)) for each in shelf.occasions]
        file = b"".join([*head, *entries, b"END:VCALENDAR\r\n"])
        _raise_any(shelf.path, (*head_faults(head), *identity_faults(file)))
        yield f"{shelf.path}.ics", file


def _raise_any(where: str, faults: Iterable[str]) -> None:
    if found := "; ".join(faults):
        raise UnsoundCalendarError(f"{where}: {found}")
