"""Every dated event of a programme as one value, indexed once by key, person, place, cohort and day."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import pairwise, starmap
from operator import attrgetter
from typing import NamedTuple, TypeVar

from introplan.agenda.also import is_invited, those_invited
from introplan.agenda.attendance import Members
from introplan.agenda.clashes import Clash, are_one_after_another, overlapping
from introplan.agenda.given_out import NOTHING, GivenOut
from introplan.agenda.journeys import Journey, journeys_of
from introplan.agenda.making import occasions_of
from introplan.agenda.occasions import Occasion
from introplan.agenda.support import SupportIndex, support_in
from introplan.days import OpenDays, monday_of
from introplan.model import Programme


class CrowdedDay(NamedTuple):
    """Somebody, and several things that take their time on one day, in order."""

    person: str
    occasions: tuple[Occasion, ...]

    @property
    def sort_key(self) -> tuple[object, ...]:
        """By day, then by what is first on it, then in the order in which that lists its people."""
        first = self.occasions[0]
        return self.occasions[-1].day, first.sort_key, first.people().index(self.person)


class FullDay(NamedTuple):
    """Several occasions of one day, in order, and the people who have just these."""

    occasions: tuple[Occasion, ...]
    people: list[str]


Index = Mapping[str, tuple[Occasion, ...]]
_Key = TypeVar("_Key", str, date, tuple[str, date], tuple[str, str])
_Thing = TypeVar("_Thing", Journey, Occasion)
_DAY = attrgetter("day")
_IN_ORDER = attrgetter("sort_key")


@dataclass(frozen=True)
class Agenda:
    """The journeys of all participants, who supports them when, and all occasions by day, start and key."""

    journeys: tuple[Journey, ...]
    support: SupportIndex
    occasions: tuple[Occasion, ...]

    @cached_property
    def timed(self) -> tuple[Occasion, ...]:
        """Occasions that take time, in order."""
        return tuple([occasion for occasion in self.occasions if occasion.takes_time])

    @cached_property
    def by_key(self) -> Mapping[str, Occasion]:
        """Occasions by their identity."""
        return {occasion.key: occasion for occasion in self.occasions}

    @cached_property
    def by_person(self) -> Index:
        """Occasions by the id of each person who attends; everybody has one entry for each."""
        found: dict[str, list[Occasion]] = defaultdict(list)
        for occasion in self.occasions:
            for person in self._everybody[id(occasion.attendees)]:
                found[person].append(occasion)
        return {person: tuple(several) for person, several in found.items()}

    @cached_property
    def _everybody(self) -> Mapping[int, tuple[str, ...]]:
        """The people of some attendees, each once: all meetings of a pair have the same two between them."""
        those = {id(occasion.attendees): occasion.attendees for occasion in self.occasions}
        return {each: tuple(dict.fromkeys([person for person, _ in several])) for each, several in those.items()}

    @cached_property
    def by_place(self) -> Index:
        """Occasions by the id of their place."""
        return _grouped((occasion for occasion in self.occasions if occasion.place), lambda each: str(each.place))

    @cached_property
    def by_cohort(self) -> Index:
        """Sessions by the id of each cohort that has them; a shared one stands under several."""
        sessions = (occasion for occasion in self.occasions if occasion.kind == "session")
        return _index(sessions, lambda occasion: occasion.cohorts)

    @cached_property
    def by_subject(self) -> Index:
        """Occasions by the id of the activity, pairing, review or event they come from."""
        return _grouped(self.occasions, attrgetter("subject"))

    @cached_property
    def sessions(self) -> tuple[Occasion, ...]:
        """The sessions that take place as far as anybody knows: not the cancelled ones, but the proposed."""
        return tuple(occasion for occasion in self.occasions if occasion.kind == "session" and occasion.is_on)

    @cached_property
    def session_days(self) -> tuple[Occasion, ...]:
        """The same on each of their days, for what is asked of one day at a time."""
        return tuple([each for occasion in self.sessions for each in occasion.on_each_day])

    @cached_property
    def sessions_by_subject(self) -> Index:
        """The sessions that are on, by what they are of."""
        return _grouped(self.sessions, attrgetter("subject"))

    @cached_property
    def sessions_by_cohort(self) -> Index:
        """The sessions that are on, by the id of each cohort that has them."""
        return _index(self.sessions, lambda occasion: occasion.cohorts)

    @cached_property
    def sessions_by_participant(self) -> Mapping[tuple[str, str], tuple[Occasion, ...]]:
        """The sessions that are on, by each participant who comes, guests included, and what they are of."""
        found: dict[tuple[str, str], tuple[Occasion, ...]] = {}
        for occasion in self.sessions:
            subject, alone = occasion.subject, (occasion,)
            for person in dict.fromkeys(occasion.people("participant", "make_up")):
                key = person, subject
                found[key] = (*found[key], occasion) if key in found else alone
        return found

    @cached_property
    def sessions_by_week(self) -> Mapping[tuple[str, date], tuple[Occasion, ...]]:
        """The sessions that are on, by each participant who comes, guests included, and the week's Monday."""
        found: dict[tuple[str, date], list[Occasion]] = defaultdict(list)
        for occasion in self.sessions:
            for monday in dict.fromkeys(map(monday_of, occasion.each_day)):
                for person in occasion.people("participant", "make_up"):
                    found[person, monday].append(occasion)
        return {key: tuple(several) for key, several in found.items()}

    @cached_property
    def clashes_by_person(self) -> Mapping[str, tuple[Clash, ...]]:
        """The overlapping occasions of each person who has any, where neither is held without them too."""
        found = {
            person: tuple(
                dict.fromkeys(
                    clash
                    for each in days
                    if not are_one_after_another(each)
                    for clash in overlapping(self.needing(person, each))
                )
            )
            for person, days in self.crowded_days.items()
        }
        return {person: clashes for person, clashes in found.items() if clashes}

    @cached_property
    def invited(self) -> frozenset[str]:
        """Everybody who is invited to a session by its `also`."""
        return frozenset().union(*map(those_invited, self.sessions))

    def needing(self, person: str, occasions: Iterable[Occasion]) -> Iterable[Occasion]:
        """Those of somebody's occasions that are not held without them too."""
        return [each for each in occasions if not is_invited(person, each)] if person in self.invited else occasions

    @cached_property
    def by_day(self) -> Mapping[date, tuple[Occasion, ...]]:
        """Occasions by day; what lasts all of several stands under each."""
        return _index(self.occasions, attrgetter("each_day"))

    def beginning_on(self, day: date) -> tuple[Occasion, ...]:
        """What is on a day, in order; what lasts all of several, on the first of them."""
        return _beginning_on(self.occasions, day)

    @cached_property
    def _going_on(self) -> Mapping[date, tuple[Occasion, ...]]:
        """What lasts all of several days and takes time, by each of them: there is little of it."""
        return _index((session for session in self.sessions if session.days), attrgetter("days"))

    def on_day_of_person(self, person: str, day: date) -> tuple[Occasion, ...]:
        """What takes somebody's time on a day, in order."""
        theirs = self.by_person.get(person, ())  # an index of everybody's days would be larger than all others
        here = [each for each in _beginning_on(theirs, day) if each.takes_time and not each.days]
        there = [each for each in self._going_on.get(day, ()) if person in self._everybody[id(each.attendees)]]
        return tuple(sorted([*there, *here], key=_IN_ORDER) if there else here)

    @cached_property
    def crowded_days(self) -> Mapping[str, tuple[tuple[Occasion, ...], ...]]:
        """The days on which somebody has several things that take time, by person: what is on each, in order."""
        going_on = {id(each.attendees) for several in self._going_on.values() for each in several}
        over_days = {person for attendees in going_on for person in self._everybody[attendees]}
        found: dict[str, tuple[tuple[Occasion, ...], ...]] = {}
        for person, theirs in self.by_person.items():
            if person in over_days:
                days = _index((each for each in theirs if each.takes_time), attrgetter("each_day"))
            else:
                in_order = [each.day for each in theirs]
                several = {day for day, following in pairwise(in_order) if day == following}
                days = _grouped((each for each in theirs if each.day in several and each.takes_time), _DAY)
            if crowded := tuple([those for _day, those in sorted(days.items()) if len(those) > 1]):
                found[person] = crowded
        return found

    def crowded_days_in_order(self, *, with_session: bool = False) -> list[CrowdedDay]:
        """The same, whosever they are, day by day; all of them, or those with a session."""
        every = ((person, those) for person, days in self.crowded_days.items() for those in days)
        wanted = (each for each in every if not with_session or _has_session(each[1]))
        return sorted(starmap(CrowdedDay, wanted), key=_IN_ORDER)

    @cached_property
    def full_days(self) -> tuple[FullDay, ...]:
        """The days on which somebody has several things, a session among them; those with the same day together."""
        found: dict[tuple[int, ...], FullDay] = {}
        for person, occasions in self.crowded_days_in_order(with_session=True):
            found.setdefault(tuple(map(id, occasions)), FullDay(occasions, [])).people.append(person)
        return tuple(found.values())

    @cached_property
    def on_day_in_place(self) -> Mapping[tuple[str, date], tuple[Occasion, ...]]:
        """Occasions that take time, by place and day."""
        found: dict[tuple[str, date], list[Occasion]] = defaultdict(list)
        for place, those in self.by_place.items():
            for occasion in those:
                for day in occasion.each_day if occasion.takes_time else ():
                    found[place, day].append(occasion)
        return {key: tuple(several) for key, several in found.items()}

    @cached_property
    def journeys_by_person(self) -> Mapping[str, tuple[Journey, ...]]:
        """Journeys by the participant's id; more than one only for somebody in two cohorts."""
        return _grouped(self.journeys, lambda journey: journey.person)

    @cached_property
    def members(self) -> Members:
        """The participants by cohort and group."""
        return Members(self.journeys)

    @property
    def journeys_by_cohort(self) -> Mapping[str, tuple[Journey, ...]]:
        """The journeys of each cohort's own participants, by its id."""
        return self.members.by_cohort

    @cached_property
    def by_session(self) -> Index:
        """All occasions of each session, by `<cohort>/<key>` as they are called now: several days, or times of it."""
        sessions = (occasion for occasion in self.occasions if occasion.kind == "session")
        return _grouped(sessions, attrgetter("session_called"))

    @cached_property
    def by_called(self) -> Index:
        """Sessions by all that the author may call them by: `ht26/internat` has all its days, `ht26/internat/2` one."""
        return _index((occasion for occasion in self.occasions if occasion.kind == "session"), attrgetter("called"))

    @cached_property
    def guests_of(self) -> Mapping[str, tuple[Journey, ...]]:
        """The journeys of those who make up for something at a session of another cohort, by what they call it."""
        found: dict[str, list[Journey]] = defaultdict(list)
        for journey in self.journeys:
            for key in journey.participant.make_ups:
                found[key].append(journey)
        return {key: tuple(journeys) for key, journeys in found.items()}


