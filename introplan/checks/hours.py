"""Checks on hours that are promised against hours that are booked: those of supporters, and those for learning."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from math import ceil

from introplan.agenda import Occasion, Plan
from introplan.agenda.hours import A_MINUTE, asked_as_supporter, busiest, minutes_by_month, minutes_of_supporter
from introplan.demands import around
from introplan.demands.hours import PromisedHours, keeps_free, kept_by_phase
from introplan.demands.limits import limit_of
from introplan.diagnostics import Diagnostic, Fix, Label, Set, _, finding

EVERY_WEEK = 5
"""Meetings in a month, at most."""
WHOLE = 100


def supporter_short_of_hours(plan: Plan) -> Iterator[Diagnostic]:
    """The meetings of a supporter take far more hours a month than are set aside for them.

    What has no hours set aside is done in the evening, or not at all. What counts are the three months in a row that
    have most; half as much again is allowed, since the first months have the most meetings. Somebody who meets two
    participants at once needs one hour for it, and reviews and sessions that they are asked to as supporters count too.
    Source: the plan's own `hours_per_month`; the four municipalities say that resources must be set aside ("avsätta
    resurser"); how much is allowed is our own suggestion.
    """
    most = limit_of(plan.programme, "supporter-short-of-hours")
    for id_, meetings in _minutes_of_supporters(plan, most).items():
        person = plan.programme.people[id_]
        set_aside = person.hours_per_month or 0
        hours, stretch = busiest(meetings)
        if hours * 100 <= set_aside * most:
            continue
        needed = ceil(hours)
        yield finding(
            "supporter-short-of-hours",
            _("{supporter} has {hours} h a month set aside, and the meetings take {booked} h a month {stretch}"),
            at=plan.where(person, "hours_per_month"),
            help=_("agree with the manager on {booked} h, or let somebody else take over one of the participants"),
            values={
                "supporter": plan.called(person.id),
                "hours": f"{set_aside:g}",
                "booked": needed,
                "stretch": stretch,
            },
            about=(person.id,),
            fix=Fix((Set((*person.path, "hours_per_month"), str(needed)),)),
        )


def _minutes_of_supporters(plan: Plan, most: int) -> dict[str, Counter[date]]:
    """The minutes of each supporter by the first day of the month.

    Those are left out whose meetings could not be too many, be they every week.
    """
    found: dict[str, Counter[date]] = {}
    for id_, supports in plan.agenda.support.by_supporter.items():
        set_aside = plan.programme.people[id_].hours_per_month
        several = (plan.agenda.by_subject.get(support.pairing.id, ()) for support in supports)
        if set_aside is None:
            continue
        asked = max(minutes_by_month(asked_as_supporter(plan, id_)).values(), default=0)
        at_most = sum(map(_longest, several)) * EVERY_WEEK + asked
        if at_most * WHOLE <= set_aside * 60 * most:
            continue
        if by_month := minutes_of_supporter(plan, id_):
            found[id_] = by_month
    return found


def _longest(meetings: Sequence[Occasion]) -> float:
    """The minutes of the first of a pair's meetings, which all of them take as a rule."""
    return next((meeting.times.length / A_MINUTE for meeting in meetings if meeting.times), 0)


def protected_time_differs(plan: Plan) -> Iterator[Diagnostic]:
    """Hardly any of the time that a phase keeps free for learning is scheduled, or more is scheduled than is kept free.

    A fifth of the working time is a day a week. Reading and one's own reflection need no entry, but when sessions,
    meetings and reviews together take less than a fifth of it, the time is soon filled with cases; and when they take
    more than all of it, they are at the cases' cost. It is reported when it is so for everybody in a cohort. Phases
    that are not planned to their end are left alone. Source: the plan's own `protected_time_percent`; that a fifth of
    it is the minimum is our own suggestion.
    """
    phases = [phase for phase in plan.programme.frame.phases.values() if keeps_free(phase)]
    here = around(plan)
    least = limit_of(plan.programme, "protected-time-differs")
    short, over = [], []
    for cohort in plan.programme.cohorts.values() if phases else ():
        for by_person in kept_by_phase(here, cohort, phases):
            most, fewest = (choose(by_person, key=lambda each: each.percent) for choose in (max, min))
            short += [most] if most.percent < least else []
            over += [fewest] if fewest.percent > WHOLE else []
    if short:
        yield _differs(
            plan,
            short,
            _("{percent}% protected time in {phase} is {promised} h, and only {scheduled} h of it are scheduled"),
            _("schedule time for one's own work, such as an activity of kind `self_study`; or write the true share"),
        )
    if over:
        yield _differs(
            plan,
            over,
            _("{percent}% protected time in {phase} is {promised} h, and {scheduled} h are scheduled"),
            _("raise the share, or move something to another phase"),
        )


def _differs(plan: Plan, found: list[PromisedHours], template: str, advice: str) -> Diagnostic:
    first, phases = found[0], plan.programme.frame.phases
    others = dict.fromkeys(each.phase.id for each in found if each.phase is not first.phase)
    return finding(
        "protected-time-differs",
        template,
        at=plan.where(first.phase, "protected_time_percent"),
        also=[Label(plan.where(phases[id_], "protected_time_percent"), _("it is so here")) for id_ in others],
        help=advice,
        values={
            "percent": first.phase.protected_time_percent,
            "phase": first.phase.title,
            "promised": round(first.promised),
            "scheduled": round(first.scheduled),
        },
        about=(*dict.fromkeys(each.cohort for each in found), *dict.fromkeys(each.phase.id for each in found)),
    )
