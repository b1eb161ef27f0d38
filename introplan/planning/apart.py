"""Nobody is in two places: what overlaps, what wants one room, and what is too far from each other, as rows."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import timedelta
from itertools import product, zip_longest
from typing import TypeVar

from introplan.agenda import Plan, is_for_one
from introplan.demands import limit_of
from introplan.demands.places import town_of, travel_time
from introplan.planning.cliques import largest_rows
from introplan.planning.placing import KnownRows, PlacedCandidate, PlacingProblem

ONE_MINUTE = timedelta(minutes=1)
_Rows = TypeVar("_Rows", bound=PlacingProblem)


def in_two_places(
    rows: _Rows, also: Callable[[_Rows, Sequence[PlacedCandidate]], Iterable[Sequence[int]]] | None = None
) -> None:
    """Nobody is in two places, and no room has two things: of those who may come to the same, one is asked.

    `also` is asked of the same: what somebody can have on one day. A day with the same candidates as when rows were
    made before has the same rows. Of each day they are few, and as long as can be: see `cliques`.
    """
    for day, several in rows.by_day.items():
        literals = [each.literal for each in several]
        candidates = [each.candidate for each in several]
        known = rows.known.get(day)
        if known is not None and known.also is also and known.candidates == candidates:
            known = known.renumbered(literals)
        else:
            own = largest_rows([*_of_day(rows, several, also), *_rooms(rows, several)], literals, _numbers(several))
            known = KnownRows(candidates, also, literals, own)
        rows.known[day] = known
        for row in known.rows:
            rows.problem.at_most_one(row)


def _numbers(several: Sequence[PlacedCandidate]) -> list[int]:
    return [each.candidate.number for each in several]


def _of_day(
    rows: _Rows,
    several: Sequence[PlacedCandidate],
    also: Callable[[_Rows, Sequence[PlacedCandidate]], Iterable[Sequence[int]]] | None,
) -> Iterator[Sequence[int]]:
    """Of which literals of a day one can be true at most, for the sake of those who come."""
    for alike in _alike(several):
        yield from moments(alike)
        yield from _on_the_way(rows, alike)
        if also is not None:
            yield from also(rows, alike)


def _alike(several: Sequence[PlacedCandidate]) -> Iterator[list[PlacedCandidate]]:
    """For all who come to the same of a day's candidates, these; each set once, and none that another has all of."""
    by_people: dict[tuple[str, ...], list[PlacedCandidate]] = defaultdict(list)
    for each in several:
        those_needed = [person for person, part in each.candidate.occasion.attendees if part != "invited"]
        by_people[tuple(those_needed)].append(each)
    sets = list(by_people)
    of_person: dict[str, list[int]] = defaultdict(list)
    for place, people in enumerate(sets):
        for person in dict.fromkeys(people):
            of_person[person].append(place)
    for places in _largest(of_person.values()):
        those = [each for place in places for each in by_people[sets[place]]]
        if len({each.candidate.number for each in those}) > 1:
            yield those


def _largest(several: Iterable[Sequence[int]]) -> list[Sequence[int]]:
    """Those that are no part of another one, the largest first: what holds of that holds of its parts."""
    found: list[tuple[Sequence[int], frozenset[int]]] = []
    for each in sorted(dict.fromkeys(map(tuple, several)), key=lambda each: (-len(each), each)):
        own = frozenset(each)
        if not any(own <= other for _places, other in found):
            found.append((each, own))
    return [each for each, _own in found]


def moments(several: Sequence[PlacedCandidate]) -> Iterator[list[int]]:
    """The literals of those that share a moment: times that overlap share the beginning of one of them.

    A beginning before the next of which nothing ends is left out, since all that share it share the next.
    """
    begin = sorted({each.starts for each in several})
    for starts, next_ in zip_longest(begin, begin[1:]):
        those = [each for each in several if each.starts <= starts < each.ends]
        if next_ is None or any(each.ends <= next_ for each in those):
            yield [each.literal for each in those]


def _rooms(rows: PlacingProblem, several: Sequence[PlacedCandidate]) -> Iterator[Sequence[int]]:
    """No room has two things at once on a day."""
    places = rows.plan.programme.places
    by_place: dict[str, list[PlacedCandidate]] = defaultdict(list)
    for each in several:
        place = each.candidate.occasion.place
        if place is not None and is_for_one(places[place]):
            by_place[place].append(each)
    for those in by_place.values():
        if len(set(_numbers(those))) > 1:
            yield from moments(those)


def _on_the_way(rows: PlacingProblem, alike: Sequence[PlacedCandidate]) -> Iterator[Sequence[int]]:
    """Whoever is in one house cannot be in another before the way is gone."""
    by_place: dict[str, list[PlacedCandidate]] = defaultdict(list)
    for each in alike:
        place = each.candidate.occasion.place
        if place is not None and not rows.plan.programme.places[place].online:
            by_place[place].append(each)
    far = {(here, there): way(rows.plan, here, there) for here, there in product(sorted(by_place), repeat=2)}
    if not any(far.values()):
        return
    by_house: dict[tuple[int, ...], list[str]] = defaultdict(list)
    for here in sorted(by_place):
        by_house[tuple([far[here, there] for there in sorted(by_place)])].append(here)
    for house in by_house.values():
        own = [each for place in house for each in by_place[place]]
        for minutes in sorted({far[house[0], there] for there in by_place} - {0}):
            away = [each for place, those in by_place.items() if far[house[0], place] >= minutes for each in those]
            yield from _too_far(own, away, minutes)


def _too_far(
    here: Sequence[PlacedCandidate], there: Sequence[PlacedCandidate], minutes: int
) -> Iterator[Sequence[int]]:
    """Of all that are in one house at a moment, and all in others when the way from it is gone, one at most."""
    for last in sorted({each.ends - 1 for each in here}):
        arrives = last + minutes
        row = [each.literal for each in here if each.starts <= last < each.ends]
        more = [each.literal for each in there if each.starts <= arrives < each.ends]
        if row and more:
            yield (*row, *more)


def way(plan: Plan, here: str | None, there: str | None) -> int:
    """How many minutes there must be between two places; where nobody has said it, what is enough between two towns."""
    places = plan.programme.places
    if here is None or there is None or here == there or places[here].online or places[there].online:
        return 0
    minutes = int(travel_time(plan, here, there) / ONE_MINUTE)
    if minutes:
        return minutes
    first, second = places[here], places[there]
    towns = {town_of(first), town_of(second)} - {""}
    if len(towns) > 1:
        return limit_of(plan.programme, "way-between-towns-unsaid")
    return 1 if first.address and second.address and first.address != second.address else 0
