"""Who gives a lecture: its own lecturers, stand-ins, and those who were probably sent to the wrong room."""

from collections.abc import Collection, Mapping

from introplan.agenda import Plan
from introplan.model import Activity, Lecture

GIVEN_BY_SOMEBODY = frozenset({"lecture", "course", "supervision"})
_MAY_BE_MIXED_UP = (*GIVEN_BY_SOMEBODY, "study_visit")


def other_lecture(plan: Plan, subject: str, lecturers: Collection[str]) -> Lecture | Activity | None:
    """What those who give a lecture give instead, when they are none of its own lecturers and no coordinators."""
    own = plan.programme.taught[subject]
    if not lecturers or not own.lecturers or own.kind not in _MAY_BE_MIXED_UP:
        return None
    if not {*own.lecturers, *plan.programme.frame.coordinators}.isdisjoint(lecturers):
        return None
    gives = plan.once(_lectures_by_lecturer)
    return next((other for person in lecturers for other in gives.get(person, ())), None)


def are_from_elsewhere(plan: Plan, subject: str, lecturers: Collection[str], other: Lecture | Activity) -> bool:
    """Whether those who give it and another have neither organisation nor subject in common with its own lecturers."""
    people, own = plan.programme.people, plan.programme.taught[subject]
    theirs = {people[person].organisation for person in lecturers}
    if not theirs & {people[person].organisation for person in own.lecturers}:
        return True
    subjects = [{*activity.competences, *filter(None, [activity.area])} for activity in (own, other)]
    return all(subjects) and not subjects[0] & subjects[1]


def is_strange(plan: Plan, subject: str, person: str) -> bool:
    """Whether somebody who gave a lecture is told to have been sent to the wrong one: nobody offers them for it."""
    other = other_lecture(plan, subject, (person,))
    return other is not None and are_from_elsewhere(plan, subject, (person,), other)


def _lectures_by_lecturer(plan: Plan) -> Mapping[str, list[Lecture | Activity]]:
    gives: dict[str, list[Lecture | Activity]] = {}
    for activity in plan.programme.taught.values():
        for person in activity.lecturers:
            gives.setdefault(person, []).append(activity)
    return gives
