"""Whether a session is in its phase, and in its weeks, for all who come."""

from collections.abc import Iterator
from datetime import timedelta

from introplan.agenda import Journey, Occasion, Plan
from introplan.days import Stretch, add_months, monday_of
from introplan.demands.shapes import Reason, Slot
from introplan.demands.surroundings import Surroundings
from introplan.model import Activity, Cohort, Lecture


def _outside(around: Surroundings, occasion: Occasion) -> Iterator[Reason]:
    """It is outside the weeks of a cohort, or outside the phase of somebody who comes."""
    if occasion.kind != "session":
        return
    plan, activity = around.plan, around.plan.programme.taught[occasion.subject]
    if activity.weeks is not None:
        for id_ in occasion.cohorts:
            if occasion.day not in weeks_of_cohort(plan.programme.cohorts[id_], activity):
                yield Reason("session-outside-phase", (id_,), why="weeks")
    if activity.phase is not None:
        for journey in journeys_at(plan, occasion):
            if journey.phase_on(occasion.day) != activity.phase:
                yield Reason("session-outside-phase", (journey.person,), why="phase")
        for id_ in occasion.cohorts:
            cohort = plan.programme.cohorts[id_]
            if not cohort.participants and occasion.day not in phase_of_cohort(plan, cohort, activity.phase):
                yield Reason("session-outside-phase", (id_,), why="phase")


def journeys_at(plan: Plan, occasion: Occasion) -> Iterator[Journey]:
    """The journeys of those who come, as members of the session's cohorts."""
    for person in occasion.people("participant"):
        for journey in plan.agenda.journeys_by_person[person]:
            if journey.cohort.id in occasion.cohorts:
                yield journey


def phase_of_cohort(plan: Plan, cohort: Cohort, phase: str) -> Stretch:
    """The days of a phase for somebody who starts with the cohort; what a cohort without participants goes by."""
    months = plan.programme.frame.phases[phase].months
    return Stretch(add_months(cohort.starts, months.first), add_months(cohort.starts, months.last) - timedelta(days=1))


def weeks_of_cohort(cohort: Cohort, activity: Lecture | Activity) -> Stretch:
    """The days of the weeks in which a cohort is to have it."""
    assert activity.weeks is not None, activity
    monday = monday_of(cohort.starts)
    first = monday + timedelta(weeks=activity.weeks.first - 1)
    return Stretch(first, monday + timedelta(weeks=activity.weeks.last, days=-1))


def days_in_phase(plan: Plan, occasion: Occasion) -> Stretch | None:
    """The days on which a session is in its phase, and in its weeks, for all who come; None when nothing says so.

    A stretch that ends before it begins is a phase that they are never in together.
    """
    if occasion.kind != "session":
        return None
    activity = plan.programme.taught[occasion.subject]
    stretches = [*_phases(plan, occasion, activity), *_weeks(plan, occasion, activity)]
    if not stretches:
        return None
    return Stretch(max(part.first for part in stretches), min(part.last for part in stretches))


def _phases(plan: Plan, occasion: Occasion, activity: Lecture | Activity) -> Iterator[Stretch]:
    if activity.phase is None:
        return
    for journey in journeys_at(plan, occasion):
        yield dict(journey.phases)[activity.phase]
    for id_ in occasion.cohorts:
        cohort = plan.programme.cohorts[id_]
        if not cohort.participants:
            yield phase_of_cohort(plan, cohort, activity.phase)


def _weeks(plan: Plan, occasion: Occasion, activity: Lecture | Activity) -> Iterator[Stretch]:
    if activity.weeks is not None:
        for id_ in occasion.cohorts:
            yield weeks_of_cohort(plan.programme.cohorts[id_], activity)


PHASE = Slot(("session-outside-phase",), _outside)
