"""The VTIMEZONE of a programme's zone: one STANDARD and one DAYLIGHT by RRULE, the only kind that Outlook reads right.

Outlook squeezes whatever stands in a VTIMEZONE into one yearly pair of changes. So the pair is found in
zoneinfo itself, as the zone behaves in the years that the programme has dates in, and a zone that does not
behave as one pair in all of them gets no VTIMEZONE: its times are then written in UTC.
"""

import calendar
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, time, timedelta
from functools import lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

from introplan.releases import Edition

WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
FIRST_YEAR = 1970


class Zone(NamedTuple):
    """A zone by its IANA name, and the lines of the VTIMEZONE that declares it; none when times are written in UTC.

    `changes` says whether its clocks are changed at all in the years that the calendars are about.
    """

    name: str
    declaration: tuple[bytes, ...]
    changes: bool = False


class ClockChange(NamedTuple):
    """One change of the clocks; `wall` is what they show just before it."""

    wall: datetime
    before: timedelta
    after: timedelta
    name: str


def zone_of(name: str, years: Iterable[int]) -> Zone:
    """The zone with a VTIMEZONE that agrees with zoneinfo on every day of the years, or with none."""
    return _zone_in(ZoneInfo(name), name, tuple(sorted(set(years))))


def zone_in(edition: Edition) -> Zone:
    """The zone of a plan's calendars, as it is in the years that they are about."""
    years = {occasion.day.year for occasion in edition.occasions}
    return zone_of(edition.plan.programme.frame.timezone, years)


@lru_cache(maxsize=64)  # a check asks before the calendars do; a zone that zoneinfo reads anew is another one
def _zone_in(zone: ZoneInfo, name: str, years: tuple[int, ...]) -> Zone:
    by_year = [_changes(zone, year) for year in years]
    if not any(by_year):
        return Zone(name, _declared(name, _constant(zone, years)))
    changes = [change for several in by_year for change in several]
    low, high = min(change.after for change in changes), max(change.after for change in changes)
    winter = [change for change in changes if (change.before, change.after) == (high, low)]
    summer = [change for change in changes if (change.before, change.after) == (low, high)]
    paired = all(len(several) == 2 for several in by_year) and len(winter) == len(summer) == len(years)
    if not paired:
        return Zone(name, (), changes=True)
    return Zone(name, _declared(name, _yearly("STANDARD", winter), _yearly("DAYLIGHT", summer)), changes=True)


def _declared(name: str, *parts: Sequence[str]) -> tuple[bytes, ...]:
    if not all(parts):
        return ()
    lines = ["BEGIN:VTIMEZONE", f"TZID:{name}", *(line for part in parts for line in part), "END:VTIMEZONE"]
    return tuple(f"{line}\r\n".encode() for line in lines)


def _constant(zone: ZoneInfo, years: Sequence[int]) -> Sequence[str]:
    """The one part of a zone that keeps its clocks; nothing when it is UTC itself, or has had several offsets."""
    moments = [datetime(year, 7, 1, tzinfo=zone) for year in years]
    offsets = {moment.utcoffset() or timedelta() for moment in moments}
    if len(offsets) != 1 or offsets == {timedelta()}:
        return ()
    [offset] = offsets
    starts = datetime(FIRST_YEAR, 1, 1)  # noqa: DTZ001 - a local time
    return _part("STANDARD", ClockChange(starts, offset, offset, moments[0].tzname() or ""))


def _yearly(kind: str, changes: Sequence[ClockChange]) -> Sequence[str]:
    """The rule behind one change a year, such as the last Sunday of March at 2; nothing when there is no such rule."""
    first = changes[0]
    same = {(change.wall.month, change.wall.weekday(), change.wall.time(), change.name) for change in changes}
    ordinals = set.intersection(*(_ordinals(change.wall) for change in changes))
    if len(same) != 1 or not ordinals:
        return ()
    ordinal, weekday = min(ordinals), first.wall.weekday()
    rule = f"RRULE:FREQ=YEARLY;BYMONTH={first.wall.month};BYDAY={ordinal}{WEEKDAYS[weekday]}"
    starts = _day_by(ordinal, weekday, first.wall.month, first.wall.time())
    return _part(kind, first._replace(wall=starts), rule)


def _ordinals(wall: datetime) -> set[int]:
    """Which of its weekday the day is in its month: from the beginning 1, 2, …, and -1 when it is the last."""
    last = calendar.monthrange(wall.year, wall.month)[1]
    return {(wall.day - 1) // 7 + 1, *([-1] if wall.day + 7 > last else [])}


def _day_by(ordinal: int, weekday: int, month: int, at: time) -> datetime:
    """When the rule first applies: a fixed year, so that the bytes do not follow the programme's dates."""
    days = [
        datetime.combine(datetime(FIRST_YEAR, month, day), at)  # noqa: DTZ001 - a local time
        for day in range(1, calendar.monthrange(FIRST_YEAR, month)[1] + 1)
        if datetime(FIRST_YEAR, month, day).weekday() == weekday  # noqa: DTZ001 - a local time
    ]
    return days[-1] if ordinal == -1 else days[ordinal - 1]


def _part(kind: str, change: ClockChange, *rule: str) -> Sequence[str]:
    """A STANDARD or DAYLIGHT; nothing when an offset is not in whole minutes, as before there were zones."""
    if change.before.seconds % 60 or change.after.seconds % 60:
        return ()
    return (
        f"BEGIN:{kind}",
        f"DTSTART:{change.wall:%Y%m%dT%H%M%S}",
        *rule,
        f"TZNAME:{change.name}",
        f"TZOFFSETFROM:{_offset(change.before)}",
        f"TZOFFSETTO:{_offset(change.after)}",
        f"END:{kind}",
    )


def _offset(offset: timedelta) -> str:
    hours, minutes = divmod(abs(offset) // timedelta(minutes=1), 60)
    return f"{'-' if offset < timedelta() else '+'}{hours:02d}{minutes:02d}"


def _changes(zone: ZoneInfo, year: int) -> list[ClockChange]:
    """The changes of the clocks in a year, found by looking at every day and then closer."""
    day, end = datetime(year, 1, 1, tzinfo=UTC), datetime(year, 12, 31, tzinfo=UTC)
    changes, offset = [], _offset_at(day, zone)
    while day < end:
        following = day + timedelta(days=1)
        if (then := _offset_at(following, zone)) != offset:
            changes.append(_change_between(day, following, zone))
        day, offset = following, then
    return changes


def _change_between(early: datetime, late: datetime, zone: ZoneInfo) -> ClockChange:
    before, after = _offset_at(early, zone), _offset_at(late, zone)
    while late - early > timedelta(seconds=1):
        middle = early + (late - early) // 2
        middle = middle.replace(microsecond=0)
        early, late = (middle, late) if _offset_at(middle, zone) == before else (early, middle)
    return ClockChange((late + before).replace(tzinfo=None), before, after, late.astimezone(zone).tzname() or "")


def _offset_at(moment: datetime, zone: ZoneInfo) -> timedelta:
    return moment.astimezone(zone).utcoffset() or timedelta()
