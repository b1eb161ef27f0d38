"""Each participant's own axis: months counted from their own start, moved on by pauses and part time."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from introplan.days import Stretch, Stretches, add_months
from introplan.model import Cohort, Participant, Programme

ONE_DAY = timedelta(days=1)


class PhaseStretch(NamedTuple):
    """A phase, by id, and the days it lasts for one participant."""

    phase: str
    days: Stretch


@dataclass(frozen=True)
class Journey:
    """One person's way through the programme, as a member of one cohort.

    `starts` and `ends` are its first and last day; someone who leaves early ends that day. `phases` are in
    order and already moved by pauses and, when the programme says so, by part time.
    """

    cohort: Cohort
    participant: Participant
    starts: date
    ends: date
    programme_ends: date
    pauses: Stretches
    phases: tuple[PhaseStretch, ...]
    _stretching: float

    @property
    def person(self) -> str:
        """The participant's id."""
        return self.participant.id

    @property
    def days(self) -> Stretch:
        """The first to the last day."""
        return Stretch(self.starts, self.ends)

    def day_at(self, months: float) -> date:
        """The day when `months` of the programme have passed: 0 is the start."""
        return _day_at(self.starts, months * self._stretching, self.pauses)

    def phase_on(self, day: date) -> str | None:
        """The phase the participant is in on a day; None before, after and between phases."""
        return next((phase for phase, days in self.phases if day in days), None)


def journeys_of(programme: Programme) -> Iterator[Journey]:
    """Every participant's journey, cohort by cohort, in the order they are written."""
    for cohort in programme.cohorts.values():
        for participant in cohort.participants.values():
            yield _journey(programme, cohort, participant)


def _journey(programme: Programme, cohort: Cohort, participant: Participant) -> Journey:
    starts = participant.starts or cohort.starts
    extends = programme.frame.part_time == "extends" and participant.work_percent
    stretching = 100 / participant.work_percent if extends else 1.0
    pauses = Stretches.of(participant.pauses)
    programme_ends = _day_at(starts, programme.frame.length * stretching, pauses) - ONE_DAY
    phases = []
    for phase in programme.frame.phases.values():
        first = _day_at(starts, phase.months.first * stretching, pauses)
        last = _day_at(starts, phase.months.last * stretching, pauses) - ONE_DAY
        phases.append(PhaseStretch(phase.id, Stretch(first, last)))
    return Journey(
        cohort=cohort,
        participant=participant,
        starts=starts,
        ends=min(participant.until or programme_ends, programme_ends),
        programme_ends=programme_ends,
        pauses=pauses,
        phases=tuple(sorted(phases, key=lambda part: part.days)),
        _stretching=stretching,
    )


def _day_at(starts: date, months: float, pauses: Stretches) -> date:
    """`months` from `starts`, a part of a month as a share of its days; each pause that begins before moves it on."""
    whole = int(months)
    day = add_months(starts, whole)
    if months > whole:
        day += timedelta(days=round((add_months(starts, whole + 1) - day).days * (months - whole)))
    for pause in pauses:
        if pause.last < starts:
            continue
        if pause.first > day:
            break
        day += timedelta(days=(pause.last - max(pause.first, starts)).days + 1)
    return day
