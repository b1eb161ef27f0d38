"""Days in a row when a cohort is together, a weekend among them: a residential, and no slip of the pen."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from introplan.agenda import Occasion, Plan
from introplan.days import Stretch, Weekday
from introplan.demands.surroundings import Surroundings

ONE_DAY = timedelta(days=1)


class Trip(NamedTuple):
    """The days that some cohorts are together, and their sessions then, in order."""

    days: Stretch
    sessions: tuple[Occasion, ...]


def trips_of(plan: Plan) -> Iterator[Trip]:
    """Two days or more in a row with sessions of the same cohorts, at least one of them on a weekend; drafts apart."""
    found: dict[tuple[tuple[str, ...], bool], dict[date, list[Occasion]]] = defaultdict(lambda: defaultdict(list))
    for occasion in plan.agenda.sessions:
        found[occasion.cohorts, occasion.draft][occasion.day].append(occasion)
    for by_day in found.values():
        for days in _in_a_row(sorted(by_day)):
            if len(days) > 1 and any(is_weekend(plan, day) for day in days):
                yield Trip(Stretch(days[0], days[-1]), tuple(each for day in days for each in by_day[day]))


def is_on_trip(around: Surroundings, occasion: Occasion) -> bool:
    """Whether a session is on one of the days of a trip, with what is around it."""

    def is_together(day: date) -> bool:
        return around.are_together(occasion.cohorts, occasion.draft, day)

    first = last = occasion.day
    while is_together(first - ONE_DAY):
        first -= ONE_DAY
    while is_together(last + ONE_DAY):
        last += ONE_DAY
    return first != last and any(is_weekend(around.plan, day) for day in Stretch(first, last).each_day)


def is_weekend(plan: Plan, day: date) -> bool:
    """Whether the day is closed for no other reason than that it is a Saturday or a Sunday."""
    return isinstance(plan.open_days.closed_by(day), Weekday)


def _in_a_row(days: list[date]) -> Iterator[list[date]]:
    row: list[date] = []
    for day in days:
        if row and day - row[-1] > ONE_DAY:
            yield row
            row = []
        row.append(day)
    if row:
        yield row
