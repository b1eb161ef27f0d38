"""The texts of a programme: everything that somebody has written in words of their own."""

from collections.abc import Iterator
from functools import cache

from pydantic import BaseModel

from introplan.model.entries import Path
from introplan.model.programme import Programme
from introplan.model.scalars import scalars_in

FREE = frozenset({"text", "Markdown", "web address"})
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


def _written(value: object, path: Path, *, free: frozenset[str]) -> Iterator[tuple[Path, str, frozenset[str]]]:
    """What is written in a value: a text if its field is `free`, which says of what kind, else an id or a word."""
    if isinstance(value, str):
        yield path, value, free
    elif isinstance(value, BaseModel):
        for name, field in type(value).model_fields.items():
            if name not in NOT_GIVEN_OUT:
                part, step = getattr(value, name), field.alias or name
                yield from _written(part, (*path, step), free=_freedom(type(value), name))
    elif isinstance(value, dict):
        for key, part in value.items():
            yield from _written(part, (*path, str(key)), free=free)
    elif isinstance(value, tuple | list):
        for place, part in enumerate(value):
            yield from _written(part, (*path, place), free=free)


@cache
def _freedom(model: type[BaseModel], name: str) -> frozenset[str]:
    """Which texts a field takes: any, Markdown or an address on the web; none when it takes anything else."""
    info = model.model_fields[name]
    found = frozenset(each.what for each in scalars_in((info.annotation, *info.metadata)))
    return found if found <= FREE else frozenset()
