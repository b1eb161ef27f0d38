"""From pydantic's errors to diagnostics, by their type and context, never by their English sentence."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import yaml

from introplan.diagnostics import Diagnostic, Fix, Label, Position, Set, Source, Span, _, _n, error
from introplan.model import EMPTY, Path
from introplan.model.ids import KnownIds, id_meant, is_turn
from introplan.reading.complaints import quoted
from introplan.reading.mendings import taken_out, written_as
from introplan.reading.origins import Origins, plain_of
from introplan.reading.references import example, field_meant, items_in, reference_meant
from introplan.reading.shape import (
    choices_at,
    entries_at,
    field_at,
    fields_at,
    part_at,
    written_path,
)
from introplan.reading.suggestions import as_word, meant

MOST_LINES = 3
_LISTS, _MAPPINGS = frozenset(["tuple_type"]), frozenset(["model_type", "model_attributes_type", "dict_type"])


MOST_FAULTS = 500
ONE_OF = _n("write {choices}", "write one of {choices}", by="choices")


def diagnostics_of(
    faults: Sequence[Mapping[str, Any]], origins: Origins, known: KnownIds | None
) -> Iterator[Diagnostic]:
    """The diagnostics for all of pydantic's errors, at the exact words, without what only follows from another.

    Of more than `MOST_FAULTS` the rest is counted: nobody mends them one by one.
    """
    if (more := len(faults) - MOST_FAULTS) > 0:
        yield error(
            "many-faults",
            _n("there is {count} more fault like these", "there are {count} more faults like these"),
            at=Span.of(Source(origins.folder, ""), Position(0, 0)),
            help=_("fix the first ones and check again; often all of them come from one"),
            values={"count": more},
        )
        faults = faults[:MOST_FAULTS]
    missing: dict[Path, list[str]] = defaultdict(list)
    mistaken: set[Path] = set()  # fields that stand there under another name, and sections of misplaced fields
    for fault in faults:
        path, kind, value = written_path(fault["loc"]), fault["type"], fault["input"]
        if kind == "missing":
            missing[path[:-1]].append(str(path[-1]))
        elif kind == "extra_forbidden":
            guess = meant(str(path[-1]), fields_at(path[:-1]))
            mistaken.add((*path[:-1], guess))
            yield _unknown_field(path, value, guess, origins)
        elif _is_misplaced(path, kind):
            mistaken.add(path[:-1])
            yield _misplaced_field(path, origins)
        else:
            yield _wrong_value(fault, path, origins, known)
    for entry, fields in missing.items():
        if origins.is_written((*entry, "<<")):  # whoever merges, means to have them all
            continue
        if left := [field for field in fields if mistaken.isdisjoint([(*entry, field), entry[:-1]])]:
            yield _missing(entry, left, origins, known)


def _name(path: Path) -> object:
    """What the value at the end of the path is called on screen: the nearest key that is not a number."""
    return next((step for step in reversed(path) if isinstance(step, str) and step != "[key]"), "programme")


def _wrong_value(fault: Mapping[str, Any], path: Path, origins: Origins, known: KnownIds | None) -> Diagnostic:
    kind, value, context = fault["type"], fault["input"], fault.get("ctx", {})
    if kind == "empty-value" or value is EMPTY:
        return _empty(path, context.get("help", ""), origins, known)
    values: dict[str, Any] = dict(context.get("values", {}))
    path, instead = (*path, *values.pop("under", ())), values.pop("instead", None)
    if kind == "wrong-type":
        return _not_one_value(path, value, context["help"], origins)
    if kind in _LISTS:
        return _no_list(path, value, origins, known)
    if kind in _MAPPINGS:
        return _no_entry(path, value, origins, known)
    if kind == "literal_error":
        choices = choices_at(path)
        if not isinstance(value, str):
            return _not_one_value(path, value, ONE_OF, origins, tuple(map(as_word, choices)))
        values |= {"text": value, "field": _name(path), "choices": choices}
        return _not_one_of(path, values, _("`{field}` cannot be `{text}`"), origins)
    if kind == "not-one-of":
        return _not_one_of(path, values, context["template"], origins)
    if kind == "unknown-reference":
        return _unknown_reference(path, context, origins, known or {})
    meant_word = str(values.get("meant") or "") if "{meant}" in context["help"] else ""
    return error(
        kind,
        context["template"],
        at=origins.span(path),
        help=context["help"],
        values=values,
        fix=Fix((Set(path, instead),)) if instead else written_as(path, meant_word, origins),
    )


def _not_one_of(path: Path, values: dict[str, Any], template: str, origins: Origins) -> Diagnostic:
    guess, choices = meant(values["text"], values["choices"]), tuple(map(as_word, values["choices"]))
    help_text = _("did you mean `{guess}`?") if guess else ONE_OF
    values = values | {"guess": guess, "choices": choices}
    fix = written_as(path, guess, origins)
    return error("not-one-of", template, at=origins.span(path), help=help_text, values=values, fix=fix)


def _unknown_reference(path: Path, context: Mapping[str, Any], origins: Origins, known: KnownIds) -> Diagnostic:
    told, in_list = context["values"], isinstance(path[-1], int)
    text = told["text"]
    help_text, values = reference_meant(text, told["sections"], known, words=told["words"], in_list=in_list)
    if field := field_meant(path, text, known):
        return error(
            "unknown-reference",
            context["template"],
            at=origins.span(path),
            help=_("it is in `{section}`: write `{field}: {text}`"),
            values={"text": text, "section": f"{field}s", "field": field},
            fix=written_as((*path, "[key]"), field, origins),
        )
    ids = str(values["ids"]).split(", ") if help_text and "{ids}" in help_text else []
    return error(
        "unknown-reference",
        context["template"],
        at=origins.span(path),
        help=help_text or context["help"],
        values={"text": text, **values},
        fix=_several(path, ids, origins) if ids else written_as(path, str(values["guess"]), origins),
    )


def _several(path: Path, ids: Sequence[str], origins: Origins) -> Fix | None:
    """The ids as items of the list in which they stand as one; none where some of them are not known either."""
    items = origins.plain(path[:-1])
    if not isinstance(items, list) or not isinstance(path[-1], int):
        return None
    return Fix((Set(path[:-1], [*items[: path[-1]], *ids, *items[path[-1] + 1 :]]),))


def _missing(entry: Path, fields: list[str], origins: Origins, known: KnownIds | None) -> Diagnostic:
    lines = tuple(as_word(f"{field}: {example((*entry, field), known)}") for field in fields)
    return error(
        "missing-field",
        _("`{entry}` lacks {fields}"),
        at=origins.span(entry, key=True),
        help=_n("add a line such as {lines}", "add lines such as {lines}", by="lines")
        if len(lines) <= MOST_LINES
        else _("add a line for each, such as {lines}"),
        values={"entry": _name(entry), "fields": tuple(map(as_word, fields)), "lines": lines[:MOST_LINES]},
    )


def _empty(path: Path, advice: str, origins: Origins, known: KnownIds | None) -> Diagnostic:
    field, at = field_at(path), origins.span(path, key=True)
    values = {"field": _name(path), "example": example(path, known)}
    rest = at.source.line(at.start.line)[at.end.column :].lstrip(": ")
    if rest.startswith("#"):
        return error(
            "empty-value",
            _("`{field}` has no value: the `#` begins a comment"),
            at=at,
            help=_("put the value in quotation marks if it is to begin with `#`: {quoted}"),
            values=values | {"quoted": quoted(rest.rstrip())},
        )
    if isinstance(path[-1], int):
        return error(
            "empty-value",
            _("a line of the list `{field}` is empty"),
            at=at,
            help=_("write a value after the hyphen, or remove the line"),
            values=values,
        )
    if field is None:
        help_text = advice
    elif field.is_required():
        help_text = _("write one, such as `{field}: {example}`")
    else:
        help_text = _("write one, such as `{field}: {example}`, or remove the line")
    return error("empty-value", _("`{field}` has no value"), at=at, help=help_text, values=values)


def _unknown_field(path: Path, value: object, guess: str, origins: Origins) -> Diagnostic:
    field, known = str(path[-1]), fields_at(path[:-1])
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
    also = []
    if guess and origins.is_written((*path[:-1], guess)):
        also = [Label(origins.span((*path[:-1], guess), key=True), _("`{guess}` is here already"))]
    if value is EMPTY and not guess and len(path) > 2:
        help_text = _("if it is an id, begin it in the same column as `{entry}`")
    elif field == "id":
        help_text = _("the id is the word before the colon, here `{entry}`; remove the line")
    else:
        help_text = _("did you mean `{guess}`?") if guess else _("the fields are {choices}")
    return error(
        "unknown-field",
        _("there is no field `{field}` here"),
        at=at,
        also=also,
        help=help_text,
        values={"field": field, "guess": guess, "choices": known, "entry": _name(path[:-1])},
        fix=taken_out(path, origins) if field == "id" else written_as((*path, "[key]"), guess, origins),
    )


def _is_misplaced(path: Path, kind: str) -> bool:
    """Whether a field stands where an id should: beside its entry rather than under it."""
    return kind in _MAPPINGS and len(path) > 1 and entries_at(path[:-1]) and str(path[-1]) in fields_at(path)


def _misplaced_field(path: Path, origins: Origins) -> Diagnostic:
    return error(
        "indentation",
        _("`{field}` is beside the id that it belongs to"),
        at=origins.span(path, key=True),
        help=_("indent it two spaces further, so that it is under its id"),
        values={"field": path[-1]},
    )


def _not_one_value(
    path: Path, value: object, advice: str, origins: Origins, choices: tuple[str, ...] = ()
) -> Diagnostic:
    if isinstance(path[-1], int):
        found = _("each value of `{field}` is one word or text, and this is a list")
        fields = _("each value of `{field}` is one word or text, and these are fields")
    else:
        found = _("`{field}` is one value, and this is a list")
        fields = _("`{field}` is one value, and these are fields")
    return error(
        "wrong-type",
        found if isinstance(value, list) else fields,
        at=origins.span(path),
        help=advice,
        values={"field": _name(path), "choices": choices},
    )


def _no_list(path: Path, value: object, origins: Origins, known: KnownIds | None) -> Diagnostic:
    is_text = isinstance(value, str)
    has_parts = part_at((*path, 0)) is not None
    items = items_in(value, path, known or {}) if isinstance(value, str) and not has_parts else ()
    written = f"[{', '.join(map(_as_item, items))}]" if items else example(path, known)
    return error(
        "wrong-type",
        _("`{field}` is a list, and this is one value") if is_text else _("`{field}` is a list, and these are fields"),
        at=origins.span(path),
        help=_("write it in brackets: `{field}: {written}`")
        if written
        else _("write each of them on its own line, after a hyphen"),
        values={"field": _name(path), "written": written},
        fix=Fix((Set(path, list(items)),)) if items else None,
    )


def _as_item(text: str) -> str:
    """A text as it stands in brackets: in quotation marks where it would be something else without them."""
    try:
        node = yaml.compose(f"[{text}]", Loader=yaml.CBaseLoader)
    except yaml.YAMLError:
        return quoted(text)
    return text if node and plain_of(node) == [text] else quoted(text)


def _no_entry(path: Path, value: object, origins: Origins, known: KnownIds | None) -> Diagnostic:
    values = {"field": _name(path), "id": _first_id(value), "example": example(path, known)}
    values |= {"choices": fields_at(path)[:4]}
    at = origins.span(path)
    if entries_at(path) and part_at((*path, "")) is None:
        return error(
            "wrong-type",
            _("`{field}` has several values by name, and this is something else"),
            at=at,
            help=_("write it as `{field}: {example}`") if values["example"] else _("write `name: value` for each"),
            values=values,
        )
    if entries_at(path):
        return error(
            "wrong-type",
            _("`{field}` has entries by id, and this is a list")
            if isinstance(value, list)
            else _("`{field}` has entries by id, and this is one value"),
            at=at,
            help=_("write the id on a line of its own, with a colon: `{id}:`; its fields go under it, indented")
            if values["id"]
            else _("write an id on a line of its own, with a colon; its fields go under it, indented"),
            values=values,
        )
    tight = isinstance(value, str) and (":" in value or "=" in value)
    return error(
        "wrong-type",
        _("`{field}` has fields, and this is a list")
        if isinstance(value, list)
        else _("`{field}` has fields, and this is one value"),
        at=at,
        help=_("write each field as `word: value`, with a colon and a space, on a line of its own")
        if tight
        else _("write the fields under it, each on a line of its own, such as {choices}"),
        values=values,
    )


def _first_id(value: object) -> str:
    """The id that the first entry of a list was meant to have; empty when none can be told."""
    first = value[0] if isinstance(value, list) and value else value
    if isinstance(first, dict):
        first = first.get("id")
    if not isinstance(first, str):
        return ""
    return first if is_turn(first) else id_meant(first)
