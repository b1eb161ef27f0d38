"""A small programme that has one of everything that a calendar can hold, and calendars as bytes and as values."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

from icalendar import Calendar, Event

from introplan.agenda import Plan, plan_of
from introplan.reading import File, Folder, read_programme
from introplan.releases import (
    EMPTY,
    Edition,
    Ledger,
    Release,
    edition_of,
    events_of,
    names_of,
    next_release,
    rooms_mark,
)
from introplan.rendering.calendars import calendars

PROGRAMMES = Path(__file__).parents[3] / "programmes"
BUSY = re.compile(
    rb"BEGIN:VEVENT\r\n(?:(?!END:VEVENT)[^\n]*\n)*?UID:[^\n]*/_places/[^\n]*\n(?:(?!END:VEVENT)[^\n]*\n)*END:VEVENT\r\n"
)
NUMBERS = re.compile(rb"^(?:SEQUENCE|DTSTAMP|LAST-MODIFIED):[^\n]*\n", re.MULTILINE)

SMALL = """
programme:
  schema: 1
  id: prov
  title: Introduktion i Provby
  kind: introduction
  owner: provby
  length: 24 months
  language: sv
  timezone: Europe/Stockholm
  contact:
    title: Introduktionen
    email: introduktion@provby.example
  domain: introduktion.provby.example
  coordinators: [karin]
  phases:
    start: {title: Start, months: 0-3}
    grund: {title: Grund, months: 3-24}
  roles:
    introducer: {required: yes, meets: {length: 1h, every: {start: 1 week}}}
    mentor: {label: Samtalspartner, meets: {length: 1h, every: 1 month}}
  reviews:
    manad-3:
      title: Efter tre månader
      month: 3
      with: [manager, introducer, coordinator]
      length: 1h
      text: Hur har **starten** varit?
    manad-24: {title: Avslutande samtal, month: 24, with: [manager]}

organisations:
  provby: {title: Provby kommun, kind: municipality}
  facket: {title: Fackliga företrädare, kind: union}
  kassan: {title: "Försäkringskassan, Provby", kind: state_agency, external: yes, contact: frans}
units:
  norr: {title: Norr, organisation: provby, manager: mona}

people:
  karin: {name: Karin Exempelsson, organisation: provby}
  mona: {name: Mona Mallgren, organisation: provby}
  ida: {name: Ida Introdotter, organisation: provby}
  frans: {name: Frans Forsakringsson, organisation: kassan}
  ulla: {name: Ulla Utkast, organisation: provby}
  samtalspartner-3: {organisation: provby, protected: yes}
  ada: {name: Ada Testsson, organisation: provby, unit: norr}
  deltagare-7: {organisation: provby, unit: norr, protected: yes}
  bo: {name: Bo Skissvik, organisation: provby, unit: norr}

places:
  salen:
    title: Salen
    address: Provgatan 1, Provby
    directions: |
      Ring på **klockan**.

      1. Gå upp en trappa.
      2. Sväng vänster.
  rummet: {title: Samtalsrummet}
  natet: {title: Videomöte, online: yes, link: "https://moten.example/natet"}

