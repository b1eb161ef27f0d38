"""What supporting others takes, month by month: the meetings, and the sessions that supporters are asked to."""

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


def minutes_of_supporter(
    plan: Plan, person: str, roles: Collection[RoleWord] = ROLES, without: Collection[str] = ()
) -> Counter[date]:
    """The minutes that somebody's meetings with those they support take, by the first day of the month.

    What is at the same time counts once, so that who meets two at once needs one hour for it. Sessions that they are
    asked to for what they are to those who come count too. It may be asked for some `roles`, and `without` meetings
    with participants who may not be named; then of sessions only those that ask the person for somebody else as well.
    """
    pairings = (support.pairing for support in plan.agenda.support.by_supporter.get(person, ()))
    counted = {each.id: None for each in pairings if each.role in roles and each.participant not in without}
    meetings = (each for pairing in counted for each in plan.agenda.by_subject.get(pairing, ()))
    sessions = invited_as_supporter(plan, person, roles)
    if without:
        sessions = tuple(each for each in sessions if _is_asked_openly(plan, each, person, roles))
    return _minutes_by_month((*meetings, *sessions))


def _is_asked_openly(plan: Plan, session: Occasion, person: str, roles: Collection[RoleWord]) -> bool:
    return any(each.person == person and each.part in roles for each in asked_openly(plan, session))


def _minutes_by_month(meetings: Iterable[Occasion]) -> Counter[date]:
    gatherings = {(each.day, each.times) for each in meetings if not each.draft and each.takes_time and each.times}
    by_month: Counter[date] = Counter()
    for day, times in gatherings:
        by_month[day.replace(day=1)] += int(times.length / A_MINUTE)
    return by_month


def invited_as_supporter(plan: Plan, person: str, roles: Collection[RoleWord] = ROLES) -> tuple[Occasion, ...]:
    """The sessions that somebody is asked to for what they are to those who come."""
    if person not in plan.agenda.invited:
        return ()
    return tuple(
        each
        for each in plan.agenda.by_person.get(person, ())
        if each.kind == "session" and person in each.people(*roles)
    )


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
