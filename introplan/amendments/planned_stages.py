"""All that is proposed for some cohorts, stage by stage, in words and as edits."""

from collections.abc import Iterator

from introplan.agenda import Plan
from introplan.amendments.planned import PlannedStage
from introplan.amendments.planned_meetings import stage_of_meetings
from introplan.amendments.planned_reviews import stage_of_reviews
from introplan.amendments.planned_sessions import stage_of_sessions
from introplan.planning.stages import PlannedStages


def stages_told(plan: Plan, found: PlannedStages) -> Iterator[PlannedStage]:
    """What each stage that was asked for proposes."""
    if found.sessions is not None:
        yield stage_of_sessions(plan, found.sessions)
    if found.reviews is not None:
        yield stage_of_reviews(plan, found.reviews)
    if found.meetings is not None:
        yield stage_of_meetings(plan, found.meetings)
