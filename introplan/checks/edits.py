"""Ways out as edits of the plan's data, so that each can be tried as it is printed."""

from collections.abc import Collection, Iterator

from introplan.agenda import Plan
from introplan.diagnostics import Edit, Fix, Plain, Remove, Set
from introplan.model import Path


def putting(path: Path, value: Plain, after: str = "") -> Fix:
    """A value that is to stand at a path, in place of another or as a new field, after the one called `after`."""
    return Fix((Set(path, value, after),))


def taking_out(plan: Plan, *paths: Path) -> Fix:
    """What is to stand there no more: fields, entries, items of lists, and a list of which nothing would be left."""
    return Fix(tuple(_removals(plan, dict.fromkeys(paths))))


def adding(plan: Plan, path: Path, *items: Plain) -> Fix:
    """Items that a list is to have beside those that it has; the list itself, when there is none."""
    there = plan.origins.plain(path)
    first = len(there) if isinstance(there, list) else 0 if there is None else 1
    return Fix(tuple(Set((*path, first + index), item) for index, item in enumerate(items)))


def _removals(plan: Plan, paths: Collection[Path]) -> Iterator[Edit]:
    told: set[Path] = set()
    lists = dict.fromkeys(path[:-1] for path in paths if isinstance(path[-1], int))
    emptied = {path for path in lists if _is_emptied(plan, path, paths)}
    for path in paths:
        whole = path[:-1] if path[:-1] in emptied and isinstance(path[-1], int) else path
        if whole not in told:
            told.add(whole)
            yield Remove(whole)


def _is_emptied(plan: Plan, path: Path, paths: Collection[Path]) -> bool:
    """Whether nothing is left of a list without the items at some paths."""
    items = plan.origins.plain(path)
    return not isinstance(items, list) or all((*path, index) in paths for index in range(len(items)))
