"""Another program that edits YAML in place, by a grammar of its own, arrives at the same values."""

import re

import pytest
import yaml_edit
from editing.corpus import at, paths, texts, values
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from introplan.diagnostics import Edit, Remove, Rename, Set, Source
from introplan.diagnostics.fixes import Where
from introplan.editing import EditRefusal, edited

pytestmark = [pytest.mark.peer, pytest.mark.long]

WORDS = (
    "hej",
    "2026-10-07",
    "10.30",
    "no",
    "a: b",
    "x # y",
    '"q"',
    "- x",
    "Sal 3, plan 2",
    "två\nrader\n",
    "x:",
    "å 😀",
)
# The peer takes `2026` for a number and `no` for a boolean, also as keys, and writes a second one beside such.
WORD = re.compile(r"(?!no$|yes$|on$|off$|null$|true$|false$)[a-z_][a-z_-]*", re.ASCII)


def by_the_peer(text: str, edit: Edit) -> str:
    """The text after an edit, as the peer has it."""
    document = yaml_edit.Document.parse(text)
    here = document
    for step in edit.path[:-1]:
        here = here[step]
        here = here.as_mapping() or here.as_sequence() or here if isinstance(here, yaml_edit.Node) else here
    last = edit.path[-1]
    if isinstance(edit, Rename):
        here.rename_key(last, edit.key)
    elif isinstance(edit, Remove):
        del here[last]
    elif isinstance(last, int) and last == len(here):
        here.append(edit.value)
    else:
        here[last] = edit.value
    return str(document)


def can_go(path: Where) -> bool:
    """Whether the peer finds its way."""
    return all(isinstance(step, int) or WORD.fullmatch(step) for step in path)


@st.composite
def asked(draw: st.DrawFn) -> tuple[str, Edit]:
    """A text and an edit of it that both know of."""
    _name, text = draw(st.sampled_from(texts()))
    said = values(text)
    known = [path for path in paths(said) if can_go(path)]
    assume(known)
    path = draw(st.sampled_from(known))
    value = at(said, path)
    word = draw(st.sampled_from(WORDS))
    kind = draw(st.sampled_from(("set", "remove", "rename", "new")))
    if kind == "remove":
        return text, Remove(path)
    if kind == "rename" and isinstance(path[-1], str):
        return text, Rename(path, "nytt-namn")
    if isinstance(value, dict):
        return text, Set((*path, "nytt-namn"), word)
    if isinstance(value, list):
        return text, Set((*path, len(value)), word)
    assume(isinstance(value, str))
    return text, Set(path, word)


@settings(max_examples=400)
@given(asked())
def test_a_peer_arrives_at_the_same_values(case: tuple[str, Edit]):
    text, edit = case
    try:
        theirs = values(by_the_peer(text, edit))
    except (yaml_edit.YamlError, KeyError, TypeError, ValueError, AttributeError):
        assume(False)
    ours = edited(Source("plan.yaml", text), [edit])
    assume(not isinstance(ours, EditRefusal))
    assert values(str(ours)) == theirs
