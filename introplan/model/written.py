"""The texts of a programme: everything that somebody has written in words of their own."""

from collections.abc import Iterator
from functools import cache

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from introplan.model.entries import Path
from introplan.model.programme import Programme
from introplan.model.scalars import scalars_in

FREE = frozenset({"text", "Markdown", "web address"})
Freedom = frozenset[str]
"""Which kinds of texts a field takes; none when it takes anything else."""
NOT_GIVEN_OUT = frozenset({"internal_note", "reason"})
"""Fields that stand in the files alone."""


def given_out_words(programme: Programme) -> Iterator[tuple[Path, str]]:
    """Every word and text that could be printed, ids and words of the language too, with the path that leads to it."""
    return ((path, text) for path, text, _free in _written(programme, (), free=frozenset()))


def given_out_texts(programme: Programme) -> Iterator[tuple[Path, str]]:
    """Every text that calendars, prints or pages may show, with the path that leads to it."""
    return ((path, text) for path, text, free in _written(programme, (), free=frozenset()) if free)


def markdown_texts(programme: Programme) -> Iterator[tuple[Path, str]]:
    """Every text that calendars, prints or pages may show and that is Markdown, with the path that leads to it."""
    return ((path, text) for path, text, free in _written(programme, (), free=frozenset()) if free == {"Markdown"})


def _written(value: object, path: Path, *, free: Freedom) -> list[tuple[Path, str, Freedom]]:
    """What is written in a value: a text if its field is `free`, which says of what kind, else an id or a word."""
    found: list[tuple[Path, str, Freedom]] = []
    _gather(value, path, free, found)
    return found


def _gather(value: object, path: Path, free: Freedom, found: list[tuple[Path, str, Freedom]]) -> None:
    if isinstance(value, str):
        found.append((path, value, free))
    elif isinstance(value, BaseModel):
        for name, step, freedom in _given_out(type(value)):
            if (part := getattr(value, name)) is not None:
                _gather(part, (*path, step), freedom, found)
    elif isinstance(value, dict):
        for key, part in value.items():
            _gather(part, (*path, str(key)), free, found)
    elif isinstance(value, tuple | list):
        for place, part in enumerate(value):
            _gather(part, (*path, place), free, found)


@cache
def _given_out(model: type[BaseModel]) -> tuple[tuple[str, str, Freedom], ...]:
    """The fields that may be given out: what each is called here and in the files, and which texts it takes."""
    fields = ((name, info) for name, info in model.model_fields.items() if name not in NOT_GIVEN_OUT)
    return tuple((name, info.alias or name, _freedom(info)) for name, info in fields)


def _freedom(info: FieldInfo) -> Freedom:
    """Which texts a field takes: any, Markdown or an address on the web; none when it takes anything else."""
    found = frozenset(each.what for each in scalars_in((info.annotation, *info.metadata)))
    return found if found <= FREE else frozenset()
