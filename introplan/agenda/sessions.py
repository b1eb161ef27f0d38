"""Sessions: the dated occasions of each, one or several, and who attends them."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from introplan.agenda.also import with_those_invited
from introplan.agenda.attendance import Members, attendees_on
from introplan.agenda.journeys import Journey
from introplan.agenda.occasions import Occasion
from introplan.agenda.support import SupportIndex
from introplan.days import OpenDays, Turn, Weekday
from introplan.model import Activity, Cohort, Lecture, Programme, Session, SessionChange

ONE_DAY = timedelta(days=1)
CHANGED = tuple(name for name in SessionChange.model_fields if name != "was")
"""What may be otherwise one of the times that a session comes back."""


def sessions_of(
    programme: Programme, journeys: Sequence[Journey], support: SupportIndex, open_days: OpenDays
) -> Iterator[Occasion]:
    """Every occasion of every session, in the order they are written."""
    members = Members(tuple(journeys))
    guests: dict[str, list[Journey]] = defaultdict(list)
    for journey in journeys:
        for key in journey.participant.make_ups:
            guests[key].append(journey)
    for cohort in programme.cohorts.values():
        apart = turns_apart(cohort)
        for session in cohort.sessions.values():
            own = apart.get(session.identity, frozenset())
            yield from _Dates(programme, cohort, session, support, open_days, members, guests, own).occasions()


def session_at(session: Session, occasion: Occasion) -> Session:
    """A session as it is at one of the times that it comes back: on that day, with what is changed of it."""
    if session.repeats is None or occasion.turn is None:
        return session
    own = _as_changed(session, occasion.turn)
    return own.model_copy(update={"date": occasion.day})


def _as_changed(session: Session, turn: str) -> Session:
    change = session.changes.get(turn)
    if change is None:
        return session
    given = {name: value for name in CHANGED if (value := getattr(change, name)) is not None}
    if change.place and session.link:
        given["link"] = None  # it leads to where it usually is
    return session.model_copy(update=given)


def days_between(session: Session, open_days: OpenDays) -> tuple[date, ...]:
    """The days of a session that goes on for several, those that are closed left out.

    Who lets it begin or end on a closed day means the closed days.
    """
    last = session.until or session.date
    days = [session.date + number * ONE_DAY for number in range((last - session.date).days + 1)]
    if open_days.is_open(days[0]) and open_days.is_open(days[-1]):
        return tuple(filter(open_days.is_open, days))
    return tuple(days)


def turns_apart(cohort: Cohort) -> Mapping[str, frozenset[str]]:
    """The times that are sessions of their own now, which have kept their identity by `was`; by what they were of.

    All of a cohort at once: to look through its sessions for each of them takes too long when there are thousands.
    """
    apart: dict[str, set[str]] = defaultdict(set)
    for session in cohort.sessions.values():
        *_earlier, turn = parts = session.identity.split("/")
        if len(parts) > 1:
            apart["/".join(parts[:-1])].add(turn)
    return {identity: frozenset(turns) for identity, turns in apart.items()}


def falls_away(session: Session, turn: Turn, open_days: OpenDays) -> bool:
    """Whether a session does not come back that time, since the day is closed and nobody has given it another.

    What is on Saturdays or Sundays falls away on holidays alone: people have said that they meet on days off.
    """
    change = session.changes.get(turn.key)
    if change is not None and change.date is not None:
        return False
    closed = open_days.closed_by(turn.day)
    return closed is not None and not (isinstance(closed, Weekday) and closed >= Weekday.SATURDAY)


@dataclass(frozen=True)
class _Dates:
    """One session, and all that its occasions are made of."""

    programme: Programme
    cohort: Cohort
    session: Session
    support: SupportIndex
    open_days: OpenDays
    members: Members
    guests: Mapping[str, Sequence[Journey]]
    apart: frozenset[str]

    def occasions(self) -> Iterator[Occasion]:
        """One for each day that has times, or for each time that it comes back; one for days without times."""
        session = self.session
        if session.repeats is not None:
            yield from self._coming_back()
        elif session.until is None or session.until == session.date:
            yield self._made(session, session.date)
        elif session.time is None:
            yield self._made(session, session.date, days=days_between(session, self.open_days))
        else:
            for day in days_between(session, self.open_days):
                yield self._made(session, day, turn=str((day - session.date).days + 1))

    def _coming_back(self) -> Iterator[Occasion]:
        for turn in self.session.turns:
            if turn.key in self.apart or falls_away(self.session, turn, self.open_days):
                continue
            change = self.session.changes.get(turn.key)
            if change is None:
                yield self._made(self.session, turn.day, turn=turn.key)
                continue
            day = change.date or turn.day
            made = self._made(_as_changed(self.session, turn.key), day, turn=turn.key)
            yield made._replace(
                key=f"{self.cohort.identity}/{change.was}" if change.was else made.key,
                path=(*self.session.path, "changes", turn.key),
                moved_from=turn.day if day != turn.day else None,
            )

    def _made(self, session: Session, day: date, turn: str | None = None, days: tuple[date, ...] = ()) -> Occasion:
        programme, activity = self.programme, self._activity
        place = programme.places.get(session.place) if session.place else None
        key = f"{self.cohort.identity}/{session.identity}"
        made = Occasion(
            key=key if turn is None or turn == "1" else f"{key}/{turn}",
            kind="session",
            subject=activity.id,
            day=day,
            times=session.time.lasting(activity.length) if session.time else None,
            status=session.status,
            cohorts=self._cohorts,
            attendees=attendees_on(
                session,
                activity=activity,
                days=days or (day,),
                lecturers=activity.lecturers if session.lecturers is None else session.lecturers,
                members=self._expected,
                guests=self._guests(turn),
            ),
            path=session.path,
            place=session.place,
            link=session.link or (place.link if place else None),
            host=session.host or activity.host,
            draft=self._is_draft,
            turn=turn,
            days=days,
        )
        return with_those_invited(programme, self.support, session, made, self._expected)

    @cached_property
    def _activity(self) -> Lecture | Activity:
        return self.programme.activity_of(self.session)

    @cached_property
    def _cohorts(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys((self.cohort.id, *self.session.with_)))

    @cached_property
    def _expected(self) -> tuple[Journey, ...]:
        return tuple(self.members.of(self._cohorts, self.session, self._activity))

    @cached_property
    def _is_draft(self) -> bool:
        return all(self.programme.cohorts[id_].status == "draft" for id_ in self._cohorts)

    def _guests(self, turn: str | None) -> list[Journey]:
        whole = f"{self.cohort.id}/{self.session.id}"
        called = (whole,) if turn is None else (whole, f"{whole}/{turn}")
        return [journey for key in called for journey in self.guests.get(key, ())]
