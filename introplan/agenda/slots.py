"""The meetings that a rhythm asks for: their names and days, before anybody looks whether they can be."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from introplan.days import Rhythm, Stretch, Week, Weekday, add_months

Rhythms = tuple[tuple[Stretch, Rhythm | None], ...]
"""The rhythm of each phase, None for a phase without meetings, and the days that the phase lasts."""


class Slot(NamedTuple):
    """A meeting as the rhythm has it: its key, the week `2027-W10` or the month `2027-03`, and its day."""

    key: str
    day: date


@lru_cache(maxsize=1024)
def slots(weekday: Weekday, rhythms: Rhythms, days: Stretch) -> tuple[Slot, ...]:
    """The meetings that the rhythm asks for, phase by phase, before any day is looked at."""
    found: list[Slot] = []
    day = _weekday_from(days.first, weekday)
    for part, rhythm in rhythms:
        day = max(day, _weekday_from(part.first, weekday))
        if rhythm is None:
            continue
        last = min(part.last, days.last)
        for slot in _by_week(day, last, rhythm) if rhythm.unit == "week" else _by_month(day, last, rhythm):
            found.append(slot)
            day = slot.day + timedelta(weeks=rhythm.count if rhythm.unit == "week" else 1)
    return tuple(found)


def _by_week(day: date, last: date, rhythm: Rhythm) -> Iterator[Slot]:
    while day <= last:
        yield Slot(str(Week.of(day)), day)
        day += timedelta(weeks=rhythm.count)


def _by_month(day: date, last: date, rhythm: Rhythm) -> Iterator[Slot]:
    """The first such weekday of the month; the month that is already begun waits for the next."""
    weekday, month = day.weekday(), day.replace(day=1)
    while month <= last:
        first = _weekday_from(month, weekday)
        if day <= first <= last:
            yield Slot(f"{month:%Y-%m}", first)
            month = add_months(month, rhythm.count)
        else:
            month = add_months(month, 1)


def _weekday_from(day: date, weekday: int) -> date:
    return day + timedelta(days=(weekday - day.weekday()) % 7)
