"""The texts of a programme: everything that somebody has written in words of their own."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, time, timedelta
from functools import cache
from typing import Any, NamedTuple, get_args

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from introplan.model.entries import Path
from introplan.model.programme import Programme
from introplan.model.scalars import scalars_in

FREE = frozenset({"text", "Markdown", "web address"})
_WITHOUT_WORDS = frozenset({type(None), bool, int, date, time, timedelta})
Freedom = frozenset[str]
"""Which kinds of texts a field takes; none when it takes anything else."""
_Fields = tuple["_Field", ...]
NOT_GIVEN_OUT = frozenset({"internal_note", "reason"})
"""Fields that stand in the files alone."""


class WrittenText(NamedTuple):
    """What is written somewhere: the path that leads to it, and which kinds of texts may stand there."""

    path: Path
    text: str
    free: Freedom


class _Field(NamedTuple):
    """A field that may be given out: what it is called here and in the files, and which texts it takes.

    `holds_texts` is whether it takes a text, or has one somewhere below it.
    """

    name: str
    step: str
    free: Freedom
    holds_texts: bool


def written_in(programme: Programme) -> tuple[WrittenText, ...]:
    """Every word and text that could be printed: a text where its field is `free`, else an id or a word."""
    found: list[WrittenText] = []
    _gather(programme, (), frozenset(), found, _given_out)
    return tuple(found)


def texts_in(programme: Programme) -> tuple[WrittenText, ...]:
    """The texts of these alone: most of a plan is ids, dates and words, and is not looked at for them."""
    found: list[WrittenText] = []
    _gather(programme, (), frozenset(), found, _with_texts)
    return tuple([each for each in found if each.free])


def _gather(
    value: object, path: Path, free: Freedom, found: list[WrittenText], fields: Callable[[type[BaseModel]], _Fields]
) -> None:
    if isinstance(value, str):
        found.append(WrittenText(path, value, free))
    elif isinstance(value, BaseModel):
        for name, step, freedom, _holds in fields(type(value)):
            part = getattr(value, name)
            if type(part) is str:  # most of what there is, of which no more is to be asked
                found.append(WrittenText((*path, step), part, freedom))
            elif type(part) not in _WITHOUT_WORDS and part != ():
                _gather(part, (*path, step), freedom, found, fields)
    elif isinstance(value, dict):
        for key, part in value.items():
            _gather(part, (*path, str(key)), free, found, fields)
    elif isinstance(value, tuple | list):
        for place, part in enumerate(value):
            _gather(part, (*path, place), free, found, fields)


@cache
def _given_out(model: type[BaseModel]) -> _Fields:
    fields = ((name, info) for name, info in model.model_fields.items() if name not in NOT_GIVEN_OUT)
    return tuple(_field(name, info) for name, info in fields)


@cache
def _with_texts(model: type[BaseModel]) -> _Fields:
    return tuple(each for each in _given_out(model) if each.holds_texts)


def _field(name: str, info: FieldInfo) -> _Field:
    free = _freedom(info)
    return _Field(name, info.alias or name, free, bool(free) or any(map(_with_texts, _models_in((info.annotation,)))))


def _freedom(info: FieldInfo) -> Freedom:
    """Which texts a field takes: any, Markdown or an address on the web; none when it takes anything else."""
    found = frozenset(each.what for each in scalars_in((info.annotation, *info.metadata)))
    return found if found <= FREE else frozenset()


def _models_in(annotations: Iterable[Any]) -> Iterator[type[BaseModel]]:
    """The parts of the language that can stand there, however deep in lists and mappings."""
    for told in annotations:
        if isinstance(told, type) and issubclass(told, BaseModel):
            yield told
        else:
            yield from _models_in(get_args(told))
