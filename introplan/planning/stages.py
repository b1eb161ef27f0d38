"""Sessions, then reviews, then meetings: what one of them proposes is a fact for the next.

All at once would be better by a per cent or two, and take ten times as long.
"""

from collections.abc import Collection
from datetime import date
from typing import Literal, NamedTuple, get_args

from introplan.agenda import Plan
from introplan.days import Stretch
from introplan.demands import around
from introplan.planning.meetings import MeetingsProposal, plan_meetings
from introplan.planning.portions import OnPortion
from introplan.planning.proposal import Better, with_proposed
from introplan.planning.reviews import ReviewsProposal, plan_reviews
from introplan.planning.sessions import SessionProposal, plan_sessions
from introplan.planning.wanted import PlanningWish

StageWord = Literal["sessions", "reviews", "meetings"]
STAGES: tuple[StageWord, ...] = get_args(StageWord)


class PlannedStages(NamedTuple):
    """What each stage proposes; None of one that was not asked for, or that Ctrl-C came before: those are `missed`."""

    sessions: SessionProposal | None = None
    reviews: ReviewsProposal | None = None
    meetings: MeetingsProposal | None = None
    missed: tuple[StageWord, ...] = ()

    @property
    def proposals(self) -> tuple[SessionProposal | ReviewsProposal | MeetingsProposal, ...]:
        """What there is, stage by stage."""
        return tuple([each for each in (self.sessions, self.reviews, self.meetings) if each is not None])


def plan_stages(  # noqa: PLR0913 - what a caller may ask, each by its name
    plan: Plan,
    asked: PlanningWish,
    first: date,
    *,
    only: Collection[StageWord] = STAGES,
    quick: bool = False,
    on_better: Better | None = None,
    on_portion: OnPortion | None = None,
) -> PlannedStages:
    """Propose what the cohorts lack, stage by stage, none of it before the first day.

    Who asks for some lectures or activities alone gets sessions alone. A review that is already due is still wanted.
    Ctrl-C keeps what the stages before have found. Raises KeyboardInterrupt when that is nothing.
    """
    found, there = PlannedStages(), None
    stages = tuple(each for each in STAGES if each in only and (each == "sessions" or not asked.activities))
    try:
        if "sessions" in stages:
            sessions = plan_sessions(plan, asked, first, quick=quick, on_better=on_better, on_portion=on_portion)
            found, there = found._replace(sessions=sessions), with_proposed(around(sessions.wanted.plan), sessions)
        if "reviews" in stages:
            due = asked._replace(days=Stretch(date.min, asked.days.last))
            reviews = plan_reviews(plan, due, first, there=there, quick=quick, on_better=on_better)
            found, there = found._replace(reviews=reviews), with_proposed(there or around(plan), reviews)
        if "meetings" in stages:
            meetings = plan_meetings(plan, asked, first, there=there, quick=quick, on_better=on_better)
            found = found._replace(meetings=meetings)
    except KeyboardInterrupt:
        missed = tuple(each for each in stages if getattr(found, each) is None)
        if not any(each.placed for each in found.proposals):
            raise
        return found._replace(missed=missed)
    return found
