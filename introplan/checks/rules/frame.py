"""Rules about the frame: how long the programme is, caseload, protected time, and what time off does to it."""

from collections.abc import Iterator
from datetime import timedelta

from introplan.agenda import Journey, Plan
from introplan.checks.caseload import falling
from introplan.checks.phases import in_order
from introplan.checks.rules.answers import AskedRule, Outcome, met, nobody, not_applicable
from introplan.days import Closing, Stretch, Weekday, first_holding
from introplan.demands.hours import keeps_free
from introplan.diagnostics import Diagnostic, Label, _
from introplan.model import MonthSpan, Phase
from introplan.model.rule_kinds import (
    CaseloadLimit,
    CaseloadRises,
    CaseloadRule,
    LengthRule,
    ProtectedTimeRule,
    TimeOffRule,
)

ONE_DAY = timedelta(days=1)
THESE = {"months": _("these months"), "weeks": _("these weeks")}


def programme_length(asked: AskedRule, wanted: LengthRule) -> Outcome:
    """The programme is as long as the rule asks for, and no longer than it allows."""
    frame = asked.plan.programme.frame
    if wanted.new_only and asked.journeys and not asked.newcomers():
        return not_applicable(_("everybody has worked in the profession for a year or more"))
    least, most = wanted.at_least, wanted.at_most
    at = asked.plan.origins.span(("programme", "length"))
    values = {"length": frame.length, "least": least, "most": most, "written": least.written if least else ""}
    if least is not None and frame.length < least:
        found = asked.finding(
            _("the programme is {length}; the rule requires at least {least}"),
            at=at,
            help=_("plan phases for {least}, and write `length: {written}`"),
            values=values,
        )
        return Outcome((found,))
    if most is not None and frame.length > most:
        found = asked.finding(
            _("the programme is {length}; the rule allows {most}"),
            at=at,
            values=values,
        )
        return Outcome((found,))
    return met(_("the programme is {length}"), length=frame.length)


def _phases_in(plan: Plan, months: MonthSpan) -> list[tuple[Phase, float]]:
    """The phases that lie in the months, in order, each with how many of them."""
    shares = [
        (phase, min(phase.ends.months, months.last) - max(phase.begins.months, months.first))
        for phase in in_order(plan)
    ]
    return [(phase, share) for phase, share in shares if share > 0]


def _no_phases(asked: AskedRule) -> Outcome:
    found = asked.finding(
        _("the programme has no phases, so nobody can tell how much time participants have"),
        at=asked.plan.origins.span(("programme", "phases")),
        help=_("add `phases` to the programme"),
    )
    return Outcome((found,))


def _unsaid(asked: AskedRule, phases: list[tuple[Phase, float]]) -> Iterator[Diagnostic]:
    for phase, _share in phases:
        if phase.caseload_percent is None:
            yield asked.finding(
                _("{phase} does not say how large a caseload may be"),
                at=asked.plan.where(phase),
                help=_("add a line such as `caseload_percent: 50`"),
                values={"phase": phase.title},
                about=(phase.id,),
            )


def caseload_max(asked: AskedRule, wanted: CaseloadRule) -> Outcome:
    """The caseload of each phase, or the average over the months, is at most what the rule allows.

    Phases are counted on each participant's own axis, so that the months are the same for all.
    """
    findings: list[Diagnostic] = []
    seen: list[int] = []
    for limit in wanted.limits:
        phases = _phases_in(asked.plan, limit.months)
        unsaid = list(_unsaid(asked, phases))
        findings += [found for found in unsaid if found not in findings]
        if unsaid or not phases:
            continue
        if wanted.average:
            seen.append(_average(phases))
            findings += _over_on_average(asked, limit, phases, seen[-1])
        else:
            seen += [phase.caseload_percent or 0 for phase, _share in phases]
            findings += _over(asked, limit, phases)
    if findings:
        return Outcome(tuple(findings))
    if not seen:
        return _no_phases(asked)
    if wanted.average:
        return met(_("the caseload is {percent} percent on average"), percent=max(seen))
    return met(_("the caseload is at most {percent} percent"), percent=max(seen))


