"""Checks on rest: pauses in long sessions, half an hour's break, and the night between two days."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, time, timedelta

from introplan.agenda import FullDay, Occasion, Plan
from introplan.agenda.clashes import end_of, times_of
from introplan.checks.occasions import MOST_ALIKE, MOST_NAMES, about, alike, key_of, names, title_of
from introplan.checks.ways_out import another_time_or_day
from introplan.days import Times
from introplan.diagnostics import Diagnostic, Label, _, finding

NO_JOINT_PAUSE = frozenset({"shadowing", "placement", "rotation", "self_study"})
"""Kinds of activity at which everybody has the pauses of the workplace, or their own."""
MOST_WITHOUT_BREAK = timedelta(hours=5)
LEAST_BREAK = timedelta(minutes=30)
MOST_SITTING = timedelta(minutes=90)
LONG_SESSION = timedelta(hours=2)
DAILY_REST = timedelta(hours=11)
LATEST_BREAK = time(12)


def minutes_of(clock: time) -> int:
    """Minutes since midnight."""
    return clock.hour * 60 + clock.minute


def clock_at(minutes: int) -> time:
    """The time of day so many minutes after midnight."""
    return time(*divmod(minutes, 60))


def parts_between_breaks(plan: Plan, occasion: Occasion, least: timedelta = timedelta()) -> list[Times]:
    """The times of an occasion between its breaks; a break shorter than `least` is none."""
    times = times_of(occasion)
    parts, begins = [], times.start
    breaks = plan.session(occasion).breaks if occasion.kind == "session" else ()
    for pause in sorted(breaks, key=lambda pause: pause.at):
        length = int(pause.length.total_seconds()) // 60
        if pause.length >= least and begins <= pause.at < end_of(occasion):
            parts.append(Times(begins, pause.at))
            begins = min(clock_at(min(minutes_of(pause.at) + length, 24 * 60 - 1)), end_of(occasion))
    return [*parts, Times(begins, end_of(occasion))]


def _longest(parts: Iterable[Times]) -> Times:
    return max(parts, key=lambda part: part.length)


def has_own_pauses(plan: Plan, occasion: Occasion) -> bool:
    """Whether everybody has the pauses of the workplace there, or their own."""
    return occasion.kind == "session" and plan.programme.taught[occasion.subject].kind in NO_JOINT_PAUSE


def break_example(at: time, length: str, title: str) -> str:
    """A break as it is written under `breaks`."""
    return f"{{at: {at:%H.%M}, length: {length}, title: {title}}}"


def _middle(part: Times) -> time:
    """The middle of a stretch of time, at a whole five minutes."""
    return clock_at((minutes_of(part.start) + int(part.length.total_seconds()) // 120) // 5 * 5)


def no_break_in_five_hours(plan: Plan) -> Iterator[Diagnostic]:
    """Somebody has no break of half an hour in more than five hours: in one session, or in what follows upon it.

    Nobody works more than five hours in a row without a break (rast), says arbetstidslagen 15 §. It says nothing
    about how long a break is; half an hour is introplan's reading. A workplace that one shadows, or one's own
    reading, has its own breaks. Source: arbetstidslagen (1982:673) 15 §. Only asked where Swedish law holds.
    """
    if not plan.open_days.is_swedish:
        return
    alone = []
    for occasion in plan.agenda.sessions:
        if has_own_pauses(plan, occasion) or times_of(occasion).length <= MOST_WITHOUT_BREAK:
            continue
        longest = _longest(parts_between_breaks(plan, occasion, LEAST_BREAK))
        if longest.length > MOST_WITHOUT_BREAK:
            alone.append(id(occasion))
            yield finding(
                "no-break-in-five-hours",
                _("{session} on {day} goes on from {first} to {last} without a break of half an hour"),
                at=plan.where(occasion, "time"),
                help=_("add `{example}` to its `breaks`"),
                values={
                    "session": title_of(plan, occasion),
                    "day": occasion.day,
                    "first": longest.start,
                    "last": longest.end,
                    "example": break_example(min(LATEST_BREAK, _middle(longest)), "45min", "Lunch"),
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
        if has_own_pauses(plan, occasion):
            begins = None
            continue
        for part in parts_between_breaks(plan, occasion, LEAST_BREAK):
            if begins is None or minutes_of(part.start) - minutes_of(until) >= LEAST_BREAK.total_seconds() // 60:
                begins, until = part.start, part.end or part.start
            until = max(until, part.end or part.start)
            if Times(begins, until).length > MOST_WITHOUT_BREAK:
                return Times(begins, until), occasion
    return None


def _unbroken_found(plan: Plan, full: FullDay, times: Times, last: Occasion) -> Diagnostic:
    people = tuple(full.people)
    others = [times_of(other) for other in full.occasions if other is not last]
    way, values = another_time_or_day(plan, last, lambda times: all(_apart(times, other) for other in others))
    return finding(
        "no-break-in-five-hours",
        _("{count} people have no break of half an hour from {first} to {last} on {day}")
        if len(people) > MOST_NAMES
        else _("{people} have no break of half an hour from {first} to {last} on {day}")
        if len(people) > 1
        else _("{people} has no break of half an hour from {first} to {last} on {day}"),
        at=plan.where(last, "time"),
        also=the_same_day(plan, full, last),
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
        minutes_of(times.start) >= minutes_of(other.end or other.start) + least
        or minutes_of(other.start) >= minutes_of(times.end or times.start) + least
    )


def the_same_day(plan: Plan, full: FullDay, mend: Occasion) -> list[Label]:
    """The other things of somebody's day, as places to look at."""
    return [Label(plan.where(other, "time"), _("the same day")) for other in full.occasions if other is not mend]


