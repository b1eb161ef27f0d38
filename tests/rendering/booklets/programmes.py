"""A tiny programme with something of everything that a booklet prints and keeps to itself, and how it is printed."""

from html.parser import HTMLParser
from pathlib import Path

from jinja2 import BaseLoader, ChoiceLoader, FileSystemLoader, PrefixLoader

from introplan.agenda import Plan, plan_of
from introplan.cli.resources import font_folders
from introplan.reading import File, Folder, read_programme
from introplan.releases import Edition
from introplan.rendering.booklets import booklet_prints
from introplan.rendering.prints import Printer

CHECKOUT = Path(__file__).parents[3]
FONTS = font_folders()
BUILTIN = FileSystemLoader(CHECKOUT / "templates")
TEMPLATES = ChoiceLoader([BUILTIN, PrefixLoader({"builtin": BUILTIN})])

TINY = """
programme:
  schema: 1
  id: prov
  title: 'Program för "nya" & #vana'
  kind: introduction
  owner: kommunen
  length: 24 months
  language: sv
  contact: {title: Programmet, email: programmet@kommunen.example}
  domain: prov.example
  coordinators: [karin]
  phases:
    start: {title: Start, months: 0-3, caseload_percent: 25, protected_time_percent: 20, text: Du går *bredvid*.}
    praktik: {title: Praktik, months: 3-6, paid: no, caseload_percent: 0}
    grund: {title: Grund, months: 6-24, work_percent: 20}
  roles:
    introducer:
      required: yes
      text: Fråga om **allt**.
      meets: {length: 1h, every: {start: 1 week, grund: 2 weeks}}
    mentor: {label: Vägledare, meets: {every: 1 month}}
  reviews:
    ar-2: {title: Till sist, month: 24, with: [coordinator]}
    manad-3: {title: Efter tre månader, month: 3, with: [manager, introducer, mentor], length: 1h, text: Hur går det?}
  calendar: {closed: [public_holidays, eves], avoid: [W26..W33]}
  certificate: {attendance_percent: 80, reviews: yes}
  welcome: |
    Välkommen **hit**.
  ask: Fråga *Karin* på <https://kommunen.example/fragor>.
organisations:
  kommunen: {title: Kommunen, kind: municipality}
  grannen: {title: Grannkommunen, kind: municipality}
units:
  norr: {title: Enhet Norr, organisation: kommunen, manager: mona}
  soder: {title: Enhet Söder, organisation: kommunen, manager: sven}
people:
  karin: {name: Karin Provlund, organisation: kommunen, job: Samordnare, email: karin@kommunen.example, phone: 010-11}
  mona: {name: Mona Mallgren, organisation: kommunen, unit: norr, email: mona@kommunen.example}
  sven: {name: Sven Skissberg, organisation: kommunen, unit: soder}
  ida: {name: Ida Introsdotter, organisation: kommunen, unit: norr, email: ida@kommunen.example}
  isak: {name: Isak Introsson, organisation: kommunen, unit: norr, email: isak@kommunen.example}
  max: {name: Max Mentorsson, organisation: grannen, phone: 010-22}
  olle: {name: Olle Provlund, organisation: grannen, job: Jurist}
  hemlig-olle: {organisation: grannen, job: Hemligt arbete, protected: yes}
  ada: {name: Ada Testsson, organisation: kommunen, unit: norr}
  asa: {name: Åsa Utkast, organisation: kommunen, unit: norr}
  deltagare-7: {organisation: kommunen, unit: soder, protected: yes}
places:
  salen:
    title: Salen
    address: Provgatan 1
    step_free: yes
    hearing_loop: no
    directions: Ring på **klockan**.
  natet: {title: Nätet, online: yes, link: https://moten.example/hemlig-lank}
  rummet: {title: Rummet som ingen ser}
competences:
  juridik: {title: Juridik}
lectures:
  lagen:
    title: Lagen på riktigt
    summary: Vad lagen säger.
    text: |
      Först *det ena*, sedan `det andra`.

      # En rubrik

      1. Ett
      2. Två
    lecturers: [olle, hemlig-olle]
    length: 3h
    phase: grund
    competences: [juridik]
    prerequisites: [valkommen, ovningen]
    preparation: Läs **lagen**.
    material: [https://lagen.example/sfs, Boken]
    required: no
  ovningen: {title: Övningen som inte är satt}
  forslaget: {title: Förslaget}
activities:
  valkommen: {title: Välkomstdagen, kind: induction, length: 2h, lecturers: [karin]}
  utbyte: {title: Utbytet, kind: exchange, length: 2h, every: 6 weeks}
cohorts:
  ht26:
    title: Hösten 2026
    starts: 2026-09-01
    participants:
      ada:
      asa:
      deltagare-7:
    sessions:
      valkommen:
        date: 2026-09-03
        time: 9-11
        place: salen
        note: Vi bjuder på **fika**.
        internal_note: Betala fikat.
        breaks: [{at: 10.00, length: 15min, title: Fika}]
      lagen:
        date: 2027-05-06
        time: 9-12
        place: natet
        link: https://moten.example/lagens-lank
        host: grannen
      utbyte-1: {of: utbyte, date: 2026-10-01, time: 13-15, place: salen}
      utbyte-2: {of: utbyte, date: 2026-11-05, time: 13-15, place: salen, status: cancelled, note: Inställd.}
      utbyte-3: {of: utbyte, date: 2027-03-04, time: 13-15, place: salen, for: [ada, asa]}
      utbyte-4: {of: utbyte, date: 2027-09-02, time: 9-11, for: [asa, deltagare-7]}
      forslaget: {date: 2027-04-01, time: 9-11, status: proposed}
  vt27:
    title: Våren 2027
    starts: 2027-02-01
    status: draft
pairings:
  ada-ida: {participant: ada, introducer: ida, until: 2027-01-31}
  ada-isak: {participant: ada, introducer: isak, from: 2027-02-01}
  asa-ida-1: {participant: asa, introducer: ida, until: 2027-01-31}
  asa-ida-2: {participant: asa, introducer: ida, from: 2027-02-01}
  asa-max: {participant: asa, mentor: max}
  sju-sven: {participant: deltagare-7, introducer: sven}
"""


