"""The three shapes of a demand: on one occasion, between two, and over all that somebody has in a while.

A demand is a pure predicate that gives its reasons. Checks word the reasons that there are, the search for another
day, time, room or person asks for none that is new, and planning can ask it of what has not been placed at all.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

from introplan.agenda import Clash, Occasion
from introplan.demands.surroundings import Key, Surroundings

Looked = Literal["day", "people", "times", "place", "lecturers"]
"""What of an occasion may be otherwise. `people` are all who come to it but its lecturers; they go by the day."""


class Reason(NamedTuple):
    """Why something cannot be, or is better not: the check that words it, for whom, why, and how much.

    `why` is what tells two reasons of one check apart. Where the day is at fault it is the day, so that another closed
    day is another reason; where it is the room or the number, it is not, so that what was so before stays the same
    reason on every day. How much it is makes no other reason.
    """

    name: str
    who: tuple[str, ...] = ()
    why: Any = None
    much: Any = None

    @property
    def identity(self) -> "Reason":
        """The reason without how much it is: two with the same are one."""
        return self._replace(much=None)


@dataclass(frozen=True, eq=False)
class Slot:
    """Whether an occasion can be on its day, at its time, in its room, with its people.

    `names` are the checks that word it, and `is_hard` whether planning has to hold it: that is not how grave a finding
    is. What somebody has said about days or room is held, though a person may overrule it. What is `of_each` is a
    matter of each who comes, whoever else does. What is `of_day` is asked of each day that a session lasts all of.
    `looks_at` is what of the occasion the answer depends on: two that have it in common have the same reasons.
    """

    names: tuple[str, ...]
    asked: Callable[[Surroundings, Occasion], Iterator[Reason]]
    is_hard: bool = True
    of_each: bool = False
    of_day: bool = True
    looks_at: tuple[Looked, ...] = ("day", "people", "times", "place", "lecturers")

    def reasons(self, around: Surroundings, occasion: Occasion) -> Iterator[Reason]:
        """Why the occasion cannot be so."""
        for each in occasion.on_each_day if self.of_day else (occasion,):
            yield from self.asked(around, each)


@dataclass(frozen=True, eq=False)
class Between:
    """Whether two occasions can be beside each other, or in that order.

    Only two that share a key are asked: `keys` are an occasion's own, and `pairs` those of them that meet. What is
    `of_order` is every pair's matter that shares the key, since who moves may leave another to be the first.
    """

    names: tuple[str, ...]
    keys: Callable[[Surroundings, Occasion], Iterable[Key]]
    pairs: Callable[[Surroundings, Key], Iterator[Clash]]
    reasons: Callable[[Surroundings, Key, Clash], Iterator[Reason]]
    is_hard: bool = True
    of_order: bool = False


@dataclass(frozen=True, eq=False)
class Over:
    """Whether a sum, a count or the longest gap over somebody's occasions stays within its limit.

    `windows` are those that some occasions count in, such as somebody's week. What a change brings or ends here is its
    price: it forbids nothing.
    """

    names: tuple[str, ...]
    windows: Callable[[Surroundings, Sequence[Occasion]], Iterable[Key]]
    reasons: Callable[[Surroundings, Key], Iterator[Reason]]
    is_hard: bool = False


def of_each(
    windows: Callable[[Surroundings, Occasion], Iterable[Key]],
) -> Callable[[Surroundings, Sequence[Occasion]], Iterator[Key]]:
    """The windows of several occasions, where each has its own."""
    return lambda around, occasions: (key for each in occasions for key in windows(around, each))


Demand = Slot | Between | Over
