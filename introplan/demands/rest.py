"""Rest: the night between two days, half an hour's break in five hours, and time for lunch."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, time, timedelta

from introplan.agenda import Clash, Occasion, Plan, breaks_of
from introplan.agenda.clashes import end_of, times_of
from introplan.days import Times
from introplan.demands.days import AT_THE_WORKPLACE
from introplan.demands.limits import limit_of
from introplan.demands.shapes import Between, Over, Reason, of_each
from introplan.demands.stretches import are_of_one_session
from introplan.demands.surroundings import Key, Surroundings

MOST_WITHOUT_BREAK = timedelta(hours=5)
LONG_SESSION = timedelta(hours=2)
"""Whatever is no longer may do without a pause."""
ONE_DAY = timedelta(days=1)
USUAL_LUNCH = timedelta(minutes=30)
"""How long lunch is when the calendar does not say."""


def minutes_of(clock: time) -> int:
    """Minutes since midnight."""
    return clock.hour * 60 + clock.minute


def clock_at(minutes: int) -> time:
    """The time of day so many minutes after midnight."""
    return time(*divmod(minutes, 60))


def least_break(plan: Plan) -> timedelta:
    """How long a break is at least, to be one in five hours."""
    return timedelta(minutes=limit_of(plan.programme, "no-break-in-five-hours"))


def daily_rest(plan: Plan) -> timedelta:
    """How long the rest between two days is at least."""
    return timedelta(hours=limit_of(plan.programme, "too-little-daily-rest"))


def has_own_pauses(plan: Plan, occasion: Occasion) -> bool:
    """Whether everybody has the pauses of the workplace there, or their own, or nobody knows: it lasts all day."""
    return occasion.is_all_day or (
        occasion.kind == "session" and plan.programme.taught[occasion.subject].kind in AT_THE_WORKPLACE
    )


def parts_between_breaks(plan: Plan, occasion: Occasion, least: timedelta = timedelta()) -> list[Times]:
    """The times of an occasion between its breaks; a break shorter than `least` is none."""
    times = times_of(occasion)
    parts, begins = [], times.start
    for pause in sorted(breaks_of(plan, occasion), key=lambda pause: pause.at):
        length = int(pause.length.total_seconds()) // 60
        if pause.length >= least and begins <= pause.at < end_of(occasion):
            parts.append(Times(begins, pause.at))
            begins = min(clock_at(min(minutes_of(pause.at) + length, 24 * 60 - 1)), end_of(occasion))
    return [*parts, Times(begins, end_of(occasion))]


def longest(parts: Iterable[Times]) -> Times:
    """The longest of some times, the first of several."""
    return max(parts, key=lambda part: part.length)


# The night between two days.


def rest_between(evening: Occasion, morning: Occasion) -> timedelta:
    """From the end of what is on one day to the start of what is on the next."""
    return timedelta(minutes=24 * 60 - minutes_of(end_of(evening)) + minutes_of(times_of(morning).start))


def _nights(around: Surroundings, occasion: Occasion) -> Iterator[Key]:
    """The nights before and after it, of all who come, by the day before the night."""
    if not occasion.takes_time or occasion.is_all_day or not around.plan.open_days.is_swedish:
        return
    rest = int(daily_rest(around.plan).total_seconds()) // 60
    is_late, is_early = minutes_of(end_of(occasion)) + rest > 24 * 60, minutes_of(times_of(occasion).start) < rest
    for person in dict.fromkeys(occasion.people()) if is_late or is_early else ():
        if is_late:
            yield Key(person, occasion.day)
        if is_early:
            yield Key(person, occasion.day - ONE_DAY)


def _evenings(around: Surroundings, key: Key) -> Iterator[Clash]:
    """All that somebody has at an hour of a day, each with the first such thing of the next.

    Nobody rests between two days of the same session by another rule than who planned them as one.
    """
    morning = next((each for each in around.of_person(key.whose, key.day + ONE_DAY) if not each.is_all_day), None)
    if morning is not None:
        for evening in around.of_person(key.whose, key.day):
            if not evening.is_all_day and not are_of_one_session(evening, morning):
                yield Clash(evening, morning)


def short_night(plan: Plan, clash: Clash) -> bool:
    """Whether there is too little rest between the two."""
    return rest_between(*clash) < daily_rest(plan)


def _short(around: Surroundings, key: Key, clash: Clash) -> Iterator[Reason]:
    if short_night(around.plan, clash):
        evening, morning = clash
        why = evening.key, morning.key, morning.day, evening.times, morning.times
        yield Reason("too-little-daily-rest", (key.whose,), why=why, much=rest_between(*clash))


NIGHT = Between(("too-little-daily-rest",), _nights, _evenings, _short)


# Five hours without a break, in one session or in what follows upon it on somebody's day.


def alone_without_break(plan: Plan, occasion: Occasion) -> Times | None:
    """The longest part of more than five hours in one session without a break; None when there is none."""
    if has_own_pauses(plan, occasion) or times_of(occasion).length <= MOST_WITHOUT_BREAK:
        return None
    part = longest(parts_between_breaks(plan, occasion, least_break(plan)))
    return part if part.length > MOST_WITHOUT_BREAK else None


def unbroken(plan: Plan, occasions: Sequence[Occasion]) -> tuple[Times, Occasion] | None:
    """The first stretch of more than five hours without a break on somebody's day, and the last thing in it."""
    least = least_break(plan)
    begins: time | None = None
    until = time.min
    for occasion in occasions:
        if has_own_pauses(plan, occasion):
            begins = None
            continue
        for part in parts_between_breaks(plan, occasion, least):
            if begins is None or minutes_of(part.start) - minutes_of(until) >= least.total_seconds() // 60:
                begins, until = part.start, part.end or part.start
            until = max(until, part.end or part.start)
            if Times(begins, until).length > MOST_WITHOUT_BREAK:
                return Times(begins, until), occasion
    return None


