"""Small plans for the tests of the agenda: a frame that is always the same, and what a test adds."""

from textwrap import dedent

from introplan.agenda import Plan, plan_of
from introplan.reading import File, Folder, read_programme

FRAME = """
programme:
  schema: 1
  id: prov
  title: Prov
  kind: introduction
  owner: kommunen
  length: 24 months
  contact: {title: Programmet, email: programmet@kommunen.example}
  domain: prov.example
  coordinators: [karin]
  phases:
    start: {title: Start, months: 0-3}
    grund: {title: Grund, months: 3-24}
  roles:
    introducer: {required: yes, meets: {length: 1h, every: {start: 1 week, grund: 2 weeks}}}
  reviews:
    manad-3: {title: Efter tre månader, month: 3, with: [manager, introducer, coordinator], length: 1h}
organisations:
  kommunen: {title: Kommunen, kind: municipality}
units:
  norr: {title: Norr, organisation: kommunen, manager: mona}
people:
  karin: {name: Karin, organisation: kommunen}
  mona: {name: Mona, organisation: kommunen}
  ida: {name: Ida, organisation: kommunen}
  ada: {name: Ada, organisation: kommunen, unit: norr}
  bo: {name: Bo, organisation: kommunen, unit: norr}
places:
  salen: {title: Salen}
  natet: {title: Nätet, online: yes, link: https://moten.example/natet}
lectures:
  barnsamtal: {title: Samtal med barn, length: 3h, lecturers: [karin]}
activities:
  utbyte: {title: Utbyte, kind: exchange, length: 2h, every: 6 weeks}
"""


def plan_from(text: str, frame: str = FRAME) -> Plan:
    """The plan of the frame and of the test's own sections; fails when either has a fault."""
    files = (File("frame.yaml", frame.encode()), File("test.yaml", dedent(text).encode()))
    programme, origins, diagnostics = read_programme(Folder("prov", files))
    assert diagnostics == []
    assert programme is not None
    return plan_of("prov", programme, origins)
