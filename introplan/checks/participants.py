"""Checks on participants: that each has a time in the programme, and only one way through it."""

from collections.abc import Iterator
from itertools import pairwise

from introplan.agenda import Plan
from introplan.checks.occasions import MOST_NAMES, about, names, title_of
from introplan.days import Weekday
from introplan.diagnostics import Diagnostic, Label, _, error, warning


def participant_in_two_cohorts(plan: Plan) -> Iterator[Diagnostic]:
    """A person takes part in two cohorts at the same time.

    They would have every meeting and review twice. Somebody who changes cohort leaves the first with
    `until` and begins in the second with `starts`. Source: our own judgement.
    """
    for person, journeys in plan.agenda.journeys_by_person.items():
        for first, second in pairwise(journeys):
            if not first.days.overlaps(second.days):
                continue
            yield error(
                "participant-in-two-cohorts",
                _("{participant} is in {second} from {day}, and in {first} until {until}"),
                at=plan.where(second.participant),
                also=[Label(plan.where(first.participant), _("here as well"))],
                help=_("keep one, or let the first end with `until` before the second begins"),
                values={
                    "participant": plan.called(person),
                    "first": first.cohort.title,
                    "second": second.cohort.title,
                    "day": second.starts,
                    "until": first.ends,
                },
                about=(first.cohort.id, second.cohort.id, person),
            )


def participant_ends_before_start(plan: Plan) -> Iterator[Diagnostic]:
    """A participant leaves before they have started, so that they have no time in the programme at all.

    They would be in no calendar and get no booklet, and nothing else would say so. Source: our own judgement.
    """
    for journey in plan.agenda.journeys:
        if journey.ends < journey.starts:
            yield error(
                "participant-ends-before-start",
                _("{participant} starts on {first} and leaves on {day}"),
                at=plan.where(journey.participant, "until"),
                also=[
                    Label(
                        plan.where(journey.participant, "starts")
                        if journey.participant.starts
                        else plan.where(journey.cohort, "starts"),
                        _("starts here"),
                    )
                ],
                help=_("mend one of the dates, or remove the participant"),
                values={"participant": plan.called(journey.person), "first": journey.starts, "day": journey.ends},
                about=(journey.cohort.id, journey.person),
            )


def session_on_day_off(plan: Plan) -> Iterator[Diagnostic]:
    """A session lies on a weekday that a participant in part time does not work.

    `workdays` says which days they work; their meetings keep to those by themselves. They can change days with
    their manager, or take the session with another cohort. Source: our own judgement.
    """
    for occasion in plan.agenda.sessions:
        weekday = Weekday(occasion.day.weekday())
        away = tuple(
            journey.person
            for person in occasion.people("participant")
            for journey in plan.agenda.journeys_by_person[person]
            if journey.cohort.id in occasion.cohorts
            and journey.participant.workdays
            and weekday not in journey.participant.workdays
        )
        if not away:
            continue
        first = next(journey for journey in plan.agenda.journeys_by_person[away[0]] if journey.participant.workdays)
        yield warning(
            "session-on-day-off",
            _("{session} is on {day}, a {weekday}, when {count} participants do not work")
            if len(away) > MOST_NAMES
            else _("{session} is on {day}, a {weekday}, when {people} do not work")
            if len(away) > 1
            else _("{session} is on {day}, a {weekday}, when {people} does not work"),
            at=plan.where(occasion, "date"),
            also=[Label(plan.where(first.participant, "workdays"), _("works on these days"))],
            help=_("agree on another day off that week, or on a make-up"),
            values={
                "session": title_of(plan, occasion),
                "day": occasion.day,
                "weekday": weekday,
                "people": names(plan, away),
                "count": len(away),
            },
            about=about(occasion, people=away),
        )
