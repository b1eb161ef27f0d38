"""Who has had what: how many of a cohort a lecture or an activity is for, and how many of them have had it by a day."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from introplan.agenda import Occasion, Plan, attended_by
from introplan.agenda.disclosure import is_protected
from introplan.counts.missed import owed_from
from introplan.model import Activity, Cohort, Lecture


class Reach(NamedTuple):
    """The days that a cohort has of something, those whom it is for, by id, and those of them who have had it.

    Whoever is protected is in neither: names of all others beside a number would tell of them.
    """

    days: tuple[date, ...]
    asked: frozenset[str]
    had: frozenset[str]


def reach_of(
    plan: Plan, cohort: Cohort, activity: Lecture | Activity, sessions: Iterable[Occasion], until: date | None
) -> Reach:
    """How far something has come in a cohort by the sessions given; with no last day, by all that are planned.

    Whoever leaves before it was theirs, or is exempt, is not asked. What is made up for elsewhere has been had.
    """
    days = tuple(sorted({day for each in sessions if each.subject == activity.id for day in each.each_day}))
    asked = [
        journey
        for journey in plan.journeys_in(cohort.id)
        if not is_protected(plan, journey.person)
        and activity.id not in journey.participant.exempt
        and (begins := owed_from(journey, activity)) is not None
        and not (journey.leaves_early and days and journey.ends < max(begins, days[0]))
    ]
    attended = plan.once(attended_by)
    had = [
        journey.person
        for journey in asked
        if any(until is None or each.last <= until for each in attended.get((journey.person, activity.id), ()))
    ]
    return Reach(days, frozenset(journey.person for journey in asked), frozenset(had))
