"""Checks on what a pause or part time moves, and on days when nobody is at work or somebody is away."""

from collections.abc import Iterator
from datetime import date, timedelta

from introplan.agenda import Journey, Plan, is_at_work, is_available
from introplan.checks.causes import (
    because_of_start,
    cause_of_day,
    pause_not_followed,
    person_not_replaced,
    workdays_not_followed,
)
from introplan.checks.closed_days import closing_line
from introplan.checks.edits import putting, taking_out
from introplan.checks.occasions import names
from introplan.checks.pairings import meeting_of, role_name
from introplan.days import Holiday, Weekday
from introplan.demands import limit_of
from introplan.diagnostics import Cause, Diagnostic, Fix, Label, Message, Remove, _, _n, finding
from introplan.model import Cohort, Pairing, Participant


def _unmoved_end(journey: Journey) -> date | None:
    """When the programme would end without pauses and part time; None when they move nothing."""
    unmoved = journey.unmoved_end
    return unmoved if unmoved < journey.programme_ends else None


def end_not_moved(plan: Plan) -> Iterator[Diagnostic]:
    """A participant's pause or part time moves the end of the programme, and `until` still says the old end.

    Everything after a pause moves by its days, reviews and phases too. With the old end left under `until`, the
    last of them are cut off. Somebody who leaves early has a day of their own there. Sources: the English ASYE
    and the early career teachers' induction, which a break prolongs; Skolverket.
    """
    same = timedelta(days=limit_of(plan.programme, "end-not-moved"))
    for journey in plan.agenda.journeys:
        until = journey.participant.until
        if until is None or until >= journey.programme_ends:
            continue
        unmoved = _unmoved_end(journey)
        if unmoved is None or abs(until - unmoved) > same:
            continue
        yield finding(
            "end-not-moved",
            _("{participant} is to finish on {day}, but with what is moved the programme goes on until {end}"),
            at=plan.where(journey.participant, "until"),
            also=[_moved_by(plan, journey)],
            help=_("remove `until`, so that the end moves by itself"),
            values={"participant": plan.called(journey.person), "day": until, "end": journey.programme_ends},
            about=(journey.cohort.id, journey.person),
            fix=Fix((Remove((*journey.participant.path, "until")),)),
            cause=pause_not_followed(plan, journey, Message(_("the last day"))) if journey.pauses else None,
        )


def _moved_by(plan: Plan, journey: Journey) -> Label:
    if journey.participant.pauses:
        return Label(plan.where(journey.participant, "pauses"), _("moves everything after it"))
    return Label(plan.where(journey.participant, "work_percent"), _("makes the programme longer"))


def support_not_moved(plan: Plan) -> Iterator[Diagnostic]:
    """A pause or part time moves the end of the programme, and a mentor or other support ends on the old day.

    A required role is reported by another check; this is about the others. It is fine if somebody takes over. Source:
    our own judgement, from coordinators who move a participant's end and forget the mentor's.
    """
    same = timedelta(days=limit_of(plan.programme, "support-not-moved"))
    for days, pairing, journey in plan.agenda.support.every:
        if pairing.until is None or days.last >= journey.ends or pairing.role in plan.programme.required_roles:
            continue
        unmoved = _unmoved_end(journey)
        if unmoved is None or abs(pairing.until - unmoved) > same:
            continue
        if any(
            other.pairing.role == pairing.role and other.days.last > days.last
            for other in plan.agenda.support.of(journey)
        ):
            continue
        yield finding(
            "support-not-moved",
            _("{participant}'s {role}, {supporter}, is there until {day}, but the programme goes on until {end}"),
            at=plan.where(pairing, "until"),
            also=[_moved_by(plan, journey)],
            help=_("remove `until`, so that it goes on with the programme"),
            values={
                "participant": plan.called(journey.person),
                "supporter": plan.called(pairing.supporter),
                "role": role_name(plan, pairing.role),
                "day": pairing.until,
                "end": journey.ends,
            },
            about=(journey.cohort.id, journey.person, pairing.supporter),
            cause=pause_not_followed(plan, journey, role_name(plan, pairing.role)) if journey.pauses else None,
        )


