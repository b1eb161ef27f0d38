"""Occasions of one person, or in one place, that overlap."""

from collections.abc import Iterable, Iterator
from datetime import time
from typing import NamedTuple

from introplan.agenda.occasions import Occasion
from introplan.days import Times


class Clash(NamedTuple):
    """Two occasions of one day that stand in each other's way; the earlier first."""

    earlier: Occasion
    later: Occasion


def times_of(occasion: Occasion) -> Times:
    """The times of an occasion that takes time."""
    assert occasion.times is not None, occasion
    return occasion.times


def end_of(occasion: Occasion) -> time:
    """When an occasion that takes time is over."""
    times = times_of(occasion)
    return times.end or times.start


def overlapping(occasions: Iterable[Occasion]) -> Iterator[Clash]:
    """Each of the occasions, in order, that begins before an earlier one is over, with that one.

    Of n that overlap there are n-1 clashes, not every pair.
    """
    standing: Occasion | None = None
    for occasion in occasions:
        if not occasion.takes_time:
            continue
        if standing is not None and standing.day == occasion.day:
            if times_of(standing).overlaps(times_of(occasion)):
                yield Clash(standing, occasion)
            if end_of(occasion) <= end_of(standing):
                continue
        standing = occasion
