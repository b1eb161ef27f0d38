"""The meetings that a rhythm asks for: their names, days and reach, before anybody looks whether they can be."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from introplan.days import Rhythm, Stretch, Week, Weekday, add_months, monday_of

Rhythms = tuple[tuple[Stretch, Rhythm | None], ...]
"""The rhythm of each phase, None for a phase without meetings, and the days that the phase lasts."""

ONE_DAY = timedelta(days=1)


class RhythmSlot(NamedTuple):
    """A meeting as the rhythm has it: its key, the week `2027-W10` or the month `2027-03`, its day, and its reach.

    Within its reach it may move: its own week or month, and those up to its neighbours' own.
    """

    key: str
    day: date
    reach: Stretch

    @property
    def by_month(self) -> bool:
        """Whether it belongs to a month, not to a week."""
        return "W" not in self.key

    def part_of(self, day: date) -> Stretch:
        """The week or month of a day, whichever the meeting has as its own."""
        return _part(day, by_month=self.by_month)


@lru_cache(maxsize=1024)
def slots(weekday: Weekday, rhythms: Rhythms, days: Stretch) -> tuple[RhythmSlot, ...]:
    """The meetings that the rhythm asks for, phase by phase, before any day is looked at."""
    found: list[tuple[date, Rhythm]] = []
    day = _weekday_from(days.first, weekday)
    for part, rhythm in rhythms:
        day = max(day, _weekday_from(part.first, weekday))
        if rhythm is None:
            continue
        last = min(part.last, days.last)
        for each in _by_week(day, last, rhythm) if rhythm.unit == "week" else _by_month(day, last, rhythm):
            found.append((each, rhythm))
            day = each + timedelta(weeks=rhythm.count if rhythm.unit == "week" else 1)
    return tuple(_with_reach(found))


def _by_week(day: date, last: date, rhythm: Rhythm) -> Iterator[date]:
    while day <= last:
        yield day
        day += timedelta(weeks=rhythm.count)


def _by_month(day: date, last: date, rhythm: Rhythm) -> Iterator[date]:
    """The first such weekday of the month; the month that is already begun waits for the next."""
    weekday, month = day.weekday(), day.replace(day=1)
    while month <= last:
        first = _weekday_from(month, weekday)
        if day <= first <= last:
            yield first
            month = add_months(month, rhythm.count)
        else:
            month = add_months(month, 1)


def _with_reach(found: list[tuple[date, Rhythm]]) -> Iterator[RhythmSlot]:
    parts = [_part(day, by_month=rhythm.unit == "month") for day, rhythm in found]
    for (day, rhythm), part, before, after in zip(found, parts, [None, *parts], [*parts[1:], None], strict=False):
        wide = _reach(part, rhythm)
        first = max(wide.first, before.last + ONE_DAY) if before else wide.first
        last = min(wide.last, after.first - ONE_DAY) if after else wide.last
        key = f"{day:%Y-%m}" if rhythm.unit == "month" else str(Week.of(day))
        own = part if rhythm.unit == "week" else Stretch(day, day)
        yield RhythmSlot(key, day, Stretch(min(first, own.first), max(last, own.last)))


def _reach(part: Stretch, rhythm: Rhythm) -> Stretch:
    """How far a meeting may go by its rhythm alone: a weekly one stays in its week, a monthly one in its month."""
    further = rhythm.count - 1
    if not further:
        return part
    if rhythm.unit == "week":
        return Stretch(part.first - timedelta(weeks=further), part.last + timedelta(weeks=further))
    return Stretch(add_months(part.first, -further), add_months(part.first, further + 1) - ONE_DAY)


def _part(day: date, *, by_month: bool) -> Stretch:
    """The month or the week that a day lies in."""
    first = day.replace(day=1) if by_month else monday_of(day)
    after = add_months(first, 1) if by_month else first + timedelta(weeks=1)
    return Stretch(first, after - ONE_DAY)


def _weekday_from(day: date, weekday: int) -> date:
    return day + timedelta(days=(weekday - day.weekday()) % 7)
