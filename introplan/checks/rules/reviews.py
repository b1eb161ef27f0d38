"""Rules about reviews: at which months, of which kind, and before somebody leaves."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from introplan.agenda import Journey, Plan
from introplan.checks.rules.answers import AskedRule, Outcome, met_by_all, nobody, not_applicable
from introplan.days import Rhythm, Stretch
from introplan.diagnostics import Diagnostic, _
from introplan.language.terms import REVIEW, REVIEW_KINDS
from introplan.model import Review
from introplan.model.rule_kinds import ReviewRule

ONE_DAY = timedelta(days=1)
NO_TOLERANCE = Rhythm(2, "week")


class ReviewDemand(NamedTuple):
    """When a review is asked for, in words of the rule: at a month, between two, or within a time of the start.

    `months` are those that a review in the programme's own list would have.
    """

    template: str
    template_for_all: str
    values: tuple[tuple[str, object], ...]
    days: Stretch
    due: date
    months: tuple[float, float]


def review_at(asked: AskedRule, wanted: ReviewRule) -> Outcome:
    """Every participant has the reviews, booked or due, that the rule asks for.

    Whoever has left before a review would be due needs none.
    """
    if not asked.journeys:
        return nobody()
    if wanted.before_leaving is not None:
        return _before_leaving(asked, wanted, wanted.before_leaving)
    lacking: dict[tuple[str, tuple[tuple[str, object], ...]], list[tuple[Journey, ReviewDemand]]] = {}
    for journey in asked.journeys:
        days = _review_days(asked.plan, journey, wanted)
        for demand in _demands(journey, wanted):
            if demand.due > journey.ends and journey.leaves_early:
                continue
            key = (demand.template, demand.values)
            if not any(day in demand.days for day in days):
                lacking.setdefault(key, []).append((journey, demand))
    findings: list[Diagnostic] = []
    planned = [review.month for review in asked.plan.programme.frame.reviews.values() if _is_of(review, wanted)]
    for lacks in lacking.values():
        months = lacks[0][1].months
        nowhere = not any(months[0] <= month <= months[1] for month in planned)
        findings += _lacking(asked, wanted, lacks, nowhere=nowhere)
    return Outcome(tuple(findings)) if findings else met_by_all(len(asked.journeys))


def _is_of(review: Review, wanted: ReviewRule) -> bool:
    return wanted.kind in (None, review.kind)


def _review_days(plan: Plan, journey: Journey, wanted: ReviewRule) -> list[date]:
    """The days of the participant's reviews of the kind, booked or due."""
    reviews = plan.programme.frame.reviews
    return [
        occasion.day
        for occasion in plan.agenda.by_person.get(journey.person, ())
        if occasion.kind == "review"
        and occasion.is_on
        and occasion.cohorts == (journey.cohort.id,)
        and occasion.people("participant") == (journey.person,)
        and _is_of(reviews[occasion.subject], wanted)
    ]


def _demands(journey: Journey, wanted: ReviewRule) -> Iterator[ReviewDemand]:
    slack = timedelta(days=(wanted.tolerance or NO_TOLERANCE).days)
    for month in wanted.months:
        day = journey.day_at(month)
        yield ReviewDemand(
            _("{participant} has no {kind} at month {month}"),
            _("no {kind} is planned at month {month}"),
            (("month", month),),
            Stretch(day - slack, day + slack),
            day,
            (month - slack.days / 30, month + slack.days / 30),
        )
    for span in wanted.between:
        first, last = journey.day_at(span.first), journey.day_at(span.last)
        yield ReviewDemand(
            _("{participant} has no {kind} between month {first} and month {last}"),
            _("no {kind} is planned between month {first} and month {last}"),
            (("first", span.first), ("last", span.last)),
            Stretch(first, last),
            last,
            span,
        )
    if wanted.by is not None:
        last = journey.day_after(wanted.by)
        yield ReviewDemand(
            _("{participant} has no {kind} in the first {time} days"),
            _("no {kind} is planned in the first {time} days"),
            (("time", wanted.by.days),),
            Stretch(journey.starts, last),
            last,
            (0, wanted.by.days / 30),
        )


def _lacking(
    asked: AskedRule, wanted: ReviewRule, lacks: list[tuple[Journey, ReviewDemand]], *, nowhere: bool
) -> Iterator[Diagnostic]:
    """One finding at the programme's reviews when none is planned for anybody; else one for each who lacks it."""
    plan = asked.plan
    kind = REVIEW_KINDS[wanted.kind] if wanted.kind else REVIEW
    _first, demand = lacks[0]
    values = {**dict(demand.values), "kind": kind, "word": wanted.kind or "follow_up"}
    if nowhere:
        yield asked.finding(
            demand.template_for_all,
            at=plan.origins.span(("programme", "reviews")),
            help=_("add a review with `kind: {word}` to `reviews`") if wanted.kind else _("add one to `reviews`"),
            values=values,
        )
        return
    for journey, mine in lacks:
        yield asked.finding(
            mine.template,
            at=plan.where(journey.participant),
            help=_("book one by {day}"),
            values={
                **dict(mine.values),
                "kind": kind,
                "participant": plan.called(journey.person),
                "day": mine.days.last,
            },
            about=(journey.cohort.id, journey.person),
        )


def _before_leaving(asked: AskedRule, wanted: ReviewRule, time: Rhythm) -> Outcome:
    leavers = [journey for journey in asked.journeys if journey.leaves_early]
    if not leavers:
        return not_applicable(_("nobody leaves early"))
    plan, kind = asked.plan, REVIEW_KINDS[wanted.kind] if wanted.kind else REVIEW
    findings = tuple(
        asked.finding(
            _("{participant} leaves on {day}, and has no {kind} in the time before"),
            at=plan.where(journey.participant, "until"),
            help=_("book one under `reviews` of the participant"),
            values={"participant": plan.called(journey.person), "day": journey.ends, "kind": kind},
            about=(journey.cohort.id, journey.person),
        )
        for journey in leavers
        if not any(
            journey.ends - timedelta(days=time.days) <= day <= journey.ends
            for day in _review_days(plan, journey, wanted)
        )
    )
    return Outcome(findings) if findings else met_by_all(len(leavers))
