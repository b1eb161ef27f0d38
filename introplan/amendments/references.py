"""What a plan refers to by id, and where: told by the models, never looked for in the text."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from introplan.agenda import Plan
from introplan.diagnostics import Plain
from introplan.model import Path, Programme
from introplan.reading.shape import fields_of, is_prose_at, sections_at, words_at

PlainSections = Mapping[str, Plain]
"""The sections of a programme as plain words, lists and mappings."""


class IdReference(NamedTuple):
    """An id that stands somewhere in the plan, the sections it may be of, and whether it is the key of what follows."""

    id: str
    sections: Sequence[str]
    path: Path
    is_key: bool = False


def tree_of(plan: Plan) -> PlainSections:
    """All that is written in the plan, by section."""
    origins, found = plan.origins, dict[str, Plain]()
    for section, field in fields_of(Programme).items():
        if section == "programme":
            found[section] = origins.plain((section,))
            continue
        ids = getattr(plan.programme, next(name for name, each in Programme.model_fields.items() if each is field))
        found[section] = {id_: origins.plain((section, id_)) for id_ in ids}
    return found


def references(value: object, path: Path = ()) -> Iterator[IdReference]:
    """Every reference in a tree."""
    if isinstance(value, Mapping):
        sections = sections_at((*path, "[key]")) if path else ()
        for key, inner in value.items():
            if sections:
                yield IdReference(key, sections, (*path, key), is_key=True)
            yield from references(inner, (*path, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from references(inner, (*path, index))
    elif isinstance(value, str) and (sections := sections_at(path)) and value not in words_at(path):
        yield IdReference(value, sections, path)


def places_in(path: Path, items: Sequence[str], item: str) -> Iterator[Path]:
    """Where something stands in the list at a path."""
    return ((*path, index) for index, each in enumerate(items) if each == item)


def mentions(value: Plain | PlainSections, id_: str, path: Path = ()) -> Iterator[Path]:
    """Where a text for people has an id in it, as a word of its own."""
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield from mentions(inner, id_, (*path, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from mentions(inner, id_, (*path, index))
    elif isinstance(value, str) and re.search(rf"(?<![\w-]){re.escape(id_)}(?![\w-])", value) and is_prose_at(path):
        yield path
