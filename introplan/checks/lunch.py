"""Checks on lunch: sessions and regular meetings leave time for it within its hours."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import timedelta
from functools import partial
from typing import NamedTuple

from introplan.agenda import FullDay, Occasion, Plan, Support
from introplan.agenda.clashes import end_of, times_of
from introplan.agenda.meetings import arrangement_of
from introplan.checks.meetings import at_another_hour
from introplan.checks.occasions import MOST_ALIKE, MOST_NAMES, about, alike, key_of, names, title_of
from introplan.checks.rest import LATEST_BREAK, break_example, the_same_day
from introplan.checks.ways_out import LookedFor, at_another_time, first_found, for_one_of, on_another_day
from introplan.days import Times, Weekday
from introplan.demands import Offers, limit_of
from introplan.demands.released import to_move
from introplan.demands.rest import (
    USUAL_LUNCH,
    alone_over_lunch,
    clock_at,
    has_own_pauses,
    lunch_between,
    lunch_left,
    minutes_of,
)
from introplan.diagnostics import Diagnostic, Label, WayOut, _, _n, finding


def no_time_for_lunch(plan: Plan) -> Iterator[Diagnostic]:
    """A session, or two that follow each other, leave less time for lunch than there should be.

    `calendar.lunch` says within which hours it falls and how long it is at least; half an hour, if it does not say. If
    a cohort has more than two such sessions, they are reported together. Source: the plan itself.
    """
    lunch = plan.programme.frame.calendar.lunch
    if lunch is None:
        return
    found: dict[tuple[tuple[str, ...], bool], list[tuple[Occasion, timedelta]]] = defaultdict(list)
    for occasion in plan.agenda.sessions:
        left = alone_over_lunch(plan, occasion)
        if left is not None:
            found[occasion.cohorts, occasion.draft].append((occasion, left))
    for (cohorts, _draft), several in found.items():
        if len(several) > MOST_ALIKE:
            yield _lunches_short(plan, cohorts, several)
        else:
            yield from (_lunch_short(plan, occasion, left, ()) for occasion, left in several)
    alone = [id(occasion) for several in found.values() for occasion, _left in several]
    for full in plan.agenda.full_days:
        if not set(alone).isdisjoint(map(id, full.occasions)):
            continue
        left = lunch_between(plan, full.occasions)
        if left is not None:
            shared = [occasion for occasion in full.occasions if not has_own_pauses(plan, occasion)]
            yield _lunch_short(plan, to_move(plan, *shared), left, tuple(full.people), full)


def _lunches_short(plan: Plan, cohorts: tuple[str, ...], several: list[tuple[Occasion, timedelta]]) -> Diagnostic:
    lunch, (first, left) = plan.programme.frame.calendar.lunch, several[0]
    assert lunch is not None
    return finding(
        "no-time-for-lunch",
        _("{count} sessions of {cohort} leave too little for lunch within {hours}; the first is {session} on {day}"),
        at=plan.where(first, "time"),
        also=[
            Label(plan.origins.span(("programme", "calendar", "lunch")), _("when lunch is")),
            *(Label(plan.where(other, "time"), _("this one too")) for other, _left in several[1 : MOST_NAMES + 1]),
        ],
        way_out=_lunch_way(plan, first, None),
        values={
            "session": title_of(plan, first),
            "day": first.day,
            "last_day": several[-1][0].day,
            "left": left,
            "hours": lunch.between,
            "count": len(several),
            "cohort": tuple(plan.programme.cohorts[id_].title for id_ in cohorts),
        },
        about=(*cohorts, *alike(tuple(key_of(each) for each, _left in several))),
    )


def _lunch_short(
    plan: Plan, occasion: Occasion, left: timedelta, people: tuple[str, ...], full: FullDay | None = None
) -> Diagnostic:
    lunch = plan.programme.frame.calendar.lunch
    assert lunch is not None
    return finding(
        "no-time-for-lunch",
        _("{session} on {day} leaves {left} for lunch within {hours}")
        if not people
        else _("{count} people have {left} for lunch within {hours} on {day}")
        if len(people) > MOST_NAMES
        else _n(
            "{people} has {left} for lunch within {hours} on {day}",
            "{people} have {left} for lunch within {hours} on {day}",
        ),
        at=plan.where(occasion, "time"),
        also=[
            *(the_same_day(plan, full, occasion) if full else []),
            Label(plan.origins.span(("programme", "calendar", "lunch")), _("when lunch is")),
        ],
        way_out=_lunch_way(plan, occasion, full),
        values={
            "session": title_of(plan, occasion),
            "day": occasion.day,
            "left": left,
            "hours": lunch.between,
            "people": names(plan, people),
            "count": len(people),
        },
        about=about(*(full.occasions if full else (occasion,)), people=people),
    )


def _lunch_way(plan: Plan, occasion: Occasion, full: FullDay | None) -> LookedFor:
    """A break in a session that goes on over lunch; else another time."""
    lunch, times = plan.programme.frame.calendar.lunch, times_of(occasion)
    if lunch is None or lunch.between.end is None:
        return first_found()
    if full is None and times.start < lunch.between.start and end_of(occasion) > lunch.between.end:
        length = int((lunch.length or USUAL_LUNCH).total_seconds()) // 60
        at = max(lunch.between.start, min(LATEST_BREAK, clock_at(max(0, minutes_of(lunch.between.end) - length))))
        example = break_example(plan, occasion, at, f"{length}min", "Lunch")
        return lambda _offers: WayOut(_("add `{example}` to its `breaks`"), {"example": example})
    name = "no-time-for-lunch"
    shared = [each for each in full.occasions if not has_own_pauses(plan, each)] if full else []
    return for_one_of(
        occasion,
        *(each for each in reversed(shared) if each is not occasion),
        look=lambda each: first_found(at_another_time(each, name), on_another_day(each, name)),
    )


def meeting_over_lunch(plan: Plan) -> Iterator[Diagnostic]:
    """Regular meetings take all of somebody's lunch: nothing, or a few minutes, are left within its hours.

    This happens every time they meet, and not only on a busy day. Those who eat together during half of it are left
    alone. Meetings with several people that follow each other count together. Source: the plan's own `calendar.lunch`;
    how little is nothing is our own suggestion.
    """
    lunch = plan.programme.frame.calendar.lunch
    if lunch is None or lunch.between.end is None:
        return
    told: set[str] = set()
    for person, lines in _over_lunch(plan, lunch.between).items():
        for together in _at_once(lines):
            left = lunch_left(plan, [line.times for line in together])
            if left is None or left >= timedelta(minutes=limit_of(plan.programme, "meeting-over-lunch")):
                continue
            if told.isdisjoint(line.support.pairing.id for line in together):
                yield _over_lunch_found(plan, person, together, left)
            told.update(line.support.pairing.id for line in together)


class Regular(NamedTuple):
    """The meetings of a pair by their weekday and time."""

    support: Support
    on: Weekday
    times: Times


def _over_lunch(plan: Plan, hours: Times) -> dict[str, list[Regular]]:
    """By who has them, the regular meetings that lie within the hours of lunch, in the order of the day."""
    found: dict[str, list[Regular]] = defaultdict(list)
    for support in plan.agenda.support.every:
        arrangement = arrangement_of(plan.programme, support.pairing)
        if arrangement is not None and arrangement.times.end and arrangement.times.overlaps(hours):
            line = Regular(support, Weekday(arrangement.weekday), arrangement.times)
            found[support.pairing.participant].append(line)
            if support.pairing.supporter != support.pairing.participant:
                found[support.pairing.supporter].append(line)
    return {person: sorted(lines, key=lambda line: (line.on, line.times)) for person, lines in found.items()}


def _at_once(lines: list[Regular]) -> Iterator[list[Regular]]:
    """Each of somebody's meetings with those of the same weekday that go on in the same months; alone first."""
    for line in lines:
        yield [line]
    for line in lines:
        same = [each for each in lines if each.on == line.on and each.support.days.overlaps(line.support.days)]
        if len(same) > 1 and same[0] is line:
            yield same


