"""A group of whom all come to the same sessions now, or do so no more: told as one, by the group's name."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from introplan.agenda import Plan
from introplan.changes.told import Coming, Told
from introplan.rendering.changes.names import NamesTold

FEWEST = 2
"""Of a group with fewer members, the one is told by name."""


def as_groups(told: Iterable[Told], names: NamesTold) -> tuple[Told, ...]:
    """What is told, in its order, with those who are a whole group together in place of the first of them."""
    those, found = tuple(told), list[Told]()
    alike: dict[tuple[object, ...], dict[str, Coming]] = defaultdict(dict)
    for one in those:
        if isinstance(one, Coming) and _is_of_sessions(one):
            alike[_key(one)][one.person] = one
    together: dict[int, Coming | None] = {}
    for comings in alike.values() if names.plan.programme.groups else ():
        for title, people in _groups_among(comings, names.plan):
            first, *others = (comings[person] for person in people)
            together[id(first)] = replace(first, people=people, group=title)
            together |= {id(each): None for each in others}
    for one in those:
        if (instead := together.get(id(one), one)) is not None:
            found.append(instead)
    return tuple(found)


def _is_of_sessions(coming: Coming) -> bool:
    return coming.what in ("comes", "stays_away") and coming.part == "participant"


def _key(coming: Coming) -> tuple[object, ...]:
    return coming.what, coming.cohorts, tuple(event.key for event in coming.events)


def _groups_among(comings: Mapping[str, Coming], plan: Plan) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The groups all of whose members are among these people, the largest first; each of the people once."""
    first, cohorts = next(iter(comings.values())), plan.by_identity.cohorts
    ids = [cohorts[each].id for each in first.cohorts if each in cohorts]
    days, left = {event.day for event in first.events}, set(comings)
    members = {
        group.title: tuple(
            plan.programme.people[each.person].identity
            for id_ in ids
            for each in plan.agenda.members.in_group(id_, group.id)
            if any(each.in_group(group.id, day) for day in days)
        )
        for group in plan.programme.groups.values()
    }
    for title, people in sorted(members.items(), key=lambda each: -len(each[1])):
        if len(people) >= FEWEST and left.issuperset(people):
            left.difference_update(people)
            yield title, tuple(person for person in comings if person in people)
