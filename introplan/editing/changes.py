"""Edits of the plain values of a YAML file, whatever it looks like: what is to be there no more, and what is to be."""

from collections.abc import Iterable

from introplan.diagnostics import Edit, Remove, Set
from introplan.model import Path


def changed(values: object, edits: Iterable[Edit]) -> object:
    """The values after the edits, all that is removed first; those given stay as they are.

    A mapping without anything in it is None. Raises KeyError or IndexError for what is not there.
    """
    those = list(edits)
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


def _with(values: object, path: Path, edit: Set) -> object:
    """The values with what is to stand at the path; what is missing on the way there is made."""
    if not path:
        return edit.value
    step = path[0]
    if isinstance(step, int):
        items = list(values) if isinstance(values, list) else []
        items[step : step + 1] = [_with(items[step] if step < len(items) else None, path[1:], edit)]
        return items
    fields = values if isinstance(values, dict) else {}
    if step in fields:
        return {key: _with(value, path[1:], edit) if key == step else value for key, value in fields.items()}
    new = _with(None, path[1:], edit)
    after = edit.after if len(path) == 1 else ""
    found: dict[str, object] = {}
    for key, value in fields.items():
        found[key] = value
        if key == after:
            found[step] = new
    return {**found, step: new} if step not in found else found
