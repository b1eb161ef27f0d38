"""Who else is asked to a session: supporters, managers and coordinators of those who take part, and people by name."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date

from introplan.agenda.journeys import Journey
from introplan.agenda.occasions import Attendee, Occasion, Part
from introplan.agenda.support import SupportIndex
from introplan.model import ROLES, Programme, Session

NEEDED: tuple[Part, ...] = ("lecturer", "participant", "make_up")
"""As what somebody attends a session who is not there because of its `also`."""


def is_invited(person: str, occasion: Occasion) -> bool:
    """Whether somebody is at a session only because its `also` asks them: it is held without them too."""
    return person in those_invited(occasion)


def those_invited(occasion: Occasion) -> frozenset[str]:
    """All who are so."""
    if occasion.kind != "session":
        return frozenset()
    return frozenset([person for person, part in occasion.attendees if part not in NEEDED])


def with_those_invited(
    programme: Programme, support: SupportIndex, session: Session, occasion: Occasion, members: Iterable[Journey]
) -> Occasion:
    """An occasion of a session with all who are asked to it on its day, and with nobody as two things."""
    if not session.also:
        return occasion
    there = tuple(attendee for attendee in occasion.attendees if attendee.part in NEEDED)
    people, coming = {attendee.person for attendee in there}, set(occasion.people("participant"))
    asked: dict[str, Attendee] = {}
    journeys = [journey for journey in members if journey.person in coming]
    for word in session.also:
        for each in invited_as(programme, support, word, occasion.day, journeys):
            if each.person not in people:
                asked.setdefault(each.person, each)
    return occasion._replace(attendees=(*there, *asked.values()))


def invited_as(
    programme: Programme, support: SupportIndex, word: str, day: date, coming: Collection[Journey]
) -> Iterator[Attendee]:
    """Who is meant by a word of `also` on a day, for the participants who come; a person's id means that person.

    Whoever makes up for what was missed brings nobody: their supporters are asked to the session of their own cohort.
    """
    if word == "manager":
        managers = (each.manager_on(day) for each in coming)
        yield from (Attendee(manager, "manager") for manager in managers if manager)
    elif word == "coordinator":
        yield from (Attendee(person, "coordinator") for person in programme.frame.coordinators[:1])
    elif (role := next((each for each in ROLES if each == word), None)) is not None:
        for journey in coming:
            for days, pairing, _journey in support.of(journey, (role,)):
                if day in days:
                    yield Attendee(pairing.supporter, role)
    else:
        yield Attendee(word, "invited")
