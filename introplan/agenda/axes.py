"""Time as the programme counts it from one start: months, phases and weeks, moved on by pauses and part time."""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cached_property
from typing import NamedTuple

from introplan.days import Duration, Rhythm, Stretch, Stretches, add_months, monday_of
from introplan.model import Frame, Programme

ONE_DAY = timedelta(days=1)
ONE_WEEK = timedelta(weeks=1)
NO_PAUSES = Stretches()


class PhaseStretch(NamedTuple):
    """A phase, by id, and the days it lasts on one axis."""

    phase: str
    days: Stretch


@dataclass(frozen=True, kw_only=True)
class Axis:
    """The days of the programme for whoever starts on `starts`.

    `until` is the last day of someone who leaves early. Each pause moves what comes after it by its days, and
    `stretching` makes all of it longer: 1.25 for who works 80 percent, in a programme that part time extends.
    """

    frame: Frame = field(repr=False)
    starts: date
    until: date | None = None
    pauses: Stretches = NO_PAUSES
    stretching: float = 1.0

    @cached_property
    def programme_ends(self) -> date:
        """The last day of the programme, also of whoever leaves before."""
        return self.day_after(self.frame.length) - ONE_DAY

    @property
    def unmoved_end(self) -> date:
        """The last day of the programme as it would be without pauses and part time."""
        return replace(self, pauses=NO_PAUSES, stretching=1.0).programme_ends

    @cached_property
    def ends(self) -> date:
        """The last day in the programme."""
        return min(self.until or self.programme_ends, self.programme_ends)

    @property
    def days(self) -> Stretch:
        """The first to the last day."""
        return Stretch(self.starts, self.ends)

    @cached_property
    def phases(self) -> tuple[PhaseStretch, ...]:
        """All phases in the order of their days."""
        phases = (PhaseStretch(id_, days) for id_, days in self._days_of_phases.items())
        return tuple(sorted(phases, key=lambda part: part.days))

    @cached_property
    def _days_of_phases(self) -> Mapping[str, Stretch]:
        return {
            phase.id: Stretch(self.day_after(phase.begins), self.day_after(phase.ends) - ONE_DAY)
            for phase in self.frame.phases.values()
        }

    def days_of(self, phase: str) -> Stretch:
        """The days that a phase lasts, by its id."""
        return self._days_of_phases[phase]

    def days_for(self, phase: str) -> Stretch:
        """The days for what belongs in a phase: those that it lasts, for one in weeks from the Monday of its first."""
        days = self._days_of_phases[phase]
        in_weeks = self.frame.phases[phase].written_in == "weeks"
        return Stretch(monday_of(days.first), days.last) if in_weeks else days

    def phase_on(self, day: date) -> str | None:
        """The phase that a day is in; None before, after and between phases."""
        return next((phase for phase, days in self.phases if day in days), None)

    def day_at(self, months: float) -> date:
        """The day when `months` of the programme have passed: 0 is the start. A part of a month is a share of it."""
        months *= self.stretching
        whole = int(months)
        day = add_months(self.starts, whole)
        if months > whole:
            day += timedelta(days=round((add_months(self.starts, whole + 1) - day).days * (months - whole)))
        return self._moved(day)

    def day_after(self, time: Duration | Rhythm) -> date:
        """The day when so many weeks or months of the programme have passed."""
        if time.unit == "month":
            return self.day_at(time.count)
        return self._moved(self.starts + timedelta(days=round(7 * time.count * self.stretching)))

    def day_of_week(self, week: int) -> date:
        """The first day of a week of the programme, counted from 1 as sevens of days from the start."""
        return self.day_after(Duration(week - 1, "week"))

    def week_of(self, day: date) -> int:
        """Which week of the programme a day is in, a calendar week, counted from that of the start; below 1 before it.

        A pause is in the week in which it begins, and part time that extends makes some weeks two in the calendar.
        """
        week = (monday_of(day) - monday_of(self.starts)) // ONE_WEEK + 1
        if week > 1 and (self.pauses or self.stretching > 1):
            weeks = range(1, week + 1)
            return bisect_right(weeks, monday_of(day), key=lambda each: monday_of(self.day_of_week(each)))
        return week

    def days_of_weeks(self, first: int, last: int) -> Stretch:
        """The days of some weeks of the programme, from a Monday to a Sunday, both weeks included.

        What is asked in a week is asked in a calendar week, whatever weekday somebody starts on; what lasts some
        weeks, such as a phase, lasts as many times seven days.
        """
        return Stretch(monday_of(self.day_of_week(first)), monday_of(self.day_of_week(last + 1)) - ONE_DAY)

    def _moved(self, day: date) -> date:
        """A day of the axis without pauses, moved on by each pause that begins before it."""
        for pause in self.pauses:
            if pause.last < self.starts:
                continue
            if pause.first > day:
                break
            day += timedelta(days=(pause.last - max(pause.first, self.starts)).days + 1)
        return day


def axes_of(programme: Programme) -> dict[str, Axis]:
    """The axis of each cohort, by id: that of whoever starts with it and has neither pause nor part time."""
    return {cohort.id: Axis(frame=programme.frame, starts=cohort.starts) for cohort in programme.cohorts.values()}
