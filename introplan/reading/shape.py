"""What the models say about a path: which fields there are, and what they look like."""

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any, Literal, NamedTuple, TypeGuard, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo
from pydantic_core import PydanticCustomError

from introplan.model import EntryPart, Memberships, Path, Programme, RhythmByPhase, RuleFile
from introplan.model.descriptions import bare, parts
from introplan.model.entries import MayStandAlone
from introplan.model.ids import ID_PATTERN, TURN_PATTERN
from introplan.model.scalars import Scalar, scalars_in
from introplan.reading.characters import strays


def written_path(loc: Path) -> Path:
    """The keys as the author wrote them, of a place as pydantic tells it.

    What is written in one of two ways is a model with two fields that nobody writes.
    """
    here = _root(loc)
    path: list[str | int] = []
    for step in loc:
        if here not in TWO_WAYS:
            path.append(step)
        here = _step(here, step)
    return tuple(path)


def part_at(path: Path) -> type[BaseModel] | None:
    """The model of the mapping that the path leads to, None when no model describes it."""
    here = _at(path)
    return here if is_part(here) and here not in TWO_WAYS else None


def instead_of(path: Path) -> tuple[str, ...]:
    """The fields that cannot stand beside one: of them and it, an entry has exactly one."""
    part, field = part_at(path[:-1]) if path else None, path[-1] if path else ""
    one_of = part.one_of if part is not None and issubclass(part, EntryPart) else ()
    return tuple(other for other in one_of if other != field) if field in one_of else ()


def entries_at(path: Path) -> bool:
    """Whether the path leads to entries by id, such as the participants of a cohort."""
    return get_origin(_entries_of(_at(path))) is dict


def is_list_at(path: Path) -> bool:
    """Whether a list stands at the path, and never one of its values alone."""
    if (here := _at(path)) is Memberships:
        return True
    if get_origin(here) is not tuple:
        return False
    if (field := field_at(path)) is not None:
        return MayStandAlone not in field.metadata
    above = _at(path[:-1])
    return get_origin(above) is not dict or MayStandAlone not in get_args(get_args(above)[1])


def choices_at(path: Path) -> tuple[str, ...]:
    """The words that can stand at the path, when it is one of a few."""
    here = _at(path)
    return tuple(map(str, get_args(here))) if get_origin(here) is Literal else ()


def _root(path: Path) -> Any:
    """The model of the whole file: rule sets stand in files of their own."""
    return RuleFile if path and path[0] in fields_of(RuleFile) else Programme


def _at(path: Path) -> Any:
    here = _root(path)
    for step in path:
        here = _step(here, step)
    return here


@cache
def fields_of(part: type[BaseModel]) -> dict[str, FieldInfo]:
    """The fields by the keys that the author writes."""
    return {field.alias or name: field for name, field in part.model_fields.items()}


def field_at(path: Path) -> FieldInfo | None:
    """The field at the end of the path, None when there is none of that name, or it is an id or a list item."""
    part = _part_with(path)
    return fields_of(part).get(str(path[-1])) if part else None


def _part_with(path: Path) -> type[BaseModel] | None:
    """The model whose field the end of the path may be."""
    part = _at(path[:-1])
    if isinstance(path[-1], str) and not is_part(part) and get_origin(part) is tuple:
        part = _made_of(part)[1][0]  # one that stands alone, without a list
    return part if is_part(part) else None


def fields_at(path: Path) -> tuple[str, ...]:
    """The fields that a mapping at the path can have, in their order; none of what is no mapping."""
    part = part_at(path)
    return tuple(fields_of(part)) if part else ()


def example_at(path: Path) -> str:
    """How the value at the end of the path is written, as YAML; empty when it is no field."""
    field = field_at(path)
    return str(field.examples[0]) if field is not None and field.examples else ""


def sections_at(path: Path) -> tuple[str, ...]:
    """The sections whose ids can stand at the path, alone or in a list; none when no reference stands there.

    `[key]` at its end asks for the keys of the mapping that the rest leads to.
    """
    return next((told.sections for told in _scalars_at(path) if told.sections), ())


def words_at(path: Path) -> tuple[str, ...]:
    """The words that can stand at the path beside ids; none where only ids can."""
    return next((told.words for told in _scalars_at(path) if told.sections), ())


def is_prose_at(path: Path) -> bool:
    """Whether what stands at the path, alone or in a list, is a text for people to read."""
    return any(told.what in PROSE for told in _scalars_at(path))


