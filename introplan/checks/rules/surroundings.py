"""Rules about what is around the participants: who runs it, goals, dialogue, members, recruitment, the booklet."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from introplan.agenda import Plan
from introplan.checks.phases import in_order
from introplan.checks.rules.answers import AskedRule, Outcome, met, nobody, not_applicable
from introplan.days import Stretch, add_months
from introplan.demands.organisations import with_parents
from introplan.demands.series import days_of_cohorts
from introplan.diagnostics import Diagnostic, Label, _
from introplan.language.terms import AUDIENCES, EVENT_KINDS, GOALS
from introplan.model import Cohort, Goal, Organisation
from introplan.model.rule_kinds import (
    EvaluationRule,
    EventRule,
    GoalRule,
    MembersRule,
    NamedRule,
    RecruitmentRule,
    WrittenRule,
)

ONE_DAY = timedelta(days=1)


def goal_required(asked: AskedRule, wanted: GoalRule) -> Outcome:
    """There is a goal of the kind, with all that it takes to follow it up."""
    plan, goals = asked.plan, asked.plan.programme.frame.goals
    of_kind = [goal for goal in goals.values() if wanted.kind in (None, goal.kind)]
    if not of_kind:
        found = asked.finding(
            _("no goal is about {kind}") if wanted.kind else _("the programme has no goals"),
            at=plan.origins.span(("programme", "goals")),
            help=_("add a goal with `kind: {word}` to `goals`") if wanted.kind else _("add one to `goals`"),
            values={"kind": GOALS[wanted.kind or "other"], "word": wanted.kind},
        )
        return Outcome((found,))
    lacks = {goal.id: _goal_lacks(goal, wanted) for goal in of_kind}
    if whole := [goal for goal in of_kind if not lacks[goal.id]]:
        return met(_("the goal is: {title}"), title=whole[0].title)
    nearest = min(of_kind, key=lambda goal: len(lacks[goal.id]))
    found = asked.finding(
        _("the goal “{title}” lacks {fields}"),
        at=plan.where(nearest, "indicator"),
        help=_("add them under `indicator`"),
        values={"title": nearest.title, "fields": tuple(f"`{field}`" for field in lacks[nearest.id])},
        about=(nearest.id,),
    )
    return Outcome((found,))


def _goal_lacks(goal: Goal, wanted: GoalRule) -> list[str]:
    """The fields that the goal lacks; `at_months` also when it is measured too seldom."""
    indicator = goal.indicator
    if indicator is None:
        return ["indicator"]
    lacks: list[str] = [
        field for field in wanted.has if field != "indicator" and getattr(indicator, field) in (None, ())
    ]
    if wanted.every is not None and "at_months" not in lacks:
        months = [0, *sorted(indicator.at_months)]
        step = wanted.every.days / 31
        if len(months) == 1 or any(after - before > step for before, after in pairwise(months)):
            lacks.append("at_months")
    return lacks


def event_recurs(asked: AskedRule, wanted: EventRule) -> Outcome:
    """In each half-year or year of the calendar that the programme lies in for most of it, there are enough events."""
    plan = asked.plan
    if not asked.journeys:
        return nobody()
    whole = days_of_cohorts(plan, asked.journeys)
    days = sorted(
        event.date
        for event in plan.programme.events.values()
        if event.kind == wanted.kind and (wanted.audience is None or wanted.audience in event.audience)
    )
    periods = list(_calendar(whole, max(1, round(wanted.per.days / 31))))
    short = tuple(period for period in periods if sum(day in period for day in days) < wanted.at_least)
    values = {
        "kind": EVENT_KINDS[wanted.kind],
        "audience": AUDIENCES.get(wanted.audience or "", ""),
        "least": wanted.at_least,
        "word": wanted.kind,
        "count": len(days),
    }
    if not short:
        return met(_("{kind}, in all: {count}"), **values)
    many, to = wanted.at_least > 1, bool(wanted.audience)
    found = asked.finding(
        (
            _("there are fewer than {least} of the kind {kind} for {audience} in {periods}")
            if to
            else _("there are fewer than {least} of the kind {kind} in {periods}")
        )
        if many
        else (
            _("there is nothing of the kind {kind} for {audience} in {periods}")
            if to
            else _("there is nothing of the kind {kind} in {periods}")
        ),
        at=plan.origins.span(("events",)) if plan.programme.events else plan.origins.span(("programme",)),
        help=_("add events of kind `{word}`"),
        values=values | {"periods": short, "last_day": short[-1].last},
        about=(plan.programme.frame.id, *asked.cohorts),
    )
    return Outcome((found,))


def _calendar(whole: Stretch, months: int) -> Iterator[Stretch]:
    """Stretches of so many months from January on, where the programme lies in at least half of each."""
    first = date(whole.first.year, (whole.first.month - 1) // months * months + 1, 1)
    while first <= whole.last:
        after = add_months(first, months)
        inside = Stretch(max(first, whole.first), min(after - ONE_DAY, whole.last))
        if len(inside) * 2 >= (after - first).days:
            yield Stretch(first, after - ONE_DAY)
        first = after


def named(asked: AskedRule, wanted: NamedRule) -> Outcome:
    """The plan names those whom the rule asks for."""
    plan, frame = asked.plan, asked.plan.programme.frame
    group = frame.working_group
    there = {
        "coordinators": bool(frame.coordinators),
        "hr": bool(group and group.hr),
        "operations": bool(group and group.operations),
        "university": any(each.kind == "university" for each in plan.programme.organisations.values()),
    }
    places: dict[str, tuple[str, ...]] = {
        "coordinators": ("programme", "coordinators"),
        "university": ("organisations",),
    }
    faults = {
        "coordinators": (_("nobody is named as coordinator"), _("add somebody to `coordinators`")),
        "hr": (_("nobody from HR is in the working group"), _("add somebody to `hr` under `working_group`")),
        "operations": (
            _("nobody from operations is in the working group"),
            _("add somebody to `operations` under `working_group`"),
        ),
        "university": (
            _("no university takes part"),
            _("add it to `organisations` with `kind: university`"),
        ),
    }
    findings = tuple(
        asked.finding(
            faults[who][0],
            at=plan.origins.span(places.get(who, ("programme", "working_group"))),
            help=faults[who][1],
        )
        for who in wanted.who
        if not there[who]
    )
    return Outcome(findings) if findings else met(_("they are named in the plan"))


def members(asked: AskedRule, wanted: MembersRule) -> Outcome:
    """Every municipality that takes part in a joint programme has seats in each decided cohort, and a contact."""
    programme = asked.plan.programme
    taking_part = [each for each in programme.organisations.values() if _is_member(each)]
    if len(taking_part) < 2:
        return not_applicable(_("only one municipality takes part"))
    findings: list[Diagnostic] = []
    if "contact" in wanted.have:
        findings += _without_contact(asked, taking_part)
    if "seats" in wanted.have:
        for cohort in programme.cohorts.values():
            if cohort.status != "draft":
                findings += _without_seats(asked, cohort, taking_part)
    if findings:
        return Outcome(tuple(findings))
    return met(_("holds for all {count} municipalities"), count=len(taking_part))


def _without_contact(asked: AskedRule, taking_part: list[Organisation]) -> Iterator[Diagnostic]:
    for organisation in taking_part:
        if not any(part.contact for part in with_parents(asked.plan.programme, organisation.id)):
            yield asked.finding(
                _("{organisation} has no contact"),
                at=asked.plan.where(organisation),
                help=_("add a line `contact:` with the id of somebody there"),
                values={"organisation": organisation.title},
                about=(organisation.id,),
            )


def _without_seats(asked: AskedRule, cohort: Cohort, taking_part: list[Organisation]) -> Iterator[Diagnostic]:
    plan = asked.plan
    for organisation in taking_part:
        if _is_member(organisation, cohort.starts) and not _has_seat(plan, cohort, organisation):
            yield asked.finding(
                _("{organisation} has no seat in {cohort}"),
                at=plan.where(cohort, "seats"),
                also=[Label(plan.where(organisation), _("a member"))],
                help=_("give it a seat under `seats`"),
                values={"organisation": organisation.title, "cohort": cohort.title},
                about=(cohort.id, organisation.id),
            )


def _is_member(organisation: Organisation, day: date | None = None) -> bool:
    """Whether it is a municipality that takes part in the programme, on a day or at all."""
    if organisation.kind != "municipality" or organisation.external:
        return False
    begun = day is None or organisation.member_from is None or organisation.member_from <= day
    return begun and (day is None or organisation.member_until is None or organisation.member_until >= day)


def _has_seat(plan: Plan, cohort: Cohort, organisation: Organisation) -> bool:
    return any(count > 0 and organisation in with_parents(plan.programme, id_) for id_, count in cohort.seats.items())


def recruitment_closes(asked: AskedRule, wanted: RecruitmentRule) -> Outcome:
    """Recruitment is over before the placement begins: the cohort's intake, else the programme's recruitment."""
    plan, frame = asked.plan, asked.plan.programme.frame
    unpaid = [phase for phase in in_order(plan) if not phase.paid]
    if wanted.before != "placement" or not unpaid:
        return not_applicable(_("the programme has no placement"))
    findings, last = [], None
    for cohort in plan.programme.cohorts.values():
        if cohort.status == "draft":
            continue
        begins = plan.cohort_axes[cohort.id].days_of(unpaid[0].id).first
        closes = cohort.intake.closes or (frame.recruitment.closes if frame.recruitment else None)
        last = closes or last
        if closes is not None and closes < begins:
            continue
        findings.append(
            asked.finding(
                _("{cohort}: the placement begins on {begins}, and recruitment closes on {day}")
                if closes
                else _("{cohort}: the placement begins on {begins}, and nothing says when recruitment closes"),
                at=plan.origins.span((*cohort.path, "intake", "closes"))
                if cohort.intake.closes
                else plan.origins.span(("programme", "recruitment", "closes")),
                also=[Label(plan.where(cohort, "starts"), _("the cohort starts here"))],
                help=_("close it earlier, so that places and supervisors can be found"),
                values={"cohort": cohort.title, "begins": begins, "day": closes},
                about=(cohort.id,),
            )
        )
    if findings:
        return Outcome(tuple(findings))
    return met(_("recruitment closes on {day}"), day=last) if last else not_applicable(_("no cohort is confirmed"))


def evaluation(asked: AskedRule, wanted: EvaluationRule) -> Outcome:
    """The programme is evaluated, and of those evaluations that are done, enough people have answered."""
    plan = asked.plan
    planned = [event for event in plan.programme.events.values() if event.kind == "evaluation"]
    if not planned:
        found = asked.finding(
            _("no evaluation is planned"),
            at=plan.origins.span(("events",)),
            help=_("add an event of kind `evaluation`"),
        )
        return Outcome((found,))
    done = [(event, event.response_percent) for event in planned if event.response_percent is not None]
    if not done:
        return not_applicable(_("no evaluation has been answered yet"))
    findings = tuple(
        asked.finding(
            _("{percent} percent have answered the evaluation on {day}; the rule requires {least}"),
            at=plan.where(event, "response_percent"),
            help=_("remind them, or ask again"),
            values={"percent": percent, "day": event.date, "least": wanted.response_percent},
            about=(f"_events/{event.id}",),
        )
        for event, percent in done
        if percent < wanted.response_percent
    )
    if findings:
        return Outcome(findings)
    return met(_("at least {percent} percent have answered"), percent=min(percent for _event, percent in done))


def written(asked: AskedRule, wanted: WrittenRule) -> Outcome:
    """The booklet has the texts that the rule asks for."""
    plan, frame = asked.plan, asked.plan.programme.frame
    findings: list[Diagnostic] = []
    if "ask" in wanted.what and not frame.ask:
        findings.append(
            asked.finding(
                _("the booklet does not say who to ask about what"),
                at=plan.origins.span(("programme", "ask")),
                help=_("write it under `ask` in the programme"),
            )
        )
    if "phases" in wanted.what:
        findings += [
            asked.finding(
                _("the booklet does not say what is to be done in {title}"),
                at=plan.where(phase),
                help=_("write it under `text` of the phase"),
                values={"title": phase.title},
                about=(phase.id,),
            )
            for phase in frame.phases.values()
            if not phase.text
        ]
        if not frame.phases:
            findings.append(
                asked.finding(
                    _("the booklet does not say what is to be done when"),
                    at=plan.origins.span(("programme", "phases")),
                    help=_("add `phases`, each with a text"),
                )
            )
    if "roles" in wanted.what:
        findings += [
            asked.finding(
                _("the booklet does not say what `{role}` is for"),
                at=plan.where(role),
                help=_("write it under `text` of the role"),
                values={"role": role.id},
            )
            for word in plan.programme.required_roles
            if (role := plan.programme.role(word)) and not role.text
        ]
    return Outcome(tuple(findings)) if findings else met(_("it is in the booklet"))
