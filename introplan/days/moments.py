"""A day with its times, for sentences about when something is."""

from dataclasses import dataclass
from datetime import date

from introplan.days.times import Times


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, at some time of it or at none that is known; `year` is left out where the next words say it.

    With `last`, it goes on until that day.
    """

    day: date
    times: Times | None = None
    year: bool = True
    last: date | None = None
