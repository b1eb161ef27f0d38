"""Edits of the plain values of a YAML file, whatever it looks like: what goes, what comes, and what is renamed."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from introplan.diagnostics import Edit, Remove, Rename, Set
from introplan.editing.order import Order
from introplan.editing.traces import GONE, Fields, Items, in_place_of, settled, untraced
from introplan.model import Path


class ChangeStep(NamedTuple):
    """An edit below some value, and what is left of its path from there."""

    path: Path
    edit: Edit


def changed(values: object, edits: Iterable[Edit]) -> object:
    """The values after the edits; those given stay as they are.

    Every path is one of the values as they were, so that the ways out of several findings can be taken together: an
    item keeps its number while others go, a field its key while it is renamed, and each `Set` beyond the end of a
    list adds one, the same one but once. What is removed is so first; what would be changed within it goes with it.
    What is set where something stood keeps the order of that. Something new comes by its day, where its siblings
    stand in order of day. A value that stands where there may be a list is its only item. A mapping without anything
    in it is None, a list without any is `[]`.

    Raises KeyError for what is not there, where something else stands in the way, and for a name that is taken.
    """
    return untraced(traced(settled(values), edits))


def traced(values: object, edits: Iterable[Edit]) -> object:
    """The same, of settled values, with traces of where it was: what no edit has touched is the very same."""
    those = list(edits)
    removed = {each.path for each in those if isinstance(each, Remove)}
    within = [any(each.path[:length] in removed for length in range(len(each.path))) for each in those]
    kept = [ChangeStep(each.path, each) for each, is_within in zip(those, within, strict=True) if not is_within]
    after = _after(values, kept)
    return None if after is GONE else after


def _after(value: object, steps: Sequence[ChangeStep]) -> object:
    """A value after the edits of it and below it, `GONE` when it is removed."""
    whole = [index for index, step in enumerate(steps) if not step.path and not isinstance(step.edit, Rename)]
    below = [step for step in steps if step.path]
    if any(isinstance(steps[index].edit, Remove) for index in whole):
        value = GONE
    put = [index for index in whole if isinstance(steps[index].edit, Set)]
    if put:  # over what was there, so that only what is to stand in the new one is left to do
        edit = steps[put[-1]].edit
        assert isinstance(edit, Set)
        later = [step for step in steps[put[-1] + 1 :] if step.path and isinstance(step.edit, Set)]
        new = untraced(_after(settled(edit.value), later))
        return new if value is GONE else in_place_of(value, new)
    if value is GONE or not below:
        return value
    if not isinstance(value, list) and any(isinstance(step.path[0], int) for step in below):
        items = [] if value is None else [value]
        found = _list_after(items, below)
        return found if len(found) > 1 or not items else next(iter(found), GONE)
    if isinstance(value, list):
        return _list_after(value, below)
    if isinstance(value, dict) or value is None:
        return _mapping_after(value or {}, below)
    raise KeyError(below[0].edit.path)


def _mapping_after(fields: Mapping[str, object], steps: Sequence[ChangeStep]) -> object:
    below: dict[str, list[ChangeStep]] = defaultdict(list)
    for step in steps:
        below[str(step.path[0])].append(ChangeStep(step.path[1:], step.edit))
    after = {key: _after(value, below[key]) if key in below else value for key, value in fields.items()}
    order = Order(after.items())
    for key, those in below.items():
        if key not in fields:
            after[key] = _after(None, _there_to_be(those))
            order.add(key, after[key], _beside(those))
    names = {key: _name(key, below.get(key, ())) for key in after if after[key] is not GONE}
    taken: set[str] = set()
    for name in names.values():
        if name in taken:
            raise KeyError((name,))
        taken.add(name)
    left = [key for key in order.keys if key in names]
    found = {names[key]: after[key] for key in left}
    return Fields.of(found, {names[key]: key for key in left if key in fields}) if found else None


def _name(key: str, steps: Iterable[ChangeStep]) -> str:
    """What a field is called after the edits."""
    return next((step.edit.key for step in steps if isinstance(step.edit, Rename) and not step.path), key)


def _beside(steps: Iterable[ChangeStep]) -> str:
    """The sibling after which something new is to come."""
    return next((step.edit.after for step in steps if isinstance(step.edit, Set) and not step.path), "")


def _list_after(items: Sequence[object], steps: Sequence[ChangeStep]) -> list[object]:
    below: dict[int, list[ChangeStep]] = defaultdict(list)
    added: dict[int, list[list[ChangeStep]]] = defaultdict(list)
    for step in steps:
        index, rest = step.path[0], ChangeStep(step.path[1:], step.edit)
        if not isinstance(index, int) or (isinstance(step.edit, Rename) and not rest.path):
            raise KeyError(step.edit.path)
        if index < len(items):
            below[index].append(rest)
        elif rest.path and added[index]:
            added[index][-1].append(rest)  # within the item that was added just now
        else:
            added[index].append([rest])
    after = {index: _after(item, below[index]) if index in below else item for index, item in enumerate(items)}
    order = Order(after.items())
    new: list[object] = []
    for those in (each for index in sorted(added) for each in added[index]):
        item = _after(None, _there_to_be(those))
        if item not in new:
            after[len(items) + len(new)] = item
            order.add(len(items) + len(new), item)
            new.append(item)
    left = [index for index in order.keys if after[index] is not GONE]
    return Items.of([after[index] for index in left], [index if index < len(items) else None for index in left])


def _there_to_be(steps: Sequence[ChangeStep]) -> Sequence[ChangeStep]:
    """The edits of something that is not there. Raises KeyError when it was to be removed or renamed."""
    for step in steps:
        if not isinstance(step.edit, Set):
            raise KeyError(step.edit.path)
    return steps