def _average(phases: list[tuple[Phase, float]]) -> int:
    months = sum(share for _phase, share in phases)
    return round(sum((phase.caseload_percent or 0) * share for phase, share in phases) / months)


def _over_on_average(
    asked: AskedRule, limit: CaseloadLimit, phases: list[tuple[Phase, float]], average: int
) -> Iterator[Diagnostic]:
    if average > limit.percent:
        highest = max((phase for phase, _share in phases), key=lambda phase: phase.caseload_percent or 0)
        yield asked.finding(
            _("the caseload is {average} percent on average in months {first}–{last}; the rule allows {percent}"),
            at=asked.plan.where(highest, "caseload_percent"),
            help=_("lower it in {phase}, or let {phase} begin later"),
            values={
                "average": average,
                "first": limit.months.first,
                "last": limit.months.last,
                "percent": limit.percent,
                "phase": highest.title,
            },
            about=tuple(phase.id for phase, _share in phases),
        )


def _over(asked: AskedRule, limit: CaseloadLimit, phases: list[tuple[Phase, float]]) -> Iterator[Diagnostic]:
    for phase, _share in phases:
        if (phase.caseload_percent or 0) > limit.percent:
            yield asked.finding(
                _("the caseload in {phase} is {caseload} percent; in months {first}–{last} the rule allows {percent}"),
                at=asked.plan.where(phase, "caseload_percent"),
                also=[Label(asked.plan.where(phase, phase.written_in), THESE[phase.written_in])],
                help=_("lower it to {percent}, or divide the phase"),
                values={
                    "phase": phase.title,
                    "caseload": phase.caseload_percent,
                    "first": limit.months.first,
                    "last": limit.months.last,
                    "percent": limit.percent,
                },
                about=(phase.id,),
            )


def caseload_rises(asked: AskedRule, wanted: CaseloadRises) -> Outcome:
    """The caseload is written for all the months, begins below the full one, never falls, and rises at least once.

    The phase that begins where the months end counts as a step.
    """
    phases = _phases_in(asked.plan, wanted.months)
    if not phases:
        return _no_phases(asked)
    findings = list(_unsaid(asked, phases))
    said = [phase for phase, _share in phases if phase.caseload_percent is not None]
    findings += [
        asked.finding(
            _("the caseload falls from {before} percent to {percent} in {phase}"),
            at=asked.plan.where(phase, "caseload_percent"),
            also=[Label(asked.plan.where(before, "caseload_percent"), _("the phase before"))],
            help=_("let it begin lower, and rise step by step"),
            values={"before": earlier, "percent": percent, "phase": phase.title},
            about=(phase.id,),
        )
        for (before, earlier), (phase, percent) in falling(said)
    ]
    after = MonthSpan(wanted.months.first, wanted.months.last + 1)
    steps = [
        phase.caseload_percent for phase, _share in _phases_in(asked.plan, after) if phase.caseload_percent is not None
    ]
    if not findings and len(set(steps)) == 1:
        findings.append(
            asked.finding(
                _("the caseload is {percent} percent from the first day, and does not rise"),
                at=asked.plan.where(said[0], "caseload_percent"),
                help=_("divide the first year into phases, and let the caseload rise from one to the next"),
                values={"percent": steps[0]},
                about=tuple(phase.id for phase in said),
            )
        )
    if findings:
        return Outcome(tuple(findings))
    return met(_("the caseload rises: {steps} percent"), steps=tuple(str(step) for step in dict.fromkeys(steps)))


