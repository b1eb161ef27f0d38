"""Rows of which one literal is true at most, as few and as long as can be, which is what parts of choices go by.

That two exclude each other is said by a row for each reason: a person, a way, a lunch. Three that exclude each other
two by two for different reasons are half true each in the relaxed problem, although one is at most. And what can be at
nine or at two never is both, which hardly any of these rows says.
"""

from collections.abc import Iterable, Sequence

from introplan.planning.bits import places_in
from introplan.planning.solving import Literals


def largest_rows(rows: Iterable[Sequence[int]], literals: Sequence[int], of: Sequence[int]) -> list[Literals]:
    """Rows that say of all pairs what some rows say of them, and no more, each as long as can be.

    `of` has for each literal what it is a choice of: one at most of these is true anyway, which is said elsewhere.
    Each set of literals is a number here, with a bit for each place: to ask what all in it exclude is then a step.
    """
    bits = {literal: 1 << place for place, literal in enumerate(literals)}
    alike: dict[int, int] = {}
    for literal, choice in zip(literals, of, strict=True):
        alike[choice] = alike.get(choice, 0) | bits[literal]
    said = [alike[choice] for choice in of]
    excluded = list(said)
    wanted = dict.fromkeys(sum(bits[literal] for literal in row) for row in rows)
    for row in wanted:
        for place in places_in(row):
            excluded[place] |= row
    found: list[Literals] = []
    for row in sorted(wanted, key=lambda each: -each.bit_count()):
        if all(said[place] & row == row for place in places_in(row)):
            continue
        longest = _lengthened(row, excluded)
        own = tuple(places_in(longest))
        for place in own:
            said[place] |= longest
        found.append(tuple([literals[place] for place in own]))
    return found


def _lengthened(row: int, excluded: Sequence[int]) -> int:
    """A row with more that all in it exclude, until nothing is left."""
    more = -1
    for place in places_in(row):
        more &= excluded[place]
    more &= ~row
    while more:
        first = more & -more
        row |= first
        more &= excluded[first.bit_length() - 1] & ~first
    return row
