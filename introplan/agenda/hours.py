"""Hours: how long sessions take participants from their units, and what supporting others takes, month by month."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import NamedTuple

from introplan.agenda.occasions import Occasion
from introplan.agenda.plan import Plan
from introplan.model import ROLES

A_MINUTE = timedelta(minutes=1)


class Away(NamedTuple):
    """Somebody who a session takes from their unit, by ids, on one of its days, and how long."""

    unit: str | None
    person: str
    day: date
    length: timedelta

    @property
    def month(self) -> date:
        """The month that it is in, by its first day."""
        return self.day.replace(day=1)


def away_at(plan: Plan, occasion: Occasion) -> Iterator[Away]:
    """Whom a session takes from their units, guests included, on each of its days; nobody where no time is known."""
    if not occasion.times and not occasion.is_all_day:
        return
    for each in occasion.on_each_day:
        for person in each.people("participant", "make_up"):
            yield Away(plan.unit_on(person, each.day), person, each.day, each.length)


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
