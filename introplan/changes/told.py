"""The things that are told of two plans: an event that has changed, or what many of them have in common."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from introplan.agenda.occasions import Part
from introplan.changes.change import Change, OfEvents, cohorts_of
from introplan.changes.renewed import Renewed
from introplan.changes.series import SeriesChange
from introplan.changes.support import SupportChange
from introplan.changes.tasks import TaskChange
from introplan.releases.events import PublishedEvent

ComingWhat = Literal["joins", "leaves", "comes", "stays_away"]
"""`joins`, `leaves`: a person is in a cohort now, or is no more. `comes`, `stays_away`: only to some sessions."""


@dataclass(frozen=True, slots=True)
class Coming(OfEvents):
    """That a person comes to sessions now, or does so no more, though the sessions themselves stay as they were.

    `people` are the person, and others whose reviews come or go with that. Where a whole group is told as one, it is
    called by its title, and `people` are all who are in it.
    """

    what: ComingWhat
    person: str
    part: Part
    events: tuple[PublishedEvent, ...]
    cohorts: tuple[str, ...]
    people: tuple[str, ...]
    group: str = ""


@dataclass(frozen=True, slots=True)
class Many(OfEvents):
    """What has come to many events alike: they are a new cohort's, or a cohort's that is gone, or their text is new."""

    what: Literal["new", "removed", "text"]
    cohorts: tuple[str, ...]
    events: tuple[PublishedEvent, ...]

    @property
    def people(self) -> tuple[str, ...]:
        """Everybody who is to come."""
        return tuple(dict.fromkeys(person for event in self.events for person in event.people()))


@dataclass(frozen=True, slots=True)
class LastDay:
    """That a participant leaves the programme after `day`, and what falls away with that."""

    person: str
    day: date
    changes: tuple[Change, ...]
    people: tuple[str, ...]
    what: Literal["ends"] = "ends"

    @property
    def events(self) -> tuple[PublishedEvent, ...]:
        """What falls away."""
        return tuple(change.event for change in self.changes)

    @property
    def last(self) -> date:
        """The last day concerned."""
        return max(event.last for event in self.events)

    @property
    def cohorts(self) -> tuple[str, ...]:
        """The ids of the cohorts concerned."""
        return cohorts_of(self.events)


Told = Change | Renewed | SupportChange | SeriesChange | TaskChange | Coming | Many | LastDay
"""One thing that is told. Each has a `day`, a `last` day, `cohorts` and `people`."""
