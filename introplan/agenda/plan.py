"""A programme together with its agenda and its places in the files: what every later stage works on."""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Protocol, TypeVar, cast

from introplan.agenda.agenda import Agenda, agenda_of
from introplan.agenda.attendance import is_chosen
from introplan.agenda.axes import Axis, axes_of
from introplan.agenda.falling import Fallen, fallen
from introplan.agenda.given_out import NOTHING, GivenOut
from introplan.agenda.identities import ByIdentity, by_identity, with_first_ids
from introplan.agenda.journeys import Journey, Stay
from introplan.agenda.making import open_days_of
from introplan.agenda.meetings import arrangement_of
from introplan.agenda.occasions import Occasion
from introplan.agenda.postings import posted_to
from introplan.agenda.sessions import session_at
from introplan.agenda.support import Support
from introplan.days import OpenDays
from introplan.diagnostics import Plain, Source, Span
from introplan.model import (
    Activity,
    Entry,
    Event,
    Lecture,
    Organisation,
    Pairing,
    Path,
    Pictures,
    Posting,
    Programme,
    Review,
    RuleSet,
    Session,
    Task,
    Unit,
)

Subject = Lecture | Activity | Pairing | Review | Event | Task | Unit | Organisation
Reckoned = TypeVar("Reckoned")


class Origins(Protocol):
    """Whatever knows where the values of a programme are written; reading makes one."""

    def span(self, path: Path, *, key: bool = False) -> Span:
        """The words for a path, or the nearest that are written."""
        ...

    def words(self, path: Path, words: str, place: int = 0) -> Span:
        """The words of a text at a path, of which `place` like them stand before; else all that `span` gives."""
        ...

    def is_written(self, path: Path) -> bool:
        """Whether the author wrote this very path."""
        ...

    @property
    def sources(self) -> tuple[Source, ...]:
        """The files that anything is written in, each once, by path."""
        ...

    def plain(self, path: Path) -> Plain:
        """What is written at a path, as plain words, lists and mappings; None when nothing is."""
        ...


