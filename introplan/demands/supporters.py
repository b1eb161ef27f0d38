"""Who could support somebody: people who have agreed to it, have room, fit the role, and are there."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set
from datetime import date, timedelta
from itertools import islice
from typing import NamedTuple

from introplan.agenda import Journey, Occasion, Plan, Support
from introplan.days import Stretch, Stretches
from introplan.demands.limits import limit_of
from introplan.demands.organisations import comes_from_nobody
from introplan.demands.paired import WouldSupport, against, unit_wanted
from introplan.model import Person, RoleWord

MOST_OFFERED = 2


class SupportOffered(NamedTuple):
    """Somebody who has been offered as a supporter, in which role, to whom and when."""

    supporter: str
    role: RoleWord
    participant: str
    days: Stretch


class Candidates(NamedTuple):
    """Those who have agreed to a role, by role and unit, and the days when each supports somebody."""

    plan: Plan
    agreed: Mapping[tuple[RoleWord, str | None], tuple[Person, ...]]
    busy: Mapping[tuple[str, RoleWord], tuple[tuple[str, Stretch], ...]]
    last: Mapping[str, date]
    """The last day of support, by those whose pairings have all been ended before the participants' own last day."""

    def who_can(
        self, role: RoleWord, journey: Journey, days: Stretch, offered: Iterable[SupportOffered] = ()
    ) -> tuple[Person, ...]:
        """One or two with room for the participant on all the days, of the unit that the role asks for, if it does.

        That goes by where the participant is on them. Nobody who is a participant, their manager, new in
        the profession, gone by then, away when it begins or for long, or who supports nobody any more; and nobody who
        has no room left when those that are `offered` are supported too.
        """
        there = [each for each in offered if each.role == role and each.days.overlaps(days)]
        by_person: dict[str, set[str]] = defaultdict(set)
        for each in there:
            by_person[each.supporter].add(each.participant)
        in_order = self._in_order(role, unit_wanted(self.plan, journey, days))
        suitable = (each for each in in_order if self._suits(each, role, journey, days, by_person.get(each.id, set())))
        return tuple(islice(suitable, MOST_OFFERED))

    def _in_order(self, role: RoleWord, own: str | None) -> Iterator[Person]:
        wanted = described.unit if (described := self.plan.programme.role(role)) else None
        if wanted != "other" and own is not None:
            yield from self.agreed.get((role, own), ())
        if wanted != "same" or own is None:
            for (word, unit), people in self.agreed.items():
                if word == role and (unit is None or unit != own):
                    yield from people

    def _suits(self, person: Person, role: RoleWord, journey: Journey, days: Stretch, offered: Set[str]) -> bool:
        supported = offered | {other for other, when in self.busy.get((person.id, role), ()) if when.overlaps(days)}
        return (
            len(supported - {journey.person}) < person.capacity[role]
            and against(self.plan, WouldSupport(person.id, role, journey, days)) is None
            and not self.has_stopped(person.id, days)
        )

    def has_stopped(self, person: str, days: Stretch) -> bool:
        """Whether all whom somebody supports have somebody else, or nobody, before these days have well begun."""
        shortest = timedelta(days=limit_of(self.plan.programme, "support-interrupted"))
        return person in self.last and self.last[person] < days.first + shortest


def without_support(
    plan: Plan, journey: Journey, held: Iterable[Support], last: date | None = None
) -> tuple[Stretch, ...]:
    """When a participant has none of the support, until a last day: with an open day, and no pause.

    Nor is anybody missed at a posting without meetings.
    """
    covered = Stretches.of([*(support.days for support in held), *journey.pauses, *journey.without_meetings])
    missing = covered.missing_from(Stretch(journey.starts, last or journey.ends))
    return tuple(hole for hole in missing if plan.open_days.has_open_day(hole))


def promised_until(plan: Plan, role: RoleWord, journey: Journey) -> date | None:
    """The last day of the phases in which the role says how often they meet; None when it does not say."""
    said = plan.programme.role(role)
    every = said.meets.every if said and said.meets else None
    if every is None:
        return None
    met = [days.last for phase, days in journey.phases if every.in_phase(phase) is not None]
    return min(max(met, default=journey.ends), journey.ends)


def is_short_of_hours(person: Person, least: float = 0) -> bool:
    """Whether somebody has fewer hours a month set aside for supporting others, or none at all."""
    return not person.hours_per_month or person.hours_per_month < least


def is_without_hours(plan: Plan, person: Person) -> bool:
    """Whether somebody has no hours set aside for supporting others, and an employer who could."""
    return is_short_of_hours(person) and not comes_from_nobody(plan, person)


def meetings_with_others(plan: Plan, person: str) -> Iterator[Occasion]:
    """The network meetings that somebody is at, be they events or sessions."""
    programme = plan.programme
    for occasion in plan.agenda.by_person.get(person, ()):
        is_network = (occasion.kind == "event" and programme.events[occasion.subject].kind == "network") or (
            occasion.kind == "session" and programme.taught[occasion.subject].kind == "network"
        )
        if is_network and occasion.is_on:
            yield occasion


def candidates_of(plan: Plan) -> Candidates:
    """The candidates of a plan, looked up once for all that is asked of them."""
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
