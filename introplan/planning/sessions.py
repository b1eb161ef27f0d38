"""Days, hours, places and lecturers for all that a cohort is to have and has no session of."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from introplan.agenda import Plan
from introplan.demands import OVER
from introplan.planning.candidates import SessionCandidates
from introplan.planning.choices import Choices
from introplan.planning.conflicts import Conflict
from introplan.planning.portions import MOST_AT_ONCE, OnPortion, PortionFound, portion, portions_at_work, portions_of
from introplan.planning.proposal import Best, Better, HowGood, PlacingProposal, Proposed, against_each_other
from introplan.planning.rows import Rows
from introplan.planning.wanted import PlanningWish, WantedSessions, wanted

EFFORT = 12.0
"""So many of the solver's steps a plan, or a portion of a large one, is worth; one takes some four to nine seconds."""
MOST_WIDENED = 6
"""So many times more ways are looked at, at most."""
ENOUGH = 1
"""Of a portion of a large plan it is enough to know that it is so many per cent from the best at most."""
WIDENED_ENOUGH = 4
"""So many times more ways are looked at of such a one, each time of more: see `proposal`."""
HARD = tuple(demand for demand in OVER if demand.is_hard)


@dataclass(frozen=True, eq=False)
class SessionProposal(PlacingProposal[WantedSessions]):
    """The sessions that are proposed, and how good each portion of a large plan is; without them it is one.

    Of portions, `bound` is what they cost at least each beside those before it: all at once might cost less.
    """

    portions: tuple[PortionFound, ...] = ()

    @property
    def hurried(self) -> int:
        """How many portions have the first plan that came to mind, since somebody broke off the one before."""
        return 0 if self.found == "quick" else sum(each.found == "quick" for each in self.portions)

    @property
    def gap(self) -> int:
        """By how many per cent it could be cheaper at most; of portions, any of those that were looked for long."""
        if not self.portions:
            return super().gap
        return max((each.gap for each in self.portions if each.found != "quick"), default=0)


def plan_sessions(  # noqa: PLR0913 - what a caller may ask, each by its name
    plan: Plan,
    asked: PlanningWish,
    first: date,
    *,
    quick: bool = False,
    effort: float = EFFORT,
    on_better: Better | None = None,
    most: int = MOST_AT_ONCE,
    on_portion: OnPortion | None = None,
) -> SessionProposal:
    """Propose all that the cohorts lack, none before the first day; `quick` takes the first plan that comes to mind.

    More than `most` are planned portion by portion. At Ctrl-C the portions that are left get the first plan that comes
    to mind. Raises KeyboardInterrupt when nothing has been found yet, or for the second one.
    """
    those = wanted(plan, asked)
    several = portions_of(plan, those, most)
    if len(several) == 1:
        return SessionProposal(**vars(_best(plan, those, first, quick=quick).proposed(plan, those, effort, on_better)))
    placed: dict[int, Proposed] = {}
    unplaced: list[Conflict] = []
    choices: dict[int, Choices] = {}
    found: list[PortionFound] = []
    is_broken_off = False
    for numbers, at_work in zip(several, portions_at_work(plan, those, several), strict=True):
        if on_portion is not None:
            on_portion(at_work)
        own = portion(plan, those, numbers, {number: each.occasion for number, each in placed.items()})
        try:
            is_hurried = quick or is_broken_off
            best = _best(plan, own.wanted, first, quick=is_hurried, enough=0 if is_hurried else ENOUGH)
            proposal = best.proposed(plan, own.wanted, effort, on_better)
        except KeyboardInterrupt:
            if not found or is_broken_off:
                raise
            best = _best(plan, own.wanted, first, quick=True)
            proposal, is_broken_off = best.proposed(plan, own.wanted, effort), True
        is_broken_off = is_broken_off or best.is_broken_off
        placed |= {each.number: each for each in own.placed(proposal)}
        unplaced += own.unplaced(proposal)
        choices |= zip(numbers, proposal.choices, strict=True)
        left_out = len(proposal.unplaced)
        found.append(
            PortionFound(proposal.found, proposal.cost, proposal.bound, left_out, proposal.rest, proposal.effort)
        )
    return SessionProposal(
        plan=plan,
        wanted=those,
        placed=tuple(sorted(placed.values(), key=lambda each: each.occasion.sort_key)),
        unplaced=tuple(sorted(unplaced, key=lambda each: each.number)),
        choices=tuple(choices[number] for number in range(len(those.sessions))),
        found=_found_in(found),
        cost=sum(each.cost for each in found),
        bound=sum(each.bound for each in found),
        rest=sum(each.rest for each in found),
        effort=sum(each.effort for each in found),
        portions=tuple(found),
    )


def _found_in(portions: Sequence[PortionFound]) -> HowGood:
    """How good portions are: as the worst of those that were looked for long, if there are such."""
    found = {each.found for each in portions}
    return "good" if "good" in found else "best" if "best" in found else "quick"


def _best(plan: Plan, those: WantedSessions, first: date, *, quick: bool, enough: int = 0) -> Best[Rows]:
    """The search for all of some sessions at once."""
    candidates = SessionCandidates(plan, those, first)

    def rows(choices: Sequence[Choices], learnt: Sequence[tuple[str, ...]]) -> Rows:
        candidates.houses.clear()
        return Rows(candidates, choices=choices, learnt=learnt, known=candidates.known)

    return Best(
        choices=[candidates.choice(number) for number in range(len(those.sessions))],
        rows=rows,
        choice=candidates.choice,
        against=lambda chosen: against_each_other(candidates.beside(chosen), chosen, HARD),
        alike=lambda numbers: _alike(those, numbers),
        most_widened=WIDENED_ENOUGH if enough else MOST_WIDENED,
        quick=quick,
        enough=enough,
        least_against=candidates.least_against,
    )


def _alike(those: WantedSessions, numbers: Iterable[int]) -> list[int]:
    """All that is of the same as some of what is wanted: what one of a series lacks, the others will lack next."""
    of = {(those.sessions[each].cohort, those.sessions[each].activity) for each in numbers}
    return [number for number, each in enumerate(those.sessions) if (each.cohort, each.activity) in of]
