"""What calendars write and what releases stamp is one value: nothing else is read, and every part of it counts."""

import inspect
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta
from types import FunctionType, ModuleType
from typing import NamedTuple, get_type_hints

import pytest
from rendering.calendars.calendar_plans import small_plan

from introplan.agenda import Occasion
from introplan.days import Stretch, Times
from introplan.releases import EMPTY, PublishedEvent, Release, as_built, next_release
from introplan.releases.entries import (
    Appointment,
    Appointments,
    CalendarEntry,
    Invited,
    NamedOrganisation,
    Pause,
    Site,
    Somebody,
    Supporting,
    TimedPoint,
    entry_of,
)
from introplan.rendering.calendars import descriptions, events
from introplan.rendering.calendars.events import SharedLines, event
from introplan.rendering.zones import zone_of

UNHEARD_OF = (StopIteration, IndexError, KeyError, ValueError, AssertionError)
"""What writing raises of an entry that no plan has, such as a meeting of nobody."""
POSTED = (
    "      ada:\n        reviews:",
    "      ada:\n        postings: [{unit: norr, from: 2027-01-25, until: 2027-03-21}]\n        reviews:",
)
WITH_POINTS = (
    "        note: Ta med **legitimation**.\n",
    "        note: Ta med **legitimation**.\n        also: [manager, ulla, samtalspartner-3]\n"
    "        points: [{time: 9.00–9.30, title: Kaffe och namn}, {time: 9.30, title: Så arbetar vi}]\n",
)
SEVERAL_DAYS = (
    "      besok: {date: 2026-11-05",
    "      internat: {of: utbyte, date: 2026-11-12, until: 2026-11-13, time: 9-21, overnight: yes}\n"
    "      vecka: {of: utbyte, date: 2026-11-16, until: 2026-11-20}\n      besok: {date: 2026-11-05",
)
PLAN = small_plan(POSTED, WITH_POINTS, SEVERAL_DAYS)
KEYS = (
    "ht26/barnsamtal",
    "ht26/utbyte-2",
    "ht26/internat/2",
    "ht26/vecka",
    "ada-ida/2026-W38",
    "ht26/ada/manad-3",
    "_events/dialog-1",
    "_events/chefer-1",
    "ht26/ada/_postings/norr",
)
APPOINTMENTS = {key: Appointments(PLAN, {"ht26"}).of(PLAN.agenda.by_key[key]) for key in KEYS}
VALUES = (Appointment, CalendarEntry, Invited, NamedOrganisation, Pause, Site, Somebody, Supporting, TimedPoint)

# One of the words of each kind that there are, and for each type of field something that it may be.
WORDS: Mapping[tuple[type, str], tuple[object, ...]] = {
    (CalendarEntry, "kind"): (),  # the key says which it is, so that it is never another
    (CalendarEntry, "sort"): ("study_visit", "mentor", "briefing"),
    (CalendarEntry, "language"): ("en",),
    (CalendarEntry, "zone"): ("Europe/Helsinki",),
    (CalendarEntry, "audience"): (("mentors",), ("colleagues", "managers")),
    (Appointment, "key"): (),  # another key is another event
    (Appointment, "entry"): (),  # whose own fields are tried
    (Somebody, "part"): ("lecturer", "participant", "introducer", "manager", "with"),
    (Supporting, "word"): ("mentor",),
    (Invited, "word"): ("manager",),
}
TYPES: Mapping[object, tuple[object, ...]] = {
    str: ("Annat",),
    str | None: (None, "Annat"),
    bool: (True, False),
    date: (date(2027, 2, 3),),
    date | None: (None, date(2027, 2, 3)),
    time: (time(23, 1),),
    timedelta: (timedelta(minutes=7),),
    timedelta | None: (None, timedelta(hours=7)),
    Stretch | None: (None, Stretch(date(2027, 2, 3), date(2027, 2, 5))),
    Times | None: (None, Times(time(7), time(8))),
    tuple[int, int] | None: (None, (2, 3)),
    tuple[str, ...]: ((), ("Annat",)),
    Site | None: (None, Site("annat", "Annat", None, None, None)),
    NamedOrganisation | None: (None, NamedOrganisation("annan", "Annan")),
    tuple[Somebody, ...]: (
        (),
        (Somebody("annan", "lecturer", "Annan Annansson", NamedOrganisation("annan", "Annan")),),
    ),
    tuple[NamedOrganisation, ...]: ((), (NamedOrganisation("annan", "Annan"),)),
    tuple[Supporting, ...]: ((Supporting("mentor", "Vän"),),),
    Times: (Times(time(8), time(8, 10)),),
    tuple[TimedPoint, ...]: ((), (TimedPoint(Times(time(10), time(11)), "Annat"),)),
    tuple[Invited, ...]: ((), (Invited("invited", "Annan Annansson"),)),
    tuple[Pause, ...]: ((), (Pause(time(10), timedelta(minutes=5), "Annat"),)),
}


