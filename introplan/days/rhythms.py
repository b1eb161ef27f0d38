"""How often something comes back, and on which days."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, NamedTuple

from introplan.days.months import add_months
from introplan.days.weeks import Week


@dataclass(frozen=True, slots=True)
class Rhythm:
    """Every `count` weeks or months."""

    count: int
    unit: Literal["week", "month"]

    @property
    def days(self) -> int:
        """The length in days, a month reckoned as 31: the longest it can be."""
        return self.count * (7 if self.unit == "week" else 31)


@dataclass(frozen=True, slots=True)
class Recurrence:
    """How often something comes back that begins on a day, always on its weekday."""

    every: Rhythm
    first: date

    @property
    def week_of_month(self) -> int:
        """Which such weekday of its month it is, for what comes back by the month; 5 is the last, whichever it is."""
        return (self.first.day - 1) // 7 + 1


class Turn(NamedTuple):
    """One time that something comes back: the week `2026-W37` or month `2026-09` that it belongs to, and its day."""

    key: str
    day: date


def first_day_of(turn: str) -> date:
    """The first day of a week or month that something belongs to: a Monday, or the first of the month."""
    year, _hyphen, part = turn.partition("-")
    return Week(int(year), int(part[1:])).day(0) if part.startswith("W") else date(int(year), int(part), 1)


def last_day_of(turn: str) -> date:
    """The last day of a week or month that something belongs to."""
    first = first_day_of(turn)
    return (first + timedelta(days=7) if "W" in turn else add_months(first, 1)) - timedelta(days=1)


def nearest_turn(days: Mapping[str, date], turn: str) -> str:
    """The turn nearest to a week or month, of some with their days; empty when there are none at all."""
    day = first_day_of(turn)
    return min(days, key=lambda each: (abs((days[each] - day).days), each), default="")


def turns(first: date, every: Rhythm) -> Iterator[Turn]:
    """When something comes back that begins on a day, without end, always on the same weekday.

    In months it is the same weekday of the month, such as the second Tuesday; a fifth is the last, as not every
    month has five.
    """
    number = 0
    while True:
        if every.unit == "week":
            day = first + timedelta(weeks=number * every.count)
            yield Turn(str(Week.of(day)), day)
        else:
            day = _weekday_of_month(first, number * every.count)
            yield Turn(f"{day:%Y-%m}", day)
        number += 1


def _weekday_of_month(first: date, months: int) -> date:
    """The same weekday, as many weeks into the month, of a month that many later."""
    month = add_months(first.replace(day=1), months)
    day = month + timedelta(days=(first.weekday() - month.weekday()) % 7, weeks=(first.day - 1) // 7)
    return day if day.month == month.month else day - timedelta(weeks=1)
