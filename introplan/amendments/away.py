"""Days on which somebody cannot come, among those that the person's own entry says."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from introplan.agenda import Plan
from introplan.days import Stretch, Stretches
from introplan.diagnostics import Edit, Set
from introplan.model import Path


def written(stretch: Stretch) -> str:
    """`2027-04-01..2027-08-31`; one day as that day."""
    first, last = stretch.first.isoformat(), stretch.last.isoformat()
    return first if first == last else f"{first}..{last}"


def away_edits(plan: Plan, person: str, stretch: Stretch) -> Iterator[Edit]:
    """Somebody cannot come on these days, nor on those that their entry says beside them already."""
    said = plan.programme.people[person].unavailable
    yield listed(plan, ("people", person, "unavailable"), said, stretch)


class United(NamedTuple):
    """Days together with those that they overlap or touch, and where these stand in their list."""

    days: Stretch
    joined: tuple[int, ...] = ()


def united(said: Sequence[object], stretch: Stretch) -> United:
    """Some days as one stretch with those of a list that they overlap or touch."""
    own = [each for each in said if isinstance(each, Stretch)]
    days = next(each for each in Stretches.of([*own, stretch]) if each.overlaps(stretch))
    joined = (index for index, each in enumerate(said) if isinstance(each, Stretch) and each.overlaps(days))
    return United(days, tuple(joined))


def listed(plan: Plan, path: Path, said: Sequence[object], stretch: Stretch) -> Edit:
    """Days in a list of days, in place of those that they are united with, else where the order of dates has them.

    `said` is what the lines of the list are read as.
    """
    found = united(said, stretch)
    there, words = plan.origins.plain(path), written(found.days)
    if not isinstance(there, list):
        return Set(path, [words])
    if len(found.joined) == 1:
        return Set((*path, found.joined[0]), words)
    kept = [line for index, line in enumerate(there) if index not in found.joined]
    days = [each for index, each in enumerate(said) if index not in found.joined]
    later = (index for index, each in enumerate(days) if isinstance(each, Stretch) and each > found.days)
    place = next(later, len(kept))
    if place == len(there):
        return Set((*path, place), words)
    return Set(path, [*kept[:place], words, *kept[place:]])


def last_day_of_all(plan: Plan) -> date:
    """The last day on which anything of the programme is, for anybody."""
    ends = [journey.programme_ends for journey in plan.agenda.journeys]
    ends += [axis.programme_ends for axis in plan.cohort_axes.values()]
    ends += [occasion.day for occasion in plan.agenda.occasions[-1:]]
    return max(ends, default=date.min)
