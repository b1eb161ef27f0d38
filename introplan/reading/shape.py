"""What the models say about a path: which fields there are, and what they look like."""

import types
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from introplan.model import Path, Programme


def part_at(path: Path) -> type[BaseModel] | None:
    """The model of the mapping that the path leads to, None when no model describes it."""
    part = _at(path)
    return part if isinstance(part, type) and issubclass(part, BaseModel) else None


def _at(path: Path) -> Any:
    here: Any = Programme
    for step in path:
        here = _step(here, step)
    return here


def fields_of(part: type[BaseModel]) -> dict[str, FieldInfo]:
    """The fields by the keys that the author writes."""
    return {field.alias or name: field for name, field in part.model_fields.items()}


def example_of(part: type[BaseModel] | None, key: str) -> str:
    """An example of a field's value, as YAML; empty when there is no such field."""
    field = fields_of(part).get(key) if part else None
    return str(field.examples[0]) if field is not None and field.examples else ""


def choices_at(path: Path) -> tuple[str, ...]:
    """The words that can stand at the path, when it is one of a few."""
    here = _at(path)
    return tuple(map(str, get_args(here))) if get_origin(here) is Literal else ()


def _step(here: Any, step: str | int) -> Any:
    if isinstance(here, type) and issubclass(here, BaseModel):
        field = fields_of(here).get(str(step))
        return _bare(field.annotation) if field else None
    arguments = get_args(here)
    if get_origin(here) is dict:
        return _bare(arguments[0] if step == "[key]" else arguments[1])
    if get_origin(here) is tuple and arguments:
        return _bare(arguments[0])
    return None


def _bare(annotation: Any) -> Any:
    """The type inside `Annotated` and inside `… | None`."""
    while True:
        origin = get_origin(annotation)
        if origin is Annotated:
            annotation = get_args(annotation)[0]
        elif origin in (Union, types.UnionType):
            annotation = next(argument for argument in get_args(annotation) if argument is not type(None))
        else:
            return annotation
