"""What predicates look up, worked out once for a plan and only when it is asked for."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date, timedelta
from functools import cached_property

from introplan.agenda import Occasion, Plan
from introplan.days import OpenDays
from introplan.demands.circles import circles
from introplan.demands.organisations import own_half_days, with_school_breaks
from introplan.model import Organisation


class Indexes:
    """Sessions by a unit's month, the calendars of organisations, and what needs what."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self._half_days: dict[str, tuple[Organisation, OpenDays] | None] = {}
        self._breaks: dict[str, tuple[Organisation, ...]] = {}

    def half_days_of(self, organisation: str) -> tuple[Organisation, OpenDays] | None:
        """The half days of an organisation, and whose they are."""
        if organisation not in self._half_days:
            self._half_days[organisation] = own_half_days(self.plan, organisation)
        return self._half_days[organisation]

    def school_breaks_of(self, organisation: str) -> tuple[Organisation, ...]:
        """The organisation and those it belongs to, as far as they have school breaks."""
        if organisation not in self._breaks:
            self._breaks[organisation] = tuple(with_school_breaks(self.plan, [organisation]))
        return self._breaks[organisation]

    @cached_property
    def has_school_breaks(self) -> bool:
        """Whether any organisation has written its school breaks."""
        return any(organisation.school_breaks for organisation in self.plan.programme.organisations.values())

    @cached_property
    def agreed_hours(self) -> Mapping[str, timedelta]:
        """How long the participants of a unit may be away in a month, all together, by the units that say so."""
        units = self.plan.programme.units
        return {id_: unit.hours_away_per_month * HOUR for id_, unit in units.items() if unit.hours_away_per_month}

    @cached_property
    def needed(self) -> Mapping[str, tuple[str, ...]]:
        """What must come before a lecture or an activity, by its id; what goes round in a circle is no order."""
        programme = self.plan.programme
        if not any(activity.prerequisites for activity in programme.taught.values()):
            return {}
        round_ = {step for circle in circles(programme) for step in zip(circle, (*circle[1:], circle[0]), strict=True)}
        return {
            activity.id: tuple(needed for needed in activity.prerequisites if (activity.id, needed) not in round_)
            for activity in programme.taught.values()
        }

    @cached_property
    def needing(self) -> Mapping[str, tuple[str, ...]]:
        """The lectures and activities that something must come before, by what that is."""
        found: dict[str, list[str]] = defaultdict(list)
        for id_, before in self.needed.items():
            for needed in before:
                found[needed].append(id_)
        return {needed: tuple(ids) for needed, ids in found.items()}

    @cached_property
    def series(self) -> Mapping[str, tuple[str, ...]]:
        """What a cohort has sessions of that should come back within a time, by the cohort's id."""
        found: dict[str, dict[str, None]] = defaultdict(dict)
        for occasion in self.plan.agenda.sessions if self._has_gaps else ():
            if (series := series_of(self.plan, occasion)) is not None:
                for cohort in occasion.cohorts:
                    found[cohort][series] = None
        return {cohort: tuple(ids) for cohort, ids in found.items()}

    @property
    def _has_gaps(self) -> bool:
        programme = self.plan.programme
        return programme.frame.exchange is not None or any(each.max_gap for each in programme.taught.values())

    @cached_property
    def months(self) -> Mapping[tuple[str, date], tuple[Occasion, ...]]:
        """The sessions that take participants away from a unit that has said how long they may be, by its month."""
        found: dict[tuple[str, date], list[Occasion]] = defaultdict(list)
        for occasion in self.plan.agenda.sessions if self.agreed_hours else ():
            for month in months_of(occasion):
                for unit in self.hours_away(occasion, month):
                    found[unit, month].append(occasion)
        return {key: tuple(occasions) for key, occasions in found.items()}

    def hours_away(self, occasion: Occasion, month: date) -> Mapping[str, timedelta]:
        """How long a session takes participants away in a month, by the units that have said how long they may."""
        away: dict[str, timedelta] = defaultdict(timedelta)
        if self.agreed_hours and (occasion.times or occasion.is_all_day):
            for each in occasion.on_each_day:
                for person in each.people("participant", "make_up") if each.day.replace(day=1) == month else ():
                    if (unit := self.plan.unit_on(person, each.day)) in self.agreed_hours:
                        away[str(unit)] += each.length
        return away


def months_of(occasion: Occasion) -> tuple[date, ...]:
    """The months that it is in, each by its first day."""
    return tuple(dict.fromkeys(day.replace(day=1) for day in occasion.each_day))


def series_of(plan: Plan, occasion: Occasion) -> str | None:
    """What a session is one of: an activity with a longest gap of its own, else all exchange (``), or nothing."""
    activity, exchange = plan.programme.taught[occasion.subject], plan.programme.frame.exchange
    if activity.max_gap is not None:
        return activity.id
    return "" if exchange is not None and activity.kind == "exchange" else None


HOUR = timedelta(hours=1)
