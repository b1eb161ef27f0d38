"""Where an occasion could be instead, as a list to choose from: when, in which room, at what price."""

from dataclasses import dataclass
from datetime import date, timedelta

from introplan.agenda import Occasion, Plan
from introplan.agenda.disclosure import named as affecting
from introplan.amendments.lecturers_wishes import rather
from introplan.amendments.moving import line_for, moment_of, slot_in_words, slots_of
from introplan.amendments.occasions import Named, address_of
from introplan.checks.occasions import MOST_NAMES, names, title_of
from introplan.checks.prices import price_in_words
from introplan.demands import Offer
from introplan.diagnostics import Message, _, _n
from introplan.planning.affected import ReplanWish, first_day
from introplan.planning.making_way import WayWithOthers, ways_with_others
from introplan.planning.wished import unmet_at

MOST = 10
MOST_WITH_OTHERS = 3
NEAR, ENOUGH = timedelta(days=21), 3
"""With so many free slots so near nobody else is asked to make way."""
MORE_CONCERNED = _n("{count} more person is affected", "{count} more people are affected")


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


@dataclass(frozen=True, slots=True)
class SlotWithOthers:
    """A slot that is free when others make way, and the lines that move these and it."""

    slot: FreeSlot
    lines: tuple[str, ...]


def free(named: Named, today: date, near: date | None = None) -> FreeSlots:
    """The best slots from today on, around the occasion's own day or another."""
    plan, occasion = named.plan, named.occasion
    found = slots_of(named, MOST, today, near)
    by_days = sorted(found.refused.items(), key=lambda each: (-each[1], each[0]))
    return FreeSlots(tuple(_slot(plan, occasion, each) for each in found.offers), found.days, tuple(by_days))


def _slot(plan: Plan, occasion: Occasion, offer: Offer) -> FreeSlot:
    would = offer.occasion
    place = _other_place(plan, occasion, would)
    price = *price_in_words(plan, offer.price), *_missing(plan, occasion, would)
    return FreeSlot(would, place, (*price, *(rather(plan, each) for each in unmet_at(plan, would))))


def _other_place(plan: Plan, occasion: Occasion, would: Occasion) -> str | None:
    return plan.programme.places[would.place].title if would.place and would.place != occasion.place else None


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


def free_with_others(named: Named, slots: FreeSlots, today: date) -> tuple[SlotWithOthers, ...]:
    """Days that are free when others make way, where few are free near: those that affect fewest first."""
    plan, occasion = named.plan, named.occasion
    near = sum(abs(each.occasion.day - occasion.day) <= NEAR for each in slots.slots)
    if near >= ENOUGH or not occasion.booked:
        return ()
    wish = ReplanWish(tuple(plan.programme.cohorts), today, first_day(today), moved=occasion.key)
    own = len(affecting(plan, occasion.people()))
    ways = ways_with_others(plan, occasion, wish, MOST_WITH_OTHERS)
    return tuple(_with_others(named, each, len(affecting(plan, each.people)) - own) for each in ways)


def _with_others(named: Named, way: WayWithOthers, more: int) -> SlotWithOthers:
    plan, occasion = named.plan, named.occasion
    told = tuple(
        Message(
            _("{what} makes way, from {then} to {slot}"),
            {
                "what": title_of(plan, each.was),
                "then": moment_of(each.was, plan),
                "slot": slot_in_words(plan, each.was, each.would),
            },
        )
        for each in way.others
    )
    price = (Message(MORE_CONCERNED, {"count": more}), *told) if more else told
    slot = FreeSlot(way.would, _other_place(plan, occasion, way.would), price)
    lines = (line_for(Named(plan, each.was, address_of(each.was)), each.would) for each in way.others)
    return SlotWithOthers(slot, (*lines, line_for(named, way.would)))
