"""Days, hours and rooms for the reviews that nobody has booked yet."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date

from introplan.agenda import Plan
from introplan.days import monday_of
from introplan.demands import Surroundings, around
from introplan.demands.rest import BREAK, LUNCH
from introplan.planning.apart import in_two_places
from introplan.planning.placing import PlacingProblem
from introplan.planning.proposal import Best, Better, PlacingProposal, against_each_other
from introplan.planning.review_candidates import ReviewCandidates
from introplan.planning.wanted import PlanningWish
from introplan.planning.wanted_reviews import WantedReviews, holder_of, wanted_reviews
from introplan.planning.wishes import weight_in

EFFORT = 20.0
"""So many of the solver's steps the reviews are worth."""
MOST_WIDENED = 4
"""So many times more hours are looked at where none of those that have been suits: at last all there are."""
IN_A_ROW = 4
"""So many reviews are well on one day, one after the other."""
STEPS = (2, 3, 4, 5)
"""What each review costs that is one of more than four in a week, of more than eight so much more, and so on."""
ReviewsProposal = PlacingProposal[WantedReviews]


@dataclass(eq=False)
class ReviewRows(PlacingProblem):
    """The problem of booking reviews."""

    candidates: ReviewCandidates

    def __post_init__(self) -> None:
        self.take_literals()
        in_two_places(self)
        self._weeks_of_managers()
        self.take_learnt()

    @property
    def plan(self) -> Plan:
        """The plan."""
        return self.candidates.plan

    def called(self, number: int) -> str:
        """The review's key."""
        return self.candidates.wanted.occasion(number).key

    def _weeks_of_managers(self) -> None:
        """Whoever holds reviews has up to four of them on a day, and in a week; more are rather in another."""
        days: dict[tuple[str, date], list[int]] = defaultdict(list)
        weeks: dict[tuple[str, date], list[int]] = defaultdict(list)
        for several in self.placed.values():
            for each in several:
                if (holder := holder_of(each.candidate.occasion)) is not None:
                    days[holder, each.day].append(each.literal)
                    weeks[holder, monday_of(each.day)].append(each.literal)
        on_day = self.candidates.held
        in_week: Counter[tuple[str, date]] = Counter()
        for (holder, day), count in on_day.items():
            in_week[holder, monday_of(day)] += count
        price = weight_in(self.plan, "manager_week")
        for key, literals in days.items():
            self.softly([(each, 1) for each in literals], max(IN_A_ROW - on_day[key], 0), STEPS[0] * price)
        for key, literals in weeks.items():
            for full, more in enumerate(STEPS, start=1):
                most = max(full * IN_A_ROW - in_week[key], 0)
                self.softly([(each, 1) for each in literals], most, more * price)


def plan_reviews(  # noqa: PLR0913 - what a caller may ask, each by its name
    plan: Plan,
    asked: PlanningWish,
    first: date,
    *,
    there: Surroundings | None = None,
    quick: bool = False,
    effort: float = EFFORT,
    on_better: Better | None = None,
) -> ReviewsProposal:
    """Propose all reviews of the cohorts that are not booked, none before the first day.

    `there` is what they are beside, when that is more than the plan: sessions that are only proposed.
    """
    those = wanted_reviews(plan, asked, first)
    candidates = ReviewCandidates(plan, those, there or around(plan))
    best = Best(
        choices=[candidates.choice(number) for number in range(len(those.reviews))],
        rows=lambda choices, learnt: ReviewRows(candidates, choices=choices, learnt=learnt),
        choice=candidates.choice,
        against=lambda chosen: against_each_other(candidates.together(chosen), chosen, (BREAK, LUNCH)),
        most_widened=MOST_WIDENED,
        quick=quick,
        least_against=candidates.least_against,
    )
    return best.proposed(plan, those, effort, on_better)
