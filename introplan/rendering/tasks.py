"""Tasks as lists with boxes to tick: a cohort's in its booklet and on the page, and one's own on one's own page.

What a cohort reads has the days of whoever starts with it. Whether a box is ticked is nobody's to know but the one
who has the paper.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from introplan.agenda import Occasion, Plan, due_day, reviewers
from introplan.agenda.disclosure import is_protected
from introplan.language import _, alphabetical, day_words, in_full, joined
from introplan.model import Cohort, Task
from introplan.releases import Edition
from introplan.rendering.titles import part_words, person_name


@dataclass(frozen=True, slots=True)
class TaskLine:
    """A task in words. `moment` is its day as machines read it, `who` is with whom, `only_for` for which groups."""

    moment: str
    day: str
    title: str
    who: str
    only_for: str
    text: str

    @property
    def of_another(self) -> "TaskLine":
        """As somebody reads it who helps with it."""
        return replace(self, who="")


class TasksOf(NamedTuple):
    """The tasks of one participant, for somebody who helps."""

    name: str
    tasks: tuple[TaskLine, ...]


def cohort_tasks(plan: Plan, cohort: Cohort) -> tuple[TaskLine, ...]:
    """What those in a cohort have to do, in the order of days."""
    axis, open_days = plan.cohort_axes[cohort.id], plan.open_days
    tasks = plan.programme.tasks_of(cohort).values()
    return _in_order(plan, ((due_day(axis, task, open_days), task) for task in tasks))


def tasks_of_person(edition: Edition, person: str) -> tuple[TaskLine, ...]:
    """What somebody has to do themselves, by their own days."""
    own = edition.published(edition.plan.agenda.by_person.get(person, ()))
    return _in_order(edition.plan, ((each.day, edition.plan.task(each)) for each in own if each.kind == "task"))


def tasks_helped_with(edition: Edition, person: str) -> tuple[TasksOf, ...]:
    """What others have to do with somebody's help, participant by participant, by the days of each.

    Nothing of those with protected personal data: the list would tell whom somebody meets. For the same reason it is
    empty on the page of somebody who has them.
    """
    plan = edition.plan
    if is_protected(plan, person):
        return ()
    found: dict[str, list[Occasion]] = defaultdict(list)
    for occasion in edition.published(plan.once(_by_helper).get(person, ())):
        found[occasion.people("participant")[0]].append(occasion)
    named = [(person_name(plan, each), own) for each, own in found.items() if not is_protected(plan, each)]
    return tuple(
        TasksOf(name, tuple(line.of_another for line in _in_order(plan, ((each.day, plan.task(each)) for each in own))))
        for name, own in sorted(named, key=lambda one: alphabetical(one[0]))
    )


def _by_helper(plan: Plan) -> Mapping[str, tuple[Occasion, ...]]:
    """The tasks that each person helps with, as they have their part on the day it is due."""
    found: dict[str, dict[str, Occasion]] = defaultdict(dict)
    for occasion in plan.agenda.occasions:
        if occasion.kind == "task":
            journey, task = plan.journey(occasion), plan.task(occasion)
            for helper in reviewers(plan.programme, journey, plan.agenda.support, task, occasion.day):
                found[helper.person][occasion.key] = occasion
    return {person: tuple(occasions.values()) for person, occasions in found.items()}


def _in_order(plan: Plan, dated: Iterable[tuple[date, Task]]) -> tuple[TaskLine, ...]:
    """By day, and of one day by title."""
    in_order = sorted(dated, key=lambda one: (one[0], alphabetical(one[1].title)))
    return tuple(_line(plan, task, day) for day, task in in_order)


def _line(plan: Plan, task: Task, day: date) -> TaskLine:
    language = plan.programme.frame.language
    who = joined((in_full(_("your {role}"), language, role=part_words(plan, word)) for word in task.with_), language)
    groups = (plan.programme.groups[id_].title for id_ in task.for_)
    return TaskLine(
        moment=f"{day}",
        day=day_words(day, language),
        title=task.title,
        who=in_full(_("together with {people}"), language, people=who) if who else "",
        only_for=joined(groups, language),
        text=task.text or "",
    )
