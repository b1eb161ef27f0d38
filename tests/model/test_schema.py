"""The JSON Schema: fresh, complete, true about both programmes, and not to be fooled by what is wrong with them."""

import copy
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator

from introplan.language import Language
from introplan.model.schema import as_editors_read, json_schema, schema_text

PROGRAMMES = Path(__file__).parents[2] / "programmes"
LANGUAGES: tuple[Language, ...] = ("sv", "en")
SCHEMA = json_schema("sv")
VALIDATOR = Draft7Validator(SCHEMA)


def faults(value: Any) -> list[str]:
    return [f"{fault.json_path}: {fault.message[:200]}" for fault in VALIDATOR.iter_errors(value)]


def fields(schema: Any, path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every field of every section, with the schema that holds for it."""
    if isinstance(schema, list):
        for part in schema:
            yield from fields(part, path)
    elif isinstance(schema, dict):
        for key, value in schema.items():
            if key == "properties":
                for name, field in value.items():
                    yield f"{path}.{name}", field
                    yield from fields(field, f"{path}.{name}")
            elif key not in ("examples", "default"):
                yield from fields(value, path)


FIELDS = dict(fields(SCHEMA))


def test_the_schema_is_fresh(expected):
    expected("../../programmes/schema.json", schema_text("sv"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_schema_is_a_schema(language):
    Draft7Validator.check_schema(json_schema(language))


def test_the_schema_has_every_section_and_more_than_two_hundred_fields():
    assert [f".{section}" for section in SCHEMA["properties"]] == [path for path in FIELDS if path.count(".") == 1]
    assert len(FIELDS) > 200


@pytest.mark.parametrize("path", FIELDS)
def test_every_field_says_what_it_is_and_how_it_looks(path):
    field = FIELDS[path]
    assert field["title"] == path.rpartition(".")[2]
    assert field["description"].endswith(".")
    assert field["markdownDescription"].startswith(field["description"])
    assert field["examples"]


def texts(schema: Any, key: str = "") -> Iterator[tuple[str, str]]:
    """Every text for a reader in a schema, and the key it stands under."""
    if isinstance(schema, dict):
        for name, value in schema.items():
            if name in TEXTS and isinstance(value, str | list):
                yield from ((name, text) for text in ([value] if isinstance(value, str) else value))
            else:
                yield from texts(value, name)
    elif isinstance(schema, list) and key not in ("enum", "examples", "default", "required", "type"):
        for part in schema:
            yield from texts(part)


TEXTS = ("description", "markdownDescription", "enumDescriptions")
SAME = {""}
"""What is the same in both languages."""


def test_every_text_of_the_schema_is_in_the_language_of_its_reader():
    swedish, english = ({text for _key, text in texts(json_schema(language))} for language in LANGUAGES)
    assert swedish & english == SAME
    assert len(swedish) > 500


def test_every_word_that_can_be_chosen_says_what_it_means():
    unexplained = set()
    for field in FIELDS.values():
        for schema in (field, field.get("items", {})):
            words = schema.get("enum", [])
            meanings = schema.get("enumDescriptions", [""] * len(words))
            unexplained |= {word for word, meant in zip(words, meanings, strict=True) if not meant}
    assert unexplained == {1, "1", "mentor", "observation", "rotation"}  # which mean what they say


@pytest.mark.parametrize("path", FIELDS)
def test_every_example_is_valid_where_it_stands(path):
    validator = Draft7Validator(FIELDS[path])
    assert [fault.message for example in FIELDS[path]["examples"] for fault in validator.iter_errors(example)] == []


def test_no_field_is_null_but_entries_that_may_be_empty():
    may_be_empty = {path: field for path, field in FIELDS.items() if "null" in str(field.get("type"))}
    by_id = {path for path, field in may_be_empty.items() if field.keys() & {"patternProperties", "propertyNames"}}
    assert [path for path in may_be_empty if path not in by_id] == [
        ".programme.roles.introducer",
        ".programme.roles.supervisor",
        ".programme.roles.mentor",
        ".programme.roles.buddy",
    ]


def test_nothing_takes_unknown_fields():
    def objects(schema: Any) -> Iterator[dict[str, Any]]:
        if isinstance(schema, dict):
            if "properties" in schema or "patternProperties" in schema:
                yield schema
            for key, value in schema.items():
                if key not in ("examples", "default"):
                    yield from objects(value)
        elif isinstance(schema, list):
            for part in schema:
                yield from objects(part)

    assert [found for found in objects(SCHEMA) if found.get("additionalProperties") is not False] == []


@pytest.mark.parametrize(
    "file", sorted(PROGRAMMES.rglob("*.yaml")), ids=lambda file: file.relative_to(PROGRAMMES).as_posix()
)
def test_both_programmes_are_valid_as_editors_read_them(file):
    assert faults(as_editors_read(file.read_text(encoding="utf-8"))) == []


def test_the_sound_programme_of_the_broken_ones_is_valid():
    for file in (PROGRAMMES.parent / "tests" / "reading" / "sound").iterdir():
        assert faults(as_editors_read(file.read_text(encoding="utf-8"))) == []


MALMO: dict[str, Any] = {}
for _file in sorted((PROGRAMMES / "malmo").rglob("*.yaml")):
    for _section, _entries in as_editors_read(_file.read_text(encoding="utf-8")).items():
        MALMO.setdefault(_section, {}).update(_entries)

Mutation = Callable[[dict[str, Any]], Any]


def put(path: str, value: Any) -> Mutation:
    *keys, last = path.split(".")

    def mutate(plan: dict[str, Any]) -> None:
        for key in keys:
            plan = plan[key]
        plan[last] = value

    return mutate


def drop(path: str) -> Mutation:
    *keys, last = path.split(".")

    def mutate(plan: dict[str, Any]) -> None:
        for key in keys:
            plan = plan[key]
        del plan[last]

    return mutate


MUTATIONS: dict[str, Mutation] = {
    "unknown section": put("budget", {}),
    "unknown field of an entry": put("people.ada-testsson.shoe_size", "38"),
    "unknown field of the frame": put("programme.colour", "blue"),
    "unknown field deep inside": put("programme.roles.introducer.meets.where", "here"),
    "unknown role": put("programme.roles.friend", {}),
    "field in Swedish": put("people.ada-testsson.namn", "Ada"),
    "name left out of a place": drop("places.sal-mollan.title"),
    "organisation left out of a person": drop("people.ada-testsson.organisation"),
    "date left out of a session": drop("cohorts.ht26.sessions.valkommen.date"),
    "coordinators left out": drop("programme.coordinators"),
    "kind left out of an activity": drop("activities.utbyte.kind"),
    "list for text": put("people.ada-testsson.name", ["Ada", "Testsson"]),
    "fields for text": put("places.sal-mollan.title", {"sv": "Sal Möllan"}),
    "text for list": put("programme.coordinators", "karin-exempelsson"),
    "text for entry": put("people.ada-testsson", "Ada Testsson"),
    "list for entries": put("people", ["ada-testsson"]),
    "nothing for text": put("people.ada-testsson.name", None),
    "nothing for an entry that needs fields": put("people.ada-testsson", None),
    "empty text": put("places.sal-mollan.title", ""),
    "text for number": put("places.sal-mollan.capacity", "twenty"),
    "negative number": put("places.sal-mollan.capacity", -1),
    "fraction of a person": put("places.sal-mollan.capacity", 2.5),
    "more than everything": put("cohorts.ht26.participants.ada-testsson", {"work_percent": 120}),
    "word that is none": put("organisations.asf.kind", "company"),
    "word with a capital": put("cohorts.ht26.status", "Draft"),
    "Swedish date": put("cohorts.ht26.starts", "1 september 2026"),
    "date as a number": put("cohorts.ht26.starts", 20260901),
    "Swedish length": put("programme.length", "två år"),
    "length without unit": put("lectures.bbic.length", 3),
    "Swedish rhythm": put("activities.utbyte.every", "varannan vecka"),
    "neither yes nor no": put("lectures.bbic.required", "kanske"),
    "capital letters in an id": put("people.Ada", {"name": "Ada", "organisation": "asf"}),
    "a space in an id": put("people.ada testsson", {"name": "Ada", "organisation": "asf"}),
    "name for an id": put("people.ada-testsson.organisation", "Arbetsmarknads- och socialförvaltningen"),
    "session without its cohort": put("cohorts.ht26.participants.ada-testsson", {"make_ups": ["valkommen"]}),
    "e-mail without @": put("people.ada-testsson.email", "ada.testsson"),
    "script for a link": put("places.sal-mollan.link", "javascript:alert(1)"),
    "half a range": put("programme.phases.start.months", "3"),
    "half day that is none": put("programme.calendar.half_days", ["midsommar"]),
    "weekday in Swedish": put("pairings.ada-ida.meets.on", "tisdag"),
    "pairing without role": drop("pairings.ada-ida.introducer"),
    "pairing with two roles": put("pairings.ada-ida.mentor", "karin-exempelsson"),
    "meeting by date": put("pairings.ada-ida.changes", {"2026-10-07": "cancelled"}),
    "capacity by a role that is none": put("people.ida-introdotter.capacity", {"friend": 2}),
    "another version of the language": put("programme.schema", 2),
}


def test_the_plan_that_is_mutated_is_valid():
    assert faults(MALMO) == []


@pytest.mark.parametrize("name", MUTATIONS)
def test_what_is_wrong_is_not_valid(name):
    plan = copy.deepcopy(MALMO)
    MUTATIONS[name](plan)
    assert faults(plan) != []
