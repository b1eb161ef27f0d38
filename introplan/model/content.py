"""The sections `competences`, `areas`, `lectures` and `activities`: what is learnt, and by what."""

from typing import Annotated, Literal

from introplan.model.dates import MonthKey
from introplan.model.entries import EARLIER_ID, ByReference, Entry, EntryPart, Lasting, about
from introplan.model.ids import (
    ActivityId,
    AreaId,
    CompetenceId,
    GroupId,
    Id,
    OrganisationId,
    PersonId,
    PhaseId,
    PlaceId,
)
from introplan.model.numbers import Count, Flag, Level
from introplan.model.points import Break
from introplan.model.texts import Markdown, Text
from introplan.model.times import Every, Length, Weeks

ActivityKind = Literal[
    "study_visit",
    "exchange",
    "reflection_group",
    "supervision",
    "shadowing",
    "placement",
    "rotation",
    "course",
    "self_study",
    "induction",
    "network",
    "celebration",
]

Theme = Literal["professional_role", "best_interests", "risks", "case_work", "talking_with_children"]
"""What everybody who works with children should know, by Kunskapsguiden (Socialstyrelsen)."""


class Gap(EntryPart):
    """How far a competence is from where it should be."""

    now: Annotated[Level, about("The level found in the gap analysis.", "2")]
    target: Annotated[Level, about("The level to reach.", "4")]
    results: Annotated[
        ByReference[MonthKey, Level],
        about("The level when it has been measured again, by the month it was measured in.", "{2027-09: 3}"),
    ] = {}


class Area(Entry):
    """A branch that competences, lectures and visits can belong to."""

    title: Annotated[Text, about("The branch's name.", "Barn och unga")]


class Competence(Entry):
    """Something a participant should know or be able to do."""

    title: Annotated[Text, about("The competence in a few words.", "Samtal med barn")]
    area: Annotated[AreaId | None, about("The branch it belongs to.", "barn-och-unga")] = None
    gap: Annotated[Gap | None, about("How far it is from where it should be.", "{now: 2, target: 4}")] = None
    themes: Annotated[
        tuple[Theme, ...],
        about(
            "In child welfare: which of Kunskapsguiden's five themes it belongs to.",
            "[talking_with_children]",
        ),
    ] = ()


class Taught(Lasting):
    """What lectures and other activities share."""

    title: Annotated[Text, about("What it is called in calendars and booklets.", "Samtal med barn")]
    length: Annotated[Length | None, about("How long one session is.", "3h")] = None
    breaks: Annotated[
        tuple[Break, ...],
        about(
            "Breaks in all of its sessions but those that have their own; each where it lies within the session.",
            "[{at: 10:15, length: 20min}]",
        ),
    ] = ()
    summary: Annotated[
        Text | None, about("What it is about, in a sentence or two.", "Tre modeller för att tala med barn.")
    ] = None
    text: Annotated[
        Markdown | None,
        about("The full text of the booklet, in Markdown.", "Du får med dig **tre modeller**."),
    ] = None
    lecturers: Annotated[tuple[PersonId, ...], about("Who gives it.", "[olle-provlund]")] = ()
    host: Annotated[OrganisationId | None, about("The organisation that receives the group.", "kv")] = None
    phase: Annotated[PhaseId | None, about("The phase it belongs in.", "grund")] = None
    weeks: Annotated[
        Weeks | None, about("The weeks it belongs in, counted from the participant's own start.", "4-8")
    ] = None
    competences: Annotated[tuple[CompetenceId, ...], about("The competences that it builds.", "[barnsamtal]")] = ()
    area: Annotated[AreaId | None, about("The branch of the service that it shows.", "barn-och-unga")] = None
    prerequisites: Annotated[tuple[ActivityId, ...], about("What has to come before it.", "[dokumentation]")] = ()
    for_: Annotated[
        tuple[GroupId, ...],
        about("Only for those who are in these groups; without it, for everybody.", "[barn]", alias="for"),
    ] = ()
    required: Annotated[
        Flag, about("Whether every participant must take part, or everybody in the groups that it is for.", "no")
    ] = True
    preparation: Annotated[Markdown | None, about("What to do beforehand, in Markdown.", "Läs kapitel 3.")] = None
    deepening: Annotated[
        Markdown | None,
        about("What to do afterwards, so that it comes to use, in Markdown.", "Prova en av modellerna i ett ärende."),
    ] = None
    material: Annotated[tuple[Text, ...], about("Books, links and papers.", "[Barnets bästa, Socialstyrelsen]")] = ()
    places: Annotated[tuple[PlaceId, ...], about("The places that suit it.", "[sal-mollan]")] = ()
    every: Annotated[Every | None, about("How often it comes back, for something that recurs.", "6 weeks")] = None
    max_gap: Annotated[
        Every | None, about("The longest time between two sessions of it, summer left out.", "10 weeks")
    ] = None
    max_participants: Annotated[Count | None, about("How many can take part at once.", "12")] = None
    was: Annotated[Id | None, about(EARLIER_ID, "samtal")] = None

    @property
    def recurs(self) -> bool:
        """Whether a cohort has many sessions of it, so that missing one is not missing it."""
        return self.every is not None


class Lecture(Taught):
    """A lecture: what it is about, who gives it, and when in the programme it belongs."""

    @property
    def kind(self) -> str:
        """`lecture`, the kind that needs no saying."""
        return "lecture"


class Activity(Taught):
    """Something that participants do together, and that is no lecture."""

    kind: Annotated[ActivityKind, about("What kind of activity it is.", "study_visit")]
