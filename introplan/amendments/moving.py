"""An occasion moved to another day, hour or room: refused where it cannot be, with where it can be instead."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import partial
from typing import NamedTuple

from introplan.agenda import Occasion, Plan, absent_from, is_room
from introplan.amendments.amendment import Amendment, Hindrance
from introplan.amendments.notes import outdated
from introplan.amendments.objections import Objection, objections
from introplan.amendments.occasions import Named
from introplan.checks import silent_in
from introplan.checks.occasions import MOST_NAMES, names, title_of
from introplan.checks.prices import price_in_words
from introplan.days import Moment, Times
from introplan.demands import FORBIDDING, Offers, Search, as_it_would_be, edits_of
from introplan.demands.days import CLOSED
from introplan.demands.edits import entry_of, times_written
from introplan.demands.slots import Slots, free_slots
from introplan.demands.stretches import stretch_of
from introplan.diagnostics import Message, _, _n
from introplan.model import Review
from introplan.planning.wished import days_for_wishes

MOST_OFFERED = 3
"""So many free slots are named where the wished one cannot be."""
MOST_REASONS = 3
"""Of more reasons than this the first are told."""

PASSED = _("{day} has passed: move only what was not held then")
CLOSING = frozenset(CLOSED.names)
"""What says enough: who is away on a day without work is no news."""


class To(NamedTuple):
    """Where something is to be: on which day, at what hour, in which room, as far as that is to be another."""

    day: date | None = None
    times: Times | None = None
    place: str | None = None


def moved(named: Named, to: To, today: date) -> Amendment | Hindrance:
    """The occasion moved, with all that it has; or why it cannot be there, and where it can."""
    plan, occasion = named.plan, named.occasion
    would = _as_wished(plan, occasion, to)
    if would == occasion:
        return _there_already(named)
    search = search_of(plan, occasion)
    against = FORBIDDING & {reason.name for reason in search.against(would)}
    if against and (found := objections(plan, would, against & CLOSING or against)):
        return _can_not_be(named, would, found, today)
    return Amendment(
        _with_price(plan, search, would, _title(plan, occasion, would)),
        edits_of(plan, occasion, would),
        tuple(_left(named, would, today)),
    )


def search_of(plan: Plan, occasion: Occasion, *mends: str) -> Search:
    """Where it could be instead; of what is not booked yet, nothing that stands against the day is known already."""
    return Offers(plan, silent_in(plan)).search(occasion, *(mends if occasion.booked else FORBIDDING))


def slots_of(named: Named, most: int, earliest: date, near: date | None = None) -> Slots:
    """The best slots against which nothing stands at all; where there are none, on other days nothing that is new.

    A room that is too small wherever it is, or somebody who is in another phase all the time, forbids no day. What
    those who give it would rather not have counts as further off, by the weights of `plan`.
    """
    plan, occasion = named.plan, named.occasion
    further = partial(days_for_wishes, plan)
    strict = free_slots(search_of(plan, occasion, *FORBIDDING), most, near=near, earliest=earliest, further=further)
    if strict.offers or not occasion.booked:
        return strict
    found = free_slots(search_of(plan, occasion), most, near=near, earliest=earliest, further=further)
    elsewhere = tuple(each for each in found.offers if each.occasion.day != occasion.day)
    return found._replace(offers=elsewhere) if elsewhere else strict


def _as_wished(plan: Plan, occasion: Occasion, to: To) -> Occasion:
    """A start alone keeps the length that it has. What a rhythm has put somewhere stays from now on where it is put."""
    times = to.times and to.times.lasting(_length(plan, occasion))
    would = as_it_would_be(plan, occasion, day=to.day, times=times, place=to.place)
    if would == occasion and (occasion.booked or to.day is None):
        return occasion
    would = would._replace(booked=True, moved_from=None)
    return would._replace(path=entry_of(occasion)) if _gets_a_line(occasion) else would


def _gets_a_line(occasion: Occasion) -> bool:
    """Whether it stands nowhere by itself yet, and is to from now on."""
    return occasion.is_by_rhythm or occasion.is_as_usual or not occasion.booked


def _length(plan: Plan, occasion: Occasion) -> timedelta | None:
    """How long it is: as long as it is now, else as long as such a review is."""
    if occasion.times is not None:
        return occasion.times.length
    subject = plan.subject(occasion)
    return subject.length if isinstance(subject, Review) else None


def _there_already(named: Named) -> Hindrance:
    occasion = named.occasion
    values = {"what": title_of(named.plan, occasion), "when": moment_of(occasion, named.plan)}
    return Hindrance(
        Message(_("{what} is there already: {when}"), values)
        if occasion.booked
        else Message(_("{what} is not booked, and is due on {when}: say when it should be"), values),
        Message(_("`introplan move --free {address}` lists where else it could be"), {"address": named.address}),
    )


def moment_of(occasion: Occasion, plan: Plan) -> Moment:
    """When it is, in words; of several days, from the first to the last."""
    days = stretch_of(plan, occasion)
    return Moment(occasion.day, occasion.times) if days is None else Moment(days.first, occasion.times, last=days.last)


def _can_not_be(named: Named, would: Occasion, against: Sequence[Objection], today: date) -> Hindrance:
    values = {
        "reasons": tuple(each.message for each in against[:MOST_REASONS]),
        "more": len(against) - MOST_REASONS,
    }
    elsewhere = _elsewhere(named, would, today)
    line = "" if any(each.is_error for each in against) else _all_the_same(named, would)
    return Hindrance(
        Message(
            _("it cannot be there: {reasons}")
            if len(against) <= MOST_REASONS
            else _n(
                "it cannot be there: {reasons}; and for one more reason",
                "it cannot be there: {reasons}; and for {more} more reasons",
                by="more",
            ),
            values,
        ),
        Message(_("{elsewhere}. `{line}` writes it all the same"), {"elsewhere": elsewhere, "line": line})
        if line
        else elsewhere,
    )


def _elsewhere(named: Named, would: Occasion, today: date) -> Message:
    """The nearest slots that are free, and the line that takes the first."""
    earliest = min(today, would.day)
    near = slots_of(named, MOST_OFFERED, earliest, would.day)
    slots = near if near.offers else slots_of(named, MOST_OFFERED, earliest)
    if not slots.offers:
        return Message(_("`introplan move --free {address}` says why nothing near is free"), {"address": named.address})
    offered = tuple(slot_in_words(named.plan, named.occasion, offer.occasion) for offer in slots.offers)
    line = line_for(named, slots.offers[0].occasion)
    return Message(_("free near it: {slots}. `{line}` takes the first"), {"slots": offered, "line": line})


def _all_the_same(named: Named, would: Occasion) -> str:
    """What to type to write a day, an hour or a room that a person may choose in spite of all; nothing for several."""
    was = named.occasion
    if stretch_of(named.plan, was) is not None:
        return ""  # its first and its last day, which one line does not write
    fields = []
    if would.day != was.day:
        fields.append(f"date {would.day.isoformat()}")
    if would.times != was.times and would.times is not None:
        fields.append(f"time {times_written(would.times)}")
    if would.place != was.place:
        fields.append(f"place {would.place}")
    is_one = was.kind in ("session", "event") and len(fields) == 1
    return f"introplan set {named.address} {fields[0]}" if is_one else ""


def slot_in_words(plan: Plan, occasion: Occasion, would: Occasion) -> Message:
    """When it would be, and where when that is another room."""
    place = plan.programme.places[would.place].title if would.place and would.place != occasion.place else ""
    values = {"when": moment_of(would, plan), "place": place}
    return Message(_("{when} in {place}"), values) if place else Message(_("{when}"), values)


def line_for(named: Named, would: Occasion) -> str:
    """What to type to move it there."""
    occasion, line = named.occasion, ["introplan", "move", named.address]
    if would.day != occasion.day or not occasion.booked:
        line += ["--to", would.day.isoformat()]
    if would.times != occasion.times and would.times is not None:
        line += ["--time", times_written(would.times)]
    if would.place != occasion.place and would.place is not None:
        line += ["--place", would.place]
    return " ".join(line)


def _title(plan: Plan, was: Occasion, would: Occasion) -> Message:
    places = plan.programme.places
    values = {
        "what": title_of(plan, was),
        "then": moment_of(was, plan),
        "when": moment_of(would, plan),
        "here": places[was.place].title if was.place else "",
        "place": places[would.place].title if would.place else "",
    }
    is_elsewhere = would.place != was.place
    if not was.booked:
        return Message(
            _("{what} is booked on {when} in {place}") if would.place else _("{what} is booked on {when}"), values
        )
    if (would.day, would.times) != (was.day, was.times):
        return Message(
            _("{what} is moved from {then} to {when}, in {place}")
            if is_elsewhere
            else _("{what} is moved from {then} to {when}"),
            values,
        )
    return Message(
        _("{what} on {then} is moved from {here} to {place}")
        if was.place
        else _("{what} on {then} is to be in {place}"),
        values,
    )


def _with_price(plan: Plan, search: Search, would: Occasion, title: Message) -> Message:
    """What is done, and what that brings and ends over days, weeks and months."""
    price = price_in_words(plan, search.offer(would).price)
    return Message(_("{way}; then {price}"), {"way": title, "price": price}) if price else title


def _left(named: Named, would: Occasion, today: date) -> Iterator[Message]:
    """What somebody has to see to beside it."""
    plan, was = named.plan, named.occasion
    values: dict[str, object] = {"what": title_of(plan, was), "address": named.address}
    yield from _of_days_gone(was, would, today)
    if not was.is_on:
        yield Message(
            _("{what} is cancelled, and stays so; `introplan set {address} status planned` brings it back"), values
        )
    if was.status == "confirmed" and (would.day, would.times) != (was.day, was.times):
        yield Message(
            _(
                "the lecturer has said yes to the old time: ask again; "
                "until then `introplan set {address} status planned`"
            ),
            values,
        )
    yield from that_follows(plan, was, would)


def that_follows(plan: Plan, was: Occasion, would: Occasion) -> Iterator[Message]:
    """Whose absence was noted, which texts tell the old time, and which rooms are to be booked."""
    away = absent_from(plan, was) if was.kind == "session" else ()
    if away and would.day != was.day:
        people = names(plan, away[:MOST_NAMES])
        yield Message(
            _n(
                "{people} is noted as away from it in `absences`: check whether they still are",
                "{people} are noted as away from it in `absences`: check whether they still are",
                by="people",
            ),
            {"people": people},
        )
    for field, words in outdated(plan, was, would):
        yield Message(_("`{field}` still says “{words}”: check what it should say"), {"field": field, "words": words})
    yield from _of_rooms(plan, was, would)


def _of_days_gone(was: Occasion, would: Occasion, today: date) -> Iterator[Message]:
    if was.day < today and was.booked:
        yield Message(PASSED, {"day": was.day})
    if would.day < today and would.day != was.day:
        yield Message(_("{day} has passed already: check that it is the day you mean"), {"day": would.day})


def _of_rooms(plan: Plan, was: Occasion, would: Occasion) -> Iterator[Message]:
    """Rooms are booked somewhere else, by people."""
    places = plan.programme.places
    here = places[was.place] if was.place and was.booked and is_room(places[was.place]) else None
    there = places[would.place] if would.place and is_room(places[would.place]) else None
    if was.booked and (was.day, was.times, was.place) == (would.day, would.times, would.place):
        return  # only others give it
    if here is not None and here == there:
        yield Message(_("book {place} for the new time instead of the old"), {"place": here.title})
        return
    if there is not None:
        yield Message(_("book {place} for {when}"), {"place": there.title, "when": moment_of(would, plan)})
    if here is not None:
        yield Message(_("cancel the booking of {place} on {when}"), {"place": here.title, "when": moment_of(was, plan)})
