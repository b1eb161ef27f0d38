"""The way out in words, reckoned from the plan: another day, another time, somebody else; empty when there is none."""

from collections.abc import Callable
from datetime import date

from introplan.agenda import Occasion, Plan
from introplan.checks.free_days import free_day, free_time, other_lecturers
from introplan.checks.occasions import MOST_NAMES, names
from introplan.days import Times
from introplan.diagnostics import _

Way = tuple[str, dict[str, object]]
"""A template for `help`, and the values that it takes beside those of the message."""
NO_WAY: Way = ("", {})


def another_day(plan: Plan, occasion: Occasion, *, near: date | None = None) -> Way:
    """The nearest day that suits everybody, near another day when one is given."""
    free = free_day(plan, occasion, near=near)
    if free is None:
        return NO_WAY
    if free.weekday is None:
        return _("the nearest free day is {free}"), {"free": free.day}
    return _("the nearest free {free_weekday} is {free}"), {"free": free.day, "free_weekday": free.weekday}


def another_time_or_day(plan: Plan, occasion: Occasion, suits: Callable[[Times], bool] = lambda _times: True) -> Way:
    """Another time of the same day when everybody is free, and that suits; else another day."""
    times = free_time(plan, occasion, suits)
    if times is None:
        return another_day(plan, occasion)
    return _("everybody is free at {free_times} the same day"), {"free_times": times}


def another_lecturer_or_day(plan: Plan, occasion: Occasion) -> Way:
    """Somebody else who gives the same and is free then; else another day."""
    others = other_lecturers(plan, occasion)[:MOST_NAMES]
    if not others:
        return another_day(plan, occasion)
    return (
        _("{others} gives it too and is free then: write `{line}`")
        if len(others) == 1
        else _("{others} give it too and are free then: write for example `{line}`"),
        {"others": names(plan, others), "line": f"lecturers: [{others[0]}]"},
    )
