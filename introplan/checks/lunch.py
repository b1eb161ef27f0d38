"""The check on lunch: sessions leave time for it within its hours."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import timedelta

from introplan.agenda import FullDay, Occasion, Plan
from introplan.agenda.clashes import end_of, times_of
from introplan.checks.occasions import MOST_ALIKE, MOST_NAMES, about, alike, key_of, names, title_of
from introplan.checks.rest import LATEST_BREAK, break_example, the_same_day
from introplan.checks.ways_out import LookedFor, at_another_time, first_found, for_one_of, on_another_day
from introplan.demands.released import to_move
from introplan.demands.rest import (
    USUAL_LUNCH,
    alone_over_lunch,
    clock_at,
    has_own_pauses,
    lunch_between,
    minutes_of,
)
from introplan.diagnostics import Diagnostic, Label, WayOut, _, finding


def no_time_for_lunch(plan: Plan) -> Iterator[Diagnostic]:
    """A session, or two that follow upon each other, leave less time for lunch than lunch is.

    `calendar.lunch` says within which hours it falls and how long it is at least; half an hour, when it does not
    say. Of more than two such sessions of a cohort, they are told together. Source: the plan itself.
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
        else _("{people} have {left} for lunch within {hours} on {day}")
        if len(people) > 1
        else _("{people} has {left} for lunch within {hours} on {day}"),
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
        example = break_example(at, f"{length}min", "Lunch")
        return lambda _offers: WayOut(_("add `{example}` to its `breaks`"), {"example": example})
    name = "no-time-for-lunch"
    shared = [each for each in full.occasions if not has_own_pauses(plan, each)] if full else []
    return for_one_of(
        occasion,
        *(each for each in reversed(shared) if each is not occasion),
        look=lambda each: first_found(at_another_time(each, name), on_another_day(each, name)),
    )
