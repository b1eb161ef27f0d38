"""The days of a cohort as a whole: from its start to its end, its phases, and the breaks on the way.

A participant with another start or a pause has an axis of their own, which is theirs alone; what everybody reads
goes by the cohort's.
"""

from collections.abc import Callable
from datetime import date
from itertools import groupby
from typing import NamedTuple

from introplan.agenda import Plan
from introplan.days import Stretch
from introplan.model import Cohort
from introplan.rendering.colours import Colour, phase_colour

LONG_BREAK = 4  # days off in a row, weekends among them, that are worth showing


class PhaseSpan(NamedTuple):
    """A phase with its days and its colour."""

    phase: str
    title: str
    days: Stretch
    colour: Colour


def cohort_days(plan: Plan, cohort: Cohort) -> Stretch:
    """The first to the last day for those who start with the cohort and have no pauses."""
    return plan.cohort_axes[cohort.id].days


def cohort_phases(plan: Plan, cohort: Cohort) -> tuple[PhaseSpan, ...]:
    """Each phase for those who start with the cohort and have no pauses, in the order they are written."""
    return phase_spans(plan, plan.cohort_axes[cohort.id].days_of)


def phase_spans(plan: Plan, days_of: Callable[[str], Stretch]) -> tuple[PhaseSpan, ...]:
    """Each phase on the days that it has for somebody, in the order they are written."""
    phases, colours = plan.programme.frame.phases, phase_colours(plan)
    return tuple(PhaseSpan(id_, phase.title, days_of(id_), colours[id_]) for id_, phase in phases.items())


def phase_colours(plan: Plan) -> dict[str, Colour]:
    """The colour of each phase by its id, which is the same wherever the phase stands."""
    return {id_: phase_colour(number) for number, id_ in enumerate(plan.programme.frame.phases)}


def long_breaks(plan: Plan, days: Stretch) -> tuple[Stretch, ...]:
    """Stretches of days that are off or better left alone, weekends among them: summer, Christmas, Easter."""
    return plan.once(_long_breaks, days)


def _long_breaks(plan: Plan, days: Stretch) -> tuple[Stretch, ...]:
    open_days = plan.open_days

    def is_off(day: date) -> bool:
        return not open_days.is_open(day) or open_days.avoided_by(day) is not None

    in_a_row = (tuple(those) for off, those in groupby(days.each_day, is_off) if off)
    return tuple(Stretch(those[0], those[-1]) for those in in_a_row if len(those) >= LONG_BREAK)
