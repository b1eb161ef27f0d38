"""Calendar months and half-years, with the day clamped to the month's end."""

import calendar
from collections.abc import Iterator
from datetime import date


def add_months(day: date, months: int) -> date:
    """The same day `months` calendar months on (or back), clamped to the month's end.

    31 August and 6 months is 28 February; and 24 months is 31 August again.
    Raises OverflowError outside the years 1 to 9999.
    """
    year, month_index = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not date.min.year <= year <= date.max.year:
        raise OverflowError(f"{day} and {months} months is outside the calendar")
    month = month_index + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def months_between(first: date, last: date) -> int:
    """How many whole months have passed from `first` until `last`; negative when `last` is earlier."""
    months = (last.year - first.year) * 12 + last.month - first.month
    return months if add_months(first, months) <= last else months - 1


def half_years(first: date, last: date) -> Iterator[date]:
    """The first days, in January or July, of all half-years from that of one day to that of another."""
    starts = date(first.year, 1 if first.month < 7 else 7, 1)
    while starts <= last:
        yield starts
        starts = add_months(starts, 6)
