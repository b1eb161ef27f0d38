"""The one number and moment that all busy stretches of all places have, whatever has become of which of them.

With a counter of its own, the room of the pair that got a new time would show all of that pair's hours by it. So
they count releases: each gives them all a higher number, and a later moment, than any before. They need no record,
and no cancellation: a place's calendar is subscribed to, or replaced whole.
"""

from typing import NamedTuple

from introplan.agenda import Busy, Plan, busy_stretches
from introplan.language import Language
from introplan.releases.edition import Edition
from introplan.releases.events import fingerprint
from introplan.releases.ledger import Stamp


class Booker(NamedTuple):
    """Whose bookings all of them are, as every entry says."""

    contact: str
    email: str
    language: Language


class BookedRoom(NamedTuple):
    """What the entry of a place that is taken says, beside when: nothing else is written of it."""

    booker: Booker
    title: str
    address: str | None


def booked_room(plan: Plan, place: str) -> BookedRoom:
    """What the entries of a place, by id, say when it is taken."""
    entry = plan.programme.places[place]
    return BookedRoom(_booker(plan), entry.title, entry.address)


def _booker(plan: Plan) -> Booker:
    frame = plan.programme.frame
    return Booker(frame.contact.title, frame.contact.email, frame.language)


def busy_of(edition: Edition, place: str) -> tuple[Busy, ...]:
    """When a place, by id, is taken by something personal that is given out, in order."""
    plan = edition.plan
    return tuple(busy_stretches(plan, place, edition.published(plan.agenda.by_place.get(place, ()))))


def rooms_mark(edition: Edition) -> str:
    """A fingerprint of all busy stretches and of what their entries say: another when anything of that is another."""
    plan = edition.plan
    places = sorted(
        (place.identity, *booked_room(plan, place.id)[1:], [(busy.starts, busy.ends) for busy in taken])
        for place in plan.programme.places.values()
        if (taken := busy_of(edition, place.id))
    )
    return fingerprint(*_booker(plan), plan.programme.frame.timezone, places)


def rooms_stamp(edition: Edition) -> Stamp | None:
    """The stamp of every busy stretch of a build: its release's, or what the next will outdo; None before the first.

    The mark of a release that was made before introplan kept it is today's, as long as no event has changed since.
    """
    if edition.release is None:
        return None
    now = rooms_mark(edition)
    then = edition.release.rooms or ("" if edition.changes else rooms_mark(Edition(edition.plan)))
    if now == then:
        return Stamp(edition.number, edition.release.at)
    return Stamp(edition.number + 1, edition.unreleased_at)
