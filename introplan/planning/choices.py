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


class DayAsked(NamedTuple):
    """The occasion on a day, what it brings and costs that it is then, and those of who comes who have more that day.

    `lecturers` are those it has now, and `busy` others than them.
    """

    occasion: Occasion
    cost: int
    brings: Against
    lecturers: tuple[str, ...]
    busy: tuple[Attendee, ...]


def cheapest(  # noqa: PLR0913, PLR0917 - what there is, how it is asked, and how much of it
    days: Sequence[tuple[int, date]],
    on_day: Callable[[date], DayAsked | Against],
    ways: Callable[[DayAsked], Sequence[Combination]],
    candidate: Callable[[DayAsked, Combination], tuple[Candidate | None, Against]],
    most: int | None,
    least: int = 0,
) -> Choices:
    """The cheapest candidates, at most so many, or all. Each day is asked when its turn comes, and each way of it then.

    `days` have each what it costs to be so far from the best; `on_day` tells what comes of one, or why it cannot be,
    `ways` what there are on it with the cheapest first, which cost at least `least`, and `candidate` what comes of one,
    or what stands against it.
    """
    found: list[Candidate] = []
    refused: dict[date, Against] = {}
    asked: dict[int, tuple[DayAsked, Sequence[Combination]]] = {}
    heap = [(cost + least, place, 0) for place, (cost, _day) in enumerate(days)]
    heapify(heap)
    while heap and (most is None or len(found) < most):
        cost, place, next_ = heap[0]
        if place not in asked:
            day = on_day(days[place][1])
            if not isinstance(day, DayAsked):
                refused[days[place][1]] = day
                heappop(heap)
                continue
            asked[place] = day._replace(cost=days[place][0] + day.cost), ways(day)
            if (above := asked[place][0].cost + asked[place][1][0].cost) > cost:
                heapreplace(heap, (above, place, 0))
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
    return Choices(found, ruled_out, heap[0][0] if heap else None)
