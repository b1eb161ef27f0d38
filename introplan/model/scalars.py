"""What all scalars share: every one is text in the file, read by the field it stands in.

A type carries its reader, which turns the author's text into a value or raises a `fault`, and its JSON
Schema for editors. Editors read YAML by their own lights (`9.00` is a number to them, `13:00` text), so
the schemas admit every type that a right value can look like.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from inspect import getdoc
from typing import Any, NamedTuple, get_args

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError
from pydantic_core.core_schema import no_info_plain_validator_function, with_info_plain_validator_function

from introplan.language import _
from introplan.model.faults import fault

PLAIN = ["string", "number", "boolean"]
"""What any text can look like to an editor."""
HOW = "how"
"""The key under which the schema of a scalar says how it is written, until `schema` has put that into words."""
IDS_OF = "ids_of"
"""The key under which the schema of an id says of which sections' entries it is, none of them when it is a new one."""


class ScalarForm(NamedTuple):
    """How a scalar is written: the fault's name and sentence when it is not, and the advice that always holds."""

    name: str
    refusal: str
    advice: str

    def refuses(self, text: str, meant: str = "") -> PydanticCustomError:
        """The fault of a text in another form; `meant` is the right form of it, where one can be told."""
        help_text = _("did you mean `{meant}`?") if meant else self.advice
        return fault(self.name, self.refusal, help_text, text=text, meant=meant)


def text_of(value: object, form: ScalarForm) -> str:
    """The author's text without space around it, when a scalar stands here at all."""
    if isinstance(value, str) and (text := value.strip()):
        return text
    name = "wrong-type" if isinstance(value, list | dict) else "empty-value"
    raise fault(name, "", form.advice)  # `reading` has the sentences: they are the same for every field


@dataclass(frozen=True, eq=False)
class Scalar:
    """What a scalar is called in the field reference, such as `date`, how it is written, and how pydantic reads it.

    Some are ids of `sections`, and some can be one of a few `words`, beside what else they can be. `reads` refuses
    a text that is none, where that can be told of the text alone; `looks` is the JSON Schema for editors.

    It is one value, since pydantic goes through whatever is told of a type once for each field that has the type.
    """

    what: str
    how: str
    reader: Callable[..., Any]
    looks: Mapping[str, Any]
    sections: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    reads: Callable[[str], object] | None = None
    takes_info: bool = False

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """What asks the reader and nobody else: pydantic's `PlainValidator` looks at how a value is written out too.

        Nothing is ever written out by a model, and that look is half of what building the models costs.
        """
        if self.takes_info:
            return with_info_plain_validator_function(self.reader)
        return no_info_plain_validator_function(self.reader)

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """How it looks to an editor, and in words."""
        return {**self.looks, HOW: self.how}


def scalars_in(annotations: Iterable[Any]) -> Iterator[Scalar]:
    """What is told of the words that can stand there, however deep in lists and mappings, in their order."""
    for told in annotations:
        if isinstance(told, Scalar):
            yield told
        else:
            yield from scalars_in(get_args(told))


def scalar(reader: Callable[..., Any], what: str, looks: Mapping[str, Any], how: str = "", **limits: Any) -> Scalar:
    """What is told of a scalar type: its reader, what it is called, and how it looks to an editor.

    How it is written is the first paragraph of the reader's docstring, where nothing else is said. `limits` go
    to the reader.
    """
    how = how or (getdoc(reader) or "").partition("\n\n")[0].replace("\n", " ")
    reads = partial(reader, **limits) if limits else reader
    return Scalar(what, how, reads, looks, reads=reads, takes_info=_takes_info(reader, limits))


def _takes_info(reader: Callable[..., Any], limits: Mapping[str, Any]) -> bool:
    """Whether a reader is to be told what else is known, beside the author's text: it has an argument for it."""
    code, optional = reader.__code__, len(reader.__defaults__ or ())
    asked = [name for name in code.co_varnames[: code.co_argcount - optional] if name not in limits]
    return len(asked) > 1


def looks_like(kinds: str | list[str], pattern: str = "", **more: Any) -> dict[str, Any]:
    """The JSON Schema of a scalar, by the types that an editor may take it for."""
    return {"type": kinds} | ({"pattern": pattern} if pattern else {}) | more
