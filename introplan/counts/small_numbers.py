"""Which figures may be told: none of fewer than five people, and none that tells one that is not told.

A figure is the sum of what some people contribute. Whoever reads several can add and subtract them: a total less what
is told is what is not told. So all figures of one quantity are looked at together, those of several months and several
reports too, and as many are hidden as it takes until no sum of multiples of the others is of fewer than five people.
That is decided exactly, by linear algebra, for any tables whatever: rows, columns, totals and totals of totals.
"""

from collections.abc import Collection, Hashable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeVar

FEWEST = 5
"""People whom a figure is of, at least."""

Contribution = str | tuple[Hashable, ...]
"""What somebody contributes to figures: the person's id where it is one quantity each, or the id first, and then what
tells it from all else of theirs, as a month: `("ada", 2026, 9)`."""

_Key = TypeVar("_Key", bound=Hashable)
_FIELD = 2**61 - 1
"""A prime: what is added up here is added up in its field, which costs less than fractions and loses nothing."""


def tellable(figures: Mapping[_Key, Collection[Contribution]]) -> frozenset[_Key]:
    """The figures, by their keys, that may be told beside each other, each given by what is added up in it.

    A figure of nobody may be told. Of those that together tell too much, the one of fewest people is hidden, and of
    several such the last.
    """
    sets = {key: frozenset(each) for key, each in figures.items()}
    shown = [key for key, each in sets.items() if not each or len(_people(each)) >= FEWEST]
    place = {key: number for number, key in enumerate(sets)}
    atoms = _atoms(sets)
    small = frozenset(number for number, atom in enumerate(atoms) if len(atom.people) < FEWEST)
    equations = {key: {n: 1 for n, atom in enumerate(atoms) if atom.parts <= sets[key]} for key in shown}
    while (together := _telling([equations[key] for key in shown], atoms, small)) is not None:
        involved = [shown[number] for number in together]
        shown.remove(min(involved, key=lambda key: (len(_people(sets[key])), -place[key])))
    return frozenset(shown)


class _Atom(NamedTuple):
    """What is in just the same figures, so that nobody can tell it apart by them; and whose it is."""

    parts: frozenset[Contribution]
    people: frozenset[Hashable]


def _people(parts: Collection[Contribution]) -> frozenset[Hashable]:
    return frozenset(part if isinstance(part, str) else part[0] for part in parts)


def _atoms(sets: Mapping[_Key, frozenset[Contribution]]) -> tuple[_Atom, ...]:
    figures_of: dict[Contribution, list[int]] = {}
    for number, each in enumerate(sets.values()):
        for part in each:
            figures_of.setdefault(part, []).append(number)
    alike: dict[tuple[int, ...], list[Contribution]] = {}
    for part, numbers in figures_of.items():
        alike.setdefault(tuple(numbers), []).append(part)
    return tuple(_Atom(frozenset(parts), _people(parts)) for _numbers, parts in sorted(alike.items()))


_Vector = dict[int, int]


class _Equation(NamedTuple):
    """A sum of multiples of figures: how often each atom is in it, and how often each figure was taken."""

    atoms: _Vector
    figures: _Vector

    def less(self, other: "_Equation", times: int) -> "_Equation":
        """This less so many times another."""
        return _Equation(_less(self.atoms, other.atoms, times), _less(self.figures, other.figures, times))


def _less(vector: _Vector, other: _Vector, times: int) -> _Vector:
    found = dict(vector)
    for place, value in other.items():
        if left := (found.get(place, 0) - times * value) % _FIELD:
            found[place] = left
        else:
            found.pop(place, None)
    return found


def _telling(shown: Sequence[_Vector], atoms: Sequence[_Atom], small: frozenset[int]) -> tuple[int, ...] | None:
    """The figures of a sum of multiples that is of too few people, by their places; None when there is none."""
    equations = [_Equation(each, {number: 1}) for number, each in enumerate(shown)]
    of_small = _without(equations, frozenset(range(len(atoms))) - small)
    if not of_small:
        return None
    there = sorted({place for equation in of_small for place in equation.atoms})
    for few in _together(there, atoms):
        if left := _without(of_small, frozenset(there) - few):
            return tuple(sorted(left[0].figures))
    return None


def _without(equations: Sequence[_Equation], places: frozenset[int]) -> list[_Equation]:
    """All that can be said by sums of multiples of equations in which none of some places is."""
    rest = sorted((each for each in equations if each.atoms), key=lambda each: len(each.atoms))
    free: list[_Equation] = []
    while rest:
        first = rest.pop(0)
        place = next((each for each in first.atoms if each in places), None)
        if place is None:
            free.append(first)
            continue
        inverse = pow(first.atoms[place], -1, _FIELD)
        reduced = [
            each.less(first, each.atoms[place] * inverse % _FIELD) if place in each.atoms else each for each in rest
        ]
        rest = [each for each in reduced if each.atoms]
    return free


def _together(places: Sequence[int], atoms: Sequence[_Atom]) -> Iterator[frozenset[int]]:
    """The largest sets of atoms that are of too few people together."""

    def grown(chosen: tuple[int, ...], people: frozenset[Hashable], start: int) -> Iterator[frozenset[int]]:
        found = False
        for number in range(start, len(places)):
            more = people | atoms[places[number]].people
            if len(more) < FEWEST:
                found = True
                yield from grown((*chosen, places[number]), more, number + 1)
        if not found and chosen:
            yield frozenset(chosen)

    return grown((), frozenset(), 0)
