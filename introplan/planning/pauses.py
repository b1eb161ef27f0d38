"""The pauses of a session that nobody has held yet: as few as the checks ask for, and lunch in a whole day."""

from collections.abc import Iterator
from datetime import time, timedelta

from introplan.agenda import Plan
from introplan.days import Times
from introplan.demands import limit_of
from introplan.demands.days import AT_THE_WORKPLACE
from introplan.demands.rest import LONG_SESSION, MOST_WITHOUT_BREAK, USUAL_LUNCH, clock_at, minutes_of
from introplan.model import Activity, Break, Lecture

LUNCH_HOURS = Times(time(12), time(13))
"""When lunch is, where the calendar does not say."""
PAUSE = timedelta(minutes=15)
QUARTER = 15


def pauses_of(plan: Plan, activity: Lecture | Activity, times: Times) -> tuple[Break, ...] | None:
    """The pauses of a session at these times; None where it needs none, or has those of its lecture or activity."""
    if activity.breaks or activity.kind in AT_THE_WORKPLACE or times.length <= LONG_SESSION:
        return None
    lunch = _lunch(plan, times) if times.length > MOST_WITHOUT_BREAK else None
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
    at = max(minutes_of(hours.start), min(minutes_of(LUNCH_HOURS.start), _minutes(hours) - _length(length)))
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
