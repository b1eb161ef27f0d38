"""A small programme where anybody can be protected, whatever they are in it, and everything that is made of it."""

import json
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from typing import Any
from unittest.mock import patch

from rendering.booklets.programmes import FONTS, TEMPLATES

from introplan.agenda import Plan, plan_of
from introplan.cli.made import Making, outputs, overview
from introplan.cli.rulesets import published
from introplan.reading import File, Folder, read_programme
from introplan.releases import EMPTY, Edition, Ledger, Release, edition_of, events_of, next_release
from introplan.rendering.changes.release import ReleaseFiles
from introplan.rendering.feeds import secret_place
from introplan.rendering.prints import Print, Printer
from introplan.rendering.prints.family import enclosed_prints

FIRST = Release("1", datetime(2026, 8, 3, 8, tzinfo=UTC), "Första utgåvan")
SECOND = Release("2", datetime(2026, 10, 5, 8, tzinfo=UTC), "Flyttar en träff")

PARTICIPANTS = ("ada", "bo", "cia", "dan", "eva")
MANAGERS = {"ada": "mona", "bo": "mats", "cia": "mona", "dan": "mats", "eva": "mona"}
INTRODUCERS = {"ada": "ida", "bo": "isak", "cia": "ida", "dan": "isak", "eva": "ida"}
MENTORS = {"ada": "max", "bo": "moa", "cia": "moa", "dan": "max"}
GROUPS = {"ada": ["a", "b"], "bo": ["a", "b"], "cia": ["b"], "dan": ["b"], "eva": ["a"]}
OTHERS = ("olle", "oda", "karin", "kent", "ulla", "hanna", "frida")
PEOPLE = (*PARTICIPANTS, "mona", "mats", "ida", "isak", "max", "moa", *OTHERS)
SURNAMES = {
    person: f"{person[0].capitalize()}{'abcdefghijklmnopqrst'[number]}qvistberg" for number, person in enumerate(PEOPLE)
}
Tree = dict[str, Any]


def name_of(person: str) -> str:
    """`Ada Aaqvistberg`: a name that nothing else is called."""
    return f"{person.capitalize()} {SURNAMES[person]}"


def traces_of(person: str) -> tuple[str, ...]:
    """All that is this person's and nobody else's: it stands in the files, or did once."""
    name = name_of(person)
    return (name, SURNAMES[person], f"id-{person}", f"{person}@parish.example", f"Titel {name}", f"Enhet {name}")


def tree() -> Tree:
    """The programme with nobody protected, as YAML is read."""
    everybody = {
        f"id-{person}": {
            "name": name_of(person),
            "organisation": "granne" if person in ("bo", "oda") else "kommunen",
            "unit": f"enhet-{person}",
            "job": f"Titel {name_of(person)}",
            "email": f"{person}@parish.example",
        }
        for person in PEOPLE
    }
    for person in INTRODUCERS.values():
        everybody[f"id-{person}"] |= {"capacity": {"introducer": 4}, "hours_per_month": 20, "experience_years": 1}
    return {
        "programme": {
            "schema": 1,
            "id": "parish",
            "domain": "parish.example",
            "title": "Introduktion",
            "kind": "introduction",
            "owner": "kommunen",
            "length": "24 months",
            "contact": {"title": "Programmet", "email": "programmet@parish.example"},
            "coordinators": ["id-karin", "id-kent"],
            "working_group": {"hr": ["id-hanna"], "operations": ["id-mona"]},
            "gap_analysis": {"date": "2026-05-20", "decided_by": "id-hanna"},
            "phases": {"start": {"title": "Start", "months": "0-24", "caseload_percent": 100}},
            "roles": {
                "introducer": {"required": True, "unit": "same", "meets": {"length": "1h", "every": "1 month"}},
                "mentor": {"meets": {"length": "1h", "every": "2 months"}},
            },
            "reviews": {
                "manad-3": {"title": "Efter tre månader", "month": 3, "with": ["manager", "introducer", "coordinator"]}
            },
            "rulesets": ["malmo", "huddinge", "ect"],
        },
        "organisations": {
            "kommunen": {"title": "Kommunen", "kind": "municipality", "contact": "id-karin"},
            "granne": {"title": "Grannkommunen", "kind": "municipality", "contact": "id-oda"},
            "facket": {"title": "Facket", "kind": "union", "contact": "id-ulla"},
        },
        "units": {
            f"enhet-{person}": {
                "title": f"Enhet {name_of(person)}",
                "organisation": "kommunen",
                "manager": f"id-{MANAGERS.get(person, 'frida')}",
            }
            for person in PEOPLE
        },
        "people": everybody,
        "places": {"salen": {"title": "Salen"}, "rummet": {"title": "Rummet"}},
        "groups": {"a": {"title": "Grupp A"}, "b": {"title": "Grupp B"}},
        "lectures": {
            "lagen": {"title": "Lagen", "lecturers": ["id-olle"], "length": "2h"},
            "etik": {"title": "Etik", "lecturers": ["id-oda", "id-olle"], "length": "2h"},
        },
        "activities": {
            "valkommen": {"title": "Välkommen", "kind": "induction", "length": "2h", "lecturers": ["id-karin"]},
            "utbyte": {"title": "Utbyte", "kind": "exchange", "length": "2h"},
        },
        "cohorts": {
            "ht26": {
                "title": "Hösten 2026",
                "starts": "2026-09-01",
                "seats": {"kommunen": 4, "granne": 1},
                "intake": {"kind": "rolling", "closes": "2026-12-31"},
                "participants": {f"id-{person}": {"groups": GROUPS[person]} for person in PARTICIPANTS},
                "sessions": {
                    "valkommen": {"date": "2026-09-03", "time": "9-11", "place": "salen"},
                    "lagen": {"date": "2026-11-05", "time": "9-11", "place": "salen"},
                    "etik": {"date": "2027-02-04", "time": "9-11", "place": "salen"},
                    "etik-a": {"of": "etik", "date": "2027-02-11", "time": "9-11", "place": "salen", "for": ["a"]},
                    "etik-b": {"of": "etik", "date": "2027-02-11", "time": "13-15", "place": "salen", "for": ["b"]},
                    "utbyte-1": {"of": "utbyte", "date": "2026-10-15", "time": "9-11", "for": ["id-ada", "id-bo"]},
                    "utbyte-2": {
                        "of": "utbyte",
                        "date": "2026-10-16",
                        "time": "9-11",
                        "for": ["id-cia", "id-dan", "id-eva"],
                    },
                },
            }
        },
        "pairings": {
            f"{role}-{of}": {
                "participant": f"id-{of}",
                role: f"id-{by}",
                "meets": {"on": day, "time": f"{9 + index}.00", "place": "rummet"},
            }
            for role, pairs, day in (("introducer", INTRODUCERS, "tuesday"), ("mentor", MENTORS, "monday"))
            for index, (of, by) in enumerate(pairs.items())
        },
        "events": {
            "natverk": {
                "kind": "network",
                "date": "2026-11-12",
                "time": "13-15",
                "audience": ["mentors"],
                "by": "id-kent",
                "subject": "Att stötta",
            },
            "dialog": {
                "kind": "union_dialogue",
                "date": "2026-11-19",
                "time": "10-11",
                "with": ["facket"],
                "by": "id-karin",
                "subject": "Läget",
            },
            "samtal": {
                "kind": "other",
                "date": "2026-11-20",
                "time": "10-11",
                "with": ["id-hanna", "id-ulla"],
                "by": "id-kent",
                "place": "rummet",
                "subject": "Budget",
            },
        },
    }