# Time for lunch, likewise.


def alone_over_lunch(plan: Plan, occasion: Occasion) -> timedelta | None:
    """How long one session leaves for lunch, when that is too short; else None."""
    if has_own_pauses(plan, occasion):
        return None
    return lunch_left(plan, parts_between_breaks(plan, occasion))


def lunch_between(plan: Plan, occasions: Sequence[Occasion]) -> timedelta | None:
    """How long somebody's day leaves for lunch, when that is too short; else None."""
    shared = [occasion for occasion in occasions if not has_own_pauses(plan, occasion)]
    if len(shared) < 2:
        return None
    return lunch_left(plan, [part for occasion in shared for part in parts_between_breaks(plan, occasion)])


def lunch_left(plan: Plan, busy: list[Times]) -> timedelta | None:
    """The longest time for lunch that is left within its hours, when that is shorter than lunch is; else None."""
    lunch = plan.programme.frame.calendar.lunch
    if lunch is None or lunch.between.end is None:
        return None
    opens, closes = minutes_of(lunch.between.start), minutes_of(lunch.between.end)
    needed = int((lunch.length or USUAL_LUNCH).total_seconds()) // 60
    here, most = opens, 0
    for part in sorted(busy):
        starts, ends = minutes_of(part.start), minutes_of(part.end or part.start)
        most = max(most, min(starts, closes) - here)
        here = max(here, ends)
    most = max(most, closes - here)
    return timedelta(minutes=most) if most < min(needed, closes - opens) else None


def _days(_around: Surroundings, occasion: Occasion) -> Iterator[Key]:
    """A session by itself, and the days of all who come."""
    if occasion.takes_time:
        if occasion.kind == "session":
            yield Key(occasion.key)
        for day in occasion.each_day:
            for person in dict.fromkeys(occasion.people()):
                yield Key(person, day)


def _days_with_lunch(around: Surroundings, occasion: Occasion) -> Iterator[Key]:
    return iter(()) if around.plan.programme.frame.calendar.lunch is None else _days(around, occasion)


def _days_under_swedish_law(around: Surroundings, occasion: Occasion) -> Iterator[Key]:
    return _days(around, occasion) if around.plan.open_days.is_swedish else iter(())


def _too_little(
    name: str,
    alone: Callable[[Plan, Occasion], timedelta | Times | None],
    together: Callable[[Plan, Sequence[Occasion]], timedelta | Times | None],
) -> Callable[[Surroundings, Key], Iterator[Reason]]:
    """What one session leaves too little of by itself, else what somebody's day does with all that is on it."""

    def reasons(around: Surroundings, key: Key) -> Iterator[Reason]:
        plan = around.plan
        if key.day == date.min:
            occasion = around.found(key.whose)
            if occasion.is_on and (left := alone(plan, occasion)) is not None:
                yield Reason(name, why=key.whose, much=left)
            return
        occasions = _full_day(around, key)
        if not occasions or any(each.kind == "session" and alone(plan, each) is not None for each in occasions):
            return
        if (left := together(plan, occasions)) is not None:
            yield Reason(name, (key.whose,), why=key.day, much=left)

    return reasons


def _unbroken_times(plan: Plan, occasions: Sequence[Occasion]) -> Times | None:
    found = unbroken(plan, occasions)
    return found[0] if found else None


def _full_day(around: Surroundings, key: Key) -> tuple[Occasion, ...]:
    """What somebody has on a day, when it is several things and a session is among them."""
    occasions = around.of_person(key.whose, key.day)
    is_full = len(occasions) > 1 and any(occasion.kind == "session" for occasion in occasions)
    return occasions if is_full else ()


LUNCH = Over(
    ("no-time-for-lunch",), of_each(_days_with_lunch), _too_little("no-time-for-lunch", alone_over_lunch, lunch_between)
)
BREAK = Over(
    ("no-break-in-five-hours",),
    of_each(_days_under_swedish_law),
    _too_little("no-break-in-five-hours", alone_without_break, _unbroken_times),
    is_hard=True,
)
