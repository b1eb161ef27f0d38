"""What has become of tasks, in a sentence."""

from collections.abc import Mapping

from introplan.changes.tasks import TaskChange
from introplan.days import Moment
from introplan.diagnostics import _, _n
from introplan.rendering.changes.names import ChangeSentence, NamesTold


def of_tasks(told: TaskChange, names: NamesTold) -> ChangeSentence:
    """What has become of a task, of one participant or of several; to the one who has it, without the name."""
    values = _values(told, names)
    if names.you in told.people:
        return ChangeSentence(_YOURS[told.what], values)
    if len(told.changes) == 1:
        return ChangeSentence(_OF_ONE[told.what], values)
    return ChangeSentence(_OF_SEVERAL[told.what], values)


_YOURS: Mapping[str, str] = {
    "new": _("You have a new task, “{title}”. Do it by {day}."),
    "removed": _("“{title}”, {day}, is no longer one of your tasks."),
    "moved": _("Your task “{title}” is to be done by {day} instead of {old}."),
}
_OF_ONE: Mapping[str, str] = {
    "new": _("{participant} has a new task, “{title}”, to be done by {day}."),
    "removed": _("{participant} no longer has the task “{title}”, {day}."),
    "moved": _("{participant} is to do the task “{title}” by {day} instead of {old}."),
}
_OF_SEVERAL: Mapping[str, str] = {
    "new": _n(
        "{count} participant has a new task, “{title}”, to be done by {day}.",
        "{count} participants have a new task, “{title}”. The first is to have done it by {day}.",
    ),
    "removed": _n(
        "{count} participant no longer has the task “{title}”.",
        "{count} participants no longer have the task “{title}”.",
    ),
    "moved": _n(
        "{count} participant has another last day for the task “{title}”: {day}.",
        "{count} participants have another last day for the task “{title}”. The first is {day}, instead of {old}.",
    ),
}


def _values(told: TaskChange, names: NamesTold) -> Mapping[str, object]:
    """Of several, the days of the first."""
    first = min(told.changes, key=lambda change: change.event.sort_key)
    was = first.before or first.event
    return {
        "title": first.event.title,
        "participant": names.person(first.event.people("participant")[0]),
        "count": len(told.changes),
        "day": Moment(first.event.day),
        "old": Moment(was.day),
    }
