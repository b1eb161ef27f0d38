"""What a print says, read back from its PDF, and plans with one text blown up to pages."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Annotated, Any, get_args, get_origin

import pypdfium2
from pydantic import BaseModel

from introplan.agenda import Plan, plan_of
from introplan.model.scalars import Scalar
from introplan.rendering.typesetting.letters import KNOWN

_NOTES = re.compile("notes-title: .*")
Path = tuple[str | int, ...]

_PRINTED = re.compile(r'(?<!\\)#(?:raw\((?:block: true, )?)?"((?:[^"\\]|\\.)*)"')


def read(pdf: bytes) -> str:
    """All the text of a PDF as a reader of PDFs tells it."""
    with pypdfium2.PdfDocument(pdf) as document:
        return "\n".join(page.get_textpage().get_text_range() for page in document)


def said(pdf: bytes) -> str:
    """All the text of a PDF; a word that a hyphen parts at the end of a line is one word again."""
    return re.sub("\ufffe(\r\n)?", "", read(pdf))


def lost_words(source: str, pdf: bytes) -> list[str]:
    """The words that the Typst source puts into print and the PDF does not say.

    A page may end inside a word, so it may stand in two parts. Words in letters that readers of PDFs put together in
    their own ways are left out, and so is the title of the lines for notes, which stands where there is room for them.
    """
    if re.search(
        "[\u0590-\u08ff\u202a-\u202e\u2066-\u2069]", source
    ):  # letters from right to left are read from left to right
        return []
    text = solid(said(pdf))
    literals = [re.sub(r"\\(.)", r"\1", literal) for literal in _PRINTED.findall(_NOTES.sub("", source))]
    words = dict.fromkeys(word for literal in literals for word in literal.split() if KNOWN.issuperset(word))
    return [word for word in words if not _is_in(solid(word), text)]


def solid(text: str) -> str:
    """The text without spaces, line breaks and what nobody sees."""
    return re.sub(r"[\s\u00ad\u200b-\u200f\u2028-\u202e\u2060\ufeff]", "", text)


def _is_in(word: str, text: str) -> bool:
    return word in text or any(word[:cut] in text and word[cut:] in text for cut in range(2, len(word) - 1))


def texts(plan: Plan) -> Iterator[Path]:
    """Where the programme has texts that its author may write as she likes."""
    yield from _texts(plan.programme, ())


def with_text(plan: Plan, path: Path, text: str) -> Plan:
    """The plan with another text in one place."""
    return plan_of(plan.name, _changed(plan.programme, path, text), plan.origins)


def field_of(plan: Plan, path: Path) -> str:
    """`Lecture.preparation`: the field that a path leads to."""
    value: Any = plan.programme
    model, name = type(value), ""
    for step in path:
        if isinstance(value, BaseModel):
            model, name = type(value), str(step)
        value = _part(value, step)
    return f"{model.__name__}.{name}"


def _texts(value: object, path: Path) -> Iterator[Path]:
    if isinstance(value, BaseModel):
        for name, field in type(value).model_fields.items():
            part, free = getattr(value, name), is_free((type(value), name))
            if free and isinstance(part, str):
                yield (*path, name)
            elif free and isinstance(part, tuple):
                yield from ((*path, name, place) for place in range(len(part)))
            elif not isinstance(part, str) and field:
                yield from _texts(part, (*path, name))
    elif isinstance(value, dict):
        for key, part in value.items():
            yield from _texts(part, (*path, key))
    elif isinstance(value, tuple):
        for place, part in enumerate(value):
            yield from _texts(part, (*path, place))


@cache
def is_free(field: tuple[type[BaseModel], str]) -> bool:
    """Whether a field takes any text."""
    model, name = field
    info = model.model_fields[name]
    found = [*(each for each in info.metadata if isinstance(each, Scalar)), *_scalars(info.annotation)]
    return any(each.what in {"text", "Markdown"} for each in found) and len(found) == 1


def _scalars(annotation: Any) -> Iterator[Scalar]:
    if get_origin(annotation) is Annotated:
        yield from (each for each in annotation.__metadata__ if isinstance(each, Scalar))
    for part in get_args(annotation):
        yield from _scalars(part)


def _part(value: Any, step: str | int) -> Any:
    return getattr(value, str(step)) if isinstance(value, BaseModel) else value[step]


def _changed(value: Any, path: Path, text: str) -> Any:
    if not path:
        return text
    step, *rest = path
    part = _changed(_part(value, step), tuple(rest), text)
    if isinstance(value, BaseModel):
        copy = value.model_copy(update={str(step): part})
        for derived in copy.__dict__.keys() - {*type(value).model_fields, "path"}:  # reckoned from the old text
            del copy.__dict__[derived]
        return copy
    if isinstance(value, dict):
        return {**value, step: part}
    return tuple(part if place == step else each for place, each in enumerate(value))
