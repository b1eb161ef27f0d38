"""What is around an occasion that is, or would be: the plan's other occasions, and what is offered beside them."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import NamedTuple

from introplan.agenda import Occasion, Plan
from introplan.days import monday_of
from introplan.demands.indexes import Indexes

Several = tuple[Occasion, ...]


class Key(NamedTuple):
    """What occasions share when they have to do with each other: somebody's day, a room's, a unit's month.

    `whose` is an id of a person, place, unit or cohort, or the key of a single occasion; `of` are further ids, such
    as those of activities.
    """

    whose: str
    day: date = date.min
    of: tuple[str, ...] = ()


@dataclass(frozen=True)
class Surroundings:
    """A plan, what would be `beside` it, by day, if what has been offered were taken, and one as it would be.

    What has been offered for the same occasion before counts no more than the occasion as it stands. `replaced` are the
    keys of what counts only as it would be, since it is changed together with the one that is asked about.
    """

    plan: Plan
    indexes: Indexes = field(compare=False, repr=False)
    beside: Mapping[date, Several] = field(default_factory=dict)
    instead: Occasion | None = None
    replaced: frozenset[str] = frozenset()

    def along_with(self, would: Iterable[Occasion]) -> "Surroundings":
        """The same, with these occasions as they would be and no more as they stand."""
        several = tuple(would)
        beside = dict(self.beside)
        for each in several:
            for day in each.each_day:
                beside[day] = (*(other for other in beside.get(day, ()) if other.key != each.key), each)
        return Surroundings(self.plan, self.indexes, beside, replaced=frozenset(each.key for each in several))

    def having(self, occasion: Occasion) -> "Surroundings":
        """The same, with this occasion in place of the one that has its key."""
        if self.instead is occasion:
            return self
        if id(occasion) not in self._having:
            self._having[id(occasion)] = Surroundings(self.plan, self.indexes, self.beside, occasion, self.replaced)
        return self._having[id(occasion)]

    @cached_property
    def _gone(self) -> frozenset[str]:
        """What does not count as it stands."""
        return self.replaced | {self.instead.key} if self.instead else self.replaced

    @cached_property
    def _having(self) -> dict[int, "Surroundings"]:
        """The same with one occasion or another, each of which keeps that one: what is asked of it is asked often."""
        return {}

    @cached_property
    def _days_of_people(self) -> dict[tuple[str, date], Several]:
        """What has been asked before: each demand on people asks of the same days."""
        return {}

    @cached_property
    def _coming(self) -> frozenset[str]:
        """Who comes to the occasion as it would be."""
        return frozenset(self.instead.people()) if self.instead else frozenset()

    def found(self, key: str) -> Occasion:
        """The occasion with a key, as it would be when it is that one; it may be only offered."""
        if self.instead and self.instead.key == key:
            return self.instead
        if (there := self.plan.agenda.by_key.get(key)) is not None:
            return there
        return next(each for several in self.beside.values() for each in several if each.key == key)

    def of_person(self, person: str, day: date) -> tuple[Occasion, ...]:
        """What takes somebody's time on a day, in order."""
        key = person, day
        if key not in self._days_of_people:
            here = self.plan.agenda.on_day_of_person.get(key, ())
            self._days_of_people[key] = self._on_day(here, day, lambda each: self._takes_time_of(each, person, day))
        return self._days_of_people[key]

    def _takes_time_of(self, occasion: Occasion, person: str, day: date) -> bool:
        if day not in occasion.each_day or not occasion.takes_time:
            return False
        return person in self._coming if occasion is self.instead else _is_there(occasion, person)

    def in_place(self, place: str, day: date) -> tuple[Occasion, ...]:
        """What takes time in a place on a day, in order."""
        here = self.plan.agenda.on_day_in_place.get((place, day), ())
        return self._on_day(here, day, lambda each: day in each.each_day and each.takes_time and each.place == place)

    def sessions_of(self, subject: str) -> tuple[Occasion, ...]:
        """The sessions of a lecture or an activity that are on, in order."""
        here = self.plan.agenda.sessions_by_subject.get(subject, ())
        return self._all(here, lambda each: each.subject == subject and _is_session(each))

    def sessions_in(self, cohort: str) -> tuple[Occasion, ...]:
        """The sessions of a cohort that are on, shared ones included, in order."""
        here = self.plan.agenda.sessions_by_cohort.get(cohort, ())
        return self._all(here, lambda each: cohort in each.cohorts and _is_session(each))

    def sessions_for(self, person: str, subject: str) -> tuple[Occasion, ...]:
        """The sessions of a lecture or an activity that somebody takes part in, in order."""
        here = self.plan.agenda.sessions_by_participant.get((person, subject), ())
        return self._all(here, lambda each: each.subject == subject and _is_session(each) and takes_part(each, person))

    def sessions_in_week(self, person: str, monday: date) -> tuple[Occasion, ...]:
        """The sessions that somebody takes part in during a week, in order."""
        here = self.plan.agenda.sessions_by_week.get((person, monday), ())
        return self._all(
            here,
            lambda each: _is_session(each) and monday in map(monday_of, each.each_day) and takes_part(each, person),
        )

    def sessions_away(self, unit: str, month: date) -> tuple[Occasion, ...]:
        """The sessions of a month, by its first day, that take participants of a unit away from it, in order."""
        here = self.indexes.months.get((unit, month), ())
        return self._all(
            here,
            lambda each: _is_session(each) and unit in self.indexes.hours_away(each, month),
        )

    def _on_day(self, here: tuple[Occasion, ...], day: date, belongs: Callable[[Occasion], bool]) -> Several:
        instead = self.instead
        if day not in self.beside and (instead is None or day not in instead.each_day):
            return tuple(each for each in here if each.key not in self._gone) if self._gone and here else here
        return self._with(here, belongs, self.beside.get(day, ()))

    def _all(self, here: tuple[Occasion, ...], belongs: Callable[[Occasion], bool]) -> Several:
        if self.instead is None and not self.beside:
            return here
        return self._with(here, belongs, (each for several in self.beside.values() for each in several))

    def _with(self, here: Several, belongs: Callable[[Occasion], bool], beside: Iterable[Occasion]) -> Several:
        """What is here and what is beside it, and the one as it would be in place of what has its key."""
        instead, gone = self.instead, self._gone
        own = instead.key if instead else None
        more = [each for each in dict.fromkeys(beside) if each.key != own and belongs(each)]
        if instead is not None and belongs(instead):
            more.append(instead)
        left = [each for each in here if each.key not in gone]
        if not more:
            return here if len(left) == len(here) else tuple(left)
        return tuple(sorted([*left, *more], key=_by_time))


def around(plan: Plan) -> Surroundings:
    """What is around the occasions of a plan, as they stand."""
    return Surroundings(plan, Indexes(plan))


def takes_part(occasion: Occasion, person: str) -> bool:
    """Whether somebody is there as a participant, of its own cohorts or as a guest."""
    return any(somebody == person and part in ("participant", "make_up") for somebody, part in occasion.attendees)


def _by_time(occasion: Occasion) -> tuple[object, ...]:
    return occasion.sort_key


def _is_there(occasion: Occasion, person: str) -> bool:
    return any(somebody == person for somebody, _part in occasion.attendees)


def _is_session(occasion: Occasion) -> bool:
    return occasion.kind == "session" and occasion.is_on
