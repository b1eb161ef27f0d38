"""What is around an occasion that is, or would be: the plan's other occasions, and what is offered beside them."""

from bisect import bisect_left, bisect_right, insort_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from itertools import islice
from typing import NamedTuple

from introplan.agenda import Journey, Occasion, Plan, those_invited
from introplan.days import Stretch, monday_of
from introplan.demands.beside import Beside, Several, by_last_day, by_time, is_session
from introplan.demands.effort import Effort
from introplan.demands.indexes import Indexes, series_of
from introplan.demands.sums import Sums, sums_of

Among = Callable[[Occasion], bool]


class Key(NamedTuple):
    """What occasions share when they have to do with each other: somebody's day, a room's, a unit's month.

    `whose` is an id of a person, place, unit or cohort, or the key of a single occasion; `of` are further ids, such
    as those of activities. `near` are the days around which there may be something new, when not all need be asked.
    """

    whose: str
    day: date = date.min
    of: tuple[str, ...] = ()
    near: tuple[date, ...] = ()


@dataclass(frozen=True)
class Surroundings:
    """A plan, what would be `beside` it, by day, if what has been offered were taken, and one as it would be.

    What has been offered for the same occasion before counts no more than the occasion as it stands. `replaced` are the
    keys of what counts only as it would be, since it is changed together with the one that is asked about. `effort` is
    that of the whole run.
    """

    plan: Plan
    indexes: Indexes = field(compare=False, repr=False)
    beside: Beside = field(compare=False, repr=False)
    instead: Occasion | None = None
    replaced: frozenset[str] = frozenset()
    effort: Effort = field(default_factory=Effort, compare=False, repr=False)

    def along_with(self, would: Iterable[Occasion]) -> "Surroundings":
        """The same, with these occasions as they would be and no more as they stand."""
        several = tuple(would)
        beside = self.beside.along_with(several)
        self.effort.count(len(self.beside))
        replaced = self.replaced | {each.key for each in several}
        return Surroundings(self.plan, self.indexes, beside, replaced=replaced, effort=self.effort)

    def having(self, occasion: Occasion) -> "Surroundings":
        """The same, with this occasion in place of the one that has its key."""
        if self.instead is occasion:
            return self
        if id(occasion) not in self._having:
            self.effort.count(1 + len(occasion.attendees))
            self._having[id(occasion)] = Surroundings(
                self.plan, self.indexes, self.beside, occasion, self.replaced, self.effort
            )
        return self._having[id(occasion)]

    def having_once(self, occasion: Occasion) -> "Surroundings":
        """The same with one that is changed along with others, which is asked about now and not again."""
        there = Surroundings(self.plan, self.indexes, self.beside, occasion, self.replaced, self.effort)
        if occasion.key in self.replaced:  # then nothing else is gone with it
            there.__dict__["_left"] = self._left
            there.__dict__["_left_without"] = self._left_without
        return there

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

    @cached_property
    def invited(self) -> frozenset[str]:
        """Everybody who is asked to a session by its `also`, or would be."""
        invited = self.plan.agenda.invited
        return invited | those_invited(self.instead) if self.instead else invited

    def found(self, key: str) -> Occasion:
        """The occasion with a key, as it would be when it is that one; it may be only offered."""
        if self.instead and self.instead.key == key:
            return self.instead
        there = None if key in self.replaced else self.plan.agenda.by_key.get(key)
        return self.beside.by_key.of(key)[0] if there is None else there

    def of_person(self, person: str, day: date) -> tuple[Occasion, ...]:
        """What takes somebody's time on a day, in order."""
        key = person, day
        if key not in self._days_of_people:
            here = self.plan.agenda.on_day_of_person(person, day)
            beside = self.beside.of_person(person, day)
            found = self._on_day(here, day, lambda each: self._takes_time_of(each, person, day), beside)
            self.effort.count(1 + len(found))
            self._days_of_people[key] = found
        return self._days_of_people[key]

    def _takes_time_of(self, occasion: Occasion, person: str, day: date) -> bool:
        if day not in occasion.each_day or not occasion.takes_time:
            return False
        return person in self._coming if occasion is self.instead else _is_there(occasion, person)

    def in_place(self, place: str, day: date) -> tuple[Occasion, ...]:
        """What takes time in a place on a day, in order."""
        here = self.plan.agenda.on_day_in_place.get((place, day), ())
        beside = self.beside.by_day.get(day, ())
        return self._on_day(
            here, day, lambda each: day in each.each_day and each.takes_time and each.place == place, beside
        )

    def first_in(self, cohort: str) -> Occasion | None:
        """The first session of a cohort that is on, shared ones included."""
        here, beside = self.plan.agenda.sessions_by_cohort.get(cohort, ()), self.beside.in_cohort.of(cohort)
        return min(self._heads(here, beside, _in_cohort(cohort)), default=None, key=by_time)

    def last_in(self, cohort: str) -> Occasion | None:
        """The session of a cohort that is over last, shared ones included."""
        here, beside = self.indexes.by_last_day.get(cohort, ()), self.beside.by_last_day.of(cohort)
        heads = self._heads(reversed(here), reversed(beside), _in_cohort(cohort))
        return max(heads, default=None, key=by_last_day)

    def has_in(self, cohort: str, subject: str, days: Stretch) -> bool:
        """Whether a cohort has a session of a lecture or an activity on one of the days."""
        here = self.indexes.in_cohort_of.get((cohort, subject), ())
        beside = _on_days(self.beside.in_cohort.of(cohort), days)
        those = self._each(_on_days(here, days), beside, _in_cohort(cohort))
        return any(each.subject == subject and each.day in days for each in those)

    def near_in_series(self, cohort: str, series: str, day: date) -> tuple[Occasion, ...]:
        """The sessions of a cohort's series on a day, the one before and the one after it, in order."""
        here, beside = self.indexes.in_series.get((cohort, series), ()), self.beside.in_series.of(cohort, series)
        own = frozenset([self.instead.key]) if self.instead else frozenset()
        those = [
            *_near(here, day, self._gone),
            *_near(beside, day, own),
            *self._own(_in_series(self.plan, cohort, series)),
        ]
        those.sort(key=by_time)
        before = sum(each.day < day for each in those)
        after = sum(each.day <= day for each in those)
        return tuple(those[max(before - 1, 0) : after + 1])

    def ends_of_series(self, cohort: str, series: str) -> tuple[Occasion, Occasion] | None:
        """The first and the last session of a cohort's series; None when there is none."""
        here, beside = self.indexes.in_series.get((cohort, series), ()), self.beside.in_series.of(cohort, series)
        belongs = _in_series(self.plan, cohort, series)
        firsts = [*self._heads(here, beside, belongs)]
        lasts = [*self._heads(reversed(here), reversed(beside), belongs)]
        return (min(firsts, key=by_time), max(lasts, key=by_time)) if firsts else None

    def first_for(self, person: str, subject: str) -> Occasion | None:
        """The first session of a lecture or an activity that somebody takes part in."""
        here = self.plan.agenda.sessions_by_participant.get((person, subject), ())
        beside = self.beside.of_participant.of(person, subject)
        return min(self._heads(here, beside, _taken_by(person, subject)), default=None, key=by_time)

    def sessions_for(self, person: str, subject: str) -> Iterator[Occasion]:
        """The sessions of a lecture or an activity that somebody takes part in, in no particular order."""
        here = self.plan.agenda.sessions_by_participant.get((person, subject), ())
        return self._each(here, self.beside.of_participant.of(person, subject), _taken_by(person, subject))

    def may_lack(self, occasion: Occasion) -> Iterator[Journey]:
        """The members of a session's cohorts who do not come and may have nothing of it: those it may leave, too."""
        subject, members = occasion.subject, self.plan.agenda.members
        coming = frozenset(occasion.people("participant", "make_up"))
        left = self._left_without.get(subject, frozenset())
        for cohort in occasion.cohorts:
            yield from members.called(cohort, (self.indexes.without(cohort, subject) | left) - coming)

    def sessions_in_week(self, person: str, monday: date) -> tuple[Occasion, ...]:
        """The sessions that somebody takes part in during a week, in order."""
        here = self.plan.agenda.sessions_by_week.get((person, monday), ())
        return self._with(
            here,
            lambda each: is_session(each) and monday in map(monday_of, each.each_day) and takes_part(each, person),
            self._beside_on(monday, 7),
        )

    def are_together(self, cohorts: tuple[str, ...], draft: bool, day: date) -> bool:
        """Whether just these cohorts have a session on a day; drafts apart."""
        here = self.indexes.together.get((cohorts, draft), {}).get(day, ())
        those = self._each(here, self.beside.by_day.get(day, ()), lambda each: each.day == day and is_session(each))
        return any((each.cohorts, each.draft) == (cohorts, draft) and is_session(each) for each in those)

    def hours_away(self, unit: str, month: date) -> timedelta:
        """How long sessions take participants away from a unit in a month, by its first day, all together."""
        more = self._each((), self._beside_on(month, 31), is_session)
        hours, none = self.indexes.hours_of_months.get((unit, month), timedelta()), timedelta()
        hours -= sum((self.indexes.hours_away(each, month).get(unit, none) for each in self._left), none)
        return hours + sum(
            (self.indexes.hours_away(each, month).get(unit, none) for each in more if is_session(each)), none
        )

    def sums(self, cohort: str) -> Iterator[tuple[Sums, int]]:
        """What is to be added up for a cohort's sums, and what to be taken from them."""
        own = self.beside.by_key.of(self.instead.key) if self.instead else []
        less = (*self._left, *filter(is_session, own))
        yield self.indexes.sums(cohort), 1
        yield self.beside.sums[cohort], 1
        yield sums_of(each for each in less if cohort in each.cohorts), -1
        yield sums_of(self._own(_in_cohort(cohort))), 1

    @cached_property
    def _left(self) -> Several:
        """The sessions that do not count as they stand."""
        there = (self.plan.agenda.by_key.get(key) for key in self._gone)
        return tuple(each for each in there if each is not None and is_session(each))

    @cached_property
    def _left_without(self) -> Mapping[str, frozenset[str]]:
        """Who takes part in the sessions that do not count as they stand, by what these are of."""
        found: dict[str, set[str]] = defaultdict(set)
        for each in self._left:
            found[each.subject].update(each.people("participant", "make_up"))
        return {subject: frozenset(people) for subject, people in found.items()}

    def _beside_on(self, first: date, count: int) -> Iterator[Occasion]:
        """What is offered on some days from a first one on."""
        return self.beside.on_days(first + timedelta(days=number) for number in range(count))

    def _own(self, belongs: Among) -> Several:
        """The one as it would be, when it belongs to what is asked for."""
        return (self.instead,) if self.instead is not None and belongs(self.instead) else ()

    def _each(self, here: Iterable[Occasion], beside: Iterable[Occasion], belongs: Among) -> Iterator[Occasion]:
        """What is here and what is beside it, and the one as it would be in place of what has its key."""
        gone, own = self._gone, self.instead.key if self.instead else None
        yield from (each for each in here if each.key not in gone)
        yield from (each for each in beside if each.key != own)
        yield from self._own(belongs)

    def _heads(self, here: Iterable[Occasion], beside: Iterable[Occasion], belongs: Among) -> Iterator[Occasion]:
        """The foremost of what is here, the foremost of what is beside it, and the one as it would be."""
        gone, own = self._gone, self.instead.key if self.instead else None
        yield from islice((each for each in here if each.key not in gone), 1)
        yield from islice((each for each in beside if each.key != own), 1)
        yield from self._own(belongs)

    def _on_day(self, here: Several, day: date, belongs: Among, beside: Several) -> Several:
        instead = self.instead
        if not beside and (instead is None or day not in instead.each_day):
            return tuple(each for each in here if each.key not in self._gone) if self._gone and here else here
        return self._with(here, belongs, beside)

    def _with(self, here: Several, belongs: Among, beside: Iterable[Occasion]) -> Several:
        """The same in order, where not all that is beside it belongs to what is asked for."""
        instead, gone = self.instead, self._gone
        own = instead.key if instead else None
        more = [each for each in beside if each.key != own and belongs(each)]
        more += self._own(belongs)
        left = [each for each in here if each.key not in gone]
        if not more:
            return here if len(left) == len(here) else tuple(left)
        for each in more:
            insort_right(left, each, key=by_time)
        return tuple(left)


