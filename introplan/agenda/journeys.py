"""Each participant's way through the programme: their own axis, and where they belong meanwhile."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from introplan.agenda.axes import Axis
from introplan.days import Stretches
from introplan.model import Cohort, Participant, Programme


@dataclass(frozen=True, kw_only=True)
class Journey(Axis):
    """One person's way through the programme, as a member of one cohort; unit and manager by id."""

    cohort: Cohort
    participant: Participant
    unit: str | None
    manager: str | None

    @property
    def person(self) -> str:
        """The participant's id."""
        return self.participant.id

    def in_group(self, group: str, day: date) -> bool:
        """Whether the participant is in a group, by id, on a day."""
        return self.participant.groups.hold(group, day)

    @property
    def leaves_early(self) -> bool:
        """Whether the last day comes before the programme's end."""
        return self.ends < self.programme_ends


def journeys_of(programme: Programme) -> Iterator[Journey]:
    """Every participant's journey, cohort by cohort, in the order they are written."""
    for cohort in programme.cohorts.values():
        for participant in cohort.participants.values():
            yield _journey(programme, cohort, participant)


def _journey(programme: Programme, cohort: Cohort, participant: Participant) -> Journey:
    unit = participant.unit or programme.people[participant.id].unit
    extends = programme.frame.part_time == "extends" and participant.work_percent
    return Journey(
        frame=programme.frame,
        starts=participant.starts or cohort.starts,
        until=participant.until,
        pauses=Stretches.of(participant.pauses),
        stretching=100 / participant.work_percent if extends else 1.0,
        cohort=cohort,
        participant=participant,
        unit=unit,
        manager=participant.manager or (programme.units[unit].manager if unit else None),
    )
