"""Where an occasion could be instead, best first: each day at its own hour, else at another, else in another room."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import NamedTuple

from introplan.agenda import Occasion
from introplan.days import Stretch, Times, Weekday
from introplan.demands.catalogue import BETWEEN
from introplan.demands.clashes import ROOMS, TRAVEL
from introplan.demands.days import HALF_DAY, MEMBERSHIP, WORKING_DAY
from introplan.demands.occasions import as_it_would_be
from introplan.demands.phases import days_in_phase
from introplan.demands.places import ACCESSIBLE, HAS_ROOM
from introplan.demands.search import DAYS_AROUND, Offer, Search, other_times
from introplan.model import Review

USUAL_TIME = Times(time(13))
"""When what has no hour yet is tried first."""
ANOTHER_WEEKDAY = 7
"""So many days further off is the same weekday still preferred."""
OF_THE_HOUR = frozenset([*HALF_DAY.names, *WORKING_DAY.names, *(name for demand in BETWEEN for name in demand.names)])
"""What another hour of the day may mend."""
OF_THE_ROOM = frozenset([*HAS_ROOM.names, *ACCESSIBLE.names, *MEMBERSHIP.names, *ROOMS.names, *TRAVEL.names])
"""What another room may mend."""


class Slots(NamedTuple):
    """Some free slots, the best first; when there are none, what has stood against how many of the days."""

    offers: tuple[Offer, ...]
    days: int
    refused: Mapping[str, int]


@dataclass(frozen=True)
class _Found:
    """A free slot and what it is ranked by."""

    offer: Offer
    rank: tuple[int, bool, int, int]
    is_wished: bool

    @property
    def is_perfect(self) -> bool:
        """Whether it costs nothing, everybody comes, hour and room stay, and nobody would rather have another day."""
        return self.rank[:3] == (0, False, 0) and self.is_wished


def free_slots(  # noqa: PLR0913 - where and what is looked for, each by its name
    search: Search,
    most: int,
    *,
    near: date | None = None,
    earliest: date = date.min,
    but: Stretch | None = None,
    further: Callable[[Occasion], int] = lambda _would: 0,
) -> Slots:
    """The best slots in the weeks around an occasion's own day, or around another, none before the earliest.

    None begins on one of the days `but` which others are asked for. `further` tells how many days further off something
    counts as than it is, since somebody would rather have it otherwise.

    Best is what brings least, then what nobody is missing from, then what needs no other hour or room, then what is
    nearest; where no other day is given, the same weekday counts as a week nearer. Each day is offered once.
    """
    found: list[_Found] = []
    refused: Counter[str] = Counter()
    days = 0
    for far, day in _days(search, near, earliest):
        if but is not None and day in but:
            continue
        if sum(each.is_perfect for each in found) >= most:
            break
        days += 1
        offer = _on_day(search, day, refused)
        if offer is not None:
            more = further(offer.occasion)
            found.append(_Found(offer, _rank(search, offer, far + more), is_wished=not more))
    found.sort(key=lambda each: each.rank)
    return Slots(tuple(each.offer for each in found[:most]), days, refused)


def _days(search: Search, near: date | None, earliest: date) -> list[tuple[int, date]]:
    """The days around, each with how far it counts as, the nearest first and later before earlier."""
    own = search.occasion.day
    anchor = max(near or own, earliest)
    within = days_in_phase(search.plan, search.occasion)
    if within is not None and within.first <= within.last:
        anchor = min(max(anchor, within.first), within.last)
    far = range(-DAYS_AROUND, DAYS_AROUND + 1)
    days = [day for day in (anchor + timedelta(days=each) for each in far) if day >= earliest]
    prefers = near is None and own.weekday() < Weekday.SATURDAY
    ranked = [
        (abs((day - anchor).days) + (ANOTHER_WEEKDAY if prefers and day.weekday() != own.weekday() else 0), day)
        for day in days
    ]
    return sorted(ranked, key=lambda each: (each[0], each[1] < anchor, each[1]))


def _on_day(search: Search, day: date, refused: Counter[str]) -> Offer | None:
    """The first that is free on a day, by what stands against the hour and the room that it has."""
    usual = as_booked(search, day)
    against = list(dict.fromkeys(reason.name for reason in search.against(usual)))
    refused.update(against)
    if not against and _is_another(search, usual) and search.is_free(usual):
        return search.offer(usual)
    for would in _otherwise(search, usual, against):
        if search.is_free(would):
            return search.offer(would)
    return None


def as_booked(search: Search, day: date) -> Occasion:
    """The occasion on a day, with an hour when it is a review that has none yet."""
    occasion = search.occasion
    would = as_it_would_be(search.plan, occasion, day=day)
    review = search.plan.subject(occasion)
    if occasion.times is None and isinstance(review, Review):
        would = would._replace(times=USUAL_TIME.lasting(review.length))
    return would._replace(booked=True)


def _is_another(search: Search, would: Occasion) -> bool:
    occasion = search.occasion
    return not occasion.booked or (would.day, would.times, would.place) != (
        occasion.day,
        occasion.times,
        occasion.place,
    )


def _otherwise(search: Search, usual: Occasion, against: list[str]) -> Iterator[Occasion]:
    """The same day at other hours, and in other rooms, as far as those may mend what stands against it."""
    if OF_THE_HOUR.issuperset(against) and usual.times is not None and usual.times.length:
        for times in other_times(search.plan, usual.times):
            yield as_it_would_be(search.plan, usual, times=times)
    if against and OF_THE_ROOM.issuperset(against) and usual.place is not None:
        for place in search.other_places():
            yield as_it_would_be(search.plan, usual, place=place)


def _rank(search: Search, offer: Offer, far: int) -> tuple[int, bool, int, int]:
    occasion, would = search.occasion, offer.occasion
    others = (occasion.times is not None and would.times != occasion.times) + (would.place != occasion.place)
    return len(offer.price.brings), not search.is_as_now(would), others, far
