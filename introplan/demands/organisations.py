"""What organisations have to say about a day: their half days, their school breaks, and how long they are members."""

from collections.abc import Iterable, Iterator
from datetime import date

from introplan.agenda import Occasion, Plan
from introplan.days import OpenDays
from introplan.model import Organisation, Person, Programme


def with_parents(programme: Programme, organisation: str) -> tuple[Organisation, ...]:
    """The organisation and those it belongs to, the nearest first."""
    chain: dict[str, Organisation] = {}
    here: str | None = organisation
    while here is not None and here not in chain:
        chain[here] = programme.organisations[here]
        here = chain[here].part_of
    return tuple(chain.values())


def is_external(plan: Plan, organisation: Organisation) -> bool:
    """As the author says; else all but the owner's own, and those with seats or a time as members, are external."""
    if organisation.external is not None:
        return organisation.external
    programme = plan.programme
    chain = {part.id for part in with_parents(programme, organisation.id)}
    owner = {part.id for part in with_parents(programme, programme.frame.owner)}
    seated = {id_ for cohort in programme.cohorts.values() for id_ in cohort.seats}
    is_member = organisation.member_from is not None or organisation.member_until is not None
    return not (programme.frame.owner in chain or organisation.id in owner or chain & seated or is_member)


def comes_from_nobody(plan: Plan, person: Person) -> bool:
    """Whether somebody comes from outside and from no employer: they are retired, or work for themselves."""
    organisation = plan.programme.organisations[person.organisation]
    return organisation.kind == "other" and is_external(plan, organisation)


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
