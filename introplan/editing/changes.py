"""Edits of the plain values of a YAML file, whatever it looks like: what is to be there no more, and what is to be."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from introplan.diagnostics import Edit, Remove, Set
from introplan.model import Path

GONE = object()
"""What is left of a value that is removed."""


class Step(NamedTuple):
    """An edit below some value, and what is left of its path from there."""

    path: Path
    edit: Edit


def changed(values: object, edits: Iterable[Edit]) -> object:
    """The values after the edits; those given stay as they are.

    Every path is one of the values as they were, so that the ways out of several findings can be taken together: an
    item keeps its number while others go, and each `Set` beyond the end of a list adds one, the same one but once.
    What is removed is so first; what would be changed within it goes with it. A value that stands where there may be
    a list is its only item. A mapping without anything in it is None, a list without any is `[]`.

    Raises KeyError for what is not there, and where something else stands in the way.
    """
    those = list(edits)
    removed = {each.path for each in those if isinstance(each, Remove)}
    within = [any(each.path[:length] in removed for length in range(len(each.path))) for each in those]
    kept = [Step(each.path, each) for each, is_within in zip(those, within, strict=True) if not is_within]
    after = _after(values, kept)
    return None if after is GONE else after


def _after(value: object, steps: Sequence[Step]) -> object:
    """A value after the edits of it and below it, `GONE` when it is removed."""
    whole = [index for index, step in enumerate(steps) if not step.path]
    if any(isinstance(steps[index].edit, Remove) for index in whole):
        value = GONE
    put = [index for index in whole if isinstance(steps[index].edit, Set)]
    below = [step for step in steps if step.path]
    if put:  # over what was there, so that only what is to stand in the new one is left to do
        edit = steps[put[-1]].edit
        assert isinstance(edit, Set)
        value = edit.value
        below = [step for step in steps[put[-1] + 1 :] if step.path and isinstance(step.edit, Set)]
    if value is GONE:
        return value
    if not isinstance(value, list) and any(isinstance(step.path[0], int) for step in below):
        items = [] if value is None else [value]
        found = _list_after(items, below)
        return found if len(found) > 1 or not items else next(iter(found), GONE)
    if isinstance(value, list):
        return _list_after(value, below)
    if isinstance(value, dict) or (value is None and below):
        return _mapping_after(value or {}, below)
    if below:
        raise KeyError(below[0].edit.path)
    return value


def _mapping_after(fields: Mapping[str, object], steps: Sequence[Step]) -> object:
    below: dict[str, list[Step]] = defaultdict(list)
    for step in steps:
        below[str(step.path[0])].append(Step(step.path[1:], step.edit))
    found = {key: _after(value, below[key]) if key in below else _settled(value) for key, value in fields.items()}
    for key, those in below.items():
        if key not in fields:
            found = _with_field(found, key, those)
    return {key: value for key, value in found.items() if value is not GONE} or None


def _with_field(fields: dict[str, object], key: str, steps: Sequence[Step]) -> dict[str, object]:
    """The fields with a new one, after the one that its edit names, else last."""
    new = _after(None, _there_to_be(steps))
    after = next((step.edit.after for step in steps if isinstance(step.edit, Set) and not step.path), "")
    if after not in fields:
        return {**fields, key: new}
    keys = list(fields)
    before = keys[: keys.index(after) + 1]
    return {**{each: fields[each] for each in before}, key: new, **{each: fields[each] for each in keys[len(before) :]}}


def _list_after(items: Sequence[object], steps: Sequence[Step]) -> list[object]:
    below: dict[int, list[Step]] = defaultdict(list)
    added: dict[int, list[list[Step]]] = defaultdict(list)
    for step in steps:
        index, rest = step.path[0], Step(step.path[1:], step.edit)
        if not isinstance(index, int):
            raise KeyError(step.edit.path)
        if index < len(items):
            below[index].append(rest)
        elif rest.path and added[index]:
            added[index][-1].append(rest)  # within the item that was added just now
        else:
            added[index].append([rest])
    found = [_after(item, below[index]) if index in below else _settled(item) for index, item in enumerate(items)]
    for those in (each for index in sorted(added) for each in added[index]):
        new = _after(None, _there_to_be(those))
        if new not in found[len(items) :]:
            found.append(new)
    return [item for item in found if item is not GONE]


def _there_to_be(steps: Sequence[Step]) -> Sequence[Step]:
    """The edits of something that is not there. Raises KeyError when it was to be removed."""
    for step in steps:
        if isinstance(step.edit, Remove):
            raise KeyError(step.edit.path)
    return steps


def _settled(value: object) -> object:
    """A value that no edit is about, with None for a mapping without anything in it."""
    if isinstance(value, dict):
        return {key: _settled(inner) for key, inner in value.items()} or None
    return [_settled(item) for item in value] if isinstance(value, list) else value
