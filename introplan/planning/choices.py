"""What something wanted can choose between: the cheapest ways to place it, found without looking at all of them."""

from collections.abc import Callable, Sequence
from datetime import date
from heapq import heapify, heappop, heapreplace
from typing import NamedTuple

from introplan.agenda import Attendee, Occasion
from introplan.days import Times
from introplan.demands import Reason

Against = tuple[Reason, ...]


class Candidate(NamedTuple):
    """One way to place something wanted, by its number, with what that costs by itself and what it brings."""

    number: int
    occasion: Occasion
    cost: int
    brings: tuple[Reason, ...]
    key: str
    """What tells it apart from all others of a plan, for the tie-break."""


def key_of(occasion: Occasion, lecturers: tuple[str, ...] = ()) -> str:
    """The key of a candidate: what it is, and all that it may be otherwise."""
    start = occasion.times.start.isoformat("minutes") if occasion.times else ""
    day = occasion.day.isoformat()
    return "|".join((occasion.key, day, start, occasion.place or "", occasion.host or "", ",".join(lecturers)))


class Refused(NamedTuple):
    """A day on which something cannot be, whatever the hour and the room, and the least that stands against it."""

    day: date
    reasons: Against


class Choices(NamedTuple):
    """What something wanted can choose between, the cheapest first, and the days that are ruled out.

    `left_out` is what the cheapest of those costs that have not been looked at; None when all have been.
    """

    candidates: list[Candidate]
    refused: list[Refused]
    left_out: int | None


class Combination(NamedTuple):
    """An hour, some lecturers, a place and a host, and what choosing them costs."""

    cost: int
    times: Times
    lecturers: tuple[str, ...]
    place: str | None
    host: str | None

    @property
    def where(self) -> tuple[object, ...]:
        """All but the hour."""
        return self.lecturers, self.place, self.host


class DayAsked(NamedTuple):
    """The occasion on a day, what it brings and costs that it is then, and those of who comes who have more that day.

    `lecturers` are those it has now, and `busy` others than them.
    """

    occasion: Occasion
    cost: int
    brings: Against
    lecturers: tuple[str, ...]
    busy: tuple[Attendee, ...]


class Cheapest:
    """The search for the cheapest candidates. Each day is asked when its turn comes, and each way of it then.

    `days` have each what it costs to be so far from the best; `on_day` tells what comes of one, or why it cannot be,
    `ways` what there are on it with the cheapest first, which cost at least `least`, and `candidate` what comes of one,
    or what stands against it. Who asks for more goes on from what has been found.
    """

    def __init__(
        self,
        days: Sequence[tuple[int, date]],
        on_day: Callable[[date], DayAsked | Against],
        ways: Callable[[DayAsked], Sequence[Combination]],
        candidate: Callable[[DayAsked, Combination], tuple[Candidate | None, Against]],
        least: int = 0,
    ) -> None:
        self._days, self._on_day, self._ways, self._candidate = days, on_day, ways, candidate
        self._found: list[Candidate] = []
        self._refused: dict[date, Against] = {}
        self._asked: dict[int, tuple[DayAsked, Sequence[Combination]]] = {}
        self._heap = [(cost + least, place, 0) for place, (cost, _day) in enumerate(days)]
        heapify(self._heap)

    def choices(self, most: int | None) -> Choices:
        """So many of the cheapest, or all; never fewer than have been found already."""
        while self._heap and (most is None or len(self._found) < most):
            self._look_at_next()
        placed = {each.occasion.day for each in self._found}
        found = sorted(self._found, key=lambda each: (each.cost, each.key))
        ruled_out = [Refused(day, reasons) for day, reasons in sorted(self._refused.items()) if day not in placed]
        return Choices(found, ruled_out, self._heap[0][0] if self._heap else None)

    def _look_at_next(self) -> None:
        """Ask the day whose turn it is, or of a day that has been asked the next way."""
        heap, refused = self._heap, self._refused
        cost, place, next_ = heap[0]
        if place not in self._asked:
            day = self._on_day(self._days[place][1])
            if not isinstance(day, DayAsked):
                refused[self._days[place][1]] = day
                heappop(heap)
                return
            self._asked[place] = day._replace(cost=self._days[place][0] + day.cost), self._ways(day)
            if (above := self._asked[place][0].cost + self._asked[place][1][0].cost) > cost:
                heapreplace(heap, (above, place, 0))
                return
        day, those = self._asked[place]
        one, against = self._candidate(day, those[next_])
        if one is not None:
            self._found.append(one)
        else:
            on = self._days[place][1]
            refused[on] = min(refused.setdefault(on, against), against, key=len)
        if next_ + 1 < len(those):
            heapreplace(heap, (day.cost + those[next_ + 1].cost, place, next_ + 1))
        else:
            heappop(heap)
