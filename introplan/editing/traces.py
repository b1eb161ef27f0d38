"""Values after edits that know where they were before: which field was which, and which item had what number."""

from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from typing import Self

GONE = object()
"""What is left of a value that is removed."""


class Fields(dict[str, object]):
    """A mapping that an edit has touched. `before` has the key that each field had; new ones are not in it."""

    before: Mapping[str, str]

    @classmethod
    def of(cls, fields: Mapping[str, object], before: Mapping[str, str]) -> Self:
        """The fields, with the keys that they had."""
        found = cls(fields)
        found.before = before
        return found


class Items(list[object]):
    """A list that an edit has touched. `before` has the number that each item had; None for new ones."""

    before: Sequence[int | None]

    @classmethod
    def of(cls, items: Sequence[object], before: Sequence[int | None]) -> Self:
        """The items, with the numbers that they had."""
        found = cls(items)
        found.before = before
        return found


def settled(value: object) -> object:
    """A value with None for each mapping without anything in it; itself, where there is none."""
    if isinstance(value, dict):
        fields = {key: settled(inner) for key, inner in value.items()}
        if not fields:
            return None
        return value if all(fields[key] is value[key] for key in fields) else fields
    if isinstance(value, list):
        items = [settled(item) for item in value]
        return value if all(new is old for new, old in zip(items, value, strict=True)) else items
    return value


def untraced(value: object) -> object:
    """Plain mappings and lists."""
    if isinstance(value, dict):
        return {key: untraced(inner) for key, inner in value.items()}
    return [untraced(item) for item in value] if isinstance(value, list) else value


def in_place_of(old: object, new: object) -> object:
    """A new value where another stood: what is the same in both is what was there, in the order that it had."""
    if old == new:
        return old
    if isinstance(old, dict) and isinstance(new, dict):
        return _fields(old, new)
    if isinstance(old, list) and isinstance(new, list):
        return _items(old, new)
    return new


def _fields(old: Mapping[str, object], new: Mapping[str, object]) -> Fields:
    kept = [key for key in old if key in new]
    order = kept if [key for key in new if key in old] != kept else []
    keys = list(new)
    if order:  # those kept as they stood, each followed by the new ones that come after it
        following: dict[str, list[str]] = {"": []}
        last = ""
        for key in new:
            if key in old:
                last = key
                following.setdefault(last, [])
            else:
                following[last].append(key)
        keys = [*following[""], *(each for key in kept for each in (key, *following[key]))]
    values = {key: in_place_of(old[key], new[key]) if key in old else settled(new[key]) for key in keys}
    return Fields.of(values, {key: key for key in kept})


def _items(old: Sequence[object], new: Sequence[object]) -> Items:
    """Items by their longest common parts; what stands in place of others is those, changed, as far as they go."""
    items: list[object] = []
    before: list[int | None] = []
    matcher = SequenceMatcher(None, list(map(repr, old)), list(map(repr, new)), autojunk=False)
    for _kind, start, end, new_start, new_end in matcher.get_opcodes():
        for offset, item in enumerate(new[new_start:new_end]):
            number = start + offset if start + offset < end else None
            items.append(settled(item) if number is None else in_place_of(old[number], item))
            before.append(number)
    return Items.of(items, before)
