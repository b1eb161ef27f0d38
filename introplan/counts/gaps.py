"""The gaps that a programme is to close, what is about them, and what has been measured since."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from introplan.agenda import Plan
from introplan.demands import limit_of
from introplan.model import Activity, Competence, Gap, Lecture


class AnsweredGap(NamedTuple):
    """A competence that is not where it should be, its level and the one to reach, and all that is about it."""

    competence: Competence
    level: int
    target: int
    answers: tuple[Lecture | Activity, ...]


def answered_gaps(plan: Plan) -> Iterator[AnsweredGap]:
    """Each gap that is to be closed, in the order they are written, with what is about it: perhaps nothing."""
    about: dict[str, list[Lecture | Activity]] = {}
    for activity in plan.programme.taught.values():
        for competence in activity.competences:
            about.setdefault(competence, []).append(activity)
    for id_, entry in plan.programme.competences.items():
        match entry.gap:
            case Gap(now=level, target=target) if level < target:
                yield AnsweredGap(entry, level, target, tuple(about.get(id_, ())))


def late_from(plan: Plan, cohort: str) -> date:
    """The first day on which a cohort, by its id, meets a gap later than it should for the first time."""
    return plan.cohort_axes[cohort].day_at(limit_of(plan.programme, "competence-gap-answered-late"))
