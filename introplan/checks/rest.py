"""Checks on rest: pauses in long sessions, half an hour's break, lunch, and the night between two days."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, time, timedelta

from introplan.agenda import FullDay, Occasion, Plan
from introplan.agenda.clashes import end_of, times_of
from introplan.checks.free_days import lunch_left
from introplan.checks.occasions import MOST_ALIKE, MOST_NAMES, about, alike, key_of, names, title_of
from introplan.checks.ways_out import NO_WAY, Way, another_time_or_day
from introplan.days import Times
from introplan.diagnostics import Diagnostic, Label, _, warning

NO_JOINT_PAUSE = frozenset({"shadowing", "placement", "rotation", "self_study"})
"""Kinds of activity at which everybody has the pauses of the workplace, or their own."""
MOST_WITHOUT_BREAK = timedelta(hours=5)
LEAST_BREAK = timedelta(minutes=30)
MOST_SITTING = timedelta(minutes=90)
LONG_SESSION = timedelta(hours=2)
DAILY_REST = timedelta(hours=11)
LATEST_BREAK = time(12)


def _minutes(clock: time) -> int:
    return clock.hour * 60 + clock.minute


def _clock(minutes: int) -> time:
    return time(*divmod(minutes, 60))


def _parts(plan: Plan, occasion: Occasion, least: timedelta = timedelta()) -> list[Times]:
    """The times of an occasion between its breaks; a break shorter than `least` is none."""
    times = times_of(occasion)
    parts, begins = [], times.start
    breaks = plan.session(occasion).breaks if occasion.kind == "session" else ()
    for pause in sorted(breaks, key=lambda pause: pause.at):
        length = int(pause.length.total_seconds()) // 60
        if pause.length >= least and begins <= pause.at < end_of(occasion):
            parts.append(Times(begins, pause.at))
            begins = min(_clock(min(_minutes(pause.at) + length, 24 * 60 - 1)), end_of(occasion))
    return [*parts, Times(begins, end_of(occasion))]


def _longest(parts: Iterable[Times]) -> Times:
    return max(parts, key=lambda part: part.length)


def _has_own_pauses(plan: Plan, occasion: Occasion) -> bool:
    return occasion.kind == "session" and plan.programme.taught[occasion.subject].kind in NO_JOINT_PAUSE


def _example(at: time, length: str, title: str) -> str:
    return f"{{at: {at:%H.%M}, length: {length}, title: {title}}}"


def _middle(part: Times) -> time:
    """The middle of a stretch of time, at a whole five minutes."""
    return _clock((_minutes(part.start) + int(part.length.total_seconds()) // 120) // 5 * 5)


def no_break_in_five_hours(plan: Plan) -> Iterator[Diagnostic]:
    """Somebody has no break of half an hour in more than five hours: in one session, or in what follows upon it.

    Nobody works more than five hours in a row without a break (rast), says arbetstidslagen 15 §. It says nothing
    about how long a break is; half an hour is introplan's reading. A workplace that one shadows, or one's own
    reading, has its own breaks. Source: arbetstidslagen (1982:673) 15 §.
    """
    alone = []
    for occasion in plan.agenda.sessions:
        if _has_own_pauses(plan, occasion) or times_of(occasion).length <= MOST_WITHOUT_BREAK:
            continue
        longest = _longest(_parts(plan, occasion, LEAST_BREAK))
        if longest.length > MOST_WITHOUT_BREAK:
            alone.append(id(occasion))
            yield warning(
                "no-break-in-five-hours",
                _("{session} on {day} goes on from {first} to {last} without a break of half an hour"),
                at=plan.where(occasion, "time"),
                help=_("add `{example}` to its `breaks`"),
                values={
                    "session": title_of(plan, occasion),
                    "day": occasion.day,
                    "first": longest.start,
                    "last": longest.end,
                    "example": _example(min(LATEST_BREAK, _middle(longest)), "45min", "Lunch"),
                },
                about=about(occasion),
            )
    for full in plan.agenda.full_days:
        if alone and not set(alone).isdisjoint(map(id, full.occasions)):
            continue
        chain = _unbroken(plan, full)
        if chain is not None:
            yield _unbroken_found(plan, full, *chain)


def _unbroken(plan: Plan, full: FullDay) -> tuple[Times, Occasion] | None:
    """The first stretch of more than five hours without a break on somebody's day, and the last thing in it."""
    begins: time | None = None
    until = time.min
    for occasion in full.occasions:
        if _has_own_pauses(plan, occasion):
            begins = None
            continue
        for part in _parts(plan, occasion, LEAST_BREAK):
            if begins is None or _minutes(part.start) - _minutes(until) >= LEAST_BREAK.total_seconds() // 60:
                begins, until = part.start, part.end or part.start
            until = max(until, part.end or part.start)
            if Times(begins, until).length > MOST_WITHOUT_BREAK:
                return Times(begins, until), occasion
    return None


