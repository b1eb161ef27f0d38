"""Rules about meetings: often enough, long enough, in working hours."""

from collections.abc import Iterator
from datetime import date
from functools import cache, partial
from typing import NamedTuple

from introplan.agenda import Journey, Occasion, Plan, Support
from introplan.checks.rules.answers import AskedRule, Outcome, met, met_by_all, nobody, not_applicable
from introplan.checks.rules.support import named_either, nobody_has
from introplan.demands.days import is_outside
from introplan.demands.occasions import is_shorter
from introplan.demands.silences import Silence, silences, working_days
from introplan.diagnostics import Diagnostic, Label, _, _n
from introplan.model.rule_kinds import MeetingHoursRule, MeetingRule


class Company(NamedTuple):
    """Whom a participant has in the roles, and when they meet."""

    support: tuple[Support, ...]
    meetings: list[Occasion]


def meeting_interval(asked: AskedRule, wanted: MeetingRule) -> Outcome:
    """Everybody meets somebody in one of the roles often enough.

    It goes by weeks, since a meeting moves within its own: in so many weeks in a row one has to have a meeting. One
    that has made way for something, as far as the week before or after, counts in both.
    Weeks with fewer than three days that are open and no pause do not count, nor summer weeks that the
    programme avoids.
    """
    plan = asked.plan
    if not asked.journeys:
        return nobody()
    support = plan.agenda.support
    if not any(support.of(each, wanted.roles) for each in asked.journeys) and not any(
        next(_meetings(plan, wanted, each), None) for each in asked.journeys
    ):
        return Outcome((nobody_has(asked, wanted.roles),))
    open_in = cache(partial(working_days, plan))
    rhythms = tuple((window.until, window.every) for window in wanted.windows)
    findings: list[Diagnostic] = []
    for journey in asked.journeys:
        meetings = [occasion for occasion in _meetings(plan, wanted, journey) if occasion.is_on]
        met_on = {day for each in meetings for day in _counted(each)}
        if found := list(silences(journey, rhythms, met_on, open_in)):
            company = Company(support.of(journey, wanted.roles), meetings)
            findings.append(_sparse(asked, wanted, journey, company, found))
        if short := next((each for each in meetings if _too_short(wanted, each)), None):
            findings.append(_short(asked, wanted, journey, short))
    return Outcome(tuple(findings)) if findings else met_by_all(len(asked.journeys))


def _meetings(plan: Plan, wanted: MeetingRule, journey: Journey) -> Iterator[Occasion]:
    """What counts as a meeting, for one participant: those of the roles, and sessions of the kinds."""
    for occasion in plan.agenda.by_person.get(journey.person, ()):
        if journey.cohort.id not in occasion.cohorts:
            continue
        if (occasion.kind == "meeting" and plan.programme.pairings[occasion.subject].role in wanted.roles) or (
            occasion.kind == "session" and plan.programme.taught[occasion.subject].kind in wanted.kinds
        ):
            yield occasion


def _counted(meeting: Occasion) -> Iterator[date]:
    """The day of a meeting, and the day that its rhythm gave when it has made way by itself."""
    yield meeting.day
    if meeting.is_by_rhythm and meeting.moved_from is not None:
        yield meeting.moved_from


def _too_short(wanted: MeetingRule, occasion: Occasion) -> bool:
    return wanted.length is not None and occasion.kind == "meeting" and is_shorter(occasion, wanted.length)


def _short(asked: AskedRule, wanted: MeetingRule, journey: Journey, meeting: Occasion) -> Diagnostic:
    plan, length = asked.plan, meeting.times.length if meeting.times else None
    return asked.finding(
        _("the meetings of {participant} are {length} long; the rule requires {least}")
        if length
        else _("nothing says how long the meetings of {participant} are; the rule requires {least}"),
        at=plan.where(meeting),
        help=_("write `length: {least}` under `meets`"),
        values={"participant": plan.called(journey.person), "length": length, "least": wanted.length},
        about=(journey.cohort.id, journey.person),
    )


def _sparse(
    asked: AskedRule, wanted: MeetingRule, journey: Journey, company: Company, found: list[Silence]
) -> Diagnostic:
    """One finding for a participant whose meetings lie too far apart; the longest silence in it."""
    plan = asked.plan
    worst = max(found, key=lambda silence: silence.rhythms)
    values = {
        "participant": plan.called(journey.person),
        "role": named_either(plan, wanted.roles),
        "days": worst.days,
        "last_day": worst.days.last,
        "every": worst.every,
        "count": len(found),
        "id": journey.person,
    }
    unarranged = next((each for each in company.support if not plan.has_meetings(each.pairing)), None)
    fitting = next((each for each in company.support if each.days.overlaps(worst.days)), None)
    about = (journey.cohort.id, journey.person)
    if not company.support and not company.meetings:
        return asked.finding(
            _("{participant} has no {role} to meet"),
            at=plan.where(journey.participant),
            help=_("add a pairing with `participant: {id}`"),
            values=values,
            about=about,
        )
    if unarranged and not company.meetings:
        return asked.finding(
            _("{participant} and the {role} have no day and time to meet"),
            at=plan.where(unarranged.pairing),
            help=_("add a line such as `meets: {{on: tuesday, time: 13:00}}`"),
            values=values,
            about=about,
        )
    return asked.finding(
        _n(
            "{participant} meets no {role} in {days}; the rule requires a meeting {every}",
            "{participant} meets no {role} in {days}; the rule requires a meeting {every}, and there "
            "are {count} such gaps",
        ),
        at=plan.where(fitting.pairing if fitting else journey.participant),
        help=_("let them meet more often, or move a meeting there under `changes`") if fitting else "",
        values=values,
        about=about,
    )


def meeting_hours(asked: AskedRule, wanted: MeetingHoursRule) -> Outcome:
    """Meetings lie within the programme's working day."""
    plan = asked.plan
    day = plan.programme.frame.calendar.day
    if day is None:
        return not_applicable(_("the programme does not say when the working day begins and ends"))
    findings, seen = [], 0
    for pairing in plan.programme.pairings.values():
        if pairing.role not in wanted.roles:
            continue
        meetings = [
            each for each in plan.agenda.by_subject.get(pairing.id, ()) if each.kind == "meeting" and each.is_on
        ]
        seen += len(meetings)
        late = [each for each in meetings if is_outside(day, each)]
        if late:
            findings.append(
                asked.finding(
                    _("{participant} and {supporter} meet at {times}, outside the working day {day_times}"),
                    at=plan.where(late[0]),
                    also=[Label(plan.origins.span(("programme", "calendar", "day")), _("the working day"))],
                    help=_("let them meet within the working day"),
                    values={
                        "participant": plan.called(pairing.participant),
                        "supporter": plan.called(pairing.supporter),
                        "times": late[0].times,
                        "day_times": day,
                        "day": late[0].day,
                    },
                    about=(*late[0].cohorts, pairing.participant, pairing.supporter),
                )
            )
    if findings:
        return Outcome(tuple(findings))
    return met(_("meetings seen: {count}"), count=seen) if seen else not_applicable(_("there are no meetings"))
