"""A programme of forty in two cohorts, with outcomes, results and all that a coordinator has to do; as YAML is read."""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from introplan.agenda import Plan, plan_of
from introplan.language import Language
from introplan.reading import File, Folder, read_programme
from introplan.releases import Edition
from introplan.rendering.reports.report import Question

Tree = dict[str, Any]
LONG = "Handläggning och dokumentation med barnet i centrum när flera myndigheter samverkar kring familjen och skolan"
SIZES = {"ht24": 24, "vt25": 16}
STARTS = {"ht24": "2024-09-02", "vt25": "2025-02-03"}
UNITS = ("norr", "soder", "vast")


def participants(cohort: str) -> list[str]:
    return [f"{cohort}-deltagare-{number:02}" for number in range(1, SIZES[cohort] + 1)]


def tree(outcomes: Sequence[str | None] = (), own: Mapping[str, Tree] | None = None) -> Tree:
    """The programme. The first participants have these outcomes, and some have what is their `own`."""
    given = iter(outcomes)
    people: Tree = {
        "kim": {"name": "Kim Koordinatorsson", "organisation": "staden"},
        "mona": {"name": "Mona Mallgren", "organisation": "staden", "unit": "norr"},
        "ida": {"name": "Ida Introdotter", "organisation": "staden", "unit": "norr"},
        "frans": {"name": "Frans Försäkringsson", "organisation": "kassan"},
        "jana": {"name": "Jana Juristdotter", "organisation": "grannen"},
    }
    cohorts: Tree = {}
    for cohort, starts in STARTS.items():
        those: Tree = {}
        for number, id_ in enumerate(participants(cohort)):
            kind = next(given, None)
            those[id_] = {"outcome": {"kind": kind, "date": "2026-09-07"}} if kind else {}
            if kind in {"left", "moved"}:
                those[id_] = {"outcome": {"kind": kind, "date": "2026-03-02"}, "until": "2026-03-02"}
            those[id_] |= (own or {}).get(id_, {})
            people[id_] = {
                "name": f"Deltagare {cohort.capitalize()} {number + 1}",
                "organisation": "staden",
                "unit": UNITS[number % len(UNITS)],
            }
        cohorts[cohort] = {
            "title": "Hösten 2024" if cohort == "ht24" else "Våren 2025",
            "starts": starts,
            "seats": {"staden": SIZES[cohort] - 6, "grannen": 6},
            "participants": those,
            "sessions": sessions(cohort),
        }
    cohorts["ht27"] = {"title": "Hösten 2027", "starts": "2027-08-30", "status": "draft"}
    return {
        "programme": frame(),
        "organisations": {
            "staden": {"title": "Staden", "kind": "municipality"},
            "grannen": {"title": "Grannkommunen", "kind": "municipality"},
            "kassan": {"title": "Försäkringskassan", "kind": "state_agency"},
            "facket": {"title": "Facket", "kind": "union"},
        },
        "units": {id_: {"title": f"Enhet {id_}", "organisation": "staden", "manager": "mona"} for id_ in UNITS},
        "people": people,
        "places": {
            "salen": {"title": "Salen", "organisation": "staden"},
            "rummet": {"title": "Rummet", "organisation": "grannen"},
        },
        "areas": {"barn": {"title": "Barn och unga"}, "vuxna": {"title": "Vuxna"}},
        "competences": {
            "barnsamtal": {
                "title": "Samtal med barn",
                "area": "barn",
                "gap": {"now": 2, "target": 4, "results": {"2025-11": 3, "2026-10": 4}},
            },
            "dokumentation": {"title": LONG, "area": "barn", "gap": {"now": 1, "target": 4}},
            "vald": {"title": "Våld i nära relationer", "area": "vuxna", "gap": {"now": 2, "target": 3}},
            "juridik": {"title": "Juridik", "gap": {"now": 1, "target": 2}},
        },
        "lectures": {
            "barnsamtal": {"title": "Samtal med barn", "competences": ["barnsamtal"], "lecturers": ["jana"]},
            "dokumentation": {
                "title": LONG,
                "competences": ["dokumentation", "barnsamtal"],
                "area": "barn",
                "lecturers": ["frans"],
            },
            "vald": {"title": "Att våga fråga om våld", "competences": ["vald"], "area": "vuxna"},
        },
        "activities": {"utbyte": {"title": "Erfarenhetsutbyte", "kind": "exchange"}},
        "cohorts": cohorts,
        "events": {
            "dialog": {
                "kind": "union_dialogue",
                "date": "2027-01-20",
                "subject": "Inför hösten",
                "with": ["facket"],
            },
            "chefer": {"kind": "briefing", "date": "2026-12-09", "audience": ["managers"], "subject": "Så går det"},
        },
    }


