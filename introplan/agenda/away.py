"""Who is away from work at sessions, when and for how long: what units agree to, and what managers and unions read."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import NamedTuple

from introplan.agenda.occasions import Occasion
from introplan.agenda.plan import Plan


class Away(NamedTuple):
    """A participant, by id, who is away at a session on a day, which is the `occasion`'s; guests make up there.

    `unit` and `manager` are the ones of that day, by id.
    """

    occasion: Occasion
    person: str
    unit: str | None
    manager: str | None

    @property
    def day(self) -> date:
        """The day."""
        return self.occasion.day

    @property
    def month(self) -> date:
        """The month that it is in, by its first day."""
        return self.day.replace(day=1)

    @property
    def length(self) -> timedelta:
        """How long: eight hours of a day that the session lasts all of."""
        return self.occasion.length


def away_at(plan: Plan, session: Occasion) -> Iterator[Away]:
    """Who is away at a session that takes place, on each of its days."""
    for each in session.on_each_day if session.takes_time else ():
        for person in each.people("participant", "make_up"):
            stay = plan.stay_on(person, each.day)
            unit = stay.unit if stay else plan.programme.people[person].unit
            yield Away(each, person, unit, stay.manager if stay else None)


def hours_by_month(away: Iterable[Away]) -> Mapping[date, timedelta]:
    """How long these are away in each month that has any of it, by its first day, in order."""
    found: dict[date, timedelta] = defaultdict(timedelta)
    for each in away:
        found[each.month] += each.length
    return dict(sorted(found.items()))
