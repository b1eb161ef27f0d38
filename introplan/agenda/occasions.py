"""One dated event of a programme: when, where, who attends and why. No language and no time zone in it."""

from datetime import date, time, timedelta
from typing import Literal, NamedTuple

from introplan.days import Times
from introplan.model import Path

OccasionKind = Literal["session", "meeting", "review", "event", "posting", "task"]
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


WHOLE_DAY = Times(time.min, time(23, 59))
"""When people are busy on a day that something lasts all of."""
WORKING_DAY = timedelta(hours=8)
"""What a day that something lasts all of counts as, wherever hours are added up."""


class Attendee(NamedTuple):
    """A person, by id, and as what the person attends."""

    person: str
    part: Part


class Occasion(NamedTuple):
    """One dated event. Times are local to the programme's zone; without `times` it is a whole day.

    `key` is its identity within the programme, made of first ids, and never depends on title, date, place or file:
    `ht26/barnsamtal` for a session, `ada-ida/2027-W10` for a meeting (its week or month by the rhythm),
    `ht26/ada-testsson/manad-3` for a review, `_events/dialog-1` for an event, as no cohort can be called,
    `ht26/ada-testsson/_postings/vuxen-centrum` for a posting, with `/2` behind it for the second time there, and
    `ht26/ada-testsson/_tasks/plan` for a task.
    Of a session that is on several days or comes back, `turn` tells which time it is: `2` for the second day,
    `2026-W37` or `2026-09` for the week or month; its key is `ht26/internat/2`, and that of the first day
    `ht26/internat`. `days` are the days that count of a session without times that lasts for several.
    `subject` is the id of the activity, pairing, review, task or event it comes from, or of the unit or organisation
    that somebody is posted to, and `path` leads to where it is written; these, people, places and cohorts are the ids
    of today. (A named tuple, since there are tens of thousands: making one costs a third of what a frozen dataclass
    costs.)
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
    turn: str | None = None
    days: tuple[date, ...] = ()

    @property
    def each_day(self) -> tuple[date, ...]:
        """The days that it is on: one, unless it lasts for several without times."""
        return self.days or (self.day,)

    @property
    def on_each_day(self) -> tuple["Occasion", ...]:
        """What it is on each of its days, for what is asked of one day at a time."""
        return tuple([self._replace(day=day, days=()) for day in self.days]) if self.days else (self,)

    @property
    def last(self) -> date:
        """The last day that it is on."""
        return self.days[-1] if self.days else self.day

    @property
    def is_all_day(self) -> bool:
        """Whether it is a session that lasts all day, so that people are busy then although it has no times."""
        return self.times is None and self.kind == "session"

    @property
    def busy(self) -> Times:
        """When people are busy on each of its days, where it takes time."""
        return self.times or WHOLE_DAY

    @property
    def length(self) -> timedelta:
        """How long it takes in all, where it takes time: eight hours for each day that it lasts all of."""
        return self.times.length if self.times else WORKING_DAY * len(self.each_day)

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
    def comes_back(self) -> bool:
        """Whether it is one of the times that a session comes back."""
        return self.turn is not None and not self.turn.isdecimal()

    @property
    def is_as_usual(self) -> bool:
        """Whether it is one of the times that a session comes back, and nothing is said of that time alone."""
        return self.comes_back and len(self.path) == 4

    @property
    def slot(self) -> str:
        """The week or month that a meeting belongs to by its rhythm: `2027-W10`."""
        return self.key.rpartition("/")[2]

    @property
    def takes_time(self) -> bool:
        """Whether people are busy then: it takes place, is booked, and has a time or is a session."""
        return self.status != "cancelled" and self.booked and (self.times is not None or self.kind == "session")

    def people(self, *parts: Part) -> tuple[str, ...]:
        """The ids of those who attend, all of them or only as one of `parts`."""
        if not parts:
            return tuple([person for person, _part in self.attendees])
        return tuple([person for person, part in self.attendees if part in parts])

    def has(self, *parts: Part) -> bool:
        """Whether anybody attends as one of `parts`."""
        return any(part in parts for _person, part in self.attendees)

    @property
    def session_called(self) -> str:
        """How the author refers to its session: `ht26/barnsamtal`, by the key that it has now."""
        return f"{self.path[1]}/{self.path[3]}"

    @property
    def called(self) -> tuple[str, ...]:
        """All that the author may call a session by, the whole of it first: `ht26/internat`, `ht26/internat/2`."""
        whole = self.session_called
        return (whole,) if self.turn is None else (whole, f"{whole}/{self.turn}")
