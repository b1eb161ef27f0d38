"""Who could support whom, what it costs, and what cannot be at once: compiled from what the checks ask.

Whoever cannot be paired with a participant is no choice; how many somebody has agreed to at once holds on each day on
which it may be more; nobody is two roles of one participant, or at two reviews at a time.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import permutations
from typing import NamedTuple

from introplan.agenda import Plan, Support
from introplan.agenda.clashes import times_of
from introplan.days import Stretch, Times
from introplan.demands import Reason
from introplan.demands.paired import against, at_once, reviews_with
from introplan.demands.supporters import Candidates, candidates_of
from introplan.model import Person, RoleWord
from introplan.planning.lacking import Lack
from introplan.planning.pair_wishes import price_of_pair

STOPPED = "support-interrupted"
"""The check by whose limit it goes whether somebody supports nobody any more."""


class Room(NamedTuple):
    """The lacks that fall on a day, by their numbers, and how many of them one person can take in a role."""

    most: int
    lacks: frozenset[int]


class Load(NamedTuple):
    """The lacks that fall on a day, and how many participants one person has then already, in any role."""

    held: int
    lacks: frozenset[int]


@dataclass(frozen=True, eq=False)
class Matching:
    """All that may be chosen for those who lack somebody. The checks in `silent` are not asked, as far as may be."""

    plan: Plan
    lacks: tuple[Lack, ...]
    silent: Collection[str] = frozenset()

    @cached_property
    def fits(self) -> tuple[Mapping[str, int], ...]:
        """Who could support whom, and what each pair costs, by the number of the lack."""
        return tuple(
            {
                person.id: price_of_pair(self.plan, lack.by(person.id))
                for person in self.agreed.get(lack.role, ())
                if self.against(lack, person.id) is None
            }
            for lack in self.lacks
        )

    def against(self, lack: Lack, person: str) -> Reason | None:
        """Why somebody cannot support the participant, whether they have room or not."""
        if (reason := against(self.plan, lack.by(person), self.silent)) is not None:
            return reason
        stopped = self._candidates.has_stopped(person, lack.days)
        return Reason(STOPPED, (person,), self._candidates.last[person]) if stopped else None

    @cached_property
    def _candidates(self) -> Candidates:
        return candidates_of(self.plan)

    @cached_property
    def agreed(self) -> Mapping[RoleWord, tuple[Person, ...]]:
        """Who has agreed to be what."""
        found: dict[RoleWord, list[Person]] = defaultdict(list)
        for (role, _unit), people in self._candidates.agreed.items():
            found[role] += people
        return {role: tuple(people) for role, people in found.items()}

    @cached_property
    def asked(self) -> Mapping[tuple[str, RoleWord], tuple[int, ...]]:
        """The lacks that somebody could answer in a role."""
        found: dict[tuple[str, RoleWord], list[int]] = defaultdict(list)
        for number, fits in enumerate(self.fits):
            for person in fits:
                found[person, self.lacks[number].role].append(number)
        return {key: tuple(numbers) for key, numbers in found.items()}

    @cached_property
    def rooms(self) -> Mapping[tuple[str, RoleWord], tuple[Room, ...]]:
        """The days on which somebody may be asked for more than they have agreed to in a role."""
        people = self.plan.programme.people
        return {
            (person, role): tuple(self._rooms(self._held(person, role), numbers, people[person].capacity[role]))
            for (person, role), numbers in self.asked.items()
        }

    def _rooms(self, held: Sequence[Support], numbers: tuple[int, ...], agreed: int) -> Iterator[Room]:
        for count, on in self._fullest(held, numbers):
            if len(on) > (most := max(0, agreed - count)):
                yield Room(most, on)

    @cached_property
    def loads(self) -> Mapping[str, tuple[Load, ...]]:
        """The days on which somebody may have most participants, whatever the roles."""
        asked: dict[str, list[int]] = defaultdict(list)
        for (person, _role), numbers in self.asked.items():
            asked[person] += numbers
        return {person: tuple(self._loads(self._held(person), tuple(sorted(own)))) for person, own in asked.items()}

    def _loads(self, held: Sequence[Support], numbers: tuple[int, ...]) -> Iterator[Load]:
        return (Load(count, on) for count, on in self._fullest(held, numbers))

    def _fullest(self, held: Sequence[Support], numbers: tuple[int, ...]) -> Iterator[tuple[int, frozenset[int]]]:
        """The days on which most may be at once: how many there are already, and the lacks on it.

        A day with no more of either than another is left out: what holds on that one holds on it.
        """
        days = [(len(at_once(held, day)), on) for day, on in self._days(tuple(each.days for each in held), numbers)]
        days.sort(key=lambda each: (-len(each[1]), -each[0]))
        kept: list[tuple[int, frozenset[int]]] = []
        for count, on in days:
            if not any(count <= other and on <= others for other, others in kept):
                kept.append((count, on))
        yield from kept

    def _days(self, held: tuple[Stretch, ...], numbers: tuple[int, ...]) -> list[tuple[date, frozenset[int]]]:
        """The days on which something begins, so that most is at once on one of them, each with the lacks on it."""
        known = self._known_days.get((held, numbers))
        if known is None:
            begins = {self.lacks[number].days.first for number in numbers} | {days.first for days in held}
            on = ((day, frozenset(each for each in numbers if day in self.lacks[each].days)) for day in sorted(begins))
            known = self._known_days[held, numbers] = [each for each in on if each[1]]
        return known

    @cached_property
    def _known_days(self) -> dict[tuple[tuple[Stretch, ...], tuple[int, ...]], list[tuple[date, frozenset[int]]]]:
        return {}

    def _held(self, person: str, role: RoleWord | None = None) -> list[Support]:
        own = self.plan.agenda.support.by_supporter.get(person, ())
        return [each for each in own if role in (None, each.pairing.role)]

    def usual(self, person: str) -> int:
        """How many participants at once cost nothing: one, or as many as somebody has anyhow."""
        return max([1, *(load.held for load in self.loads[person])])

    def most(self, person: str) -> int:
        """How many participants somebody could have at once."""
        agreed = sum(self.plan.programme.people[person].capacity.values())
        return max(load.held + min(agreed, len(load.lacks)) for load in self.loads[person])

    @cached_property
    def moments(self) -> tuple[tuple[int, ...], ...]:
        """The lacks of different participants who have reviews at the same time, to which only one can be asked."""
        reviews = [list(reviews_with(self.plan, lack.by(""))) for lack in self.lacks]
        by_day: dict[date, list[tuple[int, Times]]] = defaultdict(list)
        for number, own in enumerate(reviews):
            for each in own:
                by_day[each.day].append((number, times_of(each)))
        found: dict[tuple[int, ...], None] = {}
        for together in by_day.values():
            for start in dict.fromkeys(times.start for _number, times in together):
                on = tuple(number for number, times in together if times.start <= start < (times.end or times.start))
                if len(on) > 1:
                    found[on] = None
        return tuple(found)

    @cached_property
    def apart(self) -> tuple[frozenset[int], ...]:
        """The other lacks that nobody can answer together with this one, by its number."""
        found: tuple[set[int], ...] = tuple(set() for _lack in self.lacks)
        for numbers in self.moments:
            for one, other in permutations(numbers, 2):
                if self.lacks[one].journey.person != self.lacks[other].journey.person:
                    found[one].add(other)
        for numbers in self.by_participant.values():
            for one, other in permutations(numbers, 2):
                if self.lacks[one].role != self.lacks[other].role:
                    found[one].add(other)
        return tuple(map(frozenset, found))

    @cached_property
    def by_participant(self) -> Mapping[str, tuple[int, ...]]:
        """The lacks of one participant: nobody is two roles of theirs."""
        found: dict[str, list[int]] = defaultdict(list)
        for number, lack in enumerate(self.lacks):
            found[lack.journey.person].append(number)
        return {person: tuple(numbers) for person, numbers in found.items()}
