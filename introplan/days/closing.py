"""Which days are open: public holidays, the eves and half days of Sweden, bridge days, and a programme's own rules."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from dateutil.easter import easter

from introplan.days.countries import SWEDEN, eves, public_holidays
from introplan.days.names import HalfDay, Holiday
from introplan.days.stretches import Stretch
from introplan.days.weeks import Weekday, YearlyWeeks

PUBLIC_HOLIDAYS = "public_holidays"
EVES = "eves"
HALF_DAYS = ("twelfth_night", "maundy_thursday", "walpurgis_eve", "all_saints_eve", "day_before_christmas_eve")
"""The words for half days of Sweden."""

Closing = Stretch | YearlyWeeks | Weekday | str
"""One line of a calendar: days, weeks of every year, a weekday, or a word for days that move."""


def half_day_name(day: date) -> str | None:
    """The word of `HALF_DAYS` for this day, or None. 23 December, and eves of days that move with the year."""
    if (day.month, day.day) == (1, 5):
        return "twelfth_night"
    if (day.month, day.day) == (4, 30):
        return "walpurgis_eve"
    if (day.month, day.day) == (12, 23):
        return "day_before_christmas_eve"
    if day.weekday() == 4 and (day.month, day.day) >= (10, 30) and (day.month, day.day) <= (11, 5):
        return "all_saints_eve"
    if day.month in (3, 4) and easter(day.year) - day == timedelta(days=3):
        return "maundy_thursday"
    return None


@dataclass(frozen=True)
class OpenDays:
    """The working days of a programme or an organisation, by its own rules.

    `closed`: no work at all. `half_days`: closed after 12.00. `avoid`: open, but better left alone.
    Saturdays and Sundays are never open. Public holidays are those of the `country`, or the part of one. Eves,
    the names of half days, and bridge days are Swedish: elsewhere they are days as others.
    """

    closed: tuple[Closing, ...] = (PUBLIC_HOLIDAYS, EVES)
    half_days: tuple[Closing, ...] = ()
    avoid: tuple[Closing, ...] = ()
    country: str = SWEDEN
    _open: dict[date, bool] = field(default_factory=dict, compare=False, repr=False)  # what is_open has found
    _avoided: dict[date, Closing | None] = field(default_factory=dict, compare=False, repr=False)  # and avoided_by

    @property
    def is_swedish(self) -> bool:
        """Whether the days are those of Sweden, and Swedish law says how long and when people work."""
        return self.country == SWEDEN

    def closed_by(self, day: date) -> Holiday | Weekday | Closing | None:
        """Why the day is closed: a holiday, a weekday, the line that closes it; None when it is open."""
        if day.weekday() >= Weekday.SATURDAY:
            return self._holiday(day) or Weekday(day.weekday())
        return self._holiday(day) or first_holding(self.closed, day)

    def is_open(self, day: date) -> bool:
        """Whether there is work on the day, all of it or the first half."""
        known = self._open.get(day)
        if known is None:
            known = self._open[day] = self.closed_by(day) is None
        return known

    def half_day(self, day: date) -> HalfDay | Closing | None:
        """Why the afternoon is off: the half day, or the line that says so; None when it is not."""
        name = half_day_name(day) if self.is_swedish else None
        if name is not None and name in self.half_days:
            return HalfDay(name)
        return first_holding(self.half_days, day)

    def avoided_by(self, day: date) -> Closing | None:
        """The line of `avoid` that the day falls under."""
        if day not in self._avoided:
            self._avoided[day] = first_holding(self.avoid, day)
        return self._avoided[day]

    def is_bridge_day(self, day: date) -> bool:
        """Whether the day is a single open day between two days off (a klämdag)."""
        before, after = day - timedelta(days=1), day + timedelta(days=1)
        return self.is_swedish and self.is_open(day) and not self.is_open(before) and not self.is_open(after)

    def from_day(self, day: date) -> date:
        """The first open day on or after `day`; the day itself when none is open within a year."""
        ahead = (day + timedelta(days=number) for number in range(366))
        return next(filter(self.is_open, ahead), day)

    def until_day(self, day: date) -> date:
        """The last open day on or before `day`; the day itself when none is open in the year before."""
        before = (day - timedelta(days=number) for number in range(366))
        return next(filter(self.is_open, before), day)

    def has_open_day(self, days: Stretch) -> bool:
        """Whether there is work on any of the first month of these days."""
        return any(self.is_open(days.first + timedelta(days=number)) for number in range(min(len(days), 31)))

    def same_week(self, day: date) -> Iterator[date]:
        """The other days of the day's week, Monday to Friday, nearest first and later before earlier."""
        monday = day - timedelta(days=day.weekday())
        week = [monday + timedelta(days=n) for n in range(5)]
        yield from sorted((other for other in week if other != day), key=lambda other: _distance(day, other))

    def _holiday(self, day: date) -> Holiday | None:
        if PUBLIC_HOLIDAYS in self.closed and (holiday := public_holidays(self.country, day.year).get(day)):
            return holiday
        if EVES in self.closed and (holiday := eves(self.country, day.year).get(day)):
            return holiday
        return None


def _distance(day: date, other: date) -> tuple[int, bool]:
    return abs((other - day).days), other < day


OF_DAYS = (Stretch, YearlyWeeks)
"""The lines that hold days themselves; asked for every day, and to put the two together each time costs double."""


def first_holding(closings: tuple[Closing, ...], day: date) -> Closing | None:
    """The first of the lines that the day falls under, None when it is under none; words hold no days here."""
    for closing in closings:
        if isinstance(closing, OF_DAYS):
            if day in closing:
                return closing
        elif isinstance(closing, Weekday) and closing == day.weekday():
            return closing
    return None
