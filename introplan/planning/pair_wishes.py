"""What is wished of those who are paired, and what it costs not to get it.

Whoever has said nothing of languages and interests shares none, so that when somebody has to go without, it is whom
least is lost for.
"""

from collections import defaultdict
from collections.abc import Mapping
from datetime import timedelta
from math import ceil

from introplan.agenda import Plan
from introplan.demands.paired import WouldSupport, is_inexperienced
from introplan.demands.places import travel_time
from introplan.demands.supporters import is_without_hours
from introplan.model import PairWeightName, Person

UNPAIRED = 20_000
"""What it costs that somebody gets nobody at all: more than anything that is only wished."""

EXPERIENCED = 5
"""Years after which somebody is experienced, as Yrkesresan has it. Who has not said how many counts as new."""
MOST_INTERESTS = 2
QUARTER = timedelta(minutes=15)
OTHER_UNIT, UNKNOWN_WAY, FURTHEST = 1, 4, 12
"""Quarters of an hour: to another unit of the same organisation, to another organisation, and at most."""


def pair_weight_in(plan: Plan, wish: PairWeightName) -> int:
    """What it costs in a plan that a wish about those who are paired is not met."""
    weight: int = getattr(plan.programme.frame.weights.pair, wish)
    return weight


def wishes_unmet(plan: Plan, would: WouldSupport) -> Mapping[PairWeightName, int]:
    """How far each wish about two is from being met, by the wish; what others have to do with it is not among them."""
    people = plan.programme.people
    person, participant = people[would.person], people[would.journey.person]
    found: dict[PairWeightName, int] = {
        "hours": 0 if would.shows_only else is_without_hours(plan, person),
        "inexperienced": 0 if would.shows_only else is_inexperienced(plan, person),
        "languages": not shared(participant.languages, person.languages),
        "experience": 0 if would.shows_only else _years_short(person),
        "interests": max(0, MOST_INTERESTS - len(shared(participant.interests, person.interests))),
        "distance": _quarters_between(plan, would, person),
    }
    return {wish: int(much) for wish, much in found.items() if much}


def price_of_pair(plan: Plan, would: WouldSupport) -> int:
    """What the wishes about two cost that are not met."""
    return sum(pair_weight_in(plan, wish) * much for wish, much in wishes_unmet(plan, would).items())


def price_of_load(plan: Plan, person: str, already: int) -> int:
    """What one participant more costs for somebody who has some already: more for each, so that all have about as many.

    It goes by how much of what they have agreed to in all their roles is taken.
    """
    agreed = sum(plan.programme.people[person].capacity.values())
    return 2 * pair_weight_in(plan, "load") * already // agreed + already


def shared(own: tuple[str, ...], others: tuple[str, ...]) -> tuple[str, ...]:
    """What two have in common, as the first of them writes it."""
    small = {each.casefold() for each in others}
    return tuple(each for each in own if each.casefold() in small)


def _years_short(person: Person) -> int:
    return max(0, EXPERIENCED - (person.experience_years or 0))


def _quarters_between(plan: Plan, would: WouldSupport, person: Person) -> int:
    """How far apart two work: by unit, by organisation, and by the ways between places of two organisations."""
    stay = would.journey.on(would.days.first)
    if stay.unit is not None and stay.unit == person.unit:
        return 0
    theirs = plan.programme.units[person.unit].organisation if person.unit else person.organisation
    if stay.organisation == theirs:
        return OTHER_UNIT
    way = plan.once(_ways).get(frozenset((stay.organisation, theirs)))
    return UNKNOWN_WAY if way is None else min(FURTHEST, max(OTHER_UNIT, ceil(way / QUARTER)))


def _ways(plan: Plan) -> Mapping[frozenset[str], timedelta]:
    """The shortest way that is written between places of two organisations, by the two."""
    found: dict[frozenset[str], list[timedelta]] = defaultdict(list)
    places = plan.programme.places
    for here, ways in plan.programme.travel.items():
        for there in ways:
            two = frozenset(id_ for id_ in (places[here].organisation, places[there].organisation) if id_)
            if len(two) > 1:
                found[two].append(travel_time(plan, here, there))
    return {two: min(ways) for two, ways in found.items()}
