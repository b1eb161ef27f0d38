"""Why something could not be placed: the fewest facts that leave it no day, and what would give it one.

What stands against a day is asked to the end, since a way out is one only when nothing else is left. Where it has days
and others take them all, those others are found by leaving out one after the other for as long as it stays so.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import islice
from typing import NamedTuple

from introplan.days import Stretch
from introplan.demands import Reason
from introplan.planning.choices import Against, Choices, Refused
from introplan.planning.placing import PlacedCandidate, PlacingProblem
from introplan.planning.reducing import remainder_of
from introplan.planning.solving import solve

EFFORT = 0.5
"""So many of the solver's steps it is worth to ask whether some of what is wanted can be placed together."""
MOST_AROUND = 40
"""So many neighbours are looked at, the nearest first."""
MOST_OTHERS = 6
"""When more others than this take all places, they are not made fewer: nobody can do anything about one of so many."""


class RuledOut(NamedTuple):
    """Why days are ruled out, as on the first of them, and how many days it rules out."""

    reason: Reason
    days: int


class WayIn(NamedTuple):
    """Days that would do if nothing but these reasons stood against them: the fewer the reasons the better."""

    reasons: tuple[Reason, ...]
    days: tuple[date, ...]

    @property
    def stretch(self) -> Stretch:
        """From the first of the days to the last."""
        return Stretch(self.days[0], self.days[-1])


class Conflict(NamedTuple):
    """Why something wanted, by its number, has no place: `days` are those it belongs in, from today on.

    `facts` rule days out by themselves, and `others` are the numbers of what takes the days that are left. `opening`
    is the cheapest way out there is; None where no day would do. `out_of_order` is a line of what comes before what, it
    being one of them, when all days of the first are after those of the last: nothing else is asked then.
    """

    number: int
    days: int
    facts: tuple[RuledOut, ...]
    others: tuple[int, ...]
    opening: WayIn | None
    out_of_order: tuple[int, ...] = ()

    @property
    def is_missed(self) -> bool:
        """Whether it has days that nothing rules out and no others need: it was only not placed."""
        return not self.others and self.days > sum(fact.days for fact in self.facts)


class WaysKnown(NamedTuple):
    """What each of what is wanted has had to choose from, by its number, and how to look at so much more of it.

    `least_against` tells all that stands against it on a day, the way against which least does, where that is known.
    """

    choices: Sequence[Choices]
    choice_of: Callable[[int, int | None], Choices]
    least_against: Callable[[int, date], Against] | None = None


def conflict_of(rows: PlacingProblem, number: int, values: Sequence[int], ways: WaysKnown) -> Conflict:
    """Why one of what is wanted has no place in a solution.

    That others take all the days is said only where the solution could choose from all there are.
    """
    for line in rows.out_of_order:
        if number in line and all(each == number or not values[rows.unplaced[each]] for each in line):
            return Conflict(number, 0, (), (), None, line)
    choice = ways.choices[number]
    is_whole = choice.left_out is None
    if not is_whole or not choice.candidates:
        choice = ways.choice_of(number, None)
    refused = choice.refused
    if ways.least_against is not None:
        refused = [each._replace(reasons=ways.least_against(number, each.day) or each.reasons) for each in refused]
    others = tuple(_in_the_way(rows, number, values)) if choice.candidates and is_whole else ()
    days = len(refused) + len({each.occasion.day for each in choice.candidates})
    return Conflict(number, days, tuple(_facts(refused)), others, _opening(refused))


ReasonKey = tuple[str, tuple[str, ...]]


def _facts(refused: Iterable[Refused]) -> Iterator[RuledOut]:
    """The fewest reasons that rule out all these days, each with how many of those that are left, the most first."""
    known: dict[ReasonKey, Reason] = {}
    days: dict[ReasonKey, set[date]] = defaultdict(set)
    for day, reasons in refused:
        for reason in reasons:
            days[reason.name, reason.who].add(day)
            known.setdefault((reason.name, reason.who), reason)
    left = set().union(*days.values())
    chosen: list[ReasonKey] = []
    while left:
        chosen.append(min(days, key=lambda each: (-len(days[each] & left), each)))
        left -= days[chosen[-1]]
    for each in chosen[::-1]:
        others = set().union(*(days[other] for other in chosen if other != each))
        if days[each] <= others:
            chosen.remove(each)
    told: set[date] = set()
    for each in chosen:
        yield RuledOut(known[each], len(days[each] - told))
        told |= days[each]


