"""Whether a session is in its phase, and in its weeks, for all who come."""

from collections.abc import Iterator

from introplan.agenda import Journey, Occasion, Plan
from introplan.days import Stretch
from introplan.demands.shapes import Reason, Slot
from introplan.demands.surroundings import Surroundings
from introplan.model import Activity, Lecture


def _outside(around: Surroundings, occasion: Occasion) -> Iterator[Reason]:
    """It is outside the weeks of a cohort, or outside the phase of somebody who comes."""
    if occasion.kind != "session":
        return
    plan, activity = around.plan, around.plan.programme.taught[occasion.subject]
    if activity.weeks is not None:
        for id_ in occasion.cohorts:
            if occasion.day not in plan.cohort_axes[id_].days_of_weeks(*activity.weeks):
                yield Reason("session-outside-phase", (id_,), why="weeks")
    if activity.phase is not None:
        for journey in journeys_at(plan, occasion):
            of_cohort = plan.cohort_axes[journey.cohort.id].days_of(activity.phase)
            if journey.phase_on(occasion.day) != activity.phase and occasion.day not in of_cohort:
                yield Reason("session-outside-phase", (journey.person,), why="phase")
        for id_ in occasion.cohorts:
            is_empty = not plan.programme.cohorts[id_].participants
            if is_empty and occasion.day not in plan.cohort_axes[id_].days_of(activity.phase):
                yield Reason("session-outside-phase", (id_,), why="phase")


def journeys_at(plan: Plan, occasion: Occasion) -> Iterator[Journey]:
    """The journeys of those who come, as members of the session's cohorts."""
    for person in occasion.people("participant"):
        for journey in plan.agenda.journeys_by_person[person]:
            if journey.cohort.id in occasion.cohorts:
                yield journey


def days_in_phase(plan: Plan, occasion: Occasion) -> Stretch | None:
    """The days on which a session is in its phase, and in its weeks, for all its cohorts; None when nothing says so.

    A stretch that ends before it begins is a phase that they are never in together.
    """
    if occasion.kind != "session":
        return None
    stretches = list(_stretches(plan, occasion, plan.programme.taught[occasion.subject]))
    if not stretches:
        return None
    return Stretch(max(part.first for part in stretches), min(part.last for part in stretches))


def _stretches(plan: Plan, occasion: Occasion, activity: Lecture | Activity) -> Iterator[Stretch]:
    for id_ in occasion.cohorts:
        axis = plan.cohort_axes[id_]
        if activity.phase is not None:
            yield axis.days_of(activity.phase)
        if activity.weeks is not None:
            yield axis.days_of_weeks(*activity.weeks)


PHASE = Slot(("session-outside-phase",), _outside, of_each=True)
