"""A plan as it would be with sessions that it does not have yet: what is asked of a date can then be asked of them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from introplan.agenda import Plan
from introplan.agenda.agenda import Agenda
from introplan.agenda.sessions import sessions_of
from introplan.days import Times
from introplan.model import Break, Session, place_entries


class WantedSession(NamedTuple):
    """A session that a cohort is to have: its key, what it is of, about when, and whom it is for if not for all.

    `breaks` are those of a session at its `times`, and move along with them. One that `begins` a cohort is wanted
    in its first weeks, which would be empty else.
    """

    cohort: str
    key: str
    activity: str
    day: date
    for_: tuple[str, ...] = ()
    times: Times | None = None
    breaks: tuple[Break, ...] | None = None
    begins: bool = False

    def identity(self, plan: Plan) -> str:
        """The key of its occasion in a plan that has it."""
        return f"{plan.programme.cohorts[self.cohort].identity}/{self.key}"


def supposed(plan: Plan, wanted: Sequence[WantedSession]) -> Plan:
    """The plan with these sessions as well, each proposed on its day, without a place.

    Meetings and all else stay where they are: what is only proposed makes nothing move.
    """
    cohorts = dict(plan.programme.cohorts)
    for each in wanted:
        session = Session.model_construct(
            of=each.activity,
            date=each.day,
            time=each.times,
            for_=each.for_,
            status="proposed",
            breaks=each.breaks,
        )
        place_entries(session, ("cohorts", each.cohort, "sessions", each.key))
        cohort = cohorts[each.cohort]
        cohorts[each.cohort] = cohort.model_copy(update={"sessions": {**cohort.sessions, each.key: session}})
    programme = plan.programme.model_copy(update={"cohorts": cohorts})
    new = {(each.cohort, each.key) for each in wanted}
    agenda = plan.agenda
    made = [
        occasion
        for occasion in sessions_of(programme, agenda.journeys, agenda.support, plan.open_days)
        if (occasion.path[1], occasion.path[3]) in new
    ]
    occasions = sorted((*agenda.occasions, *made), key=lambda each: each.sort_key)
    return replace(plan, programme=programme, agenda=Agenda(agenda.journeys, agenda.support, tuple(occasions)))
