"""Hours that are promised for learning: how large a share a phase keeps free, and what is scheduled of it."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from introplan.agenda import Journey, Plan
from introplan.demands.series import last_planned
from introplan.demands.surroundings import Surroundings
from introplan.model import Cohort, Phase

AN_HOUR = timedelta(hours=1)
FULL_TIME = 40
"""Hours a week; only the share of them is compared, and roughly."""
NEARLY = timedelta(days=31)
"""The last session or review of a cohort may come some weeks before its end."""


def keeps_free(phase: Phase) -> int:
    """The per cent of working time that a phase keeps free for learning; none when it does not say."""
    return phase.protected_time_percent or 0


class PromisedHours(NamedTuple):
    """A phase of a cohort: the hours that are promised to a participant for learning, and those that are scheduled."""

    phase: Phase
    cohort: str
    promised: float
    scheduled: float

    @property
    def percent(self) -> float:
        """How much of the promise is scheduled."""
        return 100 * self.scheduled / self.promised


def kept_by_phase(around: Surroundings, cohort: Cohort, phases: Iterable[Phase]) -> Iterator[list[PromisedHours]]:
    """For each phase that is planned to its end, what is kept for each participant who stays."""
    plan, planned = around.plan, last_planned(around, cohort.id)
    if cohort.status != "confirmed" or planned is None:
        return
    journeys = [each for each in plan.journeys_in(cohort.id) if not each.leaves_early]
    lengths = {journey.person: _lengths(plan, journey.person) for journey in journeys}
    for phase in phases:
        kept = [
            _kept(journey, phase, lengths[journey.person])
            for journey in journeys
            if journey.days_of(phase.id).last <= planned + NEARLY
        ]
        if kept:
            yield kept


def _lengths(plan: Plan, person: str) -> list[tuple[date, timedelta]]:
    """How long all takes that takes somebody's time, each with its day."""
    occasions = (each for each in plan.agenda.by_person.get(person, ()) if each.takes_time)
    return [(each.day, each.length) for occasion in occasions for each in occasion.on_each_day]


def _kept(journey: Journey, phase: Phase, lengths: Iterable[tuple[date, timedelta]]) -> PromisedHours:
    days = journey.days_of(phase.id)
    share = keeps_free(phase) * journey.participant.work_percent / 10_000
    promised = max(len(days) / 7 * FULL_TIME * share, 1)
    scheduled = sum((length for day, length in lengths if day in days), timedelta())
    return PromisedHours(phase, journey.cohort.id, promised, scheduled / AN_HOUR)
