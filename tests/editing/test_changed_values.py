"""What edits make of plain values: laws, since later texts are spliced to say the same."""

from collections.abc import Iterator
from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from introplan.diagnostics import Edit, Remove, Set
from introplan.editing import changed

Where = tuple[str | int, ...]

KEYS = st.sampled_from(["ada", "bo", "name", "for", "with", "date"])
VALUES = st.recursive(
    st.sampled_from(["2026-10-06", "yes", "hej", None]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, min_size=1, max_size=3),
    max_leaves=12,
)
FILES = st.dictionaries(KEYS, VALUES, min_size=1, max_size=4)


def paths(values: object, here: Where = ()) -> Iterator[Where]:
    """All paths within values, those of containers as well."""
    if here:
        yield here
    if isinstance(values, dict):
        for key, value in values.items():
            yield from paths(value, (*here, key))
    if isinstance(values, list):
        for index, value in enumerate(values):
            yield from paths(value, (*here, index))


def at(values: Any, path: Where) -> object:
    for step in path:
        values = values[step]
    return values


def settled(values: object) -> object:
    """None for a mapping without anything in it, as the edits have it."""
    return changed(values, [])


@st.composite
def edited_files(draw: st.DrawFn, edits: int = 3) -> tuple[object, list[Edit]]:
    """Values, and edits of some paths in them, none within another."""
    values = draw(FILES)
    there = draw(st.lists(st.sampled_from(sorted(paths(values), key=repr)), min_size=1, max_size=edits, unique=True))
    apart = [path for path in there if not any(other != path and path[: len(other)] == other for other in there)]
    return values, [Remove(path) if draw(st.booleans()) else Set(path, draw(VALUES)) for path in apart]


@given(edited_files())
def test_what_is_given_stays_as_it_is(case: tuple[object, list[Edit]]):
    values, edits = case
    before = deepcopy(values)
    changed(values, edits)
    assert values == before


@given(FILES)
def test_no_edit_changes_nothing(values: object):
    assert settled(values) == values


@given(edited_files())
def test_the_order_of_edits_of_different_things_does_not_matter(case: tuple[object, list[Edit]]):
    values, edits = case
    assert changed(values, edits) == changed(values, reversed(edits))


@given(edited_files())
def test_edits_together_are_edits_one_after_the_other_from_the_end(case: tuple[object, list[Edit]]):
    """From the end, so that no number of an item has changed when its turn comes."""
    values, edits = case
    one_by_one = values
    for edit in sorted(edits, key=lambda edit: [(isinstance(step, str), step) for step in edit.path], reverse=True):
        one_by_one = changed(one_by_one, [edit])
    assert changed(values, edits) == one_by_one


@given(edited_files(edits=1))
def test_what_is_set_stands_there_and_all_else_as_before(case: tuple[object, list[Edit]]):
    values, (edit,) = case
    after = changed(values, [Set(edit.path, "new")])
    assert at(after, edit.path) == "new"
    assert changed(after, [Set(edit.path, at(values, edit.path))]) == values  # type: ignore[arg-type]


@given(FILES, KEYS, st.sampled_from(["", "ada", "bo", "nobody"]))
def test_a_new_field_that_is_removed_again_leaves_what_was(values: dict[str, object], key: str, after: str):
    if key in values:
        return
    new = changed(values, [Set((key,), "new", after)])
    assert isinstance(new, dict)
    keys = list(new)
    assert keys.index(key) == (keys.index(after) + 1 if after in values else len(values))
    left = changed(new, [Remove((key,))])
    assert isinstance(left, dict)
    assert list(left.items()) == list(values.items())


@given(st.lists(VALUES, min_size=1, max_size=6), st.data())
def test_an_item_keeps_its_number_while_others_go_and_come(items: list[object], data: st.DataObject):
    places = st.lists(st.sampled_from(range(len(items))), unique=True)
    gone = data.draw(places)
    new = [place for place in data.draw(places) if place not in gone]
    edits = [
        *(Set(("list", place), f"new {place}") for place in new),
        *(Remove(("list", place)) for place in gone),
        Set(("list", len(items)), "last"),
        Set(("list", len(items)), "even later"),
    ]
    kept = [f"new {place}" if place in new else items[place] for place in range(len(items)) if place not in gone]
    assert changed({"list": items}, edits) == {"list": [*map(settled, kept), "last", "even later"]}


