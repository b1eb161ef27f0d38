"""Hours: how long sessions take participants from their units, and what supporting others takes, month by month."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from introplan.agenda.away import away_at
from introplan.agenda.occasions import Occasion
from introplan.agenda.plan import Plan
from introplan.model import ROLES

A_MINUTE = timedelta(minutes=1)


def minutes_of_supporter(plan: Plan, person: str) -> Counter[date]:
    """The minutes that somebody's meetings with those they support take, by the first day of the month.

    What is at the same time counts once, so that who meets two at once needs one hour for it. Sessions that they are
    asked to for what they are to those who come count too.
    """
    pairings = (support.pairing.id for support in plan.agenda.support.by_supporter.get(person, ()))
    meetings = (each for pairing in dict.fromkeys(pairings) for each in plan.agenda.by_subject.get(pairing, ()))
    return _minutes_by_month((*meetings, *invited_as_supporter(plan, person)))


def _minutes_by_month(meetings: Iterable[Occasion]) -> Counter[date]:
    gatherings = {(each.day, each.times) for each in meetings if not each.draft and each.takes_time and each.times}
    by_month: Counter[date] = Counter()
    for day, times in gatherings:
        by_month[day.replace(day=1)] += int(times.length / A_MINUTE)
    return by_month


def invited_as_supporter(plan: Plan, person: str) -> tuple[Occasion, ...]:
    """The sessions that somebody is asked to for what they are to those who come."""
    if person not in plan.agenda.invited:
        return ()
    return tuple(
        each
        for each in plan.agenda.by_person.get(person, ())
        if each.kind == "session" and person in each.people(*ROLES)
    )


Hours = Mapping[tuple[str | None, date], Mapping[str, timedelta]]
"""By unit and month, how long each person is away."""


def hours_away(plan: Plan, sessions: Iterable[Occasion]) -> Hours:
    """How long some sessions take participants from their units, by the unit and the first day of the month."""
    found: dict[tuple[str | None, date], dict[str, timedelta]] = defaultdict(lambda: defaultdict(timedelta))
    for occasion in sessions:
        for away in away_at(plan, occasion):
            found[away.unit, away.month][away.person] += away.length
    return {key: dict(people) for key, people in found.items()}
