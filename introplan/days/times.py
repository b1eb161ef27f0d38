"""Clock times of one day, without a time zone."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta


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
        day = date(2000, 1, 3)
        end = datetime.combine(day, self.start) + (length or timedelta(hours=1))
        return Times(self.start, end.time() if end.date() == day else time(23, 59))

    @property
    def length(self) -> timedelta:
        """From start to end; zero when there is no end."""
        end = self.end or self.start
        return timedelta(hours=end.hour - self.start.hour, minutes=end.minute - self.start.minute)

    def overlaps(self, other: "Times") -> bool:
        """Whether the two share time; times that only meet do not overlap."""
        return self.start < (other.end or other.start) and other.start < (self.end or self.start)
