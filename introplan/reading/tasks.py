"""Tasks of a cohort that are called as one of the programme: each of its participants has both."""

from collections.abc import Iterator, Mapping

from introplan.diagnostics import Diagnostic, Label, _, error
from introplan.reading.origins import Origins


def tasks_twice(tree: Mapping[str, object], origins: Origins) -> Iterator[Diagnostic]:
    """A cohort's own tasks that have the id of a task of the whole programme."""
    of_all = _mapping(_mapping(tree.get("programme")).get("tasks"))
    for cohort, entry in _mapping(tree.get("cohorts")).items():
        for id_ in _mapping(_mapping(entry).get("tasks")):
            if id_ in of_all:
                yield error(
                    "duplicate-id",
                    _("the id `{id}` is both in the programme's `tasks` and in those of `{cohort}`"),
                    at=origins.span(("cohorts", cohort, "tasks", id_), key=True),
                    also=[Label(origins.span(("programme", "tasks", id_), key=True), _("first here"))],
                    help=_("keep one of them, or give one another id"),
                    values={"id": id_, "cohort": cohort},
                )


def _mapping(value: object) -> Mapping[str, object]:
    return value if isinstance(value, dict) else {}
