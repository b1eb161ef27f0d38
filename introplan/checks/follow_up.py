"""Checks on what goes around a programme: who is told, what is measured, how it ends, and papers in time."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Literal

from introplan.agenda import Plan
from introplan.checks.edits import putting
from introplan.counts.readiness import lacks_evaluation, latest_papers
from introplan.days import add_months
from introplan.demands import limit_in_words, limit_of
from introplan.diagnostics import Diagnostic, Fix, Label, Set, _, finding
from introplan.model import Cohort, Event, Goal

LESS = re.compile(
    r"omsättning|\bslutar\b|lämnar|uppsägning|avgång|avhopp|frånvaro|sjukskriv|sjukdag|vakan|övertid|väntetid|"
    r"handläggningstid|klagomål|avvikelse|gap\b|\bunder målet|stress|\boro\b|inhyrd|hyrpersonal|"
    r"turnover|\bleav(e|ing|ers)\b|\bquit|resign|drop ?out|absence|sick|vacanc|overtime|waiting|complaint|below target",
    re.IGNORECASE,
)
MORE = re.compile(
    r"\bkvar\b|stannar|behåller|\bnöjd|trivs|trivsel|\btrygg|rekommender|närvaro|fullföljt?\b|genomgått|klarat|\bbehöriga?\b|"
    r"\bstay|retention|retain|satisf|\bfeel safe|recommend|attendance|complete|qualified",
    re.IGNORECASE,
)
"""What a measure counts that there should be less of, or more."""
A_SCORE = re.compile(r"skattning|poäng|medelvärde|betyg|\bindex|score|rating", re.IGNORECASE)
"""What says nothing by itself: of what, the goal's title says."""
TURNED = re.compile(
    r"\b(inte|icke|ej|utan|not|without|never|aldrig)\b|minsk|sänk|ökning|ökad|förändr|skillnad|reduc|decreas|increas|change",
    re.IGNORECASE,
)
"""Words that turn a measure around, or make it one of a change."""


def papers_sent_late(plan: Plan) -> Iterator[Diagnostic]:
    """The papers of a union dialogue were sent less than a week before it, or after it.

    The representatives have to read them, and to ask their members. About a week is what union guides say. Sources:
    dik.se and georgfrick.wordpress.com (2016), on lagen (1976:580) om medbestämmande i arbetslivet. Checked only where
    Swedish law applies.
    """
    if not plan.open_days.is_swedish:
        return
    days = limit_of(plan.programme, "papers-sent-late")
    for event in plan.programme.events.values():
        if event.papers_sent is None or event.kind != "union_dialogue":
            continue
        latest = event.date - timedelta(days=days)
        if event.papers_sent <= latest:
            continue
        yield finding(
            "papers-sent-late",
            _("the papers for {subject} on {day} were sent on {sent}, after the meeting")
            if event.papers_sent > event.date
            else _("the papers for {subject} on {day} were sent on {sent}, less than {limit} before"),
            at=plan.where(event, "papers_sent"),
            also=[Label(plan.where(event, "date"), _("the meeting"))],
            help=_("send them by {latest} at the latest, or move the meeting"),
            values={
                "subject": event.subject,
                "day": event.date,
                "sent": event.papers_sent,
                "limit": limit_in_words(plan.programme, "papers-sent-late"),
                "latest": latest_papers(plan, event.date, days),
            },
            about=(f"_events/{event.id}",),
        )


