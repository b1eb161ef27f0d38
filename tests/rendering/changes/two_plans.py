"""A small programme, and what becomes of it when its YAML is changed in some places."""

from rendering.site.pages import plan_from

from introplan.agenda import Plan
from introplan.changes.comparison import Comparison
from introplan.releases import events_of

PLAN = """
programme:
  schema: 1
  id: prov
  title: Program för nya
  kind: introduction
  owner: kommunen
  length: 24 months
  calendar_way: changes
  contact: {title: Programmet, email: programmet@kommunen.example}
  domain: prov.example
  coordinators: [karin]
  roles:
    introducer:
      required: yes
      meets: {length: 1h, every: 1 week}
  reviews:
    manad-3: {title: Uppföljning, month: 3, with: [introducer], length: 1h}
organisations:
  kommunen: {title: Kommunen, kind: municipality}
people:
  karin: {name: Karin Provlund, organisation: kommunen, email: karin@kommunen.example}
  olle: {name: Olle Provlund, organisation: kommunen}
  ida: {name: Ida Introdotter, organisation: kommunen, email: ida@kommunen.example}
  sven: {name: Sven Sidouppdrag, organisation: kommunen, email: sven@kommunen.example}
  ada: {name: Ada Testsson, organisation: kommunen, email: ada@kommunen.example}
  bo: {name: Bo Skissvik, organisation: kommunen, email: bo@kommunen.example}
  deltagare-7: {organisation: kommunen, protected: yes}
places:
  salen: {title: Salen}
  sal-vast: {title: Sal Väst}
  rummet: {title: Rummet}
lectures:
  barnsamtal: {title: Samtal med barn, length: 3h, lecturers: [karin], summary: Tre modeller.}
  lagen: {title: Lagen i vardagen, length: 2h, lecturers: [olle]}
activities:
  utbyte: {title: Erfarenhetsutbyte, kind: exchange, length: 2h}
cohorts:
  ht26:
    title: Hösten 2026
    starts: 2026-09-01
    participants:
      ada: {reviews: {manad-3: {date: 2026-12-01, time: 10-11}}}
      deltagare-7: {reviews: {manad-3: {date: 2026-12-02, time: 10-11}}}
    sessions:
      barnsamtal: {date: 2027-03-04, time: 9-12, place: salen}
      lagen: {date: 2027-04-15, time: 9-11, place: salen}
      utbyte-1: {of: utbyte, date: 2026-10-15, time: 13-15}
      utbyte-2: {of: utbyte, date: 2026-12-03, time: 13-15}
      utbyte-3: {of: utbyte, date: 2027-02-11, time: 13-15, status: cancelled}
      utbyte-4: {of: utbyte, date: 2027-04-22, time: 13-15}
  vt27:
    title: Våren 2027
    starts: 2027-02-01
    participants:
      bo:
    sessions:
      barnsamtal: {date: 2027-09-02, time: 9-12, place: salen}
pairings:
  ada-ida: {participant: ada, introducer: ida, until: 2027-06-30, meets: {on: tuesday, time: 13:00, place: rummet}}
  sju-sven: {participant: deltagare-7, introducer: sven, until: 2026-12-31, meets: {on: monday, time: 9:00}}
events:
  dialog: {kind: union_dialogue, date: 2026-05-28, time: 10-11, with: [karin, olle], subject: Avsatt tid}
"""


def changed(*replacements: tuple[str, str]) -> str:
    """The plan's text with some places changed."""
    text = PLAN
    for before, after in replacements:
        assert text.count(before) == 1, before
        text = text.replace(before, after)
    return text


def compared(*replacements: tuple[str, str]) -> tuple[Comparison, Plan, Plan]:
    """The comparison of the plan with a changed one, and both."""
    before, after = plan_from(PLAN), plan_from(changed(*replacements))
    return Comparison.of(events_of(before), after), before, after
