"""The way out in words and as edits of the plan's data: another day, another time, another room, somebody else.

Each is looked for when the finding is told, beside what the run has offered already: `on_another_day(occasion)`,
`at_another_time(occasion)`, `in_another_place(occasion)` and `by_another_lecturer(occasion)` are what `way_out=` of a
finding takes, and `first_found(…, otherwise=…)` tries one after the other. What is to be gone afterwards is named with
the finding's own check.
"""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from itertools import islice

from introplan.agenda import Occasion, Plan, is_room
from introplan.checks.clocks import is_skipped
from introplan.checks.occasions import MOST_NAMES, names, title_of
from introplan.checks.prices import with_price
from introplan.days import Weekday
from introplan.demands import Offer, Offers, as_it_would_be, edits_of
from introplan.demands.edits import written_at
from introplan.demands.phases import days_in_phase
from introplan.demands.released import is_rather_moved
from introplan.demands.stretches import stretch_of
from introplan.diagnostics import Fix, Message, Set, WayOut, _, _n

LookedFor = Callable[[Offers], WayOut]
"""A way out that is looked for when the finding is told."""
NOWHERE = WayOut()
FREE_AT = _("everybody is free at {free_times} the same day")
IN_PHASE = "session-outside-phase"
"""What another day is to mend as well, where it can: the same date has brought both about."""
CANCEL_IT = _("cancel it that time: write {cancelling} under `changes`")
OFTEN = 21
"""Days from one time to the next, at most, of what can be left out once."""
MONTHS_OF_A_YEAR, FAR = 12, timedelta(days=60)


def first_found(*ways: LookedFor, otherwise: str = "") -> LookedFor:
    """The first of some ways out that there is; else only words."""

    def found(offers: Offers) -> WayOut:
        return next((way for look in ways if (way := look(offers)).help), WayOut(otherwise))

    return found


def as_offered_before(occasion: Occasion, *mends: str, look: LookedFor) -> LookedFor:
    """The way out that the run has offered for the occasion already, when that mends this too; else what is looked for.

    So one occasion has one way out, whatever is found about it: to move it to two days is to move it to one of them.
    """

    def found(offers: Offers) -> WayOut:
        before = offers.kept(occasion, *(mends or offers.asked_by))
        return look(offers) if before is None else before

    return found


def reworded(way: WayOut, template: str, hole: str) -> WayOut:
    """The way out in other words, when it has what they take: one that was offered before may be of another kind."""
    return WayOut(template, way.values, way.fix) if hole in way.values else way


def on_another_day(occasion: Occasion, *mends: str, near: date | None = None) -> LookedFor:
    """The nearest day that suits everybody, near another day when one is given."""

    def found(offers: Offers) -> WayOut:
        if is_skipped(offers.plan, occasion):  # on another day it would be at night, which nobody would say here
            return WayOut(_("choose another day, and a time by day"))
        offer = offers.search(occasion, *mends, IN_PHASE).free_day(near) or offers.search(occasion, *mends).free_day(
            near
        )
        if offer is None:
            return NOWHERE
        if (days := stretch_of(offers.plan, offer.occasion)) is not None:
            return _taken(offers, offer, _("the nearest free days are {free}"), {"free": days})
        values = day_of(offer)
        if values["free_weekday"] != Weekday(occasion.day.weekday()):
            return _taken(offers, offer, _("the nearest free day is {free}"), {"free": values["free"]})
        return _taken(offers, offer, _("the nearest free {free_weekday} is {free}"), values)

    return as_offered_before(occasion, *mends, look=found)


