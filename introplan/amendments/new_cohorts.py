"""A cohort that is to be like another: which sessions it has, and the plan as it would be with it.

Nobody takes part in it yet. So that whatever is asked of those who come can be asked, it has stand-ins: for each
employer one in each group, and one for each person whom a session names. They are in no file and are never told of.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property
from typing import Any, NamedTuple, TypeVar

from introplan.agenda import Plan, agenda_of
from introplan.days import monday_of
from introplan.model import Cohort, Entry, Participant, Path, Person, Session, SessionChange
from introplan.model.entries import place_entries
from introplan.model.groups import Memberships

E = TypeVar("E", bound=Entry)


NEAR = timedelta(weeks=3)
"""So far from its day another cohort may have what is shared again."""


class OldSession(NamedTuple):
    """A session of the old cohort, and the key that it has in the new one."""

    key: str
    session: Session
    taught: str
    """The id of what it is of."""

    @property
    def cohort(self) -> str:
        """The cohort under which it stands."""
        return str(self.session.path[1])


@dataclass(frozen=True)
class NewCohort:
    """What is made from an old cohort: its id, its title and its first day."""

    plan: Plan
    old: Cohort
    id: str
    title: str
    starts: date

    @cached_property
    def shift(self) -> timedelta:
        """How much later all is: whole weeks, so that each day keeps its week from the start and its weekday."""
        return monday_of(self.starts) - monday_of(self.old.starts)

    @cached_property
    def sources(self) -> tuple[OldSession, ...]:
        """Its sessions, in the order in which they are written; those that it shares in another cohort come last.

        What is cancelled does not come, nor does what was one of the times of another that comes back: that has it.
        """
        found: dict[str, OldSession] = {}
        for session in self._sessions:
            is_there = session.path in self.shared_again or self._is_back_in_its_series(session)
            if session.status != "cancelled" and not is_there:
                key, number = session.id, 2
                while key in found:
                    key, number = f"{session.id[:36]}-{number}", number + 1
                found[key] = OldSession(key, session, self.plan.programme.activity_of(session).id)
        return tuple(found.values())

    @cached_property
    def shared_again(self) -> Mapping[Path, Session]:
        """What the old cohort shares, by its path, and another cohort has around the same day: that is shared again."""
        cohorts = self.plan.programme.cohorts.values()
        shared = (each for each in self._sessions if each.with_ and each.status != "cancelled")
        found: dict[Path, Session] = {}
        for session in shared:
            sharing = {session.path[1], *session.with_}
            going_on = (each for each in cohorts if each.id not in sharing and not each.is_over)
            others = (each for cohort in going_on for each in cohort.sessions.values())
            alike = (each for each in others if each not in found.values() and self._is_the_same(session, each))
            day = session.date + self.shift
            nearest = min(alike, key=lambda each: abs(each.date - day), default=None)
            if nearest is not None:
                found[session.path] = nearest
        return found

    def _is_the_same(self, session: Session, other: Session) -> bool:
        """Whether another cohort has the same, at the same hour, near the day that the new cohort would have it."""
        activity_of = self.plan.programme.activity_of
        is_near = abs(other.date - session.date - self.shift) <= NEAR
        is_on = other.status != "cancelled" and other.repeats is None
        return is_near and is_on and other.time == session.time and activity_of(other) is activity_of(session)

    @property
    def cancelled(self) -> tuple[Session, ...]:
        """The sessions that do not come, since they are cancelled."""
        return tuple(each for each in self._sessions if each.status == "cancelled")

    @property
    def _sessions(self) -> Iterator[Session]:
        yield from self.old.sessions.values()
        for cohort in self.plan.programme.cohorts.values():
            if cohort is not self.old:
                yield from (each for each in cohort.sessions.values() if self.old.id in each.with_)

    def _is_back_in_its_series(self, session: Session) -> bool:
        series, slash, _turn = session.identity.partition("/")
        coming_back = (each for each in self.old.sessions.values() if each.repeats and each.status != "cancelled")
        return bool(slash) and any(each.identity == series for each in coming_back)

    def without_people(self, ids: tuple[str, ...]) -> tuple[str, ...]:
        """Whom a session is for, as far as that says more than who is in the old cohort."""
        return tuple(id_ for id_ in ids if id_ in self.plan.programme.groups)

    @cached_property
    def people_of_old(self) -> frozenset[str]:
        """Who takes part in any cohort, and who supports somebody in the old one: they are asked to nothing again."""
        programme = self.plan.programme
        taking_part = {person for cohort in programme.cohorts.values() for person in cohort.participants}
        supporting = (each for each in programme.pairings.values() if each.participant in self.old.participants)
        return frozenset(taking_part | {each.supporter for each in supporting})

    @cached_property
    def with_stand_ins(self) -> Plan:
        """The plan with the new cohort, each session in its week and on its weekday."""
        programme, roster = self.plan.programme, self._roster
        cohort = _with(
            self.old,
            ("cohorts", self.id),
            title=self.title,
            starts=self.starts,
            status="draft",
            participants={id_: participant for id_, (participant, _person) in roster.items()},
            sessions=self.sessions,
            tasks={},
            was=None,
        )
        place_entries(cohort, ("cohorts", self.id))
        people = {id_: person for id_, (_participant, person) in roster.items()}
        grown = programme.model_copy(
            update={
                "cohorts": {**self._sharing_again, self.id: cohort},
                "people": {**programme.people, **people},
            }
        )
        return replace(self.plan, programme=grown, agenda=agenda_of(grown, self.plan.open_days))

    @property
    def _sharing_again(self) -> Mapping[str, Cohort]:
        """The other cohorts, what they share with the new one included."""
        found = dict(self.plan.programme.cohorts)
        for session in self.shared_again.values():
            cohort = found[str(session.path[1])]
            shared = session.model_copy(update={"with_": (*session.with_, self.id)})
            found[cohort.id] = cohort.model_copy(update={"sessions": {**cohort.sessions, session.id: shared}})
        return found

    @cached_property
    def sessions(self) -> Mapping[str, Session]:
        """Its sessions, each in its week and on its weekday; whoever is named in one has a stand-in there."""
        return {each.key: self._moved(each) for each in self.sources}

    def _moved(self, source: OldSession) -> Session:
        old = source.session
        people = tuple(id_ for id_ in old.for_ if id_ not in self.plan.programme.groups)
        fields: dict[str, Any] = {
            "of": source.taught,
            "date": old.date + self.shift,
            "until": old.until and old.until + self.shift,
            "status": "proposed",
            "with_": (),
            "for_": (*self.without_people(old.for_), *map(_stand_in_for, people)),
            "also": tuple(each for each in old.also if each not in self.people_of_old),
            "link": None,
            "was": None,
        }
        if old.repeats is not None:
            until = old.repeats.until and old.repeats.until + self.shift
            fields["repeats"] = old.repeats.model_copy(update={"until": until})
        moved = _with(old, ("cohorts", self.id, "sessions", source.key), **fields, changes={})
        return moved.model_copy(update={"changes": dict(self._changes(old, moved))}) if old.changes else moved

    def _changes(self, old: Session, new: Session) -> Iterator[tuple[str, SessionChange]]:
        """What is always otherwise at one of its times; a day that was another, or fell away, was so that year."""
        for before, after in zip(old.turns, new.turns, strict=False):
            change = old.changes.get(before.key)
            if change is not None and (change.time or change.place or change.lecturers is not None):
                yield after.key, change.model_copy(update={"date": None, "status": None, "was": None, "note": None})

    @cached_property
    def _roster(self) -> Mapping[str, tuple[Participant, Person]]:
        """The stand-ins, by ids that nobody can have."""
        found: dict[str, tuple[Participant, Person]] = {}
        for employer in self._employers:
            for number, groups in enumerate(self._group_sets):
                id_ = f"{employer} {number}"
                found[id_] = _stand_in(id_, self.id, employer, groups)
        named = {id_ for source in self.sources for id_ in source.session.for_}
        for id_ in map(_stand_in_for, sorted(named - self.plan.programme.groups.keys())):
            found[id_] = _stand_in(id_, self.id, self._employers[0], ())
        return found

    @cached_property
    def _employers(self) -> tuple[str, ...]:
        """Whose school breaks count: those with seats, and without any those that employ the named participants."""
        seated = [id_ for id_, count in self.old.seats.items() if count]
        people = self.plan.programme.people
        named = [people[id_].organisation for id_ in self.old.participants if not people[id_].protected]
        return tuple(dict.fromkeys(seated or named)) or (self.plan.programme.frame.owner,)

    @cached_property
    def _group_sets(self) -> tuple[tuple[str, ...], ...]:
        """The groups that somebody may be in at once: each that a session is for, and nobody's."""
        taught = self.plan.programme.taught
        asked = [id_ for each in self.sources for id_ in (*each.session.for_, *taught[each.taught].for_)]
        return (), *((id_,) for id_ in dict.fromkeys(self.without_people(tuple(asked))))


def _stand_in_for(person: str) -> str:
    return f"for {person}"


def _stand_in(id_: str, cohort: str, employer: str, groups: tuple[str, ...]) -> tuple[Participant, Person]:
    participant = Participant.model_construct(groups=Memberships.model_construct(in_list=groups))
    person = Person.model_construct(organisation=employer)
    return _with(participant, ("cohorts", cohort, "participants", id_)), _with(person, ("people", id_))


def _with(entry: E, path: Path, **fields: object) -> E:
    """An entry with other fields, at another place."""
    other = entry.model_copy(update=fields)
    other.__dict__.pop("id", None)
    other.__dict__["path"] = path
    return other
