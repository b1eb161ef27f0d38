"""What libical makes of calendars: syntax, and the properties that METHOD:PUBLISH demands or forbids;
every TZID declared; no UID twice; and when each event starts and ends by the file's OWN VTIMEZONE.

    /usr/bin/python3 libical.py FILE.ics ...

Needs the system's Python, with Debian's python3-gi and gir1.2-ical-3.0. Prints one JSON object
per file; exits 1 when one is refused.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import gi

gi.require_version("ICalGLib", "3.0")
from gi.repository import ICalGLib as ical  # noqa: E402, N813  # after the version is chosen; a namespace

Refusals = list[str]


def components(parent: Any, kind: Any) -> Iterator[Any]:
    child = parent.get_first_component(kind)
    while child:
        yield child
        child = parent.get_next_component(kind)


def properties(component: Any, kind: Any) -> Iterator[Any]:
    prop = component.get_first_property(kind)
    while prop:
        yield prop
        prop = component.get_next_property(kind)


def complaints(component: Any) -> Refusals:
    """The errors that parsing and the restriction check have left in the component and below, each once."""
    own = [prop.get_xlicerror() for prop in properties(component, ical.PropertyKind.XLICERROR_PROPERTY)]
    below = [complaints(child) for child in components(component, ical.ComponentKind.ANY_COMPONENT)]
    return list(dict.fromkeys(sum(below, own)))


def moment(calendar: Any, prop: Any, time: Any) -> str:
    """A date as it stands, a time in UTC; a time without a zone as it stands, without a Z."""
    tzid = prop.get_first_parameter(ical.ParameterKind.TZID_PARAMETER)
    if tzid and not time.is_date():
        zone = calendar.get_timezone(tzid.get_tzid())
        if zone is None:
            raise LookupError(f"undeclared TZID {tzid.get_tzid()}")
        time = time.clone()
        time.convert_timezone(zone, ical.Timezone.get_utc_timezone())
    day = f"{time.get_year():04}-{time.get_month():02}-{time.get_day():02}"
    if time.is_date():
        return day
    clock = f"{time.get_hour():02}:{time.get_minute():02}:{time.get_second():02}"
    return f"{day}T{clock}{'Z' if tzid or time.is_utc() else ''}"


def events_of(calendar: Any) -> dict[str, dict[str, Any]]:
    events: dict[str, dict[str, Any]] = {}
    for vevent in components(calendar, ical.ComponentKind.VEVENT_COMPONENT):
        if vevent.get_uid() in events:
            raise LookupError(f"UID twice: {vevent.get_uid()}")
        event = events[vevent.get_uid()] = {}
        for prop in properties(vevent, ical.PropertyKind.DTSTART_PROPERTY):
            event["start"] = moment(calendar, prop, prop.get_dtstart())
        for prop in properties(vevent, ical.PropertyKind.DTEND_PROPERTY):
            event["end"] = moment(calendar, prop, prop.get_dtend())
        event["summary"] = vevent.get_summary()
        event["location"] = vevent.get_location()
        alarms = components(vevent, ical.ComponentKind.VALARM_COMPONENT)
        triggers = [prop for alarm in alarms for prop in properties(alarm, ical.PropertyKind.TRIGGER_PROPERTY)]
        if triggers:
            event["alarms"] = [each.get_trigger().get_duration().as_int() for each in triggers]
    return events


def verdict(path: str) -> dict[str, Any]:
    try:
        calendar = ical.Parser.parse_string(Path(path).read_bytes().decode("utf-8"))
        if calendar is None:
            return {"refused": ["not a calendar"]}
        ical.restriction_check(calendar)
        found = complaints(calendar)
        return {"refused": found} if found else {"events": events_of(calendar)}
    except (UnicodeDecodeError, LookupError) as error:
        return {"refused": [str(error)]}


verdicts = {path: verdict(path) for path in sys.argv[1:]}
for path, answer in verdicts.items():
    print(json.dumps({"path": path, **answer}))
sys.exit(any("refused" in answer for answer in verdicts.values()))