def otherwise(value: object) -> Iterator[tuple[str, object]]:
    """Every value that differs in one field, however deep it lies, with the name of the field."""
    if isinstance(value, VALUES):
        hints = get_type_hints(type(value))
        for name in value._fields:
            own = getattr(value, name)
            options = WORDS.get((type(value), name))
            for other in TYPES[hints[name]] if options is None else options:
                if other != own:
                    yield f"{type(value).__name__}.{name}", value._replace(**{name: other})
            for within, other in otherwise(own):
                yield within, value._replace(**{name: other})
    elif isinstance(value, tuple):
        for index, part in enumerate(value):
            for within, other in otherwise(part):
                yield within, (*value[:index], other, *value[index + 1 :])


def stamped(before: Appointment, after: Appointment) -> bool:
    """Whether an event that was released as the one gets another stamp as the other."""
    was, is_ = ({each.key: PublishedEvent.of(each, "prov")} for each in (before, after))
    release = Release("1", datetime(2026, 9, 1, tzinfo=UTC), "Första")
    ledger = next_release(EMPTY, was, release, ("prov", "introduktion.provby.example"))
    return as_built(ledger, is_)[after.key].stamp != ledger.records[before.key].stamp


def written(appointment: Appointment) -> tuple[bytes, ...]:
    zone = zone_of(appointment.entry.zone or "Europe/Stockholm", [2026, 2027])
    return event(SharedLines(zone), "uid", appointment)


class Read(NamedTuple):
    """A field that an entry was written otherwise for, and whether that gave it a stamp."""

    field: str
    stamped: bool


def read(appointment: Appointment) -> Iterator[Read]:
    before = written(appointment)
    for field, other in otherwise(appointment):
        assert isinstance(other, Appointment)
        try:
            after = written(other)
        except UNHEARD_OF:
            continue
        if after != before:
            yield Read(field, stamped(appointment, other))


@pytest.mark.parametrize("key", KEYS)
def test_whatever_makes_an_entry_read_otherwise_gives_it_another_stamp(key: str):
    assert {each.field for each in read(APPOINTMENTS[key]) if not each.stamped} == set()


def test_every_field_is_read_somewhere_so_that_none_is_tried_in_vain():
    fields = {f"{each.__name__}.{name}" for each in VALUES for name in each._fields}
    found = {each.field for appointment in APPOINTMENTS.values() for each in read(appointment)}
    # Nobody reads an id but that of an employer, which tells who have the same one; nor whose the title is.
    assert fields - found == {
        "Appointment.key",
        "Appointment.entry",
        "CalendarEntry.kind",
        "CalendarEntry.own_title",
        "Site.id",
        "Somebody.person",
    }


def test_what_an_entry_is_written_of_is_that_value_alone():
    for module in (events, descriptions):
        for name, function in _functions(module):
            for parameter in inspect.signature(function).parameters.values():
                of = set(_names(str(parameter.annotation)))
                assert not of & FORBIDDEN, f"{module.__name__}.{name}({parameter.name})"
    assert set(SharedLines.__dataclass_fields__) == {"zone", "meetings", "rooms", "times", "standings"}


FORBIDDEN = {"Plan", "Occasion", "Programme", "Edition", "PublishedEvent", "Session", "Ledger", "Record"}


def _functions(module: ModuleType) -> Iterator[tuple[str, FunctionType]]:
    """What a module calls of our own, made there or elsewhere."""
    for name, value in vars(module).items():
        if inspect.isfunction(value) and value.__module__.startswith("introplan."):
            yield name, value


def _names(annotation: str) -> Iterator[str]:
    for part in annotation.replace("[", " ").replace("]", " ").replace(",", " ").split():
        yield part.strip("\"'>").rpartition(".")[2]


@pytest.mark.parametrize("field", Occasion._fields)
def test_the_meetings_of_a_pairing_share_only_what_is_the_same(field: str):
    meeting = PLAN.agenda.by_key["ada-ida/2026-W38"]
    others: dict[str, tuple[object, ...]] = {
        "key": ("ada-ida/2026-W39",),
        "subject": ("ada-samtalspartner",),
        "day": (date(2027, 2, 3),),
        "times": (None, Times(time(7), time(8))),
        "status": ("planned", "cancelled"),
        "cohorts": ((), ("ht26", "vt27")),
        "attendees": (meeting.attendees[:1],),
        "place": (None, "salen", "natet"),
        "link": (None, "https://moten.example/annan"),
        "host": ("kassan",),
        "booked": (True, False),
        "moved_from": (None, date(2027, 2, 4)),
        "draft": (True, False),
        "kind": (),
        "path": (),
        "turn": (),  # of sessions alone, as are several days
        "days": (),
    }
    appointments = Appointments(PLAN, {"ht26"})
    appointments.of(meeting)
    for other in others[field]:
        changed = meeting._replace(**{field: other})
        expected = Appointment(changed.key, changed.day, changed.times, entry_of(PLAN, changed, {"ht26"}))
        assert appointments.of(changed) == expected
