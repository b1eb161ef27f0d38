"""What the time is in tests: no test depends on when it is run."""

from datetime import UTC, date, datetime, timedelta, tzinfo

MORNING = datetime(2026, 11, 25, 8, tzinfo=UTC)
"""On the day on which the programmes that come along were written."""


class Day(date):
    """That day."""

    @classmethod
    def today(cls) -> "Day":
        """Today."""
        return cls(MORNING.year, MORNING.month, MORNING.day)


class Now(datetime):
    """The morning of that day, and each time that somebody asks a minute later."""

    asked = 0

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> datetime:
        """What the time is, as a plain value, which other processes can read."""
        Now.asked += 1
        return (MORNING + timedelta(minutes=Now.asked)).astimezone(tz)
