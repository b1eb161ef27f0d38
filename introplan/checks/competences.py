"""Checks on the gaps that the programme is to close: when, by what, and how old the analysis is."""

from collections.abc import Iterator, Sequence

from introplan.agenda import Occasion, Plan
from introplan.checks.edits import putting, taking_out
from introplan.checks.follow_up import confirmed_cohorts
from introplan.checks.occasions import about, title_of
from introplan.counts.gaps import answered_gaps, late_from
from introplan.days import add_months
from introplan.demands import limit_in_words, limit_of
from introplan.diagnostics import Diagnostic, Fix, Label, _, _n, finding
from introplan.model import Activity, Lecture

WITHOUT_COMPETENCE = frozenset({"celebration", "network"})
"""Kinds of activities that are for something else than learning."""


def competence_gap_answered_late(plan: Plan) -> Iterator[Diagnostic]:
    """A cohort meets a competence gap for the first time more than a year after its start.

    The first year is when the new are alone with what they cannot do yet. A year is introplan's suggestion. A gap that
    the cohort never meets is reported by another check. Source: our own judgement, from Malmö's gap analysis.
    """
    answers = [each for each in answered_gaps(plan) if each.answers]
    limit = limit_in_words(plan.programme, "competence-gap-answered-late")
    for cohort in confirmed_cohorts(plan):
        sessions: dict[str, Occasion] = {}
        for occasion in plan.agenda.by_cohort.get(cohort.id, ()):
            if occasion.is_on:
                sessions.setdefault(occasion.subject, occasion)
        latest = late_from(plan, cohort.id)
        for competence, _level, _target, activities in answers:
            found = [sessions[activity.id] for activity in activities if activity.id in sessions]
            first = min(found, key=lambda occasion: occasion.sort_key, default=None)
            if first is None or first.day < latest:
                continue
            yield finding(
                "competence-gap-answered-late",
                _("{cohort} first meets {competence} on {day}, more than {limit} after its start"),
                at=plan.where(first, "date"),
                also=[Label(plan.where(competence, "gap"), _("the gap"))],
                help=_("move {session} to before {latest}, or let something earlier be about {competence} as well"),
                values={
                    "cohort": cohort.title,
                    "competence": competence.title,
                    "day": first.day,
                    "latest": latest,
                    "limit": limit,
                    "session": title_of(plan, first),
                },
                about=(*about(first), cohort.id),
            )


def competence_gap_answered_by_choice(plan: Plan) -> Iterator[Diagnostic]:
    """A competence gap is met only by what participants need not take part in.

    Then those who would need it most may be the ones who are not there. Source: our own judgement.
    """
    for competence, _level, _target, activities in answered_gaps(plan):
        if not activities or any(activity.required for activity in activities):
            continue
        titles = tuple(activity.title for activity in activities)
        yield finding(
            "competence-gap-answered-by-choice",
            _n(
                "{competence} has a gap, and nobody has to take part in {activities}",
                "{competence} has a gap, and nobody has to take part in what is about it: {activities}",
                by="activities",
            ),
            at=plan.where(competence, "gap"),
            also=[Label(plan.where(activity, "required"), _("optional")) for activity in activities],
            help=_("make one of them required, or let something that is required be about {competence}"),
            values={"competence": competence.title, "activities": titles},
            about=(competence.id,),
            fix=_required(plan, activities),
        )


def _required(plan: Plan, activities: Sequence[Lecture | Activity]) -> Fix | None:
    """The first that every cohort has a session of, as one that all must take part in."""
    cohorts = [cohort.id for cohort in confirmed_cohorts(plan)]
    for activity in activities:
        given = {
            cohort for each in plan.agenda.by_subject.get(activity.id, ()) if each.is_on for cohort in each.cohorts
        }
        if given.issuperset(cohorts):
            return taking_out(plan, (*activity.path, "required"))
    return None


def gap_analysis_outdated(plan: Plan) -> Iterator[Diagnostic]:
    """A cohort starts more than a year after the gap analysis that the programme builds on.

    Malmö feeds its gap analysis into the programme again and again: new laws, tasks and colleagues change what is
    missing. A year is introplan's suggestion. Sources: Malmö stad; the limit is our own.
    """
    analysis = plan.programme.frame.gap_analysis
    if analysis is None:
        return
    last = add_months(analysis.date, limit_of(plan.programme, "gap-analysis-outdated"))
    for cohort in confirmed_cohorts(plan):
        if cohort.starts <= last:
            continue
        yield finding(
            "gap-analysis-outdated",
            _("{cohort} starts on {day}, and the gap analysis is from {analysed}"),
            at=plan.origins.span(("programme", "gap_analysis", "date")),
            also=[Label(plan.where(cohort, "starts"), _("starts here"))],
            help=_("make a new analysis before {day}, and change `gap_analysis` and the gaps of `competences`"),
            values={"cohort": cohort.title, "day": cohort.starts, "analysed": analysis.date},
            about=(cohort.id,),
        )


def activity_without_competence(plan: Plan) -> Iterator[Diagnostic]:
    """A lecture or an activity does not say which competences it builds, though the programme has competences.

    Whoever asks why it is there gets no answer, and no gap is closed by it. Celebrations and network
    meetings are for something else. Source: our own judgement.
    """
    if not plan.programme.competences:
        return
    for activity in plan.programme.taught.values():
        if activity.competences or activity.kind in WITHOUT_COMPETENCE:
            continue
        same_area = tuple(
            competence.id
            for competence in plan.programme.competences.values()
            if activity.area is not None and competence.area == activity.area
        )
        example, others = next(iter((*same_area, *plan.programme.competences))), same_area[1:]
        yield finding(
            "activity-without-competence",
            _("{activity} is about none of the programme's competences"),
            at=plan.where(activity),
            help=_n(
                "add a line such as `competences: [{example}]`; another of the same area is {ids}",
                "add a line such as `competences: [{example}]`; others of the same area are {ids}",
                by="ids",
            )
            if others
            else _("add a line such as `competences: [{example}]`"),
            values={
                "activity": activity.title,
                "example": example,
                "ids": others,
            },
            about=(activity.id,),
            fix=putting((*activity.path, "competences"), [example]),
        )
