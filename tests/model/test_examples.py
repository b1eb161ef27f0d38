"""Every example of every field is read by the field itself, so that no example lies."""

from collections.abc import Iterator
from typing import Any, get_args

import pytest
from pydantic import TypeAdapter
from pydantic.fields import FieldInfo

from introplan.diagnostics import Source
from introplan.model import Programme, RuleFile
from introplan.model.entries import Part
from introplan.reading.nodes import compose
from introplan.reading.tree import Tree


def fields(annotation: Any) -> Iterator[tuple[str, FieldInfo]]:
    """The fields of all models that there are."""
    if isinstance(annotation, type) and issubclass(annotation, Part):
        for name, field in annotation.model_fields.items():
            yield f"{annotation.__name__}.{field.alias or name}", field
            yield from fields(field.annotation)
    for argument in get_args(annotation):
        yield from fields(argument)


FIELDS = dict(fields(Programme)) | dict(fields(RuleFile))
EXAMPLES = [(path, example) for path, field in FIELDS.items() for example in field.examples]


def plain(text: str) -> object:
    source = Source("example.yaml", text)
    node, found = compose(source)
    tree = Tree(source)
    value = tree.plain(node, node)
    assert [*found, *tree.diagnostics] == []
    return value


def test_there_is_an_example_for_every_field():
    assert {path for path, field in FIELDS.items() if not field.examples} == set()
    assert len(EXAMPLES) > 150


@pytest.mark.parametrize(("path", "example"), EXAMPLES)
def test_an_example_is_read_by_its_own_field(path, example):
    """References are not looked up, since an example stands alone; everything else is."""
    TypeAdapter(FIELDS[path].rebuild_annotation()).validate_python(plain(example))


@pytest.mark.parametrize(("path", "example"), EXAMPLES)
def test_an_example_fits_on_the_line_of_its_field(path, example):
    key = path.partition(".")[2]
    assert plain(f"{key}: {example}") == {key: plain(example)}
