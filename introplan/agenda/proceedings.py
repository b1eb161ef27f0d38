"""What happens within an occasion: its breaks, and the points of its day."""

from collections.abc import Sequence
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
    by = _later(plan, occasion)
    if not by:
        return own
    moved = ((pause, Times(pause.at).later(by)) for pause in own)
    return tuple(pause.model_copy(update={"at": at.start}) for pause, at in moved if at is not None)


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
    by = _later(plan, occasion)
    found = [PointOfDay(moved, point.title) for point in points if (moved := point.time.later(by)) is not None]
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


def _later(plan: Plan, occasion: Occasion) -> timedelta:
    """How much later than it is written a session begins."""
    written = plan.written(occasion).time
    return occasion.times.start_after(written) if occasion.times and written else timedelta()
