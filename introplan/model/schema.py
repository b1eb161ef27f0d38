"""The JSON Schema of a whole file, for editors: one schema for every file, generated from the models.

Draft 7 and without references, since that is what editors understand best: the description that a field has is
then the one that is shown.
"""

import json
import re
from collections.abc import Callable, Mapping
from typing import Any

import yaml
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from introplan.model.programme import Programme
from introplan.model.rulesets import RuleFile

ORDER = (
    *(
        "$schema",
        "title",
        "description",
        "type",
        "enum",
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
)


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
        return shown

    def field_title_should_be_set(self, schema: Any) -> bool:
        return False


def json_schema() -> dict[str, Any]:
    """The schema of one file. Every section is optional in it, since a programme may be fifty files.

    Rule sets stand in files of their own, and the same schema serves them too.
    """
    whole, rules = (
        _inlined(generated, generated.pop("$defs"))
        for generated in (part.model_json_schema(schema_generator=_ForEditors) for part in (Programme, RuleFile))
    )
    whole["properties"] |= rules["properties"]
    del whole["required"]
    whole["$schema"] = "http://json-schema.org/draft-07/schema#"
    whole["title"] = "introplan"
    whole["description"] = "A file of a programme: sections, each with its entries by id."
    ordered: dict[str, Any] = _in_order(whole)
    return ordered


def schema_text() -> str:
    """The schema as it is written to a file, the same bytes every time."""
    return json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n"


def _inlined(schema: Any, parts: Mapping[str, Any]) -> Any:
    """The schema with every reference replaced by what it refers to; what the field itself says wins."""
    if isinstance(schema, list):
        return [_inlined(item, parts) for item in schema]
    if not isinstance(schema, dict):
        return schema
    if "$ref" in schema:
        schema = {**parts[schema["$ref"].rpartition("/")[2]], **schema}
        del schema["$ref"]
    inlined = {key: _inlined(value, parts) for key, value in schema.items() if key != "examples"}
    if "examples" in schema:
        inlined["examples"] = [as_editors_read(example) for example in schema["examples"]]
    for key, field in inlined.get("properties", {}).items():
        field["title"] = key.replace("_", " ").capitalize()
    return inlined


def _in_order(schema: Any, *, names: bool = False) -> Any:
    """The schema with its keys in one order; names of fields stay in the order of the model."""
    if isinstance(schema, list):
        return [_in_order(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    keys = schema if names else sorted(schema, key=ORDER.index)
    return {
        key: schema[key]
        if key in ("default", "examples") and not names
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
