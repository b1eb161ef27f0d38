"""Laws of edits in text, on every file of ours, as any editor would have saved it, with the nastiest of words."""

import re

import pytest
import yaml
from editing.corpus import BOMB, COMMON, ROOT, VALUES, an_edit, at, edits, paths, saved, texts, values
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from introplan.diagnostics import Edit, Remove, Rename, Set, Source
from introplan.diagnostics.fixes import Where
from introplan.editing import EditRefusal, changed, edited
from introplan.editing.styles import WIDTH

pytestmark = pytest.mark.long
LINE = "[^\r\n]*(?:\r\n|\r|\n|$)"
PLAIN = re.compile(r"[\w.-]+", re.ASCII)


def done(text: str, changes: list[Edit]) -> str:
    """The text after edits that may not be refused but for an anchor or a tag, of which few files have any."""
    found = edited(Source("plan.yaml", text), changes)
    if isinstance(found, EditRefusal):
        assert "anchor" in found.message.template, found
        assume(False)
    return str(found)


def is_same(text: str, found: object, meant: object) -> bool:
    """Whether a text says what is meant, in its order; the last text of a file without a last line end may gain one."""
    if repr(found) == repr(meant):
        return True
    return not text.endswith(("\n", "\r")) and repr(found).replace("\\n", "") == repr(meant).replace("\\n", "")


def too_wide(text: str) -> bool:
    """Whether a line is so wide that brackets on it would become lines."""
    return any(len(line) > WIDTH for line in re.split("\r\n|\r|\n", text))


@settings(max_examples=300)
@given(st.data())
def test_a_text_says_what_its_values_are_after_the_edits_in_their_order(data: st.DataObject):
    text = data.draw(saved())
    said = values(text)
    changes = data.draw(edits(said))
    try:
        meant = changed(said, changes)
    except KeyError:
        with pytest.raises(KeyError):
            edited(Source("plan.yaml", text), changes)
        return
    assert is_same(text, values(done(text, changes)), meant)


@settings(max_examples=60)
@given(saved())
def test_nothing_to_change_changes_nothing(text: str):
    assert edited(Source("plan.yaml", text), []) == text


@settings(max_examples=150)
@given(st.data())
def test_what_comes_and_goes_again_leaves_the_same_bytes(data: st.DataObject):
    text = data.draw(saved())
    said = values(text)
    mappings = [path for path in paths(said) if isinstance(at(said, path), dict)]
    assume(mappings)
    here = data.draw(st.sampled_from(mappings))
    keys = list(at(said, here))  # type: ignore[call-overload]
    path = (*here, data.draw(st.sampled_from(["2019-01-05", "ny", "å b"])))
    assume(path[-1] not in keys)
    came = done(text, [Set(path, data.draw(VALUES), data.draw(st.sampled_from(["", *keys])))])
    assume(too_wide(text) or not too_wide(came))
    if _has_become_lines(text, came, path):
        return
    assert done(came, [Remove(path)]) == text


def _has_become_lines(before: str, after: str, path: Where) -> bool:
    """Whether the brackets around something have become lines, which they stay when it goes."""
    nodes = [yaml.compose(each.removeprefix("\ufeff"), Loader=yaml.CBaseLoader) for each in (before, after)]
    for step in path[:-1]:
        styles = {bool(node.flow_style) for node in nodes}  # type: ignore[union-attr]
        if len(styles) > 1:
            return True
        nodes = [_child(node, step) for node in nodes]
    return len({bool(node.flow_style) for node in nodes}) > 1  # type: ignore[union-attr]


def _child(node: yaml.Node | None, step: str | int) -> yaml.Node:
    assert isinstance(node, yaml.CollectionNode)
    if isinstance(step, int):
        return node.value[step]
    return next(value for key, value in node.value if key.value == step)


@settings(max_examples=150)
@given(st.data())
def test_an_item_that_is_added_and_removed_again_leaves_the_same_bytes(data: st.DataObject):
    text = data.draw(saved())
    said = values(text)
    lists = [path for path in paths(said) if isinstance(at(said, path), list) and at(said, path)]
    assume(lists)
    path = data.draw(st.sampled_from(lists))
    items = at(said, path)
    assert isinstance(items, list)
    came = done(text, [Set((*path, len(items)), data.draw(st.sampled_from(["hej", "2026-10-06", {"a": "b"}])))])
    new = at(values(came), path)
    assert isinstance(new, list)
    place = next(index for index in reversed(range(len(new))) if new[:index] + new[index + 1 :] == items)
    if not _has_become_lines(text, came, (*path, place)):
        assert done(came, [Remove((*path, place))]) == text


