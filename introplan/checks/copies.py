"""Which session of one thing somebody has no need of after an earlier one, found in one sweep over the dates.

There may be thousands of sessions of one thing, so none is held to every other: of what somebody has had, the first of
each kind is enough to know.
"""

from collections import defaultdict, deque
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple


class Given(NamedTuple):
    """A session as one of several of the same thing: its place among them, and what tells whether it is one too many.

    `half` are those it is for, when it is not for everybody. `is_whole` is one after which nobody needs another.
    """

    place: int
    day: date
    half: frozenset[str]
    is_whole: bool

    def makes_up_for(self, other: "Given") -> bool:
        """Whether somebody who has been at the one has no need of the other, for what never comes back."""
        return self.is_other_half_of(other) or (self.is_whole and other.is_whole)

    def is_other_half_of(self, other: "Given") -> bool:
        """Whether each is for a part of the group, and not for the same."""
        return bool(self.half and other.half) and self.half != other.half


@dataclass
class Had:
    """What somebody has had of one thing so far: the first whole one, and those of half groups, by rounds of the same.

    Of what comes back, another half's counts for less than `days`, and a whole one does not count.
    """

    days: float | None
    _whole: Given | None = None
    _halves: deque[deque[Given]] = field(default_factory=deque)

    def add(self, given: Given) -> None:
        """Know of one more, which is later than all before."""
        if given.is_whole and self._whole is None and self.days is None:
            self._whole = given
        if given.half:
            if not self._halves or self._halves[-1][0].half != given.half:
                self._halves.append(deque())
            self._halves[-1].append(given)

    def first_before(self, given: Given) -> Given | None:
        """The first after which this one is one too many; None when there is no such."""
        self._forget(given.day)
        halves = [each[0] for _round, each in zip(range(2), self._halves, strict=False)]
        found = [each for each in halves if each.is_other_half_of(given)][:1]
        if self._whole is not None and given.is_whole:
            found.append(self._whole)
        return min(found, default=None)

    def _forget(self, day: date) -> None:
        """Leave out what was so long ago that it is another round."""
        while self.days is not None and self._halves and (day - self._halves[0][0].day).days >= self.days:
            self._halves[0].popleft()
            if not self._halves[0]:
                self._halves.popleft()


class Copies:
    """What each of several people has had of one thing, session by session.

    A session that goes on from one of the days since `goes_on_from` its own is part of the same and no copy.
    """

    def __init__(self, days: float | None, goes_on_from: Callable[[date], date]) -> None:
        self._goes_on_from = goes_on_from
        self._had: dict[str, Had] = defaultdict(lambda: Had(days))
        self._today: dict[str, Had] = defaultdict(lambda: Had(days))
        self._day = date.min

    def first_before(self, person: str, given: Given) -> Given | None:
        """The first session after which somebody has no need of this one; None when they have. Then it is known."""
        if given.day != self._day:
            self._day = given.day
            self._today.clear()
        first = self._had[person].first_before(given)
        if first is not None and self._goes_on_from(given.day) <= first.day < given.day:
            first = self._today[person].first_before(given)
        self._had[person].add(given)
        self._today[person].add(given)
        return first
