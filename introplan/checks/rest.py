"""Checks on rest: pauses in long sessions, half an hour's break, and the night between two days."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import time, timedelta

from introplan.agenda import Clash, FullDay, Occasion, Plan, breaks_of
from introplan.agenda.clashes import end_of, times_of
from introplan.checks.occasions import MOST_ALIKE, MOST_NAMES, about, alike, key_of, names, title_of
from introplan.checks.ways_out import at_another_time, first_found, for_one_of, on_another_day, rather
from introplan.days import Times
from introplan.demands import around, limit_in_words, limit_of
from introplan.demands.edits import length_written
from introplan.demands.released import to_move
from introplan.demands.rest import (
    LONG_SESSION,
    NIGHT,
    alone_without_break,
    clock_at,
    daily_rest,
    has_own_pauses,
    longest,
    minutes_of,
    parts_between_breaks,
    rest_between,
    short_night,
    unbroken,
)
from introplan.demands.surroundings import Key
from introplan.diagnostics import Diagnostic, Label, _, _n, finding

LATEST_BREAK = time(12)


def break_example(plan: Plan, occasion: Occasion, at: time, length: str, title: str) -> str:
    """A break as it is written under a session's `breaks`, beside those that it has had from its lecture until then."""
    from_lecture = breaks_of(plan, occasion) if plan.session(occasion).breaks is None else ()
    every = [*((each.at, length_written(each.length), each.title) for each in from_lecture), (at, length, title)]
    return ", ".join(
        f"{{at: {start:%H.%M}, length: {long}{f', title: {called}' if called else ''}}}"
        for start, long, called in sorted(every, key=lambda each: each[0])
    )


def _long_break_example(plan: Plan, occasion: Occasion, part: Times) -> str:
    """Half an hour or more in a part of a day without it: the lunch, or what is as long once lunch is over."""
    if part.start < LATEST_BREAK:
        return break_example(plan, occasion, min(LATEST_BREAK, _middle(part)), "45min", "Lunch")
    return break_example(plan, occasion, _middle(part), "30min", "Rast")


