"""One dated event of a programme: when, where, who attends and why. No language and no time zone in it."""

from datetime import date, time
from typing import Literal, NamedTuple

from introplan.days import Times
from introplan.model import Path

OccasionKind = Literal["session", "meeting", "review", "event", "task"]
ALWAYS_PERSONAL: frozenset[OccasionKind] = frozenset(("meeting", "review", "task"))
"""What says of every occasion who meets whom, or what somebody is to do: it is in nobody else's calendar."""
Status = Literal["planned", "proposed", "confirmed", "cancelled"]
Part = Literal[
    "participant",
    "make_up",
    "lecturer",
    "introducer",
    "supervisor",
    "mentor",
    "buddy",
    "manager",
    "coordinator",
    "invited",
]
"""As what somebody attends. `make_up`: a participant of another cohort who takes what was missed."""


class Attendee(NamedTuple):
    """A person, by id, and as what the person attends."""

    person: str
    part: Part


class Occasion(NamedTuple):
    """One dated event. Times are local to the programme's zone; without `times` it is a whole day.

    `key` is its identity within the programme, made of first ids, and never depends on title, date, place or file:
    `ht26/barnsamtal` for a session, `ada-ida/2027-W10` for a meeting (its week or month by the rhythm),
    `ht26/ada-testsson/manad-3` for a review, `ht26/ada-testsson/_tasks/plan` for a task, `_events/dialog-1` for an
    event, as no cohort can be called. `subject` is the id of the activity, pairing, review, task or event it comes
    from, and `path` leads to where it is written; these, people, places and cohorts are the ids of today. (A named
    tuple, since there are tens of thousands: making one costs a third of what a frozen dataclass costs.)
    """

    key: str
    kind: OccasionKind
    subject: str
    day: date
    times: Times | None
    status: Status
    cohorts: tuple[str, ...]
    attendees: tuple[Attendee, ...]
    path: Path
    place: str | None = None
    link: str | None = None
    host: str | None = None
    booked: bool = True
    moved_from: date | None = None
    draft: bool = False

    @property
    def sort_key(self) -> tuple[date, time, str]:
        """By day and start; a whole day comes first."""
        return self.day, self.times.start if self.times else time.min, self.key

    @property
    def is_on(self) -> bool:
        """Whether it takes place, as far as anybody knows."""
        return self.status != "cancelled"

    @property
    def is_decided(self) -> bool:
        """Whether others make way for it: it is neither proposed nor of a draft."""
        return not self.draft and self.status != "proposed"

    @property
    def is_by_rhythm(self) -> bool:
        """Whether it is a meeting as its rhythm has it, which makes way, and nothing about it is changed by hand."""
        return self.kind == "meeting" and self.path[-1] == "meets"

    @property
    def slot(self) -> str:
        """The week or month that a meeting belongs to by its rhythm: `2027-W10`."""
        return self.key.rpartition("/")[2]

    @property
    def takes_time(self) -> bool:
        """Whether people are busy then: it takes place, is booked, and has a time."""
        return self.status != "cancelled" and self.booked and self.times is not None

    def people(self, *parts: Part) -> tuple[str, ...]:
        """The ids of those who attend, all of them or only as one of `parts`."""
        if not parts:
            return tuple([person for person, _part in self.attendees])
        return tuple([person for person, part in self.attendees if part in parts])