def _over_lunch_found(plan: Plan, person: str, together: list[Regular], left: timedelta) -> Diagnostic:
    lunch, last = plan.programme.frame.calendar.lunch, together[-1]
    assert lunch is not None
    pairing = last.support.pairing
    other = pairing.supporter if person == pairing.participant else pairing.participant
    return finding(
        "meeting-over-lunch",
        _n(
            "{person} and {other} meet on {weekday} at {own_times}, and {left} is left for lunch within {hours}",
            "{person} meets {people} one after the other on {weekday}, and {left} is left for lunch within {hours}",
            by="people",
        ),
        at=plan.where(pairing, "meets", "time"),
        also=[
            *(Label(plan.where(each.support.pairing, "meets", "time"), _("the same day")) for each in together[:-1]),
            Label(plan.origins.span(("programme", "calendar", "lunch")), _("when lunch is")),
        ],
        way_out=partial(_at_another_hour, last.support),
        values={
            "person": plan.called(person),
            "other": plan.called(other),
            "people": tuple(
                plan.called(id_)
                for each in together
                for id_ in (each.support.pairing.participant, each.support.pairing.supporter)
                if id_ != person
            ),
            "weekday": last.on,
            "own_times": last.times,
            "left": left,
            "hours": lunch.between,
        },
        about=(last.support.journey.cohort.id, pairing.participant, pairing.supporter),
    )


def _at_another_hour(support: Support, offers: Offers) -> WayOut:
    way = at_another_hour(support, offers)
    return way._replace(
        help=_("let them meet at {times}: `{example}`") if way.help else _("let them meet at another time")
    )
