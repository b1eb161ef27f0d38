"""What the organisations themselves have against a day: their half days, and the school breaks of their people."""

from collections.abc import Iterable, Iterator

from introplan.agenda import Occasion, Plan
from introplan.checks.organisations import with_parents
from introplan.days import OpenDays
from introplan.model import Organisation


def giving_organisations(plan: Plan, occasion: Occasion) -> tuple[str, ...]:
    """The host of a session, else whose the place is, and the employers of its lecturers; each once."""
    place = plan.programme.places[occasion.place] if occasion.place else None
    host = occasion.host or (place.organisation if place else None)
    employers = (plan.programme.people[person].organisation for person in occasion.people("lecturer"))
    return tuple(dict.fromkeys(id_ for id_ in (host, *employers) if id_))


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
