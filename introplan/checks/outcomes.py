"""Checks on what became of participants, and on what goals have come to: dates that fit, and nothing that hides."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from introplan.agenda import Journey, Plan
from introplan.checks.edits import putting
from introplan.days import add_months
from introplan.demands import limit_of
from introplan.diagnostics import Diagnostic, Label, _, finding
from introplan.model import Competence, Goal, ParticipantOutcome

GONE = ("moved", "left")
"""What becomes of those who are not in the programme any more."""
SAME_TIME = timedelta(days=31)
"""A last day and an outcome so close to each other speak of the same: the last day, or the first after it."""


def _outcomes(plan: Plan) -> Iterator[tuple[Journey, ParticipantOutcome]]:
    for journey in plan.agenda.journeys:
        if journey.participant.outcome is not None:
            yield journey, journey.participant.outcome


def outcome_without_last_day(plan: Plan) -> Iterator[Diagnostic]:
    """Somebody has moved on or left before the programme ends, and has no last day.

    An outcome changes no date: sessions, meetings and reviews go on until the end, and take seats and other people's
    time. Source: our own judgement.
    """
    for journey, outcome in _outcomes(plan):
        if outcome.kind not in GONE or journey.participant.until is not None or outcome.date > journey.programme_ends:
            continue
        if outcome.date < journey.starts:
            continue
        yield finding(
            "outcome-without-last-day",
            _("{participant} left on {day}, and has dates until {last}")
            if outcome.kind == "left"
            else _("{participant} moved to something else on {day}, and has dates until {last}"),
            at=plan.where(journey.participant, "outcome"),
            help=_("write `until: {written}`; `introplan leave {id} --last-day {written}` changes what follows too"),
            values={
                "participant": plan.called(journey.person),
                "day": outcome.date,
                "last": journey.programme_ends,
                "written": outcome.date.isoformat(),
                "id": journey.person,
            },
            about=(journey.cohort.id, journey.person),
            fix=putting((*journey.participant.path, "until"), outcome.date.isoformat()),
        )


def outcome_beside_last_day(plan: Plan) -> Iterator[Diagnostic]:
    """Somebody has moved on or left at another time than their last day says.

    One of the two dates is mistyped: whoever has left takes part in nothing more. A few weeks between them are
    fine, such as a notice period. Source: our own judgement.
    """
    for journey, outcome in _outcomes(plan):
        until = journey.participant.until
        if outcome.kind not in GONE or until is None or not journey.leaves_early:
            continue
        if until <= outcome.date <= until + SAME_TIME or outcome.date < journey.starts:
            continue
        yield finding(
            "outcome-beside-last-day",
            _("{participant} left on {day}, and their last day is {until}")
            if outcome.kind == "left"
            else _("{participant} moved to something else on {day}, and their last day is {until}"),
            at=plan.where(journey.participant, "outcome", "date"),
            also=[Label(plan.where(journey.participant, "until"), _("the last day"))],
            help=_("fix the date that is wrong; if `until` is right, write {until} here"),
            values={"participant": plan.called(journey.person), "day": outcome.date, "until": until},
            about=(journey.cohort.id, journey.person),
            fix=putting((*journey.participant.path, "outcome", "date"), until.isoformat()),
        )


def outcome_out_of_time(plan: Plan) -> Iterator[Diagnostic]:
    """What became of somebody has a date before they start, or years after their programme ended.

    Nothing can have become of somebody who has not begun; and of one who finished long ago, nobody keeps account. It is
    most likely a year that was mistyped. Source: our own judgement, as is the number of years.
    """
    years = limit_of(plan.programme, "outcome-out-of-time")
    for journey, outcome in _outcomes(plan):
        early = outcome.date < journey.starts
        if not early and outcome.date <= add_months(journey.programme_ends, 12 * years):
            continue
        yield finding(
            "outcome-out-of-time",
            _("{participant} has an outcome of {day}, before they start on {first}")
            if early
            else _("{participant} has an outcome of {day}, years after their programme ends on {last}"),
            at=plan.where(journey.participant, "outcome", "date"),
            help=_("fix the date"),
            values={
                "participant": plan.called(journey.person),
                "day": outcome.date,
                "first": journey.starts,
                "last": journey.programme_ends,
            },
            about=(journey.cohort.id, journey.person),
        )


class Measured(NamedTuple):
    """A result: of a goal or of a competence's gap, where it is written, and its month, `2027-09`."""

    of: Goal | Competence
    fields: tuple[str, ...]
    month: str


def _results(plan: Plan) -> Iterator[Measured]:
    for goal in plan.programme.frame.goals.values():
        for month in goal.indicator.results if goal.indicator else ():
            yield Measured(goal, ("indicator", "results", month), month)
    for competence in plan.programme.competences.values():
        for month in competence.gap.results if competence.gap else ():
            yield Measured(competence, ("gap", "results", month), month)


def result_before_programme(plan: Plan) -> Iterator[Diagnostic]:
    """A goal or a competence has a result from before the first cohort has started.

    The programme cannot have changed that figure: it is the one to compare with. Source: our own judgement.
    """
    first = min((cohort.starts for cohort in plan.programme.cohorts.values()), default=None)
    if first is None:
        return
    for result in _results(plan):
        if result.month >= f"{first:%Y-%m}":
            continue
        of_goal = isinstance(result.of, Goal)
        yield finding(
            "result-before-programme",
            _("{goal} has a result of {month}, before the first cohort starts on {first}"),
            at=plan.where(result.of, *result.fields, key=True),
            help=_("a figure from before the programme is the `baseline`; remove the line, or fix the month")
            if of_goal
            else _("a level from before the programme is `now`; remove the line, or fix the month"),
            values={"goal": result.of.title, "month": result.month, "first": first},
            about=(result.of.id, result.month),
        )


def result_ahead_of_time(plan: Plan, today: date) -> Iterator[Diagnostic]:
    """A goal or a competence has a result from a month that has not come yet.

    Nobody can have measured it. It is a target, or the month is mistyped. Source: our own judgement.
    """
    for result in _results(plan):
        if result.month > f"{today:%Y-%m}":
            yield finding(
                "result-ahead-of-time",
                _("{goal} has a result of {month}, which is still to come"),
                at=plan.where(result.of, *result.fields, key=True),
                help=_("fix the month; what is to be reached is the `target`"),
                values={"goal": result.of.title, "month": result.month},
                about=(result.of.id, result.month),
            )
