"""Each participant's way through the programme: their own axis, and where they belong meanwhile."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import NamedTuple

from introplan.agenda.axes import ONE_DAY, Axis
from introplan.agenda.occasions import Attendee
from introplan.days import Stretch, Stretches
from introplan.model import Cohort, Participant, Posting, Programme


class Stay(NamedTuple):
    """A part of a journey in which somebody is at one place: posted there, or without a posting at their own unit.

    `unit`, `organisation` and `manager` are ids; at an organisation that somebody is posted to there is no unit.
    """

    days: Stretch
    unit: str | None
    organisation: str
    manager: str | None
    posting: Posting | None = None

    @property
    def has_meetings(self) -> bool:
        """Whether the meetings with those who support the person go on meanwhile."""
        return self.posting is None or self.posting.meetings


@dataclass(frozen=True, kw_only=True)
class Journey(Axis):
    """One person's way through the programme, as a member of one cohort.

    `unit`, `organisation` (the unit's, else the employer) and `manager` are the person's own, by id; where they are
    on a day, and who is their manager then, is asked with `on`. `posted` has their postings by their first days,
    each on its days of the journey alone.
    """

    cohort: Cohort
    participant: Participant
    unit: str | None
    organisation: str
    manager: str | None
    posted: tuple[Stay, ...] = ()

    person: str = field(init=False)
    """The participant's id: two of whom the same is written are alike in all else."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "person", self.participant.id)

    @cached_property
    def as_participant(self) -> Attendee:
        """The person as they attend all that is for them: one value, since there are hundreds of occasions for each."""
        return Attendee(self.person, "participant")

    def in_group(self, group: str, day: date) -> bool:
        """Whether the participant is in a group, by id, on a day."""
        return self.participant.groups.hold(group, day)

    def on(self, day: date) -> Stay:
        """Where the person is on a day."""
        return next((stay for stay in self.posted if day in stay.days), self.at_home)

    def unit_on(self, day: date) -> str | None:
        """The unit where the person is on a day, by id; None at an organisation without units."""
        return self.on(day).unit

    def manager_on(self, day: date) -> str | None:
        """The person's manager on a day, by id."""
        return self.on(day).manager

    def organisation_on(self, day: date) -> str:
        """The organisation where the person is on a day, by id."""
        return self.on(day).organisation

    @cached_property
    def stays(self) -> tuple[Stay, ...]:
        """The whole journey by where the person is: postings, and between them the own unit."""
        found, first = [], self.starts
        for stay in self.posted:
            if first < stay.days.first:
                found.append(self.at_home._replace(days=Stretch(first, stay.days.first - ONE_DAY)))
            if first <= stay.days.last:
                found.append(stay._replace(days=Stretch(max(first, stay.days.first), stay.days.last)))
                first = stay.days.last + ONE_DAY
        if first <= self.ends:
            found.append(self.at_home._replace(days=Stretch(first, self.ends)))
        return tuple(found)

    def until_its_end(self, days: Stretch) -> Stretch:
        """Days that have begun by then, as far as the journey goes."""
        return Stretch(days.first, min(days.last, self.ends))

    def stays_during(self, days: Stretch) -> Iterator[Stay]:
        """Where the person is on some days, each part of them by itself."""
        for stay in self.stays:
            first, last = max(stay.days.first, days.first), min(stay.days.last, days.last)
            if first <= last:
                yield stay._replace(days=Stretch(first, last))

    @cached_property
    def managers(self) -> tuple[str, ...]:
        """Everybody who is the person's manager on some day, each once: the own one first."""
        found = (stay.manager for stay in (self.at_home, *self.stays))
        return tuple(dict.fromkeys(manager for manager in found if manager))

    @cached_property
    def without_meetings(self) -> Stretches:
        """The days of postings during which no meetings are."""
        return Stretches.of(stay.days for stay in self.posted if not stay.has_meetings)

    @cached_property
    def at_home(self) -> Stay:
        """Where the person is without a posting: at the own unit."""
        return Stay(self.days, self.unit, self.organisation, self.manager)

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
    person = programme.people[participant.id]
    unit = participant.unit or person.unit
    extends = programme.frame.part_time == "extends" and participant.work_percent
    journey = Journey(
        frame=programme.frame,
        starts=participant.starts or cohort.starts,
        until=participant.until,
        pauses=Stretches.of(participant.pauses),
        stretching=100 / participant.work_percent if extends else 1.0,
        cohort=cohort,
        participant=participant,
        unit=unit,
        organisation=programme.units[unit].organisation if unit else person.organisation,
        manager=participant.manager or (programme.units[unit].manager if unit else None),
    )
    return replace(journey, posted=tuple(_posted(programme, journey))) if participant.postings else journey


def _posted(programme: Programme, journey: Journey) -> Iterator[Stay]:
    """The postings on their days of the journey, by their first days."""
    for posting in journey.participant.postings_in_order:
        first, last = max(posting.from_, journey.starts), min(posting.until, journey.ends)
        if first <= last:
            unit = programme.units[posting.unit] if posting.unit else None
            yield Stay(
                days=Stretch(first, last),
                unit=posting.unit,
                organisation=unit.organisation if unit else str(posting.organisation),
                manager=posting.manager or (unit.manager if unit else journey.manager),
                posting=posting,
            )