def lawful_in(text: str, path: Path) -> str | None:
    """The unusual characters that may stand in a text at the path; None where any may, since people read it.

    `[key]` at the end of the path asks for the keys of the mapping that the rest leads to: fields and ids.
    """
    if not path:
        return None
    if path[-1] == "[key]":
        return ""
    what = next((told.what for told in _scalars_at(path)), "")
    if what in PROSE or not (what or choices_at(path)):
        return None
    if what in ADDRESSES:  # which may have letters of any alphabet, and web addresses any sign that is seen
        seen = (each.char for each in strays(text) if each.kind == "look-alike")
        return "".join(char for char in seen if what == "web address" or char.isalpha())
    return LAWFUL_DASHES.get(what, "")


def is_right_at(text: str, path: Path) -> bool:
    """Whether the text can stand at the path, as far as can be told without the rest of the plan."""
    if path[-1] == "[key]" and (part := part_at(path[:-1])) is not None:
        return text in fields_of(part)
    if sections_at(path):
        return re.fullmatch(f"{ID_PATTERN}(/{ID_PATTERN}(/{TURN_PATTERN})?)?", text) is not None
    return text in choices_at(path) or any(_can_be_read(told.reads, text) for told in _scalars_at(path) if told.reads)


def _can_be_read(reads: Callable[[str], object], text: str) -> bool:
    try:
        reads(text)
    except PydanticCustomError:
        return False
    return True


PROSE = ("text", "Markdown")
ADDRESSES = ("web address", "e-mail address")
LAWFUL_DASHES = {"time": "–—", "from when to when": "–—", "months": "–", "weeks": "–", "telephone number": "–"}
"""The dashes that Swedish writing rules ask for are right where they are read."""


def _scalars_at(path: Path) -> Iterator[Scalar]:
    """What is told of the words that can stand at the path."""
    part, name = _part_with(path), str(path[-1])
    if part is not None and name in fields_of(part):
        yield from _scalars_of(part, name)
    elif len(path) > 1 and isinstance(path[-1], int):
        yield from _scalars_at(path[:-1])
    elif get_origin(above := _entries_of(_at(path[:-1]))) is dict:
        keys, values = get_args(above)
        if path[-1] == "[key]" or get_origin(bare(values)) is not dict:
            yield from scalars_in((keys if path[-1] == "[key]" else values,))


@cache
def _scalars_of(part: type[BaseModel], name: str) -> tuple[Scalar, ...]:
    """What is told of the words that can stand in a field."""
    field = fields_of(part)[name]
    found = scalars_in((field.annotation, *field.metadata))
    alone = bare(field.annotation)
    return (*found, *(scalars_in((_alone(alone),)) if alone in TWO_WAYS else ()))


class _Ways(NamedTuple):
    """The fields of a model that nobody writes: of what stands there alone, and of the entries in its place."""

    alone: str
    by_id: str


TWO_WAYS: dict[Any, _Ways] = {
    RhythmByPhase: _Ways("all", "by_phase"),
    Memberships: _Ways("in_list", "by_group"),
}
"""What is written in one of two ways: one rhythm or one for each phase, a list of groups or each with its days."""


def _entries_of(here: Any) -> Any:
    """The entries that can stand in place of something else; all else as it is."""
    return bare(fields_of(here)[TWO_WAYS[here].by_id].annotation) if here in TWO_WAYS else here


def _alone(part: Any) -> Any:
    """What stands in place of entries."""
    return bare(fields_of(part)[TWO_WAYS[part].alone].annotation)


def _step(here: Any, step: str | int) -> Any:
    if here in TWO_WAYS and step not in TWO_WAYS[here]:  # as it is written, and not as pydantic tells it
        here = _alone(here) if isinstance(step, int) else _entries_of(here)
    if is_part(here):
        return _types_of(here).get(str(step))
    origin, arguments = _made_of(here)
    if origin is dict:
        return arguments[0 if step == "[key]" else 1]
    if origin is tuple and arguments:
        return arguments[0] if isinstance(step, int) else _step(arguments[0], step)  # one alone, without a list
    return None


def is_part(here: Any) -> TypeGuard[type[BaseModel]]:
    """Whether a type is a model."""
    return isinstance(here, type) and issubclass(here, BaseModel)


@cache
def _types_of(part: type[BaseModel]) -> dict[str, Any]:
    """The bare types of a model's fields, by the keys that the author writes."""
    return {name: bare(field.annotation) for name, field in fields_of(part).items()}


@cache
def _made_of(here: Any) -> tuple[Any, tuple[Any, ...]]:
    """What a type is and the bare types in it: a mapping, its keys and its values."""
    return get_origin(here), tuple(map(bare, get_args(here)))


@cache
def all_fields() -> frozenset[str]:
    """Every word that is a field somewhere."""
    return frozenset().union(*map(fields_of, parts()))
