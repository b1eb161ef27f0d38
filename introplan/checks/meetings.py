"""Checks on the meetings of pairings: that they come about."""

from collections import defaultdict
from collections.abc import Iterator
from functools import partial

from introplan.agenda import Journey, Plan, Support, is_available
from introplan.agenda.falling import Fallen
from introplan.agenda.meetings import arrangement_of
from introplan.checks.causes import (
    leaving_not_followed,
    newcomer_not_arranged,
    pause_not_followed,
    person_not_replaced,
)
from introplan.checks.edits import putting, taking_out
from introplan.checks.occasions import MOST_NAMES, alike
from introplan.checks.pairings import meeting_of
from introplan.days import PUBLIC_HOLIDAYS, OpenDays
from introplan.demands import Offers
from introplan.demands.meetings import meetings_at_another_time
from introplan.demands.supporters import without_support
from introplan.diagnostics import Cause, Diagnostic, Fix, Label, Message, Set, WayOut, _, _n, finding
from introplan.model import Pairing, RoleWord


def pairing_never_holds(plan: Plan) -> Iterator[Diagnostic]:
    """A pairing never applies: its participant is in no cohort, or it comes before or after their time.

    It would be in nobody's calendar, and nothing else would say so. Source: our own judgement.
    """
    for pairing in plan.programme.pairings.values():
        journeys = plan.agenda.journeys_by_person.get(pairing.participant, ())
        if pairing.id in plan.agenda.support.by_pairing:
            continue
        if not journeys:
            yield finding(
                "pairing-never-holds",
                _("{participant} is in no cohort, so this pairing has no effect"),
                at=plan.where(pairing, "participant"),
                help=_("add `{id}` to the participants of a cohort, or remove the pairing"),
                values={"participant": plan.called(pairing.participant), "id": pairing.participant},
                about=(pairing.participant, pairing.supporter),
                fix=taking_out(plan, pairing.path),
            )
            continue
        journey = journeys[0]
        field = "until" if pairing.until and pairing.until < journey.starts else "from"
        if pairing.from_ and pairing.until and pairing.until < pairing.from_:
            template, field = _("the pairing ends on {until}, before it begins on {day}"), "until"
        else:
            template = _("{participant} is in the programme {stretch}, and the pairing is outside that time")
        cause = _why_never(plan, pairing, journey)
        held = plan.agenda.support.of(journey, (pairing.role,))
        is_missed = pairing.role in plan.programme.required_roles and bool(without_support(plan, journey, held))
        yield finding(
            "pairing-never-holds",
            template,
            at=plan.where(pairing, field),
            also=[Label(plan.where(journey.participant), _("the participant"))],
            help=_("fix the dates") if is_missed else _("fix the dates, or remove the pairing"),
            values={
                "participant": plan.called(pairing.participant),
                "stretch": journey.days,
                "day": pairing.from_ or journey.starts,
                "until": pairing.until or journey.ends,
            },
            about=(journey.cohort.id, pairing.participant, pairing.supporter),
            fix=None if is_missed else taking_out(plan, pairing.path),
            cause=cause,
        )


def _why_never(plan: Plan, pairing: Pairing, journey: Journey) -> Cause | None:
    """What has put the days of a pairing outside those of its participant."""
    touched = meeting_of(plan, pairing)
    if journey.leaves_early and pairing.from_ and pairing.from_ > journey.ends:
        return leaving_not_followed(plan, journey, touched)
    if journey.participant.starts and pairing.until and pairing.until < journey.starts:
        return newcomer_not_arranged(plan, journey, touched)
    return None


def pairing_without_meetings(plan: Plan) -> Iterator[Diagnostic]:
    """The role is one that meets, and a pairing does not say on which weekday and at what time, or how often.

    Such a pairing is in the booklet, and no meeting is in any calendar. That may be what you want. A pairing whose role
    has no `meets` is not reported. More than five are reported together. Source: our own judgement.
    """
    silent: dict[tuple[RoleWord, bool], list[Pairing]] = defaultdict(list)
    for pairing in plan.programme.pairings.values():
        role = plan.programme.role(pairing.role)
        meant = pairing.meets is not None or (role is not None and role.meets is not None)
        if meant and not plan.has_meetings(pairing):
            silent[pairing.role, _has_time(pairing)].append(pairing)
    for pairings in silent.values():
        if len(pairings) > MOST_NAMES:
            yield _many_without_meetings(plan, pairings)
        else:
            yield from (_without_meetings(plan, pairing) for pairing in pairings)


def _has_time(pairing: Pairing) -> bool:
    return pairing.meets is not None and pairing.meets.on is not None and pairing.meets.time is not None


def _without_meetings(plan: Plan, pairing: Pairing) -> Diagnostic:
    has_time = _has_time(pairing)
    return finding(
        "pairing-without-meetings",
        _("{participant} and {supporter} get no meetings: neither the pairing nor the role says how often")
        if has_time
        else _("{participant} and {supporter} get no meetings: the pairing does not say on which day and at what time"),
        at=plan.where(pairing, "meets") if pairing.meets else plan.where(pairing),
        help=_("add `every: 2 weeks` to `meets`, here or on the role")
        if has_time
        else _("add a line such as `meets: {example}`"),
        values={
            "participant": plan.called(pairing.participant),
            "supporter": plan.called(pairing.supporter),
            "example": "{on: tuesday, time: 13.00}",
        },
        about=(pairing.participant, pairing.supporter),
        fix=putting((*pairing.path, "meets", "every"), "2 weeks") if has_time else None,
    )


