"""Who could support somebody: people who have agreed to it, have room, fit the role, and are there."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import islice

from introplan.agenda import Journey, Plan
from introplan.days import Stretch
from introplan.demands.limits import limit_of
from introplan.demands.offers import Offers
from introplan.model import Person, RoleWord

LEAST_YEARS = 2
MOST_OFFERED = 2


@dataclass(frozen=True)
class Candidates:
    """Those who have agreed to a role, by role and unit, and the days when each supports somebody."""

    plan: Plan
    agreed: Mapping[tuple[RoleWord, str | None], tuple[Person, ...]]
    busy: Mapping[tuple[str, RoleWord], tuple[tuple[str, Stretch], ...]]
    last: Mapping[str, date]
    """The last day of support, by those whose pairings have all been ended before the participants' own last day."""

    def who_can(
        self, role: RoleWord, journey: Journey, days: Stretch, offers: Offers | None = None
    ) -> tuple[Person, ...]:
        """One or two with room for the participant on all the days, of the unit that the role asks for, if it does.

        Nobody who is a participant, the participant's manager, new in the profession, gone by then, away when it
        begins or for long, or who supports nobody any more; nor whom the run has `offers` of already.
        """
        taken = {offered.supporter for offered in offers.supporting} if offers else set()
        suitable = (
            person
            for person in self._in_order(role, journey)
            if person.id not in taken and self._suits(person, role, journey, days)
        )
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
            and (person.experience_years is None or person.experience_years >= LEAST_YEARS)
            and not _gone(plan, person, days)
            and not _is_away(plan, person, days)
            and not self._has_stopped(person, days)
        )

    def _has_stopped(self, person: Person, days: Stretch) -> bool:
        """Whether all whom the person supports have had somebody else, or nobody, from before these days on."""
        return person.id in self.last and self.last[person.id] < days.first


def _is_away(plan: Plan, person: Person, days: Stretch) -> bool:
    """Whether the person is away when it begins, or for so long meanwhile that the support would be interrupted."""
    longest = limit_of(plan.programme, "support-interrupted")
    stretches = (line for line in person.unavailable if isinstance(line, Stretch) and line.overlaps(days))
    return any(days.first in away or len(away) > longest for away in stretches)


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
    last: dict[str, date] = {}
    staying: set[str] = set()
    for days, pairing, journey in plan.agenda.support.every:
        busy[pairing.supporter, pairing.role].append((journey.person, days))
        last[pairing.supporter] = max(days.last, last.get(pairing.supporter, days.last))
        if days.last == journey.ends:
            staying.add(pairing.supporter)
    return Candidates(
        plan,
        {key: tuple(people) for key, people in agreed.items()},
        {key: tuple(supported) for key, supported in busy.items()},
        {person: day for person, day in last.items() if person not in staying},
    )


def with_units(plan: Plan, people: tuple[Person, ...]) -> tuple[str, ...]:
    """`Sven Sidouppdrag (Ekonomiskt bistånd Söder)`: names, each with where the person works."""
    return tuple(
        f"{plan.called(person.id)} ({plan.programme.units[person.unit].title})"
        if person.unit
        else plan.called(person.id)
        for person in people
    )
