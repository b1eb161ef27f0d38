"""Tasks as everybody has them: by which day, and who has which."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from introplan.agenda.axes import ONE_DAY, Axis
from introplan.agenda.journeys import Journey
from introplan.agenda.occasions import Occasion
from introplan.days import OpenDays
from introplan.model import CohortTask, Programme, Task

TASKS = "_tasks"
"""What stands in the keys of tasks: no review can be called so."""


def due_day(axis: Axis, task: Task, open_days: OpenDays) -> date:
    """The day by which a task is to be done: of a closed day the last open one before it.

    Nobody has anything due before they start, or while they are paused: then it is the first open day after that.
    """
    last = _last_day(axis, task)
    for back in range((last - axis.starts).days + 1):
        day = last - timedelta(days=back)
        if day in axis.pauses:
            break
        if open_days.is_open(day):
            return day
    return open_days.from_day(last)


def _last_day(axis: Axis, task: Task) -> date:
    """The day by which it is to be done, open or not. With the last month of the programme, its last day is meant."""
    if isinstance(task, CohortTask) and task.date is not None:
        return task.date
    if task.week is not None:
        return axis.days_of_weeks(task.week, task.week).last
    day = axis.day_at(task.month or 0)
    return axis.programme_ends if day - ONE_DAY == axis.programme_ends else day


def is_asked_of(task: Task, journey: Journey, day: date) -> bool:
    """Whether somebody has a task that is due on the day.

    Not if they have left by then, are in none of its groups, or start after its date.
    """
    is_late = isinstance(task, CohortTask) and task.date is not None and task.date < journey.starts
    if is_late or (task.for_ and not any(journey.in_group(group, day) for group in task.for_)):
        return False
    return day <= journey.ends or not journey.leaves_early


def own_tasks(programme: Programme, journey: Journey, open_days: OpenDays) -> Mapping[str, date]:
    """The tasks that somebody has, by id, each with the day by which it is to be done."""
    tasks = programme.tasks_of(journey.cohort)
    days = {id_: due_day(journey, task, open_days) for id_, task in tasks.items()}
    return {id_: day for id_, day in days.items() if is_asked_of(tasks[id_], journey, day)}


def task_key(programme: Programme, journey: Journey, task: Task) -> str:
    """The key of a participant's task."""
    return f"{journey.cohort.identity}/{programme.people[journey.person].identity}/{TASKS}/{task.identity}"


def task_occasions(programme: Programme, journeys: tuple[Journey, ...], open_days: OpenDays) -> Iterator[Occasion]:
    """The tasks of all participants. Who helps has no entry of it, but the list in print."""
    for journey in journeys:
        tasks = programme.tasks_of(journey.cohort)
        for id_, day in own_tasks(programme, journey, open_days).items():
            yield Occasion(
                key=task_key(programme, journey, tasks[id_]),
                kind="task",
                subject=id_,
                day=day,
                times=None,
                status="planned",
                cohorts=(journey.cohort.id,),
                attendees=(journey.as_participant,),
                path=tasks[id_].path,
                draft=journey.cohort.status == "draft",
            )
