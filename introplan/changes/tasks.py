"""What has become of tasks: told once for all who have the same one, and not once for each of them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, get_args

from introplan.changes.change import Change, OfEvents, cohorts_of
from introplan.releases.events import PublishedEvent

TaskChangeWhat = Literal["new", "removed", "moved"]
_WHAT: frozenset[str] = frozenset(get_args(TaskChangeWhat))


@dataclass(frozen=True, slots=True)
class TaskChange(OfEvents):
    """That people have a task now, or do not any more, or have another day for it: each with their own days."""

    what: TaskChangeWhat
    changes: tuple[Change, ...]
    people: tuple[str, ...]

    @property
    def events(self) -> tuple[PublishedEvent, ...]:
        """The task of each as it is; as it was, where it is gone."""
        return tuple(change.event for change in self.changes)

    @property
    def cohorts(self) -> tuple[str, ...]:
        """The ids of the cohorts concerned."""
        return cohorts_of(self.events)


def is_of_task(change: Change) -> bool:
    """Whether it is told as what has become of a task."""
    return change.event.kind == "task" and bool(_WHAT.intersection(change.what[:1]))


def task_changes(changes: Iterable[Change]) -> Iterator[TaskChange]:
    """What has become of the tasks of a cohort, one by one."""
    found: dict[tuple[object, ...], list[Change]] = defaultdict(list)
    for change in changes:
        event = change.event
        found[change.what[0], event.sort, event.subject, event.cohorts].append(change)
    for (what, *_task), several in found.items():
        people = dict.fromkeys(person for change in several for person in change.people)
        yield TaskChange(what, tuple(several), tuple(people))  # type: ignore[arg-type]  # as `is_of_task` says
