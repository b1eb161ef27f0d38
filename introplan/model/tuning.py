"""How a programme tunes checks: another severity or limit, for whom, until when, and why."""

from typing import Annotated, Literal

from pydantic import Field, GetJsonSchemaHandler, ValidationInfo, field_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticKnownError

from introplan.model.dates import Day
from introplan.model.entries import Entry, about
from introplan.model.ids import TunedId
from introplan.model.numbers import Number
from introplan.model.texts import Text

TuningSeverity = Literal["error", "warning", "note", "ignore"]


class Tuning(Entry):
    """How one check is tuned, with the reason why."""

    limit: Annotated[
        Number | None,
        about("The number that the check goes by, in its own unit. `introplan explain` shows which it has.", "50"),
    ] = None
    severity: Annotated[
        TuningSeverity | None,
        about(
            "How severe it is from now on. `ignore` silences it; the others also turn on a check that is off.", "note"
        ),
        Field(validate_default=True),
    ] = None
    reason: Annotated[Text, about("Why, for whoever reads the plan next.", "Salen byggs om under våren.")]
    until: Annotated[Day | None, about("The last day it applies to, by the date of what was found.", "2027-01-31")] = (
        None
    )
    for_: Annotated[
        tuple[TunedId, ...],
        about("Only these cohorts, groups, people or sessions; without it, all.", "[ht26, ht26/utbyte-3]", alias="for"),
    ] = ()

    @property
    def check(self) -> str:
        """The name of the check."""
        return str(self.path[2])

    @field_validator("severity", mode="before")
    @classmethod
    def _says_something(cls, value: object, info: ValidationInfo) -> object:
        """Without a limit, the severity is what the line is there for. A limit that cannot be read is told alone."""
        if value is None and info.data.get("limit", "cannot be read") is None:
            raise PydanticKnownError("missing")
        return value

    @classmethod
    def __get_pydantic_json_schema__(cls, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """A severity, a limit, or both."""
        schema = super().__get_pydantic_json_schema__(core, handler)
        schema["anyOf"] = [{"required": ["severity"]}, {"required": ["limit"]}]
        return schema
