"""Calendars that are right in Outlook: per cohort, person, place and organisation, and one for the programme."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from introplan.agenda import Busy, Occasion, Plan
from introplan.releases import DRAFT, Edition, Stamp, rooms_stamp
from introplan.rendering.calendars.calendar import END, Calendar, Event
from introplan.rendering.calendars.lint import event_faults, head_faults, identity_faults
from introplan.rendering.calendars.shelves import shelves
from introplan.rendering.calendars.zones import Zone, zone_of
from introplan.rendering.selection import published, published_cohorts

KEPT = 16_384
"""Events whose bytes are kept for the next calendar they stand in: some 12 MB. Any other is made once more."""


class UnsoundCalendarError(Exception):
    """A calendar that some program would misread: a fault in introplan, never in the plan."""


def calendars(plan: Plan, *, drafts: bool, edition: Edition = DRAFT) -> Iterator[tuple[str, bytes]]:
    """Every calendar of a plan that has something in it, one at a time: its path and its bytes; see below."""
    return ((made.path, made.content) for made in finished_calendars(plan, drafts=drafts, edition=edition))


def finished_calendars(plan: Plan, *, drafts: bool, edition: Edition = DRAFT) -> Iterator[Calendar]:
    """Every calendar of a plan that has something in it, one at a time.

    `edition` says which of its events have been released, and which calendars carry what as cancelled.
    Raises UnsoundCalendarError when a calendar breaks a rule of `lint`.
    """
    from introplan.rendering.calendars.cancellations import Ending, cancelled, endings_of  # noqa: PLC0415
    from introplan.rendering.calendars.events import (  # noqa: PLC0415 - icalendar costs 50 ms
        UNRELEASED,
        Written,
        booking,
        busy_identity,
        event,
        identity,
    )
    from introplan.rendering.calendars.headers import header  # noqa: PLC0415 - the same

    gone = endings_of(edition)
    years = {day.year for day in _days(plan, drafts=drafts)}
    years |= {each.cancellation.event.day.year for several in gone.values() for each in several}
    cohorts = frozenset(cohort.id for cohort in published_cohorts(plan, drafts=drafts))
    zone = zone_of(plan.programme.frame.timezone, years)
    written = Written(plan, zone, cohorts)
    records, events, ended = edition.records, dict[str, Event](), dict[Ending, Event]()
    of_rooms = rooms_stamp(plan, edition, drafts=drafts) or UNRELEASED

    def stamp(occasion: Occasion) -> Stamp:
        record = records.get(occasion.key)
        return record.stamp if record else UNRELEASED

    def taken(busy: Busy) -> Event:
        uid = busy_identity(plan, busy)
        return sound(uid, booking(written, busy, uid, of_rooms), uid)

    def entry(occasion: Occasion) -> Event:
        if occasion.key not in events:
            if len(events) == KEPT:
                events.clear()
                written.meetings.clear()
            lines = event(written, occasion, stamp(occasion))
            events[occasion.key] = sound(identity(plan, occasion), lines, occasion.key)
        return events[occasion.key]

    def close(ending: Ending) -> Event:
        once = ending.cancellation.event
        if ending not in ended:
            ended[ending] = sound(identity(plan, once), cancelled(written, ending), once.key)
        return ended[ending]

    def sound(uid: str, lines: Sequence[bytes], key: str) -> Event:
        _raise_any(key, event_faults(lines, zone.name if zone.declaration else None))
        return Event(uid, b"".join(lines))

    for shelf in shelves(plan, drafts=drafts, cancelled=gone):
        head = header(plan, shelf, zone)
        entries = [taken(each) if isinstance(each, Busy) else entry(each) for each in shelf.entries]
        if shelf.name in gone:
            here = {occasion.key for occasion in shelf.occasions}
            entries += [close(each) for each in gone[shelf.name] if each.cancellation.event.key not in here]
        by_uid = dict(entries)
        file = b"".join([*head, *by_uid.values(), END])
        _raise_any(shelf.path, (*head_faults(head), *identity_faults(made.uid for made in entries)))
        yield Calendar(f"{shelf.path}.ics", shelf.title, zone, by_uid, file)


def zone_in(plan: Plan, *, drafts: bool) -> Zone:
    """The zone of a plan's calendars, as it is in the years that they are about."""
    return zone_of(plan.programme.frame.timezone, {day.year for day in _days(plan, drafts=drafts)})


def _days(plan: Plan, *, drafts: bool) -> Iterator[date]:
    return (occasion.day for occasion in published(plan.agenda.occasions, drafts=drafts))


def _raise_any(where: str, faults: Iterable[str]) -> None:
    if found := "; ".join(faults):
        raise UnsoundCalendarError(f"{where}: {found}")
