"""A whole programme: every section of every file of its folder."""

from collections.abc import Mapping
from functools import cached_property
from typing import Annotated

from introplan.model.cohorts import Cohort
from introplan.model.content import Activity, Area, Competence, Lecture
from introplan.model.entries import ByReference, Entries, EntryPart, Lasting, Path, about
from introplan.model.events import Event
from introplan.model.frame import Frame
from introplan.model.groups import Group
from introplan.model.ids import PersonId, PlaceId, SessionId
from introplan.model.look import Picture
from introplan.model.pairings import ROLES, Pairing
from introplan.model.people import Organisation, Person, Place, Unit
from introplan.model.roles import Role, RoleWord
from introplan.model.sessions import Session
from introplan.model.tasks import Task
from introplan.model.times import Length


class Programme(EntryPart):
    """One programme as it is written, all files together. Equal plans are equal, wherever they are written."""

    frame: Annotated[
        Frame,
        about(
            "The frame of the programme: length, phases, roles, calendar, goals. The only section without ids.",
            "{schema: 1, id: malmo, title: Introduktion, kind: introduction, owner: asf, length: 24 months,"
            " domain: introduktion.malmo.example, coordinators: [karin-exempelsson],"
            " contact: {title: Introduktionsprogrammet, email: introduktion@malmo.example}}",
            alias="programme",
        ),
    ]
    organisations: Annotated[
        Entries[Organisation],
        about(
            "Organisations: municipalities, departments, agencies.",
            "{fk: {title: Försäkringskassan, kind: state_agency}}",
        ),
    ] = {}
    units: Annotated[
        Entries[Unit],
        about(
            "Units: the workplaces where participants work.",
            "{barn-norr: {title: Barn Norr, organisation: asf, manager: mona-mallgren}}",
        ),
    ] = {}
    people: Annotated[
        Entries[Person],
        about(
            "Everybody who is part of the programme, each written once.",
            "{ada-testsson: {name: Ada Testsson, organisation: asf}}",
        ),
    ] = {}
    places: Annotated[
        Entries[Place], about("Rooms, and digital places to meet.", "{sal-vast: {title: Sal Väst, capacity: 12}}")
    ] = {}
    travel: Annotated[
        ByReference[PlaceId, ByReference[PlaceId, Length]],
        about(
            "How long it takes to get from one place to another; the same both ways.", "{sal-vast: {sal-ost: 25min}}"
        ),
    ] = {}
    groups: Annotated[
        Entries[Group],
        about(
            "Halves, tracks and professions: people under one name. No group has the same id as a person.",
            "{barn: {title: Barn och unga}}",
        ),
    ] = {}
    areas: Annotated[
        Entries[Area],
        about("Branches of the service, such as children and young people.", "{barn-och-unga: {title: Barn och unga}}"),
    ] = {}
    competences: Annotated[
        Entries[Competence],
        about(
            "What participants should know, and how far they are from it.",
            "{barnsamtal: {title: Samtal med barn, gap: {now: 2, target: 4}}}",
        ),
    ] = {}
    lectures: Annotated[
        Entries[Lecture],
        about("Lectures, with their texts for the booklet.", "{barnsamtal: {title: Samtal med barn, length: 3h}}"),
    ] = {}
    activities: Annotated[
        Entries[Activity],
        about(
            "Everything else that has sessions. No activity has the same id as a lecture.",
            "{utbyte: {title: Erfarenhetsutbyte, kind: exchange}}",
        ),
    ] = {}
    cohorts: Annotated[
        Entries[Cohort],
        about("Who starts together, and the dated sessions.", "{ht26: {title: Hösten 2026, starts: 2026-09-01}}"),
    ] = {}
    pairings: Annotated[
        Entries[Pairing],
        about("Who supports whom.", "{ada-ida: {participant: ada-testsson, introducer: ida-introdotter}}"),
    ] = {}
    absences: Annotated[
        ByReference[SessionId, tuple[PersonId, ...]],
        about(
            "Who was away from a session, never why. May lie in a file that git ignores.",
            "{ht26/valkommen: [bo-skissvik]}",
        ),
    ] = {}
    events: Annotated[
        Entries[Event],
        about(
            "Union dialogue, briefings and other dates beside the sessions.",
            "{dialog-1: {kind: union_dialogue, date: 2026-05-28, subject: Höstens program}}",
        ),
    ] = {}

    @cached_property
    def taught(self) -> Mapping[str, Lecture | Activity]:
        """Lectures and activities, which share one namespace."""
        return {**self.lectures, **self.activities}

    @property
    def lasting(self) -> Mapping[str, Mapping[str, Lasting]]:
        """All that calendars and the ledger know by an id, by the namespace that the ids are of.

        The sessions of a cohort are a namespace of their own: `sessions/ht26`, by the cohort's identity; and so are its
        own tasks.
        """
        return {
            "organisations": self.organisations,
            "units": self.units,
            "people": self.people,
            "places": self.places,
            "taught": self.taught,
            "reviews": self.frame.reviews,
            "tasks": self.frame.tasks,
            "cohorts": self.cohorts,
            **{f"sessions/{cohort.identity}": cohort.sessions for cohort in self.cohorts.values()},
            **{f"tasks/{cohort.identity}": cohort.tasks for cohort in self.cohorts.values()},
            "pairings": self.pairings,
            "events": self.events,
        }

    @property
    def pictures(self) -> Mapping[Path, Picture]:
        """The pictures that it names, by the keys that lead to each."""
        found: dict[Path, Picture | None] = {("programme", "look", "logo"): self.frame.look.logo}
        found |= {(*each.path, "logo"): each.logo for each in self.organisations.values()}
        return {path: picture for path, picture in found.items() if picture}

    def session_called(self, key: str) -> Session:
        """The session that is referred to as `ht26/barnsamtal`, or one of whose times is as `ht26/barnsamtal/2`.

        Reading has made sure that it exists.
        """
        cohort, own, *_turn = key.split("/")
        return self.cohorts[cohort].sessions[own]

    def tasks_of(self, cohort: Cohort) -> Mapping[str, Task]:
        """What those in a cohort have to do, by id: the programme's tasks, then the cohort's own."""
        return {**self.frame.tasks, **cohort.tasks}

    def activity_of(self, session: Session) -> Lecture | Activity:
        """What a session is a session of. Reading has made sure that it exists."""
        return self.taught[session.of or session.id]

    def role(self, word: RoleWord) -> Role | None:
        """The programme's own description of a role."""
        role: Role | None = getattr(self.frame.roles, word)
        return role

    @property
    def required_roles(self) -> tuple[RoleWord, ...]:
        """The roles that every participant must have."""
        return tuple(word for word in ROLES if (role := self.role(word)) and role.required)
