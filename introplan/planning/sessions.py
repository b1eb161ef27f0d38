"""Days, hours, places and lecturers for all that a cohort is to have and has no session of."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Literal, NamedTuple

from introplan.agenda import Occasion, Plan
from introplan.demands import BETWEEN, OVER
from introplan.demands.unmet import windows_of
from introplan.planning.candidates import Candidate, Choices, SessionCandidates
from introplan.planning.conflicts import Conflict, conflict_of
from introplan.planning.greedy import first_plan
from introplan.planning.rows import Rows
from introplan.planning.settings import Settings
from introplan.planning.solving import Solution, cost_of, solve
from introplan.planning.wanted import PlanningWish, WantedSessions, wanted

EFFORT = 12.0
"""So many of the solver's steps a plan is worth; one takes some four to nine seconds."""
LEAST_EFFORT = 0.5
WIDER, MOST_WIDENED = 3, 1
"""So many times as many candidates where one would rather be elsewhere, and how often that is done."""
MOST_LEARNT = 200
"""When so much has been learnt of finished plans, the last of them is taken as it is."""

HowGood = Literal["best", "good", "quick"]
"""Whether it is proven that there is no cheaper plan, or only known how much cheaper one could be at most."""


class Proposed(NamedTuple):
    """A wanted session with its place in the plan, and the day that would have been best."""

    number: int
    candidate: Candidate
    ideal: date

    @property
    def occasion(self) -> Occasion:
        """When and where it is proposed."""
        return self.candidate.occasion


@dataclass(frozen=True, eq=False)
class SessionProposal:
    """What is proposed, in order of time; what could not be placed, and why; and how good it is.

    `cost` is what the wishes that are not met cost, and `bound` what they cost at least in any plan.
    """

    wanted: WantedSessions
    settings: Settings
    placed: tuple[Proposed, ...]
    unplaced: tuple[Conflict, ...]
    choices: Sequence[Choices]
    found: HowGood
    cost: int
    bound: int

    @cached_property
    def by_number(self) -> Mapping[int, Proposed]:
        """What is proposed, by the number of what is wanted."""
        return {each.number: each for each in self.placed}

    @property
    def gap(self) -> int:
        """By how many per cent a plan could be cheaper at most."""
        return 0 if self.found == "best" or not self.cost else -(-100 * (self.cost - self.bound) // max(self.cost, 1))


Better = Callable[[int, int], object]


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
    choices = [candidates.choice(number) for number in range(len(those.sessions))]
    learnt: list[tuple[str, ...]] = []
    spent, least, widened = 0.0, 0, 0
    while True:
        candidates.houses.clear()
        rows = Rows(candidates, choices, learnt=learnt)
        start = first_plan(rows)
        if quick:
            solution = Solution("feasible", start, cost_of(rows.problem, start), 0, 0.0)
        else:
            nowhere_else = dict.fromkeys(rows.elsewhere.values(), 0) if widened == MOST_WIDENED else {}
            left = max(effort - spent, LEAST_EFFORT)
            solution = solve(rows.problem, effort=left, start=start, fixed=nowhere_else, on_better=on_better)
            spent += solution.effort
            if not nowhere_else:
                least = max(least, solution.bound)
        values = solution.values or start
        if wider := [number for number, literal in rows.elsewhere.items() if values[literal]]:
            widened += 1
            for number in _alike(those, wider):  # what one of a series lacks, the others will lack next
                choices[number] = candidates.choice(number, WIDER * len(choices[number].candidates))
            continue
        chosen = [each.candidate for several in rows.placed.values() for each in several if values[each.literal]]
        against = [each for each in against_each_other(candidates, chosen) if each not in learnt]
        if not against or len(learnt) > MOST_LEARNT:
            break
        learnt += against
    return _proposal(rows, values, solution._replace(bound=min(least, solution.cost)), choices, quick)


def _alike(those: WantedSessions, numbers: Iterable[int]) -> list[int]:
    """All that is of the same as some of what is wanted."""
    of = {(those.sessions[each].cohort, those.sessions[each].activity) for each in numbers}
    return [number for number, each in enumerate(those.sessions) if (each.cohort, each.activity) in of]


def _proposal(
    rows: Rows, values: Sequence[int], solution: Solution, choices: Sequence[Choices], quick: bool
) -> SessionProposal:
    those = rows.wanted
    placed = sorted(
        (
            Proposed(number, each.candidate, those.ideals[number])
            for number, several in rows.placed.items()
            for each in several
            if values[each.literal]
        ),
        key=lambda each: each.occasion.sort_key,
    )
    there = {each.number for each in placed}
    return SessionProposal(
        wanted=those,
        settings=rows.candidates.settings,
        placed=tuple(placed),
        unplaced=tuple(
            conflict_of(rows.candidates, rows, choices, number, values)
            for number in range(len(those.sessions))
            if number not in there
        ),
        choices=tuple(choices),
        found="quick" if quick else "best" if solution.bound == solution.cost else "good",
        cost=solution.cost,
        bound=solution.bound,
    )


def against_each_other(candidates: SessionCandidates, chosen: Sequence[Candidate]) -> Iterator[tuple[str, ...]]:
    """The keys of candidates that cannot all be beside each other: asked of the demands themselves, whatever rows say.

    What a demand on a week or a month says is a wish, and is known by its price.
    """
    together = candidates.fixed.along_with([each.occasion for each in chosen])
    by_key = {each.occasion.key: each for each in chosen}
    for each in chosen:
        there = together.having(each.occasion)
        for demand in BETWEEN:
            for key in dict.fromkeys(demand.keys(there, each.occasion)) if demand.is_hard else ():
                for clash in demand.pairs(there, key):
                    both = [by_key[one.key] for one in clash if one.key in by_key]
                    if each in both and len(both) > 1 and any(demand.reasons(there, key, clash)):
                        yield tuple(sorted(one.key for one in both))
        windows = windows_of(there, each.occasion, demands=[demand for demand in OVER if demand.is_hard])
        for _demand, key in windows:
            if any(_demand.reasons(there, key)):
                those = [one for one in chosen if key in set(_demand.windows(there, [one.occasion]))]
                if len(those) > 1:
                    yield tuple(sorted(one.key for one in those))
