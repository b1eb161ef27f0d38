"""Sessions that go on for several days on end: they are one entry, and are moved as one."""

from datetime import date, timedelta
from typing import NamedTuple

from introplan.agenda import Occasion, Plan, days_between
from introplan.days import Stretch


class Moved(NamedTuple):
    """One of the days of a session, as it is and as it would be."""

    was: Occasion
    would: Occasion


def written_stretch(plan: Plan, occasion: Occasion) -> Stretch | None:
    """From the first day of its session to the last, as it is written; None for what is on one day."""
    session = plan.written(occasion) if occasion.kind == "session" else None
    if session is None or session.until is None or session.until == session.date:
        return None
    return Stretch(session.date, session.until)


def stretch_of(plan: Plan, occasion: Occasion) -> Stretch | None:
    """The same as it would be with the occasion on its day, when all days are moved along."""
    days, was = written_stretch(plan, occasion), plan.agenda.by_key.get(occasion.key)
    if days is None or was is None:
        return days
    shift = occasion.day - was.day
    return Stretch(days.first + shift, days.last + shift)


def has_as_many_days(plan: Plan, occasion: Occasion, shift: timedelta) -> bool:
    """Whether its session, moved by so much, is on the same days of its stretch: closed days would be left out."""
    days = written_stretch(plan, occasion)
    if days is None or not shift:
        return True
    there = {"date": days.first + shift, "until": days.last + shift}
    moved = days_between(plan.written(occasion).model_copy(update=there), plan.open_days)
    return moved == tuple(day + shift for day in _days(plan, occasion))


def _days(plan: Plan, occasion: Occasion) -> tuple[date, ...]:
    return tuple(day for each in plan.days_along_with(plan.agenda.by_key[occasion.key]) for day in each.each_day)


def are_of_one_session(one: Occasion, other: Occasion) -> bool:
    """Whether both are days of the same session."""
    return one.turn is not None and one.path == other.path


def length_of_days(plan: Plan, occasion: Occasion) -> timedelta:
    """How long a session is in all, on whichever of its days."""
    return sum((each.length for each in plan.days_along_with(occasion)), timedelta())


def is_first_day(plan: Plan, occasion: Occasion) -> bool:
    """Whether it is the first day of its session, or the only one; each time that a session comes back is one."""
    return plan.days_along_with(occasion)[0].key == occasion.key
