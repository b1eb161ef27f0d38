"""What stands under `changes`: what is otherwise of one of many occasions, by the week or month that it belongs to."""

from pydantic import GetJsonSchemaHandler, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from introplan.language import _
from introplan.model.dates import status_alone
from introplan.model.entries import EntryPart
from introplan.model.faults import EMPTY, fault


class ChangedOccasion(EntryPart):
    """What is otherwise of one occasion: fields, or the one word that it is cancelled."""

    @model_validator(mode="before")
    @classmethod
    def _status_is_enough(cls, value: object) -> object:
        if isinstance(value, str):
            return status_alone(value)
        if value is EMPTY:
            raise fault(
                "empty-value",
                _("a value is missing here"),
                _("write a new date under it, such as `date: 2027-03-11`, or `cancelled`"),
            )
        return value

    @classmethod
    def __get_pydantic_json_schema__(cls, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """The fields, or one word."""
        return {"anyOf": [{"enum": ["cancelled"]}, dict(super().__get_pydantic_json_schema__(core, handler))]}
