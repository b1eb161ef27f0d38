"""What has become of participants: who was employed, moved on or left, and how far they came on their way there.

Whoever is protected is in none of these counts: whoever knows what became of all the others would know of them too.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple, get_args

from introplan.agenda import Journey, Plan
from introplan.agenda.disclosure import is_protected
from introplan.model import Cohort, Phase
from introplan.model.cohorts import OutcomeKind

OUTCOMES: tuple[OutcomeKind, ...] = get_args(OutcomeKind)
InCohort = tuple[str, str]
"""Somebody in a cohort, by the two ids: in two cohorts somebody begins twice."""


class CohortOutcome(NamedTuple):
    """Those of a cohort, or of several, who have begun; who of them has which outcome; and who came at least how far.

    `reached` is by step, and nobody is in it who is not in the one before.
    """

    cohort: Cohort | None
    begun: frozenset[InCohort]
    kinds: Mapping[OutcomeKind, frozenset[InCohort]]
    reached: tuple[frozenset[InCohort], ...]

    @property
    def open(self) -> frozenset[InCohort]:
        """Those of whom nothing is known yet."""
        return self.begun.difference(*self.kinds.values())


def steps_of(plan: Plan) -> tuple[Phase | None, ...]:
    """The steps between the start and employment: from a placement to the first phase that is paid; else to the end.

    None is the end of the programme.
    """
    phases = sorted(plan.programme.frame.phases.values(), key=lambda phase: phase.begins.weeks)
    paid = [phase for phase in phases if phase.paid]
    return (paid[0],) if paid and not phases[0].paid else (None,)


def outcomes_of(plan: Plan, cohorts: Sequence[Cohort], until: date | None) -> CohortOutcome:
    """What has become of those in some cohorts by a day; without one, of all that is written and planned."""
    journeys = {
        (journey.person, cohort.id): journey
        for cohort in cohorts
        for journey in plan.journeys_in(cohort.id)
        if not is_protected(plan, journey.person) and (until is None or journey.starts <= until)
    }
    found = {each: _outcome(journey, until) for each, journey in journeys.items()}
    steps = steps_of(plan)
    far = {
        each: len(steps) if found[each] == "employed" else _how_far(journey, steps, until)
        for each, journey in journeys.items()
    }
    return CohortOutcome(
        cohorts[0] if len(cohorts) == 1 else None,
        frozenset(journeys),
        {kind: frozenset(each for each in found if found[each] == kind) for kind in OUTCOMES},
        tuple(frozenset(each for each in far if far[each] > number) for number in range(len(steps))),
    )


def _outcome(journey: Journey, until: date | None) -> OutcomeKind | None:
    outcome = journey.participant.outcome
    return outcome.kind if outcome and (until is None or outcome.date <= until) else None


def _how_far(journey: Journey, steps: Sequence[Phase | None], until: date | None) -> int:
    """How many steps somebody has come by a day."""
    return next((number for number, step in enumerate(steps) if not _has_come(journey, step, until)), len(steps))


def _has_come(journey: Journey, step: Phase | None, until: date | None) -> bool:
    if step is None:
        return not journey.leaves_early and (until is None or journey.programme_ends <= until)
    first = journey.days_of(step.id).first
    return first <= journey.ends and (until is None or first <= until)
