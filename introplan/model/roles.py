"""The roles of a programme: who supports a participant, how long and how often they meet."""

from typing import Annotated, Literal

from pydantic import GetJsonSchemaHandler, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from introplan.days import Rhythm
from introplan.model.entries import ByReference, Entry, EntryPart, about
from introplan.model.ids import PhaseId
from introplan.model.numbers import Flag
from introplan.model.texts import Markdown, Text
from introplan.model.times import Every, Length

RoleWord = Literal["introducer", "supervisor", "mentor", "buddy"]
ReviewerWord = Literal["introducer", "supervisor", "mentor", "buddy", "manager", "coordinator"]


class RhythmByPhase(EntryPart):
    """How often, in each phase: one rhythm for all of them, or one for each."""

    all: Annotated[Every | None, about("The rhythm in every phase.", "2 weeks")] = None
    by_phase: Annotated[
        ByReference[PhaseId, Every],
        about("The rhythm in each phase; a phase left out has none.", "{start: 1 week, grund: 2 weeks}"),
    ] = {}

    def in_phase(self, phase: str | None) -> Rhythm | None:
        """The rhythm in a phase, None when it has none."""
        return self.all or (self.by_phase.get(phase) if phase else None)

    @model_validator(mode="before")
    @classmethod
    def _one_or_by_phase(cls, value: object) -> object:
        if isinstance(value, dict):
            return {"by_phase": value}
        return {"all": value}

    @classmethod
    def __get_pydantic_json_schema__(cls, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """The one or the other, as the author writes it."""
        fields = handler.resolve_ref_schema(handler(core))["properties"]
        return {"anyOf": [fields["all"], fields["by_phase"]]}


class RoleMeetings(EntryPart):
    """How long and how often those in a role meet their participant."""

    length: Annotated[Length | None, about("How long a meeting is.", "1h")] = None
    every: Annotated[
        RhythmByPhase | None,
        about(
            "How often they meet: one rhythm, or one for each phase.",
            "{start: 1 week, grund: 2 weeks}",
            "1 month",
        ),
    ] = None


class Role(Entry):
    """One kind of support that a participant gets from a person: introducer, supervisor, mentor or buddy."""

    required: Annotated[
        Flag, about("Whether every participant must have one on every day of the programme.", "yes")
    ] = False
    label: Annotated[
        Text | None, about("What the role is called in your organisation.", "Introducerande socialsekreterare")
    ] = None
    unit: Annotated[
        Literal["same", "other"] | None,
        about("Where the person works: in the participant's own unit, or in another.", "same"),
    ] = None
    text: Annotated[
        Markdown | None,
        about(
            "What the role is for, in Markdown; printed in the booklet.",
            "Din introduktör finns på din arbetsplats.",
        ),
    ] = None
    meets: Annotated[
        RoleMeetings | None, about("How long and how often they meet.", "{length: 1h, every: 2 weeks}")
    ] = None


class Roles(EntryPart):
    """The roles of this programme, each under its fixed word."""

    introducer: Annotated[
        Role | None, about("Introduktör: the experienced colleague at the workplace.", "{required: yes}")
    ] = None
    supervisor: Annotated[
        Role | None, about("Handledare: guides the casework, or the placement.", "{required: yes}")
    ] = None
    mentor: Annotated[Role | None, about("Mentor: someone to talk with outside the line.", "{required: yes}")] = None
    buddy: Annotated[Role | None, about("Fadder: shows where things are.", "{required: no}")] = None
