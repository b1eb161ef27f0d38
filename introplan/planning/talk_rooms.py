"""The rooms for talks of two or three: where such are held already, else those that are small."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property

from introplan.agenda import Journey, Plan, is_room
from introplan.agenda.disclosure import unnamed
from introplan.counts.hosts import whole
from introplan.demands.places import holds
from introplan.planning.settings import MOST_PLACES

SMALL = 20
"""A room that holds more than this is none for a talk."""


def is_without_room(plan: Plan, people: Iterable[str]) -> bool:
    """Whether those who meet agree on the room themselves, since somebody protected is among them.

    The room would be shown as taken all day, and one that has nothing else would tell whose it is. Not so in a plan
    that does without the check that says it.
    """
    tunings = plan.programme.frame.checks.get("place-taken-all-day", ())
    is_borne = any(each.severity == "ignore" and not each.for_ and each.until is None for each in tunings)
    return not is_borne and bool(unnamed(plan, people))


class TalkRooms:
    """Where talks of a unit's participants are held, and could be, looked up once."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._found: dict[tuple[str | None, str, int], list[str | None]] = {}

    def of(self, journey: Journey, day: date, count: int) -> list[str | None]:
        """The rooms for so many, the usual first; none at all comes last."""
        key = journey.unit_on(day), journey.organisation_on(day), count
        if key not in self._found:
            self._found[key] = [*self._those(*key)[:MOST_PLACES], None]
        return self._found[key]

    def _those(self, unit: str | None, organisation: str, count: int) -> list[str]:
        """Where reviews of the unit are, then other talks there, then those of the organisation, then what is small."""
        plan, root = self._plan, whole(self._plan, organisation).id
        places = plan.programme.places
        own = self._used[unit, "review"] + Counter() if unit else Counter[str]()
        talks = self._used[unit, "meeting"] if unit else Counter[str]()
        here = self._used[root, "review"]
        small = [
            place.id
            for place in places.values()
            if place.capacity is not None
            and place.capacity <= SMALL
            and is_room(place)
            and not (place.online or place.shared)
            and (place.organisation is None or whole(plan, place.organisation).id == root)
        ]
        small.sort(key=lambda each: (places[each].capacity or 0, each))
        if small and unit is not None:  # so that not all units want the same room
            first = list(plan.programme.units).index(unit) % len(small)
            small = [*small[first:], *small[:first]]
        named = [place for used in (own, talks, here) for place in sorted(used, key=lambda each: (-used[each], each))]
        return [each for each in dict.fromkeys((*named, *small)) if holds(places[each], count)]

    @cached_property
    def _used(self) -> Mapping[tuple[str, str], Counter[str]]:
        """How often each place has reviews, and meetings, of a unit's participants, and of an organisation's."""
        found: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
        plan = self._plan
        for each in plan.agenda.occasions:
            if each.kind == "review" and each.place is not None:
                journey = plan.journey(each)
                root = whole(plan, journey.organisation_on(each.day)).id
                for id_ in (journey.unit_on(each.day), root):
                    if id_ is not None:
                        found[id_, "review"][each.place] += 1
        for support in plan.agenda.support.every:
            meets, unit = support.pairing.meets, support.journey.unit
            if meets is not None and meets.place is not None and unit is not None:
                found[unit, "meeting"][meets.place] += 1
        return found
