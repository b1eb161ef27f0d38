"""Dates, weeks, holidays, stretches, durations and rhythms: arithmetic only, no clock and no time zone."""

from introplan.days.closing import (
    EVES,
    HALF_DAYS,
    PUBLIC_HOLIDAYS,
    Closing,
    OpenDays,
    first_holding,
    half_day_name,
)
from introplan.days.countries import SWEDEN, country_meant, country_of_zone, is_country
from introplan.days.dates import Dates
from introplan.days.durations import Duration
from introplan.days.moments import Moment
from introplan.days.months import add_months, half_years, months_between
from introplan.days.names import HalfDay, Holiday
from introplan.days.rhythms import Recurrence, Rhythm, Turn, first_day_of, last_day_of, nearest_turn, turns
from introplan.days.stretches import Stretch, Stretches
from introplan.days.times import Times
from introplan.days.weeks import Week, Weekday, YearlyWeeks, monday_of, weeks_in_year

__all__ = [
    "EVES",
    "HALF_DAYS",
    "PUBLIC_HOLIDAYS",
    "SWEDEN",
    "Closing",
    "Dates",
    "Duration",
    "HalfDay",
    "Holiday",
    "Moment",
    "OpenDays",
    "Recurrence",
    "Rhythm",
    "Stretch",
    "Stretches",
    "Times",
    "Turn",
    "Week",
    "Weekday",
    "YearlyWeeks",
    "add_months",
    "country_meant",
    "country_of_zone",
    "first_day_of",
    "first_holding",
    "half_day_name",
    "half_years",
    "is_country",
    "last_day_of",
    "monday_of",
    "months_between",
    "nearest_turn",
    "turns",
    "weeks_in_year",
]
