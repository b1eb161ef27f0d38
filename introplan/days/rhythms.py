"""How often something comes back, and on which days."""

from collections.abc import Iterator
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


class Turn(NamedTuple):
    """One time that something comes back: the week `2026-W37` or month `2026-09` that it belongs to, and its day."""

    key: str
    day: date


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
