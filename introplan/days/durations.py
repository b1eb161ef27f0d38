"""How long a programme lasts, and how much of it has passed: so many weeks, or so many months."""

from dataclasses import dataclass
from typing import Literal

WEEKS_OF_A_YEAR, MONTHS_OF_A_YEAR = 52, 12


@dataclass(frozen=True, slots=True)
class Duration:
    """So many weeks or months of a programme, from a start that is not known yet.

    Which of two is the longer goes by 52 weeks a year, as people reckon: 13 weeks are as long as 3 months. How many
    days it is, only the axis of a start can tell.
    """

    count: int
    unit: Literal["week", "month"]

    @property
    def weeks(self) -> float:
        """How many weeks it is, with 52 a year."""
        return self.count if self.unit == "week" else self.count * WEEKS_OF_A_YEAR / MONTHS_OF_A_YEAR

    @property
    def months(self) -> float:
        """How many months it is, likewise."""
        return self.count if self.unit == "month" else self.count * MONTHS_OF_A_YEAR / WEEKS_OF_A_YEAR

    @property
    def written(self) -> str:
        """As it stands in a file: `24 weeks`, `1 month`."""
        return f"{self.count} {self.unit}{'s' if self.count != 1 else ''}"

    def __lt__(self, other: "Duration") -> bool:
        return self.weeks < other.weeks

    def __le__(self, other: "Duration") -> bool:
        return self.weeks <= other.weeks

    def __gt__(self, other: "Duration") -> bool:
        return self.weeks > other.weeks

    def __ge__(self, other: "Duration") -> bool:
        return self.weeks >= other.weeks
