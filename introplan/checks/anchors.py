"""Checks on what all else is counted from: a cohort's first day, and how long the programme is.

When one of the two is wrong, hardly anything is where it should be; then that is told, and not each of them.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from functools import partial
from typing import NamedTuple

from introplan.agenda import Journey, Occasion, Plan
from introplan.checks.edits import putting
from introplan.days import Duration, Stretch, add_months, monday_of
from introplan.demands import limit_of
from introplan.demands.people import days_apart
from introplan.demands.phases import axes_at, is_with_cohort
from introplan.diagnostics import Diagnostic, Label, _, finding
from introplan.model import Cohort, Path

ONE_DAY, ONE_WEEK = timedelta(days=1), timedelta(weeks=1)
FULL_TIME, MONTHS_OF_A_YEAR = 100, 12
NOTHING = Duration(0, "month")
FEWEST = 4
"""With fewer dates than this that depend on a cohort's first day, they say nothing about it."""
MANY, MOST, SURE = 0.25, 0.8, 0.9
"""So many have to be wrong, so many to suit another day, and so many for that day to be written in its place."""


class DatedEntry(NamedTuple):
    """Something of a cohort that has a date, whether it suits the cohort's first day, and which ones it would suit."""

    path: Path
    is_well: bool
    starts: Callable[[], Stretch]


def start_contradicts_dates(plan: Plan) -> Iterator[Diagnostic]:
    """Many of a cohort's sessions and reviews are not where they should be, but nearly all fit another first day.

    Phases, weeks and reviews are counted from `starts`. When it has last year's date, or the day and the month have
    been swapped, hardly any date is in its phase any more; so what follows from it is not reported one by one. Source:
    our own judgement.
    """
    for cohort in plan.programme.cohorts.values():
        dated = [] if cohort.is_over else _dated(plan, cohort)
        wrong = [each for each in dated if not each.is_well]
        if len(dated) < FEWEST or len(wrong) <= len(dated) * MANY:
            continue
        suiting = [each.starts() for each in dated]
        meant = most_suited(cohort.starts, suiting)
        suits = suited(meant, suiting)
        if suits < len(dated) * MOST:
            continue
        yield finding(
            "start-contradicts-dates",
            _("{cohort} starts on {day}, and then {count} of its {total} dates are not where they should be"),
            at=plan.where(cohort, "starts"),
            also=[Label(plan.origins.span((*each.path, "date")), _("not then")) for each in wrong[:2]],
            help=_("{meant} suits {suits} of them"),
            values={
                "cohort": cohort.title,
                "day": cohort.starts,
                "count": len(wrong),
                "total": len(dated),
                "meant": meant,
                "suits": suits,
            },
            about=(cohort.id,),
            fix=putting((*cohort.path, "starts"), meant.isoformat()) if suits >= len(dated) * SURE else None,
        )


def _dated(plan: Plan, cohort: Cohort) -> list[DatedEntry]:
    """What has a date in a cohort and a place in its time; what may lie anywhere only when little else has a date."""
    frame, axis = plan.programme.frame, plan.cohort_axes[cohort.id]
    close: list[DatedEntry] = list(_reviews(plan, cohort))
    wide: list[DatedEntry] = []
    has_latecomers = not all(map(is_with_cohort, plan.journeys_in(cohort.id)))
    own = plan.agenda.by_cohort.get(cohort.id, ()) if has_latecomers else ()
    late = {occasion.path[:4] for occasion in own if _is_of_latecomers(plan, occasion)}
    for session in cohort.sessions.values():
        if session.status == "cancelled" or session.path in late:
            continue
        activity, day = plan.programme.activity_of(session), session.date
        if activity.weeks is not None:
            starts = partial(_starts_by_weeks, day, *activity.weeks)
            close.append(DatedEntry(session.path, day in axis.days_of_weeks(*activity.weeks), starts))
        elif activity.phase is not None:
            phase = frame.phases[activity.phase]
            starts = partial(_starts, day, phase.begins, phase.ends)
            close.append(DatedEntry(session.path, day in axis.days_for(activity.phase), starts))
        else:
            wide.append(DatedEntry(session.path, day in axis.days, partial(_starts, day, NOTHING, frame.length)))
    return close if len(close) >= FEWEST else [*close, *wide]


