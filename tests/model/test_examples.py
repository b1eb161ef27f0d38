"""Every example of every field can be pasted: at its place in a plan it is read, whatever it refers to is there."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args, get_origin

import pytest
import yaml
from pydantic.fields import FieldInfo

from introplan.agenda import plan_of
from introplan.checks import run_checks, tunable
from introplan.cli.rulesets import published
from introplan.diagnostics import Diagnostic
from introplan.language import Language
from introplan.model import KINDS, ROLES, Programme, RuleFile, RuleSet
from introplan.model.descriptions import bare, parts
from introplan.model.entries import EntryPart
from introplan.model.reference import field_reference
from introplan.reading import File, Folder, read_programme, read_rule_sets
from introplan.reading.shape import TWO_WAYS

HERE = Path(__file__).parent
PLAN = (HERE / "world.yaml").read_text(encoding="utf-8")
RULES = (HERE / "rules.yaml").read_text(encoding="utf-8")
ONE_OF = (
    *(set(ROLES), set(KINDS), {"name", "protected"}, {"week", "month", "date"}, {"months", "weeks"}),
    *({"until", "repeats"}, {"until", "changes"}, {"until", "times"}),
)
"""Fields of which an entry has one, so that an example of one takes the place of another."""
OF_A_POSTING = {"unit", "organisation"}
"""The same of a posting alone: whoever works at a unit is employed by an organisation too."""

Keys = tuple[str | int, ...]


def keys_of(node: yaml.Node) -> list[str]:
    return [key.value for key, _value in node.value] if isinstance(node, yaml.MappingNode) else []


def under(node: yaml.Node, key: str | int) -> yaml.Node:
    if isinstance(key, int):
        return node.value[key]
    return next(value for name, value in node.value if name.value == key)


def fields(annotation: Any, node: yaml.Node, keys: Keys = ()) -> Iterator[tuple[Keys, FieldInfo]]:
    """Every field of every model, with the keys that lead to its place in a plan that has all of them."""
    annotation = bare(annotation)
    if isinstance(annotation, type) and issubclass(annotation, EntryPart):
        for name, field in annotation.model_fields.items():
            key = field.alias or name
            yield keys if annotation in TWO_WAYS else (*keys, key), field  # it is written in one line
            if key == "by_group":
                yield from fields(field.annotation, node, keys)
            elif key in keys_of(node):
                yield from fields(field.annotation, under(node, key), (*keys, key))
    elif get_origin(annotation) is dict:
        for key in keys_of(node):
            yield from fields(get_args(annotation)[1], under(node, key), (*keys, key))
    elif get_origin(annotation) is tuple:
        several = isinstance(node, yaml.SequenceNode)
        yield from fields(get_args(annotation)[0], node.value[0] if several else node, (*keys, 0) if several else keys)


def examples(model: type[EntryPart], text: str) -> list[tuple[Keys, str]]:
    """Every example, each field's at the first place in the plan where the field stands or can stand."""
    places: dict[int, tuple[Keys, FieldInfo]] = {}
    for keys, field in fields(model, yaml.compose(text, Loader=yaml.CBaseLoader)):
        places.setdefault(id(field), (keys, field))
    return [(keys, str(example)) for keys, field in places.values() for example in field.examples or ()]


def pasted(text: str, keys: Keys, example: str) -> str:
    """The plan with an example at its place: what else is there stays, but what the example takes the place of."""
    *path, last = keys
    root = node = yaml.compose(text, Loader=yaml.CBaseLoader)
    for key in path:
        node = under(node, key)
    groups = (*ONE_OF, OF_A_POSTING) if "postings" in path else ONE_OF
    gone = set().union(*(group for group in groups if last in group)) - {last}
    node.value = [pair for pair in node.value if pair[0].value not in gone]
    merge(node, yaml.compose(f"{last}: {example}", Loader=yaml.CBaseLoader))
    return str(yaml.serialize(root, Dumper=yaml.CBaseDumper, allow_unicode=True))


def merge(node: yaml.MappingNode, new: yaml.MappingNode) -> None:
    """Put the keys of one mapping into another, and those of the mappings under them."""
    for name, value in new.value:
        old = under(node, name.value) if name.value in keys_of(node) else None
        if isinstance(old, yaml.MappingNode) and isinstance(value, yaml.MappingNode):
            merge(old, value)
        else:
            node.value = [pair for pair in node.value if pair[0].value != name.value] + [(name, value)]


