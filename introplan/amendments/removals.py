"""What is taken out of a plan: items and fields, and the list or mapping of which nothing would be left."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from introplan.agenda import Plan
from introplan.diagnostics import Remove
from introplan.model import Path

ENTRY = 2
"""So long is the path of an entry of a section, which stays when it says nothing more."""


def taken_out(plan: Plan, paths: Iterable[Path]) -> Iterator[Remove]:
    """The removals of what stands at the paths; of all that stands in a field, that of the field."""
    by_parent: dict[Path, list[Path]] = defaultdict(list)
    for path in dict.fromkeys(paths):
        by_parent[path[:-1]].append(path)
    for parent, several in by_parent.items():
        there = plan.origins.plain(parent)
        is_emptied = isinstance(there, list | dict) and len(there) == len(several)
        if is_emptied and (isinstance(there, list) or len(parent) > ENTRY):
            yield Remove(parent)
        else:
            yield from map(Remove, several)
