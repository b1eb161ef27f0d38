"""What predicates look up, worked out once for a plan and only when it is asked for."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date, timedelta
from functools import cached_property

from introplan.agenda import Occasion, Plan, absent_from, attended_by, away_at
from introplan.days import OpenDays
from introplan.demands.circles import circles
from introplan.demands.lecturers import is_strange
from introplan.demands.organisations import own_half_days, with_school_breaks
from introplan.demands.sums import Sums, sums_of
from introplan.model import Organisation


class Indexes:
    """Sessions by a unit's month, the calendars of organisations, and what needs what."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self._half_days: dict[str, tuple[Organisation, OpenDays] | None] = {}
        self._breaks: dict[str, tuple[Organisation, ...]] = {}
        self._sums: dict[str, Sums] = {}
        self._absent: dict[tuple[str, ...], frozenset[str]] = {}
        self._without: dict[tuple[str, str], frozenset[str]] = {}

    @classmethod
    def of(cls, plan: Plan) -> "Indexes":
        """Those of a plan, which everybody who asks has in common."""
        return plan.once(cls)

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
        for cohort, series in self.in_series:
            found[cohort][series] = None
        return {cohort: tuple(ids) for cohort, ids in found.items()}

    @cached_property
    def in_series(self) -> Mapping[tuple[str, str], tuple[Occasion, ...]]:
        """The sessions of what should come back, by the cohort and the series."""
        found: dict[tuple[str, str], list[Occasion]] = defaultdict(list)
        for occasion in self.plan.agenda.sessions if self._has_gaps else ():
            if (series := series_of(self.plan, occasion)) is not None:
                for cohort in occasion.cohorts:
                    found[cohort, series].append(occasion)
        return {key: tuple(several) for key, several in found.items()}

    @cached_property
    def in_cohort_of(self) -> Mapping[tuple[str, str], tuple[Occasion, ...]]:
        """The sessions of a cohort of one lecture or activity."""
        found: dict[tuple[str, str], list[Occasion]] = defaultdict(list)
        for occasion in self.plan.agenda.sessions:
            for cohort in occasion.cohorts:
                found[cohort, occasion.subject].append(occasion)
        return {key: tuple(several) for key, several in found.items()}

    @cached_property
    def by_last_day(self) -> Mapping[str, tuple[Occasion, ...]]:
        """The sessions of a cohort by their last day."""
        cohorts = self.plan.agenda.sessions_by_cohort
        return {id_: tuple(sorted(several, key=lambda each: (each.last, each.key))) for id_, several in cohorts.items()}

    @cached_property
    def subjects_in_series(self) -> Mapping[tuple[str, str], frozenset[str]]:
        """What the sessions of a cohort's series are of."""
        return {key: frozenset(each.subject for each in several) for key, several in self.in_series.items()}

    @cached_property
    def last_booked_reviews(self) -> Mapping[str, date]:
        """The day of the last review that is booked in a cohort, by its id."""
        cohorts = self.plan.programme.cohorts.values()
        days = {
            cohort.id: [booked.date for person in cohort.participants.values() for booked in person.reviews.values()]
            for cohort in cohorts
        }
        return {id_: max(booked) for id_, booked in days.items() if booked}

    @cached_property
    def together(self) -> Mapping[tuple[tuple[str, ...], bool], Mapping[date, tuple[Occasion, ...]]]:
        """The sessions of some cohorts by day, drafts apart."""
        found: dict[tuple[tuple[str, ...], bool], dict[date, list[Occasion]]] = defaultdict(lambda: defaultdict(list))
        for occasion in self.plan.agenda.sessions:
            found[occasion.cohorts, occasion.draft][occasion.day].append(occasion)
        return {of: {day: tuple(several) for day, several in days.items()} for of, days in found.items()}

    @cached_property
    def made_up(self) -> Mapping[str, tuple[Occasion, ...]]:
        """The sessions at which somebody makes up for another of the same, by what they are of."""
        found: dict[str, list[Occasion]] = defaultdict(list)
        for occasion in self.plan.agenda.sessions:
            if occasion.people("make_up"):
                found[occasion.subject].append(occasion)
        return {subject: tuple(several) for subject, several in found.items()}

    @cached_property
    def lecturers_of(self) -> Mapping[str, tuple[str, ...]]:
        """Who gives a lecture or an activity: its own lecturers, and those of its sessions, even of cancelled ones.

        But nobody who is told to give another lecture: to give this too would be told as well.
        """
        found = {id_: dict.fromkeys(activity.lecturers) for id_, activity in self.plan.programme.taught.items()}
        for occasion in self.plan.agenda.occasions:
            if occasion.kind == "session":
                for person in occasion.people("lecturer"):
                    if person not in found[occasion.subject] and not is_strange(self.plan, occasion.subject, person):
                        found[occasion.subject][person] = None
        return {id_: tuple(people) for id_, people in found.items()}

    def without(self, cohort: str, subject: str) -> frozenset[str]:
        """The participants of a cohort who come to no session of a lecture or an activity that they may be asked to."""
        if (cohort, subject) not in self._without:
            groups = self.plan.programme.taught[subject].for_
            asked = self.plan.agenda.members.called(cohort, groups) if groups else self.plan.journeys_in(cohort)
            attended, people = self.plan.once(attended_by), [journey.person for journey in asked]
            self._without[cohort, subject] = frozenset(each for each in people if (each, subject) not in attended)
        return self._without[cohort, subject]

    def absent_from(self, occasion: Occasion) -> frozenset[str]:
        """Who was away from a session: from all of it, or from this day or time of it."""
        called = occasion.called
        if called not in self._absent:
            self._absent[called] = frozenset(absent_from(self.plan, occasion))
        return self._absent[called]

    def sums(self, cohort: str) -> Sums:
        """How long the sessions of a cohort are, and how much each lecturer gives alone."""
        if cohort not in self._sums:
            self._sums[cohort] = sums_of(self.plan.agenda.sessions_by_cohort.get(cohort, ()))
        return self._sums[cohort]

    @property
    def _has_gaps(self) -> bool:
        programme = self.plan.programme
        return programme.frame.exchange is not None or any(each.max_gap for each in programme.taught.values())

    @cached_property
    def months(self) -> Mapping[tuple[str, date], tuple[tuple[Occasion, timedelta], ...]]:
        """The sessions that take participants away from a unit that has said how long they may be, by its month.

        Each with how long it does.
        """
        found: dict[tuple[str, date], list[tuple[Occasion, timedelta]]] = defaultdict(list)
        for occasion in self.plan.agenda.sessions if self.agreed_hours else ():
            for month, hours in self._hours_away[id(occasion)].items():
                for unit, length in hours.items():
                    found[unit, month].append((occasion, length))
        return {key: tuple(several) for key, several in found.items()}

    @cached_property
    def _hours_away(self) -> Mapping[int, Mapping[date, Mapping[str, timedelta]]]:
        """How long each session of the plan takes participants away, by its identity, month and their unit."""
        return {id(each): self._hours_by_month(each) for each in self.plan.agenda.sessions}

    @cached_property
    def hours_of_months(self) -> Mapping[tuple[str, date], timedelta]:
        """How long participants are away from a unit that has said how long they may be, by its month."""
        return {key: sum((length for _, length in several), timedelta()) for key, several in self.months.items()}

    def hours_away(self, occasion: Occasion, month: date) -> Mapping[str, timedelta]:
        """How long a session takes participants away in a month, by the units that have said how long they may."""
        if not self.agreed_hours:
            return {}
        own = self._hours_away.get(id(occasion))  # the plan keeps its own, so no other has the identity of one
        return (self._hours_by_month(occasion) if own is None else own).get(month, {})

    def _hours_by_month(self, occasion: Occasion) -> Mapping[date, Mapping[str, timedelta]]:
        away: dict[date, dict[str, timedelta]] = {month: defaultdict(timedelta) for month in months_of(occasion)}
        for each in away_at(self.plan, occasion):
            if each.unit in self.agreed_hours and each.month in away:
                away[each.month][str(each.unit)] += each.length
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