def cancelled_that_time(occasion: Occasion, *mends: str) -> LookedFor:
    """One of the times that a session comes back is cancelled, where nobody is left without and nothing is missed.

    Only of what comes back so often that there is soon another.
    """

    def found(offers: Offers) -> WayOut:
        plan, repeats = offers.plan, offers.plan.written(occasion).repeats
        if repeats is None or not occasion.comes_back or repeats.every.days > OFTEN:
            return NOWHERE
        would = occasion._replace(status="cancelled")
        there, search = offers.around.having(would), offers.search(occasion, *mends)
        coming = occasion.people("participant", "make_up")
        if not all(there.sessions_for(each, occasion.subject) for each in coming) or search.offer(would).price.brings:
            return NOWHERE
        path = written_at(plan, occasion)
        values = {"cancelling": f"`{occasion.turn}: cancelled`"}
        fields = isinstance(plan.origins.plain(path), dict)
        offers.take(would)
        return WayOut(CANCEL_IT, values, Fix((Set((*path, "status") if fields else path, "cancelled"),)))

    return found


def cancelled_or_moved(occasion: Occasion, *mends: str) -> LookedFor:
    """The way out of a day that the whole session is better without: one of many times is left out, all else moves."""
    return first_found(cancelled_that_time(occasion, *mends), on_another_day(occasion, *mends))


def day_of(offer: Offer) -> dict[str, object]:
    """The day that is offered and its weekday, as they stand in words."""
    return {"free": offer.occasion.day, "free_weekday": Weekday(offer.occasion.day.weekday())}


def on_the_turned_day(occasion: Occasion, *mends: str) -> LookedFor:
    """The day that is written when day and month change places, where that suits everybody.

    It is offered for a day far from the phase, and for one without work: what is a few days off is another slip.
    """

    def found(offers: Offers) -> WayOut:
        day, within = occasion.day, days_in_phase(offers.plan, occasion)
        if within is None or day in within or day.day > MONTHS_OF_A_YEAR or day.day == day.month:
            return NOWHERE
        if within.first - FAR <= day <= within.last + FAR and offers.plan.open_days.is_open(day):
            return NOWHERE
        would = as_it_would_be(offers.plan, occasion, day=date(day.year, day.day, day.month))
        search = offers.search(occasion, *mends, IN_PHASE)
        if not search.is_free(would):
            return NOWHERE
        template = _("{free} suits everybody: the day and the month may have been swapped")
        return _taken(offers, search.offer(would), template, {"free": would.day})

    return as_offered_before(occasion, *mends, look=found)


def at_another_time(occasion: Occasion, *mends: str) -> LookedFor:
    """The nearest time of the same day when everybody is free."""

    def found(offers: Offers) -> WayOut:
        offer = offers.search(occasion, *mends).free_time()
        if offer is None:
            return NOWHERE
        values = {"free_times": offer.occasion.times}
        return _taken(offers, offer, FREE_AT, values)

    return as_offered_before(occasion, *mends, look=found)


def in_another_place(occasion: Occasion, *mends: str) -> LookedFor:
    """A room that is free then and holds all."""

    def found(offers: Offers) -> WayOut:
        offer = offers.search(occasion, *mends).free_place()
        if offer is None:
            return NOWHERE
        place = offers.plan.programme.places[str(offer.occasion.place)]
        values = {"other_place": place.title, "more": place.capacity}
        way = _taken(offers, offer, _("{other_place} is free then and holds {more}"), values)
        # A room that nothing uses yet may be a leftover, which another finding offers to take out.
        return way if place.id in offers.plan.agenda.by_place else way._replace(fix=None)

    return as_offered_before(occasion, *mends, look=found)


def in_the_place(occasion: Occasion, place: str) -> LookedFor:
    """The very place where something else is, when it is a room that is free then and holds all."""

    def found(offers: Offers) -> WayOut:
        values = free_in_the_place(offers, occasion, place)
        if values is None:
            return NOWHERE
        offer = offers.search(occasion).offer(as_it_would_be(offers.plan, occasion, place=place))
        return _taken(offers, offer, _("hold {second} in {here} too, which is free then"), values)

    return as_offered_before(occasion, look=found)


def free_in_the_place(offers: Offers, occasion: Occasion, place: str) -> Mapping[str, object] | None:
    """What to call the two when an occasion could be in a place where something else is; None when it cannot."""
    would = as_it_would_be(offers.plan, occasion, place=place)
    if not is_room(offers.plan.programme.places[place]) or not offers.search(occasion).is_free(would):
        return None
    return {"second": title_of(offers.plan, occasion), "here": offers.plan.programme.places[place].title}


