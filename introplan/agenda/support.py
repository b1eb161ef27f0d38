"""Who supports whom and when: every pairing with the days that it holds, in one index."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple, TypeVar

from introplan.agenda.journeys import Journey
from introplan.days import Stretch
from introplan.model import ROLES, Pairing, Programme, RoleWord

_Key = TypeVar("_Key", str, tuple[str, str])


class Support(NamedTuple):
    """A pairing as it holds for one journey of its participant, on its days of that."""

    days: Stretch
    pairing: Pairing
    journey: Journey


@dataclass(frozen=True)
class SupportIndex:
    """Every pairing that holds on some day, in the order they are written."""

    every: tuple[Support, ...]

    @cached_property
    def by_supporter(self) -> Mapping[str, tuple[Support, ...]]:
        """All that somebody gives, by their id."""
        return _index(self.every, lambda support: support.pairing.supporter)

    @cached_property
    def by_pairing(self) -> Mapping[str, tuple[Support, ...]]:
        """A pairing's support by its id: more than one only for somebody in two cohorts."""
        return _index(self.every, lambda support: support.pairing.id)

    @cached_property
    def _by_journey(self) -> Mapping[tuple[str, str], tuple[Support, ...]]:
        return _index(self.every, lambda support: (support.journey.cohort.id, support.journey.person))

    def of(self, journey: Journey, roles: Collection[RoleWord] = ROLES) -> tuple[Support, ...]:
        """What a participant gets during a journey from those in these roles."""
        own = self._by_journey.get((journey.cohort.id, journey.person), ())
        return tuple(support for support in own if support.pairing.role in roles)


def _index(every: Sequence[Support], key: Callable[[Support], _Key]) -> dict[_Key, tuple[Support, ...]]:
    found: dict[_Key, list[Support]] = defaultdict(list)
    for support in every:
        found[key(support)].append(support)
    return {key: tuple(several) for key, several in found.items()}


def support_in(programme: Programme, journeys: Sequence[Journey]) -> SupportIndex:
    """The support that a programme's pairings give on these journeys."""
    return SupportIndex(tuple(_supports(programme, journeys)))


def _supports(programme: Programme, journeys: Sequence[Journey]) -> Iterator[Support]:
    by_person: dict[str, list[Journey]] = defaultdict(list)
    for journey in journeys:
        by_person[journey.person].append(journey)
    for pairing in programme.pairings.values():
        for journey in by_person.get(pairing.participant, ()):
            first = max(pairing.from_ or journey.starts, journey.starts)
            last = min(pairing.until or journey.ends, journey.ends)
            if first <= last:
                yield Support(Stretch(first, last), pairing, journey)
