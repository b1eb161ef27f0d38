"""Weeks in a row without something that somebody should have again and again, such as a meeting."""

from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import date, timedelta
from math import ceil
from typing import NamedTuple

from introplan.agenda import Journey, Plan, is_summer
from introplan.days import Rhythm, Stretch, monday_of

ONE_DAY, ONE_WEEK, FRIDAY = timedelta(days=1), timedelta(weeks=1), timedelta(days=4)
WORKING_WEEK = 3
"""A week counts when at least this many of its five days are open to the participant."""


class Silence(NamedTuple):
    """Weeks in a row without a meeting, where there should be more."""

    days: Stretch
    weeks: int
    every: Rhythm

    @property
    def rhythms(self) -> float:
        """How many times the wanted rhythm it lasts."""
        return self.weeks / ceil(self.every.days / 7)


def silences(
    journey: Journey,
    wanted: Iterable[tuple[Rhythm, Rhythm]],
    met_on: Collection[date],
    working_days: Callable[[date], tuple[date, ...]],
) -> Iterator[Silence]:
    """Every run of weeks that count, without a meeting, that is as long as the wanted rhythm, or longer.

    `wanted` are rhythms, each with how long after the journey's start it holds, from the one before it on. A week
    counts when all of it lies within that time, and enough of its days are open, no pause, and not of a posting without
    meetings.
    """
    met_in = {monday_of(day) for day in met_on}
    first = journey.starts
    for until, every in wanted:
        last = min(journey.day_after(until) - ONE_DAY, journey.ends)
        run: list[date] = []
        monday = monday_of(first)
        while monday <= last:
            if monday in met_in:
                yield from _silence(run, every)
                run = []
            elif monday >= first and monday + FRIDAY <= last:
                days = working_days(monday)
                away = journey.without_meetings
                if sum(day not in journey.pauses and day not in away for day in days) >= WORKING_WEEK:
                    run.append(monday)
            monday += ONE_WEEK
        yield from _silence(run, every)
        first = max(first, last + ONE_DAY)


def _silence(run: list[date], every: Rhythm) -> Iterator[Silence]:
    if len(run) >= ceil(every.days / 7):
        yield Silence(Stretch(run[0], run[-1] + FRIDAY), len(run), every)


def working_days(plan: Plan, monday: date) -> tuple[date, ...]:
    """The open days of a week, without a summer that the programme avoids."""
    days = (monday + ONE_DAY * n for n in range(5))
    return tuple(day for day in days if plan.open_days.is_open(day) and not is_summer(plan.open_days, day))
