"""A day that two short sessions of a cohort share: a literal for each pair and day, and what follows from them."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from functools import cache, partial
from itertools import combinations
from typing import TYPE_CHECKING

from introplan.planning.apart import ONE_MINUTE
from introplan.planning.placing import Together
from introplan.planning.solving import Problem, no
from introplan.planning.wishes import weight_in

if TYPE_CHECKING:
    from introplan.planning.rows import Rows

LONGEST_TOGETHER = timedelta(hours=6)
"""Two sessions that are no longer than this together may share a day."""
NEAR = timedelta(weeks=8)
"""Sessions whose best days lie further apart than this are not looked at for sharing a day."""


def days_shared(rows: "Rows") -> None:
    """A day that two short sessions of a cohort share is one day away, and not two."""
    for earlier, later in combinations(range(len(rows.wanted.sessions)), 2):
        if _may_share(rows, earlier, later):
            _share(rows, earlier, later)
    by_later: dict[tuple[int, date], list[int]] = defaultdict(list)
    for each in rows.together:
        by_later[each.later, each.day].append(each.literal)
    for (later, day), literals in by_later.items():
        there = ((each, -1) for each in rows.on_days[later][day])
        rows.problem.total((*((each, 1) for each in literals), *there), most=0)
    _imply_days(rows)


def _may_share(rows: "Rows", one: int, other: int) -> bool:
    first, second = rows.wanted.sessions[one], rows.wanted.sessions[other]
    if first.cohort != second.cohort or first.activity == second.activity:
        return False
    if abs(rows.wanted.ideals[one] - rows.wanted.ideals[other]) > NEAR:
        return False
    shortest = [min((each.ends - each.starts for each in rows.placed[number]), default=0) for number in (one, other)]
    return all(shortest) and sum(shortest) * ONE_MINUTE <= LONGEST_TOGETHER


def _share(rows: "Rows", earlier: int, later: int) -> None:
    gain = min(rows.away(earlier), rows.away(later))
    is_counted = gain or not weight_in(rows.plan, "days_away")  # a day that costs nothing is still one of a week's
    houses = _houses(rows, earlier), _houses(rows, later)
    for day in houses[0] if is_counted else ():  # in their order, since a set of days has another one each time
        if day in houses[1] and not houses[0][day].isdisjoint(houses[1][day]):
            literal = rows.problem.literal(-gain)
            rows.problem.any_of((no(literal), *rows.on_days[earlier][day]))
            rows.together.append(Together(literal, earlier, later, day))


def _houses(rows: "Rows", number: int) -> Mapping[date, set[str | None]]:
    """Whose rooms, or which rooms, a wanted session could be in, by the day."""
    if number not in rows.candidates.houses:
        places = rows.plan.programme.places
        found: dict[date, set[str | None]] = defaultdict(set)
        for each in rows.placed[number]:
            place = each.candidate.occasion.place
            found[each.day].add(places[place].organisation or place if place else None)
        rows.candidates.houses[number] = found
    return rows.candidates.houses[number]


def _imply_days(rows: "Rows") -> None:
    """Of the sessions on a day, all but one share it at most, and one of those that exclude each other is that one.

    Rows of two do not say so of halves: two that can only be at nine share half a day when each of them is there half,
    which costs half a day too little. Without these 360 sessions were not proven in three times as long.
    What excludes each other is looked up where it is asked for, which is on few of all days.
    """
    together: dict[tuple[str, date], list[Together]] = defaultdict(list)
    for each in rows.together:
        together[rows.wanted.sessions[each.later].cohort, each.day].append(each)
    for (_cohort, day), pairs in together.items():
        numbers = sorted({number for each in pairs for number in (each.earlier, each.later)})
        there = [literal for number in numbers for literal in rows.on_days[number][day]]
        terms = (*((each.literal, 1) for each in pairs), *((each, -1) for each in there))
        rows.problem.imply(terms, most=0, but=cache(partial(_excluding, there, rows.problem)))


def _excluding(literals: Sequence[int], problem: Problem) -> Sequence[frozenset[int]]:
    """Those of some literals that a row lets one of be at most; none that are all among others."""
    by_row: dict[int, list[int]] = defaultdict(list)
    for literal in literals:
        for row in problem.places.get(literal, ()):
            by_row[row].append(literal)
    found: list[frozenset[int]] = []
    for each in sorted({tuple(those) for those in by_row.values()}, key=lambda each: (-len(each), each)):
        own = frozenset(each)
        if not any(own <= other for other in found):
            found.append(own)
    return found
