"""The section `pairings`: who supports whom, from when, how often."""

from functools import cached_property
from typing import Annotated, Literal

from pydantic import GetJsonSchemaHandler, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from introplan.language import _
from introplan.model.changes import ChangedOccasion
from introplan.model.dates import Day, MeetingKey, WeekdayWord
from introplan.model.entries import EARLIER_ID, ByReference, EntryPart, Lasting, about
from introplan.model.faults import fault
from introplan.model.ids import Id, PersonId, PlaceId
from introplan.model.roles import RhythmByPhase, RoleWord
from introplan.model.texts import Link
from introplan.model.times import Length, OccasionTimes

ROLES: tuple[RoleWord, ...] = ("introducer", "supervisor", "mentor", "buddy")


class Meets(EntryPart):
    """When and where the two meet; what is left out is as the role says."""

    on: Annotated[WeekdayWord | None, about("The weekday.", "tuesday")] = None
    time: Annotated[OccasionTimes | None, about("The time.", "13:00")] = None
    place: Annotated[PlaceId | None, about("The place.", "rummet-norr")] = None
    link: Annotated[Link | None, about("The link, when they meet digitally.", "https://moten.example/ada")] = None
    length: Annotated[Length | None, about("How long, when it is not as the role says.", "45min")] = None
    every: Annotated[
        RhythmByPhase | None,
        about("How often, when it is not as the role says.", "2 weeks", "{start: 1 week, grund: 2 weeks}"),
    ] = None


class Change(ChangedOccasion):
    """What happens to one meeting: it is moved, or it is cancelled."""

    date: Annotated[Day | None, about("The new date.", "2027-03-11")] = None
    time: Annotated[OccasionTimes | None, about("The new time.", "15:00")] = None
    place: Annotated[PlaceId | None, about("The new place.", "sal-vast")] = None
    status: Annotated[
        Literal["planned", "cancelled"],
        about("`cancelled` when the meeting does not take place. `2027-W12: cancelled` is short for it.", "cancelled"),
    ] = "planned"


class Pairing(Lasting):
    """One person who supports one participant, in exactly one role."""

    participant: Annotated[PersonId, about("Who is supported.", "ada-testsson")]
    introducer: Annotated[PersonId | None, about("The introducer (introduktör).", "ida-introdotter")] = None
    supervisor: Annotated[PersonId | None, about("The supervisor (handledare).", "hugo-handledare")] = None
    mentor: Annotated[PersonId | None, about("The mentor.", "max-mentor")] = None
    buddy: Annotated[PersonId | None, about("The buddy (fadder).", "bea-fadder")] = None
    from_: Annotated[
        Day | None, about("The first day; without it, the participant's start.", "2027-01-11", alias="from")
    ] = None
    until: Annotated[Day | None, about("The last day; without it, the end of the programme.", "2027-06-30")] = None
    meets: Annotated[Meets | None, about("When and where the two meet.", "{on: tuesday, time: 13:00}")] = None
    changes: Annotated[
        ByReference[MeetingKey, Change],
        about(
            "Meetings that are moved or cancelled, by the week or month they belong to.",
            "{2027-W10: {date: 2027-03-11}, 2027-W12: cancelled}",
        ),
    ] = {}
    was: Annotated[Id | None, about(EARLIER_ID, "ada-ida")] = None

    @model_validator(mode="after")
    def _one_role(self) -> "Pairing":
        given = [role for role in ROLES if getattr(self, role) is not None]
        if not given:
            raise fault(
                "pairing-without-role",
                _("a pairing says who the introducer, supervisor, mentor or buddy is, and this one does not"),
                _("add a line such as `introducer: ida-introdotter`"),
            )
        if len(given) > 1:
            raise fault(
                "pairing-with-two-roles",
                _("a pairing has one role, and this one has {roles}"),
                _("make one pairing for each"),
                roles=tuple(given),
                under=(given[1],),
            )
        return self

    @classmethod
    def __get_pydantic_json_schema__(cls, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Exactly one role."""
        schema = super().__get_pydantic_json_schema__(core, handler)
        schema["oneOf"] = [{"required": [role]} for role in ROLES]
        return schema

    @cached_property
    def role(self) -> RoleWord:
        """The role that the pairing is about."""
        return next(role for role in ROLES if getattr(self, role) is not None)

    @property
    def supporter(self) -> str:
        """The id of the person who supports."""
        return str(getattr(self, self.role))
