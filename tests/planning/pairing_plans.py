"""Plans in which many lack somebody, made from a seed: people with units, years, languages, and days away."""

import random
from typing import Any

from demands.small_plans import plan_from

from introplan.agenda import Plan
from introplan.checks import silent_in
from introplan.planning.lacking import lacks_of
from introplan.planning.matching import Matching

ROLES = ("introducer", "supervisor", "mentor")
LANGUAGES = ("sv", "en", "ar", "fi")
INTERESTS = ("budget", "friluftsliv", "juridik", "musik")


def many(seed: int, participants: int, *, roles: tuple[str, ...], units: int = 6, room: float = 1.3) -> Plan:
    """A cohort in which nobody has anybody, and a little more room than is needed in each role."""
    chance = random.Random(seed)
    places = [f"u{number}" for number in range(units)]
    people: dict[str, Any] = {f"chef{number}": person(chance, places[number]) for number in range(units)}
    for number in range(participants):
        people[f"p{number}"] = person(chance, chance.choice(places))
    supporters = [f"s{number}" for number in range(int(participants * room * len(roles) / 3) + len(places) * 2)]
    for number, id_ in enumerate(supporters):
        own = [chance.choice(roles)] if chance.random() < 0.6 else list(roles)
        people[id_] = {
            **person(chance, places[number % units]),
            "capacity": {role: str(chance.randint(1, 3)) for role in own},
            "experience_years": str(chance.randint(0, 12)),
        }
        if chance.random() < 0.1:
            people[id_]["unavailable"] = ["2027-01-01..2027-05-31"]
    return plan_from(
        {
            "programme": {
                "schema": "1",
                "id": "stor",
                "title": "Stor",
                "kind": "introduction",
                "owner": "asf",
                "length": "24 months",
                "domain": "stor.example",
                "coordinators": ["chef0"],
                "contact": {"title": "Stor", "email": "stor@stor.example"},
                "roles": {role: {"required": "yes"} for role in roles},
            },
            "organisations": {id_: {"title": id_, "kind": "municipality"} for id_ in ("asf", "nacka")},
            "units": {
                id_: {"title": id_, "organisation": "asf" if number % 2 else "nacka", "manager": f"chef{number}"}
                for number, id_ in enumerate(places)
            },
            "people": people,
            "cohorts": {
                "ht": {
                    "title": "Hösten",
                    "starts": "2026-09-01",
                    "participants": {f"p{number}": participant(chance) for number in range(participants)},
                }
            },
        }
    )


def matching_of(plan: Plan) -> Matching:
    """All that may be chosen for the first cohort, in the roles that are required."""
    silent = silent_in(plan)
    [cohort, *_others] = plan.programme.cohorts
    return Matching(plan, lacks_of(plan, cohort, plan.programme.required_roles, silent), silent)


def person(chance: random.Random, unit: str) -> dict[str, Any]:
    """Somebody of a unit, with languages and interests."""
    return {
        "name": unit,
        "organisation": "asf",
        "unit": unit,
        "hours_per_month": "10",
        "languages": sorted(chance.sample(LANGUAGES, 2)),
        "interests": sorted(chance.sample(INTERESTS, 2)),
    }


def participant(chance: random.Random) -> dict[str, Any]:
    """Somebody who starts with the others, or some weeks later."""
    return {} if chance.random() < 0.7 else {"starts": f"2026-{chance.randint(9, 12):02}-{chance.randint(2, 28):02}"}