@settings(max_examples=150)
@given(st.data())
def test_a_name_that_is_taken_and_given_back_leaves_the_same_bytes(data: st.DataObject):
    text = data.draw(saved())
    said = values(text)
    path = data.draw(st.sampled_from([path for path in paths(said) if isinstance(path[-1], str)]))
    old, new = str(path[-1]), data.draw(st.sampled_from(["ny", "nytt-namn", "2026-10-06"]))
    assume(PLAIN.fullmatch(old) and new not in at(said, path[:-1]))  # type: ignore[operator]
    named = done(text, [Rename(path, new)])
    assume(not too_wide(text) and len(named.splitlines()) == len(text.splitlines()))  # no brackets became lines
    assert done(named, [Rename((*path[:-1], new), old)]) == text


@settings(max_examples=150)
@given(st.data())
def test_a_word_that_is_set_and_set_back_leaves_the_same_bytes(data: st.DataObject):
    text = data.draw(saved())
    said = values(text)
    words = [path for path in paths(said) if isinstance(word := at(said, path), str) and PLAIN.fullmatch(word)]
    assume(words)
    path = data.draw(st.sampled_from(words))
    there = done(text, [Set(path, data.draw(st.sampled_from(COMMON)))])
    assume(not too_wide(text) and len(there.splitlines()) == len(text.splitlines()))  # no brackets became lines
    assert done(there, [Set(path, str(at(said, path)))]) == text


@settings(max_examples=150)
@given(st.data())
def test_edits_in_one_call_say_the_same_as_one_by_one(data: st.DataObject):
    """One by one from the end, so that no item has another number, and no entry another name, when its turn comes."""
    text = data.draw(saved())
    said = values(text)
    several = data.draw(st.lists(an_edit(said), min_size=2, max_size=4, unique_by=lambda edit: edit.path))
    changes = [each for each in several if not any(_is_within(each.path, other.path) for other in several)]
    try:
        together = done(text, changes)
    except KeyError:
        return
    one_by_one = text
    for edit in sorted(changes, key=lambda edit: [(isinstance(step, str), step) for step in edit.path], reverse=True):
        try:
            one_by_one = done(one_by_one, [edit])
        except KeyError:  # what it was within is nothing any more, since all else in there is gone
            return
    assert is_same(text, _sorted(values(one_by_one)), _sorted(values(together)))


def _is_within(path: Where, other: Where) -> bool:
    return path != other and path[: len(other)] == other


def _sorted(value: object) -> object:
    """Values by their keys: in what order new ones come is told by the order of the edits."""
    if isinstance(value, dict):
        return {key: _sorted(value[key]) for key in sorted(value)}
    return [_sorted(item) for item in value] if isinstance(value, list) else value


@settings(max_examples=200)
@given(st.data())
def test_every_line_that_no_edit_is_about_stands_as_it_stood(data: st.DataObject):
    text = data.draw(saved())
    said = values(text)
    changes = data.draw(edits(said))
    try:
        found = done(text, changes)
    except KeyError:
        return
    lines = re.findall(LINE, text)
    named = {number for edit in changes for number in _lines_named(text, lines, edit)}
    if not text.endswith(("\n", "\r")):  # whatever comes to be the last line has no end either
        lines = [line.rstrip("\r\n") for line in lines]
        found = re.sub("\r\n?", "\n", found)
    new = iter(found.split("\n") if lines[0][-1:] not in ("\n", "\r") else re.findall(LINE, found))
    for number, line in enumerate(lines):
        if line and number not in named:
            assert line in new, f"line {number + 1} is another or elsewhere: {line!r}"


def _lines_named(text: str, lines: list[str], edit: Edit) -> set[int]:
    """The lines of what an edit names, up to the next word, and the comments and blank lines above it."""
    mark = len("\ufeff") if text.startswith("\ufeff") else 0
    node: yaml.Node = yaml.compose(text[mark:], Loader=yaml.CBaseLoader)
    found: set[int] = set()
    for step in edit.path:
        children = dict(enumerate(node.value)) if isinstance(node, yaml.SequenceNode) else {}
        keys = {key.value: (key, value) for key, value in node.value} if isinstance(node, yaml.MappingNode) else {}
        if isinstance(node, yaml.CollectionNode) and node.flow_style:
            found |= set(range(node.start_mark.line, node.end_mark.line + 1))
        if isinstance(node, yaml.ScalarNode) or (step not in children and step not in keys):
            first = node.start_mark.line  # something new, before the first or in place of nothing
            return found | {first - 1, first, *range(first, node.end_mark.line + 1 if not node.value else first)}
        start, node = keys[step] if step in keys else (children[step], children[step])
        first, last = start.start_mark.line, max(node.end_mark.line, start.end_mark.line)
    above = first
    while above and (not lines[above - 1].strip() or lines[above - 1].lstrip().startswith(("#", "-"))):
        above -= 1
    return found | set(range(above, last + 2))


def test_aliases_without_end_are_no_hindrance():
    [path] = [path for path in ROOT.glob("tests/reading/broken/*/*.yaml") if BOMB in path.parts][:1]
    text = path.read_text(encoding="utf-8")
    assert edited(Source("plan.yaml", text), [Set(("ny",), "x")]) == f"{text}\nny: x\n"


def test_there_are_files_enough():
    assert len(texts()) > 150
