"""Checks on tasks: due while the participants are in the programme, on a day that is open, with somebody to help."""

from collections.abc import Iterator
from datetime import date
from itertools import combinations

from introplan.agenda import Journey, Plan, due_day, own_tasks
from introplan.checks.causes import pause_not_followed
from introplan.checks.closed_days import because, closing_line
from introplan.checks.edits import putting
from introplan.checks.occasions import MOST_NAMES, alike, names
from introplan.checks.pairings import role_name
from introplan.days import Stretch
from introplan.diagnostics import Diagnostic, Label, _, _n, finding
from introplan.model import ROLES, Cohort, CohortTask, RoleWord, Task


def task_outside_programme(plan: Plan) -> Iterator[Diagnostic]:
    """A task is due before the cohort starts, or after the programme has ended.

    Nobody has what is due before they start, and whoever has finished does nothing more. Usually it is a year that was
    mistyped, or a week that was copied from a longer programme. Source: our own judgement.
    """
    told: set[object] = set()
    for cohort in plan.programme.cohorts.values():
        for task in plan.programme.tasks_of(cohort).values():
            written = task.date if isinstance(task, CohortTask) else None
            day = written or due_day(plan.cohort_axes[cohort.id], task, plan.open_days)
            days = _days_of(plan, cohort)
            early = day < days.first
            if (day > days.last or early) and task.path not in told:
                told.add(task.path)
                yield finding(
                    "task-outside-programme",
                    _("the task “{task}” is due on {day}, before {cohort} starts on {first}")
                    if early
                    else _("the task “{task}” is due on {day}, and {cohort} ends on {last}"),
                    at=plan.where(task, _field_of_day(task)),
                    help=_("choose a day from {first} to {last}")
                    if _field_of_day(task) == "date"
                    else _("choose an earlier one, or remove the task"),
                    values={
                        "task": task.title,
                        "day": day,
                        "cohort": cohort.title,
                        "first": days.first,
                        "last": days.last,
                    },
                    about=(cohort.id, task.id),
                )


def _days_of(plan: Plan, cohort: Cohort) -> Stretch:
    """The first day of a cohort, and the last of whoever in it is the last to finish."""
    axis, journeys = plan.cohort_axes[cohort.id], plan.journeys_in(cohort.id)
    last = max([axis.programme_ends, *(journey.programme_ends for journey in journeys)])
    return Stretch(min([axis.starts, *(journey.starts for journey in journeys)]), last)


def _field_of_day(task: Task) -> str:
    """The field that says when a task is due."""
    return "week" if task.week is not None else "month" if task.month is not None else "date"


def task_on_closed_day(plan: Plan) -> Iterator[Diagnostic]:
    """A task has a date when nobody works, so that calendars and print have the last working day before it.

    That is as it should be, unless the day was mistyped; written in the plan, the day is the one that everybody has.
    Source: our own judgement.
    """
    for cohort in plan.programme.cohorts.values():
        for task in cohort.tasks.values():
            reason = plan.open_days.closed_by(task.date) if task.date is not None else None
            free = due_day(plan.cohort_axes[cohort.id], task, plan.open_days)
            if task.date is None or reason is None or free == task.date:
                continue
            yield finding(
                "task-on-closed-day",
                because(reason),
                at=plan.where(task, "date"),
                also=closing_line(plan, "closed", reason),
                help=_("everybody has it on {free}: write that day, or the one that was meant"),
                values={"what": task.title, "day": task.date, "reason": reason, "free": free},
                about=(cohort.id, task.id),
                fix=putting((*task.path, "date"), free.isoformat()),
            )


def task_in_pause(plan: Plan) -> Iterator[Diagnostic]:
    """A task has a date, and a participant is away from the programme that day.

    What counts from somebody's own start moves with their pause; a date is the same for all. Somebody has to agree with
    the participant on another day. Source: our own judgement.
    """
    for journey in plan.agenda.journeys:
        tasks = journey.cohort.tasks
        for id_ in own_tasks(plan.programme, journey, plan.open_days):
            task = tasks.get(id_)
            if task is None or task.date is None or task.date not in journey.pauses:
                continue
            yield finding(
                "task-in-pause",
                _("{participant} has the task “{task}” due on {day}, in their pause {stretch}"),
                at=plan.where(journey.participant, "pauses"),
                also=[Label(plan.where(task, "date"), _("the same day for all"))],
                help=_("agree on another day with them, or let the task count from the start: `week` or `month`"),
                values={
                    "participant": plan.called(journey.person),
                    "task": task.title,
                    "day": task.date,
                    "stretch": next(part for part in journey.pauses if task.date in part),
                },
                about=(journey.cohort.id, journey.person, id_),
                cause=pause_not_followed(plan, journey, task.title),
            )


def task_without_helper(plan: Plan) -> Iterator[Diagnostic]:
    """Somebody with a role is to help with a task, and a participant has nobody with that role when it is due.

    The task says to do it with somebody who is not there. A required role that is missing is reported by another check.
    Source: the plan's own `tasks`.
    """
    lacking: dict[tuple[str, str, RoleWord], list[tuple[Journey, date]]] = {}
    for journey in plan.agenda.journeys:
        tasks = plan.programme.tasks_of(journey.cohort)
        for id_, day in own_tasks(plan.programme, journey, plan.open_days).items():
            for word in ROLES:
                if word not in tasks[id_].with_ or word in plan.programme.required_roles:
                    continue
                if not any(day in support.days for support in plan.agenda.support.of(journey, (word,))):
                    lacking.setdefault((journey.cohort.id, id_, word), []).append((journey, day))
    for (cohort, id_, word), several in lacking.items():
        task = plan.programme.tasks_of(plan.programme.cohorts[cohort])[id_]
        people = tuple(journey.person for journey, _day in several)
        yield finding(
            "task-without-helper",
            _n(
                "{participant} is to do “{task}” with somebody as {role}, and has nobody on {day}",
                "{count} participants are to do “{task}” with somebody as {role}, and have nobody then: {people}",
            ),
            at=plan.where(task, "with"),
            help=_n(
                "add a pairing with a line `{word}:` that applies on {day}, or change `with`",
                "add pairings with a line `{word}:` that apply then, or change `with`",
                by="count",
            ),
            values={
                "participant": plan.called(several[0][0].person),
                "people": names(plan, people[:MOST_NAMES]),
                "count": len(people),
                "task": task.title,
                "role": role_name(plan, word),
                "word": word,
                "day": several[0][1],
            },
            about=(cohort, id_, word, *alike(people)),
        )


def task_written_twice(plan: Plan) -> Iterator[Diagnostic]:
    """Two tasks that the same participants have are called the same.

    Both stand in their calendars, and nobody can tell them apart. Usually one was copied, or is among the programme's
    tasks already. Tasks for different groups may have one name. Source: our own judgement.
    """
    told: set[object] = set()
    for cohort in plan.programme.cohorts.values():
        for first, second in combinations(plan.programme.tasks_of(cohort).values(), 2):
            apart = first.for_ and second.for_ and not {*first.for_} & {*second.for_}
            if _called(first) != _called(second) or apart or (first.path, second.path) in told:
                continue
            told.add((first.path, second.path))
            yield finding(
                "task-written-twice",
                _("two tasks are called “{task}”"),
                at=plan.where(second, "title"),
                also=[Label(plan.where(first, "title"), _("the other one"))],
                help=_("remove one of them, or give it a title of its own"),
                values={"task": second.title},
                about=(cohort.id, first.id, second.id),
            )


def _called(task: Task) -> str:
    return " ".join(task.title.casefold().split()).rstrip(".!")
