"""Checks on the nights when clocks are changed: an hour that there is not, and one that there is twice."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from itertools import pairwise
from typing import Literal
from zoneinfo import ZoneInfo

from introplan.agenda import Occasion, Plan
from introplan.checks.occasions import MOST_NAMES, about, title_of
from introplan.diagnostics import Diagnostic, _, finding

Odd = Literal["skipped", "twice"]


def time_skipped_by_clock(plan: Plan) -> Iterator[Diagnostic]:
    """Something begins or ends within the hour that clocks skip in spring, when summer time begins.

    There is no 2:30 that night, so calendar programs show it an hour earlier or later, each in its own way. In Sweden
    it is early on the last Sunday of March, between 2 and 3. Source: EU directive 2000/84/EC.
    """
    for occasion, clock in _odd(plan, "skipped"):
        after = _after(_zone(plan), occasion.day, clock)
        yield finding(
            "time-skipped-by-clock",
            _("{occasion}: there is no {clock} on {day}, when summer time begins"),
            at=plan.where(occasion, "time"),
            help=_("the clocks go straight to {after}; write another time"),
            values={"occasion": title_of(plan, occasion), "clock": clock, "day": occasion.day, "after": after},
            about=about(occasion, people=occasion.people("participant")[:MOST_NAMES]),
        )


def time_twice_by_clock(plan: Plan) -> Iterator[Diagnostic]:
    """Something begins or ends within the hour that there is twice in autumn, when summer time ends.

    Calendars take the first of the two, in summer time. In Sweden it is early on the last Sunday of October,
    between 2 and 3. Source: EU directive 2000/84/EC.
    """
    for occasion, clock in _odd(plan, "twice"):
        yield finding(
            "time-twice-by-clock",
            _("{occasion}: {clock} comes twice on {day}, when summer time ends"),
            at=plan.where(occasion, "time"),
            help=_("calendars take the first one; say in its `note` when the other is meant, or write another time"),
            values={"occasion": title_of(plan, occasion), "clock": clock, "day": occasion.day},
            about=about(occasion, people=occasion.people("participant")[:MOST_NAMES]),
        )


def is_skipped(plan: Plan, occasion: Occasion) -> bool:
    """Whether something begins or ends at a time that there is not on its day."""
    return _clock(plan, occasion, "skipped") is not None


def _odd(plan: Plan, kind: Odd) -> Iterator[tuple[Occasion, time]]:
    """What takes place at such a time, once for each line and day, and the time."""
    told = set()
    for occasion in plan.once(_on_changing_days):
        clock = _clock(plan, occasion, kind) if occasion.is_on else None
        if clock is not None and (occasion.day, occasion.path) not in told:
            told.add((occasion.day, occasion.path))
            yield occasion, clock


def _on_changing_days(plan: Plan) -> tuple[Occasion, ...]:
    """What is on the days when the clocks are changed."""
    every, zone = plan.agenda.occasions, _zone(plan)
    years = range(every[0].day.year, every[-1].day.year + 1) if every else ()
    days = (day for year in years for day in sorted(_changing_days(zone, year)))
    return tuple([each for day in days for each in plan.agenda.beginning_on(day)])


def _clock(plan: Plan, occasion: Occasion, kind: Odd) -> time | None:
    """Of the start and the end, the first that the clock skips or has twice on that day."""
    zone = _zone(plan)
    if occasion.times is None or occasion.day not in _changing_days(zone, occasion.day.year):
        return None
    clocks = (occasion.times.start, occasion.times.end)
    return next((clock for clock in clocks if clock is not None and _is(kind, zone, occasion.day, clock)), None)


def _is(kind: Odd, zone: str, day: date, clock: time) -> bool:
    moment = datetime.combine(day, clock, ZoneInfo(zone))
    if kind == "twice":
        return not _is("skipped", zone, day, clock) and moment.utcoffset() != moment.replace(fold=1).utcoffset()
    return moment.astimezone(UTC).astimezone(ZoneInfo(zone)).time() != clock


def _after(zone: str, day: date, clock: time) -> time:
    """The first time after the skipped ones that the clocks show."""
    moment = datetime.combine(day, clock)
    while _is("skipped", zone, day, moment.time()):
        moment += timedelta(minutes=1)
    return moment.time()


@lru_cache(maxsize=64)
def _changing_days(zone: str, year: int) -> frozenset[date]:
    """The days of a year on which the clocks are changed."""
    here = ZoneInfo(zone)
    nights = [datetime(year, 1, 1, tzinfo=here) + timedelta(number) for number in range(367)]
    offsets = [night.utcoffset() for night in nights]
    return frozenset(
        night.date() for night, (one, other) in zip(nights, pairwise(offsets), strict=False) if one != other
    )


def _zone(plan: Plan) -> str:
    return plan.programme.frame.timezone