def session_without_pause(plan: Plan) -> Iterator[Diagnostic]:
    """A session of more than two hours goes on for more than an hour and a half without a pause.

    Nobody takes in more than that, and those who listen in their second language, or hear badly, tire first. A
    shorter session may do without. Of more than two such sessions of a cohort, they are told together. Source:
    our own judgement; arbetstidslagen (1982:673) 17 § asks for pauses, and gives no limit.
    """
    found: dict[tuple[tuple[str, ...], bool], list[tuple[Occasion, Times]]] = defaultdict(list)
    for occasion in plan.agenda.sessions:
        if has_own_pauses(plan, occasion) or times_of(occasion).length <= LONG_SESSION:
            continue
        longest = _longest(parts_between_breaks(plan, occasion))
        if longest.length > MOST_SITTING:
            found[occasion.cohorts, occasion.draft].append((occasion, longest))
    for (cohorts, _draft), several in found.items():
        for group in [several] if len(several) > MOST_ALIKE else [[each] for each in several]:
            yield _without_pause(plan, cohorts, group)


def _without_pause(plan: Plan, cohorts: tuple[str, ...], group: list[tuple[Occasion, Times]]) -> Diagnostic:
    (occasion, longest), *others = group
    return finding(
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
            "example": break_example(_middle(longest), "15min", "Paus"),
        },
        about=(*cohorts, *alike(tuple(key_of(each) for each, _part in group))),
    )


def too_little_daily_rest(plan: Plan) -> Iterator[Diagnostic]:
    """From the last thing of one day to the first of the next somebody has less than eleven hours.

    All employees have at least eleven hours of rest in a row in every 24 hours; exceptions need an agreement.
    Source: arbetstidslagen (1982:673) 13 §. Only asked where Swedish law holds.
    """
    timed = [occasion for occasion in plan.agenda.occasions if occasion.takes_time]
    if not timed or not plan.open_days.is_swedish:
        return
    earliest = minutes_of(min(times_of(occasion).start for occasion in timed))
    late = earliest + 24 * 60 - int(DAILY_REST.total_seconds()) // 60
    if late >= 24 * 60:
        return
    evenings = [occasion for occasion in timed if end_of(occasion) > clock_at(late)]
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
    return timedelta(minutes=24 * 60 - minutes_of(ends) + minutes_of(starts))


def _short_night(plan: Plan, evening: Occasion, morning: Occasion, people: tuple[str, ...]) -> Diagnostic:
    way, values = another_time_or_day(plan, morning, lambda times: _rest(end_of(evening), times.start) >= DAILY_REST)
    return finding(
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
