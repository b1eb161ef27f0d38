"""What has become of participants: who was employed, moved on or left, and how far they came on their way there.

Whoever is protected is in none of these counts: whoever knows what became of all the others would know of them too.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple, get_args

from introplan.agenda import Journey, Plan
from introplan.agenda.disclosure import is_protected
from introplan.counts.few import FEWEST, may_tell_whole, told
from introplan.model import Cohort, Phase
from introplan.model.cohorts import OutcomeKind

OUTCOMES: tuple[OutcomeKind, ...] = get_args(OutcomeKind)


class OutcomeStep(NamedTuple):
    """A step on the way, by the phase that begins with it; without one it is to finish the programme."""

    phase: Phase | None


class CohortOutcome(NamedTuple):
    """How many of a cohort have begun, how many of them have which outcome, and how many came at least to each step.

    `open` are those of whom nothing is known yet. `reached` is by step, and nobody in it is not in the one before.
    """

    cohort: Cohort | None
    begun: int
    kinds: Mapping[OutcomeKind, int]
    reached: tuple[int, ...]
    cells: tuple[int, ...]

    @property
    def open(self) -> int:
        """Those of whom nothing is known yet."""
        return self.begun - sum(self.kinds.values())

    @property
    def parts(self) -> tuple[int, ...]:
        """How many have each outcome, and last those who have none."""
        return (*(self.kinds[kind] for kind in OUTCOMES), self.open)

    @property
    def may_tell_begun(self) -> bool:
        """Whether it may be told how many have begun."""
        return may_tell_whole(self.parts)

    @property
    def told_parts(self) -> tuple[bool, ...]:
        """Which of the parts may be told."""
        return told(self.parts)

    @property
    def may_tell_steps(self) -> bool:
        """Whether it may be told how many came how far: beside the outcomes it tells who left between two steps.

        So it is told where nobody is one of few in both how far they came and what became of them.
        """
        return self.may_tell_begun and all(count == 0 or count >= FEWEST for count in self.cells)

    @property
    def hides(self) -> bool:
        """Whether anything of it is not told."""
        return not (all(self.told_parts) and self.may_tell_steps)


def steps_of(plan: Plan) -> tuple[OutcomeStep, ...]:
    """The steps between the start and employment: from placement to the first phase that is paid, else to the end."""
    phases = sorted(plan.programme.frame.phases.values(), key=lambda phase: phase.begins.weeks)
    if phases and not phases[0].paid:
        return tuple(OutcomeStep(phase) for phase in phases if phase.paid)[:1]
    return (OutcomeStep(None),)


def cohort_outcomes(plan: Plan, cohorts: tuple[Cohort, ...], until: date | None) -> tuple[CohortOutcome, ...]:
    """The outcomes of each cohort, by a day or of all that is written; of several last those of all together.

    All together is left out where it would tell what a single cohort does not: some tell of themselves, others do not.
    """
    several = tuple(_counted(plan, (cohort,), until) for cohort in cohorts)
    is_told = [not each.hides for each in several]
    if len(several) > 1 and (all(is_told) or not any(each.may_tell_begun for each in several)):
        return (*several, _counted(plan, cohorts, until))
    return several


def _counted(plan: Plan, cohorts: tuple[Cohort, ...], until: date | None) -> CohortOutcome:
    journeys = [each for cohort in cohorts for each in _begun(plan, cohort, until)]
    steps = steps_of(plan)
    kinds = Counter(kind for each in journeys if (kind := outcome_of(each, until)))
    cells = Counter((_how_far(each, steps, until), outcome_of(each, until)) for each in journeys)
    far = [_how_far(each, steps, until) for each in journeys]
    return CohortOutcome(
        cohorts[0] if len(cohorts) == 1 else None,
        len(journeys),
        {kind: kinds[kind] for kind in OUTCOMES},
        tuple(sum(each > number for each in far) for number in range(len(steps))),
        tuple(cells.values()),
    )


def _begun(plan: Plan, cohort: Cohort, until: date | None) -> Iterator[Journey]:
    """Those who have begun by a day, and may be told of."""
    for journey in plan.journeys_in(cohort.id):
        if not is_protected(plan, journey.person) and (until is None or journey.starts <= until):
            yield journey


def outcome_of(journey: Journey, until: date | None) -> OutcomeKind | None:
    """What has become of somebody by a day."""
    outcome = journey.participant.outcome
    return outcome.kind if outcome and (until is None or outcome.date <= until) else None


def _how_far(journey: Journey, steps: tuple[OutcomeStep, ...], until: date | None) -> int:
    """How many steps somebody has come; whoever is employed has come all the way, however they did."""
    if outcome_of(journey, until) == "employed":
        return len(steps)
    return next((number for number, step in enumerate(steps) if not _has_come(journey, step, until)), len(steps))


def _has_come(journey: Journey, step: OutcomeStep, until: date | None) -> bool:
    if step.phase is None:
        return not journey.leaves_early and (until is None or journey.programme_ends <= until)
    first = journey.days_of(step.phase.id).first
    return first <= journey.ends and (until is None or first <= until)
