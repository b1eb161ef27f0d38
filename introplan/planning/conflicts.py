"""Why something could not be placed: the fewest facts that leave it no day, and what would give it one.

Nothing is asked twice: what rules out a day by itself is known from when its candidates were looked for. Where it has
days and others take them all, those others are found by leaving out one after the other for as long as it stays so.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from introplan.days import Stretch
from introplan.demands import Reason
from introplan.planning.choices import Choices, Refused
from introplan.planning.placing import PlacingProblem
from introplan.planning.solving import solve

EFFORT = 0.5
"""So many of the solver's steps it is worth to ask whether some of what is wanted can be placed together."""
MOST_AROUND = 40
"""So many neighbours are looked at, the nearest first."""


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
    is the cheapest way out there is; None where no day would do.
    """

    number: int
    days: int
    facts: tuple[RuledOut, ...]
    others: tuple[int, ...]
    opening: WayIn | None


def conflict_of(
    rows: PlacingProblem,
    number: int,
    values: Sequence[int],
    choice_of: Callable[[int, int | None], Choices],
) -> Conflict:
    """Why one of what is wanted has no place in a solution."""
    choice = rows.choices[number]
    if choice.left_out is not None or not choice.candidates:
        choice = choice_of(number, None)
    ruled_out = choice.refused
    others = tuple(_in_the_way(rows, number, values)) if choice.candidates else ()
    days = len(ruled_out) + len({each.occasion.day for each in choice.candidates})
    return Conflict(number, days, tuple(_facts(ruled_out)), others, _opening(ruled_out))


def _facts(refused: Iterable[Refused]) -> Iterator[RuledOut]:
    """Each reason with how many days it rules out, what rules out most first; a day counts for its first reason."""
    counted: Counter[tuple[str, tuple[str, ...]]] = Counter()
    known: dict[tuple[str, tuple[str, ...]], Reason] = {}
    for _day, reasons in refused:
        for reason in reasons[:1]:
            counted[reason.name, reason.who] += 1
            known.setdefault((reason.name, reason.who), reason)
    for key, days in sorted(counted.items(), key=lambda each: (-each[1], each[0])):
        yield RuledOut(known[key], days)


def _opening(refused: Sequence[Refused]) -> WayIn | None:
    """The days with the fewest reasons against them that somebody can do something about."""
    by_reasons: dict[tuple[tuple[str, tuple[str, ...]], ...], list[date]] = {}
    known: dict[tuple[tuple[str, tuple[str, ...]], ...], tuple[Reason, ...]] = {}
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
    """The fewest others that leave no place to a wanted session when all of them have one."""
    placed = [each for each in rows.placed if each != number and not values[rows.unplaced[each]]]
    around = _around(rows, number)
    left = [each for each in placed if each in around][:MOST_AROUND]
    if _can_all_be(rows, [*left, number]):
        return
    step = max(len(left) // 2, 1)
    while step:
        place = 0
        while place < len(left):
            fewer = left[:place] + left[place + step :]
            if _can_all_be(rows, [*fewer, number]):
                place += step
            else:
                left = fewer
        step //= 2
    yield from left


def _around(rows: PlacingProblem, number: int) -> set[int]:
    """Whatever shares a row with a wanted session, and what shares one with that: a chain needs two steps."""
    of_literal = {each.literal: of for of, several in rows.placed.items() for each in several}
    shared = [
        {of_literal[each] for each in literals if each in of_literal}
        for literals in (
            *rows.problem.at_most,
            *({literal for literal, _times in total.terms} for total in rows.problem.totals),
        )
    ]
    near = {number}
    for _step in range(2):
        near |= {each for those in shared if not near.isdisjoint(those) for each in those}
    return near - {number}


def _can_all_be(rows: PlacingProblem, numbers: Sequence[int]) -> bool:
    """Whether all of these can be placed together, and nothing else is."""
    wanted = set(numbers)
    fixed = {literal: int(of not in wanted) for of, literal in rows.unplaced.items()}
    fixed |= dict.fromkeys(rows.elsewhere.values(), 0)
    return solve(rows.problem, effort=EFFORT, fixed=fixed).status != "impossible"
