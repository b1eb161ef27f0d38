"""What is not settled yet: sessions that wait for an answer, for somebody who gives them or for a room; reviews."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from introplan.agenda import Journey, Occasion, Plan, for_others
from introplan.demands.days import AT_THE_WORKPLACE
from introplan.demands.lecturers import GIVEN_BY_SOMEBODY
from introplan.model import Cohort


def waits_for_answer(plan: Plan, session: Occasion) -> bool:
    """Whether somebody has to say yes to a session who has not: what coordinators give themselves needs no answer."""
    is_asked = not set(plan.programme.frame.coordinators).issuperset(session.people("lecturer"))
    return session.status != "confirmed" and is_asked and not session.draft


def is_settled(session: Occasion) -> bool:
    """Whether a session is to have all that it needs: proposed ones and drafts may wait."""
    return session.status != "proposed" and not session.draft


def lacks_lecturer(plan: Plan, session: Occasion) -> bool:
    """Whether a session is of a kind that somebody gives, and nobody does, nor is there a host that receives all."""
    kind = plan.programme.taught[session.subject].kind
    return kind in GIVEN_BY_SOMEBODY and not session.has("lecturer") and session.host is None


def lacks_place(plan: Plan, session: Occasion) -> bool:
    """Whether nothing says where a session is, of a kind that does not have its own place."""
    somewhere = session.place or session.link or session.host
    return somewhere is None and plan.programme.taught[session.subject].kind not in AT_THE_WORKPLACE


def unbooked_reviews(plan: Plan) -> Iterator[tuple[Journey, Occasion]]:
    """The reviews of confirmed cohorts without a date, or with one that is only proposed, by the day they are due.

    Not of those who have left.
    """
    by_path = {journey.participant.path: journey for journey in plan.agenda.journeys}
    for occasion in for_others(plan, plan.agenda.occasions):
        if occasion.kind == "review" and not occasion.booked:
            journey = by_path[occasion.path]
            if journey.cohort.status == "confirmed":
                yield journey, occasion


def latest_papers(plan: Plan, meeting: date, days: int) -> date:
    """The last open day to send the papers of a meeting, so many days before it."""
    return plan.open_days.until_day(meeting - timedelta(days=days))


EVALUATED_FROM, EVALUATED_UNTIL = timedelta(days=183), timedelta(days=365)
"""Before and after a cohort's last day, when an evaluation is one of it."""


def lacks_evaluation(plan: Plan, cohort: Cohort, journeys: Iterable[Journey]) -> date | None:
    """The last day of some of a cohort, if it has neither an evaluation near that day nor a celebration."""
    last = max((journey.ends for journey in journeys), default=None)
    celebrated = any(
        occasion.is_on and plan.programme.taught[occasion.subject].kind == "celebration"
        for occasion in plan.agenda.by_cohort.get(cohort.id, ())
    )
    if last is None or celebrated:
        return None
    evaluations = (event.date for event in plan.programme.events.values() if event.kind == "evaluation")
    return None if any(last - EVALUATED_FROM <= day <= last + EVALUATED_UNTIL for day in evaluations) else last
