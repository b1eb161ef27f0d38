"""The pauses of a session that nobody has held yet: as few as the checks ask for, and lunch in a whole day."""

from collections.abc import Iterator, Sequence
from datetime import time, timedelta

from introplan.agenda import Plan
from introplan.days import Times
from introplan.demands import limit_of
from introplan.demands.days import AT_THE_WORKPLACE
from introplan.demands.rest import LONG_SESSION, MOST_WITHOUT_BREAK, USUAL_LUNCH, clock_at, lunch_left, minutes_of
from introplan.model import Activity, Break, Lecture

LUNCH_HOURS = Times(time(12), time(13))
"""When lunch is, where the calendar does not say."""
PAUSE = timedelta(minutes=15)
QUARTER = 15


def with_pauses(
    plan: Plan, activity: Lecture | Activity, hours: Sequence[Times]
) -> tuple[Times, tuple[Break, ...] | None]:
    """The first of the hours that a session could have, and its pauses then.

    Where none of them leaves time for lunch, lunch is one of its pauses, at the first hours that it fits into.
    """
    if any(lunch_left(plan, [times]) is None for times in hours):
        return hours[0], _pauses_of(plan, activity, hours[0])
    over_lunch = next((times for times in hours if _lunch(plan, times) is not None), hours[0])
    return over_lunch, _pauses_of(plan, activity, over_lunch, has_lunch=True)


def _pauses_of(
    plan: Plan, activity: Lecture | Activity, times: Times, *, has_lunch: bool = False
) -> tuple[Break, ...] | None:
    """The pauses of a session at these times; None where it needs none, or has those of its lecture or activity."""
    if activity.breaks or activity.kind in AT_THE_WORKPLACE or times.length <= LONG_SESSION:
        return None
    lunch = _lunch(plan, times) if has_lunch or times.length > MOST_WITHOUT_BREAK else None
    parts = [times]
    if lunch is not None:
        over = minutes_of(lunch.at) + int(lunch.length / timedelta(minutes=1))
        parts = [Times(times.start, lunch.at), Times(clock_at(over), times.end)]
    most = timedelta(minutes=limit_of(plan.programme, "session-without-pause"))
    pauses = [pause for part in parts for pause in _pauses(part, most)]
    found = sorted((*pauses, *([lunch] if lunch else [])), key=lambda each: each.at)
    return tuple(found) or None


def _lunch(plan: Plan, times: Times) -> Break | None:
    """Lunch within its hours, when the session goes on over all of it."""
    calendar = plan.programme.frame.calendar.lunch
    hours = calendar.between if calendar else LUNCH_HOURS
    length = (calendar.length if calendar else None) or USUAL_LUNCH * 2
    latest = min(_minutes(hours), _minutes(times) - QUARTER) - _length(length)
    at = max(minutes_of(hours.start), min(minutes_of(LUNCH_HOURS.start), latest))
    fits = minutes_of(times.start) < at and at + _length(length) < _minutes(times)
    return Break.model_construct(at=clock_at(at), length=length, title="Lunch") if fits else None


def _pauses(part: Times, most: timedelta) -> Iterator[Break]:
    """As many pauses as leave no part of it too long, evenly, on the quarters of the hour."""
    count = -(-part.length // most) - 1
    for number in range(1, count + 1):
        at = minutes_of(part.start) + int(part.length / timedelta(minutes=1)) * number // (count + 1)
        yield Break.model_construct(at=clock_at(at // QUARTER * QUARTER), length=PAUSE, title=None)


def _minutes(times: Times) -> int:
    return minutes_of(times.end or times.start)


def _length(length: timedelta) -> int:
    return int(length / timedelta(minutes=1))
