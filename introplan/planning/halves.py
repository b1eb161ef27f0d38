"""What follows of rows added up and halved: all in it are whole numbers, so that half of one is none.

Three that exclude each other two by two are half each where parts of choices may be taken, which the three rows let be:
together they say that twice the three is three at most, and so that the three are one at most. Which rows are to be
added up is a matter of odd and even: those that leave nothing odd but their bound. They are found as equations modulo
two are solved, with a number for each row that has a bit for each literal of which there is a part.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import floor, isfinite, sqrt
from typing import NamedTuple

from introplan.planning.bits import places_in
from introplan.planning.solving import Total

CLOSE = 1e-6
ROOM = 0.9
"""So much room and so many odd parts there are at most in what is halved: less than one breaks the sum."""
LEAST_ABOVE = 0.02
MOST_AT_ONCE = 200
"""So many sums are taken at once, those that cut deepest first."""


class LinearRow(NamedTuple):
    """A sum of literals, each times something, between two bounds."""

    terms: Mapping[int, int]
    least: float
    most: float


@dataclass
class _Sum:
    """Rows added up: what is odd of it, how much room they leave together, and which they are, a bit each."""

    odd: int
    is_odd: int
    room: float
    rows: int


def halved(rows: Sequence[LinearRow], values: Sequence[float], ceilings: Sequence[int]) -> list[Total]:
    """Sums that hold of whole numbers where rows do, and that parts of choices are above of: the deepest cuts first."""
    parts = {literal: value - floor(value) for literal, value in enumerate(values) if abs(value - round(value)) > CLOSE}
    weights = {literal: min(part, 1 - part) for literal, part in parts.items()}
    order = sorted(weights, key=lambda literal: (-weights[literal], literal))
    sides, sums = _sums(rows, values, {literal: place for place, literal in enumerate(order)})
    found = _odd_sums(sums, [weights[literal] for literal in order])
    cuts = []
    for one in sorted(found, key=lambda each: (found[each], each.bit_count(), each))[: 2 * MOST_AT_ONCE]:
        total, depth = _rounded([sides[place] for place in places_in(one)], values, ceilings)
        if depth > 0:
            cuts.append((depth, total))
    cuts.sort(key=lambda each: -each[0])
    return [total for _depth, total in cuts[:MOST_AT_ONCE]]


def _sums(
    rows: Sequence[LinearRow], values: Sequence[float], places: Mapping[int, int]
) -> tuple[list[tuple[LinearRow, int]], list[_Sum]]:
    """The rows that leave little room, from the one side or from the other."""
    sides: list[tuple[LinearRow, int]] = []
    sums: list[_Sum] = []
    for row in rows:
        reached = sum(times * values[literal] for literal, times in row.terms.items() if values[literal])
        for side, bound in ((1, row.most), (-1, row.least)):
            if not isfinite(bound) or (room := side * (bound - reached)) >= ROOM / 2:
                continue
            odd, is_odd = 0, int(bound) & 1
            for literal, times in row.terms.items():
                if times & 1 and values[literal]:
                    if literal in places:
                        odd |= 1 << places[literal]
                    else:
                        is_odd ^= round(values[literal]) & 1
            if odd or is_odd:
                sums.append(_Sum(odd, is_odd, max(room, 0.0), 1 << len(sides)))
                sides.append((row, side))
            if row.least == row.most:
                break
    return sides, sums


def _odd_sums(sums: Sequence[_Sum], weights: Sequence[float]) -> dict[int, float]:
    """Rows that add up to something odd with little else that is odd, and with how much, room included."""
    found: dict[int, float] = {}

    def note(each: _Sum) -> None:
        if each.is_odd:
            lost = each.room
            for place in places_in(each.odd):
                if lost >= ROOM:
                    break
                lost += weights[place]
            if lost < ROOM:
                found.setdefault(each.rows, lost)

    for each in sums:
        note(each)
    left = list(sums)
    for place in range(len(weights)):
        bit = 1 << place
        with_it = [each for each in left if each.odd & bit]
        if not with_it:
            continue
        taken = min(with_it, key=lambda each: each.room)
        if taken.room > ROOM / 2:
            continue
        for each in with_it:
            if each is not taken:
                each.odd ^= taken.odd
                each.is_odd ^= taken.is_odd
                each.room += taken.room
                each.rows ^= taken.rows
                note(each)
        left = [each for each in left if each is not taken and each.room < ROOM]
    return found


def _rounded(
    sides: Sequence[tuple[LinearRow, int]], values: Sequence[float], ceilings: Sequence[int]
) -> tuple[Total, float]:
    """Half the sum of rows, rounded down, and how deep it cuts; what is mostly true counts by what it lacks."""
    terms: dict[int, int] = defaultdict(int)
    bound = 0
    for row, side in sides:
        for literal, times in row.terms.items():
            terms[literal] += side * times
        bound += int(side * (row.most if side > 0 else row.least))
    for literal, times in terms.items():
        if times & 1 and ceilings[literal] == 1 and values[literal] > 1 / 2:
            terms[literal] += 1
            bound += 1
    own = tuple([(literal, times // 2) for literal, times in terms.items() if times // 2])
    above = sum(times * values[literal] for literal, times in own) - bound // 2
    depth = above / sqrt(sum(times * times for _literal, times in own)) if own and above > LEAST_ABOVE else 0.0
    return Total(own, None, bound // 2, None), depth