def by_another_lecturer(occasion: Occasion, *mends: str, instead_of: str = "") -> LookedFor:
    """Somebody else who gives the same and is free then, in place of one of its lecturers."""

    def found(offers: Offers) -> WayOut:
        whom = (instead_of,) if instead_of else ()
        possible = [*islice(offers.search(occasion, *mends, whom=whom).other_lecturers(instead_of), MOST_NAMES)]
        if not possible:
            return NOWHERE
        best = min(possible, key=lambda offer: len(offer.price.brings))
        own = occasion.people("lecturer")
        others = [next(each for each in offer.occasion.people("lecturer") if each not in own) for offer in possible]
        values = {
            "others": names(offers.plan, tuple(others)),
            "line": f"lecturers: [{', '.join(best.occasion.people('lecturer'))}]",
        }
        template = _n(
            "{others} gives it too and is free then: write `{line}`",
            "{others} give it too and are free then: write, for example, `{line}`",
            by="others",
        )
        return _taken(offers, best, template, values)

    return as_offered_before(occasion, *mends, look=found)


def _taken(offers: Offers, offer: Offer, template: str, values: Mapping[str, object]) -> WayOut:
    """The way out that an offer is, which nothing else is offered beside from now on."""
    search = offers.search(offers.plan.agenda.by_key[offer.occasion.key])
    would = search.with_offered(offer.occasion) or offer.occasion
    way = with_price(offers.plan, WayOut(template, values, fix_of(offers.plan, offer.occasion)), offer.price)
    offers.take(would, *(each.would for each in search.along(would) or ()))
    offers.keep(offer.occasion, way)
    return way


def for_one_of(
    mend: Occasion, *others: Occasion, look: Callable[[Occasion], LookedFor], otherwise: str = ""
) -> LookedFor:
    """The way out for the occasion to mend; else for another of those that bring it about together, which is named."""

    def found(offers: Offers) -> WayOut:
        way = look(mend)(offers)
        if way.help:
            return way
        for other in others:
            way = look(other)(offers)
            if way.help:
                values = {**way.values, "instead": title_of(offers.plan, other), "way": Message(way.help, way.values)}
                return WayOut(_("change {instead} instead: {way}"), values, way.fix)
        return WayOut(otherwise)

    return found


MOVE_ONE = _("move one of them")
MOVE_OR_LECTURER = _("move one of them, or let somebody else give it with `lecturers`")
MOVE_TO_ANOTHER_WEEK = _("move one of them to another week")
RATHER = {
    MOVE_ONE: _("move {unreleased}, which is not released"),
    MOVE_TO_ANOTHER_WEEK: _("move {unreleased}, which is not released, to another week"),
    MOVE_OR_LECTURER: _("move {unreleased}, which is not released, or let somebody else give it with `lecturers`"),
}
"""What leaves open which of two is to move, and how it is said when one of them is not released."""


def rather(occasion: Occasion, *others: Occasion, look: LookedFor) -> LookedFor:
    """The way out for one of two, that says so when it is this one because nobody has it in a calendar yet."""

    def found(offers: Offers) -> WayOut:
        if not is_rather_moved(offers.plan, occasion, *others):
            return look(offers)
        before = offers.times[occasion.key]
        way = look(offers)
        values = {**way.values, "unreleased": title_of(offers.plan, occasion)}
        if offers.times[occasion.key] == before:
            return WayOut(RATHER.get(way.help, way.help), values, way.fix)
        values["way"] = Message(way.help, way.values)
        return WayOut(_("better to change {unreleased}, which is not released: {way}"), values, way.fix)

    return found


def fix_of(plan: Plan, would: Occasion) -> Fix | None:
    """What to write so that an occasion becomes as it would be; None for a meeting that a rhythm puts somewhere."""
    was = plan.agenda.by_key[would.key]
    return None if was.is_by_rhythm else Fix(edits_of(plan, was, would))
