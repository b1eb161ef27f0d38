"""No figure of fewer than five people is told, and none can be worked out of those that are: whoever reckons tries."""

from collections.abc import Collection, Iterable, Sequence
from fractions import Fraction
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from introplan.counts.small_numbers import FEWEST, Contribution, tellable

PEOPLE = [f"p{number}" for number in range(9)]


def test_a_figure_of_four_is_hidden_and_one_of_five_is_told():
    assert tellable({"four": PEOPLE[:4], "five": [f"q{n}" for n in range(5)], "nobody": []}) == {"nobody", "five"}


def test_a_total_does_not_tell_the_rest():
    """Of three units of 6, 6 and 2, the total less the two would be the third: so one more is hidden."""
    units = {"a": PEOPLE[:6], "b": [f"b{n}" for n in range(6)], "c": ["c0", "c1"]}
    total = [person for those in units.values() for person in those]
    assert tellable({**units, "all": total}) == {"a", "all"}


def test_several_that_are_hidden_may_stand_beside_their_total():
    units = {"a": PEOPLE[:6], "b": ["b0", "b1"], "c": ["c0", "c1", "c2"]}
    total = [person for those in units.values() for person in those]
    assert tellable({**units, "all": total}) == {"a", "all"}


def test_two_months_do_not_tell_who_came_between_them():
    """What each contributes is the same in both, so one less the other is what one person contributes."""
    assert tellable({"september": PEOPLE[:5], "october": PEOPLE[:6]}) == {"october"}


def test_what_is_another_quantity_each_month_is_told_for_both():
    months = {month: [(person, month) for person in PEOPLE[: 5 + month]] for month in (0, 1)}
    assert tellable(months) == {0, 1}


def test_somebody_in_two_units_is_one_person():
    away = {"a": [("ada", "a"), ("bo", "a"), ("cy", "a")], "b": [("ada", "b"), ("bo", "b"), ("di", "b")]}
    assert tellable({"all": [*away["a"], *away["b"]]}) == set()


@given(st.lists(st.sets(st.sampled_from(PEOPLE)), max_size=6))
def test_nobody_can_work_out_a_figure_of_fewer_than_five(figures: list[set[str]]):
    shown = tellable(dict(enumerate(figures)))
    assert all(not figures[key] or len(figures[key]) >= FEWEST for key in shown)
    assert tells([figures[key] for key in shown], PEOPLE) is None


@settings(max_examples=40)
@given(st.lists(st.integers(0, 7), min_size=4, max_size=4), st.booleans())
def test_nobody_can_work_out_a_cell_of_a_table_with_totals(cells: list[int], crosswise: bool):
    """Two rows and two columns with all their totals, in any order of the figures."""
    people = {place: [f"{place}-{n}" for n in range(count)] for place, count in enumerate(cells)}
    table = {
        **people,
        "first": people[0] + people[1],
        "second": people[2] + people[3],
        "left": people[0] + people[2],
        "right": people[1] + people[3],
        "all": people[0] + people[1] + people[2] + people[3],
    }
    ordered = dict(reversed(table.items())) if crosswise else table
    shown = tellable(ordered)
    merged = {place: those for place, those in people.items() if 0 < len(those) < FEWEST}
    assert not shown & merged.keys()
    everybody = [person for those in people.values() for person in those]
    assert tells([table[key] for key in shown], _one_of_each(people, everybody)) is None


def test_what_tells_nothing_is_all_told():
    figures = {"a": PEOPLE[:5], "all": [*PEOPLE[:5], *(f"q{n}" for n in range(5))]}
    assert tellable(figures) == figures.keys()


def test_the_order_of_people_is_nothing():
    figures = {"a": PEOPLE[:6], "b": PEOPLE[5:], "all": PEOPLE}
    assert tellable(figures) == tellable({key: [*reversed(those)] for key, those in figures.items()})


def _one_of_each(people: dict[int, list[str]], everybody: Sequence[str]) -> Sequence[str]:
    """Everybody, where there are few enough to try all groups of; else those of the small cells, and some others."""
    small = [person for those in people.values() if len(those) < FEWEST for person in those]
    return small or everybody[:6]


def tells(
    figures: Iterable[Collection[Contribution]], people: Sequence[Contribution]
) -> tuple[Contribution, ...] | None:
    """Fewer than five of some people of whom a sum of multiples of figures tells; None when there are none.

    It tells of nobody but some when taking the columns of these away makes the rank less.
    """
    rows = [frozenset(each) for each in figures]
    columns = sorted({person for row in rows for person in row}, key=str)
    whole = _rank(rows, columns)
    for some in combinations([person for person in people if person in columns], min(FEWEST - 1, len(people))):
        if _rank(rows, [column for column in columns if column not in some]) < whole:
            return some
    return None


def _rank(rows: Sequence[Collection[Contribution]], columns: Sequence[Contribution]) -> int:
    matrix = [[Fraction(column in row) for column in columns] for row in rows]
    rank = 0
    for column in range(len(columns)):
        pivot = next((number for number in range(rank, len(matrix)) if matrix[number][column]), None)
        if pivot is None:
            continue
        matrix[rank], matrix[pivot] = matrix[pivot], matrix[rank]
        for number in range(len(matrix)):
            if number != rank and (factor := matrix[number][column] / matrix[rank][column]):
                matrix[number] = [one - factor * other for one, other in zip(matrix[number], matrix[rank], strict=True)]
        rank += 1
    return rank
