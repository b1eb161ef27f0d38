"""A finished calendar as a value: whoever needs one of its events gets it by its identity, and reads no bytes."""

from collections.abc import Mapping
from typing import NamedTuple

from introplan.rendering.zones import Zone

END = b"END:VCALENDAR\r\n"


class FinishedEvent(NamedTuple):
    """A finished VEVENT: its UID, and the lines of it as they stand in every calendar."""

    uid: str
    content: bytes


class FinishedCalendar(NamedTuple):
    """A calendar's path, what it is called, the zone that it declares, its events' bytes by UID, and the whole file."""

    path: str
    title: str
    zone: Zone
    events: Mapping[str, bytes]
    content: bytes
