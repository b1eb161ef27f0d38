"""A programme as large as any is likely to be, with titles of three lines, and the prints of any programme."""

from collections.abc import Callable, Iterable
from datetime import date, timedelta

from rendering.booklets.prints import said
from rendering.booklets.programmes import FONTS, TEMPLATES, plan_from

from introplan.agenda import Plan
from introplan.releases import Edition
from introplan.rendering.prints import Print, Printer

TITLE = "Samtal med barn och unga i utsatta livssituationer och deras nätverk, nummer"
NAME = "Annmargret Fiktivsson Påhittad Lindqvist af Skissberg"


def made_by(prints: Callable[[Edition], Iterable[Print]], plan: Plan, *, drafts: bool = True) -> dict[str, bytes]:
    """The files of some prints of a plan, each of which shows every word."""
    edition = Edition(plan, drafts=drafts)
    printer = Printer(edition, TEMPLATES, fonts=FONTS)
    return dict(file for each in prints(edition) for file in printer.files(each))


def words_in(pdf: bytes) -> str:
    """All that a print says, with single spaces."""
    return " ".join(said(pdf).split())


def large(participants: int = 40, lectures: int = 80, *, title: str = TITLE, language: str = "sv") -> Plan:
    """Everybody comes to each lecture, one a week; a manager of them all, a mentor for each four."""
    lecture_lines = "".join(
        f'  f{n}: {{title: "{title} {n}", length: 3h, lecturers: [lars]}}\n' for n in range(lectures)
    )
    sessions = "".join(
        f"      f{n}: {{date: {date(2026, 9, 3) + timedelta(weeks=n)}, time: 9-12, place: salen}}\n"
        for n in range(lectures)
    )
    people = "".join(f"  d{n}: {{name: {NAME} {n}, organisation: o, unit: norr}}\n" for n in range(participants))
    mentors = "".join(f"  m{n}: {{name: {NAME} M{n}, organisation: o}}\n" for n in range(0, participants, 4))
    pairings = "".join(f"  p{n}: {{participant: d{n}, mentor: m{n - n % 4}}}\n" for n in range(participants))
    return plan_from(f"""
programme:
  schema: 1
  id: stor
  title: "{title}"
  kind: introduction
  owner: o
  language: {language}
  length: 24 months
  domain: stor.example
  coordinators: [lars]
  contact: {{title: Programmet, email: a@a.example}}
  roles: {{mentor: {{meets: {{every: 1 month, length: 1h}}}}}}
  phases:
    a: {{title: "{title} a", months: 0-6}}
    b: {{title: "{title} b", months: 6-24}}
  reviews:
    r3: {{title: "{title} tre", month: 3, with: [manager, mentor], length: 1h, text: Hur går det?}}
    r12: {{title: "{title} tolv", month: 12, with: [manager], length: 1h}}
  tasks:
    plan: {{title: "{title} plan", week: 4, with: [manager, mentor], text: Gör en plan.}}
  certificate: {{attendance_percent: 80, reviews: yes}}
organisations: {{o: {{title: Arbetsmarknads- och socialförvaltningen i Exempelkommunen, kind: municipality}}}}
units: {{norr: {{title: Enheten för barn och unga i norra stadsområdet, organisation: o, manager: maja}}}}
places: {{salen: {{title: Stora sammanträdessalen på plan fyra, address: "Exempelgatan 100, Exempelstad"}}}}
people:
  lars: {{name: Lars Lärarsson, organisation: o}}
  maja: {{name: Maja Chefsdotter, organisation: o}}
{people}{mentors}
lectures:
{lecture_lines or "  f: {title: F}"}
cohorts:
  ht26:
    title: Hösten 2026
    starts: 2026-09-01
    participants: {{{"".join(f"d{n}: , " for n in range(participants))}}}
{"    sessions:" + chr(10) + sessions if lectures else ""}
pairings:
{pairings}
""")
