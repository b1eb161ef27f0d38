"""At which coming sessions somebody could have what they have missed: at what price, or what is in the way."""

from collections.abc import Iterator
from datetime import date
from heapq import merge
from typing import NamedTuple

from introplan.agenda import Attendee, Journey, Occasion, Plan, absent_from, in_own_time, is_invited
from introplan.checks.occasions import title_of
from introplan.checks.prices import price_in_words
from introplan.counts.missed import Missed
from introplan.demands import Offers, Price, Reason, Search
from introplan.demands.make_ups import called, is_in_order, seats_left, sessions_elsewhere, sessions_of_other_halves
from introplan.demands.stretches import is_first_day
from introplan.demands.unmet import worsened_by
from introplan.diagnostics import Message, _, _n
from introplan.language.terms import STATES

NOT_THEN = {
    "session-on-day-off": _("they do not work on that weekday"),
    "no-time-to-travel": _("there is no time to get there that day"),
    "too-little-daily-rest": _("there would be too little rest that night"),
    "session-outside-phase": _("it belongs to another phase than theirs"),
    "session-in-school-break": _("it is in their school break"),
}
"""What is in the way of somebody at a session, by the check that would tell of it."""


class Chance(NamedTuple):
    """A coming session at which somebody could have what they have missed, with them among those who come.

    `key` is how it is written, and `seats` how many are left before they have one; None where nothing sets a limit.
    `price` is what it brings. Where something is `against` it, it cannot be.
    """

    occasion: Occasion
    key: str
    attendee: Attendee
    seats: int | None
    price: tuple[Message, ...] = ()
    against: Message | None = None

    @property
    def fits(self) -> bool:
        """Whether it can be, at whatever price."""
        return self.against is None

    @property
    def is_free(self) -> bool:
        """Whether it can be, and brings nothing that somebody would have to decide."""
        return self.fits and not self.price


def chances_of(offers: Offers, missed: Missed, first: date) -> tuple[Chance, ...]:
    """The sessions from a day on, beside what has been offered: the best first, and last those that cannot be."""
    found = (_chance(offers, missed, each) for each in _coming(offers.plan, missed, first))
    return tuple(sorted(found, key=_rank))


def _rank(chance: Chance) -> tuple[object, ...]:
    return not chance.fits, len(chance.price), chance.occasion.sort_key


def _coming(plan: Plan, missed: Missed, first: date) -> Iterator[Occasion]:
    """The sessions of other cohorts and of other halves of the own one, joint ones too, that they are not at yet."""
    journey, subject = missed.journey, missed.subject
    halves = sessions_of_other_halves(plan, journey, subject)
    elsewhere = sessions_elsewhere(plan, [journey], subject)
    for each in merge(halves, elsewhere, key=lambda occasion: occasion.sort_key):
        if each.is_on and each.day >= first and is_first_day(plan, each) and journey.person not in each.people():
            yield each


def _chance(offers: Offers, missed: Missed, session: Occasion) -> Chance:
    plan, journey = offers.plan, missed.journey
    here = offers.taken.get(session.key, session)
    is_own = journey.cohort.id in here.cohorts
    attendee = Attendee(journey.person, "participant" if is_own and missed.why != "away" else "make_up")
    chance = Chance(here, called(plan, session), attendee, seats_left(plan, here))
    if against := _against(offers, journey, chance):
        return chance._replace(against=against)
    price = list(_of_its_state(plan, here))
    for each in plan.days_along_with(session):
        is_now = offers.taken.get(each.key, each)
        would = is_now._replace(attendees=(*is_now.attendees, attendee))
        search = Search(offers.around, is_now, silent=offers.silent)
        if not search.is_free(would):
            return chance._replace(against=_in_words(next(search.against(would), None)))
        price += price_in_words(plan, Price(worsened_by(offers.around, is_now, would, offers.silent)))
        price += _meetings_moved(offers, journey, is_now)
    return chance._replace(price=tuple(each for n, each in enumerate(price) if each not in price[:n]))


def _against(offers: Offers, journey: Journey, chance: Chance) -> Message | None:
    """What rules it out at once."""
    plan, session = offers.plan, chance.occasion
    days = [day for each in plan.days_along_with(session) for day in each.each_day]
    if session.draft:
        cohort = plan.programme.cohorts[session.cohorts[0]]
        return Message(_("{cohort} is a draft"), {"cohort": cohort.title})
    if not all(in_own_time(journey, day) for day in days):
        is_pause = any(day in journey.pauses for day in days)
        return Message(_("they have a pause then") if is_pause else _("they are not in the programme then"))
    if journey.person in absent_from(plan, session):
        return Message(_("they are away from it"))
    if chance.seats == 0:
        return Message(_("it is full"))
    if other := _at_the_same_time(offers, journey.person, session):
        return Message(_("they have {other} then"), {"other": title_of(plan, other)})
    if not is_in_order(plan, journey.person, session):
        return Message(_("it comes in the wrong order for them"))
    return None


def _at_the_same_time(offers: Offers, person: str, session: Occasion) -> Occasion | None:
    """What somebody has then that does not make way."""
    plan = offers.plan
    return next(
        (
            other
            for each in plan.days_along_with(session)
            for other in _busy_with(offers, person, each)
            if not other.is_by_rhythm and not is_invited(person, other)
        ),
        None,
    )


def _busy_with(offers: Offers, person: str, session: Occasion) -> Iterator[Occasion]:
    """What somebody has at the time of a session, as it is offered to be."""
    for day in session.each_day:
        there = offers.plan.agenda.on_day_of_person(person, day)
        beside = (each for each in offers.on_day(day) if person in each.people())
        for each in (*(one for one in there if one.key not in offers.taken), *beside):
            if each.takes_time and session.takes_time and each.busy.overlaps(session.busy):
                yield each


def _meetings_moved(offers: Offers, journey: Journey, session: Occasion) -> Iterator[Message]:
    """The regular meetings that make way for it: whether each finds another day, nobody has looked."""
    for other in _busy_with(offers, journey.person, session):
        if other.is_by_rhythm:
            them = tuple(offers.plan.called(each) for each in other.people() if each != journey.person)
            yield Message(_("the meeting with {people} has to move"), {"people": them})


def _of_its_state(plan: Plan, session: Occasion) -> Iterator[Message]:
    """That nobody has decided on it yet, or that nobody is to come to it, so that it may well be cancelled."""
    if any(map(plan.journeys_in, session.cohorts)) and not session.people("participant", "make_up"):
        yield Message(_("nobody else comes to it"))
    if session.status == "proposed":
        yield Message(_("it is only {state}"), {"state": STATES["proposed"]})


def _in_words(reason: Reason | None) -> Message:
    if reason is None:
        return Message(_("something else is in the way"))
    if reason.name in NOT_THEN:
        return Message(NOT_THEN[reason.name])
    return Message(_("`introplan explain {check}` says why not"), {"check": reason.name})


def seats_in_words(seats: int | None) -> Message | None:
    """How many seats are left, where anything sets a limit."""
    return None if seats is None else Message(_n("{count} seat left", "{count} seats left"), {"count": seats})
