"""What something wanted can choose between: the cheapest ways to place it, found without looking at all of them."""

from collections.abc import Callable, Sequence
from datetime import date
from heapq import heapify, heappop, heapreplace
from typing import NamedTuple

from introplan.agenda import Occasion
from introplan.days import Times
from introplan.demands import Reason


class Candidate(NamedTuple):
    """One way to place a wanted session, by its number, with what that costs by itself and what it brings."""

    number: int
    occasion: Occasion
    cost: int
    brings: tuple[Reason, ...] = ()

    @property
    def key(self) -> str:
        """What tells it apart from all others of a plan, for the tie-break."""
        occasion = self.occasion
        start = occasion.times.start.isoformat("minutes") if occasion.times else ""
        parts = (
            occasion.key,
            occasion.day.isoformat(),
            start,
            occasion.place or "",
            occasion.host or "",
            ",".join(occasion.people("lecturer")),
        )
        return "|".join(parts)


class Refused(NamedTuple):
    """A day on which something cannot be, whatever the hour and the room, and the least that stands against it."""

    day: date
    reasons: tuple[Reason, ...]


class Choice(NamedTuple):
    """What a wanted session can choose between, the cheapest first, and the days that are ruled out.

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


class Day(NamedTuple):
    """The occasion on a day, what that costs, and what it brings."""

    cost: int
    occasion: Occasion
    brings: tuple[Reason, ...] = ()


Against = tuple[Reason, ...]


def cheapest(
    days: Sequence[tuple[int, date]],
    on_day: Callable[[int, date], tuple[Day | None, Against]],
    ways: Callable[[Day], Sequence[Combination]],
    candidate: Callable[[Day, Combination], tuple[Candidate | None, Against]],
    most: int | None,
) -> Choice:
    """The cheapest candidates, at most so many, or all. Each day is asked when its turn comes, and each way of it then.

    `days` have each what it costs at least; `on_day` tells what it costs, or why it cannot be, `ways` what there are on
    it with the cheapest first, and `candidate` what comes of one, or what stands against it.
    """
    found: list[Candidate] = []
    refused: dict[date, Against] = {}
    asked: dict[int, tuple[Day, Sequence[Combination]]] = {}
    heap = [(cost, place, 0) for place, (cost, _day) in enumerate(days)]
    heapify(heap)
    while heap and (most is None or len(found) < most):
        cost, place, next_ = heap[0]
        if place not in asked:
            day, against = on_day(*days[place])
            those = ways(day) if day else ()
            if day is None or not those:
                refused[days[place][1]] = against
                heappop(heap)
                continue
            asked[place] = day, those
            if day.cost + those[0].cost > cost:
                heapreplace(heap, (day.cost + those[0].cost, place, 0))
                continue
        day, those = asked[place]
        one, against = candidate(day, those[next_])
        if one is not None:
            found.append(one)
        else:
            refused[days[place][1]] = min(refused.setdefault(days[place][1], against), against, key=len)
        if next_ + 1 < len(those):
            heapreplace(heap, (day.cost + those[next_ + 1].cost, place, next_ + 1))
        else:
            heappop(heap)
    placed = {each.occasion.day for each in found}
    found.sort(key=lambda each: (each.cost, each.key))
    ruled_out = [Refused(day, reasons) for day, reasons in sorted(refused.items()) if day not in placed]
    return Choice(found, ruled_out, heap[0][0] if heap else None)