EXAMPLES, RULE_EXAMPLES = examples(Programme, PLAN), examples(RuleFile, RULES)
ALL = [*EXAMPLES, *RULE_EXAMPLES]
OF_TUNING = {"check-unknown", "limit-unknown", "limit-out-of-range", "limit-for-some", "tuning-expired"}


def found_in(text: str) -> list[Diagnostic]:
    """What reading finds in a plan; when it finds nothing, the errors of the checks, and what is wrong with tunings."""
    programme, origins, diagnostics = read_programme(Folder("p", (File("p/plan.yaml", text.encode()),)))
    if programme is None or diagnostics:
        return diagnostics
    checked = run_checks(plan_of("p", programme, origins))
    return [found for found in checked if found.severity == "error" or found.name in OF_TUNING]


def test_the_plan_that_examples_are_pasted_into_has_every_field_and_nothing_wrong():
    assert found_in(PLAN) == []
    assert len(ALL) >= sum(len(part.model_fields) for part in parts() if not issubclass(part, RuleSet))


def test_there_is_an_example_for_every_field():
    without = {
        (part.__name__, name) for part in parts() for name, field in part.model_fields.items() if not field.examples
    }
    assert without == set()


@pytest.mark.parametrize(("keys", "example"), EXAMPLES, ids=lambda value: str(value)[:60])
def test_an_example_can_be_pasted_into_a_plan(keys: Keys, example: str):
    assert found_in(pasted(PLAN, keys, example)) == []


@pytest.mark.parametrize(("keys", "example"), RULE_EXAMPLES, ids=lambda value: str(value)[:60])
def test_an_example_can_be_pasted_into_a_rule_set(keys: Keys, example: str):
    folder = Folder("rulesets", (File("rulesets/rules.yaml", pasted(RULES, keys, example).encode()),))
    rule_sets, diagnostics = read_rule_sets(folder, checks=tunable())
    assert (diagnostics, list(rule_sets)) == ([], ["vart-avtal"])


def test_the_rule_sets_of_an_example_are_there():
    named = {
        name for keys, example in EXAMPLES if keys == ("programme", "rulesets") for name in yaml.safe_load(example)
    }
    assert named
    assert named <= published().keys()


@pytest.mark.parametrize("example", sorted({str(example) for _keys, example in ALL}))
def test_an_example_fits_on_the_line_of_its_field(example: str):
    node = yaml.compose(f"key: {example}", Loader=yaml.CBaseLoader)
    assert yaml.serialize(node.value[0][1]) == yaml.serialize(yaml.compose(example, Loader=yaml.CBaseLoader))


def in_page(language: Language) -> tuple[list[str], list[str]]:
    """The examples of the field reference: the blocks under headings, and the last column of the tables."""
    text = field_reference(language)
    blocks: list[str] = re.findall(r"```yaml\n(.*?)```", text, re.DOTALL)[1:]  # the first shows what a section is
    cells = re.findall(r"\| `((?:[^`|]|\\\|)+)` \|$", text, re.MULTILINE)
    return blocks, [cell.replace(r"\|", "|") for cell in cells]


def test_the_field_reference_has_these_examples_in_both_languages():
    assert in_page("sv") == in_page("en")
    assert set(in_page("sv")[1]) <= {example for _keys, example in ALL}


@pytest.mark.parametrize("block", in_page("sv")[0], ids=lambda block: " ".join(block.split())[:60])
def test_a_block_of_the_field_reference_can_be_pasted_with_the_keys_above_it(block: str):
    new = yaml.compose(block, Loader=yaml.CBaseLoader)
    is_rules = keys_of(new) == ["rulesets"]
    root = yaml.compose(RULES if is_rules else PLAN, Loader=yaml.CBaseLoader)
    merge(root, new)
    text = str(yaml.serialize(root, Dumper=yaml.CBaseDumper, allow_unicode=True))
    folder = Folder("rulesets", (File("rulesets/rules.yaml", text.encode()),))
    assert (read_rule_sets(folder, checks=tunable())[1] if is_rules else found_in(text)) == []
