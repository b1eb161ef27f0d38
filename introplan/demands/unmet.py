"""What stands against an occasion as it is, or as it would be; and what a change of it brings, and what it ends."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from introplan.agenda import Occasion
from introplan.demands.catalogue import BETWEEN, OVER, SLOTS
from introplan.demands.shapes import Between, Over, Reason, Slot
from introplan.demands.stretches import Moved
from introplan.demands.surroundings import Key, Surroundings


class Price(NamedTuple):
    """What a change brings and ends over days, weeks and months: it forbids nothing, and is said."""

    brings: tuple[Reason, ...] = ()
    ends: tuple[Reason, ...] = ()


def unmet(around: Surroundings, occasion: Occasion, keys_of: Occasion | None = None) -> Iterator[Reason]:
    """Why the occasion cannot be where it is, by itself and beside what is around it, what is cheapest to ask first.

    What is a matter of order is asked for those who come to `keys_of` too: whom it leaves, it may leave without.
    """
    there = around.having(occasion)
    yield from unmet_alone(there, occasion)
    yield from unmet_beside(there, occasion, keys_of)


def unmet_alone(
    there: Surroundings, occasion: Occasion, alike: Collection[str] = (), slots: Iterable[Slot] = SLOTS
) -> Iterator[Reason]:
    """Why an occasion that is there cannot be, by itself; of each of those who are `alike` nothing is asked."""
    others = _without(occasion, alike)
    for slot in slots:
        yield from slot.reasons(there, others if slot.of_each else occasion)


def unmet_beside(
    there: Surroundings, occasion: Occasion, keys_of: Occasion | None = None, alike: Collection[str] = ()
) -> Iterator[Reason]:
    """Why an occasion that is there cannot be beside what is around it; of those who are `alike` nothing is asked."""
    others = _without(occasion, alike)
    for demand in BETWEEN:
        yield from between(demand, there, occasion, keys_of, others)


def _without(occasion: Occasion, people: Collection[str]) -> Occasion:
    """The occasion as it is for none but the others: whom a demand asks of one by one, it asks of these."""
    if not people:
        return occasion
    return occasion._replace(attendees=tuple(each for each in occasion.attendees if each.person not in people))


def between(
    demand: Between,
    there: Surroundings,
    occasion: Occasion,
    keys_of: Occasion | None = None,
    others: Occasion | None = None,
) -> Iterator[Reason]:
    """Why an occasion that is there cannot be beside another, by one demand; for `others` than all who come to it."""
    keys = dict.fromkeys(demand.keys(there, occasion if others is None or demand.of_order else others))
    if demand.of_order and keys_of is not None:
        keys |= dict.fromkeys(demand.keys(there, keys_of))
    for key in keys:
        for clash in demand.pairs(there, key):
            if demand.of_order or clash.earlier is occasion or clash.later is occasion:
                yield from demand.reasons(there, key, clash)


def over(around: Surroundings, windows: dict[tuple[Over, Key], None]) -> Iterator[Reason]:
    """What is too much, or too long, in the windows."""
    for demand, window in windows:
        yield from demand.reasons(around, window)


def windows_of(
    around: Surroundings, *occasions: Occasion, demands: Iterable[Over] = OVER
) -> dict[tuple[Over, Key], None]:
    """All windows that the occasions count in, each once."""
    return {(demand, key): None for demand in demands for key in demand.windows(around, occasions)}


def unmet_over(here: Surroundings, demand: Over) -> Iterator[tuple[Key, Reason]]:
    """The windows of all sessions in which there is too much, or too long between, and why."""
    windows = windows_of(here, *here.plan.agenda.sessions, demands=(demand,))
    return ((key, reason) for _demand, key in windows for reason in demand.reasons(here, key))


def price_of(
    around: Surroundings,
    occasion: Occasion,
    would: Occasion,
    silent: frozenset[str] = frozenset(),
    along: Sequence[Moved] = (),
) -> Price:
    """What it brings and ends that an occasion, and other days of its session along with it, become as they would be.

    Of what is `silent` nothing is said.
    """
    told = tuple(demand for demand in OVER if not silent.issuperset(demand.names))
    windows = windows_of(around, occasion, would, *(each for moved in along for each in moved), demands=told)
    as_is = around.along_with(each.was for each in along) if along else around
    moved = around.along_with(each.would for each in along) if along else around
    before = {reason.identity: reason for reason in over(as_is.having(occasion), windows)}
    after = {reason.identity: reason for reason in over(moved.having(would), windows)}
    return Price(
        tuple(reason for identity, reason in after.items() if identity not in before),
        tuple(reason for identity, reason in before.items() if identity not in after),
    )


def worsened_by(
    around: Surroundings, occasion: Occasion, would: Occasion, silent: frozenset[str] = frozenset()
) -> tuple[Reason, ...]:
    """What it brings that an occasion becomes as it would be, and what was too much already and is more then."""
    told = tuple(demand for demand in OVER if not silent.issuperset(demand.names))
    windows = windows_of(around, occasion, would, demands=told)
    before = {(reason.identity, _how_much(reason)) for reason in over(around.having(occasion), windows)}
    after = over(around.having(would), windows)
    return tuple(reason for reason in after if (reason.identity, _how_much(reason)) not in before)


def _how_much(reason: Reason) -> object:
    """How much it is as a number; of what it is of, how many there are."""
    return len(reason.much) if isinstance(reason.much, tuple) else reason.much
