"""Who could support somebody instead: people who have agreed to it, have room, and fit the role."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from introplan.agenda import Journey, Plan
from introplan.days import Stretch
from introplan.demands import limit_of
from introplan.model import Person, RoleWord

MOST_OFFERED = 2


@dataclass(frozen=True)
class Candidates:
    """Those who have agreed to a role, by role and unit, and the days when each supports somebody."""

    plan: Plan
    agreed: Mapping[tuple[RoleWord, str | None], tuple[Person, ...]]
    busy: Mapping[tuple[str, RoleWord], tuple[tuple[str, Stretch], ...]]

    def who_can(self, role: RoleWord, journey: Journey, days: Stretch) -> tuple[Person, ...]:
        """One or two with room for the participant on all the days, of the unit that the role asks for, if it does.

        Nobody who is a participant, the participant's manager, new in the profession, or gone by then.
        """
        suitable = (person for person in self._in_order(role, journey) if self._suits(person, role, journey, days))
        return tuple(islice(suitable, MOST_OFFERED))

    def _in_order(self, role: RoleWord, journey: Journey) -> Iterator[Person]:
        own = journey.unit
        wanted = described.unit if (described := self.plan.programme.role(role)) else None
        if wanted != "other" and own is not None:
            yield from self.agreed.get((role, own), ())
        if wanted != "same" or own is None:
            for (word, unit), people in self.agreed.items():
                if word == role and (unit is None or unit != own):
                    yield from people

    def _suits(self, person: Person, role: RoleWord, journey: Journey, days: Stretch) -> bool:
        plan = self.plan
        supported = {other for other, when in self.busy.get((person.id, role), ()) if when.overlaps(days)}
        return (
            len(supported - {journey.person}) < person.capacity[role]
            and journey.person not in supported
            and person.id not in plan.agenda.journeys_by_person
            and person.id != journey.manager
            and not is_inexperienced(plan, person)
            and not _gone(plan, person, days)
        )


def is_inexperienced(plan: Plan, person: Person) -> bool:
    """Whether somebody is known to have been in the profession for too short a time to support others."""
    least = limit_of(plan.programme, "supporter-inexperienced")
    return person.experience_years is not None and person.experience_years < least


def _gone(plan: Plan, person: Person, days: Stretch) -> bool:
    last = plan.programme.organisations[person.organisation].member_until
    return last is not None and last < days.last


def candidates_of(plan: Plan) -> Candidates:
    """The candidates of a plan, looked up once for all of a check's findings."""
    agreed: dict[tuple[RoleWord, str | None], list[Person]] = defaultdict(list)
    for person in plan.programme.people.values():
        for role, limit in person.capacity.items():
            if limit:
                agreed[role, person.unit].append(person)
    busy: dict[tuple[str, RoleWord], list[tuple[str, Stretch]]] = defaultdict(list)
    for days, pairing, journey in plan.agenda.support.every:
        busy[pairing.supporter, pairing.role].append((journey.person, days))
    return Candidates(
        plan,
        {key: tuple(people) for key, people in agreed.items()},
        {key: tuple(supported) for key, supported in busy.items()},
    )


def with_units(plan: Plan, people: tuple[Person, ...]) -> tuple[str, ...]:
    """`Sven Sidouppdrag (Ekonomiskt bistånd Söder)`: names, each with where the person works."""
    return tuple(
        f"{plan.called(person.id)} ({plan.programme.units[person.unit].title})"
        if person.unit
        else plan.called(person.id)
        for person in people
    )