@dataclass(frozen=True)
class Plan:
    """One programme, every dated event of it, and where everything is written.

    `name` is the programme's folder name, which names its outputs. `rule_sets` are all that it could be held to,
    by id; which of them it is, `programme.rulesets` says. `released` are the keys of the events that people have a day
    for.
    `pictures` are those that it names, as far as somebody has looked for them.
    Plans are equal when they say the same, wherever it is written, by whatever rules it is judged, and whoever has been
    told.
    """

    name: str
    programme: Programme
    agenda: Agenda
    open_days: OpenDays = field(compare=False)
    origins: Origins = field(compare=False, repr=False)
    rule_sets: Mapping[str, RuleSet] = field(default_factory=dict, compare=False, repr=False)
    released: frozenset[str] = field(default=frozenset(), compare=False, repr=False)
    pictures: Pictures = field(default_factory=dict, compare=False, repr=False)

    def where(self, entry: Entry | Occasion, *fields: str | int, key: bool = False) -> Span:
        """The words of an entry's field, such as `plan.where(session, "date")`, or of its id without fields."""
        return self.origins.span((*entry.path, *fields), key=key or not fields)

    @cached_property
    def by_identity(self) -> ByIdentity:
        """The entries by the ids that they are given out under, as events that are given out name them."""
        return by_identity(self.programme)

    def once(self, reckon: Callable[..., Reckoned], *about: Hashable) -> Reckoned:
        """What a later stage reckons of the plan alone, reckoned once and kept with it: several ask for the same.

        It may be `about` something of it, such as a cohort by its id.
        """
        key = (reckon, *about)
        if key not in self._reckoned:
            self._reckoned[key] = reckon(self, *about)
        return cast("Reckoned", self._reckoned[key])

    @cached_property
    def _reckoned(self) -> dict[tuple[Hashable, ...], object]:
        return {}

    def is_released(self, occasion: Occasion) -> bool:
        """Whether people have a day for it by the last release, so that to move it is to tell them."""
        return occasion.key in self.released

    def called(self, id_: str) -> str:
        """A person's name or a group's title; of a protected person, who has no name, the id that the author chose."""
        group = self.programme.groups.get(id_)
        return group.title if group else self.programme.people[id_].name or id_

    def session(self, occasion: Occasion) -> Session:
        """The session that an occasion of kind `session` was made from; of one that comes back, as it is that time."""
        session = self.written(occasion)
        return session if session.repeats is None else session_at(session, occasion)

    def written(self, occasion: Occasion) -> Session:
        """The session that an occasion was made from, as it is written: the same for all days and times of it."""
        _, cohort, _, key, *_turn = occasion.path
        return self.programme.cohorts[str(cohort)].sessions[str(key)]

    def task(self, occasion: Occasion) -> Task:
        """The task that an occasion of kind `task` was made from."""
        return self.programme.tasks_of(self.programme.cohorts[occasion.cohorts[0]])[occasion.subject]

    def days_along_with(self, occasion: Occasion) -> tuple[Occasion, ...]:
        """All days of its session, in order, itself among them: they have one date, one time, one place between them.

        Each of the times that a session comes back is alone.
        """
        if occasion.turn is None or occasion.comes_back:
            return (occasion,)
        return self.agenda.by_session[occasion.session_called]

    def chosen(self, occasion: Occasion) -> tuple[str, ...] | None:
        """Whom a session is for on any of its days, by their ids; None where it is for everybody in its cohorts.

        Whether they come is another matter: somebody may have left, have a pause, or not be in its cohorts at all.
        """
        session, activity = self.session(occasion), self.programme.taught[occasion.subject]
        if not session.for_ and not activity.for_:
            return None
        members, days = self.agenda.members.of(occasion.cohorts, session, activity), occasion.each_day
        chosen = dict.fromkeys(
            each.person for each in members if any(is_chosen(each, session, activity, day) for day in days)
        )
        if not activity.for_:
            chosen |= dict.fromkeys(id_ for id_ in session.for_ if id_ in self.programme.people)
        return tuple(chosen)

    def posting(self, occasion: Occasion) -> Posting:
        """The posting that an occasion of kind `posting` was made from."""
        _, cohort, _, person, _, number = occasion.path
        return self.programme.cohorts[str(cohort)].participants[str(person)].postings[int(number)]

    @cached_property
    def cohort_axes(self) -> Mapping[str, Axis]:
        """The axis of each cohort, by id: what everybody reads about a cohort goes by it."""
        return axes_of(self.programme)

    @cached_property
    def fallen(self) -> tuple[tuple[Support, Fallen], ...]:
        """The pairings that some meetings fall away of, and which: all that is said of them goes by it."""
        each = ((support, fallen(self, support)) for support in self.agenda.support.every)
        return tuple((support, gone) for support, gone in each if gone.days)

    def journeys_in(self, cohort: str) -> tuple[Journey, ...]:
        """The journeys of a cohort's own participants."""
        return self.agenda.journeys_by_cohort.get(cohort, ())

    def journey(self, occasion: Occasion) -> Journey:
        """The time in the programme that a participant's own review, task or posting belongs to."""
        [participant], cohorts = occasion.people("participant"), occasion.cohorts
        return next(each for each in self.agenda.journeys_by_person[participant] if each.cohort.id in cohorts)

    def stay_on(self, person: str, day: date) -> Stay | None:
        """Where a participant is on a day, as the cohort of that day says; None outside their time in the programme."""
        journeys = self.agenda.journeys_by_person.get(person, ())
        here = next((journey for journey in journeys if day in journey.days), None)
        return here.on(day) if here else None

    def unit_on(self, person: str, day: date) -> str | None:
        """Where somebody works on a day, by id: a participant as the cohort of that day says, else their own unit."""
        stay = self.stay_on(person, day)
        return stay.unit if stay else self.programme.people[person].unit

    def subject(self, occasion: Occasion) -> Subject:
        """What an occasion comes from: what it is of, and of a posting the unit or organisation that it is at."""
        programme = self.programme
        match occasion.kind:
            case "session":
                return programme.taught[occasion.subject]
            case "meeting":
                return programme.pairings[occasion.subject]
            case "review":
                return programme.frame.reviews[occasion.subject]
            case "event":
                return programme.events[occasion.subject]
            case "posting":
                return posted_to(programme, self.posting(occasion))
            case "task":
                return self.task(occasion)

    def title(self, occasion: Occasion) -> str:
        """What an occasion is called, without a word of any language: empty for a meeting, which is named by people.

        A session may have a title of its own; else it is called what its lecture or activity is.
        """
        if occasion.kind == "session" and (own := self.written(occasion).title):
            return own
        match self.subject(occasion):
            case Pairing():
                return ""
            case Event() as event:
                return event.subject
            case Unit() | Organisation() as entry:
                return self.posting(occasion).title or entry.title
            case Lecture() | Activity() | Review() | Task() as entry:
                return entry.title

    def has_meetings(self, pairing: Pairing) -> bool:
        """Whether the pairing says when to meet, so that it has meetings."""
        return arrangement_of(self.programme, pairing) is not None


def plan_of(
    name: str,
    programme: Programme,
    origins: Origins,
    rule_sets: Mapping[str, RuleSet] | None = None,
    given_out: GivenOut = NOTHING,
) -> Plan:
    """The plan of a programme that reading has found to be whole, after what has been given out of it."""
    programme = with_first_ids(programme, given_out.called)
    open_days = open_days_of(programme)
    agenda = agenda_of(programme, open_days, given_out)
    return Plan(name, programme, agenda, open_days, origins, rule_sets or {}, given_out.released)
