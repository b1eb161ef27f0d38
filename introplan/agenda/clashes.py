"""Occasions of one person, or in one place, that overlap."""

from collections.abc import Iterable, Iterator
from datetime import date, time
from typing import NamedTuple

from introplan.agenda.gatherings import is_same_gathering
from introplan.agenda.occasions import Occasion
from introplan.days import Times


class Clash(NamedTuple):
    """Two occasions of one day that stand in each other's way; the earlier first."""

    earlier: Occasion
    later: Occasion


def times_of(occasion: Occasion) -> Times:
    """When people are busy on a day of an occasion that takes time."""
    if occasion.times is not None:  # asked tens of thousands of times: what has times needs no more
        return occasion.times
    assert occasion.takes_time, occasion
    return occasion.busy


def end_of(occasion: Occasion) -> time:
    """When an occasion that takes time is over."""
    times = times_of(occasion)
    return times.end or times.start


def is_harmless(one: Occasion, other: Occasion) -> bool:
    """Whether two occasions at the same time are no clash: one gathering, or a meeting that will make way.

    A meeting by its rhythm makes way for a session that is proposed, or of a draft, on the day when that is decided.
    """
    return is_same_gathering(one, other) or any(
        meeting.is_by_rhythm and other.kind != "meeting" and not other.is_decided
        for meeting, other in ((one, other), (other, one))
    )


def are_one_after_another(occasions: Iterable[Occasion]) -> bool:
    """Whether each of somebody's occasions of one day, in order, begins when all before it are over."""
    until = time.min
    for occasion in occasions:
        times = occasion.times
        if times is None or times.start < until:
            return False
        until = max(until, times.end or times.start)
    return True


def overlapping(occasions: Iterable[Occasion]) -> Iterator[Clash]:
    """Each of the occasions, in order, that begins before an earlier one is over, with that one.

    Of n that overlap there are n-1 clashes, not every pair. What lasts all of several days is in order by its first.
    """
    standing: Occasion | None = None
    until = date.min, time.min
    for occasion in occasions:
        if not occasion.takes_time:
            continue
        ends = occasion.last, end_of(occasion)
        if standing is not None and standing.day <= occasion.day <= until[0]:
            if times_of(standing).overlaps(times_of(occasion)) and not is_harmless(standing, occasion):
                yield Clash(standing, occasion)
            if ends <= until:
                continue
        standing, until = occasion, ends
