"""The texts of a programme: everything that somebody has written in words of their own."""

from datetime import date, time, timedelta
from functools import cache
from typing import NamedTuple

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from introplan.model.entries import Path
from introplan.model.programme import Programme
from introplan.model.scalars import scalars_in

FREE = frozenset({"text", "Markdown", "web address"})
_WITHOUT_WORDS = frozenset({type(None), bool, int, date, time, timedelta})
Freedom = frozenset[str]
"""Which kinds of texts a field takes; none when it takes anything else."""
NOT_GIVEN_OUT = frozenset({"internal_note", "reason"})
"""Fields that stand in the files alone."""


class WrittenText(NamedTuple):
    """What is written somewhere: the path that leads to it, and which kinds of texts may stand there."""

    path: Path
    text: str
    free: Freedom


def written_in(programme: Programme) -> tuple[WrittenText, ...]:
    """Every word and text that could be printed: a text where its field is `free`, else an id or a word."""
    found: list[WrittenText] = []
    _gather(programme, (), frozenset(), found)
    return tuple(found)


def _gather(value: object, path: Path, free: Freedom, found: list[WrittenText]) -> None:
    if isinstance(value, str):
        found.append(WrittenText(path, value, free))
    elif isinstance(value, BaseModel):
        for name, step, freedom in _given_out(type(value)):
            part = getattr(value, name)
            if type(part) is str:  # most of what there is, of which no more is to be asked
                found.append(WrittenText((*path, step), part, freedom))
            elif type(part) not in _WITHOUT_WORDS and part != ():
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
