"""What happens within an occasion: its breaks, and the points of its day."""

from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from typing import NamedTuple

from introplan.agenda.occasions import Occasion
from introplan.agenda.plan import Plan
from introplan.days import Times
from introplan.model import Break, Path

_A_DAY = date(2000, 1, 3)


class PointOfDay(NamedTuple):
    """A point of an occasion's day, when it is, and until when: that is the next one's start where nobody says."""

    times: Times
    title: str


def breaks_of(plan: Plan, occasion: Occasion) -> tuple[Break, ...]:
    """The breaks of a session: its own, which move along when it begins at another time than is written.

    Where it has none of its own, they are those of its lecture or activity that lie within it: a break in the morning
    is none of a session in the afternoon.
    """
    if occasion.kind != "session":
        return ()
    own = plan.written(occasion).breaks
    if own is None:
        return tuple(each for each in plan.programme.taught[occasion.subject].breaks if is_within(each, occasion))
    moved = _along(plan, occasion)
    return tuple(pause.model_copy(update={"at": at}) for pause in own if (at := moved(pause.at)) is not None)


def breaks_written_at(plan: Plan, occasion: Occasion) -> Path:
    """Where a session's breaks are written: its own, or those of its lecture or activity."""
    entry = plan.written(occasion)
    return (*(entry if entry.breaks is not None else plan.programme.taught[occasion.subject]).path, "breaks")


def is_within(pause: Break, occasion: Occasion) -> bool:
    """Whether a break begins and ends within an occasion."""
    if occasion.times is None or pause.at < occasion.times.start:
        return False
    ends = datetime.combine(_A_DAY, pause.at) + pause.length
    return ends <= datetime.combine(_A_DAY, occasion.times.end or occasion.times.start)


def points_of(plan: Plan, occasion: Occasion) -> tuple[PointOfDay, ...]:
    """The points of a session's day, by the clock whatever their order in the file; they move along with it."""
    if occasion.kind != "session" or not (points := plan.written(occasion).points):
        return ()
    moved = _along(plan, occasion)
    found = [
        PointOfDay(Times(start, moved(point.time.end) if point.time.end else None), point.title)
        for point in points
        if (start := moved(point.time.start)) is not None
    ]
    return tuple(_each_until_the_next(sorted(found, key=lambda point: point.times.start), occasion))


def _each_until_the_next(points: Sequence[PointOfDay], occasion: Occasion) -> list[PointOfDay]:
    """Points that say no end, until the next one begins, and the last until the occasion ends."""
    last = occasion.times.end if occasion.times else None
    ends = [later.times.start for _earlier, later in pairwise(points)] + ([last] if last else [])
    padded: list[time | None] = [*ends, None][: len(points)]
    return [
        point._replace(times=Times(point.times.start, end))
        if point.times.end is None and end is not None and end > point.times.start
        else point
        for point, end in zip(points, padded, strict=True)
    ]


def _along(plan: Plan, occasion: Occasion) -> Callable[[time], time | None]:
    """How a time of a session's day moves with it; None for one that would lie on another day."""
    usual, starts = plan.written(occasion).time, occasion.times.start if occasion.times else None
    written = usual.start if usual else None
    later = timedelta()
    if starts is not None and written is not None:
        later = datetime.combine(_A_DAY, starts) - datetime.combine(_A_DAY, written)

    def moved(clock: time) -> time | None:
        at = datetime.combine(_A_DAY, clock) + later
        return at.time() if at.date() == _A_DAY else None

    return moved
