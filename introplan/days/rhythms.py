"""How often something comes back."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Rhythm:
    """Every `count` weeks or months."""

    count: int
    unit: Literal["week", "month"]

    @property
    def days(self) -> int:
        """The length in days, a month reckoned as 31: the longest it can be."""
        return self.count * (7 if self.unit == "week" else 31)
