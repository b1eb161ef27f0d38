"""What all parts of the language share: frozen, no unknown fields, and entries that know where they stand."""

from functools import cache, cached_property
from typing import Annotated, Any, ClassVar, Self, TypeVar, get_args

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
    ValidatorFunctionWrapHandler,
    WrapValidator,
    model_validator,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from introplan.language import _
from introplan.model.faults import EMPTY, fault
from introplan.model.ids import Id

Path = tuple[str | int, ...]


class EntryPart(BaseModel):
    """A mapping in the file whose fields are known."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True, defer_build=True)
    one_of: ClassVar[tuple[str, ...]] = ()
    """Fields of which an entry has exactly one, so that to write one is to take another away."""

    @classmethod
    def blank(cls) -> Self:
        """One in which nothing is written, as a default is. No validators are built to read nothing."""
        return cls.model_construct()  # type: ignore[return-value]  # the plugin takes the class for this one alone

    def __deepcopy__(self, memo: dict[int, Any] | None = None) -> Self:
        """The same, since nobody changes it: pydantic copies a default that has no hash for each entry."""
        return self

    @property
    def given(self) -> tuple[str, ...]:
        """Those of `one_of` that it has; one, once it has been read."""
        return tuple(field for field in self.one_of if getattr(self, field) is not None)

    @classmethod
    def __get_pydantic_json_schema__(cls, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Exactly one of those of which it has one."""
        schema = handler.resolve_ref_schema(handler(core))
        if cls.one_of:
            schema["oneOf"] = [{"required": [field]} for field in cls.one_of]
        return schema


class Entry(EntryPart):
    """A part that stands under an id in a section, such as a person or a session of a cohort."""

    @cached_property
    def path(self) -> Path:
        """The keys that lead to the entry, such as `("cohorts", "ht26", "sessions", "utbyte-1")`."""
        raise AttributeError("`place_entries` has not told this entry where it stands")

    @cached_property
    def id(self) -> str:
        """The id it stands under."""
        return str(self.path[-1])

    @model_validator(mode="before")
    @classmethod
    def _empty_is_an_empty_entry(cls, value: object) -> object:
        return {} if value is EMPTY else value

    @classmethod
    def __get_pydantic_json_schema__(cls, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """An entry whose every field is optional may stand there without a value."""
        schema = super().__get_pydantic_json_schema__(core, handler)
        if "required" not in schema:
            schema["type"] = ["object", "null"]
        return schema


class Lasting(Entry):
    """An entry that calendars and the ledger know by its id: the first one, whatever it is called today.

    Each has a field `was`, which says what it was called. Everything that is given out of it goes by its `identity`,
    and everything that refers to it within the plan by the id that it has now.
    """

    @property
    def identity(self) -> str:
        """The id that it was first given out under."""
        earlier: str | None = getattr(self, "was", None)
        return earlier or self.id


class _MayBeEmpty:
    """Entries by id may be none, and then nothing stands after the colon."""

    @classmethod
    def __get_pydantic_json_schema__(cls, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return {**handler(core), "type": ["object", "null"]}


def _empty_is_no_entries(value: object) -> object:
    return {} if value is EMPTY else value


T = TypeVar("T")
Entries = Annotated[dict[Id, T], BeforeValidator(_empty_is_no_entries), _MayBeEmpty]
"""Entries by id; a section without any is an empty section."""


def _each_once(value: object, read: ValidatorFunctionWrapHandler) -> Any:
    """Two keys that are written differently may be read as the same, such as `2027-W1` and `2027-W01`."""
    entries = read(value)
    if isinstance(value, dict) and len(entries) < len(value):
        twice = next(key for key in value if key not in entries)
        raise fault(
            "duplicate-key",
            _("`{key}` is the same as another line here"),
            _("keep one of them: it is not clear which one you mean"),
            under=(twice,),
            key=twice.strip(),
        )
    return entries


K = TypeVar("K")
ByReference = Annotated[dict[K, T], WrapValidator(_each_once), BeforeValidator(_empty_is_no_entries), _MayBeEmpty]
"""Entries by the id of something else, such as participants by person."""


class MayStandAlone:
    """One, without a list, or a list of several."""

    @classmethod
    def __get_pydantic_json_schema__(cls, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        several = handler(core)
        return {"anyOf": [several["items"], several]}


def _one_is_a_list(value: object) -> object:
    return (value or [EMPTY]) if isinstance(value, list) else [value]


OneOrSeveral = Annotated[tuple[T, ...], BeforeValidator(_one_is_a_list), MayStandAlone]
"""Entries under one word: the fields of one, or a list with the fields of each."""


def about(description: str, *examples: object, alias: str | None = None) -> Any:
    """A field's description in plain words and how it looks in YAML; both go into schema and reference."""
    return Field(description=description, examples=list(examples), alias=alias)


EARLIER_ID = "The id it had, when it is renamed: everyone's calendar stays the same."
"""What is said of the field `was` of whatever calendars know by its id."""


@cache
def _fields_with_parts(part: type[BaseModel]) -> tuple[tuple[str, str], ...]:
    """Names and YAML keys of the fields of a model that may hold further parts, one or many by id."""
    return tuple(
        (name, field.alias or name) for name, field in part.model_fields.items() if _holds_parts(field.annotation)
    )


def _holds_parts(annotation: Any) -> bool:
    if isinstance(annotation, type) and issubclass(annotation, EntryPart):
        return True
    return any(_holds_parts(argument) for argument in get_args(annotation))


def place_entries(part: EntryPart, path: Path = ()) -> None:
    """Tell every entry under `part` the keys that lead to it."""
    if isinstance(part, Entry):
        part.__dict__["path"] = path  # set once, right after reading; as quick to read as a field
    for name, key in _fields_with_parts(type(part)):
        value = getattr(part, name)
        if isinstance(value, EntryPart):
            place_entries(value, (*path, key))
        elif isinstance(value, tuple):
            _place_several(value, (*path, key))
        elif isinstance(value, dict):
            for id_, child in value.items():
                if isinstance(child, tuple):
                    _place_several(child, (*path, key, id_))
                else:
                    place_entries(child, (*path, key, id_))


def _place_several(parts: tuple[EntryPart, ...], path: Path) -> None:
    for index, part in enumerate(parts):
        place_entries(part, (*path, index))
