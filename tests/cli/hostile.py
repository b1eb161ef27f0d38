"""A plan with every text field of the model in it, to be filled with texts that somebody might write to do harm."""

from collections.abc import Iterator, Mapping
from typing import Annotated, Any, NamedTuple, get_args, get_origin

import yaml
from pydantic import BaseModel

from introplan.model import Programme
from introplan.model.scalars import Scalar
from introplan.reading.shape import fields_of, part_at

FREE = frozenset({"text", "Markdown"})
"""What a field can hold any text in; the others have a form, and what has another is refused."""

NEVER_FREE = {("Frame", "checks"), ("Frame", "rulesets")}
"""Names of checks and of rule sets, which another check looks after."""

MORE = """
programme:
  goals:
    stannar: {title: x, indicator: {measure: x, unit: x, baseline: 24, target: 12}}
  tasks:
    klar: {title: x, week: 4}
  checks:
    first-weeks-empty: [{severity: note, reason: x}]
areas:
  barn: {title: x}
groups:
  halva: {title: x}
lectures:
  tema: {title: x, length: 3h, breaks: [{at: 10.15, length: 20min}]}
people:
  sara: {name: x, organisation: kommunen}
cohorts:
  ht29:
    title: x
    starts: 2029-09-03
    participants:
      sara: {groups: [halva], postings: [{organisation: facket, from: 2029-10-01, until: 2029-10-12}]}
    tasks:
      uppsats: {title: x, date: 2030-05-14}
    sessions:
      tema-1:
        of: tema
        date: 2029-09-06
        time: 9-12
        points: [{time: 9-10, title: x}]
        repeats: {every: 2 weeks, times: 3}
        changes: {2029-W38: {time: 13-16}}
competences:
  samtal: {title: x, area: barn, gap: {now: 4, target: 4}}
"""
HOSTILE = (
    "BEGIN:VEVENT",
    "x\r\nEND:VEVENT\r\nEND:VCALENDAR\r\nBEGIN:VCALENDAR",
    "x\nATTENDEE:mailto:a@b.example\nSTATUS:CANCELLED",
    "BEGIN:VTIMEZONE;TZID=x:\"',\\n\\N\\;^n",
    "Hej\r\nBcc: ond@ond.example\r\n\r\nEtt brev",
    "=?utf-8?q?=0ABcc:_ond=40ond.example?=",
    "Ond <ond@ond.example>, ond2@ond.example",
    "</title></style><script>alert(1)</script><img src=x onerror=alert(1)>",
    "\"><svg onload=alert(1)> ' onmouseover='alert(1)",
    "[x](javascript:alert(1)) ![y](file:///etc/passwd) <javascript:alert(1)> <a href='data:x'>",
    "{{ 7 * 7 }}{% include 'x' %}{# #}",
    '#read("/etc/passwd"); #import "x"; $x$ @x <x> \\u{41} ]#[ ") "',
    '#"x";*/ // /* ``` = - + / @x \'x',
    "=HYPERLINK(\"http://x\");+1;-1;@x\t|cmd' /C calc'!A0",
    "[bold]x[/bold] [link=http://x]x[/link] :smile:",
    "%s %(x)s {x} {0} {text} {count} {name!r} ${x}",
    "../../x C:\\x /etc/passwd CON nul. ~",
    "\u202eabc\u2066\u200b\u200d\u2060 x",
    "a" * 600,
    "å " * 300,
    "> " * 30 + "- " * 20 + "x",
    "**" * 60 + "[" * 6 + "`" * 31,
    "a&#x0;&#10;&NewLine;&lt;b&gt;&amp;",
    "| a | b |\n|---|---|\n\n# x\n\n    kod\n\n1. a\n2. b\n\n---\n",
    "null",
    "- x: {y",
)


class Field(NamedTuple):
    """A text field: the model it stands in, and its key."""

    model: str
    key: str


def _scalars(annotation: Any) -> Iterator[Scalar]:
    if get_origin(annotation) is Annotated:
        yield from (told for told in get_args(annotation)[1:] if isinstance(told, Scalar))
    for argument in get_args(annotation):
        if not isinstance(argument, str):
            yield from _scalars(argument)


def _is_free(model: type[BaseModel], key: str) -> bool:
    field = fields_of(model)[key]
    told = [*(each for each in field.metadata if isinstance(each, Scalar)), *_scalars(field.annotation)]
    return any(each.what in FREE for each in told) and (model.__name__, key) not in NEVER_FREE


def _models(annotation: Any, seen: set[type[BaseModel]]) -> set[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        if annotation not in seen:
            seen.add(annotation)
            for field in fields_of(annotation).values():
                _models(field.annotation, seen)
    else:
        for argument in get_args(annotation):
            if not isinstance(argument, str):
                _models(argument, seen)
    return seen


def all_fields() -> set[Field]:
    """Every field of the language that can hold any text."""
    models = _models(Programme, set())
    return {Field(model.__name__, key) for model in models for key in fields_of(model) if _is_free(model, key)}


def tree_of(texts: Mapping[str, str]) -> dict[str, Any]:
    """The sections of a programme's files, and of what they lack, as plain lists and mappings."""
    tree: dict[str, Any] = {}
    for text in (*texts.values(), MORE):
        for section, entries in yaml.load(text, Loader=yaml.CBaseLoader).items():
            tree[section] = {**tree.get(section, {}), **entries}
    return tree


def filled(tree: dict[str, Any], hostile: Iterator[str]) -> tuple[str, set[Field]]:
    """The plan as YAML, with the next of the hostile texts in each text field; and which fields those are."""
    found: set[Field] = set()

    def fill(value: Any, path: tuple[str | int, ...]) -> Any:
        if isinstance(value, list):
            return [fill(each, (*path, index)) for index, each in enumerate(value)]
        model = part_at(path)
        if not isinstance(value, dict) and (value or model is None):
            return value
        entry = {key: fill(each, (*path, key)) for key, each in (value or {}).items()}
        for key in fields_of(model) if model else ():
            if _is_free(model, key) and not (key == "name" and "protected" in entry):
                found.add(Field(model.__name__, key))
                entry[key] = [next(hostile)] if "tuple" in str(fields_of(model)[key].annotation) else next(hostile)
        return entry

    whole = fill(tree, ())
    return yaml.dump(whole, Dumper=yaml.CSafeDumper, allow_unicode=True, width=10_000, default_style='"'), found
