"""Days, hours, places and lecturers for all that a cohort is to have and has no session of."""

from collections.abc import Iterable, Sequence
from datetime import date

from introplan.agenda import Plan
from introplan.demands import OVER
from introplan.planning.candidates import SessionCandidates
from introplan.planning.choices import Choices
from introplan.planning.proposal import Best, Better, PlacingProposal, against_each_other
from introplan.planning.rows import Rows
from introplan.planning.wanted import PlanningWish, WantedSessions, wanted

EFFORT = 12.0
"""So many of the solver's steps a plan is worth; one takes some four to nine seconds."""
SessionProposal = PlacingProposal[WantedSessions]
HARD = tuple(demand for demand in OVER if demand.is_hard)


def plan_sessions(  # noqa: PLR0913 - what a caller may ask, each by its name
    plan: Plan,
    asked: PlanningWish,
    first: date,
    *,
    quick: bool = False,
    effort: float = EFFORT,
    on_better: Better | None = None,
) -> SessionProposal:
    """Propose all that the cohorts lack, none before the first day; `quick` takes the first plan that comes to mind."""
    those = wanted(plan, asked)
    candidates = SessionCandidates(plan, those, first)

    def rows(choices: Sequence[Choices], learnt: Sequence[tuple[str, ...]]) -> Rows:
        candidates.houses.clear()
        return Rows(candidates, choices=choices, learnt=learnt)

    best = Best(
        choices=[candidates.choice(number) for number in range(len(those.sessions))],
        rows=rows,
        choice=candidates.choice,
        against=lambda chosen: against_each_other(candidates.beside(chosen), chosen, HARD),
        alike=lambda numbers: _alike(those, numbers),
        most_widened=2,
        quick=quick,
    )
    return best.proposed(plan, those, effort, on_better)


def _alike(those: WantedSessions, numbers: Iterable[int]) -> list[int]:
    """All that is of the same as some of what is wanted: what one of a series lacks, the others will lack next."""
    of = {(those.sessions[each].cohort, those.sessions[each].activity) for each in numbers}
    return [number for number, each in enumerate(those.sessions) if (each.cohort, each.activity) in of]
