"""The JSON Schema of a whole file, for editors: one schema for every file, generated from the models.

Draft 7 and without references, since that is what editors understand best: the description that a field has is
then the one that is shown. Beside it stands as Markdown how the value is written too; editors add the examples.
"""

import json
import re
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

import yaml
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from introplan.language import Language, _, translated
from introplan.model.choices import meaning
from introplan.model.descriptions import one_line
from introplan.model.programme import Programme
from introplan.model.rulesets import RuleFile
from introplan.model.scalars import HOW, IDS_OF

ORDER = (
    *(
        "$schema",
        "title",
        "description",
        "markdownDescription",
        "type",
        "enum",
        "enumDescriptions",
        "const",
        "pattern",
        "minimum",
        "maximum",
        "default",
        "examples",
    ),
    *(
        "anyOf",
        "oneOf",
        "items",
        "required",
        "additionalProperties",
        "propertyNames",
        "patternProperties",
        "properties",
    ),
    IDS_OF,
)
VALUES = ("default", "enum", "enumDescriptions", "examples", IDS_OF)
"""Keys under which values stand, and no schemas."""


class _ForEditors(GenerateJsonSchema):
    """Pydantic's generator without two of its habits: what is optional is left out, never null, and has no title."""

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        shown = self.generate_inner(schema["schema"])
        default = schema.get("default")
        if isinstance(default, bool | int | str) or (isinstance(default, tuple) and default):
            shown["default"] = list(default) if isinstance(default, tuple) else default
        return shown

    def dict_schema(self, schema: core_schema.DictSchema) -> JsonSchemaValue:
        shown = super().dict_schema(schema)
        if "patternProperties" in shown:
            shown["additionalProperties"] = False
            keys = self.generate_inner(schema["keys_schema"]) if "keys_schema" in schema else {}
            shown |= {IDS_OF: keys[IDS_OF]} if IDS_OF in keys else {}
        return shown

    def field_title_should_be_set(self, schema: Any) -> bool:
        return False


def json_schema(language: Language) -> dict[str, Any]:
    """The schema of one file, with descriptions in the language.

    Every section is optional in it, since a programme may be fifty files. Rule sets stand in files of their own, and
    the same schema serves them too.
    """
    plain: dict[str, Any] = _without_marks(marked_schema(language))
    return plain


@cache
def marked_schema(language: Language) -> dict[str, Any]:
    """The same, in which every id says under `IDS_OF` of which sections' entries it is; nobody changes it."""
    whole, rules = (
        _inlined(generated, generated.pop("$defs"))
        for generated in (part.model_json_schema(schema_generator=_ForEditors) for part in (Programme, RuleFile))
    )
    whole["properties"] |= rules["properties"]
    del whole["required"]
    whole["$schema"] = "http://json-schema.org/draft-07/schema#"
    whole["description"] = _("A file of a programme: sections, each with its entries by id.")
    ordered: dict[str, Any] = _in_order({**_worded(whole, language), "title": "introplan"})
    return ordered


def schema_text(language: Language) -> str:
    """The schema as it is written to a file, the same bytes every time."""
    return json.dumps(json_schema(language), ensure_ascii=False, indent=2) + "\n"


def _without_marks(schema: Any) -> Any:
    if isinstance(schema, list):
        return [_without_marks(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    return {key: part if key in VALUES else _without_marks(part) for key, part in schema.items() if key != IDS_OF}


def _inlined(schema: Any, parts: Mapping[str, Any]) -> Any:
    """The schema with every reference replaced by what it refers to; what the field itself says wins."""
    if isinstance(schema, list):
        return [_inlined(item, parts) for item in schema]
    if not isinstance(schema, dict):
        return schema
    if "$ref" in schema:
        schema = {**parts[schema["$ref"].rpartition("/")[2]], **schema}
        del schema["$ref"]
    return {key: value if key in VALUES else _inlined(value, parts) for key, value in schema.items()}


def _worded(schema: Any, language: Language, name: str = "") -> Any:
    """The schema with its texts in the language; that of the field `name` says how the field is written too."""
    if isinstance(schema, list):
        return [_worded(item, language) for item in schema]
    if not isinstance(schema, dict):
        return schema
    about = translated(one_line(schema.get("description", "")), language)
    how = translated(_how(schema), language)
    shown: dict[str, Any] = {}
    for key, part in schema.items():
        if key in ("properties", "patternProperties"):
            named = key == "properties"
            shown[key] = {field: _worded(value, language, field if named else "") for field, value in part.items()}
        elif key not in (HOW, "title", "description"):  # the title of a model is the name of its class
            shown[key] = part if key in VALUES else _worded(part, language)
    if about or how:
        shown["description"] = about or how
    if "enum" in schema:
        words = tuple(map(str, schema["enum"]))
        meanings = [meaning(word, words, language) for word in words]
        shown |= {"enumDescriptions": meanings} if any(meanings) else {}
    if name:
        shown["title"] = name
        shown["markdownDescription"] = f"{about}\n\n{how}" if how else about
    if "examples" in schema:
        shown["examples"] = [as_editors_read(each) for each in schema["examples"]]
    return shown


def _how(schema: Mapping[str, Any]) -> str:
    """How a value is written, or the values of a list."""
    held: Mapping[str, Any] = schema.get("items", schema)
    return str(held.get(HOW, ""))


def _in_order(schema: Any, *, names: bool = False) -> Any:
    """The schema with its keys in one order; names of fields stay in the order of the model."""
    if isinstance(schema, list):
        return [_in_order(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    keys = schema if names else sorted(schema, key=ORDER.index)
    return {
        key: schema[key]
        if key in VALUES and not names
        else _in_order(schema[key], names=key in ("properties", "patternProperties") and not names)
        for key in keys
    }


class _Core(yaml.CSafeLoader):
    """YAML 1.2 with its core schema, as editors read it: `13:00` is text there, `9.00` a number, `yes` text."""

    yaml_implicit_resolvers: dict[str, Any] = {}


def as_editors_read(text: str) -> Any:
    """The text of a YAML file, or of a value, as the values that a JSON Schema is held against."""
    return _with_text_keys(yaml.load(text, Loader=_Core))


def _with_text_keys(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(key): _with_text_keys(part) for key, part in value.items()}
    return [_with_text_keys(part) for part in value] if isinstance(value, list) else value


def _constructor(value_of: Callable[[str], object]) -> Callable[[Any, yaml.Node], object]:
    return lambda _loader, node: value_of(node.value)


_CORE: dict[str, tuple[str, Callable[[str], object]]] = {
    "null": (r"~|null|Null|NULL|", lambda _text: None),
    "bool": (r"true|True|TRUE|false|False|FALSE", lambda text: text.lower() == "true"),
    "int": (r"[-+]?[0-9]+", int),
    "float": (r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", float),
}
for _kind, (_pattern, _value_of) in _CORE.items():
    _tag = f"tag:yaml.org,2002:{_kind}"
    _Core.add_implicit_resolver(_tag, re.compile(f"^(?:{_pattern})$"), None)
    _Core.add_constructor(_tag, _constructor(_value_of))
