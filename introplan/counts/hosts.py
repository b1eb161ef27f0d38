"""Who receives whom: in whose rooms a joint programme meets, beside the seats there are; and who shows each branch."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import timedelta
from typing import NamedTuple

from introplan.agenda import Occasion, Plan
from introplan.demands.organisations import giving_organisations, owner_of_place, with_parents
from introplan.model import Area, Cohort, Organisation


class Received(NamedTuple):
    """A member of a joint programme, the sessions of a cohort in its rooms, and how many seats it has there.

    A session on several days, or one that comes back, is one line of the plan and counts once; `length` is of all its
    days and times.
    """

    organisation: Organisation
    sessions: int
    length: timedelta
    seats: int


def whole(plan: Plan, organisation: str) -> Organisation:
    """What an organisation belongs to in the end, such as the municipality of a department."""
    return with_parents(plan.programme, organisation)[-1]


def members_of(plan: Plan, cohort: Cohort) -> Mapping[str, Organisation]:
    """The organisations with seats in a cohort, each as the whole that it belongs to, by its id."""
    return {root.id: root for id_, seats in cohort.seats.items() if seats and (root := whole(plan, id_))}


def received(plan: Plan, cohort: Cohort, sessions: Iterable[Occasion]) -> tuple[Received, ...]:
    """What each member receives of these sessions, in the order of the seats."""
    members = members_of(plan, cohort)
    lines: dict[str, dict[object, None]] = {id_: {} for id_ in members}
    lengths = dict.fromkeys(members, timedelta())
    for occasion in sessions:
        owner = owner_of_place(plan, occasion) or occasion.host
        if owner and (root := whole(plan, owner)).id in members:
            lines[root.id][occasion.path] = None
            lengths[root.id] += occasion.length if occasion.times or occasion.is_all_day else timedelta()
    seats = dict.fromkeys(members, 0)
    for id_, count in cohort.seats.items():
        if count:
            seats[whole(plan, id_).id] += count
    return tuple(Received(members[id_], len(lines[id_]), lengths[id_], seats[id_]) for id_ in members)


class ShownArea(NamedTuple):
    """A branch of the service, the ids of the lectures and activities that are about it, and who shows it."""

    area: Area
    activities: tuple[str, ...]
    sessions: int
    length: timedelta
    by: tuple[Organisation, ...]


def shown_areas(plan: Plan, sessions: Iterable[Occasion]) -> Iterator[ShownArea]:
    """Each branch with what these sessions show of it: what names it, or builds a competence of it."""
    programme = plan.programme
    of_competence = {id_: competence.area for id_, competence in programme.competences.items()}
    areas = {
        activity.id: {activity.area, *(of_competence[each] for each in activity.competences)}
        for activity in programme.taught.values()
    }
    held = tuple(sessions)
    for area in programme.areas.values():
        those = [each for each in held if area.id in areas[each.subject]]
        by = dict.fromkeys(id_ for each in those for id_ in giving_organisations(plan, each))
        yield ShownArea(
            area,
            tuple(id_ for id_, of in areas.items() if area.id in of),
            len({each.path for each in those}),
            sum((each.length for each in those if each.times or each.is_all_day), timedelta()),
            tuple(programme.organisations[id_] for id_ in by),
        )
