"""From when to when a cohort's own time lasts for what should come back, as far as anybody has planned it."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date

from introplan.agenda import Journey, Plan
from introplan.days import Stretch
from introplan.demands.surroundings import Surroundings
from introplan.model import Activity, Cohort, Lecture


def days_of_series(around: Surroundings, cohort: Cohort, subjects: Iterable[str]) -> Stretch | None:
    """The days that a cohort has for what comes back: all of the programme, else the phases and weeks that it is for.

    It ends with the last thing that is planned for the cohort, be it a session or a booked review: a plan that is
    written a year at a time has not forgotten the second. None for a stretch that ends before it begins.
    """
    plan, whole = around.plan, around.plan.cohort_axes[cohort.id].days
    own = [days for id_ in subjects for days in _own_days(plan, cohort, plan.programme.taught[id_], whole)]
    first, last = min(days.first for days in own), max(days.last for days in own)
    last = min(last, last_planned(around, cohort.id) or last)
    return Stretch(first, last) if first <= last else None


def _own_days(plan: Plan, cohort: Cohort, activity: Lecture | Activity, whole: Stretch) -> Iterator[Stretch]:
    if activity.phase is not None:
        yield plan.cohort_axes[cohort.id].days_of(activity.phase)
    elif activity.weeks is not None:
        weeks = plan.cohort_axes[cohort.id].days_of_weeks(activity.weeks.first, activity.weeks.last)
        yield Stretch(max(cohort.starts, weeks.first), weeks.last)
    else:
        yield whole


def days_of_cohorts(plan: Plan, journeys: Collection[Journey]) -> Stretch:
    """From the start of the first of these participants to the last day of those who follow their cohorts.

    Somebody who starts late or has a pause prolongs it for nobody else.
    """
    last = max(min(each.ends, plan.cohort_axes[each.cohort.id].ends) for each in journeys)
    return Stretch(min(each.starts for each in journeys), last)


def last_planned(around: Surroundings, cohort: str) -> date | None:
    """The last day on which a cohort has something that somebody has given a date: a session or a booked review."""
    session, review = around.last_in(cohort), around.indexes.last_booked_reviews.get(cohort)
    return max((day for day in (session and session.last, review) if day is not None), default=None)
