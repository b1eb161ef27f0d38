"""Changes to the values of a YAML file, whatever it looks like: what is to be there no more, and what is to be."""

from collections.abc import Iterable
from typing import NamedTuple

from introplan.model import Path


class Remove(NamedTuple):
    """What stands at a path is to stand there no more: a field, an entry, an item of a list."""

    path: Path


class Set(NamedTuple):
    """A word is to stand at a path, in place of another, or as a new field after the one called `after`."""

    path: Path
    word: str
    after: str


Change = Remove | Set


def changed(values: object, changes: Iterable[Change]) -> object:
    """The values after the changes; those given stay as they are. A mapping without anything in it is None.

    Raises KeyError or IndexError for what is not there.
    """
    those = list(changes)
    removed = {each.path for each in those if isinstance(each, Remove)}
    values = _without(values, (), removed)
    for each in those:
        if isinstance(each, Set):
            values = _with(values, each.path, each)
    return values


def _without(values: object, here: Path, removed: set[Path]) -> object:
    """The values without what stands at one of the paths."""
    if isinstance(values, dict):
        left = {key: value for key, value in values.items() if (*here, key) not in removed}
        return {key: _without(value, (*here, key), removed) for key, value in left.items()} or None
    if isinstance(values, list):
        kept = (index for index in range(len(values)) if (*here, index) not in removed)
        return [_without(values[index], (*here, index), removed) for index in kept]
    return values


def _with(values: object, path: Path, change: Set) -> object:
    """The values with a word at the path."""
    if not path:
        return change.word
    assert isinstance(values, dict), path
    key = str(path[0])
    if key in values or len(path) > 1:
        return {word: _with(value, path[1:], change) if word == key else value for word, value in values.items()}
    found: dict[str, object] = {}
    for word, value in values.items():
        found[word] = value
        if word == change.after:
            found[key] = change.word
    return found
