"""From pydantic's errors to diagnostics, by their type and context, never by their English sentence."""

from collections.abc import Mapping
from typing import Any

from introplan.diagnostics import Diagnostic, Label, _, error
from introplan.model import EMPTY, Path
from introplan.reading.origins import Origins
from introplan.reading.shape import choices_at, example_of, fields_of, part_at
from introplan.reading.suggestions import meant

MOST_CHOICES = 14
_MAPPINGS = frozenset(["model_type", "model_attributes_type", "dict_type"])


def diagnostic_of(fault: Mapping[str, Any], origins: Origins) -> Diagnostic:
    """The diagnostic for one of pydantic's errors, at the exact words."""
    path: Path = tuple(step for step in fault["loc"] if step not in ("all", "by_phase"))
    kind, value = fault["type"], fault["input"]
    if "template" in fault.get("ctx", {}):
        return _own(fault["type"], fault["ctx"], path, origins)
    if kind == "missing":
        return _missing(path, origins)
    if kind == "extra_forbidden":
        return _unknown_field(path, value, origins)
    if value is EMPTY:
        return _empty(path, origins)
    if kind == "literal_error" and isinstance(value, str):
        choices = choices_at(path)
        return _not_one_of(path, {"text": value, "choices": choices}, _("`{text}` can not stand here"), origins)
    found = "text" if isinstance(value, str) else "a list" if isinstance(value, list) else "a mapping"
    return _wrong_type(kind, path, value, found, origins)


def _own(name: str, context: Mapping[str, Any], path: Path, origins: Origins) -> Diagnostic:
    """A fault that the model raised itself."""
    values = dict(context["values"])
    if name == "not-one-of":
        return _not_one_of(path, values, context["template"], origins)
    if name == "unknown-reference":
        guess = meant(values["text"], values["choices"])
        few = 0 < len(values["choices"]) <= MOST_CHOICES
        help_text = _("did you mean `{guess}`?") if guess else _("there are {choices}") if few else ""
        return error(name, context["template"], at=origins.span(path), help=help_text, values=values | {"guess": guess})
    return error(name, context["template"], at=origins.span(path), help=context["help"], values=values)


def _not_one_of(path: Path, values: dict[str, Any], template: str, origins: Origins) -> Diagnostic:
    guess = meant(values["text"], values["choices"])
    help_text = _("did you mean `{guess}`?") if guess else _("here can stand {choices}")
    return error("not-one-of", template, at=origins.span(path), help=help_text, values=values | {"guess": guess})


def _missing(path: Path, origins: Origins) -> Diagnostic:
    example = example_of(part_at(path[:-1]), str(path[-1]))
    return error(
        "missing-field",
        _("`{entry}` has no `{field}`"),
        at=origins.span(path[:-1], key=True),
        help=_("add a line such as `{field}: {example}`"),
        values={"entry": _entry_name(path[:-1]), "field": path[-1], "example": example},
    )


def _entry_name(path: Path) -> object:
    """What the entry is called on screen: the nearest key that is not a number."""
    return next((step for step in reversed(path) if isinstance(step, str)), "programme")


def _empty(path: Path, origins: Origins) -> Diagnostic:
    example = example_of(part_at(path[:-1]), str(path[-1]))
    return error(
        "empty-value",
        _("`{field}` has no value"),
        at=origins.span(path, key=True),
        help=_("write one, such as `{field}: {example}`, or remove the line")
        if example
        else _("write one, or remove the line"),
        values={"field": _entry_name(path), "example": example},
    )


def _unknown_field(path: Path, value: object, origins: Origins) -> Diagnostic:
    field, part = str(path[-1]), part_at(path[:-1])
    known = tuple(fields_of(part)) if part else ()
    at = origins.span(path, key=True)
    line = at.source.line(at.start.line)
    if value is EMPTY and "," in line[: at.start.column] and not line[at.end.column :].lstrip().startswith(":"):
        return error(
            "comma-splits-text",
            _("the comma splits the text: `{field}` is read as a field of its own"),
            at=at,
            help=_("put the whole text in quotation marks, or write one field on each line"),
            values={"field": field},
        )
    guess = meant(field, known)
    also = []
    if guess and origins.is_written((*path[:-1], guess)):
        also = [Label(origins.span((*path[:-1], guess), key=True), _("`{guess}` stands here already"))]
    if field == "<<":
        help_text = _("introplan does not merge mappings; write the fields out")
    elif field == "id" and len(path) > 1:
        help_text = _("the id is the word before the colon, here `{entry}`; remove the line")
    else:
        help_text = _("did you mean `{guess}`?") if guess else _("the fields are {choices}") if known else ""
    return error(
        "unknown-field",
        _("there is no field `{field}` here"),
        at=at,
        also=also,
        help=help_text,
        values={"field": field, "guess": guess, "choices": known, "entry": _entry_name(path[:-1])},
    )


def _wrong_type(kind: str, path: Path, value: object, found: str, origins: Origins) -> Diagnostic:
    example = example_of(part_at(path[:-1]), str(path[-1])) if isinstance(path[-1], str) else ""
    values = {"found": found, "example": example, "field": _entry_name(path)}
    if kind == "tuple_type":
        text = f"[{value}]" if isinstance(value, str) else example
        return error(
            "wrong-type",
            _("`{field}` is a list, and here stands {found}"),
            at=origins.span(path),
            help=_("write it in brackets: `{field}: {text}`") if text else "",
            values=values | {"text": text},
        )
    if kind in _MAPPINGS:
        part = part_at(path)
        fields = tuple(fields_of(part)) if part else ()
        return error(
            "wrong-type",
            _("`{field}` is an entry with fields, and here stands {found}"),
            at=origins.span(path),
            help=_("write the fields under it, each on its own line, such as {choices}")
            if fields
            else _("write one line for each, `id: value`, indented under it"),
            values=values | {"choices": fields[:4]},
        )
    return error(
        "wrong-type",
        _("here can not stand {found}"),
        at=origins.span(path),
        help=_("write it as `{field}: {example}`") if example else "",
        values=values,
    )
