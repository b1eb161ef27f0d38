"""Clock times of one day, without a time zone."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

_A_DAY = date(2000, 1, 3)
"""Any day, to reckon with times of."""


@dataclass(frozen=True, slots=True, order=True)
class Times:
    """A start and, when it is known, an end later on the same day; local times."""

    start: time
    end: time | None = None

    def lasting(self, length: timedelta | None) -> "Times":
        """These times with an end: the own one, else start plus `length`, else an hour later.

        An end past midnight is cut to 23.59: nothing in a programme runs over midnight.
        """
        if self.end is not None:
            return self
        end = datetime.combine(_A_DAY, self.start) + (length or timedelta(hours=1))
        return Times(self.start, end.time() if end.date() == _A_DAY else time(23, 59))

    @property
    def length(self) -> timedelta:
        """From start to end; zero when there is no end."""
        end = self.end or self.start
        return timedelta(hours=end.hour - self.start.hour, minutes=end.minute - self.start.minute)

    def start_after(self, other: "Times") -> timedelta:
        """How much later these start than others; less than nothing when it is earlier."""
        return datetime.combine(_A_DAY, self.start) - datetime.combine(_A_DAY, other.start)

    def later(self, by: timedelta) -> "Times | None":
        """These times so much later on the same day; None when some of them would be on another."""
        moved = [datetime.combine(_A_DAY, each) + by for each in (self.start, self.end) if each is not None]
        if any(each.date() != _A_DAY for each in moved):
            return None
        return Times(*(each.time() for each in moved))

    def overlaps(self, other: "Times") -> bool:
        """Whether the two share time; times that only meet do not overlap."""
        return self.start < (other.end or other.start) and other.start < (self.end or self.start)
