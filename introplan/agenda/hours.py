"""What supporting others takes, month by month: meetings, and reviews and sessions that supporters are asked to."""

from collections import Counter
from collections.abc import Collection, Iterable
from datetime import date, timedelta

from introplan.agenda.disclosure import asked_openly
from introplan.agenda.occasions import Occasion
from introplan.agenda.plan import Plan
from introplan.days import Stretch, add_months
from introplan.model import ROLES, RoleWord

A_MINUTE = timedelta(minutes=1)
MONTHS = 3
"""A month with five weeks takes more than the one after it; the hours of three together have to do."""


def minutes_of_supporter(plan: Plan, person: str) -> Counter[date]:
    """The minutes that supporting others takes of somebody, by the first day of the month; nothing of drafts."""
    return minutes_by_month(each for each in taken_as_supporter(plan, person) if not each.draft)


def taken_as_supporter(
    plan: Plan, person: str, roles: Collection[RoleWord] = ROLES, without: Collection[str] = ()
) -> tuple[Occasion, ...]:
    """What somebody has because of those whom they support: meetings, and what they are asked to.

    It may be asked for some `roles`, and `without` meetings and reviews of participants who may not be named; then of
    sessions only those that ask the person for somebody else as well.
    """
    pairings = (support.pairing for support in plan.agenda.support.by_supporter.get(person, ()))
    counted = {each.id: None for each in pairings if each.role in roles and each.participant not in without}
    meetings = (each for pairing in counted for each in plan.agenda.by_subject.get(pairing, ()))
    asked = asked_as_supporter(plan, person, roles)
    if without:
        asked = tuple(each for each in asked if _is_told(plan, each, person, roles, without))
    return (*meetings, *asked)


def _is_told(
    plan: Plan, occasion: Occasion, person: str, roles: Collection[RoleWord], without: Collection[str]
) -> bool:
    """Whether somebody is asked to a session or a review for others than some participants as well."""
    if occasion.kind == "review":
        return not set(without).intersection(occasion.people("participant"))
    return any(each.person == person and each.part in roles for each in asked_openly(plan, occasion))


def asked_as_supporter(plan: Plan, person: str, roles: Collection[RoleWord] = ROLES) -> tuple[Occasion, ...]:
    """The sessions and reviews that somebody is asked to for what they are to those who come."""
    return tuple(
        each
        for each in plan.agenda.by_person.get(person, ())
        if each.kind in {"session", "review"} and person in each.people(*roles)
    )


def minutes_by_month(occasions: Iterable[Occasion]) -> Counter[date]:
    """The minutes that somebody's occasions take, by the first day of the month.

    What is at the same time counts once, so that who meets two at once needs one hour for it.
    """
    taken = (day for each in occasions if each.takes_time for day in each.on_each_day)
    by_month: Counter[date] = Counter()
    for day, _busy, length in {(each.day, each.busy, each.length) for each in taken}:
        by_month[day.replace(day=1)] += int(length / A_MINUTE)
    return by_month


def busiest(minutes: Counter[date]) -> tuple[float, Stretch]:
    """The hours a month of the three months in a row that have most, and these months."""
    first, last = min(minutes), max(minutes)
    starts = [first]
    while add_months(starts[-1], MONTHS) <= last:
        starts.append(add_months(starts[-1], 1))
    count = min(MONTHS, (last.year - first.year) * 12 + last.month - first.month + 1)
    best = max(starts, key=lambda start: sum(minutes[add_months(start, n)] for n in range(count)))
    hours = sum(minutes[add_months(best, n)] for n in range(count)) / 60 / count
    return hours, Stretch(best, add_months(best, count) - timedelta(days=1))
