"""A plan with units of all sizes, where somebody moves between them, and what is asked of it."""

from collections.abc import Mapping

from agenda.plans import plan_from

from introplan.agenda import Plan
from introplan.releases import Edition
from introplan.rendering.reports.report import Question

UNITS: Mapping[str, int] = {"stor": 7, "mellan": 6, "liten": 2, "minst": 1}


def municipality(units: Mapping[str, int] = UNITS, more: str = "", postings: str = "", people: str = "") -> Plan:
    """A cohort of as many participants in each unit; the first of the first one has some `postings`.

    There can be `more` sections, and more `people`.
    """
    own = [(f"{unit}-{number}", unit) for unit, count in units.items() for number in range(count)]
    entries = "\n".join(f"  {id_}: {{name: Namn {id_}, organisation: kommunen, unit: {unit}}}" for id_, unit in own)
    first = f"{{postings: [{postings}]}}" if postings else ""
    participants = "\n".join(f"      {id_}: {first if number == 0 else ''}" for number, (id_, _unit) in enumerate(own))
    titles = "\n".join(f"  {unit}: {{title: Enheten {unit}, organisation: kommunen, manager: mona}}" for unit in units)
    return plan_from(f"""
units:
{titles}
people:
{entries}
{people}
cohorts:
  ht26:
    title: Hösten 2026
    starts: 2026-09-01
    participants:
{participants}
    sessions:
      barnsamtal: {{date: 2026-09-10, time: 9-12}}
      utbyte-1: {{of: utbyte, date: 2026-10-15, time: 13-15}}
      utbyte-2: {{of: utbyte, date: 2026-11-12, time: 13-15}}
{more}
""")


def asked(plan: Plan, **more: object) -> Question:
    """What is asked of a plan, in Swedish."""
    return Question(Edition(plan), "sv")._replace(**more)
