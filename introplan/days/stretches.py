"""Stretches of days: from a first day to a last day, both included."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True, order=True)
class Stretch:
    """Days from `first` to `last`, both included."""

    first: date
    last: date

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    def __len__(self) -> int:
        return (self.last - self.first).days + 1

    @property
    def each_day(self) -> Iterator[date]:
        """Its days in order; none where it ends before it begins."""
        return (self.first + timedelta(days=number) for number in range((self.last - self.first).days + 1))

    def overlaps(self, other: "Stretch") -> bool:
        """Whether the two share at least one day."""
        return self.first <= other.last and other.first <= self.last


@dataclass(frozen=True, slots=True)
class Stretches:
    """A set of days, held as sorted stretches that neither overlap nor touch."""

    parts: tuple[Stretch, ...] = ()

    @classmethod
    def of(cls, stretches: Iterable[Stretch]) -> "Stretches":
        """The union of any stretches, in any order."""
        joined: list[Stretch] = []
        for stretch in sorted(stretches):
            if joined and stretch.first <= joined[-1].last + timedelta(days=1):
                joined[-1] = Stretch(joined[-1].first, max(joined[-1].last, stretch.last))
            else:
                joined.append(stretch)
        return cls(tuple(joined))

    def __iter__(self) -> Iterator[Stretch]:
        return iter(self.parts)

    def __bool__(self) -> bool:
        return bool(self.parts)

    def __contains__(self, day: date) -> bool:
        for part in self.parts:  # noqa: SIM110 - asked for every participant at every session; any() costs double
            if part.first <= day <= part.last:
                return True
        return False

    def missing_from(self, whole: Stretch) -> "Stretches":
        """The days of `whole` that are in none of these stretches."""
        holes: list[Stretch] = []
        day = whole.first
        for part in self.parts:
            if part.last < day:
                continue
            if part.first > whole.last:
                break
            if part.first > day:
                holes.append(Stretch(day, part.first - timedelta(days=1)))
            day = part.last + timedelta(days=1)
        if day <= whole.last:
            holes.append(Stretch(day, whole.last))
        return Stretches(tuple(holes))