def _middle(part: Times) -> time:
    """The middle of a stretch of time, at a whole five minutes."""
    return clock_at((minutes_of(part.start) + int(part.length.total_seconds()) // 120) // 5 * 5)


def no_break_in_five_hours(plan: Plan) -> Iterator[Diagnostic]:
    """Somebody has no break of half an hour in more than five hours: in one session, or in several in a row.

    Nobody works more than five hours in a row without a break (rast), says arbetstidslagen 15 §. It says nothing about
    how long a break is; half an hour is introplan's reading. Shadowing at a workplace, or one's own reading, has its
    own breaks. Source: arbetstidslagen (1982:673) 15 §. Checked only where Swedish law applies.
    """
    if not plan.open_days.is_swedish:
        return
    alone = []
    for occasion in plan.agenda.sessions:
        part = alone_without_break(plan, occasion)
        if part is not None:
            alone.append(id(occasion))
            yield finding(
                "no-break-in-five-hours",
                _("{session} on {day} goes on from {first} to {last} without a break of half an hour"),
                at=plan.where(occasion, "time"),
                help=_("add `{example}` to its `breaks`"),
                values={
                    "session": title_of(plan, occasion),
                    "day": occasion.day,
                    "first": part.start,
                    "last": part.end,
                    "example": _long_break_example(plan, occasion, part),
                },
                about=about(occasion),
            )
    for full in plan.agenda.full_days:
        if alone and not set(alone).isdisjoint(map(id, full.occasions)):
            continue
        chain = unbroken(plan, full.occasions)
        if chain is not None:
            yield _unbroken_found(plan, full, *chain)


def _unbroken_found(plan: Plan, full: FullDay, times: Times, last: Occasion) -> Diagnostic:
    people = tuple(full.people)
    name = "no-break-in-five-hours"
    chain = [each for each in full.occasions if times_of(each).overlaps(times)]
    mend = to_move(plan, *chain)
    return finding(
        "no-break-in-five-hours",
        _("{count} people have no break of half an hour from {first} to {last} on {day}")
        if len(people) > MOST_NAMES
        else _n(
            "{people} has no break of half an hour from {first} to {last} on {day}",
            "{people} have no break of half an hour from {first} to {last} on {day}",
        ),
        at=plan.where(mend, "time"),
        also=the_same_day(plan, full, mend),
        way_out=for_one_of(
            mend,
            *(each for each in reversed(chain) if each is not mend),
            look=lambda each: first_found(at_another_time(each, name), on_another_day(each, name)),
            otherwise=_("begin it later, or add a break of half an hour"),
        ),
        values={
            "people": names(plan, people),
            "count": len(people),
            "first": times.start,
            "last": times.end,
            "day": last.day,
        },
        about=about(*full.occasions, people=people),
    )


def the_same_day(plan: Plan, full: FullDay, mend: Occasion) -> list[Label]:
    """The other things of somebody's day, as places to look at."""
    return [Label(plan.where(other, "time"), _("the same day")) for other in full.occasions if other is not mend]


def session_without_pause(plan: Plan) -> Iterator[Diagnostic]:
    """A session of more than two hours goes on for more than an hour and a half without a pause.

    Nobody takes in more than that, and those who listen in their second language, or are hard of hearing, tire first. A
    shorter session may do without. If a cohort has more than two such sessions, they are reported together. Source: our
    own judgement; arbetstidslagen (1982:673) 17 § requires pauses, and gives no limit.
    """
    most = timedelta(minutes=limit_of(plan.programme, "session-without-pause"))
    found: dict[tuple[tuple[str, ...], bool], list[tuple[Occasion, Times]]] = defaultdict(list)
    for occasion in plan.agenda.sessions:
        if has_own_pauses(plan, occasion) or times_of(occasion).length <= LONG_SESSION:
            continue
        part = longest(parts_between_breaks(plan, occasion))
        if part.length > most:
            found[occasion.cohorts, occasion.draft].append((occasion, part))
    for (cohorts, _draft), several in found.items():
        for group in [several] if len(several) > MOST_ALIKE else [[each] for each in several]:
            yield _without_pause(plan, cohorts, group)


def _without_pause(plan: Plan, cohorts: tuple[str, ...], group: list[tuple[Occasion, Times]]) -> Diagnostic:
    (occasion, part), *others = group
    return finding(
        "session-without-pause",
        _n(
            "{session} on {day} goes on for {length} without a pause",
            "{count} sessions of {cohort} go on for more than {limit} without a pause; the first is {session} on {day}",
        ),
        at=plan.where(occasion, "time"),
        also=[Label(plan.where(other, "time"), _("this one too")) for other, _longest_part in others[:MOST_NAMES]],
        help=_("add a pause, such as `breaks: [{example}]`"),
        values={
            "session": title_of(plan, occasion),
            "day": occasion.day,
            "last_day": group[-1][0].day,
            "length": part.length,
            "count": len(group),
            "limit": limit_in_words(plan.programme, "session-without-pause"),
            "cohort": tuple(plan.programme.cohorts[id_].title for id_ in cohorts),
            "example": break_example(plan, occasion, _middle(part), "15min", "Paus"),
        },
        about=(*cohorts, *alike(tuple(key_of(each) for each, _part in group))),
    )


def too_little_daily_rest(plan: Plan) -> Iterator[Diagnostic]:
    """Somebody has less than eleven hours from the last thing of one day to the first of the next.

    All employees have at least eleven hours of rest in a row in every 24 hours; exceptions need an agreement. Source:
    arbetstidslagen (1982:673) 13 §. Checked only where Swedish law applies.
    """
    # There are tens of thousands of occasions, and few values of times among them.
    every = {id(each.times): each.times for each in plan.agenda.timed}
    times = {number: each for number, each in every.items() if each is not None}
    if not times or not plan.open_days.is_swedish:
        return
    earliest = minutes_of(min(each.start for each in times.values()))
    late = earliest + 24 * 60 - int(daily_rest(plan).total_seconds()) // 60
    if late >= 24 * 60:
        return
    too_late = clock_at(late)
    late_times = {number for number, each in times.items() if (each.end or each.start) > too_late}
    evenings = [each for each in plan.agenda.timed if id(each.times) in late_times] if late_times else []
    here = around(plan)
    found: dict[tuple[int, int], tuple[Clash, list[str]]] = {}
    for person, day in dict.fromkeys((person, each.day) for each in evenings for person in each.people()):
        for clash in NIGHT.pairs(here, Key(person, day)):
            if short_night(plan, clash):
                found.setdefault((id(clash.earlier), id(clash.later)), (clash, []))[1].append(person)
    told = set()
    for (evening, morning), people in found.values():
        if (evening.path, morning.path) not in told:
            told.add((evening.path, morning.path))
            yield _short_night(plan, evening, morning, tuple(people))


def _short_night(plan: Plan, evening: Occasion, morning: Occasion, people: tuple[str, ...]) -> Diagnostic:
    name, mend = "too-little-daily-rest", to_move(plan, evening, morning)
    other = evening if mend is morning else morning
    return finding(
        "too-little-daily-rest",
        _("{count} people finish at {last} on {evening}, and begin at {first} on {day}: {rest} of rest")
        if len(people) > MOST_NAMES
        else _n(
            "{people} finishes at {last} on {evening}, and begins at {first} on {day}: {rest} of rest",
            "{people} finish at {last} on {evening}, and begin at {first} on {day}: {rest} of rest",
        ),
        at=plan.where(mend, "time"),
        also=[
            Label(plan.where(other, "time"), _("the evening before") if other is evening else _("the morning after"))
        ],
        way_out=rather(
            mend,
            other,
            look=first_found(
                at_another_time(mend, name),
                on_another_day(mend, name),
                otherwise=_("begin later, or end earlier the evening before"),
            ),
        ),
        values={
            "people": names(plan, people),
            "count": len(people),
            "last": end_of(evening),
            "evening": evening.day,
            "first": times_of(morning).start,
            "day": morning.day,
            "rest": rest_between(evening, morning),
        },
        about=about(evening, morning, people=people),
    )