def _many_without_meetings(plan: Plan, pairings: list[Pairing]) -> Diagnostic:
    """Whole cohorts agree on their times themselves, and that is told once."""
    first, has_time = pairings[0], _has_time(pairings[0])
    return finding(
        "pairing-without-meetings",
        _("{count} pairings get no meetings: neither they nor the role say how often")
        if has_time
        else _("{count} pairings get no meetings: they do not say on which day and at what time"),
        at=plan.where(first, "meets") if first.meets else plan.where(first),
        also=[Label(plan.where(each), _("nor here")) for each in pairings[1:MOST_NAMES]],
        help=_("add `every: 2 weeks` to the role's `meets`")
        if has_time
        else _("add lines such as `meets: {example}`; if they agree on their times themselves, that is fine"),
        values={"count": len(pairings), "example": "{on: tuesday, time: 13.00}"},
        about=alike(tuple(dict.fromkeys(each.participant for each in pairings))),
    )


def meetings_fall_away(plan: Plan) -> Iterator[Diagnostic]:
    """Some of the meetings of a pair cannot be placed: one of the two is away, or is busy on every day that would do.

    A meeting that cannot be on its day moves within its week; one that comes every other week or less often moves
    between its neighbours. What still cannot be placed falls away, and is in no calendar. Pauses, and weeks that the
    programme has closed or, in summer, avoids, are not counted. Source: our own judgement.
    """
    for support, gone in plan.fallen:
        if gone.remaining >= len(gone.days):
            yield _falling_away(plan, support, gone, "meetings-fall-away")


def most_meetings_fall_away(plan: Plan) -> Iterator[Diagnostic]:
    """More than half of the meetings of a pair cannot be placed on any day, so little is left of what was promised.

    Often one of the two is away for a long time, or is only free on days that are taken. Source: our own judgement.
    """
    for support, gone in plan.fallen:
        if gone.remaining < len(gone.days):
            yield _falling_away(plan, support, gone, "most-meetings-fall-away")


def _falling_away(plan: Plan, support: Support, gone: Fallen, name: str) -> Diagnostic:
    pairing = support.pairing
    return finding(
        name,
        _n(
            "{count} of {total} meetings of {participant} and {supporter} cannot be placed, that of "
            "{first}; {left} left",
            "{count} of {total} meetings of {participant} and {supporter} cannot be placed, the "
            "first that of {first}; {left} left",
        ),
        at=plan.where(pairing, "meets"),
        way_out=partial(at_another_hour, support),
        values={
            "participant": plan.called(pairing.participant),
            "supporter": plan.called(pairing.supporter),
            "count": len(gone.days),
            "total": gone.total,
            "left": gone.remaining,
            "first": gone.days[0],
            "last_day": gone.days[-1],
        },
        about=(support.journey.cohort.id, pairing.participant, pairing.supporter),
        cause=_why_fallen(plan, support, gone),
    )


def _why_fallen(plan: Plan, support: Support, gone: Fallen) -> Cause | None:
    """The participant's pause, which has moved the rhythm, or the supporter who is away on the first of the days."""
    pairing, journey = support.pairing, support.journey
    is_there = is_available(plan.programme.people[pairing.supporter], gone.days[0])
    if (is_there or len(gone.days) == 1) and any(pause.first <= gone.days[0] for pause in journey.pauses):
        return pause_not_followed(plan, journey, meeting_of(plan, pairing))
    if is_there:
        return None
    touched = Message(
        _("{count} of {total} meetings with {participant}"),
        {"count": len(gone.days), "total": gone.total, "participant": plan.called(pairing.participant)},
    )
    return person_not_replaced(plan, pairing.supporter, gone.days[0], touched)


def at_another_hour(support: Support, offers: Offers) -> WayOut:
    """A time of day at which all meetings find a day, when there is one, beside all that has been offered."""
    pairing, arrangement = support.pairing, arrangement_of(offers.plan.programme, support.pairing)
    if arrangement is None or pairing.meets is None or pairing.meets.time is None or offers.is_spent:
        return WayOut()
    meetings = meetings_at_another_time(offers.around, support, arrangement.times)
    times = meetings[0].times if meetings else None
    if meetings is None or times is None:
        return WayOut()
    offers.take(*meetings)
    written = f"{times.start:%H.%M}" + (f"-{times.end:%H.%M}" if pairing.meets.time.end else "")
    return WayOut(
        _("at {times} all of them can be placed: `{example}`"),
        {"times": times, "example": f"time: {written}"},
        Fix((Set((*pairing.path, "meets", "time"), written),)),
    )


def meetings_on_holidays(plan: Plan) -> Iterator[Diagnostic]:
    """The calendar's `closed` does not name the public holidays, and some meetings are on them.

    Whoever closes weeks with `closed: [W28..W31]` closes only these: what you write replaces what holds otherwise.
    Source: our own judgement.
    """
    closed = plan.programme.frame.calendar.closed
    if PUBLIC_HOLIDAYS in closed:
        return
    holidays = OpenDays((PUBLIC_HOLIDAYS,), country=plan.open_days.country)
    found = [
        occasion
        for occasion in plan.agenda.occasions
        if occasion.is_by_rhythm and not holidays.is_open(occasion.day) and plan.open_days.is_open(occasion.day)
    ]
    if not found:
        return
    path = ("programme", "calendar", "closed")
    yield finding(
        "meetings-on-holidays",
        _n(
            "a meeting is on a public holiday, {day}, since `closed` does not include those",
            "{count} meetings are on public holidays, the first on {day}, since `closed` does not include those",
        ),
        at=plan.origins.span(path),
        help=_("add `{word}` to `closed`"),
        values={"count": len(found), "day": found[0].day, "word": PUBLIC_HOLIDAYS},
        about=tuple(dict.fromkeys(cohort for occasion in found for cohort in occasion.cohorts)),
        fix=Fix((Set((*path, len(closed)), PUBLIC_HOLIDAYS),)),
    )
