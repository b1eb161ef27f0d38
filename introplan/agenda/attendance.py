"""Who attends a session on a day: the rule that the agenda goes by, and whoever asks about another day."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from introplan.agenda.journeys import Journey
from introplan.agenda.occasions import Attendee
from introplan.agenda.presence import in_own_time
from introplan.model import Activity, Lecture, Session


@dataclass(frozen=True)
class Members:
    """The participants of all cohorts, in the order they are written, and by the groups and names that pick them."""

    journeys: tuple[Journey, ...] = field(repr=False)

    @cached_property
    def by_cohort(self) -> Mapping[str, tuple[Journey, ...]]:
        """The journeys of each cohort's own participants, by its id."""
        found: dict[str, list[Journey]] = {}
        for journey in self.journeys:
            found.setdefault(journey.cohort.id, []).append(journey)
        return {cohort: tuple(several) for cohort, several in found.items()}

    @cached_property
    def _picked(self) -> Mapping[tuple[str, str], list[int]]:
        """Which of a cohort's participants an id picks, on whatever day: a group, or a person by name."""
        found: dict[tuple[str, str], list[int]] = {}
        for cohort, journeys in self.by_cohort.items():
            for place, journey in enumerate(journeys):
                for id_ in (journey.person, *journey.participant.groups.each):
                    found.setdefault((cohort, id_), []).append(place)
        return found

    def in_group(self, cohort: str, group: str) -> tuple[Journey, ...]:
        """Those of a cohort who are in a group at any time."""
        journeys = self.by_cohort.get(cohort, ())
        return tuple(journeys[place] for place in self._picked.get((cohort, group), ()))

    def of(self, cohorts: Iterable[str], session: Session, activity: Lecture | Activity) -> Iterator[Journey]:
        """Those of some cohorts who may be expected at a session on some day, in order; none is looked at in vain."""
        ids = session.for_ or activity.for_
        for cohort in cohorts:
            yield from self.called(cohort, ids) if ids else self.by_cohort.get(cohort, ())

    def called(self, cohort: str, ids: Iterable[str]) -> Iterator[Journey]:
        """Those of a cohort who are meant by some ids, of groups or their own, in order."""
        journeys = self.by_cohort.get(cohort, ())
        places = {place for id_ in ids for place in self._picked.get((cohort, id_), ())}
        return (journeys[place] for place in sorted(places))


def attendees_on(  # noqa: PLR0913 - all that decides who comes, each named at the call
    session: Session,
    *,
    activity: Lecture | Activity,
    days: Sequence[date],
    lecturers: Iterable[str],
    members: Iterable[Journey],
    guests: Iterable[Journey],
) -> tuple[Attendee, ...]:
    """Who attends on some day of it: lecturers, the cohorts' members who are expected, and guests who are there.

    A guest makes up for what they have missed, whomever else it is for.
    """
    attending = [journey.as_participant for journey in members if _comes(journey, session, activity, days)]
    visiting = [
        guest.person
        for guest in guests
        if any(in_own_time(guest, day) for day in days) and guest.as_participant not in attending
    ]
    return (
        *(Attendee(person, "lecturer") for person in dict.fromkeys(lecturers)),
        *dict.fromkeys(attending),
        *(Attendee(person, "make_up") for person in dict.fromkeys(visiting)),
    )


def _comes(journey: Journey, session: Session, activity: Lecture | Activity, days: Sequence[date]) -> bool:
    for day in days:  # noqa: SIM110 - asked for every participant at every session; any() costs double
        if is_expected(journey, session, activity, day) and in_own_time(journey, day):
            return True
    return False


def is_expected(journey: Journey, session: Session, activity: Lecture | Activity, day: date) -> bool:
    """Whether a session is for a member of its cohorts, when it is on that day: this is asked here and nowhere else."""
    return is_chosen(journey, session, activity, day) and activity.id not in journey.participant.exempt


def is_chosen(journey: Journey, session: Session, activity: Lecture | Activity, day: date) -> bool:
    """Whether a member of its cohorts is among those whom a session on that day is for, exempt or not."""
    for_ = session.for_
    return (not for_ or journey.person in for_ or _is_in_any(journey, for_, day)) and is_asked(journey, activity, day)


def is_asked(journey: Journey, activity: Lecture | Activity, day: date) -> bool:
    """Whether a lecture or an activity is for somebody on a day. What is required goes by this and by no session."""
    return not activity.for_ or _is_in_any(journey, activity.for_, day)


def _is_in_any(journey: Journey, groups: Iterable[str], day: date) -> bool:
    return any(journey.in_group(group, day) for group in groups)