def protected_time_min(asked: AskedRule, wanted: ProtectedTimeRule) -> Outcome:
    """Every phase in the months keeps so large a share of working time free. For part time, it is a share of that."""
    phases = _phases_in(asked.plan, wanted.months)
    if not phases:
        return _no_phases(asked)
    findings = [
        asked.finding(
            _("{phase} does not say how much time is kept free for learning; the rule requires {least} percent")
            if phase.protected_time_percent is None
            else _("{phase} keeps {percent} percent of the time free for learning; the rule requires {least}"),
            at=asked.plan.where(phase, "protected_time_percent"),
            help=_("write `protected_time_percent: {least}`"),
            values={"phase": phase.title, "percent": phase.protected_time_percent, "least": wanted.percent},
            about=(phase.id,),
        )
        for phase, _share in phases
        if keeps_free(phase) < wanted.percent
    ]
    if findings:
        return Outcome(tuple(findings))
    lowest = min(keeps_free(phase) for phase, _share in phases)
    return met(_("at least {percent} percent of the time is kept free"), percent=lowest)


def time_off_extends(asked: AskedRule, wanted: TimeOffRule) -> Outcome:
    """Part time or long absence makes the programme longer, so that what it promises is kept."""
    if not asked.journeys:
        return nobody()
    return _part_time(asked) if wanted.of == "part_time" else _absence(asked, wanted.days)


def _part_time(asked: AskedRule) -> Outcome:
    part_timers = [journey for journey in asked.journeys if journey.participant.work_percent < 100]
    if not part_timers:
        return not_applicable(_("nobody works part time"))
    plan = asked.plan
    if plan.programme.frame.part_time == "extends":
        return met(_("part time extends the programme for {people}"), people=_names(plan, part_timers))
    return Outcome(
        tuple(
            asked.finding(
                _("{participant} works {percent} percent, but the programme is not extended for it"),
                at=plan.where(journey.participant, "work_percent"),
                also=[Label(plan.origins.span(("programme", "part_time")), _("decided here"))]
                if plan.origins.is_written(("programme", "part_time"))
                else [],
                help=_("write `part_time: extends` in the programme"),
                values={"participant": plan.called(journey.person), "percent": journey.participant.work_percent},
                about=(journey.cohort.id, journey.person),
            )
            for journey in part_timers
        )
    )


def _names(plan: Plan, journeys: list[Journey]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(plan.called(journey.person) for journey in journeys))


def _absence(asked: AskedRule, least: int) -> Outcome:
    """A pause moves all that comes after it; days when somebody is not available, and no pause, move nothing."""
    plan, findings, paused = asked.plan, [], []
    for journey in asked.journeys:
        if any(len(pause) >= least for pause in journey.pauses):
            paused.append(journey)
        lines = _stretches_away(plan, journey)
        for year in _years(journey) if lines else ():
            away = [day for day in year.each_day if day not in journey.pauses and first_holding(lines, day)]
            if len(away) >= least:
                person = plan.programme.people[journey.person]
                findings.append(
                    asked.finding(
                        _("{participant} is away for {days} days in {stretch}, but the programme is not extended"),
                        at=plan.where(person, "unavailable"),
                        also=[Label(plan.where(journey.participant), _("no pause here"))],
                        help=_("write the days under `pauses` of the participant: then everything after them moves on"),
                        values={
                            "participant": plan.called(journey.person),
                            "days": len(away),
                            "stretch": Stretch(away[0], away[-1]),
                            "last_day": away[-1],
                        },
                        about=(journey.cohort.id, journey.person),
                    )
                )
                break
    if findings:
        return Outcome(tuple(findings))
    if not paused:
        return not_applicable(_("nobody is away for so long"))
    return met(_("a pause moves all that comes after it, for {people}"), people=_names(plan, paused))


def _years(journey: Journey) -> Iterator[Stretch]:
    """The years of somebody's programme, one after the other."""
    first, months = journey.starts, 12
    while first <= journey.ends:
        last = min(journey.day_at(months) - ONE_DAY, journey.ends)
        yield Stretch(first, last)
        first, months = last + ONE_DAY, months + 12


def _stretches_away(plan: Plan, journey: Journey) -> tuple[Closing, ...]:
    """The lines of days when somebody cannot come, without weekdays: those are part time, and no absence."""
    person = plan.programme.people[journey.person]
    return tuple(line for line in person.unavailable if not isinstance(line, Weekday))
