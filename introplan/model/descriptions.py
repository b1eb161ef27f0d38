"""What the models say of themselves, for readers: the texts of schema and field reference, in English as written there.

They are put into the reader's language as any other text; `described` gives them all, so that the catalogues have them.
"""

from collections.abc import Iterator
from functools import cache
from inspect import cleandoc
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from introplan.language import Language, translated
from introplan.language.marks import CONTEXT_ENDS
from introplan.model.entries import EntryPart
from introplan.model.programme import Programme
from introplan.model.rulesets import RuleFile
from introplan.model.scalars import Scalar, scalars_in


def about_part(part: type[EntryPart]) -> str:
    """What a model says of itself: the first paragraph of its docstring, on one line."""
    return one_line(part.__doc__ or "")


def one_line(text: str) -> str:
    """The first paragraph of a text, on one line."""
    return " ".join(cleandoc(text).partition("\n\n")[0].split())


def value_words(scalar: Scalar, language: Language) -> str:
    """What a kind of value is called, such as `date`."""
    return translated(_called(scalar), language)


def _called(scalar: Scalar) -> str:
    return f"value{CONTEXT_ENDS}{scalar.what}"


def described() -> Iterator[str]:
    """Every text that describes a section, a model, a field or a kind of value, each once."""
    texts: dict[str, None] = {}
    for part in parts():
        texts |= {about_part(part): None} if part not in (Programme, RuleFile) else {}
        texts |= {str(field.description): None for field in part.model_fields.values()}
    for scalar in scalars():
        texts |= {_called(scalar): None, scalar.how: None}
    yield from texts


@cache
def parts() -> tuple[type[EntryPart], ...]:
    """Every model that an author writes, once, in the order in which they are met."""
    found: dict[type[EntryPart], None] = {}

    def collect(annotation: Any) -> None:
        if isinstance(annotation, type) and issubclass(annotation, EntryPart) and annotation not in found:
            found[annotation] = None
            for field in annotation.model_fields.values():
                collect(field.annotation)
        for argument in get_args(annotation):
            collect(argument)

    collect(Programme)
    collect(RuleFile)
    return tuple(found)


@cache
def scalars() -> tuple[Scalar, ...]:
    """Every kind of value once, in the order in which they are met."""
    found: dict[str, Scalar] = {}
    for part in parts():
        for field in part.model_fields.values():
            for told in scalars_in((field.annotation, *field.metadata)):
                found.setdefault(told.what, told)
    return tuple(found.values())


def bare(annotation: Any) -> Any:
    """The type inside `Annotated` and inside `… | None`."""
    while get_origin(annotation) in (Annotated, Union, UnionType):
        annotation = next(argument for argument in get_args(annotation) if argument is not type(None))
    return annotation