def _opening(refused: Sequence[Refused]) -> WayIn | None:
    """The days with the fewest reasons against them that somebody can do something about."""
    by_reasons: dict[tuple[ReasonKey, ...], list[date]] = {}
    known: dict[tuple[ReasonKey, ...], tuple[Reason, ...]] = {}
    for day, reasons in refused:
        if all(each.name in MENDABLE for each in reasons):
            key = tuple(sorted({(each.name, each.who) for each in reasons}))
            by_reasons.setdefault(key, []).append(day)
            known.setdefault(key, reasons)
    best = min(by_reasons, key=lambda each: (len(each), -len(by_reasons[each]), each), default=None)
    return None if best is None else WayIn(known[best], tuple(sorted(by_reasons[best])))


MENDABLE = frozenset(
    [
        "lecturer-unavailable",
        "reviewer-unavailable",
        "lecturer-double-booked",
        "participant-double-booked",
        "supporter-double-booked",
        "place-double-booked",
        "place-away",
        "place-too-small",
        "place-not-accessible",
        "no-time-to-travel",
        "no-break-in-five-hours",
        "session-on-bridge-day",
        "session-in-avoided-week",
        "session-on-half-day",
        "session-outside-working-day",
        "unit-over-agreed-hours",
    ]
)
"""What a person may do something about: ask somebody, take another room, let a day be used after all."""


def _in_the_way(rows: PlacingProblem, number: int, values: Sequence[int]) -> Iterator[int]:
    """The fewest others that leave no place to a wanted session when all of them have one; of many, enough of them."""
    there = (each for each in _around(rows, number) if not values[rows.unplaced[each]])
    left = list(islice(there, MOST_AROUND))
    every = [*left, number]
    if AskedTogether(rows, every, {each: _one_a_day(rows.placed[each], values) for each in every}).can_all_be(every):
        return
    asked = AskedTogether(rows, every, rows.placed)
    needed = [number]
    if asked.can_all_be(every):
        return
    while len(needed) <= MOST_OTHERS and asked.can_all_be(needed):
        # The last of the first ones that leave it no place is one of the fewest.
        fewest, most = 1, len(left)
        while fewest < most:
            half = (fewest + most) // 2
            if asked.can_all_be([*needed, *left[:half]]):
                fewest = half + 1
            else:
                most = half
        needed.append(left[most - 1])
        left = left[: most - 1]
    yield from needed[1:]
    if len(needed) > MOST_OTHERS:
        yield from left


def _around(rows: PlacingProblem, number: int) -> Iterator[int]:
    """Whatever shares a row with a wanted session, then what shares one with that: a chain needs two steps.

    The nearest come first: of those that are as many steps away, whose best day is nearest.
    """
    best = {each: several[0].day for each, several in rows.placed.items() if several}
    near = {number}
    for _step in range(2):
        more = set().union(*map(rows.beside, near)) - near
        yield from sorted(more, key=lambda each: (abs(best[each] - best[number]), each))
        near |= more


def _one_a_day(several: Sequence[PlacedCandidate], values: Sequence[int]) -> Collection[PlacedCandidate]:
    """The cheapest candidate of each day, or the one that is taken: with these it mostly can be told."""
    of_days = {each.day: each for each in reversed(several)}
    return (of_days | {each.day: each for each in several if values[each.literal]}).values()


class AskedTogether:
    """Whether some of what is wanted can be placed together, in a problem that has nothing else and costs nothing.

    Each can only be where one of its own candidates is, of which there may be fewer than there are.
    """

    def __init__(
        self, rows: PlacingProblem, numbers: Sequence[int], candidates: Mapping[int, Iterable[PlacedCandidate]]
    ) -> None:
        self._unplaced = {number: rows.unplaced[number] for number in numbers}
        those = {each.literal for number in numbers for each in candidates[number]}.union(self._unplaced.values())
        problem = rows.problem_of(numbers)
        settled = dict.fromkeys(set(range(len(problem.costs))) - those, 0)
        settled |= {literal: 1 for number, literal in rows.unplaced.items() if number not in self._unplaced}
        settled |= {each.none: 1 for each in rows.any_of}
        self._left = remainder_of(problem, settled, {each.over for each in rows.soft})

    def can_all_be(self, numbers: Sequence[int]) -> bool:
        """Whether all of these can be placed together, and nothing else is."""
        literals = self._left.literals
        fixed = {literals[literal]: int(number not in numbers) for number, literal in self._unplaced.items()}
        return solve(self._left.problem, effort=EFFORT, fixed=fixed).status != "impossible"
