"""Whether a room suits those who come: how many it holds, how one gets in, and how many an activity takes at once."""

import re
from collections.abc import Iterator
from datetime import timedelta

from introplan.agenda import Occasion, Plan, is_room
from introplan.demands.shapes import Reason, Slot
from introplan.demands.surroundings import Surroundings
from introplan.model import Place

ACCESS_WORDS = ("step_free", "hearing_loop")
DIGITS = re.compile(r"\d+ ?")


def holds(place: Place, count: int) -> bool:
    """Whether so many have room there, as far as the plan says."""
    return place.online or place.capacity is None or count <= place.capacity


def lacking(plan: Plan, place: Place) -> tuple[str, ...]:
    """What the programme asks of its rooms and this room lacks, or says nothing about."""
    if place.online or not is_room(place):
        return ()
    return tuple(word for word in plan.programme.frame.access if not getattr(place, word))


def travel_time(plan: Plan, here: str | None, there: str | None) -> timedelta:
    """How long it takes between two places, by either direction that is written; nothing when none is."""
    if here is None or there is None or here == there:
        return timedelta()
    travel = plan.programme.travel
    return travel.get(here, {}).get(there) or travel.get(there, {}).get(here) or timedelta()


def town_of(place: Place) -> str:
    """The town of an address, as far as it can be told: what stands after the last comma, without a post code."""
    _street, comma, town = (place.address or "").rpartition(",")
    return DIGITS.sub("", town).strip().lower() if comma and not place.online else ""


def _too_small(around: Surroundings, occasion: Occasion) -> Iterator[Reason]:
    """The room holds fewer than those who come."""
    if occasion.place is None or not occasion.is_on:
        return
    count = len(set(occasion.people()))
    if not holds(around.plan.programme.places[occasion.place], count):
        yield Reason("place-too-small", (occasion.place,), much=count)


def _not_accessible(around: Surroundings, occasion: Occasion) -> Iterator[Reason]:
    """The room lacks what the programme asks of its rooms."""
    if occasion.kind != "session" or occasion.place is None or not around.plan.programme.frame.access:
        return
    words = lacking(around.plan, around.plan.programme.places[occasion.place])
    if words and occasion.is_on:
        yield Reason("place-not-accessible", (occasion.place,), much=words)


def _too_many(around: Surroundings, occasion: Occasion) -> Iterator[Reason]:
    """More come than the lecture or the activity takes at once."""
    if occasion.kind != "session":
        return
    most = around.plan.programme.taught[occasion.subject].max_participants
    if most is not None and (count := len(set(occasion.people("participant", "make_up")))) > most:
        yield Reason("too-many-participants", much=count)


HAS_ROOM = Slot(("place-too-small",), _too_small, of_day=False, looks_at=("day", "people", "place", "lecturers"))
ACCESSIBLE = Slot(("place-not-accessible",), _not_accessible, of_day=False, looks_at=("place",))
GROUP_SIZE = Slot(("too-many-participants",), _too_many, of_day=False, looks_at=("day", "people"))
