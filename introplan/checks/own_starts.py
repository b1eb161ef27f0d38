"""Checks on days of their own on which participants start: not before their cohort, nor after its last day to join."""

from collections.abc import Iterator
from datetime import date

from introplan.agenda import Plan
from introplan.checks.causes import because_of_start
from introplan.days import add_months
from introplan.diagnostics import Diagnostic, Fix, Label, Remove, Set, _, finding
from introplan.model import Cohort, Participant


def participant_before_cohort(plan: Plan) -> Iterator[Diagnostic]:
    """A participant starts before the cohort that they belong to.

    Then all that is counted from their own start comes too early: phases, reviews and meetings before anybody is there.
    Their first day at work is another matter, and is nowhere in the plan. Source: our own judgement.
    """
    for cohort, participant, starts in _own_starts(plan):
        if starts < cohort.starts:
            meant, path = _of_another_year(cohort, starts), (*participant.path, "starts")
            yield finding(
                "participant-before-cohort",
                _("{participant} starts on {day}, but {cohort} does not start until {starts}"),
                at=plan.where(participant, "starts"),
                also=[Label(plan.where(cohort, "starts"), _("starts here"))],
                help=_("perhaps {meant} was meant; or remove the line, and they start with the cohort")
                if meant
                else _("remove the line, and they start with the cohort"),
                values={
                    "participant": plan.called(participant.id),
                    "day": starts,
                    "meant": meant,
                    "cohort": cohort.title,
                    "starts": cohort.starts,
                },
                about=(cohort.id, participant.id),
                cause=because_of_start(plan, cohort.id, participant.id),
                fix=Fix((Set(path, meant.isoformat()) if meant else Remove(path),)),
            )


def _of_another_year(cohort: Cohort, day: date) -> date | None:
    """The same day of the year in which somebody could join the cohort; None where there is none."""
    closes = max(cohort.intake.closes or cohort.starts, cohort.starts)
    later = (add_months(day, 12 * years) for years in (1, 2))
    return next((each for each in later if cohort.starts < each <= closes), None)


def participant_after_intake(plan: Plan) -> Iterator[Diagnostic]:
    """A participant starts after the last day to join the cohort.

    Most of what the cohort has done is over then, and what is booked for them was booked for another start. They
    may belong to the next cohort. Source: the plan's own `intake`.
    """
    for cohort, participant, starts in _own_starts(plan):
        closes = cohort.intake.closes
        if closes is not None and starts > max(closes, cohort.starts):
            after = _nearest(plan, cohort, starts)
            yield finding(
                "participant-after-intake",
                _("{participant} starts on {day}, but the last day to join {cohort} is {closes}"),
                at=plan.where(participant, "starts"),
                also=[Label(plan.where(cohort, "intake", "closes"), _("the last day"))],
                help=_("write the later day in `closes`, or let them join {next}, which starts on {starts}")
                if after
                else _("write the later day in `closes`, or an earlier one here"),
                values={
                    "participant": plan.called(participant.id),
                    "day": starts,
                    "cohort": cohort.title,
                    "closes": closes,
                    "next": after.title if after else "",
                    "starts": after.starts if after else None,
                },
                about=(cohort.id, participant.id),
                cause=because_of_start(plan, cohort.id, participant.id),
                fix=_later(cohort) if cohort.intake.kind == "rolling" else None,
            )


def _later(cohort: Cohort) -> Fix:
    """The day on which the last of them starts, as the last day to join: no way out where all start together."""
    last = max(each.starts for each in cohort.participants.values() if each.starts)
    return Fix((Set((*cohort.path, "intake", "closes"), last.isoformat()),))


def _own_starts(plan: Plan) -> Iterator[tuple[Cohort, Participant, date]]:
    """The participants who have a start of their own, in cohorts that go on."""
    for cohort in plan.programme.cohorts.values():
        for participant in cohort.participants.values():
            if participant.starts is not None and not cohort.is_over:
                yield cohort, participant, participant.starts


def _nearest(plan: Plan, cohort: Cohort, day: date) -> Cohort | None:
    """The cohort that somebody may join who starts on a day: of those that are later, the one that starts nearest."""
    later = [other for other in plan.programme.cohorts.values() if other.starts > cohort.starts and not other.is_over]
    return min(later, key=lambda other: abs((other.starts - day).days), default=None)
