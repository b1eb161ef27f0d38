"""Calendars that are right in Outlook: per cohort, person, place and organisation, and one for the programme."""

from collections.abc import Iterable, Iterator

from introplan.agenda import Busy, Occasion
from introplan.releases import Edition, Stamp, rooms_stamp
from introplan.releases.entries import Appointment, Appointments
from introplan.releases.rooms import BookedRoom, booked_room
from introplan.rendering.calendars.calendar import END, FinishedCalendar, FinishedEvent
from introplan.rendering.calendars.identities import busy_identity, identity
from introplan.rendering.calendars.lint import event_faults, head_faults, identity_faults
from introplan.rendering.calendars.shelves import shelves
from introplan.rendering.made_before import MadeBefore
from introplan.rendering.zones import zone_of

KEPT = 16_384
"""Events whose bytes are kept for the next calendar they stand in: some 12 MB. Any other is made once more.

Meetings, which only two people share and which are most of a large plan, make room first.
"""


class UnsoundCalendarError(Exception):
    """A calendar that some program would misread: a fault in introplan, never in the plan."""


def calendars(edition: Edition) -> Iterator[tuple[str, bytes]]:
    """Every calendar of a plan that has something in it, one at a time: its path and its bytes; see below."""
    return ((made.path, made.content) for made in finished_calendars(edition))


def finished_calendars(edition: Edition, made_before: MadeBefore | None = None) -> Iterator[FinishedCalendar]:
    """Every calendar of a plan that has something in it, one at a time.

    `edition` says which of its events have been released, and which calendars carry what as cancelled. Events that were
    `made_before` are neither written nor read again.
    Raises UnsoundCalendarError when a calendar breaks a rule of `lint`.
    """
    from introplan.rendering.calendars.cancellations import Ending, cancelled, endings_of  # noqa: PLC0415
    from introplan.rendering.calendars.events import (  # noqa: PLC0415 - icalendar costs 50 ms
        UNRELEASED,
        EventParts,
        SharedLines,
        booking,
        event,
    )
    from introplan.rendering.calendars.headers import header  # noqa: PLC0415 - the same

    plan, gone = edition.plan, endings_of(edition)
    years = {occasion.day.year for occasion in edition.occasions}
    years |= {each.cancellation.event.day.year for several in gone.values() for each in several}
    zone = zone_of(plan.programme.frame.timezone, years)
    written, appointments = SharedLines(zone), Appointments(plan, edition.cohort_ids)
    records, events, ended = edition.records, _KeptEvents(), dict[Ending, FinishedEvent]()
    rooms = {place: booked_room(plan, place) for place in plan.programme.places}
    of_rooms = rooms_stamp(edition) or UNRELEASED

    def stamp(occasion: Occasion) -> Stamp:
        record = records.get(occasion.key)
        return record.stamp if record else UNRELEASED

    def made_event(uid: str, appointment: Appointment, version: Stamp) -> FinishedEvent:
        return sound(uid, event(written, uid, appointment, version), appointment.key)

    def made_booking(uid: str, room: BookedRoom, busy: Busy, version: Stamp) -> FinishedEvent:
        return sound(uid, booking(written, uid, room, busy, version), uid)

    def taken(busy: Busy) -> FinishedEvent:
        of = busy_identity(plan, busy), rooms[busy.place], busy, of_rooms
        return made_before.of(("events", zone), of, lambda: made_booking(*of)) if made_before else made_booking(*of)

    def entry(occasion: Occasion) -> FinishedEvent:
        if len(events) >= KEPT:
            events.make_room()
            written.meetings.clear()
            appointments.forget()
        of = identity(plan, occasion), appointments.of(occasion), stamp(occasion)
        made = made_before.of(("events", zone), of, lambda: made_event(*of)) if made_before else made_event(*of)
        events.keep(occasion, made)
        return made

    def close(ending: Ending) -> FinishedEvent:
        once = ending.cancellation.event
        if ending not in ended:
            uid, lines = identity(plan, once), cancelled(written, plan, ending)
            _raise_any(once.key, event_faults(lines, written.declared))
            ended[ending] = FinishedEvent(uid, b"".join(lines))
        return ended[ending]

    def sound(uid: str, made: EventParts, key: str) -> FinishedEvent:
        if faults := made.faults:
            _raise_any(key, faults)
        return FinishedEvent(uid, made.content)

    for shelf in shelves(edition, cancelled=gone):
        head = header(plan, shelf, zone)
        entries = (
            [taken(each) if isinstance(each, Busy) else events.get(each.key) or entry(each) for each in shelf.entries]
            if shelf.busy
            else [events.get(each.key) or entry(each) for each in shelf.occasions]
        )
        if shelf.name in gone:
            here = {occasion.key for occasion in shelf.occasions}
            entries += [close(each) for each in gone[shelf.name] if each.cancellation.event.key not in here]
        by_uid = dict(entries)
        file = b"".join([*head, *by_uid.values(), END])
        doubled = identity_faults(made.uid for made in entries) if len(by_uid) < len(entries) else ()
        _raise_any(shelf.path, (*head_faults(head), *doubled))
        yield FinishedCalendar(f"{shelf.path}.ics", shelf.title, zone, by_uid, file)


class _KeptEvents(dict[str, FinishedEvent]):
    """Events by the keys of their occasions."""

    def __init__(self) -> None:
        super().__init__()
        self._meetings: list[str] = []

    def keep(self, occasion: Occasion, made: FinishedEvent) -> None:
        self[occasion.key] = made
        if occasion.kind == "meeting":
            self._meetings.append(occasion.key)

    def make_room(self) -> None:
        for key in self._meetings:
            del self[key]
        self._meetings.clear()
        if len(self) > KEPT // 2:
            self.clear()


def _raise_any(where: str, faults: Iterable[str]) -> None:
    if found := "; ".join(faults):
        raise UnsoundCalendarError(f"{where}: {found}")
