"""A tiny programme with something of everything that a page may and may not show, and a reader of pages."""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import unquote

from jinja2 import FileSystemLoader

from introplan.agenda import Plan, plan_of
from introplan.reading import File, Folder, read_programme
from introplan.releases import Edition
from introplan.rendering.site import site

CHECKOUT = Path(__file__).parents[3]
TEMPLATES = FileSystemLoader(CHECKOUT / "templates")

TINY = """
programme:
  schema: 1
  id: prov
  title: Program för nya
  kind: introduction
  owner: kommunen
  length: 24 months
  language: sv
  contact: {title: Programmet, email: programmet@kommunen.example}
  domain: prov.example
  coordinators: [karin, kalle-7]
  phases:
    start: {title: Start, months: 0-3}
    grund: {title: Grund, months: 3-24}
  roles:
    introducer: {required: yes}
    mentor: {required: no}
  welcome: |
    Välkommen **hit**.

    Du hinner.

    Resten läser den som vill.
organisations:
  kommunen: {title: Kommunen, kind: municipality}
  grannen: {title: Grannkommunen, kind: municipality}
  facket: {title: Facket, kind: union}
people:
  karin: {name: Karin Provlund, organisation: kommunen, job: Samordnare, email: karin@kommunen.example, phone: 010-11}
  kalle-7: {organisation: kommunen, job: Hemligt arbete, protected: yes}
  ida: {name: Ida Introsdotter, organisation: kommunen, email: ida@kommunen.example, phone: 010-22}
  ada: {name: Ada Testsson, organisation: kommunen, email: ada@kommunen.example, phone: 010-33}
  bo: {name: Bo Skissvik, organisation: grannen}
  deltagare-7: {organisation: grannen, protected: yes}
places:
  salen:
    title: Salen
    address: Provgatan 1
    step_free: yes
    hearing_loop: no
    directions: Ring på **klockan**.
  trappan: {title: Ateljén, address: Provgatan 2, step_free: no}
  rummet: {title: Samtalsrummet, address: Hemliga gränd 3}
  natet: {title: Nätet, online: yes, link: https://moten.example/natet}
lectures:
  barnsamtal:
    title: Samtal med barn
    length: 3h
    lecturers: [ida]
    text: Föreläsningens hela text.
  lagen: {title: Lagen i vardagen, length: 2h, lecturers: [kalle-7]}
activities:
  utbyte: {title: Erfarenhetsutbyte, kind: exchange, length: 2h, every: 6 weeks}
  besok: {title: Hos polisen, kind: study_visit, length: 1h}
cohorts:
  ht26:
    title: Hösten 2026
    starts: 2026-09-01
    capacity: 4
    seats: {kommunen: 3, grannen: 1}
    intake: {kind: rolling, closes: 2026-12-31}
    participants:
      ada:
      bo:
      deltagare-7:
    sessions:
      barnsamtal:
        date: 2026-10-08
        time: 9-12
        place: salen
        status: cancelled
        note: Anteckning till dem som kommer.
        internal_note: Ring om projektorn.
      barnsamtal-ny: {of: barnsamtal, date: 2026-11-05, time: 9-12, place: salen}
      utbyte-1: {of: utbyte, date: 2026-10-15, time: 13-15, link: https://moten.example/utbyte, status: cancelled}
      utbyte-2: {of: utbyte, date: 2026-12-03, time: 13-15, place: natet}
      besok: {date: 2027-03-04, time: 10, place: trappan, for: [ada, bo]}
      lagen: {date: 2027-03-04, time: 9-11, with: [vt27, utkast]}
      forslag: {of: besok, date: 2027-04-01, time: 10, status: proposed}
  vt27:
    title: Våren 2027
    starts: 2027-02-01
    status: finished
  utkast:
    title: Utkastskullen
    starts: 2027-09-01
    status: draft
    sessions:
      utkastet: {of: utbyte, date: 2027-10-07, time: 13-15}
pairings:
  ada-ida: {participant: ada, introducer: ida, meets: {on: tuesday, time: 13:00, place: rummet, length: 1h, every: 1 month}}
events:
  dialog: {kind: union_dialogue, date: 2026-05-28, time: 10-11, with: [facket], subject: Avsatt tid}
  chefer: {kind: briefing, date: 2026-08-20, time: 8.30-9, place: natet, audience: [managers], by: karin, subject: Så kan du hjälpa}
  natverk: {kind: network, date: 2027-01-20, audience: [mentors, colleagues], subject: Att ta emot någon}
"""  # noqa: E501 - one entry a line is easier to compare with the page