def meeting_when_away(plan: Plan) -> Iterator[Diagnostic]:
    """A meeting is moved by hand to a day when one of the two is away.

    It is the participant's pause or day off, or a day on which one of them has said that they cannot come. Meetings
    placed by their rhythm avoid such days by themselves. Source: our own judgement.
    """
    people = plan.programme.people
    for pairing in plan.programme.pairings.values():
        for key, change in pairing.changes.items():
            if change.date is None or change.status == "cancelled":
                continue
            day = change.date
            journeys = plan.agenda.journeys_by_person.get(pairing.participant, ())
            away = [person for person in _both(pairing) if not is_available(people[person], day)]
            if is_at_work(journeys, day) and not away:
                continue
            cause = _why_away(plan, pairing, day, away)
            yield finding(
                "meeting-when-away",
                _n(
                    "{participant} and {supporter} are to meet on {day}, when {away} is away",
                    "{participant} and {supporter} are to meet on {day}, when both are away",
                    by="away",
                ),
                at=plan.where(pairing, "changes", key, "date"),
                help=_("choose a day that suits both, or remove the line and let the meeting find one"),
                values={
                    "participant": plan.called(pairing.participant),
                    "supporter": plan.called(pairing.supporter),
                    "day": day,
                    "away": names(plan, tuple(away) or (pairing.participant,)),
                },
                about=(f"{pairing.id}/{key}", pairing.participant, pairing.supporter),
                fix=taking_out(plan, (*pairing.path, "changes", key)),
                cause=cause,
            )


def _why_away(plan: Plan, pairing: Pairing, day: date, away: list[str]) -> Cause | None:
    """Why one of the two is not there on the day of a meeting."""
    journeys, key = plan.agenda.journeys_by_person.get(pairing.participant, ()), meeting_of(plan, pairing)
    if len(journeys) == 1 and (cause := cause_of_day(plan, journeys[0], day, key)) is not None:
        return cause
    if away:
        return person_not_replaced(plan, away[0], day, key)
    return workdays_not_followed(plan, journeys[0], key) if len(journeys) == 1 else None


def _both(pairing: Pairing) -> tuple[str, str]:
    return pairing.participant, pairing.supporter


def start_on_closed_day(plan: Plan) -> Iterator[Diagnostic]:
    """A cohort, or somebody in it, starts on a non-working day.

    An employment may well begin on a Saturday, since months do. But nobody is there to say welcome, and months
    are counted from that day. Source: our own judgement.
    """
    for cohort in plan.programme.cohorts.values():
        started: list[Cohort | Participant] = [cohort]
        started += [participant for participant in cohort.participants.values() if participant.starts]
        for entry in started:
            first = entry.starts or cohort.starts
            reason = plan.open_days.closed_by(first)
            if reason is None or first < cohort.starts:  # who starts before the cohort is told of that alone
                continue
            free = plan.open_days.from_day(first)
            yield finding(
                "start-on-closed-day",
                _("{who} starts on {day}, which is {reason}")
                if isinstance(reason, Holiday)
                else _("{who} starts on {day}, which is a {reason}")
                if isinstance(reason, Weekday)
                else _("{who} starts on {day}, when the programme is closed ({reason})"),
                at=plan.where(entry, "starts"),
                also=closing_line(plan, "closed", reason),
                help=_("the first working day is {free}") if plan.open_days.is_open(free) else "",
                values={
                    "who": entry.title if isinstance(entry, Cohort) else plan.called(entry.id),
                    "day": first,
                    "reason": reason,
                    "free": free,
                },
                about=(cohort.id,) if isinstance(entry, Cohort) else (cohort.id, entry.id),
                cause=None if isinstance(entry, Cohort) else because_of_start(plan, cohort.id, entry.id),
                fix=putting((*entry.path, "starts"), free.isoformat()) if plan.open_days.is_open(free) else None,
            )