def _unbroken_found(plan: Plan, full: FullDay, times: Times, last: Occasion) -> Diagnostic:
    people = tuple(full.people)
    others = [times_of(other) for other in full.occasions if other is not last]
    way, values = another_time_or_day(plan, last, lambda times: all(_apart(times, other) for other in others))
    return warning(
        "no-break-in-five-hours",
        _("{count} people have no break of half an hour from {first} to {last} on {day}")
        if len(people) > MOST_NAMES
        else _("{people} have no break of half an hour from {first} to {last} on {day}")
        if len(people) > 1
        else _("{people} has no break of half an hour from {first} to {last} on {day}"),
        at=plan.where(last, "time"),
        also=_others(plan, full, last),
        help=way or _("begin it later, or add a break of half an hour"),
        values=values
        | {
            "people": names(plan, people),
            "count": len(people),
            "first": times.start,
            "last": times.end,
            "day": last.day,
        },
        about=about(*full.occasions, people=people),
    )


def _apart(times: Times, other: Times) -> bool:
    """Whether there is a break between the two."""
    least = int(LEAST_BREAK.total_seconds()) // 60
    return (
        _minutes(times.start) >= _minutes(other.end or other.start) + least
        or _minutes(other.start) >= _minutes(times.end or times.start) + least
    )


def _others(plan: Plan, full: FullDay, mend: Occasion) -> list[Label]:
    return [Label(plan.where(other, "time"), _("the same day")) for other in full.occasions if other is not mend]


def session_without_pause(plan: Plan) -> Iterator[Diagnostic]:
    """A session of more than two hours goes on for more than an hour and a half without a pause.

    Nobody takes in more than that, and those who listen in their second language, or hear badly, tire first. A
    shorter session may do without. Of more than two such sessions of a cohort, they are told together. Source:
    our own judgement; arbetstidslagen (1982:673) 17 § asks for pauses, and gives no limit.
    """
    found: dict[tuple[tuple[str, ...], bool], list[tuple[Occasion, Times]]] = defaultdict(list)
    for occasion in plan.agenda.sessions:
        if _has_own_pauses(plan, occasion) or times_of(occasion).length <= LONG_SESSION:
            continue
        longest = _longest(_parts(plan, occasion))
        if longest.length > MOST_SITTING:
            found[occasion.cohorts, occasion.draft].append((occasion, longest))
    for (cohorts, _draft), several in found.items():
        for group in [several] if len(several) > MOST_ALIKE else [[each] for each in several]:
            yield _without_pause(plan, cohorts, group)


def _without_pause(plan: Plan, cohorts: tuple[str, ...], group: list[tuple[Occasion, Times]]) -> Diagnostic:
    (occasion, longest), *others = group
    return warning(
        "session-without-pause",
        _("{count} sessions of {cohort} go on for more than 90 min without a pause; the first is {session} on {day}")
        if others
        else _("{session} on {day} goes on for {length} without a pause"),
        at=plan.where(occasion, "time"),
        also=[Label(plan.where(other, "time"), _("this one too")) for other, _longest_part in others[:MOST_NAMES]],
        help=_("add a pause, such as `breaks: [{example}]`"),
        values={
            "session": title_of(plan, occasion),
            "day": occasion.day,
            "last_day": group[-1][0].day,
            "length": longest.length,
            "count": len(group),
            "cohort": tuple(plan.programme.cohorts[id_].title for id_ in cohorts),
            "example": _example(_middle(longest), "15min", "Paus"),
        },
        about=(*cohorts, *alike(tuple(key_of(each) for each, _part in group))),
    )


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
        left = None if _has_own_pauses(plan, occasion) else lunch_left(plan, _parts(plan, occasion))
        if left is not None:
            found[occasion.cohorts, occasion.draft].append((occasion, left))
    for (cohorts, _draft), several in found.items():
        if len(several) > MOST_ALIKE:
            yield _lunches_short(plan, cohorts, several)
        else:
            yield from (_lunch_short(plan, occasion, left, ()) for occasion, left in several)
    alone = [id(occasion) for several in found.values() for occasion, _left in several]
    for full in plan.agenda.full_days:
        shared = [occasion for occasion in full.occasions if not _has_own_pauses(plan, occasion)]
        if len(shared) < 2 or not set(alone).isdisjoint(map(id, shared)):
            continue
        left = lunch_left(plan, [part for occasion in shared for part in _parts(plan, occasion)])
        if left is not None:
            yield _lunch_short(plan, shared[-1], left, tuple(full.people), full)


