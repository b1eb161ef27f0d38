"""The section `groups`, and who is in them: halves, tracks and professions, people under one name."""

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import Annotated

from pydantic import GetJsonSchemaHandler, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from introplan.days import Stretch
from introplan.model.dates import Day
from introplan.model.entries import ByReference, Entry, EntryPart, about
from introplan.model.faults import EMPTY
from introplan.model.ids import GroupId
from introplan.model.texts import Text


class Group(Entry):
    """People of a cohort under one name: half of it, a track, a profession. Who is in it, each participant says."""

    title: Annotated[Text, about("The group's name.", "Barn och unga")]


class Membership(EntryPart):
    """The days when somebody is in a group. Without days they are in it all the time."""

    from_: Annotated[Day | None, about("The first day in the group.", "2027-01-11", alias="from")] = None
    until: Annotated[Day | None, about("The last day in the group.", "2026-12-31")] = None

    @property
    def days(self) -> Stretch:
        """The first to the last day; without words for them, the earliest and the latest that there are."""
        return Stretch(self.from_ or date.min, self.until or date.max)

    @model_validator(mode="before")
    @classmethod
    def _empty_is_all_the_time(cls, value: object) -> object:
        return {} if value is EMPTY else value

    @classmethod
    def __get_pydantic_json_schema__(cls, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """The days, or nothing after the colon."""
        schema = handler.resolve_ref_schema(handler(core))
        schema["type"] = ["object", "null"]
        return schema


ALL_THE_TIME = Membership.blank()


class Memberships(EntryPart):
    """The groups that somebody is in: a list of them, or each with the days when they are."""

    in_list: Annotated[tuple[GroupId, ...], about("The groups, for those who are in them all the time.", "[barn]")] = ()
    by_group: Annotated[
        ByReference[GroupId, Membership],
        about("The days in each group.", "{barn: {from: 2027-01-11}, a: {until: 2026-12-31}}"),
    ] = {}

    @cached_property
    def each(self) -> Mapping[str, Membership]:
        """The days in each group, by its id, whichever way they are written."""
        return self.by_group or dict.fromkeys(self.in_list, ALL_THE_TIME)

    def hold(self, group: str, day: date) -> bool:
        """Whether they are in a group on a day."""
        membership = self.each.get(group)
        return membership is not None and day in membership.days

    @model_validator(mode="before")
    @classmethod
    def _list_or_by_group(cls, value: object) -> object:
        if isinstance(value, dict):
            return {"by_group": value}
        return {"in_list": value}

    @classmethod
    def __get_pydantic_json_schema__(cls, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """The one or the other, as the author writes it."""
        fields = handler.resolve_ref_schema(handler(core))["properties"]
        return {"anyOf": [fields["in_list"], fields["by_group"]]}
