"""What it costs to move what has its place: first the people who have to be told, then days, then rooms and habits."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from types import MappingProxyType
from typing import NamedTuple

from introplan.agenda import Occasion, Plan
from introplan.demands import Reason
from introplan.planning.choices import Candidate

FROZEN = timedelta(days=14)
"""So near nothing is put, and whatever can stay stays: people have made their weeks by then."""
NEAR = timedelta(days=42)
"""Whoever has to be told of something that is nearer than this counts twice."""

TOLD: Mapping[str, int] = MappingProxyType({"proposed": 1, "decided": 2, "released": 4, "confirmed": 2})
"""How dear it is to tell somebody: of what is only proposed, of what is decided, of what everybody has in the calendar;
and how much more of a lecturer who has said yes."""

PRICES: Mapping[str, int] = MappingProxyType(
    {
        "told": 2_000,
        "missing": 1_000,
        "checks": 160,
        "day": 10,
        "room": 5,
        "hour": 2,
        "weekday": 70,
    }
)
"""By what is otherwise. `told` is for each who has to be told, times `TOLD`; `missing` for each who cannot come then;
`checks` for each thing that a check would point out; `day` for each day further away; `room` for another room, `hour`
for each half hour, to four hours, and `weekday` for another weekday."""
MOST_ALTERNATIVES = 3
UNPLACED = 3_000_000
"""What it costs that something stays where it cannot be: more than to tell several cohorts."""


class Disturbance(NamedTuple):
    """Who has to be told that something is otherwise, and how dear that is altogether."""

    people: tuple[str, ...]
    weight: int

    @property
    def price(self) -> int:
        """What it costs."""
        return self.weight * PRICES["told"]


def is_elsewhere(was: Occasion, would: Occasion) -> bool:
    """Whether it has another day, another time or another room: then all who come have to be told."""
    return (was.day, was.times, was.place) != (would.day, would.times, would.place)


def disturbed(plan: Plan, was: Occasion, would: Occasion, today: date) -> Disturbance:
    """Who has to be told that something is to be so; where only others give it, these and those who gave it."""
    before, after = set(was.people("lecturer")), set(would.people("lecturer"))
    if is_elsewhere(was, would):
        people = tuple(dict.fromkeys((*was.people(), *would.people("lecturer"))))
    else:
        people = tuple(sorted(before ^ after))
    state = "released" if plan.is_released(was) else "decided" if was.is_decided else "proposed"
    yes = TOLD["confirmed"] if was.status == "confirmed" else 0
    weight = TOLD[state] * len(people) + yes * len(before.intersection(people))
    return Disturbance(people, 2 * weight if was.day < today + NEAR else weight)


def price_of_bringing(brings: Iterable[Reason]) -> int:
    """What it costs that somebody misses something, or that a check points something out."""
    return sum(PRICES["missing"] if reason.who else PRICES["checks"] for reason in brings)


class Alternative(NamedTuple):
    """Another way to move something, all else being as it is proposed."""

    candidate: Candidate
    told: Disturbance


class Move(NamedTuple):
    """Something that is moved: as it stands, where to, who has to be told, where it could be instead, and why it is."""

    was: Occasion
    candidate: Candidate
    told: Disturbance
    alternatives: tuple[Alternative, ...]
    is_affected: bool
    why: tuple[Reason, ...] = ()

    @property
    def would(self) -> Occasion:
        """As it would be."""
        return self.candidate.occasion