def _lunches_short(plan: Plan, cohorts: tuple[str, ...], several: list[tuple[Occasion, timedelta]]) -> Diagnostic:
    lunch, (first, left) = plan.programme.frame.calendar.lunch, several[0]
    assert lunch is not None
    way, values = _lunch_way(plan, first, None)
    return warning(
        "no-time-for-lunch",
        _("{count} sessions of {cohort} leave too little for lunch within {hours}; the first is {session} on {day}"),
        at=plan.where(first, "time"),
        also=[
            Label(plan.origins.span(("programme", "calendar", "lunch")), _("when lunch is")),
            *(Label(plan.where(other, "time"), _("this one too")) for other, _left in several[1 : MOST_NAMES + 1]),
        ],
        help=way,
        values=values
        | {
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
    way, values = _lunch_way(plan, occasion, full)
    return warning(
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
            *(_others(plan, full, occasion) if full else []),
            Label(plan.origins.span(("programme", "calendar", "lunch")), _("when lunch is")),
        ],
        help=way,
        values=values
        | {
            "session": title_of(plan, occasion),
            "day": occasion.day,
            "left": left,
            "hours": lunch.between,
            "people": names(plan, people),
            "count": len(people),
        },
        about=about(*(full.occasions if full else (occasion,)), people=people),
    )


def _lunch_way(plan: Plan, occasion: Occasion, full: FullDay | None) -> Way:
    """A break in a session that goes on over lunch; else another time."""
    lunch, times = plan.programme.frame.calendar.lunch, times_of(occasion)
    if lunch is None or lunch.between.end is None:
        return NO_WAY
    if full is None and times.start < lunch.between.start and end_of(occasion) > lunch.between.end:
        length = int((lunch.length or LEAST_BREAK).total_seconds()) // 60
        at = max(lunch.between.start, min(LATEST_BREAK, _clock(max(0, _minutes(lunch.between.end) - length))))
        return _("add `{example}` to its `breaks`"), {"example": _example(at, f"{length}min", "Lunch")}
    others = [other for other in full.occasions if other is not occasion] if full else []
    busy = [part for other in others for part in _parts(plan, other)]
    return another_time_or_day(plan, occasion, lambda times: lunch_left(plan, [*busy, times]) is None)


def too_little_daily_rest(plan: Plan) -> Iterator[Diagnostic]:
    """From the last thing of one day to the first of the next somebody has less than eleven hours.

    All employees have at least eleven hours of rest in a row in every 24 hours; exceptions need an agreement.
    Source: arbetstidslagen (1982:673) 13 §.
    """
    timed = [occasion for occasion in plan.agenda.occasions if occasion.takes_time]
    if not timed:
        return
    earliest = _minutes(min(times_of(occasion).start for occasion in timed))
    late = earliest + 24 * 60 - int(DAILY_REST.total_seconds()) // 60
    if late >= 24 * 60:
        return
    evenings = [occasion for occasion in timed if end_of(occasion) > _clock(late)]
    found: dict[tuple[int, int], tuple[Occasion, Occasion, list[str]]] = {}
    for evening in evenings:
        for person in dict.fromkeys(evening.people()):
            morning = _first(plan, person, evening.day + timedelta(days=1))
            if morning is not None and _rest(end_of(evening), times_of(morning).start) < DAILY_REST:
                found.setdefault((id(evening), id(morning)), (evening, morning, []))[2].append(person)
    told = set()
    for evening, morning, people in found.values():
        if (evening.path, morning.path) not in told:
            told.add((evening.path, morning.path))
            yield _short_night(plan, evening, morning, tuple(people))


def _first(plan: Plan, person: str, day: date) -> Occasion | None:
    return next(iter(plan.agenda.on_day_of_person.get((person, day), ())), None)


def _rest(ends: time, starts: time) -> timedelta:
    """From a time of one day to a time of the next."""
    return timedelta(minutes=24 * 60 - _minutes(ends) + _minutes(starts))


def _short_night(plan: Plan, evening: Occasion, morning: Occasion, people: tuple[str, ...]) -> Diagnostic:
    way, values = another_time_or_day(plan, morning, lambda times: _rest(end_of(evening), times.start) >= DAILY_REST)
    return warning(
        "too-little-daily-rest",
        _("{count} people are done at {last} on {evening}, and begin at {first} on {day}: {rest} of rest")
        if len(people) > MOST_NAMES
        else _("{people} are done at {last} on {evening}, and begin at {first} on {day}: {rest} of rest")
        if len(people) > 1
        else _("{people} is done at {last} on {evening}, and begins at {first} on {day}: {rest} of rest"),
        at=plan.where(morning, "time"),
        also=[Label(plan.where(evening, "time"), _("the evening before"))],
        help=way or _("begin later, or end earlier the evening before"),
        values=values
        | {
            "people": names(plan, people),
            "count": len(people),
            "last": end_of(evening),
            "evening": evening.day,
            "first": times_of(morning).start,
            "day": morning.day,
            "rest": _rest(end_of(evening), times_of(morning).start),
        },
        about=about(evening, morning, people=people),
    )