def test_what_two_edits_add_alike_is_added_once():
    add = Set(("away", 1), "bo")
    assert changed({"away": ["ada"]}, [add, add, Set(("away", 1), "cy")]) == {"away": ["ada", "bo", "cy"]}


def test_what_is_missing_on_the_way_is_made():
    assert changed(None, [Set(("people", "ada", "name"), "Ada")]) == {"people": {"ada": {"name": "Ada"}}}
    assert changed({"people": None}, [Set(("people", "ada", "roles", 0), "x")]) == {"people": {"ada": {"roles": ["x"]}}}
    new_item = [Set(("list", 0), {"a": "1"}), Set(("list", 0, "b"), "2"), Set(("list", 0), {"a": "3"})]
    assert changed({}, new_item) == {"list": [{"a": "1", "b": "2"}, {"a": "3"}]}


def test_several_of_one_new_entry_come_together():
    edits = [Set(("people", "ada"), {"name": "Ada"}), Set(("people", "ada", "email"), "ada@example.se", "name")]
    assert changed({"people": {"bo": None}}, edits) == {
        "people": {"bo": None, "ada": {"name": "Ada", "email": "ada@example.se"}}
    }


def test_the_later_of_two_values_for_one_place_stands():
    assert changed({"a": "1"}, [Set(("a",), "2"), Set(("a",), "3")]) == {"a": "3"}
    assert changed({"a": {"b": "1"}}, [Set(("a", "b"), "2"), Set(("a",), {"c": "3"})]) == {"a": {"c": "3"}}
    assert changed({"a": {"b": "1"}}, [Set(("a",), {"c": "3"}), Set(("a", "b"), "2")]) == {"a": {"c": "3", "b": "2"}}


def test_what_is_changed_within_what_goes_goes_with_it():
    values = {"people": {"ada": {"name": "Ada"}, "bo": None}}
    edits = [Set(("people", "ada", "email"), "ada@example.se"), Remove(("people", "ada", "name"))]
    assert changed(values, [*edits, Remove(("people", "ada"))]) == {"people": {"bo": None}}


def test_what_is_removed_and_set_is_set_anew_and_so_comes_last():
    after = changed({"a": "1", "b": "2"}, [Set(("a",), "3"), Remove(("a",))])
    assert after == {"a": "3", "b": "2"}


def test_a_renamed_field_keeps_its_place_beside_the_one_it_follows():
    edits = [Remove(("emial",)), Set(("email",), "x", after="emial")]
    after = changed({"name": "Ada", "emial": "x", "phone": "1"}, edits)
    assert isinstance(after, dict)
    assert list(after) == ["name", "email", "phone"]


def test_a_value_where_a_list_may_stand_is_its_only_item():
    tuning = {"severity": "note", "reason": "x"}
    assert changed({"c": tuning}, [Set(("c", 0, "reason"), "y")]) == {"c": {"severity": "note", "reason": "y"}}
    assert changed({"c": tuning}, [Remove(("c", 0))]) is None
    assert changed({"c": tuning}, [Set(("c", 1), "z")]) == {"c": [tuning, "z"]}


def test_an_empty_mapping_is_none_and_an_empty_list_is_one():
    assert changed({"a": {"b": "1"}, "c": ["2"]}, [Remove(("a", "b")), Remove(("c", 0))]) == {"a": None, "c": []}


@pytest.mark.parametrize(
    ("values", "edit"),
    [
        ({"a": "1"}, Remove(("b",))),
        ({"a": ["1"]}, Remove(("a", 1))),
        ({"a": {"b": "1"}}, Remove(("a", "c", "d"))),
        ({"a": "2 weeks"}, Set(("a", "start"), "1 week")),
        ({"a": ["1"]}, Set(("a", "start"), "1 week")),
        (None, Remove(("a",))),
    ],
)
def test_what_is_not_there_can_not_go_and_a_word_in_the_way_is_not_written_over(values: object, edit: Edit):
    with pytest.raises(KeyError):
        changed(values, [edit])