def papers_sent_long_before(plan: Plan) -> Iterator[Diagnostic]:
    """The papers of a union dialogue were sent more than half a year before it.

    Nobody has what is to be decided so early; mostly the year is last year's. Source: our own judgement.
    """
    most = timedelta(days=limit_of(plan.programme, "papers-sent-long-before"))
    for event in plan.programme.events.values():
        sent = event.papers_sent
        if event.kind != "union_dialogue" or sent is None or event.date - sent <= most:
            continue
        meant = _in_time(plan, event, sent)
        yield finding(
            "papers-sent-long-before",
            _("the papers for {subject} on {day} were sent on {sent}, {weeks} weeks before"),
            at=plan.where(event, "papers_sent"),
            also=[Label(plan.where(event, "date"), _("the meeting"))],
            help=_("check the year: {meant} would be in time") if meant else _("check the year of the two dates"),
            values={
                "subject": event.subject,
                "day": event.date,
                "sent": sent,
                "weeks": (event.date - sent).days // 7,
                "meant": meant,
            },
            about=(f"_events/{event.id}",),
            fix=putting((*event.path, "papers_sent"), meant.isoformat()) if meant else None,
        )


def _in_time(plan: Plan, event: Event, sent: date) -> date | None:
    """The same day of another year, when the papers would come in time for the meeting then, and not too early."""
    least, most = (limit_of(plan.programme, name) for name in ("papers-sent-late", "papers-sent-long-before"))
    days = (add_months(sent, 12 * (year - sent.year)) for year in (event.date.year, event.date.year - 1))
    return next((day for day in days if least <= (event.date - day).days <= most), None)


def confirmed_cohorts(plan: Plan) -> list[Cohort]:
    """Cohorts that go ahead, in the order of their starts."""
    cohorts = [cohort for cohort in plan.programme.cohorts.values() if cohort.status == "confirmed"]
    return sorted(cohorts, key=lambda cohort: (cohort.starts, cohort.id))


def managers_not_told_before_start(plan: Plan) -> Iterator[Diagnostic]:
    """A cohort starts, and in the year before it no event is for the managers.

    The managers give the time. Huddinge and its neighbours say that they have to be told again and again why the
    programme matters. A year is introplan's suggestion. Source: the four municipalities' trainee programme; the limit
    is ours.
    """
    months = limit_of(plan.programme, "managers-not-told-before-start")
    for cohort in confirmed_cohorts(plan):
        told = sorted(event.date for event in plan.programme.events.values() if "managers" in event.audience)
        before = max((day for day in told if day < cohort.starts), default=None)
        if before is not None and before >= add_months(cohort.starts, -months):
            continue
        yield finding(
            "managers-not-told-before-start",
            _("{cohort} starts on {day}, and the managers were last informed on {before}")
            if before
            else _("{cohort} starts on {day}, and nothing before that is for the managers"),
            at=plan.where(cohort, "starts"),
            help=_("add an event of kind `briefing` with `audience: [managers]` before {day}"),
            values={"cohort": cohort.title, "day": cohort.starts, "before": before},
            about=(cohort.id,),
        )


def colleagues_never_told(plan: Plan) -> Iterator[Diagnostic]:
    """The programme has a confirmed cohort, and no event is for the colleagues at the workplaces.

    They take over cases while the new are away, and meet them every day. Source: the four municipalities' trainee
    programme.
    """
    confirmed = confirmed_cohorts(plan)
    if not confirmed or any("colleagues" in event.audience for event in plan.programme.events.values()):
        return
    cohort = confirmed[0]
    yield finding(
        "colleagues-never-told",
        _("{cohort} starts on {day}, and no event is for the colleagues"),
        at=plan.origins.span(("events",)) if plan.programme.events else plan.where(cohort, "starts"),
        help=_("add an event of kind `briefing` with `audience: [colleagues]`"),
        values={"cohort": cohort.title, "day": cohort.starts},
        about=(cohort.id,),
    )


