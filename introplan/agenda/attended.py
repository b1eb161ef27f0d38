"""Who has been where: who was away, what has been made up for, and how much of what is required somebody attends."""

from collections import Counter
from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from introplan.agenda.attendance import is_expected
from introplan.agenda.journeys import Journey
from introplan.agenda.occasions import Occasion
from introplan.agenda.plan import Plan


def absent_from(plan: Plan, occasion: Occasion) -> tuple[str, ...]:
    """Who was away from a session, by id: from all of it, or from this day or time of it."""
    absences = plan.programme.absences
    return tuple(dict.fromkeys([person for key in occasion.called for person in absences.get(key, ())]))


def attended_by(plan: Plan) -> Mapping[tuple[str, str], tuple[Occasion, ...]]:
    """By person and activity, the sessions that somebody is expected at and was not away from."""
    expected, away = plan.agenda.sessions_by_participant, plan.once(_away)
    if not away:
        return expected
    there = {key: tuple(each for each in those if (key[0], each.key) not in away) for key, those in expected.items()}
    return {key: those for key, those in there.items() if those}


def _away(plan: Plan) -> frozenset[tuple[str, str]]:
    """Who was away from what, by person and the key of a session."""
    return frozenset(
        (person, occasion.key) for occasion in plan.agenda.sessions for person in absent_from(plan, occasion)
    )


class Attendance(NamedTuple):
    """How much somebody attends of the required sessions of their own cohort from their start.

    A session that lasts all of several days counts as so many. `missed` has each day that they are not at, `made_up`
    how many of them they make up for elsewhere, and `wanted` how many there are for them.
    """

    missed: tuple[Occasion, ...]
    made_up: int
    wanted: int

    @property
    def attended(self) -> int:
        """How many they attend, with what is made up for."""
        return self.wanted - len(self.missed) + self.made_up

    @property
    def percent(self) -> int:
        """The share of them that they attend, in whole per cent; all, where nothing is asked of them."""
        return 100 * self.attended // self.wanted if self.wanted else 100


def attendance_of(plan: Plan, journey: Journey, until: date | None = None) -> Attendance:
    """What a participant attends of what is required, by `until` or to the end, by what is planned and written.

    Half groups and exemptions are taken into account. What is made up for is as many sessions of the same as missed.
    """
    missed, wanted = _missed(plan, journey, until)
    still = Counter(occasion.subject for occasion in missed)
    made_up = plan.once(_made_up)
    days = {id_: made_up.get((journey.person, id_), ()) for id_ in still}
    taken = {id_: sum(until is None or day <= until for day in those) for id_, those in days.items()}
    return Attendance(tuple(missed), sum(min(count, taken[id_]) for id_, count in still.items()), wanted)


def still_missed(plan: Plan, journey: Journey, attendance: Attendance) -> tuple[str, ...]:
    """What somebody misses more of than they make up for, by its id, in order."""
    made_up = plan.once(_made_up)
    still = Counter(occasion.subject for occasion in attendance.missed)
    return tuple(id_ for id_, count in still.items() if count > len(made_up.get((journey.person, id_), ())))


def _made_up(plan: Plan) -> Mapping[tuple[str, str], tuple[date, ...]]:
    """The days on which somebody makes up for something, by the two."""
    found: dict[tuple[str, str], list[date]] = {}
    for occasion in plan.agenda.sessions:
        away = absent_from(plan, occasion)
        for person in occasion.people("make_up"):
            if person not in away:
                found.setdefault((person, occasion.subject), []).extend(occasion.each_day)
    return {key: tuple(days) for key, days in found.items()}


def _missed(plan: Plan, journey: Journey, until: date | None) -> tuple[list[Occasion], int]:
    """The required sessions of a participant's cohort that they are not at, and how many there are for them."""
    missed, wanted, all_away = [], 0, plan.once(_away)
    for occasion in plan.agenda.by_cohort.get(journey.cohort.id, ()):
        activity = plan.programme.taught[occasion.subject]
        if (
            not occasion.is_on
            or not activity.required
            or occasion.day not in journey.days
            or not is_expected(journey, plan.session(occasion), activity, occasion.day)
        ):
            continue
        days = [day for day in occasion.each_day if until is None or day <= until]
        wanted += len(days)
        away = (journey.person, occasion.key) in all_away
        if away or journey.person not in occasion.people("participant", "make_up"):
            missed += [occasion] * len(days)
    return missed, wanted
