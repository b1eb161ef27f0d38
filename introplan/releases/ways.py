"""How everybody keeps their dates, as a plan says it."""

from introplan.agenda import Plan
from introplan.model import CalendarWay


def way_of(plan: Plan, identity: str) -> CalendarWay | None:
    """How somebody keeps the dates; None of nobody in the plan. A protected person is never mailed, so not invited."""
    person = plan.by_identity.people.get(identity)
    if person is None:
        return None
    way = person.calendar_way or plan.programme.frame.calendar_way
    return "replace" if person.protected and way == "invitations" else way


def is_invited_to_meetings(plan: Plan, identity: str) -> bool:
    """Whether invitations to somebody are to regular meetings too."""
    person = plan.by_identity.people.get(identity)
    own = person.meetings if person else None
    return plan.programme.frame.meetings if own is None else own