def goal_not_measurable(plan: Plan) -> Iterator[Diagnostic]:
    """A goal has no indicator, or one without baseline, target, or the months when it is measured.

    Without a figure from before the programme, nobody can say after two years what it has changed. Source: Malmö
    stad, whose programme is to lower staff turnover.
    """
    for goal in plan.programme.frame.goals.values():
        indicator = goal.indicator
        if indicator is None:
            yield finding(
                "goal-not-measurable",
                _("the goal {goal} has no indicator"),
                at=plan.where(goal),
                help=_("add `indicator:` with measure, baseline, target and at_months"),
                values={"goal": goal.title},
                about=(goal.id,),
            )
            continue
        lacking = [
            name for name, value in (("baseline", indicator.baseline), ("target", indicator.target)) if value is None
        ]
        lacking += [] if indicator.at_months else ["at_months"]
        if lacking:
            yield finding(
                "goal-not-measurable",
                _("the indicator of {goal} lacks {fields}"),
                at=plan.where(goal, "indicator"),
                help=_("add the field; use the last figure that you know as `baseline`")
                if lacking == ["baseline"]
                else _("add them, so that the goal can be followed up"),
                values={"goal": goal.title, "fields": tuple(f"`{name}`" for name in lacking)},
                about=(goal.id,),
            )


def goal_in_wrong_direction(plan: Plan) -> Iterator[Diagnostic]:
    """The figure to reach is on the wrong side of the one before the programme: turnover that is to rise.

    What is measured says which way is better, such as turnover and absence, or who stays; a score goes by what the goal
    says. Where the words say neither, or both, nothing is reported. Usually the two figures have been swapped. Source:
    our own judgement.
    """
    for goal in plan.programme.frame.goals.values():
        indicator, better = goal.indicator, _better(goal)
        if indicator is None or indicator.baseline is None or indicator.target is None or better is None:
            continue
        baseline, target = indicator.baseline, indicator.target
        if target == baseline or (target < baseline) == (better == "less"):
            continue
        paths = (*goal.path, "indicator", "baseline"), (*goal.path, "indicator", "target")
        written = tuple(map(plan.origins.plain, paths))
        swapped = tuple(Set(path, other) for path, other in zip(paths, reversed(written), strict=True))
        yield finding(
            "goal-in-wrong-direction",
            _("{measure} is to go from {baseline} up to {target}")
            if better == "less"
            else _("{measure} is to go from {baseline} down to {target}"),
            at=plan.where(goal, "indicator", "target"),
            also=[Label(plan.where(goal, "indicator", "baseline"), _("the figure before the programme"))],
            help=_("swap `baseline` and `target`"),
            values={"measure": indicator.measure, "baseline": f"{baseline:g}", "target": f"{target:g}"},
            about=(goal.id,),
            fix=Fix(swapped),
        )


def _better(goal: Goal) -> Literal["less", "more"] | None:
    """Whether less or more of what a goal measures is better; None when its words do not say."""
    measure = goal.indicator.measure if goal.indicator else ""
    if TURNED.search(measure):
        return None
    words = goal.title if A_SCORE.search(measure) and not (LESS.search(measure) or MORE.search(measure)) else measure
    if words is goal.title and TURNED.search(words):
        return None
    is_less, is_more = LESS.search(words) is not None, MORE.search(words) is not None
    if is_less == is_more:
        return None
    return "less" if is_less else "more"


def ending_without_evaluation(plan: Plan, today: date) -> Iterator[Diagnostic]:
    """A confirmed cohort ends within half a year, with neither an evaluation nor a celebration.

    Evaluation is one of the six parts that every introduction in a Swedish study had. An event of kind `evaluation`
    counts from half a year before the last participant ends until a year after, a celebration when the cohort has
    a session of one. Source: FoU-rapport 2015:1 (Norrköping, Söderköping and Valdemarsvik); the time is our own.
    """
    months = limit_of(plan.programme, "ending-without-evaluation")
    for cohort in confirmed_cohorts(plan):
        last = lacks_evaluation(plan, cohort, plan.journeys_in(cohort.id))
        if last is None or not add_months(last, -months) <= today <= last:
            continue
        yield finding(
            "ending-without-evaluation",
            _("{cohort} ends on {day} without an evaluation or a celebration"),
            at=plan.where(cohort),
            help=_("add an event of kind `evaluation` near that day, or a session of a `celebration`"),
            values={"cohort": cohort.title, "day": last},
            about=(cohort.id,),
        )
