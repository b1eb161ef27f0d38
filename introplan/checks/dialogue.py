"""Checks on the dialogue with the unions: before each cohort, and every half-year."""

from collections.abc import Iterator
from datetime import date, timedelta

from introplan.agenda import Plan
from introplan.days import Stretch, add_months
from introplan.demands import limit_of
from introplan.demands.series import days_of_cohorts
from introplan.diagnostics import Diagnostic, Label, _, finding


def _dialogues(plan: Plan) -> list[date]:
    return sorted(event.date for event in plan.programme.events.values() if event.kind == "union_dialogue")


def union_dialogue_missing_before_start(plan: Plan) -> Iterator[Diagnostic]:
    """A cohort starts without any union dialogue in the year before.

    The employer keeps the unions informed (MBL 19 §) and negotiates before important changes (11 §); Malmö's programme
    has a continuous dialogue with them. After the decision is too late. Sources: lagen (1976:580) om medbestämmande i
    arbetslivet; Malmö stad. Checked only where Swedish law applies.
    """
    if not plan.open_days.is_swedish:
        return
    dialogues = _dialogues(plan)
    for cohort in plan.programme.cohorts.values():
        earliest = add_months(cohort.starts, -limit_of(plan.programme, "union-dialogue-missing-before-start"))
        if any(earliest <= day < cohort.starts for day in dialogues):
            continue
        before = max((day for day in dialogues if day < cohort.starts), default=None)
        yield finding(
            "union-dialogue-missing-before-start",
            _("{cohort} starts on {day}, and the last union dialogue before that is on {before}")
            if before
            else _("{cohort} starts on {day}, and there is no union dialogue before that"),
            at=plan.where(cohort, "starts"),
            help=_("add an event of kind `union_dialogue` before {day}"),
            values={"cohort": cohort.title, "day": cohort.starts, "before": before},
            about=(cohort.id,),
        )


def half_year_without_union_dialogue(plan: Plan) -> Iterator[Diagnostic]:
    """A half-year of the programme, from January or from July, goes by without any union dialogue.

    Malmö's dialogue with the unions recurs through the whole programme; at least one in each half-year is introplan's
    reading of that. The programme goes from its first cohort's start until its last cohort's end: somebody who starts
    late or has a pause does not prolong it for anybody else. Drafts are left out. Sources: Malmö stad; lagen (1976:580)
    om medbestämmande i arbetslivet, 19 §. Checked only where Swedish law applies.
    """
    journeys = [journey for journey in plan.agenda.journeys if journey.cohort.status != "draft"]
    if not journeys or not plan.open_days.is_swedish:
        return
    whole = days_of_cohorts(plan, journeys)
    dialogues = _dialogues(plan)
    least = limit_of(plan.programme, "half-year-without-union-dialogue")
    silent = tuple(half for half in _half_years(whole, least) if not any(day in half for day in dialogues))
    if silent:
        first = min(journeys, key=lambda journey: journey.starts).cohort
        yield finding(
            "half-year-without-union-dialogue",
            _("there is no union dialogue in {silent}"),
            at=plan.origins.span(("events",)) if plan.programme.events else plan.where(first, "starts"),
            also=[Label(plan.where(first, "starts"), _("the programme starts here"))] if plan.programme.events else [],
            help=_("add an event of kind `union_dialogue` in each"),
            values={"silent": silent, "last_day": silent[-1].last},
            about=(plan.programme.frame.id,),
        )


def _half_years(whole: Stretch, least: int) -> Iterator[Stretch]:
    """The calendar half-years that the programme lies in for at least so many days, cut to the programme."""
    first = date(whole.first.year, 1 if whole.first.month < 7 else 7, 1)
    while first <= whole.last:
        after = add_months(first, 6)
        half = Stretch(max(first, whole.first), min(after - timedelta(days=1), whole.last))
        if len(half) >= least:
            yield half
        first = after
