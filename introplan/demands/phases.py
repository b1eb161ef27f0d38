"""Whether a session is in its phase, and in its weeks, for all who come."""

from collections.abc import Callable, Iterator

from introplan.agenda import Axis, Journey, Occasion, Plan
from introplan.days import Stretch
from introplan.demands.shapes import Reason, Slot
from introplan.demands.surroundings import Surroundings

DaysOnAxis = Callable[[Axis], Stretch]
"""The days that something belongs in, for whoever starts when the axis does."""


def _outside(around: Surroundings, occasion: Occasion) -> Iterator[Reason]:
    """It is outside its weeks, or its phase, for somebody who comes: by their own start, and by their cohort's."""
    if occasion.kind != "session":
        return
    plan = around.plan
    for why, belongs in _belonging(plan, occasion):
        own = {id_: belongs(plan.cohort_axes[id_]) for id_ in occasion.cohorts}
        if all(occasion.day in days for days in own.values()):  # whoever comes may follow their cohort
            continue
        outside = [each for each in journeys_at(plan, occasion) if not _suits(each, occasion, belongs, own)]
        for id_ in occasion.cohorts:
            here = [each for each in outside if each.cohort.id == id_]
            if why == "weeks" and any(map(is_with_cohort, here)):
                yield Reason("session-outside-phase", (id_,), why=why)
            else:
                yield from (Reason("session-outside-phase", (each.person,), why=why) for each in here)
        for id_ in occasion.cohorts:
            if occasion.day not in own[id_] and _is_of_nobody(plan, occasion, id_, why):
                yield Reason("session-outside-phase", (id_,), why=why)


def _suits(journey: Journey, occasion: Occasion, belongs: DaysOnAxis, own: dict[str, Stretch]) -> bool:
    """Somebody who started late or had a pause may follow their cohort."""
    return occasion.day in own[journey.cohort.id] or occasion.day in belongs(journey)


def is_in_time(plan: Plan, journey: Journey, occasion: Occasion) -> bool:
    """Whether a session of somebody's cohort is in its phase and its weeks for them, were they to come."""
    axis = plan.cohort_axes[journey.cohort.id]
    return all(
        _suits(journey, occasion, belongs, {journey.cohort.id: belongs(axis)})
        for _why, belongs in _belonging(plan, occasion)
    )


def _is_of_nobody(plan: Plan, occasion: Occasion, cohort: str, why: str) -> bool:
    """Whether only the cohort's own start can tell: it has nobody yet, or nobody of it comes at all."""
    if why == "weeks":
        return not any(journey.cohort.id == cohort for journey in journeys_at(plan, occasion))
    return not plan.programme.cohorts[cohort].participants


def _belonging(plan: Plan, occasion: Occasion) -> Iterator[tuple[str, DaysOnAxis]]:
    """What a session is to be within, as its lecture or activity says, each with its days on an axis."""
    activity = plan.programme.taught[occasion.subject]
    if (weeks := activity.weeks) is not None:
        yield "weeks", lambda axis: axis.days_of_weeks(*weeks)
    if (phase := activity.phase) is not None:
        yield "phase", lambda axis: axis.days_for(phase)


def journeys_at(plan: Plan, occasion: Occasion) -> Iterator[Journey]:
    """The journeys of those who come, as members of the session's cohorts."""
    for person in occasion.people("participant"):
        for journey in plan.agenda.journeys_by_person[person]:
            if journey.cohort.id in occasion.cohorts:
                yield journey


def is_with_cohort(journey: Journey) -> bool:
    """Whether somebody starts with their cohort, so that its days are theirs but for pauses and part time."""
    return journey.starts == journey.cohort.starts


def axes_at(plan: Plan, occasion: Occasion) -> Iterator[Axis]:
    """Whose time a session goes by: each cohort's, or that of those of it who come when all of them started later."""
    come = list(journeys_at(plan, occasion))
    for id_ in occasion.cohorts:
        here = [journey for journey in come if journey.cohort.id == id_]
        if here and not any(map(is_with_cohort, here)):
            yield from here
        else:
            yield plan.cohort_axes[id_]


def days_in_phase(plan: Plan, occasion: Occasion) -> Stretch | None:
    """The days on which a session is in its phase, and in its weeks, for all who come; None when nothing says so.

    A stretch that ends before it begins is a phase that they are never in together.
    """
    if occasion.kind != "session":
        return None
    axes = list(axes_at(plan, occasion))
    stretches = [belongs(axis) for _why, belongs in _belonging(plan, occasion) for axis in axes]
    if not stretches:
        return None
    return Stretch(max(part.first for part in stretches), min(part.last for part in stretches))


PHASE = Slot(("session-outside-phase",), _outside, of_each=True, looks_at=("day", "people"))