def around(plan: Plan) -> Surroundings:
    """What is around the occasions of a plan, as they stand."""
    return Surroundings(plan, Indexes.of(plan), Beside(plan))


def takes_part(occasion: Occasion, person: str) -> bool:
    """Whether somebody is there as a participant, of its own cohorts or as a guest."""
    return any(somebody == person and part in ("participant", "make_up") for somebody, part in occasion.attendees)


def _is_there(occasion: Occasion, person: str) -> bool:
    return any(somebody == person for somebody, _part in occasion.attendees)


def _in_cohort(cohort: str) -> Among:
    return lambda each: cohort in each.cohorts and is_session(each)


def _in_series(plan: Plan, cohort: str, series: str) -> Among:
    return lambda each: cohort in each.cohorts and is_session(each) and series_of(plan, each) == series


def _taken_by(person: str, subject: str) -> Among:
    return lambda each: each.subject == subject and is_session(each) and takes_part(each, person)


def _on_days(occasions: Sequence[Occasion], days: Stretch) -> Iterator[Occasion]:
    """Those of some occasions in order that are on the days."""
    for place in range(bisect_left(occasions, days.first, key=_day), bisect_right(occasions, days.last, key=_day)):
        yield occasions[place]


def _near(occasions: Sequence[Occasion], day: date, gone: frozenset[str]) -> Iterator[Occasion]:
    """Those of some occasions in order that are on a day, the one before and the one after it; without what is gone."""
    first, last = bisect_left(occasions, day, key=_day), bisect_right(occasions, day, key=_day)
    before = (occasions[place] for place in range(first - 1, -1, -1))
    after = (occasions[place] for place in range(last, len(occasions)))
    yield from islice((each for each in before if each.key not in gone), 1)
    yield from (each for each in occasions[first:last] if each.key not in gone)
    yield from islice((each for each in after if each.key not in gone), 1)


def _day(occasion: Occasion) -> date:
    return occasion.day
