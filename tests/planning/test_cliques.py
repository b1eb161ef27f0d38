"""Rows of which one is true at most say the same when they are as few and as long as can be."""

from itertools import combinations
from random import Random

import pytest

from introplan.planning.cliques import largest_rows

Pairs = set[tuple[int, int]]


def excluded(rows: list[tuple[int, ...]], of: dict[int, int]) -> Pairs:
    """What excludes each other by rows, beyond what is a choice of the same anyway."""
    pairs = {(min(pair), max(pair)) for row in rows for pair in combinations(row, 2)}
    return {pair for pair in pairs if of[pair[0]] != of[pair[1]]}


@pytest.mark.parametrize("seed", range(30))
def test_they_say_the_same_of_all_pairs_in_no_more_rows_to_which_nothing_can_be_added(seed: int):
    chance = Random(seed)
    literals = chance.sample(range(100), 12)
    of = {literal: chance.randrange(5) for literal in literals}
    rows = [tuple(chance.sample(literals, chance.randint(2, 5))) for _ in range(chance.randint(0, 20))]
    found = largest_rows(rows, literals, [of[each] for each in literals])
    assert excluded(found, of) == (pairs := excluded(rows, of))
    assert len(found) <= len({frozenset(row) for row in rows})
    for row in found:
        others = [each for each in literals if each not in row]
        assert [
            more
            for more in others
            if all(of[more] == of[each] or (min(more, each), max(more, each)) in pairs for each in row)
        ] == []


def test_three_that_exclude_each_other_two_by_two_are_one_row_and_so_are_the_hours_of_one_choice():
    three_pairs = [(4, 5), (5, 6), (6, 4)]
    assert largest_rows(three_pairs, [4, 5, 6], [0, 1, 2]) == [(4, 5, 6)]
    nine_and_two = [(4, 6), (5, 6)]
    assert largest_rows(nine_and_two, [4, 5, 6], [0, 0, 1]) == [(4, 5, 6)]