def _is_of_latecomers(plan: Plan, occasion: Occasion) -> bool:
    """Whether it says nothing about the cohort's first day, as only those come who have a later one of their own."""
    return all(isinstance(axis, Journey) for axis in axes_at(plan, occasion))


def _starts(day: date, begins: Duration, ends: Duration) -> Stretch:
    """The first days of a cohort for which a day is within that time of its start, the last day not included."""
    return Stretch(_before(day, ends) + ONE_DAY, _before(day, begins))


def _before(day: date, time: Duration) -> date:
    return add_months(day, -time.count) if time.unit == "month" else day - time.count * ONE_WEEK


def _starts_by_weeks(day: date, first: int, last: int) -> Stretch:
    """The same for weeks, both included."""
    monday = monday_of(day)
    return Stretch(monday - (last - 1) * ONE_WEEK, monday - (first - 1) * ONE_WEEK + ONE_WEEK - ONE_DAY)


def _reviews(plan: Plan, cohort: Cohort) -> Iterator[DatedEntry]:
    """The booked reviews of those who start with the cohort, and go on without a pause in full time."""
    most = limit_of(plan.programme, "review-off-its-month")
    months = {review.id: review.month for review in plan.programme.frame.reviews.values()}
    due = {month: add_months(cohort.starts, month) for month in months.values()}
    for participant in cohort.participants.values():
        if participant.starts is None and not participant.pauses and participant.work_percent == FULL_TIME:
            for booked in participant.reviews.values():
                month, day = months[booked.id], booked.date
                is_near = abs((day - due[month]).days) <= most or days_apart(plan, day, due[month]) <= most
                yield DatedEntry(booked.path, is_near, partial(_starts_near, day, month, most))


def _starts_near(day: date, month: int, most: int) -> Stretch:
    """The first days of a cohort for which a day is near so many months later."""
    starts = add_months(day, -month)
    return Stretch(starts - timedelta(days=most), starts + timedelta(days=most))


def most_suited(starts: date, suiting: list[Stretch]) -> date:
    """The first day that suits most: the same of another year, with day and month exchanged, or else the nearest."""
    years = [add_months(starts, 12 * years) for years in (-1, 1, -2, 2)]
    turned = [date(starts.year, starts.day, starts.month)] if starts.day <= MONTHS_OF_A_YEAR else []
    edges = sorted(
        {day for each in suiting for day in (each.first, each.last)}, key=lambda day: (abs((day - starts).days), day)
    )
    best = max(edges, key=lambda day: suited(day, suiting))
    months = [best.replace(day=1), add_months(best.replace(day=1), 1)]
    return max([*years, *turned, *months, best], key=lambda day: suited(day, suiting))


def suited(day: date, suiting: Iterable[Stretch]) -> int:
    """How many of some things a first day suits, each by the days that would."""
    return sum(day in each for each in suiting)


def length_contradicts_months(plan: Plan) -> Iterator[Diagnostic]:
    """Several phases and reviews come after the end of the programme, so its length is probably wrong.

    `2 months` is easily written for two years. If a single phase or review is too late, that one is reported instead.
    What follows from the length is not reported one by one. Source: our own judgement.
    """
    frame = plan.programme.frame
    phases = [phase for phase in frame.phases.values() if phase.ends > frame.length]
    reviews = [review for review in frame.reviews.values() if Duration(review.month, "month") > frame.length]
    if len(phases) + len(reviews) <= 1:
        return
    needed = max(*(phase.ends for phase in phases), *(Duration(review.month, "month") for review in reviews))
    yield finding(
        "length-contradicts-months",
        _("the programme is {length}, and {late} come after that"),
        at=plan.origins.span(("programme", "length")),
        also=[
            *(Label(plan.where(phase, phase.written_in), _("after that")) for phase in phases[-1:]),
            *(Label(plan.where(review, "month"), _("after that")) for review in reviews[-1:]),
        ],
        help=_("write `length: {needed}`, so that all of them are within it, or end them earlier"),
        values={
            "length": frame.length,
            "late": (*(phase.title for phase in phases), *(review.title for review in reviews)),
            "needed": needed.written,
        },
        about=(frame.id,),
        fix=putting(("programme", "length"), needed.written),
    )
