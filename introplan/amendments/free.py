"""Where an occasion could be instead, as a list to choose from: when, in which room, at what price."""

from dataclasses import dataclass
from datetime import date

from introplan.agenda import Occasion, Plan
from introplan.amendments.moving import slots_of
from introplan.amendments.occasions import Named
from introplan.checks.occasions import MOST_NAMES, names
from introplan.checks.prices import price_in_words
from introplan.demands import Offer
from introplan.diagnostics import Message, _, _n

MOST = 10


@dataclass(frozen=True, slots=True)
class FreeSlot:
    """The occasion as it would be, the room when that is another, and what it costs."""

    occasion: Occasion
    place: str | None
    price: tuple[Message, ...]


@dataclass(frozen=True, slots=True)
class FreeSlots:
    """The best slots, of so many days that were looked at; and which checks have spoken against how many of them."""

    slots: tuple[FreeSlot, ...]
    days: int
    refused: tuple[tuple[str, int], ...]


def free(named: Named, today: date, near: date | None = None) -> FreeSlots:
    """The best slots from today on, around the occasion's own day or another."""
    plan, occasion = named.plan, named.occasion
    found = slots_of(named, MOST, today, near)
    by_days = sorted(found.refused.items(), key=lambda each: (-each[1], each[0]))
    return FreeSlots(tuple(_slot(plan, occasion, each) for each in found.offers), found.days, tuple(by_days))


def _slot(plan: Plan, occasion: Occasion, offer: Offer) -> FreeSlot:
    would = offer.occasion
    place = plan.programme.places[would.place].title if would.place and would.place != occasion.place else None
    return FreeSlot(would, place, (*price_in_words(plan, offer.price), *_missing(plan, occasion, would)))


def _missing(plan: Plan, occasion: Occasion, would: Occasion) -> tuple[Message, ...]:
    """Those who come now and would not then, where no demand tells of it."""
    then = would.people("participant", "make_up")
    gone = tuple(each for each in occasion.people("participant", "make_up") if each not in then)
    if not gone:
        return ()
    values = {"people": names(plan, gone[:MOST_NAMES]), "count": len(gone)}
    return (
        Message(
            _n("{people} is not there then", "{people} are not there then")
            if len(gone) <= MOST_NAMES
            else _("{count} participants are not there then"),
            values,
        ),
    )
