"""ISO 8601 weeks and weekdays, the weeks that Swedish calendars print."""

import enum
from dataclasses import dataclass
from datetime import date, timedelta


class Weekday(enum.IntEnum):
    """A day of the week, numbered as `date.weekday()` numbers it."""

    MONDAY = 0
    TUESDAY = 1
    WEDNESDAY = 2
    THURSDAY = 3
    FRIDAY = 4
    SATURDAY = 5
    SUNDAY = 6

    @property
    def word(self) -> str:
        """The word that stands for this day in YAML."""
        return self.name.lower()


@dataclass(frozen=True, slots=True, order=True)
class Week:
    """One ISO week of one year."""

    year: int
    number: int

    def __str__(self) -> str:
        return f"{self.year}-W{self.number:02d}"

    @classmethod
    def of(cls, day: date) -> "Week":
        """The ISO week that `day` lies in; around New Year its year may differ from the day's."""
        year, number, _ = day.isocalendar()
        return cls(year, number)

    def day(self, weekday: int) -> date:
        """The day of this week with the number that `date.weekday()` uses (Monday is 0)."""
        return date.fromisocalendar(self.year, self.number, weekday + 1)


@dataclass(frozen=True, slots=True)
class YearlyWeeks:
    """The same weeks every year, both included; `first` after `last` runs over New Year."""

    first: int
    last: int

    def __contains__(self, day: date) -> bool:
        number = day.isocalendar()[1]
        if self.first <= self.last:
            return self.first <= number <= self.last
        return number >= self.first or number <= self.last


def weeks_in_year(year: int) -> int:
    """52, or 53 in the long ISO years (2026, 2032, 2037, …)."""
    return date(year, 12, 28).isocalendar()[1]


def monday_of(day: date) -> date:
    """The Monday of the ISO week that `day` lies in."""
    return day - timedelta(days=day.weekday())