def protect(programme: Tree, people: Collection[str]) -> None:
    """Take the names and addresses of these out of the files."""
    for person in people:
        entry = programme["people"][f"id-{person}"]
        entry["protected"] = True
        for field in ("name", "email", "phone"):
            entry.pop(field, None)


def plan_from(programme: Tree) -> Plan:
    """The plan of such a programme."""
    text = json.dumps(programme, ensure_ascii=False, indent=1).encode()
    read, origins, diagnostics = read_programme(Folder("programmes/parish", (File("parish.yaml", text),)))
    assert [found for found in diagnostics if found.severity == "error"] == []
    assert read is not None
    return plan_of("parish", read, origins, published())


def released(plan: Plan, ledger: Ledger, release: Release) -> Ledger:
    """The ledger after one release more."""
    frame = plan.programme.frame
    return next_release(ledger, events_of(plan), release, (frame.id, frame.domain))


def everything(plan: Plan, before: Plan, key: bytes | None = None, *, prints: bool = False) -> dict[str, bytes]:
    """All that is built of a plan in its second release, and the letters of that; `before` is the plan of the first.

    Everybody's own `prints` take their time, so they are among it only where that is said. A path
    begins with the folder that it is for. What lies at somebody's secret place is called by who that is.
    """
    first = released(before, EMPTY, FIRST)
    second = released(plan, first, SECOND)
    made: dict[tuple[str, str], bytes] = {}
    edition = edition_of(plan, second)
    making = Making(edition, TEMPLATES, key, tuple(plan.programme.people) if prints else ())
    with typeset(made):
        for shelf, path, content in outputs(making, lambda wanted: {name for folder, name in made if folder == wanted}):
            made[shelf, path] = content
    made["shared", "overview.html"] = overview([Edition(plan), Edition(plan)], TEMPLATES)
    enclosed = partial(enclosed_prints, edition, Printer(edition, TEMPLATES, fonts=FONTS)) if prints else None
    for path, content in ReleaseFiles(plan, first, second, TEMPLATES, earlier=before, key=key, prints=enclosed):
        made["private", f"release-2/{path}"] = content
    secret = {secret_place(plan, identity, key): identity for identity in plan.by_identity.people} if key else {}
    return {f"{shelf}/{_named(path, secret)}": content for (shelf, path), content in made.items()}


@contextmanager
def typeset(made: dict[tuple[str, str], bytes]) -> Iterator[None]:
    """Puts the Typst source of every print that is set meanwhile among the files that are made.

    Readers of PDFs double letters that are put together, as in Skolt Sami, so a name is not always found in a PDF.
    """
    set_and_read = Printer._set  # what a print is set by, wherever it is asked for

    def noted(self: Printer, what: Print, source: str) -> bytes:
        made["private" if what.path.startswith("prints/") else "shared", f"{what.path}.typ"] = source.encode()
        return set_and_read(self, what, source)

    with patch.object(Printer, "_set", noted):
        yield


def _named(path: str, secret: Mapping[str, str]) -> str:
    whose = next((identity for place, identity in secret.items() if path.startswith(place)), None)
    return f"people/{path.rpartition('/')[2]}/{whose}.{path.rpartition('.')[2]}" if whose else path
