"""Why somebody is to support somebody, and why somebody gets nobody, with the cheapest way out."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from copy import copy
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import NamedTuple

from introplan.agenda import Plan
from introplan.demands import Reason
from introplan.demands.paired import unit_wanted
from introplan.model import Person, RoleWord
from introplan.planning.books import Books
from introplan.planning.lacking import Lack
from introplan.planning.matching import Matching
from introplan.planning.pair_wishes import price_of_pair
from introplan.planning.pairing import EFFORT, Matched, PairModel
from introplan.planning.solving import solve

MOST_EXPLAINED = 12
"""So many different conflicts are looked into; what is left can be asked for when these are mended."""
MOST_BESIDE = 40
"""Among so many it is looked who else needs the same people; where there are more, all places are simply taken."""


class Proposal(NamedTuple):
    """Somebody who is to support a participant, and who would be next if they could not."""

    lack: Lack
    person: str
    at_once: int
    other: str | None
    other_at_once: int = 0


class Ask(NamedTuple):
    """Somebody who would solve it by agreeing to so many participants at once in the role; `is_first` when to any."""

    person: str
    role: RoleWord
    number: int
    is_first: bool


class Unpaired(NamedTuple):
    """Participants who get nobody, all for the same reasons.

    Either nobody fits, and `against` tells why of each who has agreed; or those who fit, `full`, have no room left
    beside the `rivals`, who cannot all have one of them. One of those who are to be asked is enough for each.
    """

    lacks: tuple[Lack, ...]
    against: tuple[Reason, ...]
    full: tuple[str, ...]
    rivals: tuple[Lack, ...]
    asks: tuple[Ask, ...]


def proposals_of(matching: Matching, found: Matched) -> Iterator[Proposal]:
    """Each who is to support somebody, with whoever would be next."""
    books = Books(matching, found.chosen)
    for number, person in enumerate(found.chosen):
        if person is not None:
            at_once = books.at_once(person)
            books.choose(number, None)
            others = [each for each in matching.fits[number] if each != person and books.has_room(number, each)]
            other = min(others, key=lambda each: (books.price(number, each), each), default=None)
            also = books.at_once(other, number) if other else 0
            books.choose(number, person)
            yield Proposal(matching.lacks[number], person, at_once, other, also)


def unpaired_of(matching: Matching, found: Matched) -> Iterator[Unpaired]:
    """Those who get nobody, by why."""
    why = _Why(matching, found)
    groups: dict[object, list[int]] = {}
    for number, person in enumerate(found.chosen):
        if person is None:
            groups.setdefault(why.likeness(number), []).append(number)
    for numbers in groups.values():
        yield why.explained(numbers)


@dataclass(eq=False)
class _Why:
    """What is known of why some get nobody, and who is to be asked so far."""

    matching: Matching
    found: Matched
    looked_into: int = 0
    new: Counter[tuple[str, RoleWord]] = field(default_factory=Counter)

    @cached_property
    def books(self) -> Books:
        """Who is to support whom, and with them whoever could when those that are to be asked say yes."""
        return Books(self.matching, self.found.chosen)

    @cached_property
    def model(self) -> PairModel:
        """All choices and rows, and nothing that costs anything: here it is asked only what can be."""
        model = PairModel.of(self.matching)
        problem = copy(model.problem)
        problem.costs, problem.keys = [0] * len(problem.costs), {}
        return replace(model, problem=problem)

    @property
    def plan(self) -> Plan:
        return self.matching.plan

    def likeness(self, number: int) -> object:
        """What those have in common who get nobody for the same reasons."""
        lack = self.matching.lacks[number]
        role = self.plan.programme.role(lack.role)
        unit = unit_wanted(self.plan, lack.journey, lack.days) if role and role.unit else None
        against = () if self.matching.fits[number] else self._against(lack)
        reasons = tuple((reason.name, reason.who) for reason in against)
        return lack.role, lack.posted is None, tuple(self.matching.fits[number]), unit, reasons

    def _against(self, lack: Lack) -> tuple[Reason, ...]:
        """Why each who has agreed to the role cannot; of those who work elsewhere, one is enough."""
        found: dict[object, Reason] = {}
        for person in self.matching.agreed.get(lack.role, ()):
            reason = self.matching.against(lack, person.id)
            if reason is not None:
                found.setdefault(reason.name if reason.name == "supporter-in-wrong-unit" else person.id, reason)
        return tuple(found.values())

    def explained(self, numbers: Sequence[int]) -> Unpaired:
        """Why these get nobody, and who is to be asked."""
        matching, first = self.matching, numbers[0]
        lacks = tuple(matching.lacks[number] for number in numbers)
        if not matching.fits[first]:
            asks = tuple(self._asks(numbers))
            return Unpaired(lacks, self._against(lacks[0]), (), (), asks)
        rivals = self._rivals(first)
        full = dict.fromkeys(each for number in (first, *rivals) for each in matching.fits[number])
        asks = tuple(self._asks(numbers))
        return Unpaired(lacks, (), tuple(full), tuple(matching.lacks[each] for each in rivals), asks)

    def _asks(self, numbers: Sequence[int]) -> Iterator[Ask]:
        for number in numbers:
            if (ask := self._one_more(number) or self._somebody_new(number)) is not None:
                yield ask

    def _one_more(self, number: int) -> Ask | None:
        """Whoever fits and costs least, if they can take one more than they have agreed to."""
        books, lack = self.books, self.matching.lacks[number]
        able = [each for each in self.matching.fits[number] if books.is_apart(number, each)]
        if not able:
            return None
        person = min(able, key=lambda each: (books.price(number, each), each))
        more = books.missing_room(number, person)
        books.choose(number, person)
        return Ask(person, lack.role, self.plan.programme.people[person].capacity[lack.role] + more, is_first=False)

    def _somebody_new(self, number: int) -> Ask | None:
        """Whoever has not agreed to the role, could, and costs least; each is asked once."""
        lack = self.matching.lacks[number]
        able = [each.id for each in self._others(lack) if not self.new[each.id, lack.role]]
        able = [each for each in able if self.books.is_apart(number, each)]
        person = min(able, key=lambda each: (price_of_pair(self.plan, lack.by(each)), each), default=None)
        if person is None:
            return None
        self.new[person, lack.role] += 1
        return Ask(person, lack.role, 1, is_first=True)

    def _others(self, lack: Lack) -> Iterator[Person]:
        """Those who work in a unit, or support somebody in another role, and lead nobody."""
        programme = self.plan.programme
        leading = {unit.manager for unit in programme.units.values()}
        for person in programme.people.values():
            is_near = person.unit is not None or any(person.capacity.values())
            if is_near and not person.capacity.get(lack.role) and person.id not in leading:
                own = self.plan.agenda.journeys_by_person.get(person.id, ())
                if not own and self.matching.against(lack, person.id) is None:
                    yield person

    def _rivals(self, number: int) -> tuple[int, ...]:
        """The fewest others who, with this one, cannot all be paired, whoever is chosen for them."""
        self.looked_into += 1
        beside = self._beside(number)
        if self.looked_into > MOST_EXPLAINED or len(beside) > MOST_BESIDE:
            return ()
        return tuple(sorted(_smallest(beside, lambda those: not self._all_paired((number, *those)))))

    def _beside(self, number: int) -> list[int]:
        """Those who have what this one could have, or what those could have instead, and so on."""
        chosen, matching = self.found.chosen, self.matching
        having: dict[str, list[int]] = {}
        for each, person in enumerate(chosen):
            if person is not None:
                having.setdefault(person, []).append(each)
        found, looked = {number: None}, [number]
        while looked:
            for person in matching.fits[looked.pop()]:
                for each in having.get(person, ()):
                    if each not in found:
                        found[each] = None
                        looked.append(each)
        return [each for each in found if each != number]

    def _all_paired(self, numbers: Sequence[int]) -> bool:
        """Whether somebody can be found for all of these when nobody else has anybody."""
        fixed = {each: int(number not in numbers) for number, each in enumerate(self.model.without)}
        return solve(self.model.problem, effort=EFFORT, fixed=fixed).status != "impossible"


def _smallest(every: Sequence[int], is_too_much: Callable[[Sequence[int]], bool]) -> list[int]:
    """A part of these that is too much, and would not be without any one of them; halved as long as it can be.

    QuickXplain, by Ulrich Junker, 2004: its questions are few where the part is small.
    """

    def within(known: Sequence[int], is_new: bool, rest: Sequence[int]) -> list[int]:
        if is_new and is_too_much(known):
            return []
        if len(rest) == 1:
            return list(rest)
        half = len(rest) // 2
        first, second = rest[:half], rest[half:]
        of_second = within([*known, *first], bool(first), second)
        return [*within([*known, *of_second], bool(of_second), first), *of_second]

    return within([], False, every) if every and is_too_much(every) and not is_too_much([]) else []
