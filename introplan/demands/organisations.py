"""What organisations have to say about a day: their half days, their school breaks, and how long they are members."""

from collections.abc import Iterable, Iterator
from datetime import date

from introplan.agenda import Occasion, Plan
from introplan.days import OpenDays
from introplan.model import Organisation, Programme


def with_parents(programme: Programme, organisation: str) -> tuple[Organisation, ...]:
    """The organisation and those it belongs to, the nearest first."""
    chain: dict[str, Organisation] = {}
    here: str | None = organisation
    while here is not None and here not in chain:
        chain[here] = programme.organisations[here]
        here = chain[here].part_of
    return tuple(chain.values())


def giving_organisations(plan: Plan, occasion: Occasion) -> tuple[str, ...]:
    """The host of a session, else whose the place is, and the employers of its lecturers; each once."""
    host = occasion.host or owner_of_place(plan, occasion)
    employers = (plan.programme.people[person].organisation for person in occasion.people("lecturer"))
    return tuple(dict.fromkeys(id_ for id_ in (host, *employers) if id_))


def owner_of_place(plan: Plan, occasion: Occasion) -> str | None:
    """Whose the place is."""
    return plan.programme.places[occasion.place].organisation if occasion.place else None


def left_by(plan: Plan, organisation: str, day: date) -> Organisation | None:
    """The member that an organisation belongs to and that has left the joint programme before the day."""
    return next(
        (
            part
            for part in with_parents(plan.programme, organisation)
            if part.member_until is not None and part.member_until < day
        ),
        None,
    )


def own_half_days(plan: Plan, organisation: str) -> tuple[Organisation, OpenDays] | None:
    """The half days of an organisation, or of the nearest it belongs to that has any, and whose they are."""
    for part in with_parents(plan.programme, organisation):
        if part.half_days:
            return part, OpenDays((), part.half_days, country=plan.programme.frame.country)
    return None


def with_school_breaks(plan: Plan, organisations: Iterable[str]) -> Iterator[Organisation]:
    """The organisations, and those they belong to, that have school breaks; each once."""
    programme = plan.programme
    parts = {part.id: part for id_ in organisations for part in with_parents(programme, id_)}
    return (part for part in parts.values() if part.school_breaks)