def _has_session(occasions: Iterable[Occasion]) -> bool:
    return any(occasion.kind == "session" for occasion in occasions)


def _beginning_on(in_order: tuple[Occasion, ...], day: date) -> tuple[Occasion, ...]:
    """Those of some occasions, which are in order, that begin on a day."""
    first = bisect_left(in_order, day, key=_DAY)
    return in_order[first : bisect_right(in_order, day, first, key=_DAY)]


def _grouped(things: Iterable[_Thing], key_of: Callable[[_Thing], _Key]) -> dict[_Key, tuple[_Thing, ...]]:
    """What has one key each, by that, in order."""
    found: dict[_Key, list[_Thing]] = defaultdict(list)
    for each in things:
        found[key_of(each)].append(each)
    return {key: tuple(several) for key, several in found.items()}


def _index(
    occasions: Iterable[Occasion], keys: Callable[[Occasion], Iterable[_Key]]
) -> dict[_Key, tuple[Occasion, ...]]:
    """The same, of occasions that may have several keys."""
    found: dict[_Key, list[Occasion]] = defaultdict(list)
    for occasion in occasions:
        for key in keys(occasion):
            found[key].append(occasion)
    return {key: tuple(several) for key, several in found.items()}


def agenda_of(programme: Programme, open_days: OpenDays, given_out: GivenOut = NOTHING) -> Agenda:
    """The agenda of a programme whose working days are `open_days`, after what has been given out of it."""
    journeys = tuple(journeys_of(programme))
    support = support_in(programme, journeys)
    occasions = occasions_of(programme, journeys, support, open_days, given_out)
    return Agenda(journeys, support, tuple(sorted(occasions, key=_IN_ORDER)))
