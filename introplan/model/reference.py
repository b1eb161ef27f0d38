"""The field reference: every section, every field, what it says and how it is written, from the models themselves."""

import types
from collections.abc import Iterator
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import yaml
from pydantic.fields import FieldInfo

from introplan.days import Times
from introplan.model.entries import MayStandAlone, Part
from introplan.model.frame import RhythmByPhase
from introplan.model.programme import Programme
from introplan.model.rulesets import RuleFile, Wording
from introplan.model.scalars import Scalar

INTRODUCTION = """\
# Every section, every field

This page is made from the program itself. A file holds sections, and each section its entries by id; which
file a section stands in does not matter. **Bold** fields must be there; everything else may be left out.
"""
_TOLD_AS_VALUES: dict[Any, str] = {
    RhythmByPhase: "rhythm, or a rhythm by phase",
    Wording: "text, or a text for each of `sv` and `en`",
}
"""Models that an author writes in one line, and what they are called here."""
BAR = r"\|"  # a bar within a cell


def field_reference() -> str:
    """The reference as Markdown."""
    fields = {**Programme.model_fields, **RuleFile.model_fields}
    sections = {field.alias or name: field for name, field in fields.items()}
    links = ", ".join(f"[{name}](#{name})" for name in sections)
    values = _table(("Value", "How it is written"), ((value.what, value.how) for value in _scalars()))
    told: dict[type[Part], str] = {}
    return "\n".join(
        [
            INTRODUCTION,
            f"The sections: {links}.\n",
            f"## How values are written\n\n{values}",
            *(_section(name, field, told) for name, field in sections.items()),
        ]
    )


def _section(name: str, field: FieldInfo, told: dict[type[Part], str]) -> str:
    """A section and the parts in it; `told` are the parts that have been told of, by the path where."""
    text = [f"## {name}\n\n{field.description}\n\n{_example(name, field)}\n"]
    for path, part in _parts(name, field.annotation):
        if part in told:
            text.append(f"### {path}\n\nAs {told[part]}.\n")
        else:
            told[part] = path
            text.append(_part(path, part))
    return "\n".join(text)


def _parts(path: str, annotation: Any) -> Iterator[tuple[str, type[Part]]]:
    """The models at and under a path, each with the keys that lead to it, but those that are told as values."""
    annotation = _bare(annotation)
    if isinstance(annotation, type) and issubclass(annotation, Part):
        if annotation in _TOLD_AS_VALUES:
            return
        yield path, annotation
        for name, field in annotation.model_fields.items():
            yield from _parts(f"{path} › {field.alias or name}", field.annotation)
    elif get_origin(annotation) in (dict, tuple):
        yield from _parts(path, get_args(annotation)[1 if get_origin(annotation) is dict else 0])


def _part(path: str, part: type[Part]) -> str:
    heading = f"### {path}\n\n{_first_line(part)}\n\n" if "›" in path else ""
    rows = (
        (
            f"**{key}**" if field.is_required() else key,
            _kind(field.annotation, field.metadata) + _default(field),
            str(field.description),
            _code(str(field.examples[0])) if field.examples and not _is_entries(field.annotation) else "",
        )
        for key, field in ((field.alias or name, field) for name, field in part.model_fields.items())
    )
    return heading + _table(("Field", "Value", "What it says", "Example"), rows)


def _first_line(part: type[Part]) -> str:
    return (part.__doc__ or "").split("\n", maxsplit=1)[0]


def _example(name: str, field: FieldInfo) -> str:
    """The example in block style, as people write it."""
    node = yaml.compose(f"{name}: {(field.examples or [''])[0]}", Loader=yaml.CBaseLoader)
    text = yaml.serialize(_in_blocks(node), Dumper=yaml.CBaseDumper, allow_unicode=True, width=1000)
    return f"```yaml\n{text}```"


def _in_blocks(node: yaml.Node | None) -> yaml.Node | None:
    if isinstance(node, yaml.MappingNode):
        pairs = [(key, _in_blocks(value)) for key, value in node.value]
        return yaml.MappingNode(node.tag, pairs, flow_style=False)
    return node


def _is_entries(annotation: Any) -> bool:
    return get_origin(_bare(annotation)) is dict and bool(list(_parts("", annotation)))


def _default(field: FieldInfo) -> str:
    default = field.default
    if field.is_required() or default is None or isinstance(default, Part | dict | Times) or default == ():
        return ""
    words = ", ".join(map(str, default)) if isinstance(default, tuple) else str(default)
    words = {"True": "yes", "False": "no"}.get(words, words)
    return f"; without it {_code(words)}"


def _kind(annotation: Any, metadata: list[Any]) -> str:
    """What can stand there, in plain words."""
    for told in metadata:
        if isinstance(told, Scalar):
            return told.what
    origin, arguments = get_origin(annotation), get_args(annotation)
    if MayStandAlone in arguments:
        return f"{_kind(get_args(arguments[0])[0], [])}, or a list of such"
    if origin is Annotated:
        return _kind(arguments[0], list(arguments[1:]))
    if origin in (Union, types.UnionType):
        return _kind(next(argument for argument in arguments if argument is not type(None)), [])
    if origin is Literal:
        return " or ".join(_code(str(word)) for word in arguments)
    if origin is tuple:
        return f"list: {_kind(arguments[0], [])}"
    if origin is dict:
        return f"by {_kind(arguments[0], [])}: {_kind(arguments[1], [])}"
    return _TOLD_AS_VALUES.get(annotation, "fields, below")


def _bare(annotation: Any) -> Any:
    """The type inside `Annotated` and inside `… | None`."""
    while get_origin(annotation) in (Annotated, Union, types.UnionType):
        annotation = next(argument for argument in get_args(annotation) if argument is not type(None))
    return annotation


def _scalars() -> list[Scalar]:
    """Every kind of value once, in the order of the alphabet; ids of sections are told where they stand."""
    found: dict[str, Scalar] = {}

    def collect(annotation: Any) -> None:
        for argument in get_args(annotation):
            if isinstance(argument, Scalar) and not argument.what.startswith("id from"):
                found.setdefault(argument.what, argument)
            elif not isinstance(argument, str):
                collect(argument)
        if isinstance(annotation, type) and issubclass(annotation, Part):
            for field in annotation.model_fields.values():
                collect(Annotated[field.annotation, *field.metadata, None])

    collect(Programme)
    collect(RuleFile)
    return [found[what] for what in sorted(found)]


def _code(text: str) -> str:
    return f"`{text}`"


def _table(heads: tuple[str, ...], rows: Iterator[tuple[str, ...]]) -> str:
    lines = [heads, tuple("---" for _ in heads), *rows]
    return "".join(f"| {' | '.join(cell.replace('|', BAR) for cell in line)} |\n" for line in lines)
