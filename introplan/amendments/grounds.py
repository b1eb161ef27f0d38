"""Where the sessions of a new cohort stand so far, and what stands against one that would be somewhere.

What stood against it in the old cohort already, nobody minded: that is no obstacle.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import chain
from operator import attrgetter

from introplan.agenda import Occasion, Plan, days_between
from introplan.amendments.new_cohorts import NewCohort, OldSession
from introplan.checks import silent_in
from introplan.days import Weekday
from introplan.demands import FORBIDDING, Reason, Search, Surroundings, around, as_it_would_be, price_of, unmet
from introplan.demands.days import CLOSED, SCHOOL_BREAK
from introplan.demands.people import MISSED
from introplan.demands.places import GROUP_SIZE, HAS_ROOM, holds
from introplan.model import Session

OF_NUMBERS = frozenset([*HAS_ROOM.names, *GROUP_SIZE.names])
"""What nobody can tell before it is known who takes part."""
OUTSIDE = frozenset([*MISSED.names, "session-on-day-off"])
ON_CLOSED_DAY = "session-on-closed-day"
SessionDays = tuple[Occasion, ...]
"""A session as it would be: one occasion, or one for each of its days."""


@dataclass
class Grounds:
    """The plan with the new cohort, of which the sessions are there that have got a place."""

    new: NewCohort
    _there: dict[str, SessionDays] = field(default_factory=dict)
    _apart_now: Mapping[str, Occasion] | None = None
    _around_placed: Surroundings = field(init=False)
    _borne_by_key: dict[str, frozenset[str]] = field(default_factory=dict)

    @cached_property
    def plan(self) -> Plan:
        """The plan with all sessions in their own weeks."""
        return self.new.with_stand_ins

    @cached_property
    def own(self) -> Mapping[str, SessionDays]:
        """The occasions of each session by its key, where their weeks and weekdays put them."""
        by_session = self.plan.agenda.by_session
        return {each.key: by_session.get(f"{self.new.id}/{each.key}", ()) for each in self.new.sources}

    def session(self, source: OldSession) -> Session:
        """A session of the new cohort in its own week."""
        return self.new.sessions[source.key]

    def on(self, source: OldSession, day: date, place: str | None = None) -> SessionDays:
        """A session as it would be when it begins on a day: all its days."""
        session, first = self.session(source), self.own[source.key][0]
        if session.until is None or session.until == session.date:
            return (as_it_would_be(self.plan, first, day=day, place=place),)
        until = session.until + (day - session.date)
        days = days_between(session.model_copy(update={"date": day, "until": until}), self.plan.open_days)
        if session.time is None:
            return (as_it_would_be(self.plan, first, day=day, place=place)._replace(days=days),)
        return tuple(self._one_of(first, each, (each - day).days + 1, place) for each in days)

    def _one_of(self, first: Occasion, day: date, number: int, place: str | None) -> Occasion:
        key = first.key if number == 1 else f"{first.key}/{number}"
        return as_it_would_be(self.plan, first, day=day, place=place)._replace(key=key, turn=str(number))

    def put(self, source: OldSession, there: SessionDays) -> None:
        """Let a session be somewhere."""
        self._there[source.key] = there
        self._apart_now = None

    def suits_all(self, sources: Sequence[OldSession], day: date) -> bool:
        """Whether all of them are free on a day, one beside the other; none of them is put there."""
        before = dict(self._there)
        for source in sources:
            would = self.on(source, day)
            if not self.is_free(source, would):
                break
            self.put(source, would)
        is_free = len(self._there) == len(before) + len(sources)
        if len(self._there) > len(before):
            self._there, self._apart_now = before, None
        return is_free

    def free_room(self, source: OldSession, own: SessionDays) -> str | None:
        """A free room of the same owner, or one that suits the activity, for as many as came and as there is room for.

        Another organisation's is not borrowed without asking.
        """
        places, taught = self.plan.programme.places, self.plan.programme.taught[source.taught]
        came = max((len(set(each.people())) for each in self._old(source)), default=0)
        count = max(came, self.new.old.capacity or 0)
        for id_ in Search(self._around, own[0]).other_places():
            is_near = id_ in taught.places or places[id_].organisation == places[str(own[0].place)].organisation
            if is_near and holds(places[id_], count):
                there = tuple(as_it_would_be(self.plan, each, place=id_) for each in own)
                if self.is_free(source, there):
                    return id_
        return None

    def price(self, would: SessionDays) -> tuple[Reason, ...]:
        """What it brings over days, weeks and months that a session is there."""
        nowhere = would[0]._replace(status="cancelled")
        return price_of(self._beside(would), nowhere, would[0], self._silent).brings

    # What stands against it

    def against(self, source: OldSession, would: SessionDays) -> tuple[Reason, ...]:
        """What forbids a session to be so, each once."""
        return tuple({each.name: each for each in self._forbidden(source, would)}.values())

    def is_free(self, source: OldSession, would: SessionDays) -> bool:
        """Whether nothing forbids a session to be so."""
        return next(self._forbidden(source, would), None) is None

    def _forbidden(self, source: OldSession, would: SessionDays) -> Iterator[Reason]:
        beside, borne = self._beside(would), self._borne(source)
        reasons = chain(self._closed_within(source, would), *(unmet(beside, each) for each in would))
        return (each for each in reasons if each.name in self._forbidding and not _is_borne(each, borne))

    @cached_property
    def _forbidding(self) -> frozenset[str]:
        return (FORBIDDING | frozenset(SCHOOL_BREAK.names)) - OF_NUMBERS - self._silent

    @cached_property
    def _silent(self) -> frozenset[str]:
        return silent_in(self.plan)

    @cached_property
    def _around(self) -> Surroundings:
        return around(self.plan)

    @cached_property
    def _around_old(self) -> Surroundings:
        return around(self.new.plan)

    def _beside(self, would: SessionDays) -> Surroundings:
        """What is around a session: all that has a place already, and of the new cohort nothing else."""
        apart = self._apart
        if len(would) == 1 and would[0].key in apart:
            return self._around_placed
        keys = {each.key for each in would}
        return self._around.along_with((*(each for key, each in apart.items() if key not in keys), *would))

    @property
    def _apart(self) -> Mapping[str, Occasion]:
        """The occasions of the new cohort by their keys: where they are to be, and those without a place cancelled."""
        if self._apart_now is None:
            own = {each.key: each._replace(status="cancelled") for several in self.own.values() for each in several}
            self._apart_now = own | {each.key: each for several in self._there.values() for each in several}
            self._around_placed = self._around.along_with(self._apart_now.values())
        return self._apart_now

    def _closed_within(self, source: OldSession, would: SessionDays) -> Iterator[Reason]:
        """Of several days, one is closed that was open in the old cohort: it would be a day shorter."""
        old, open_days = source.session, self.plan.open_days
        if old.until is None or old.until == old.date:
            return
        for before in days_between(old, open_days):
            day = would[0].day + (before - old.date)
            if open_days.is_open(before) and not open_days.is_open(day):
                yield Reason(ON_CLOSED_DAY, why=day, much=open_days.closed_by(day))

    def _borne(self, source: OldSession) -> frozenset[str]:
        """What stood against the session in the old cohort already."""
        if source.key not in self._borne_by_key:
            self._borne_by_key[source.key] = frozenset(self._standing_against(source))
        return self._borne_by_key[source.key]

    def _standing_against(self, source: OldSession) -> Iterator[str]:
        axis = self.new.plan.cohort_axes[self.new.old.id]
        for occasion in filter(attrgetter("is_on"), self._old(source)):
            yield from (reason.name for reason in unmet(self._around_old, occasion))
            if occasion.day not in axis.days:
                yield from OUTSIDE

    def _old(self, source: OldSession) -> SessionDays:
        return self.new.plan.agenda.by_session.get(f"{source.cohort}/{source.session.id}", ())


def _is_borne(reason: Reason, borne: frozenset[str]) -> bool:
    """Whether nobody minded before; a weekend is borne again, while a holiday is another each time."""
    return reason.name in borne and (reason.name not in CLOSED.names or isinstance(reason.much, Weekday))