def plan_from(text: str) -> Plan:
    """The plan of one file that has no faults."""
    programme, origins, diagnostics = read_programme(Folder("prov", (File("prov.yaml", text.encode()),)))
    assert diagnostics == []
    assert programme is not None
    return plan_of("prov", programme, origins)


def tiny(*changes: tuple[str, str]) -> Plan:
    """The tiny programme, with words changed for others."""
    text = TINY
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return plan_from(text)


def real(name: str) -> Plan:
    """One of the programmes that travel with the program."""
    folder = CHECKOUT / "programmes" / name
    files = tuple(File(path.as_posix(), path.read_bytes()) for path in sorted(folder.rglob("*.yaml")))
    programme, origins, _ = read_programme(Folder(f"programmes/{name}", files))
    assert programme is not None
    return plan_of(name, programme, origins)


def own(folder: Path, **templates: str) -> BaseLoader:
    """The templates as a workspace sees them that has these of its own, `booklet_typ_j2=…` for `booklet.typ.j2`."""
    (folder / "templates").mkdir()
    for name, text in templates.items():
        (folder / "templates" / name.replace("_", ".")).write_text(text, encoding="utf-8")
    return ChoiceLoader([FileSystemLoader(folder / "templates"), BUILTIN, PrefixLoader({"builtin": BUILTIN})])


def made(plan: Plan, templates: BaseLoader = TEMPLATES, *, drafts: bool = False) -> dict[str, bytes]:
    """Every file of a plan's booklets."""
    edition = Edition(plan, drafts=drafts)
    printer = Printer(edition, templates, fonts=FONTS)
    return dict(file for each in booklet_prints(edition, templates) for file in printer.files(each))


def words(html: str | bytes) -> str:
    """What a page says, without styles and with single spaces."""
    reader = _Words()
    reader.feed(html if isinstance(html, str) else html.decode())
    return " ".join(" ".join(reader.found).split())


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.silent = False

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.silent = self.silent or tag == "style"

    def handle_endtag(self, tag: str) -> None:
        self.silent = self.silent and tag != "style"

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.found.append(data)
