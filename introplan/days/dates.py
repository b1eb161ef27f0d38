"""Several days at once, for sentences about what is on all of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from introplan.days.stretches import Stretch

MOST_NAMED = 5


@dataclass(frozen=True, slots=True)
class Dates:
    """Days in order, those on end as one stretch. Of many, `more` are counted and not named."""

    parts: tuple[Stretch, ...]
    more: int = 0

    @classmethod
    def of(cls, days: Iterable[date]) -> "Dates":
        """Days in any order, each once."""
        parts: list[Stretch] = []
        for day in sorted(set(days)):
            if parts and day == parts[-1].last + timedelta(days=1):
                parts[-1] = Stretch(parts[-1].first, day)
            else:
                parts.append(Stretch(day, day))
        if len(parts) <= MOST_NAMED:
            return cls(tuple(parts))
        return cls(tuple(parts[:MOST_NAMED]), sum(map(len, parts[MOST_NAMED:])))
