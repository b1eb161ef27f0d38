"""What those who give sessions would rather have: which days, which hours, how often in a month. Never a must."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Literal, NamedTuple

from introplan.agenda import Occasion, Plan
from introplan.days import Closing, Times, first_holding
from introplan.demands.stretches import is_first_day
from introplan.planning.wishes import weight_in

WishedFor = Literal["days", "avoid", "between", "sessions_per_month"]


class UnmetWish(NamedTuple):
    """What somebody would rather have and does not get: the field that says so, and its line, hours or number."""

    person: str
    wish: WishedFor
    said: tuple[Closing, ...] | Closing | Times | int


def those_who_wish(plan: Plan) -> frozenset[str]:
    """Whoever has wishes of when to give sessions, by id."""
    return frozenset(id_ for id_, person in plan.programme.people.items() if person.wishes is not None)


def unmet_wishes(plan: Plan, occasion: Occasion) -> Iterator[UnmetWish]:
    """What those who give a session would rather have otherwise of its day and its hours."""
    if not plan.once(those_who_wish):  # as in most plans, and it is asked of every candidate
        return
    for person in occasion.people("lecturer"):
        wishes = plan.programme.people[person].wishes
        if wishes is None:
            continue
        if (line := first_holding(wishes.avoid, occasion.day)) is not None:
            yield UnmetWish(person, "avoid", line)
        elif wishes.days and first_holding(wishes.days, occasion.day) is None:
            yield UnmetWish(person, "days", wishes.days)
        if wishes.between is not None and occasion.times is not None and not _is_within(occasion.times, wishes.between):
            yield UnmetWish(person, "between", wishes.between)


def _is_within(times: Times, hours: Times) -> bool:
    ends = hours.end or hours.start
    return hours.start <= times.start and (times.end or times.start) <= ends


def unmet_at(plan: Plan, occasion: Occasion) -> tuple[UnmetWish, ...]:
    """What those who give it would rather have otherwise, all else being as it is: how many in its month among it."""
    if not any(months_of(plan, occasion)):
        return tuple(unmet_wishes(plan, occasion))
    return unmet_together(plan, plan.agenda.sessions, [occasion])[occasion.key]


def unmet_together(
    plan: Plan, there: Iterable[Occasion], those: Sequence[Occasion]
) -> Mapping[str, tuple[UnmetWish, ...]]:
    """What is unmet of some sessions, by their keys, all of them being as they are beside what else is there."""
    keys = {each.key for each in those}
    over = too_many_in_months(plan, (each for each in there if each.key not in keys), those)
    return {each.key: (*unmet_wishes(plan, each), *over.get(each.key, ())) for each in those}


def days_for_wishes(plan: Plan, occasion: Occasion) -> int:
    """How many days further off it might be instead, for what is wished of it and not met: by the weights of `plan`."""
    if not (unmet := unmet_at(plan, occasion)):
        return 0
    return 7 * weight_in(plan, "wishes") * len(unmet) // max(weight_in(plan, "week"), 1)


PersonMonth = tuple[str, date]
"""Somebody by id, and a month by its first day."""


def months_of(plan: Plan, occasion: Occasion) -> Iterator[PersonMonth]:
    """The months that a session counts in for those who give it and would rather not give more than some in a month."""
    if not plan.once(those_who_wish):
        return
    for person in occasion.people("lecturer"):
        wishes = plan.programme.people[person].wishes
        if wishes is not None and wishes.sessions_per_month is not None:
            yield person, occasion.day.replace(day=1)


def given_in_months(plan: Plan, occasions: Iterable[Occasion]) -> dict[PersonMonth, int]:
    """How many of some sessions those give in each month who would rather not give many; several days are one."""
    found: dict[PersonMonth, int] = defaultdict(int)
    for each in occasions:
        if each.is_on and is_first_day(plan, each):
            for month in months_of(plan, each):
                found[month] += 1
    return found


def most_in_month(plan: Plan, person: str) -> int:
    """How many sessions in a month somebody would rather not go beyond, of whom `months_of` tells."""
    wishes = plan.programme.people[person].wishes
    assert wishes is not None
    assert wishes.sessions_per_month is not None
    return wishes.sessions_per_month


def too_many_in_months(
    plan: Plan, fixed: Iterable[Occasion], placed: Iterable[Occasion]
) -> Mapping[str, tuple[UnmetWish, ...]]:
    """Those of the placed ones, by their keys, that come on top of what is enough in a month for whoever gives them."""
    counts = given_in_months(plan, fixed)
    found: dict[str, list[UnmetWish]] = defaultdict(list)
    for each in sorted(placed, key=lambda occasion: occasion.sort_key):
        for person, month in months_of(plan, each):
            counts[person, month] += 1
            if counts[person, month] > (most := most_in_month(plan, person)):
                found[each.key].append(UnmetWish(person, "sessions_per_month", most))
    return {key: tuple(those) for key, those in found.items()}