SHARED = {
    "calendars/programme.ics",
    "calendars/cohorts/ht26.ics",
    "calendars/places/salen.ics",
    "calendars/organisations/kommunen.ics",
    "calendars/organisations/facket.ics",
    "booklets/ht26.pdf",
    "booklets/ht26.html",
}
PERSONAL = {"calendars/people/ada.ics", "calendars/people/karin.ics", "booklets/people/ada.pdf", "reports/load.html"}


def plan_from(text: str) -> Plan:
    """The plan that a text makes; fails when it has a fault."""
    programme, origins, diagnostics = read_programme(Folder("prov", (File("prov.yaml", text.encode()),)))
    assert diagnostics == []
    assert programme is not None
    return plan_of("prov", programme, origins)


def tiny(before: str = "", after: str = "") -> Plan:
    """The tiny programme, perhaps with one thing changed."""
    assert TINY.count(before) == 1 or not before
    return plan_from(TINY.replace(before, after) if before else TINY)


def real(name: str) -> Plan:
    """One of the programmes that come with introplan."""
    paths = sorted((CHECKOUT / "programmes" / name).rglob("*.yaml"))
    files = tuple(File(path.relative_to(CHECKOUT).as_posix(), path.read_bytes()) for path in paths)
    programme, origins, _ = read_programme(Folder(f"programmes/{name}", files))
    assert programme is not None
    return plan_of(name, programme, origins)


def page(plan: Plan, *, drafts: bool = False, made: Collection[str] = SHARED | PERSONAL) -> str:
    """The start page of a plan."""
    return pages(plan, drafts=drafts, made=made)["index.html"]


def pages(plan: Plan, *, drafts: bool = False, made: Collection[str] = SHARED | PERSONAL) -> dict[str, str]:
    """All pages of a plan by their paths, and the stylesheet beside them."""
    return {path: content.decode() for path, content in site(Edition(plan, drafts=drafts), TEMPLATES, made=made)}


@dataclass
class Reader(HTMLParser):
    """What stands in a page: its elements with their attributes, in order, and its text. Pictures are kept apart."""

    elements: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)
    in_picture: list[str] = field(default_factory=list)
    attributes: list[tuple[str, str]] = field(default_factory=list)
    text: str = ""
    depth: int = 0

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.depth += tag == "svg"
        if self.depth:
            self.in_picture.append(tag)
        else:
            self.elements.append((tag, tuple(name for name, _ in attrs)))
        self.attributes += [(name, value or "") for name, value in attrs]

    def handle_endtag(self, tag: str) -> None:
        self.depth -= tag == "svg"

    def handle_data(self, data: str) -> None:
        self.text += data

    def values(self, name: str) -> list[str]:
        """Every value of an attribute."""
        return [value for attribute, value in self.attributes if attribute == name]

    @property
    def words(self) -> str:
        """The text with each run of white space as one space."""
        return " ".join(self.text.split())


def read(html: str) -> Reader:
    """A page as a reader finds it."""
    reader = Reader()
    reader.feed(html)
    reader.close()
    return reader


def dangling(files: Mapping[str, str], made: Collection[str] = SHARED) -> list[tuple[str, str]]:
    """Links of the pages that lead nowhere: to no place on any of them, no file beside them, and not out of there."""
    read_in = {path: read(html) for path, html in files.items() if path.endswith(".html")}
    ids = {path: set(reader.values("id")) for path, reader in read_in.items()}

    def leads_somewhere(path: str, link: str) -> bool:
        if link.startswith(("mailto:", "data:", "https://", "http://", "tel:")):
            return True
        file, _hash, place = link.partition("#")
        there = normpath(join(dirname(path), unquote(file))) if file else path
        if place:
            return unquote(place) in ids.get(there, ())
        return bool(file) and (there in files or there in made)

    return [
        (path, link)
        for path, reader in read_in.items()
        for link in reader.values("href")
        if not leads_somewhere(path, link)
    ]


def repeated(values: list[str]) -> list[str]:
    """The values that stand more than once."""
    return [value for value, count in Counter(values).items() if count > 1]