def frame() -> Tree:
    return {
        "schema": 1,
        "id": "stort",
        "title": "Traineeprogrammet",
        "kind": "trainee",
        "owner": "staden",
        "length": "36 months",
        "contact": {"title": "Programmet", "email": "programmet@staden.example"},
        "domain": "stort.example",
        "coordinators": ["kim"],
        "phases": {
            "vfu": {"title": "VFU", "months": "0-6", "paid": "no"},
            "trainee": {
                "title": "Traineeanställning på en dag i veckan under hela det sista läsåret",
                "months": "6-36",
            },
        },
        "roles": {"introducer": {"required": "yes"}},
        "reviews": {
            "manad-28": {"title": "Nästan framme", "month": 28, "with": ["coordinator"]},
        },
        "tasks": {"uppsats": {"title": "Uppsatsen är lämnad", "month": 28}},
        "goals": {
            "kvar": {
                "title": "Fler stannar kvar, så att personalomsättningen minskar",
                "indicator": {
                    "measure": "Personalomsättning",
                    "unit": "procent per år",
                    "baseline": 24,
                    "target": 15,
                    "at_months": [12, 24, 36],
                    "results": {"2025-09": 21.5, "2026-03": 19, "2026-09": 16},
                },
            },
            "trygga": {
                "title": "Alla är trygga",
                "indicator": {"measure": "Skattning", "target": 4, "at_months": [27]},
            },
            "ser": {"title": "Alla ser helheten"},
        },
        "gap_analysis": {"date": "2026-01-15"},
        "recruitment": {"opens": "2027-02-01", "closes": "2027-04-16"},
    }


def sessions(cohort: str) -> Tree:
    year = 2025 if cohort == "ht24" else 2026
    return {
        "barnsamtal": {"date": f"{year}-03-06", "time": "9-12", "place": "salen", "status": "confirmed"},
        "dokumentation": {"date": f"{year}-04-10", "time": "9-16", "place": "rummet", "status": "confirmed"},
        "vald": {"date": "2027-01-14", "time": "9-12"},
        "utbyte": {
            "date": "2026-12-10",
            "time": "13-15",
            "place": "rummet",
            "status": "proposed",
            "lecturers": ["jana"],
        },
        "barnsamtal-2": {"of": "barnsamtal", "date": "2027-02-04", "time": "9-12", "place": "salen"},
    }


def plan_from(source: Tree) -> Plan:
    folder = Folder("stort", (File("stort/plan.yaml", json.dumps(source, ensure_ascii=False).encode()),))
    programme, origins, found = read_programme(folder)
    assert programme is not None, found
    return plan_of("stort", programme, origins)


def question(
    plan: Plan, *, language: Language = "sv", until: str | None = "2026-11-28", first: str | None = None, days: int = 90
) -> Question:
    """What is asked of a plan as a draft edition: by a day, or from one."""
    return Question(
        Edition(plan),
        language,
        day=date.fromisoformat(first) if first else None,
        days=days,
        until=date.fromisoformat(until) if until else None,
    )
