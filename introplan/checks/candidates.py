"""Who could support somebody instead, in words and as what is to be written."""

from collections.abc import Callable
from typing import NamedTuple

from introplan.agenda import Journey, Plan, Support
from introplan.checks.edits import putting
from introplan.days import Stretch
from introplan.demands import Offers, SupportOffered
from introplan.diagnostics import WayOut
from introplan.model import Person, RoleWord


def somebody_else(support: Support, with_free: str, otherwise: str) -> Callable[[Offers], WayOut]:
    """Another person in the same pairing, `free`, with room beside all that has been offered; else only words."""
    days, pairing, journey = support

    def found(offers: Offers) -> WayOut:
        plan, role = offers.plan, pairing.role
        same = (each for each in offers.supporting if (each.participant, each.role) == (journey.person, role))
        before = next((plan.programme.people[each.supporter] for each in same if each.days == days), None)
        able = offers.candidates.who_can(role, journey, days, offers.supporting)
        free = before or next((each for each in able if each.hours_per_month and (each.email or each.protected)), None)
        if free is None:
            return WayOut(with_free, {"free": with_units(plan, able[:1])}) if able else WayOut(otherwise)
        offers.support(SupportOffered(free.id, role, journey.person, days))
        return WayOut(with_free, {"free": with_units(plan, (free,))}, putting((*pairing.path, role), free.id))

    return found


class Missing(NamedTuple):
    """Who has nobody in which role, and when."""

    journey: Journey
    role: RoleWord
    days: Stretch


def somebody_free(missing: Missing, with_free: str, otherwise: str) -> Callable[[Offers], WayOut]:
    """Somebody to be asked, `free`, with room for one more beside all that has been offered; else only words."""
    journey, role, days = missing

    def found(offers: Offers) -> WayOut:
        able = offers.candidates.who_can(role, journey, days, offers.supporting)
        if not able:
            return WayOut(otherwise)
        offers.support(SupportOffered(able[0].id, role, journey.person, days))
        return WayOut(with_free, {"free": with_units(offers.plan, able[:1]), "free_id": able[0].id})

    return found


def with_units(plan: Plan, people: tuple[Person, ...]) -> tuple[str, ...]:
    """`Sven Sidouppdrag (Ekonomiskt bistånd Söder)`: names, each with where the person works."""
    return tuple(
        f"{plan.called(person.id)} ({plan.programme.units[person.unit].title})"
        if person.unit
        else plan.called(person.id)
        for person in people
    )