lectures:
  barnsamtal:
    title: Samtal med barn; det första mötet
    summary: Tre modeller, mycket övning.
    text: Den långa texten, som står i häftet.
    lecturers: [karin, ida]
    length: 3h
    preparation: |
      Läs [kapitel 3](https://bok.example/3), och ta med en *fråga*.
    material:
      - Kortleken Känslor och vardag
      - Penna
activities:
  besok:
    title: Studiebesök hos Försäkringskassan
    kind: study_visit
    lecturers: [frans]
    host: kassan
    length: 2h
  utbyte: {title: Utbyte, kind: exchange, length: 2h, every: 6 weeks, host: provby}

cohorts:
  ht26:
    title: Hösten 2026
    starts: 2026-09-01
    participants:
      ada:
        reviews:
          manad-3: {date: 2026-12-01, time: 13-14, place: rummet}
      deltagare-7:
        starts: 2026-10-05
        reviews:
          manad-3: {date: 2027-01-12, time: 9, place: rummet}
          manad-24: {date: 2028-10-03}
    sessions:
      barnsamtal:
        date: 2026-10-22
        time: 9.00–12.00
        place: salen
        breaks: [{at: 10.15, length: 20min, title: Fika}]
        note: Ta med **legitimation**.
        internal_note: Ring om projektorn.
        status: confirmed
      besok: {date: 2026-11-05, time: 13-15, for: [ada]}
      utbyte-1: {of: utbyte, date: 2026-10-27, time: 13-15, place: natet, with: [vt27]}
      utbyte-2:
        of: utbyte
        date: 2026-12-08
        time: 13-15
        place: salen
        status: cancelled
        note: Karin är sjuk. Vi ses i januari.
      utbyte-3: {of: utbyte, date: 2027-01-19, time: 13-15, status: proposed}
  vt27:
    title: Våren 2027
    starts: 2027-02-01
    status: draft
    participants:
      bo:
    sessions:
      barnsamtal: {date: 2027-03-04, time: 9-12, place: salen}

pairings:
  ada-ida:
    participant: ada
    introducer: ida
    until: 2026-09-22
    meets: {on: tuesday, time: 13.00, place: rummet}
    changes:
      2026-W37: {date: 2026-09-10, time: 15.00}
      2026-W38: cancelled
  deltagare-7-ida:
    participant: deltagare-7
    introducer: ida
    until: 2026-10-16
    meets: {on: monday, time: 10.00, place: rummet}
  ada-samtalspartner:
    participant: ada
    mentor: samtalspartner-3
    from: 2027-03-01
    until: 2027-03-31
    meets: {on: friday, time: 10.00, link: https://moten.example/ada}

events:
  dialog-1:
    kind: union_dialogue
    date: 2026-05-28
    time: 10.00–11.30
    place: salen
    with: [facket, ulla]
    by: karin
    subject: Programmets innehåll
  chefer-1: {kind: briefing, date: 2026-08-20, audience: [managers], subject: Så funkar det}
  samtal-1: {kind: other, date: 2026-09-28, time: 9-10, place: rummet, with: [ada, karin], subject: Din arbetsplats}
"""


WITH_ALARMS = (
    (
        "  coordinators: [karin]\n",
        "  coordinators: [karin]\n  alarms: {sessions: 1 day, reviews: 30min, tasks: 1 week}\n"
        "  tasks: {plan: {title: Planen är klar, week: 4}}\n",
    ),
    (
        "      besok: {date: 2026-11-05",
        "      internat: {of: utbyte, date: 2026-11-12, until: 2026-11-13, time: 9-21}\n"
        "      vecka: {of: utbyte, date: 2026-11-16, until: 2026-11-20}\n      besok: {date: 2026-11-05",
    ),
)
"""Changes to `SMALL` by which it reminds."""

MORNING = timedelta(hours=9)
LEADS = {
    "ht26/barnsamtal": timedelta(days=1),
    "ht26/besok": timedelta(days=1),
    "ht26/utbyte-1": timedelta(days=1),
    "ht26/internat": timedelta(days=1),
    "ht26/vecka": timedelta(days=1) - MORNING,
}
PERSONAL_LEADS = [
    *([timedelta(minutes=30)] * 2),
    timedelta(days=1) - MORNING,  # a review that has a day and no time
    *([timedelta(days=7) - MORNING] * 2),
]
"""How long before their start its events remind then; those of a person have an identity that nobody can guess."""


def small_plan(*changes: tuple[str, str]) -> Plan:
    """The small programme with pieces of its text replaced; each piece has to be there."""
    text = SMALL
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return plan_in(Folder("prov", (File("prov.yaml", text.encode()),)))


def real_plan(name: str) -> Plan:
    """One of the two programmes that introplan comes with."""
    paths = sorted((PROGRAMMES / name).rglob("*.yaml"))
    return plan_in(Folder(name, tuple(File(path.as_posix(), path.read_bytes()) for path in paths)))


def plan_in(folder: Folder) -> Plan:
    programme, origins, diagnostics = read_programme(folder)
    assert diagnostics == []
    assert programme is not None
    return plan_of(folder.name, programme, origins)


def made(plan: Plan, *, drafts: bool = False, ledger: Ledger = EMPTY) -> dict[str, bytes]:
    """Every calendar by its path, `cohorts/ht26.ics`."""
    files = calendars(edition_of(plan, ledger, drafts=drafts))
    return {path.removeprefix("calendars/"): file for path, file in files}


def released(*plans: Plan, from_: Ledger = EMPTY) -> Ledger:
    """The ledger after a release of each plan, a day after the other."""
    ledger = from_
    for plan in plans:
        number = len(ledger.releases) + 1
        release = Release(
            str(number),
            datetime(2026, 9, number, 7, 30, tzinfo=UTC),
            f"Utgåva {number}",
            rooms=rooms_mark(Edition(plan)),
        )
        frame, given = plan.programme.frame, events_of(plan)
        ledger = next_release(ledger, given, release, (frame.id, frame.domain), names_of(plan, given))
    return ledger


def events(file: bytes) -> list[Event]:
    """The events of a calendar, as icalendar reads them."""
    return list(Calendar.from_ical(file).walk("VEVENT"))


def texts(file: bytes, name: str) -> list[str]:
    """One property of every event; nothing for an event without it."""
    return [str(event.get(name, "")) for event in events(file)]


def all_events(files: Mapping[str, bytes]) -> list[Event]:
    """Every event of several calendars, those that are shared as often as they stand there."""
    return [event for file in files.values() for event in events(file)]


def without_numbers(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The calendars, the busy stretches of places without the number and the moment that each release gives them."""
    return {
        path: BUSY.sub(_without_number, file) if path.startswith("places/") else file for path, file in files.items()
    }


def _without_number(event: re.Match[bytes]) -> bytes:
    return NUMBERS.sub(b"", event[0])
