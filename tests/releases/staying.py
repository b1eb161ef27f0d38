"""Small programmes whose meetings are often in each other's way, and releases of them."""

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any

from introplan.agenda import Occasion, Plan, plan_of
from introplan.reading import File, Folder, read_programme
from introplan.releases import (
    EMPTY,
    Ledger,
    Release,
    events_of,
    given_out_of,
    ledger_text,
    names_of,
    next_release,
    nominal_days,
    read_ledger,
)

World = dict[str, dict[str, Any]]
"""A programme as its sections; JSON is YAML, so a file is written from it in whatever order."""

MONDAY = date(2026, 9, 7)
FRAME: World = {
    "programme": {
        "schema": 1,
        "id": "prov",
        "title": "Prov",
        "kind": "introduction",
        "owner": "kommunen",
        "length": "2 months",
        "contact": {"title": "Programmet", "email": "programmet@kommunen.example"},
        "domain": "prov.example",
        "coordinators": ["karin"],
        "roles": {"introducer": {"meets": {"length": "1h", "every": "1 week"}}, "mentor": {"meets": {"length": "1h"}}},
        "calendar": {"closed": []},
    },
    "organisations": {"kommunen": {"title": "Kommunen", "kind": "municipality"}},
    "people": {
        person: {"name": person.title(), "organisation": "kommunen"}
        for person in ("karin", "ida", "sven", "ada", "bo", "cia", "dan", "eva")
    },
    "places": {"rummet": {"title": "Rummet"}, "salen": {"title": "Salen"}},
    "lectures": {"etik": {"title": "Etik", "length": "2h", "lecturers": ["ida"]}},
    "cohorts": {
        "ht26": {"title": "Hösten", "starts": "2026-09-01", "participants": {}, "sessions": {}},
        "vt27": {"title": "Våren", "starts": "2026-09-01", "status": "draft", "participants": {}, "sessions": {}},
    },
    "pairings": {},
}


def world(**sections: Any) -> World:
    """The frame with sections of its own, and with days closed as `closed`."""
    made: World = json.loads(json.dumps(FRAME))
    made["programme"]["calendar"]["closed"] = sections.pop("closed", [])
    for name, entries in sections.items():
        made[name] = entries
    return made


def pair(participant: str, introducer: str, on: str, time: str = "9.00", **more: Any) -> dict[str, Any]:
    """A pairing that meets once a week."""
    return {"participant": participant, "introducer": introducer, "meets": {"on": on, "time": time}, **more}


def folder_of(made: World, *, backwards: bool = False) -> Folder:
    """The world as files: all in one, or each entry of a section in a file of its own, the last first."""
    if not backwards:
        return Folder("prov", (File("all.yaml", json.dumps(made).encode()),))
    frame = {"programme": made["programme"]}
    files = [
        frame,
        *(
            {name: {id_: entry}}
            for name, each in made.items()
            if each is not made["programme"]
            for id_, entry in each.items()
        ),
    ]
    turned = [json.dumps(_backwards(each)).encode() for each in reversed(files)]
    return Folder("prov", tuple(File(f"{number:03}.yaml", content) for number, content in enumerate(turned)))


def _backwards(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _backwards(each) for key, each in reversed(value.items())}
    return value


def plan_in(made: World, ledger: Ledger = EMPTY, *, backwards: bool = False) -> Plan:
    """The plan of a world after what has been given out of it; fails when the world has a fault."""
    programme, origins, diagnostics = read_programme(folder_of(made, backwards=backwards))
    assert [each for each in diagnostics if each.severity == "error"] == []
    assert programme is not None
    return plan_of("prov", programme, origins, given_out=given_out_of(ledger))


def published(plan: Plan, ledger: Ledger = EMPTY) -> Ledger:
    """The ledger after a release of the plan, as its file has it."""
    number = len(ledger.releases) + 1
    release = Release(str(number), datetime(2026, 8, 1, tzinfo=UTC) + timedelta(days=number), "")
    events, identity = events_of(plan), ("prov", "prov.example")
    after = next_release(ledger, events, release, identity, names_of(plan, events), nominal=nominal_days(plan))
    read, faults = read_ledger("releases.ledger", ledger_text(after).encode())
    assert (read, faults) == (after, [])
    return read


def meetings(plan: Plan) -> dict[str, Occasion]:
    """The meetings of a plan by key."""
    return {occasion.key: occasion for occasion in plan.agenda.occasions if occasion.kind == "meeting"}


def days(plan: Plan) -> Mapping[str, str]:
    """When each meeting is, in few words: `tue 8`."""
    return {key: f"{each.day:%a} {each.day.day}".lower() for key, each in meetings(plan).items()}
